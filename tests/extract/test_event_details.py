"""Women and men, affiliations, what comes next, kinds of messages; and what does not agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkmaterials.extract import extract
from mkmaterials.model.release import Release

if TYPE_CHECKING:
    from mkmaterials.model.summary import EventSummary

LEAD = "A workshop on outreach took place in Osh on 9 May 2023."


def summary(*paragraphs: str, title: str = "A day of outreach") -> EventSummary:
    return extract(Release("any.txt", (title, *paragraphs), "0" * 64))[0]


def codes(*paragraphs: str, title: str = "A day of outreach") -> list[str]:
    _, findings = extract(Release("any.txt", (title, *paragraphs), "0" * 64))
    return [f.code for f in findings if f.code.startswith("event.contradiction")]


@pytest.mark.parametrize(
    ("sentence", "women", "men"),
    [
        ("It brought together 60 officers, including 14 women.", 14, None),
        ("It gathered 35 participants (12 women and 23 men).", 12, 23),
        ("It gathered 35 participants (12 female, 23 male).", 12, 23),
        ("Twenty-two officers, nine of whom were women, took part.", 9, None),
        ("It was attended by 40 teachers. Of them, 31 were women.", 31, None),
        ("Seven men and seven women completed the course.", 7, 7),
        ("It gathered 35 participants, 40 per cent of them women.", None, None),
        ("It gathered 35 participants. A shelter for 12 women opened in 2019.", None, None),
        ("It brought together 20 officers. In 2022, 212 women called the help line.", None, None),
    ],
)
def test_the_numbers_of_women_and_men_are_those_printed(
    sentence: str, women: int | None, men: int | None
) -> None:
    who = summary(LEAD, sentence).event.participants
    assert ((who.women, who.men) if who else (None, None)) == (women, men)


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("Head of the Police Unit at the OSCE Mission to Serbia", "OSCE Mission to Serbia"),
        ("UNODC Programme Officer", "UNODC"),
        ("Director of the Centre for Roma Initiatives", "Centre for Roma Initiatives"),
        ("Deputy Head of Section, Ministry of Justice", "Ministry of Justice"),
        ("a trainer and national expert", None),
        ("Professor of Criminal Law", None),
        ("Mayor of Osh", None),
    ],
)
def test_the_affiliation_is_a_body_within_the_role(role: str, body: str | None) -> None:
    found = summary(LEAD, f"“We listen to people first,” said Anna Lind, {role}.")
    assert [person.affiliation for person in found.people] == [body]


@pytest.mark.parametrize(
    "sentence",
    [
        "A follow-up workshop will take place in Naryn in autumn.",
        "The next session is planned for June.",
        "The workshop will be followed by five courses in the regions.",
    ],
)
def test_what_is_announced_for_later_is_a_follow_up_word_for_word(sentence: str) -> None:
    assert [f.text for f in summary(LEAD, sentence).event.follow_up] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was a follow-up to a course in 2021.",
        "The manual will help officers in their work.",
        "Anna Lind, a trainer, said: “The next session will be harder.”",
    ],
)
def test_what_announces_nothing_is_no_follow_up(sentence: str) -> None:
    assert summary(LEAD, sentence).event.follow_up == []


def test_an_event_still_to_come_is_no_follow_up_of_its_own() -> None:
    assert summary("The next workshop will be held in Osh next week.").event.follow_up == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Participants agreed to keep a list of interpreters at every station.", "commitment"),
        ("Participants proposed to keep a list of interpreters at every station.", "call"),
        ("Experts called for more outreach to young people.", "call"),
        ("Experts said that trust grows where officers walk their beat.", "statement"),
        ("Participants discussed early marriages and arranged journeys abroad.", "topic"),
    ],
)
def test_a_message_says_whether_it_was_agreed_asked_told_or_discussed(
    sentence: str, kind: str
) -> None:
    assert [message.kind for message in summary(LEAD, sentence).messages] == [kind]


@pytest.mark.parametrize(
    ("title", "paragraphs", "code"),
    [
        ("Outreach workshop in Bishkek", [LEAD], "place"),
        ("A day of outreach", [f"ASTANA, 10 May 2023 – {LEAD}"], "place"),
        (
            "Forty police officers trained in outreach",
            [LEAD, "The workshop brought together 45 police officers."],
            "number",
        ),
        (
            "A day of outreach",
            [
                LEAD,
                "It brought together 45 participants.",
                "The workshop brought together 54 participants.",
            ],
            "number",
        ),
        ("Outreach in 2021", [LEAD], "year"),
        (
            "A day of outreach",
            ["OSH, 10 May 2019 – A workshop on outreach took place here on 9 May 2023."],
            "year",
        ),
        ("A day of outreach", ["A workshop took place in Osh on Monday, 9 May 2023."], "weekday"),
    ],
)
def test_what_headline_dateline_and_text_tell_in_two_ways_is_a_finding(
    title: str, paragraphs: list[str], code: str
) -> None:
    assert codes(*paragraphs, title=title) == [f"event.contradiction-{code}"]


@pytest.mark.parametrize(
    ("title", "paragraphs"),
    [
        ("OSCE Centre in Bishkek holds a day of outreach", [LEAD]),
        ("Outreach workshop in Osh", [f"OSH, 10 May 2023 – {LEAD}"]),
        ("45 officers trained", [LEAD, "The workshop brought together 45 police officers."]),
        ("Outreach in 2023", ["A workshop took place in Osh on Tuesday, 9 May 2023."]),
        ("Strategy for 2024-2026 discussed", [LEAD]),
        ("57 participating States meet", [LEAD, "It brought together 45 participants."]),
        ("A workshop in Pristina", ["A course was held in Prishtinë/Priština on 9 May 2023."]),
    ],
)
def test_what_agrees_gives_no_finding(title: str, paragraphs: list[str]) -> None:
    assert codes(*paragraphs, title=title) == []


@pytest.mark.parametrize(
    ("paragraph", "place"),
    [
        ("Prizren, Kosovo: On 3 March 2021, the Academy opened a course.", "Prizren, Kosovo"),
        ("Phnom Penh: On 3 March 2021, the Academy opened a course.", "Phnom Penh"),
        (
            "SYRIA, Damascus – A three-day meeting of clerks opened in the capital today.",
            "Damascus",
        ),
        ("With a conference in The Hague on 20 April 2016, judges met.", "The Hague"),
        ("On 29 May 2018 in Podgorica the Academy organized a course.", "Podgorica"),
        ("Officers took part in workshops in Ulaanbaatar March 14-17, 2016.", "Ulaanbaatar"),
        ("A course was organized with the Centre for Training in Judiciary.", None),
        ("In cooperation with OSCE in BiH, on 18 October 2018, the Centre held a course.", None),
        ("A course began. It followed a visit to the training centre in Kalish.", None),
    ],
)
def test_the_place_is_the_events_and_no_word_of_a_name(paragraph: str, place: str | None) -> None:
    found = summary(paragraph).event.place
    assert (found.text if found else None) == place


def test_what_is_signed_is_dated_by_the_sentence_that_says_so() -> None:
    event = summary("The Academy and the Court signed an agreement on 15 December 2014.").event
    assert str(event.starts) == "2014-12-15"
    later = summary("A course began.", "The Court signed an agreement on 15 December 2014.").event
    assert later.starts is None


def test_a_title_between_marks_with_spaces_is_a_title() -> None:
    found = summary(LEAD, 'It is part of the project entitled " Stairs and Doors", now in Osh.')
    assert [term.text for term in found.terms] == ["Stairs and Doors"]


@pytest.mark.parametrize(
    ("paragraph", "aim"),
    [
        (
            "One of the main objectives of the three-day training course is to build trust.",
            "build trust",
        ),
        (
            "The overall aim of the training was also to improve joint planning.",
            "improve joint planning",
        ),
        (
            "The aim was to introduce the concept of hate crime.",
            "introduce the concept of hate crime",
        ),
        (
            "The conference was held to share experience of outreach.",
            "share experience of outreach",
        ),
        (
            "Mayors opened the meeting which aims to raise awareness in the villages.",
            "raise awareness in the villages",
        ),
        ("The purpose of the new law is to protect witnesses.", None),
        ("The aim of the project is to protect witnesses.", None),
    ],
)
def test_what_the_event_was_to_achieve(paragraph: str, aim: str | None) -> None:
    found = summary(LEAD, paragraph).event.aim

    assert (found.text if found else None) == aim


def test_an_aim_ends_before_the_verb_of_its_clause() -> None:
    lead = (
        "OSH, 9 May 2023 – A two-day seminar aimed at improving co-operation between police and "
        "civil society was held in Osh today."
    )
    found = summary(lead).event.aim

    assert found
    assert found.text == "improving co-operation between police and civil society"


def test_an_aim_ends_before_what_is_under_way() -> None:
    found = summary("A workshop aimed at building trust in the towns is underway in Osh.").event.aim

    assert found
    assert found.text == "building trust in the towns"


@pytest.mark.parametrize(
    "sentence",
    [
        "At least one more workshop is planned for 2024 in Osh.",
        "A further series of ten training sessions is planned in other regions.",
        "The new rules will enter into force once the ministries have agreed.",
        "The first course was held in May, with a third course envisaged for November.",
        "Upon completion of the course, the officers are expected to act as trainers.",
        "The course will now be offered on a regular basis.",
    ],
)
def test_more_of_what_is_announced(sentence: str) -> None:
    found = summary(LEAD, "Forty officers took part.", sentence).event.follow_up

    assert [fact.text for fact in found] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "The third workshop was held in May.",
        "The campaign will continue until Sunday.",
        "A second officer will join the station.",
        "The course will take place in the new training centre.",
    ],
)
def test_what_announces_nothing(sentence: str) -> None:
    assert summary(LEAD, "Forty officers took part.", sentence).event.follow_up == []


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("A workshop on trust was organized by the OSCE Centre.", True),
        ("A workshop on trust was organized today by the OSCE Centre.", False),
        ("A workshop on trust took place at the OSCE Centre.", False),
        ("The OSCE Centre held a workshop on trust.", False),
        ("A workshop on trust is being held at the OSCE Centre.", False),
    ],
)
def test_the_day_of_the_release_is_the_events_with_a_word_of_warning(
    told: str, *, said: bool
) -> None:
    release = Release("any.txt", ("Trust", f"OSH, 18 November 2026 – {told}"), "0" * 64)
    read, findings = extract(release)
    assert str(read.event.starts) == "2026-11-18"
    assert said == any(one.code == "event.date-of-the-release" for one in findings)
