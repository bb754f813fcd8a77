"""Puts what the rules find into an event summary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.extract.contradictions import contradictions
from mkmaterials.extract.datelines import find_dateline
from mkmaterials.extract.dates import find_dates
from mkmaterials.extract.event import find_aim, find_type
from mkmaterials.extract.frames import Use
from mkmaterials.extract.hosts import find_hosts
from mkmaterials.extract.messages import find_messages
from mkmaterials.extract.outlook import find_follow_up
from mkmaterials.extract.participants import find_participants
from mkmaterials.extract.passages import Place, read_release
from mkmaterials.extract.people import as_people, find_people
from mkmaterials.extract.places import find_place
from mkmaterials.extract.reminders import (
    event_findings,
    mark_findings,
    name_findings,
    speaker_findings,
)
from mkmaterials.extract.speech import find_speech
from mkmaterials.extract.themes import find_themes
from mkmaterials.extract.titles import find_event_name, find_publications, name_place
from mkmaterials.extract.women_men import find_women_and_men
from mkmaterials.model.summary import (
    Event,
    EventSummary,
    Fact,
    Message,
    Participants,
    Publication,
    Quotation,
    Source,
    Theme,
)

if TYPE_CHECKING:
    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.participants import Attendance
    from mkmaterials.extract.passages import Reading
    from mkmaterials.extract.speech import Speech
    from mkmaterials.findings import Finding
    from mkmaterials.model.release import Release
    from mkmaterials.model.summary import MessageKind

_KINDS: Final[dict[Use, MessageKind]] = {
    Use.COMMITMENT: "commitment",
    Use.CALL: "call",
    Use.WAY: "topic",
    Use.CLAIM: "statement",
    Use.TOPIC: "topic",
}


def bare_summary(release: Release) -> EventSummary:
    """Return a summary that holds the headline only."""
    return EventSummary(source=_source(release), event=Event(title=_title(release)))


def summarize(release: Release, lexicon: Lexicon) -> tuple[EventSummary, list[Finding]]:
    """Read a release with one language's words; see `mkmaterials.extract.extract`."""
    reading = read_release(release, lexicon)
    cast = find_people(reading)
    speech = find_speech(reading, cast)
    attendance = find_participants(reading)
    aim = find_aim(reading)
    event, findings = _event(reading, speech, attendance, aim)
    messages = find_messages(reading, cast, aim, event.starts.year if event.starts else None)
    publications = find_publications(reading, speech.rest)
    people, ids = as_people(cast, reading)
    summary = EventSummary(
        source=_source(release),
        event=event,
        people=people,
        quotations=[
            Quotation(
                speaker=ids[said.speaker.number] if said.speaker else None,
                occasion=_fact(reading, said.occasion),
                segments=_facts(reading, said.segments),
            )
            for said in speech.quotations
        ],
        messages=[
            Message(
                text=reading.text(message.clause),
                at=str(message.clause),
                said_by=_fact(reading, message.said_by),
                speaker=ids[message.figure.number] if message.figure else None,
                kind=_KINDS[message.use],
            )
            for message in messages
        ],
        publications=[
            Publication(
                title=reading.text(title), at=str(title), publishers=_facts(reading, publishers)
            )
            for title, publishers in publications
        ],
        terms=_terms(reading, speech, event, {str(title) for title, _ in publications}),
        themes=[
            Theme(id=theme, at=[str(place) for place in places])
            for theme, places in find_themes(reading).items()
        ],
    )
    findings += mark_findings(reading)
    findings += speaker_findings(reading, speech.quotations)
    findings += name_findings(reading, cast)
    return summary, findings


def _event(
    reading: Reading, speech: Speech, attendance: Attendance, aim: Place | None
) -> tuple[Event, list[Finding]]:
    dateline = find_dateline(reading)
    when, findings = find_dates(reading, dateline)
    hosts, partners = find_hosts(reading)
    named = find_event_name(reading, speech.rest)
    event = Event(
        title=_title(reading.release),
        name=_fact(reading, name_place(*named)) if named else None,
        type=_fact(reading, find_type(reading)),
        starts=when.starts,
        ends=when.ends,
        dates_at=str(when.printed) if when.starts else None,
        place=_fact(reading, find_place(reading, dateline, when)),
        hosts=_facts(reading, hosts),
        partners=_facts(reading, partners),
        participants=_participants(reading, attendance),
        aim=_fact(reading, aim),
        follow_up=_facts(reading, find_follow_up(reading)),
    )
    findings += contradictions(reading, event, dateline, attendance)
    return event, [*findings, *event_findings(event)]


def _participants(reading: Reading, attendance: Attendance) -> Participants | None:
    count = attendance.count
    women, men = find_women_and_men(reading, count)
    if not (count or women or men or attendance.groups):
        return None
    return Participants(
        count=count.value if count else None,
        qualifier=count.paragraph.text[slice(*count.qualifier)]
        if count and count.qualifier
        else None,
        at=str(count.paragraph.place(count.start, count.end)) if count else None,
        women=women.value if women else None,
        women_at=str(women.place) if women else None,
        men=men.value if men else None,
        men_at=str(men.place) if men else None,
        groups=_facts(reading, attendance.groups),
    )


def _terms(reading: Reading, speech: Speech, event: Event, published: set[str]) -> list[Fact]:
    """Return the passages in marks that are neither speech nor the event's name."""
    places = [name_place(*one) for one in speech.rest]
    taken = {event.name.at} if event.name else set()
    return _facts(reading, [p for p in places if str(p) not in taken | published])


def _source(release: Release) -> Source:
    return Source(
        file=release.name,
        sha256=release.sha256,
        language=release.language,
        address=release.address,
    )


def _title(release: Release) -> Fact:
    return Fact(text=release.title, at=f"p1:0-{len(release.title)}")


def _fact(reading: Reading, place: Place | None) -> Fact | None:
    return Fact(text=reading.text(place), at=str(place)) if place else None


def _facts(reading: Reading, places: list[Place]) -> list[Fact]:
    return [Fact(text=reading.text(place), at=str(place)) for place in places]
