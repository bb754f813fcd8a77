"""When the event took place: dates as printed; no year, no date."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.days import find_days
from mkmaterials.extract.phrases import find_phrases, has_event_noun
from mkmaterials.findings import Finding, at_paragraph
from mkmaterials.messages import _

if TYPE_CHECKING:
    from mkmaterials.extract.datelines import Dateline
    from mkmaterials.extract.days import Day
    from mkmaterials.extract.passages import Paragraph, Place, Reading

_LONGEST_EVENT: Final = 366  # days; a course may run for a year
_HALF_A_YEAR: Final = 183  # days
_FIRST: Final = 5  # paragraphs below the headline that introduce the event
_LEAD: Final = 2  # the paragraph below the headline


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
        return _ending_today(reading, _prolonged(reading, when), published), findings
    if dateline is None or published is None:
        return When(), [_missing()]
    when, findings = _dated_by_line(reading, dateline, published)
    longer = _prolonged(reading, when)
    return (longer, []) if longer != when else (when, findings)


def _prolonged(reading: Reading, when: When) -> When:
    """Take the last day from a sentence of its own: "The school runs until 13 July 2018"."""
    if when.starts is None or when.ends is not None:
        return when
    phrases = reading.lexicon.phrases("dates.runs_until")
    for paragraph in reading.first(_FIRST):
        if not any(phrase in paragraph.outside for phrase in phrases):
            continue
        for day in find_days(reading, paragraph, 0, len(paragraph.text)):
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


def _ending_today(reading: Reading, when: When, published: Day | None) -> When:
    """Take the dateline's day as the last one: "on 25 June" and "the meeting, which ends today"."""
    if when.starts is None or when.ends is not None or published is None:
        return when
    last = published.starts(published.year or when.starts.year)
    if not 0 < (last - when.starts).days <= _WEEKS:
        return when
    ends = reading.lexicon.phrases("dates.ends_today")
    for paragraph in reading.first(_FIRST + 3):
        for start, end in paragraph.sentences:
            sentence = paragraph.outside[start:end]
            if find_phrases(sentence, ends) and has_event_noun(reading, sentence):
                return When(when.starts, last, when.printed)
    return when


_WEEKS: Final = 31  # days from a told day to the dateline's, where "it ends today"


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
    text = " ".join(p.outside for p in reading.first(_FIRST + 1)).lower()
    lead = " ".join(p.outside for p in reading.first(2)).lower()
    if _ended_last_weekday(reading):
        return When(), [_only_released(published)]
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
            *_taken_for_granted(reading, published, today=today),
            Finding(
                "event.one-day-of-several",
                "note",
                _(
                    "the event lasted several days, and the source prints the date of one of them "
                    "only"
                ),
                where=at_paragraph(published.place.number),
                hint=_("add the first and last day to the summary if you know them."),
            ),
        ]
    return when, _taken_for_granted(reading, published, today=today)


def _taken_for_granted(reading: Reading, published: Day, *, today: bool) -> list[Finding]:
    """Return a note where nothing ties the event to the dateline's day: "was organized by"."""
    tied = reading.lexicon.phrases("dates.tied")
    lead = reading.first(2)
    if today or any(find_phrases(paragraph.outside, tied) for paragraph in lead):
        return []
    return [
        Finding(
            "event.date-of-the-release",
            "warning",
            _(
                "the only date is that of the press release, and the text does not say that the "
                "event was on that day; it is taken for the event's date"
            ),
            where=at_paragraph(published.place.number),
            hint=_("correct the date in the summary if the event was on another day."),
        )
    ]


def _ended_last_weekday(reading: Reading) -> bool:
    """Tell whether "the event ended last Saturday": the dateline's day is another."""
    for paragraph in reading.first(_FIRST + 3):
        for before, word in pairwise(paragraph.words):
            if before.low == "last" and word.low in reading.lexicon.numbers["dates.weekdays"]:
                start = paragraph.sentence_at(word.start)[0]
                held = reading.lexicon.words("event.held")
                near = paragraph.between(start, before.start)[-_NEAR:]
                if any(one.low in held for one in near):
                    return True
    return False


_NEAR: Final = 3  # words from "ended" to "last Saturday"


def _held_yesterday(reading: Reading) -> bool:
    """Tell whether the lead says "a round table took place in Tashkent yesterday"."""
    for paragraph in reading.first(1):
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
    for paragraph in reading.first(_FIRST):
        skip = dateline.end if dateline and dateline.number == paragraph.number else 0
        for day in find_days(reading, paragraph, skip, len(paragraph.text)):
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
    if "will" in lead[-_NEAR - 2 :] and sentence[: day.place.start - start].rstrip().endswith(
        reading.lexicon.phrases("dates.runs_until")
    ):
        return False  # "and will be completed on 9 October": the last day
    if day.year and paragraph.rank <= 3 and lead[:1] in (["On"], ["From"]) and len(lead) < 3:  # noqa: PLR2004 - "On Thursday, 9 November 2023," opens the lead
        return True
    held = reading.lexicon.words("event.held")
    if paragraph.rank <= _LEAD:
        held |= reading.lexicon.words("event.signed")
    return has_event_noun(reading, sentence) or any(
        word.low in held for word in paragraph.between(start, end)
    )


def _when(day: Day, year: int) -> When:
    try:
        starts, ends = day.starts(year), day.ends(year)
    except ValueError:  # 29 February of a common year
        return When()
    return When(starts, ends if ends > starts else None, day.place)


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
