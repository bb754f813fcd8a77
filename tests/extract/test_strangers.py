"""A pronoun is never led back past somebody else of whom the text tells, named or not."""

from __future__ import annotations

import pytest

from speaker_support import roles, speakers

BEFORE = "“We count open doors,” said Colonel Ion Grosu, Head of the Unit."
SPOKEN = "“Now I know why they are afraid,” he said."


@pytest.mark.parametrize(
    "lead",
    [
        "A participant, who asked not to be named, found the role play useful.",
        "A young man from the village took part in the role play.",
        "For a youth leader from the village, the most useful part was the role play.",
        "One of the officers described the role play.",
        "Another trainee had never worn a uniform.",
        "His deputy had doubts at first.",
        "Somebody from the village played the officer.",
        "A 17-year-old from the village played the officer.",
        "The youngest participant played the officer.",
        "For Andrei Paladi the most useful part was a role play.",
        "“That was new to us,” said a police officer from the village.",
    ],
)
def test_somebody_without_a_known_name_is_not_taken_for_whoever_was_named_before(lead: str) -> None:
    assert speakers(BEFORE, f"{lead} {SPOKEN}")[-1][1] is None
    assert speakers(BEFORE, lead, SPOKEN)[-1][1] is None


@pytest.mark.parametrize(
    "lead",
    [
        "Participants played officers and villagers.",
        "A young woman from the village played the officer.",
        "The Colonel took part in the role play.",
        "The Head of the Unit took part in the role play.",
        "A lawyer by training, he took part in the role play.",
    ],
)
def test_nobody_else_for_whom_the_pronoun_may_stand_leaves_the_speaker(lead: str) -> None:
    assert speakers(BEFORE, f"{lead} {SPOKEN}")[-1][1] == "Ion Grosu"


@pytest.mark.parametrize("age", [", 17", ", aged 17", " (17)"])
def test_a_role_stands_behind_an_age(age: str) -> None:
    lead = f"For Andrei Paladi{age}, a youth leader from Osh, the best was a role play."
    assert roles(BEFORE, lead)["Andrei Paladi"] == "youth leader from Osh"
    assert speakers(BEFORE, f"{lead} {SPOKEN}")[-1][1] == "Andrei Paladi"


def test_a_name_with_an_age_is_a_person() -> None:
    lead = "For Andrei Paladi, 17, the most useful part was a role play."
    assert speakers(BEFORE, f"{lead} {SPOKEN}")[-1][1] == "Andrei Paladi"


def test_a_name_between_a_role_and_who_is_the_speaker() -> None:
    said = "“Trust takes years to build,” said the Head of the Unit, Vera Linde who opened the day."
    assert speakers(said)[0][1] == "Vera Linde"
    assert roles(said) == {"Vera Linde": "Head of the Unit"}


def test_whoever_is_spoken_for_is_not_the_one_who_speaks() -> None:
    opened = "Opening the course, Colonel Ion Grosu, Head of the Unit, called for patience."
    for lead in (
        "Speaking on behalf of the Minister, Bo Aarnes, he said",
        "Thanking Bo Aarnes, he said",
    ):
        said = f"{lead} that “trust takes years and years to build”."
        assert speakers(opened, said)[0][1] != "Bo Aarnes"


def test_whom_the_next_paragraph_presents_may_have_spoken() -> None:
    first = "“We count open doors,” said Colonel Ion Grosu, Head of the Unit."
    alone = "“The days were useful and will help us in our daily work.”"
    assert speakers(first, alone)[1][1] == "Ion Grosu"
    assert speakers(first, alone, "Dorin Covas is one of the 130 guards.")[1][1] is None


def test_the_last_word_of_a_body_before_a_comma_is_nobody_s_surname() -> None:
    told = "Mirela Ciobotaru, Director of Open Doors, noted that few report violence."
    assert list(roles(told, "According to a survey by Open Doors, 41 per cent do.")) == [
        "Mirela Ciobotaru"
    ]
