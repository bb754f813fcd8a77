from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from mkmaterials import yamlfiles
from mkmaterials.errors import SummaryError
from mkmaterials.model.summary import Event, EventSummary, Fact, Source
from mkmaterials.store import heal_places, json_schema, load_summary, save_summary
from mkmaterials.store.summaries import to_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from mkmaterials.store.places import Moved


def test_a_summary_is_read_as_it_was_written(tmp_path: Path, summary: EventSummary) -> None:
    path = tmp_path / "a.yaml"
    saved = save_summary(path, summary)
    assert saved.path == path
    assert load_summary(path) == summary


@given(st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_survives_the_way_to_yaml_and_back(text: str) -> None:
    summary = EventSummary(
        source=Source(file="a.txt", sha256="0"), event=Event(title=Fact(text=text, at="p1"))
    )
    data = yamlfiles.parse(to_yaml(summary))
    assert TypeAdapter(EventSummary).validate_python(data) == summary


def test_an_untouched_summary_is_refreshed_and_an_edited_one_stays(
    tmp_path: Path, summary: EventSummary
) -> None:
    path = tmp_path / "a.yaml"
    save_summary(path, summary)
    assert save_summary(path, summary).kept is None
    edited = path.read_text(encoding="utf-8") + "# I have a question about this\n"
    path.write_text(edited, encoding="utf-8")
    saved = save_summary(path, summary)
    assert saved.kept == path
    assert saved.path == tmp_path / "a.new.yaml"
    assert path.read_text(encoding="utf-8") == edited
    saved.path.write_text("# mine too\n", encoding="utf-8")
    assert save_summary(path, summary).path == tmp_path / "a.new-2.yaml"
    assert saved.path.read_text(encoding="utf-8") == "# mine too\n"
    assert save_summary(path, summary, overwrite=True).path == path
    assert load_summary(path) == summary


def test_windows_line_endings_alone_are_no_edit(tmp_path: Path, summary: EventSummary) -> None:
    path = tmp_path / "a.yaml"
    save_summary(path, summary)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_summary(path) == summary
    assert save_summary(path, summary).kept is None


def test_the_first_line_names_a_schema_that_lies_beside_the_summary(
    tmp_path: Path, summary: EventSummary
) -> None:
    path = tmp_path / "a.yaml"
    save_summary(path, summary)
    first = path.read_text(encoding="utf-8").splitlines()[0]
    name = first.removeprefix("# yaml-language-server: $schema=")
    schema = json.loads((tmp_path / name).read_text(encoding="utf-8"))
    assert schema == json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(yamlfiles.parse(path.read_bytes()), schema)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("segments:", "segmnts:", "unknown key 'segmnts', did you mean 'segments'"),
        ("starts: 2023-05-04", "starts: soon", "event.starts: write a date as 2024-10-30"),
        ("count: 25", "count: many", "event.participants.count: write a whole number"),
        ("at: p2:0-9", "at: page two", "'page two' is not a place such as p6"),
        ("speaker: maron", "speaker: marron", "no person has the id 'marron'"),
        ("id: trust", "id: hope", "themes.1.id"),
        ("ends: null", "ends: 2023-05-01", "lies before starts"),
        ("version: 1", "version: 2", "version"),
    ],
)
def test_a_mistake_is_named_with_its_line(
    tmp_path: Path, summary: EventSummary, old: str, new: str, expected: str
) -> None:
    path = tmp_path / "a.yaml"
    save_summary(path, summary)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SummaryError) as caught:
        load_summary(path)
    message = str(caught.value)
    assert expected in message
    assert f"{path}: " in message
    assert "line " in message


