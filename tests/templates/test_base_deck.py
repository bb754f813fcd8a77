"""The deck: what a slide shows, what its notes say, and that it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree
from pptx import Presentation
from pptx.shapes.autoshape import Shape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape
from pptx.util import Inches

from template_support import BASE, CASES, A, P, deck_of, material, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pptx.slide import Slide

FLOOR = 18  # points: smaller text cannot be read from the back of a room
FOOT = 12  # points: in footers, for those who look for it


@pytest.fixture(scope="module", params=CASES)
def slides(request: pytest.FixtureRequest) -> list[Slide]:
    return deck_of(CASES[request.param]())


def slide_title(slide: Slide) -> str:
    assert slide.shapes.title is not None
    return str(slide.shapes.title.text_frame.text)


def undescribed(root: etree._Element) -> Iterator[str]:
    """Shapes of a slide that hold no text and are neither described nor decoration."""
    for shape in root.iter(f"{P}sp", f"{P}grpSp", f"{P}pic", f"{P}graphicFrame", f"{P}cxnSp"):
        properties = next(shape.iter(f"{P}cNvPr"))
        is_placeholder = next(shape.iter(f"{P}ph"), None) is not None
        holds_text = any(text.text for text in shape.iter(f"{A}t"))
        if shape.tag == f"{P}sp" and (is_placeholder or holds_text):
            continue
        decorative = any(e.get("val") == "1" for e in properties.iter("{*}decorative"))
        if not decorative and not properties.get("descr"):
            yield str(properties.get("name"))


def test_tables_on_slides_have_header_rows(slides: list[Slide]) -> None:
    frames = [s for slide in slides for s in slide.shapes if isinstance(s, GraphicFrame)]
    assert frames
    assert all(frame.table.first_row for frame in frames)


def test_slide_titles_are_unique_and_filled(slides: list[Slide]) -> None:
    titles = [slide_title(slide) for slide in slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_speaker_notes_tell_what_to_say_ask_and_do_how_long_and_where_it_stands(
    slides: list[Slide],
) -> None:
    for slide in slides:
        notes = slide.notes_slide.notes_text_frame
        assert notes is not None
        starts = {p.text.split(":")[0] for p in notes.paragraphs}
        assert starts == {"Say", "Ask", "Do", "Time", "Source"}, slide_title(slide)


def test_every_shape_is_text_or_described_or_decoration() -> None:
    for name, xml in parts((BASE / "deck.pptx").read_bytes()).items():
        if name.startswith("ppt/") and name.endswith(".xml"):
            assert list(undescribed(etree.fromstring(xml))) == [], name


def test_nothing_on_a_slide_is_set_too_small_to_read() -> None:
    for name, xml in parts((BASE / "deck.pptx").read_bytes()).items():
        if name.startswith("ppt/slideLayouts/slideLayout"):
            for shape in etree.fromstring(xml).iter(f"{P}sp"):
                sizes = [int(e.get("sz", "0")) for e in shape.iter(f"{A}defRPr")]
                kinds = {e.get("type") for e in shape.iter(f"{P}ph")}
                least = FOOT if kinds & {"ftr", "sldNum"} else FLOOR
                assert not sizes or min(sizes) >= least * 100


def test_the_deck_offers_named_layouts_to_trainers() -> None:
    deck = Presentation(str(BASE / "deck.pptx"))
    names = {layout.name for layout in deck.slide_layouts}
    assert {"Quote", "Message", "Title and content", "Two columns", "Section"} <= names
    assert (deck.slide_width, deck.slide_height) == (Inches(13 + 1 / 3), Inches(7.5))


def test_what_the_source_does_not_state_is_said_on_the_slide_of_facts() -> None:
    slide = next(s for s in deck_of(material()) if slide_title(s) == "The event at a glance")
    rows = next(s for s in slide.shapes if isinstance(s, GraphicFrame)).table.rows
    assert [cell.text for cell in rows[len(rows) - 1].cells] == ["Not stated", "Hosts", ""]


def test_every_slide_but_the_first_names_the_event_in_its_footer(slides: list[Slide]) -> None:
    for slide in slides[1:]:
        footer = next(s for s in slide.placeholders if s.name == "Footer")
        assert footer.text_frame.text.startswith("Officers & residents plan")


def test_a_short_quotation_is_set_larger_than_a_long_one() -> None:
    def size(slide: Slide) -> float:
        place = next(s for s in slide.placeholders if s.name == "Quotation")
        run = place.text_frame.paragraphs[0].runs[0]
        designed = {"Quote": 44.0, "Long quote": 30.0}[slide.slide_layout.name]
        return run.font.size.pt if run.font.size else designed

    found = [s for s in deck_of(material()) if s.slide_layout.name in {"Quote", "Long quote"}]
    assert [slide.slide_layout.name for slide in found] == ["Quote", "Long quote"]
    short, long = found
    assert FLOOR <= size(long) < size(short) == 44.0


def picture_of(*, groups: list[str], **partners: str) -> list[str]:
    """The texts of the picture of the partnership, for an event with such groups."""
    values = material()
    values["event"] |= {"groups": groups}
    values["deck"]["partners"] = dict.fromkeys(values["deck"]["partners"], "") | partners
    titles = {slide_title(slide): slide for slide in deck_of(values)}
    [group] = [s for s in titles["Protection takes partners"].shapes if isinstance(s, GroupShape)]
    return [shape.text_frame.text for shape in group.shapes if isinstance(shape, Shape)]


def test_a_box_without_a_partner_says_no_more_than_is_known() -> None:
    none, absent = "The press release names no groups", "Not among the groups named"
    everybody = picture_of(groups=["patrols"], police="patrols")
    assert "Police\npatrols" in everybody
    assert sum(absent in text for text in everybody) == 3
    assert none not in everybody
    unplaced = picture_of(groups=["patrols", "guests"], police="patrols", others="guests")
    assert not any(absent in text or none in text for text in unplaced)
    bodies = picture_of(groups=[], institutions="Harbour Office")
    assert not any(absent in text or none in text for text in bodies)
    nothing = picture_of(groups=[])
    assert nothing.count(none) == 1
    assert not any(absent in text for text in nothing)
