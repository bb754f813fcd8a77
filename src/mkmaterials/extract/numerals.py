"""Whole numbers in a paragraph, in digits and in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.passages import Paragraph, Word

_NUMBER: Final = re.compile(
    r"(?<![\w.,:/-])\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?![\w%])|(?<![\w.,:/-])\d{1,5}(?![\w%/:]|[.,]\d|-\w)"
)
_HUNDRED: Final = 100


def find_numbers(paragraph: Paragraph, lexicon: Lexicon) -> list[tuple[int, int, int]]:
    """Return start, end and value of each whole number: 60; 1,200; Nineteen; twenty-five."""
    if paragraph.numbers is None:
        found = [(m.start(), m.end(), _digits(m[0])) for m in _NUMBER.finditer(paragraph.outside)]
        paragraph.numbers = sorted([*found, *_in_words(paragraph, lexicon)])
    return paragraph.numbers


def _digits(text: str) -> int:
    return int("".join(filter(str.isdigit, text)))


def _in_words(paragraph: Paragraph, lexicon: Lexicon) -> list[tuple[int, int, int]]:
    """Find numbers in words: Nineteen, twenty-five, one hundred and fifty."""
    found: list[tuple[int, int, int]] = []
    words = paragraph.words
    index = 0
    plain = lexicon.numbers["numbers.words"]
    multipliers = lexicon.numbers["numbers.multipliers"]
    while index < len(words):
        low = words[index].low
        if low not in plain and low not in multipliers and "-" not in low:
            index += 1
            continue
        first, total, last = index, 0, index
        while index < len(words) and (parts := _values(words[index], lexicon)) is not None:
            for part, times in parts:
                total = (total or 1) * part if times else total + part
            last = index
            index += 1
            if index + 1 < len(words) and words[index].low == "and" and total % _HUNDRED == 0:
                index += _values(words[index + 1], lexicon) is not None
        if total:
            found.append((words[first].start, words[last].end, total))
        index = max(index, first + 1)
    return found


def _values(word: Word, lexicon: Lexicon) -> list[tuple[int, bool]] | None:
    """Return the values in "twenty-five" or "dozen", and whether each multiplies."""
    plain = lexicon.numbers["numbers.words"]
    times = lexicon.numbers["numbers.multipliers"]
    parts = word.low.split("-")
    if not all(part in plain or part in times for part in parts):
        return None
    return [(times.get(part) or plain[part], part in times) for part in parts]
