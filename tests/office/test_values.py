"""Whatever a press release holds arrives in the document as it is."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from mkmaterials.office import load
from office_support import add_slide, deck_file, slides, word_file

if TYPE_CHECKING:
    from pathlib import Path

    from mkmaterials.office import Template

ILLEGAL = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.characters(max_codepoint=0x24F),
        st.sampled_from("{}%#_<>&\"'“”’\t\n\r\a\f\x0b\x01\x0e\x10\x13\x14\ufffe"),
    ),
    max_size=60,
)


def _expected(text: str) -> str:
    return ILLEGAL.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def _paragraphs(text: str) -> list[str]:
    r"""Return what \a and \f make of a text: paragraphs, and one more for a new page."""
    return text.replace("\f", "\aPAGE\a").split("\a")


def _read(paragraphs: Any) -> list[str]:
    return [
        "PAGE" if 'w:type="page"' in paragraph._p.xml else paragraph.text  # noqa: SLF001
        for paragraph in paragraphs
    ]


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Template:
    def header(made: Any) -> None:
        made.sections[0].header.paragraphs[0].text = "{{ text|keep }}"

    path = word_file(
        tmp_path_factory.mktemp("values") / "t.docx",
        "[{{ text }}]",
        "{%p for t in [text, text] %}",
        "{{ t|keep }}",
        "{%p endfor %}",
        rows=[["{{ text|keep }}"]],
        change=header,
    )
    return load(path)


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Template:
    def slide(made: Any) -> None:
        notes = "{%slide for t in [text] %}\n{{ t|keep }}"
        add_slide(made, "{{ text|keep }}", notes, body="{{ t|keep }}")

    return load(deck_file(tmp_path_factory.mktemp("values") / "t.pptx", slide))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_survives_into_a_word_document(document: Template, text: str) -> None:
    made = docx.Document(BytesIO(document.render({"text": text}).data))
    expected = _expected(text)
    shown = _paragraphs(expected)
    assert _read(made.paragraphs) == [*_paragraphs(f"[{expected}]"), *shown, *shown]
    assert _read(made.tables[0].cell(0, 0).paragraphs) == shown
    assert _read(made.sections[0].header.paragraphs) == shown


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_any_text_survives_onto_a_slide(deck: Template, text: str) -> None:
    (slide,) = slides(deck.render({"text": text}).data)
    expected = re.sub("[\n\a\f]", "\v", _expected(text))
    assert slide.shapes.title.text_frame.paragraphs[0].text == expected
    assert slide.placeholders[1].text_frame.paragraphs[0].text == expected
    assert slide.notes_slide.notes_text_frame.paragraphs[0].text == expected


def test_formatted_text_in_a_coloured_run_leaves_what_stands_above_it(tmp_path: Path) -> None:
    def coloured(deck: Any) -> None:
        slide = add_slide(deck, "Title", body="Above it.")
        run = slide.placeholders[1].text_frame.add_paragraph().add_run()
        run.text = "{{ said|lang('fr') }}"
        run.font.color.theme_color = MSO_THEME_COLOR.ACCENT_1
        for each in slide.placeholders[1].text_frame.paragraphs[0].runs:
            each.font.size = Pt(20)  # a look that holds nothing, which is closed at once

    path = deck_file(tmp_path / "t.pptx", coloured)
    data = load(path).render({"said": "Formatted"}).data
    texts = [shape.text_frame.text for shape in slides(data)[0].shapes]
    assert texts == ["Title", "Above it.\nFormatted"]
