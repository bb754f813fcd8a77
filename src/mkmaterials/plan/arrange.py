"""Arranging activities in the time there is: who opens, which exercises, how long each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from mkmaterials.activities import LEVELS
from mkmaterials.errors import TemplateError
from mkmaterials.messages import _
from mkmaterials.plan.choice import Choice, decent_minutes, in_theme_order
from mkmaterials.plan.minutes import fit_activities, on_fives
from mkmaterials.plan.stretches import GOOD_SITTING, LEAST_SITTING, MOST_SITTING, stretches_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mkmaterials.activities import Activity
    from mkmaterials.plan.stretches import Stretch
    from mkmaterials.plan.wishes import Wishes

_SHORT_EXERCISE: Final = 16  # minutes that an exercise gets in a session of up to …
_SHORT_SESSION: Final = 90  # … so many minutes
_MINUTES_PER_MORE: Final = 18  # so much longer a session, a minute more for each exercise
_DEEP_EXERCISE: Final = 50  # minutes; longer than that no exercise gets for length alone
_HANDY: Final = 20  # minutes at least that an exercise may need to fit in almost anywhere
_OPENER_FROM: Final = 150  # minutes; in a longer session there is time to loosen tongues first
_PLANNING_FROM: Final = 300  # minutes; as long a session has time for plans beside words
# What the event has to offer decides which exercise leads from it to one's own work.
_FINAL_ORDER: Final = ("quotes", "messages", "none")


class Placed(NamedTuple):
    """An activity on a day, with its minutes."""

    day: int
    activity: Activity
    minutes: int


@dataclass(frozen=True, slots=True)
class _Slot:
    """A stretch with what stands at its beginning and end in any case."""

    stretch: Stretch
    before: tuple[Activity, ...] = ()
    after: tuple[Activity, ...] = ()

    @property
    def fixed(self) -> tuple[Activity, ...]:
        return (*self.before, *self.after)

    @property
    def least(self) -> int:
        """Minutes that exercises must be able to fill."""
        return self.stretch.minutes - sum(one.maximum for one in self.fixed)

    @property
    def most(self) -> int:
        """Minutes that exercises may take at their shortest."""
        return self.stretch.minutes - sum(one.minimum for one in self.fixed)

    @property
    def usual(self) -> int:
        """Minutes for exercises when everything else takes its usual time."""
        return self.stretch.minutes - sum(one.usual for one in self.fixed)


class Planner:
    """Arranges sessions from one bank for one source and one trainer's wishes.

    Args:
        bank: activities that suit event, group and room, in a fixed order; those whose time
            is given last exactly so long.
        themes: themes of the source, the most important one first.
        wishes: what the trainer wants.

    Raises:
        TemplateError: the bank lacks a kind of activity.
    """

    def __init__(self, bank: Sequence[Activity], themes: Sequence[str], wishes: Wishes) -> None:
        self._bank = bank
        self._themes = themes
        self._wishes = wishes
        self._opening = self._needed("opening")
        self._input = self._needed("input")
        self._closing = self._needed("closing")
        others = [one for one in self._of_kind("closing") if one is not self._closing]
        self._day_closing = min(others, key=lambda one: (one.usual, one.id), default=None)
        self._needed("exercise")
        self.exercises = self._of_kind("exercise")
        self._must = wishes.must({one.id: one for one in self.exercises})

    def _of_kind(self, kind: str) -> list[Activity]:
        """Return the activities of a kind, pinned ones first."""
        found = [one for one in self._bank if one.kind == kind]
        return sorted(found, key=lambda one: one.id not in self._wishes.pinned)

    def _needed(self, kind: str) -> Activity:
        found = self._of_kind(kind)
        if not found:
            raise TemplateError(
                _("there is no activity of the kind {kind!r}", kind=kind),
                where=_("exercise bank"),
                hint=_(
                    "put a file with 'kind: {kind}' back into the folder activities.", kind=kind
                ),
            )
        return found[0]

    def arrange(self, wishes: Wishes) -> list[Placed] | None:
        """Return activities, breaks included, or ``None`` if they cannot fill the time.

        Args:
            wishes: those of the planner, with hours that may be others.

        Raises:
            TemplateError: a day needs a break, and the bank has none.
        """
        try:
            stretches = stretches_of(wishes.days, self._of_kind("break"))
        except LookupError:
            self._needed("break")
            raise
        if stretches is None:
            return None
        extras = self._slots(stretches, wishes.minutes)
        found = self._filled(extras, wishes)
        bare = [_Slot(one.stretch, _core(one.before), _core(one.after)) for one in extras]
        if bare != extras and (found is None or self._missing(found)):
            other = self._filled(bare, wishes)
            if other and (found is None or len(self._missing(other)) < len(self._missing(found))):
                return other
        return found

    def _missing(self, placed: Iterable[Placed]) -> set[str]:
        """Return the themes of the source that an exercise could serve and none does."""
        served = {theme for one in placed for theme in one.activity.themes}
        can_be = {theme for one in self.exercises for theme in one.themes}
        return (set(self._themes) & can_be) - served

    def _slots(self, stretches: Sequence[Stretch], minutes: int) -> list[_Slot]:
        """Return the stretches with opening, input, closing, and what loosens and wakes."""
        openers = iter(self._of_kind("opener"))
        energizers = iter(self._of_kind("energizer"))
        slots = []
        for place, stretch in enumerate(stretches):
            before: list[Activity | None] = []
            after: list[Activity | None] = []
            if place == 0:
                before.append(self._opening)
                if minutes > _OPENER_FROM or self._has_pinned("opener"):
                    before.append(next(openers, None))
                before.append(self._input)
            elif stretches[place - 1].last:
                before.append(next(openers, None))
            elif stretch.after_meal or self._has_pinned("energizer"):
                before.append(next(energizers, None))
            if place == len(stretches) - 1:
                after.append(self._closing)
            elif stretch.last:
                after.append(self._day_closing)
            slots.append(_Slot(stretch, tuple(filter(None, before)), tuple(filter(None, after))))
        return slots

    def _has_pinned(self, kind: str) -> bool:
        return any(one.id in self._wishes.pinned for one in self._of_kind(kind))

    def _filled(self, slots: Sequence[_Slot], wishes: Wishes) -> list[Placed] | None:
        """Return the slots filled with exercises and fitted, breaks in between."""
        stretches = self._choose(slots, wishes)
        if stretches is None:
            return None
        placed: list[Placed] = []
        for slot, fitted in zip(slots, _fit(slots, stretches), strict=True):
            day = slot.stretch.day
            placed += [Placed(day, activity, minutes) for activity, minutes in fitted]
            if slot.stretch.pause:
                placed.append(Placed(day, *slot.stretch.pause))
        return _on_fives(placed, wishes)

    def _choose(self, slots: Sequence[_Slot], wishes: Wishes) -> list[list[Activity]] | None:
        """Return the exercises of each slot: as many themes as can be, then as many as fit."""
        each = _minutes_per_exercise(wishes)
        widest = max(slot.most for slot in slots)
        for finals in self._endings(wishes):
            must = [*(one for one in self._must if one not in finals), *finals]
            if sum(one.minimum for one in must) > sum(slot.most for slot in slots):
                continue
            wanted = max(1, round(sum(slot.usual for slot in slots) / each)) - len(must)
            room = sum(slot.most for slot in slots) - sum(decent_minutes(one) for one in must)
            for longest in (widest, min(widest, _HANDY)):
                free = [one for one in self.exercises if not one.final and one.minimum <= longest]
                choice = Choice(
                    [*must, *(one for one in free if one not in must)], self._themes, each
                )
                for exercise in must:
                    choice.take(exercise)
                covering = choice.cover_themes(max(0, room))
                others = choice.next(len(free))
                for sequence in self._candidates(must, finals, covering, others, wanted):
                    split = _split(sequence, slots)
                    if split is not None:
                        return [self._easier_first(stretch) for stretch in split]
        return None

    def _candidates(
        self,
        must: Sequence[Activity],
        finals: Sequence[Activity],
        covering: Sequence[Activity],
        others: Sequence[Activity],
        wanted: int,
    ) -> Iterator[list[Activity]]:
        """Yield choices of exercises in their order, the best first."""
        for kept in range(len(covering), -1, -1):
            rest = [*covering[kept:], *others]
            if kept < len(covering):  # what did not fit in shall not come back first
                rest = [*others, *covering[kept:]]
            counts = sorted(range(len(rest) + 1), key=lambda count: abs(kept + count - wanted))
            for order in (self._by_theme, _shorter_first, _longer_first):
                for count in counts:
                    chosen = [*must, *covering[:kept], *rest[:count]]
                    yield self._in_order(chosen, finals, order)

    def _in_order(
        self,
        chosen: Sequence[Activity],
        finals: Sequence[Activity],
        order: Callable[[Sequence[Activity]], list[Activity]],
    ) -> list[Activity]:
        first = [one for one in self._must if one.id in self._wishes.order]
        last = [one for one in chosen if one.final and one not in (*first, *finals)]
        last += [one for one in finals if one not in first]
        return [*first, *order([one for one in chosen if one not in (*first, *last)]), *last]

    def _by_theme(self, exercises: Sequence[Activity]) -> list[Activity]:
        """Return easier exercises first, and of those the ones on the source's first themes."""
        by_theme = in_theme_order(exercises, self._themes)
        return sorted(by_theme, key=lambda one: LEVELS.index(one.level))

    def _easier_first(self, stretch: Sequence[Activity]) -> list[Activity]:
        """Return a stretch's exercises, easier ones first; what a trainer ordered stays."""
        bound = [one for one in stretch if one.id in self._wishes.order or one.final]
        free = [one for one in stretch if one not in bound]
        ordered = [one for one in bound if one.id in self._wishes.order]
        last = [one for one in bound if one not in ordered]
        return [*ordered, *sorted(free, key=lambda one: LEVELS.index(one.level)), *last]

    def _endings(self, wishes: Wishes) -> list[list[Activity]]:
        """Return what exercises to end with, the best first: from the event to one's own work.

        One on quotations goes before one on messages; a day has time for one that needs
        neither, such as action planning, as well.
        """
        finals = sorted(
            (one for one in self.exercises if one.final),
            key=lambda one: (one not in self._must, _FINAL_ORDER.index(one.shows), one.id),
        )
        ways = [finals[:1], []]
        planning = next((one for one in finals[1:] if one.shows == "none"), None)
        if planning and wishes.minutes >= _PLANNING_FROM:
            ways.insert(0, [finals[0], planning])
        return ways if finals else [[]]


