from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import jsonschema
import pytest
from click.testing import CliRunner

from mkmaterials import __version__
from mkmaterials.cli import main
from mkmaterials.files import sha256
from mkmaterials.store import json_schema, load_summary
from support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

EVENT = "2024-10-30-trafficking-minorities-workshop"
KIT = (
    *("briefing.docx", "deck.pptx", "handout-participants.docx", "handout.docx"),
    *("briefing.txt", "briefing.html"),
)


def run(*arguments: str) -> Result:
    """Run the command; a traceback is a failure, whatever the input was."""
    result = CliRunner().invoke(main, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def test_without_arguments_every_press_release_in_seeds_is_built(workspace: Path) -> None:
    result = run("build")
    assert result.exit_code == 0
    folder = workspace / "output" / EVENT / "base" / "en"
    assert sorted(path.name for path in folder.iterdir()) == sorted([*KIT, "manifest.json"])
    assert "nobody has checked" in result.output


def test_the_manifest_holds_hashes_of_all_inputs_and_outputs_and_the_findings(
    workspace: Path,
) -> None:
    run("build")
    folder = workspace / "output" / EVENT / "base" / "en"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["tool"] == f"mkmaterials {__version__}"
    assert {entry["name"]: entry["sha256"] for entry in manifest["outputs"]} == {
        name: sha256((folder / name).read_bytes()) for name in KIT
    }
    inputs = {entry["name"]: entry["sha256"] for entry in manifest["inputs"]}
    source = workspace / "seeds" / f"{EVENT}.txt"
    assert inputs[source.name] == sha256(source.read_bytes())
    assert {f"templates/base/{name}" for name in KIT} <= set(inputs)
    assert "summary.not-reviewed" in {finding["code"] for finding in manifest["findings"]}
    assert str(workspace) not in json.dumps(manifest)


def test_building_twice_gives_the_same_bytes(workspace: Path) -> None:
    run("build", "--output", "one")
    run("build", "--output", "two")
    for name in KIT:
        one = workspace / "one" / EVENT / "base" / "en" / name
        two = workspace / "two" / EVENT / "base" / "en" / name
        assert one.read_bytes() == two.read_bytes()


def test_a_reviewed_summary_is_used_and_signed_documents_are_no_drafts(workspace: Path) -> None:
    source = workspace / "seeds" / f"{EVENT}.txt"
    assert run("extract", str(source)).exit_code == 0
    summary = source.with_suffix(".yaml")
    text = summary.read_text(encoding="utf-8")
    text = text.replace("by: null", "by: Ana Reviewer", 1)
    text = text.replace("  place: null", "  place: null # I asked the hosts")
    summary.write_text(text, encoding="utf-8")
    result = run("build")
    assert result.exit_code == 0
    assert f"from the summary {summary.name}" in result.output
    assert "nobody" not in result.output
    assert summary.read_text(encoding="utf-8") == text
    briefing = workspace / "output" / EVENT / "base" / "en" / "briefing.docx"
    assert b"Ana Reviewer" in zipfile.ZipFile(briefing).read("word/document.xml")


def test_a_source_changed_since_its_summary_is_reported(workspace: Path) -> None:
    source = workspace / "seeds" / f"{EVENT}.txt"
    run("extract", str(source))
    source.write_bytes(source.read_bytes() + b"\nOne more paragraph.")
    result = run("build")
    assert result.exit_code == 0
    assert "has changed since this summary was made" in result.output


def test_an_edited_summary_is_left_and_the_new_one_put_beside_it(workspace: Path) -> None:
    source = workspace / "seeds" / f"{EVENT}.txt"
    run("extract", str(source))
    summary = source.with_suffix(".yaml")
    edited = summary.read_text(encoding="utf-8") + "# my remark\n"
    summary.write_text(edited, encoding="utf-8")
    result = run("extract", str(source))
    assert result.exit_code == 0
    assert "left as it is" in result.output
    assert summary.read_text(encoding="utf-8") == edited
    assert summary.with_suffix(".new.yaml").exists()


def test_a_misquotation_stops_the_build_and_nothing_is_written(workspace: Path) -> None:
    source = workspace / "seeds" / f"{EVENT}.txt"
    run("extract", str(source))
    summary = source.with_suffix(".yaml")
    text = summary.read_text(encoding="utf-8")
    assert "multifaced" in text
    summary.write_text(text.replace("multifaced", "multifaceted"), encoding="utf-8")
    result = run("build")
    assert result.exit_code == 4
    assert "nearest passage, paragraph 8" in result.output
    assert not (workspace / "output").exists()


def test_an_edited_document_is_left_and_the_new_one_put_beside_it(workspace: Path) -> None:
    run("build")
    folder = workspace / "output" / EVENT / "base" / "en"
    deck = folder / "deck.pptx"
    deck.write_bytes(deck.read_bytes() + b"edited")
    edited = deck.read_bytes()
    result = run("build")
    assert "you have edited deck.pptx" in result.output
    assert deck.read_bytes() == edited
    beside = folder / "deck.new.pptx"
    assert zipfile.is_zipfile(beside)
    beside.write_bytes(b"edited, too")
    run("build")
    assert beside.read_bytes() == b"edited, too"
    assert zipfile.is_zipfile(folder / "deck.new-2.pptx")
    run("build", "--overwrite")
    assert zipfile.is_zipfile(deck)
    assert deck.read_bytes() != edited


def test_a_file_that_was_there_before_counts_as_somebodys(workspace: Path) -> None:
    folder = workspace / "output" / EVENT / "base" / "en"
    folder.mkdir(parents=True)
    (folder / "briefing.docx").write_bytes(b"mine")
    run("build")
    assert (folder / "briefing.docx").read_bytes() == b"mine"
    assert zipfile.is_zipfile(folder / "briefing.new.docx")


def test_only_builds_just_that_and_keeps_the_rest_recorded(workspace: Path) -> None:
    run("build")
    folder = workspace / "output" / EVENT / "base" / "en"
    before = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["outputs"]
    result = run("build", "--only", "deck")
    assert "handout.docx" not in result.output
    after = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["outputs"]
    assert after == before


def test_the_result_can_be_printed_for_programs(workspace: Path) -> None:
    bad = workspace / "seeds" / "empty.txt"
    bad.write_text("")
    result = CliRunner().invoke(main, ["build", "--format", "json"])
    data = json.loads(result.stdout)
    assert [output["state"] for output in data["kits"][0]["outputs"]] == ["written"] * 6
    assert data["errors"][0]["exit_code"] == 3
    assert result.exit_code == 3


def test_the_schema_is_printed(workspace: Path) -> None:
    schema = json.loads(run("schema").stdout)
    assert schema == json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert workspace.exists()


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("empty.txt", b"", 3, "the file is empty"),
        ("one-line.txt", b"Only a headline", 3, "no title"),
        ("undated.txt", b"Officers meet residents\nThey met and talked.", 3, "there is no date"),
        ("junk.txt", bytes(range(256)) * 9, 3, "not a text file"),
        ("cyrillic.txt", "Встреча\nПолиция встретила жителей.".encode("cp1251"), 3, "encoding"),
        ("sheet.xlsx", b"PK", 3, "'.xlsx'"),
    ],
)
def test_a_bad_source_is_refused_and_nothing_is_written(
    tmp_path: Path, name: str, content: bytes, code: int, said: str
) -> None:
    source = tmp_path / name
    source.write_bytes(content)
    result = run("build", str(source), "--output", str(tmp_path / "out"))
    assert result.exit_code == code
    assert said in result.output
    assert name in result.output
    assert not (tmp_path / "out").exists()


