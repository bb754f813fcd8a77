"""The finished kit, looked into as a trainer, a validator and LibreOffice would."""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator
from pptx import Presentation

from mkmaterials.app.build import BuildOptions, Kit, Workshop
from mkmaterials.plan.wishes import Override
from office_support import sdk_errors
from support import ROOT, SEED, need_tool

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

QUOTATIONS = re.findall("“([^”]+)”", SEED.read_text(encoding="utf-8").partition("\n")[2])[1:]
SPEAKERS = {
    "Dr Kari Johnstone": (
        "OSCE Special Representative and Co-ordinator for Combating Trafficking in Human Beings"
    ),
    "Sami Ryhaenen": "Head of the Strategic Police Matters Unit",
    "Ambassador Marek Szczygiel": (
        "Director and Officer-in-Charge of the OSCE High Commissioner on National Minorities"
    ),
    "Peter Mossop": (
        "Special Adviser and Director’s Representative in Vienna of the Office for Democratic "
        "Institutions and Human Rights"
    ),
}
SOURCES = {"seed": SEED, **{p.stem: p for p in (ROOT / "tests" / "releases").glob("*.txt")}}


@pytest.fixture(scope="module", params=sorted(SOURCES))
def kit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Kit:
    output = tmp_path_factory.mktemp("kits")
    return Workshop(BuildOptions(output=output, working_folder=output)).build(
        SOURCES[request.param]
    )


@pytest.fixture(scope="module")
def seed_kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    output = tmp_path_factory.mktemp("seed")
    return Workshop(BuildOptions(output=output, working_folder=output)).build(SEED)


def document_lines(path: Path) -> list[str]:
    """Return the paragraphs of a Word file's body, tables included, in order."""
    body = Document(str(path)).element.body
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return [
        "".join(text.text or "" for text in paragraph.iter(f"{name}t"))
        for paragraph in body.iter(f"{name}p")
    ]


def slide_texts(path: Path) -> list[str]:
    """Return the text of each slide, notes left out."""
    texts = []
    for slide in Presentation(str(path)).slides:
        frames = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        cells = [
            cell.text
            for shape in slide.shapes
            if shape.has_table
            for row in shape.table.rows
            for cell in row.cells
        ]
        texts.append("\n".join(frames + cells))
    return texts


def office_files(kit: Kit) -> list[Path]:
    files = [o.path for o in kit.outputs if o.path.suffix in {".docx", ".pptx"}]
    assert len(files) == 4
    return files


def test_every_document_is_valid_open_xml(kit: Kit) -> None:
    for path in office_files(kit):
        result = OpenXmlValidator().validate(str(path))
        assert result.is_valid, [str(error) for error in result.errors]


def test_every_document_passes_the_validator_of_the_open_xml_sdk(kit: Kit) -> None:
    for path in office_files(kit):
        assert sdk_errors(path) == []


def test_libreoffice_opens_every_document(kit: Kit, to_pdf: Callable[[Path], Path]) -> None:
    pdfinfo = need_tool("pdfinfo")
    for path in office_files(kit):
        pdf = to_pdf(path)
        info = subprocess.run([pdfinfo, str(pdf)], check=True, capture_output=True, text=True)
        pages = re.search(r"Pages:\s+(\d+)", info.stdout)
        assert pages
        if path.suffix == ".pptx":
            assert int(pages[1]) == kit.slides
        elif path.stem == "briefing":
            assert int(pages[1]) <= 4
            assert "595" in info.stdout  # A4


def test_nothing_was_too_long_for_its_place(kit: Kit) -> None:
    assert [f for f in kit.findings if f.level == "error"] == []


def test_no_tag_and_no_empty_slide_title_is_left(kit: Kit) -> None:
    deck, briefing, handout = _paths(kit)
    text = "\n".join([*document_lines(briefing), *document_lines(handout), *slide_texts(deck)])
    assert not re.search(r"\{\{|\{%|%\}|\}\}", text)
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(str(deck)).slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_every_slide_has_notes_that_name_the_source(seed_kit: Kit) -> None:
    deck, _, _ = _paths(seed_kit)
    for slide in Presentation(str(deck)).slides:
        notes = slide.notes_slide.notes_text_frame.text
        assert "Say" in notes
        assert "{%" not in notes


