from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from event_support import OPERATION
from mkmaterials.model.summary import Fact, Message, Participants, Publication
from mkmaterials.overlays import resolve, template_roots
from mkmaterials.plan.kit import KitOptions, make_plan
from mkmaterials.plan.languages import Second
from mkmaterials.plan.quote_slides import carry_over
from mkmaterials.translation import Rendering, Told, as_printed
from mkmaterials.wording import Wording, wording

if TYPE_CHECKING:
    from pathlib import Path

    from mkmaterials.model.release import Release
    from mkmaterials.model.summary import EventSummary
    from mkmaterials.plan.material import MaterialPlan
    from mkmaterials.plan.session_material import SessionPlan

LONG = tuple(f"Sentence number {n} of the translation says one more thing." for n in range(12))


@pytest.fixture
def words(tmp_path: Path) -> Wording:
    return wording("en", resolve("base", template_roots(tmp_path)).labels())


@pytest.fixture
def told(summary: EventSummary) -> Told:
    """The event as if its source were Russian and this were the English of it, in part."""
    rendering = Rendering(("We hear you first.", "Then we act,"), "Ana Lungu")
    return Told("en", "ru", summary, (rendering,), frozenset({"PORT ALMA", "workshop"}))


def plan_of(
    told: Told,
    release: Release,
    words: Wording,
    second: Second | None = None,
    order: str = "translation-first",
) -> MaterialPlan:
    session = cast("SessionPlan", {"blocks": [], "further": [], "objectives": [], "days": []})
    options = KitOptions("tool", told=told, second=second, quotations=order)
    return make_plan(told.summary, release, session, OPERATION, words, options)


def test_the_original_stays_where_it_was_and_the_translation_says_what_it_is(
    told: Told, release: Release, words: Wording
) -> None:
    quote = plan_of(told, release, words)["quotes"][0]
    assert quote["text"].startswith("“We listen first.")
    assert quote["translation"] == "“We hear you first.” “Then we act”"
    assert quote["translated"] == "Translated from Russian by Ana Lungu"
    assert (quote["language"], quote["translation_first"]) == ("Russian", True)


@pytest.mark.parametrize("order", ["original-first", "original"])
def test_what_is_read_first_is_for_the_pack_to_say(
    told: Told, release: Release, words: Wording, order: str
) -> None:
    quote = plan_of(told, release, words, order=order)["quotes"][0]
    assert not quote["translation_first"]
    assert bool(quote["translation"]) == (order == "original-first")
    assert bool(quote["translated"]) == (order == "original-first")


def test_what_is_not_translated_says_its_language_and_what_is_does_not(
    told: Told, release: Release, words: Wording
) -> None:
    told.summary.messages.append(Message(text="PORT ALMA"))
    told.summary.event.follow_up.append(Fact(text="workshop"))
    told.summary.publications.append(Publication(title="workshop"))
    plan = plan_of(told, release, words)
    rows = {row["label"]: row["language"] for row in plan["facts"]}
    assert rows == {
        "Type of event": "Russian",
        "Date": "",
        "Place": "Russian",
        "Hosts": "",
        "Participants": "",
    }
    assert [message["language"] for message in plan["messages"]] == ["", "Russian"]
    assert plan["event"]["follow_up"][0]["language"] == "Russian"
    assert plan["publications"][0]["language"] == "Russian"
    assert plan["event"]["language"] == ""
    assert plan["kit"]["source_language"] == "Russian"


def test_in_its_own_language_an_event_says_nothing_of_languages(
    summary: EventSummary, release: Release, words: Wording
) -> None:
    plan = plan_of(as_printed(summary), release, words)
    said = [plan["kit"]["source_language"], plan["event"]["language"], plan["event"]["second"]]
    said += [row["language"] + row["second"] for row in plan["facts"]]
    said += [message["language"] + message["second"] for message in plan["messages"]]
    quote = plan["quotes"][0]
    said += [quote["language"], quote["translation"], quote["translated"], quote["second"]]
    assert not any(said)


def test_a_slide_shows_the_translation_and_its_notes_hold_all_that_was_said(
    told: Told, release: Release, words: Wording
) -> None:
    plan = plan_of(told, release, words)
    part = plan["quote_slides"][0]
    assert part["translation"] == plan["quotes"][0]["translation"]
    assert part["whole"] == part["text"] == plan["quotes"][0]["text"]


def test_a_long_translation_goes_on_to_more_slides_word_for_word(
    summary: EventSummary, release: Release, words: Wording
) -> None:
    told = Told("en", "ru", summary, (Rendering((" ".join(LONG),), ""),))
    plan = plan_of(told, release, words)
    wanted: dict[str, int] = {}
    for parts in (2, 3):
        full = [(part["id"], [part["translation"]]) for part in plan["quote_slides"]]
        assert carry_over(plan, told, full, wanted, words)
        slides = plan["quote_slides"]
        assert [part["id"] for part in slides] == [f"q1.{n}" for n in range(1, parts + 1)]
        shown = " ".join(part["translation"][1:-1] for part in slides)
        assert shown == " ".join(LONG)
        assert all(part["text"] for part in slides)
        assert {part["whole"] for part in slides} == {plan["quotes"][0]["text"]}


