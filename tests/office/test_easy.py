"""The easy-to-read edition: larger type, more space, everything still in its place."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import etree
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.enum.text import MSO_AUTO_SIZE

from mkmaterials.office import load
from mkmaterials.office.compile import compile_template
from mkmaterials.office.easy import enlarge
from mkmaterials.office.package import Package
from mkmaterials.office.template import Template
from template_support import ALL, BASE, CASES, WORD, A, P, material, parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def easy(name: str, case: str = "usual") -> bytes:
    return load(BASE / name, easy=True).render(CASES[case]()).data


def enlarged(data: bytes, name: str = "a.docx") -> dict[str, bytes]:
    package = Package(data, name)
    enlarge(package)
    return package.parts


def styles(data: bytes) -> dict[str, Any]:
    return {style.style_id: style for style in Document(io.BytesIO(data)).styles}


def widths(data: bytes) -> list[list[int]]:
    body = etree.fromstring(parts(data)["word/document.xml"])
    return [[int(column.get(f"{W}w", "0")) for column in grid] for grid in body.iter(f"{W}tblGrid")]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("case", CASES)
def test_each_document_is_still_a_sound_office_file(name: str, case: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(easy(name, case))
    assert OpenXmlValidator().validate(str(tmp_path / name)).errors == []


@pytest.mark.parametrize("name", WORD)
def test_running_text_is_large_and_headings_keep_their_order(name: str) -> None:
    found = styles(easy(name))
    defaults = parts(easy(name))["word/styles.xml"]
    assert b'<w:sz w:val="28"/>' in defaults[: defaults.index(b"</w:docDefaults>")]
    sizes = [found[style].font.size.pt for style in ("Title", "Heading1", "Heading2", "Heading3")]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 4
    assert sizes[-1] > 14
    stated = [s.font.size.pt for s in found.values() if getattr(s, "font", None) and s.font.size]
    assert min(stated) >= 10
    assert found["ListBullet"].font.size is None  # as running text
    assert found["TableText"].font.size.pt >= 14


@pytest.mark.parametrize("name", WORD)
def test_lines_stand_apart_and_no_row_is_held_to_a_height(name: str) -> None:
    made = parts(easy(name))
    defaults = made["word/styles.xml"].partition(b"</w:docDefaults>")[0]
    assert re.search(rb'<w:spacing [^>]*w:line="360"', defaults)
    found = styles(easy(name))
    assert found["Heading1"].paragraph_format.line_spacing == pytest.approx(1.2)
    assert found["TableText"].paragraph_format.line_spacing == pytest.approx(1.25)
    assert b'"exact"' not in made["word/document.xml"]


@pytest.mark.parametrize("name", WORD)
def test_narrow_columns_are_wider_and_tables_as_wide_as_before(name: str) -> None:
    plain = widths(load(BASE / name).render(material()).data)
    made = widths(easy(name))
    assert len(plain) == len(made) >= 1
    for before, after in zip(plain, made, strict=True):
        assert abs(sum(before) - sum(after)) <= len(before)
        assert min(after) >= min(before)
    assert any(min(after) > min(before) for before, after in zip(plain, made, strict=True))


def test_text_on_slides_is_large_but_for_footers_and_numbers() -> None:
    for slide in Presentation(io.BytesIO(easy("deck.pptx"))).slides:
        for layout in (slide.slide_layout, slide):
            for shape in layout.element.iter(f"{P}sp"):
                place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
                if place is None or place.get("type") in {"ftr", "sldNum"}:
                    continue
                sizes = {int(node.get("sz")) for node in shape.iter(f"{A}defRPr") if node.get("sz")}
                assert all(size >= 2400 for size in sizes)
                set_smaller = [int(n.get("sz")) for n in shape.iter(f"{A}rPr") if n.get("sz")]
                assert all(size >= 1800 for size in set_smaller)


@pytest.mark.parametrize("case", CASES)
def test_no_text_is_smaller_than_in_the_usual_edition(case: str) -> None:
    usual = _sizes(load(BASE / "deck.pptx").render(CASES[case]()).data)
    large = _sizes(easy("deck.pptx", case))
    both = usual.keys() & large.keys()
    assert len(both) > 20
    assert {text: (usual[text], large[text]) for text in both if large[text] < usual[text]} == {}
    grown = [text for text in both if large[text] > usual[text]]
    assert len(grown) > 4
    below = [text for text in both if usual[text] < large[text] < 24]
    assert len(below) < len(grown)


def _sizes(deck: bytes) -> dict[str, int]:
    """Return the smallest size in which each text stands, in hundredths of a point."""
    found: dict[str, int] = {}
    for slide in Presentation(io.BytesIO(deck)).slides:
        for run in slide.element.iter(f"{A}r"):
            look = run.find(f"{A}rPr")
            text = "".join(run.itertext(f"{A}t")).strip()
            if look is not None and look.get("sz") and text:
                size = int(look.get("sz"))
                found[text] = min(size, found.get(text, size))
    return found


def test_a_text_that_no_tag_prints_grows_and_one_that_a_tag_prints_as_far_as_it_fits() -> None:
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[5])
    for top, text in ((2, "Plain"), (4, "{{ event.title }}")):
        box = slide.shapes.add_textbox(914_400, top * 914_400, 3_400_000, 500_000)
        box.text_frame.word_wrap = True
        box.text_frame.text = text
        box.text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
        box.text_frame.paragraphs[0].runs[0].font.size = 127_000 * 2
    out = io.BytesIO()
    made.save(out)
    template = Template(Path("a.pptx"), compile_template(out.getvalue(), "a.pptx", easy=True))
    for title, sizes in (("Short", {2400}), ("Longer words of a heading", range(2000, 2400))):
        deck = template.render({"event": {"title": title}}).data
        assert _sizes(deck)["Plain"] == 2400
        assert _sizes(deck)[title] in sizes


def test_lines_are_as_close_as_usual_where_text_would_have_to_be_smaller() -> None:
    template = load(BASE / "deck.pptx", easy=True)
    closed = 0
    for case in CASES:
        made = Presentation(io.BytesIO(template.render(CASES[case]()).data))
        closed += sum(
            1 for slide in made.slides for __ in slide.element.iterfind(f".//{P}sp//{A}lnSpc")
        )
    assert closed


def test_quotations_are_carried_over_before_they_are_set_small() -> None:
    text = "We listen first, and then we act with everybody who lives here. " * 3
    large = load(BASE / "deck.pptx", easy=True)
    longest = next(n for n in range(1, 20) if _crowded(large, text, n + 1))
    values, said = _said(text, longest)
    made = Presentation(io.BytesIO(large.render(values).data))
    runs = [
        run
        for slide in made.slides
        for run in slide.element.iter(f"{A}r")
        if said in " ".join("".join(run.itertext(f"{A}t")).split())
    ]
    assert runs
    sizes = [int(look.get("sz", "9900")) for run in runs for look in run.iter(f"{A}rPr")]
    assert all(size >= 2400 for size in sizes)


def _crowded(template: Any, text: str, times: int) -> bool:
    values, said = _said(text, times)
    return any(said in slide.crowded for slide in template.laid_out(values))


def _said(text: str, times: int) -> tuple[dict[str, Any], str]:
    """A kit with one quotation, and the quotation."""
    values = material()
    said = "“" + " ".join((text * times).split()) + "”"
    part = {**values["quote_slides"][0], "text": said}
    page = {"id": part["id"], "title": part["title"], "parts": [part]}
    deck = {**values["deck"], "quotes": [page]}
    return {**values, "quote_slides": [part], "deck": deck}, said


def test_a_template_of_somebody_else_grows_likewise() -> None:
    made = Document()
    made.add_paragraph("Text").paragraph_format.line_spacing = 2.0
    run = made.add_paragraph().add_run("small")
    run.font.size = 110_000  # some 8.7 points
    made.styles["Normal"].paragraph_format.alignment = 3
    out = io.BytesIO()
    made.save(out)
    found = enlarged(out.getvalue())
    assert b'<w:jc w:val="both"/>' not in found["word/styles.xml"]
    assert b'w:line="480"' in found["word/document.xml"]
    assert b'<w:sz w:val="20"/>' in found["word/document.xml"]
    again = Document(io.BytesIO(_zipped(found)))
    assert b'<w:sz w:val="28"/>' in found["word/styles.xml"].partition(b"</w:docDefaults>")[0]
    assert again.styles["Heading 1"].font.size.pt > 14


def test_letters_that_are_spaced_stay_so() -> None:
    made = Document()
    look = made.styles["Title"].element.get_or_add_rPr()
    look.append(look.makeelement(f"{W}spacing", {f"{W}val": "5"}))
    out = io.BytesIO()
    made.save(out)
    assert b'<w:spacing w:val="5"/>' in enlarged(out.getvalue())["word/styles.xml"]


def _zipped(found: dict[str, bytes]) -> bytes:
    from mkmaterials.office.archive import pack

    return pack(found.items())
