"""What a check of exercise files tells beside the mistakes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkmaterials.activities import KINDS, check_files, exercise_files
from mkmaterials.activities.check import KEYS, SECTIONS

if TYPE_CHECKING:
    from mkmaterials.findings import Finding

README = Path(__file__).parents[2] / "templates" / "base" / "activities" / "README.md"
GOOD = """\
---
title: Quiet room
kind: exercise
themes: [trust]
objective: find a quiet place for a talk
form: Pairs
minimum: 6
usual: 10
maximum: 20
---

## Steps
- 4 min: Look around.
- 6 min: Debrief.

## Case
This case is invented. Somebody
waits in the corridor.

## Debrief
- What did you find?
  Answer: A room that
  nobody uses.

## Do no harm
Nobody tells a story.
"""


def _check(folder: Path, text: str, name: str = "quiet-room.md") -> list[Finding]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return check_files([path])[path].findings


def test_a_good_exercise_needs_no_word(tmp_path: Path) -> None:
    assert _check(tmp_path, GOOD) == []


REMARKS = {
    "word to avoid": ("Somebody\n", "A policeman\n", "line 17", "wording.avoid", "police officer"),
    "on the line it stands on": (
        "waits in",
        "and a handicapped woman wait in",
        "line 18",
        "wording.avoid",
        "persons with disabilities",
    ),
    "over two lines": (
        "A room that\n  nobody",
        "Nobody has to save\n  the victims",
        "line 22",
        "wording.avoid",
        "supported",
    ),
    "in the title": ("Quiet room", "Manpower", "line 2", "wording.avoid", "staff"),
    "full stop": ("a talk\n", "a talk.\n", "line 5", "exercise.objective", "no full stop"),
    "capital": ("find a", "Find a", "line 5", "exercise.objective", "small letters"),
    "their": ("for a talk", "for their talk", "line 5", "exercise.objective", "no ‘their’"),
    "case not marked": (
        "This case is invented. ",
        "",
        "line 16",
        "exercise.case-not-marked",
        "This case is invented.",
    ),
    "minutes in a step": (
        "Look around.",
        "Look around for\n  five minutes.",
        "line 14",
        "exercise.minutes-in-text",
        "leave them out",
    ),
    "a sentence without end": (
        "Nobody tells a story.",
        " ".join(["Nobody tells"] * 21),
        "line 26",
        "exercise.long-sentence",
        "two sentences",
    ),
}


@pytest.mark.parametrize(("old", "new", "line", "code", "hint"), REMARKS.values(), ids=REMARKS)
def test_what_would_jar_is_named_with_its_line_and_what_to_do(  # noqa: PLR0913, PLR0917 - a table
    tmp_path: Path, old: str, new: str, line: str, code: str, hint: str
) -> None:
    assert old in GOOD
    (finding,) = _check(tmp_path, GOOD.replace(old, new, 1))
    assert (finding.level, finding.code) == ("warning", code)
    assert finding.where == f"{tmp_path / 'quiet-room.md'}, {line}"
    assert hint in finding.hint


def test_a_text_may_speak_about_a_word_in_quotation_marks(tmp_path: Path) -> None:
    assert _check(tmp_path, GOOD.replace("Somebody\n", "“Policeman”, somebody says.\n")) == []


def test_remarks_come_in_the_order_of_lines_and_after_the_mistakes(tmp_path: Path) -> None:
    text = GOOD.replace("a talk\n", "a talk.\n").replace("This case is invented. ", "")
    text = text.replace("usual: 10", "usual: 11").replace("nobody uses", "a policeman uses")
    found = _check(tmp_path, text)
    assert [finding.level for finding in found] == ["error", "warning", "warning", "warning"]
    lines = [re.search(r"line (\d+)$", finding.where) for finding in found]
    assert [match and match[1] for match in lines] == ["8", "5", "16", "23"]


def test_a_file_that_cannot_be_taken_apart_gives_its_mistake_alone(tmp_path: Path) -> None:
    (finding,) = _check(tmp_path, "just a policeman")
    assert finding.code == "exercise.mistake"
    assert "does not start with front matter" in finding.message


def test_a_file_that_cannot_be_read_is_a_finding_and_no_crash(tmp_path: Path) -> None:
    folder = tmp_path / "folder.md"
    folder.mkdir()
    (finding,) = check_files([folder])[folder].findings
    assert (finding.level, finding.where) == ("error", str(folder))


def test_a_hidden_activity_must_be_there_to_be_hidden(tmp_path: Path) -> None:
    path = tmp_path / "quiet-room.md"
    path.write_text("---\nhide: true\n---\n", encoding="utf-8")
    assert check_files([path], {"quiet-room"})[path] == (True, [])
    (finding,) = check_files([path], {"loud-room"})[path].findings
    assert "there is no 'quiet-room' to hide" in finding.message


def test_the_example_of_the_readme_passes_the_check(tmp_path: Path) -> None:
    blocks = re.findall(
        r"^```\n(.*?)^```", README.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    (example,) = [block for block in blocks if block.startswith("---\n")]
    assert _check(tmp_path, example, "barrier-cards.md") == []


def test_the_readme_explains_every_key_kind_and_heading_and_no_other() -> None:
    text = README.read_text(encoding="utf-8")
    first_cells = re.findall(r"^\| (`.+?) \|", text, re.MULTILINE)
    named = [name for cell in first_cells for name in re.findall(r"`(.+?)`", cell)]
    headings = [f"## {heading}" for heading in SECTIONS]
    assert sorted(named) == sorted([*KEYS, *KINDS, *headings])


def test_the_readme_is_no_exercise() -> None:
    assert README not in exercise_files(README.parent)
