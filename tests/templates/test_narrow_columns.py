"""Narrow columns: no word of any language is broken in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from docx import Document
from pptx import Presentation
from pptx.shapes.graphfrm import GraphicFrame

from mkmaterials.office.metrics import face
from mkmaterials.wording import po
from template_support import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pptx.table import _Cell

_CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|</?\d+/?>", re.DOTALL)
_SIDES = 14.2  # points: what the sides of a cell take, in both kinds of files
_OWN = "{% if fact.own %}"  # the cell that says where a fact stands, or that it is the trainer's
_PLACE = re.compile(r"\{% if fact\.para %\}")  # the cell that says where a fact stands
CATALOGUES = sorted((BASE / "locale").glob("*/documents.po"))


def words_of(catalogue: Path, original: str) -> Iterator[str]:
    """Each word that is printed in the cell, in English and in the catalogue's language."""
    messages = [m for m in po.read(catalogue.read_bytes()) if str(m.id) == original]
    assert messages
    for message in messages:
        for text in (str(message.id), str(message.string)):
            yield from _CODE.sub(" ", text).split()


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.parent.name)
def test_no_word_is_broken_where_a_briefing_says_where_a_fact_stands(catalogue: Path) -> None:
    [(text, width)] = {
        (cell.text, cell.width)
        for table in Document(str(BASE / "briefing.docx")).tables
        for row in table.rows
        for cell in row.cells
        if cell.text.startswith(_OWN)
    }
    assert width is not None
    fonts = face("Lato", bold=False)
    for word in words_of(catalogue, text):
        assert fonts.width(word, 10) <= width.pt - _SIDES, word


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.parent.name)
def test_no_word_is_broken_where_a_slide_says_where_a_fact_stands(catalogue: Path) -> None:
    [(head, width, size)] = [
        (table.cell(0, number).text, table.columns[number].width, _size(table.cell(0, number)))
        for slide in Presentation(str(BASE / "deck.pptx")).slides
        for shape in slide.shapes
        if isinstance(shape, GraphicFrame)
        for table in [shape.table]
        for number in range(len(table.columns))
        if any(_PLACE.match(row.cells[number].text) for row in table.rows)
    ]
    fonts = face("Calibri", bold=True)  # the font of the base theme
    for word in words_of(catalogue, head):
        assert fonts.width(word, size) <= width.pt - _SIDES, word


def _size(cell: _Cell) -> float:
    [size] = {run.font.size.pt for p in cell.text_frame.paragraphs for run in p.runs}
    return float(size)
