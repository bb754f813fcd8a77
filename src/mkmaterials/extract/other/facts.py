"""When, where and how many: what a release says of the event in so many words."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.other.people import bare, is_name_word
from mkmaterials.extract.other.text import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.extract.other.people import Place
    from mkmaterials.extract.other.text import Paragraph
    from mkmaterials.extract.other.words import Words

_HEAD: Final = 90  # characters within which a dateline ends
_DASH: Final = re.compile(r"\s[-–—]+\s|\.\s?[-–—]+\s|(?<=\w)[–—]\s")
_CITY: Final = re.compile(
    r"[^\W\d_][^,;:.!?\d«»“”„\"]{1,40}(?:,\s[^\W\d_][^,;:.!?\d«»“”„\"]{1,30})?"
)
_LEAD: Final = 4  # paragraphs below the headline that introduce the event
_LONGEST_EVENT: Final = 60  # days
_REACH: Final = 5  # words from a number to the noun it counts
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_MOST_CITY: Final = 4  # words


@dataclass(frozen=True, slots=True)
class Day:
    """A day or range as printed; `year` is ``None`` where none is printed."""

    paragraph: int
    at: Place
    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None
    first_year: int | None

    def dates(self, year: int) -> tuple[dt.date, dt.date] | None:
        """Return first and last day, or ``None`` if the calendar has no such days."""
        try:
            starts, ends = dt.date(self.first_year or year, *self.first), dt.date(year, *self.last)
        except ValueError:
            return None
        return (starts, ends) if 0 <= (ends - starts).days <= _LONGEST_EVENT else None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of the text: "КАРАГАНДА, Казахстан, 14 мая 2019 г. –"."""

    paragraph: int
    place: Place | None
    day: Day | None
    end: int


@dataclass(frozen=True, slots=True)
class Count:
    """Number of participants, and the words before it such as "more than"."""

    paragraph: int
    value: int
    start: int
    end: int
    qualifier: str | None


def find_dateline(paragraphs: Sequence[Paragraph], words: Words) -> Dateline | None:
    """Return place and date at the head of the text."""
    for paragraph in paragraphs[:2]:
        dash = _DASH.search(paragraph.outside, 0, _HEAD)
        if not dash:
            continue
        days = _days(paragraph, 0, dash.start() + 1, words)
        end = days[0].at[0] if days else dash.start()
        place = _dateline_place(paragraph.outside, end, words)
        if place and (days or paragraph.text[: place[1]].isupper()):
            return Dateline(paragraph.number, place, days[0] if days else None, dash.end())
        if days and not paragraph.outside[: days[0].at[0]].strip(" ("):
            return Dateline(paragraph.number, None, days[0], dash.end())
    return None


def find_date(
    paragraphs: Sequence[Paragraph], dateline: Dateline | None, words: Words
) -> tuple[Day | None, tuple[dt.date, dt.date] | None]:
    """Return the event's date as printed, and its days if the year is known.

    A date in a sentence that speaks of the event comes first; the dateline's date counts if
    the text says "today", or names no day at all. No year, no date.
    """
    ranges: list[Day] = []
    others = 0
    yesterday = today = False
    for paragraph in paragraphs[:_LEAD]:
        low = dateline.end if dateline and dateline.paragraph == paragraph.number else 0
        for start, end in paragraph.sentences():
            sentence = paragraph.outside[max(low, start) : end]
            yesterday |= bool(words.patterns["yesterday"].search(sentence))
            today |= bool(words.patterns["today"].search(sentence))
            days = _days(paragraph, max(low, start), end, words)
            others += len(days)
            if not days or words.patterns["earlier"].search(sentence):
                continue
            if words.beginnings["event"].search(sentence):
                return _dated(days[0], dateline)
            ranges += [one for one in days if one.year and one.first != one.last]
    if len(ranges) == 1 and others == 1:
        return _dated(ranges[0], dateline)
    day = dateline.day if dateline else None
    if day is None or yesterday or (others and not today):
        return None, None
    return _dated(day, None)


def find_place(
    paragraphs: Sequence[Paragraph],
    dateline: Dateline | None,
    day: Day | None,
    title: str,
    words: Words,
) -> tuple[int, Place] | None:
    """Return the city of the dateline, else the one beside the event's date, if it is certain."""
    if dateline and dateline.place:
        return dateline.paragraph, dateline.place
    if not words.sets["place_prepositions"]:
        return None
    for paragraph in paragraphs[:2]:
        found = [p for p in _cities(paragraph.outside, words) if _is_sure(paragraph, p, day, title)]
        names = {paragraph.text[slice(*place)] for place in found}
        if len(names) == 1:
            return paragraph.number, found[0]
        if names:
            return None
    return None


def find_count(paragraphs: Sequence[Paragraph], year: int | None, words: Words) -> Count | None:
    """Return how many took part, if one sentence says so with one number."""
    for paragraph in paragraphs:
        for start, end in paragraph.sentences():
            sentence = paragraph.outside[start:end]
            if not words.patterns["took_part"].search(sentence):
                continue
            if words.patterns["earlier"].search(sentence) or _other_year(sentence, year):
                continue
            counts = _counts(paragraph, start, end, words)
            if len(counts) == 1:
                return counts[0]
            if counts:
                return None
    return None


