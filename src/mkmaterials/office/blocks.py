"""Paragraphs, tables and pictures as plain values: what ``{{p }}`` and ``{{r }}`` print.

A value for ``{{p }}`` is a text; formatted text (see `rich`), if wanted with "parastyle"; a
picture; a table (``{"rows": [[…]], "tablestyle": …}``); a page break (``{"page": True}``);
another Word document (``{"document": bytes}``); or a list of those. It stands for what docxtpl
offers as ``RichTextParagraph`` and ``Subdoc``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from mkmaterials.messages import _
from mkmaterials.office import marks
from mkmaterials.office.looks import RELATIONS, slide_look, word_look
from mkmaterials.office.pictures import is_picture, picture_of
from mkmaterials.office.rich import (
    FormatError,
    Paragraph,
    Piece,
    Rich,
    escape_look,
    escaped,
    line_of,
    link_start,
    paragraphs_of,
    pieces_of,
)
from mkmaterials.office.surroundings import SURROUNDINGS, Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jinja2.runtime import Context

_TEXT: Final = '<w:t xml:space="preserve">'
_NEW_PAGE: Final = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_BULLETS: Final = ("List Bullet", "List Bullet 2", "List Bullet 3")
_NUMBERS: Final = ("List Number", "List Number 2", "List Number 3")
_INDENT: Final = 360  # twentieths of a point, for a list without a style
_SLIDE_INDENT: Final = 342_900  # English metric units
_MAX_LEVEL: Final = 8


def around(context: Context) -> Surroundings:
    """Return the surroundings of the document that is being made."""
    found = context.parent.get(SURROUNDINGS)
    return found if isinstance(found, Surroundings) else Surroundings(None)


def word_runs(context: Context, value: Any) -> Markup:
    """Return the runs of formatted text: what ``{{r value }}`` prints in Word."""
    return Markup(_word_runs(_checked(value), around(context)))  # noqa: S704 - escaped by parts


def word_blocks(context: Context, value: Any, properties: str = "", look: str = "") -> Markup:
    """Return paragraphs and tables: what ``{{p value }}`` prints in Word.

    Args:
        context: of the program.
        value: a block or a list of blocks.
        properties: of the tag's own paragraph, for paragraphs that ask for no style.
        look: of the tag's own run.
    """
    writer = _Writer(around(context), properties, look)
    return Markup("".join(writer.blocks(_checked(value))))  # noqa: S704 - escaped by parts


def slide_runs(_context: Context, value: Any, look: str = "") -> Markup:
    """Return the runs of formatted text: what ``{{r value }}`` prints on a slide."""
    return Markup(_slide_runs(pieces_of(_checked(value)), look))  # noqa: S704 - escaped by parts


def slide_blocks(_context: Context, value: Any, properties: str = "", look: str = "") -> Markup:
    """Return paragraphs: what ``{{p value }}`` prints on a slide."""
    out = []
    for paragraph in _paragraphs(_checked(value)):
        own = _slide_properties(paragraph, properties)
        out.append(f"<a:p>{own}{_slide_runs(paragraph.pieces, look)}</a:p>")
    return Markup("".join(out))  # noqa: S704 - escaped by parts


def _checked(value: Any) -> Any:
    str(value)  # an unknown name is an error here, and not merely nothing
    return value


def _word_runs(value: Any, place: Surroundings) -> str:
    if is_picture(value):
        return f"<w:r>{picture_of(value).drawing_in(place)}</w:r>"
    if isinstance(value, (list, tuple)):
        return "".join(_word_runs(item, place) for item in value)
    return "".join(_word_run(piece, place, "") for piece in pieces_of(value))


def _word_run(piece: Piece, place: Surroundings, look: str) -> str:
    own = escape_look(piece.look)
    properties = word_look(own, look, place.character_style)
    run = f"<w:r>{properties}{_TEXT}{escaped(piece.text)}</w:t></w:r>"
    if "url" not in own:
        return run
    target = f'xmlns:r="{RELATIONS}" r:id="{link_start(own["url"])}"'
    return f'<w:hyperlink {target} w:tgtFrame="_blank">{run}</w:hyperlink>'


def _slide_runs(pieces: Iterable[Piece], look: str) -> str:
    return "".join(
        f"<a:r>{slide_look(escape_look(piece.look), look)}<a:t>{escaped(piece.text)}</a:t></a:r>"
        for piece in pieces
    )


def _slide_properties(paragraph: Paragraph, base: str) -> str:
    if not paragraph.kind:
        return base
    level = min(paragraph.level, _MAX_LEVEL)
    bullet = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
    if paragraph.kind == "number":
        start = f' startAt="{paragraph.number}"' if paragraph.number > 1 else ""
        bullet = f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{start}/>'
    left = _SLIDE_INDENT * (level + 1)
    return f'<a:pPr marL="{left}" indent="-{_SLIDE_INDENT}" lvl="{level}">{bullet}</a:pPr>'


def _paragraphs(value: Any) -> list[Paragraph]:
    """Return the paragraphs of a value that holds nothing else."""
    if isinstance(value, Rich):
        return list(paragraphs_of(value))
    if isinstance(value, (list, tuple)):
        return [paragraph for item in value for paragraph in _paragraphs(item)]
    if isinstance(value, dict) and "parastyle" in value:
        rest = {key: item for key, item in value.items() if key != "parastyle"}
        return [Paragraph(tuple(pieces_of(rest)), style=str(value["parastyle"] or "") or None)]
    if isinstance(value, dict):
        return [Paragraph(tuple(pieces_of(value)), style=None)]
    pieces = tuple(pieces_of(value))
    return [Paragraph(pieces)] if pieces else []


class _Writer:
    """Writes blocks for Word.

    Args:
        place: the document.
        properties: of the tag's paragraph.
        look: of the tag's run.
    """

    def __init__(self, place: Surroundings, properties: str, look: str) -> None:
        self._place = place
        self._properties = properties
        self._look = look
        self._lists: dict[int, int] = {}  # number of the list that is open, by level

    def blocks(self, value: Any) -> list[str]:
        if isinstance(value, (list, tuple)):
            return [block for item in value for block in self.blocks(item)]
        if is_picture(value):
            return [f"<w:p>{_word_runs(value, self._place)}</w:p>"]
        if isinstance(value, dict) and "rows" in value:
            return [self._table(value)]
        if isinstance(value, dict) and "page" in value:
            return [_NEW_PAGE] if value["page"] else []
        if isinstance(value, dict) and isinstance(value.get("document"), bytes):
            from mkmaterials.office.subdocument import merge

            return [merge(value["document"], self._place)]
        return [self._paragraph(paragraph) for paragraph in _paragraphs(value)]

    def _paragraph(self, paragraph: Paragraph) -> str:
        if paragraph.kind:
            return self._item(paragraph)
        self._lists.clear()
        if paragraph.style == "":
            return self._write(self._properties, paragraph.pieces, self._look)
        return self._write(self._styled(paragraph.style), paragraph.pieces, "")

    def _styled(self, style: str | None) -> str:
        if not style:
            return ""
        found = escaped(self._place.style("paragraph", style))
        return f'<w:pPr><w:pStyle w:val="{found}"/></w:pPr>'

    def _write(self, properties: str, pieces: Sequence[Piece], look: str) -> str:
        runs = "".join(_word_run(piece, self._place, look) for piece in pieces)
        return f"<w:p>{properties}{runs}</w:p>"

    def _item(self, paragraph: Paragraph) -> str:
        """Write an item of a list, in the template's list style if it has one."""
        names = _BULLETS if paragraph.kind == "bullet" else _NUMBERS
        wanted = names[: paragraph.level + 1]
        name = next((n for n in reversed(wanted) if self._place.has_style("paragraph", n)), "")
        if not name:
            left = _INDENT * (paragraph.level + 1)
            own = f'<w:pPr><w:ind w:left="{left}" w:hanging="{_INDENT}"/></w:pPr>'
            head = line_of(Paragraph((), kind=paragraph.kind, number=paragraph.number)).rstrip()
            return self._write(own, [Piece(f"{head}\t", {}), *paragraph.pieces], self._look)
        style = self._place.style("paragraph", name)
        number = self._number(paragraph, style)
        numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        own = f'<w:pStyle w:val="{escaped(style)}"/>{numbered if number else ""}'
        return self._write(f"<w:pPr>{own}</w:pPr>", paragraph.pieces, "")

    def _number(self, paragraph: Paragraph, style: str) -> int:
        """Return the number of the list to which an item belongs; each list begins anew."""
        for level in [level for level in self._lists if level > paragraph.level]:
            del self._lists[level]
        if paragraph.kind != "number":
            self._lists.pop(paragraph.level, None)
            return 0
        if paragraph.number == 1 or paragraph.level not in self._lists:
            self._lists[paragraph.level] = self._place.new_list(style)
        return self._lists[paragraph.level]

    def _table(self, value: Mapping[str, Any]) -> str:
        unknown = [str(key) for key in value if key not in {"rows", "tablestyle"}]
        if unknown:
            raise FormatError(_("'{name}' is nothing that a table has", name=unknown[0]))
        rows = value["rows"]
        if not isinstance(rows, (list, tuple)) or not all(
            isinstance(r, (list, tuple)) for r in rows
        ):
            raise FormatError(_("the rows of a table are lists of cells"))
        columns = max((len(row) for row in rows), default=0)
        if not columns:
            return ""
        whole = 8_640 if self._place.styles is None else self._place.styles["width"]
        width = int(whole / columns)
        style = value.get("tablestyle")
        named = escaped(self._place.style("table", str(style))) if style else ""
        own = f'<w:tblStyle w:val="{named}"/>' if named else ""
        grid = f'<w:gridCol w:w="{width}"/>' * columns
        written = "".join(self._row([*row, *[""] * (columns - len(row))], width) for row in rows)
        return (
            f'<w:tbl><w:tblPr>{own}<w:tblW w:type="auto" w:w="0"/>'
            '<w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0" '
            f'w:noHBand="0" w:noVBand="1" w:val="04A0"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"{written}</w:tbl>"
        )

    def _row(self, cells: Sequence[Any], width: int) -> str:
        own = f'<w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr>'
        inner = _Writer(self._place, "", "")
        written = []
        for cell in cells:
            inside = "".join(inner.blocks(cell))
            closed = inside if inside.endswith("</w:p>") else f"{inside}<w:p/>"
            written.append(f"<w:tc>{own}{closed}</w:tc>")
        return f"<w:tr>{''.join(written)}</w:tr>"


def printed(context: Context, value: Any) -> Markup | None:
    """Return what ``{{ value }}`` prints for formatted text or a picture; `None` for all else."""
    if isinstance(value, Rich):
        from mkmaterials.office.rich import written

        return Markup(written(value))  # noqa: S704 - escaped by parts
    if is_picture(value):
        key = around(context).add_picture(picture_of(value))
        return Markup(f"{marks.RICH_START}picture={key}{marks.HEAD}{marks.RICH_END}")  # noqa: S704
    return None
