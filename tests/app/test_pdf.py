"""Tagged PDFs of a kit: their structure, and what is told where something is amiss."""

from __future__ import annotations

import io
import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ContentStream

from mkmaterials.app.build import BuildOptions, Kit, Workshop
from mkmaterials.app.libreoffice import PROGRAM_VARIABLE, need_libreoffice
from mkmaterials.app.pdf import make_pdfs
from mkmaterials.errors import ChoiceError, OutputError
from mkmaterials.office.tagged_pdf import elements, without_claim
from mkmaterials.verify.pdf import claims_access, pdf_problems
from support import SEED, need_tool

if TYPE_CHECKING:
    from pathlib import Path

PDFS = ("briefing.pdf", "deck.pdf", "handout.pdf", "handout-participants.pdf")
SHOWS = {b"Tj", b"TJ", b"'", b'"'}


@pytest.fixture(scope="module")
def options(tmp_path_factory: pytest.TempPathFactory) -> BuildOptions:
    need_tool("soffice")
    output = tmp_path_factory.mktemp("pdf")
    return BuildOptions(output=output, working_folder=output, pdf=True)


@pytest.fixture(scope="module")
def kit(options: BuildOptions) -> Kit:
    return Workshop(options).build(SEED)


def reader(kit: Kit, name: str) -> PdfReader:
    return PdfReader(kit.folder / name)


def tree(kit: Kit, name: str) -> Any:
    root: Any = reader(kit, name).root_object
    return root["/StructTreeRoot"].get_object()


def word_file(text: str = "A heading", *, picture: bool = False, alt: str = "") -> bytes:
    made = Document()
    made.core_properties.title = "A document"
    made.add_heading(text, 1)
    if picture:
        stream = io.BytesIO()
        Image.new("RGB", (40, 40), "navy").save(stream, "PNG")
        made.add_picture(stream)
        made.inline_shapes[0]._inline.docPr.set("descr", alt)  # noqa: SLF001 - python-docx has no public way
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_each_office_file_has_its_pdf_and_all_are_in_the_manifest(kit: Kit) -> None:
    assert {o.path.name for o in kit.outputs if o.path.suffix == ".pdf"} == set(PDFS)
    manifest = json.loads((kit.folder / "manifest.json").read_bytes())
    assert {entry["name"] for entry in manifest["outputs"]} == {o.path.name for o in kit.outputs}
    assert [f for f in kit.findings if f.code.startswith("pdf.")] == []


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_says_its_title_language_and_that_it_is_tagged(kit: Kit, name: str) -> None:
    pdf = reader(kit, name)
    root: Any = pdf.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None
    assert "trafficking in persons belonging to minorities" in (pdf.metadata.title or "")
    assert claims_access((kit.folder / name).read_bytes())
    assert pdf.pdf_header == "%PDF-1.7"
    assert {str(page["/Tabs"]) for page in pdf.pages} == {"/S"}


@pytest.mark.parametrize("name", PDFS)
def test_its_structure_has_one_root_headings_in_order_and_header_cells(kit: Kit, name: str) -> None:
    root = tree(kit, name)
    assert [child.get_object()["/S"] for child in root["/K"]] == ["/Document"]
    assert len(list(elements(root, "/H", "/H1"))) >= 5
    tables = list(elements(root, "/Table"))
    assert tables
    for table in tables:
        heads = list(elements(table, "/TH"))
        assert heads
    assert pdf_problems((kit.folder / name).read_bytes()) == []


def test_every_slide_has_a_heading_and_a_bookmark(kit: Kit) -> None:
    assert len(list(elements(tree(kit, "deck.pdf"), "/H"))) == kit.slides
    assert len(reader(kit, "deck.pdf").outline) == kit.slides
    assert len(reader(kit, "briefing.pdf").outline) >= 5


@pytest.mark.parametrize("name", PDFS)
def test_no_text_of_a_page_stands_outside_the_structure(kit: Kit, name: str) -> None:
    pdf = reader(kit, name)
    for page in pdf.pages:
        depth = shown = 0
        for _, operator in ContentStream(page["/Contents"].get_object(), pdf).operations:
            depth += (operator in {b"BDC", b"BMC"}) - (operator == b"EMC")
            shown += operator in SHOWS
            assert depth > 0 or operator not in SHOWS
        assert shown


@pytest.mark.parametrize("name", PDFS)
def test_quotations_stand_in_it_to_the_letter(kit: Kit, name: str) -> None:
    text = "".join(page.extract_text() for page in reader(kit, name).pages)
    folded = "".join(text.split())
    for quotation in (
        "cross-institutional approach is essential to effectively address the many different",
        "reduced reporting of crimes, making victims belonging to minorities less visible",
    ):
        assert "".join(quotation.split()) in folded


