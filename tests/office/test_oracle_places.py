"""Tags in every place of a Word document, as docxtpl's documentation has them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import jinja2
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docxtpl import DocxTemplate

from mkmaterials.office import filters, load
from office_support import W, paragraphs, parts, render, texts, with_part, word_file
from oracle_support import compared, differences, normal, through_docxtpl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VALUES: dict[str, Any] = {
    "name": "Ilse Maron & <friends>",
    "on": True,
    "off": False,
    "number": 3,
    "columns": ["a", "b", "c", "d", "e"],
    "rows": [
        {"label": "yellow", "cells": ["banana", "sun"], "colour": "FFFF00"},
        {"label": "red", "cells": ["tomato", "cherry"], "colour": "C00000"},
    ],
    "groups": [
        {"title": "First", "people": ["Ana", "Boris"]},
        {"title": "Second", "people": ["Vera"]},
    ],
}
NOTE = '<w:{kind} w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>'


def _notes(path: Path, kind: str, *lines: str) -> Path:
    """Add footnotes, endnotes or comments to a document."""
    rows = "".join(
        NOTE.format(kind=kind.rstrip("s"), number=number, text=text)
        for number, text in enumerate(lines, 2)
    )
    xml = f"<w:{kind} {nsdecls('w')}>{rows}</w:{kind}>"
    return with_part(path, f"word/{kind}.xml", xml.encode(), kind)


def _box(text: str) -> Any:
    return parse_xml(
        f"<w:r {nsdecls('w')}><w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'>"
        f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox>"
        "</w:pict></w:r>"
    )


def test_footnotes_are_as_docxtpl_gives_them(tmp_path: Path) -> None:
    path = _notes(
        word_file(tmp_path / "t.docx", "{{ name }}"),
        "footnotes",
        "by {{ name }}{% if on %} and others{% endif %}",
        "{% for c in columns %}{{ c }};{% endfor %}",
    )
    assert not differences(path, VALUES)


@pytest.mark.parametrize("kind", ["endnotes", "comments"])
def test_endnotes_and_comments_are_filled_which_docxtpl_leaves_as_they_are(
    kind: str, tmp_path: Path
) -> None:
    path = _notes(word_file(tmp_path / "t.docx", "x"), kind, "by {{ name }}", "no tag")
    out = render(path, VALUES).data
    assert texts(out, f"word/{kind}.xml", f"{W}t") == ["by Ilse Maron & <friends>", "no tag"]


def test_text_boxes_are_as_docxtpl_gives_them(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        for text in ("{{ name }}", "{% if on %}yes{% else %}no{% endif %}"):
            document.add_paragraph("beside ")._p.append(_box(text))  # noqa: SLF001 - no API

    path = word_file(tmp_path / "t.docx", change=change)
    assert not differences(path, VALUES)


def test_headers_and_footers_of_every_kind_are_as_docxtpl_gives_them(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.settings.odd_and_even_pages_header_footer = True
        document.add_section(WD_SECTION.NEW_PAGE)
        for number, section in enumerate(document.sections):
            section.different_first_page_header_footer = True
            for where in ("header", "footer", "first_page_header", "even_page_footer"):
                part = getattr(section, where)
                part.is_linked_to_previous = False
                part.paragraphs[0].text = f"{where} {number} {{{{ name }}}} ё“”"
                part.add_paragraph("{%p if off %}")
                part.add_paragraph("never")
                part.add_paragraph("{%p endif %}")
                part.add_paragraph("{% for c in columns %}{{ c }} {% endfor %}")

    path = word_file(tmp_path / "t.docx", "{{ name }}", change=change)
    assert not differences(path, VALUES)


def test_a_table_in_the_page_header_is_as_docxtpl_gives_it(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        header = document.sections[0].header
        table = header.add_table(3, 1, document.sections[0].page_width)
        for row, text in zip(
            table.rows, ("{%tr for c in columns %}", "{{ c }}", "{%tr endfor %}"), strict=True
        ):
            row.cells[0].text = text

    path = word_file(tmp_path / "t.docx", "x", change=change)
    assert not differences(path, VALUES)


def test_core_properties_are_as_docxtpl_gives_them(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        for name in ("author", "comments", "identifier", "language", "subject", "title"):
            setattr(
                document.core_properties,
                name,
                f"{name}: {{{{ number }}}}{{% if on %}}!{{% endif %}}",
            )

    path = word_file(tmp_path / "t.docx", "x", change=change)
    assert not differences(path, VALUES)


TABLES: dict[str, list[list[str]]] = {
    "comments as rows and cells": [
        ["{#tr a whole row #}", ""],
        ["a", "b{# within #}"],
        ["{#tc a cell #}", "c"],
    ],
    "a dynamic table": [
        ["{% colspan columns|length + 1 %}{{ name }}", ""],
        ["", "{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"],
        ["{%tr for r in rows %}", "", "", ""],
        [
            "{% cellbg r.colour %}{{ r.label }}",
            "{%tc for c in r.cells %}",
            "{{ c }}",
            "{%tc endfor %}",
        ],
        ["{%tr endfor %}", "", "", ""],
    ],
    "a row that alternates": [
        ["{%tr for c in columns %}", ""],
        ["{% cellbg 'EEEEEE' if loop.index is divisibleby 2 else 'FFFFFF' %}{{ c }}", "x"],
        ["{%tr endfor %}", ""],
    ],
    "loops within loops": [
        ["{%tr for g in groups %}", ""],
        ["{{ g.title }}", ""],
        ["{%tr for p in g.people %}", ""],
        ["{{ loop.index }}", "{{ p }}"],
        ["{%tr endfor %}", ""],
        ["{%tr endfor %}", ""],
    ],
    "cells merged downwards in nested loops": [
        ["{%tr for g in groups %}", ""],
        ["{%tr for p in g.people %}", ""],
        ["{% vm %}{{ g.title }}", "{{ p }}"],
        ["{%tr endfor %}", ""],
        ["{%tr endfor %}", ""],
    ],
    "rows on several conditions": [
        ["{%tr if off %}", ""],
        ["1", ""],
        ["{%tr elif number > 2 %}", ""],
        ["2", "{{ name }}"],
        ["{%tr else %}", ""],
        ["3", ""],
        ["{%tr endif %}", ""],
    ],
}


def _fill(table: Any, rows: list[list[str]]) -> None:
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            cell.text = text


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_as_docxtpl_gives_it(name: str, tmp_path: Path) -> None:
    rows = TABLES[name]

    def change(document: Any) -> None:
        _fill(document.add_table(len(rows), max(len(row) for row in rows)), rows)

    path = word_file(tmp_path / "t.docx", "x", change=change)
    assert not differences(path, VALUES)


def test_cells_merged_across_that_span_already_are_as_docxtpl_gives_them(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        table = document.add_table(2, 4)
        table.cell(0, 1).merge(table.cell(0, 2))
        _fill(table, [["{%tc for g in groups %}"], ["{%tc for g in groups %}"]])
        table.rows[0]._tr.tc_lst[1].p_lst[0].add_r().text = "{% hm %}both"  # noqa: SLF001 - no API
        table.rows[0]._tr.tc_lst[2].p_lst[0].add_r().text = "{%tc endfor %}"  # noqa: SLF001
        for cell, text in zip(
            table.rows[1].cells[1:], ("{{ g.title }}", "x", "{%tc endfor %}"), strict=True
        ):
            cell.text = text

    path = word_file(tmp_path / "t.docx", "x", change=change)
    assert not differences(path, VALUES)


def test_paragraphs_within_a_cell_are_as_docxtpl_gives_them(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        cell = document.add_table(1, 2).cell(0, 0)
        cell.text = "{%p for c in columns %}"
        for text in ("{{ c }}", "{%p endfor %}", "end"):
            cell.add_paragraph(text)

    path = word_file(tmp_path / "t.docx", "x", change=change)
    assert not differences(path, VALUES)


LINES: dict[str, list[str]] = {
    "merged with hyphens": [
        "My house is located",
        "{%- if on -%}",
        "\u00a0in urban area",
        "{%- else -%}",
        "\u00a0in countryside",
        "{%- endif -%}",
        "\u00a0and I love it.",
    ],
    "a condition within a word": ["walk{% if on %}ed{% else %}s{% endif %} home"],
    "tests and arithmetic": [
        "{% if number is odd and columns|length == 5 %}{{ number * 2 + 1 }}{% endif %}"
    ],
    "loop variables": [
        (
            "{% for c in columns %}{{ loop.index }}/{{ loop.length }}{{ c }}{% if not loop.last %}"
            ", {% endif %}{% else %}none{% endfor %}"
        )
    ],
    "a list that is empty": ["a{% for c in [] %}{{ c }}{% else %}none{% endfor %}b"],
    "items": ["{% for k, v in words.items() %}{{ k }}={{ v }} {% endfor %}"],
    "ranges": ["{% for i in range(3) %}{{ i }}{% endfor %}"],
    "order of keys": [
        "{% for k in words|sort %}{{ k }}{% endfor %}",
        "{% for k, v in words|dictsort %}{{ k }}{{ v }}{% endfor %}",
    ],
    "a block of text": ["{% set t %}one {{ name }}{% endset %}{{ t }}|{{ t|length }}"],
    "macros with a call": [
        (
            "{% macro box(t) %}[{{ t }}: {{ caller() }}]{% endmacro %}{% call box('a') %}{{ name }}"
            "{% endcall %}"
        )
    ],
    "with": ["{% with a = number %}{{ a }}{% endwith %}"],
    "raw": ["{% raw %}{{ name }}{% endraw %}"],
    "namespaces": [
        (
            "{% set n = namespace(x=0) %}{% for c in columns %}{% set n.x = n.x + 1 %}{% endfor %}"
            "{{ n.x }}"
        )
    ],
    "paragraphs on several conditions": [
        "{%p if off %}",
        "one",
        "{%p elif on %}",
        "two",
        "{%p else %}",
        "three",
        "{%p endif %}",
        "end",
    ],
    "escapes": ["{_{ name }_} {_% if x %_} {{ name }}"],
    "entities": ["R&D < > “quoted” ‘single’ {{ name|upper }}"],
    "spaces": ["   {{ name }}   {{ number }}   "],
    "default values": ["{{ missing|default('none') }} {% if missing is defined %}x{% endif %}"],
    "filters of many kinds": [
        "{{ name|title }} {{ columns|first }}{{ columns|last }} {{ 3.14159|round(2) }}",
        "{{ name|replace('Ilse', 'Ana')|truncate(12) }} {{ columns|reverse|join('-') }}",
    ],
}


@pytest.mark.parametrize("name", LINES)
def test_a_line_is_as_docxtpl_gives_it(name: str, tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", *LINES[name])
    assert not differences(path, {**VALUES, "words": {"b": 1, "a": 2}})


def test_runs_are_as_docxtpl_gives_them(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        paragraph = document.add_paragraph("start ")
        for text, bold in (("{%r if on %}", None), ("kept", True), ("{%r endif %}", None)):
            paragraph.add_run(text).bold = bold
        for text, bold in (("{%r if off %}", True), ("gone", True), ("{%r endif %}", True)):
            paragraph.add_run(text).bold = bold
        paragraph.add_run(" end")

    path = word_file(tmp_path / "t.docx", change=change)
    assert not differences(path, VALUES)


def test_text_behind_a_run_tag_keeps_its_look_which_docxtpl_drops(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.add_paragraph().add_run("{%r if on %}a{%r endif %}b").bold = True

    path = word_file(tmp_path / "t.docx", change=change)

    def bold(data: bytes) -> list[tuple[str, bool | None]]:
        runs = docx.Document(BytesIO(data)).paragraphs[0].runs
        return [(run.text, run.bold) for run in runs if run.text]

    assert bold(render(path, VALUES).data) == [("a", True), ("b", True)]
    assert bold(through_docxtpl(path, VALUES)) == [("a", None), ("b", None)]


def test_one_template_renders_several_times_as_docxtpl_does(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "{{ name }} {% for c in columns %}{{ c }}{% endfor %}")
    template = load(path)
    for name in ("Ana", "Boris", "Ana"):
        values = {**VALUES, "name": name}
        assert not compared(template.render(values).data, through_docxtpl(path, values))


def test_the_names_that_a_template_asks_for_are_those_that_docxtpl_finds(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ in_header }}"
        document.sections[0].footer.paragraphs[0].text = "{{ in_footer }}"

    path = word_file(
        tmp_path / "t.docx",
        "{{ name }} {% for c in columns %}{{ c }}{{ loop.index }}{{ other.x }}{% endfor %}",
        "{% set own = 1 %}{{ own }}{{ range(number) }}",
        rows=[["{%tr for r in rows %}"], ["{{ r.label }}"], ["{%tr endfor %}"]],
        change=change,
    )
    theirs = DocxTemplate(str(path)).get_undeclared_template_variables()
    assert load(path).names == theirs - {"range"}
    assert load(path).names == {
        *("name", "columns", "other", "number", "rows", "in_header", "in_footer"),
    }


@pytest.fixture
def _multiply() -> Iterator[None]:
    filters.register("multiply_by", lambda value, by: value * by)
    yield
    filters.unregister("multiply_by")


@pytest.mark.usefixtures("_multiply")
def test_a_filter_of_the_calling_program_works_as_it_does_with_docxtpl(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "Price: {{ number|multiply_by(0.5) }}")
    environment = jinja2.Environment(autoescape=True)
    environment.filters["multiply_by"] = lambda value, by: value * by
    template = DocxTemplate(str(path))
    template.render(VALUES, environment)
    theirs = template.docx._part.blob  # noqa: SLF001 - docxtpl offers no other way
    assert normal(parts(render(path, VALUES).data)["word/document.xml"]) == normal(theirs)
    assert paragraphs(path, VALUES) == ["Price: 1.5"]


def test_a_template_cannot_take_the_place_of_a_filter() -> None:
    for name in ("date", "no name", "_word_runs"):
        with pytest.raises(ValueError, match="cannot be called"):
            filters.register(name, str)
