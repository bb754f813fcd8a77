"""Wishes that cannot be met: what is wrong with them, and the nearest plan there is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mkmaterials.errors import ChoiceError, TemplateError
from mkmaterials.plan.wishes import FEWEST, LONGEST, MOST, ROOMS, SHORTEST, in_words
from mkmaterials.yamlfiles import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkmaterials.activities import Activity
    from mkmaterials.plan.arrange import Placed
    from mkmaterials.plan.wishes import Wishes

_WHERE = "session, in the summary"
_LATEST: Final = 24 * 60
_ROUND: Final = 5  # minutes; other times are tried in steps of it …
_NEAR: Final = 120  # … but for so many lengths near the one wanted


def check_names(bank: Sequence[Activity], offered: Sequence[Activity], wishes: Wishes) -> None:
    """Refuse wishes that name what is not there, or what does not work here.

    Args:
        bank: all activities.
        offered: those for which the event has quotations and messages.
        wishes: what the trainer wants.

    Raises:
        ChoiceError: an id is unknown, an exercise does not work with this event, group or
            room, or a time is outside of what its file says.
    """
    known = {one.id: one for one in bank}
    lists = {
        "pin": wishes.pinned,
        "exclude": sorted(wishes.excluded),
        "order": wishes.order,
        "times": tuple(wishes.times),
    }
    for key, names in lists.items():
        for name in names:
            if name not in known:
                near = did_you_mean(name, known)
                raise ChoiceError(
                    f"{key}: there is no exercise {name!r}",
                    where=_WHERE,
                    hint=near or f"write one of: {', '.join(known)}.",
                )
            if key != "exclude":
                _check_works(key, known[name], offered, wishes)
    for name in wishes.order:
        if known[name].kind != "exercise":
            raise ChoiceError(
                f"order: {name!r} is no exercise, so it has its place already",
                where=_WHERE,
                hint="take it out of 'order'; opening, input, breaks and closing stay in place.",
            )
    for name, minutes in wishes.times.items():
        _check_time(known[name], minutes)
    _check_needed(bank, wishes)


def _check_works(key: str, one: Activity, offered: Sequence[Activity], wishes: Wishes) -> None:
    if one not in offered:
        raise ChoiceError(
            f"{key}: {one.id!r} works with {'quotations' if one.shows == 'quotes' else 'messages'}"
            ", and the press release has none",
            where=_WHERE,
            hint=f"take it out of '{key}'.",
        )
    if wishes.suits(one):
        return
    if wishes.group is not None and not replace(wishes, room="").suits(one):
        nearest = max(one.smallest, min(wishes.group, one.largest or wishes.group))
        raise ChoiceError(
            f"{key}: {one.id!r} does not work with a group of {wishes.group}",
            where=_WHERE,
            hint=f"take it out of '{key}', or plan for a group of {nearest}.",
        )
    rooms = [room for room, offers in ROOMS.items() if one.room in offers]
    raise ChoiceError(
        f"{key}: {one.id!r} does not work in a room of the kind {wishes.room!r}",
        where=_WHERE,
        hint=f"take it out of '{key}', or find a room of the kind {' or '.join(rooms)}.",
    )


def _check_time(one: Activity, minutes: int) -> None:
    if not one.minimum <= minutes <= one.maximum:
        nearest = min(max(minutes, one.minimum), one.maximum)
        raise ChoiceError(
            f"times: {one.id!r} cannot take {minutes} minutes: it takes {one.minimum} to "
            f"{one.maximum}",
            where=_WHERE,
            hint=f"choose {nearest} minutes, the nearest that is possible.",
        )


def _check_needed(bank: Sequence[Activity], wishes: Wishes) -> None:
    for kind in ("opening", "input", "exercise", "closing"):
        there = [one.id for one in bank if one.kind == kind]
        if there and wishes.excluded.issuperset(there):
            raise ChoiceError(
                f"exclude: without {' and '.join(map(repr, there[:2]))} there is nothing of the "
                f"kind {kind!r} left, and a session needs that",
                where=_WHERE,
                hint=f"take {there[0]!r} out of 'exclude'.",
            )


def refusal(
    wishes: Wishes, attempt: Callable[[Wishes], Sequence[Placed] | None]
) -> ChoiceError | TemplateError:
    """Return the error for wishes that cannot be met, with the nearest plan that there is.

    Args:
        wishes: what the trainer wants.
        attempt: plans a session; ``None`` if there is none.
    """
    for other, choose in _others(wishes):
        try:
            placed = attempt(other)
        except TemplateError:
            continue
        if placed is not None:
            hint = f"choose {choose}, the nearest that is possible: {_in_a_line(other, placed)}."
            return ChoiceError(_message(wishes), hint=hint)
    return TemplateError(
        "no session can be planned with the exercises there are",
        hint="put exercises back, or widen their 'minimum' and 'maximum'.",
    )


def _message(wishes: Wishes) -> str:
    lengths = [str(day.minutes) for day in wishes.days]
    whole = f"a session of {' and '.join(lengths)} minutes"
    if not all(SHORTEST <= day.minutes <= LONGEST for day in wishes.days):
        each = " a day" if len(lengths) > 1 else ""
        return f"{whole} cannot be planned: it takes {SHORTEST} to {LONGEST}{each}"
    group = f" for {wishes.group} people" if wishes.group else ""
    room = f" in a room of the kind {wishes.room!r}" if wishes.room else ""
    lunch = next((f", lunch at {in_words(day.lunch)}," for day in wishes.days if day.lunch), "")
    pins = len({*wishes.pinned, *wishes.order, *wishes.times})
    wanted = f" with what you have asked for ({pins} blocks) and" if pins else " with"
    return f"{whole}{group}{room}{lunch} cannot be planned{wanted} the exercises there are"


def _others(wishes: Wishes) -> Iterator[tuple[Wishes, str]]:
    """Yield other wishes, the nearest first, and what to choose for each."""
    yield from _other_lunches(wishes)
    yield from _other_lengths(wishes)
    if (people := wishes.group) is not None:
        for group in sorted(range(FEWEST, MOST + 1), key=lambda one: abs(one - people)):
            yield replace(wishes, group=group), f"a group of {group}"
    if wishes.room:
        yield replace(wishes, room=""), "another room"
    less = wishes
    for name in reversed(dict.fromkeys((*wishes.order, *wishes.pinned, *wishes.times))):
        less = replace(
            less,
            pinned=tuple(one for one in less.pinned if one != name),
            order=tuple(one for one in less.order if one != name),
            times={one: minutes for one, minutes in less.times.items() if one != name},
        )
        yield less, f"to do without {name!r} and what you named after it"
    plain = replace(less, excluded=frozenset(), group=None, room="")
    yield plain, "to leave it to the planner"
    for other, choose in _other_lengths(plain):
        yield other, f"{choose} and leave the rest to the planner"


def _other_lunches(wishes: Wishes) -> Iterator[tuple[Wishes, str]]:
    if not any(day.lunch for day in wishes.days):
        return
    for change in sorted(range(-LONGEST, LONGEST + 1, _ROUND), key=abs):
        days = tuple(
            replace(day, lunch=day.lunch + change) if day.lunch else day for day in wishes.days
        )
        lunches = [day.lunch for day in days if day.lunch]
        if all(0 <= lunch < _LATEST for lunch in lunches):
            choose = " and ".join(in_words(lunch) for lunch in lunches)
            yield replace(wishes, days=days), f"{choose} for lunch"


def _other_lengths(wishes: Wishes) -> Iterator[tuple[Wishes, str]]:
    shortest = min(day.minutes for day in wishes.days)
    longest = max(day.minutes for day in wishes.days)
    changes = range(SHORTEST - longest, LONGEST - shortest + 1)
    nearest = sorted(changes, key=abs)
    for change in (*nearest[:_NEAR], *nearest[_NEAR::_ROUND]):
        lengths = [min(max(day.minutes + change, SHORTEST), LONGEST) for day in wishes.days]
        days = tuple(
            replace(day, minutes=length, start=min(day.start, _LATEST - length))
            for day, length in zip(wishes.days, lengths, strict=True)
        )
        choose = " and ".join(str(length) for length in lengths)
        yield replace(wishes, days=days), f"{choose} minutes"


def _in_a_line(wishes: Wishes, placed: Sequence[Placed]) -> str:
    """Return a plan in a line: ``09:00 Welcome; 09:08 …``."""
    pieces = []
    now = -1
    clock = 0
    for one in placed:
        if one.day != now:
            now, clock = one.day, wishes.days[one.day].start
            if len(wishes.days) > 1:
                pieces.append(f"day {now + 1}")
        pieces.append(f"{in_words(clock)} {one.activity.title}")
        clock += one.minutes
    return f"{'; '.join(pieces)}; {in_words(clock)} end"
