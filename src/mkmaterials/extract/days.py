"""Days as printed: "19 to 21 November 2024", "May 3", "30 March to 1 April"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mkmaterials.extract.passages import Paragraph, Place, Reading

_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:,?\s+(?:of\s+)?(?P<{}>\d{{4}})\b)?"
_TO: Final = r"\s*(?:[-–—]|\bto\b|\band\b|\buntil\b|\btill\b|\bthrough\b)\s*"
_NAME: Final = r"(?P<{}>[^\W\d_]{{3,9}})\.?"
_DAY_FIRST: Final = re.compile(
    rf"(?<![\d.])(?<!\d,)(?:the\s+)?(?:(?P<d0>{_DAY}),\s+)?(?:{_DAY},\s+){{0,3}}"
    rf"(?:(?P<d1>{_DAY})(?:\s+{_NAME.format('m1')})?{_YEAR.format('y1')}{_TO})?"
    rf"(?:the\s+)?(?P<d2>{_DAY})\s+(?:of\s+)?{_NAME.format('m2')}{_YEAR.format('y2')}"
)
_MONTH_FIRST: Final = re.compile(
    rf"\b(?P<m2>[^\W\d_]{{3,9}})\.?\s+(?P<d1>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?\b{_YEAR.format('y2')}"
)
_NUMERIC: Final = re.compile(r"(?<![\w./])(\d{1,2})([./])(\d{1,2})\2((?:19|20)\d\d)(?![\w/])")


@dataclass(frozen=True, slots=True)
class Day:
    """A date or range as printed; `year` is ``None`` where none is printed."""

    place: Place
    first: tuple[int, int]  # month, day
    last: tuple[int, int]
    year: int | None
    first_year: int | None

    def starts(self, year: int) -> dt.date:
        """Return the first day."""
        return dt.date(self.first_year or year, *self.first)

    def ends(self, year: int) -> dt.date:
        """Return the last day."""
        return dt.date(year, *self.last)


def find_days(reading: Reading, paragraph: Paragraph, start: int, end: int) -> list[Day]:
    """Return the days printed between two offsets of a paragraph, in order."""
    found: list[Day] = []
    if not any(map(str.isdigit, paragraph.outside[start:end])):
        return found
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(paragraph.outside, start, end):
            day = _day(reading, paragraph, match)
            if day:
                found.append(day)
    found += [
        day
        for match in _NUMERIC.finditer(paragraph.outside, start, end)
        if (day := _in_figures(paragraph, match))
    ]
    return sorted(found, key=lambda day: (day.place.start, -day.place.end))


def _in_figures(paragraph: Paragraph, match: re.Match[str]) -> Day | None:
    """Return the day of 26.11.2010; of 26/11/2010 only if no month can be meant by the first."""
    first, mark, month, year = int(match[1]), match[2], int(match[3]), int(match[4])
    if mark == "/" and first <= _MONTHS:
        return None
    day = Day(
        paragraph.place(match.start(), match.end()), (month, first), (month, first), year, year
    )
    try:
        day.starts(year)
    except ValueError:
        return None
    return day


_MONTHS: Final = 12


def _day(reading: Reading, paragraph: Paragraph, match: re.Match[str]) -> Day | None:
    months = reading.lexicon.numbers["dates.months"]
    part = match.groupdict()
    month = months.get(part["m2"].lower())
    if month is None or not part["m2"][0].isupper():
        return None
    last = _number(part["d2"]) or _number(part["d1"]) or 0
    first = _number(part.get("d0")) or _number(part["d1"]) or last
    first_month = months.get((part.get("m1") or "").lower(), month)
    year = int(part["y2"]) if part["y2"] else None
    first_year = int(part["y1"]) if part.get("y1") else None
    day = Day(
        paragraph.place(match.start(), match.end()),
        (first_month, first),
        (month, last),
        year,
        first_year or (year - 1 if year and first_month > month else None),
    )
    try:
        in_order = day.starts(year or 2000) <= day.ends(year or 2000)
    except ValueError:
        return None
    return day if in_order or year is None else None


def _number(text: str | None) -> int | None:
    return int("".join(filter(str.isdigit, text))) if text else None
