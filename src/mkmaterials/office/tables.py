"""Tables whose rows or columns come out of a loop: the grid has to follow the cells."""

from __future__ import annotations

import re

from mkmaterials.office import marks

# Patterns as text are compiled when they are needed first: starting is most of the time.
_ANY_ROW = r"<[wa]:tr[\s>]"
_EMPTY_ROW = r"(?s)<([wa]):tr(?: [^<>]*)?>(?:(?!<\1:tc[\s/>]|<\1:tr[\s>]|</\1:tr>).)*</\1:tr>"
_STEP = (
    r"<(?P<end>/?)[wa]:(?P<name>tbl|tr|tc)(?=[\s/>])[^<>]*?(?P<empty>/?)>"
    r'|<w:gridSpan w:val="(?P<span>\d+)"/>|<w:grid(?:Before|After) w:val="(?P<beside>\d+)"/>'
)


_SPANS = ("gridSpan", "w:gridBefore", "w:gridAfter")
_ONE_TABLE = 2  # "tbl>" at its start and its end


# The element, a column in it, and how a column is written.
_WORD_GRID = ("w:tblGrid", r'<w:gridCol(?: w:w="(\d+)")?/>', '<w:gridCol w:w="{}"/>')
_SLIDE_GRID = (
    "a:tblGrid",
    r'(?s)<a:gridCol w="(\d+)"(?:/>|>.*?</a:gridCol>)',
    '<a:gridCol w="{}"/>',
)


def fix_columns(xml: str) -> str:
    """Give every marked table as many columns as its widest row has cells.

    Rows without cells and tables without rows are left out: Office takes them for damage.
    """
    return marks.within(xml, marks.TABLE_START, marks.TABLE_END, _fix)


def _fix(table: str) -> str:
    if any("<w:tc" not in row and "<a:tc" not in row for row in _rows(table)):
        table = re.sub(_EMPTY_ROW, "", table)
    if re.search(_ANY_ROW, table) is None:
        return ""
    on_page = "<a:tblGrid" not in table
    name, column, form = _WORD_GRID if on_page else _SLIDE_GRID
    start, end = table.find(f"<{name}"), table.find(f"</{name}>")
    if start < 0 or end < 0:
        return table
    cells, spans = _count(table)
    old = [int(width or 0) for width in re.findall(column, table[start:end])]
    new = _widths(old, cells, spans if on_page else cells)
    if len(new) == len(old):
        return table
    columns = "".join(form.format(width) for width in new)
    return f"{table[:start]}<{name}>{columns}{table[end:]}"


def _rows(table: str) -> list[str]:
    """Return the rows of a table that holds no other table."""
    return table.split("</a:tr>" if "</a:tr>" in table else "</w:tr>")[:-1]


def _count(table: str) -> tuple[int, int]:
    """Return the most cells of a row, and the most columns that a row's cells span."""
    if table.count("tbl>") <= _ONE_TABLE and not any(word in table for word in _SPANS):
        most = max(row.count("</w:tc>") + row.count("</a:tc>") for row in _rows(table))
        return most, most
    depth = cells = spans = most_cells = most_spans = 0
    for match in re.finditer(_STEP, table):
        if match["span"]:
            spans += (int(match["span"]) - 1) * (depth == 1)
        elif match["beside"]:
            spans += int(match["beside"]) * (depth == 1)
        elif match["name"] == "tbl":
            depth += -1 if match["end"] else 1
        elif depth != 1 or (match["end"] and match["name"] == "tc"):
            continue
        elif match["name"] == "tc":
            cells, spans = cells + 1, spans + 1
        elif match["end"]:
            most_cells, most_spans = max(most_cells, cells), max(most_spans, spans)
            cells = spans = 0
    return most_cells, most_spans


def _widths(widths: list[int], cells: int, spans: int) -> list[int]:
    """Add or take away columns while the table keeps its width, as docxtpl does it."""
    if widths and cells > len(widths):
        average = sum(widths) / len(widths)
        new = sum(widths) / cells
        scaled = [int(width * new / average) if average else 0 for width in widths]
        widths = scaled + [int(new)] * (cells - len(widths))
    surplus = len(widths) - spans
    if spans and surplus > 0:
        removed = sum(widths[-surplus:])
        kept = widths[:-surplus]
        widths = [width + int(removed / len(kept)) for width in kept]
    return widths
