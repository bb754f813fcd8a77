"""Every document, for every kind of press release, as a screen reader or a poor eye meets it."""

from __future__ import annotations

import re
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from pptx import Presentation

from event_support import RELEASES, SOURCES
from mkmaterials.app.build import BuildOptions, Kit, Workshop
from mkmaterials.lint.check import Use, check_template
from mkmaterials.lint.colours import contrast, from_hex
from template_support import A, P

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ALL: Final = SOURCES | RELEASES
FLOOR: Final = 18  # points on slides
LEAST: Final = 4.5  # contrast by WCAG
_LAYOUT_TABLES: Final = {"KitColumns", "KitCards", "KitTimeline"}  # drawings and columns: no data
_SMALL: Final = {"ftr", "sldNum"}
_W: Final = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


@pytest.fixture(scope="module", params=sorted(ALL))
def kit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Kit:
    folder = tmp_path_factory.mktemp("kit")
    path = folder / "event.txt"
    path.write_text(ALL[request.param], encoding="utf-8")
    return Workshop(BuildOptions(output=folder / "output", working_folder=folder)).build(path)


def word_files(kit: Kit) -> list[Path]:
    return [output.path for output in kit.outputs if output.path.suffix == ".docx"]


def office_files(kit: Kit) -> list[Path]:
    return [*word_files(kit), kit.folder / "deck.pptx"]


def deck(kit: Kit) -> Any:
    return Presentation(str(kit.folder / "deck.pptx"))


def pieces(path: Path, *starts: str) -> Iterator[tuple[str, etree._Element]]:
    """Yield the parts of a file whose names begin like this, read."""
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith(starts) and name.endswith(".xml"):
                yield name, etree.fromstring(package.read(name))


def levels(document: Any) -> list[int]:
    """Return the outline levels of a document's headings, in order, from 1."""
    found = [p.style.name for p in document.paragraphs if p.style.name.startswith("Heading ")]
    return [int(name.removeprefix("Heading ")) for name in found]


def test_every_document_has_a_title_and_says_its_language(kit: Kit) -> None:
    for path in office_files(kit):
        opened: Any = Presentation if path.suffix == ".pptx" else Document
        core = opened(str(path)).core_properties
        assert core.title.strip()
        assert core.language.partition("-")[0] == "en"


def test_every_run_has_a_language(kit: Kit) -> None:
    is_russian = re.search("[а-яё]", kit.source.read_text(encoding="utf-8"))
    spoken = {"en-GB", "ru-RU"} if is_russian else {"en-GB"}
    for path in word_files(kit):
        [(_, styles)] = pieces(path, "word/styles")
        assert styles.xpath("//w:docDefaults//w:lang/@w:val", namespaces=_W) == ["en-GB"]
        for name, root in pieces(path, "word/"):
            assert set(root.xpath("//w:r//w:lang/@w:val", namespaces=_W)) <= spoken, name
    for name, root in pieces(kit.folder / "deck.pptx", "ppt/slides/", "ppt/notesSlides/"):
        for look in root.iter(f"{A}rPr", f"{A}endParaRPr"):
            assert look.get("lang") in spoken, name
        assert all(run.find(f"{A}rPr") is not None for run in root.iter(f"{A}r")), name


def test_headings_leave_out_no_level(kit: Kit) -> None:
    for path in word_files(kit):
        found = levels(Document(str(path)))
        assert found[0] == 1
        assert all(below - above <= 1 for above, below in pairwise(found)), (path.name, found)


def test_tables_have_header_rows_and_say_what_they_hold(kit: Kit) -> None:
    for path in word_files(kit):
        for table in Document(str(path)).element.body.iter(qn("w:tbl")):
            style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}").get(qn("w:val"))
            caption = table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}")
            assert caption is not None
            assert caption.get(qn("w:val"))
            first = table.find(qn("w:tr"))
            assert style in _LAYOUT_TABLES or first.find(f".//{qn('w:tblHeader')}") is not None
    for slide in deck(kit).slides:
        for frame in (shape for shape in slide.shapes if shape.has_table):
            assert frame.table.first_row
            assert next(frame._element.iter(f"{P}cNvPr")).get("descr")  # noqa: SLF001


