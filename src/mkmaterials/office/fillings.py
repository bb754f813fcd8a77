"""Charts and pictures that say in their alternative text what they show.

``{%chart facts.by_year %}`` and ``{%picture person.photo %}`` are taken out of the alternative
text; what is left of it stays. Where there is nothing to show, the shape goes. Pictures can be
filled on slides and on pages, charts on slides.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from mkmaterials.messages import N_, _
from mkmaterials.office import marks
from mkmaterials.office.chart_parts import C
from mkmaterials.office.environment import (
    CHART_DATA,
    PAGE_CROP,
    PAGE_PICTURE,
    PICTURE,
    PICTURE_ALT,
)
from mkmaterials.office.places import P
from mkmaterials.office.problems import refuse
from mkmaterials.office.tags import Tag
from mkmaterials.office.xml_names import A, W

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from lxml import etree

    from mkmaterials.office.package import Relation
    from mkmaterials.office.weave import Weaver

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_NO_PICTURE = N_("'{tag}' stands in the alternative text of something that is no picture")
Extent = tuple[float, float]


def feed_chart(
    element: etree._Element,
    tag: Tag,
    weaver: Weaver,
    relations: Iterable[Relation],
    owned: Container[str],
) -> str:
    """Let a chart go if there are no data, and return its part; "" if it is no chart.

    Args:
        element: what bears the alternative text.
        tag: what the chart shows.
        weaver: of the slide.
        relations: of the slide.
        owned: parts that are the slide's own.

    Raises:
        TemplateError: it is no chart.
    """
    shape = next(element.iterancestors(f"{P}graphicFrame"), None)
    chart = None if shape is None else next(shape.iter(f"{C}chart"), None)
    identity = None if chart is None else chart.get(f"{_R}id")
    target = next((each.target for each in relations if each.id == identity), "")
    if shape is None or target not in owned:
        refuse(
            "template.filling",
            _("'{tag}' stands in the alternative text of something that is no chart", tag=tag.text),
            where=f"{weaver.where}: {tag.place}",
            hint=_("put it into the alternative text of a chart on the slide."),
        )
        return ""
    _only_if(shape, data_of(tag), weaver)
    return target


def feed_picture(
    element: etree._Element,
    tag: Tag,
    weaver: Weaver,
    extent: Callable[[etree._Element], Extent | None],
) -> str:
    """Let a picture or an empty picture placeholder take up a picture.

    Args:
        element: what bears the alternative text.
        tag: what it shows.
        weaver: of the slide.
        extent: tells width and height of a shape.

    Returns:
        Id of the relationship to the picture that stands in the template, or "".

    Raises:
        TemplateError: it is no picture and no placeholder for one.
    """
    shape = next(element.iterancestors(f"{P}pic", f"{P}sp"), None)
    place = None if shape is None else next(shape.iter(f"{P}ph"), None)
    is_place = place is not None and place.get("type") == "pic"
    size = None if shape is None else extent(shape)
    if shape is None or size is None or not (shape.tag == f"{P}pic" or is_place):
        refuse(
            "template.filling",
            _(_NO_PICTURE, tag=tag.text),
            where=f"{weaver.where}: {tag.place}",
            hint=_("put it into the alternative text of a picture, or of a picture placeholder."),
        )
        return ""
    shown = _applied(tag, PICTURE)
    _describe(element, tag, weaver)
    if shape.tag == f"{P}sp":
        shape = _as_picture(shape)
    blip = next(shape.iter(f"{A}blip"))
    old = blip.get(f"{_R}embed", "")
    _set_file(blip, (marks.FILL_START, shown, marks.FILL_END), weaver)
    room = f"{marks.FILL_START}{size[0]:.0f}:{size[1]:.0f}{marks.FILL_END}"
    blip.addnext(weaver.placeholders.node(room))
    _only_if(shape, shown, weaver)
    return old


def feed_page_picture(element: etree._Element, tag: Tag, weaver: Weaver) -> str:
    """Let a picture on a page take up a picture in the place of the sample.

    Args:
        element: what bears the alternative text.
        tag: what it shows.
        weaver: of the part.

    Returns:
        Id of the relationship to the sample, or "".
    """
    drawing = next(element.iterancestors(f"{W}drawing"), None)
    blips = [] if drawing is None or tag.head != "picture" else list(drawing.iter(f"{A}blip"))
    extent = None if drawing is None else next(drawing.iter(f"{_WP}extent"), None)
    if drawing is None or extent is None or len(blips) != 1:
        refuse(
            "template.filling",
            _(_NO_PICTURE, tag=tag.text),
            where=f"{weaver.where}: {tag.place}",
            hint=_("put it into the alternative text of a picture; charts are fed on slides only."),
        )
        return ""
    (blip,) = blips
    if weaver.placeholders.pattern.search(blip.get(f"{_R}embed", "")):
        return ""  # LibreOffice writes the text to the picture and to its frame
    address = _applied(tag, PAGE_PICTURE)
    _describe(element, tag, weaver)
    old = blip.get(f"{_R}embed", "")
    _set_file(blip, (marks.LINK_START, address, marks.LINK_END), weaver)
    size = f"{PAGE_CROP}({extent.get('cx', '0')}, {extent.get('cy', '0')})"
    blip.addnext(weaver.placeholders.node(_applied(tag, size)))
    _only_if(drawing, address, weaver)
    weaver.let_go(drawing)
    return old


def _describe(element: etree._Element, tag: Tag, weaver: Weaver) -> None:
    """Let a picture's value say what it shows, where the template does not."""
    if not element.get("descr", "").strip():
        element.set("descr", weaver.placeholders.text(_applied(tag, PICTURE_ALT)))


