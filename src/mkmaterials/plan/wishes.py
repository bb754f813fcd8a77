"""What a trainer wants of a session: hours, people, room, and exercises in or out of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from mkmaterials.errors import ChoiceError
from mkmaterials.messages import _, ngettext
from mkmaterials.model.summary import minutes_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkmaterials.activities import Activity
    from mkmaterials.model.summary import SessionWishes

SHORTEST: Final = 45  # minutes; below that no exercise with its debrief fits
LONGEST: Final = 480  # minutes of one day
FEWEST: Final = 2  # people; an exercise needs somebody to talk to
MOST: Final = 200
USUAL: Final = 90  # minutes of a session of one day, if nobody says
USUAL_DAY: Final = 480  # minutes of each of several days
USUAL_START: Final = 9 * 60  # minutes after midnight
_MIDNIGHT: Final = 24 * 60
# What a room offers of what an activity may need.
ROOMS: Final[dict[str, frozenset[str]]] = {
    "open": frozenset({"any", "tables", "walls", "floor"}),
    "tables": frozenset({"any", "tables", "walls"}),
    "u-shape": frozenset({"any", "tables", "walls"}),
    "circle": frozenset({"any", "walls", "floor"}),
    "rows": frozenset({"any"}),
}


@dataclass(frozen=True, slots=True)
class Day:
    """The hours of a day.

    Attributes:
        start: minutes after midnight.
        minutes: length of the day, lunch and breaks included.
        lunch: minutes after midnight at which lunch begins; ``None``: when it fits best.
    """

    start: int = USUAL_START
    minutes: int = USUAL
    lunch: int | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a trainer wants of a session; what is empty is left to the planner.

    Attributes:
        days: one or more.
        group: number of people, or ``None``.
        room: one of ``ROOMS``, or empty.
        pinned: ids of exercises that must be in.
        excluded: ids of activities that must not be in.
        order: ids of exercises that must be in and come first, in this order.
        times: minutes for activities by their ids.
    """

    days: tuple[Day, ...] = (Day(),)
    group: int | None = None
    room: str = ""
    pinned: tuple[str, ...] = ()
    excluded: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()
    times: Mapping[str, int] = field(default_factory=dict)

    @property
    def minutes(self) -> int:
        """Minutes of all days together."""
        return sum(day.minutes for day in self.days)

    def suits(self, activity: Activity) -> bool:
        """Tell whether an activity works with these people in this room."""
        largest = activity.largest or MOST
        fits = self.group is None or activity.smallest <= self.group <= largest
        return fits and (not self.room or activity.room in ROOMS[self.room])

    def must(self, exercises: Mapping[str, Activity]) -> list[Activity]:
        """Return the exercises that have to be in: those to order first, in their order."""
        wanted = dict.fromkeys((*self.order, *self.pinned, *self.times))
        return [exercises[one] for one in wanted if one in exercises]


@dataclass(frozen=True, slots=True)
class Override:
    """What the command line says about a session; it wins over the summary.

    Attributes:
        minutes: length of each day, or ``None``.
        days: how many days, or ``None``.
        start: when each day begins, minutes after midnight, or ``None``.
        group: number of people, or ``None``.
        room: one of ``ROOMS``, or ``None``.
    """

    minutes: int | None = None
    days: int | None = None
    start: int | None = None
    group: int | None = None
    room: str | None = None


def wishes_of(session: SessionWishes, override: Override = Override()) -> Wishes:
    """Return the wishes in a summary, those of the command line winning.

    Raises:
        ChoiceError: they contradict each other, or no session can be like that.
    """
    group = override.group if override.group is not None else session.group
    if group is not None and not FEWEST <= group <= MOST:
        nearest = min(max(group, FEWEST), MOST)
        raise ChoiceError(
            # Translators: all numbers are numbers of people.
            _(
                "a session for a group of {group} cannot be planned: it takes {fewest} to {most}",
                group=group,
                fewest=FEWEST,
                most=MOST,
            ),
            hint=_("choose {nearest}, the nearest that is possible.", nearest=nearest)
            if group < FEWEST
            else _(
                "choose {nearest}, the nearest that is possible, or plan several sessions.",
                nearest=nearest,
            ),
        )
    return Wishes(
        days=tuple(_checked(day) for day in _days(session, override)),
        group=group,
        room=override.room or session.room or "",
        pinned=tuple(session.pin),
        excluded=frozenset(session.exclude),
        order=tuple(dict.fromkeys(session.order)),
        times=dict(session.times),
    )


def _days(session: SessionWishes, override: Override) -> list[Day]:
    if session.hours and override.minutes is None and override.days is None:
        days = [
            Day(
                minutes_of(one.start),
                minutes_of(one.end) - minutes_of(one.start),
                minutes_of(one.lunch) if one.lunch else None,
            )
            for one in session.hours
        ]
        if override.start is None:
            return days
        return [replace(day, start=override.start, lunch=None) for day in days]
    count = override.days or session.days or 1
    start = override.start
    if start is None:
        start = minutes_of(session.start) if session.start else USUAL_START
    minutes = override.minutes if override.minutes is not None else session.minutes
    if minutes is None:
        minutes = USUAL if count == 1 else USUAL_DAY
    return [Day(start, minutes)] * count


def _checked(day: Day) -> Day:
    end = day.start + day.minutes
    if day.minutes > 0 and end > _MIDNIGHT and SHORTEST <= day.minutes <= LONGEST:
        raise ChoiceError(
            ngettext(
                "a session of {number} minute that starts at {time} would end after midnight",
                "a session of {number} minutes that starts at {time} would end after midnight",
                day.minutes,
                time=in_words(day.start),
            ),
            hint=_("start at {time} at the latest.", time=in_words(_MIDNIGHT - day.minutes)),
        )
    return day


def in_words(minutes: int) -> str:
    """Return minutes after midnight as ``09:05``."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
