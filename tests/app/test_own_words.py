"""What a kit prints of its own is looked at for words to avoid, whatever place it stands in."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, cast

import pytest

from mkmaterials.activities.activity import Activity, Question, Step
from mkmaterials.app.own_words import wording_findings
from template_support import material

if TYPE_CHECKING:
    from mkmaterials.plan.material import MaterialPlan

WORD = "Put a policeman here."
TEXTS = ("title", "objective", "form", "case", "care", "few", "many", "adapt")
LISTS = ("materials", "task", "cards", "tips")
SOUND = Activity(
    "exercise-1",
    "Sound",
    "exercise",
    10,
    10,
    10,
    (Step(10, "Talk."),),
    debrief=(Question("Q?", "A."),),
)


def _found(activity: Activity) -> list[str]:
    plan = cast("MaterialPlan", material())
    return [finding.where for finding in wording_findings(plan, [activity])]


@pytest.mark.parametrize("name", [*TEXTS, *LISTS, "steps", "debrief"])
def test_every_text_of_a_planned_exercise_is_looked_at(name: str) -> None:
    values: dict[str, Any] = {
        **dict.fromkeys(TEXTS, WORD),
        **dict.fromkeys(LISTS, (WORD,)),
        "steps": (Step(10, WORD),),
        "debrief": (Question("Q?", WORD),),
    }
    assert name in {field.name for field in fields(Activity)}
    assert _found(SOUND) == []
    assert _found(replace(SOUND, **{name: values[name]})) == ["exercise exercise-1"]


def test_exercises_that_are_not_planned_are_left_alone() -> None:
    assert _found(replace(SOUND, id="another", title=WORD)) == []
