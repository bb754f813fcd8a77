"""Findings where headline, dateline and text of a release do not agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.folding import fold
from mkmaterials.extract.numerals import find_numbers
from mkmaterials.findings import Finding, at_paragraph
from mkmaterials.messages import _, listed
from mkmaterials.model.release import parse_at

if TYPE_CHECKING:
    from mkmaterials.extract.datelines import Dateline
    from mkmaterials.extract.participants import Attendance
    from mkmaterials.extract.passages import Paragraph, Reading
    from mkmaterials.findings import Level
    from mkmaterials.model.summary import Event

_YEAR: Final = re.compile(r"(?<![\w/.–-])(?:19|20)\d\d(?![\w/–-])")
_REACH: Final = 4  # words from a number in the headline to the people it counts
_NEAR: Final = 12  # characters between the name of a weekday and its date
_YEARS_APART: Final = 1
_LEAD: Final = 1  # points that a number has only because it stands in the lead


def contradictions(
    reading: Reading, event: Event, dateline: Dateline | None, attendance: Attendance
) -> list[Finding]:
    """Return a finding for each fact that the release tells in two ways.

    Two cities (headline, dateline, text), two numbers of participants, two years, a day of
    the week that its date was not. Which of the two is right, a person decides.
    """
    return [
        *_cities(reading, event, dateline),
        *_numbers(reading, attendance),
        *_years(reading, event, dateline),
        *_weekdays(reading, event),
    ]


def _finding(what: str, message: str, where: str, level: Level = "warning") -> Finding:
    return Finding(
        f"event.contradiction-{what}",
        level,
        message,
        where=where,
        hint=_("look which is right; the summary holds what the text says."),
    )


def _cities(reading: Reading, event: Event, dateline: Dateline | None) -> list[Finding]:
    if event.place is None:
        return []
    told = _city(event.place.text)
    findings = []
    headline = _city_of_headline(reading)
    if headline and not _same(headline, told, event.place.text):
        findings.append(
            _finding(
                "place",
                # Translators: two cities, as the press release names them.
                _(
                    "the headline names {headline}, the text says that it was held in {told}",
                    headline=headline,
                    told=told,
                ),
                _("headline"),
            )
        )
    line = reading.text(dateline.place) if dateline and dateline.place else ""
    if line and not _same(_city(line), told, event.place.text):
        findings.append(
            _finding(
                "place",
                # Translators: two cities, as the press release names them.
                _(
                    "the release is dated from {line}, and the event was held in {told}",
                    line=_city(line),
                    told=told,
                ),
                _("dateline"),
                "note",
            )
        )
    return findings


def _city(place: str) -> str:
    return re.split(r"[,(]", place, maxsplit=1)[0].strip()


def _same(one: str, other: str, whole: str) -> bool:
    """Tell whether two names may be one place: "Prishtinë" is in "Prishtinë/Priština"."""
    first, second = fold(one), fold(other)
    return first in second or second in first or first in fold(whole)


def _city_of_headline(reading: Reading) -> str:
    """Return the known city in "... held in Osh"; not that in "Programme Office in Dushanbe"."""
    paragraph = reading.paragraphs[0]
    words = paragraph.words
    for before, word, following in zip([None, *words], words, words[1:], strict=False):
        if word.low != "in" or following.low not in reading.lexicon.words("places.cities"):
            continue
        if before and before.low in reading.lexicon.words("hosts.seats"):
            continue
        return following.text
    return ""


def _numbers(reading: Reading, attendance: Attendance) -> list[Finding]:
    chosen = attendance.count
    if chosen is None:
        return []
    findings = []
    for value, noun in _counted_in_headline(reading):
        if value != chosen.value:
            findings.append(
                _finding(
                    "number",
                    # Translators: {noun} is the word of the headline, such as "officers".
                    _(
                        "the headline counts {number} {noun}, the text {other}",
                        number=value,
                        noun=noun,
                        other=chosen.value,
                    ),
                    _("headline"),
                )
            )
    others = {
        count.value: count
        for count in attendance.counts
        if count.points >= chosen.points - _LEAD and count.value != chosen.value
    }
    for value, count in others.items():
        findings.append(
            _finding(
                "number",
                _(
                    "the text counts {first} (paragraph {at_first}) and {second} (paragraph "
                    "{at_second}); the summary holds the first",
                    first=chosen.value,
                    at_first=chosen.paragraph.number,
                    second=value,
                    at_second=count.paragraph.number,
                ),
                at_paragraph(count.paragraph.number),
            )
        )
    return findings


def _counted_in_headline(reading: Reading) -> list[tuple[int, str]]:
    """Return the numbers of people in the headline: "40 police officers trained in Osh"."""
    paragraph = reading.paragraphs[0]
    people = reading.lexicon.words("participants.people")
    never = reading.lexicon.words("participants.never")
    found = []
    for __, end, value in find_numbers(paragraph, reading.lexicon):
        for word in paragraph.between(end, len(paragraph.outside))[:_REACH]:
            if word.low in never:
                break
            if word.low in people:
                found.append((value, word.text))
                break
    return found


def _years(reading: Reading, event: Event, dateline: Dateline | None) -> list[Finding]:
    if event.starts is None:
        return []
    held = {event.starts.year, (event.ends or event.starts).year}
    findings = []
    headline = {int(year) for year in _YEAR.findall(reading.paragraphs[0].outside)}
    if headline and not headline & held:
        findings.append(
            _finding(
                "year",
                _(
                    "the headline names the year {years}, and by the text the event was on {date}",
                    years=listed(sorted(headline)),
                    date=event.starts,
                ),
                _("headline"),
            )
        )
    published = dateline.day.year if dateline and dateline.day else None
    if published and min(abs(published - year) for year in held) > _YEARS_APART:
        findings.append(
            _finding(
                "year",
                # Translators: two years.
                _(
                    "the release is dated {published}, and the event was held in {held}",
                    published=published,
                    held=event.starts.year,
                ),
                _("dateline"),
            )
        )
    return findings


def _weekdays(reading: Reading, event: Event) -> list[Finding]:
    """Find "on Tuesday, 30 October 2024" where that day was a Wednesday."""
    if event.starts is None or event.dates_at is None or event.ends is not None:
        return []
    number, start, __ = parse_at(event.dates_at)
    paragraph = reading.paragraphs[number - 1]
    printed = _weekday_before(reading, paragraph, start or 0)
    names = list(reading.lexicon.numbers["dates.weekdays"])
    real = names[event.starts.weekday()]
    if printed is None or printed == real:
        return []
    return [
        _finding(
            "weekday",
            # Translators: {real} and {printed} are weekdays, in the language of the release.
            _(
                "{date} was a {real}, and the text calls it a {printed}",
                date=event.starts,
                real=real.capitalize(),
                printed=printed.capitalize(),
            ),
            at_paragraph(number),
        )
    ]


def _weekday_before(reading: Reading, paragraph: Paragraph, at: int) -> str | None:
    words = [word for word in paragraph.between(max(0, at - _NEAR), at) if word.end <= at]
    known = reading.lexicon.numbers["dates.weekdays"]
    return words[-1].low if words and words[-1].low in known else None