def _on_fives(placed: Sequence[Placed], wishes: Wishes) -> list[Placed]:
    """Return what is placed with rounder times, where nobody then sits too long or too short."""
    rounded: list[Placed] = []
    for number, day in enumerate(wishes.days):
        own = [one for one in placed if one.day == number]
        breaks = [place for place, one in enumerate(own) if one.activity.kind == "break"]
        meal = max(breaks, key=lambda place: own[place].minutes, default=0)
        minutes = on_fives(
            [one.minutes for one in own],
            [(one.activity.minimum, one.activity.maximum) for one in own],
            day.start,
            {meal} if day.lunch is not None else set(),
        )
        changed = [one._replace(minutes=more) for one, more in zip(own, minutes, strict=True)]
        sitting = [
            sum(minutes[before + 1 : after]) for before, after in pairwise([-1, *breaks, len(own)])
        ]
        good = all(LEAST_SITTING <= one <= MOST_SITTING for one in sitting)
        rounded += changed if good else own
    return rounded


def exactly(activity: Activity, minutes: int) -> Activity:
    """Return an activity that lasts exactly so many minutes."""
    return replace(activity, minimum=minutes, usual=minutes, maximum=minutes)


def _shorter_first(exercises: Sequence[Activity]) -> list[Activity]:
    return sorted(exercises, key=lambda one: (one.usual, one.id))


