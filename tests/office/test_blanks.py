"""A blank optional value leaves no empty bullet, row, line or stray comma behind."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest

from office_support import (
    PIXEL,
    A,
    W,
    add_slide,
    add_table,
    cells,
    deck_file,
    new_problems,
    paragraphs,
    render,
    slides,
    tree,
    word_file,
)

if TYPE_CHECKING:
    from pathlib import Path

VALUES = {"none": None, "blank": "", "space": "  ", "x": "X", "zero": 0, "off": False}


@pytest.mark.parametrize(
    "line",
    [
        "{{ blank }}",
        "{{ none }}",
        " {{ space }} ",
        "{{ blank }}{{ none }}",
        "{% if x %}{{ blank }}{% endif %}",
        "{{ x if off else '' }}",
        "{% for i in [] %}{{ i }}{% endfor %}",
        "{# nothing #}{{ blank }}",
        "{{ blank|upper }}",
        "{{r blank }}{{ blank }}",
        "{{ blank|markdown }}",
        "{{ blank|optional }}",
        "Phone: {{ blank|optional }}",
        "Phone: {{ none|optional }}, {{ x }}",
        "{{ x }}{{ blank|optional('line') }}",
    ],
)
def test_a_line_in_which_nothing_is_printed_goes(line: str, tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "before", line, "behind")
    out = render(path, VALUES).data
    assert [p.text for p in docx.Document(BytesIO(out)).paragraphs] == ["before", "behind"]
    assert not new_problems(path, out)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("{{ zero }}", "0"),
        ("{{ off }}", "False"),
        ("{{ blank }}.", "."),
        ("{{ blank|keep }}", ""),
        ("{{ blank }}{{ none|keep }}", ""),
        ("Phone: {{ blank }}", "Phone: "),
        ("Phone: {{ x|optional }}", "Phone: X"),
        ("{{ zero|optional }} left", "0 left"),
        ("{% if blank %}never{% endif %}", ""),
        ("", ""),
        ("{{ ['a', blank, none, 'b']|filled|join(', ') }}", "a, b"),
        ("{{ ['', blank]|filled|join(', ') }}|", "|"),
    ],
)
def test_any_other_line_stays(line: str, shown: str, tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "before", line, "behind")
    assert paragraphs(path, VALUES) == ["before", shown, "behind"]


def test_a_bullet_without_text_goes(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        for text in ("{{ blank }}", "{{ x }}", "Fax: {{ none|optional }}"):
            document.add_paragraph(text, style="List Bullet")

    assert paragraphs(word_file(tmp_path / "t.docx", change=change), VALUES) == ["X"]


def test_a_line_with_more_than_text_stays(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.add_paragraph("{{ blank }}").add_run().add_picture(BytesIO(PIXEL))
        document.add_paragraph("{{ blank }}").add_run().add_break()

    assert paragraphs(word_file(tmp_path / "t.docx", change=change), VALUES) == ["", "\n"]


def test_a_line_that_ends_a_section_stays(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.add_paragraph("{{ blank }}")
        document.add_section()

    path = word_file(tmp_path / "t.docx", change=change)
    made = docx.Document(BytesIO(render(path, VALUES).data))
    assert len(made.sections) == 2


def test_a_picture_alone_in_its_line_is_something(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "{{ x }}")
    assert paragraphs(path, {"x": {"picture": PIXEL}}) == [""]
    assert paragraphs(path, {"x": ""}) == []


ROWS = [["Name", "Phone"], ["{{ a }}", "{{ b }}"], ["Fax", "{{ c|optional('row') }}"], ["e", "f"]]


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"a": "A", "b": "", "c": "C"}, [["Name", "Phone"], ["A", ""], ["Fax", "C"], ["e", "f"]]),
        ({"a": "", "b": "", "c": ""}, [["Name", "Phone"], ["e", "f"]]),
        ({"a": None, "b": " ", "c": "C"}, [["Name", "Phone"], ["Fax", "C"], ["e", "f"]]),
    ],
)
def test_a_table_row_without_values_goes(
    values: dict[str, Any], shown: list[list[str]], tmp_path: Path
) -> None:
    path = word_file(tmp_path / "t.docx", rows=ROWS)
    assert cells(path, values) == shown
    assert not new_problems(path, render(path, values).data)


def test_a_row_stays_where_one_of_its_values_is_kept(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", rows=[["a", "b"], ["{{ blank|keep }}", "{{ none }}"]])
    assert cells(path, VALUES) == [["a", "b"], ["", ""]]


def test_a_table_that_loses_all_rows_goes(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "x", rows=[["{{ blank }}", "{{ none }}"]])
    out = render(path, VALUES).data
    assert not docx.Document(BytesIO(out)).tables
    assert not new_problems(path, out)


def test_rows_of_a_loop_go_where_their_values_are_blank(tmp_path: Path) -> None:
    rows = [
        ["{%tr for p in people %}", ""],
        ["{{ p.name }}", "{{ p.role }}"],
        ["{%tr endfor %}", ""],
    ]
    people = [{"name": "A", "role": ""}, {"name": "", "role": ""}, {"name": "C", "role": "D"}]
    path = word_file(tmp_path / "t.docx", rows=rows)
    assert cells(path, {"people": people}) == [["A", ""], ["C", "D"]]


def test_a_row_whose_cell_goes_on_below_stays(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        table = document.add_table(2, 2)
        table.cell(0, 0).merge(table.cell(1, 0))
        table.cell(0, 0).text = "{{ blank }}"
        table.cell(0, 1).text = "{{ blank }}"
        table.cell(1, 1).text = "b"

    out = render(word_file(tmp_path / "t.docx", change=change), VALUES).data
    assert len(list(tree(out, "word/document.xml").iter(f"{W}tr"))) == 2


def test_lines_in_a_nested_table_go_and_the_cell_around_it_stays(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        cell = document.add_table(1, 1).cell(0, 0)
        cell.text = "{{ blank }}"
        inner = cell.add_table(2, 1)
        inner.cell(0, 0).text = "{{ blank }}"
        inner.cell(1, 0).text = "{{ x }}"

    path = word_file(tmp_path / "t.docx", change=change)
    out = render(path, VALUES).data
    root = tree(out, "word/document.xml")
    assert [node.text for node in root.iter(f"{W}t") if node.text] == ["X"]
    assert len(list(root.iter(f"{W}tr"))) == 2
    assert not new_problems(path, out)


def test_a_blank_line_within_a_block_over_lines_leaves_the_file_whole(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "t.docx",
        "{{ blank }}{% if x %}",
        "{{ blank }}{% endif %}",
        "a {{ blank }}{%- if x -%}",
        "{{ blank }}",
        "{%- endif %} b",
        "end",
    )
    out = render(path, VALUES).data
    assert [p.text for p in docx.Document(BytesIO(out)).paragraphs] == ["a  b", "end"]
    assert not new_problems(path, out)


def test_a_bullet_on_a_slide_goes_and_its_box_keeps_a_paragraph(tmp_path: Path) -> None:
    def first(deck: Any) -> None:
        add_slide(deck, "{{ blank }}", body="one\n{{ blank }}\nFax: {{ none|optional }}\n{{ x }}")

    path = deck_file(tmp_path / "t.pptx", first)
    out = render(path, VALUES).data
    (slide,) = slides(out)
    assert slide.placeholders[1].text_frame.text == "one\nX"
    assert len(slide.shapes.title.text_frame.paragraphs) == 1
    assert not new_problems(path, out)


def test_a_row_on_a_slide_goes(tmp_path: Path) -> None:
    rows = [["a", "b"], ["{{ blank }}", "{{ none }}"], ["Fax", "{{ none|optional('row') }}"]]
    path = deck_file(tmp_path / "t.pptx", lambda deck: add_table(add_slide(deck, "x"), rows))
    out = render(path, VALUES).data
    assert len(list(tree(out, "ppt/slides/slide1.xml").iter(f"{A}tr"))) == 1
    assert not new_problems(path, out)


def test_an_address_without_a_name_leaves_no_empty_line(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "a", "{{ blank|link('https://example.org') }}", "b")
    assert paragraphs(path, VALUES) == ["a", "b"]
