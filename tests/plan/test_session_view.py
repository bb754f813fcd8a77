from __future__ import annotations

from pathlib import Path
from typing import get_type_hints

from mkmaterials.activities import load_activities
from mkmaterials.overlays.reading import read_labels
from mkmaterials.plan.material import BlockPlan, SessionPlan
from mkmaterials.plan.session import plan_session
from mkmaterials.plan.session_view import session_plan
from mkmaterials.plan.wishes import Wishes
from mkmaterials.wording import wording

BASE = Path(__file__).parents[2] / "templates" / "base"
WORDS = wording("en", read_labels(BASE / "labels.yaml"))
THEMES = ["trust", "under-reporting"]
SESSION = plan_session(
    load_activities([BASE / "activities"]), THEMES, Wishes(), has_quotes=True, has_messages=True
)


def _view() -> SessionPlan:
    return session_plan(SESSION, WORDS, THEMES)


def _exercises(view: SessionPlan) -> list[BlockPlan]:
    return [block for block in view["blocks"] if block["kind"] == "exercise"]


def test_every_field_that_templates_may_print_is_filled() -> None:
    view = _view()
    assert view.keys() == get_type_hints(SessionPlan).keys()
    for block in (*view["blocks"], *view["further"]):
        assert block.keys() == get_type_hints(BlockPlan).keys()


def test_exercises_are_numbered_through_and_further_ones_go_on() -> None:
    view = _view()
    numbered = [*_exercises(view), *view["further"]]
    assert [block["number"] for block in numbered] == list(range(1, len(numbered) + 1))
    assert numbered[1]["heading"] == f"Exercise 2: {numbered[1]['title']}"
    opening = view["blocks"][0]
    assert (opening["number"], opening["heading"]) == (0, "Welcome and ground rules")


def test_times_are_those_of_the_clock_and_further_exercises_have_none() -> None:
    view = _view()
    assert view["blocks"][0]["start"] == "09:00"
    assert view["blocks"][-1]["end"] == "10:30"
    for before, after in zip(view["blocks"], view["blocks"][1:], strict=False):
        assert before["end"] == after["start"]
    assert {block["start"] + block["end"] for block in view["further"]} == {""}


def test_themes_are_in_words() -> None:
    view = _view()
    assert view["themes"] == ["Trust", "Under-reporting"]
    ladder = next(block for block in _exercises(view) if block["id"] == "trust-ladder")
    assert ladder["themes"] == ["Trust", "Community policing"]


def test_materials_of_the_session_are_listed_once_and_only_for_what_is_in_the_plan() -> None:
    view = _view()
    assert len(view["materials"]) == len(set(view["materials"]))
    needed = {item for block in view["blocks"] for item in block["materials"]}
    assert set(view["materials"]) == needed
    assert (
        view["blocks"][-1]["materials_line"]
        == "Participant page, one each; Evaluation form, one each"
    )


def test_debrief_questions_come_with_their_answers() -> None:
    for block in _exercises(_view()):
        assert all(entry["question"] and entry["answer"] for entry in block["debrief"])


def test_an_exercise_that_needs_nothing_of_the_event_shows_nothing() -> None:
    shows = {block["id"]: block["shows"] for block in _view()["blocks"]}
    assert shows["trust-ladder"] == ""
    assert shows["from-words-to-work"] == "quotes"
