"""'mkmaterials templates check' and 'templates tags', as a trainer or a program calls them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import docx
import jsonschema
import pptx
import pytest
from click.testing import CliRunner

from mkmaterials.cli import main
from mkmaterials.cli.templates import templates
from mkmaterials.lint.codes import CODES
from mkmaterials.overlays import BASE, pack_names, template_roots
from support import ROOT

if TYPE_CHECKING:
    from click.testing import Result

SCHEMA = ROOT / ".venv/node/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
PACK = Path("templates") / "field-operations" / "my-office"


@pytest.fixture
def pack(workspace: Path) -> Path:
    """A pack of one's own with a fault in each of two templates."""
    folder = workspace / PACK
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(
        "extends: mission-to-moldova\nname: My Office\n", encoding="utf-8"
    )
    briefing = docx.Document(str(ROOT / "templates/base/briefing.docx"))
    briefing.add_paragraph("{{ evnt.title }}")
    briefing.save(str(folder / "briefing.docx"))
    deck: Any = pptx.Presentation(str(ROOT / "templates/base/deck.pptx"))
    deck.slides[3].shapes.title.text_frame.paragraphs[0].runs[0].font.name = "Perpetua"
    deck.save(str(folder / "deck.pptx"))
    return folder


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["templates", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def as_json(*arguments: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(run(*arguments, "--format", "json").output)
    return data


def test_the_base_templates_and_all_packs_are_clean(workspace: Path) -> None:
    result = run("check", "--strict")
    assert result.exit_code == 0, result.output
    assert result.output.endswith("Nothing to mend in 4 files\n")
    files = as_json("check")["files"]
    assert len(pack_names(template_roots(workspace))) == 17
    assert {len(file["packs"]) for file in files} == {17}
    assert [file["findings"] for file in files] == [[], [], [], []]


def test_a_packs_faults_are_listed_by_file_with_counts_and_exit_code(pack: Path) -> None:
    result = run("check", "my-office")
    assert result.exit_code == 5
    lines = result.output.splitlines()
    briefing = lines.index(f"{PACK / 'briefing.docx'}  (for my-office)")
    deck = lines.index(f"{PACK / 'deck.pptx'}  (for my-office)")
    assert briefing < deck
    assert "'evnt' is not known here" in lines[briefing + 1]
    assert "did you mean 'event'?" in lines[briefing + 2]
    assert "warning  slide 4, shape 'Speaker', paragraph 1: the font 'Perpetua'" in lines[deck + 1]
    assert lines[-1] == "1 error, 1 warning in 4 files"
    assert run("check", str(pack)).output == result.output
    assert "\x1b" not in result.output


def test_warnings_alone_are_no_failure_unless_asked_for(pack: Path) -> None:
    deck = str(pack / "deck.pptx")
    assert run("check", deck).exit_code == 0
    assert run("check", deck, "--strict").exit_code == 5
    assert run("check", deck, str(pack / "briefing.docx")).exit_code == 5


def test_a_pack_anywhere_is_checked_through_its_chain(pack: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "office"
    shutil.copytree(pack, elsewhere)
    files = as_json("check", str(elsewhere))["files"]
    names = [Path(file["path"]).name for file in files]
    assert names == ["briefing.docx", "deck.pptx", "handout.docx", "handout-participants.docx"]
    assert all(file["packs"] == ["office"] for file in files)


def test_a_handout_may_name_the_slides_of_its_packs_deck_and_no_others(pack: Path) -> None:
    handout = docx.Document(str(ROOT / "templates/base/handout.docx"))
    handout.add_paragraph("{{ slides.glance }} {{ slides.zebra }}")
    handout.save(str(pack / "handout.docx"))
    found = as_json("check", "my-office")["files"][2]["findings"]
    assert [(each["code"], each["hint"][:11]) for each in found] == [
        ("template.unknown-name", "known here:")
    ]
    deck: Any = pptx.Presentation(str(pack / "deck.pptx"))
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Ours"
    slide.notes_slide.notes_text_frame.text = "{%slide name zebra %}"
    deck.save(str(pack / "deck.pptx"))
    assert as_json("check", "my-office")["files"][2]["findings"] == []


def test_files_of_a_pack_that_nothing_uses_are_told_but_not_copies_with_remarks(pack: Path) -> None:
    for name in ("Briefing.docx", "deck.ppt", "deck.checked.pptx", "~$deck.pptx", "notes.txt"):
        (pack / name).write_bytes(b"x")
    files = as_json("check", "my-office")["files"]
    unused = {
        Path(f["path"]).name: f["findings"][0] for f in files if "pack." in str(f["findings"])
    }
    assert {each["code"] for each in unused.values()} == {"pack.file-not-used"}
    assert set(unused) == {"Briefing.docx", "deck.ppt"}
    assert unused["Briefing.docx"]["hint"] == "did you mean 'briefing.docx'?"


def test_a_pack_that_cannot_be_used_is_a_finding_and_the_others_are_checked(pack: Path) -> None:
    broken = pack.parent / "broken"
    broken.mkdir()
    (broken / "pack.yaml").write_text("extends: nowhere\n", encoding="utf-8")
    result = run("check", "broken", "my-office")
    assert result.exit_code == 5
    assert "extends 'nowhere'" in result.output
    assert "'evnt' is not known here" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["my-offise"], "did you mean 'my-office'"),
        (["nothing.docx"], "no file and no pack"),
        (["seeds"], "no pack"),
        (["my-office", "--source", "nothing.txt"], "nothing.txt"),
    ],
)
@pytest.mark.usefixtures("pack")
def test_what_is_not_there_is_said(arguments: list[str], said: str) -> None:
    result = run("check", *arguments)
    assert result.exit_code in {2, 3}
    assert said in result.output


