"""The exercises that ship with the product."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

import pytest

from mkmaterials.activities import (
    FEW,
    KINDS,
    MANY,
    Activity,
    check_files,
    exercise_files,
    load_activities,
)
from mkmaterials.model.avoided import find_avoided
from mkmaterials.model.themes import THEMES

BASE = Path(__file__).parents[2] / "templates" / "base" / "activities"
BANK = load_activities([BASE])
EXERCISES = [activity for activity in BANK if activity.kind == "exercise"]
KNOWN_SOURCES = (
    "OSCE, Good Practices in Building Police-Public Partnerships (2008)",
    "OSCE, Police and Roma and Sinti: Good Practices in Building Trust and Understanding (2010)",
    (
        "OSCE, Trafficking in Human Beings: Identification of Potential and Presumed Victims "
        "– A Community Policing Approach (2011)"
    ),
    (
        "OSCE, Out of the Shadows: Addressing the Dynamics of Trafficking in Persons Belonging to "
        "Minorities, including National Minorities (2024)"
    ),
    (
        "ODIHR, National Referral Mechanisms: Joining Efforts to Protect the Rights of Trafficked "
        "Persons – A Practical Handbook, second edition (2022)"
    ),
    "HCNM, Recommendations on Policing in Multi-Ethnic Societies (2006)",
    "UNODC, Anti-human trafficking manual for criminal justice practitioners (2009)",
    (
        "European Union Agency for Fundamental Rights (FRA), Stepping up the response to "
        "victims of crime (2024)"
    ),
    "Helen Bamber Foundation, Trauma-Informed Code of Conduct (TiCC)",
    "ODIHR, TAHCLE, training programme on hate crime",
)


def _printed(activity: Activity) -> list[str]:
    """Return every text of an activity that the handout prints, sources apart."""
    return list(activity.texts())


def test_it_has_every_kind_of_activity_and_enough_to_choose_from() -> None:
    counts = Counter(activity.kind for activity in BANK)
    assert set(counts) == set(KINDS)
    assert counts["exercise"] >= 32
    assert counts["opener"] >= 2
    assert counts["energizer"] >= 3
    assert counts["closing"] >= 2


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_two_exercises_and_one_of_them_is_basic(theme: str) -> None:
    found = [one for one in EXERCISES if theme in one.themes]
    assert len(found) >= 2
    assert any(one.level == "basic" for one in found)


def test_what_a_trainer_reads_of_it_holds_no_mistake_and_no_warning() -> None:
    checks = check_files(exercise_files(BASE))
    assert {path.stem for path in checks} == {one.id for one in BANK}
    assert [finding for check in checks.values() for finding in check.findings] == []


def test_it_has_a_simulation_of_several_services_that_takes_longer_than_an_hour() -> None:
    simulation = next(one for one in EXERCISES if one.id == "one-week-six-services")
    assert simulation.minimum >= 75
    assert simulation.maximum <= 120
    assert simulation.level == "advanced"


@pytest.mark.parametrize("people", [6, 12, 24, 40, 48])
def test_there_are_exercises_for_all_themes_whatever_the_size_of_the_group(people: int) -> None:
    fitting = [one for one in EXERCISES if one.takes(people)]
    assert {theme for one in fitting for theme in one.themes} == set(THEMES)


def test_sixty_people_in_fixed_rows_find_something_to_do() -> None:
    fitting = [one for one in BANK if one.takes(60) and one.room == "any"]
    assert len([one for one in fitting if one.kind == "exercise"]) >= 5
    assert {one.kind for one in fitting} == set(KINDS)


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_an_exercise_that_fits_a_short_session(theme: str) -> None:
    assert [one.id for one in EXERCISES if theme in one.themes and one.minimum <= 15]


def test_an_exercise_works_with_the_quotations_and_one_with_the_messages_of_the_event() -> None:
    assert {one.shows for one in EXERCISES if one.final} >= {"quotes", "messages"}


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_an_exercise_can_be_run_by_somebody_who_never_met_its_author(exercise: Activity) -> None:
    assert exercise.materials
    assert exercise.tips
    assert 3 <= len(exercise.debrief) <= 4
    assert exercise.care
    assert exercise.adapt
    assert exercise.sources
    needed = " ".join(exercise.materials).casefold()
    assert bool(exercise.cards) == bool(re.search(r"\bcards\b", needed))
    assert bool(exercise.case) == bool(re.search(r"\bcase\b", needed))


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_an_invented_case_says_so(exercise: Activity) -> None:
    assert not exercise.case or exercise.case.startswith("This case is invented.")


@pytest.mark.parametrize("activity", BANK, ids=lambda activity: activity.id)
def test_no_source_is_made_up(activity: Activity) -> None:
    assert set(activity.sources) <= set(KNOWN_SOURCES)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_an_exercise_says_what_the_groups_are_told_and_what_their_number_changes(
    exercise: Activity,
) -> None:
    assert 3 <= len(exercise.task) <= 4
    assert max(len(line) for line in exercise.task) <= 96  # two lines of a slide
    assert exercise.few
    assert exercise.many
    assert 1 < exercise.smallest <= FEW
    assert exercise.largest > MANY


@pytest.mark.parametrize(
    "energizer", [one for one in BANK if one.kind == "energizer"], ids=lambda one: one.id
)
def test_an_energizer_is_short_kind_and_possible_while_seated(energizer: Activity) -> None:
    assert energizer.minimum <= energizer.usual == 5
    assert energizer.care
    assert energizer.tips
    assert energizer.room == "any" or "seated" in energizer.form
    assert not energizer.materials  # nothing has to be fetched


def test_no_two_exercises_do_the_same_thing() -> None:
    steps = {one.id: " ".join(step.text for step in one.steps[:-1]).split() for one in EXERCISES}
    alike = [
        (one, other)
        for (one, words), (other, others) in combinations(steps.items(), 2)
        if SequenceMatcher(None, words, others, autojunk=False).ratio() > 0.35
    ]
    assert alike == []


@pytest.mark.parametrize("activity", BANK, ids=lambda activity: activity.id)
def test_its_sentences_are_short_enough_to_be_said(activity: Activity) -> None:
    sentences = [
        len(part.split())
        for text in (*_printed(activity), *activity.task)
        for part in re.split(r"(?<=[.!?…])[”’]? ", text)
    ]
    assert sum(sentences) / len(sentences) <= 16
    assert max(sentences) <= 42


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_the_objective_completes_participants_can_and_i_can(exercise: Activity) -> None:
    words = exercise.objective.split()
    assert words[0].islower()
    assert not {"their", "my"} & set(words)
    assert not exercise.objective.endswith(".")


@pytest.mark.parametrize("activity", BANK, ids=lambda activity: activity.id)
def test_steps_name_no_minutes_of_their_own(activity: Activity) -> None:
    for step in activity.steps:
        assert not re.search(r"\d+ min|\b(two|three|five|ten) minutes\b", step.text)


@pytest.mark.parametrize("activity", BANK, ids=lambda activity: activity.id)
def test_spelling_is_british_with_ize(activity: Activity) -> None:
    text = " ".join(_printed(activity))
    american = r"\b(color|center|program|behavior|labor|neighbor\w*|honor|favor)\b"
    wrong = rf"\w+(isation|ising|ised)\b|\brecognise|\borganise|cooperat|coordinat|{american}"
    fine = {"raised", "promised", "surprised", "advertised", "rising", "compromised"}
    fine |= {"surprising", "advertising"}
    assert [m[0] for m in re.finditer(wrong, text, re.IGNORECASE) if m[0].lower() not in fine] == []


@pytest.mark.parametrize("activity", BANK, ids=lambda activity: activity.id)
def test_the_words_respect_the_people_they_are_about(activity: Activity) -> None:
    printed = _printed(activity)
    text = " ".join(printed).casefold()
    avoided = ("prostitute", "illegal migrant", "rescued", "sex slave", "gypsies", "interrogat")
    assert [word for word in avoided if word in text] == []
    assert [text[hit.start : hit.end] for text in printed for hit in find_avoided(text)] == []


@pytest.mark.parametrize("activity", BANK, ids=lambda activity: activity.id)
def test_quotation_marks_are_typographic_and_come_in_pairs(activity: Activity) -> None:
    for text in _printed(activity):
        assert '"' not in text
        assert "'" not in text
        assert text.count("“") == text.count("”")


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_an_exercise_ends_with_a_debrief_that_has_time(exercise: Activity) -> None:
    last = exercise.steps[-1]
    assert last.text.startswith("Debrief in plenary")
    assert last.minutes >= 5
