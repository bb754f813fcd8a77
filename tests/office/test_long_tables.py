"""A table that is too long for its slide goes on on further slides, under its header row."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING, Any

import pptx
import pytest
from pptx.util import Pt

from mkmaterials.app.build import BuildOptions, Workshop
from mkmaterials.app.sources import reviewed_or_draft
from mkmaterials.office import load
from mkmaterials.office.fit import FLOOR, LEAST
from office_support import (
    add_chart,
    add_slide,
    add_table,
    deck_file,
    new_problems,
    notes,
    parts,
    render,
    slides,
    titles,
)
from support import ROOT, SEED, need_tool

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = [{"id": f"f{n}", "label": f"Fact {n}", "text": "Joint patrols & trust. "} for n in range(40)]
HEAD = ["Fact", "Text"]


def facts(
    title: str = "Facts",
    directives: str = "",
    change: Callable[[Any, Any], object] | None = None,
    rows: tuple[list[str], ...] = (),
) -> Callable[[Any], object]:
    """Return what makes a slide with a table that has a row for each fact."""
    loop = (
        ["{%tr for fact in facts %}", ""],
        ["{{ fact.label }}", "{{ fact.text }}"],
        ["{%tr endfor %}", ""],
    )

    def slide(deck: Any) -> None:
        made = add_slide(deck, title, f"{directives}\nSay it.")
        frame = add_table(made, [HEAD, *(rows or loop)])
        set_sizes(frame.table, 24)
        if change:
            change(made, frame.table)

    return slide


def set_sizes(table: Any, size: float) -> None:
    for row in table.rows:
        for cell in row.cells:
            for run in cell.text_frame.paragraphs[0].runs:
                run.font.size = Pt(size)


def _tables(data: bytes) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows]
        for slide in slides(data)
        for shape in slide.shapes
        if shape.has_table
    ]


def _sizes(data: bytes) -> set[float | None]:
    return {
        run.font.size.pt if run.font.size else None
        for slide in slides(data)
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
        for run in cell.text_frame.paragraphs[0].runs
    }


def test_every_row_is_there_once_in_order_under_the_header(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", ("First", ""), facts(), ("Last", ""))
    out = render(path, {"facts": ROWS})
    tables = _tables(out.data)
    assert len(tables) > 2
    assert [table[0] for table in tables] == [HEAD] * len(tables)
    assert [row[0] for table in tables for row in table[1:]] == [f["label"] for f in ROWS]
    counts = [len(table) for table in tables]
    assert max(counts) - min(counts) <= 2  # shared out evenly
    assert not out.findings
    assert not new_problems(path, out.data)


def test_text_has_one_size_on_all_slides_not_below_the_floor(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", facts())
    (size,) = _sizes(render(path, {"facts": ROWS}).data)
    assert size
    assert size >= FLOOR


def test_titles_count_the_slides_and_notes_go_along(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", facts("{{ title }}"), ("Last", ""))
    values = {"facts": ROWS, "title": "Facts & more"}
    out = render(path, values).data
    count = len(_tables(out))
    wanted = [f"Facts & more ({n}/{count})" for n in range(1, count + 1)]
    assert titles(out) == [*wanted, "Last"]
    assert [text.strip() for text in notes(out)] == ["Say it."] * count + [""]
    said = load(path).render(values, part_title="Del {part} od {parts}: {title}").data
    assert titles(said)[0] == f"Del 1 od {count}: Facts & more"


def test_a_table_that_fits_stays_on_its_slide(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", facts())
    out = render(path, {"facts": ROWS[:5]}).data
    assert titles(out) == ["Facts"]


def test_what_the_slides_own_is_copied_and_nothing_dangles(tmp_path: Path) -> None:
    def change(slide: Any, table: Any) -> None:
        add_chart(slide, "Sample", size=(8.5, 0, 1, 1))
        run = table.cell(2, 0).text_frame.paragraphs[0].add_run()
        run.text, run.hyperlink.address = "go", "https://example.org/{{ fact.id }}"

    path = deck_file(tmp_path / "t.pptx", facts(change=change))
    out = render(path, {"facts": ROWS}).data
    count = len(_tables(out))
    files = parts(out)
    assert len([name for name in files if name.startswith("ppt/charts/chart")]) == count
    for number in range(1, count + 1):
        rels = files[f"ppt/slides/_rels/slide{number}.xml.rels"].decode()
        slide = files[f"ppt/slides/slide{number}.xml"].decode()
        links = [row["id"] for row in ROWS if f'example.org/{row["id"]}"' in rels]
        assert links
        assert all(f">Fact {link[1:]}<" in slide for link in links)
    assert not new_problems(path, out)


def test_rows_that_a_cell_reaches_over_stay_together(tmp_path: Path) -> None:
    def change(_: Any, table: Any) -> None:
        table.cell(2, 0).merge(table.cell(3, 0))

    rows = (
        ["{%tr for fact in facts %}", ""],
        ["{{ fact.label }}", "{{ fact.text }}"],
        ["", "again {{ fact.label }}"],
        ["{%tr endfor %}", ""],
    )
    path = deck_file(tmp_path / "t.pptx", facts(change=change, rows=rows))
    out = render(path, {"facts": ROWS[:20]}).data
    tables = _tables(out)
    assert len(tables) > 1
    for table in tables:
        firsts, seconds = table[1::2], table[2::2]
        assert [f"again {row[0]}" for row in firsts] == [row[1] for row in seconds]


def test_a_row_higher_than_a_slide_has_one_of_its_own_and_is_told(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", facts())
    rows = [*ROWS[:2], {"id": "x", "label": "Long", "text": "Trust grows slowly. " * 60}, ROWS[2]]
    out = render(path, {"facts": rows})
    assert [[row[0] for row in table[1:]] for table in _tables(out.data)] == [
        ["Fact 0", "Fact 1"],
        ["Long"],
        ["Fact 2"],
    ]
    assert [finding.where.rpartition(": ")[2] for finding in out.findings] == [
        "slide 2, table 'Table 2'"
    ]
    assert min(size or 99 for size in _sizes(out.data)) >= LEAST


def test_a_sample_slide_is_tried_before_a_table_goes_on(tmp_path: Path) -> None:
    def small(_: Any, table: Any) -> None:
        set_sizes(table, 10)

    path = deck_file(
        tmp_path / "t.pptx",
        facts("Large", "{%slide choose facts %}"),
        facts("Small", "{%slide choose facts %}\n{%slide floor 10 %}", change=small),
    )
    assert titles(render(path, {"facts": ROWS[:3]}).data) == ["Large"]
    assert titles(render(path, {"facts": ROWS[:12]}).data) == ["Small"]
    assert len(titles(render(path, {"facts": ROWS * 2}).data)) > 1


def test_slides_are_counted_as_they_come_out(tmp_path: Path) -> None:
    path = deck_file(
        tmp_path / "t.pptx",
        ("First", "{%slide name first %}"),
        facts("Of {{ group.id }}", "{%slide name facts %}\n{%slide for group in groups %}"),
        ("Last", "{%slide name last %}"),
    )
    values = {"facts": ROWS[:14], "groups": [{"id": "a"}, {"id": "b"}]}
    template = load(path)
    out = template.render(values).data
    found = [(s.number, s.name, s.item) for s in template.laid_out(values)]
    assert found == [
        (1, "first", ""),
        (2, "facts", "a"),
        (3, "facts", "a"),
        (4, "facts", "b"),
        (5, "facts", "b"),
        (6, "last", ""),
    ]
    assert titles(out) == ["First", "Of a (1/2)", "Of a (2/2)", "Of b (1/2)", "Of b (2/2)", "Last"]


@pytest.mark.parametrize("count", [8, 15, 60])
def test_no_row_runs_off_its_slide_as_libreoffice_sets_it(
    count: int, tmp_path: Path, to_pdf: Callable[[Path], Path]
) -> None:
    path = deck_file(tmp_path / "t.pptx", facts())
    rows = [{**row, "text": row["text"] * (n % 4 + 1)} for n, row in enumerate(ROWS + ROWS)]
    out = tmp_path / "out.pptx"
    out.write_bytes(render(path, {"facts": rows[:count]}).data)
    command = [need_tool("pdftotext"), "-bbox", str(to_pdf(out)), "-"]
    page = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    (height,) = {
        float(each) for each in re.findall(r'<page width="[\d.]+" height="([\d.]+)"', page)
    }
    words = re.findall(r'yMax="([\d.]+)">([^<]*)</word>', page)
    assert sum(word == "Joint" for _, word in words) == sum(n % 4 + 1 for n in range(count))
    assert max(float(bottom) for bottom, _ in words) <= height


def test_the_kits_documents_name_the_slides_as_they_come_out(tmp_path: Path) -> None:
    deck: Any = pptx.Presentation(str(ROOT / "templates/base/deck.pptx"))
    slide = next(each for each in deck.slides if each.slide_layout.name == "Event at a glance")
    set_sizes(next(shape.table for shape in slide.shapes if shape.has_table), 40)
    slide.notes_slide.notes_text_frame.text = "{%slide name glance %}\n{%slide floor 36 %}"
    pack = tmp_path / "templates/field-operations/own"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("extends: base\nname: Own\nlanguages: [en]\n")
    deck.save(str(pack / "deck.pptx"))
    options = BuildOptions(operation="own", working_folder=tmp_path, output=tmp_path / "out")
    workshop = Workshop(options)
    plan = workshop.plan(reviewed_or_draft(SEED))
    kit = workshop.build(SEED)
    made = slides((kit.folder / "deck.pptx").read_bytes())
    assert kit.slides == len(made) == plan["slide_count"]
    heads = [slide.shapes.title.text_frame.text for slide in made]
    glance = [title for title in heads if re.search(r"\(\d/\d\)$", title)]
    assert len(glance) > 1
    assert heads.index(glance[0]) + 1 == plan["slides"]["glance"]
    assert plan["slides"]["closing"] > plan["slides"]["glance"] + len(glance)
    assert heads[plan["slides"]["closing"] - 1] == "From words to work"
