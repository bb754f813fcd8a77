"""What is told of the slides that come out."""

from __future__ import annotations

from typing import NamedTuple


class SlideRef(NamedTuple):
    """A slide that would come out.

    Attributes:
        number: from 1, in the finished deck.
        name: from ``{%slide name … %}``, or "".
        item: ``id`` of the item of the innermost ``{%slide for … %}``, or "".
        crowded: texts that do not fit on it, even set as small as may be, white space folded;
            none in an outline, for which nothing is measured.
    """

    number: int
    name: str
    item: str
    crowded: tuple[str, ...] = ()
