"""Names made comparable, and made into ids."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_FOLDED: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
_KEPT: Final = 1 << 14  # words kept; a text repeats its own
_LATIN: Final = str.maketrans(
    dict(zip("абвгдезиклмнопрстуфхыэ", "abvgdeziklmnoprstufhye", strict=True))
    | {
        "ж": "zh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "sch",
        "ю": "yu",
        "я": "ya",
        "ъ": "",
        "ь": "",
    }
)


@lru_cache(maxsize=_KEPT)
def fold(text: str) -> str:
    """Return a text in lower case without accents (й is и, ё is е)."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_FOLDED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def slug(word: str) -> str:
    """Return a word as an id in ASCII letters, Cyrillic spelt in Latin; may be empty."""
    latin = fold(word).translate(_LATIN)
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in latin)
    return "-".join(part for part in kept.split("-") if part)


_ENDINGS: Final = (
    *("ого", "его", "ому", "ему", "ыми", "ими", "ая", "яя", "ой", "ей", "ею", "ую", "юю", "ый"),
    *("ий", "ым", "им", "ом", "ем", "ея", "ии", "ия", "ью", "а", "я", "у", "ю", "ы", "и", "е"),
    *("ь", "й"),
)
ENDINGS: Final = tuple(sorted(map(fold, _ENDINGS), key=len, reverse=True))
"""Endings of Cyrillic names and functions by case, folded, the longest first."""
