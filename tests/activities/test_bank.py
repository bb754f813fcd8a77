from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from mkmaterials import yamlfiles
from mkmaterials.activities import Question, Step, load_activities
from mkmaterials.errors import TemplateError

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
---
title: Trust ladder
kind: exercise
themes: [trust, community-policing]
objective: place contacts on a ladder
form: Groups of four
minimum: 6
usual: 10
maximum: 20
shows: quotes
level: advanced
final: true
---

## Materials
- A ladder, one per group

## Steps
- 4 min: Hand out
  the cards.
- 5 min, if quotes: Read the quotations.
- 1 minute: Stop.

## Cards
- Front desk
* Patrol car

## Case
This case is invented.
It goes on here.

And it ends.

## Debrief
- What changed?
  Answer: The order.

## Do no harm
Nobody tells a story.
"""


def _write(folder: Path, text: str | bytes, name: str = "trust-ladder.md") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def _message(folder: Path) -> str:
    with pytest.raises(TemplateError) as caught:
        load_activities([folder])
    return str(caught.value)


def test_an_exercise_file_is_read_with_all_that_stands_in_it(tmp_path: Path) -> None:
    _write(tmp_path, GOOD)
    (activity,) = load_activities([tmp_path])
    assert activity.id == "trust-ladder"
    assert activity.title == "Trust ladder"
    assert activity.themes == ("trust", "community-policing")
    assert (activity.minimum, activity.usual, activity.maximum) == (6, 10, 20)
    assert (activity.shows, activity.level, activity.final) == ("quotes", "advanced", True)
    assert activity.steps == (
        Step(4, "Hand out the cards."),
        Step(5, "Read the quotations.", "quotes"),
        Step(1, "Stop."),
    )
    assert activity.cards == ("Front desk", "Patrol car")
    assert activity.case == "This case is invented. It goes on here. And it ends."
    assert activity.debrief == (Question("What changed?", "The order."),)
    assert activity.care == "Nobody tells a story."
    assert activity.tips == ()


def test_a_file_saved_in_notepad_reads_the_same(tmp_path: Path) -> None:
    _write(tmp_path / "plain", GOOD)
    _write(tmp_path / "notepad", b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load_activities([tmp_path / "plain"]) == load_activities([tmp_path / "notepad"])


def test_the_bank_is_in_the_order_of_file_names_whatever_the_folder(tmp_path: Path) -> None:
    _write(tmp_path / "one", GOOD, "m.md")
    _write(tmp_path / "two", GOOD, "z.md")
    _write(tmp_path / "two", GOOD, "a.md")
    bank = load_activities([tmp_path / "one", tmp_path / "two"])
    assert [activity.id for activity in bank] == ["a", "m", "z"]


def test_readme_and_files_of_the_system_are_skipped(tmp_path: Path) -> None:
    _write(tmp_path, GOOD)
    for name in ("README.md", "readme.md", ".hidden.md", "~trust.md", "notes.txt"):
        _write(tmp_path, "no exercise", name)
    assert [activity.id for activity in load_activities([tmp_path])] == ["trust-ladder"]


def test_a_later_folder_replaces_an_exercise_of_the_same_name(tmp_path: Path) -> None:
    _write(tmp_path / "base", GOOD)
    _write(tmp_path / "own", GOOD.replace("title: Trust ladder", "title: Our ladder"))
    (activity,) = load_activities([tmp_path / "base", tmp_path / "own"])
    assert activity.title == "Our ladder"


def test_hide_takes_an_exercise_out_and_needs_nothing_else(tmp_path: Path) -> None:
    _write(tmp_path / "base", GOOD)
    _write(tmp_path / "base", GOOD, "other.md")
    _write(tmp_path / "own", "---\nhide: true\n---\n")
    bank = load_activities([tmp_path / "base", tmp_path / "own"])
    assert [activity.id for activity in bank] == ["other"]


def test_hiding_what_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    path = _write(tmp_path, "---\nhide: true\n---\n")
    assert f"{path}, line 2: there is no 'trust-ladder' to hide" in _message(tmp_path)


def test_a_bank_that_was_read_before_is_read_without_parsing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, GOOD.replace("Trust ladder", "A ladder read twice"))
    first = load_activities([tmp_path])
    monkeypatch.setattr(yamlfiles, "parse", lambda _: pytest.fail("parsed again"))
    monkeypatch.setitem(sys.modules, "ruamel.yaml", None)
    assert load_activities([tmp_path]) == first


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    _write(tmp_path, GOOD)
    load_activities([tmp_path])
    _write(tmp_path, GOOD.replace("Front desk", "Back desk"))
    (activity,) = load_activities([tmp_path])
    assert activity.cards[0] == "Back desk"


def test_group_room_and_energy_and_what_few_or_many_people_change_are_read(
    tmp_path: Path,
) -> None:
    more = "form: Groups of four\ngroup: {min: 4, max: 60}\nroom: walls\nenergy: lively\n"
    text = GOOD.replace("form: Groups of four\n", more)
    text += "\n## Task\n- Sort the cards.\n- Choose one.\n\n## Few people\nOne ladder.\n"
    text += "\n## Many people\nLeave out\nthe walk.\n"
    _write(tmp_path, text)
    (activity,) = load_activities([tmp_path])
    assert (activity.smallest, activity.largest) == (4, 60)
    assert (activity.room, activity.energy) == ("walls", "lively")
    assert activity.task == ("Sort the cards.", "Choose one.")
    assert (activity.few, activity.many) == ("One ladder.", "Leave out the walk.")
    assert [activity.takes(people) for people in (3, 4, 60, 61)] == [False, True, True, False]


def test_what_an_older_file_does_not_say_is_taken_as_fitting_everybody(tmp_path: Path) -> None:
    _write(tmp_path, GOOD)
    (activity,) = load_activities([tmp_path])
    assert (activity.room, activity.energy, activity.task) == ("any", "steady", ())
    assert activity.takes(1)
    assert activity.takes(500)


def test_a_group_may_have_one_end_only(tmp_path: Path) -> None:
    _write(tmp_path, GOOD.replace("form: Groups of four", "form: Groups\ngroup: {max: 9}"))
    (activity,) = load_activities([tmp_path])
    assert [activity.takes(people) for people in (1, 9, 10)] == [True, True, False]


GROUPS = {
    "no pair": ("12", "'group' must say 'min' and 'max', not 12"),
    "another word": ("{least: 4}", "'group' must say 'min' and 'max'"),
    "no number": ("{min: few}", "'group' must give numbers of people"),
    "nobody": ("{min: 0, max: 4}", "'group' must give numbers of people, from 1"),
    "yes or no": ("{min: true}", "'group' must give numbers of people"),
    "upside down": ("{min: 30, max: 6}", "'group' has a 'min' above its 'max'"),
}


@pytest.mark.parametrize(("value", "message"), GROUPS.values(), ids=GROUPS)
def test_a_group_that_is_no_range_of_people_is_a_mistake(
    tmp_path: Path, value: str, message: str
) -> None:
    form = "form: Groups of four\n"
    path = _write(tmp_path, GOOD.replace(form, f"{form}group: {value}\n"))
    told = _message(tmp_path)
    assert f"{path}, line 7: {message}" in told
    assert "{min: 6, max: 30}" in told


@pytest.mark.parametrize("kind", ["opener", "energizer"])
def test_openers_and_energizers_need_a_form_and_a_word_on_care_but_no_debrief(
    tmp_path: Path, kind: str
) -> None:
    front = f"---\ntitle: Count\nkind: {kind}\nminimum: 4\nusual: 5\nmaximum: 8\n"
    steps = "---\n## Steps\n- 5 min: Count.\n"
    _write(tmp_path / "bare", f"{front}{steps}", "count.md")
    told = _message(tmp_path / "bare")
    assert "'form' is missing" in told
    assert "the section '## Do no harm' is missing" in told
    whole = f"{front}form: Plenary\n{steps}## Do no harm\nNobody must.\n"
    _write(tmp_path / "whole", whole, "count.md")
    (count,) = load_activities([tmp_path / "whole"])
    assert (count.kind, count.debrief) == (kind, ())


MISTAKES = {
    "unknown key": ("form:", "from:", "line 6: unknown key 'from'", "did you mean 'form'?"),
    "title no text": ("title: Trust ladder", "title: 112", "line 2: 'title' must be a text", ""),
    "title missing": ("title: Trust ladder\n", "", "line 1: 'title' is missing", ""),
    "objective empty": ("place contacts on a ladder", "", "line 5: 'objective' is missing", ""),
    "kind": (
        "kind: exercise",
        "kind: game",
        "line 3: 'kind' cannot be 'game'",
        "opening, opener, input, exercise, energizer, break, closing",
    ),
    "theme": ("[trust,", "[thrust,", "line 4: unknown theme 'thrust'", "did you mean 'trust'?"),
    "theme far off": ("[trust,", "[zzz,", "line 4: unknown theme 'zzz'", "choose from"),
    "themes no list": (
        "[trust, community-policing]",
        "trust",
        "line 4: 'themes' must be a list",
        "[trust, referral]",
    ),
    "themes empty": ("[trust, community-policing]", "[]", "line 4: 'themes' is missing", ""),
    "minutes no number": ("usual: 10", "usual: ten", "line 8: 'usual' must be a number", "digits"),
    "minutes switch": ("usual: 10", "usual: true", "line 8: 'usual' must be a number", "digits"),
    "minutes do not add up": (
        "usual: 10",
        "usual: 12",
        "line 8: the steps take 10 minutes together, but 'usual' is 12",
        "usual: 10",
    ),
    "minutes not in order": ("maximum: 20", "maximum: 8", "line 8: minimum 6, usual 10", ""),
    "too many steps": ("minimum: 6", "minimum: 2", "line 7: 3 steps do not go into 2", "raise"),
    "shows": ("shows: quotes", "shows: slides", "line 10: 'shows' cannot be 'slides'", "quotes"),
    "room": ("form: Groups of four", "form: X\nroom: hall", "line 7: 'room' cannot be 'h", "floor"),
    "energy": (
        "form: Groups of four",
        "form: X\nenergy: 9",
        "line 7: 'energy' cannot be 9",
        "lively",
    ),
    "final": ("final: true", "final: last", "line 12: 'final' cannot be 'last'", "true or false"),
    "yaml": ("title: Trust", "title: Trust: high", "line 2: the front matter is not valid", "quot"),
    "key twice": ("level: advanced", "form: Pairs", "line 11: the front matter is not valid", ""),
    "no front matter": ("---\ntitle", "title", "line 1: the file does not start with front", "---"),
    "front matter never ends": (
        "true\n---\n",
        "true\n",
        "line 1: the file does not start with front",
        "---",
    ),
    "front matter without keys": (
        GOOD[: GOOD.index("## Materials")],
        "---\njust words\n---\n",
        "line 2: the front matter has no keys",
        "title",
    ),
    "step without minutes": ("4 min: Hand", "Hand", "line 19: a step without its min", "5 min"),
    "step of no minutes": ("4 min: Hand", "0 min: Hand", "line 19: a step without its min", ""),
    "step with a wrong need": (
        "if quotes",
        "if slides",
        "line 21: a step cannot depend on 'slides'",
        "if quotes",
    ),
    "steps all depend": (
        "- 4 min: Hand out\n  the cards.\n- 5 min, if quotes: Read the quotations.\n- 1 minute:",
        "- 10 min, if quotes:",
        "line 18: every step depends on what the event offers",
        "leave ', if",
    ),
    "steps missing": ("## Steps", "## Tips", "line 1: the section '## Steps' is missing", ""),
    "text in a list": ("- 4 min:", "4 min:", "line 19: running text under '## Steps'", "'- '"),
    "heading": ("## Cards", "## Card", "line 24: unknown heading '## Card'", "'Cards'"),
    "heading twice": ("## Cards", "## Steps", "line 24: a second section '## Steps'", "one"),
    "heading empty": (
        "Nobody tells a story.\n",
        "",
        "line 38: nothing under '## Do no harm'",
        "take the heading out",
    ),
    "list in prose": ("This case", "- This case", "line 29: a list under '## Case'", "running"),
    "text before headings": (
        "\n## Materials",
        "Words.\n## Materials",
        "line 14: text before the first heading",
        "## Steps",
    ),
    "no answer": ("Answer:", "Reply:", "line 35: a question without an answer", "Answer: …"),
    "debrief missing": ("## Debrief", "## Tips", "line 1: the section '## Debrief' is missing", ""),
    "bold": ("Front desk", "**Front** desk", "line 25: marks for bold", "take them out"),
    "not UTF-8": ("Front desk", "B\udce4r", "line 25: the file is not UTF-8 text", "UTF-8"),
}


@pytest.mark.parametrize(("old", "new", "message", "hint"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_file_line_and_what_to_do(
    tmp_path: Path, old: str, new: str, message: str, hint: str
) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    path = _write(tmp_path, text.encode("utf-8", "surrogateescape"))
    told = _message(tmp_path)
    assert f"{path}, {message}" in told
    assert hint in told.partition("What to do:")[2]


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    one = _write(tmp_path, GOOD.replace("form:", "from:").replace("[trust,", "[thrust,"))
    two = _write(tmp_path, GOOD.replace("usual: 10", "usual: 9"), "two.md")
    told = _message(tmp_path)
    assert told.startswith("there are 4 mistakes in exercises:")
    assert f"{one}, line 4: unknown theme 'thrust'" in told
    assert f"{one}, line 6: unknown key 'from'" in told
    assert f"{one}, line 1: 'form' is missing" in told
    assert f"{two}, line 8: the steps take 10 minutes" in told
    assert told.count("What to do:") == 4


def test_a_bank_with_mistakes_is_not_remembered_as_good(tmp_path: Path) -> None:
    _write(tmp_path, GOOD.replace("usual: 10", "usual: 9"))
    assert _message(tmp_path) == _message(tmp_path)


def test_a_folder_that_is_not_there_is_told_together_with_the_mistakes(tmp_path: Path) -> None:
    _write(tmp_path / "here", GOOD.replace("usual: 10", "usual: 9"))
    with pytest.raises(TemplateError) as caught:
        load_activities([tmp_path / "here", tmp_path / "gone"])
    assert f"{tmp_path / 'gone'}: cannot be read" in str(caught.value)
    assert "line 8: the steps take 10 minutes" in str(caught.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    assert f"{tmp_path / 'folder.md'}: cannot be read" in _message(tmp_path)


@pytest.mark.parametrize("name", ["Trust Ladder.md", "trust_ladder.md", "доверие.md"])
def test_a_file_name_that_is_no_short_name_is_refused(tmp_path: Path, name: str) -> None:
    _write(tmp_path, GOOD, name)
    assert f"line 1: the file name '{name}' cannot be used" in _message(tmp_path)


def test_a_break_needs_neither_debrief_nor_themes(tmp_path: Path) -> None:
    front = "---\ntitle: Tea\nkind: break\nminimum: 5\nusual: 9\nmaximum: 9\n---\n"
    text = f"{front}## Steps\n- 9 min: Tea.\n"
    _write(tmp_path, text, "tea.md")
    (tea,) = load_activities([tmp_path])
    assert (tea.kind, tea.themes, tea.shows) == ("break", (), "none")
