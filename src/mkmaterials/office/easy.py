"""The easy-to-read edition of a template: larger type and more space, nothing else changed.

Word: running text of at least 14 points, small print of 12, page headers and marks of 10; lines
half a line apart, none justified; rows of tables may grow, and narrow columns are wider.
PowerPoint: text of at least 24 points but for footers and numbers, more space between the lines
of larger boxes; what tags print grows when it is fitted (`fit_larger`), and quotations are carried
over to more slides for it. Where a box has no room for that, its text is as large as there is room
for, never smaller than in the usual edition, and its lines are as close as there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mkmaterials.office import tags
from mkmaterials.office.boxes import FURNITURE
from mkmaterials.office.measures import whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from mkmaterials.office.compiled import BoxState, DeckState
    from mkmaterials.office.package import Package

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

# Word, in half points and in 240ths of a line.
_BODY, _SMALL, _MARKS, _USUAL = 28, 24, 20, 22
_LOOSE, _HEADING_LINE, _TABLE_LINE = 360, 288, 300
_MORE_SPACE: Final = 1.25
_NARROW: Final = 0.8  # of the average width of a table's columns
_NO_BODY: Final = re.compile(r"(?i)^(heading|title|subtitle|header|footer|kicker|toc)")
_TABLE: Final = re.compile(r"(?i)table|card|timeline|column")
_WORD_TEXT: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
# What the schema puts before the spacing of a paragraph.
_BEFORE: Final = tuple(
    f"{_W}{name}"
    for name in (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"),
        *("numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens"),
        *("kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN"),
        *("bidi", "adjustRightInd", "snapToGrid"),
    )
)

# PowerPoint, in hundredths of a point and in thousandths of a per cent.
_SLIDE_TEXT, _SLIDE_LINE = 2400, 110_000
_LOW: Final = 1_100_000  # English metric units: a box for a line or two, with no room between them
_FLOOR: Final = 24.0  # points
_SLIDE_PARTS: Final = re.compile(r"ppt/(slides|slideLayouts|slideMasters)/[^/]+\.xml")


def enlarge(package: Package) -> None:
    """Set the type of a template larger, and give it more space."""
    if package.kind == "docx":
        _enlarge_document(package)
    else:
        for name in package.parts:
            if _SLIDE_PARTS.fullmatch(name):
                _enlarge_slide(package, name)


def raise_sizes(deck: DeckState, usual: DeckState) -> None:
    """Let what tags print grow to a size that is easy to read, and never be smaller than usual.

    Args:
        deck: compiled from the enlarged template.
        usual: compiled from the template as it is.
    """
    for box, plain in zip(_boxes(deck), _boxes(usual), strict=True):
        if not box["is_furniture"]:
            box["raised"] = _FLOOR
            box["loose"], box["levels"] = box["levels"], plain["levels"]


def _boxes(deck: DeckState) -> Iterator[BoxState]:
    return (box for slide in deck["slides"] for part in slide["parts"] for box in part["boxes"])


def _enlarge_document(package: Package) -> None:
    styles = package.tree("word/styles.xml") if "word/styles.xml" in package.parts else None
    body = _USUAL if styles is None else _body_size(styles)
    if styles is not None:
        _enlarge_sizes(styles, body)
        _space_styles(styles)
        _store(package, "word/styles.xml", styles)
    for name in package.parts:
        if _WORD_TEXT.fullmatch(name):
            root = package.tree(name)
            _enlarge_sizes(root, body)
            for height in root.iter(f"{_W}trHeight"):
                height.set(f"{_W}hRule", "atLeast")
            for table in root.iter(f"{_W}tbl"):
                _widen(table, max(_BODY / body, 1.0))
            for spacing in root.iter(f"{_W}spacing"):
                _loosen(spacing, _LOOSE, only_own=True)
            _store(package, name, root)


def _widen(table: etree._Element, share: float) -> None:
    """Make narrow columns wider, at the cost of the others, so that their words stay whole."""
    grid = table.findall(f"{_W}tblGrid/{_W}gridCol")
    old = [_number(column.get(f"{_W}w")) for column in grid]
    narrow = [width < _NARROW * sum(old) / len(old) for width in old] if all(old) else []
    rest = sum(width for width, is_narrow in zip(old, narrow, strict=False) if not is_narrow)
    added = sum(
        width * (share - 1) for width, is_narrow in zip(old, narrow, strict=False) if is_narrow
    )
    if not any(narrow) or added > rest / 2:
        return
    new = [
        round(width * share) if is_narrow else round(width * (rest - added) / rest)
        for width, is_narrow in zip(old, narrow, strict=True)
    ]
    for column, width in zip(grid, new, strict=True):
        column.set(f"{_W}w", str(width))
    for row in table.iterfind(f"{_W}tr"):
        _widen_cells(row, new)


def _widen_cells(row: etree._Element, widths: Sequence[int]) -> None:
    """Set the widths of a row's cells, unless some of them come out of a loop."""
    cells = row.findall(f"{_W}tc")
    spans = [cell.find(f"{_W}tcPr/{_W}gridSpan") for cell in cells]
    counts = [1 if span is None else _number(span.get(f"{_W}val")) for span in spans]
    if sum(counts) != len(widths):
        return
    start = 0
    for cell, count in zip(cells, counts, strict=True):
        width = cell.find(f"{_W}tcPr/{_W}tcW")
        if width is not None and width.get(f"{_W}type") == "dxa":
            width.set(f"{_W}w", str(sum(widths[start : start + count])))
        start += count


