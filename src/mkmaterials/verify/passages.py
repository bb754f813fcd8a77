"""Finding a passage in a release: exactly, or the nearest one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkmaterials.model.release import Span, parse_at

if TYPE_CHECKING:
    from mkmaterials.model.release import Release

_ENOUGH = 0.5  # share of like characters below which a passage is no help


def stands_at(release: Release, text: str, at: str) -> bool:
    """Tell whether exactly `text` stands at `at` (or within the paragraph, for ``p6``)."""
    number, start, end = parse_at(at)
    if number > len(release.paragraphs):
        return False
    passage = release.paragraphs[number - 1]
    return text in passage if start is None else passage[start:end] == text


def occurrences(release: Release, text: str) -> list[Span]:
    """Return every place where `text` stands verbatim: as whole words, or else within words."""
    spans = [
        Span(number, match.start(), match.end())
        for number, paragraph in enumerate(release.paragraphs, 1)
        if text in paragraph
        for match in re.finditer(re.escape(text), paragraph)
    ]
    whole = [
        span
        for span in spans
        if is_whole(release.paragraphs[span.paragraph - 1], span.start, span.end)
    ]
    return whole or spans


def is_whole(paragraph: str, start: int, end: int) -> bool:
    """Tell whether a passage lies within a paragraph and cuts no word at its edges."""
    if not 0 <= start < end <= len(paragraph):
        return False
    return not any(
        0 < edge < len(paragraph) and paragraph[edge - 1].isalnum() and paragraph[edge].isalnum()
        for edge in (start, end)
    )


def nearest(release: Release, text: str) -> tuple[int, str] | None:
    """Return paragraph number and text of the passage most like `text`, or ``None``."""
    from difflib import SequenceMatcher

    best: tuple[float, int, str] = (_ENOUGH, 0, "")
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(text)
    for number, paragraph in enumerate(release.paragraphs, 1):
        matcher.set_seq1(paragraph)
        block = matcher.find_longest_match()
        start = max(0, block.a - block.b)
        window = _whole_words(paragraph, start, start + len(text))
        likeness = SequenceMatcher(None, window, text, autojunk=False).ratio()
        if likeness > best[0]:
            best = (likeness, number, window)
    return best[1:] if best[1] else None


def _whole_words(paragraph: str, start: int, end: int) -> str:
    """Return the passage from `start` to `end`, widened to whole words."""
    while start > 0 and not paragraph[start - 1].isspace():
        start -= 1
    while end < len(paragraph) and not paragraph[end].isspace():
        end += 1
    return paragraph[start:end]
