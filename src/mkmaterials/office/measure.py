"""Measuring text that a program put out: words, lines and paragraphs, without parsing XML.

Works on DrawingML as it stands on slides; what text inherits comes from the compiler (`boxes`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from mkmaterials.office.measures import emu, number, whole
from mkmaterials.office.metrics import DASHES, face

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkmaterials.office.compiled import BoxState, Inheriting, Level

EMU = 12700  # per point

PARAGRAPH = re.compile(r"<a:p(?: [^<>]*)?(?:/>|>(.*?)</a:p>)", re.DOTALL)
OWN = re.compile(r"<a:pPr\b([^<>]*?)(?:/>|>(.*?)</a:pPr>)", re.DOTALL)
STEP = re.compile(
    r"<a:(?P<kind>r|fld|br)(?P<attributes>(?: [^<>]*?)?)(?:/>|>(?P<inner>.*?)</a:(?P=kind)>)",
    re.DOTALL,
)
_LOOK = re.compile(r"<a:(?:rPr|endParaRPr)\b([^<>]*)")
_TEXT = re.compile(r"<a:t>([^<]*)</a:t>")
_LATIN = re.compile(r'<a:latin typeface="([^"]*)"')
_SPACING = re.compile(r'<a:(lnSpc|spcBef|spcAft)>\s*<a:(spcPct|spcPts) val="(\d+)%?"')
_SPACES = " \t\u2000-\u2006\u2008-\u200a"
WORDS = re.compile(f"[{_SPACES}]+|[{DASHES}]|[^{_SPACES}{DASHES}]+")
ROW = re.compile(r"<a:tr\b([^<>]*)>(.*?)</a:tr>", re.DOTALL)
_CELL = re.compile(r"<a:tc\b([^<>]*)>(.*?)</a:tc>", re.DOTALL)
_COLUMN = re.compile(r'<a:gridCol w="(\d+)"')
_CELL_LOOK = re.compile(r"<a:tcPr\b([^<>]*)")
_MARGINS = (("L", 91440), ("R", 91440), ("T", 45720), ("B", 45720))


# A word, a dash that a line may end with, or a stretch of spaces: its width in font sizes, the
# font size as the template has it, in points, and "word", "dash", "space" or "break".
Word = tuple[float, float, str]

_END: Word = (0.0, 1.0, "space")
_MOST_PARAGRAPHS = 1024  # that are remembered: a deck is made several times, tables are read twice


@dataclass(slots=True)
class Paragraph:
    """A paragraph as far as its height depends on it; never changed. Lengths in points."""

    words: list[Word]
    size: float
    natural: float  # height of a line of its fonts, in font sizes
    left: float
    line: float  # factor of the line height; exact points if negative
    before: float  # points; share of the font size if negative
    after: float

    def lines(self, width: float, sized: Callable[[float], float]) -> int:
        """Return how many lines the paragraph takes."""
        room = max(width - self.left, 1.0)
        count, line, word, spaces = 1, 0.0, 0.0, 0.0
        old, new = -1.0, 0.0
        for length, size, kind in [*self.words, _END]:
            if size != old:
                old, new = size, sized(size)
            if kind == "word":
                word += length * new
                continue
            if kind == "dash":
                word += length * new
            if word:
                if line and line + spaces + word > room:
                    count, line, spaces = count + 1, 0.0, 0.0
                line += spaces + word
                if line > room:  # a word longer than a line
                    count, line = count + int(line // room), line % room
                word = spaces = 0.0
            if kind == "space":
                spaces += length * new
            elif kind == "break":
                count, line, spaces = count + 1, 0.0, 0.0
        return count

    def breaks_words(self, width: float, sized: Callable[[float], float]) -> bool:
        """Whether a word is longer than a line, so that it is cut where no word ends."""
        room = max(width - self.left, 1.0)
        return any(
            length * sized(size) > room for length, size, kind in self.words if kind == "word"
        )

    def few_lines(self, width: float, sized: Callable[[float], float]) -> int:
        """Return a number of lines that is no smaller than `lines`, and quickly found.

        Of two lines that follow each other, the words of both are longer than one line.
        """
        long = sum([length * sized(size) for length, size, _ in self.words])
        breaks = sum([kind == "break" for _, _, kind in self.words])
        return 1 + 2 * (breaks + int(long / max(width - self.left, 1.0)))

    def height(
        self,
        width: float,
        sized: Callable[[float], float],
        *,
        first: bool,
        roughly: bool = False,
    ) -> float:
        """Return the height with the space before (unless it comes first) and after.

        Args:
            width: of the box.
            sized: from a size of the template to the one that is set.
            first: it is the first paragraph of its box.
            roughly: rather too much than exactly.
        """
        size = sized(self.size)
        line = -self.line if self.line < 0 else self.natural * size * self.line
        before = 0.0 if first else self._space(self.before, size)
        lines = self.few_lines(width, sized) if roughly else self.lines(width, sized)
        return before + lines * line + self._space(self.after, size)

    def _space(self, value: float, size: float) -> float:
        return -value * size * self.natural if value < 0 else value

    @property
    def largest(self) -> float:
        """The largest size in the paragraph, as the template has it."""
        return max([self.size, *(size for _, size, _ in self.words)])


@dataclass(slots=True)
class Cell:
    """A table cell as far as its height depends on it. Lengths in points."""

    paragraphs: list[Paragraph]
    width: float
    margins: float  # above and below, together

    def height(self, sized: Callable[[float], float]) -> float:
        """Return the height of the text and its margins."""
        return self.margins + stack(self.paragraphs, self.width, sized)

    def breaks_words(self, sized: Callable[[float], float]) -> bool:
        """Whether a word is longer than a line."""
        return any(each.breaks_words(self.width, sized) for each in self.paragraphs)


def stack(
    paragraphs: list[Paragraph],
    width: float,
    sized: Callable[[float], float],
    *,
    roughly: bool = False,
) -> float:
    """Return the height of paragraphs one below the other, in points."""
    return sum(
        paragraph.height(width, sized, first=not at, roughly=roughly)
        for at, paragraph in enumerate(paragraphs)
    )


def read_text(xml: str, box: Inheriting, *, bold: bool = False) -> list[Paragraph]:
    """Read the paragraphs of a text body or a cell."""
    levels, fonts = box["levels"], box["fonts"]
    return [_read(match[1] or "", levels, fonts, bold) for match in PARAGRAPH.finditer(xml)]


def read_rows(xml: str, box: BoxState) -> list[tuple[float, list[Cell]]]:
    """Read the rows of a table: the least height of each, in points, and its cells."""
    columns = [int(width) / EMU for width in _COLUMN.findall(xml)]
    return [
        (emu(attribute(row[1], "h")) / EMU, _cells(row[2], columns, box, bold=not at))
        for at, row in enumerate(ROW.finditer(xml))
    ]


def lower_rows(xml: str, heights: list[float]) -> str:
    """Let rows be only as high as their text needs."""
    left = iter(heights)

    def lower(match: re.Match[str]) -> str:
        old, new = whole(attribute(match[1], "h")), int(next(left) * EMU)
        head = match[1].replace(f'h="{old}"', f'h="{min(old, new)}"', 1)
        return f"<a:tr{head}>{match[2]}</a:tr>"

    return ROW.sub(lower, xml)


def plain_text(xml: str) -> str:
    """Return the text of a text body, white space folded."""
    texts = (" ".join(_TEXT.findall(match[1] or "")) for match in PARAGRAPH.finditer(xml))
    return " ".join(unescape(" ".join(texts)).split())


def level_of(attributes: str, levels: tuple[Level, ...]) -> Level:
    """Return what a paragraph with these attributes inherits."""
    depth = max(whole(attribute(attributes, "lvl")), 0)
    return levels[min(depth, len(levels) - 1)]


def attribute(attributes: str, name: str) -> str:
    """Return the value of an attribute, or an empty string."""
    start = f" {attributes}".find(f' {name}="')
    if start < 0:
        return ""
    start += len(name) + 2
    return attributes[start : attributes.find('"', start)]


def _cells(row: str, columns: list[float], box: BoxState, *, bold: bool) -> list[Cell]:
    cells = []
    for at, match in enumerate(_CELL.finditer(row)):
        if attribute(match[1], "hMerge") == "1" or attribute(match[1], "vMerge") == "1":
            continue
        if whole(attribute(match[1], "rowSpan"), 1) > 1:
            continue
        span = max(whole(attribute(match[1], "gridSpan"), 1), 1)
        look = _CELL_LOOK.search(match[2])
        margin = {
            side: emu(attribute(look[1] if look else "", f"mar{side}"), default) / EMU
            for side, default in _MARGINS
        }
        width = sum(columns[at : at + span]) - margin["L"] - margin["R"]
        paragraphs = read_text(match[2], box, bold=bold)
        cells.append(Cell(paragraphs, max(width, 1.0), margin["T"] + margin["B"]))
    return cells


@lru_cache(maxsize=_MOST_PARAGRAPHS)
def _read(
    inner: str,
    levels: tuple[Level, ...],
    fonts: tuple[tuple[str, str], ...],
    bold: bool,  # noqa: FBT001 - part of the cache's key
) -> Paragraph:
    """Read a paragraph from its XML."""
    named = dict(fonts)
    own = OWN.search(inner)
    attributes, children = (own[1], own[2] or "") if own else ("", "")
    size, level_bold, line, before, after, left, capitals, font = level_of(attributes, levels)
    words: list[Word] = []
    sizes: list[float] = []
    natural = 0.0
    for step in STEP.finditer(inner):
        step_inner = step["inner"] or ""
        look = _LOOK.search(step_inner)
        run_look = look[1] if look else ""
        run_size = number(attribute(run_look, "sz"), size * 100) / 100
        if step["kind"] == "br":
            words.append((0.0, run_size, "break"))
            continue
        text = unescape("".join(_TEXT.findall(step_inner)))
        text = text.upper() if capitals or attribute(run_look, "cap") == "all" else text
        latin = _LATIN.search(step_inner)
        name = latin[1] if latin else font
        heavy = {"1": True, "true": True, "0": False}.get(
            attribute(run_look, "b"), level_bold or bold
        )
        sizes.append(run_size)
        widths = face(named.get(name, name), heavy)
        natural = max(natural, widths.line)
        pieces = map(widths.piece, WORDS.findall(text))
        words += [(width, run_size, kind) for width, kind in pieces]
    if not sizes:
        look = _LOOK.search(inner)
        sizes = [number(attribute(look[1] if look else "", "sz"), size * 100) / 100]
    natural = natural or face(named.get(font, font), level_bold).line
    paragraph = Paragraph(words, max(sizes), natural, left, line, before, after)
    paragraph.left = emu(attribute(attributes, "marL"), left * EMU) / EMU
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
