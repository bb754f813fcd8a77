"""What a box's text inherits on a slide: sizes, spacing, fonts, and the box's own measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkmaterials.office import marks
from mkmaterials.office.fit import DESIGNED
from mkmaterials.office.measures import emu, number, whole
from mkmaterials.office.places import P, shape_name
from mkmaterials.office.xml_names import FRAME, A

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from mkmaterials.office.compiled import BoxState, Level
    from mkmaterials.office.package import Package
    from mkmaterials.office.placeholders import Placeholders

_EMU = 12700  # per point
_LEVELS = 9
_AUTOFITS = (f"{A}normAutofit", f"{A}noAutofit", f"{A}spAutoFit")
_TITLES = {"title", "ctrTitle"}
_OWN_MASTER_TYPES = {"title", "body", "dt", "ftr", "sldNum"}
FURNITURE = {"ftr", "sldNum", "dt", "hdr"}
_BOTTOM_MARGIN = 0.25 * 914400
_DEFAULT_INSETS = {"lIns": 91440, "rIns": 91440, "tIns": 45720, "bIns": 45720}


class Inherited(NamedTuple):
    """What a text box or placeholder has from itself and those that it follows.

    Attributes:
        place: left, top, width and height in EMU, if they are known.
        insets: margins within the box in EMU, by the names of their attributes.
        wraps: lines end at the box's edge.
        autofit: "normAutofit", "spAutoFit", "noAutofit" or empty.
        anchor: where its text stands: "t", "ctr" or "b".
        levels: what its paragraphs have.
        fonts: of the theme.
    """

    place: tuple[float, float, float, float] | None
    insets: dict[str, float]
    wraps: bool
    autofit: str
    anchor: str
    levels: tuple[Level, ...]
    fonts: tuple[tuple[str, str], ...]


class Boxes:
    """The boxes of one slide whose text is to be fitted.

    Args:
        package: the presentation.
        slide: the slide's part.
        floor: points below which no text is set smaller.
    """

    def __init__(self, package: Package, slide: str, floor: float) -> None:
        self._package = package
        self._floor = floor
        self._layout, layout_name = self._follow(slide, "slideLayout")
        self._master, master_name = self._follow(layout_name, "slideMaster")
        self._theme, _ = self._follow(master_name, "theme")
        self._presentation = package.tree(package.main)
        size = self._presentation.find(f"{P}sldSz")
        self._slide_height = emu(None if size is None else size.get("cy"), 6_858_000)
        self.boxes: list[BoxState] = []

    def mark(self, root: etree._Element, placeholders: Placeholders) -> None:
        """Mark the boxes with tags in them, in a slide whose tags are taken out already.

        Beside a table that may be carried over, the title is marked as well: it gets a number.
        """
        found = ((each, next(each.iter(f"{A}tbl"), None)) for each in root.iter(FRAME))
        tables = [(f, t) for f, t in found if t is not None and placeholders.within(t)]
        for shape in root.iter(f"{P}sp"):
            body = shape.find(f"{P}txBody")
            own = _placeholder(shape)
            numbered = bool(tables) and own is not None and own[0] in _TITLES
            if body is not None and (numbered or placeholders.within(body)):
                self._mark_text(shape, body, placeholders)
        for frame, table in tables:
            self._mark_table(root, frame, table, placeholders)

    def extent(self, shape: etree._Element) -> tuple[float, float] | None:
        """Return width and height of a shape or placeholder in EMU, if they are known."""
        return next((size for size in map(_extent, self.chain(shape)) if size), None)

    def inherited(self, shape: etree._Element) -> Inherited:
        """Return what a text box or placeholder has from itself and those that it follows."""
        chain = self.chain(shape)
        bodies = [node for node in map(_body, chain) if node is not None]
        return Inherited(
            next((at for at in map(rectangle, chain) if at), None),
            _insets(bodies),
            _first(bodies, "wrap", "square") != "none",
            _autofit(bodies),
            _first(bodies, "anchor", "t"),
            self._levels(chain),
            self._fonts(),
        )

    def _mark_text(
        self, shape: etree._Element, body: etree._Element, placeholders: Placeholders
    ) -> None:
        chain = self.chain(shape)
        bodies = [node for node in map(_body, chain) if node is not None]
        if _first(bodies, "vert", "horz") != "horz" or _first(bodies, "wrap", "square") == "none":
            return
        extent = self.extent(shape)
        if extent is None:
            return
        autofit = _autofit(bodies)
        shrinks = autofit == "normAutofit"
        for own in body.iterfind(f"{A}bodyPr/{A}normAutofit"):
            own.attrib.clear()  # how far PowerPoint shrank the tags says nothing
        insets = _insets(bodies)
        width, height = extent[0] * _group_scale(shape)[0], extent[1] * _group_scale(shape)[1]
        if autofit == "spAutoFit":  # grows with its text, but not beyond the slide
            place = next((at for at in map(rectangle, chain) if at), (0, self._slide_height))
            height = max(height, self._slide_height - _BOTTOM_MARGIN - place[1])
        columns = max(whole(_first(bodies, "numCol"), 1), 1)
        gap = emu(_first(bodies, "spcCol")) * (columns - 1)
        box: BoxState = {
            "table": False,
            "name": shape_name(shape),
            "shrinks": shrinks,
            "floor": self._floor if shrinks else DESIGNED,
            "width": (width - insets["lIns"] - insets["rIns"] - gap) / columns / _EMU,
            "height": (height - insets["tIns"] - insets["bIns"]) * columns / _EMU,
            "levels": self._levels(chain),
            "fonts": self._fonts(),
            "is_furniture": (_placeholder(shape) or ("",))[0] in FURNITURE,
            "raised": 0.0,
            "loose": (),
        }
        start = placeholders.node(f"{marks.FIT_START}{len(self.boxes)}{marks.HEAD}")
        styles = body.find(f"{A}lstStyle")
        before = styles if styles is not None else body.find(f"{A}bodyPr")
        if before is None:
            return
        before.addnext(start)
        body.append(placeholders.node(marks.FIT_END))
        self.boxes.append(box)

    def _mark_table(
        self,
        root: etree._Element,
        frame: etree._Element,
        table: etree._Element,
        placeholders: Placeholders,
    ) -> None:
        place = rectangle(frame)
        if place is None:
            return
        x, y, width, height = place
        floor = self._slide_height - _BOTTOM_MARGIN
        for other in root.iter(f"{P}sp", f"{P}pic", f"{P}graphicFrame"):
            found = None
            if other is not frame:
                found = next((at for at in map(rectangle, self.chain(other)) if at), None)
            if (
                found
                and found[1] >= y + height
                and found[0] < x + width
                and x < found[0] + found[2]
            ):
                floor = min(floor, found[1])
        box: BoxState = {
            "table": True,
            "name": shape_name(frame),
            "shrinks": True,
            "floor": self._floor,
            "width": width / _EMU,
            "height": max(height, floor - y) / _EMU,
            "levels": self._levels([frame]),
            "fonts": self._fonts(),
            "is_furniture": False,
            "raised": 0.0,
            "loose": (),
        }
        table.addprevious(placeholders.node(f"{marks.FIT_START}{len(self.boxes)}{marks.HEAD}"))
        table.addnext(placeholders.node(marks.FIT_END))
        self.boxes.append(box)

    def _follow(self, part: str, kind: str) -> tuple[etree._Element | None, str]:
        for relation in self._package.relations(part) if part else []:
            if relation.kind == kind and relation.target in self._package.parts:
                return self._package.tree(relation.target), relation.target
        return None, ""

    def chain(self, shape: etree._Element) -> list[etree._Element]:
        """Return the shape, and the placeholders of layout and master that it follows."""
        own = _placeholder(shape)
        if own is None:
            return [shape]
        kind, index = own
        chain = [shape]
        on_layout = _find_placeholder(self._layout, kind, index)
        if on_layout is not None:
            chain.append(on_layout)
            kind = (_placeholder(on_layout) or own)[0]
        master_kind = "title" if kind in _TITLES else kind
        master_kind = master_kind if master_kind in _OWN_MASTER_TYPES else "body"
        on_master = _find_placeholder(self._master, master_kind, None)
        return chain if on_master is None else [*chain, on_master]

    def _levels(self, chain: list[etree._Element]) -> tuple[Level, ...]:
        sources = self.styles(chain)
        return tuple(_level(sources, depth) for depth in range(1, _LEVELS + 1))

    def styles(self, chain: list[etree._Element]) -> list[etree._Element]:
        """Return the lists of text styles that a shape follows, the nearest first."""
        sources = [
            node
            for node in (each.find(f"{P}txBody/{A}lstStyle") for each in chain)
            if node is not None
        ]
        own = _placeholder(chain[0])
        style = "otherStyle"
        if own is not None and chain[0].tag != f"{P}graphicFrame":  # cells follow no placeholder
            kind = (_placeholder(chain[-1]) or own)[0]
            style = "titleStyle" if own[0] in _TITLES else "bodyStyle"
            style = "otherStyle" if kind in {"dt", "ftr", "sldNum"} else style
        if self._master is not None:
            sources += self._master.findall(f"{P}txStyles/{P}{style}")
        return [*sources, *self._presentation.findall(f"{P}defaultTextStyle")]

    def _fonts(self) -> tuple[tuple[str, str], ...]:
        fonts = {"": "Calibri"}
        for key, name in (("+mj-lt", "majorFont"), ("+mn-lt", "minorFont")):
            node = None
            if self._theme is not None:
                node = next(self._theme.iter(f"{A}{name}"), None)
            latin = None if node is None else node.find(f"{A}latin")
            fonts[key] = "Calibri" if latin is None else latin.get("typeface", "Calibri")
        return tuple(fonts.items())


def _body(shape: etree._Element) -> etree._Element | None:
    return shape.find(f"{P}txBody/{A}bodyPr")


def _insets(bodies: list[etree._Element]) -> dict[str, float]:
    """Return the margins within a box in EMU: left, right, top and bottom."""
    return {name: emu(_first(bodies, name), default) for name, default in _DEFAULT_INSETS.items()}


def _autofit(bodies: list[etree._Element]) -> str:
    """Return how a box and its text are made to fit: "normAutofit" sets the text smaller."""
    tags = (child.tag for body in bodies for child in body)
    return next((str(tag).rpartition("}")[2] for tag in tags if tag in _AUTOFITS), "")


def _first(nodes: list[etree._Element], name: str, default: str = "") -> str:
    return next((value for value in (node.get(name) for node in nodes) if value), default)


def _placeholder(shape: etree._Element) -> tuple[str, str] | None:
    node = next(shape.iterfind(f"*/{P}nvPr/{P}ph"), None)
    return None if node is None else (node.get("type", "obj"), node.get("idx", "0"))


def _find_placeholder(
    root: etree._Element | None, kind: str, index: str | None
) -> etree._Element | None:
    """Return the placeholder with this index, else with this type."""
    if root is None:
        return None
    found = [(shape, _placeholder(shape)) for shape in root.iter(f"{P}sp", f"{P}pic")]
    kinds = _TITLES if kind in _TITLES else {kind}
    if index is not None and kind not in _TITLES:
        for shape, own in found:
            if own is not None and own[1] == index and own[0] not in _TITLES:
                return shape
    return next((shape for shape, own in found if own is not None and own[0] in kinds), None)


def _transform(shape: etree._Element) -> etree._Element | None:
    node = shape.find(f"{P}spPr/{A}xfrm")
    return node if node is not None else shape.find(f"{P}xfrm")


def rectangle(shape: etree._Element) -> tuple[float, float, float, float] | None:
    """Return left, top, width and height in EMU."""
    transform = _transform(shape)
    if transform is None:
        return None
    offset, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
    if offset is None or extent is None:
        return None
    return (
        emu(offset.get("x")),
        emu(offset.get("y")),
        emu(extent.get("cx")),
        emu(extent.get("cy")),
    )


def _extent(shape: etree._Element) -> tuple[float, float] | None:
    place = rectangle(shape)
    return (place[2], place[3]) if place and place[2] and place[3] else None


def _group_scale(shape: etree._Element) -> tuple[float, float]:
    """Return how much larger a shape is on the slide than in its group's own measures."""
    across = down = 1.0
    for group in shape.iterancestors(f"{P}grpSp"):
        transform = group.find(f"{P}grpSpPr/{A}xfrm")
        outer = None if transform is None else transform.find(f"{A}ext")
        inner = None if transform is None else transform.find(f"{A}chExt")
        if outer is not None and inner is not None:
            across *= emu(outer.get("cx"), 1.0) / max(emu(inner.get("cx"), 1.0), 1.0)
            down *= emu(outer.get("cy"), 1.0) / max(emu(inner.get("cy"), 1.0), 1.0)
    return across, down


