"""Numbers in the attributes of Office's XML, which other programs do not always write well."""

from __future__ import annotations

from math import isfinite
from typing import Final

# What a length may be written in, in EMU.
_UNITS: Final = {
    "mm": 36_000,
    "cm": 360_000,
    "in": 914_400,
    "pt": 12_700,
    "pc": 152_400,
    "pi": 152_400,
}


def number(text: str | bytes | None, default: float = 0.0) -> float:
    """Return a number, as "1800" or "90%"; `default` where there is none that can be read."""
    plain = text.decode("ascii", "replace") if isinstance(text, bytes) else text or ""
    try:
        found = float(plain.strip().removesuffix("%"))
    except ValueError:
        return default
    return found if isfinite(found) else default


def whole(text: str | None, default: int = 0) -> int:
    """Return a whole number; `default` where there is none that can be read."""
    return round(number(text, default))


def emu(text: str | None, default: float = 0.0) -> float:
    """Return a length in EMU, written as such or as "2.5cm"; `default` where none can be read."""
    plain = (text or "").strip()
    unit = _UNITS.get(plain[-2:])
    return number(plain[:-2], default / unit) * unit if unit else number(plain, default)
