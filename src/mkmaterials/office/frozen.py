"""A copy of a finished deck for programs that would fit its texts anew.

LibreOffice sets text that "shrinks on overflow" by its own measure when it opens a file, often
with lines closer together than they need to be. The engine has fitted it already.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from mkmaterials.office.archive import pack

_PARTS: Final = re.compile(r"ppt/(?:slides|slideLayouts|slideMasters)/[^/]+\.xml")
_FIT: Final = re.compile(rb"<a:normAutofit(?: [^<>]*)?/>|<a:normAutofit[^<>]*></a:normAutofit>")


def frozen(deck: bytes) -> bytes:
    """Return a finished deck whose texts keep the sizes that they have in it."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return pack(
        (name, _FIT.sub(b"<a:noAutofit/>", data) if _PARTS.fullmatch(name) else data)
        for name, data in parts.items()
    )
