"""The session planner: which activities, in which order, for how many minutes each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.errors import ChoiceError, TemplateError
from mkmaterials.plan.choice import Choice
from mkmaterials.plan.minutes import apportion, fit_activities, fit_steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkmaterials.activities import Activity, Step

SHORTEST: Final = 45  # minutes; below that no exercise with its debrief fits
LONGEST: Final = 480
_STRETCH: Final = 100  # minutes that people sit through without a break, at most
_GOOD_STRETCH: Final = 90  # breaks grow before stretches pass this
_MEAL_FROM: Final = 270  # minutes; a longer session has a meal break
_HANDOUT: Final = 6  # exercises in the handout at least: in the plan and further ones
_FURTHER: Final = 2  # further ones at least
_SHORT_EXERCISE: Final = 16  # minutes that an exercise gets in a session of up to …
_SHORT_SESSION: Final = 90  # … so many minutes
_MINUTES_PER_MORE: Final = 18  # so much longer a session, a minute more for each exercise


@dataclass(frozen=True, slots=True)
class Block:
    """An activity in its place.

    Attributes:
        activity: what is done.
        minutes: how long it takes.
        start: minutes from the start of the session; ``None``: not in the session plan.
        steps: those that make sense for the event; their minutes add up to `minutes`.
    """

    activity: Activity
    minutes: int
    start: int | None
    steps: tuple[Step, ...]

    @property
    def end(self) -> int | None:
        """Minutes from the start of the session to the end of this block."""
        return None if self.start is None else self.start + self.minutes


@dataclass(frozen=True, slots=True)
class Session:
    """A planned session.

    Attributes:
        minutes: length of the whole.
        blocks: in order, without gaps; their minutes add up to `minutes`.
        further: exercises for another day, with their usual minutes.
    """

    minutes: int
    blocks: tuple[Block, ...]
    further: tuple[Block, ...]


def plan_session(
    activities: Sequence[Activity],
    themes: Sequence[str],
    minutes: int,
    *,
    has_quotes: bool,
    has_messages: bool,
) -> Session:
    """Plan a session: opening, input, exercises with breaks, closing.

    The same arguments always give the same plan.

    Args:
        activities: the bank, in a fixed order.
        themes: themes of the source, the most important one first; may be empty.
        minutes: length of the session.
        has_quotes: whether the source quotes anybody.
        has_messages: whether the source has key messages.

    Raises:
        ChoiceError: no session of that length can be planned; it names the nearest.
        TemplateError: the bank lacks a kind of activity, or has too few exercises.
    """
    planner = _Planner(activities, themes, quotes=has_quotes, messages=has_messages)
    chosen = planner.arrange(minutes) if SHORTEST <= minutes <= LONGEST else None
    if chosen is None:
        raise _refusal(planner, minutes)
    return Session(
        minutes,
        tuple(planner.in_time(chosen)),
        tuple(planner.further([activity for activity, _ in chosen])),
    )


def _refusal(planner: _Planner, minutes: int) -> ChoiceError | TemplateError:
    nearest = next(
        (
            other
            for other in sorted(
                range(SHORTEST, LONGEST + 1), key=lambda other: abs(other - minutes)
            )
            if planner.arrange(other) is not None
        ),
        None,
    )
    if nearest is None:
        return TemplateError(
            "no session can be planned with the exercises there are",
            hint="put exercises back, or widen their 'minimum' and 'maximum'.",
        )
    return ChoiceError(
        f"a session of {minutes} minutes cannot be planned with the exercises there are"
        if SHORTEST <= minutes <= LONGEST
        else f"a session of {minutes} minutes cannot be planned: it takes {SHORTEST} to {LONGEST}",
        hint=f"choose {nearest} minutes, the nearest that is possible.",
    )


class _Planner:
    """Plans sessions of any length from one bank for one source."""

    def __init__(
        self, activities: Sequence[Activity], themes: Sequence[str], *, quotes: bool, messages: bool
    ) -> None:
        offered = {"": True, "none": True, "quotes": quotes, "messages": messages}
        self._offers = {need for need, there in offered.items() if there}
        self._bank = [activity for activity in activities if activity.shows in self._offers]
        self._themes = themes
        self._opening = self._of_kind("opening")[0]
        self._input = self._of_kind("input")[0]
        self._closing = self._of_kind("closing")[0]
        self._exercises = self._of_kind("exercise")
        self._final = _final(self._exercises)

    def _of_kind(self, kind: str) -> list[Activity]:
        found = [activity for activity in self._bank if activity.kind == kind]
        if not found:
            raise TemplateError(
                f"there is no activity of the kind {kind!r}",
                where="exercise bank",
                hint=f"put a file with 'kind: {kind}' back into the folder activities.",
            )
        return found

    def arrange(self, minutes: int) -> list[tuple[Activity, int]] | None:
        """Return activities and their minutes, or ``None`` if they cannot fill the time."""
        pauses = self._pauses(minutes)
        pause_minutes = self._pause_minutes(pauses, minutes)
        lengths = apportion([1] * (len(pauses) + 1), minutes - sum(pause_minutes))
        stretches = self._fill(lengths, minutes, self._final)
        if stretches is None and self._final:
            stretches = self._fill(lengths, minutes, None)
        if stretches is None:
            return None
        arranged: list[tuple[Activity, int]] = []
        for number, stretch in enumerate(_fit(stretches, lengths)):
            arranged += stretch
            if number < len(pauses):
                arranged.append((pauses[number], pause_minutes[number]))
        return arranged

    def _fill(
        self, lengths: Sequence[int], minutes: int, final: Activity | None
    ) -> list[list[Activity]] | None:
        """Return the activities of each stretch, or ``None`` if one cannot be filled."""
        ordinary = [exercise for exercise in self._exercises if not exercise.final]
        choice = Choice(ordinary, self._themes, _minutes_per_exercise(minutes))
        if final:
            choice.cover(final)
        stretches = []
        for number, length in enumerate(lengths):
            before = [self._opening, self._input] if number == 0 else []
            last = number == len(lengths) - 1
            end = [*([final] if final else []), self._closing] if last else []
            exercises = choice.fill(length, [*before, *end])
            if exercises is None:
                return None
            stretches.append([*before, *exercises, *end])
        return stretches

    def _pauses(self, minutes: int) -> list[Activity]:
        """Return the breaks that stand between the stretches."""
        if minutes <= _STRETCH:
            return []
        breaks = self._of_kind("break")
        short = min(breaks, key=lambda one: one.usual)
        meal = max(breaks, key=lambda one: one.usual)
        pauses = [meal if minutes > _MEAL_FROM else short]
        while minutes - _usual(pauses) > _STRETCH * (len(pauses) + 1):
            pauses.append(short)
        stretch = (minutes - _usual(pauses)) / (len(pauses) + 1)
        starts = [stretch + place * (stretch + short.usual) for place in range(len(pauses))]
        middle = min(range(len(pauses)), key=lambda place: abs(starts[place] - minutes / 2))
        pauses[0], pauses[middle] = pauses[middle], pauses[0]
        return pauses

    @staticmethod
    def _pause_minutes(pauses: Sequence[Activity], minutes: int) -> list[int]:
        at_most = sum(pause.maximum for pause in pauses)
        wanted = minutes - _GOOD_STRETCH * (len(pauses) + 1)
        return fit_activities(pauses, max(_usual(pauses), min(at_most, wanted)))

    def in_time(self, arranged: Sequence[tuple[Activity, int]]) -> Iterator[Block]:
        """Yield the blocks with their start times and steps."""
        start = 0
        for activity, minutes in arranged:
            yield self._block(activity, minutes, start)
            start += minutes

    def further(self, used: Sequence[Activity]) -> Iterator[Block]:
        """Yield exercises that are not used, the best suited first."""
        choice = Choice(self._exercises, self._themes, _SHORT_EXERCISE)
        count = 0
        for activity in used:
            if activity.kind == "exercise":
                choice.take(activity)
                count += 1
        for activity in choice.next(max(_FURTHER, _HANDOUT - count)):
            yield self._block(activity, activity.usual, None)

    def _block(self, activity: Activity, minutes: int, start: int | None) -> Block:
        steps = [step for step in activity.steps if step.needs in self._offers]
        return Block(activity, minutes, start, fit_steps(steps, minutes))


def _fit(
    stretches: Sequence[Sequence[Activity]], lengths: Sequence[int]
) -> list[list[tuple[Activity, int]]]:
    """Return the stretches with minutes: all activities under the same pressure of time.

    Where that would make a stretch too long, each is fitted to its own even length.
    """
    together = fit_activities([one for stretch in stretches for one in stretch], sum(lengths))
    minutes = iter(together)
    fitted = [[(activity, next(minutes)) for activity in stretch] for stretch in stretches]
    if all(_length(stretch) <= max(_GOOD_STRETCH, *lengths) for stretch in fitted):
        return fitted
    return [
        list(zip(stretch, fit_activities(stretch, length), strict=True))
        for stretch, length in zip(stretches, lengths, strict=True)
    ]


def _length(stretch: Iterable[tuple[Activity, int]]) -> int:
    return sum(minutes for _, minutes in stretch)


def _final(exercises: Sequence[Activity]) -> Activity | None:
    """Return the exercise to end with: one on quotations before one on messages."""
    order = ("quotes", "messages", "none")
    finals = [exercise for exercise in exercises if exercise.final]
    return min(finals, key=lambda one: order.index(one.shows), default=None)


def _minutes_per_exercise(minutes: int) -> int:
    """Return what an exercise should get: longer sessions go deeper, not only further."""
    return _SHORT_EXERCISE + max(0, minutes - _SHORT_SESSION) // _MINUTES_PER_MORE


def _usual(activities: Sequence[Activity]) -> int:
    return sum(activity.usual for activity in activities)
