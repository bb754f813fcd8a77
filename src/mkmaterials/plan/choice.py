"""Choosing exercises: those that serve the source's themes, as many as the time holds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from mkmaterials.activities import LEVELS
from mkmaterials.model.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkmaterials.activities import Activity

DECENT: Final = 15  # minutes that an exercise gets before another theme has one at its cost
_EXACT: Final = 10  # themes up to which the cheapest cover is found among all there are


def decent_minutes(exercise: Activity) -> int:
    """Return the fewest minutes in which an exercise does a theme justice."""
    return max(exercise.minimum, min(exercise.usual, DECENT))


class Choice:
    """A choice of exercises that grows; none is taken twice.

    Args:
        exercises: what there is to choose from.
        themes: themes of the source, the most important one first.
        minutes: how long an exercise should take.
    """

    def __init__(self, exercises: Sequence[Activity], themes: Sequence[str], minutes: int) -> None:
        self._left = list(exercises)
        self._themes = list(dict.fromkeys(themes))
        self._others = [theme for theme in THEMES if theme not in self._themes]
        self._minutes = minutes
        self._covered: Counter[str] = Counter()

    def take(self, exercise: Activity) -> None:
        """Take an exercise: it is gone, and its themes are covered."""
        self._left.remove(exercise)
        self.cover(exercise)

    def cover(self, exercise: Activity) -> None:
        """Note that an exercise serves its themes."""
        self._covered.update(exercise.themes)

    def next(self, count: int) -> list[Activity]:
        """Take up to `count` exercises, the best suited first."""
        taken: list[Activity] = []
        while self._left and len(taken) < count:
            taken.append(min(self._left, key=self._rank))
            self.take(taken[-1])
        return taken

    def cover_themes(self, room: int) -> list[Activity]:
        """Take exercises that serve as many themes of the source as the time allows.

        As many themes as can be come before the earlier ones, those before fewer exercises,
        and those before a shorter time. Themes that no exercise serves do not count.

        Args:
            room: minutes that there are for them.

        Returns:
            The exercises, in the order of the themes that they serve.
        """
        wanted = [theme for theme in self._themes if not self._covered[theme]][:_EXACT]
        covers: dict[int, tuple[Any, ...]] = {0: (0, 0, ())}  # themes as bits: count, minutes
        for exercise in sorted(self._left, key=self._rank):
            served = _bits(exercise, wanted)
            if served:
                _extend(covers, exercise, served, room)
        best = max(covers, key=lambda bits: (bits.bit_count(), _early_first(bits)))
        taken = list(covers[best][2])
        for exercise in taken:
            self.take(exercise)
        room -= covers[best][1]
        if len(self._themes) > _EXACT:
            taken += self._cover_more(room)
        return in_theme_order(taken, self._themes)

    def _cover_more(self, room: int) -> list[Activity]:
        """Take exercises one by one for themes that are left."""
        taken = []
        while fresh := [
            one for one in self._left if self._serves_fresh(one) and decent_minutes(one) <= room
        ]:
            taken.append(min(fresh, key=self._rank))
            room -= decent_minutes(taken[-1])
            self.take(taken[-1])
        return taken

    def _serves_fresh(self, exercise: Activity) -> bool:
        return any(theme in exercise.themes and not self._covered[theme] for theme in self._themes)

    def _rank(self, exercise: Activity) -> tuple[Any, ...]:
        """Return a key that sorts the best suited exercise first.

        First come themes of the source that no exercise has served yet, as many as can be
        and in the source's order; then the source's themes again; then others.
        """
        served = [place for place, one in enumerate(self._themes) if one in exercise.themes]
        fresh = [place for place in served if not self._covered[self._themes[place]]]
        others = [one for one in self._others if one in exercise.themes and not self._covered[one]]
        return (
            -len(fresh),
            fresh,
            -len(served),
            -len(others),
            LEVELS.index(exercise.level),
            abs(exercise.usual - self._minutes),
            exercise.id,
        )


def in_theme_order(exercises: Iterable[Activity], themes: Sequence[str]) -> list[Activity]:
    """Return exercises in the order of the themes that they serve first."""
    served: set[str] = set()
    left = list(exercises)
    ordered: list[Activity] = []
    for theme in themes:
        if theme not in served:
            for exercise in [one for one in left if theme in one.themes]:
                left.remove(exercise)
                ordered.append(exercise)
                served.update(exercise.themes)
    return [*ordered, *left]


def _bits(exercise: Activity, themes: Sequence[str]) -> int:
    return sum(1 << place for place, theme in enumerate(themes) if theme in exercise.themes)


def _early_first(bits: int) -> tuple[int, ...]:
    """Return a key under which the cover with the earlier themes is the greater."""
    return tuple(bits >> place & 1 for place in range(_EXACT))


def _extend(covers: dict[int, tuple[Any, ...]], exercise: Activity, served: int, room: int) -> None:
    """Add to the covers those that an exercise makes; of equal covers the cheaper stays."""
    longer = decent_minutes(exercise)
    for bits, (count, minutes, taken) in list(covers.items()):
        more = bits | served
        if more == bits or minutes + longer > room:
            continue
        if more not in covers or (count + 1, minutes + longer) < covers[more][:2]:
            covers[more] = (count + 1, minutes + longer, (*taken, exercise))
