"""Filters put values into words as people would write them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest

from mkmaterials.office import load
from mkmaterials.office.filters import FILTERS, table
from mkmaterials.office.numbers import in_words
from office_support import (
    W,
    add_slide,
    deck_file,
    new_problems,
    paragraphs,
    refusal,
    render,
    slides,
    tree,
    word_file,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("each", FILTERS, ids=lambda each: each.name)
def test_a_filter_does_what_its_example_says(each: Any, tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", f"{each.example} end")
    assert paragraphs(path, {}) == [f"{each.gives} end"]
    assert f"|{each.name}" in each.example
    assert each.summary.endswith(".")


def test_every_filter_is_described() -> None:
    assert {name for name in table() if not name.startswith("_")} == {f.name for f in FILTERS}


@pytest.mark.parametrize("each", FILTERS, ids=lambda each: each.name)
def test_a_filter_does_the_same_on_a_slide(each: Any, tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", (f"{each.example} end", ""))
    (slide,) = slides(render(path, {}).data)
    assert slide.shapes.title.text == f"{each.gives} end"


VALUES = {
    "day": "2024-10-30",
    "blank": "",
    "nothing": None,
    "count": 60,
    "items": ["A", "B", "C"],
}


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("{{ day|date }}", "30 October 2024"),
        ("{{ day|date('medium') }}", "30 Oct 2024"),
        ("{{ day|date(language='de') }}", "30. Oktober 2024"),
        ("{{ day|date(language='sr-Latn') }}", "30. oktobar 2024."),
        ("{{ day|date(language='mk') }}", "30 октомври 2024\u202fг."),
        ("{{ blank|date }}{{ nothing|date }}", ""),
        ("{{ '2024-01-30'|until('2024-02-02') }}", "30 January\u2009–\u20092 February 2024"),
        ("{{ day|until(blank) }} {{ day|until(day) }}", "30 October 2024 30 October 2024"),
        ("{{ count|number_words }} {{ '7'|number_words('de') }}", "sixty sieben"),
        ("{{ 2|number_words('ru', 'feminine') }}", "две"),
        ("{{ 21|ordinal_words }} {{ 1|ordinal_words('fr', 'feminine') }}", "twenty-first première"),
        ("{{ blank|number_words }}{{ nothing|ordinal_words }}{{ blank|number }}", ""),
        ("{{ 2024|number_words('tg') }}", "2\u00a0024"),
        ("{{ 1234.5|number('ru') }}", "1\u00a0234,5"),
        ("{{ items|and_list }}", "A, B and C"),
        ("{{ items[:2]|and_list('de') }}", "A und B"),
        ("{{ items|and_list('ru') }}", "A, B и C"),
        ("{{ items|or_list('fr') }}", "A, B ou C"),
        ("{{ ['', blank, nothing, 'A', ' ']|and_list }}", "A"),
        ("{{ []|and_list }}", ""),
        ("{{ 'Анна Ким'|initials }}", "А. К."),
        ("{{ ' '|initials }}", ""),
        ("{{ 'A \"b\" c'|quoted('fr') }}", "«\u00a0A «b» c\u00a0»"),
        ("{{ blank|quoted }}", ""),
        ("{{ \"It's 'so'\"|title_quotes }}", "It’s ‘so’"),
        ("{{ 'Say \"yes\"'|title_quotes('de') }}", "Say „yes“"),
    ],
)
def test_a_value_is_put_into_words(tag: str, expected: str, tmp_path: Path) -> None:
    assert paragraphs(word_file(tmp_path / "t.docx", f"[{tag}]"), VALUES) == [f"[{expected}]"]


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("{{ 'soon'|date }}", "'soon' is no date"),
        ("{{ '2024-02-30'|date }}", "'2024-02-30' is no date"),
        ("{{ day|date('fancy') }}", "'fancy' is no style of a date"),
        ("{{ day|date(language='xx') }}", "'xx' is no language"),
        ("{{ 'many'|number_words }}", "'many' is no whole number"),
        ("{{ 1.5|number_words }}", "'1.5' is no whole number"),
        ("{{ day|and_list }}", "needs a list"),
        ("{{ count|initials }}", "needs a name"),
        ("{{ day|look(bald=true) }}", "'bald' is no look of a text"),
        ("{{ day|look(color='red') }}", "'red' is no colour"),
        ("{{ count|markdown }}", "needs a text"),
        ("{{ day|picture }}", "this is no picture"),
        ("{{ day|optional('page') }}", "takes 'line' or 'row'"),
    ],
)
def test_a_filter_says_what_is_wrong_with_its_value(tag: str, message: str, tmp_path: Path) -> None:
    error = refusal(word_file(tmp_path / "t.docx", tag), VALUES)
    assert message in error.message
    assert "paragraph 1" in error.where


def test_dates_are_in_the_language_of_the_document(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "t.docx", "{{ day|date }}; {{ 3|number_words }}; {{ items|and_list }}"
    )
    made = load(path).render(VALUES, language="fr").data
    assert docx.Document(BytesIO(made)).paragraphs[0].text == "30 octobre 2024; trois; A, B et C"


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("en", 1_234_567, "one million two hundred thirty-four thousand five hundred sixty-seven"),
        ("fr", 80, "quatre-vingts"),
        ("fr", 1_200, "mille deux cents"),
        ("de", 1_021, "eintausendeinundzwanzig"),
        ("it", 23, "ventitré"),
        ("es", 21_000, "veintiún mil"),
        ("ru", 2_002, "две тысячи два"),
        ("ru", 5_000_000, "пять миллионов"),
        ("ro", 16, "șaisprezece"),
        ("sq", 45, "dyzet e pesë"),
        ("hr", 2_000, "dvije tisuće"),
        ("sr", 31, "тридесет и један"),
        ("sr-Latn", 31, "trideset i jedan"),
        ("mk", 22, "дваесет и два"),
        ("kk", 12, "он екі"),
        ("ky", 45, "кырк беш"),
        ("en", -7, "minus seven"),
        ("en", 0, "zero"),
        ("sr", 2_000, "2.000"),
        ("en", 10**15, "1,000,000,000,000,000"),
    ],
)
def test_numbers_are_written_out(language: str, number: int, words: str) -> None:
    assert in_words(number, language) == words


def _runs(path: Path, values: dict[str, Any]) -> list[tuple[str, bool | None, bool | None]]:
    document = docx.Document(BytesIO(render(path, values).data))
    return [
        (run.text, run.bold, run.italic)
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.text
    ]


def test_markdown_becomes_runs_that_keep_the_look_around_them(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.add_paragraph("a ").add_run("{{ text|markdown }}!").italic = True

    path = word_file(tmp_path / "t.docx", change=change)
    text = "one **two** <b>& ~~not~~ [site](https://example.org/x)"
    out = render(path, {"text": text})
    assert _runs(path, {"text": text}) == [
        ("a ", None, None),
        ("one ", None, True),
        ("two", True, True),
        (" <b>& ", None, True),
        ("not", None, True),
        (" ", None, True),
        ("!", None, True),
    ]
    (link,) = docx.Document(BytesIO(out.data)).paragraphs[0].hyperlinks
    assert (link.text, link.address) == ("site", "https://example.org/x")
    assert not new_problems(path, out.data)


def test_an_address_in_markdown_that_could_do_harm_is_printed_but_not_linked(
    tmp_path: Path,
) -> None:
    path = word_file(tmp_path / "t.docx", "{{ text|markdown }}", "{{p text|markdown }}")
    out = render(path, {"text": "[x](javascript:alert(1))"})
    assert "template.link-address" in {finding.code for finding in out.findings}
    assert [p.text for p in docx.Document(BytesIO(out.data)).paragraphs] == ["x", "x"]
    assert not new_problems(path, out.data)


MARKDOWN = """Before **all**:

