"""Whole minutes that add up: shares of a total, and blocks and steps fitted to a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mkmaterials.activities import Activity, Step

_FIVE: Final = 5  # minutes; clocks are read in steps of it


def apportion(weights: Sequence[int], total: int) -> list[int]:
    """Share `total` out by `weights` in whole numbers, by the largest remainder.

    Args:
        weights: none negative; if all are 0, the shares are as equal as can be.
        total: what to share out, not negative.

    Returns:
        One share for each weight; they add up to `total`. Of equal remainders the earlier
        gets the minute.
    """
    sum_of_weights = sum(weights)
    if not sum_of_weights:
        weights, sum_of_weights = [1] * len(weights), len(weights)
    shares = [weight * total // sum_of_weights for weight in weights]
    left = total - sum(shares)
    by_remainder = sorted(
        range(len(weights)), key=lambda place: -(weights[place] * total % sum_of_weights)
    )
    for place in by_remainder[:left]:
        shares[place] += 1
    return shares


def fit_activities(activities: Sequence[Activity], total: int) -> list[int]:
    """Return minutes for each activity, from its minimum to its maximum, adding up to `total`.

    All move away from their usual time by the same part of the room they have.

    Args:
        activities: what has to share the time.
        total: minutes, from the sum of the minimums to the sum of the maximums.
    """
    usual = [activity.usual for activity in activities]
    change = total - sum(usual)
    if change < 0:
        give = apportion([one.usual - one.minimum for one in activities], -change)
        return [minutes - less for minutes, less in zip(usual, give, strict=True)]
    take = apportion([one.maximum - one.usual for one in activities], change)
    return [minutes + more for minutes, more in zip(usual, take, strict=True)]


def fit_steps(steps: Sequence[Step], total: int) -> tuple[Step, ...]:
    """Return the steps with minutes that add up to `total`, none below 1.

    Each step keeps its first minute and what it has above that is scaled, so that handing
    out cards stays short when the discussion grows.

    Args:
        steps: at least one.
        total: minutes, no fewer than there are steps.
    """
    above = apportion([step.minutes - 1 for step in steps], total - len(steps))
    return tuple(replace(step, minutes=1 + more) for step, more in zip(steps, above, strict=True))


def on_fives(
    minutes: Sequence[int], limits: Sequence[tuple[int, int]], start: int, kept: Collection[int]
) -> list[int]:
    """Return the minutes changed so that as much as can be begins at a full five minutes.

    Args:
        minutes: how long each thing takes, one after the other.
        limits: the fewest and the most minutes of each.
        start: minutes after midnight at which the first begins.
        kept: numbers of those that must begin when they do.
    """
    fitted = list(minutes)
    clock = start
    for place in range(len(fitted) - 1):
        clock += fitted[place]
        change = (clock + _FIVE // 2) // _FIVE * _FIVE - clock
        here, following = fitted[place] + change, fitted[place + 1] - change
        if (
            place + 1 not in kept
            and limits[place][0] <= here <= limits[place][1]
            and limits[place + 1][0] <= following <= limits[place + 1][1]
        ):
            fitted[place], fitted[place + 1] = here, following
            clock += change
    return fitted
