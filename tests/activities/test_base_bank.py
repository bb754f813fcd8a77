"""The exercises that ship with the product."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mkmaterials.activities import KINDS, Activity, load_activities
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
)


def _printed(activity: Activity) -> list[str]:
    """Return every text of an activity that the handout prints."""
    texts = [activity.title, activity.objective, activity.form, activity.case, activity.care]
    texts += [activity.adapt, *activity.materials, *activity.cards, *activity.tips]
    texts += [step.text for step in activity.steps]
    return texts + [text for one in activity.debrief for text in (one.question, one.answer)]


def test_it_has_every_kind_of_activity_and_at_least_twelve_exercises() -> None:
    assert {activity.kind for activity in BANK} == set(KINDS)
    assert len(EXERCISES) >= 12


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_an_exercise_that_fits_a_short_session(theme: str) -> None:
    assert [one.id for one in EXERCISES if theme in one.themes and one.minimum <= 15]


def test_an_exercise_works_with_the_quotations_and_one_with_the_messages_of_the_event() -> None:
    assert {one.shows for one in EXERCISES if one.final} == {"quotes", "messages"}


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


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_no_source_is_made_up(exercise: Activity) -> None:
    assert set(exercise.sources) <= set(KNOWN_SOURCES)


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
    assert [m[0] for m in re.finditer(wrong, text, re.IGNORECASE) if m[0].lower() not in fine] == []


@pytest.mark.parametrize("activity", BANK, ids=lambda activity: activity.id)
def test_the_words_respect_the_people_they_are_about(activity: Activity) -> None:
    text = " ".join(_printed(activity)).casefold()
    avoided = ("prostitute", "illegal migrant", "rescued", "sex slave", "gypsies", "interrogat")
    assert [word for word in avoided if word in text] == []


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
