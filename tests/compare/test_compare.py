"""Two versions of an Office file: each kind of difference is told, and nothing else."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pptx
from docx.shared import Mm, Pt, RGBColor
from pptx.util import Cm

from brand_support import picture
from mkmaterials.compare import Difference, compare
from mkmaterials.office.brand import Brand, branded
from support import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

BASE = ROOT / "templates" / "base"


def word(change: Callable[[Any], object]) -> list[Difference]:
    old = (BASE / "briefing.docx").read_bytes()
    document = docx.Document(BytesIO(old))
    change(document)
    return _compared("briefing.docx", old, document)


def deck(change: Callable[[Any], object]) -> list[Difference]:
    old = (BASE / "deck.pptx").read_bytes()
    presentation = pptx.Presentation(BytesIO(old))
    change(presentation)
    return _compared("deck.pptx", old, presentation)


def _compared(name: str, old: bytes, document: Any) -> list[Difference]:
    buffer = BytesIO()
    document.save(buffer)
    return compare(name, old, buffer.getvalue())


def test_a_file_that_was_only_saved_anew_does_not_differ() -> None:
    assert word(lambda _: None) == []
    assert deck(lambda _: None) == []


def test_a_changed_paragraph_is_told_with_its_place_and_its_tags() -> None:
    def change(document: Any) -> None:
        title = next(p for p in document.paragraphs if p.style.name == "Title")
        title.runs[0].text = "Note: {{ event.title }}"

    found = word(change)
    text = next(each for each in found if each.kind == "text")
    assert "paragraph" in text.place
    assert (text.was, text.now) == ("{{ event.heading }}", "Note: {{ event.title }}")
    tags = {(each.was, each.now) for each in found if each.kind == "tag"}
    assert tags == {("{{ event.heading }}", ""), ("", "{{ event.title }}")}
    assert {each.kind for each in found} == {"text", "tag"}


def test_styles_page_and_pictures_of_a_document_are_told() -> None:
    def change(document: Any) -> None:
        style = document.styles["heading 1"]
        style.font.size = Pt(22)
        style.font.color.rgb = RGBColor(1, 2, 3)
        document.sections[0].left_margin = Mm(30)
        document.add_picture(BytesIO(picture(10, 10)))

    found = word(change)
    told = {(each.kind, each.place) for each in found}
    assert ("style", "style 'heading 1', size in half points") in told
    assert ("style", "style 'heading 1', colour") in told
    assert ("page", "page size and margins") in told
    assert any(each.kind == "picture" and each.now == "added" for each in found)


def test_colours_and_fonts_of_the_theme_are_told_once() -> None:
    old = (BASE / "deck.pptx").read_bytes()
    new = branded(old, "deck.pptx", Brand(colours={"accent1": "7A1F2B"}, fonts={"minor": "Arial"}))
    found = [(each.place, each.was, each.now) for each in compare("deck.pptx", old, new)]
    assert ("theme, main colour", "233B57", "7A1F2B") in found
    assert ("theme, font for text", "Calibri", "Arial") in found


def test_slides_added_taken_out_and_moved_are_told() -> None:
    def change(presentation: Any) -> None:
        slide = presentation.slides.add_slide(presentation.slide_layouts.get_by_name("Section"))
        slide.shapes.title.text = "My own part"
        listing = presentation.slides._sldIdLst  # noqa: SLF001 - python-pptx moves no slides
        ids = list(listing)
        presentation.part.drop_rel(ids[4].rId)
        listing.remove(ids[4])
        listing.remove(ids[1])
        listing.insert(3, ids[1])

    found = deck(change)
    slides = [each for each in found if each.kind == "slide"]
    assert any(each.was == "there" and "slide 5" in each.place for each in slides)
    assert any(each.now == "added" and "My own part" in each.place for each in slides)
    assert any(each.now == "moved" and each.was == "slide 2" for each in slides)


def test_a_shape_that_moved_and_a_layout_are_told_with_their_places() -> None:
    def change(presentation: Any) -> None:
        box = presentation.slides[0].shapes.add_textbox(Cm(1), Cm(1), Cm(3), Cm(1))
        box.name = "My box"
        layout = presentation.slide_layouts.get_by_name("Quote")
        quotation = next(s for s in layout.placeholders if s.name == "Quotation")
        quotation.left += Cm(1)

    found = deck(change)
    assert ("shape", "slide 1, shape 'My box'", "", "added") in found
    moved = next(each for each in found if each.place == "layout 'Quote', shape 'Quotation'")
    assert moved.was != moved.now
    assert {each.kind for each in found} == {"shape"}


def test_templates_of_text_are_compared_line_by_line() -> None:
    old = b"{# remark #}\nKey messages\n\n{{ event.heading }}\n"
    new = b"{# remark #}\nWhat to take home\n\n{{ event.heading }}\n{{ event.date }}\n"
    found = [(each.place, each.was, each.now) for each in compare("briefing.txt", old, new)]
    assert found == [
        ("line 2", "Key messages", "What to take home"),
        ("line 5", "", "{{ event.date }}"),
    ]
