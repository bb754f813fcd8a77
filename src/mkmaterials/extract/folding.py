"""Comparing names: without accents and capitals, an owner's s, and with a letter wrong."""

from __future__ import annotations

import unicodedata
from typing import Final

_FOLDED: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
_SHORTEST_SLIP: Final = 6  # letters of a surname below which a letter makes another name


def fold(text: str) -> str:
    """Return a text in lower case without accents, for comparing names."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_FOLDED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def without_s(text: str) -> str:
    """Return a name without the ’s of an owner."""
    return text.removesuffix("’s").removesuffix("'s")


def same_but_a_letter(one: str, other: str) -> bool:
    """Tell whether two folded surnames differ in one letter: changed, added or dropped."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST_SLIP or len(long) - len(short) > 1 or short == long:
        return False
    at = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    rest = at + 1 if len(short) == len(long) else at
    return short[rest:] == long[at + 1 :]
