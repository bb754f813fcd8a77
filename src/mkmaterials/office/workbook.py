"""The workbook of a chart, so that people can edit its data in PowerPoint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mkmaterials.office.archive import CONTENT_TYPES, pack
from mkmaterials.office.relations import DECLARATION, escape

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FIRST_FORMAT = 164  # those before it are Excel's own
_LETTERS = 26
_SPACE = ' xml:space="preserve"'


def workbook(
    sheet: str,
    categories: Sequence[Any],
    names: Sequence[str],
    columns: Sequence[Sequence[Any]],
    formats: Sequence[str],
) -> bytes:
    """Return a workbook with one sheet: categories in column A, a series in each further one.

    Args:
        sheet: name of the sheet.
        categories: texts or numbers.
        names: of the series.
        columns: numbers of each series, ``None`` where there is none.
        formats: number format of each series.
    """
    known = [each for each in dict.fromkeys(formats) if each != "General"]
    styles = [known.index(each) + 1 if each in known else 0 for each in formats]
    texts: dict[str, int] = {}
    rows = [_row(0, ["", *names], [0] * (len(names) + 1), texts)]
    for number, category in enumerate(categories):
        cells = [category, *(column[number] for column in columns)]
        rows.append(_row(number + 1, cells, [0, *styles], texts))
    last = cell_name(len(names), len(categories))
    parts = {
        CONTENT_TYPES: _types(),
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            f'<sheet name="{escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            ("worksheet", "worksheets/sheet1.xml"),
            ("styles", "styles.xml"),
            ("sharedStrings", "sharedStrings.xml"),
        ),
        "xl/sharedStrings.xml": _texts(texts),
        "xl/styles.xml": _styles(known),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{_MAIN}"><dimension ref="A1:{last}"/>'
            f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
        ),
    }
    return pack((name, (DECLARATION + xml).encode()) for name, xml in parts.items())


def cell_name(column: int, row: int, *, fixed: bool = False) -> str:
    """Return a cell's name: ``B3`` for column 1 and row 2; ``$B$3`` if it is fixed."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"${letters}${row + 1}" if fixed else f"{letters}{row + 1}"


def _row(row: int, values: Sequence[Any], styles: Sequence[int], texts: dict[str, int]) -> str:
    """Write a row; its texts go into `texts`, by their number."""
    cells = []
    for column, (value, style) in enumerate(zip(values, styles, strict=True)):
        head = f'<c r="{cell_name(column, row)}"' + (f' s="{style}"' if style else "")
        if isinstance(value, str) and value:
            cells.append(f'{head} t="s"><v>{texts.setdefault(value, len(texts))}</v></c>')
        elif isinstance(value, (int, float)):
            cells.append(f"{head}><v>{value}</v></c>")
    return f'<row r="{row + 1}">{"".join(cells)}</row>'


def _texts(texts: dict[str, int]) -> str:
    items = "".join(
        f"<si><t{_SPACE if text != text.strip() else ''}>{escape(text)}</t></si>" for text in texts
    )
    return f'<sst xmlns="{_MAIN}" uniqueCount="{len(texts)}">{items}</sst>'


def _styles(formats: Sequence[str]) -> str:
    custom = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{escape(each)}"/>'
        for number, each in enumerate(formats, _FIRST_FORMAT)
    )
    listed = f'<numFmts count="{len(formats)}">{custom}</numFmts>' if formats else ""
    looks = "".join(
        f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0" '
        'applyNumberFormat="1"/>'
        for number in range(_FIRST_FORMAT, _FIRST_FORMAT + len(formats))
    )
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
    return (
        f'<styleSheet xmlns="{_MAIN}">{listed}<fonts count="1"><font><sz val="11"/>'
        '<name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill '
        'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1">{plain}/></cellStyleXfs>'
        f'<cellXfs count="{len(formats) + 1}">{plain} xfId="0"/>{looks}</cellXfs></styleSheet>'
    )


def _types() -> str:
    parts = (
        *(("workbook", "sheet.main"), ("styles", "styles")),
        *(("worksheets/sheet1", "worksheet"), ("sharedStrings", "sharedStrings")),
    )
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in parts
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'