def test_a_mistake_is_found_at_its_own_line(tmp_path: Path, summary: EventSummary) -> None:
    path = tmp_path / "a.yaml"
    save_summary(path, summary)
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines, 1) if "count: 25" in line)
    lines[number - 1] = lines[number - 1].replace("25", "many")
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(SummaryError, match=f"line {number}, event.participants.count"):
        load_summary(path)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_missing_place_is_written_below_its_words(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "a.yaml"
    lines = (
        "event:",
        "  partners:",
        "    - text: The Valley",
        "        Council  # ours",
        "    - {text: Hill Unit}",
        "  participants:",
        "    count: 34  # all",
        "    women: 19",
        "    women_at: null  # to do",
        "themes:",
        "  - at: [p1:0-4, p2:0-4]",
        "people:",
        "  - name: Ana Ferro",
    )
    path.write_bytes(ending.join(lines).encode())
    moved: list[Moved] = [
        (("event", "partners", 0, "at"), "", "p2:1-2"),
        (("event", "partners", 1, "at"), "", "p2:3-4"),
        (("event", "participants", "at"), "", "p2:5-6"),
        (("event", "participants", "women_at"), "", "p2:7-8"),
        (("themes", 0, "at", 1), "p2:0-4", "p3:0-4"),
        (("people", 0, "at"), "", "p2:9-10"),
    ]
    heal_places(path, moved)
    assert path.read_bytes().decode().split(ending) == [
        *lines[:4],
        "      at: p2:1-2",
        "    - {at: p2:3-4, text: Hill Unit}",
        *lines[5:7],
        "    at: p2:5-6",
        lines[7],
        "    women_at: p2:7-8  # to do",
        lines[9],
        "  - at: [p1:0-4, p3:0-4]",
        *lines[11:],
        "    at: p2:9-10",
        "",
    ]


@pytest.mark.parametrize("text", ["a: [b\nc: }", "a: 'b", "\ta: b", "- x\n y: : z"])
def test_what_is_no_yaml_is_refused_with_the_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SummaryError, match=r"line [0-9]+: this is not valid YAML"):
        load_summary(path)


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("people:\n  - id: a\n      name: X\n", 3, "it should begin with 4 spaces"),
        ("people:\n  - id: a\n   name: X\n", 3, "it should begin with 4 spaces"),
        ("people:\n  - id: a\n  name: X\n", 3, "line (2) do not go with the lines above"),
        ("a:\n  b: x\n   c: y\n", 3, "it should begin with 2 spaces"),
        ("a: x\n b: y\n", 2, "it should begin with 0 spaces"),
        ("a:\n  - b: x\n - b: y\n", 3, "it should begin with 2 spaces"),
        ("a:\n  - b: some words\n      that go on\n      c: y\n", 4, "begin with 4 spaces"),
        ("a:\n  b: x: y\n", 2, "there is a colon too many"),
        ("a:\n  - b: He spoke of\n      all of it: y\n", 3, "there is a colon too many"),
        ("a:\n\tb: x\n", 2, "there is a tab"),
        ("a:\n  - b: x\n  -b: y\n    c: z\n", 3, "a space is missing after the hyphen"),
        ("a:\n  b:x\n  c: y\n", 2, "a space is missing after the colon"),
        ("a:\n  c: y\n  b:x\n", 3, "a space is missing after the colon"),
        ("a:\n  b\n  c: y\n", 2, "the colon after a key is missing"),
        ('a:\n  b: "x\n  c: y\n', 2, "opened and never closed"),
        ("a:\n  b: 'x\n  c: 'y'\n", 2, "opened and never closed"),
        ('a:\n  b: "x" y\n', 2, "behind a closing quotation mark"),
        ("event:\n  title: {text: a}\n  -type: x\n", 3, "a space is missing after the hyphen"),
        ("version: 1\nevent:\n  place:Graz\n", 2, "a space is missing after the colon"),
    ],
)
def test_what_beginners_mistype_is_told_as_such(
    tmp_path: Path, text: str, line: int, expected: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SummaryError) as caught:
        load_summary(path)
    assert expected in str(caught.value)
    assert f"line {line}" in str(caught.value)


def test_an_unknown_speaker_is_told_with_its_line_and_those_who_are_known(
    tmp_path: Path, summary: EventSummary
) -> None:
    path = tmp_path / "a.yaml"
    save_summary(path, summary)
    text = path.read_text(encoding="utf-8")
    text = text.replace("speaker: maron", "speaker: marron", 1).replace(
        "speaker: null", "speaker: nobody", 1
    )
    path.write_text(text, encoding="utf-8")
    lines = text.splitlines()
    with pytest.raises(SummaryError) as caught:
        load_summary(path)
    for part, words in (
        ("quotations.1.speaker", "'marron', did you mean 'maron'? (known: maron)"),
        ("messages.1.speaker", "'nobody' (known: maron)"),
    ):
        wrong = next(n for n, one in enumerate(lines, 1) if words.split("'")[1] in one)
        assert f"line {wrong}, {part}: no person has the id {words}" in str(caught.value)


@pytest.mark.parametrize("text", ["", "just words", "- a\n- b"])
def test_yaml_that_is_no_summary_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SummaryError, match="not a valid event summary"):
        load_summary(path)
