"""Fitting text to its box: PowerPoint does so while one types, not when it opens a file.

Works on the XML that a program put out, without parsing it as a whole: the compiler has
marked each box and noted what the text inherits (`boxes`).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from mkmaterials.findings import Finding
from mkmaterials.office import marks
from mkmaterials.office.metrics import face

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkmaterials.office.compiled import BoxState, Level

FLOOR = 18.0  # points; smaller text is not read from the back of a room
LINE = 1.2  # height of a line, in font sizes
POINTS_PER_CM = 72 / 2.54
_EMU = 12700  # per point

_MARKED = re.compile(f"{marks.FIT_START}(\\d+){marks.HEAD}(.*?){marks.FIT_END}", re.DOTALL)
_PARAGRAPH = re.compile(r"<a:p(?: [^<>]*)?(?:/>|>(.*?)</a:p>)", re.DOTALL)
_OWN = re.compile(r"<a:pPr\b([^<>]*?)(?:/>|>(.*?)</a:pPr>)", re.DOTALL)
_STEP = re.compile(
    r"<a:(?P<kind>r|fld|br)(?P<attributes>(?: [^<>]*?)?)(?:/>|>(?P<inner>.*?)</a:(?P=kind)>)",
    re.DOTALL,
)
_LOOK = re.compile(r"<a:(?:rPr|endParaRPr)\b([^<>]*)")
_TEXT = re.compile(r"<a:t>([^<]*)</a:t>")
_LATIN = re.compile(r'<a:latin typeface="([^"]*)"')
_SPACING = re.compile(r'<a:(lnSpc|spcBef|spcAft)>\s*<a:(spcPct|spcPts) val="(\d+)%?"')
_SPACES = " \t\u2000-\u2006\u2008-\u200a"
_DASHES = "\u2010\u2013\u2014-"
_BLANK = frozenset(" \t\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a")
_WORDS = re.compile(f"[{_SPACES}]+|[{_DASHES}]|[^{_SPACES}{_DASHES}]+")
_ROW = re.compile(r"<a:tr\b([^<>]*)>(.*?)</a:tr>", re.DOTALL)
_CELL = re.compile(r"<a:tc\b([^<>]*)>(.*?)</a:tc>", re.DOTALL)
_COLUMN = re.compile(r'<a:gridCol w="(\d+)"')
_CELL_LOOK = re.compile(r"<a:tcPr\b([^<>]*)")
_END_OF_PARAGRAPH = re.compile(r"(<a:endParaRPr\b[^<>]*?)(/?>)")


class Word(NamedTuple):
    """A word, a dash that a line may end with, or a stretch of spaces."""

    width: float  # in font sizes
    size: float  # of the font as the template has it, in points
    kind: str  # "word", "dash", "space" or "break"


@dataclass(slots=True)
class Paragraph:
    """A paragraph as far as its height depends on it. Lengths in points."""

    words: list[Word]
    size: float
    left: float
    line: float  # factor of the line height; exact points if negative
    before: float  # points; share of the font size if negative
    after: float

    def lines(self, width: float, sized: Callable[[float], float]) -> int:
        """Return how many lines the paragraph takes."""
        room = max(width - self.left, 1.0)
        count, line, word, spaces = 1, 0.0, 0.0, 0.0
        for own in [*self.words, Word(0.0, 1.0, "space")]:
            length = own.width * sized(own.size)
            if own.kind in {"word", "dash"}:
                word += length
                if own.kind == "word":
                    continue
            if word:
                if line and line + spaces + word > room:
                    count, line, spaces = count + 1, 0.0, 0.0
                line += spaces + word
                if line > room:  # a word longer than a line
                    count, line = count + int(line // room), line % room
                word = spaces = 0.0
            if own.kind == "space":
                spaces += length
            elif own.kind == "break":
                count, line, spaces = count + 1, 0.0, 0.0
        return count

    def height(self, width: float, sized: Callable[[float], float], *, first: bool) -> float:
        """Return the height with the space before (unless it comes first) and after."""
        size = sized(self.size)
        line = -self.line if self.line < 0 else LINE * size * self.line
        before = 0.0 if first else _space(self.before, size)
        return before + self.lines(width, sized) * line + _space(self.after, size)


def fit(xml: str, boxes: list[BoxState], where: str) -> tuple[str, list[Finding]]:
    """Set marked texts as small as their boxes need, down to a floor.

    Args:
        xml: a slide, with marks.
        boxes: what is known of its boxes.
        where: the slide, for findings.

    Returns:
        The slide without marks, and an error for each text that does not fit.
    """
    findings: list[Finding] = []

    def replace(match: re.Match[str]) -> str:
        box = boxes[int(match[1])]
        fitted, problem = (_fit_table if box["table"] else _fit_text)(match[2], box)
        if problem:
            findings.append(
                Finding(
                    "deck.text-does-not-fit",
                    "error",
                    f"{box['name']}: {problem}",
                    f"{where}, {box['name']}",
                    "shorten the text, spread it over two slides, or enlarge the box in the "
                    "template.",
                )
            )
        return fitted

    return _MARKED.sub(replace, xml), findings


def _fit_text(xml: str, box: BoxState) -> tuple[str, str]:
    paragraphs = [_read(match[1] or "", box, bold=False) for match in _PARAGRAPH.finditer(xml)]

    def height(sized: Callable[[float], float]) -> float:
        return _stack(paragraphs, box["width"], sized)

    sized, fits = _search(paragraphs, lambda sized: height(sized) <= box["height"])
    if not fits:
        largest = max(sized(paragraph.size) for paragraph in paragraphs)
        needs = sum(paragraph.lines(box["width"], sized) for paragraph in paragraphs)
        holds = int(box["height"] / (LINE * largest * max(box["levels"][0][2], 0.5)))
        problem = f"the text needs {needs} lines and the box holds {holds} at {largest:g} pt"
        return _write(xml, box, sized), problem
    return (xml if sized is _same else _write(xml, box, sized)), ""


def _fit_table(xml: str, box: BoxState) -> tuple[str, str]:
    columns = [int(width) / _EMU for width in _COLUMN.findall(xml)]
    rows = [
        (float(_attribute(row[1], "h") or 0) / _EMU, _cells(row[2], columns, box, bold=not number))
        for number, row in enumerate(_ROW.finditer(xml))
    ]

    def needs(sized: Callable[[float], float]) -> list[float]:
        return [max((cell.height(sized) for cell in cells), default=0.0) for _, cells in rows]

    def fits_whole(sized: Callable[[float], float]) -> bool:
        return sum(map(max, needs(sized), (least for least, _ in rows))) <= box["height"]

    def fits_tight(sized: Callable[[float], float]) -> bool:
        return sum(needs(sized)) <= box["height"]

    paragraphs = [each for _, cells in rows for cell in cells for each in cell.paragraphs]
    if not paragraphs or fits_whole(_same):
        return xml, ""
    sized, fits = _search(paragraphs, fits_whole)
    if not fits:  # rows may be lower than the template has them
        sized, fits = _search(paragraphs, fits_tight)
        xml = _lower_rows(xml, needs(sized))
    problem = ""
    if not fits:
        largest = max(sized(paragraph.size) for paragraph in paragraphs)
        needed = sum(needs(sized)) / POINTS_PER_CM
        problem = (
            f"the rows need {needed:.1f} cm and there is room for "
            f"{box['height'] / POINTS_PER_CM:.1f} cm at {largest:g} pt"
        )
    return _write(xml, box, sized), problem


@dataclass(slots=True)
class _Cell:
    paragraphs: list[Paragraph]
    width: float
    margins: float  # above and below, together

    def height(self, sized: Callable[[float], float]) -> float:
        return self.margins + _stack(self.paragraphs, self.width, sized)


def _cells(row: str, columns: list[float], box: BoxState, *, bold: bool) -> list[_Cell]:
    cells = []
    for number, match in enumerate(_CELL.finditer(row)):
        if _attribute(match[1], "hMerge") == "1" or _attribute(match[1], "vMerge") == "1":
            continue
        if int(_attribute(match[1], "rowSpan") or 1) > 1:
            continue
        span = int(_attribute(match[1], "gridSpan") or 1)
        look = _CELL_LOOK.search(match[2])
        margin = {
            side: float(_attribute(look[1] if look else "", f"mar{side}") or default) / _EMU
            for side, default in (("L", 91440), ("R", 91440), ("T", 45720), ("B", 45720))
        }
        paragraphs = [
            _read(paragraph[1] or "", box, bold=bold) for paragraph in _PARAGRAPH.finditer(match[2])
        ]
        width = sum(columns[number : number + span]) - margin["L"] - margin["R"]
        cells.append(_Cell(paragraphs, max(width, 1.0), margin["T"] + margin["B"]))
    return cells


def _lower_rows(xml: str, heights: list[float]) -> str:
    left = iter(heights)

    def lower(match: re.Match[str]) -> str:
        old, new = int(_attribute(match[1], "h") or 0), int(next(left) * _EMU)
        head = match[1].replace(f'h="{old}"', f'h="{min(old, new)}"', 1)
        return f"<a:tr{head}>{match[2]}</a:tr>"

    return _ROW.sub(lower, xml)


def _same(size: float) -> float:
    return size


def _search(
    paragraphs: list[Paragraph], fits: Callable[[Callable[[float], float]], bool]
) -> tuple[Callable[[float], float], bool]:
    """Return the largest sizes that fit, or the floor's; and whether they do."""
    if not paragraphs or fits(_same):
        return _same, True
    largest = max(
        max([paragraph.size, *(word.size for word in paragraph.words)]) for paragraph in paragraphs
    )
    least = math.ceil(min(FLOOR, largest))
    smallest = _scaled(least / largest)
    if not fits(smallest):
        return smallest, False
    fitting, best = least, smallest
    too_large = math.ceil(largest)
    while too_large - fitting > 1:  # halving: the smaller the sizes, the lower the text
        middle = (fitting + too_large) // 2
        sized = _scaled(middle / largest)
        if fits(sized):
            fitting, best = middle, sized
        else:
            too_large = middle
    return best, True