def _set_file(blip: etree._Element, file: tuple[str | Tag, ...], weaver: Weaver) -> None:
    """Let a picture show another file; effects, cropping and other forms of the sample go."""
    blip.attrib.clear()
    blip.set(f"{_R}embed", "".join(weaver.placeholders.text(each) for each in file))
    for child in list(blip):
        blip.remove(child)
    filling = blip.getparent()
    if filling is not None:
        for crop in filling.findall(f"{A}srcRect"):
            filling.remove(crop)


def data_of(tag: Tag) -> Tag:
    """Return the tag that prints a chart's data."""
    return _applied(tag, CHART_DATA)


def _applied(tag: Tag, name: str) -> Tag:
    expression = tag.body.removeprefix(tag.head).strip()
    return Tag("{{", "", f"({expression})|{name}", place=tag.place, source=tag.text)


def _only_if(shape: etree._Element, shown: Tag, weaver: Weaver) -> None:
    opening = Tag("{%", "", f"if {shown.body}", place=shown.place, source=shown.text)
    shape.addprevious(weaver.placeholders.node(opening))
    shape.addnext(weaver.placeholders.node(Tag("{%", "", "endif", place=shown.place)))


def _as_picture(shape: etree._Element) -> etree._Element:
    """Turn an empty picture placeholder into a picture that fills it."""
    picture = shape.makeelement(f"{P}pic")
    own = shape.find(f"{P}nvSpPr")
    named = picture.makeelement(f"{P}nvPicPr")
    locked = named.makeelement(f"{P}cNvPicPr")
    locked.append(locked.makeelement(f"{A}picLocks", {"noGrp": "1", "noChangeAspect": "1"}))
    for child in [] if own is None else list(own):
        named.append(locked if child.tag == f"{P}cNvSpPr" else child)
    filling = picture.makeelement(f"{P}blipFill")
    filling.append(filling.makeelement(f"{A}blip"))
    stretch = filling.makeelement(f"{A}stretch")
    stretch.append(stretch.makeelement(f"{A}fillRect"))
    filling.append(stretch)
    look = shape.find(f"{P}spPr")
    picture.extend([named, filling, picture.makeelement(f"{P}spPr") if look is None else look])
    parent = shape.getparent()
    if parent is not None:
        picture.tail = copy.copy(shape.tail)
        parent.replace(shape, picture)
    return picture