def test_a_missing_source_a_folder_and_an_empty_seeds_folder_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "no such file" in run("build", "missing.txt").output
    assert "this is a folder" in run("build", str(tmp_path)).output
    result = run("build")
    assert result.exit_code == 3
    assert "no press release in the folder 'seeds'" in result.output


def test_a_date_without_its_year_is_enough_to_build_from(workspace: Path) -> None:
    source = workspace / "no-year.txt"
    text = "Officers meet residents\nOn 5 May, officers met residents at a workshop in Velden."
    source.write_text(text, encoding="utf-8")
    result = run("build", str(source))
    assert result.exit_code == 0
    document = workspace / "output" / "no-year" / "base" / "en" / "briefing.docx"
    assert b"Not stated in the source" in zipfile.ZipFile(document).read("word/document.xml")


def test_an_undated_source_is_built_once_somebody_has_looked_at_it(workspace: Path) -> None:
    source = workspace / "undated.txt"
    source.write_text("Officers meet residents\nThey met at a workshop and talked.", "utf-8")
    assert run("extract", str(source)).exit_code == 0
    result = run("build", str(source))
    assert result.exit_code == 0
    document = workspace / "output" / "undated" / "base" / "en" / "briefing.docx"
    assert b"Not stated in the source" in zipfile.ZipFile(document).read("word/document.xml")


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--field-operation", "mission-to-atlantis", "there is no field operation pack"),
        ("--language", "tlh", "no texts in the language 'tlh'"),
        ("--duration", "3", "45"),
        ("--date", "tomorrow", "'tomorrow' is no date: write year, month and day"),
        ("--start", "25:00", "'25:00' is no time of day: write hours and minutes, such as 09:30"),
        ("--language", "Russian", "write its code: ru (Russian)"),
        ("--language", "Deutsch", "write its code: de (German)"),
        ("--only", "poster", "is not one of"),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_a_wrong_option_is_refused(option: str, value: str, said: str) -> None:
    result = run("build", option, value)
    assert result.exit_code == 2
    assert said in result.output


