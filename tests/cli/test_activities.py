"""Browsing the exercise bank, and checking exercises of one's own."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from mkmaterials import messages
from mkmaterials.activities import load_activities
from mkmaterials.cli import main
from support import ROOT

if TYPE_CHECKING:
    from click.testing import Result

BASE = ROOT / "templates" / "base" / "activities"
BANK = {one.id: one for one in load_activities([BASE])}


def run(*arguments: str) -> Result:
    """Run the command; a traceback is a failure, whatever the input was."""
    result = CliRunner().invoke(main, ["activities", *arguments], terminal_width=90)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def listed(*arguments: str) -> list[str]:
    result = run("list", *arguments, "--format", "json")
    assert result.exit_code == 0
    return [one["id"] for one in json.loads(result.output)["activities"]]


@pytest.fixture
def pack(workspace: Path) -> Path:
    folder = workspace / "templates" / "field-operations" / "my-office"
    (folder / "activities").mkdir(parents=True)
    (folder / "pack.yaml").write_text("extends: base\nname: My Office\n", encoding="utf-8")
    return folder


def own(pack: Path, name: str, text: str = "") -> Path:
    """Put an exercise into the pack: its namesake of the base, or `text`."""
    path = pack / "activities" / f"{name}.md"
    if text:
        path.write_text(text, encoding="utf-8")
    else:
        shutil.copy(BASE / path.name, path)
    return path


@pytest.mark.usefixtures("workspace")
def test_the_whole_bank_is_listed_in_the_order_of_a_session() -> None:
    result = run("list")
    assert result.exit_code == 0
    assert set(listed()) == set(BANK)
    headings = ["Opening", "Openers", "Input", "Exercises", "Energizers", "Breaks", "Closings"]
    lines = result.output.splitlines()
    assert [line for line in lines if line in headings] == headings
    assert "trust-ladder  Trust ladder" in lines
    assert f"{len(BANK)} found." in lines[-1]
    assert max(map(len, lines)) <= 96


@pytest.mark.usefixtures("workspace")
def test_a_list_is_narrowed_by_theme_kind_level_minutes_and_people() -> None:
    assert listed("--theme", "staff-well-being") == ["after-the-shift", "before-going-home"]
    assert set(listed("--kind", "energizer")) == {
        one.id for one in BANK.values() if one.kind == "energizer"
    }
    advanced = listed("--level", "advanced", "--minutes", "25")
    assert advanced
    assert all(BANK[one].level == "advanced" and BANK[one].minimum <= 25 for one in advanced)
    three = listed("--people", "3", "--kind", "exercise")
    assert three
    assert all(BANK[one].smallest <= 3 for one in three)
    assert listed("--minutes", "1") == []


@pytest.mark.usefixtures("workspace")
def test_nothing_found_is_said_in_words() -> None:
    result = run("list", "zebra")
    assert (result.exit_code, result.output) == (
        0,
        "Nothing fits. Leave out a condition or a word.\n",
    )


@pytest.mark.usefixtures("workspace")
def test_words_are_sought_everywhere_and_the_title_counts_most() -> None:
    found = listed("INTERPRETER", "--kind", "exercise")
    assert set(found[:2]) == {"interpreter-mediator-messenger", "interview-through-an-interpreter"}
    assert "say-it-plainly" in found  # it stands in the objective or in a tip
    both = listed("interpreter", "honey")
    assert both == ["interview-through-an-interpreter"]


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [
        ("--theme", "thrust", "did you mean 'trust'?"),
        ("--theme", "zzz", "choose one of: partnership, trust"),
        ("--kind", "exercises", "did you mean 'exercise'?"),
        ("--level", "hard", "choose one of: basic, advanced"),
        ("--field-operation", "moon", "choose one of: base"),
    ],
)
def test_a_condition_that_there_is_not_is_refused_with_the_choice(
    option: str, value: str, hint: str
) -> None:
    result = run("list", option, value)
    assert result.exit_code == 2
    assert repr(value) in result.output
    assert hint in result.output


def test_a_pack_shows_its_own_bank(pack: Path) -> None:
    own(pack, "trust-ladder").write_text(
        (BASE / "trust-ladder.md")
        .read_text(encoding="utf-8")
        .replace("Trust ladder", "Our ladder"),
        encoding="utf-8",
    )
    own(pack, "walk-the-beat", "---\nhide: true\n---\n")
    assert "Our ladder" in run("show", "trust-ladder", "--field-operation", "my-office").output
    assert "Our ladder" not in run("show", "trust-ladder").output
    assert "walk-the-beat" not in listed("--field-operation", "my-office")


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("name", sorted(BANK))
def test_whatever_is_printed_of_an_activity_is_shown(name: str) -> None:
    result = run("show", name)
    assert result.exit_code == 0
    shown = " ".join(result.output.split())
    for text in (*BANK[name].texts(), *BANK[name].sources):
        assert " ".join(text.split()) in shown
    for step in BANK[name].steps:
        assert f"{step.minutes} min " in shown


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("name", ["trust-ladder.md", "Trust Ladder", "TRUST LADDER", "trust lad"])
def test_an_activity_is_found_by_file_title_or_a_part_of_it(name: str) -> None:
    assert run("show", name).output == run("show", "trust-ladder").output


@pytest.mark.usefixtures("workspace")
def test_steps_are_fitted_to_the_minutes_asked_for() -> None:
    result = run("show", "trust-ladder", "--minutes", "30")
    shares = re.findall(r"^ *(\d+) min  ", result.output, re.MULTILINE)
    assert sum(map(int, shares)) == 30
    result = run("show", "trust-ladder", "--minutes", "300")
    assert result.exit_code == 2
    assert "choose 12 to 50 minutes" in result.output


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("trust-lader", "did you mean 'trust-ladder'?"),
        ("who", "who-does-what, who-is-missing"),
        ("zzz", "'activities list' lists them all"),
    ],
)
def test_an_activity_that_there_is_not_is_refused_with_what_to_do(name: str, hint: str) -> None:
    result = run("show", name)
    assert result.exit_code == 2
    assert f"there is no activity {name!r}" in result.output
    assert hint in result.output


@pytest.mark.usefixtures("workspace")
def test_an_activity_can_be_had_as_json() -> None:
    plain = json.loads(run("show", "trust-ladder", "--format", "json").output)
    assert plain["title"] == "Trust ladder"
    assert plain["steps"][0].keys() == {"minutes", "text", "needs"}


def test_exercises_without_a_mistake_pass_and_what_they_do_is_told(pack: Path) -> None:
    own(pack, "trust-ladder")
    own(pack, "walk-the-beat", "---\nhide: true\n---\n")
    good = (BASE / "trust-ladder.md").read_text(encoding="utf-8")
    own(pack, "our-ladder", good)
    result = run("check")
    assert result.exit_code == 0
    assert [line.rpartition("/")[2] for line in result.output.splitlines()] == [
        "our-ladder.md",
        "trust-ladder.md  (replaces trust-ladder)",
        "walk-the-beat.md  (hides walk-the-beat)",
        "Nothing to mend in 3 files",
    ]
    for folder in (pack, pack / "activities"):
        assert run("check", os.path.relpath(folder)).output == result.output


def test_mistakes_are_told_by_file_and_line_and_the_exit_code_says_so(pack: Path) -> None:
    text = (BASE / "trust-ladder.md").read_text(encoding="utf-8")
    path = own(pack, "trust-ladder", text.replace("usual: 18", "usual: 19"))
    own(pack, "barrier-cards")
    result = run("check", str(path), str(pack / "activities" / "barrier-cards.md"))
    assert result.exit_code == 5
    line = text[: text.index("usual: 18")].count("\n") + 1
    assert f"error  line {line}: the steps take 18 minutes together" in result.output
    assert "write 'usual: 18'" in result.output
    assert "1 error in 2 files" in result.output


def _facts(output: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
    data: dict[str, Any] = json.loads(output)
    return [
        (
            Path(one["path"]).name,
            one["effect"],
            [(each["level"], each["code"]) for each in one["findings"]],
        )
        for one in data["files"]
    ]


def test_words_to_avoid_are_warnings_which_only_strictness_forbids(pack: Path) -> None:
    text = (BASE / "trust-ladder.md").read_text(encoding="utf-8")
    own(pack, "trust-ladder", text.replace("An officer on foot", "A policeman on foot"))
    result = run("check", "--format", "json")
    assert result.exit_code == 0
    assert _facts(result.output) == [
        ("trust-ladder.md", "replaces", [("warning", "wording.avoid")])
    ]
    assert json.loads(result.output)["counts"] == {"error": 0, "warning": 1}
    strict = run("check", "--strict")
    assert strict.exit_code == 5
    assert "“policeman”" in strict.output
    assert "write instead: staff; police officer." in strict.output


def test_hiding_what_the_pack_does_not_inherit_is_a_mistake(pack: Path) -> None:
    path = own(pack, "no-such-exercise", "---\nhide: true\n---\n")
    result = run("check", str(path))
    assert result.exit_code == 5
    assert "line 2: there is no 'no-such-exercise' to hide" in result.output


@pytest.mark.parametrize(
    ("path", "message"),
    [("nowhere", "there is no file or folder 'nowhere'"), ("empty", "there is no exercise in")],
)
def test_nothing_to_check_is_no_success(workspace: Path, path: str, message: str) -> None:
    (workspace / "empty").mkdir()
    result = run("check", path)
    assert result.exit_code == 2
    assert message in result.output


@pytest.mark.usefixtures("workspace")
def test_without_own_exercises_the_check_says_where_it_looked() -> None:
    result = run("check")
    assert result.exit_code == 2
    assert "there are no exercises of your own here; looked at: templates" in result.output


def test_a_mistake_in_the_bank_stops_the_list_with_the_same_words(pack: Path) -> None:
    text = (BASE / "trust-ladder.md").read_text(encoding="utf-8")
    own(pack, "trust-ladder", text.replace("usual: 18", "usual: 19"))
    result = run("list", "--field-operation", "my-office")
    assert result.exit_code == 5
    assert "the steps take 18 minutes together" in result.output


def test_a_console_with_an_old_encoding_shows_it_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkmaterials", "activities", "show", "trust-ladder"],
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "“It depends”" in done.stdout.decode("utf-8")


def test_an_exercise_is_shown_in_a_language_into_which_it_is_translated() -> None:
    result = run("show", "trust-ladder", "--language", "fr")

    assert result.exit_code == 0
    assert result.output.startswith("L’échelle de la confiance")


def test_exercises_are_found_by_words_of_their_language() -> None:
    assert "trust-ladder" in listed("confiance", "--language", "fr")
    assert "trust-ladder" not in listed("confiance")


def test_exercises_come_in_the_language_of_the_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MKMATERIALS_LANGUAGE", "fr")
    messages.choose(None)
    try:
        output = run("show", "trust-ladder").output
    finally:
        monkeypatch.undo()
        messages.choose(None)

    assert output.startswith("L’échelle de la confiance")


def test_a_language_without_texts_is_refused_with_the_choice() -> None:
    result = run("list", "--language", "xx")

    assert result.exit_code == 2
    assert "choose one of: en (English), bs (Bosnian), " in result.output


@pytest.mark.usefixtures("workspace")
def test_an_objective_in_another_language_than_the_messages_stands_after_a_colon() -> None:
    spoken = ["--messages", "fr", "activities", "list", "one-good-contact"]
    own = CliRunner().invoke(main, spoken).output
    assert "dire ce qui fait" in own
    assert "peuvent dire ce qui" in own
    foreign = " ".join(CliRunner().invoke(main, [*spoken, "--language", "en"]).output.split())
    assert re.search(r"peuvent\s?: say what makes people trust", foreign)


def test_an_objective_of_ones_own_that_is_not_translated_stands_after_a_colon(pack: Path) -> None:
    text = (BASE / "one-good-contact.md").read_text("utf-8")
    own(pack, "mine", re.sub("objective: .*", "objective: do what is asked of them", text))
    chosen = ["--field-operation", "my-office"]
    for command in (["show", "mine"], ["list", "mine"]):
        said = CliRunner().invoke(main, ["--messages", "fr", "activities", *command, *chosen])
        assert re.search(r"peuvent\s?: do what is asked", " ".join(said.output.split()))


@pytest.mark.usefixtures("workspace")
def test_the_nearest_plan_names_exercises_in_the_language_of_the_messages() -> None:
    result = CliRunner().invoke(main, ["--messages", "fr", "build", "--duration", "30"])
    assert result.exit_code == 2
    titles = [one.title for one in BANK.values()]
    assert not any(title in result.stderr for title in titles)
    assert "09:00 " in result.stderr