def test_copies_with_remarks_lie_beside_and_never_replace_what_a_person_changed(pack: Path) -> None:
    before = {path.name: path.read_bytes() for path in pack.iterdir()}
    result = run("check", "my-office", "--annotate")
    assert f"A copy with remarks: {PACK / 'deck.checked.pptx'}" in result.output
    assert {name: (pack / name).read_bytes() for name in before} == before
    first = (pack / "briefing.checked.docx").read_bytes()
    run("check", "my-office", "--annotate")
    assert not list(pack.glob("*checked-*"))

    mended = docx.Document(str(pack / "briefing.docx"))
    mended.add_paragraph("{{ event.titel }}")
    mended.save(str(pack / "briefing.docx"))
    run("check", "my-office", "--annotate")
    second = (pack / "briefing.checked.docx").read_bytes()
    assert second != first  # nobody had edited it
    assert not list(pack.glob("*checked-*"))

    edited = docx.Document(str(pack / "briefing.checked.docx"))
    edited.add_paragraph("by hand")
    edited.save(str(pack / "briefing.checked.docx"))
    kept = (pack / "briefing.checked.docx").read_bytes()
    files = as_json("check", "my-office", "--annotate")["files"]
    assert (pack / "briefing.checked.docx").read_bytes() == kept
    assert files[0]["copy"] == str(PACK / "briefing.checked-2.docx")
    assert (pack / "briefing.checked-2.docx").read_bytes() == second


def test_no_copy_is_made_of_a_sound_template(workspace: Path) -> None:
    shutil.copy(ROOT / "templates/base/briefing.docx", workspace)
    assert "copy" not in run("check", "briefing.docx", "--annotate").output
    assert not list(workspace.glob("*checked*"))


@pytest.mark.usefixtures("pack")
def test_json_has_files_findings_and_counts() -> None:
    data = as_json("check", "my-office")
    assert data["counts"] == {"error": 1, "warning": 1, "note": 0}
    finding = data["files"][0]["findings"][0]
    assert set(finding) == {"code", "level", "message", "where", "hint"}
    assert finding["where"].startswith("under heading 'Annex")


@pytest.mark.usefixtures("pack")
def test_sarif_names_rules_files_and_places() -> None:
    result = run("check", "my-office", "--format", "sarif")
    assert result.exit_code == 5
    log = json.loads(result.output)
    assert log["version"] == "2.1.0"
    driver = log["runs"][0]["tool"]["driver"]
    results = log["runs"][0]["results"]
    assert [rule["id"] for rule in driver["rules"]] == [
        "font.missing-letters",
        "template.unknown-name",
    ]
    assert [(each["ruleId"], each["level"]) for each in results] == [
        ("template.unknown-name", "error"),
        ("font.missing-letters", "warning"),
    ]
    for each in results:
        assert driver["rules"][each["ruleIndex"]]["id"] == each["ruleId"]
        place = each["locations"][0]
        assert place["physicalLocation"]["artifactLocation"]["uri"].startswith("templates/field-op")
        assert place["logicalLocations"][0]["fullyQualifiedName"]


@pytest.mark.usefixtures("pack")
def test_sarif_is_valid_by_its_schema() -> None:
    if not SCHEMA.exists():
        pytest.skip("the schema of SARIF is not installed")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    log = json.loads(run("check", "my-office", "--format", "sarif").output)
    jsonschema.Draft4Validator(schema).validate(log)
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not jsonschema.Draft4Validator(schema).is_valid(log)


def test_without_a_press_release_a_typical_event_is_used(workspace: Path) -> None:
    shutil.rmtree(workspace / "seeds")
    assert run("check", BASE, "--strict").exit_code == 0
    assert "Port Alma" in run("tags", "event.place").output.title()


def test_tags_are_listed_with_type_meaning_and_an_example_of_the_event(workspace: Path) -> None:
    assert workspace.is_dir()
    output = run("tags").output
    assert "event.date                text           day or days in words, or empty" in output
    assert "e.g. 30 October 2024" in output
    assert "Within {%p for message in messages %} … {%p endfor %}:" in output
    assert "slides.glance" in output
    assert "join                      the items of a list as one text" in output


def test_tags_are_found_by_words_and_told_to_programs(workspace: Path) -> None:
    assert workspace.is_dir()
    data = as_json("tags", "quote", "speaker", "--field-operation", "mission-to-moldova")
    names = [tag["name"] for tag in data["tags"]]
    assert "quote.speaker" in names
    assert "event.title" not in names
    tag = next(tag for tag in data["tags"] if tag["name"] == "quote.speaker")
    assert tag["example"] == "Dr Kari Johnstone"
    assert tag["loop"] == "for quote in quotes"
    assert data["source"].endswith("workshop.txt")
    operation = as_json("tags", "operation.name", "--field-operation", "mission-to-moldova")
    assert operation["tags"][0]["example"] == "OSCE Mission to Moldova"
    assert run("tags", "xyzzy").output.startswith("Nothing has to do with that.")
    assert run("tags", "--field-operation", "nowhere").exit_code == 2


def test_every_command_about_templates_is_explained_and_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, command in templates.commands.items():
        assert command.help
        assert f"mkmaterials templates {name}" in readme
        options = [each for each in command.params if isinstance(each, click.Option)]
        assert all(option.help for option in options)


def test_every_code_is_explained() -> None:
    import re

    sources = [path for room in ("lint", "office", "app") for path in _sources(room)]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    used = set(re.findall(r'"((?:template|file|font|style|picture|contrast|pack)\.[a-z-]+)"', text))
    assert used - {"pack.yaml"} == set(CODES)


def _sources(room: str) -> list[Path]:
    return list((ROOT / "src/mkmaterials" / room).glob("*.py"))
