"""What goes wrong in a template is said with its place, its tag and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from office_support import add_slide, add_table, deck_file, describe, refusal, word_file

if TYPE_CHECKING:
    from pathlib import Path

VALUES = {
    "event": {"title": "T", "date": "1 May"},
    "quotes": [{"id": "q1", "text": "x"}],
    "number": 3,
}

WRONG = [
    # what stands in the template, what the message quotes, what the advice says
    ("{{ evnt.title }}", "'{{ evnt.title }}': 'evnt' is not known here", "did you mean 'event'?"),
    ("{{ event.titel }}", "'titel' is not known here", "did you mean 'title'?"),
    (
        "{% for quote in quotes %}{{ qote.text }}{% endfor %}",
        "'{{ qote.text }}': 'qote' is not known here",
        "did you mean 'quote'?",
    ),
    ("{% for quote in quotes %}{{ quote.txt }}{% endfor %}", "'txt' is not", "'text'"),
    ("{{ event }}", "a group of values", "title, date"),
    ("{{ quotes }}", "a list of 1", "{% for … %}"),
    ("{% for x in event.title %}{{ x }}{% endfor %}", "a loop needs a list", "correct the tag"),
    ("{{ number + 'x' }}", "cannot be carried out", "correct the tag"),
    ("{{ 1 / 0 }}", "division by zero", "correct the tag"),
    ("{{ event.title | uper }}", "there is no filter 'uper'", "did you mean 'upper'?"),
    ("{{ event.title | qqqq }}", "there is no filter 'qqqq'", "correct the tag"),
    ("{% if number %}a{% endif %}{% if evnt %}b{% endif %}", "'{% if evnt %}': 'evnt'", "'event'"),
    ("{% if not number %}{% elif evnt %}{% endif %}", "'{% elif evnt %}': 'evnt'", "'event'"),
    ("{% set x = evnt %}{{ number }}{{ x.y }}", "'{{ x.y }}': 'evnt'", "'event'"),
    ("{{ number }}{% for x in evnt %}{% endfor %}", "'{% for x in evnt %}': 'evnt'", "'event'"),
    ("{% with a = number %}{{ a }}{{ b }}{% endwith %}", "'{{ b }}': 'b'", "known here"),
    ("{% set x %}{{ number }}{{ evnt }}{% endset %}", "'{{ evnt }}': 'evnt'", "'event'"),
    ("{% macro m(a) %}{{ number }}{{ a.b }}{% endmacro %}{{ m(event) }}", "'{{ a.b }}': 'b'", ""),
    ("{{ number|default(evnt.x) }}", "'{{ number|default(evnt.x) }}': 'evnt'", "'event'"),
    ("{{ event title }}", "'{{ event title }}' cannot be read", "correct the tag"),
    ("{{ }}", "'{{  }}' cannot be read", "correct the tag"),
    ("{{ event.title", "'{{ event.title' is never closed", "'}}'"),
    ("{{ event.title {% if x %}", "is never closed", "'}}'"),
    ("{# no end", "is never closed", "'}}', '%}' or '#}'"),
    ("{% raw %}{{ x", "is never closed", "'}}'"),
    ("{% for q in quotes %}{{ q.id }}", "'{% for q in quotes %}' is never closed", "{% endfor %}"),
    ("{% if a %}{% for q in b %}{% endif %}", "is still open", "blocks must not cross"),
    ("{% endif %}", "closes a block that was not opened", "{% if … %}"),
    ("{% else %}", "belongs to no open block", "{% if … %}"),
    ("{% forr q in quotes %}", "is not a tag that is known here", "did you mean 'for'?"),
    ("{% include 'other' %}", "is not a tag that is known here", "use for, if"),
    ("{% filter upper %}x", "'{% filter upper %}' is never closed", "{% endfilter %}"),
    ("{% filter uper %}x{% endfilter %}", "there is no filter 'uper'", "did you mean 'upper'?"),
    ("{% filter round %}x{% endfilter %}", "'{% filter round %}': this cannot be carried", ""),
    ("{% filter list %}x{% endfilter %}", "'list' makes something else of a text", ""),
    ("{% p for q in quotes %}", "is not a tag that is known here", "write '{%p ' without a space"),
    ("{% cellbg number %}", "stands in no table cell", "into a table"),
    ("{%tr for q in quotes %}", "stands in no table row", "into a table"),
    ("{{r event }}", "a group of values and no formatted text: 'title' is no look", "correct"),
    ("{{p quotes }}", "a group of values and no formatted text: 'id' is no look", "correct"),
    ("{{tc number }}", "stands in no table cell", "into a table"),
    ("{%slide for q in quotes %}", "no slides to repeat", "speaker notes"),
    ("{%p for q in quotes %}{%p endfor %}", "the same paragraph", "a paragraph of its own"),
    ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "calls itself", "macro"),
    # What Jinja and Python say, in words of ours.
    ("{{ number + 'x' }}", "'+' does not go with these values ('number' is", ""),
    ("{{ 'x' + number }}", "'~' joins it with anything", ""),
    ("{{ number < 'x' }}", "'<' does not go with these values", ""),
    ("{% for x in number %}{% endfor %}", "a list is needed", ""),
    ("{{ number|length }}", "a list or text is needed", ""),
    ("{{ number() }}", "this is nothing that can be called", ""),
    ("{{ range(999999)|length }}", "the range is too large", ""),
    ("{{ event.title.__class__ }}", "not allowed in a template ('__class__' is out of bounds)", ""),
    ("{{ event title }}", "'title' stands where the end of the tag is expected", ""),
    ("{{ 1 + }}", "a name or value is missing before the end of the tag", ""),
    ("{{ }}", "a name or value is missing before the end of the tag", ""),
    ("{{ / }}", "'/' stands in the wrong place", ""),
    ("{{ ? }}", "'?' has no place in a tag", ""),
    ("{{ number is numbre }}", "there is no test 'numbre'", "did you mean 'number'?"),
]


@pytest.mark.parametrize(("text", "message", "advice"), WRONG)
def test_a_mistake_in_word_is_explained(
    text: str, message: str, advice: str, tmp_path: Path
) -> None:
    def change(document: object) -> None:
        document.add_heading("Key messages", 1)  # type: ignore[attr-defined] # python-docx
        document.add_paragraph(text)  # type: ignore[attr-defined] # python-docx

    path = word_file(tmp_path / "briefing.docx", "Before", change=change)
    error = refusal(path, VALUES)
    assert error.where.startswith(f"{path}: under heading 'Key messages', paragraph 3")
    assert message in error.message
    assert advice in error.hint


def test_a_place_in_a_table_is_named_by_row_and_column(tmp_path: Path) -> None:
    rows = [["a", "b"], ["c", "{{ wrong }}"]]
    error = refusal(word_file(tmp_path / "t.docx", rows=rows), VALUES)
    assert error.where.endswith("table 1, row 2, column 2")


def test_a_paragraph_is_named_by_its_number_and_beginning(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "One", "The purpose of this briefing is {{ wrong }}")
    error = refusal(path, VALUES)
    assert error.where.endswith("paragraph 2 ('The purpose of this briefing is')")


def test_a_place_in_the_page_header_is_named(tmp_path: Path) -> None:
    def change(document: object) -> None:
        header = document.sections[0].header  # type: ignore[attr-defined] # python-docx
        header.paragraphs[0].text = "{{ wrong }}"

    error = refusal(word_file(tmp_path / "t.docx", "x", change=change), VALUES)
    assert error.where.endswith("page header, paragraph 1")


def test_a_block_over_places_that_do_not_match_names_both(tmp_path: Path) -> None:
    rows = [["{% if number %}", "x"], ["{%p endif %}", "y"]]
    error = refusal(word_file(tmp_path / "t.docx", rows=rows), VALUES)
    assert "table 1, row 1, column 1" in error.message
    assert "table 1, row 2, column 1" in error.where
    assert "'{%tr … %}'" in error.hint


def test_a_place_on_a_slide_is_named_by_slide_shape_and_paragraph(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", ("x", ""), ("{{ wrong }}", ""))
    assert refusal(path, VALUES).where.endswith("slide 2, shape 'Title 1', paragraph 1")


def test_a_place_in_the_speaker_notes_is_named(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", ("x", "first\n{{ wrong }}"))
    assert refusal(path, VALUES).where.endswith("speaker notes of slide 1, paragraph 2")


def test_directives_count_as_paragraphs_of_the_speaker_notes(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", ("x", "{%slide if number %}\n{{ wrong }}"))
    assert refusal(path, VALUES).where.endswith("speaker notes of slide 1, paragraph 2")


def test_a_place_in_a_table_on_a_slide_is_named(tmp_path: Path) -> None:
    path = deck_file(
        tmp_path / "t.pptx",
        lambda deck: add_table(add_slide(deck, "x"), [["a", "b"], ["c", "{{ wrong }}"]]),
    )
    where = refusal(path, VALUES).where
    assert where.endswith("slide 1, table 'Table 2', row 2, column 2, paragraph 1")


def test_an_alternative_text_is_named_by_its_shape(tmp_path: Path) -> None:
    def slide(deck: object) -> None:
        describe(add_slide(deck, "x").shapes[0], "{{ wrong }}")

    path = deck_file(tmp_path / "t.pptx", slide)
    assert refusal(path, VALUES).where.endswith("slide 1, alt text of 'Title 1'")


@pytest.mark.parametrize(
    ("notes", "message"),
    [
        ("{%slide for q in qotes %}", "'qotes' is not known here"),
        ("{%slide fur q in quotes %}", "not a tag that is known"),
        ("{%slide name %}", "no usable name"),
        ("{%slide endfor %}", "closes a block that was not opened"),
        ("{%slide for q quotes %}", "cannot be read"),
    ],
)
def test_a_wrong_slide_directive_is_explained(notes: str, message: str, tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", ("x", ""), ("y", notes))
    error = refusal(path, VALUES)
    assert message in error.message
    assert "speaker notes of slide 2, paragraph 1" in error.where


def test_the_variable_of_a_slide_loop_is_offered_for_a_name_that_is_unknown(
    tmp_path: Path,
) -> None:
    path = deck_file(tmp_path / "t.pptx", ("{{ quot.text }}", "{%slide for quote in quotes %}"))
    assert refusal(path, {"quotes": [{}]}).hint == "did you mean 'quote'?"
