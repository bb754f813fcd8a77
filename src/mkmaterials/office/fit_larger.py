"""Fitting text for the easy-to-read edition: never smaller than in the usual one, and larger.

What the usual edition would have is found first. Then the smaller text of a box grows towards the
size that is easy to read, as far as the box has room; then lines are set apart, if they still fit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.office.measure import OWN, PARAGRAPH, level_of

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

    from mkmaterials.office.compiled import BoxState
    from mkmaterials.office.measure import Paragraph

    Sized = Callable[[float], float]


def larger(
    paragraphs: Iterable[Paragraph],
    usual: Sized,
    fits: Callable[[Sized], bool],
    breaks: Callable[[Sized], bool],
    box: BoxState,
) -> Sized:
    """Return sizes none of which is smaller than usual, with small text as large as fits.

    Args:
        paragraphs: all text of the box.
        usual: the sizes of the usual edition.
        fits: whether the text fits in the height at such sizes.
        breaks: whether a word is longer than its line at such sizes.
        box: what is known of the box.
    """
    sizes = {size for each in paragraphs for __, size, kind in each.words if kind != "space"}
    smallest = min(map(usual, sizes), default=box["raised"])
    for least in range(int(box["raised"]), int(smallest), -1):
        sized = at_least(usual, least)
        if fits(sized) and (not breaks(sized) or breaks(usual)):
            return sized
    return usual


def at_least(sized: Sized, least: float) -> Sized:
    """Return sizes of which none is below one, in points."""
    return lambda size: max(sized(size), least)


def set_close(xml: str, box: BoxState) -> str:
    """Write the usual distance of lines to each paragraph that inherits a larger one."""

    def close(match: re.Match[str]) -> str:
        inner = match[1] or ""
        own = OWN.search(inner)
        attributes, children = (own[1], own[2] or "") if own else ("", "")
        line = level_of(attributes, box["levels"])[2]
        if not inner or "<a:lnSpc>" in children or line == level_of(attributes, box["loose"])[2]:
            return match[0]
        kind, value = ("Pct", line * 100_000) if line > 0 else ("Pts", -line * 100)
        spacing = f'<a:lnSpc><a:spc{kind} val="{round(value)}"/></a:lnSpc>'
        made = f"<a:pPr{attributes}>{spacing}{children}</a:pPr>"
        rest = inner[own.end() :] if own else inner
        return match[0].replace(inner, made + rest, 1)

    return PARAGRAPH.sub(close, xml)
