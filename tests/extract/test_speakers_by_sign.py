"""Speakers whom an office, a given name or the paragraph before tells; marks that are lost."""

from __future__ import annotations

import pytest

from mkmaterials.extract import extract
from mkmaterials.model.release import Release

LEAD = "A workshop on outreach took place in Osh on 9 May 2023."
LINDE = "Vera Linde, Director of the Velden Academy, opened the day."
AARNES = "Bo Aarnes, Head of the Velden Patrol, spoke after her."


def said(*paragraphs: str, title: str = "A day in Velden") -> list[tuple[str, str | None]]:
    found, _ = extract(Release("any.txt", (title, LEAD, *paragraphs), "0" * 64))
    names = {person.id: person.name for person in found.people}
    return [
        (segment.text, names.get(quotation.speaker or ""))
        for quotation in found.quotations
        for segment in quotation.segments
    ]


def codes(*paragraphs: str) -> list[str]:
    _, findings = extract(Release("any.txt", ("A day in Velden", LEAD, *paragraphs), "0" * 64))
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    "sentence",
    [
        "“Trust takes years to build,” the Director added.",
        "“Trust takes years to build,” added the director.",
        "The Director said: “Trust takes years to build,”",
        "“Trust takes years to build,” reveals Vera.",
        "Director Linde noted that “Trust takes years to build,” and left.",
    ],
)
def test_an_office_or_a_given_name_of_one_person_is_that_person(sentence: str) -> None:
    assert said(LINDE, AARNES, sentence) == [("Trust takes years to build,", "Vera Linde")]


@pytest.mark.parametrize(
    "sentence",
    [
        "“Trust takes years to build,” the Mayor added.",
        "“Trust takes years to build,” a director added.",
        "“Trust takes years to build,” the Director of the Osh Academy added.",
    ],
)
def test_an_office_that_nobody_named_holds_is_nobody(sentence: str) -> None:
    assert said(LINDE, AARNES, sentence) == [("Trust takes years to build,", None)]


def test_an_office_that_two_people_hold_is_nobody() -> None:
    other = "Ida Moen, Director of the Osh Academy, spoke after her."
    found = said(LINDE, other, "“Trust takes years to build,” the Director added.")
    assert found == [("Trust takes years to build,", None)]


def test_words_alone_after_a_paragraph_about_one_speaker_are_theirs_and_a_finding_says_so() -> None:
    paragraphs = (
        "Vera Linde, Director of the Velden Academy, urged patience.",
        "“Trust takes years.”",
    )
    assert said(*paragraphs) == [("Trust takes years.", "Vera Linde")]
    assert "quotation.speaker-from-paragraph-before" in codes(*paragraphs)


def test_words_alone_after_a_paragraph_about_two_people_are_nobodys() -> None:
    lead = (
        "Vera Linde, Director of the Velden Academy, thanked Bo Aarnes, Head of the Velden Patrol."
    )
    assert said(lead, "“Trust takes years to build.”") == [("Trust takes years to build.", None)]


def test_a_pronoun_is_nobodys_where_somebody_unknown_stands_between() -> None:
    unknown = "Ivo Brkan Holt listened for an hour before he spoke."
    assert said(LINDE, unknown, "“Trust takes years to build,” he said.") == [
        ("Trust takes years to build,", None)
    ]


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ("“Trust takes years, he said”.", "Trust takes years,"),
        ("''Trust takes years,'' he said.", "Trust takes years,"),
        ("He said:” Trust takes years.”", "Trust takes years."),
        ("He said: ’Trust takes years.”", "Trust takes years."),
        ("“Trust takes years. Director Linde said.", "Trust takes years."),
    ],
)
def test_an_attribution_never_becomes_part_of_the_words(paragraph: str, words: str) -> None:
    assert [text for text, _ in said(LINDE, paragraph)] == [words]


def test_a_quotation_in_the_headline_is_that_of_whom_the_text_names() -> None:
    title = "Linde: “Trust takes years to build”"
    assert said(LINDE, title=title) == [("Trust takes years to build", "Vera Linde")]
    repeated = "“Trust takes years to build,” said Linde."
    assert said(LINDE, repeated, title=title) == [("Trust takes years to build,", "Vera Linde")]
