"""Styles, fonts, contrast, pictures, fields and room: faults are found, sound templates are not."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pptx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Inches

from lint_support import (
    box,
    check,
    codes,
    deck,
    document,
    ink,
    only,
    picture,
    saved,
    slide_colour,
    text_box,
)
from office_support import add_table, describe

if TYPE_CHECKING:
    from collections.abc import Callable


# Styles and layouts


def test_a_style_that_is_not_in_the_file_is_told() -> None:
    def change(made: Any) -> None:
        properties = made.add_paragraph("{{ event.title }}")._p.get_or_add_pPr()  # noqa: SLF001
        properties.append(parse_xml(f'<w:pStyle {nsdecls("w")} w:val="Quot"/>'))

    finding = only(document(change=change), "style.missing")
    assert "did you mean 'Quote'" in finding.hint
    assert finding.where == "paragraph 1"


def test_a_list_that_is_not_in_the_file_is_told() -> None:
    def change(made: Any) -> None:
        properties = made.add_paragraph("One")._p.get_or_add_pPr()  # noqa: SLF001
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="99"/></w:numPr>'))

    assert codes(document(change=change)) == ["style.missing-list"]


def test_a_placeholder_without_a_place_on_the_layout_is_told() -> None:
    def change(slide: Any) -> None:
        slide.shapes.title._element.nvSpPr.nvPr.ph.set("type", "body")  # noqa: SLF001
        slide.shapes.title._element.nvSpPr.nvPr.ph.set("idx", "77")  # noqa: SLF001

    assert codes(deck(change=change)) == ["style.missing-placeholder"]


def test_a_slide_without_a_layout_is_told() -> None:
    made = pptx.Presentation()
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.title.text = "{{ event.title }}"
    relation = next(r for r in slide.part.rels.values() if r.reltype.endswith("/slideLayout"))
    slide.part.drop_rel(relation.rId)
    assert "style.missing-layout" in codes(saved(made))


# Fonts


@pytest.mark.parametrize(
    ("font", "languages", "found"),
    [
        ("Calibri", ("sq", "hr", "ro", "mk", "sr", "kk", "ky", "tg", "tk", "uz"), []),
        ("Arial", ("tg", "kk", "ru"), []),
        ("Perpetua", ("en", "de"), []),
        ("Perpetua", ("sq",), []),
        ("Perpetua", ("hr",), ["font.missing-letters"]),
        ("Perpetua", ("ro",), ["font.missing-letters"]),
        ("Gill Sans MT", ("mk",), ["font.missing-letters"]),
        ("Century Gothic", ("sr",), []),
        ("Liberation Sans", ("tg",), ["font.missing-letters"]),
        ("Wingdings", ("ru",), []),
        ("Unheard Of", ("en",), []),
        ("Unheard Of", ("ru",), ["font.unknown"]),
    ],
)
def test_fonts_that_lack_letters_of_the_packs_languages_are_told(
    font: str, languages: tuple[str, ...], found: list[str]
) -> None:
    def in_word(made: Any) -> None:
        made.add_paragraph().add_run("{{ event.title }}").font.name = font

    def on_slide(slide: Any) -> None:
        slide.shapes.title.text_frame.paragraphs[0].runs[0].font.name = font

    assert codes(document(change=in_word), *languages) == found
    assert codes(deck(change=on_slide), *languages) == found


def test_the_letters_that_are_missing_are_named_with_fonts_that_have_them() -> None:
    def change(made: Any) -> None:
        made.styles["Normal"].font.name = "Liberation Serif"

    finding = only(document("{{ event.title }}", change=change), "font.missing-letters", "tg")
    assert "tg: ғ, ӣ, қ, ӯ, ҳ, ҷ" in finding.message
    assert finding.where == "style 'Normal'"
    assert "Calibri" in finding.hint


# Contrast


def coloured(colour: str, **look: Any) -> Callable[[Any], object]:
    def change(made: Any) -> None:
        run = made.add_paragraph("Dark. ").add_run("{{ event.title }}")
        run.font.color.rgb = RGBColor.from_string(colour)
        run.font.size = Pt(look.get("size", 11))
        run.font.bold = look.get("bold", False)

    return change


@pytest.mark.parametrize(
    ("colour", "look", "low"),
    [
        ("777777", {}, True),  # 4.48:1
        ("767676", {}, False),  # 4.54:1
        ("949494", {"size": 18}, False),  # 3.03:1
        ("949494", {"size": 17}, True),
        ("949494", {"size": 14, "bold": True}, False),
        ("959595", {"size": 18}, True),  # 2.99:1
    ],
)
def test_pale_text_in_word_is_told_by_the_limits_of_wcag(
    colour: str,
    look: dict[str, Any],
    low: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert codes(document(change=coloured(colour, **look))) == ["contrast.low"] * low


def test_text_in_shaded_cells_is_held_against_the_shading() -> None:
    def change(made: Any) -> None:
        for fill, own in (("1F3864", "FFFFFF"), ("DDDDDD", "FFFFFF"), ("1F3864", "000000")):
            cell = made.add_table(1, 1).cell(0, 0)
            run = cell.paragraphs[0].add_run(f"On {fill}: {{{{ event.title }}}}")
            run.font.color.rgb = RGBColor.from_string(own)
            shading = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>'
            cell._tc.get_or_add_tcPr().append(parse_xml(shading))  # noqa: SLF001

    found = check(document(change=change))
    assert [(each.code, each.where) for each in found] == [
        ("contrast.low", "table 2, row 1, column 1"),
        ("contrast.low", "table 3, row 1, column 1"),
    ]


def test_directives_may_be_pale_as_they_are_not_printed() -> None:
    def change(made: Any) -> None:
        for text in ("{%p if kit.draft %}", "x {{ event.title }}", "{%p endif %}"):
            run = made.add_paragraph().add_run(text)
            if "%" in text:
                run.font.color.rgb = RGBColor(0xDD, 0xDD, 0xDD)

    assert codes(document(change=change)) == []


def test_pale_text_on_a_slide_is_told() -> None:
    def change(slide: Any) -> None:
        ink(box(slide, "pale {{ event.title }}", name="Pale"), "BBBBBB")
        ink(box(slide, "dark {{ event.title }}", name="Dark"), "333333")

    finding = only(deck(change=change), "contrast.low")
    assert finding.where == "slide 1, shape 'Pale', paragraph 1"
    assert "#BBBBBB on #FFFFFF" in finding.message


def test_fills_backgrounds_and_what_lies_beneath_count() -> None:
    def change(slide: Any) -> None:
        band = box(slide, "", width=9, height=2, name="Band")
        band.fill.solid()
        band.fill.fore_color.rgb = slide_colour("102040")
        band.text_frame.text = ""
        ink(box(slide, "white on the band", name="Fine"), "FFFFFF")
        ink(box(slide, "black on the band", name="Bad"), "000000")
        partly = box(slide, "white, half beside the band", name="Unclear", width=11)
        ink(partly, "FFFFFF")
        filled = box(slide, "black in its own fill", name="Own")
        filled.fill.solid()
        filled.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
        filled.fill.fore_color.brightness = 0.8
        ink(filled, "000000")

    assert only(deck(change=change), "contrast.low").where == "slide 1, shape 'Bad', paragraph 1"


def test_a_dark_background_turns_the_table() -> None:
    def change(slide: Any) -> None:
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = slide_colour("000000")
        ink(box(slide, "white", name="Fine"), "FFFFFF")

    finding = only(deck(change=change), "contrast.low")
    assert finding.where == "slide 1, shape 'Title 1', paragraph 1"


def test_cells_of_a_table_on_a_slide_are_held_against_their_own_fill() -> None:
    def change(slide: Any) -> None:
        frame = add_table(slide, [["pale", "dark", "left to the style"]])
        frame.name = "Facts"
        for cell, colour in zip(frame.table.rows[0].cells, ("F0F0F0", "101010", ""), strict=True):
            cell.fill.solid()
            cell.fill.fore_color.rgb = slide_colour("FFFFFF")
            if colour:
                cell.text_frame.paragraphs[0].runs[0].font.color.rgb = slide_colour(colour)

    where = only(deck(change=change), "contrast.low").where
    assert where == "slide 1, table 'Facts', row 1, column 1, paragraph 1"


def test_pictures_and_gradients_beneath_are_not_guessed_at() -> None:
    def change(slide: Any) -> None:
        image = slide.shapes.add_picture(picture(), 0, 0, Inches(10), Inches(7.5))
        describe(image, "A dot")
        ink(box(slide, "white on a picture"), "FFFFFF")
        gradient = box(slide, "white on a gradient")
        gradient.fill.gradient()
        ink(gradient, "FFFFFF")

    assert codes(deck(change=change)) == []


# Pictures


def test_pictures_without_alternative_text_are_told() -> None:
    def in_word(made: Any) -> None:
        made.add_picture(picture())

    def on_slide(slide: Any) -> None:
        slide.shapes.add_picture(picture(), 0, 0).name = "Logo"

    assert only(document(change=in_word), "picture.no-alt-text").where == "paragraph 1"
    assert only(deck(change=on_slide), "picture.no-alt-text").where == "slide 1, picture 'Logo'"


@pytest.mark.parametrize("text", ["The harbour", "{{ event.place }}", None])
def test_pictures_with_alternative_text_or_marked_as_ornaments_are_fine(text: str | None) -> None:
    def change(made: Any) -> None:
        made.add_picture(picture())
        properties = next(made.element.iter(qn("wp:docPr")))
        if text:
            properties.set("descr", text)
        else:
            uri = "http://schemas.microsoft.com/office/drawing/2017/decorative"
            extension = (
                f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
                f'<d:decorative xmlns:d="{uri}" val="1"/></a:ext></a:extLst>'
            )
            properties.append(parse_xml(extension))

    assert codes(document(change=change)) == []


# Fields


def field(code: str) -> Callable[[Any], object]:
    def change(made: Any) -> None:
        simple = (
            f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
        made.add_paragraph("x ")._p.append(parse_xml(simple))  # noqa: SLF001

    return change


def complex_field(*codes_: str) -> Callable[[Any], object]:
    def change(made: Any) -> None:
        runs = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes_)
        begin, end = (f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "end"))
        made.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{begin}{runs}{end}</w:p>"))

    return change


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (field("PAGE"), []),
        (field("DATE {{ event.date }}"), ["template.tag-in-field"]),
        (complex_field(" PAGE "), []),
        (complex_field(" QUOTE {{ event.title }}"), ["template.tag-in-field"]),
        (
            complex_field(" QUOTE {{ ev", "ent.title }}"),
            ["template.unclosed-tag", "template.tag-in-field"],
        ),
        (complex_field("DDEAUTO c:\\\\x cmd"), ["file.external-field"]),
        (complex_field('INCLUDEPICTURE "https://example.org/x.png"'), ["file.external-field"]),
    ],
)
def test_tags_in_fields_and_fields_that_fetch_are_told(
    change: Callable[[Any], object], found: list[str]
) -> None:
    assert codes(document(change=change)) == found


# Room


@pytest.mark.parametrize(
    ("autofit", "height", "found"),
    [
        (MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE, 8, []),
        (MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE, 0.4, ["template.box-too-small"]),
        (MSO_AUTO_SIZE.NONE, 8, []),
        (MSO_AUTO_SIZE.NONE, 1, ["template.box-too-small"]),
    ],
)
def test_a_box_too_small_for_a_likely_text_is_told_with_the_templates_slide(
    autofit: MSO_AUTO_SIZE,
    height: float,
    found: list[str],
) -> None:
    made = pptx.Presentation()
    for notes in ("{%slide for message in messages %}", "{%slide for part in quote_slides %}"):
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text = "{{ event.type }}"
        slide.notes_slide.notes_text_frame.text = notes
    shape = box(made.slides[1], "{{ part.text }}", height=height, name="Quotation")
    shape.text_frame.auto_size = autofit
    findings = check(saved(made), values=True)
    assert [each.code for each in findings] == found
    assert {each.where for each in findings} <= {"slide 2, shape 'Quotation'"}


@pytest.mark.parametrize(
    ("autofit", "wraps", "top", "align", "found"),
    [
        (MSO_AUTO_SIZE.SHAPE_TO_FIT_TEXT, True, 1, "l", False),
        (MSO_AUTO_SIZE.SHAPE_TO_FIT_TEXT, True, 7.4, "l", True),
        (MSO_AUTO_SIZE.SHAPE_TO_FIT_TEXT, False, 1, "l", True),
        (MSO_AUTO_SIZE.NONE, False, 1, "l", True),
        (MSO_AUTO_SIZE.NONE, False, 1, "ctr", True),
        (MSO_AUTO_SIZE.NONE, False, 1, "r", True),
    ],
)
def test_a_box_that_grows_with_its_text_is_held_against_the_edges_of_the_slide(
    autofit: MSO_AUTO_SIZE,
    wraps: bool,  # noqa: FBT001 - a case
    top: float,
    align: str,
    found: bool,  # noqa: FBT001 - a case
) -> None:
    made = pptx.Presentation()
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.title.text = "{{ event.type }}"
    shape = box(slide, "{{ event.title }} " * 5, name="Heading")
    shape.left, shape.top, shape.width, shape.height = (Inches(each) for each in (3, top, 4, 0.5))
    shape.text_frame.auto_size, shape.text_frame.word_wrap = autofit, wraps
    paragraph = shape.text_frame.paragraphs[0]._p  # noqa: SLF001 - python-pptx has no public way
    paragraph.get_or_add_pPr().set("algn", align)
    findings = check(saved(made), values=True)
    assert [each.where for each in findings] == ["slide 1, shape 'Heading'"] * found
    assert all("over the edge of the slide" in each.message for each in findings)
    shape.text_frame.paragraphs[0].runs[0].text = "{{ event.type }}"
    shape.top = Inches(1)
    assert check(saved(made), values=True) == []


def test_what_only_shows_when_a_document_is_made_is_told_too() -> None:
    finding = only(document("{{ event.title + 1 }}"), "template.fails", values=True)
    assert finding.where == "paragraph 1"
    assert codes(document("{{ event.title }}"), values=True) == []


def test_text_is_read_from_a_stream_without_touching_it() -> None:
    data = deck(change=lambda slide: box(slide, "{{ event.title }}"))
    before = BytesIO(data).getvalue()
    check(data, values=True)
    assert data == before


@pytest.mark.parametrize(
    ("look", "found"),
    [
        ({"height": 4}, []),
        ({"height": 1}, ["template.box-too-small"]),
        ({"height": 1, "width": 16, "size": 8}, []),
        ({"height": 4, "size": 40}, ["template.box-too-small"]),
        ({"height": 1, "autofit": "<a:spAutoFit/>"}, []),
    ],
)
def test_a_text_box_on_a_page_that_would_cut_off_its_text_is_told(
    look: dict[str, Any], found: list[str]
) -> None:
    def change(made: Any) -> None:
        text_box(made, "{{ event.title }}", name="Heading", **look)

    findings = check(document("{{ event.type }}", change=change), values=True)
    assert [each.code for each in findings] == found
    assert all(each.where == "text box" for each in findings)
    assert all("text box 'Heading' is too small" in each.message for each in findings)


def test_the_spacing_of_paragraphs_in_a_text_box_counts() -> None:
    def change(made: Any) -> None:
        spacing = made.styles["Normal"].paragraph_format
        spacing.space_after, spacing.line_spacing = Pt(24), 2.0
        text_box(made, "{{ event.type }}", "{{ event.type }}", height=2)

    def plain(made: Any) -> None:
        text_box(made, "{{ event.type }}", "{{ event.type }}", height=2)

    assert codes(document(change=change), values=True) == ["template.box-too-small"]
    assert codes(document(change=plain), values=True) == []
