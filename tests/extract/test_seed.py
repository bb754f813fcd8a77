from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from mkmaterials.extract import extract
from mkmaterials.model.release import Release, parse_at
from support import SEED

if TYPE_CHECKING:
    from mkmaterials.findings import Finding
    from mkmaterials.model.summary import EventSummary

CTHB = "Special Representative and Co-ordinator for Combating Trafficking in Human Beings"
PARAGRAPHS = tuple(SEED.read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def result() -> tuple[EventSummary, list[Finding]]:
    return extract(Release(SEED.name, PARAGRAPHS, "0" * 64))


@pytest.fixture(scope="module")
def summary(result: tuple[EventSummary, list[Finding]]) -> EventSummary:
    return result[0]


def test_the_event_has_title_name_type_and_date_and_no_place(summary: EventSummary) -> None:
    event = summary.event
    assert event.title.text == PARAGRAPHS[0]
    assert event.title.at == f"p1:0-{len(PARAGRAPHS[0])}"
    assert event.name is not None
    assert event.name.text == (
        "Addressing trafficking in persons belonging to minorities through strengthened "
        "police-public partnerships"
    )
    assert event.type is not None
    assert event.type.text == "workshop"
    assert (event.starts, event.ends) == (dt.date(2024, 10, 30), None)
    assert event.dates_at == "p2:3-18"
    assert event.place is None


def test_both_hosts_are_named_as_printed_without_their_article(summary: EventSummary) -> None:
    assert [host.text for host in summary.event.hosts] == [
        "OSCE Transnational Threats Department",
        f"Office of the {CTHB}",
    ]
    assert summary.event.partners == []


def test_number_and_groups_of_participants_are_found(summary: EventSummary) -> None:
    who = summary.event.participants
    assert who is not None
    assert (who.count, who.qualifier, who.at) == (60, "over", "p3:27-34")
    assert [group.text for group in who.groups] == [
        "OSCE field operations",
        "participating States delegations",
        "law enforcement and criminal justice actors",
        "representatives from civil society",
        "survivors",
    ]


def test_the_aim_is_the_clause_without_its_frame(summary: EventSummary) -> None:
    assert summary.event.aim is not None
    assert summary.event.aim.text.startswith("deepen understanding on specific challenges")
    assert summary.event.aim.text.endswith("assistance and legal remedies")


def test_four_people_have_honorific_and_full_role(summary: EventSummary) -> None:
    assert [(p.id, p.honorific, p.name, p.role) for p in summary.people] == [
        (
            "johnstone",
            "Dr",
            "Kari Johnstone",
            f"OSCE {CTHB}",
        ),
        ("ryhaenen", None, "Sami Ryhaenen", "Head of the Strategic Police Matters Unit"),
        (
            "szczygiel",
            "Ambassador",
            "Marek Szczygiel",
            "Director and Officer-in-Charge of the OSCE High Commissioner on National Minorities",
        ),
        (
            "mossop",
            None,
            "Peter Mossop",
            (
                "Special Adviser and Director’s Representative in Vienna of the Office for "
                "Democratic Institutions and Human Rights"
            ),
        ),
    ]


def test_quotations_are_all_that_stands_between_the_marks(summary: EventSummary) -> None:
    expected = []
    for number, speaker, occasion in (
        (6, "johnstone", "opening remarks"),
        (7, "ryhaenen", None),
        (8, "szczygiel", "opening remarks"),
        (9, "mossop", None),
    ):
        text = PARAGRAPHS[number - 1]
        start, end = text.index("“") + 1, text.index("”")
        expected.append((speaker, occasion, [(text[start:end], f"p{number}:{start}-{end}")]))
    assert [
        (
            quotation.speaker,
            quotation.occasion.text if quotation.occasion else None,
            [(segment.text, segment.at) for segment in quotation.segments],
        )
        for quotation in summary.quotations
    ] == expected


def test_a_misprint_in_a_quotation_stays(summary: EventSummary) -> None:
    assert "multifaced dimension" in summary.quotations[2].segments[0].text


def test_publications_are_found_without_quotation_marks(summary: EventSummary) -> None:
    assert [(p.title, [x.text for x in p.publishers]) for p in summary.publications] == [
        (
            (
                "Addressing the Dynamics of Trafficking in Persons Belonging to Minorities, "
                "Including National Minorities"
            ),
            [
                f"Office of {CTHB}",
                "OSCE Office for Democratic Institutions and Human Rights",
            ],
        ),
        (
            "Good Practices in Building Police-Public Partnerships",
            ["Strategic Police Matters Unit"],
        ),
    ]


def test_messages_are_clauses_without_the_reporting_frame(summary: EventSummary) -> None:
    found = [(m.text, m.said_by.text if m.said_by else None) for m in summary.messages]
    assert found == [
        (
            (
                "human rights-based police responses can ensure that victims of trafficking "
                "belonging to minorities can access protection and justice on an equal basis "
                "with others"
            ),
            "Discussions",
        ),
        (
            (
                "strengthening police-public partnerships to effectively identify, prevent and "
                "respond to trafficking"
            ),
            "Experts",
        ),
        (
            (
                "community policing approaches can increase trust between law enforcement and "
                "minority communities"
            ),
            "Experts",
        ),
    ]


def test_themes_are_found_with_the_passages_that_show_them(summary: EventSummary) -> None:
    themes: dict[str, list[str]] = {theme.id: theme.at for theme in summary.themes}
    assert themes.keys() >= {
        "trust",
        "under-reporting",
        "secondary-victimization",
        "discrimination",
        "access-to-justice",
        "community-policing",
        "partnership",
        "identification",
        "prevention",
    }
    for theme, word in (("under-reporting", "reduced reporting"), ("trust", "increase trust")):
        passages = []
        for at in themes[theme]:
            number, start, end = parse_at(at)
            passages.append(PARAGRAPHS[number - 1][start:end])
        assert any(word in passage for passage in passages)


def test_survivors_among_the_participants_give_a_reminder(
    result: tuple[EventSummary, list[Finding]],
) -> None:
    assert sorted(finding.code for finding in result[1]) == [
        "event.place-not-stated",
        "safeguard.survivors",
    ]
    reminder = next(f for f in result[1] if f.code == "safeguard.survivors")
    assert reminder.level == "warning"
    assert "consent" in reminder.hint
