"""Whom to protect: told from the text and whatever summary there is."""

from __future__ import annotations

import pytest

from mkmaterials.extract import extract
from mkmaterials.extract.safeguards import Protected, find_protected, safeguard_findings
from mkmaterials.model.release import Release
from mkmaterials.model.summary import Fact, Participants


def release(text: str, language: str = "en") -> Release:
    return Release("a.txt", ("Officers meet pupils", text), "0" * 64, language)


def children(text: str, language: str = "en") -> list[str]:
    source = release(text, language)
    found = find_protected(source, extract(source)[0])
    return [one.name for one in found if one.kind == "child"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We all listened,” said Andrei Paladi, 17, a youth leader.", "Andrei Paladi"),
        ("For Andrei Paladi, 17, a youth leader, it was useful.", "Andrei Paladi"),
        ("“We all listened,” said Maria, a 15-year-old pupil.", "Maria"),
        ("Maria, aged 15, took part.", "Maria"),
        ("Maria, who is 15, took part.", "Maria"),
        ("Maria is 15 years old and took part.", "Maria"),
        ("Maria, a pupil who is 15 years old, took part.", "Maria"),
        ("The 15-year-old pupil Maria Ponti took part.", "Maria Ponti"),
        ("“We all listened,” said Elena Marin (16).", "Elena Marin"),
    ],
)
def test_a_child_is_named_in_many_ways(text: str, name: str) -> None:
    assert children(text) == [name]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Maria Ponti, une élève de 15 ans, a parlé d’un projet de 3 ans.", "fr", "Maria Ponti"),
        ("Die 15-jährige Schülerin Maria Ponti sprach.", "de", "Maria Ponti"),
        ("Maria Ponti, una studentessa di 15 anni, ha parlato.", "it", "Maria Ponti"),
        ("Maria Ponti, de 15 años, habló.", "es", "Maria Ponti"),
        ("Анна Петрова, 16 лет, сказала об этом.", "ru", "Анна Петрова"),
    ],
)
def test_and_in_other_languages(text: str, language: str, name: str) -> None:
    assert children(text, language) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "“We all listened,” said Elena Paladi, 45, a teacher.",
        "“We all listened,” said Ana Ferro, mother of a 15-year-old girl.",
        "In Lipova, a 15-year-old pupil spoke.",
        "A 15-year-old girl from Lipova spoke to Ana Ferro.",
        "They met Ana Ferro, 12 officers and young people aged 15 to 17.",
        "On Monday, 17 November, all met.",
    ],
)
def test_no_child_is_seen_where_none_is_named(text: str) -> None:
    assert children(text) == []


def test_who_is_affected_is_told_from_the_source_although_the_role_was_changed() -> None:
    source = release("“We were all heard here,” said Mari Kask, a survivor of violence.")
    summary, _ = extract(source)
    summary.people[0].role = "Advocate"
    assert find_protected(source, summary) == [Protected("Mari Kask", 2, "affected")]


def test_who_works_with_the_affected_is_not_one_of_them() -> None:
    source = release("“We were all heard here,” said Mari Kask, who supports a victim of violence.")
    assert find_protected(source, extract(source)[0]) == []


def test_a_group_of_survivors_in_the_summary_gives_the_reminder() -> None:
    source = release("Nobody is named here.")
    summary, _ = extract(source)
    summary.event.participants = Participants(groups=[Fact(text="survivors of trafficking")])
    assert [f.code for f in safeguard_findings(source, summary)] == ["safeguard.survivors"]


def test_a_range_of_ages_is_nobodys_age() -> None:
    source = release("The group was for people aged 18 to 24.")
    assert safeguard_findings(source, extract(source)[0]) == []