def _longer_first(exercises: Sequence[Activity]) -> list[Activity]:
    return sorted(exercises, key=lambda one: (-one.usual, one.id))


def _core(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """Return what no session can do without."""
    return tuple(one for one in activities if one.kind in {"opening", "input", "closing"})


def _minutes_per_exercise(wishes: Wishes) -> int:
    """Return what an exercise should get: longer sessions go deeper, not only further."""
    more = max(0, wishes.minutes - _SHORT_SESSION) // _MINUTES_PER_MORE
    return min(_DEEP_EXERCISE, _SHORT_EXERCISE + more)


def _split(sequence: Sequence[Activity], slots: Sequence[_Slot]) -> list[list[Activity]] | None:
    """Return a sequence of exercises cut into the slots that it fills, or ``None``.

    Of all cuts it is the one in which exercises come nearest to their usual time.
    """
    least, most = (sum(getattr(slot, name) for slot in slots) for name in ("least", "most"))
    if not (
        sum(one.minimum for one in sequence) <= most
        and sum(one.maximum for one in sequence) >= least
    ):
        return None
    # For each number of exercises used up so far: how far off, and where the cuts are.
    cuts: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for slot in slots:
        found: dict[int, tuple[int, tuple[int, ...]]] = {}
        for start, (off, ends) in cuts.items():
            for end, more in _reach(sequence, start, slot):
                if end not in found or off + more < found[end][0]:
                    found[end] = (off + more, (*ends, end))
        cuts = found
    if len(sequence) not in cuts:
        return None
    ends = cuts[len(sequence)][1]
    return [list(sequence[start:end]) for start, end in zip((0, *ends[:-1]), ends, strict=True)]


def _reach(sequence: Sequence[Activity], start: int, slot: _Slot) -> Iterator[tuple[int, int]]:
    """Yield the ends of pieces that fill a slot, and how far off their usual time they are."""
    shortest = longest = usual = 0
    for end in range(start, len(sequence) + 1):
        if end > start:
            one = sequence[end - 1]
            shortest += one.minimum
            longest += one.maximum
            usual += one.usual
        if shortest > slot.most:
            return
        if longest >= slot.least:
            yield end, (usual - slot.usual) ** 2


def _fit(
    slots: Sequence[_Slot], exercises: Sequence[Sequence[Activity]]
) -> list[list[tuple[Activity, int]]]:
    """Return what each slot holds, with minutes.

    Between lunch and the ends of the day all are under the same pressure of time; where that
    would make a stretch too long or too short, each stretch is fitted by itself.
    """
    full = [
        [*slot.before, *chosen, *slot.after] for slot, chosen in zip(slots, exercises, strict=True)
    ]
    fitted: list[list[tuple[Activity, int]]] = []
    for part in dict.fromkeys(slot.stretch.part for slot in slots):
        places = [place for place, slot in enumerate(slots) if slot.stretch.part == part]
        lengths = [slots[place].stretch.minutes for place in places]
        fitted += _fit_part([full[place] for place in places], lengths)
    return fitted


def _fit_part(
    stretches: Sequence[Sequence[Activity]], lengths: Sequence[int]
) -> list[list[tuple[Activity, int]]]:
    together = fit_activities([one for stretch in stretches for one in stretch], sum(lengths))
    shares = iter(together)
    fitted = [[(activity, next(shares)) for activity in stretch] for stretch in stretches]
    sitting = [sum(minutes for __, minutes in stretch) for stretch in fitted]
    if max(sitting) <= max(GOOD_SITTING, *lengths) and min(sitting) >= LEAST_SITTING:
        return fitted
    return [
        list(zip(stretch, fit_activities(stretch, length), strict=True))
        for stretch, length in zip(stretches, lengths, strict=True)
    ]
