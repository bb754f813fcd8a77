"""Who is credited with words in quotation marks, construction by construction."""

from __future__ import annotations

import pytest

from mkmaterials.extract import extract
from mkmaterials.model.release import Release
from speaker_support import roles, speakers

INTRODUCED = (
    "Vera Linde, Head of the Unit, and Bo Aarnes, a police trainer, opened the course in Osh."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "“Trust takes years to build,” Linde chimed in.",
        "“Trust takes years to build,” beamed Linde.",
        "“Trust takes years to build,” Linde jokingly said.",
        "“Trust takes years to build!” Linde said on Monday.",
        "Linde greeted the trainees, saying, “Trust takes years to build.”",
        "Linde thanked the trainees and added, “Trust takes years to build.”",
        "Linde went on to say, “Trust takes years to build.”",
        "On Monday, Linde closed the course, telling reporters: “Trust takes years to build.”",
        "Linde said,“Trust takes years to build.”",
        "“Trust takes years to build,’’ said Linde.",
    ],
)
def test_a_surname_beside_its_words_is_the_person_introduced_before(sentence: str) -> None:
    (found,) = speakers(INTRODUCED, sentence)
    assert found[0].strip(".,!") == "Trust takes years to build"
    assert found[1] == "Vera Linde"


@pytest.mark.parametrize("opener", ["But", "Though", "Neither", "Telling", "Unfortunately"])
def test_a_word_that_opens_a_sentence_is_no_given_name(opener: str) -> None:
    spoken = "“Trust takes years to build,” Linde said."
    (found,) = speakers(INTRODUCED, f"{opener} Linde said little about money.", spoken)
    assert found[1] == "Vera Linde"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("“We walked here,” said Vitalia.", "Vitalia"),
        ("“We walked here,” complained his classmate Vitalia, 17.", "Vitalia"),
        ("“We walked here today,” grinned teller Ilja Kask.", "Ilja Kask"),
        ("“We walked here,” said former Ohio governor Ada Quist.", "Ada Quist"),
        ("“We walked here,” Rep. Ada Quist (D-Wash.) said.", "Ada Quist"),
        ("“We walked here,” President Quist said.", "Quist"),
        ("“We walked here,” Ada King said.", "Ada King"),
        ("“We walked here,” Texas Sen. Ada Quist said.", "Ada Quist"),
        ("Ada Quist, who teaches in Osh, said: “We walked here.”", "Ada Quist"),
        ("Ada Quist, State Secretary for Trade, stressed: “We walked here.”", "Ada Quist"),
    ],
)
def test_a_name_is_printed_as_it_stands_beside_its_words(sentence: str, name: str) -> None:
    (found,) = speakers("A course opened in Osh.", sentence)
    assert found[1] == name


def test_a_name_first_printed_as_an_owner_is_known_from_then_on() -> None:
    found = speakers("Ada Quist’s bus broke down.", "“We walked the rest,” Quist said.")
    assert found == [("We walked the rest,", "Ada Quist")]


def test_an_unknown_surname_is_not_taken_for_whoever_spoke_before() -> None:
    found = speakers(
        INTRODUCED,
        "“Trust takes years to build,” said Linde.",
        "“It can be lost within one afternoon,” UNIT 7 said.",
    )
    assert found[1][1] != "Vera Linde"


def test_of_two_with_one_surname_the_one_named_so_far_is_meant() -> None:
    found = speakers(
        INTRODUCED,
        "“Trust takes years to build,” Linde said.",
        "Olaf Linde, a teacher, listened.",
        "“It can be lost within one afternoon,” Linde said.",
    )
    assert [name for _, name in found] == ["Vera Linde", None]


def test_a_surname_spelled_with_another_letter_is_reported() -> None:
    release = Release(
        "release.txt",
        (
            "A course opens in Osh",
            "“A passport is a week,” noted Enna Zogolli, Head of the Desk.",
            "“It never pretends to be stolen,” Zogoli later told journalists.",
        ),
        "0" * 64,
    )
    summary, findings = extract(release)
    assert {quotation.speaker for quotation in summary.quotations} == {"zogolli"}
    assert "person.two-spellings" in {finding.code for finding in findings}


@pytest.mark.parametrize(
    "sentence",
    ["In her view, “urgent is a word for the writer.”", "Her advice: “urgent is for the writer.”"],
)
def test_her_view_is_that_of_the_woman_named_before(sentence: str) -> None:
    found = speakers("Ms Vera Linde, Head of the Unit, spoke first.", sentence)
    assert [name for _, name in found] == ["Vera Linde"]


