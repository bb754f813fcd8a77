"""Charts fed from data: in the chart's cache and in its workbook, whatever the number of series."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from office_support import (
    add_chart,
    add_slide,
    audit,
    deck_file,
    describe,
    new_problems,
    parts,
    refusal,
    render,
    slides,
    tree,
)
from support import need_tool

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CELLS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DATA = {
    "categories": ["2021", "2022 & after", "Анна"],
    "series": [
        {"name": "Women", "values": [12, 30.5, None], "format": "0.0"},
        {"name": "Men <all>", "values": [1, 2, 3]},
    ],
}


def chart(directive: str, notes: str = "", **options: Any) -> Callable[[Any], object]:
    """Return what makes a slide with a chart of sample data."""
    return lambda deck: add_chart(add_slide(deck, "T", notes), directive, **options)


def _chart(data: bytes, number: int = 0) -> Any:
    return next(shape.chart for shape in slides(data)[number].shapes if shape.has_chart)


def _sheet(made: Any) -> list[list[str]]:
    """Return the rows of a chart's workbook, as texts."""
    book = made.part.chart_workbook.xlsx_part.blob
    shared = tree(book, "xl/sharedStrings.xml").iter(f"{CELLS}si")
    texts = ["".join(each.itertext()) for each in shared]
    rows = []
    for row in tree(book, "xl/worksheets/sheet1.xml").iter(f"{CELLS}row"):
        cells = {
            cell.get("r")[0]: texts[int(found)] if cell.get("t") == "s" else found
            for cell in row
            for found in cell.itertext()
        }
        rows.append([cells.get(letter, "") for letter in "ABCDE"[: 1 + max(map(_column, cells))]])
    return rows


def _column(letter: str) -> int:
    return ord(letter) - ord("A")


