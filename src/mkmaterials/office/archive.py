"""Writing an Office package: the same parts always give the same bytes."""

from __future__ import annotations

import os
import re
import time
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can hold
LAST_DATE = (2107, 12, 31, 23, 59, 58)
CONTENT_TYPES = "[Content_Types].xml"
_FIRST = (CONTENT_TYPES, "_rels/.rels")
_DATES = re.compile(rb"(<dcterms:(created|modified)\b[^<>]*>)[^<>]*(</dcterms:\2>)")
_PACKED_ALREADY = (".png", ".jpg", ".jpeg", ".gif", ".xlsx", ".docx", ".mp4", ".wmf.gz")


def source_date_epoch() -> int | None:
    """Return ``SOURCE_DATE_EPOCH`` in seconds since 1970, or None."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    return int(value) if value.isdigit() else None


def _date() -> tuple[int, int, int, int, int, int]:
    epoch = source_date_epoch()
    if epoch is None:
        return FIRST_DATE
    moment = time.gmtime(epoch)
    return min(max(FIRST_DATE, (*moment[:5], moment[5] - moment[5] % 2)), LAST_DATE)


def stamp(core: bytes) -> bytes:
    """Return the core properties, with ``SOURCE_DATE_EPOCH`` as their dates if it is set."""
    epoch = source_date_epoch()
    if epoch is None:
        return core
    date = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(epoch)).encode()
    return _DATES.sub(rb"\g<1>" + date + rb"\g<3>", core)


def pack(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Pack parts, the list of contents first, then the package's relationships."""
    listed = list(parts)
    by_name = dict(listed)
    names = [name for name in _FIRST if name in by_name]
    names += [name for name, _ in listed if name not in _FIRST]
    date = _date()
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            info = zipfile.ZipInfo(name, date)
            stored = name.lower().endswith(_PACKED_ALREADY)
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o600 << 16
            archive.writestr(info, by_name[name], compresslevel=6)
    return buffer.getvalue()
