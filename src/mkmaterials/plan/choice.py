"""Choosing exercises: those that serve the source's themes, as many as the time holds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from mkmaterials.activities import LEVELS
from mkmaterials.model.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.activities import Activity


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

    def fill(self, length: int, fixed: Sequence[Activity]) -> list[Activity] | None:
        """Take exercises that fill a stretch together with what stands in it already.

        Args:
            length: minutes of the stretch.
            fixed: what stands in it.

        Returns:
            The exercises, easier ones first, or ``None`` if none fill it exactly; then
            nothing is taken.
        """
        room = length - sum(one.usual for one in fixed if not one.final)
        least = length - sum(one.maximum for one in fixed)
        most = length - sum(one.minimum for one in fixed)
        given = sum(one.final for one in fixed)
        wanted = max(1, round(room / self._minutes)) - given
        for count in sorted(range(len(self._left) + 1), key=lambda count: abs(count - wanted)):
            left, covered = list(self._left), Counter(self._covered)
            taken = self._take_fitting(count, least, most)
            if taken is not None:
                return sorted(taken, key=lambda one: LEVELS.index(one.level))
            self._left, self._covered = left, covered
        return None

    def _take_fitting(self, count: int, least: int, most: int) -> list[Activity] | None:
        """Take `count` exercises that can last from `least` to `most` minutes together."""
        taken: list[Activity] = []
        for still in reversed(range(count)):
            fitting = [one for one in self._left if self._leaves_room(one, still, least, most)]
            if not fitting:
                return None
            best = min(fitting, key=self._rank)
            self.take(best)
            taken.append(best)
            least -= best.maximum
            most -= best.minimum
        return taken if least <= 0 <= most else None

    def _leaves_room(self, one: Activity, still: int, least: int, most: int) -> bool:
        """Tell whether `still` more exercises can fill the time when `one` is taken."""
        others = [other for other in self._left if other is not one]
        shortest = sorted(other.minimum for other in others)[:still]
        longest = sorted((other.maximum for other in others), reverse=True)[:still]
        return (
            len(shortest) == still
            and one.minimum + sum(shortest) <= most
            and one.maximum + sum(longest) >= least
        )

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
