"""The same template and data through docxtpl and through us give the same document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from office_support import word_file
from oracle_support import differences

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VALUES = {
    "title": "Trust & <safety> “first” – “second”",
    "empty": "",
    "number": 7,
    "on": True,
    "off": False,
    "lines": "one\ntwo\tthree",
    "people": [
        {"name": "Ilse Maron", "role": "Head of Unit", "tasks": ["listen", "act"]},
        {"name": "Jan Óskar Łuk", "role": "", "tasks": []},
        {"name": "Анна Ким", "role": "Officer", "tasks": ["patrol"]},
    ],
    "columns": ["a", "b", "c", "d"],
    "words": {"first": "alpha", "second": "beta"},
}


def _split(document: Any) -> None:
    paragraph = document.add_paragraph("Dear ")
    for text in ("{", "{ tit", "le }", "} and {%", " if on %}on{% en", "dif %} end", "."):
        paragraph.add_run(text)


def _header(document: Any) -> None:
    section = document.sections[0]
    section.header.paragraphs[
        0
    ].text = "{{ title }} / {% for p in people %}{{ p.name }};{% endfor %}"
    section.footer.paragraphs[0].text = "{% if off %}no{% else %}{{ number + 1 }}{% endif %}"


def _nested_table(document: Any) -> None:
    outer = document.add_table(3, 2)
    outer.cell(0, 0).text = "{%tr for p in people if p.tasks %}"
    outer.cell(1, 0).text = "{{ p.name }}"
    inner = outer.cell(1, 1).add_table(3, 1)
    inner.cell(0, 0).text = "{%tr for t in p.tasks %}"
    inner.cell(1, 0).text = "{{ t }}"
    inner.cell(2, 0).text = "{%tr endfor %}"
    outer.cell(2, 0).text = "{%tr endfor %}"


def _formatted(document: Any) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run("{{ title }}").bold = True
    paragraph.add_run(" by ")
    paragraph.add_run("{{ people[0].name }}").italic = True
    document.add_paragraph("{{ number }}", style="List Bullet")
    document.add_heading("{{ words.first }}", 2)


CASES: dict[str, tuple[list[str], list[list[str]], Callable[[Any], object] | None]] = {
    "plain": (["{{ title }}", "{{number}}", "a {{ words.second }} b {{ empty }}c"], [], None),
    "filters": (["{{ title|upper }} {{ people|length }} {{ columns|join(', ') }}"], [], None),
    "escaped twice": (["{{ title|e }}"], [], None),
    "if": (
        ["{% if on %}A{% else %}B{% endif %}{% if off %}C{% elif number > 3 %}D{% endif %}"],
        [],
        None,
    ),
    "loop in a line": (
        ["{% for p in people %}{{ loop.index }} {{ p.name }}, {% endfor %}end"],
        [],
        None,
    ),
    "loop over paragraphs": (
        [
            "{%p for p in people %}",
            "{{ p.name }}",
            "{%p if p.role %}",
            "({{ p.role }})",
            "{%p endif %}",
            "{%p endfor %}",
            "end",
        ],
        [],
        None,
    ),
    "block from paragraph to paragraph": (
        ["x {% if on %}one", "two{% endif %} y", "{% if off %}one", "two{% endif %} z"],
        [],
        None,
    ),
    "rows": (
        [],
        [
            ["Name", "Role"],
            ["{%tr for p in people %}", ""],
            ["{{ p.name }}", "{{ p.role }}"],
            ["{%tr endfor %}", ""],
        ],
        None,
    ),
    "rows on a condition": (
        [],
        [
            ["{%tr if off %}", ""],
            ["1", "2"],
            ["{%tr else %}", ""],
            ["3", "4"],
            ["{%tr endif %}", ""],
        ],
        None,
    ),
    "columns": (
        [],
        [
            ["{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"],
            ["{%tc for c in columns %}", "{{ loop.index }}", "{%tc endfor %}"],
        ],
        None,
    ),
    "fewer columns": (
        [],
        [["{%tc for c in columns[:1] %}", "{{ c }}", "{%tc endfor %}", "x"]],
        None,
    ),
    "rows and columns": (
        [],
        [
            ["{%tr for p in people %}", "", ""],
            ["{%tc for c in columns %}", "{{ p.name }}{{ c }}", "{%tc endfor %}"],
            ["{%tr endfor %}", "", ""],
        ],
        None,
    ),
    "backgrounds": (
        [],
        [
            ["{%tr for p in people %}", ""],
            ["{% cellbg 'FF0000' if loop.first else '00FF00' %}{{ p.name }}", "{{ p.role }}"],
            ["{%tr endfor %}", ""],
        ],
        None,
    ),
    "spans": ([], [["{% colspan columns|length %}wide"], ["{{ title }}"]], None),
    "cells merged downwards": (
        [],
        [
            ["{%tr for p in people %}", ""],
            ["{% vm %}All of {{ people|length }}", "{{ p.name }}"],
            ["{%tr endfor %}", ""],
        ],
        None,
    ),
    "cells merged across": (
        [],
        [
            ["{%tc for c in columns %}", "{% hm %}All of them", "{%tc endfor %}"],
            ["{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"],
        ],
        None,
    ),
    "runs": (["a {%r if on %}b{%r endif %} c {%r if off %}d{%r endif %}"], [], None),
    "curly quotes": (
        ["{{ words[‘first’] }} {% if title == “x” %}no{% else %}yes{% endif %}"],
        [],
        None,
    ),
    "comments": (["a{# not this #}b", "{#p nor this #}", "c"], [], None),
    "assignments": (
        ["{% set x = number * 2 %}{{ x }} {% set y %}({{ title }}){% endset %}{{ y }}"],
        [],
        None,
    ),
    "macros": (["{% macro m(t) %}[{{ t }}]{% endmacro %}{{ m(title) }}"], [], None),
    "escaped braces": (["{_{ not a tag }_} {_% nor this %_}"], [], None),
    "line breaks": (["a {{ lines }} b"], [], None),
    "merged paragraphs": (
        ["x {% if on %}", "one", "{%- endif %} y", "a {% if on -%}", "two {% endif %}"],
        [],
        None,
    ),
    "split over runs": ([], [], _split),
    "header and footer": (["{{ title }}"], [], _header),
    "nested tables": ([], [], _nested_table),
    "formatted": ([], [], _formatted),
}


@pytest.mark.parametrize("name", CASES)
def test_a_template_gives_the_document_that_docxtpl_gives(name: str, tmp_path: Path) -> None:
    texts, rows, change = CASES[name]
    path = word_file(tmp_path / "template.docx", *texts, rows=rows, change=change)
    assert not differences(path, VALUES)


def test_title_and_subject_are_those_that_docxtpl_gives(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.core_properties.title = "{{ words.first }} {{ number }}"
        document.core_properties.subject = "{% for c in columns %}{{ c }}{% endfor %}"

    path = word_file(tmp_path / "template.docx", "x", change=change)
    assert not differences(path, VALUES)