def test_the_same_source_gives_the_same_pdfs_and_an_edited_document_keeps_its_own(
    kit: Kit, options: BuildOptions
) -> None:
    deck = kit.folder / "deck.pptx"
    before, pdf = deck.read_bytes(), (kit.folder / "deck.pdf").read_bytes()
    deck.write_bytes(before + b"edited")
    again = Workshop(options).build(SEED)
    states = {output.path.name: output.state for output in again.outputs}
    assert states["briefing.pdf"] == states["handout.pdf"] == "unchanged"
    assert "deck.pdf" not in states
    assert (kit.folder / "deck.pdf").read_bytes() == pdf
    assert (kit.folder / "deck.new.pdf").read_bytes() == pdf
    (note,) = [f for f in again.findings if f.code == "pdf.not-of-edited"]
    assert "deck.new.pptx, not of deck.pptx" in note.message
    deck.write_bytes(before)


def test_a_picture_without_alternative_text_is_told_and_the_pdf_claims_nothing() -> None:
    program = need_tool("soffice")
    pdfs, findings = make_pdfs(
        program,
        {
            "bare.docx": word_file(picture=True),
            "told.docx": word_file(picture=True, alt="A blue square"),
            "notes.txt": b"left out",
        },
        "ru",
    )
    assert sorted(pdfs) == ["bare.docx", "told.docx"]
    (finding,) = findings
    assert finding.where == "bare.docx"
    assert "1 of its pictures has no alternative text" in finding.message
    assert not claims_access(pdfs["bare.docx"])
    assert claims_access(pdfs["told.docx"])
    root: Any = PdfReader(io.BytesIO(pdfs["told.docx"])).root_object
    assert root["/Lang"] == "ru-RU"
    (figure,) = elements(root["/StructTreeRoot"].get_object(), "/Figure")
    assert str(figure["/Alt"]) == "A blue square"


def test_several_runs_at_once_do_not_disturb_each_other() -> None:
    program = need_tool("soffice")
    documents = [{"one.docx": word_file("First")}, {"one.docx": word_file("Second")}]
    with ThreadPoolExecutor() as pool:
        made = list(pool.map(lambda given: make_pdfs(program, given, "en")[0], documents))
    texts = [PdfReader(io.BytesIO(pdfs["one.docx"])).pages[0].extract_text() for pdfs in made]
    assert ["First" in texts[0], "Second" in texts[1]] == [True, True]


def test_taking_the_claim_away_changes_nothing_else(kit: Kit) -> None:
    data = (kit.folder / "briefing.pdf").read_bytes()
    bare = without_claim(data)
    assert not claims_access(bare)
    assert pdf_problems(bare) == []
    assert PdfReader(io.BytesIO(bare)).trailer["/ID"] == PdfReader(io.BytesIO(data)).trailer["/ID"]


def test_without_libreoffice_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PROGRAM_VARIABLE, "/nowhere/soffice")
    with pytest.raises(ChoiceError, match="--pdf needs LibreOffice") as caught:
        Workshop(BuildOptions(output=tmp_path / "out", working_folder=tmp_path, pdf=True))
    assert PROGRAM_VARIABLE in caught.value.hint
    assert not (tmp_path / "out").exists()
    with pytest.raises(ChoiceError):
        need_libreoffice("This")


def test_a_libreoffice_that_cannot_be_started_leaves_no_half_kit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text("no program", encoding="utf-8")
    monkeypatch.setenv(PROGRAM_VARIABLE, str(program))
    options = BuildOptions(output=tmp_path / "out", working_folder=tmp_path, pdf=True)
    with pytest.raises(OutputError, match="cannot be started"):
        Workshop(options).build(SEED)
    assert not (tmp_path / "out").exists()


def test_a_drawing_is_told_once_and_its_shapes_are_ornaments(kit: Kit) -> None:
    pdf = reader(kit, "deck.pdf")
    (drawing,) = elements(tree(kit, "deck.pdf"), "/Figure")
    assert str(drawing["/Alt"]).startswith("Picture of a partnership.")
    page: Any = drawing["/Pg"]
    marks = [
        operands
        for operands, operator in ContentStream(page["/Contents"].get_object(), pdf).operations
        if operator in {b"BMC", b"BDC"}
    ]
    assert sum(operands[0] == "/Artifact" for operands in marks) >= 7
