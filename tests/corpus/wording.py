"""When two wordings are the same, and how gold names a quotation without printing it."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_SINGLE: Final = "‘’‚‛ʼ′‹›"
_DOUBLE: Final = "“”„‟«»″"
_PLAIN: Final = str.maketrans(
    dict.fromkeys(_SINGLE, "'")
    | dict.fromkeys(_DOUBLE, '"')
    | {"\u00a0": " ", "\u202f": " ", "\u200b": ""}
)
_ARTICLES: Final = frozenset(
    "a an the der die das le la les l' il lo gli i el los las".split()  # noqa: SIM905 - readable
)
_ALIKE: Final = 0.5  # share of the shorter one's words


def normalise(text: str) -> str:
    """Return `text` with plain marks and single spaces, without marks and stops at its edges.

    Question and exclamation marks stay, and so do marks inside.
    """
    text = " ".join(text.translate(_PLAIN).split())
    while True:
        shorter = text.strip(" \"'").rstrip(" ,.")
        if shorter == text:
            return text
        text = shorter


def digest(text: str) -> str:
    """Return the SHA-256 of the normalised text, by which gold names a quotation."""
    return hashlib.sha256(normalise(text).encode()).hexdigest()


def describe(text: str) -> dict[str, str | int]:
    """Return what gold records of a quotation: hash, first four words, number of words."""
    words = normalise(text).split(" ")
    return {"sha256": digest(text), "starts": " ".join(words[:4]), "words": len(words)}


def find(sha256: str, count: int, paragraphs: Sequence[str]) -> str | None:
    """Return the `count` words of a paragraph that have this hash, or ``None``."""
    for paragraph in paragraphs:
        words = paragraph.split()
        for start in range(len(words) - count + 1):
            text = normalise(" ".join(words[start : start + count]))
            if hashlib.sha256(text.encode()).hexdigest() == sha256:
                return text
    return None


def same(one: str, other: str) -> bool:
    """Tell whether two texts differ in case, white space, marks and edge stops only."""
    return normalise(one).casefold() == normalise(other).casefold()


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are the same but for articles and a bracketed abbreviation."""
    return _words(one) == _words(other)


def same_group(one: str, other: str) -> bool:
    """Tell whether one group of people is named with all the words of the other, in a row."""
    short, long = sorted((_words(one), _words(other)), key=len)
    last = len(long) - len(short) + 1
    return bool(short) and any(long[i : i + len(short)] == short for i in range(last))


def alike(one: str, other: str) -> bool:
    """Tell whether two texts share half the words of the shorter: meant, but cut wrongly."""
    words = set(_words(one)), set(_words(other))
    return len(words[0] & words[1]) >= _ALIKE * max(1, min(map(len, words)))


def _words(text: str) -> list[str]:
    bare = re.sub(r"\s*\([^()]*\)", "", normalise(text)).casefold()
    return [word for word in re.findall(r"[\w'/-]+", bare) if word not in _ARTICLES]


def city_and_country(place: str | None) -> tuple[str | None, str | None]:
    """Split "Osh, Kyrgyzstan" or "Osh (Kyrgyzstan)"; what is not there is ``None``."""
    city, _, country = re.sub(r"\s*\(", ", ", place or "").partition(",")
    return city.strip() or None, country.strip(" )") or None
