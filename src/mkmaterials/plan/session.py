"""The session planner: which activities, on which day, in which order, for how many minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.plan.arrange import Planner, exactly
from mkmaterials.plan.choice import Choice
from mkmaterials.plan.minutes import fit_steps
from mkmaterials.plan.refusal import check_names, refusal
from mkmaterials.plan.wishes import LONGEST, SHORTEST, Wishes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkmaterials.activities import Activity, Step
    from mkmaterials.plan.arrange import Placed

_HANDOUT: Final = 6  # exercises in the handout at least: in the plan and further ones
_FURTHER: Final = 2  # further ones at least
_ANY_GROUP: Final = frozenset({"opening", "input", "break", "closing"})  # there has to be one
_SHORT: Final = 16  # minutes that a further exercise should take


@dataclass(frozen=True, slots=True)
class Block:
    """An activity in its place.

    Attributes:
        activity: what is done.
        minutes: how long it takes.
        start: minutes from the start of its day; ``None``: not in the session plan.
        steps: those that make sense for the event; their minutes add up to `minutes`.
        day: number of its day, from 0.
    """

    activity: Activity
    minutes: int
    start: int | None
    steps: tuple[Step, ...]
    day: int = 0

    @property
    def end(self) -> int | None:
        """Minutes from the start of the day to the end of this block."""
        return None if self.start is None else self.start + self.minutes


@dataclass(frozen=True, slots=True)
class Session:
    """A planned session.

    Attributes:
        wishes: what was wanted: hours, group, room.
        blocks: day by day in order, without gaps; the minutes of a day's blocks add up to
            its length.
        further: exercises for another day, with their usual minutes.
    """

    wishes: Wishes
    blocks: tuple[Block, ...]
    further: tuple[Block, ...]

    @property
    def minutes(self) -> int:
        """Minutes of all days together."""
        return self.wishes.minutes


def plan_session(
    activities: Sequence[Activity],
    themes: Sequence[str],
    wishes: Wishes,
    *,
    has_quotes: bool,
    has_messages: bool,
) -> Session:
    """Plan a session: opening, input, exercises with breaks, closing.

    The same arguments always give the same plan.

    Args:
        activities: the bank, in a fixed order.
        themes: themes of the source, the most important one first; may be empty.
        wishes: hours, group, room, and exercises in or out.
        has_quotes: whether the source quotes anybody.
        has_messages: whether the source has key messages.

    Raises:
        ChoiceError: no such session can be planned; it names the nearest.
        TemplateError: the bank lacks a kind of activity, or has too few exercises.
    """
    offers = _offers(has_quotes=has_quotes, has_messages=has_messages)
    offered = [one for one in activities if one.shows in offers]
    check_names(activities, offered, wishes)

    def attempt(wanted: Wishes) -> tuple[list[Activity], list[Placed] | None]:
        bank = _bank(offered, wanted)
        if not any(one.kind == "exercise" for one in bank) and len(bank) < len(offered):
            return [], None
        planner = Planner(bank, themes, wanted)
        inside = all(SHORTEST <= day.minutes <= LONGEST for day in wanted.days)
        return planner.exercises, planner.arrange(wanted) if inside else None

    exercises, placed = attempt(wishes)
    if placed is None:
        raise refusal(wishes, lambda wanted: attempt(wanted)[1])
    return Session(
        wishes,
        tuple(_in_time(placed, offers)),
        tuple(_further(exercises, themes, placed, offers)),
    )


def _offers(*, has_quotes: bool, has_messages: bool) -> frozenset[str]:
    offered = {"": True, "none": True, "quotes": has_quotes, "messages": has_messages}
    return frozenset(need for need, there in offered.items() if there)


def _bank(offered: Sequence[Activity], wishes: Wishes) -> list[Activity]:
    """Return what suits the wishes; what has its time given lasts exactly so long."""
    return [
        exactly(one, wishes.times[one.id]) if one.id in wishes.times else one
        for one in offered
        if one.id not in wishes.excluded and (one.kind in _ANY_GROUP or wishes.suits(one))
    ]


def _in_time(placed: Sequence[Placed], offers: frozenset[str]) -> Iterator[Block]:
    """Yield the blocks with their start times and steps."""
    day = start = 0
    for one in placed:
        if one.day != day:
            day, start = one.day, 0
        yield _block(one.activity, one.minutes, start, offers, day)
        start += one.minutes


def _further(
    exercises: Sequence[Activity],
    themes: Sequence[str],
    placed: Sequence[Placed],
    offers: frozenset[str],
) -> Iterator[Block]:
    """Yield exercises that are not used, the best suited first."""
    choice = Choice(exercises, themes, _SHORT)
    used = [one.activity for one in placed if one.activity.kind == "exercise"]
    for activity in used:
        choice.take(activity)
    for activity in choice.next(max(_FURTHER, _HANDOUT - len(used))):
        yield _block(activity, activity.usual, None, offers)


def _block(
    activity: Activity, minutes: int, start: int | None, offers: frozenset[str], day: int = 0
) -> Block:
    steps = [step for step in activity.steps if step.needs in offers]
    return Block(activity, minutes, start, fit_steps(steps, minutes), day)