- one
- two
  - below

Then:

1. first
2. second

And again:

1. other
"""


def test_markdown_lists_become_list_styles_and_each_list_begins_at_one(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "{{p text|markdown }}", "end")
    out = render(path, {"text": MARKDOWN}).data
    shown = [
        (p.text, p.style.name if p.style else "") for p in docx.Document(BytesIO(out)).paragraphs
    ]
    assert shown == [
        ("Before all:", "Normal"),
        ("one", "List Bullet"),
        ("two", "List Bullet"),
        ("below", "List Bullet 2"),
        ("Then:", "Normal"),
        ("first", "List Number"),
        ("second", "List Number"),
        ("And again:", "Normal"),
        ("other", "List Number"),
        ("end", "Normal"),
    ]
    numbers = [node.get(f"{W}val") for node in tree(out, "word/document.xml").iter(f"{W}numId")]
    assert len(numbers) == 3
    assert numbers[0] == numbers[1] != numbers[2]
    listed = tree(out, "word/numbering.xml")
    for number in set(numbers):
        (found,) = [n for n in listed.iter(f"{W}num") if n.get(f"{W}numId") == number]
        assert found.find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val") == "1"
    assert not new_problems(path, out)


def test_markdown_lists_are_written_out_where_the_template_has_no_list_style(
    tmp_path: Path,
) -> None:
    def change(document: Any) -> None:
        for name in ("List Bullet", "List Bullet 2", "List Bullet 3", "List Number"):
            style = document.styles[name]
            style.element.getparent().remove(style.element)

    path = word_file(tmp_path / "t.docx", "{{p text|markdown }}", change=change)
    out = render(path, {"text": "- one\n\n1. first\n2. second"}).data
    shown = [p.text for p in docx.Document(BytesIO(out)).paragraphs]
    assert shown == ["•\tone", "1.\tfirst", "2.\tsecond"]
    assert not new_problems(path, out)


def test_markdown_within_a_line_keeps_its_lists_readable(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "({{ text|markdown }})")
    assert paragraphs(path, {"text": "a\n\n- one\n- two"}) == ["(a\n• one\n• two)"]


def test_markdown_becomes_runs_and_bullets_on_a_slide(tmp_path: Path) -> None:
    def slide(deck: Any) -> None:
        add_slide(deck, "{{ text|markdown }}", body="{{p text|markdown }}\nend")

    path = deck_file(tmp_path / "t.pptx", slide)
    out = render(path, {"text": "say **who**\n\n1. one\n2. [two](https://example.org/)"})
    (made,) = slides(out.data)
    first = made.shapes.title.text_frame.paragraphs[0].runs
    assert [(run.text, run.font.bold) for run in first][:2] == [("say ", None), ("who", True)]
    body = made.placeholders[1].text_frame.paragraphs
    assert [p.text for p in body] == ["say who", "one", "two", "end"]
    assert body[1]._p.pPr.find("{*}buAutoNum") is not None  # noqa: SLF001 - no API for it
    assert body[2].runs[0].hyperlink.address == "https://example.org/"
    assert not new_problems(path, out.data)


def test_a_filtered_text_can_be_tested_and_joined_as_text(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "t.docx",
        "{% if blank|markdown %}x{% else %}none{% endif %} {{ ('a'|look(bold=true)) ~ 'b' }}",
    )
    assert paragraphs(path, VALUES) == ["none ab"]