def test_two_sources_of_one_name_are_refused(workspace: Path) -> None:
    other = workspace / "other"
    other.mkdir()
    source = workspace / "seeds" / f"{EVENT}.txt"
    (other / source.name).write_bytes(source.read_bytes())
    result = run("build", str(source), str(other / source.name))
    assert result.exit_code == 2
    assert "rename one of them" in result.output


def test_two_sources_of_one_name_are_refused_and_the_others_are_built(workspace: Path) -> None:
    source = workspace / "seeds" / f"{EVENT}.txt"
    for name in ("site.txt", "site.md"):
        (source.parent / name).write_bytes(source.read_bytes())
    result = run("build", "--only", "briefing-text")
    assert result.exit_code == 2
    assert "site.md and" in result.stderr
    assert "'site'" in result.stderr
    assert not (workspace / "output" / "site").exists()
    assert (workspace / "output" / EVENT).exists()


def test_a_summary_of_another_source_is_never_overwritten_or_used(workspace: Path) -> None:
    first = workspace / "seeds" / f"{EVENT}.txt"
    assert run("extract", str(first)).exit_code == 0
    before = first.with_suffix(".yaml").read_bytes()
    second = first.with_suffix(".md")
    second.write_text(first.read_text("utf-8").replace("\n", "\n\n"), "utf-8")
    for command in (["extract"], ["extract", "--overwrite"], ["check"], ["build"]):
        result = run(*command, str(second))
        assert result.exit_code == 2, (command, result.output)
        assert f"which is the summary of {first.name}" in result.stderr
    assert first.with_suffix(".yaml").read_bytes() == before
    assert run("check", str(first.with_suffix(".yaml"))).exit_code == 0
    first.unlink()
    assert run("extract", str(second)).exit_code == 0


