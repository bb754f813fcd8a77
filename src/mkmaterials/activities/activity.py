"""The nouns of the exercise bank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS: Final = ("opening", "input", "exercise", "break", "closing")
SHOWS: Final = ("none", "quotes", "messages")
LEVELS: Final = ("basic", "advanced")


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
        kind: one of ``KINDS``.
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
        materials: what to bring, one item each.
        case: text of an invented case, or empty.
        cards: texts of cards to cut out.
        tips: for the facilitator.
        debrief: questions in order.
        care: do-no-harm note, or empty.
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
    materials: tuple[str, ...] = ()
    case: str = ""
    cards: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()
    debrief: tuple[Question, ...] = ()
    care: str = ""
    adapt: str = ""
    sources: tuple[str, ...] = ()


def from_plain(values: Mapping[str, Any]) -> Activity:
    """Return the activity in plain JSON values, as `dataclasses.asdict` wrote them."""
    plain: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in values.items()
    }
    plain["steps"] = tuple(Step(**step) for step in values["steps"])
    plain["debrief"] = tuple(Question(**question) for question in values["debrief"])
    return Activity(**plain)
