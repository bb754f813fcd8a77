"""Whatever a press release holds arrives in the document as it is."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkmaterials.office import load
from office_support import add_slide, deck_file, slides, word_file

if TYPE_CHECKING:
    from mkmaterials.office import Template

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.characters(max_codepoint=0x24F),
        st.sampled_from("{}%#_<>&\"'“”’\t\n\r\x0b\x01\x0e\x10\x13\x14\ufffe"),
    ),
    max_size=60,
)


def _expected(text: str) -> str:
    return ILLEGAL.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Template:
    def header(made: Any) -> None:
        made.sections[0].header.paragraphs[0].text = "{{ text }}"

    path = word_file(
        tmp_path_factory.mktemp("values") / "t.docx",
        "[{{ text }}]",
        "{%p for t in [text, text] %}",
        "{{ t }}",
        "{%p endfor %}",
        rows=[["{{ text }}"]],
        change=header,
    )
    return load(path)


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Template:
    def slide(made: Any) -> None:
        add_slide(made, "{{ text }}", "{%slide for t in [text] %}\n{{ t }}", body="{{ t }}")

    return load(deck_file(tmp_path_factory.mktemp("values") / "t.pptx", slide))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_survives_into_a_word_document(document: Template, text: str) -> None:
    made = docx.Document(BytesIO(document.render({"text": text}).data))
    expected = _expected(text)
    assert [p.text for p in made.paragraphs] == [f"[{expected}]", expected, expected]
    assert made.tables[0].cell(0, 0).text == expected
    assert made.sections[0].header.paragraphs[0].text == expected


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_any_text_survives_onto_a_slide(deck: Template, text: str) -> None:
    (slide,) = slides(deck.render({"text": text}).data)
    expected = _expected(text).replace("\n", "\v")
    assert slide.shapes.title.text_frame.paragraphs[0].text == expected
    assert slide.placeholders[1].text_frame.paragraphs[0].text == expected
    assert slide.notes_slide.notes_text_frame.paragraphs[0].text == expected
