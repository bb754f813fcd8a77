"""Text on slides that can hardly be read on what is behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.lint.colours import Behind, Colour, Palette, least_contrast, plain
from mkmaterials.lint.contrast import is_printed, judge
from mkmaterials.lint.opened import A, P
from mkmaterials.lint.picture_colours import beneath
from mkmaterials.office.boxes import Boxes, rectangle
from mkmaterials.office.fit import FLOOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from mkmaterials.findings import Finding
    from mkmaterials.lint.opened import Content, Opened

Rectangle = tuple[float, float, float, float]
_FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")
_SHAPES = ("sp", "pic", "graphicFrame", "grpSp", "cxnSp")
_FIRST_BACKGROUND = 1001  # of a theme's list of fills for backgrounds
_POINTS = 100  # sizes stand in hundredths
_NOTHING = "nothing"  # a shape that is not filled
_UNKNOWN = None  # a fill that is not worked out


def check_deck(opened: Opened) -> Iterator[Finding]:
    """Yield text of low contrast on slides, once for each shape and pair of colours."""
    for name in opened.slides:
        if opened.tree(name) is not None:
            yield from _Slide(opened, name).check()


class _Slide:
    def __init__(self, opened: Opened, name: str) -> None:
        self._content: Content = opened.content(name)
        layout = opened.related(name, "slideLayout")
        master = opened.related(layout, "slideMaster") if layout else ""
        trees = {part: opened.tree(part) for part in (layout, master) if part}
        found = {part: tree for part, tree in trees.items() if tree is not None}
        self._opened = opened
        self._parts = [name, *found]
        self._pages = [self._content.root, *found.values()]
        theme = opened.tree(opened.related(master, "theme")) if master else None
        self._theme = theme
        self._palette = Palette(theme, self._mapping())
        self._boxes = Boxes(opened.package, name, FLOOR)

    def check(self) -> Iterator[Finding]:
        for shape in self._content.root.iter(f"{P}sp"):
            body = shape.find(f"{P}txBody")
            behind = None if body is None else self._behind(shape)
            if body is not None and behind is not None:
                yield from self._texts(shape, body, behind, self._palette.named("tx1"))
        for frame in self._content.root.iter(f"{P}graphicFrame"):
            for table in frame.iter(f"{A}tbl"):
                yield from self._table(frame, table)

    def _table(self, frame: etree._Element, table: etree._Element) -> Iterator[Finding]:
        """Check cells filled by themselves; what a table's style does depends on much."""
        styled = table.find(f"{A}tblPr/{A}tableStyleId") is not None
        usual = None if styled else self._palette.named("tx1")
        for cell in table.iter(f"{A}tc"):
            body = cell.find(f"{A}txBody")
            behind = self._palette.resolve(cell.find(f"{A}tcPr/{A}solidFill"))
            if body is not None and behind is not None:
                yield from self._texts(frame, body, plain(behind), usual)

    def _mapping(self) -> etree._Element | None:
        for page in self._pages:
            own = next(page.iter(f"{A}overrideClrMapping"), None)
            if own is not None:
                return own
        return next(self._pages[-1].iter(f"{P}clrMap"), None)

    # What is behind

    def _behind(self, shape: etree._Element) -> Behind | None:
        """Return what is behind a shape's text, or None if that is not known."""
        chain = self._boxes.chain(shape)
        for each in chain:
            fill = self._fill(each)
            if fill != _NOTHING or _says_no_fill(each):
                break
        else:
            fill = _NOTHING
        if isinstance(fill, Behind) or fill is _UNKNOWN:
            return fill
        place = next((at for at in map(rectangle, chain) if at), None)
        if place is None or next(shape.iterancestors(f"{P}grpSp"), None) is not None:
            return None
        return self._beneath(shape, place)

    def _fill(self, shape: etree._Element) -> Behind | str | None:
        properties = shape.find(f"{P}spPr")
        for name in _FILLS:
            node = None if properties is None else properties.find(f"{A}{name}")
            if node is not None:
                return _NOTHING if name == "noFill" else self._filled(node)
        reference = shape.find(f"{P}style/{A}fillRef")
        if reference is None or reference.get("idx", "0") == "0":
            return _NOTHING
        return self._plain(reference) if reference.get("idx") == "1" else _UNKNOWN

    def _filled(self, fill: etree._Element, own: Colour | None = None) -> Behind | None:
        """Return a fill of one colour or a gradient; None for any other."""
        if fill.tag == f"{A}gradFill":
            return self._palette.gradient(fill)
        return self._plain(fill, own) if fill.tag == f"{A}solidFill" else None

    def _plain(self, owner: etree._Element, own: Colour | None = None) -> Behind | None:
        colour = self._palette.resolve(owner, own)
        return None if colour is None else plain(colour)

    def _beneath(self, shape: etree._Element, place: Rectangle) -> Behind | None:
        """Return what lies under a shape that is not filled itself."""
        for page in self._pages:
            shapes = _in_front_last(page)
            if shape in shapes:
                shapes = shapes[: shapes.index(shape)]
            for other in reversed(shapes):
                if page is not self._content.root and next(other.iter(f"{P}ph"), None) is not None:
                    continue  # a place for text, which shows nothing itself
                covers = _covers(other, place)
                if covers == "not":
                    continue
                fill: Behind | str | None = _UNKNOWN
                if other.tag == f"{P}sp":
                    fill = self._fill(other)
                elif other.tag == f"{P}pic":
                    fill = self._picture(page, other, place)
                if fill == _NOTHING or other.tag == f"{P}cxnSp":
                    continue
                return fill if isinstance(fill, Behind) and covers == "wholly" else None
            if page.get("showMasterSp") == "0":
                break
        return self._background()

    def _picture(
        self, page: etree._Element, shape: etree._Element, place: Rectangle
    ) -> Behind | None:
        """Return the colours of a picture where a text lies on it."""
        at, name = rectangle(shape), self._parts[self._pages.index(page)]
        fill = shape.find(f"{P}blipFill")
        return None if at is None or fill is None else beneath(self._opened, name, fill, at, place)

    def _background(self) -> Behind | None:
        for page in self._pages:
            background = page.find(f"{P}cSld/{P}bg")
            if background is None:
                continue
            fill = next(background.iterfind(f"{P}bgPr/*"), None)
            if fill is not None:
                return self._filled(fill)
            reference = background.find(f"{P}bgRef")
            return None if reference is None else self._referred(reference)
        usual = self._palette.named("bg1")
        return None if usual is None else plain(usual)

    def _referred(self, reference: etree._Element) -> Behind | None:
        """Return a fill from the theme's list of backgrounds."""
        own = self._palette.resolve(reference)
        fills = None if self._theme is None else next(self._theme.iter(f"{A}bgFillStyleLst"), None)
        index = reference.get("idx", "")
        number = int(index) - _FIRST_BACKGROUND if index.isdecimal() else -1
        if fills is None or not 0 <= number < len(fills) or fills[number].tag != f"{A}solidFill":
            return None
        return self._plain(fills[number], own)

    # What stands on it

    def _texts(
        self, shape: etree._Element, body: etree._Element, behind: Behind, usual: Colour | None
    ) -> Iterator[Finding]:
        styles = self._boxes.styles(self._boxes.chain(shape))
        told: set[Colour] = set()
        for paragraph in body.iter(f"{A}p"):
            if not is_printed("".join(node.text or "" for node in paragraph.iter(f"{A}t"))):
                continue
            for run in paragraph.iter(f"{A}r"):
                looks = _looks(run, paragraph, styles)
                colour = self._colour(looks, shape, usual)
                if colour is None or colour in told or not _text(run).strip():
                    continue
                least = least_contrast(_size(looks), bold=_attribute(looks, "b") in {"1", "true"})
                finding = judge(self._content, paragraph, colour, behind, least)
                if finding is not None:
                    told.add(colour)
                    yield finding

    def _colour(
        self, looks: list[etree._Element], shape: etree._Element, usual: Colour | None
    ) -> Colour | None:
        if looks[0].find(f"{A}hlinkClick") is not None:
            return self._palette.named("hlink")
        reference = shape.find(f"{P}style/{A}fontRef")
        for each in looks if usual is not None else looks[:1]:
            for name in _FILLS:
                node = each.find(f"{A}{name}")
                if node is not None:
                    return self._palette.resolve(node) if name == "solidFill" else None
            if each is looks[0] and reference is not None and len(reference):
                return self._palette.resolve(reference)
        return usual


