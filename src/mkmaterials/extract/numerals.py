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
# An age counts nobody: "Ion Paladi, 17, said"; "aged 15 to 18"; "between the ages of 15 and 18"
_AGE_BEFORE: Final = re.compile(
    r"\b(?:aged?|ages)(?: of| from| between| under| over)?(?: \S{1,15}(?: to| and| or|-|–))? $",
    re.IGNORECASE,
)
# "17 years old", "17-year-old", "15- to 18-year-old", "15 to 18 years of age"
_AGE_AFTER: Final = re.compile(
    r"-?(?: ?(?:to|and|or|-|–) ?\S{1,15}?)?[ -]years?(?:[ -]olds?| of age)\b", re.IGNORECASE
)
_APART: Final = ((", ", ","), (" (", ")"))  # before and after the age of somebody named
_OLDEST: Final = 120  # years
_LOOKED_BACK: Final = 40  # characters before a number that tell of an age


def find_numbers(paragraph: Paragraph, lexicon: Lexicon) -> list[tuple[int, int, int]]:
    """Return start, end and value of each whole number: 60; 1,200; Nineteen; twenty-five."""
    if paragraph.numbers is None:
        found = [(m.start(), m.end(), _digits(m[0])) for m in _NUMBER.finditer(paragraph.outside)]
        found += _in_words(paragraph, lexicon)
        paragraph.numbers = sorted(one for one in found if not _is_age(paragraph, one, lexicon))
    return paragraph.numbers


def _is_age(paragraph: Paragraph, number: tuple[int, int, int], lexicon: Lexicon) -> bool:
    """Tell whether a number is somebody's age: "aged 17", "17-year-old", "Ion Paladi, 17, said"."""
    start, end, value = number
    text = paragraph.outside
    before = text[max(0, start - _LOOKED_BACK) : start]
    if _AGE_BEFORE.search(before) or _AGE_AFTER.match(text, end):
        return True
    index = paragraph.index_at(start)
    if not index or value > _OLDEST:
        return False
    last = paragraph.words[index - 1]
    apart = (text[last.end : start], text[end : end + 1]) in _APART
    dates = ("dates.months", "dates.weekdays")
    dated = any(last.low in lexicon.numbers[key] for key in dates)
    return apart and last.text[0].isupper() and not dated


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
