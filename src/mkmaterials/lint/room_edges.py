"""Text boxes on slides that grow with their text, held against the edges of the slide.

PowerPoint draws the text of a box that does not wrap in one line, however long; one that resizes
its shape grows down, or up, from where its text stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.lint.opened import A, P
from mkmaterials.messages import _
from mkmaterials.office.boxes import Boxes
from mkmaterials.office.fit import FLOOR, POINTS_PER_CM, same
from mkmaterials.office.measure import EMU, read_text, stack
from mkmaterials.office.measures import emu
from mkmaterials.office.places import shape_name, slide_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from mkmaterials.office.boxes import Inherited
    from mkmaterials.office.measure import Paragraph
    from mkmaterials.office.package import Package

_TOLERANCE: Final = 2.0  # points
_WIDEST: Final = 1e6  # points; where no line ends


def off_the_slide(
    deck: Package, slides: dict[str, int], growing: set[tuple[int, str]]
) -> Iterator[tuple[str, str]]:
    """Yield each box whose text runs off its slide: its place, and what is wrong.

    Args:
        deck: made with a likely event.
        slides: the parts of its slides, and the number of the template's slide of each.
        growing: of the template's boxes with tags: the slide's number and the shape's id.
    """
    size = deck.tree(deck.main).find(f"{P}sldSz")
    wide, high = (
        emu(None if size is None else size.get(name), default) / EMU
        for name, default in (("cx", 9_144_000), ("cy", 6_858_000))
    )
    for part, number in slides.items():
        boxes = Boxes(deck, part, FLOOR)
        for shape in deck.tree(part).iterfind(f"{P}cSld/{P}spTree/{P}sp"):
            body = shape.find(f"{P}txBody")
            if body is None or (number, identity(shape)) not in growing:
                continue
            over = _over(body, boxes.inherited(shape), wide, high)
            if over > _TOLERANCE:
                message = _(
                    "with a likely event, its text runs {over:.1f} cm over the edge of the slide",
                    over=over / POINTS_PER_CM,
                )
                yield f"{slide_place(number)}, {shape_name(shape)}", message


def _over(body: etree._Element, box: Inherited, wide: float, high: float) -> float:
    """Return how far a text runs over the nearest edge of its slide, in points."""
    from lxml import etree

    if box.place is None or (box.wraps and box.autofit != "spAutoFit"):
        return 0.0
    left, top, width, height = (value / EMU for value in box.place)
    inset = {name: value / EMU for name, value in box.insets.items()}
    left, width = left + inset["lIns"], width - inset["lIns"] - inset["rIns"]
    top, height = top + inset["tIns"], height - inset["tIns"] - inset["bIns"]
    xml = etree.tostring(body, encoding="unicode")
    texts = read_text(xml, {"levels": box.levels, "fonts": box.fonts})
    deep = stack(texts, width if box.wraps else _WIDEST, same)
    over = [0.0, *_beyond(top, height, deep, high, box.anchor)]
    if not box.wraps:
        for paragraph, text in zip(body.iterfind(f"{A}p"), texts, strict=True):
            own = paragraph.find(f"{A}pPr")
            align = "l" if own is None else own.get("algn", "l")
            over += _beyond(left, width, _length(text), wide, align)
    return max(over)


def _beyond(
    start: float, room: float, length: float, edge: float, side: str
) -> tuple[float, float]:
    """Return how far something reaches beyond 0 and beyond an edge, where it stands to one side."""
    spare = room - length
    begins = start + {"ctr": spare / 2, "r": spare, "b": spare}.get(side, 0.0)
    return -begins, begins + length - edge


def _length(paragraph: Paragraph) -> float:
    """Return the length of the longest line of a paragraph that does not wrap."""
    lines = [paragraph.left]
    for length, size, kind in paragraph.words:
        if kind == "break":
            lines.append(paragraph.left)
        lines[-1] += length * size
    return max(lines)


def identity(shape: etree._Element) -> str:
    """Return a shape's id on its slide."""
    properties = shape.find(f"{P}nvSpPr/{P}cNvPr")
    return "" if properties is None else properties.get("id", "")
