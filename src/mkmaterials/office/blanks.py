"""Lines, list items and table rows that go when nothing is printed in them.

A paragraph or row that holds nothing but tags, one of them an output, is marked when the
template is compiled. If all of its tags print nothing, it is left out: no empty bullet, row or
line stands in the document. ``{{ value|keep }}`` leaves it where it is, as docxtpl would;
``{{ value|optional }}`` takes the words beside it away too, and ``optional("row")`` the row.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkmaterials.office import marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

    from mkmaterials.office.placeholders import Placeholders
    from mkmaterials.office.tags import Tag

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# What may stand in a line that goes; anything else (pictures, fields, bookmarks) stays.
_LINE: Final = {
    *(f"{W}{name}" for name in ("p", "pPr", "r", "t", "lastRenderedPageBreak", "hyperlink")),
    *(f"{A}{name}" for name in ("p", "pPr", "r", "t", "endParaRPr")),
}
_PROPERTIES: Final = {f"{W}rPr", f"{A}rPr", f"{W}pPr", f"{A}pPr", f"{A}endParaRPr", f"{W}tcPr"}
_ROW: Final = {
    *(f"{W}{name}" for name in ("tr", "tc", "trPr")),
    *(f"{A}{name}" for name in ("tr", "tc", "txBody", "bodyPr", "lstStyle", "tcPr", "extLst")),
}
# Patterns as text are compiled when they are needed first: starting is most of the time.
_KEEP: Final = r"\|\s*keep\b"
_OPTIONAL: Final = r"\|\s*optional\b\s*(?:\(\s*['\"](\w+)['\"]\s*\))?"
DROP_LINE: Final = marks.DROP
DROP_ROW: Final = marks.DROP * 2
_DROPS: Final = f"{marks.DROP}+"
_WHOLE: Final = r"(?s)\s*<(?P<name>[wa]:(?:p|tr))\b.*</(?P=name)>\s*"
_SPACE: Final = " \t\r\n"  # a no-break space was meant
_TAG: Final = r"<[^<>]*>"
_WORDS: Final = r">[^<\s\x00-\x1f]"
_SHOWN: Final = r"<(?:\w+:)?(?:drawing|pict|object|br|fld|sym|pic|graphicFrame)\b"
_STRUCTURE: Final = f"[{marks.KEEP}][^{marks.HEAD}]*{marks.HEAD}"
_QUIET: Final = (
    rf"{_STRUCTURE}|{marks.LINK_START}[^{marks.LINK_END}]*{marks.LINK_END}"
    f"|[{marks.TABLE_START}{marks.TABLE_END}{marks.NUMBER}]"
)


class Blanks:
    """Finds the lines and rows of one part that may go.

    Args:
        placeholders: stand-ins of the part's tags.
    """

    def __init__(self, placeholders: Placeholders) -> None:
        self._placeholders = placeholders
        self._lines: dict[etree._Element, bool] = {}  # whether it goes for being empty alone
        self._rows: dict[etree._Element, None] = {}

    def look_at(self, paragraph: etree._Element, text: str, tags: Iterable[Tag]) -> None:
        """Look at a paragraph whose tags were just found.

        Args:
            paragraph: the paragraph.
            text: what stands in it beside its tags.
            tags: its tags.
        """
        own = [tag for tag in tags if not tag.prefix]
        printed = [tag for tag in own if tag.kind == "{{"]
        if not printed or any(re.search(_KEEP, tag.body) for tag in printed):
            return
        wishes = {
            match[1] or "line" for tag in printed for match in re.finditer(_OPTIONAL, tag.body)
        }
        if "row" in wishes:
            row = next(paragraph.iterancestors(f"{W}tr", f"{A}tr"), None)
            if row is not None:
                self._rows[row] = None
        empty = not text.strip() and _holds_only(paragraph, _LINE)
        if empty or ("line" in wishes and paragraph.find(f"{W}pPr/{W}sectPr") is None):
            self._lines[paragraph] = empty

    def lines(self) -> list[etree._Element]:
        """Return the paragraphs that may go."""
        return list(self._lines)

    def rows(self) -> list[etree._Element]:
        """Return the rows that may go."""
        found = {
            row: None for line in self._lines for row in line.iterancestors(f"{W}tr", f"{A}tr")
        }
        return [*self._rows, *(row for row in found if row not in self._rows and self._may_go(row))]

    def mark(self, element: etree._Element) -> None:
        """Put marks around a paragraph or row."""
        element.addprevious(self._placeholders.node(marks.BLANK_START))
        element.addnext(self._placeholders.node(marks.BLANK_END))

    def _may_go(self, row: etree._Element) -> bool:
        """Tell whether a row holds nothing but lines that may go, and empty ones."""
        if not _holds_only(row, _LINE | _ROW) or _is_merged(row):
            return False
        lines = row.iter(f"{W}p", f"{A}p")
        return all(self._lines.get(line, False) or not _text(line) for line in lines)


def _holds_only(element: etree._Element, allowed: set[str]) -> bool:
    pending = [element]
    while pending:
        node = pending.pop()
        if not isinstance(node.tag, str):
            continue
        if node.tag in _PROPERTIES:
            if node.find(f"{W}sectPr") is not None:
                return False
            continue
        if node.tag not in allowed:
            return False
        pending += list(node)
    return True


def holds_alone(paragraph: etree._Element, drawing: etree._Element) -> bool:
    """Tell whether a paragraph holds a drawing and nothing else that shows."""
    others = [node for run in paragraph for node in run if node is not drawing]
    shown = {f"{W}drawing", f"{W}object", f"{W}pict", f"{W}br", f"{W}fldChar", f"{W}sectPr"}
    return not any(node.tag in shown for node in others) and not _text(paragraph)


def _is_merged(row: etree._Element) -> bool:
    """Tell whether a cell of a row goes on in the next row."""
    return next(row.iter(f"{W}vMerge"), None) is not None or any(
        cell.get("rowSpan") or cell.get("vMerge") for cell in row.iter(f"{A}tc")
    )


def _text(paragraph: etree._Element) -> str:
    return "".join(node.text or "" for node in paragraph.iter(f"{W}t", f"{A}t")).strip()


def drop_blank(xml: str) -> str:
    """Leave out the marked lines and rows in which nothing is printed."""
    xml = marks.within(xml, marks.BLANK_START, marks.BLANK_END, _keep_or_drop)
    return marks.without(xml, (marks.BLANK_START, marks.BLANK_END, marks.DROP))


def _keep_or_drop(inside: str) -> str:
    if marks.DROP not in inside and re.search(_WORDS, inside):
        return inside  # as nearly all do: what follows tells of the others
    whole = re.fullmatch(_WHOLE, inside)
    if whole is None or inside.count(f"</{whole['name']}>") != 1:
        return inside
    wishes = set(re.findall(_DROPS, inside))
    if (DROP_ROW if whole["name"].endswith("tr") else DROP_LINE) in wishes:
        return ""
    if DROP_ROW in wishes or re.search(_SHOWN, inside):
        return inside
    words = re.sub(_QUIET, "", re.sub(_TAG, "", inside))
    return inside if words.strip(_SPACE) else ""
