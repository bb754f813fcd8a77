"""The same template and data through docxtpl and through us give the same document."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from docxtpl import DocxTemplate
from lxml import etree

from office_support import W, parts, render, word_file

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
    ours = parts(render(path, VALUES).data)
    theirs = parts(_through_docxtpl(path))
    compared = [
        part
        for part in ours
        if part.rsplit("/", 1)[-1].startswith(("document", "header", "footer"))
    ]
    assert compared
    for part in compared:
        assert _normal(ours[part]) == _normal(theirs[part])


def test_title_and_subject_are_those_that_docxtpl_gives(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.core_properties.title = "{{ words.first }} {{ number }}"
        document.core_properties.subject = "{% for c in columns %}{{ c }}{% endfor %}"

    path = word_file(tmp_path / "template.docx", "x", change=change)
    ours = parts(render(path, VALUES).data)["docProps/core.xml"]
    theirs = parts(_through_docxtpl(path))["docProps/core.xml"]
    for name in ("title", "subject"):
        pattern = f"{{*}}{name}"
        assert etree.fromstring(ours).findtext(pattern) == etree.fromstring(theirs).findtext(
            pattern
        )


def _through_docxtpl(path: Path) -> bytes:
    template = DocxTemplate(str(path))
    template.render(VALUES, autoescape=True)
    out = BytesIO()
    template.save(out)
    return out.getvalue()


def _normal(xml: bytes) -> list[str]:
    """Return the tree as lines, without what makes no difference on the page."""
    root = etree.fromstring(xml)
    for run in list(root.iter(f"{W}r")):
        _merge(run)
    for paragraph in list(root.iter(f"{W}p")):
        _join_runs(paragraph)
    for properties in root.iter(f"{W}tcPr"):
        properties[:] = sorted(properties, key=lambda child: str(child.tag))
    lines: list[str] = []
    _write(root, 0, lines)
    return lines


def _merge(run: Any) -> None:
    """Join texts that follow each other in a run, and drop empty ones."""
    for text in list(run.findall(f"{W}t")):
        previous = text.getprevious()
        if not text.text:
            run.remove(text)
        elif previous is not None and previous.tag == text.tag:
            previous.text += text.text
            run.remove(text)


def _join_runs(paragraph: Any) -> None:
    """Join runs that follow each other and look the same, and drop empty ones."""
    previous = None
    for run in list(paragraph):
        if run.tag != f"{W}r":
            previous = None
            continue
        if all(child.tag == f"{W}rPr" for child in run):
            paragraph.remove(run)
        elif previous is not None and _look(previous) == _look(run):
            previous.extend([child for child in run if child.tag != f"{W}rPr"])
            _merge(previous)
            paragraph.remove(run)
        else:
            previous = run


def _look(run: Any) -> bytes:
    properties = run.find(f"{W}rPr")
    return b"" if properties is None else etree.tostring(properties, method="c14n")


def _write(element: Any, depth: int, lines: list[str]) -> None:
    attributes = sorted(
        (name, value)
        for name, value in element.attrib.items()
        if not name.endswith("}space") and (element.tag, name) != ("docPr", "id")
    )
    text = element.text if element.tag == f"{W}t" else (element.text or "").strip()
    lines.append(f"{'  ' * depth}{element.tag} {attributes} {text!r}")
    for child in element:
        _write(child, depth + 1, lines)