def test_a_source_too_long_for_a_press_release_is_told_and_its_report_is_cut(
    workspace: Path,
) -> None:
    source = workspace / "seeds" / "book.txt"
    said = "\n\n".join(
        f"“We plan meeting number {number} with all who live in this town,” said Ilse Maron."
        for number in range(600)
    )
    source.write_text(f"A very long book\n\nPORT ALMA, 4 May 2023 – A workshop.\n\n{said}", "utf-8")
    result = run("extract", str(source))
    assert result.exit_code == 0
    assert "too long for a press release" in result.output
    assert "… and 580 more (--format json lists all)" in result.output
    assert len(result.output.splitlines()) < 120
    assert "too long" not in run("extract", str(workspace / "seeds" / f"{EVENT}.txt")).output


@pytest.mark.skipif(sys.platform == "win32", reason="folders have other rights there")
def test_an_output_folder_that_cannot_be_written_is_refused(workspace: Path) -> None:
    locked = workspace / "locked"
    if os.geteuid() == 0:  # nothing is locked for root, so put a file in the way
        locked.write_text("a file")
    else:
        locked.mkdir()
        locked.chmod(stat.S_IRUSR | stat.S_IXUSR)
    result = run("build", "--output", str(locked))
    assert result.exit_code == 6
    assert "cannot be written" in result.output
    assert "What to do" in result.output


def test_markup_and_control_characters_in_the_text_are_printed_as_text(workspace: Path) -> None:
    source = workspace / "markup.txt"
    source.write_bytes(
        b"Officers & residents <meet>\n"
        b"On 3 May 2022, the Harbour Unit held a workshop on \x02trust & {{ order }} {% if %}.\n"
        b'"We say {{ yes }} & <b>mean</b> it," said Ilse Maron, Head of the Harbour Unit.\n'
    )
    result = run("build", str(source))
    assert result.exit_code == 0, result.output
    folder = workspace / "output" / "markup" / "base" / "en"
    document = zipfile.ZipFile(folder / "briefing.docx").read("word/document.xml").decode()
    assert "We say {{ yes }} &amp; &lt;b&gt;mean&lt;/b&gt; it," in document
    assert "\x02" not in document


def test_progress_is_quiet_when_piped(workspace: Path) -> None:
    second = workspace / "seeds" / "second.txt"
    second.write_bytes((workspace / "seeds" / f"{EVENT}.txt").read_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "mkmaterials", "build"], check=True, capture_output=True, text=True
    )
    assert done.stderr == ""
    assert "Building" not in done.stdout


