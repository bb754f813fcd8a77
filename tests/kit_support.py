"""What must hold of every kit of the seed, whatever its pack and language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx import Document
from pptx import Presentation

import test_accessibility as accessible
from mkmaterials.app.build import DOCUMENTS
from mkmaterials.office.metrics import face
from mkmaterials.verify.mail import mail_text
from office_support import audit_shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkmaterials.app.build import Kit

WHOLE: Final = {"de", "en", "es", "fr", "it", "ru"}  # languages that have the exercises as well
_OWN: Final = ["Key messages", "Who said what", "References", "Drafted from"]  # words of our own
_CELL_MARGIN: Final = 4.0  # points at the least, on both sides together
_TOO_FULL: Final = "deck.text-does-not-fit"


def hold(kit: Kit, language: str) -> None:
    """See to it that a kit is whole, valid, in its language, and that its texts fit."""
    codes = {each.code for each in kit.findings}
    assert [each for each in kit.findings if each.level == "error"] == []
    assert _TOO_FULL not in codes
    left = {code for code in codes if code.endswith((".untranslated", ".wrong-translation"))}
    assert left == (set() if language in WHOLE else {"exercise.untranslated"})
    assert len(kit.outputs) == len(DOCUMENTS)
    for output in kit.outputs:
        if output.path.suffix in {".docx", ".pptx"}:
            assert audit_shape(output.path) == set()
        else:
            text = mail_text(output.path.name, output.path.read_bytes())
            assert [own for own in _OWN if own in text] == ([] if language != "en" else _OWN)
    page = kit.folder.joinpath("briefing.html").read_text("utf-8")
    assert f'<html lang="{language}" dir="ltr">' in page


def hold_accessible(kit: Kit) -> None:
    """See to it that eyes and screen readers can use a kit, as in English."""
    for test in (
        accessible.test_headings_leave_out_no_level,
        accessible.test_tables_have_header_rows_and_say_what_they_hold,
        accessible.test_every_drawing_is_described_or_decoration,
        accessible.test_slides_have_titles_of_their_own_that_are_read_first,
        accessible.test_text_on_slides_is_large_enough_and_none_of_it_runs_over,
        accessible.test_long_documents_begin_with_a_table_of_contents_that_is_true,
    ):
        test(kit)


def broken_heads(kit: Kit) -> list[str]:
    """Return words of tables' own first cells that are too long for their columns."""
    return [word for width, size, text in _heads(kit) for word in _too_long(text, size, width)]


def _too_long(text: str, size: float, width: float) -> list[str]:
    widths = face("Carlito", True).width
    return [word for word in text.split() if widths(word, size) / 1.03 > width]


def _heads(kit: Kit) -> Iterator[tuple[float, float, str]]:
    """Yield width, size and text of cells whose words are ours: first rows, and first columns."""
    for slide in Presentation(str(kit.folder / "deck.pptx")).slides:
        for table in (shape.table for shape in slide.shapes if shape.has_table):
            for number, row in enumerate(table.rows):
                for cell, column in list(zip(row.cells, table.columns, strict=True))[
                    : 1 if number else None
                ]:
                    yield column.width.pt - _margins(cell), _size(cell), cell.text_frame.text
    for name in ("briefing", "handout", "handout-participants"):
        for table in Document(str(kit.folder / f"{name}.docx")).tables:
            for cell in table.rows[0].cells:
                size = _style_size(cell.paragraphs[0].style)
                if cell.width and size:
                    yield cell.width.pt - _CELL_MARGIN, size, cell.text


def _margins(cell: Any) -> float:
    return float(cell.margin_left.pt + cell.margin_right.pt)


def _size(cell: Any) -> float:
    runs = [run for each in cell.text_frame.paragraphs for run in each.runs if run.font.size]
    return max((run.font.size.pt for run in runs), default=18.0)


def _style_size(style: Any) -> float:
    while style is not None and style.font.size is None:
        style = style.base_style
    return 0.0 if style is None else float(style.font.size.pt)
