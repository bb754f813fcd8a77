"""When the event took place: dates as printed; no year, no date."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.gazetteer import known_city
from mkmaterials.extract.phrases import has_event_noun
from mkmaterials.findings import Finding, at_paragraph
from mkmaterials.messages import _

if TYPE_CHECKING:
    from mkmaterials.extract.passages import Paragraph, Place, Reading, Word

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
_LONGEST_EVENT: Final = 366  # days; a course may run for a year
_PLACE_WORDS: Final = 6  # words of "City, Country"
_HALF_A_YEAR: Final = 183  # days
_PUBLISHED_LINE: Final = 8  # words in a line that only dates the release
_FIRST: Final = 5  # paragraphs below the headline that introduce the event
_LEAD: Final = 2  # the paragraph below the headline
_HEAD: Final = 90  # characters within which a dateline ends
_DASH: Final = re.compile(r"(?<=[\s)\d])[-–—]+\s|(?<=\w)\s*[–—]\s|(?<=\d\s)-(?=[A-Z])")


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


@dataclass(frozen=True, slots=True)
class When:
    """The event's date, as far as the source prints it.

    Attributes:
        starts: first day.
        ends: last day, if it is another one.
        printed: where the date stands, with a year or without.
    """

    starts: dt.date | None = None
    ends: dt.date | None = None
    printed: Place | None = None


def find_dateline(reading: Reading) -> Dateline | None:
    """Return the dateline of the first paragraphs: "CITY, Country, DATE –", or a bare date."""
    bare_line: Dateline | None = None
    for paragraph in reading.body[:3]:
        head_end = _DASH.search(paragraph.outside, 0, _HEAD)
        bare = len(paragraph.words) <= _PUBLISHED_LINE
        end = len(paragraph.text) if bare else head_end.start() if head_end else 0
        days = _days(reading, paragraph, 0, end)
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
                return Dateline(
                    place, day, paragraph.number, place.end if dated_first and place else start
                )
        elif not bare:
            return _before_colon(paragraph) or bare_line
    return bare_line


def _before_colon(paragraph: Paragraph) -> Dateline | None:
    """Return "Kabul, Afghanistan" of "Kabul, Afghanistan: On 29 March, ..."."""
    colon = paragraph.outside.find(": ", 0, _HEAD)
    city, comma, country = paragraph.outside[: max(colon, 0)].partition(", ")
    capital = all(word[:1].isupper() for word in country.split())
    alone = not comma and paragraph.number == _LEAD
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


def find_dates(reading: Reading, dateline: Dateline | None) -> tuple[When, list[Finding]]:
    """Return when the event took place, and what is uncertain about it.

    A date in the sentence that tells of the event comes first ("From 19 to 21 November
    2024, ... organized"). Otherwise the dateline's date counts, where the text speaks of
    "today" or of no other day. The date on a line of its own is that of the release.
    A day and month without a year take the year of the dateline if one is printed.
    """
    published = dateline.day if dateline else None
    day = _told(reading, dateline)
    if day:
        when, findings = _told_date(day, published)
        return _prolonged(reading, when), findings
    if dateline is None or published is None:
        return When(), [_missing()]
    return _dated_by_line(reading, dateline, published)


def _prolonged(reading: Reading, when: When) -> When:
    """Take the last day from a sentence of its own: "The school runs until 13 July 2018"."""
    if when.starts is None or when.ends is not None:
        return when
    phrases = reading.lexicon.phrases("dates.runs_until")
    for paragraph in reading.body[:_FIRST]:
        for day in _days(reading, paragraph, 0, len(paragraph.text)):
            start = paragraph.sentence_at(day.place.start)[0]
            lead = paragraph.outside[start : day.place.start].lower().rstrip(" (,")
            for weekday in reading.lexicon.numbers["dates.weekdays"]:
                lead = lead.removesuffix(weekday).rstrip()
            if not lead.endswith(phrases):
                continue
            last = _when(day, day.year or when.starts.year).starts
            if last and 0 < (last - when.starts).days <= _LONGEST_EVENT:
                return When(when.starts, last, when.printed)
    return when


def _told_date(day: Day, published: Day | None) -> tuple[When, list[Finding]]:
    if day.year is not None:
        return _when(day, day.year), []
    if published and published.year:
        line = published.starts(published.year)
        if abs((day.ends(published.year) - line).days) <= _HALF_A_YEAR:
            note = Finding(
                "event.year-from-dateline",
                "note",
                _(
                    "the event's date has no year of its own; that of the release is taken: {year}",
                    year=published.year,
                ),
                where=at_paragraph(day.place.number),
            )
            return _when(day, published.year), [note]
    return When(printed=day.place), [
        Finding(
            "event.year-not-stated",
            "warning",
            _("the source prints the day and month of the event without a year"),
            where=at_paragraph(day.place.number),
            hint=_("add the date to the summary if you know the year."),
        )
    ]


def _dated_by_line(
    reading: Reading, dateline: Dateline, published: Day
) -> tuple[When, list[Finding]]:
    text = " ".join(p.outside for p in reading.body[: _FIRST + 1]).lower()
    lead = " ".join(p.outside for p in reading.body[:2]).lower()
    today = any(re.search(rf"\b{word}\b", text) for word in reading.lexicon.words("dates.today"))
    other = any(phrase in lead for phrase in reading.lexicon.phrases("dates.other_day"))
    yesterday = _held_yesterday(reading) and not today
    if yesterday and published.year and not dateline.bare:
        return When(), [_day_before(published)]
    if published.year is None or (not today and (dateline.bare or other)):
        return When(), [_only_released(published)]
    when = _when(published, published.year)
    if any(phrase in text for phrase in reading.lexicon.phrases("dates.tomorrow")) and when.starts:
        return When(when.starts, when.starts + dt.timedelta(days=1), when.printed), []
    several = [f"{n}-day" for n in reading.lexicon.phrases("dates.several_days")]
    if any(f" {phrase}" in text for phrase in several):
        return when, [
            Finding(
                "event.one-day-of-several",
                "note",
                _(
                    "the event lasted several days, and the source prints the date of one of them "
                    "only"
                ),
                where=at_paragraph(published.place.number),
                hint=_("add the first and last day to the summary if you know them."),
            )
        ]
    return when, []


def _held_yesterday(reading: Reading) -> bool:
    """Tell whether the lead says "a round table took place in Tashkent yesterday"."""
    for paragraph in reading.body[:1]:
        for start, end in paragraph.sentences:
            words = paragraph.between(start, end)
            held = any(word.low in reading.lexicon.words("event.held") for word in words)
            if held and any(word.low in reading.lexicon.words("dates.yesterday") for word in words):
                return has_event_noun(reading, paragraph.outside[start:end])
    return False


def _day_before(published: Day) -> Finding:
    return Finding(
        "event.date-not-stated",
        "warning",
        _("the source says “yesterday” and prints the date of the release only"),
        where=at_paragraph(published.place.number),
        hint=_(
            "if the day before the date of the release is meant, add it to the summary as the "
            "event's date."
        ),
    )


def _told(reading: Reading, dateline: Dateline | None) -> Day | None:
    """Return the first date that a sentence about the event gives it."""
    for paragraph in reading.body[:_FIRST]:
        skip = dateline.end if dateline and dateline.number == paragraph.number else 0
        for day in _days(reading, paragraph, skip, len(paragraph.text)):
            if _tells_of_event(reading, paragraph, day):
                return day
    return None


def _tells_of_event(reading: Reading, paragraph: Paragraph, day: Day) -> bool:
    start, end = paragraph.sentence_at(day.place.start)
    before = paragraph.between(start, day.place.start)[-2:]
    never = {word.low for word in before} & reading.lexicon.words("dates.never")
    if never - ({"between"} if day.first != day.last else set()):
        return False  # "between 2 and 5 May" are the days themselves
    sentence = paragraph.outside[start:end]
    lead = sentence[: day.place.start - start].split()
    if day.year and paragraph.number <= 3 and lead[:1] in (["On"], ["From"]) and len(lead) < 3:  # noqa: PLR2004 - "On Thursday, 9 November 2023," opens the lead
        return True
    held = reading.lexicon.words("event.held")
    if paragraph.number <= _LEAD:
        held |= reading.lexicon.words("event.signed")
    return has_event_noun(reading, sentence) or any(
        word.low in held for word in paragraph.between(start, end)
    )


def _days(reading: Reading, paragraph: Paragraph, start: int, end: int) -> list[Day]:
    found: list[Day] = []
    if not any(map(str.isdigit, paragraph.outside[start:end])):
        return found
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(paragraph.outside, start, end):
            day = _day(reading, paragraph, match)
            if day:
                found.append(day)
    return sorted(found, key=lambda day: (day.place.start, -day.place.end))


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


def _when(day: Day, year: int) -> When:
    try:
        starts, ends = day.starts(year), day.ends(year)
    except ValueError:  # 29 February of a common year
        return When()
    return When(starts, ends if ends > starts else None, day.place)


def _dateline_place(
    reading: Reading, paragraph: Paragraph, end: int, *, dated: bool
) -> Place | None:
    """Return "LUTSK, Ukraine": capitals, a known city, or any name before a date and a dash."""
    head = paragraph.outside[:end].rstrip(" ,(")
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


def _is_country(reading: Reading, word: Word) -> bool:
    keys = ("places.countries", "places.more_countries")
    return any(word.low in reading.lexicon.words(key) for key in keys)


def _missing() -> Finding:
    message = _("the source does not state the event's date")
    return Finding("event.date-not-stated", "note", message)


def _only_released(published: Day) -> Finding:
    return Finding(
        "event.date-not-stated",
        "warning",
        _("the source dates the press release, not the event"),
        where=at_paragraph(published.place.number),
        hint=_("add the event's date to the summary if you know it."),
    )