def _body_size(styles: etree._Element) -> int:
    """Return the size of running text in half points."""
    defaults = styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}sz")
    standard = styles.xpath(
        "w:style[@w:type='paragraph'][@w:default='1']/w:rPr/w:sz",
        namespaces={"w": _W[1:-1]},
    )
    found: Any = [*standard, *([] if defaults is None else [defaults])]
    return next((_number(node.get(f"{_W}val")) for node in found), 0) or _USUAL


def _enlarge_sizes(root: etree._Element, body: int) -> None:
    for node in root.iter(f"{_W}sz", f"{_W}szCs"):
        size = _number(node.get(f"{_W}val"))
        if size:
            node.set(f"{_W}val", str(_enlarged(size, body)))


def _enlarged(size: int, body: int) -> int:
    """Return a size in half points: running text grows most, headings less, small print enough."""
    share = max(_BODY / body, 1.0)
    if size < 0.84 * body:  # page headers, marks of a timeline
        return max(size, _MARKS)
    if size < 0.88 * body:
        return max(size, _SMALL)
    if size <= 1.2 * body:
        return max(round(size * share), _BODY)
    return max(round(size * (1 + share) / 2), round(1.2 * _BODY))


def _space_styles(styles: etree._Element) -> None:
    defaults = styles.find(f"{_W}docDefaults/{_W}pPrDefault/{_W}pPr")
    if defaults is not None:
        _loosen(_spacing(defaults), _LOOSE)
    for style in styles.iterfind(f"{_W}style[@{_W}type='paragraph']"):
        name = style.find(f"{_W}name")
        called = style.get(f"{_W}styleId", "") if name is None else name.get(f"{_W}val", "")
        line = _line_of(called)
        own = style.find(f"{_W}pPr")
        if own is None and (line != _LOOSE or style.get(f"{_W}default") == "1"):
            own = _paragraph_properties(style)
        if own is not None:
            stated = own.find(f"{_W}spacing")
            if line != _LOOSE or stated is not None or style.get(f"{_W}default") == "1":
                inherits = style.find(f"{_W}basedOn") is not None and line == _LOOSE
                _loosen(_spacing(own), line, only_own=inherits)
    for justified in styles.iter(f"{_W}jc"):
        if justified.get(f"{_W}val") == "both":
            justified.set(f"{_W}val", "left")