def test_an_office_that_speaks_is_the_person_who_holds_it() -> None:
    found = speakers(
        "“We start today,” said Vera Linde, Spokesperson of the OSCE Mission.",
        "“We will end in May,” said the Mission’s Spokesperson.",
    )
    assert [name for _, name in found] == ["Vera Linde", "Vera Linde"]


def test_an_office_that_nobody_known_holds_has_no_name() -> None:
    found = speakers("“We will end in May,” said the Mission’s Spokesperson.")
    assert found == [("We will end in May,", None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Linde had a message for Aarnes: “Trust takes years to build.”",
        "Linde, writing to Aarnes, said: “Trust takes years to build.”",
    ],
)
def test_whoever_is_spoken_to_is_not_the_speaker(sentence: str) -> None:
    found = speakers(INTRODUCED, sentence)
    assert [name for _, name in found] == ["Vera Linde"]


@pytest.mark.parametrize(
    "sentence",
    [
        "When Linde left and Aarnes stayed, saying, “trust takes years to build”, it rained.",
        "Linde’s aide shrugged it off, telling reporters, “Trust takes years to build.”",
        "A driver did not like Linde’s comments, adding, “Trust takes years to build.”",
    ],
)
def test_nobody_is_credited_where_somebody_else_may_be_the_subject(sentence: str) -> None:
    assert "Vera Linde" not in {name for _, name in speakers(INTRODUCED, sentence)}


def test_a_short_answer_is_speech_by_nobody_and_no_term() -> None:
    assert speakers(INTRODUCED, "“A morning,” was the answer.") == [("A morning,", None)]


def test_two_fragments_of_one_sentence_have_one_speaker() -> None:
    sentence = (
        "Linde said the course is “a very first step for all” because “trust takes many years.”"
    )
    found = speakers(INTRODUCED, sentence)
    assert [name for _, name in found] == ["Vera Linde", "Vera Linde"]


def test_words_opened_by_a_single_mark_and_closed_by_a_double_one_are_kept() -> None:
    found = speakers(INTRODUCED, "Aarnes said: ‘The case is invented, my tiredness real.”")
    assert found == [("The case is invented, my tiredness real.", "Bo Aarnes")]


def test_a_role_takes_the_name_in_marks_along() -> None:
    found = roles("“We wait,” said Ada Quist, President of the Association “Lists”. “Still.”")
    assert found["Ada Quist"] == "President of the Association “Lists”"


@pytest.mark.parametrize(
    "signature", ["– Vera Linde", "— Vera Linde, Head of the Unit", "― Vera Linde."]
)
def test_a_name_after_a_dash_signs_the_words_before_it(signature: str) -> None:
    found = speakers("A course opened in Osh.", f"“We walked back together.” {signature}")
    assert found == [("We walked back together.", "Vera Linde")]


def test_a_double_surname_is_led_back_to_the_full_name_and_the_role_there() -> None:
    lead = "The opening was attended by Bo Aarnes and the Clinic's Director, Ana Luz Pereira."
    said = "“Give people a chair and a door,” Luz Pereira said."
    assert speakers(lead, said) == [("Give people a chair and a door,", "Ana Luz Pereira")]
    assert roles(lead, said)["Ana Luz Pereira"] == "Clinic's Director"


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        (
            "“We listen before we write,” said Dr. h. c. Bo Aarnes, President of the Court.",
            "Bo Aarnes",
            "President of the Court",
        ),
        (
            "“We listen before we write,” said Court Advisor/Trainer, Nino Verulidze.",
            "Nino Verulidze",
            "Court Advisor/Trainer",
        ),
        (
            (
                "“We listen before we write,” said Vera Linde, Officer of the Unit and one of the "
                "trainers at the event."
            ),
            "Vera Linde",
            "Officer of the Unit",
        ),
    ],
)
def test_titles_and_second_offices_do_not_blur_the_role(
    sentence: str, name: str, role: str
) -> None:
    assert roles(sentence)[name] == role


def test_a_headline_and_a_name_in_marks_are_not_speech() -> None:
    source = "Published in: “A course opens in Osh,” The Harbour Gazette, 7 May 2011."
    network = "“Stairs and doors” a network of clerks is supported, and Vera Linde said so."
    closed = 'They share what they know widely." She also thanked the clerks for their time.'
    assert speakers(source, network, closed) == []
