"""Hosts, partners and groups: whole names, and nothing that the source does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkmaterials.extract import extract
from mkmaterials.model.release import Release

if TYPE_CHECKING:
    from mkmaterials.model.summary import Event


def event(*paragraphs: str, title: str = "A day in Velden") -> Event:
    return extract(Release("any.txt", (title, *paragraphs), "0" * 64))[0].event


def hosts(*paragraphs: str, title: str = "A day in Velden") -> list[str]:
    return [host.text for host in event(*paragraphs, title=title).hosts]


def partners(*paragraphs: str) -> list[str]:
    return [partner.text for partner in event(*paragraphs).partners]


def groups(*paragraphs: str) -> list[str]:
    who = event(*paragraphs).participants
    return [group.text for group in who.groups] if who else []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "A seminar was organized by the Association of Women in Local Self-Government.",
            ["Association of Women in Local Self-Government"],
        ),
        (
            (
                "A training in Velden, organized by the Ministry of Health and Labour and the "
                "non-profit Harbour House, ended today."
            ),
            ["Ministry of Health and Labour", "Harbour House"],
        ),
        (
            "The International Organization for Migration (IOM) will open a training on 9 May.",
            ["International Organization for Migration (IOM)"],
        ),
        (
            "The seminar was hosted by the Police College in Velden, the United Kingdom.",
            ["Police College in Velden"],
        ),
    ],
)
def test_a_host_is_named_in_full_and_no_country_is_one(sentence: str, names: list[str]) -> None:
    assert hosts(sentence) == names


def test_a_presence_is_named_with_its_country_where_both_are_printed() -> None:
    assert hosts(
        "The course, organized by the OSCE Presence, was held in Velden.",
        "Bo Berg, Head of the OSCE Presence in Albania, opened it.",
    ) == ["OSCE Presence in Albania"]


def test_of_an_osce_organized_course_the_centre_in_the_headline_is_the_host() -> None:
    assert hosts(
        "Judges met at an OSCE-organized training course in Velden.",
        title="OSCE Centre promotes good practices",
    ) == ["OSCE Centre"]


def test_a_name_that_goes_on_after_its_abbreviation_is_not_cut_there() -> None:
    assert (
        hosts("A workshop was organized by the Office on Drugs (UNOD)’s Regional Branch in Velden.")
        == []
    )


def test_who_published_a_handbook_is_no_host() -> None:
    assert hosts(
        "The OSCE Mission to Serbia held a seminar today.",
        "After the training it published a handbook together with the Velden Police Academy.",
    ) == ["OSCE Mission to Serbia"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            (
                "The course was made possible through a contribution by the Government of Sweden "
                "and by the Police Directorate, which lent a room."
            ),
            ["Government of Sweden", "Police Directorate"],
        ),
        (
            (
                "The workshop is part of a project funded by the governments of Norway, Finland "
                "and Italy."
            ),
            ["governments of Norway, Finland and Italy"],
        ),
        (
            (
                "The seminar was held in co-operation with the non-governmental organizations the "
                "Women’s League, the Union of Crisis Centres and Feniks."
            ),
            ["Women’s League", "Union of Crisis Centres", "Feniks"],
        ),
        (
            "The seminar was supported by the Ministry of Labour and Welfare.",
            ["Ministry of Labour and Welfare"],
        ),
        (
            "The workshop was held in co-operation with the General Police Inspectorate.",
            ["General Police Inspectorate"],
        ),
        (
            (
                "The workshop was held in co-operation with the General Police Inspectorate and "
                "the NGO “Open Doors”."
            ),
            ["General Police Inspectorate", "NGO “Open Doors”"],
        ),
        (
            (
                "The workshop was held in co-operation with the non-governmental organization "
                "“Open Doors” and the Migration Directorate."
            ),
            ["non-governmental organization “Open Doors”", "Migration Directorate"],
        ),
        (
            (
                "The workshop was held in co-operation with the Association “Open Doors”, the "
                "Academy “Velden” and the Major Crimes Unit."
            ),
            ["Association “Open Doors”", "Academy “Velden”", "Major Crimes Unit"],
        ),
        ("The workshop was held in co-operation with General Bo Aarnes.", []),
    ],
)
def test_partners_are_named_as_printed(sentence: str, names: list[str]) -> None:
    assert partners(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            (
                "From 30 March to 1 April, police officers, museum guides and hotel owners met in "
                "Velden for a workshop."
            ),
            ["police officers", "museum guides", "hotel owners"],
        ),
        (
            "A workshop was held in Velden. Guests included mayors, teachers and inspectors.",
            ["mayors", "teachers", "inspectors"],
        ),
        (
            (
                "Between 30 and 40 people attended, among them wardens, lawyers and two former "
                "detainees."
            ),
            ["wardens", "lawyers", "former detainees"],
        ),
        (
            "The Agency conducted trainings for police officers, judges and border guards.",
            ["police officers", "judges", "border guards"],
        ),
    ],
)
def test_groups_that_took_part_are_found(sentence: str, names: list[str]) -> None:
    assert groups(sentence) == names


def test_what_participants_talked_about_is_no_group() -> None:
    assert (
        groups(
            "Over two days, participants delved into the law on shelters, including its history "
            "and use, with a special focus on towns."
        )
        == []
    )


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The Harbour Mission yesterday completed a training in Velden.", ["Harbour Mission"]),
        (
            "The Harbour Mission together with the Port Office held a seminar in Velden.",
            ["Harbour Mission", "Port Office"],
        ),
        (
            "The Harbour Mission in co-operation with the Port Office held a seminar.",
            ["Harbour Mission"],
        ),
        ("UNDP Georgia and Adjara Police held a seminar.", ["UNDP Georgia", "Adjara Police"]),
        (
            "The Harbour Mission within the framework of its Plan, Legal Matters, held a seminar.",
            ["Harbour Mission"],
        ),
        (
            "The Faculty of Law at the Institute of Social Studies opened a course.",
            ["Faculty of Law at the Institute of Social Studies"],
        ),
        (
            "A seminar was organized by INTERPOL's Human beings unit.",
            ["INTERPOL's Human beings unit"],
        ),
        ("A seminar was hosted by the Port Office under the Swiss Chairmanship.", ["Port Office"]),
        ("Vera Linde, Chief Constable of the Harbour Police, opened the seminar.", []),
        ("A judge who was attending a United Nations conference sent word to the course.", []),
        ("The Institute for Advanced Training of the Ministry of Justice lent a room.", []),
    ],
)
def test_what_stands_between_a_host_and_its_verb_does_not_hide_it(
    sentence: str, names: list[str]
) -> None:
    assert hosts("A day for clerks took place.", sentence) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "The Harbour Mission in co-operation with the Port Office held a seminar.",
            ["Port Office"],
        ),
        (
            (
                "The seminar was held in coordination with the Commission against Violence and "
                "Georgia's Ombudsperson."
            ),
            ["Commission against Violence", "Georgia's Ombudsperson"],
        ),
        (
            "The seminar was held in co-operation with the Centre for Training in Judiciary.",
            ["Centre for Training in Judiciary"],
        ),
        (
            "The seminar would not have been held without the support of the Port Office.",
            ["Port Office"],
        ),
        (
            "With the support of the Port Office, Velden Police organized a seminar.",
            ["Port Office"],
        ),
    ],
)
def test_partners_are_named_apart_and_in_full(sentence: str, names: list[str]) -> None:
    assert partners("A seminar for clerks took place.", sentence) == names


def test_a_body_that_brings_people_together_in_the_lead_is_the_host() -> None:
    assert hosts("The Harbour Mission brought together 20 clerks today.") == ["Harbour Mission"]
    assert hosts("The Harbour Mission brought together two rivers of gossip.") == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            (
                "The course was delivered by the Army (supported by the Harbour Ministry) and "
                "Central Asian instructors."
            ),
            ["Harbour Ministry"],
        ),
        (
            "The course was funded by the Harbour Programme in Central Asia (HAPCA 10) in May.",
            ["Harbour Programme in Central Asia (HAPCA 10)"],
        ),
        (
            "The event was sponsored by the Polish Minister of Labour, Vera Lindowska.",
            ["Polish Minister of Labour"],
        ),
    ],
)
def test_a_partner_has_whole_brackets_and_is_not_who_holds_the_office(
    sentence: str, names: list[str]
) -> None:
    assert partners(sentence) == names


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["The Union announced the launch of the Global Trafficking Hotline Network."],
        ["Some 80 teachers gathered at the Social Service Workforce Development conference."],
        ["Mr. Bo Aarnes, UNODC International Programme Coordinator, opened the training in Osh."],
    ],
)
def test_what_is_launched_a_subject_and_an_office_hold_no_event(paragraphs: list[str]) -> None:
    assert hosts(*paragraphs) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Over 759 anti-personnel mines were destroyed.",
        "The training was aimed at strengthening the skills of law enforcement agencies.",
        "The Union announced the launch of a network for survivors of slavery and their families.",
        "It is designed to achieve an impact by targeting some 800 officers.",
    ],
)
def test_mines_deeds_and_those_trained_later_took_no_part(sentence: str) -> None:
    who = event("A course took place in Velden today.", sentence).participants
    assert who is None
