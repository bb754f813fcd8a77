"""A trainer's own texts, listed for translators."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from pptx import Presentation

from mkmaterials.app.build import BuildOptions, Workshop
from mkmaterials.app.catalogues import write_texts
from mkmaterials.app.templates import check_templates
from mkmaterials.cli import main
from mkmaterials.errors import ChoiceError
from mkmaterials.overlays import resolve, template_roots
from mkmaterials.wording import po
from pseudo import write_pseudo
from support import ROOT, SEED

OWN = "What will our office do?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with a translated base and a pack that changes one heading of the deck."""
    packs = tmp_path / "templates"
    shutil.copytree(ROOT / "templates" / "base", packs / "base")
    write_pseudo(packs / "base" / "locale", packs / "base" / "locale", "ru")
    pack = packs / "field-operations" / "my-office"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("extends: base\nlanguages: [ru]\n", "utf-8")
    deck = Presentation(str(packs / "base" / "deck.pptx"))
    title = next(
        shape
        for slide in deck.slides
        for shape in [slide.shapes.title]
        if shape.text_frame.text == "The event at a glance"
    )
    title.text_frame.paragraphs[0].runs[0].text = OWN
    deck.save(str(pack / "deck.pptx"))
    return tmp_path


def _kit_titles(folder: Path) -> tuple[list[str], list[str]]:
    options = BuildOptions(operation="my-office", working_folder=folder, output=folder / "output")
    kit = Workshop(options).build(SEED)
    deck = next(each.path for each in kit.outputs if each.path.suffix == ".pptx")
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(str(deck)).slides]
    titles = [re.sub(r" \(\d/\d\)$", "", title) for title in titles]  # of what runs over slides
    return titles, [each.message for each in kit.findings if "untranslated" in each.code]


def test_a_heading_changed_in_the_deck_is_told_then_listed_then_translated(folder: Path) -> None:
    titles, told = _kit_titles(folder)
    assert OWN in titles
    assert told == [f"1 text is not translated into Russian: “{OWN}”"]

    (report,) = write_texts("my-office", "ru", folder)
    assert (report.left, report.total) == (1, 1)
    catalogue = po.read(report.path.read_bytes())
    catalogue[OWN].string = "Что сделает наш офис?"
    report.path.write_bytes(po.written(catalogue))

    titles, told = _kit_titles(folder)
    assert "Что сделает наш офис?" in titles
    assert told == []
    (report,) = write_texts("my-office", "ru", folder)
    assert (report.left, report.total) == (0, 1)


def test_the_check_of_templates_tells_what_is_not_translated(folder: Path) -> None:
    (report,) = [
        each
        for each in check_templates(["my-office"], folder)
        if each.path.parent.name == "my-office"
    ]
    told = [each for each in report.findings if each.code == "template.untranslated"]
    assert [each.where for each in told] == ["slide 5, shape 'Title', paragraph 1"]
    assert OWN in told[0].message
    base = check_templates(["base"], folder)
    assert not [each for one in base for each in one.findings if "translat" in each.code]


def test_an_exercise_and_a_label_of_ones_own_are_listed(folder: Path) -> None:
    pack = folder / "templates" / "field-operations" / "my-office"
    (pack / "labels.yaml").write_text("fact.date: Day\n", "utf-8")
    (pack / "activities").mkdir()
    shutil.copy(ROOT / "templates/base/activities/welcome.md", pack / "activities/our-welcome.md")
    path = pack / "activities/our-welcome.md"
    path.write_text(path.read_text("utf-8").replace("title: ", "title: Our "), "utf-8")
    labels, exercises = write_texts("my-office", "ru", folder)
    assert (labels.left, exercises.left) == (2, 1)
    assert po.read(labels.path.read_bytes()).get("Day", "fact.date") is not None


def test_a_pack_without_text_of_its_own_has_nothing_to_translate(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (resolve("my-office", template_roots(folder)).folders[0] / "deck.pptx").unlink()
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(main, ["templates", "texts", "my-office", "--language", "ru"])
    assert done.exit_code == 0
    assert done.output.startswith("All texts of my-office are translated already")
    assert not list(Path("templates/field-operations/my-office").glob("locale"))


def test_what_is_to_be_translated_is_said_on_the_command_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(main, ["templates", "texts", "my-office", "--language", "SQ"])
    assert done.exit_code == 0, done.output
    path = "templates/field-operations/my-office/locale/sq/documents.po"
    assert done.output.startswith(f"{path}  ")
    assert po.READ_BY in Path(path).read_text("utf-8")


@pytest.mark.parametrize("language", ["tlh!", "en-GB"])
def test_english_and_what_is_no_language_are_refused(folder: Path, language: str) -> None:
    with pytest.raises(ChoiceError):
        write_texts("my-office", language, folder)
