"""Finding phrases of the lexicon in a text, at word boundaries."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.passages import Reading


def find_phrases(text: str, phrases: Iterable[str]) -> list[tuple[int, int]]:
    """Return where phrases stand as whole words, in order, the longer of two that overlap."""
    low = _lower(text)
    found: list[tuple[int, int]] = []
    for phrase in phrases:
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


def has_event_noun(reading: Reading, text: str) -> bool:
    """Tell whether a text names a kind of event (workshop, training course)."""
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


def _lower(text: str) -> str:
    """Return the text in lower case, every character still at its offset."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