def _looks(
    run: etree._Element, paragraph: etree._Element, styles: list[etree._Element]
) -> list[etree._Element]:
    """Return the properties that count for a run, its own first."""
    properties = paragraph.find(f"{A}pPr")
    level = "0" if properties is None else properties.get("lvl", "0")
    number = int(level) + 1 if level.isdecimal() else 1
    own = run.find(f"{A}rPr")
    found = [run.makeelement(f"{A}rPr") if own is None else own]
    for style in styles:
        node = style.find(f"{A}lvl{number}pPr/{A}defRPr")
        if node is not None:
            found.append(node)
    return found


def _attribute(looks: list[etree._Element], name: str) -> str:
    return next((value for value in (node.get(name) for node in looks) if value), "")


def _size(looks: list[etree._Element]) -> float:
    size = _attribute(looks, "sz")
    return float(size) / _POINTS if size.isdecimal() else 18.0


def _says_no_fill(shape: etree._Element) -> bool:
    return shape.find(f"{P}spPr/{A}noFill") is not None


def _in_front_last(page: etree._Element) -> list[etree._Element]:
    tree = page.find(f"{P}cSld/{P}spTree")
    wanted = {f"{P}{name}" for name in _SHAPES}
    return [] if tree is None else [node for node in tree if node.tag in wanted]


def _covers(shape: etree._Element, place: Rectangle) -> str:
    """Return whether a shape covers a place "wholly", "partly" or "not"."""
    group = shape.find(f"{P}grpSpPr/{A}xfrm")
    at = rectangle(shape) if group is None else _of_group(group)
    if at is None:
        return "partly"
    left, top, width, height = place
    apart_across = at[0] >= left + width or at[0] + at[2] <= left
    apart_down = at[1] >= top + height or at[1] + at[3] <= top
    if apart_across or apart_down:
        return "not"
    within_across = at[0] <= left and left + width <= at[0] + at[2]
    within_down = at[1] <= top and top + height <= at[1] + at[3]
    return "wholly" if within_across and within_down else "partly"


def _of_group(transform: etree._Element) -> Rectangle | None:
    offset, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
    if offset is None or extent is None:
        return None
    numbers = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
    return tuple(float(number or 0) for number in numbers)  # type: ignore[return-value]


def _text(run: etree._Element) -> str:
    return "".join(node.text or "" for node in run.iter(f"{A}t"))
