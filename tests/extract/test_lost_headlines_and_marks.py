"""Texts as they are copied: no headline, lines above the text, marks lost over paragraphs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from mkmaterials.extract import extract
from mkmaterials.model.release import Release

if TYPE_CHECKING:
    from mkmaterials.model.summary import EventSummary


TITLE = "A day in Velden"
LEAD = "A workshop on outreach took place in Osh on 9 May 2023."
LINDE = "Vera Linde, Director of the Velden Academy, noted how much had been learnt."


def summary(*paragraphs: str, title: str = TITLE) -> EventSummary:
    return extract(Release("any.txt", (title, *paragraphs), "0" * 64))[0]


def said(*paragraphs: str, title: str = TITLE) -> list[tuple[str, str | None]]:
    found = summary(LEAD, *paragraphs, title=title)
    names = {person.id: person.name for person in found.people}
    return [
        (segment.text, names.get(quotation.speaker or ""))
        for quotation in found.quotations
        for segment in quotation.segments
    ]


def test_a_first_paragraph_that_is_text_is_read_as_text_too() -> None:
    first = (
        "On 9 May 2023, the Velden Academy held a workshop on outreach in Osh for thirty police "
        "officers, “a beginning and no more than that,” said its Director, Vera Linde, at the end."
    )
    event = summary("It was the first of its kind.", title=first).event
    assert event.starts == dt.date(2023, 5, 9)
    assert event.place is not None
    assert event.place.text == "Osh"
    assert [host.text for host in event.hosts] == ["Velden Academy"]
    assert event.participants is not None
    assert event.participants.count == 30


def test_short_lines_above_the_text_do_not_push_it_out_of_sight() -> None:
    lines = ("14 November 2023", "Ida Moen", "Velden", "Bo Aarnes/Ida Moen", "Story")
    text = "The Velden Academy organized a workshop in Osh for 50 young colleagues."
    event = summary(*lines, text).event
    assert event.place is not None
    assert event.place.text == "Osh"
    assert event.participants is not None
    assert event.participants.count == 50


@pytest.mark.parametrize(
    ("paragraph", "words", "speaker"),
    [
        (
            "“Meeting you is very good for us. We learn from each other, she said.",
            "Meeting you is very good for us. We learn from each other,",
            "Vera Linde",
        ),
        (
            "Training has a real impact. We have learnt a lot,” she said.",
            "Training has a real impact. We have learnt a lot,",
            "Vera Linde",
        ),
        (
            "Training has a real impact on all of us,” said Bo Aarnes, a young officer.",
            "Training has a real impact on all of us,",
            "Bo Aarnes",
        ),
    ],
)
def test_a_mark_that_is_lost_costs_neither_words_nor_speaker(
    paragraph: str, words: str, speaker: str
) -> None:
    assert said(LINDE, paragraph) == [(words, speaker)]


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        (
            "Bo Aarnes, a ranger, said: ‘One town alone cannot do it. All of us need to help.",
            "One town alone cannot do it. All of us need to help.",
        ),
        (
            "Bo Aarnes, a ranger, said: One town alone cannot do it. All need to help.’ He left.",
            "One town alone cannot do it. All need to help.",
        ),
        (
            "“One town alone cannot do it,” added.Bo Aarnes, the Project Manager.",
            "One town alone cannot do it,",
        ),
    ],
)
def test_single_marks_alone_and_a_stop_by_mistake_keep_the_speaker(
    paragraph: str, words: str
) -> None:
    assert said(LINDE, paragraph) == [(words, "Bo Aarnes")]


def test_an_office_behind_by_is_whose_holder_is_known() -> None:
    found = said(LINDE, "As stated by the Velden Academy’s Director: “We need to adapt our work.”")
    assert found == [("We need to adapt our work.", "Vera Linde")]
    found = said(LINDE, "As stated by the Osh Centre’s Director: “We need to adapt our work.”")
    assert found == [("We need to adapt our work.", None)]


def test_what_a_colon_after_the_course_introduces_is_speech_and_no_name() -> None:
    words = "Here we improved our knowledge of the standards for passports."
    told = "Bo Aarnes, an officer of the Velden Police, acknowledged the value of the course:"
    assert said(LINDE, f"{told} “{words}”") == [(words, "Bo Aarnes")]
    assert summary(LEAD, f"{told} “{words}”").event.name is None


def test_whoever_is_hoping_for_more_speaks_in_the_next_paragraph() -> None:
    hoping = "Velden Police Commissioner Bo Aarnes is hoping for more."
    found = said(LINDE, hoping, "“We look forward to a time when all of us are trained.”")
    assert found == [("We look forward to a time when all of us are trained.", "Bo Aarnes")]


def test_paragraphs_between_an_opening_and_a_closing_mark_are_one_quotation() -> None:
    found = said(
        LINDE,
        "“Our town pays attention to security. It is everybody’s task.",
        "Close work of the bodies of both countries is necessary for that.",
        "I think that the training will contribute to it,” the speaker said.",
    )
    assert found == [
        ("Our town pays attention to security. It is everybody’s task.", "Vera Linde"),
        ("Close work of the bodies of both countries is necessary for that.", "Vera Linde"),
        ("I think that the training will contribute to it,", "Vera Linde"),
    ]


def test_a_paragraph_that_a_lonely_mark_does_not_reach_stays_the_narrators() -> None:
    found = said(
        LINDE,
        "“Our town pays attention to security. It is everybody’s task.",
        "The workshop ended with a visit.",
        "“Come back soon,” said Bo Aarnes, a young officer.",
    )
    assert ("The workshop ended with a visit.", "Vera Linde") not in found
    assert ("Come back soon,", "Bo Aarnes") in found


@pytest.mark.parametrize(
    "sentence",
    [
        "“We are proud of this day,” said IOM’s Bo Aarnes in Velden.",
        "“We are proud of this day,” stated Ms. Linde’s colleague, Sergeant Major Bo Aarnes.",
        "“We are proud of this day,” asserted Private Bo Aarnes, who works nearby.",
        "“We are proud of this day,” said the CiO, Foreign Minister Bo Aarnes.",
        "“We are proud of this day,” Bo Aarnes of the UN Police (UNPOL) told the officers.",
        (
            "“We are proud of this day,” said the special representative of the office and the "
            "coordinator on trafficking – Bo Aarnes."
        ),
        (
            "Academy Director San Salvador, Commissioner Bo Aarnes, said that, according to "
            "reports, “We are proud of this day.”"
        ),
    ],
)
def test_whoever_is_named_is_the_speaker_and_no_rank_body_or_colleague(sentence: str) -> None:
    assert [speaker for _, speaker in said(LINDE, sentence)] == ["Bo Aarnes"]


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "Bo Aarnes, speaking on behalf of Director of the Velden Centre Ida Moen, "
            "said: “So it is.”"
        ),
        (
            "Bo Aarnes, representing the Programme Against Money Laundering, said it was "
            "time. “So it is with all of us in Velden.”"
        ),
        "This was echoed by Bo Aarnes, Head of the Velden Patrol. “So it is with all of us.”",
        "“So it is with all of us,” said UNICEF’s Libya Country Director Bo Aarnes.",
        "“So it is with all of us,” highlighted Bo Aarnes OBE, His Majesty’s Ambassador to Velden.",
    ],
)
def test_whoever_speaks_for_somebody_or_after_them_is_the_speaker(sentence: str) -> None:
    assert [speaker for _, speaker in said(LINDE, sentence)] == ["Bo Aarnes"]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        (
            "“So it is with us,” highlighted Bo Aarnes OBE, His Majesty’s Ambassador to Velden.",
            "His Majesty’s Ambassador to Velden",
        ),
        (
            "“So it is with us,” said UNICEF’s Libya Country Director Bo Aarnes.",
            "UNICEF’s Libya Country Director",
        ),
        (
            (
                "In her remarks, the Director of Health in the Ministry of Health and Welfare in "
                "north Velden, Ms. Bo Aarnes, commended the work."
            ),
            "Director of Health in the Ministry of Health and Welfare in north Velden",
        ),
        (
            (
                "In his speech, H.E. Mr. Bo Aarnes, Ambassador Extraordinary and Plenipotentiary "
                "of Japan to Velden, highlighted the work."
            ),
            "Ambassador Extraordinary and Plenipotentiary of Japan to Velden",
        ),
    ],
)
def test_honours_countries_and_ministries_do_not_cut_a_role(sentence: str, role: str) -> None:
    people = {p.name: p.role for p in summary(LEAD, sentence).people}
    assert people == {"Bo Aarnes": role}


def test_a_line_of_name_and_office_tells_whose_the_next_paragraph_is() -> None:
    words = "“The idea is to help improve the capacity of all who train others.”"
    assert said("Bo Aarnes, Consultant", words) == [(words.strip("“”"), "Bo Aarnes")]


def test_he_is_who_spoke_and_not_who_is_named_beside_him() -> None:
    told = (
        "The Director of the Velden Academy, Dr Bo Aarnes, who represented the Mayor, Dr Per Moen, "
        "at the opening yesterday said the town had come far."
    )
    words = "“The training was designed to equip us with skills,” he added."
    assert [speaker for _, speaker in said(told, words)] == ["Bo Aarnes"]


def test_a_colleague_without_a_name_is_not_the_one_who_is_named() -> None:
    found = said(LINDE, "“We are proud of this day,” stated Ms. Linde’s colleague at the end.")
    assert found == [("We are proud of this day,", None)]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("On 24 February the Executive Director of Seewacht, Bo Aarnes, said he agreed.", None),
        ("Academy Director San Salvador, Commissioner Bo Aarnes, said he agreed.", None),
        (
            "“So it is,” said the special representative of the office – Bo Aarnes.",
            "special representative of the office",
        ),
    ],
)
def test_a_role_is_printed_whole_without_date_or_rank(sentence: str, role: str | None) -> None:
    wanted = (
        role
        or {
            "O": "Executive Director of Seewacht",
            "A": "Academy Director San Salvador",
        }[sentence[0]]
    )
    people = {p.name: p.role for p in summary(LEAD, sentence).people}
    assert people["Bo Aarnes"] == wanted


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        (
            "“Trust matters,” said Vera Linde to students in “Gjon Lista” schools.",
            "Gjon Lista",
        ),
        (
            "It is to support governments to “fight this modern scourge more efficiently.”",
            "fight this modern scourge more efficiently",
        ),
        ("The annual meeting of ‘“Friends of Velden’”, held in Osh, ended.", "Friends of Velden"),
    ],
)
def test_names_and_what_is_aimed_at_are_nobodys_words(sentence: str, term: str) -> None:
    found = summary(LEAD, sentence)
    assert term in [one.text.rstrip(".") for one in found.terms]
    assert found.event.name is None
    texts = [s.text for quotation in found.quotations for s in quotation.segments]
    assert not any(term in text for text in texts)


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            "The National Coordinator for Countering Violent Extremism said that it helped.",
            {},
        ),
        (
            "The lawyer of the ECtHR Registry Bo Aarnes said that it helped.",
            {"Bo Aarnes": "lawyer of the ECtHR Registry"},
        ),
        (
            (
                "Manager of Maori and Pacific Ethnic Services at Velden District Inspector Bo "
                "Aarnes said that it helped."
            ),
            {"Bo Aarnes": "Manager of Maori and Pacific Ethnic Services at Velden District"},
        ),
        (
            (
                "Opening it, Chairperson of the Forum for Security Co-operation Serbian Ambassador "
                "Bo Aarnes said that it helped."
            ),
            {"Bo Aarnes": "Chairperson of the Forum for Security Co-operation"},
        ),
        (
            "Bo Aarnes, visited Velden last week to initiate projects in support of institutions.",
            {},
        ),
        (
            "The visitors met Bo Aarnes, Academy Director and discussed work for police officers.",
            {"Bo Aarnes": "Academy Director"},
        ),
        (
            (
                "People from Seewacht (Bo Aarnes, Head of the Mission to Velden), the Ministry of "
                "Fish (Per Moen, Minister) came and said so."
            ),
            {"Bo Aarnes": "Head of the Mission to Velden", "Per Moen": "Minister"},
        ),
        (
            "The Commander of the Troops for Velden Province, Major-General Bo Aarnes, said so.",
            {"Bo Aarnes": "Commander of the Troops for Velden Province"},
        ),
        (
            "Speaking there, the former Inspector General of Police Bo Aarnes said so.",
            {"Bo Aarnes": "former Inspector General of Police"},
        ),
        (
            "Velden Assistant Chief Constable Bo Aarnes said that it helped.",
            {"Bo Aarnes": "Velden Assistant Chief Constable"},
        ),
    ],
)
def test_subjects_and_bodies_are_nobodys_name_and_deeds_no_role(
    sentence: str, people: dict[str, str]
) -> None:
    assert {p.name: p.role for p in summary(LEAD, sentence).people} == people
