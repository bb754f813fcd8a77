"""Writing an Office package: the same parts always give the same bytes."""

from __future__ import annotations

import os
import re
import struct
import time
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkmaterials.office.compiled import Packed

FIRST_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can hold
LAST_DATE = (2107, 12, 31, 23, 59, 58)
CONTENT_TYPES = "[Content_Types].xml"
_FIRST = (CONTENT_TYPES, "_rels/.rels")
_DATES = rb"(<dcterms:(created|modified)\b[^<>]*>)[^<>]*(</dcterms:\2>)"
# What is packed once, when a template is compiled, may take its time. What is packed at each
# rendering may not: for a large part, a sixth more in size saves half of the time.
_PATIENT, _SOON, _AT_ONCE = 9, 6, 3
# Window and memory for deflating, as powers of two: for small parts, setting up the usual ones
# takes longer than deflating, and they deflate no better.
_SMALL, _LARGE = (13, 7), (zlib.MAX_WBITS, 8)
_EPOCH = 1980  # the year in which a zip file's time begins
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sBBBBHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_NEEDS = 20  # version of the format, times ten
_UNIX = 3
_UTF8 = 1 << 11
_RIGHTS = 0o600 << 16
_PACKED_ALREADY = (".png", ".jpg", ".jpeg", ".gif", ".xlsx", ".docx", ".mp4", ".wmf.gz")


def source_date_epoch() -> int | None:
    """Return ``SOURCE_DATE_EPOCH`` in seconds since 1970, or None."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    return int(value) if value.isdecimal() else None


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
    return re.sub(_DATES, rb"\g<1>" + date + rb"\g<3>", core)


def prepared(name: str, data: bytes, *, patient: bool = True) -> Packed:
    """Return a part as it goes into a file: deflated, unless it is of a kind that is already."""
    if name.lower().endswith(_PACKED_ALREADY):
        return (zlib.crc32(data), len(data), data, False)
    small = len(data) <= 1 << _SMALL[0]
    window, memory = _SMALL if small else _LARGE
    level = _PATIENT if patient else _SOON if small else _AT_ONCE
    packer = zlib.compressobj(level, zlib.DEFLATED, -window, memory)
    packed = packer.compress(data) + packer.flush()
    return (zlib.crc32(data), len(data), packed, True)


def unpacked(part: Packed) -> bytes:
    """Return what `prepared` was given."""
    return zlib.decompress(part[2], -zlib.MAX_WBITS) if part[3] else part[2]


def pack(parts: Iterable[tuple[str, bytes | Packed]]) -> bytes:
    """Pack parts, the list of contents first, then the package's relationships.

    Args:
        parts: name and content of each; what never changes may come deflated already.
    """
    listed = list(parts)
    by_name = dict(listed)
    names = [name for name in _FIRST if name in by_name]
    names += [name for name, _ in listed if name not in _FIRST]
    year, month, day, hour, minute, second = _date()
    clock = hour << 11 | minute << 5 | second // 2
    calendar = (year - _EPOCH) << 9 | month << 5 | day
    out: list[bytes] = []
    index: list[bytes] = []
    offset = 0
    for name in names:
        part = by_name[name]
        if isinstance(part, bytes):
            part = prepared(name, part, patient=False)
        crc, size, data, is_deflated = part
        called = name.encode()
        flags = 0 if called.isascii() else _UTF8
        method = zlib.DEFLATED if is_deflated else 0
        common = (flags, method, clock, calendar, crc, len(data), size, len(called), 0)
        out += (_LOCAL.pack(b"PK\3\4", _NEEDS, *common), called, data)
        head = (b"PK\1\2", _NEEDS, _UNIX, _NEEDS, 0, *common)
        index += (_CENTRAL.pack(*head, 0, 0, 0, _RIGHTS, offset), called)
        offset += _LOCAL.size + len(called) + len(data)
    directory = b"".join(index)
    end = (b"PK\5\6", 0, 0, len(names), len(names), len(directory), offset, 0)
    return b"".join((*out, directory, _END.pack(*end)))
