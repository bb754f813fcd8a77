from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from event_support import OPERATION
from mkmaterials.model.summary import Fact, Message, Person, Quotation
from mkmaterials.overlays import resolve, template_roots
from mkmaterials.plan.kit import KitOptions, make_plan, number_slides
from mkmaterials.plan.quote_slides import carry_over
from mkmaterials.translation import as_printed
from mkmaterials.wording import Wording, wording
from support import at

if TYPE_CHECKING:
    from pathlib import Path

    from mkmaterials.model.release import Release
    from mkmaterials.model.summary import EventSummary
    from mkmaterials.plan.material import MaterialPlan
    from mkmaterials.plan.session_material import SessionPlan


@pytest.fixture
def words(tmp_path: Path) -> Wording:
    return wording("en", resolve("base", template_roots(tmp_path)).labels())


def session(*kinds: str) -> SessionPlan:
    blocks = [
        {"id": f"b{n}", "kind": kind, "shows": shows, "themes": ["Trust"], "asks": []}
        for n, (kind, _, shows) in enumerate(k.partition(":") for k in kinds)
    ]
    return cast("SessionPlan", {"blocks": blocks, "further": [], "objectives": [], "days": []})


def plan_of(summary: EventSummary, release: Release, words: Wording, *kinds: str) -> MaterialPlan:
    return make_plan(summary, release, session(*kinds), OPERATION, words, KitOptions("tool 1"))


def test_every_printed_fact_names_its_paragraph(
    summary: EventSummary, release: Release, words: Wording
) -> None:
    plan = plan_of(summary, release, words)
    rows = {row["label"]: (row["text"], row["para"]) for row in plan["facts"]}
    assert rows["Date"] == ("4 May 2023", "2")
    assert rows["Place"] == ("PORT ALMA", "2")
    assert rows["Participants"] == ("Some 25", "2")
    assert plan["messages"][0]["para"] == "4"
    assert plan["quotes"][0]["para"] == "3"


def test_what_the_source_does_not_state_is_said_to_be_not_stated(
    summary: EventSummary, release: Release, words: Wording
) -> None:
    summary.event.place = None
    summary.people[0].role = None
    summary.quotations.append(Quotation(segments=[Fact(text="We listen first.", at="p3:1-17")]))
    plan = plan_of(summary, release, words)
    place = next(row for row in plan["facts"] if row["label"] == "Place")
    assert (place["text"], place["stated"]) == ("Not stated in the source", False)
    assert {"Place", "Hosts", "Role of Ilse Maron", "Speakers"} <= set(plan["not_stated"])
    assert plan["quotes"][0]["role_line"] == "Role not stated in the source"
    assert plan["quotes"][1]["speaker"] == "Speaker not stated in the source"


def test_facts_that_a_trainer_added_are_marked_as_theirs(
    summary: EventSummary, release: Release, words: Wording
) -> None:
    summary.event.place = Fact(text="Town hall")
    summary.event.hosts.append(Fact(text="Our office"))
    summary.messages.append(Message(text="we do this as well"))
    summary.people[0].role_at = None
    plan = plan_of(summary, release, words)
    assert {row["label"] for row in plan["facts"] if row["own"]} == {"Place", "Hosts"}
    assert plan["own_facts"] == [
        "Place: Town hall",
        "Hosts: Our office",
        "we do this as well",
        "Ilse Maron: Head of the Harbour Unit",
    ]
    assert plan["messages"][1]["own"]


def test_in_a_list_only_what_a_trainer_added_is_marked(
    summary: EventSummary, release: Release, words: Wording
) -> None:
    summary.event.hosts = [Fact(text="Our office"), Fact(text="Harbour Unit", at="p3:100-112")]
    summary.event.partners = [Fact(text="A", at="p2:0-1"), Fact(text="B"), Fact(text="C")]
    plan = plan_of(summary, release, words)
    rows = {row["label"]: (row["text"], row["para"], row["own"]) for row in plan["facts"]}
    assert rows["Hosts"] == ("Our office (added by the trainer) and Harbour Unit", "3", False)
    partners = "A, B (added by the trainer) and C (added by the trainer)"
    assert rows["Partners"] == (partners, "2", False)
    assert plan["own_facts"][:2] == ["Hosts: Our office", "Partners: B and C"]


