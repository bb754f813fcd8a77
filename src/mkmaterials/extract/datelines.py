"""The dateline: "LUTSK, Ukraine, 26 February 2008 -", or a line that only dates the release."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.days import find_days
from mkmaterials.extract.gazetteer import known_city

if TYPE_CHECKING:
    from mkmaterials.extract.days import Day
    from mkmaterials.extract.passages import Paragraph, Place, Reading, Word

_PLACE_WORDS: Final = 6  # words of "City, Country"
_PUBLISHED_LINE: Final = 8  # words in a line that only dates the release
_LEAD: Final = 2  # the paragraph below the headline
_HEAD: Final = 90  # characters within which a dateline ends
_DASH: Final = re.compile(r"(?<=[\s)\d])[-–—]+\s|(?<=\w)\s*[–—]\s|(?<=\d\s)-(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Dateline:
    """LUTSK, Ukraine, 26 February 2008 - ...

    Attributes:
        place: the city and country, if printed.
        day: the date, if printed.
        end: where the text proper starts.
        bare: True for a line of its own that only dates the release.
    """

    place: Place | None
    day: Day | None
    number: int
    end: int
    bare: bool = False


def find_dateline(reading: Reading) -> Dateline | None:
    """Return the dateline of the first paragraphs: "CITY, Country, DATE –", or a bare date."""
    bare_line: Dateline | None = None
    for paragraph in reading.first(3):
        head_end = _DASH.search(paragraph.outside, 0, _HEAD)
        bare = len(paragraph.words) <= _PUBLISHED_LINE
        end = len(paragraph.text) if bare else head_end.start() if head_end else 0
        days = find_days(reading, paragraph, 0, end)
        if bare and days:
            bare_line = bare_line or Dateline(None, days[-1], paragraph.number, end, bare=True)
        elif head_end and not bare:
            dated_first = bool(days) and not days[0].place.start
            start, stop = head_end.end(), days[0].place.start if days else end
            between = paragraph, days[0].place.end if days else 0, head_end.start()
            place = (_place_between(*between) if dated_first else None) or (
                _place_after_date(paragraph, start)
                if dated_first
                else _dateline_place(reading, paragraph, stop, dated=bool(days))
            )
            if place or dated_first:
                day = days[-1] if days else None
                if bare_line and not day:
                    return replace(bare_line, place=place)
                return Dateline(
                    place, day, paragraph.number, place.end if dated_first and place else start
                )
            if told := _before_colon(paragraph):
                return told
        elif not bare:
            return _before_colon(paragraph) or bare_line
    return bare_line


def _before_colon(paragraph: Paragraph) -> Dateline | None:
    """Return "Kabul, Afghanistan" of "Kabul, Afghanistan: On 29 March, ..."."""
    colon = paragraph.outside.find(": ", 0, _HEAD)
    city, comma, country = paragraph.outside[: max(colon, 0)].partition(", ")
    capital = all(word[:1].isupper() for word in country.split())
    alone = not comma and paragraph.rank == _LEAD
    if not city or known_city(city.split()) != len(city.split()):
        return None
    if not alone and not (country and capital):
        return None
    return Dateline(paragraph.place(0, colon), None, paragraph.number, colon + 2)


def _place_between(paragraph: Paragraph, start: int, end: int) -> Place | None:
    """Return "Dili" of "12 October 2011, Dili – ..."."""
    words = paragraph.between(start, end)
    if not words or len(words) > _PLACE_WORDS or paragraph.outside[start:end][:2] != ", ":
        return None
    capital = all(word.text[0].isupper() for word in words)
    return paragraph.place(words[0].start, words[-1].end) if capital else None


def _place_after_date(paragraph: Paragraph, start: int) -> Place | None:
    """Return "Islamabad, Pakistan" of "06 November 2020 - Islamabad, Pakistan: ..."."""
    colon = paragraph.outside.find(":", start, start + _HEAD)
    words = paragraph.between(start, colon) if colon > 0 else []
    capital = all(word.text[0].isupper() for word in words)
    if not words or len(words) > _PLACE_WORDS or not capital or words[0].start != start:
        return None
    known = known_city([word.text for word in words])
    return paragraph.place(start, words[-1].end) if known else None


def _dateline_place(
    reading: Reading, paragraph: Paragraph, end: int, *, dated: bool
) -> Place | None:
    """Return "LUTSK, Ukraine": capitals, a known city, or any name before a date and a dash."""
    head = _without_agency(reading, paragraph.outside[:end]).rstrip(" ,(")
    words = paragraph.between(0, len(head))
    if not words or len(words) > _PLACE_WORDS or words[0].start:
        return None
    if not all(word.text[0].isupper() or word.low in {"and", "of"} for word in words):
        return None
    if ":" in head or words[-1].low in {"on", "from", "in"}:
        return None  # "Kabul, Afghanistan: On the 29th March – 1st April": no dateline's dash
    city = words[0]
    weekday = city.low in reading.lexicon.numbers["dates.weekdays"]
    known = city.low in reading.lexicon.words("places.cities")
    known = known or bool(known_city([word.text for word in words]))
    known = known or (dated and city.low not in reading.lexicon.words("names.never"))
    capitals = city.text.isupper() and len(city.text) > 2  # noqa: PLR2004 - no abbreviation
    if weekday or not (known or capitals):
        return None
    end = words[-1].end
    if (
        len(words) > 1
        and _is_country(reading, words[0])
        and known_city([w.text for w in words[1:]])
    ):
        return paragraph.place(words[1].start, end)  # "SYRIA, Damascus"
    closed = "(" in paragraph.outside[:end] and paragraph.outside[end : end + 1] == ")"
    return paragraph.place(0, end + closed)


def _without_agency(reading: Reading, head: str) -> str:
    """Leave "(Northern News / Point Press" off a dateline; "(Ukraine)" stays."""
    city, bracket, inside = head.partition("(")
    word = inside.partition(")")[0].strip().lower()
    keys = ("places.countries", "places.more_countries")
    agency = "/" in word or any(mark in word for mark in ("news", "press", "osce", "agency"))
    country = any(part in reading.lexicon.any_of(keys) for part in word.split())
    return city if bracket and (agency or not country) else head


def _is_country(reading: Reading, word: Word) -> bool:
    keys = ("places.countries", "places.more_countries")
    return any(word.low in reading.lexicon.words(key) for key in keys)
