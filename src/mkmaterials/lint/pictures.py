"""Pictures and charts without a text for those who do not see them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkmaterials.lint.opened import WP, P, W
from mkmaterials.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from mkmaterials.findings import Finding
    from mkmaterials.lint.opened import Content, Opened

_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_VML = "{urn:schemas-microsoft-com:vml}"
_FILE_NAME = re.compile(r"[^\s/]+\.(?:png|jpe?g|gif|bmp|tiff?|svg|[ew]mf)", re.IGNORECASE)
_SEEN = (_PICTURE, _CHART, _DIAGRAM)


def check_pictures(opened: Opened) -> Iterator[Finding]:
    """Yield pictures, charts and diagrams without alternative text."""
    for content in opened.contents(notes=False):
        for element, properties in _pictures(content.root):
            if not _described(properties):
                yield _finding(content, element, properties)


def _pictures(root: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Yield an element at the place of each picture, and the element that holds its texts."""
    for drawing in root.iter(f"{WP}inline", f"{WP}anchor"):
        properties = drawing.find(f"{WP}docPr")
        if properties is not None and next(drawing.iter(*_SEEN), None) is not None:
            yield next(drawing.iterancestors(f"{W}p"), drawing), properties
    for picture in root.iter(f"{P}pic", f"{P}graphicFrame"):
        properties = next(picture.iter(f"{P}cNvPr"), None)
        shows = picture.tag == f"{P}pic" or next(picture.iter(_CHART, _DIAGRAM), None) is not None
        if properties is not None and shows:
            yield picture, properties
    for shape in root.iter(f"{_VML}shape"):
        if shape.find(f"{_VML}imagedata") is not None:
            yield next(shape.iterancestors(f"{W}p"), shape), shape
    for shape in root.iter(f"{P}sp"):
        kind = next(shape.iterfind(f"{P}nvSpPr/{P}nvPr/{P}ph"), None)
        properties = shape.find(f"{P}nvSpPr/{P}cNvPr")
        if kind is not None and kind.get("type") == "pic" and properties is not None:
            yield shape, properties


def _described(properties: etree._Element) -> bool:
    texts = (properties.get("descr"), properties.get("alt"))
    decorative = any(node.get("val", "1") in {"1", "true"} for node in properties.iter(_DECORATIVE))
    return decorative or any(
        text and text.strip() and not _FILE_NAME.fullmatch(text.strip()) for text in texts
    )


def _finding(content: Content, element: etree._Element, properties: etree._Element) -> Finding:
    name = properties.get("name") or properties.get("id") or ""
    told = element.tag == f"{P}pic" or name.startswith("_x0000")  # by the place; by no person
    message = N_(
        "the picture or chart has no alternative text (a file's name is none) for those who do not "
        "see it"
    )
    if name and not told:
        message = N_(
            "the picture or chart '{name}' has no alternative text (a file's name is none) for "
            "those who do not see it"
        )
    return content.finding(
        "picture.no-alt-text",
        "warning",
        _(message, name=name),
        element,
        _(
            "right-click it, choose 'View Alt Text', and say in a sentence what it shows; tags may "
            "stand there. A mere ornament is marked 'decorative'."
        ),
    )