def test_the_numbers_go_into_the_chart_and_into_its_workbook(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", chart("{%chart numbers %}Numbers of participants"))
    out = render(path, {"numbers": DATA}).data
    made = _chart(out)
    (plot,) = made.plots
    assert list(plot.categories) == DATA["categories"]
    assert [series.name for series in plot.series] == ["Women", "Men <all>"]
    assert [tuple(series.values) for series in plot.series] == [(12, 30.5, None), (1, 2, 3)]
    assert _sheet(made) == [
        ["", "Women", "Men <all>"],
        ["2021", "12", "1"],
        ["2022 & after", "30.5", "2"],
        ["Анна", "", "3"],
    ]
    frame = next(shape for shape in slides(out)[0].shapes if shape.has_chart)
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == "Numbers of participants"  # noqa: SLF001
    assert not new_problems(path, out)


def test_formulas_lead_to_the_cells_that_hold_the_numbers(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", chart("{%chart numbers %}x"))
    name = next(n for n in parts(path.read_bytes()) if n.startswith("ppt/charts/chart"))
    xml = parts(render(path, {"numbers": DATA}).data)[name].decode()
    assert re.findall("<c:f>([^<]*)</c:f>", xml) == [
        *("Sheet1!$B$1", "Sheet1!$A$2:$A$4", "Sheet1!$B$2:$B$4"),
        *("Sheet1!$C$1", "Sheet1!$A$2:$A$4", "Sheet1!$C$2:$C$4"),
    ]


def test_number_formats_are_those_of_the_data_else_of_the_template(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", chart("{%chart numbers %}x"))
    made = _chart(render(path, {"numbers": DATA}).data)
    space = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    formats = [e.text for e in made.part._element.iter(f"{space}formatCode")]  # noqa: SLF001
    assert formats == ["0.0", "#,##0"]
    styles = tree(made.part.chart_workbook.xlsx_part.blob, "xl/styles.xml")
    assert [e.get("formatCode") for e in styles.iter(f"{CELLS}numFmt")] == ["0.0", "#,##0"]


@pytest.mark.parametrize("wanted", [1, 2, 3, 8])
def test_series_are_added_or_taken_away(wanted: int, tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", chart("{%chart numbers %}x", series=3))
    series = [{"name": f"s{n}", "values": [n]} for n in range(wanted)]
    out = render(path, {"numbers": {"categories": ["a"], "series": series}}).data
    made = _chart(out)
    assert [(s.name, *s.values) for s in made.plots[0].series] == [
        (f"s{n}", n) for n in range(wanted)
    ]
    indices = re.findall(r'<c:(?:idx|order) val="(\d+)"/>', _xml(out))
    assert indices == [str(n) for n in range(wanted) for _ in range(2)]
    assert not new_problems(path, out)


def _xml(data: bytes) -> str:
    return next(d for n, d in parts(data).items() if n.startswith("ppt/charts/chart")).decode()


def test_rows_of_the_plan_are_shown_by_naming_label_and_values(tmp_path: Path) -> None:
    rows = [{"title": "Opening", "minutes": 10}, {"title": "Break", "minutes": 15}]
    path = deck_file(
        tmp_path / "t.pptx", chart("{%chart blocks, 'title', 'minutes' %}x", points=5, series=2)
    )
    made = _chart(render(path, {"blocks": rows}).data)
    assert list(made.plots[0].categories) == ["Opening", "Break"]
    assert [(s.name, *s.values) for s in made.plots[0].series] == [("Sample 0", 10, 15)]
    simple = [{"label": "a", "value": 1}, {"label": 2, "value": 2.5}]
    path = deck_file(tmp_path / "u.pptx", chart("{%chart blocks %}x"))
    made = _chart(render(path, {"blocks": simple}).data)
    assert list(made.plots[0].categories) == ["a", "2"]


@pytest.mark.parametrize(
    "kind",
    [XL_CHART_TYPE.PIE, XL_CHART_TYPE.LINE_MARKERS, XL_CHART_TYPE.BAR_STACKED, XL_CHART_TYPE.RADAR],
)
def test_charts_of_many_kinds_are_fed(kind: XL_CHART_TYPE, tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", chart("{%chart numbers %}x", kind=kind))
    out = render(path, {"numbers": DATA}).data
    assert len(list(_chart(out).plots[0].series)) == 2
    assert not new_problems(path, out)


def test_a_scatter_chart_is_fed_with_numbers_on_both_axes(tmp_path: Path) -> None:
    def slide(deck: Any) -> None:
        made = add_slide(deck, "T")
        data: Any = XyChartData()  # type: ignore[no-untyped-call] # python-pptx has no types
        sample = data.add_series("s")
        sample.add_data_point(1, 2)
        size = Inches(1), Inches(1.5), Inches(8), Inches(5)
        frame = made.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *size, data)
        describe(frame, "{%chart numbers %}")

    path = deck_file(tmp_path / "t.pptx", slide)
    data = {"categories": [1, 2.5], "series": [{"name": "s", "values": [3, 4]}]}
    out = render(path, {"numbers": data}).data
    assert list(_chart(out).plots[0].series[0].iter_values()) == [3, 4]
    assert "<c:xVal><c:numRef>" in _xml(out)
    assert not new_problems(path, out)


def test_each_copy_of_a_slide_shows_its_own_numbers(tmp_path: Path) -> None:
    path = deck_file(
        tmp_path / "t.pptx",
        ("First", ""),
        chart("{%chart g.data %}x", "{%slide for g in groups %}"),
    )
    groups = [
        {"data": {"categories": ["a"], "series": [{"name": f"n{n}", "values": [n]}]}}
        for n in range(3)
    ]
    out = render(path, {"groups": groups}).data
    charts = [_chart(out, number) for number in (1, 2, 3)]
    assert [tuple(c.plots[0].series[0].values) for c in charts] == [(0,), (1,), (2,)]
    assert [_sheet(c)[1] for c in charts] == [["a", "0"], ["a", "1"], ["a", "2"]]
    assert render(path, {"groups": groups}).data == out


@pytest.mark.parametrize("nothing", [None, "", [], {"categories": [], "series": []}])
def test_a_chart_without_data_leaves_nothing_behind(nothing: object, tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", chart("{%chart numbers %}x"))
    out = render(path, {"numbers": nothing}).data
    assert not [shape for shape in slides(out)[0].shapes if shape.has_chart]
    assert not [name for name in parts(out) if "chart" in name or "embedding" in name]
    assert b"chart" not in parts(out)["[Content_Types].xml"].replace(b"chartshapes", b"")
    assert not new_problems(path, out)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("text", "no data for a chart"),
        ([1, 2], "no data for a chart"),
        ({"categories": ["a"], "series": [{"name": "s", "values": ["x"]}]}, "'x' is no number"),
        ({"categories": ["a"], "series": [{"name": "s", "values": [1, 2]}]}, "2 values for 1"),
        ({"categories": ["a"], "series": [{"name": "s"}]}, "has no 'values'"),
        ([{"label": "a"}], "'value' is not known"),
    ],
)
def test_data_that_no_chart_can_show_are_refused_with_their_place(
    value: object, message: str, tmp_path: Path
) -> None:
    path = deck_file(tmp_path / "t.pptx", ("First", ""), chart("{%chart numbers %}x"))
    error = refusal(path, {"numbers": value})
    assert message in error.message
    assert "slide 2" in error.where


def test_a_directive_on_something_that_is_no_chart_is_refused(tmp_path: Path) -> None:
    def slide(deck: Any) -> None:
        describe(add_slide(deck, "T").shapes[0], "{%chart x %}")

    assert "no chart" in refusal(deck_file(tmp_path / "t.pptx", slide), {"x": 1}).message


def test_libreoffice_shows_the_numbers(tmp_path: Path, to_pdf: Callable[[Path], Path]) -> None:
    path = deck_file(tmp_path / "t.pptx", chart("{%chart numbers %}x"))
    out = tmp_path / "out.pptx"
    out.write_bytes(render(path, {"numbers": DATA}).data)
    command = [need_tool("pdftotext"), str(to_pdf(out)), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "2022 & after" in text
    assert "sample" not in text


def test_the_workbook_is_valid_open_xml(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", chart("{%chart numbers %}x"))
    book = tmp_path / "book.xlsx"
    book.write_bytes(
        _chart(render(path, {"numbers": DATA}).data).part.chart_workbook.xlsx_part.blob
    )
    assert all("relationships/theme" in problem for problem in audit(book))  # Excel needs none
