"""The places for a logo: a paragraph or a box that holds nothing but ``{{ operation.logo }}``.

With a logo, its picture stands there, its proportions kept; without one, the place goes.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mkmaterials.errors import TemplateError
from mkmaterials.messages import _
from mkmaterials.office.archive import CONTENT_TYPES
from mkmaterials.office.brand_theme import serialized
from mkmaterials.office.measures import emu
from mkmaterials.office.package import relations_name
from mkmaterials.office.picture_files import PictureError, measure
from mkmaterials.office.places import shape_name
from mkmaterials.office.relations import escape

if TYPE_CHECKING:
    from lxml import etree

    from mkmaterials.office.brand import Brand
    from mkmaterials.office.package import Package

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_PLACE: Final = re.compile(r"\{\{-?\s*operation\.logo(_on_dark)?\s*-?\}\}")
_EMU_PER_MM: Final = 36_000
_WORD_BOX: Final = (60 * _EMU_PER_MM, 13 * _EMU_PER_MM)  # a logo in Word is never larger
_FORMATS: Final = {"png": "png", "jpeg": "jpg"}


class _Picture(NamedTuple):
    part: str
    width: int
    height: int

    def within(self, width: int, height: int) -> tuple[int, int]:
        """Return the largest size within a box, in its units."""
        scale = min(width / self.width, height / self.height)
        return max(round(self.width * scale), 1), max(round(self.height * scale), 1)


def fill_places(package: Package, brand: Brand) -> None:
    """Put the logo into its places, or take them out.

    Raises:
        TemplateError: the logo cannot be shown, or its place has no size.
    """
    logos = {"": brand.logo, "_on_dark": brand.logo_on_dark or brand.logo}
    pictures = {
        kind: _take_up(package, data, f"logo{kind.replace('_', '-')}") if data else None
        for kind, data in logos.items()
    }
    for name in list(package.parts):
        if name.endswith(".xml") and b"operation.logo" in package.parts[name]:
            root = package.tree(name)
            filler = _Part(package, name, root, brand.alt)
            for kind, paragraph in _places(root):
                filler.fill(paragraph, pictures[kind])
            package.parts[name] = serialized(root)


def _places(root: etree._Element) -> list[tuple[str, etree._Element]]:
    found = []
    for paragraph in root.iter(f"{_W}p", f"{_A}p"):
        text = "".join(node.text or "" for node in paragraph.iter(f"{_W}t", f"{_A}t")).strip()
        match = _PLACE.fullmatch(text)
        if match:
            found.append((match[1] or "", paragraph))
    return found


def look_at(data: bytes, where: str) -> tuple[str, tuple[int, int]]:
    """Return a logo's kind of picture ("png", "jpeg"), and its width and height in pixels.

    Raises:
        TemplateError: not all programs can show it, or it is unreasonably large.
    """
    try:
        measured = measure(data)
    except PictureError as error:
        raise TemplateError(
            _("the logo cannot be used: {reason}", reason=error),
            where=where,
            hint=_("use a PNG or JPEG file."),
        ) from error
    suffix = measured.suffix
    if suffix not in _FORMATS:
        raise TemplateError(
            _("the logo is a {kind} picture", kind=suffix.upper()),
            where=where,
            hint=_("save it as a PNG or JPEG file."),
        )
    return suffix, (measured.width, measured.height)


def _take_up(package: Package, data: bytes, called: str) -> _Picture:
    """Add a picture to the package."""
    suffix, (width, height) = look_at(data, package.where)
    ending = _FORMATS[suffix]
    folder = posixpath.join(posixpath.dirname(package.main), "media")
    part = f"{folder}/{called}.{ending}"
    number = 1
    while package.parts.get(part, data) != data:
        number += 1
        part = f"{folder}/{called}{number}.{ending}"
    package.parts[part] = data
    if ending not in package.defaults:
        _add_type(package, ending, f"image/{suffix}")
    return _Picture(part, width, height)


def _add_type(package: Package, ending: str, kind: str) -> None:
    root = package.tree(CONTENT_TYPES)
    row = root.makeelement(f"{_TYPES}Default", {"Extension": ending, "ContentType": kind})
    root.insert(0, row)
    package.parts[CONTENT_TYPES] = serialized(root)
    package.defaults[ending] = kind


class _Part:
    """A part with places for the logo."""

    def __init__(self, package: Package, name: str, root: etree._Element, alt: str) -> None:
        self._package = package
        self._name = name
        self._root = root
        self._alt = escape(alt)
        numbers = [int(n) for n in root.xpath("//@id") if str(n).isdecimal()]
        self._next = max([0, *(number for number in numbers if number < 2**31 - 99)]) + 1

    def fill(self, paragraph: etree._Element, picture: _Picture | None) -> None:
        if paragraph.tag == f"{_W}p":
            self._fill_paragraph(paragraph, picture)
        else:
            self._fill_shape(paragraph, picture)

    def _fill_paragraph(self, paragraph: etree._Element, picture: _Picture | None) -> None:
        owner = paragraph.getparent()
        if picture is None and owner is not None and _may_go(paragraph, owner):
            owner.remove(paragraph)
            return
        kept = paragraph.find(f"{_W}pPr")
        paragraph[:] = [] if kept is None else [kept]
        if picture is not None:
            paragraph.append(_parsed(self._inline(picture)))

    def _fill_shape(self, paragraph: etree._Element, picture: _Picture | None) -> None:
        shape = next(paragraph.iterancestors(f"{_P}sp"), None)
        if shape is None:  # a cell of a table
            paragraph[:] = []
            return
        owner: Any = shape.getparent()
        if picture is None:
            owner.remove(shape)
            return
        box = shape.find(f"{_P}spPr/{_A}xfrm")
        place, size = (None, None) if box is None else (box.find(f"{_A}off"), box.find(f"{_A}ext"))
        if place is None or size is None:
            raise TemplateError(
                # Translators: {shape} is such as "shape 'Text box 3'".
                _(
                    "{shape}: the place for the logo has no size of its own",
                    shape=shape_name(shape),
                ),
                where=self._package.where,
                hint=_(
                    "draw a text box of the size that the logo may have, and write "
                    "{{ operation.logo }} into it."
                ),
            )
        outer = [round(emu(size.get(key))) for key in ("cx", "cy")]
        inner = picture.within(*outer)
        spare = [max(room - part, 0) for room, part in zip(outer, inner, strict=True)]
        corner = [round(emu(place.get(key))) for key in ("x", "y")]
        shares = _alignment(shape, paragraph)
        moved = [
            start + round(room * share)
            for start, room, share in zip(corner, spare, shares, strict=True)
        ]
        owner.replace(shape, _parsed(self._pic(picture, moved, inner)))

    def _number(self) -> int:
        self._next += 1
        return self._next - 1

    def _relation(self, picture: _Picture) -> str:
        name = relations_name(self._name)
        if name not in self._package.parts:
            empty = f'<Relationships xmlns="{_RELS}"/>'
            self._package.parts[name] = empty.encode()
        root = self._package.tree(name)
        target = posixpath.relpath(f"/{picture.part}", f"/{posixpath.dirname(self._name)}")
        for row in root:
            if row.get("Target") == target and row.get("TargetMode") != "External":
                return row.get("Id", "")
        taken = {row.get("Id") for row in root}
        identity = next(f"rIdLogo{n}" for n in range(1, 1000) if f"rIdLogo{n}" not in taken)
        kind = f"{_R}/image"
        row = root.makeelement(
            f"{{{_RELS}}}Relationship", {"Id": identity, "Type": kind, "Target": target}
        )
        root.append(row)
        self._package.parts[name] = serialized(root)
        return identity

    def _inline(self, picture: _Picture) -> str:
        width, height = picture.within(*_WORD_BOX)
        number = self._number()
        return (
            f'<w:r xmlns:w="{_W[1:-1]}"><w:drawing><wp:inline distT="0" distB="0" distL="0" '
            f'distR="0" xmlns:wp="{_DRAWING}/wordprocessingDrawing">'
            f'<wp:extent cx="{width}" cy="{height}"/>'
            f'<wp:docPr id="{number}" name="Logo" descr="{self._alt}"/>'
            f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_DRAWING}/main" '
            f'noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic xmlns:a="{_DRAWING}/main">'
            f'<a:graphicData uri="{_DRAWING}/picture"><pic:pic xmlns:pic="{_DRAWING}/picture">'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Logo" descr="{self._alt}"/>'
            '<pic:cNvPicPr><a:picLocks noChangeAspect="1"/></pic:cNvPicPr></pic:nvPicPr>'
            f'<pic:blipFill><a:blip xmlns:r="{_R}" r:embed="{self._relation(picture)}"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
            f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _pic(self, picture: _Picture, corner: list[int], size: tuple[int, int]) -> str:
        return (
            f'<p:pic xmlns:p="{_P[1:-1]}" xmlns:a="{_DRAWING}/main" xmlns:r="{_R}"><p:nvPicPr>'
            f'<p:cNvPr id="{self._number()}" name="Logo" descr="{self._alt}"/>'
            '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/>'
            f'</p:nvPicPr><p:blipFill><a:blip r:embed="{self._relation(picture)}"/>'
            "<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm>"
            f'<a:off x="{corner[0]}" y="{corner[1]}"/><a:ext cx="{size[0]}" cy="{size[1]}"/>'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )


def _may_go(paragraph: etree._Element, owner: etree._Element) -> bool:
    """Tell whether a part, cell or text box still ends with a paragraph without this one."""
    if owner.tag == f"{_W}body":
        return True
    blocks = [
        node for node in owner if node is not paragraph and node.tag in {f"{_W}p", f"{_W}tbl"}
    ]
    return bool(blocks) and blocks[-1].tag == f"{_W}p"


def _alignment(shape: etree._Element, paragraph: etree._Element) -> tuple[float, float]:
    """Return where in its box the logo stands, as shares of what is left beside and above it."""
    properties = paragraph.find(f"{_A}pPr")
    across = "l" if properties is None else properties.get("algn", "l")
    body = shape.find(f"{_P}txBody/{_A}bodyPr")
    down = "t" if body is None else body.get("anchor", "t")
    shares = {"ctr": 0.5, "r": 1.0, "b": 1.0}
    return shares.get(across, 0.0), shares.get(down, 0.0)


def _parsed(xml: str) -> etree._Element:
    from lxml import etree

    return etree.fromstring(xml)
