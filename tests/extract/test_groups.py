"""Groups that took part: which wordings name them, and what is no group."""

from __future__ import annotations

import pytest

from mkmaterials.extract import extract
from mkmaterials.model.release import Release


def groups(*paragraphs: str, title: str = "A day in Velden") -> list[str]:
    who = extract(Release("any.txt", (title, *paragraphs), "0" * 64))[0].event.participants
    return [group.text for group in who.groups] if who else []


def count(*paragraphs: str) -> int | None:
    release = Release("any.txt", ("A day in Velden", *paragraphs), "0" * 64)
    who = extract(release)[0].event.participants
    return who.count if who else None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Ten border guards from Osh and nine customs officers attended the course.",
            ["border guards", "customs officers"],
        ),
        (
            "The course brought together 14 guards, including two women, and six nurses.",
            ["guards", "nurses"],
        ),
        (
            "Some 20 mid- to senior-level officers took part in the training.",
            ["mid- to senior-level officers"],
        ),
        (
            "The course brought together 28 participants from police schools and the Harbour Unit.",
            ["police schools", "Harbour Unit"],
        ),
        (
            "The participants included mediators, caretakers and other experts from Norway.",
            ["mediators", "caretakers", "other experts"],
        ),
        (
            "Teachers and clerks from 12 towns, as well as nurses of the clinic, took part.",
            ["Teachers", "clerks", "nurses of the clinic"],
        ),
        (
            (
                "From 4 to 6 May 2011, representatives of the Ministry, of Health and other "
                "stakeholders reviewed the rules in a seminar."
            ),
            ["representatives of the Ministry", "other stakeholders"],
        ),
        (
            "The course was attended by clerks, guards and nurses, both from Osh and Velden.",
            ["clerks", "guards", "nurses"],
        ),
        ("The event will bring together local clerks in May.", ["local clerks"]),
        (
            "The training in Velden was addressed to young wardens of the county.",
            ["young wardens of the county"],
        ),
    ],
)
def test_groups_are_found_however_they_are_counted_and_listed(
    sentence: str, expected: list[str]
) -> None:
    assert groups(sentence) == expected


def test_those_who_also_took_part_are_added() -> None:
    lead = "A seminar for 20 police officers began in Velden today."
    also = "Representatives of two shelters will also participate."
    assert groups(lead, also) == ["police officers", "Representatives of two shelters"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ceremony was attended by the Deputy Minister of Youth, Dr. Liri Vokshi and Bo Aarnes.",
        "The Governing Board gathered last week in Velden, near Altdorf, for its meeting.",
        "The Safety Councils bring together police, teachers and citizens of each town.",
        "Journalists are invited to attend the opening of the course.",
        "“Ask first,” said Vera Linde, one of the two trainers who led the course.",
    ],
)
def test_persons_places_and_what_is_always_so_are_no_groups(sentence: str) -> None:
    assert groups("A course took place in Velden today.", sentence) == []


def test_the_headline_names_whom_the_text_does_not() -> None:
    text = "A course took place in Velden today."
    assert groups(text, title="Mission trains social workers in Velden") == ["social workers"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ten guards from Osh and nine customs officers attended the course.", None),
        ("The course brought together 14 guards, including two women, and six nurses.", None),
        ("Over the course of the project, more than 300 clerks took part in workshops.", None),
        ("An audience of 180 representatives of schools came to the seminar.", 180),
        ("A course for 25 first- and second-line border officers began today.", 25),
    ],
)
def test_a_number_counts_the_participants_only_if_it_counts_them_all(
    sentence: str, expected: int | None
) -> None:
    assert count(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "“We listened,” said Andrei Paladi, 17, a youth leader from Velden.",
        "“We listened,” said Andrei Paladi, seventeen, a youth leader from Velden.",
        "“We listened,” said Andrei Paladi (17), a youth leader from Velden.",
        "Youth leaders aged 17 to 25 attended the course.",
        "Girls between the ages of 15 and 18 joined the officers at the course.",
        "A 17-year-old youth leader attended the course.",
        "The 15- to 18-year-old students attended the course.",
    ],
)
def test_an_age_counts_nobody(sentence: str) -> None:
    lead = "A course took place in Velden today."
    assert count(lead, sentence) is None
    twice = Release(
        "any.txt", ("A day in Velden", f"{lead} It was attended by 34 judges.", sentence), "0" * 64
    )
    assert not [one for one in extract(twice)[1] if one.code.startswith("event.contradiction")]


@pytest.mark.parametrize(
    ("said", "women"),
    [(", 19 of them women", 19), (" (19 women)", 19), ("", None), (", including 19 women", 19)],
)
def test_a_colon_behind_the_number_opens_the_groups(said: str, women: int | None) -> None:
    sentence = f"The course brought together 34 participants{said}: patrol officers and judges."
    release = Release("any.txt", ("A day in Velden", sentence), "0" * 64)
    who = extract(release)[0].event.participants
    assert who is not None
    assert (who.count, who.women) == (34, women)
    assert [group.text for group in who.groups] == ["patrol officers", "judges"]


def test_participants_alone_are_no_group() -> None:
    assert groups("The course brought together 34 participants in Velden.") == []
