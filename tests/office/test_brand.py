"""Colours, fonts, page and logo in the templates, looked at in what comes out."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pptx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from brand_support import picture, theme_colours
from mkmaterials.errors import TemplateError
from mkmaterials.office import load
from mkmaterials.office.brand import Brand, branded
from office_support import W, sdk_errors
from template_support import ALL, BASE, WORD, material, parts

if TYPE_CHECKING:
    from pathlib import Path

COLOURS = {"accent1": "7A1F2B", "dk2": "7A1F2B", "lt2": "FBF3E8"}


def made(name: str, brand: Brand, folder: Path) -> Path:
    path = folder / name
    path.write_bytes(load(BASE / name, brand).render(material()).data)
    return path


@pytest.mark.parametrize("name", ALL)
def test_colours_and_fonts_are_in_every_theme_and_no_old_one_is_left(
    name: str, tmp_path: Path
) -> None:
    brand = Brand(colours=COLOURS, fonts={"major": "Georgia", "minor": "Arial"})
    path = made(name, brand, tmp_path)
    assert {key: theme_colours(path)[key] for key in COLOURS} == COLOURS
    assert theme_colours(path)["accent2"] == theme_colours(BASE / name)["accent2"]
    for part, data in parts(path.read_bytes()).items():
        assert b"233B57" not in data.upper(), part
        assert b"EEF1F4" not in data.upper(), part
    theme = next(d for n, d in parts(path.read_bytes()).items() if "/theme/theme1" in n)
    assert re.findall(rb'<a:latin typeface="([^"]+)"', theme) == [b"Georgia", b"Arial"]
    assert OpenXmlValidator().validate(str(path)).errors == []


def test_all_colours_of_the_base_templates_are_the_themes() -> None:
    for name in ALL:
        for part, data in parts((BASE / name).read_bytes()).items():
            if "/theme/" in part:
                continue
            assert b"srgbClr" not in data, part
            for tag in re.findall(rb"<w:\w+ [^>]*>", data):
                named = re.findall(rb'w:(?:color|fill)="([0-9A-F]{6})"', tag)
                assert not named or b"themeColor" in tag or b"themeFill" in tag, tag


def test_mild_colours_leave_what_somebody_changed_in_the_file() -> None:
    reference = (BASE / "deck.pptx").read_bytes()
    edited = branded(reference, "deck.pptx", Brand(colours={"accent2": "5B2A86"}))
    brand = Brand(mild_colours={"accent1": "7A1F2B", "accent2": "123456"}, reference=reference)
    out = parts(branded(edited, "deck.pptx", brand))
    scheme = out["ppt/theme/theme1.xml"].decode()
    assert re.search(r"<a:accent1><a:srgbClr val=\"(\w+)\"", scheme)[1] == "7A1F2B"  # type: ignore[index]
    assert re.search(r"<a:accent2><a:srgbClr val=\"(\w+)\"", scheme)[1] == "5B2A86"  # type: ignore[index]


@pytest.mark.parametrize("name", ALL)
def test_a_full_brand_passes_the_validator_of_the_open_xml_sdk(name: str, tmp_path: Path) -> None:
    fonts = {"major": "Georgia", "minor": "Arial"}
    logo, dark = picture(), picture(kind="JPEG")
    brand = Brand(
        colours=COLOURS, fonts=fonts, page="Letter", logo=logo, logo_on_dark=dark, alt="Emblem"
    )
    path = made(name, brand, tmp_path)
    assert sdk_errors(path) == []


@pytest.mark.parametrize("size", [(900, 300), (300, 900), (500, 500)])
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_is_in_all_documents_with_its_proportions_and_alt_text(
    size: tuple[int, int], kind: str, tmp_path: Path
) -> None:
    logo = picture(*size, kind)
    brand = Brand(logo=logo, alt="Emblem of the Harbour “Mission” & friends")
    for name in ALL:
        path = made(name, brand, tmp_path)
        assert OpenXmlValidator().validate(str(path)).errors == []
        pictures = _pictures(path)
        assert pictures, name
        for blob, (width, height), alt in pictures:
            assert blob == logo
            assert alt == brand.alt
            assert width / height == pytest.approx(size[0] / size[1], rel=0.01)
        assert b"operation.logo" not in b"".join(parts(path.read_bytes()).values())


@pytest.mark.parametrize("name", ALL)
def test_without_a_logo_no_place_is_left(name: str, tmp_path: Path) -> None:
    path = made(name, Brand(), tmp_path)
    data = parts(path.read_bytes())
    assert _pictures(path) == []
    assert b"operation.logo" not in b"".join(data.values())
    if name.endswith(".pptx"):
        layouts = [xml for part, xml in data.items() if "slideLayouts/slideLayout" in part]
        assert not any(b'name="Logo"' in xml for xml in layouts)


def test_a_dark_place_takes_the_variant_for_dark_backgrounds(tmp_path: Path) -> None:
    light, dark = picture(colour="navy"), picture(colour="white")
    path = made("deck.pptx", Brand(logo=light, logo_on_dark=dark, alt="Emblem"), tmp_path)
    deck: Any = pptx.Presentation(str(path))
    blobs = {
        layout.name: [shape.image.blob for shape in layout.shapes if shape.shape_type == 13]
        for layout in deck.slide_layouts
    }
    assert blobs["Title"] == [light]
    assert blobs["Section, dark"] == [dark]


@pytest.mark.parametrize("data", [b"<svg/>", picture(kind="GIF"), b"", picture()[:60]])
def test_what_word_cannot_show_is_refused_as_a_logo(data: bytes, tmp_path: Path) -> None:
    if not data:
        made("briefing.docx", Brand(logo=data, alt="X"), tmp_path)
        return
    with pytest.raises(TemplateError, match="logo"):
        made("briefing.docx", Brand(logo=data, alt="X"), tmp_path)


@pytest.mark.parametrize("name", WORD)
def test_letter_pages_keep_the_width_of_the_text(name: str, tmp_path: Path) -> None:
    a4, letter = (made(name, Brand(page=page), tmp_path) for page in ("A4", "Letter"))
    del a4
    section = docx.Document(str(letter)).sections[0]
    assert (section.page_width, section.page_height) == (7772400, 10058400)
    base = docx.Document(str(BASE / name)).sections[0]
    assert _text_width(section) == _text_width(base)
    again = parts(branded(letter.read_bytes(), name, Brand(page="A4")))
    width = re.search(rb'<w:pgSz w:w="(\d+)" w:h="(\d+)"', again["word/document.xml"])
    assert width
    assert width.groups() == (b"11906", b"16838")


def test_the_same_brand_gives_the_same_bytes_and_another_one_others(tmp_path: Path) -> None:
    one = made("deck.pptx", Brand(colours=COLOURS), tmp_path).read_bytes()
    again = made("deck.pptx", Brand(colours=dict(reversed(COLOURS.items()))), tmp_path)
    assert again.read_bytes() == one
    assert made("deck.pptx", Brand(), tmp_path).read_bytes() != one
    assert Brand(alt="a").key != Brand(alt="b").key != Brand(page="A4").key


def test_tinted_colours_beside_theme_names_follow_the_theme(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    document = docx.Document(str(BASE / "briefing.docx"))
    run = document.add_paragraph().add_run("tinted")
    node = run._r.get_or_add_rPr().get_or_add_color()  # noqa: SLF001 - python-docx sets no tints
    for key, value in {"val": "112233", "themeColor": "accent1", "themeTint": "80"}.items():
        node.set(f"{W}{key}", value)
    document.save(str(path))
    out = branded(path.read_bytes(), "own.docx", Brand(colours={"accent1": "000000"}))
    root = etree.fromstring(parts(out)["word/document.xml"])
    tinted = next(n for n in root.iter(f"{W}color") if n.get(f"{W}themeTint"))
    assert tinted.get(f"{W}val") == "7F7F7F"


def _pictures(path: Path) -> list[tuple[bytes, tuple[int, int], str]]:
    """Return file, size and alt text of each picture in headers, or on the title's layout."""
    if path.suffix == ".pptx":
        deck: Any = pptx.Presentation(BytesIO(path.read_bytes()))
        shapes = [s for layout in deck.slide_layouts for s in layout.shapes if s.shape_type == 13]
        return [
            (s.image.blob, (s.width, s.height), s._element.nvPicPr.cNvPr.get("descr"))  # noqa: SLF001
            for s in shapes
        ]
    document: Any = docx.Document(str(path))
    header = document.sections[0].first_page_header
    found = []
    for drawing in header._element.iter("{*}inline"):  # noqa: SLF001
        blip = next(drawing.iter("{*}blip"))
        embed = next(v for k, v in blip.attrib.items() if k.endswith("}embed"))
        extent = next(drawing.iter("{*}extent"))
        alt = next(drawing.iter("{*}docPr")).get("descr")
        size = int(extent.get("cx")), int(extent.get("cy"))
        found.append((header.part.related_parts[embed].blob, size, alt))
    return found


def _text_width(section: Any) -> int:
    return int(section.page_width - section.left_margin - section.right_margin)
