"""The shape of a day: where breaks and lunch stand, and how long people sit between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from mkmaterials.plan.minutes import apportion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.activities import Activity
    from mkmaterials.plan.wishes import Day

MOST_SITTING: Final = 100  # minutes that people sit through without a break, at most
GOOD_SITTING: Final = 90  # breaks grow before stretches pass this
LEAST_SITTING: Final = 30  # minutes between two breaks, at least
_MEAL_FROM: Final = 270  # minutes; a longer day has a meal break
_NOON: Final = (12 * 60, 13 * 60)  # lunch begins between these, if it can
_HUNGRY: Final = (11 * 60 + 30, 14 * 60)  # who sits through all of this has had no lunch
_ROUND: Final = 15  # lunch begins at a quarter, if nobody says otherwise


class Pause(NamedTuple):
    """A break and its minutes."""

    activity: Activity
    minutes: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time without a break.

    Attributes:
        day: number of its day, from 0.
        part: number of its part of the day (before or after lunch), over all days.
        minutes: its length.
        pause: the break after it and its minutes, or ``None`` at the end of the day.
        after_meal: it follows lunch.
        last: it ends its day.
    """

    day: int
    part: int
    minutes: int
    pause: Pause | None
    after_meal: bool
    last: bool


def stretches_of(days: Sequence[Day], breaks: Sequence[Activity]) -> list[Stretch] | None:
    """Return the stretches of all days, or ``None`` if lunch cannot be where it is wanted.

    Args:
        days: the hours of each day.
        breaks: short break and meal; without any, only days that need none can be shaped.

    Raises:
        LookupError: a day needs a break, and there is none.
    """
    found: list[Stretch] = []
    for number, day in enumerate(days):
        parts = _parts(day, breaks)
        if parts is None:
            return None
        for place, (length, meal) in enumerate(parts):
            part = found[-1].part + 1 if found else 0
            found += _part(number, part, length, meal, breaks, after_meal=place > 0)
    return found


def _parts(day: Day, breaks: Sequence[Activity]) -> list[tuple[int, Pause | None]] | None:
    """Return the lengths before and after lunch, with lunch between them."""
    if not _needs_meal(day):
        return [(day.minutes, None)]
    meal = max(breaks, key=lambda one: one.usual, default=None)
    if meal is None:
        raise LookupError
    before = _before_lunch(day, meal)
    after = day.minutes - before - meal.usual
    if min(before, after) < LEAST_SITTING:
        return None
    return [(before, Pause(meal, meal.usual)), (after, None)]


def _needs_meal(day: Day) -> bool:
    early, late = _HUNGRY
    through = day.start <= early and day.start + day.minutes >= late
    return day.lunch is not None or through or day.minutes > _MEAL_FROM


def _before_lunch(day: Day, meal: Activity) -> int:
    """Return the minutes before lunch: noon if it can be, else the middle."""
    if day.lunch is not None:
        return day.lunch - day.start
    middle = (day.minutes - meal.usual) // 2
    noon = min(max(day.start + middle, _NOON[0]), _NOON[1]) - day.start
    before = noon if _stands(day, meal, noon) else middle
    rounded = -(-(day.start + before) // _ROUND) * _ROUND - day.start
    return rounded if _stands(day, meal, rounded) else before


def _stands(day: Day, meal: Activity, before: int) -> bool:
    """Tell whether lunch leaves a good stretch on both sides."""
    return min(before, day.minutes - meal.usual - before) >= LEAST_SITTING + _ROUND


def _part(  # noqa: PLR0913 - a part of a day is all of these
    day: int,
    part: int,
    length: int,
    meal: Pause | None,
    breaks: Sequence[Activity],
    *,
    after_meal: bool,
) -> list[Stretch]:
    pauses = _pauses(length, breaks)
    sitting = apportion([1] * (len(pauses) + 1), length - sum(minutes for _, minutes in pauses))
    following = [*pauses, meal]
    return [
        Stretch(
            day,
            part,
            minutes,
            following[place],
            after_meal and not place,
            following[place] is None,
        )
        for place, minutes in enumerate(sitting)
    ]


def _pauses(length: int, breaks: Sequence[Activity]) -> list[Pause]:
    """Return the short breaks within a part of a day, and their minutes."""
    if length <= MOST_SITTING:
        return []
    short = min(breaks, key=lambda one: one.usual, default=None)
    if short is None:
        raise LookupError
    count = 1
    while length - count * short.usual > MOST_SITTING * (count + 1):
        count += 1
    wanted = length - GOOD_SITTING * (count + 1)
    total = max(count * short.usual, min(count * short.maximum, wanted))
    return [Pause(short, minutes) for minutes in apportion([1] * count, total)]
