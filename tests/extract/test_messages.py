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


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        (
            "Participants found out more about the use of force and civil oversight of the police.",
            "the use of force and civil oversight of the police",
        ),
        (
            "The officers were familiarized with standards for interviewing young children.",
            "standards for interviewing young children",
        ),
        (
            "Participants gained practical knowledge of the referral mechanism for victims.",
            "the referral mechanism for victims",
        ),
        (
            "The training introduced the participants to the signs of a hate crime.",
            "the signs of a hate crime",
        ),
        (
            "The course equipped 92 cadets with the skills to protect witnesses in small towns.",
            "protect witnesses in small towns",
        ),
        (
            "The workshop provided participants with tools for finding the profits of crime.",
            "finding the profits of crime",
        ),
        (
            "The training is focused on the management of public gatherings in line with the law.",
            "the management of public gatherings in line with the law",
        ),
        (
            "These courses focused on gender-responsive policing and the protection of witnesses.",
            "gender-responsive policing and the protection of witnesses",
        ),
        (
            "The course organized by the Centre focused on joint patrols with the communities.",
            "joint patrols with the communities",
        ),
        (
            "Ways to protect witnesses in small towns were discussed at the workshop in Velden.",
            "Ways to protect witnesses in small towns",
        ),
        (
            "Protecting victims and upholding their rights was the focus of the conference.",
            "Protecting victims and upholding their rights",
        ),
        (
            "The main topics were outreach to youth and trust in the precincts.",
            "outreach to youth and trust in the precincts",
        ),
        (
            "Other topics discussed include the services available to victims who return home.",
            "the services available to victims who return home",
        ),
        (
            "The course included topics such as risk assessment, false documents and rights.",
            "risk assessment, false documents and rights",
        ),
        (
            "The Minister made it clear that the law on shelters must be applied everywhere.",
            None,
        ),
        (
            "They learned the latest techniques for interviews with children.",
            None,
        ),
        (
            "Participants learned techniques for interviews with children and adults.",
            "techniques for interviews with children and adults",
        ),
        ("The officers will be taught how to listen to children.", "how to listen to children"),
        ("The officers trained in first aid and rescue last spring were sent to Velden.", None),
        ("The officers were trained in Vienna by the Austrian Ministry of the Interior.", None),
        ("He said ways to protect witnesses were discussed at the workshop in Velden.", None),
        ("A new classroom for practical lessons was opened at the Velden Academy today.", None),
    ],
)
def test_what_was_learned_and_dealt_with(sentence: str, text: str | None) -> None:
    found = [message.text for message in messages(sentence)]

    assert found == ([text] if text else [])


def test_it_is_the_course_named_before() -> None:
    found = messages(
        "The training focused on the risks of irregular migration for young people. It also "
        "addressed preventive measures and the role of the Border Police."
    )

    assert found[1].text == "preventive measures and the role of the Border Police"


def test_it_that_is_no_course_gives_nothing() -> None:
    found = messages(
        "The law was adopted in May. It addressed preventive measures and the role of the police."
    )

    assert found == []


def test_they_are_the_people_of_the_sentence_before_all_of_them() -> None:
    found = messages(
        "During the two-day event, judges and prosecutors learned how to assess risks at home. "
        "They also examined the various types of protection services available to victims."
    )

    assert [message.said_by.text for message in found if message.said_by] == [
        "judges and prosecutors",
        "judges and prosecutors",
    ]


def test_a_long_list_is_cut_at_its_semicolons() -> None:
    found = messages(
        "The workshop covered the role of community leaders and local police in managing conflict "
        "between neighbours; upholding human rights standards when it comes to children in "
        "conflict with the law; and preventing and investigating violence in the family or at "
        "work in the towns."
    )

    assert [message.text.split()[0] for message in found] == ["the", "upholding", "preventing"]


def test_items_on_lines_of_their_own_are_topics() -> None:
    found = messages(
        "The topics discussed during the workshop included:",
        "• gathering of evidence and intelligence;",
        "• interviews with children and other witnesses; and",
        "• outreach.",
        "Some 40 officers took part.",
    )

    assert [(message.text, message.kind) for message in found] == [
        ("gathering of evidence and intelligence", "topic"),
        ("interviews with children and other witnesses", "topic"),
    ]


def test_items_after_recommendations_are_calls() -> None:
    found = messages(
        "Participants adopted the following recommendations:",
        "1. keep a list of interpreters at every station",
        "2. publish the number of complaints each year",
    )

    assert [(message.kind, message.text[:4]) for message in found] == [
        ("call", "keep"),
        ("call", "publ"),
    ]


def test_lines_after_another_colon_are_no_list() -> None:
    assert messages("For more information contact:", "• the press office in Velden today") == []
