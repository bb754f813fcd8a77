"""Fitting text to its box: PowerPoint does so while one types, not when it opens a file.

Works on the XML that a program put out: the compiler has marked each box and noted what the
text inherits (`boxes`); `measure` reads it.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from mkmaterials.messages import _, ngettext
from mkmaterials.office import marks
from mkmaterials.office.fit_larger import larger, set_close
from mkmaterials.office.measure import (
    OWN,
    PARAGRAPH,
    STEP,
    attribute,
    level_of,
    plain_text,
    read_text,
    stack,
)
from mkmaterials.office.measures import number

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkmaterials.office.compiled import BoxState
    from mkmaterials.office.measure import Paragraph

FLOOR = 18.0  # points; smaller text is not read from the back of a room
DESIGNED = math.inf  # a floor that lets no text be set smaller than designed
LEAST = 6  # points; a text that needs to be smaller still runs over its box
POINTS_PER_CM = 72 / 2.54

MARKED = re.compile(f"{marks.FIT_START}(\\d+){marks.HEAD}(.*?){marks.FIT_END}", re.DOTALL)
_END_OF_PARAGRAPH = re.compile(r"(<a:endParaRPr\b[^<>]*?)(/?>)")
_LOOK = re.compile(r"<a:rPr\b[^<>]*?(?=/?>)")


# The sizes that are set, and the floor's if even those are too large.
Found = tuple["Callable[[float], float]", "Callable[[float], float] | None"]


class Overflow(NamedTuple):
    """A text that does not fit its box at the floor.

    Attributes:
        box: the box, as a person would say it.
        problem: what it needs and what there is.
        text: all text of the box, white space folded.
        size: points to which the largest text was set all the same, to stay on the slide; 0 if
            it was left as it is.
    """

    box: str
    problem: str
    text: str
    size: float


def fit(xml: str, boxes: list[BoxState]) -> tuple[str, list[Overflow]]:
    """Set marked texts as small as their boxes need, down to a floor.

    A text that does not fit at the floor is set smaller still, so that nothing runs off the
    slide, and is returned for a person to look at.

    Args:
        xml: a slide, with marks.
        boxes: what is known of its boxes.

    Returns:
        The slide without marks, and what did not fit.
    """
    from mkmaterials.office.fit_tables import fit_table

    found: list[Overflow] = []

    def replace(match: re.Match[str]) -> str:
        box = boxes[int(match[1])]
        fitted, problem, size = (fit_table if box["table"] else _fit_text)(match[2], box)
        if problem:
            size = size if box["shrinks"] else 0.0
            found.append(Overflow(box["name"], problem, plain_text(match[2]), size))
        return fitted

    return MARKED.sub(replace, xml), found


def _fit_text(xml: str, box: BoxState) -> tuple[str, str, float]:
    paragraphs = read_text(xml, box)

    def breaks(sized: Callable[[float], float]) -> bool:
        return any(paragraph.breaks_words(box["width"], sized) for paragraph in paragraphs)

    def fits(sized: Callable[[float], float]) -> bool:
        return stack(paragraphs, box["width"], sized) <= box["height"]

    is_low = stack(paragraphs, box["width"], same, roughly=True) <= box["height"]
    found: Found = same, None
    if not is_low or breaks(same):
        found = whole_words(paragraphs, search(paragraphs, fits, box), fits, breaks, box)
    sized, floor = found
    set_to = 0.0
    if box["raised"]:
        sized = larger(paragraphs, sized, fits, breaks, box)
        xml = write(xml, box, sized)
        loose = read_text(xml, {"levels": box["loose"], "fonts": box["fonts"]})
        if stack(loose, box["width"], same) > box["height"]:
            xml = set_close(xml, box)
    elif sized is not same:
        xml = write(xml, box, sized)
    if floor is not None:
        set_to = max(sized(paragraph.size) for paragraph in paragraphs)
    elif box["raised"]:  # as large as it can be; a story may spread it over more slides
        floor = search(paragraphs, fits, raised_floor(box))[1]
    return xml, "" if floor is None else _problem(paragraphs, floor, box), set_to


def _problem(paragraphs: list[Paragraph], floor: Callable[[float], float], box: BoxState) -> str:
    """Say what the text needs at the floor, and what there is."""
    size = max(floor(paragraph.size) for paragraph in paragraphs)
    needs = sum(paragraph.lines(box["width"], floor) for paragraph in paragraphs)
    line = max(paragraph.natural for paragraph in paragraphs) * size
    holds = int(box["height"] / (line * max(box["levels"][0][2], 0.5)))
    if needs > holds:
        return ngettext(
            "the text needs {number} line and the box holds {holds} at {size:g} pt",
            "the text needs {number} lines and the box holds {holds} at {size:g} pt",
            needs,
            holds=holds,
            size=size,
        )
    return _(  # but for the space between its paragraphs
        "the text needs {needed:.1f} cm and the box has {there:.1f} cm at {size:g} pt",
        needed=stack(paragraphs, box["width"], floor) / POINTS_PER_CM,
        there=box["height"] / POINTS_PER_CM,
        size=size,
    )


def raised_floor(box: BoxState) -> BoxState:
    """Return a box whose text is crowded if it has to be smaller than is easy to read."""
    return {**box, "floor": max(box["floor"], box["raised"])}


def same(size: float) -> float:
    """Leave a size as it is."""
    return size


def search(
    paragraphs: list[Paragraph],
    fits: Callable[[Callable[[float], float]], bool],
    box: BoxState,
) -> Found:
    """Return the largest sizes that fit; and the floor's, if even those do not."""
    if not paragraphs or fits(same):
        return same, None
    largest = max(paragraph.largest for paragraph in paragraphs)
    floor = box["floor"]
    if largest <= floor < DESIGNED:  # a floor for large text does not keep small text as it is
        floor = min(floor, FLOOR)
    least = math.ceil(min(floor, largest))
    at_floor = _scaled(least / largest, floor)
    if fits(at_floor):
        return _halve(fits, (least, math.ceil(largest)), largest, floor, at_floor), None
    if not box["shrinks"]:
        return same, at_floor
    smallest = _scaled(LEAST / largest, LEAST)
    if least <= LEAST or not fits(smallest):
        return smallest if least > LEAST else at_floor, at_floor
    return _halve(fits, (LEAST, least), largest, LEAST, smallest), at_floor