def _scaled(share: float) -> Callable[[float], float]:
    return lambda size: max(float(int(size * share + 1e-6)), min(size, FLOOR))


def _stack(paragraphs: list[Paragraph], width: float, sized: Callable[[float], float]) -> float:
    return sum(
        paragraph.height(width, sized, first=not number)
        for number, paragraph in enumerate(paragraphs)
    )


def _space(value: float, size: float) -> float:
    return -value * size * LINE if value < 0 else value


def _read(inner: str, box: BoxState, *, bold: bool) -> Paragraph:
    """Read a paragraph from its XML."""
    own = _OWN.search(inner)
    attributes, children = (own[1], own[2] or "") if own else ("", "")
    level = _level(attributes, box)
    size, level_bold, line, before, after, left, capitals, font = level
    words: list[Word] = []
    sizes: list[float] = []
    for step in _STEP.finditer(inner):
        step_inner = step["inner"] or ""
        look = _LOOK.search(step_inner)
        run_look = look[1] if look else ""
        run_size = float(_attribute(run_look, "sz") or size * 100) / 100
        if step["kind"] == "br":
            words.append(Word(0.0, run_size, "break"))
            continue
        text = unescape("".join(_TEXT.findall(step_inner)))
        text = text.upper() if capitals or _attribute(run_look, "cap") == "all" else text
        latin = _LATIN.search(step_inner)
        name = latin[1] if latin else font
        heavy = {"1": True, "true": True, "0": False}.get(
            _attribute(run_look, "b"), level_bold or bold
        )
        sizes.append(run_size)
        words += _words(text, run_size, box["fonts"].get(name, name), bold=heavy)
    if not sizes:
        look = _LOOK.search(inner)
        sizes = [float(_attribute(look[1] if look else "", "sz") or size * 100) / 100]
    paragraph = Paragraph(words, max(sizes), left, line, before, after)
    paragraph.left = float(_attribute(attributes, "marL") or left * _EMU) / _EMU
    for name, kind, value in _SPACING.findall(children):
        _set_spacing(paragraph, name, kind, int(value))
    return paragraph


