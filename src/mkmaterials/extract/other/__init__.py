"""Light rules for languages that have a data file here: who said what, when, where, how many.

A further language needs its ``<language>.toml`` and nothing else. What no rule is certain of
stays not stated, and a finding says so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.other.attendance import find_attendance
from mkmaterials.extract.other.bodies import find_bodies, is_declined
from mkmaterials.extract.other.cast import cast_of, printed_names, split_name
from mkmaterials.extract.other.facts import find_date, find_dateline, find_place
from mkmaterials.extract.other.messages import find_messages
from mkmaterials.extract.other.names import bare
from mkmaterials.extract.other.naming import slug
from mkmaterials.extract.other.speakers import speakers
from mkmaterials.extract.other.speech import find_speech
from mkmaterials.extract.other.text import WORD, read_paragraphs
from mkmaterials.extract.other.themes import find_themes
from mkmaterials.extract.other.words import languages, words_of
from mkmaterials.extract.other_languages import named_inside
from mkmaterials.findings import Finding, at_paragraph, at_quotation
from mkmaterials.messages import _
from mkmaterials.model.release import Span
from mkmaterials.model.summary import (
    Fact,
    Message,
    Participants,
    Person,
    Publication,
    Quotation,
    Theme,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.other.attendance import Attendance
    from mkmaterials.extract.other.attribution import Said
    from mkmaterials.extract.other.cast import Cast, Figure
    from mkmaterials.extract.other.messages import Reported
    from mkmaterials.extract.other.names import Place
    from mkmaterials.extract.other.text import Paragraph
    from mkmaterials.extract.other.words import Words
    from mkmaterials.model.release import Release
    from mkmaterials.model.summary import Event, EventSummary

_NEAR_TERMS: Final = 40  # terms among which one that is printed again is not noted again
_ACRONYM: Final = re.compile(r"[(\s«“\"„’']([A-ZÀ-ÝА-ЯЁ]{2,12})\)")

__all__ = ["languages", "read_lightly", "words_of"]


def read_lightly(
    summary: EventSummary, release: Release, words: Words
) -> tuple[EventSummary, list[Finding]]:
    """Add quotations, their speakers, date, place and number of participants.

    Args:
        summary: the summary with the headline.
        release: the press release.
        words: the words of its language.

    Returns:
        The summary, and what a person should look at.
    """
    paragraphs = read_paragraphs(release.paragraphs[1:], words)
    words = _with_names(paragraphs, words)
    said: list[Said] = []
    rest: list[tuple[Paragraph, Quoted]] = []
    findings = [_light(words)]
    for number, paragraph in enumerate(paragraphs):
        above = paragraphs[number - 1] if number else None
        spoken, others, refused = find_speech(paragraph, words, above)
        said += spoken
        rest += [(paragraph, quoted) for quoted in others]
        findings += [named_inside(paragraph.number)] * refused
    cast = cast_of(said, paragraphs, words)
    who = speakers(said, cast)
    speaking = {id(figure) for figure in who if figure}
    reported = [(one, _figure(one, cast)) for one in find_messages(paragraphs, words)]
    speaking |= {id(figure) for __, figure in reported if figure}
    people, ids = _people([figure for figure in cast.figures if id(figure) in speaking])
    quotations = [
        Quotation(
            speaker=ids[id(figure)] if figure else None,
            segments=[_fact(one.paragraph, place) for place in one.segments],
        )
        for one, figure in zip(said, who, strict=True)
    ]
    findings += [
        _nobody_named(number, one.paragraph.number)
        for number, (one, figure) in enumerate(zip(said, who, strict=True), 1)
        if figure is None
    ]
    findings += _declined(cast, ids)
    event, more = _event(summary.event, paragraphs, words)
    publications, terms = _titles(rest, words)
    return (
        replace(
            summary, event=event, people=people, quotations=quotations,
            publications=publications, terms=terms,
            messages=[_message(one, ids.get(id(figure))) for one, figure in reported],
            themes=_themes(paragraphs, words),
        ),
        [*findings, *more],
    )  # fmt: skip


def _figure(reported: Reported, cast: Cast) -> Figure | None:
    """Return whom a reported statement names, if it is in full or known elsewhere."""
    subject = reported.subject
    if subject is None or subject.name is None:
        return None
    tokens = split_name(reported.paragraph.text[slice(*subject.name)])
    return cast.find(tokens, subject.sex, declined=subject.declined)


def _message(reported: Reported, speaker: str | None) -> Message:
    clause = _fact(reported.paragraph, reported.clause)
    return Message(
        text=clause.text,
        at=clause.at,
        said_by=_fact(reported.paragraph, reported.said_by),
        speaker=speaker,
    )


def _themes(paragraphs: Sequence[Paragraph], words: Words) -> list[Theme]:
    return [
        Theme(id=theme, at=[str(Span(number, *place)) for number, place in places])
        for theme, places in find_themes(paragraphs, words).items()
    ]


def _with_names(paragraphs: Sequence[Paragraph], words: Words) -> Words:
    """Return the words together with the surnames and the acronyms that the release prints."""
    acronyms = {one for p in paragraphs for one in _ACRONYM.findall(p.text)}
    words = replace(words, acronyms=frozenset(acronyms))
    names = (p.text[slice(*place)] for p, place in printed_names(paragraphs, words))
    return replace(words, known=frozenset(name.split()[-1].lower() for name in names))


def _event(
    event: Event, paragraphs: Sequence[Paragraph], words: Words
) -> tuple[Event, list[Finding]]:
    dateline = find_dateline(paragraphs, event.title.text, words)
    day, dates = find_date(paragraphs, dateline, words)
    place = find_place(paragraphs, dateline, day, event.title.text, words)
    attendance = find_attendance(paragraphs, dates[1].year if dates else None, words)
    by_number = {paragraph.number: paragraph for paragraph in paragraphs}
    hosts, partners = (
        [_fact(by_number[number], at) for number, at in found]
        for found in find_bodies(paragraphs, dateline.end if dateline else 0, words)
    )
    findings = [_declined_body(one) for one in (*hosts, *partners) if is_declined(one.text, words)]
    if dates is None:
        findings.append(_no_year(day.paragraph) if day else _no_date())
    if place is None:
        message = _("where the event took place was not found with certainty")
        findings.append(_not_stated("place", message))
    if attendance.count is None:
        message = _("how many took part was not found with certainty")
        findings.append(_not_stated("participants", message))
    one_day = dates is None or dates[0] == dates[1]
    return (
        replace(
            event,
            starts=dates[0] if dates else None,
            ends=None if one_day or dates is None else dates[1],
            dates_at=str(Span(day.paragraph, *day.at)) if day and dates else None,
            place=_fact(by_number[place[0]], place[1]) if place else None,
            hosts=hosts,
            partners=partners,
            participants=_participants(attendance, by_number),
        ),
        findings,
    )


def _participants(attendance: Attendance, by_number: dict[int, Paragraph]) -> Participants | None:
    count = attendance.count
    groups = [_fact(by_number[number], at) for number, at in attendance.groups]
    if count is None:
        return Participants(groups=groups) if groups else None
    return Participants(
        count=count.value,
        qualifier=count.qualifier,
        at=str(Span(count.paragraph, count.start, count.end)),
        groups=groups,
    )


def _titles(
    rest: Sequence[tuple[Paragraph, Quoted]], words: Words
) -> tuple[list[Publication], list[Fact]]:
    """Part publications, which a noun such as "guide" stands before, from other terms."""
    publications: list[Publication] = []
    terms: list[Fact] = []
    for paragraph, quoted in rest:
        fact = _fact(paragraph, (quoted.start, quoted.end))
        low = max(0, quoted.outer - 30)
        before = [
            bare(word[0]).rpartition("’")[2]
            for word in WORD.finditer(paragraph.outside, low, quoted.outer)
        ]
        if before and words.has("publication_nouns", before[-1]):
            publications.append(Publication(title=fact.text, at=fact.at))
        elif fact.text not in {term.text for term in terms[-_NEAR_TERMS:]}:
            terms.append(fact)
    return publications, terms


def _people(figures: Sequence[Figure]) -> tuple[list[Person], dict[int, str]]:
    people = []
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for figure in figures:
        identifier = base = slug(figure.tokens[-1]) or "speaker"
        count = 2
        while identifier in taken:
            identifier, count = f"{base}-{count}", count + 1
        taken.add(identifier)
        ids[id(figure)] = identifier
        name = _fact(*figure.name)
        role = _fact(*figure.role) if figure.role else None
        people.append(
            Person(
                id=identifier,
                name=name.text,
                honorific=_fact(*figure.honorific).text if figure.honorific else None,
                role=role.text if role else None,
                at=name.at,
                role_at=role.at if role else None,
            )
        )
    return people, ids


def _fact(paragraph: Paragraph, place: Place) -> Fact:
    return Fact(text=paragraph.text[slice(*place)], at=str(Span(paragraph.number, *place)))


def _light(words: Words) -> Finding:
    return Finding(
        "source.language-light",
        "note",
        # Translators: {language} is the code of a language, such as fr.
        _(
            "in releases in this language ({language}) quotations, their speakers and roles, the "
            "date, the place, hosts, partners, participants, themes and what was reported as said "
            "are looked for where the wording is plain; the event's type, name and aim are not",
            language=words.language,
        ),
        hint=_("add what is missing to the summary."),
    )


def _nobody_named(number: int, paragraph: int) -> Finding:
    return Finding(
        "quotation.speaker-not-stated",
        "warning",
        _("nobody is named as the speaker in a way that is certain"),
        where=at_quotation(number, paragraph),
        hint=_("enter the person under 'people', and the person's id as speaker."),
    )


def _declined(cast: Cast, ids: dict[int, str]) -> list[Finding]:
    return [
        Finding(
            "person.name-declined",
            "warning",
            _(
                "{name}: the name is not printed in the nominative",
                name=_fact(*figure.name).text,
            ),
            where=at_paragraph(figure.name[0].number),
            hint=_("put name and role into the nominative, their basic form, in the summary."),
        )
        for figure in cast.figures
        if figure.declined and id(figure) in ids
    ]


def _declined_body(body: Fact) -> Finding:
    return Finding(
        "event.body-declined",
        "note",
        # Translators: {body} is an organization, ministry or office.
        _("{body}: the name of the organization is not printed in the nominative", body=body.text),
        hint=_("put it into the nominative, its basic form, in the summary."),
    )


def _no_year(paragraph: int) -> Finding:
    return Finding(
        "event.year-not-stated",
        "warning",
        _("the source prints the day and month of the event without a year"),
        where=at_paragraph(paragraph),
        hint=_("add the date to the summary if you know the year."),
    )


def _no_date() -> Finding:
    return _not_stated("date", _("the date of the event was not found with certainty"))


def _not_stated(what: str, message: str) -> Finding:
    return Finding(f"event.{what}-not-stated", "note", message)
