"""Dates, places, numbers, groups and hosts as older and United Nations releases tell them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from mkmaterials.extract import extract
from mkmaterials.model.release import Release

if TYPE_CHECKING:
    from mkmaterials.model.summary import Event

LEAD = "VELDEN, 27 June 2003 – A course on first contact is taking place this week."


def event(*paragraphs: str, title: str = "A day of outreach") -> Event:
    return extract(Release("any.txt", (title, *paragraphs), "0" * 64))[0].event


def groups(*paragraphs: str, title: str = "A day of outreach") -> list[str]:
    who = event(*paragraphs, title=title).participants
    return [group.text for group in who.groups] if who else []


@pytest.mark.parametrize(
    ("sentence", "starts", "ends"),
    [
        (
            (
                "The opening of the event on 25 June was solemn. Officers join the meeting, which "
                "ends today."
            ),
            dt.date(2003, 6, 25),
            dt.date(2003, 6, 27),
        ),
        ("The three-day event, which ended last Saturday, was a success.", None, None),
        (
            "It was held ahead of the 11 August polls and concluded today.",
            dt.date(2003, 6, 27),
            None,
        ),
    ],
)
def test_the_days_are_those_of_the_event(
    sentence: str, starts: dt.date | None, ends: dt.date | None
) -> None:
    found = event(LEAD, sentence)
    assert (found.starts, found.ends) == (starts, ends)


@pytest.mark.parametrize(
    ("paragraphs", "starts", "ends"),
    [
        (
            (
                "OSLO, Norway, 5 October 2011 – A series of trainings has started in Oslo.",
                "The trainings will be completed on 9 October.",
            ),
            dt.date(2011, 10, 5),
            dt.date(2011, 10, 9),
        ),
        (
            ("Strasbourg, 26.11.2010 – Today in Istanbul, concluding an exchange, Ministers met.",),
            dt.date(2010, 11, 26),
            None,
        ),
        (
            ("The Fund initiated several joint activities on November 17 till 20, 2021.",),
            dt.date(2021, 11, 17),
            dt.date(2021, 11, 20),
        ),
        (
            ("November 27, 2010", "Islamabad - Nine officers graduated today from a course."),
            dt.date(2010, 11, 27),
            None,
        ),
        (
            (
                "13 March 2012",
                "ROME, Italy – The three-day (13-15 March) conference of delegates opened today.",
            ),
            dt.date(2012, 3, 13),
            dt.date(2012, 3, 15),
        ),
    ],
)
def test_lines_and_datelines_give_the_days_together(
    paragraphs: tuple[str, ...], starts: dt.date, ends: dt.date | None
) -> None:
    found = event(*paragraphs)
    assert (found.starts, found.ends) == (starts, ends)


@pytest.mark.parametrize(
    ("title", "sentence", "place"),
    [
        ("Officers in Bentiu hold weekly meetings", "They meet to talk about cases.", "Bentiu"),
        ("A day", "A three-day workshop for officers is underway in Torit.", "Torit"),
        (
            "A day",
            (
                "LISBON, 29 July 2002 – The Police Academy in Idrizovo, near Skopje, has just "
                "hosted the last graduation ceremony of the year."
            ),
            "Idrizovo",
        ),
        (
            "A day",
            (
                "OSLO, 7 June 2001 – The Head of the Mission, Ambassador Linde, travelled today to "
                "the south on the occasion of the conclusion of a course."
            ),
            None,
        ),
        (
            "A day",
            (
                "The Office organized a course on trafficking for the Coast Police in Garowe (in "
                "the north)."
            ),
            "Garowe",
        ),
        (
            "A day",
            "The workshop, organized in Gogrial East’s Manyang Payam (a district), was broad.",
            "Gogrial East’s Manyang Payam",
        ),
        (
            "A day",
            "PESHAWAR, (Point / Northern News - 28th Nov, 2022 ) : The Academy delivered a course.",
            "PESHAWAR",
        ),
        (
            "A day",
            "Strasbourg, 26.11.2010 – Today in Istanbul, concluding an exchange, Ministers met.",
            "Istanbul",
        ),
        (
            "A day",
            "Officers who attended a workshop in Port Moresby can now pass on their skills.",
            "Port Moresby",
        ),
        (
            "A day",
            "The Mission said it has ended a training for police in Somali city of Mogadishu.",
            "Mogadishu",
        ),
        (
            "A day",
            "Kabul, Afghanistan: On the 29th March – 1st April 2021, the Fund hosted a workshop.",
            "Kabul, Afghanistan",
        ),
        (
            "A day",
            "The Academy held a first course. Apart from Velden, courses will also be held in Osh.",
            None,
        ),
    ],
)
def test_the_place_is_where_the_event_was(title: str, sentence: str, place: str | None) -> None:
    found = event(sentence, title=title).place
    assert (found.text if found else None) == place


@pytest.mark.parametrize(
    ("title", "sentence", "count"),
    [
        ("A day", "Ten border officers will learn it. Two experts will deliver the course.", 10),
        ("A day", "A total of 30 senior officers are participating in the meeting.", 30),
        ("A day", "A second generation of 279 Border Police Officers graduated today.", 279),
        ("A day", "It involves more than 70 specialists from 17 countries.", 70),
        ("A day", "The opening was chaired by the Mayor in the presence of 37 judges.", 37),
        ("A day", "Thirty police personnel are undergoing a four-day training.", 30),
        ("A day", "There were two batches of participants, comprised of 27 officers.", 27),
        ("A day", "Out of 216 cadets who responded to the call, eight were from Velden.", None),
        ("A day", "The first week of training was for five senior officers.", None),
        ("A day", "On Friday, 15 Tajik and ten Afghan border officials completed a course.", None),
        ("A day", "Over 600 cadets have now finished training under a programme.", None),
        (
            "A day",
            "The event was the culmination of a series of sessions for 100 police officers.",
            None,
        ),
        ("More than 30 officers in Osh trained", "Teaching them was a priority.", 30),
    ],
)
def test_the_number_is_that_of_the_participants(
    title: str, sentence: str, count: int | None
) -> None:
    who = event(sentence, title=title).participants
    assert (who.count if who else None) == count


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            (
                "The course was aimed at law enforcement, border control and consular personnel, "
                "and representatives of NGOs."
            ),
            [
                "law enforcement, border control and consular personnel",
                "representatives of NGOs",
            ],
        ),
        (
            (
                "In the first session that began on 8 September in Osh police and civil society "
                "representatives, labour, trade and sanitary inspectors, social workers and "
                "lawyers strengthened their skills."
            ),
            [
                "police",
                "civil society representatives",
                "labour, trade and sanitary inspectors",
                "social workers",
                "lawyers",
            ],
        ),
        (
            (
                "The forum brought together senior immigration, emergency response and border "
                "officials."
            ),
            ["senior immigration, emergency response and border officials"],
        ),
        (
            (
                "The workshops were organized in Osh, gathering teachers, youth and medical "
                "workers of local health centres, employees of centres for social work, as well "
                "as local media."
            ),
            [
                "teachers",
                "youth and medical workers of local health centres",
                "employees of centres for social work",
                "local media",
            ],
        ),
        (
            "About 80 female police officers including 13 from Velden took part in the seminar.",
            ["female police officers"],
        ),
        (
            "The first class of police officers recruited from the villages has graduated.",
            ["police officers recruited from the villages"],
        ),
        (
            "The course was attended by 160 judges, prosecutors and police officers, and lawyers.",
            ["judges", "prosecutors", "police officers", "lawyers"],
        ),
        (
            (
                "The Academy held a seminar for more than 430 police officers, who were trained on "
                "topics including rights of arrested persons, use of force and legal instruments."
            ),
            ["police officers"],
        ),
        (
            (
                "Twenty-six senior officers of border, customs and drug control agencies from "
                "Norway attended the course."
            ),
            ["senior officers of border, customs and drug control agencies"],
        ),
        (
            (
                "More than 40 practitioners from six countries participated in the workshop. "
                "Workshop participants included practitioners who meet people daily, including "
                "representatives of law enforcement, migration agencies, and civil society."
            ),
            ["representatives of law enforcement", "migration agencies", "civil society"],
        ),
    ],
)
def test_groups_are_named_as_printed(sentence: str, expected: list[str]) -> None:
    assert groups(sentence) == expected


@pytest.mark.parametrize(
    ("title", "sentence", "hosts"),
    [
        (
            "Velden Mission trains police",
            "Officers began a course at the Academy, supported by the Harbour Fund.",
            ["Velden Mission"],
        ),
        (
            "A day",
            "Officers serving with the Velden Peace Mission (VPM) recently organized a workshop.",
            ["Velden Peace Mission (VPM)"],
        ),
        (
            "A day",
            "The Velden Mission helped to educate police officers in sessions that ended today.",
            ["Velden Mission"],
        ),
        (
            "A day",
            (
                "A conference was held in Vienna – a joint initiative of the Harbour Fund and the "
                "Ministry of Interior."
            ),
            ["Harbour Fund", "Ministry of Interior"],
        ),
        (
            "A day",
            "A ceremony was held at the Border Staff College in Velden.",
            ["Border Staff College in Velden"],
        ),
        (
            "A day",
            (
                "In Velden, the programme is being implemented by the Harbour Fund and the "
                "non-governmental organization (NGO), Women's Rights Centre."
            ),
            ["Harbour Fund", "Women's Rights Centre"],
        ),
        (
            "A day",
            (
                "“So it is,” said Bo Aarnes of the OSCE’s Action against Terrorism Unit, which "
                "organized the workshop."
            ),
            ["OSCE’s Action against Terrorism Unit"],
        ),
        (
            "A day",
            "OSLO, 17 October 2013 -- Hosted by the Parliament of Velden, the meeting concluded.",
            ["Parliament of Velden"],
        ),
        (
            "A day",
            (
                "It is under the auspices of the Research, Planning and Transformation Directorate "
                "of the Police Service."
            ),
            ["Research, Planning and Transformation Directorate of the Police Service"],
        ),
        (
            "A day",
            (
                "The training was co-organized by the Harbour Fund’s Office in Velden* and the "
                "National School of Judges."
            ),
            ["Harbour Fund’s Office in Velden", "National School of Judges"],
        ),
        (
            "A day",
            "A paper was shared with participants at UNODC’s annual Law Enforcement Meeting.",
            ["UNODC"],
        ),
        (
            "A day",
            (
                "Officers attend the workshop, which is being hosted by the Ministry of Security. "
                "It is conducted by Regional Coordinator and other Officials from a fund."
            ),
            ["Ministry of Security"],
        ),
        (
            "A day",
            "The Ministry of Velden Security this week hosted two workshops.",
            ["Ministry of Velden Security"],
        ),
        ("A day", "UNICEF is hosting a one week train the trainers for officers.", ["UNICEF"]),
        (
            "A day",
            "At a side event of the Warsaw Human Dimension Conference, tools were shown.",
            [],
        ),
        ("Training on Justice concludes", "Officers met for six days and went home.", []),
        ("A day", "The Human Trafficking course came to a close this morning.", []),
        ("A day", "The Velden training unit previously completed a course.", []),
        ("A day", "The course, held at the Border Staff College in Velden, ended.", []),
    ],
)
def test_hosts_are_those_who_held_the_event(title: str, sentence: str, hosts: list[str]) -> None:
    assert [host.text for host in event(sentence, title=title).hosts] == hosts


@pytest.mark.parametrize(
    ("sentence", "partners"),
    [
        (
            (
                "It was organized with the support of the Harbour Fund, the OSCE programme Office "
                "in Velden, the U.S. Embassy and the Office of the Mayor."
            ),
            [
                "Harbour Fund",
                "OSCE programme Office in Velden",
                "U.S. Embassy",
                "Office of the Mayor",
            ],
        ),
        (
            (
                "The course was held with the support of the Centre for Integrity in the Defence "
                "Sector (CIDS) from Norway and Geneva Centre for Governance (GCG)."
            ),
            [
                "Centre for Integrity in the Defence Sector (CIDS)",
                "Geneva Centre for Governance (GCG)",
            ],
        ),
        (
            (
                "“So it is,” said Bo Aarnes from the Embassy of the Netherlands, which is "
                "providing financial support to the initiative."
            ),
            ["Embassy of the Netherlands"],
        ),
        (
            (
                "The conference was held in co-operation with the National Council on Women, "
                "Family and Gender Development under the President of the Republic."
            ),
            [
                (
                    "National Council on Women, Family and Gender Development under the President "
                    "of the Republic"
                )
            ],
        ),
        ("The course was held with the help of a United Nations-backed programme.", []),
    ],
)
def test_partners_are_named_whole(sentence: str, partners: list[str]) -> None:
    assert [partner.text for partner in event(sentence).partners] == partners


def test_a_name_behind_titled_needs_no_marks() -> None:
    found = event("The seminar, titled Ten Years On: What We Have Learnt in Velden, was short.")
    assert found.name is not None
    assert found.name.text == "Ten Years On: What We Have Learnt in Velden"
