"""Building blocks of the Word templates: runs, paragraphs, tables, the whole document."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from package import CORE_RELATION, CORE_TYPE, OFFICE, VENDOR, Package, core_properties
from theme import theme
from word_format import panel
from word_styles import LANGUAGE, W, numbering, styles

WIDTH = 9400  # twips between the margins of an A4 page
_TYPE = f"{VENDOR}.wordprocessingml"
_PAGE_FIELDS = (
    ("Page ", "PAGE", "1"),
    (" of ", "NUMPAGES", "1"),
)


class Xml(str):
    """Finished XML, as opposed to text that is yet to be escaped."""

    __slots__ = ()


def run(text: str, style: str = "") -> Xml:
    """Return a run of `text`, a tabulator for each tab, in a character style.

    A sign of a paragraph stays on the line of its number.
    """
    text = text.replace("¶ {", "¶\N{NO-BREAK SPACE}{")
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    pieces = (
        "<w:tab/>" if piece == "\t" else f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in re.split(r"(\t)", text)
        if piece
    )
    return Xml(f"<w:r>{properties}{''.join(pieces)}</w:r>")


def quiet(text: str) -> Xml:
    """Return a run for what is not stated."""
    return run(text, "Quiet")


def reference(text: str) -> Xml:
    """Return a run for a place in the source."""
    return run(text, "Reference")


def p(
    style: str,
    *content: str,
    number: int = 0,
    new_page: bool = False,
    keep: bool = False,
    mark: str = "",
) -> Xml:
    """Return a paragraph; in plain text, ``**so**`` is strong.

    `number` picks a numbering other than the style's; `new_page` starts a page; `keep` keeps
    it on the page of the next paragraph; `mark` is the name of a bookmark around it.
    """
    kept = "<w:keepNext/>" if keep else ""
    page = "<w:pageBreakBefore/>" if new_page else ""
    level = f'<w:ilvl w:val="0"/><w:numId w:val="{number}"/>'
    numbered = f"<w:numPr>{level}</w:numPr>" if number else ""
    runs = "".join(item if isinstance(item, Xml) else _runs(item) for item in content)
    made = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{page}{numbered}</w:pPr>{runs}</w:p>'
    if mark:  # around the paragraph, so that a translator meets its text alone
        number = zlib.crc32(mark.encode()) % 1_000_000 + 1
        start = f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>'
        made = f'{start}{made}<w:bookmarkEnd w:id="{number}"/>'
    return Xml(made)


def tag(text: str) -> Xml:
    """Return a paragraph that holds nothing but a tag, and goes when the tag is read."""
    return p("TemplateTag", run(text))


def contents(heading: str, *entries: tuple[str, str, str]) -> Xml:
    """Return a live table of contents, filled in: Word and LibreOffice can make it anew.

    It links to the headings and leaves out page numbers, which nobody knows before the pages
    are laid out: so it is right as soon as the document is opened. It is kept on one page;
    LibreOffice may part it from its heading, so it belongs to the top of one.

    Args:
        heading: above the table.
        entries: for each heading its text, its bookmark, and the condition under which it is
            there, or ""; the first and the last are always there.
    """
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        ' TOC \\o "1-1" \\h \\n </w:instrText></w:r><w:r><w:fldChar '
        'w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    out: list[Xml] = [p("TOCHeading", heading, Xml(begin), keep=True)]
    for number, (text, mark, condition) in enumerate(entries, 1):
        link = f'<w:hyperlink w:anchor="{mark}" w:history="1">{run(text)}</w:hyperlink>'
        is_last = number == len(entries)
        entry = p("TOC1", Xml(f"{link}{end if is_last else ''}"), keep=not is_last)
        out += when(condition, entry) if condition else (entry,)
    return Xml("".join(out))


def when(condition: str, *content: Xml) -> tuple[Xml, ...]:
    """Return `content` between tags, for documents where `condition` holds."""
    return (tag(f"{{%p if {condition} %}}"), *content, tag("{%p endif %}"))


def bullets(*texts: str) -> Xml:
    """Return a list with bullets."""
    return Xml("".join(p("ListBullet", text) for text in texts))


def on_one_page(style: str, *texts: str) -> tuple[Xml, ...]:
    """Return paragraphs that no page parts."""
    *others, last = texts
    return (*(p(style, text, keep=True) for text in others), p(style, last))


@dataclass(frozen=True)
class Row:
    """A table row; a cell is a text or finished paragraphs; `height` in twips at least."""

    cells: tuple[str, ...]
    header: bool = False
    height: int = 0
    style: str = "TableText"
    keep: bool = False  # on the page of what follows


def row(*cells: str, height: int = 0, style: str = "TableText", keep: bool = False) -> Row:
    """Return a row of a table."""
    return Row(cells, height=height, style=style, keep=keep)


def header(*cells: str) -> Row:
    """Return a row that heads a table and is repeated on each page."""
    return Row(cells, header=True, style="TableHeading")


def together(*rows: Row) -> tuple[Row, ...]:
    """Return rows that no page parts, for tables that are short."""
    *others, last = rows
    return (*(replace(each, keep=True) for each in others), last)


def tag_row(text: str) -> Row:
    """Return a row that holds nothing but a tag, and goes when the tag is read."""
    return Row((tag(text),))


def table(
    *rows: Row,
    widths: tuple[int, ...],
    title: str,
    style: str = "KitTable",
    first_column: bool = True,
    last_row: bool = False,
) -> Xml:
    """Return a table; `widths` in twips, `title` for those who cannot see it."""
    look = {
        "firstRow": any(item.header for item in rows),
        "lastRow": last_row,
        "firstColumn": first_column,
        "lastColumn": False,
        "noHBand": True,
        "noVBand": True,
    }
    bits = (0x20, 0x40, 0x80, 0x100, 0x200, 0x400)
    value = sum(bit for bit, on in zip(bits, look.values(), strict=True) if on)
    flags = " ".join(f'w:{name}="{int(on)}"' for name, on in look.items())
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return Xml(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" '
        f'w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="{value:04X}" {flags}/>'
        f'<w:tblCaption w:val="{escape(title)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(_row(item, widths) for item in rows)}</w:tbl>"
    )


def cell(content: Xml, *, bordered: bool = True, ground: str = "") -> Xml:
    """Return a cell of a drawing, as wide as the columns that it spans; `ground`: its colour."""
    sides = ("top", "left", "bottom", "right")
    none = "".join(f'<w:{side} w:val="nil"/>' for side in sides)
    borders = "" if bordered else f"<w:tcBorders>{none}</w:tcBorders>"
    shade = panel(ground) if ground else ""
    return Xml(
        f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{borders}{shade}'
        f'<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )


def drawn_row(*cells: Xml, height: int) -> Xml:
    """Return a row of a drawing; what is no cell is a tag, and gets one; `height` in twips."""
    inside = "".join(each if each.startswith("<w:tc>") else cell(each) for each in cells)
    return Xml(
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr>'
        f"{inside}</w:tr>"
    )


def drawn_table(*rows: Xml, columns: int, title: str) -> Xml:
    """Return a drawing made of a table with so many narrow columns."""
    width = WIDTH // columns
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    return Xml(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="KitTimeline"/><w:tblW w:w="{width * columns}" '
        'w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(title)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def document(
    *, body: str, kind: str, properties: dict[str, str], running_head: str, running_foot: str
) -> bytes:
    """Return a Word file of `body`; the first page has the logo for a head."""
    package = Package()
    main = "word/document.xml"
    package.relate("", main, "officeDocument")
    package.relate("", "docProps/core.xml", CORE_RELATION)
    parts = {
        "styles": styles(),
        "numbering": numbering(),
        "settings": _settings(),
        "fontTable": _fonts(),
        "header": _part("hdr", p("Header", running_head)),
        "header1": _part("hdr", p("Logo", run("{{ operation.logo }}"))),
        "footer": _part("ftr", p("Footer", running_foot + "\t", *_page_of_pages())),
    }
    identities = {}
    for name, xml in parts.items():
        part = name.rstrip("1")
        identities[name] = package.relate(main, f"word/{name}.xml", part)
        package.add(f"word/{name}.xml", f"{_TYPE}.{part}+xml", xml)
    package.relate(main, "word/theme/theme1.xml", "theme")
    package.add("word/theme/theme1.xml", f"{VENDOR}.theme+xml", theme())
    package.add(main, f"{_TYPE}.document.main+xml", _body(body, identities))
    package.add("docProps/core.xml", CORE_TYPE, core_properties(keywords=kind, **properties))
    return package.data()


def _runs(text: str) -> str:
    pieces = re.split(r"\*\*(.+?)\*\*", text)
    return "".join(
        run(piece, "Strong" if odd else "")
        for odd, piece in ((index % 2, piece) for index, piece in enumerate(pieces))
        if piece
    )


def _row(item: Row, widths: tuple[int, ...]) -> str:
    height = f'<w:trHeight w:val="{item.height}" w:hRule="atLeast"/>' if item.height else ""
    head = "<w:tblHeader/>" if item.header else ""
    span = len(widths) - len(item.cells) + 1  # the last cell takes what is left
    reach = [*widths[: len(item.cells) - 1], sum(widths[len(item.cells) - 1 :])]
    cells = "".join(
        _cell(item, cell, width, span if number == len(item.cells) else 1)
        for number, (cell, width) in enumerate(zip(item.cells, reach, strict=True), start=1)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{head}</w:trPr>{cells}</w:tr>"


def _cell(item: Row, content: str, width: int, span: int) -> str:
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    inside = content if content.startswith("<w:p>") else p(item.style, content, keep=item.keep)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}</w:tcPr>{inside}</w:tc>'


def _page_of_pages() -> tuple[Xml, ...]:
    return tuple(
        Xml(f'{run(text)}<w:fldSimple w:instr=" {name} ">{run(shown)}</w:fldSimple>')
        for text, name, shown in _PAGE_FIELDS
    )


def _body(body: str, identities: dict[str, str]) -> str:
    heads = (
        f'<w:headerReference w:type="default" r:id="{identities["header"]}"/>'
        f'<w:headerReference w:type="first" r:id="{identities["header1"]}"/>'
        f'<w:footerReference w:type="default" r:id="{identities["footer"]}"/>'
        f'<w:footerReference w:type="first" r:id="{identities["footer"]}"/>'
    )
    return (
        f'<w:document xmlns:w="{W}" xmlns:r="{OFFICE}"><w:body>{body}<w:sectPr>{heads}'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1253" '
        'w:bottom="1021" w:left="1253" w:header="567" w:footer="510" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr></w:body></w:document>"
    )


def _part(element: str, inside: str) -> str:
    return f'<w:{element} xmlns:w="{W}">{inside}</w:{element}>'


def _settings() -> str:
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{LANGUAGE}"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def _fonts() -> str:
    fonts = (
        ("Calibri", "swiss", "020F0502020204030204"),
        ("Consolas", "modern", "020B0609020204030204"),
    )
    entries = "".join(
        f'<w:font w:name="{name}"><w:panose1 w:val="{panose}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{family}"/></w:font>'
        for name, family, panose in fonts
    )
    return f'<w:fonts xmlns:w="{W}">{entries}</w:fonts>'
