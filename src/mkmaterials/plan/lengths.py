"""How long a deck is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

# Slides beside those of the exercises; None: as many as it takes.
LENGTHS: Final[Mapping[str, int | None]] = {"short": 6, "standard": 10, "long": None}
USUAL: Final = "standard"
FEWEST, MOST = 6, 60  # slides that one may ask for


def wanted_slides(wish: str, exercises: int, programme: int = 1) -> int | None:
    """Return how many slides a deck is to have at most.

    Args:
        wish: one of ``LENGTHS``, which leave room for a slide an exercise; or a number.
        exercises: how many exercises the session has.
        programme: how many slides its programme takes; if more than one, they come on top.

    Returns:
        The number; ``None``: as many as it takes.
    """
    if wish not in LENGTHS:
        return int(wish)
    slides = LENGTHS[wish]
    if slides is None:
        return None
    return slides + exercises + (programme if programme > 1 else 0)
