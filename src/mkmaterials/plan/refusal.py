"""Wishes that cannot be met: what is wrong with them, and the nearest plan there is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mkmaterials.errors import ChoiceError, TemplateError
from mkmaterials.messages import N_, _, either, listed, ngettext
from mkmaterials.plan.wishes import FEWEST, LONGEST, MOST, ROOMS, SHORTEST, in_words
from mkmaterials.yamlfiles import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkmaterials.activities import Activity
    from mkmaterials.plan.arrange import Placed
from mkmaterials.plan.wishes import Wishes

_WHERE: Final = N_("session, in the summary")
_TAKE_OUT: Final = N_("take it out of '{key}'.")
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
                    # Translators: {key} is a key of the summary: pin, exclude, order or times.
                    _("{key}: there is no exercise {name!r}", key=key, name=name),
                    where=_(_WHERE),
                    hint=near or _("'mkmaterials activities list' lists them all."),
                )
            if key != "exclude":
                _check_works(key, known[name], offered, wishes)
    for name in wishes.order:
        if known[name].kind != "exercise":
            raise ChoiceError(
                # Translators: order and 'order' are the key of the summary and stay as they are.
                _("order: {name!r} is no exercise, so it has its place already", name=name),
                where=_(_WHERE),
                hint=_("take it out of 'order'; opening, input, breaks and closing stay in place."),
            )
    for name, minutes in wishes.times.items():
        _check_time(known[name], minutes)
    _check_needed(bank, wishes)


def _check_works(key: str, one: Activity, offered: Sequence[Activity], wishes: Wishes) -> None:
    if one not in offered:
        raise ChoiceError(
            _(
                "{key}: {name!r} works with quotations, and the press release has none",
                key=key,
                name=one.id,
            )
            if one.shows == "quotes"
            else _(
                "{key}: {name!r} works with messages, and the press release has none",
                key=key,
                name=one.id,
            ),
            where=_(_WHERE),
            hint=_(_TAKE_OUT, key=key),
        )
    if wishes.suits(one):
        return
    if wishes.group is not None and not replace(wishes, room="").suits(one):
        nearest = max(one.smallest, min(wishes.group, one.largest or wishes.group))
        raise ChoiceError(
            _(
                "{key}: {name!r} does not work with a group of {group}",
                key=key,
                name=one.id,
                group=wishes.group,
            ),
            where=_(_WHERE),
            hint=_(
                "take it out of '{key}', or plan for a group of {group}.", key=key, group=nearest
            ),
        )
    rooms = [room for room, offers in ROOMS.items() if one.room in offers]
    raise ChoiceError(
        # Translators: {room!r} is open, tables, u-shape, circle or rows, as written in the summary.
        _(
            "{key}: {name!r} does not work in a room of the kind {room!r}",
            key=key,
            name=one.id,
            room=wishes.room,
        ),
        where=_(_WHERE),
        hint=_(
            "take it out of '{key}', or find a room of the kind {rooms}.",
            key=key,
            rooms=either(rooms),
        ),
    )


def _check_time(one: Activity, minutes: int) -> None:
    if not one.minimum <= minutes <= one.maximum:
        nearest = min(max(minutes, one.minimum), one.maximum)
        raise ChoiceError(
            # Translators: times is a key of the summary and stays as it is.
            ngettext(
                "times: {name!r} cannot take {number} minute: it takes {fewest} to {most}",
                "times: {name!r} cannot take {number} minutes: it takes {fewest} to {most}",
                minutes,
                name=one.id,
                fewest=one.minimum,
                most=one.maximum,
            ),
            where=_(_WHERE),
            hint=ngettext(
                "choose {number} minute, the nearest that is possible.",
                "choose {number} minutes, the nearest that is possible.",
                nearest,
            ),
        )


def _check_needed(bank: Sequence[Activity], wishes: Wishes) -> None:
    for kind in ("opening", "input", "exercise", "closing"):
        there = [one.id for one in bank if one.kind == kind]
        if there and wishes.excluded.issuperset(there):
            raise ChoiceError(
                # Translators: exclude is a key of the summary and stays as it is.
                _(
                    "exclude: without {names} there is nothing of the kind {kind!r} left, and a "
                    "session needs that",
                    names=listed(map(repr, there[:2])),
                    kind=kind,
                ),
                where=_(_WHERE),
                hint=_("take {name!r} out of 'exclude'.", name=there[0]),
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
            hint = f"{choose} {_in_a_line(other, placed)}."
            return ChoiceError(_message(wishes), hint=hint)
    return TemplateError(
        _("no session can be planned with the exercises there are"),
        hint=_("put exercises back, or widen their 'minimum' and 'maximum'."),
    )


def _message(wishes: Wishes) -> str:
    lengths = [day.minutes for day in wishes.days]
    values = {"lengths": listed(lengths), "shortest": SHORTEST, "longest": LONGEST}
    if not all(SHORTEST <= length <= LONGEST for length in lengths):
        if len(lengths) > 1:
            # Translators: {lengths} are two numbers: 500 and 500.
            return _(
                "a session of {lengths} minutes cannot be planned: it takes {shortest} to "
                "{longest} a day",
                **values,
            )
        return ngettext(
            "a session of {number} minute cannot be planned: it takes {shortest} to {longest}",
            "a session of {number} minutes cannot be planned: it takes {shortest} to {longest}",
            *lengths,
            **values,
        )
    pins = len({*wishes.pinned, *wishes.order, *wishes.times})
    if not pins:
        return _("{session} cannot be planned with the exercises there are", session=_whole(wishes))
    return ngettext(
        "{session} cannot be planned with what you have asked for ({number} block) and the "
        "exercises there are",
        "{session} cannot be planned with what you have asked for ({number} blocks) and the "
        "exercises there are",
        pins,
        session=_whole(wishes),
    )


def _whole(wishes: Wishes) -> str:
    """Return "a session of 90 minutes for 12 people in a room of the kind 'rows'"."""
    lunch = next((in_words(day.lunch) for day in wishes.days if day.lunch), "")
    # Translators: the beginning of "… cannot be planned with the exercises there are"; {lengths}
    # is a number or two: 90, or 480 and 480. What else is wished for follows, as below.
    lengths = [day.minutes for day in wishes.days]
    whole = ngettext(
        "a session of {lengths} minute",
        "a session of {lengths} minutes",
        lengths[-1],
        lengths=listed(lengths),
    )
    if wishes.group:
        # Translators: goes on after "a session of {lengths} minutes".
        whole += " " + ngettext("for {number} people", "for {number} people", wishes.group)
    if wishes.room:
        # Translators: goes on after "a session of {lengths} minutes for {number} people".
        whole += " " + _("in a room of the kind {room!r}", room=wishes.room)
    # Translators: {session} is all of the above; more of the sentence follows.
    return _("{session}, lunch at {time},", session=whole, time=lunch) if lunch else whole


def _others(wishes: Wishes) -> Iterator[tuple[Wishes, str]]:
    """Yield other wishes, the nearest first, and what to choose, a sentence before the plan."""
    yield from _other_lunches(wishes)
    yield from _other_lengths(wishes)
    if (people := wishes.group) is not None:
        for group in sorted(range(FEWEST, MOST + 1), key=lambda one: abs(one - people)):
            # Translators: here and below, a plan such as "09:00 Welcome; 09:08 …" follows.
            choose = _("choose a group of {group}, the nearest that is possible:", group=group)
            yield replace(wishes, group=group), choose
    if wishes.room:
        choose = _("choose another room, the nearest that is possible:")
        yield replace(wishes, room=""), choose
    less = wishes
    for name in reversed(dict.fromkeys((*wishes.order, *wishes.pinned, *wishes.times))):
        less = replace(
            less,
            pinned=tuple(one for one in less.pinned if one != name),
            order=tuple(one for one in less.order if one != name),
            times={one: minutes for one, minutes in less.times.items() if one != name},
        )
        choose = _(
            "choose to do without {name!r} and what you named after it, the nearest that is "
            "possible:",
            name=name,
        )
        yield less, choose
    plain = replace(less, excluded=frozenset(), group=None, room="")
    yield plain, _("leave all of it to the planner, and this is possible:")
    yield from _other_lengths(plain, rest=True)


def _other_lunches(wishes: Wishes) -> Iterator[tuple[Wishes, str]]:
    if not any(day.lunch for day in wishes.days):
        return
    for change in sorted(range(-LONGEST, LONGEST + 1, _ROUND), key=abs):
        days = tuple(
            replace(day, lunch=day.lunch + change) if day.lunch else day for day in wishes.days
        )
        lunches = [day.lunch for day in days if day.lunch]
        if all(0 <= lunch < _LATEST for lunch in lunches):
            # Translators: {times} is a time of day or two: 12:30 and 13:00.
            choose = _(
                "choose {times} for lunch, the nearest that is possible:",
                times=listed(map(in_words, lunches)),
            )
            yield replace(wishes, days=days), choose


def _other_lengths(wishes: Wishes, *, rest: bool = False) -> Iterator[tuple[Wishes, str]]:
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
        yield replace(wishes, days=days), _choose_lengths(lengths, rest=rest)


def _choose_lengths(lengths: list[int], *, rest: bool) -> str:
    if rest:
        # Translators: {lengths} is a number or two: 90, or 480 and 480.
        return ngettext(
            "choose {lengths} minute and leave the rest to the planner, the nearest that is "
            "possible:",
            "choose {lengths} minutes and leave the rest to the planner, the nearest that is "
            "possible:",
            lengths[-1],
            lengths=listed(lengths),
        )
    return ngettext(
        "choose {lengths} minute, the nearest that is possible:",
        "choose {lengths} minutes, the nearest that is possible:",
        lengths[-1],
        lengths=listed(lengths),
    )


def _in_a_line(wishes: Wishes, placed: Sequence[Placed]) -> str:
    """Return a plan in a line: ``09:00 Welcome; 09:08 …``."""
    pieces = []
    now = -1
    clock = 0
    for one in placed:
        if one.day != now:
            now, clock = one.day, wishes.days[one.day].start
            if len(wishes.days) > 1:
                pieces.append(_("day {number}", number=now + 1))
        pieces.append(f"{in_words(clock)} {one.activity.title}")
        clock += one.minutes
    # Translators: the end of a plan: the time at which it ends.
    return "; ".join([*pieces, _("{time} end", time=in_words(clock))])
