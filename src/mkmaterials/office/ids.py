"""Ids that must be unique, in parts where loops may repeat what bears them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.office import marks

if TYPE_CHECKING:
    from lxml import etree

    from mkmaterials.office.placeholders import Placeholders

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
# What bears an id of its own, and how it is to be numbered: see `numbering`.
_ANNOTATIONS: Final = {
    **dict.fromkeys(("bookmarkStart", "permStart", "moveFromRangeStart", "moveToRangeStart"), "S"),
    **dict.fromkeys(("bookmarkEnd", "permEnd", "moveFromRangeEnd", "moveToRangeEnd"), "E"),
    **dict.fromkeys(("commentRangeStart", "commentRangeEnd", "commentReference"), "C"),
    **dict.fromkeys(("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"), "A"),
    **dict.fromkeys(("pPrChange", "rPrChange", "sectPrChange", "numberingChange"), "A"),
    **dict.fromkeys(("tblPrChange", "tblPrExChange", "tblGridChange"), "A"),
    **dict.fromkeys(("trPrChange", "tcPrChange"), "A"),
}
_A16 = "{http://schemas.microsoft.com/office/drawing/2014/main}"


_V: Final = "{urn:schemas-microsoft-com:vml}"
_SHAPES: Final = tuple(
    f"{_V}{name}"
    for name in ("shape", "shapetype", "rect", "roundrect", "oval", "line", "polyline", "group")
)
_OBJECT: Final = "{urn:schemas-microsoft-com:office:office}OLEObject"


def number(root: etree._Element, placeholders: Placeholders) -> None:
    """Let the drawings of a document be numbered when it is rendered."""
    for drawing in root.iter(_DRAWING):
        drawing.set("id", placeholders.text(marks.NUMBER))


def tell_apart(root: etree._Element, placeholders: Placeholders) -> None:
    """Let marks such as bookmarks and tracked changes get other ids where a loop repeats them."""
    for name, kind in _ANNOTATIONS.items():
        for node in root.iter(f"{_W}{name}"):
            own = node.get(f"{_W}id")
            if own is not None:
                node.set(f"{_W}id", placeholders.text(f"{marks.NUMBER}{kind}{own}{marks.HEAD}"))
    for node in root.iter(*_SHAPES, _OBJECT):
        for name, kind in (("id", "V"), ("type", "W"), ("ShapeID", "W")):
            own = node.get(name, "")
            if own and own != "#" and (name != "type" or own.startswith("#")):
                hash_, own = own[: own.startswith("#")], own.removeprefix("#")
                mark = f"{hash_}{marks.NUMBER}{kind}{own}{marks.HEAD}"
                node.set(name, placeholders.text(mark))


def drop(root: etree._Element) -> None:
    """Drop ids of paragraphs, content controls, table rows and slides, which may now repeat.

    Office sets them anew. Those of comments stay, as other parts refer to them.
    """
    if root.tag != f"{_W}comments":
        for paragraph in root.iter(f"{_W}p", f"{_W}tr"):
            for name in ("paraId", "textId"):
                paragraph.attrib.pop(f"{_W14}{name}", None)
    for control in list(root.iter(f"{_W}sdtPr")):
        for identity in control.findall(f"{_W}id"):
            control.remove(identity)
    for identity in list(root.iter(f"{_A16}rowId", f"{_P14}creationId")):
        drop_extension(identity)


def drop_extension(node: etree._Element) -> None:
    """Drop the extension that a node is in, and the list of extensions if it was the last."""
    extension = node.getparent()
    listing = None if extension is None else extension.getparent()
    if extension is not None and listing is not None:
        listing.remove(extension)
        owner = listing.getparent()
        if owner is not None and not len(listing):
            owner.remove(listing)
