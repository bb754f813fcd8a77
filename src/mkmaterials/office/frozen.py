"""A copy of a finished deck for LibreOffice, which would fit its texts anew.

LibreOffice sets text that "shrinks on overflow" by its own measure when it opens a file, often
with lines closer together than they need to be. The engine has fitted it already.

Nor does LibreOffice export the description of a group, and older ones know no ornaments. So the
first shape without words in a described group takes the group's description; the others, and what
is marked as decorative, take a description of which the finished PDF is made to know ornaments.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

from lxml import etree

from mkmaterials.office.archive import pack
from mkmaterials.office.xml_names import A, P

if TYPE_CHECKING:
    from collections.abc import Iterator

ORNAMENT: Final = "mkmaterials:ornament"

_PARTS: Final = re.compile(r"ppt/(?:slides|slideLayouts|slideMasters)/[^/]+\.xml")
_SLIDES: Final = re.compile(r"ppt/slides/[^/]+\.xml")
_FIT: Final = re.compile(rb"<a:normAutofit(?: [^<>]*)?/>|<a:normAutofit[^<>]*></a:normAutofit>")
_MARKED: Final = re.compile(rb"<p:grpSp>|<p:cxnSp>|:decorative ")
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_DRAWN: Final = (f"{P}sp", f"{P}pic")


def frozen(deck: bytes) -> bytes:
    """Return a finished deck whose texts keep the sizes that they have in it."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return pack((name, _prepared(name, data)) for name, data in parts.items())


def _prepared(name: str, data: bytes) -> bytes:
    if not _PARTS.fullmatch(name):
        return data
    fixed = _FIT.sub(b"<a:noAutofit/>", data)
    return _described(fixed) if _SLIDES.fullmatch(name) and _MARKED.search(fixed) else fixed


def _described(slide: bytes) -> bytes:
    """Return a slide whose ornaments say that they are, and whose groups tell what they show."""
    root = etree.fromstring(slide)
    for connector in list(root.iter(f"{P}cxnSp")):
        _make_shape(connector)
    for group in root.iter(f"{P}grpSp"):
        told = _told(group)
        for properties in _silent(group) if told else ():
            properties.set("descr", told)
            told = ORNAMENT
    for properties in root.iter(f"{P}cNvPr"):
        if any(node.get("val", "1") in {"1", "true"} for node in properties.iter(_DECORATIVE)):
            properties.set("descr", properties.get("descr") or ORNAMENT)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _make_shape(connector: etree._Element) -> None:
    """Turn a connector, whose description LibreOffice does not read, into a line like others."""
    connector.tag = f"{P}sp"
    for node in connector.iterfind(f"{P}nvCxnSpPr"):
        node.tag = f"{P}nvSpPr"
    for node in connector.iterfind(f"{P}nvSpPr/{P}cNvCxnSpPr"):
        node.tag = f"{P}cNvSpPr"
        for end in (*node.iterfind(f"{A}stCxn"), *node.iterfind(f"{A}endCxn")):
            node.remove(end)


def _told(group: etree._Element) -> str:
    properties = group.find(f"{P}nvGrpSpPr/{P}cNvPr")
    return "" if properties is None else properties.get("descr", "").strip()


def _silent(group: etree._Element) -> Iterator[etree._Element]:
    """Yield the properties of the shapes in a group that have neither words nor description."""
    for shape in group.iter(*_DRAWN):
        properties = shape.find(f"./*/{P}cNvPr")
        has_words = any((node.text or "").strip() for node in shape.iter(f"{A}t"))
        if properties is not None and not has_words and not properties.get("descr"):
            yield properties