def test_help_needs_nothing_heavy() -> None:
    code = (
        "import sys\nfrom mkmaterials.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'pydantic', 'jinja2', 'lxml', 'docx', 'pptx', 'babel', 'ruamel.yaml'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Exit codes" in done.stdout


def test_a_warm_build_parses_no_xml_and_no_yaml(workspace: Path) -> None:
    run("build")
    code = (
        "import sys\nfrom mkmaterials.cli import main\n"
        "try:\n    main(['build'])\nexcept SystemExit as end:\n    assert not end.code\n"
        "heavy = {'lxml', 'docx', 'pptx', 'ruamel.yaml'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert workspace.exists()


def test_check_heals_moved_places_and_keeps_comments(workspace: Path) -> None:
    source = workspace / "seeds" / f"{EVENT}.txt"
    run("extract", str(source))
    summary = source.with_suffix(".yaml")
    text = summary.read_text(encoding="utf-8").replace("p8:153-321", "p8:150-318 # by hand")
    summary.write_text(text, encoding="utf-8")
    result = run("check", str(summary))
    assert result.exit_code == 0
    assert "moved from p8:150-318 to p8:153-321" in result.output
    assert summary.read_text(encoding="utf-8") == text
    run("check", "--heal", str(source))
    assert summary.read_text(encoding="utf-8") == text.replace("p8:150-318", "p8:153-321")


def test_check_lists_facts_of_the_trainers_own_and_refuses_changed_words(workspace: Path) -> None:
    source = workspace / "seeds" / f"{EVENT}.txt"
    run("extract", str(source))
    summary = source.with_suffix(".yaml")
    text = summary.read_text(encoding="utf-8").replace("place: null", "place: {text: Graz}")
    summary.write_text(text, encoding="utf-8")
    result = run("check", str(summary))
    assert "yours, not in the source: Place: Graz" in result.output
    wrong = text.replace("serious crime.", "grave crime.")
    summary.write_text(wrong, encoding="utf-8")
    result = run("check", str(summary))
    assert result.exit_code == 4
    lines = wrong.splitlines()
    number = next(n for n, line in enumerate(lines, 1) if "given the multifaced" in line)
    assert f"line {number}, quotation 3: given the multifaced" in result.output


def test_check_finds_the_place_of_a_fact_that_has_none(workspace: Path) -> None:
    source = workspace / "seeds" / f"{EVENT}.txt"
    run("extract", str(source))
    summary = source.with_suffix(".yaml")
    text = summary.read_text(encoding="utf-8").replace("place: null", "place: {text: Vienna}")
    text = text.replace("partners: []", "partners:\n    - text: trafficking  # mine")
    summary.write_text(text, encoding="utf-8")
    result = run("check", str(summary))
    assert "stands in the source, paragraph 9, but has no 'at'" in result.output
    assert "(--heal writes it): Place: Vienna" in result.output
    assert "stands in the source several times (paragraphs 2" in result.output
    assert "yours" not in result.output.replace("printed as yours", "")
    result = run("check", "--heal", str(summary))
    assert "paragraph 9 (its 'at' is now in the file): Place: Vienna" in result.output
    healed = summary.read_text(encoding="utf-8")
    assert "place: {at: p9:" in healed
    assert ", text: Vienna}" in healed
    assert "Vienna" not in run("check", str(summary)).output
    summary.write_text(healed.replace("# mine", "\n      at: p2"), encoding="utf-8")
    run("check", "--heal", str(summary))
    assert "- text: trafficking  \n      at: p2:" in summary.read_text(encoding="utf-8")


def test_check_without_a_press_release_says_what_is_missing(tmp_path: Path) -> None:
    summary = tmp_path / "lonely.yaml"
    summary.write_text("version: 1", encoding="utf-8")
    result = run("check", str(summary))
    assert result.exit_code == 3
    assert "no press release beside" in result.output


@pytest.mark.usefixtures("workspace")
def test_a_fault_of_our_own_is_reported_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr("mkmaterials.cli.work.build_all", fail)
    result = run("build")
    assert result.exit_code == 1
    assert "a fault of mkmaterials itself (KeyError: 'lost')" in result.output
    monkeypatch.setenv("MKMATERIALS_DEBUG", "1")
    assert isinstance(CliRunner().invoke(main, ["build"]).exception, KeyError)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("“Anna Weber”", "Anna Weber"),
        ("'«Anna Weber»'", "Anna Weber"),
        ("“Ana” Weber", "“Ana” Weber"),
    ],
)
def test_quotation_marks_around_the_name_of_a_reviewer_are_not_printed(
    workspace: Path, written: str, name: str
) -> None:
    source = workspace / "seeds" / f"{EVENT}.txt"
    run("extract", str(source))
    summary = source.with_suffix(".yaml")
    text = summary.read_text("utf-8")
    assert "  by: null" in text
    summary.write_text(text.replace("  by: null", f"  by: {written}", 1), "utf-8")
    assert load_summary(summary).reviewed.by == name
    assert f"by: {written}" in summary.read_text("utf-8")


def test_an_error_in_a_template_leads_to_the_command_that_lists_all(workspace: Path) -> None:
    base = ROOT / "templates" / "base" / "briefing.txt"
    pack = workspace / "templates" / "field-operations" / "my-office"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("extends: base\nname: My Office\n", "utf-8")
    broken = base.read_text("utf-8") + "\n{% if event.title %}\n"
    (pack / "briefing.txt").write_text(broken, "utf-8")
    result = run("build", "--field-operation", "my-office", "--only", "briefing-text")
    assert result.exit_code == 5
    assert "mkmaterials templates check " in result.stderr
    assert "my-office/briefing.txt'" in result.stderr
