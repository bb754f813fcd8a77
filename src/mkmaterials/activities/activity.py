"""The nouns of the exercise bank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

KINDS: Final = ("opening", "opener", "input", "exercise", "energizer", "break", "closing")
SHOWS: Final = ("none", "quotes", "messages")
LEVELS: Final = ("basic", "advanced")
ROOMS: Final = ("any", "tables", "walls", "floor")
ENERGIES: Final = ("quiet", "steady", "lively")
FEW: Final = 8  # people; with fewer, what stands under "Few people" holds
MANY: Final = 24  # people; with more, what stands under "Many people" holds


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an activity.

    Attributes:
        minutes: how long it takes when the activity takes its usual time; at least 1.
        text: what to do, a sentence or more.
        needs: ``quotes`` or ``messages`` if the step only makes sense when the event has
            them; else empty.
    """

    minutes: int
    text: str
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a debrief, and what a good answer contains."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity of the bank.

    Attributes:
        id: file name without its suffix.
        title: as printed.
        kind: one of ``KINDS``; an ``opener`` comes after the opening and loosens tongues, an
            ``energizer`` wakes people up between two exercises.
        usual: minutes that the steps add up to; `minimum` <= `usual` <= `maximum`.
        minimum: fewest minutes that it can be run in; no fewer than there are steps.
        maximum: most minutes that it can fill.
        steps: in order; at least one needs nothing of the event.
        themes: ids of ``mkmaterials.model.themes``, the main one first.
        objective: completes "afterwards participants can".
        form: such as "Groups of five".
        shows: ``quotes`` or ``messages`` if it works with the event's own, else ``none``.
        level: one of ``LEVELS``.
        final: it leads from the event to one's own work, so it comes last.
        smallest: fewest people that it works with; 0: as few as there are.
        largest: most people that it works with; 0: as many as there are.
        room: what it needs, one of ``ROOMS``: nothing (fixed rows will do), tables for groups,
            walls to hang sheets on and space to walk along them, or free floor.
        energy: how it leaves people, one of ``ENERGIES``.
        materials: what to bring, one item each.
        task: what the groups are told, in short lines that fit a slide; may be empty.
        case: text of an invented case, or empty.
        cards: texts of cards to cut out.
        tips: for the facilitator.
        debrief: questions in order.
        care: do-no-harm note, or empty.
        few: what to change for fewer than ``FEW`` people, or empty.
        many: what to change for more than ``MANY`` people, or empty.
        adapt: what to adapt locally, or empty.
        sources: what it draws on, as printed.
    """

    id: str
    title: str
    kind: str
    usual: int
    minimum: int
    maximum: int
    steps: tuple[Step, ...]
    themes: tuple[str, ...] = ()
    objective: str = ""
    form: str = ""
    shows: str = "none"
    level: str = "basic"
    final: bool = False
    smallest: int = 0
    largest: int = 0
    room: str = "any"
    energy: str = "steady"
    materials: tuple[str, ...] = ()
    task: tuple[str, ...] = ()
    case: str = ""
    cards: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()
    debrief: tuple[Question, ...] = ()
    care: str = ""
    few: str = ""
    many: str = ""
    adapt: str = ""
    sources: tuple[str, ...] = ()

    def takes(self, people: int) -> bool:
        """Tell whether it works with so many people."""
        return self.smallest <= people and (not self.largest or people <= self.largest)

    def texts(self) -> Iterator[str]:
        """Yield every text of it that is printed, sources apart."""
        yield from (self.title, self.objective, self.form, *self.materials, *self.task)
        yield from (step.text for step in self.steps)
        yield from (self.case, *self.cards, *self.tips)
        for one in self.debrief:
            yield from (one.question, one.answer)
        yield from (self.care, self.few, self.many, self.adapt)


def from_plain(values: Mapping[str, Any]) -> Activity:
    """Return the activity in plain JSON values, as `dataclasses.asdict` wrote them."""
    plain: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in values.items()
    }
    plain["steps"] = tuple(Step(**step) for step in values["steps"])
    plain["debrief"] = tuple(Question(**question) for question in values["debrief"])
    return Activity(**plain)
