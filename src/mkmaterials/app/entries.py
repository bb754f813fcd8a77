"""Every fact of a summary as a list, for those who show or go through all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkmaterials.model import summary as model
    from mkmaterials.model.summary import EventSummary


@dataclass(frozen=True)
class Entry:
    """A fact.

    Attributes:
        kind: ``event``, ``body``, ``group``, ``message``, ``publication``, ``quotation`` or
            ``person``.
        label: what the fact is.
        text: the fact.
        at: where it stands; ``None`` if it was added by the trainer.
    """

    kind: str
    label: str
    text: str
    at: str | None


def entries_of(summary: EventSummary) -> Iterator[Entry]:
    """Yield every fact of a summary in the order of the page."""
    yield from _about_the_event(summary.event)
    for person in summary.people:
        yield Entry("person", "Person", person.name, person.at)
        if person.role:
            yield Entry("person", f"Role of {person.name}", person.role, person.role_at)
        if person.affiliation:
            label = f"Affiliation of {person.name}"
            yield Entry("person", label, person.affiliation, person.affiliation_at)
    yield from _said(summary)
    for publication in summary.publications:
        yield Entry("publication", "Publication", publication.title, publication.at)
        yield from _list("publication", "Publisher", publication.publishers)
    yield from _list("publication", "Term, not speech", summary.terms)


def _about_the_event(event: model.Event) -> Iterator[Entry]:
    for label, fact in (
        ("Title", event.title),
        ("Event", event.name),
        ("Type", event.type),
        ("Place", event.place),
        ("Aim", event.aim),
    ):
        yield from _list("event", label, [fact] if fact else [])
    if event.starts:
        days = f"{event.starts} to {event.ends}" if event.ends else f"{event.starts}"
        yield Entry("event", "Date", days, event.dates_at)
    yield from _list("body", "Host", event.hosts)
    yield from _list("body", "Partner", event.partners)
    number = event.participants
    if number and number.count:
        text = f"{number.qualifier or ''} {number.count}".strip()
        yield Entry("group", "Participants", text, number.at)
    if number and number.women:
        yield Entry("group", "Women", str(number.women), number.women_at)
    if number and number.men:
        yield Entry("group", "Men", str(number.men), number.men_at)
    yield from _list("group", "Group", number.groups if number else [])
    yield from _list("event", "Follow-up", event.follow_up)


def _list(kind: str, label: str, facts: Iterable[model.Fact]) -> Iterator[Entry]:
    for fact in facts:
        yield Entry(kind, label, fact.text, fact.at)


def _said(summary: EventSummary) -> Iterator[Entry]:
    names = {person.id: person.name for person in summary.people}
    for quotation in summary.quotations:
        speaker = names.get(quotation.speaker or "", "speaker not stated")
        for segment in quotation.segments:
            yield Entry("quotation", speaker, segment.text, segment.at)
    for message in summary.messages:
        speaker = message.said_by.text if message.said_by else names.get(message.speaker or "", "")
        label = message.kind.capitalize()
        yield Entry(
            "message", f"{label} ({speaker})" if speaker else label, message.text, message.at
        )