def _level(sources: list[etree._Element], depth: int) -> Level:
    paragraphs = [node for node in _of_level(sources, f"{A}lvl{depth}pPr") if node is not None]
    runs = [node for node in (each.find(f"{A}defRPr") for each in paragraphs) if node is not None]
    latin = [node for node in (each.find(f"{A}latin") for each in runs) if node is not None]
    return (
        number(_first(runs, "sz"), 1800) / 100,
        _first(runs, "b", "0") in {"1", "true"},
        _spacing(paragraphs, "lnSpc", 1.0),
        _flip(_spacing(paragraphs, "spcBef", 0.0)),
        _flip(_spacing(paragraphs, "spcAft", 0.0)),
        emu(_first(paragraphs, "marL")) / _EMU,
        _first(runs, "cap", "none") == "all",
        _first(latin, "typeface", "+mn-lt"),
    )


def _of_level(sources: list[etree._Element], name: str) -> Iterator[etree._Element | None]:
    return (source.find(name) for source in sources)


def _spacing(paragraphs: list[etree._Element], name: str, default: float) -> float:
    """Return a share of the line if positive, points if negative."""
    for paragraph in paragraphs:
        node = paragraph.find(f"{A}{name}")
        if node is None or not len(node):
            continue
        value = number(node[0].get("val"))
        if node[0].tag == f"{A}spcPts":
            return -value / 100
        return value / 100_000 if value > 1000 else value / 100  # noqa: PLR2004 - "90%" is 90
    return default


def _flip(value: float) -> float:
    """Turn a share of the line negative and points positive, as paragraphs have them."""
    return -value if value else 0.0
