"""The deck as a story: how long it is, what shares a slide, and that nothing is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from event_support import SOURCES
from mkmaterials.app.build import BuildOptions, Workshop
from mkmaterials.app.sources import reviewed_or_draft
from mkmaterials.plan.lengths import wanted_slides
from mkmaterials.plan.partners import described, partners
from mkmaterials.plan.wishes import Override

if TYPE_CHECKING:
    from pathlib import Path

    from mkmaterials.plan.material import MaterialPlan


def plan_of(folder: Path, source: str, slides: str = "standard", **session: Any) -> MaterialPlan:
    path = folder / "event.txt"
    path.write_text(SOURCES[source], encoding="utf-8")
    options = BuildOptions(working_folder=folder, slides=slides, session=Override(**session))
    return Workshop(options).plan(reviewed_or_draft(path))


@pytest.mark.parametrize("source", sorted(SOURCES))
def test_a_deck_of_the_usual_session_has_eight_to_fourteen_slides(
    source: str, tmp_path: Path
) -> None:
    assert 8 <= plan_of(tmp_path, source)["slide_count"] <= 14


@pytest.mark.parametrize("slides", ["short", "standard", "long", "6", "60"])
@pytest.mark.parametrize("source", ["seed", "twelve quotations", "no quotation"])
def test_however_long_it_is_all_messages_quotations_and_exercises_are_shown_once(
    source: str, slides: str, tmp_path: Path
) -> None:
    plan = plan_of(tmp_path, source, slides)
    deck = plan["deck"]
    assert [m["id"] for page in deck["messages"] for m in page["messages"]] == [
        message["id"] for message in plan["messages"]
    ]
    assert [p["id"] for page in deck["quotes"] for p in page["parts"]] == [
        part["id"] for part in plan["quote_slides"]
    ]
    assert all(message["slide"] for message in plan["messages"])
    assert all(part["slide"] for part in plan["quote_slides"])
    assert all(block["slides"] for block in plan["session"]["blocks"] if block["number"])


def test_short_decks_are_shorter_than_long_ones(tmp_path: Path) -> None:
    short, usual, long = (
        plan_of(tmp_path, "seed", slides)["slide_count"] for slides in ("short", "standard", "long")
    )
    assert short < usual < long


def test_a_long_deck_gives_each_message_and_each_quotation_a_slide_of_its_own(
    tmp_path: Path,
) -> None:
    deck = plan_of(tmp_path, "seed", "long")["deck"]
    assert [len(page["messages"]) for page in deck["messages"]] == [1, 1, 1]
    assert [len(page["parts"]) for page in deck["quotes"]] == [1, 1, 1, 1]
    assert {"why", "programme", "discussion", "commitments", "references"} <= set(deck["shows"])


def test_only_short_quotations_share_a_slide_where_there_is_room(tmp_path: Path) -> None:
    titles = {
        slides: [page["title"] for page in plan_of(tmp_path, "seed", slides)["deck"]["quotes"]]
        for slides in ("standard", "short")
    }
    both = "Ambassador Marek Szczygiel and Peter Mossop"
    assert titles["standard"] == ["Dr Kari Johnstone", "Sami Ryhaenen", both]
    assert titles["short"] == ["Dr Kari Johnstone and Sami Ryhaenen", both]


def test_many_short_quotations_share_slides(tmp_path: Path) -> None:
    deck = plan_of(tmp_path, "twelve quotations")["deck"]
    assert [len(page["parts"]) for page in deck["quotes"]] == [4, 4, 4]


def test_the_programme_of_a_long_day_is_told_before_and_after_a_break(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "seed", minutes=480)
    pages = plan["deck"]["programme"]
    assert [page["title"] for page in pages] == ["What we do today (1/2)", "What we do today (2/2)"]
    rows = [row["title"] for page in pages for row in page["rows"]]
    assert rows == [block["heading"] for block in plan["session"]["blocks"]]
    assert pages[0]["rows"][-1]["title"] in {"Break", "Lunch"}


def test_days_are_told_apart(tmp_path: Path) -> None:
    deck = plan_of(tmp_path, "seed", days=2)["deck"]
    assert {"why", "programme", "picture"} <= set(deck["shows"])
    pages = deck["programme"]
    assert pages[0]["title"] == "What we do today: Day 1 (1/2)"
    assert pages[-1]["title"] == "What we do today: Day 2 (2/2)"


@pytest.mark.parametrize(
    ("source", "number"),
    [
        ("seed", ("over", "60", "Participants")),
        ("two quotations", ("Some", "40", "Participants")),
        ("Russian", ("", "2", "Speakers quoted")),
    ],
)
def test_the_large_number_is_one_that_the_source_states_or_that_can_be_counted(
    source: str, number: tuple[str, str, str], tmp_path: Path
) -> None:
    found = plan_of(tmp_path, source)["deck"]["number"]
    assert (found["before"], found["text"], found["label"]) == number


def test_a_fact_too_long_for_a_slide_goes_into_the_notes(tmp_path: Path) -> None:
    deck = plan_of(tmp_path, "seed")["deck"]
    labels = [fact["label"] for fact in deck["facts"]]
    assert labels == ["Date", "Hosts", "Groups taking part"]
    assert all(len(fact["text"]) <= 240 for fact in deck["facts"])


def test_what_happened_is_told_in_sentences_that_say_only_what_is_stated(tmp_path: Path) -> None:
    assert plan_of(tmp_path, "two quotations")["event"]["in_short"] == (
        "This workshop took place in PORT ALMA on 4 May 2024. It brought together some 40 people. "
        "Among them were officers."
    )
    seed = plan_of(tmp_path, "seed")["event"]["in_short"]
    assert seed.startswith("This workshop took place on 30 October 2024. It was hosted by OSCE")
    assert "It brought together over 60 people." in seed


def test_groups_stand_with_the_partners_that_they_name() -> None:
    found = partners(
        ["law enforcement", "civil society and police", "Roma communities", "survivors"], ""
    )
    assert found == {
        "police": "law enforcement; police",
        "communities": "Roma communities",
        "civil_society": "civil society",
        "institutions": "",
        "others": "survivors",
    }
    assert partners(["сотрудники полиции"], "")["police"] == "сотрудники полиции"


@pytest.mark.parametrize(
    ("group", "police", "institutions", "others"),
    [
        ("police and prosecutors", "police", "prosecutors", ""),
        ("police, judges and social workers", "police", "judges; social workers", ""),
        ("полиции и прокуроров", "полиции", "прокуроров", ""),
        ("Polizei und Staatsanwälte", "Polizei", "Staatsanwälte", ""),
        ("police, academics and prosecutors", *["police, academics and prosecutors"] * 2, ""),
        ("police officers of the ministry", *["police officers of the ministry"] * 2, ""),
        ("border guards and police", "border guards and police", "", ""),
        ("women and men", "", "", "women and men"),
        ("patrol officers", "patrol officers", "", ""),
        ("officers", "officers", "", ""),
        ("press officers", "", "", "press officers"),
        ("neighbourhood police", "neighbourhood police", "", ""),
        ("Romanian border police", "Romanian border police", "", ""),
        ("school principals", "", "school principals", ""),
    ],
)
def test_a_mixed_group_is_parted_where_each_member_names_its_partner(
    group: str, police: str, institutions: str, others: str
) -> None:
    found = partners([group], "")
    assert [found["police"], found["institutions"], found["others"]] == [
        police,
        institutions,
        others,
    ]


@pytest.mark.parametrize(
    ("group", "place"),
    [
        ("detectives", "police"),
        ("members of the gendarmerie", "police"),
        ("representatives of the Roma community", "communities"),
        ("youth leaders from six villages", "communities"),
        ("religious leaders", "communities"),
        ("non-governmental organizations", "civil_society"),
    ],
)
def test_a_group_stands_with_one_partner_only_where_it_names_one(group: str, place: str) -> None:
    found = partners([group], "")
    assert {name for name, text in found.items() if text} == {place}


def test_what_the_source_calls_a_body_tells_where_it_stands() -> None:
    paragraphs = ["It was held with the police and the non-governmental organization “Open Doors”."]
    assert described("Open Doors", paragraphs) == ("the non-governmental organization Open Doors")
    assert described("Open Doors", ["The police and “Open Doors” met."]) == "Open Doors"
    assert described("Open Doors", ["Nobody came."]) == "Open Doors"
    bodies = {
        "Open Doors": "non-governmental organization Open Doors",
        "Harbour Ltd": "Harbour Ltd",
    }
    found = partners([], "", bodies=bodies)
    assert {name: text for name, text in found.items() if text} == {"civil_society": "Open Doors"}


def test_a_translated_group_is_known_by_the_words_of_the_source() -> None:
    found = partners(
        ["polițiști și procurori"], "", {"polițiști și procurori": "police and courts"}
    )
    assert found["police"] == found["institutions"] == "polițiști și procurori"
    assert found["others"] == ""


@pytest.mark.parametrize(
    ("wish", "exercises", "programme", "slides"),
    [
        ("short", 4, 1, 10),
        ("standard", 4, 1, 14),
        ("standard", 9, 2, 21),
        ("long", 4, 1, None),
        ("12", 9, 2, 12),
    ],
)
def test_named_lengths_leave_room_for_the_exercises_and_a_long_programme(
    wish: str, exercises: int, programme: int, slides: int | None
) -> None:
    assert wanted_slides(wish, exercises, programme) == slides