def test_the_second_language_is_what_was_said_or_says_that_it_is_a_translation(
    summary: EventSummary, release: Release, words: Wording
) -> None:
    rendering = Rendering(("Мы слушаем.",), "Анна")
    russian = Told("ru", "en", summary, (rendering,), frozenset({"joint patrols build trust"}))
    quote = plan_of(as_printed(summary), release, words, Second(russian, None))["quotes"][0]
    assert quote["second"] == "“Мы слушаем.”"
    assert quote["second_label"] == "Russian, translated by Анна"
    source = Second(Told("ru", "ru", summary, (None,)), None)
    told = Told("en", "ru", summary, (None,))
    quote = plan_of(told, release, words, source)["quotes"][0]
    assert (quote["second"], quote["second_label"]) == ("", "")  # the text itself is Russian


def test_facts_in_the_second_language_have_its_labels_and_leave_out_what_is_not_translated(
    told: Told, release: Release, words: Wording
) -> None:
    labels = {**words.labels, "fact.participants": "Teilnehmende", "participants": "{count}"}
    other = Told("de", "ru", told.summary, (None,), frozenset({"PORT ALMA"}))
    second = Second(other, wording("en", labels))
    plan = plan_of(told, release, words, second)
    assert [row["second"] for row in plan["facts"]] == [
        "Type of event: workshop",
        "Date: 4 May 2023",
        "",
        "",
        "Teilnehmende: 25",
    ]
    assert plan["kit"]["second_language"] == "German"


def test_a_translated_group_stands_with_the_partner_that_the_source_names(
    told: Told, release: Release, words: Wording
) -> None:
    line = release.paragraphs[1]
    start = line.index("residents")
    groups = [Fact(text="соседи", at=f"p2:{start}-{start + 9}")]
    told.summary.event.participants = Participants(groups=groups)
    partners = plan_of(told, release, words)["deck"]["partners"]
    assert partners["communities"] == "соседи"
    assert partners["others"] == ""


def test_a_sentence_with_words_that_nobody_translated_says_once_in_which_language_they_are(
    told: Told, release: Release, words: Wording, summary: EventSummary
) -> None:
    event = plan_of(told, release, words)["event"]
    assert event["in_short"].startswith(
        "This workshop took place in PORT ALMA on 4 May 2023 (in Russian). "
    )
    assert event["in_short"].count("(in Russian)") == 1
    assert (event["where_language"], event["hosts_language"]) == ("Russian", "")
    own = plan_of(as_printed(summary), release, words)["event"]
    assert "(in" not in own["in_short"]


@pytest.mark.parametrize("order", ["translation-first", "original-first", "original"])
def test_a_quotation_in_the_second_language_already_is_printed_once(
    told: Told, release: Release, words: Wording, order: str
) -> None:
    second = Second(Told("ru", "ru", told.summary, (None,)), words)
    quote = plan_of(told, release, words, second, order)["quotes"][0]
    assert quote["text"]
    assert (quote["second"], quote["second_label"]) == ("", "")


def test_a_title_in_lower_case_gets_a_capital_where_it_begins_a_line_alone(
    told: Told, release: Release, words: Wording
) -> None:
    speaker = next(one for one in told.summary.people if one.id == "maron")
    speaker.honorific = "посол"
    plan = plan_of(told, release, words)
    assert plan["quotes"][0]["speaker"] == f"Посол {speaker.name}"
    assert plan["deck"]["quotes"][0]["title"].startswith("Посол ")
    told.summary.messages[0].speaker = "maron"
    assert plan_of(told, release, words)["messages"][0]["said_by"] == f"посол {speaker.name}"


@pytest.mark.parametrize("word", ["participants", "The 34 participants", "участники", "people"])
def test_a_word_that_only_says_that_somebody_took_part_is_no_group(
    told: Told, release: Release, words: Wording, word: str
) -> None:
    told.summary.event.participants = Participants(
        count=34, groups=[Fact(text=word), Fact(text="residents of the port")]
    )
    event = plan_of(told, release, words)["event"]
    assert event["groups"] == ["residents of the port"]
    assert "Among them were residents of the port" in event["in_short"]
    told.summary.event.participants.groups.pop()
    plan = plan_of(told, release, words)
    assert plan["event"]["groups"] == []
    assert "Among them" not in plan["event"]["in_short"]
    assert "Groups taking part" in plan["not_stated"]


def test_hosts_partners_and_the_bodies_of_speakers_stand_in_the_picture(
    summary: EventSummary, release: Release, words: Wording
) -> None:
    summary.event.hosts = [Fact(text="OSCE Mission to Port Alma")]
    summary.event.partners = [Fact(text="General Police Inspectorate"), Fact(text="Harbour Ltd")]
    speaker = next(one for one in summary.people if one.id == "maron")
    speaker.affiliation = "Human Rights Association"
    partners = plan_of(as_printed(summary), release, words)["deck"]["partners"]
    assert partners["police"] == "General Police Inspectorate"
    assert partners["civil_society"] == "Human Rights Association"
    assert partners["institutions"] == "OSCE Mission to Port Alma"
    assert "Harbour Ltd" not in "".join(str(text) for text in partners.values())
