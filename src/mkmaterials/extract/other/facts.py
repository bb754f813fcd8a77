"""When and where: what a release says of the event in so many words."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.other.names import bare, is_name_word
from mkmaterials.extract.other.text import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.extract.other.names import Place
    from mkmaterials.extract.other.text import Paragraph
    from mkmaterials.extract.other.words import Words

_HEAD: Final = 90  # characters within which a dateline ends
_DASH: Final = re.compile(r"\s[-–—]+\s|\.\s?[-–—]+\s|(?<=\w)[–—]\s")
_CITY: Final = re.compile(
    r"[^\W\d_][^,;:.!?\d«»“”„\"]{1,40}(?:,\s[^\W\d_][^,;:.!?\d«»“”„\"]{1,30})?"
)
_LEAD: Final = 4  # paragraphs below the headline that introduce the event
_LONGEST_EVENT: Final = 60  # days
_MOST_CITY: Final = 4  # words
_MOST_LABEL: Final = 10  # words of "23. Oktober 2014 | Themenbereich: Polizei"
_MOST_VENUE: Final = 5  # words of "in der Diplomatischen Akademie"
_YEAR_WORD: Final = re.compile(r"\A\s+(?:года|г\.)")  # "19 ноября 2021 года"
_COUNTRY: Final = re.compile(r" \([A-ZÀ-ÝА-Я][a-zà-ÿа-яё]+(?:[ -][A-ZÀ-ÝА-Я][a-zà-ÿа-яё]+){0,2}\)")
_AGENCY: Final = re.compile(
    r"\s\((?:[a-z]{2,6}|[A-Z]{3,12}|[A-ZА-Я][\w./-]*(?:press|форм|ТАСС))\)\Z"
)


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


def find_dateline(paragraphs: Sequence[Paragraph], title: str, words: Words) -> Dateline | None:
    """Return place and date at the head of the text."""
    for paragraph in paragraphs[:2]:
        dash = _DASH.search(paragraph.outside, 0, _HEAD)
        if not dash:
            continue
        days = _days(paragraph, 0, dash.start() + 1, words)
        end = days[0].at[0] if days else dash.start()
        agency = _AGENCY.search(paragraph.outside, 0, dash.start())
        place = _dateline_place(paragraph.outside, agency.start() if agency else end, words)
        if place and (
            days
            or agency
            or paragraph.text[: place[1]].partition(" (")[0].isupper()
            or _is_word_of(paragraph.text[: place[1]], title)
        ):
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
        if _is_label(paragraph, words):
            continue
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
            return paragraph.number, _with_country(paragraph.outside, found[0])
        if names:
            return None
    return _place_of_event(paragraphs, day, words)


def _with_country(text: str, place: Place) -> Place:
    """Take "(Burkina Faso)" along behind a city; an abbreviation there is no country."""
    country = _COUNTRY.match(text, place[1])
    return (place[0], country.end()) if country else place


def _place_of_event(
    paragraphs: Sequence[Paragraph], day: Day | None, words: Words
) -> tuple[int, Place] | None:
    """Return the one city in the sentence that dates the event or says that it was held."""
    for paragraph in paragraphs[:_LEAD]:
        for start, end in paragraph.sentences():
            sentence = paragraph.outside[start:end]
            dated = day is not None and day.paragraph == paragraph.number
            dated = dated and start <= (day.at[0] if day else -1) < end
            if not (dated or words.patterns["held"].search(sentence)):
                continue
            if not words.beginnings["event"].search(sentence) or words.patterns["earlier"].search(
                sentence
            ):
                continue
            found = [
                place
                for place in _cities(paragraph.outside, words, start, end)
                if _follows_event(paragraph.outside, start, place, words)
                and not _is_seat(paragraph.outside, place, words)
            ]
            if len({paragraph.text[slice(*place)] for place in found}) == 1:
                return paragraph.number, _with_country(paragraph.outside, found[0])
            if found:
                return None
    return None


def _follows_event(text: str, start: int, place: Place, words: Words) -> bool:
    """Tell whether "was held" or a date stands before "in Wien", with at most a venue between."""
    preposition = text[start : place[0]].rstrip().rpartition(" ")[0]
    until = start + len(preposition)
    held = [m.end() for m in words.patterns["held"].finditer(text, start, until)]
    dates = [m.end() for m in words.date.finditer(text, start, until)]
    if not (held or dates):
        return False
    between = _YEAR_WORD.sub("", text[max(held + dates) : until], count=1)
    venue = [bare(word[0]) for word in WORD.finditer(between)]
    if "," in between or len(venue) > _MOST_VENUE:
        return False
    loose = ("prepositions", "place_prepositions", "fillers")
    return not venue or any(words.has(key, venue[0]) for key in loose)


def _is_seat(text: str, place: Place, words: Words) -> bool:
    """Tell whether a city belongs to a body's name: "das OSZE-Büro in Skopje"."""
    before = [bare(w[0]) for w in WORD.finditer(text, max(0, place[0] - 60), place[0])][-4:]
    return any(words.is_body(word) and words.starts("seats", word) for word in before)


def _is_label(paragraph: Paragraph, words: Words) -> bool:
    """Tell whether a paragraph is the line on which the release is dated."""
    date = words.date.match(paragraph.text.lstrip())
    return bool(date) and len(paragraph.text.split()) <= _MOST_LABEL


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
    function = ("prepositions", "not_names")
    fine = fine and not any(words.has(k, w.lower()) for w in printed.split()[:1] for k in function)
    return (0, len(printed)) if fine and (not rest or rest in small) and printed else None


def _cities(text: str, words: Words, start: int = 0, end: int | None = None) -> list[Place]:
    """Return what stands after "in", "à": one name of one or two words."""
    found = []
    tokens = list(WORD.finditer(text, start, len(text) if end is None else end))
    for preposition, first, *more in zip(
        tokens, tokens[1:], tokens[2:] + tokens[-1:], strict=False
    ):
        if not words.has("place_prepositions", preposition[0].lower()):
            continue
        if _names_course(text, preposition.start(), words):
            continue
        name = first[0].removesuffix(".")
        if words.sets["fixed_places"] and not words.has("fixed_places", name.lower()):
            continue  # "в Караганде": the name is not printed in the nominative
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


def _names_course(text: str, at: int, words: Words) -> bool:
    """Tell whether "en" follows a capital, as in "la Diplomatura en Ciberdelitos"."""
    before = re.search(r"([^\W\d_][\w’'-]*)\s\Z", text[max(0, at - 40) : at])
    if before is None or words.capital_nouns or before.start() == at:
        return False
    return before[1][0].isupper() and at > len(before[1]) + 1 and not words.is_body(bare(before[1]))


def _is_word_of(name: str, title: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title))


def _is_sure(paragraph: Paragraph, place: Place, day: Day | None, title: str) -> bool:
    """Tell whether a name after "in" is that of the city: in the title too, or beside the date."""
    if _is_word_of(paragraph.text[slice(*place)], title):
        return True
    if day is None or day.paragraph != paragraph.number:
        return False
    before = paragraph.outside[day.at[1] : place[0]]
    after = paragraph.outside[place[1] : day.at[0]]
    return 0 < len(before.strip(" ,")) < 4 or 0 < len(after.strip(" ,")) < 6  # noqa: PLR2004 - "à", ", los días"
