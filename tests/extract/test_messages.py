"""Key messages: what is taken, from whom, and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkmaterials.extract import extract
from mkmaterials.model.release import Release

if TYPE_CHECKING:
    from mkmaterials.model.summary import Message

LEAD = "Some 40 police officers and teachers met at a workshop in Velden on 4 May 2023."
IVANOVA = "Anna Ivanova, Head of the Velden Police Academy, opened the day."


def messages(*paragraphs: str) -> list[Message]:
    source = Release("any.txt", ("A day in Velden", LEAD, *paragraphs), "0" * 64)
    return extract(source)[0].messages


def said(*paragraphs: str) -> list[tuple[str, str | None]]:
    return [(m.text, m.said_by.text if m.said_by else None) for m in messages(*paragraphs)]


@pytest.mark.parametrize(
    ("sentence", "text", "said_by"),
    [
        (
            "Participants agreed to keep a list of interpreters at every station.",
            "keep a list of interpreters at every station",
            "Participants",
        ),
        (
            "Participants agreed to set up a list, to train officers, and to publish a report.",
            "to set up a list, to train officers, and to publish a report",
            "Participants",
        ),
        (
            "Experts called for more outreach to young people.",
            "more outreach to young people",
            "Experts",
        ),
        (
            "The officers urged the Ministry to publish the complaints it receives.",
            "the Ministry to publish the complaints it receives",
            "The officers",
        ),
        (
            "Trainers urged them to listen before they write.",
            "listen before they write",
            "Trainers",
        ),
        (
            "Speakers stressed the urgent need for interpreters in rural stations.",
            "interpreters in rural stations",
            "Speakers",
        ),
        (
            "Discussions focused on how joint walks can build trust.",
            "joint walks can build trust",
            "Discussions",
        ),
        (
            "Officers from 14 towns learned how to speak with children who travel alone.",
            "how to speak with children who travel alone",
            "Officers from 14 towns",
        ),
        (
            "The two-day course covered document checks, interviews and referral to shelters.",
            "document checks, interviews and referral to shelters",
            None,
        ),
        (
            "The workshop on safe schools in Velden focused on calls that parents make at night.",
            "calls that parents make at night",
            None,
        ),
        (
            "The need for better data on hate crimes was also underlined.",
            "better data on hate crimes",
            None,
        ),
        (
            "Particular attention was paid to the protection of witnesses in small villages.",
            "the protection of witnesses in small villages",
            None,
        ),
        (
            "Participants discussed ways to reach people in villages at a course that ended today.",
            "ways to reach people in villages",
            "Participants",
        ),
    ],
)
def test_a_message_is_the_clause_without_its_frame(
    sentence: str, text: str, said_by: str | None
) -> None:
    assert said(sentence) == [(text, said_by)]


def test_a_person_who_is_reported_is_the_speaker_also_behind_a_pronoun() -> None:
    found = messages(
        IVANOVA,
        "Ivanova stressed that officers need time to listen. She added that the academy will "
        "open on Saturdays.",
        "According to Ivanova, trust takes more than one visit.",
    )
    assert [(m.text, m.speaker) for m in found] == [
        ("officers need time to listen", "ivanova"),
        ("the academy will open on Saturdays", "ivanova"),
        ("trust takes more than one visit", "ivanova"),
    ]


def test_they_takes_up_the_group_of_the_sentence_before() -> None:
    assert said(
        "Participants discussed how joint walks can build trust. They agreed to meet at the "
        "harbour every month."
    ) == [
        ("meet at the harbour every month", "Participants"),
        ("joint walks can build trust", "Participants"),
    ]


def test_several_frames_of_one_subject_give_several_messages() -> None:
    assert said(
        "Participants discussed the safety of children on the way to school, and called for "
        "more crossings near schools, noting that drivers seldom stop there."
    ) == [
        ("more crossings near schools", "Participants"),
        ("drivers seldom stop there", "Participants"),
        ("the safety of children on the way to school", "Participants"),
    ]


def test_what_to_do_comes_before_what_works_and_what_was_discussed() -> None:
    texts = [
        text
        for text, _ in said(
            "Participants discussed the work of night patrols in small towns.",
            "Experts noted that patrols on foot build trust.",
            "Trainers agreed that every station should have an interpreter.",
        )
    ]
    assert texts == [
        "every station should have an interpreter",
        "patrols on foot build trust",
        "the work of night patrols in small towns",
    ]


def test_a_deck_gets_no_more_than_eight_messages_and_none_twice() -> None:
    towns = ("Osh", "Lom", "Ulm", "Bar", "Rab", "Pag", "Cres", "Krk", "Vis", "Brno")
    many = [f"Experts noted that patrols in {town} build trust with people." for town in towns]
    assert len(messages(*many)) == 8
    assert len(messages(many[0], many[0])) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Participants did not agree to set up a working group on the matter.",
        "If participants agreed to pay the fee, the course would start next year.",
        "Participants were not able to discuss the report of the ombudsperson in detail.",
        "Police officers told the court that participants had agreed to pay a fine to the city.",
        "Experts noted that they had never met their inspector before.",
        "Experts noted that this is rare in most towns.",
        "Journalists covered the opening ceremony in the main square of the town.",
        "Last year, participants discussed how the station can open at night.",
        "In 2015 participants agreed to build a shelter in every town.",
        "Participants agreed to meet.",
        "In Norland, ECRI highlights that attacks on people have been reported.",
        "Participants expressed their wish to meet again in the same hall.",
    ],
)
def test_what_cannot_stand_alone_or_was_not_stated_gives_no_message(sentence: str) -> None:
    assert said(sentence) == []


def test_the_aim_is_no_message_as_well() -> None:
    assert said("The workshop aimed to explore how officers can reach people in villages.") == []


def test_a_long_clause_is_cut_before_its_afterthought_and_nowhere_else() -> None:
    long = "the safety of " + ", ".join(f"children in town {n}" for n in range(8))
    assert said(f"Participants discussed {long}, aiming to support officers in their work.") == [
        (long, "Participants")
    ]
