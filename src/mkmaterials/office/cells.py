"""docxtpl's tags for the look of table cells: background, spans and merged cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.office.measures import whole
from mkmaterials.office.tags import Tag

if TYPE_CHECKING:
    from lxml import etree

    from mkmaterials.office.placeholders import Placeholders

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADS = {"cellbg", "colspan", "vm", "hm"}
# The order that the standard asks for.
_ORDER = [
    f"{W}{name}"
    for name in (
        *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap"),
        *("tcMar", "textDirection", "tcFitText", "vAlign", "hideMark"),
    )
]


def apply(cell: etree._Element, text: etree._Element, tag: Tag, kept: Placeholders) -> None:
    """Give a cell the look that a tag asks for.

    Args:
        cell: the cell in which the tag stands.
        text: the text in which it stands, without it.
        tag: ``cellbg <colour>``, ``colspan <number>``, or, in a loop, ``vm`` or ``hm``.
        kept: takes up tags for what is only known later.
    """
    expression = tag.body.removeprefix(tag.head).strip()
    if tag.head == "cellbg":
        shading = _property(cell, "shd")
        shading.set(f"{W}val", "clear")
        shading.set(f"{W}color", "auto")
        shading.set(f"{W}fill", kept.text(_printed(tag, expression)))
    elif tag.head == "colspan":
        _property(cell, "gridSpan").set(f"{W}val", kept.text(_printed(tag, expression)))
    elif tag.head == "vm":
        first, other, end = (kept.text(each) for each in _only_first(tag, otherwise=True))
        _property(cell, "vMerge").set(f"{W}val", f"{first}restart{other}continue{end}")
        first, end = (kept.text(each) for each in _only_first(tag))
        text.text = f"{first}{text.text or ''}{end}"
    elif tag.head == "hm":
        old = cell.find(f"{W}tcPr/{W}gridSpan")
        times = "" if old is None else f"{whole(old.get(f'{W}val'), 1)} * "
        span = kept.text(_printed(tag, f"{times}loop.length"))
        _property(cell, "gridSpan").set(f"{W}val", span)
        opening, closing = (kept.node(each) for each in _only_first(tag))
        cell.addprevious(opening)
        cell.addnext(closing)


def _printed(tag: Tag, expression: str) -> Tag:
    return Tag("{{", "", expression, place=tag.place)


def _only_first(tag: Tag, *, otherwise: bool = False) -> list[Tag]:
    bodies = ["if loop.first", *(["else"] if otherwise else []), "endif"]
    return [Tag("{%", "", body, place=tag.place) for body in bodies]


def _property(cell: etree._Element, name: str) -> etree._Element:
    """Return a new property of a cell, in its place, instead of any old one."""
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = cell.makeelement(f"{W}tcPr")
        cell.insert(0, properties)
    for old in properties.findall(f"{W}{name}"):
        properties.remove(old)
    new = properties.makeelement(f"{W}{name}")
    rank = _ORDER.index(f"{W}{name}")
    before = [child for child in properties if child.tag in _ORDER[:rank]]
    properties.insert(properties.index(before[-1]) + 1 if before else 0, new)
    return new
