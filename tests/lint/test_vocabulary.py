"""The vocabulary comes from the plan's types, and says of each name what it holds."""

from __future__ import annotations

from typing import Any

from lint_support import check, document
from mkmaterials.lint.filters import described
from mkmaterials.lint.vocabulary import Group, ListOf, names, vocabulary
from template_support import block, material


def test_every_name_of_the_plan_says_what_it_holds() -> None:
    assert [name.path for name in names(vocabulary()) if not name.holds] == []


def test_names_lead_through_groups_and_lists_to_the_values_of_a_plan() -> None:
    values = material()
    values["session"]["blocks"] = [block("exercise", 1, 40)]
    values["session"]["days"][0]["blocks"] = [block("exercise", 1, 40)]
    for name in names(vocabulary(values["slides"])):
        found: Any = values
        for key in name.keys:
            found = found[0] if key is None else found[key]
        assert isinstance(found, list) == isinstance(name.kind, ListOf), name.path
        assert isinstance(found, dict) == isinstance(name.kind, Group), name.path


def test_names_in_lists_are_written_as_in_a_loop_over_them() -> None:
    listed = {name.path: name.loop for name in names(vocabulary())}
    assert listed["message.text"] == "for message in messages"
    assert listed["part.title"] == "for part in quote_slides"
    assert listed["step.minutes"] == "for step in block.steps"
    assert listed["event.title"] == ""


def test_every_filter_is_described() -> None:
    assert all(text for text, _ in described().values())
    assert {"join", "upper", "default"} <= set(described())
    assert not {"safe", "_picture"} & set(described())


def test_every_example_of_a_filter_is_fine_by_the_check() -> None:
    for text, example in described().values():
        assert not example or check(document(example)) == [], text
