"""Light rules for languages that have a data file here: who said what, when, where, how many.

A further language needs its ``<language>.toml`` and nothing else. What no rule is certain of
stays not stated, and a finding says so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkmaterials.extract.other.cast import add_roles, cast_of, speakers
from mkmaterials.extract.other.facts import find_count, find_date, find_dateline, find_place
from mkmaterials.extract.other.naming import slug
from mkmaterials.extract.other.people import bare
from mkmaterials.extract.other.speech import find_speech
from mkmaterials.extract.other.text import WORD, read_paragraph
from mkmaterials.extract.other.words import languages, words_of
from mkmaterials.extract.other_languages import named_inside
from mkmaterials.findings import Finding
from mkmaterials.model.release import Span
from mkmaterials.model.summary import Fact, Participants, Person, Publication, Quotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.other.attribution import Said
    from mkmaterials.extract.other.cast import Cast, Figure
    from mkmaterials.extract.other.people import Place
    from mkmaterials.extract.other.text import Paragraph
    from mkmaterials.extract.other.words import Words
    from mkmaterials.model.release import Release
    from mkmaterials.model.summary import Event, EventSummary

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
    paragraphs = [
        read_paragraph(n, text, words) for n, text in enumerate(release.paragraphs[1:], 2)
    ]
    said: list[Said] = []
    rest: list[tuple[Paragraph, Quoted]] = []
    findings = [_light(words)]
    for paragraph in paragraphs:
        spoken, others, refused = find_speech(paragraph, words)
        said += spoken
        rest += [(paragraph, quoted) for quoted in others]
        findings += [named_inside(paragraph.number)] * refused
    cast = cast_of(said, words)
    add_roles(cast, paragraphs)
    who = speakers(said, cast, paragraphs)
    people, ids = _people([figure for figure in cast.figures if any(figure is one for one in who)])
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
        ),
        [*findings, *more],
    )  # fmt: skip


def _event(
    event: Event, paragraphs: Sequence[Paragraph], words: Words
) -> tuple[Event, list[Finding]]:
    dateline = find_dateline(paragraphs, words)
    day, dates = find_date(paragraphs, dateline, words)
    place = find_place(paragraphs, dateline, day, event.title.text, words)
    count = find_count(paragraphs, dates[1].year if dates else None, words)
    by_number = {paragraph.number: paragraph for paragraph in paragraphs}
    findings = []
    if dates is None:
        findings.append(_no_year(day.paragraph) if day else _not_stated("date", "the event's date"))
    if place is None:
        findings.append(_not_stated("place", "where the event took place"))
    if count is None:
        findings.append(_not_stated("participants", "how many took part"))
    one_day = dates is None or dates[0] == dates[1]
    return (
        replace(
            event,
            starts=dates[0] if dates else None,
            ends=None if one_day or dates is None else dates[1],
            dates_at=str(Span(day.paragraph, *day.at)) if day and dates else None,
            place=_fact(by_number[place[0]], place[1]) if place else None,
            participants=Participants(
                count=count.value,
                qualifier=count.qualifier,
                at=str(Span(count.paragraph, count.start, count.end)),
            )
            if count
            else None,
        ),
        findings,
    )


def _titles(
    rest: Sequence[tuple[Paragraph, Quoted]], words: Words
) -> tuple[list[Publication], list[Fact]]:
    """Part publications, which a noun such as "guide" stands before, from other terms."""
    publications, terms = [], []
    for paragraph, quoted in rest:
        fact = _fact(paragraph, (quoted.start, quoted.end))
        low = max(0, quoted.outer - 30)
        before = [
            bare(word[0]).rpartition("’")[2]
            for word in WORD.finditer(paragraph.outside, low, quoted.outer)
        ]
        if before and words.has("publication_nouns", before[-1]):
            publications.append(Publication(title=fact.text, at=fact.at))
        else:
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
        f"in releases in this language ({words.language}) quotations, their speakers and roles, "
        "the date, the place and the number of participants are looked for; hosts, partners, "
        "groups, aim, messages and themes are not",
        hint="add what is missing to the summary.",
    )


def _nobody_named(number: int, paragraph: int) -> Finding:
    return Finding(
        "quotation.speaker-not-stated",
        "warning",
        "nobody is named as the speaker in a way that is certain",
        where=f"quotation {number}, paragraph {paragraph}",
        hint="enter the person under 'people', and the person's id as speaker.",
    )


def _declined(cast: Cast, ids: dict[int, str]) -> list[Finding]:
    return [
        Finding(
            "person.name-declined",
            "warning",
            f"{_fact(*figure.name).text}: the name is not printed in the nominative",
            where=f"paragraph {figure.name[0].number}",
            hint="put name and role into the nominative.",
        )
        for figure in cast.figures
        if figure.declined and id(figure) in ids
    ]


def _no_year(paragraph: int) -> Finding:
    return Finding(
        "event.year-not-stated",
        "warning",
        "the source prints the day and month of the event without a year",
        where=f"paragraph {paragraph}",
        hint="add the date to the summary if you know the year.",
    )


def _not_stated(what: str, meaning: str) -> Finding:
    return Finding(f"event.{what}-not-stated", "note", f"no rule found with certainty {meaning}")
