"""The texts of a summary that can be translated, each with what it is.

A quotation is one text, however often the source breaks into it: where it does, the text holds
a placeholder, such as ``{1}``. What is never printed (terms that nobody said) is not in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from mkmaterials.messages import _
from mkmaterials.model.translation import text_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkmaterials.model.summary import Event, EventSummary, Fact, Person

QUOTATION: Final = "quotation"
NAME: Final = "name-"  # with the id of the person: another spelling, not a translation
SAID_BY: Final = "said-by"
_LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Unit:
    """A text that can be translated.

    Attributes:
        what: what it is, for programs: ``aim``, ``message``, ``role-maron``.
        original: the text.
        label: what it is, for people: "message 2 of 5".
        at: where it stands in the source; ``None`` if the trainer added it.
        marks: placeholders in it, where the source breaks into a quotation.
    """

    what: str
    original: str
    label: str
    at: str | None
    marks: tuple[str, ...] = ()

    @cached_property
    def id(self) -> str:
        """The id by which translators' files refer to it."""
        return text_id(self.what, self.original)

    @property
    def key(self) -> tuple[str, str]:
        """What and original: what a translation belongs to."""
        return self.what, self.original

    @property
    def is_name(self) -> bool:
        """Whether it is a person's name, which is spelled anew and not translated."""
        return self.what.startswith(NAME)


@dataclass(frozen=True)
class Slot:
    """A field of a record of the summary that holds a text.

    Attributes:
        unit: the text that it holds now.
        record: the record.
        field: name of its field.
    """

    unit: Unit
    record: Any
    field: str

    def put(self, text: str) -> None:
        """Put another text into the field."""
        setattr(self.record, self.field, text)


def units_of(summary: EventSummary) -> list[Unit]:
    """Return every text that can be translated, each once, in the order of the summary."""
    units = [slot.unit for slot in slots_of(summary)] + quotation_units(summary)
    found: dict[tuple[str, str], Unit] = {}
    for unit in units:
        found.setdefault(unit.key, unit)
    return list(found.values())


def quotation_units(summary: EventSummary) -> list[Unit]:
    """Return the quotations as texts to translate, in order."""
    names = {person.id: person.name for person in summary.people}
    total = len(summary.quotations)
    units = []
    for number, quotation in enumerate(summary.quotations, 1):
        label = _quotation_label(number, total, names.get(quotation.speaker or "", ""))
        segments = [fact.text for fact in quotation.segments]
        marks = placeholders(segments)
        text = joined(segments, marks)
        units.append(Unit(QUOTATION, text, label, quotation.segments[0].at, tuple(marks)))
    return units


def _quotation_label(number: int, total: int, speaker: str) -> str:
    if not speaker:
        return _(
            "quotation {number} of {total}, by a speaker who is not stated",
            number=number,
            total=total,
        )
    return _(
        "quotation {number} of {total}, by {speaker}", number=number, total=total, speaker=speaker
    )


def slots_of(summary: EventSummary) -> Iterator[Slot]:
    """Yield every field with a text that can be translated; quotations are not among them."""
    for slot in _slots(summary):
        if _LETTER.search(slot.unit.original):
            yield slot


def _slots(summary: EventSummary) -> Iterator[Slot]:
    yield from _of_event(summary.event)
    for person in summary.people:
        yield from _of_person(person)
    yield from _facts("occasion", _("where it was said"), (q.occasion for q in summary.quotations))
    total = len(summary.messages)
    for number, message in enumerate(summary.messages, 1):
        label = _(
            "message {number} of {total}: a clause, without who said it", number=number, total=total
        )
        yield Slot(Unit("message", message.text, label, message.at), message, "text")
    yield from _said_by(summary)
    for entry in summary.publications:
        unit = Unit("publication", entry.title, _("title of a publication"), entry.at)
        yield Slot(unit, entry, "title")
        yield from _facts("publisher", _("who published it"), entry.publishers)


def _said_by(summary: EventSummary) -> Iterator[Slot]:
    """Yield who said each message; a person's name is the same text as in the list of people."""
    people = {person.name: person for person in summary.people}
    for fact in (message.said_by for message in summary.messages):
        if fact and fact.text in people:
            yield Slot(_name_of(people[fact.text]), fact, "text")
        else:
            yield from _facts(SAID_BY, _("who said a message"), [fact])


def _name_of(person: Person) -> Unit:
    return Unit(f"{NAME}{person.id}", person.name, _("name of a person"), person.at)


def _of_event(event: Event) -> Iterator[Slot]:
    number = event.participants
    yield from _facts("title", _("headline of the press release"), [event.title])
    yield from _facts("name", _("the event's own name"), [event.name])
    yield from _facts("type", _("kind of event"), [event.type])
    yield from _facts("place", _("place of the event"), [event.place])
    yield from _facts("host", _("who held the event"), event.hosts)
    yield from _facts("partner", _("partner or funder"), event.partners)
    if number and number.count and number.qualifier:
        label = _("goes before the number {count}", count=number.count)
        unit = Unit("qualifier", number.qualifier, label, None)
        yield Slot(unit, number, "qualifier")
    yield from _facts("group", _("group taking part"), number.groups if number else [])
    yield from _facts("aim", _("aim of the event, completes a sentence"), [event.aim])
    yield from _facts("follow-up", _("what is to come after the event"), event.follow_up)


def _of_person(person: Person) -> Iterator[Slot]:
    yield Slot(_name_of(person), person, "name")
    if person.honorific:
        label = _("goes before {name}", name=person.name)
        unit = Unit(f"honorific-{person.id}", person.honorific, label, None)
        yield Slot(unit, person, "honorific")
    if person.role:
        label = _("function of {name}", name=person.name)
        yield Slot(Unit(f"role-{person.id}", person.role, label, person.role_at), person, "role")


def _facts(what: str, label: str, facts: Iterable[Fact | None]) -> Iterator[Slot]:
    for fact in facts:
        if fact:
            yield Slot(Unit(what, fact.text, label, fact.at), fact, "text")


def joined(segments: Sequence[str], marks: Sequence[str]) -> str:
    """Return the segments of a quotation as one text, with placeholders between them."""
    pairs = zip(segments, [*marks, ""], strict=True)
    return " ".join(piece for pair in pairs for piece in pair if piece)


def placeholders(segments: Sequence[str]) -> list[str]:
    """Return the placeholders between segments: ``{1}`` and so on, none that a segment holds."""
    marks: list[str] = []
    number = 0
    while len(marks) < len(segments) - 1:
        number += 1
        mark = f"{{{number}}}"
        if not any(mark in segment for segment in segments):
            marks.append(mark)
    return marks