def whole_words(
    paragraphs: list[Paragraph],
    found: Found,
    fits: Callable[[Callable[[float], float]], bool],
    breaks: Callable[[Callable[[float], float]], bool],
    box: BoxState,
) -> Found:
    """Return the sizes at which no word is cut either, if the floor allows for them.

    Args:
        paragraphs: all text of the box.
        found: the sizes that fit, from `search`.
        fits: whether the text fits in the height at such sizes.
        breaks: whether a word is longer than its line at such sizes.
        box: what is known of the box.
    """
    if found[1] is not None or not box["shrinks"] or not breaks(found[0]):
        return found
    smaller = search(paragraphs, lambda sized: not breaks(sized) and fits(sized), box)
    return found if smaller[1] is not None else smaller


def _halve(
    fits: Callable[[Callable[[float], float]], bool],
    between: tuple[int, int],
    largest: float,
    floor: float,
    best: Callable[[float], float],
) -> Callable[[float], float]:
    """Halve the sizes between one that fits and one that does not, in points."""
    fitting, too_large = between
    while too_large - fitting > 1:  # the smaller the sizes, the lower the text
        middle = (fitting + too_large) // 2
        sized = _scaled(middle / largest, floor)
        if fits(sized):
            fitting, best = middle, sized
        else:
            too_large = middle
    return best


def _scaled(share: float, floor: float) -> Callable[[float], float]:
    return lambda size: max(float(int(size * share + 1e-6)), min(size, floor))


def write(xml: str, box: BoxState, sized: Callable[[float], float]) -> str:
    """Write explicit sizes on all runs."""

    def paragraph(match: re.Match[str]) -> str:
        own = OWN.search(match[1] or "")
        size = level_of(own[1] if own else "", box["levels"])[0]
        text = STEP.sub(lambda step: _resize(step, size, sized), match.group())
        return _END_OF_PARAGRAPH.sub(
            lambda end: _with_size(end[1], size, sized) + end[2], text, count=1
        )

    return PARAGRAPH.sub(paragraph, xml)


def _resize(step: re.Match[str], size: float, sized: Callable[[float], float]) -> str:
    kind, inner = step["kind"], step["inner"] or ""
    look = _LOOK.search(inner)
    if look:
        inner = inner[: look.start()] + _with_size(look.group(), size, sized) + inner[look.end() :]
    else:
        inner = _with_size("<a:rPr", size, sized) + "/>" + inner
    return f"<a:{kind}{step['attributes']}>{inner}</a:{kind}>"


def _with_size(head: str, size: float, sized: Callable[[float], float]) -> str:
    old = attribute(head, "sz")
    new = round(sized(number(old, size * 100) / 100) * 100)
    if old:
        return head.replace(f' sz="{old}"', f' sz="{new}"', 1)
    return f'{head.rstrip()} sz="{new}"'
