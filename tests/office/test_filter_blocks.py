"""Blocks of text under a filter: their words change, and nothing else does."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest

from lint_support import codes, document
from office_support import (
    add_slide,
    deck_file,
    new_problems,
    paragraphs,
    refusal,
    render,
    slides,
    word_file,
)
from oracle_support import differences

if TYPE_CHECKING:
    from pathlib import Path

VALUES = {"a": "Trust & <safety>", "items": ["one", "two"], "lines": "one\ntwo", "n": 3}


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("x {% filter upper %}so {{ a }}!{% endfilter %} y", "x SO TRUST & <SAFETY>! y"),
        ("{% filter upper|replace('TRUST', 't') %}{{ a }}{% endfilter %}", "t & <SAFETY>"),
        ("{% filter replace(old='t', new='T') %}t{{ n }}t{% endfilter %}", "T3T"),
        ("{% filter upper %}{% for i in items %}{{ i }},{% endfor %}{% endfilter %}", "ONE,TWO,"),
        ("{% filter title %}{% if n == 3 %}it is{% endif %}{% endfilter %}", "It Is"),
        (
            "{% filter upper %}a{% filter replace('b', 'c') %}b{% endfilter %}b{% endfilter %}",
            "ACB",
        ),
        ("{% filter length %}four{% endfilter %}", "4"),
        ("{% filter upper %}{% endfilter %}", ""),
        ("{% filter upper %}{{ lines }}{% endfilter %}", "ONE\nTWO"),
        ("{% set x %}{% filter upper %}a&b{% endfilter %}{% endset %}{{ x }}", "A&B"),
        ("{% filter quoted %}{{ a }}{% endfilter %}", "“Trust & <safety>”"),
    ],
)
def test_the_words_of_a_block_are_filtered(text: str, out: str, tmp_path: Path) -> None:
    assert paragraphs(word_file(tmp_path / "t.docx", text), VALUES) == [out]


@pytest.mark.parametrize(
    "text",
    [
        "{% filter upper %}so {{ title }} – {{ 1 + 1 }}{% endfilter %}",
        "{% filter lower %}A{% endfilter %}B",
    ],
)
def test_a_block_gives_the_same_as_with_docxtpl(text: str, tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", text)
    assert not differences(path, {"title": "Trust and safety"})


def test_looks_links_and_paragraphs_within_a_block_stay(tmp_path: Path) -> None:
    def change(made: Any) -> None:
        made.add_paragraph("{%p filter upper %}")
        paragraph = made.add_paragraph("plain ")
        paragraph.add_run("bold {{ a }}").bold = True
        made.add_paragraph("{{r [{'text': 'red', 'color': 'ff0000'}, ' & plain'] }}")
        made.add_paragraph("{%p endfilter %}")
        made.add_paragraph("after")

    path = word_file(tmp_path / "t.docx", change=change)
    out = render(path, VALUES)
    made = docx.Document(BytesIO(out.data))
    assert [p.text for p in made.paragraphs] == [
        "PLAIN BOLD TRUST & <SAFETY>",
        "RED & PLAIN",
        "after",
    ]
    assert [run.bold for run in made.paragraphs[0].runs if run.text] == [None, True]
    assert str(made.paragraphs[1].runs[0].font.color.rgb) == "FF0000"
    assert not new_problems(path, out.data)


def test_a_block_on_a_slide_is_filtered(tmp_path: Path) -> None:
    path = deck_file(
        tmp_path / "t.pptx",
        lambda deck: add_slide(deck, "{% filter upper %}so {{ lines }}{% endfilter %}, yes"),
    )
    (slide,) = slides(render(path, VALUES).data)
    assert slide.shapes.title.text_frame.text == "SO ONE\vTWO, yes"


def test_a_block_must_not_reach_from_one_place_to_another(tmp_path: Path) -> None:
    rows = [["{% filter upper %}"], ["{%p endfilter %}"]]
    assert "do not match" in refusal(word_file(tmp_path / "t.docx", rows=rows), VALUES).message


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{% filter upper %}{{ event.title }}{% endfilter %}", []),
        ("{% filter uper %}{{ event.title }}{% endfilter %}", ["template.unknown-filter"]),
        ("{% filter upper %}{{ event.titel }}{% endfilter %}", ["template.unknown-name"]),
        (
            "{% filter upper %}{{ quotes[0].text }}{% endfilter %}",
            ["template.quotation-changed"],
        ),
        ("{% filter replace(event.nam, 'x') %}x{% endfilter %}", ["template.unknown-name"]),
    ],
)
def test_a_block_is_checked_as_filters_are(text: str, found: list[str]) -> None:
    assert codes(document(text)) == found