def _set_spacing(paragraph: Paragraph, name: str, kind: str, value: int) -> None:
    share = value / 100_000 if kind == "spcPct" else value / 100
    if name == "lnSpc":
        paragraph.line = share if kind == "spcPct" else -share
    elif name == "spcBef":
        paragraph.before = -share if kind == "spcPct" else share
    else:
        paragraph.after = -share if kind == "spcPct" else share


def _words(text: str, size: float, font: str, *, bold: bool) -> list[Word]:
    widths = face(font, bold)
    words = []
    for piece in _WORDS.findall(text):
        kind = "dash" if piece in _DASHES else "space" if piece[0] in _BLANK else "word"
        words.append(Word(widths.width(piece, 1.0), size, kind))
    return words


def _level(attributes: str, box: BoxState) -> Level:
    number = int(_attribute(attributes, "lvl") or 0)
    return box["levels"][min(number, len(box["levels"]) - 1)]


def _attribute(attributes: str, name: str) -> str:
    match = re.search(rf'(?:^|\s){name}="([^"]*)"', attributes)
    return match[1] if match else ""


def _write(xml: str, box: BoxState, sized: Callable[[float], float]) -> str:
    """Write explicit sizes on all runs."""

    def paragraph(match: re.Match[str]) -> str:
        own = _OWN.search(match[1] or "")
        size = _level(own[1] if own else "", box)[0]
        text = _STEP.sub(lambda step: _resize(step, size, sized), match.group())
        return _END_OF_PARAGRAPH.sub(
            lambda end: _with_size(end[1], size, sized) + end[2], text, count=1
        )

    return _PARAGRAPH.sub(paragraph, xml)


def _resize(step: re.Match[str], size: float, sized: Callable[[float], float]) -> str:
    kind, inner = step["kind"], step["inner"] or ""
    look = re.search(r"<a:rPr\b[^<>]*?(?=/?>)", inner)
    if look:
        inner = inner[: look.start()] + _with_size(look.group(), size, sized) + inner[look.end() :]
    else:
        inner = _with_size("<a:rPr", size, sized) + "/>" + inner
    return f"<a:{kind}{step['attributes']}>{inner}</a:{kind}>"


def _with_size(head: str, size: float, sized: Callable[[float], float]) -> str:
    old = _attribute(head, "sz")
    new = round(sized(float(old) / 100 if old else size) * 100)
    if old:
        return head.replace(f' sz="{old}"', f' sz="{new}"', 1)
    return f'{head.rstrip()} sz="{new}"'
