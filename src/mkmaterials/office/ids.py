"""Ids that must be unique, in parts where loops may repeat what bears them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.office import marks

if TYPE_CHECKING:
    from lxml import etree

    from mkmaterials.office.placeholders import Placeholders

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_A16 = "{http://schemas.microsoft.com/office/drawing/2014/main}"


def number(root: etree._Element, placeholders: Placeholders) -> None:
    """Let the drawings of a document be numbered when it is rendered."""
    for drawing in root.iter(_DRAWING):
        drawing.set("id", placeholders.text(marks.NUMBER))


def drop(root: etree._Element) -> None:
    """Drop ids of paragraphs, table rows and slides, which must be unique and may now repeat.

    Office sets them anew. Those of comments stay, as other parts refer to them.
    """
    if root.tag != f"{_W}comments":
        for paragraph in root.iter(f"{_W}p", f"{_W}tr"):
            for name in ("paraId", "textId"):
                paragraph.attrib.pop(f"{_W14}{name}", None)
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