def _line_of(style: str) -> int:
    if _NO_BODY.match(style):
        return _HEADING_LINE
    return _TABLE_LINE if _TABLE.search(style) else _LOOSE


def _paragraph_properties(style: etree._Element) -> etree._Element:
    """Return a style's paragraph properties, made where the schema wants them."""
    made = style.makeelement(f"{_W}pPr")
    later = (f"{_W}rPr", f"{_W}tblPr", f"{_W}trPr", f"{_W}tcPr", f"{_W}tblStylePr")
    place = next((i for i, child in enumerate(style) if child.tag in later), len(style))
    style.insert(place, made)
    return made


def _spacing(properties: etree._Element) -> etree._Element:
    found = properties.find(f"{_W}spacing")
    if found is None:
        found = properties.makeelement(f"{_W}spacing")
        place = sum(child.tag in _BEFORE for child in properties)
        properties.insert(place, found)
    return found


def _loosen(spacing: etree._Element, line: int, *, only_own: bool = False) -> None:
    """Set lines apart, and paragraphs.

    Args:
        spacing: of a paragraph or style; the spacing of letters, which has the same name, is
            left alone.
        line: distance of lines, in 240ths of a line.
        only_own: change the distance of lines only if it is stated here.
    """
    if spacing.get(f"{_W}val") is not None:
        return
    own, rule = _number(spacing.get(f"{_W}line")), spacing.get(f"{_W}lineRule", "auto")
    if own or not only_own:
        wanted = max(own, line) if rule == "auto" else round(own * _BODY / _USUAL)
        spacing.set(f"{_W}line", str(wanted))
        spacing.set(f"{_W}lineRule", "atLeast" if rule == "exact" else rule)
    for edge in ("before", "after"):
        distance = _number(spacing.get(f"{_W}{edge}"))
        if distance:
            spacing.set(f"{_W}{edge}", str(round(distance * _MORE_SPACE)))


def _enlarge_slide(package: Package, name: str) -> None:
    root = package.tree(name)
    for node in root.iter(f"{_A}rPr", f"{_A}defRPr", f"{_A}endParaRPr"):
        size = _number(node.get("sz"))
        if size and not _is_furniture(_shape_of(node)) and not _is_printed(node):
            node.set("sz", str(max(size, _SLIDE_TEXT)))
    for percent in root.iterfind(f".//{_P}sp//{_A}lnSpc/{_A}spcPct"):
        shape = _shape_of(percent)
        share = _number(percent.get("val", "").removesuffix("%"))
        is_other = _is_furniture(shape) or _is_low(shape) or _is_printed(percent)
        if 0 < share < _SLIDE_LINE and not is_other:
            percent.set("val", str(_SLIDE_LINE))
    _store(package, name, root)


def _shape_of(node: etree._Element) -> etree._Element | None:
    return next(node.iterancestors(f"{_P}sp"), None)


def _is_printed(node: etree._Element) -> bool:
    """Tell whether text comes from tags, and in a box in which it is fitted."""
    owner = next(node.iterancestors(f"{_P}graphicFrame", f"{_P}sp"), None)
    if owner is None or not tags.has_tags("".join(owner.itertext(f"{_A}t"))):
        return False
    body = owner.find(f"{_P}txBody/{_A}bodyPr")
    return body is None or body.get("wrap") != "none"


def _is_furniture(shape: etree._Element | None) -> bool:
    """Tell whether text is that of a footer, date or slide number."""
    place = None if shape is None else shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
    return place is not None and place.get("type") in FURNITURE


def _is_low(shape: etree._Element | None) -> bool:
    size = None if shape is None else shape.find(f"{_P}spPr/{_A}xfrm/{_A}ext")
    return size is not None and _number(size.get("cy")) < _LOW


def _store(package: Package, name: str, root: etree._Element) -> None:
    from lxml import etree

    package.parts[name] = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True
    )


def _number(text: str | None) -> int:
    return max(whole(text), 0)
