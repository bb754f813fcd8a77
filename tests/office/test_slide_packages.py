"""What a repeated slide takes along, and what is left out of the finished package."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pptx
import pytest
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from office_support import (
    PIXEL,
    A,
    P,
    add_chart,
    add_slide,
    add_table,
    deck_file,
    new_problems,
    parts,
    render,
    sdk_errors,
    slides,
    tree,
    with_parts,
)
from support import need_tool

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SLIDE = "ppt/slides/slide2.xml"
TRANSITION = '<p:transition spd="slow"><p:fade/></p:transition>'
CREATED = (
    '<p:extLst><p:ext uri="{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}"><p14:creationId '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" val="123"/></p:ext>'
    "</p:extLst>"
)
ITEMS = [{"id": f"i{n}", "name": f"Name & {n}", "values": [n, n + 1]} for n in range(4)]


def _everything(deck: Any) -> None:
    """Add a slide with all that a slide can own."""
    slide = add_slide(deck, "{{ i.name }}", "{%slide for i in items %}\nSay {{ i.name }}")
    slide.shapes.add_picture(BytesIO(PIXEL), 0, 0)
    for tag in ("{%chart {'categories': ['a', 'b'], 'series': [{'values': i['values']}]} %}", ""):
        add_chart(slide, tag or "Alt", kind=XL_CHART_TYPE.PIE, points=1, size=(1, 1, 3, 2))
    add_table(slide, [["{%tc for v in i['values'] %}", "{{ v }}", "{%tc endfor %}"]])
    box = slide.shapes.add_textbox(0, Inches(5), Inches(4), Inches(1))
    box.click_action.target_slide = deck.slides[0]
    run = box.text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address = "{{ i.name }}", "https://example.org/{{ i.id }}"
    group = slide.shapes.add_group_shape()
    inner = group.shapes.add_textbox(0, Inches(6), Inches(6), Inches(1))
    inner.text_frame.text = "In a group: {{ i.name }}"
    background = slide.background.fill
    background.solid()
    slide.part.get_or_add_image_part(BytesIO(PIXEL))


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = deck_file(
        tmp_path / "t.pptx", ("First", "x"), _everything, ("Last {{ items|length }}", "")
    )
    xml = parts(path.read_bytes())[SLIDE].decode()
    identity = re.search(r'r:embed="(rId\d+)"', xml)
    assert identity
    fill = (
        f'<p:bg><p:bgPr><a:blipFill><a:blip r:embed="{identity[1]}"/><a:stretch><a:fillRect/>'
        "</a:stretch></a:blipFill><a:effectLst/></p:bgPr></p:bg>"
    )
    xml = re.sub(r"<p:bg>.*?</p:bg>", fill, xml, flags=re.DOTALL)
    xml = xml.replace("</p:cSld>", f"{CREATED}</p:cSld>", 1)
    xml = xml.replace("</p:clrMapOvr>", f"</p:clrMapOvr>{TRANSITION}", 1)
    return with_parts(path, {SLIDE: xml.encode()})


@pytest.mark.parametrize("count", [0, 1, 4])
def test_a_slide_takes_everything_along_and_nothing_dangles(count: int, template: Path) -> None:
    out = render(template, {"items": ITEMS[:count]}).data
    made = slides(out)[1 : count + 1]
    for slide, item in zip(made, ITEMS[:count], strict=True):
        charts = [shape.chart for shape in slide.shapes if shape.has_chart]
        assert [tuple(c.plots[0].series[0].values) for c in charts] == [tuple(item["values"]), (1,)]
        assert all(c.part.chart_workbook.xlsx_part is not None for c in charts)
        root = slide._element  # noqa: SLF001 - no API for backgrounds and transitions
        (blip,) = root.iterfind(f"{P}cSld/{P}bg//{A}blip")
        assert slide.part.related_part(blip.get(f"{R}embed")).blob == PIXEL
        assert len(root.findall(f"{P}transition")) == 1
        assert item["name"] in slide.notes_slide.notes_text_frame.text
        text = "".join(root.itertext())
        assert f"In a group: {item['name']}" in text
        table = next(shape.table for shape in slide.shapes if shape.has_table)
        assert [cell.text for cell in table.rows[0].cells] == [str(v) for v in item["values"]]
    _relations_hold(out)
    assert not new_problems(template, out)


def test_ids_are_in_order_and_none_is_there_twice(template: Path) -> None:
    out = render(template, {"items": ITEMS}).data
    listed = [node.get("id") for node in tree(out, "ppt/presentation.xml").iter(f"{P}sldId")]
    assert len(set(listed)) == len(listed) == 6
    assert all(int(identity) >= 256 for identity in listed)
    names = [slide.part.partname for slide in slides(out)]
    assert names == [f"/ppt/slides/slide{number}.xml" for number in range(1, 7)]
    for name in parts(out):
        if re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
            shapes = [node.get("id") for node in tree(out, name).iter(f"{P}cNvPr")]
            assert len(set(shapes)) == len(shapes)
            assert b"creationId" not in parts(out)[name]


def test_parts_to_which_nothing_leads_are_left_out(template: Path) -> None:
    with_parts(template, {"ppt/media/orphan.png": PIXEL, "ppt/tags/tag1.xml": b"<x/>"})
    assert not [
        n for n in parts(render(template, {"items": []}).data) if "orphan" in n or "tag1" in n
    ]


def test_the_same_values_give_the_same_bytes(template: Path) -> None:
    assert render(template, {"items": ITEMS}).data == render(template, {"items": ITEMS}).data


def test_the_validator_of_the_open_xml_sdk_finds_nothing_new(
    template: Path, tmp_path: Path
) -> None:
    def kinds(path: Path) -> set[tuple[str, str]]:
        return {(each["id"], re.sub(r"\d+", "", each["path"])) for each in sdk_errors(path)}

    out = tmp_path / "out.pptx"
    out.write_bytes(render(template, {"items": ITEMS}).data)
    assert kinds(out) <= kinds(template)


def test_libreoffice_reads_back_the_same(
    template: Path, tmp_path: Path, to_pdf: Callable[[Path], Path]
) -> None:
    out = tmp_path / "out.pptx"
    out.write_bytes(render(template, {"items": ITEMS}).data)
    command = [need_tool("pdftotext"), str(to_pdf(out)), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) == len(list(pptx.Presentation(str(out)).slides))
    for page, item in zip(pages[1:5], ITEMS, strict=True):
        assert page.count(str(item["name"])) == 3  # title, linked text, text in a group


def _relations_hold(data: bytes) -> None:
    """Assert that relationships lead to parts, and that every part is reached and listed."""
    package = pptx.Presentation(BytesIO(data)).part.package
    reached = {str(part.partname).lstrip("/") for part in package.iter_parts()}
    files = {name for name in parts(data) if not name.endswith(".rels")}
    assert files - reached == {"[Content_Types].xml"}
    listed = re.findall('PartName="/([^"]+)"', parts(data)["[Content_Types].xml"].decode())
    assert set(listed) <= files