def test_all_four_quotations_stand_in_all_three_documents_to_the_letter(seed_kit: Kit) -> None:
    deck, briefing, handout = _paths(seed_kit)
    documents = [slide_texts(deck), document_lines(briefing), document_lines(handout)]
    texts = ["\n".join(lines) for lines in documents]
    assert len(QUOTATIONS) == 4
    for quotation in QUOTATIONS:
        assert all(f"“{quotation}”" in text for text in texts)


def test_every_quotation_slide_shows_its_own_speaker_role_event_and_date(seed_kit: Kit) -> None:
    deck, _, _ = _paths(seed_kit)
    slides = slide_texts(deck)
    for quotation, (speaker, role) in zip(QUOTATIONS, SPEAKERS.items(), strict=True):
        [text] = [text for text in slides if quotation in text]
        assert speaker in text
        assert role in text
        assert "30 October 2024" in text
        assert "workshop" in text


def test_slide_numbers_in_the_handout_are_those_of_the_deck(seed_kit: Kit) -> None:
    deck, _, handout = _paths(seed_kit)
    slides = slide_texts(deck)
    lines = document_lines(handout)
    for quotation, speaker in zip(QUOTATIONS, SPEAKERS, strict=True):
        number = next(n for n, text in enumerate(slides, 1) if quotation in text)
        named = [line for line in lines if line.startswith(speaker)]
        assert any(re.search(rf"\bslides? {number}\b", line) for line in named), named


def test_the_briefing_says_what_is_not_stated_and_prints_the_source_by_paragraph(
    seed_kit: Kit,
) -> None:
    _, briefing, _ = _paths(seed_kit)
    lines = document_lines(briefing)
    assert "Not stated in the source" in lines
    annex = lines[next(n for n, line in enumerate(lines) if line.startswith("Annex")) :]
    for paragraph in SEED.read_text(encoding="utf-8").splitlines():
        assert any(line.endswith(paragraph) for line in annex)


@pytest.mark.parametrize("minutes", [45, 60, 90, 120, 180, 240, 480])
def test_the_times_of_the_session_plan_add_up(minutes: int, tmp_path: Path) -> None:
    options = BuildOptions(
        output=tmp_path,
        working_folder=tmp_path,
        session=Override(minutes=minutes),
        only=("handout",),
    )
    kit = Workshop(options).build(SEED)
    table = _session_table(kit.outputs[0].path)
    spans = [row for row in table if re.match(r"\d+:\d\d", row[0])]
    assert sum(int(row[1]) for row in spans) == minutes
    times = [[_minutes(part) for part in re.split("[–-]", row[0])] for row in spans]
    assert times[0][0] == 9 * 60
    assert times[-1][1] == 9 * 60 + minutes
    assert all(before[1] == after[0] for before, after in pairwise(times))
    assert all(end - start == int(row[1]) for (start, end), row in zip(times, spans, strict=True))


def test_the_handout_offers_four_exercises_with_debrief_and_care(seed_kit: Kit) -> None:
    _, _, handout = _paths(seed_kit)
    lines = document_lines(handout)
    exercises = {line for line in lines if re.match(r"Exercise \d+: ", line)}
    assert len(exercises) >= 4
    assert sum(line == "Debrief" for line in lines) >= 4
    assert sum(line == "Do no harm" for line in lines) >= 5


def test_a_field_operations_name_and_relevance_are_printed(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "field-operations" / "my-office"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(
        "extends: mission-to-moldova\nrelevance:\n  - This matters at our border posts.\n"
        "referral:\n  - name: Night Line\n    phone: '0 000'\n",
        encoding="utf-8",
    )
    options = BuildOptions(output=tmp_path, working_folder=tmp_path, operation="my-office")
    kit = Workshop(options).build(SEED)
    _, briefing, handout = _paths(kit)
    assert "This matters at our border posts." in document_lines(briefing)
    assert any("OSCE Mission to Moldova" in line for line in document_lines(briefing))
    assert any("Night Line" in line for line in document_lines(handout))


def _paths(kit: Kit) -> tuple[Path, Path, Path]:
    return kit.folder / "deck.pptx", kit.folder / "briefing.docx", kit.folder / "handout.docx"


def _session_table(path: Path) -> list[list[str]]:
    tables: list[Any] = Document(str(path)).tables
    for table in tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        if rows and rows[0][0] == "Time":
            return rows
    raise AssertionError("there is no session plan table")


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
