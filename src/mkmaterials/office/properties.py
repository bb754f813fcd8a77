"""Title, author, subject and language in a file's core properties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkmaterials.office.relations import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

_DUBLIN_CORE: Final = "http://purl.org/dc/elements/1.1/"
_NAMES: Final = {
    "title": "title",
    "author": "creator",
    "subject": "subject",
    "language": "language",
}


def fill(core: bytes, about: Mapping[str, str]) -> bytes:
    """Set the properties that a template leaves blank; what it sets itself stays.

    Args:
        core: the part.
        about: "title", "author", "subject" and "language", as far as they are known.
    """
    for name, value in about.items():
        text = " ".join(value.split())
        if not text or name not in _NAMES:
            continue
        element = _NAMES[name].encode()
        written = (
            b"<dc:"
            + element
            + b' xmlns:dc="'
            + _DUBLIN_CORE.encode()
            + b'">'
            + escape(text).encode()
            + b"</dc:"
            + element
            + b">"
        )
        old = re.search(rb"<dc:%s\b[^<>]*(?:/>|>([^<]*)</dc:%s>)" % (element, element), core)
        if old is not None and (old[1] or b"").strip():
            continue
        if old is not None:
            core = core[: old.start()] + written + core[old.end() :]
            continue
        end = core.rfind(b"</")
        core = core[:end] + written + core[end:] if end > 0 else core
    return core