def test_every_drawing_is_described_or_decoration(kit: Kit) -> None:
    for path in word_files(kit):
        for _, root in pieces(path, "word/"):
            assert all(each.get("descr") for each in root.iter("{*}docPr"))
    for name, root in pieces(kit.folder / "deck.pptx", "ppt/slides/", "ppt/slideLayouts/"):
        for shape in root.iter(f"{P}sp", f"{P}pic", f"{P}grpSp", f"{P}cxnSp", f"{P}graphicFrame"):
            own = next(shape.iter(f"{P}cNvPr"))
            decorative = any(each.get("val") == "1" for each in own.iter("{*}decorative"))
            place = next(shape.iterfind(f"*/{P}nvPr/{P}ph"), None) is not None
            says = any(text.text for text in shape.iter(f"{A}t"))
            plain = shape.tag == f"{P}sp" and (place or says)
            assert decorative or plain or own.get("descr"), (name, own.get("name"))


def test_slides_have_titles_of_their_own_that_are_read_first(kit: Kit) -> None:
    titles = []
    for slide in deck(kit).slides:
        first, *rest = list(slide.shapes)
        assert first == slide.shapes.title
        titles.append(first.text_frame.text.strip())
        kinds = [s.placeholder_format.type for s in rest if s.is_placeholder]
        small = [
            number for number, kind in enumerate(kinds) if str(kind).startswith(("FOOT", "SLI"))
        ]
        assert small == list(range(len(kinds) - len(small), len(kinds)))  # read last
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_text_on_slides_is_large_enough_and_none_of_it_runs_over(kit: Kit) -> None:
    assert [finding for finding in kit.findings if finding.level == "error"] == []
    for name, root in pieces(kit.folder / "deck.pptx", "ppt/slides/"):
        for shape in root.iter(f"{P}sp", f"{P}graphicFrame"):
            kinds = {place.get("type") for place in shape.iter(f"{P}ph")}
            if not kinds & _SMALL:
                sizes = [int(look.get("sz", "9900")) for look in shape.iter(f"{A}rPr")]
                assert min(sizes, default=9900) >= FLOOR * 100, (name, etree.tostring(shape))


def test_no_text_has_too_little_contrast(kit: Kit) -> None:
    for path in office_files(kit):
        found = check_template(path.name, path.read_bytes(), Use(("en",)))
        assert [each for each in found if each.code == "contrast.low"] == []


def test_the_colours_of_the_theme_can_be_read_in_every_role_they_have(kit: Kit) -> None:
    for path in office_files(kit):
        start = "ppt/theme/theme1" if path.suffix == ".pptx" else "word/theme/"
        [(_, theme)] = pieces(path, start)
        scheme = next(theme.iter(f"{A}clrScheme"))
        colours = {etree.QName(each).localname: from_hex(each[0].get("val")) for each in scheme}
        pairs = [
            (ink, paper)
            for ink in ("dk1", "accent1", "accent2", "accent3", "accent4")
            for paper in ("lt1", "lt2")
        ]
        pairs += [("lt1", "accent1"), ("lt1", "accent2")]
        for ink, paper in pairs:
            text, ground = colours[ink], colours[paper]
            assert text is not None
            assert ground is not None
            assert contrast(text, ground) >= LEAST, (ink, paper)


def test_no_literal_colour_stands_beside_the_theme(kit: Kit) -> None:
    for name, root in pieces(kit.folder / "deck.pptx", "ppt/slide", "ppt/tableStyles"):
        assert list(root.iter(f"{A}srgbClr")) == [], name


def test_long_documents_begin_with_a_table_of_contents_that_is_true(kit: Kit) -> None:
    for path in word_files(kit):
        body = Document(str(path)).element.body
        links = list(body.iter(qn("w:hyperlink")))
        if path.stem == "briefing":
            assert links == []
            continue
        [field] = [each.text for each in body.iter(qn("w:instrText"))]
        assert field.split()[0] == "TOC"
        marks = {
            mark.get(qn("w:name")): "".join(mark.getnext().itertext(qn("w:t")))
            for mark in body.iter(qn("w:bookmarkStart"))
        }
        listed = [(link.get(qn("w:anchor")), "".join(link.itertext(qn("w:t")))) for link in links]
        headings = [
            "".join(p.itertext(qn("w:t")))
            for p in body.iter(qn("w:p"))
            if (style := p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")) is not None
            and style.get(qn("w:val")) == "Heading1"
        ]
        assert all(marks[anchor] == text for anchor, text in listed)
        assert [text for _, text in listed] == headings
        numbers = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]
        assert len(set(numbers)) == len(numbers)
