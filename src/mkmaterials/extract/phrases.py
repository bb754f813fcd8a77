"""Finding phrases of the lexicon in a text, at word boundaries."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.passages import Reading


def find_phrases(text: str, phrases: Iterable[str]) -> list[tuple[int, int]]:
    """Return where phrases stand as whole words, in order, the longer of two that overlap."""
    low = lowered(text)
    found: list[tuple[int, int]] = []
    for phrase in _present(low, phrases):
        at = low.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            if _is_whole(low, at, end):
                found.append((at, end))
            at = low.find(phrase, end)
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _present(low: str, phrases: Iterable[str]) -> Iterable[str]:
    """Return the phrases whose first word is in the text: of a long list, few are looked for."""
    if not isinstance(phrases, tuple) or len(phrases) < _MANY:
        return phrases
    by_first = _by_first(phrases)
    firsts = by_first.keys() & _words_of(low)
    return [phrase for first in firsts for phrase in by_first[first]]


_MANY: Final = 8  # phrases from which on an index pays
_WORD: Final = re.compile(r"\w+")


@lru_cache(maxsize=512)  # sentences; each is searched for several lists of phrases
def _words_of(low: str) -> frozenset[str]:
    return frozenset(_WORD.findall(low))


@lru_cache(maxsize=64)
def _by_first(phrases: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the phrases by the first word of each."""
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        first = _WORD.search(phrase)
        found.setdefault(first[0] if first else "", []).append(phrase)
    return found


def has_event_noun(reading: Reading, text: str) -> bool:
    """Tell whether a text names a kind of event (workshop, training course)."""
    kinds = _by_first(reading.lexicon.phrases("event.types"))
    if kinds.keys().isdisjoint(_words_of(lowered(text))):
        return False
    return bool(event_pattern(reading.lexicon).search(text))


def event_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of the kinds of event, longest first."""
    return _any_of(lexicon.phrases("event.types"))


@lru_cache(maxsize=8)
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b", re.IGNORECASE)


def _is_whole(low: str, start: int, end: int) -> bool:
    before = low[start - 1] if start else " "
    after = low[end] if end < len(low) else " "
    return not (before.isalnum() or before == "-") and not (
        after.isalnum() and low[end - 1].isalnum()
    )


def lowered(text: str) -> str:
    """Return the text in lower case, every character still at its offset."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
