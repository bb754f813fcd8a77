"""PowerPoint templates: slides repeated, dropped and named."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pptx
import pytest
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Inches

from mkmaterials.office import load
from mkmaterials.office.slide_refs import SlideRef
from office_support import (
    PIXEL,
    A,
    P,
    add_chart,
    add_slide,
    add_table,
    deck_file,
    new_problems,
    notes,
    parts,
    refusal,
    render,
    slides,
    titles,
    tree,
    with_parts,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

QUOTES = [
    {"id": "q1", "speaker": "Ilse Maron", "para": "3"},
    {"id": "q2", "speaker": "Jan & Anna", "para": "4"},
    {"id": "q3", "speaker": "Анна Ким", "para": "6"},
]
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def _rich(deck: Any) -> None:
    """Add a slide with a picture, a chart, a link and notes, repeated for each quotation."""
    slide = add_slide(deck, "{{ q.speaker }}", "{%slide for q in quotes %}\nParagraph {{ q.para }}")
    slide.shapes.add_picture(BytesIO(PIXEL), 0, 0)
    size = 1, 1, 3, 2
    frame = add_chart(slide, kind=XL_CHART_TYPE.PIE, size=size)
    frame.chart.has_title = True
    frame.chart.chart_title.text_frame.text = "Chart of {{ q.speaker }}"
    run = slide.shapes.add_textbox(*map(Inches, size)).text_frame.paragraphs[0].add_run()
    run.text = "read"
    run.hyperlink.address = "https://example.org/%7B%7Bq.id%7D%7D"


def test_a_repeated_slide_takes_picture_chart_link_and_notes_along(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", ("First", ""), _rich, ("Last", ""))
    out = render(path, {"quotes": QUOTES}).data
    names = [quote["speaker"] for quote in QUOTES]
    assert titles(out) == ["First", *names, "Last"]
    assert notes(out) == ["", "Paragraph 3", "Paragraph 4", "Paragraph 6", ""]
    copies = slides(out)[1:4]
    charts = [next(s.chart for s in slide.shapes if s.has_chart) for slide in copies]
    assert [chart.chart_title.text_frame.text for chart in charts] == [
        f"Chart of {n}" for n in names
    ]
    assert len({chart.part.partname for chart in charts}) == 3
    books = [chart.part.chart_workbook.xlsx_part for chart in charts]
    assert len({book.partname for book in books}) == 3
    assert len({book.blob for book in books}) == 1
    pictures = [next(s.image for s in slide.shapes if hasattr(s, "image")) for slide in copies]
    assert [picture.blob for picture in pictures] == [PIXEL] * 3
    links = [
        run.hyperlink.address
        for slide in copies
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.hyperlink.address
    ]
    assert links == [f"https://example.org/{quote['id']}" for quote in QUOTES]
    assert not new_problems(path, out)


def test_libreoffice_opens_a_deck_of_copies(tmp_path: Path, to_pdf: Callable[[Path], Path]) -> None:
    path = deck_file(tmp_path / "t.pptx", ("First", "{%slide if no %}"), _rich, ("Last", "x"))
    out = tmp_path / "out.pptx"
    out.write_bytes(render(path, {"quotes": QUOTES, "no": 0}).data)
    pages = re.findall(rb"/Type\s*/Page\b(?!s)", to_pdf(out).read_bytes())
    assert len(pages) == len(QUOTES) + 1


def test_notes_of_a_copy_lead_back_to_the_copy(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", _rich)
    out = render(path, {"quotes": QUOTES}).data
    for slide in slides(out):
        back = slide.notes_slide.part.part_related_by(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
        )
        assert back is slide.part


def test_a_dropped_slide_leaves_nothing_behind(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", ("First", ""), _rich, ("Last", "{%slide if last %}\nx"))
    out = render(path, {"quotes": [], "last": False}).data
    files = parts(out)
    assert titles(out) == ["First"]
    gone = re.compile("slide[23].xml|notesSlide|chart|embedding|media")
    assert [name for name in files if gone.search(name)] == []
    for name in ("[Content_Types].xml", "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"):
        assert not gone.search(files[name].decode())
    assert b"<Slides>1</Slides>" in files["docProps/app.xml"]
    _links_hold(out)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_every_relationship_of_the_output_leads_somewhere(count: int, tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", ("First", "x"), _rich, ("Last", "y"))
    out = render(path, {"quotes": QUOTES[:count]}).data
    _links_hold(out)
    listed = re.findall('PartName="/([^"]+)"', parts(out)["[Content_Types].xml"].decode())
    assert len(listed) == len(set(listed))
    assert set(listed) <= set(parts(out))


def test_a_notes_master_is_listed_in_the_presentation(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", ("{{ t }}", "notes"))
    out = render(path, {"t": "T"}).data
    order = [child.tag for child in tree(out, "ppt/presentation.xml")]
    assert order[:3] == [f"{P}sldMasterIdLst", f"{P}notesMasterIdLst", f"{P}sldIdLst"]


def test_directives_nest_in_the_order_written_and_are_gone_from_the_notes(tmp_path: Path) -> None:
    directives = "{%slide for g in groups %}\n{%slide for q in g.quotes %}\n{%slide if q.on %}"
    path = deck_file(tmp_path / "t.pptx", ("{{ g.name }}{{ q.name }}", f"{directives}\nSay it."))
    groups = [
        {"name": "a", "quotes": [{"name": "1", "on": True}, {"name": "2", "on": False}]},
        {"name": "b", "quotes": [{"name": "3", "on": True}]},
    ]
    out = render(path, {"groups": groups}).data
    assert titles(out) == ["a1", "b3"]
    assert notes(out) == ["Say it.", "Say it."]


def test_a_range_of_slides_repeats_in_turn(tmp_path: Path) -> None:
    path = deck_file(
        tmp_path / "t.pptx",
        ("Q {{ q.speaker }}", "{%slide for q in quotes %}"),
        ("Discuss {{ q.speaker }}", "{%slide if q.para != '4' %}"),
        ("End {{ q.id }}", "{%slide endfor %}"),
        ("Last", ""),
    )
    values = {"quotes": QUOTES[:2]}
    expected = ["Q Ilse Maron", "Discuss Ilse Maron", "End q1", "Q Jan & Anna", "End q2", "Last"]
    assert titles(render(path, values).data) == expected
    outline = load(path).outline(values)
    assert [slide.item for slide in outline] == ["q1", "q1", "q1", "q2", "q2", ""]


def test_the_outline_tells_numbers_names_and_items_without_the_rest(tmp_path: Path) -> None:
    path = deck_file(
        tmp_path / "t.pptx",
        ("{{ not_known_yet }}", "{%slide name start %}"),
        ("{{ slides.start }}", "{%slide for q in quotes %}\n{%slide name quote %}"),
        ("x", "{%slide if no %}\n{%slide name gone %}"),
        ("x", "{%slide for q in quotes[:1] %}"),
    )
    assert load(path).outline({"quotes": QUOTES[:2], "no": ""}) == [
        SlideRef(1, "start", ""),
        SlideRef(2, "quote", "q1"),
        SlideRef(3, "quote", "q2"),
        SlideRef(4, "", "q1"),
    ]


def test_rows_columns_and_paragraphs_repeat_on_slides(tmp_path: Path) -> None:
    def slide(deck: Any) -> None:
        made = add_slide(deck, "T", body="{%p for q in quotes %}\n{{ q.speaker }}\n{%p endfor %}")
        add_table(
            made,
            [
                ["{%tc for q in quotes %}", "{{ q.id }}", "{%tc endfor %}"],
                ["{%tr if quotes %}", "", ""],
                ["{%tc for q in quotes %}", "{{ q.para }}", "{%tc endfor %}"],
                ["{%tr endif %}", "", ""],
            ],
        )

    path = deck_file(tmp_path / "t.pptx", slide)
    many = [*QUOTES, {"id": "q4", "speaker": "D", "para": "9"}]
    out = render(path, {"quotes": many}).data
    (made,) = slides(out)
    assert made.placeholders[1].text_frame.text == "Ilse Maron\nJan & Anna\nАнна Ким\nD"
    table = next(shape.table for shape in made.shapes if shape.has_table)
    assert len(table.columns) == 4
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["q1", "q2", "q3", "q4"],
        ["3", "4", "6", "9"],
    ]
    assert not new_problems(path, out)
    empty = render(path, {"quotes": []}).data
    assert slides(empty)[0].placeholders[1].text_frame.text == ""
    assert not new_problems(path, empty)


def test_a_line_break_in_a_value_keeps_the_look_of_its_run(tmp_path: Path) -> None:
    def slide(deck: Any) -> None:
        made = add_slide(deck, "x", body="{{ text }}")
        made.placeholders[1].text_frame.paragraphs[0].runs[0].font.bold = True

    path = deck_file(tmp_path / "t.pptx", slide)
    out = render(path, {"text": "one\ntwo\tthree\r\nfour"}).data
    paragraph = slides(out)[0].placeholders[1].text_frame.paragraphs[0]
    assert paragraph.text == "one\vtwo\tthree\vfour"
    assert [run.font.bold for run in paragraph.runs] == [True] * 3
    breaks = list(tree(out, "ppt/slides/slide1.xml").iter(f"{A}br"))
    assert [node.find(f"{A}rPr").get("b") for node in breaks] == ["1", "1"]
    assert not new_problems(path, out)


def test_links_from_slide_to_slide_follow_their_target(tmp_path: Path) -> None:
    def linked(deck: Any) -> None:
        for number in (2, 3):
            shape = deck.slides[0].shapes.add_textbox(0, 0, 10, 10)
            shape.click_action.target_slide = deck.slides[number]

    path = deck_file(
        tmp_path / "t.pptx",
        ("First", ""),
        ("{{ q.speaker }}", "{%slide for q in quotes %}"),
        ("Gone", "{%slide if quotes|length > 9 %}"),
        ("Target", ""),
        linked,
    )
    out = render(path, {"quotes": QUOTES}).data
    made = slides(out)
    targets: list[Any] = [
        shape.click_action.target_slide for shape in made[0].shapes if shape.name != "Title 1"
    ]
    assert [target and target.shapes.title.text for target in targets] == [None, "Target"]
    assert not new_problems(path, out)
    _links_hold(out)


def test_sections_list_the_slides_that_came_out(tmp_path: Path) -> None:
    path = deck_file(
        tmp_path / "t.pptx",
        ("First", ""),
        ("{{ q.speaker }}", "{%slide for q in quotes %}"),
        ("Gone", "{%slide if no %}"),
    )
    xml = parts(path.read_bytes())["ppt/presentation.xml"].decode()
    ids = re.findall(r'<p:sldId id="(\d+)"', xml) or re.findall(r'<p:sldId [^>]*\bid="(\d+)"', xml)
    section = (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        '<p14:section name="All" id="{6F9619FF-8B86-D011-B42D-00CF4FC964FF}"><p14:sldIdLst>'
        + "".join(f'<p14:sldId id="{identity}"/>' for identity in ids)
        + "</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst></p:presentation>"
    )
    with_parts(
        path,
        {"ppt/presentation.xml": xml.replace("</p:presentation>", section).encode()},
    )
    out = render(path, {"quotes": QUOTES, "no": False}).data
    root = tree(out, "ppt/presentation.xml")
    listed = [node.get("id") for node in root.iter(f"{P}sldId")]
    name = "{http://schemas.microsoft.com/office/powerpoint/2010/main}sldId"
    assert [node.get("id") for node in root.iter(name)] == listed
    assert len(listed) == 4


def test_a_tag_on_a_layout_or_in_the_properties_is_filled(tmp_path: Path) -> None:
    def change(deck: Any) -> None:
        deck.core_properties.title = "{{ event }}"
        box = deck.slide_layouts[5].placeholders[0]
        box.text_frame.text = "{{ event }}"

    path = deck_file(tmp_path / "t.pptx", ("x", ""), change)
    made: Any = pptx.Presentation(BytesIO(render(path, {"event": "A & B"}).data))
    assert made.core_properties.title == "A & B"
    assert made.slide_layouts[5].placeholders[0].text_frame.text == "A & B"


@pytest.mark.parametrize("shown", [True, False])
def test_a_block_from_one_box_to_the_next_leaves_a_whole_file(
    *, shown: bool, tmp_path: Path
) -> None:
    def slide(deck: Any) -> None:
        made = add_slide(deck, "x {% if shown %}a", body="b{% endif %} y")
        for shape in made.placeholders:
            shape.text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE

    (made,) = slides(render(deck_file(tmp_path / "t.pptx", slide), {"shown": shown}).data)
    found = [shape.text_frame.text for shape in made.placeholders]
    assert found == (["x a", "b y"] if shown else ["x  y"])


def test_a_directive_on_the_slide_itself_is_refused(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", ("{%slide for q in quotes %}", ""))
    error = refusal(path, {"quotes": []})
    assert "slide 1, shape 'Title 1', paragraph 1" in error.where
    assert "speaker notes" in error.hint


def test_a_directive_that_shares_its_line_is_refused(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", ("x", "Say this {%slide if quotes %}"))
    assert "speaker notes of slide 1, paragraph 1" in refusal(path, {"quotes": []}).where


def test_two_slides_of_one_name_are_refused(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", ("x", "{%slide name a %}"), ("y", "{%slide name a %}"))
    assert "slides 1 and 2" in refusal(path, {}).message


def _links_hold(data: bytes) -> None:
    """Assert that all internal relationships lead to parts, and that every part is reached."""
    files = parts(data)
    reached = set()
    for name in files:
        if not name.endswith(".rels"):
            continue
        folder = name.rpartition("_rels/")[0]
        for node in tree(data, name).iter(REL):
            if node.get("TargetMode") == "External":
                continue
            target = node.get("Target")
            steps: list[str] = [] if target.startswith("/") else folder.strip("/").split("/")
            for step in target.strip("/").split("/"):
                if step == "..":
                    steps.pop()
                else:
                    steps.append(step)
            reached.add("/".join(step for step in steps if step))
    assert reached <= set(files)
    loose = {name for name in files if not name.endswith(".rels")} - reached
    assert loose == {"[Content_Types].xml"}