def test_a_quotation_is_never_shortened_and_its_segments_keep_their_own_marks(
    summary: EventSummary, release: Release, words: Wording
) -> None:
    parts = [
        Fact(text=text, at=at(release, 3, text)) for text in ("We listen first.", "Then we act,")
    ]
    summary.quotations = [Quotation(speaker="maron", segments=parts)]
    plan = plan_of(summary, release, words)
    assert plan["quotes"][0]["text"] == "“We listen first.” “Then we act”"
    assert plan["quotes"][0]["speaker"] == "Inspector Ilse Maron"


LONG = " ".join(f"Sentence number {n} says one more thing about trust." for n in range(28))


def test_a_quotation_that_does_not_fit_goes_on_to_another_slide_and_every_word_is_there(
    summary: EventSummary, release: Release, words: Wording
) -> None:
    segments = [Fact(text=LONG), Fact(text="Then we act,")]
    summary.quotations = [Quotation(speaker="maron", segments=segments), *summary.quotations]
    plan = plan_of(summary, release, words)
    assert [part["id"] for part in plan["quote_slides"]] == ["q1.1", "q2.1"]
    full = [("q1.1", [plan["quote_slides"][0]["text"]]), ("", ["Some other text"])]
    wanted: dict[str, int] = {}
    assert carry_over(plan, as_printed(summary), full, wanted, words)
    parts = plan["quote_slides"]
    title = "Inspector Ilse Maron, quotation 1"
    assert [part["title"] for part in parts[:2]] == [f"{title} (1/2)", f"{title} (2/2)"]
    assert [part["id"] for part in parts] == ["q1.1", "q1.2", "q2.1"]
    text = " ".join(part["text"] for part in parts[:2])
    assert text.replace("” “", " ").strip("“”") == f"{LONG} Then we act"
    assert parts[1]["text"].endswith(".” “Then we act”")


def test_only_what_is_too_long_itself_is_carried_over_and_only_at_sentences(
    summary: EventSummary, release: Release, words: Wording
) -> None:
    sentence = "word " * 300 + "end."
    summary.quotations = [Quotation(speaker="maron", segments=[Fact(text=sentence)])]
    plan = plan_of(summary, release, words)
    text = plan["quote_slides"][0]["text"]
    assert not carry_over(plan, as_printed(summary), [("q1.1", [text])], {}, words)
    summary.quotations = [Quotation(speaker="maron", segments=[Fact(text=LONG)])]
    plan = plan_of(summary, release, words)
    assert not carry_over(plan, as_printed(summary), [("q1.1", ["Head of the Unit"])], {}, words)
    assert [part["text"] for part in plan["quote_slides"]] == [f"“{LONG}”"]


def test_slide_titles_are_unique_when_one_person_speaks_twice(
    summary: EventSummary, release: Release, words: Wording
) -> None:
    summary.quotations *= 2
    titles = [part["title"] for part in plan_of(summary, release, words)["quote_slides"]]
    assert titles == [f"Inspector Ilse Maron, quotation {number}" for number in (1, 2)]


def test_slide_numbers_are_those_of_the_deck(
    summary: EventSummary, release: Release, words: Wording
) -> None:
    plan = plan_of(
        summary, release, words, "opening", "input", "exercise:quotes", "break", "closing"
    )
    deck = [(1, "title", ""), (2, "", "m1"), (3, "", "q1.1"), (4, "discussion", "")]
    number_slides(plan, deck, words)
    assert plan["slide_count"] == 4
    assert plan["messages"][0]["slide"] == 2
    assert plan["quotes"][0]["slides"] == "3"
    shown: list[Any] = [block["slides"] for block in plan["session"]["blocks"]]
    assert shown == ["1", "2–3", "3", "", "4"]


def test_a_deck_without_quotation_slides_gives_no_slide_numbers(
    summary: EventSummary, release: Release, words: Wording
) -> None:
    plan = plan_of(summary, release, words, "exercise:quotes")
    number_slides(plan, [(1, "title", "")], words)
    assert plan["quotes"][0]["slides"] == ""
    assert plan["session"]["blocks"][0]["slides"] == ""


def test_a_person_without_honorific_is_named_plainly(
    summary: EventSummary, release: Release, words: Wording
) -> None:
    summary.people = [Person(id="maron", name="Ilse Maron")]
    assert plan_of(summary, release, words)["quotes"][0]["speaker"] == "Ilse Maron"
