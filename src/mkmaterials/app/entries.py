"""Every fact of a summary as a list, for those who show or go through all of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkmaterials.model import summary as model
    from mkmaterials.model.summary import EventSummary


# What kind of message it is; the keys are those of the summary.
KINDS_OF_MESSAGES: Final = {
    "commitment": N_("Commitment"),
    "call": N_("Call"),
    "statement": N_("Statement"),
    "topic": N_("Topic"),
}


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


def entries_of(
    summary: EventSummary, day: Callable[[dt.date], str] = dt.date.isoformat
) -> Iterator[Entry]:
    """Yield every fact of a summary in the order of the page.

    Args:
        summary: the summary.
        day: how a date is written; as in the summary unless given.
    """
    yield from _about_the_event(summary.event, day)
    for person in summary.people:
        yield Entry("person", _("Person"), person.name, person.at)
        if person.role:
            label = _("Role of {name}", name=person.name)
            yield Entry("person", label, person.role, person.role_at)
        if person.affiliation:
            label = _("Affiliation of {name}", name=person.name)
            yield Entry("person", label, person.affiliation, person.affiliation_at)
    yield from _said(summary)
    for publication in summary.publications:
        yield Entry("publication", _("Publication"), publication.title, publication.at)
        yield from _list("publication", _("Publisher"), publication.publishers)
    # Translators: words in quotation marks that nobody said: the name of a project, a term.
    yield from _list("publication", _("Term, not speech"), summary.terms)


def _about_the_event(event: model.Event, day: Callable[[dt.date], str]) -> Iterator[Entry]:
    for label, fact in (
        (_("Title"), event.title),
        (_("Event"), event.name),
        # Translators: the kind of event, such as a workshop.
        (_("Type"), event.type),
        (_("Place"), event.place),
        (_("Aim"), event.aim),
    ):
        yield from _list("event", label, [fact] if fact else [])
    if event.starts:
        yield Entry("event", _("Date"), days_of(event, day), event.dates_at)
    yield from _list("body", _("Host"), event.hosts)
    yield from _list("body", _("Partner"), event.partners)
    number = event.participants
    if number and number.count:
        text = f"{number.qualifier or ''} {number.count}".strip()
        yield Entry("group", _("Participants"), text, number.at)
    if number and number.women:
        yield Entry("group", _("Women"), str(number.women), number.women_at)
    if number and number.men:
        yield Entry("group", _("Men"), str(number.men), number.men_at)
    yield from _list("group", _("Group"), number.groups if number else [])
    yield from _list("event", _("Follow-up"), event.follow_up)


def days_of(event: model.Event, day: Callable[[dt.date], str] = dt.date.isoformat) -> str:
    """Return the day or days of an event; "" if they are not stated."""
    first = day(event.starts) if event.starts else ""
    if not event.ends:
        return first
    # Translators: {first} and {last} are dates such as 2024-10-30.
    return _("{first} to {last}", first=first, last=day(event.ends))


def _list(kind: str, label: str, facts: Iterable[model.Fact]) -> Iterator[Entry]:
    for fact in facts:
        yield Entry(kind, label, fact.text, fact.at)


def _said(summary: EventSummary) -> Iterator[Entry]:
    names = {person.id: person.name for person in summary.people}
    for quotation in summary.quotations:
        speaker = names.get(quotation.speaker or "", _("speaker not stated"))
        for segment in quotation.segments:
            yield Entry("quotation", speaker, segment.text, segment.at)
    for message in summary.messages:
        speaker = message.said_by.text if message.said_by else names.get(message.speaker or "", "")
        label = _(KINDS_OF_MESSAGES[message.kind])
        if speaker:
            # Translators: {kind} is Commitment, Call, Statement or Topic.
            label = _("{kind} ({speaker})", kind=label, speaker=speaker)
        yield Entry("message", label, message.text, message.at)
