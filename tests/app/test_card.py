"""The social card: one whole quotation, reviewed, as a slide and as a picture."""

from __future__ import annotations

import io
import json
import shutil
import stat
from typing import TYPE_CHECKING

import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image
from pptx import Presentation

from mkmaterials.app.build import BuildOptions, Workshop
from mkmaterials.app.card import Card, make_card
from mkmaterials.app.extract import extract_source
from mkmaterials.app.libreoffice import PROGRAM_VARIABLE, converted
from mkmaterials.errors import ChoiceError, OutputError, VerificationError
from support import SEED, need_tool

if TYPE_CHECKING:
    from pathlib import Path

SHORT = "We listen first, and then we act together."
LONG = "We listen and we act, with everybody who lives here and with those who come. " * 12
TEXT = f"""Officers and residents plan a safer harbour
PORT ALMA, 4 May 2023 - Officers met residents at a workshop.
“{LONG.strip()}” said Inspector Ilse Maron, Head of the Harbour Unit.
“{SHORT}” said Joao Brandt, Co-ordinator of the Advice Centre.
The seminar lasted two days and was held for the first time.
One resident put it this way: “Nobody knows who said this to whom, and all agree with it.”
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def review(source: Path) -> Path:
    summary = extract_source(source, overwrite=False, page=False).saved.path
    text = summary.read_text(encoding="utf-8").replace("by: null", "by: Ana Ferro", 1)
    summary.write_text(text, encoding="utf-8")
    return summary


def card_of(folder: Path, path: Path, *, operation: str = "base", **wanted: object) -> Card:
    options = BuildOptions(output=folder / "out", working_folder=folder, operation=operation)
    return make_card(Workshop(options), path, **wanted)  # type: ignore[arg-type] # as a press officer gives them


def test_the_comma_before_the_attribution_is_not_missed_on_the_card(tmp_path: Path) -> None:
    source = tmp_path / "harbour.txt"
    said = TEXT.replace(f"“{SHORT}” said", "“We listen first, and then we act,” said")
    source.write_text(said, encoding="utf-8")
    made = card_of(tmp_path, review(source), quotation="q2")
    assert "“We listen first, and then we act”" in slide_text(made)


def slide_text(made: Card) -> str:
    (slide,) = Presentation(str(made.outputs[0].path)).slides
    return "\n".join(shape.text_frame.text for shape in slide.shapes)


@pytest.fixture
def without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROGRAM_VARIABLE, "/nowhere/soffice")


@pytest.mark.usefixtures("without_libreoffice")
def test_the_first_quotation_that_fits_is_taken_whole_with_speaker_and_role(
    tmp_path: Path, source: Path
) -> None:
    made = card_of(tmp_path, review(source))
    assert (made.quotation, made.speaker, made.text) == ("q2", "Joao Brandt", f"“{SHORT}”")
    text = slide_text(made)
    assert f"“{SHORT}”" in text
    assert "Joao Brandt" in text
    assert "Co-ordinator of the Advice Centre" in text
    assert "4 May 2023" in text
    assert "raft" not in text
    assert made.others == []


@pytest.mark.usefixtures("without_libreoffice")
def test_a_quotation_of_the_seed_is_printed_to_the_letter_and_valid(tmp_path: Path) -> None:
    seed = tmp_path / SEED.name
    shutil.copy(SEED, seed)
    made = card_of(tmp_path, review(seed), quotation="q3")
    assert made.text in slide_text(made)
    assert "multifaced" in made.text
    assert made.others == ["q1", "q2", "q4"]
    assert OpenXmlValidator().validate(str(made.outputs[0].path)).errors == []
    notes = Presentation(str(made.outputs[0].path)).slides[0].notes_slide.notes_text_frame.text
    assert f"Alternative text for the picture: {made.speaker}, " in notes
    assert made.text in notes


@pytest.mark.parametrize(
    ("quotation", "said", "hint"),
    [
        ("q1", "q1 is too long for a card", "q2 (Joao Brandt, 8 words)"),
        ("q3", "does not say who said q3", "q2 (Joao Brandt, 8 words)"),
        ("q9", "there is no quotation 'q9'", "q1 (Ilse Maron, 180 words)"),
    ],
)
def test_what_cannot_be_put_on_a_card_is_refused_with_the_nearest_that_can(
    tmp_path: Path, source: Path, quotation: str, said: str, hint: str
) -> None:
    summary = review(source)
    with pytest.raises(ChoiceError) as caught:
        card_of(tmp_path, summary, quotation=quotation)
    assert said in caught.value.message
    assert hint in caught.value.hint
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("without_libreoffice")
def test_what_nobody_has_reviewed_is_refused_or_marked_as_a_draft(
    tmp_path: Path, source: Path
) -> None:
    with pytest.raises(ChoiceError, match="nobody has reviewed") as caught:
        card_of(tmp_path, source)
    assert "mkmaterials extract" in caught.value.hint
    extract_source(source, overwrite=False, page=False)
    with pytest.raises(ChoiceError, match="nobody has reviewed") as caught:
        card_of(tmp_path, source.with_suffix(".yaml"))
    assert "reviewed: by" in caught.value.hint
    assert not (tmp_path / "out").exists()
    made = card_of(tmp_path, source, draft=True)
    assert slide_text(made).startswith("Draft: not reviewed, not for publication")


@pytest.mark.usefixtures("without_libreoffice")
def test_without_libreoffice_there_is_the_slide_and_word_of_the_missing_picture(
    tmp_path: Path, source: Path
) -> None:
    made = card_of(tmp_path, review(source))
    assert [output.path.name for output in made.outputs] == ["card-q2.pptx"]
    assert "card.no-picture" in [finding.code for finding in made.findings]


def test_the_picture_has_the_size_of_a_post_and_is_the_same_each_time(
    tmp_path: Path, source: Path
) -> None:
    need_tool("soffice")
    summary = review(source)
    made = card_of(tmp_path, summary)
    picture = made.outputs[1].path
    assert picture.name == "card-q2.png"
    first = picture.read_bytes()
    opened = Image.open(io.BytesIO(first)).convert("RGB")
    assert opened.size == (1600, 900)
    ground = opened.getpixel((800, 20))
    assert ground == (0x23, 0x3B, 0x57)
    inked = [opened.getpixel((x, y)) != ground for x in range(200, 1400, 3) for y in (300, 320)]
    assert any(inked)
    assert [output.state for output in card_of(tmp_path, summary).outputs] == ["unchanged"] * 2


@pytest.mark.usefixtures("without_libreoffice")
def test_the_manifest_of_the_kit_takes_the_card_in_and_keeps_the_rest(
    tmp_path: Path, source: Path
) -> None:
    summary = review(source)
    options = BuildOptions(output=tmp_path / "out", working_folder=tmp_path)
    folder = Workshop(options).build(source).folder
    before = json.loads((folder / "manifest.json").read_bytes())
    card_of(tmp_path, summary)
    after = json.loads((folder / "manifest.json").read_bytes())
    names = {entry["name"] for entry in before["outputs"]}
    assert {entry["name"] for entry in after["outputs"]} == {*names, "card-q2.pptx"}
    assert "templates/base/card.pptx" in {entry["name"] for entry in after["inputs"]}
    assert {key: after[key] for key in ("event", "minutes", "findings")} == {
        key: before[key] for key in ("event", "minutes", "findings")
    }


@pytest.mark.usefixtures("without_libreoffice")
def test_a_card_that_somebody_edited_is_left(tmp_path: Path, source: Path) -> None:
    summary = review(source)
    path = card_of(tmp_path, summary).outputs[0].path
    path.write_bytes(b"mine")
    again = card_of(tmp_path, summary).outputs[0]
    assert (again.state, again.path.name) == ("kept", "card-q2.new.pptx")
    assert path.read_bytes() == b"mine"


@pytest.mark.usefixtures("without_libreoffice")
def test_a_template_that_cuts_or_leaves_out_the_quotation_is_refused(
    tmp_path: Path, source: Path
) -> None:
    summary = review(source)
    pack = tmp_path / "templates" / "field-operations" / "my-office"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("extends: base\n", encoding="utf-8")
    for tag in ("{{ quote.text|truncate(30) }}", "A quotation"):
        deck = Presentation(str(Workshop(BuildOptions()).pack.find("card.pptx")))
        for slide in deck.slides:
            shape = next(s for s in slide.shapes if "quote.text" in s.text_frame.text)
            shape.text_frame.text = tag
            slide.notes_slide.notes_text_frame.text = slide.notes_slide.notes_text_frame.text.split(
                "Alternative"
            )[0]
        deck.save(str(pack / "card.pptx"))
        with pytest.raises(VerificationError):
            card_of(tmp_path, summary, operation="my-office")


def test_a_libreoffice_that_fails_is_told_and_leaves_nothing(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho broken >&2\nexit 1\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv(PROGRAM_VARIABLE, str(program))
    summary = review(source)
    with pytest.raises(OutputError, match=r"made no PNG of it .*broken"):
        card_of(tmp_path, summary)
    assert not (tmp_path / "out").exists()


def test_a_libreoffice_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text('#!/bin/sh\nsleep 600 &\necho $! > "$0.pid"\nwait\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr("mkmaterials.app.libreoffice._SECONDS", 1)
    monkeypatch.setattr("mkmaterials.app.libreoffice._SECONDS_EACH", 0)
    with pytest.raises(OutputError, match="within 1 seconds"):
        converted(str(program), {"a.pptx": b""}, "pdf:impress_pdf_Export", {})