def _dated(day: Day, dateline: Dateline | None) -> tuple[Day, tuple[dt.date, dt.date] | None]:
    if day.year is not None:
        return day, day.dates(day.year)
    near = dateline.day if dateline else None
    if near is None or near.year is None:
        return day, None
    dates, released = day.dates(near.year), near.dates(near.year)
    fits = dates and released and 0 <= (released[1] - dates[1]).days <= _LONGEST_EVENT
    return day, dates if fits else None


def _days(paragraph: Paragraph, start: int, end: int, words: Words) -> list[Day]:
    found = []
    for match in words.date.finditer(paragraph.outside, start, end):
        last = (words.months[match["m2"].lower()], int(match["d2"]))
        first = last
        if match["d1"]:
            month = match["m1"]
            first = (words.months[month.lower()] if month else last[0], int(match["d1"]))
        year = int(match["y2"]) if match["y2"] else None
        first_year = int(match["y1"]) if match["y1"] else None
        found.append(Day(paragraph.number, match.span(), first, last, year, first_year))
    return found


def _dateline_place(text: str, end: int, words: Words) -> Place | None:
    """Return "КАРАГАНДА, Казахстан" before a date: one or two parts, capitals throughout."""
    match = _CITY.match(text, 0, end)
    if not match:
        return None
    stop = match.end()
    printed = text[:stop].rstrip(" ,-–—(")
    for article in (*words.sets["articles"], *words.sets["articles_male"]):
        printed = printed.removesuffix(f", {article}")
    rest = text[stop:end].strip(" ,(.\u00a0")
    parts = [part.strip(" ()") for part in printed.split(",")]
    small = words.sets["particles"] | words.sets["articles"] | words.sets["articles_male"]
    fine = all(
        len(part.split()) <= _MOST_CITY
        and all(word.strip("()")[:1].isupper() or word in small for word in part.split())
        for part in parts
    )
    return (0, len(printed)) if fine and (not rest or rest in small) and printed else None


def _cities(text: str, words: Words) -> list[Place]:
    """Return what stands after "in", "à": one name of one or two words."""
    found = []
    tokens = list(WORD.finditer(text))
    for preposition, first, *more in zip(
        tokens, tokens[1:], tokens[2:] + tokens[-1:], strict=False
    ):
        if not words.has("place_prepositions", preposition[0].lower()):
            continue
        name = first[0].removesuffix(".")
        if text[preposition.end() : first.start()] != " " or not is_name_word(name, words):
            continue
        end = first.start() + len(name)
        if words.capital_nouns and len(name) < 3:  # noqa: PLR2004 - no city
            continue
        following = more[0] if more else None
        if (
            following
            and text[end : following.start()] == " "
            and following[0][0].isupper()
            and not words.capital_nouns
        ):
            end = following.end() - following[0].endswith(".")
        found.append((first.start(), end))
    return found


def _is_sure(paragraph: Paragraph, place: Place, day: Day | None, title: str) -> bool:
    """Tell whether a name after "in" is that of the city: in the title too, or beside the date."""
    name = paragraph.text[slice(*place)]
    if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title):
        return True
    if day is None or day.paragraph != paragraph.number:
        return False
    before = paragraph.outside[day.at[1] : place[0]]
    after = paragraph.outside[place[1] : day.at[0]]
    return 0 < len(before.strip(" ,")) < 4 or 0 < len(after.strip(" ,")) < 6  # noqa: PLR2004 - "à", ", los días"


def _counts(paragraph: Paragraph, start: int, end: int, words: Words) -> list[Count]:
    """Return the numbers of a sentence that count people, those after "among them" left out."""
    found: list[Count] = []
    text = paragraph.outside
    dates = [match.span() for match in words.date.finditer(text, start, end)]
    for match in words.number.finditer(text, start, end):
        if any(low <= match.start() < high for low, high in dates):
            continue
        if not _counts_people(text, match.end(), end, words):
            continue
        before = [
            bare(word[0])
            for word in WORD.finditer(text, max(start, match.start() - 60), match.start())
        ]
        if found and any(words.has("including", word) for word in before):
            continue
        digits = match[0].isdigit()
        value = int(match[0]) if digits else words.numbers[" ".join(match[0].lower().split())]
        low, qualifier = match.start(), None
        for one in words.patterns["qualifiers"].finditer(text, max(start, low - 40), low):
            if not text[one.end() : low].strip():
                low, qualifier = one.start(), text[one.start() : one.end()]
        if value:
            found.append(Count(paragraph.number, value, low, match.end(), qualifier))
    return found


def _counts_people(text: str, at: int, until: int, words: Words) -> bool:
    for _, match in zip(range(_REACH), WORD.finditer(text, at, until), strict=False):
        gap = text[at : match.start()]
        low = bare(match[0])
        if gap.strip() or words.has("joins", low):
            return False
        if words.has("people", low):
            return True
        at = match.end()
    return False


def _other_year(sentence: str, year: int | None) -> bool:
    years = {int(match[0]) for match in _YEAR.finditer(sentence)}
    return bool(years) and year is not None and year not in years
