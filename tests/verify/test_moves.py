"""What becomes of the places of a summary whose source has changed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter

from mkmaterials import yamlfiles
from mkmaterials.extract import extract
from mkmaterials.model.release import Release
from mkmaterials.model.summary import EventSummary, Fact
from mkmaterials.store.summaries import to_yaml
from mkmaterials.verify import hold_against_source, places_of, with_places
from support import at

if TYPE_CHECKING:
    from collections.abc import Callable

TOLD = Release(
    name="valley.txt",
    paragraphs=(
        "Police and villages in Lindow plan a workshop on trust",
        (
            "LINDOW, 18 November 2026 – A two-day workshop was held on 17 and 18 November 2026 in "
            "Lindow, organized by the Harbour Agency in co-operation with the Valley Council."
        ),
        "The workshop brought together 34 participants, 19 of them women, from the Hill Unit.",
        (
            "“Trust grows on ordinary days before the hour of crisis,” said Ana Ferro, Head of the "
            "Harbour Agency."
        ),
        "Thirty officers of the Valley Council discussed patrols with the Hill Unit.",
        "The next workshop will take place in Cahl on 3 February 2027.",
    ),
    sha256="0" * 64,
)
NEW = (
    "Ana Ferro told the Valley Council of the workshop in Vienna on 17 March 2026, with 340 guests."
)


@pytest.fixture
def told() -> EventSummary:
    summary = extract(TOLD)[0]
    assert summary.event.place
    assert summary.event.participants
    assert summary.event.participants.women == 19
    return summary


def with_paragraphs(*paragraphs: str) -> Release:
    return replace(TOLD, paragraphs=paragraphs)


@pytest.mark.parametrize("before", range(1, 6))
def test_all_places_follow_a_paragraph_that_was_put_in(told: EventSummary, before: int) -> None:
    texts = list(TOLD.paragraphs)
    texts.insert(before, NEW)
    held, findings = hold_against_source(told, with_paragraphs(*texts), "a.yaml")
    assert findings == []
    expected = _shifted(told, lambda number: number + (number > before))
    assert held == expected


def test_all_places_follow_when_a_paragraph_is_taken_out(told: EventSummary) -> None:
    inserted = with_paragraphs(TOLD.title, NEW, *TOLD.paragraphs[1:])
    longer = _shifted(told, lambda number: number + (number > 1))
    held, findings = hold_against_source(longer, TOLD, "a.yaml")
    assert (held, findings) == (told, [])
    assert hold_against_source(told, inserted, "a.yaml")[0] == longer


def test_numbers_and_date_move_with_words_put_in_before_them(told: EventSummary) -> None:
    texts = list(TOLD.paragraphs)
    texts[1] = texts[1].replace("A two-day", "A long and lively two-day")
    texts[2] = "As planned for 1,340 months, t" + texts[2][1:]
    release = with_paragraphs(*texts)
    held, findings = hold_against_source(told, release, "a.yaml")
    assert findings == []
    assert told.event.dates_at
    assert held.event.dates_at == at(release, 2, "17 and 18 November 2026")
    assert held.event.participants
    start = release.paragraphs[2].index("34 participants")
    assert held.event.participants.at == f"p3:{start}-{start + 2}"


def test_a_number_in_words_must_stand_at_its_place(told: EventSummary) -> None:
    assert told.event.participants
    told.event.participants.count = 30
    told.event.participants.at = at(TOLD, 5, "Thirty")
    assert hold_against_source(told, TOLD, "a.yaml") == (told, [])
    told.event.participants.at = at(TOLD, 5, "patrols")
    held, findings = hold_against_source(told, TOLD, "a.yaml")
    assert held.event.participants
    assert held.event.participants.at is None
    assert "number of participants (30)" in findings[0].message


def test_a_date_of_another_year_is_not_the_date(told: EventSummary) -> None:
    texts = [
        text.replace("17 and 18 November 2026", "17 and 18 November 2025")
        for text in TOLD.paragraphs
    ]
    held, findings = hold_against_source(told, with_paragraphs(*texts), "a.yaml")
    assert held.event.dates_at is None
    assert "the date (2026-11-17)" in findings[0].message


def test_words_that_left_their_paragraph_never_go_to_the_headline(told: EventSummary) -> None:
    assert told.event.type
    texts = [text.replace("two-day workshop", "meeting") for text in TOLD.paragraphs]
    release = with_paragraphs(*texts)
    held, findings = hold_against_source(told, release, "a.yaml")
    assert held.event.type
    assert held.event.type.at == "p3"
    assert [finding.code for finding in findings] == ["summary.place-uncertain"]
    assert "paragraph 3 is printed" in findings[0].message
    assert with_places(told, held, release) == held


def test_a_fact_without_a_place_gets_one_if_its_words_stand_once(told: EventSummary) -> None:
    told.event.partners = [Fact(text="patrols"), Fact(text="Hill Unit"), Fact(text="UN Women")]
    told.event.partners.append(Fact(text="Hill Unit", at="p5"))
    assert told.event.participants
    told.event.participants.women_at = None
    held, findings = hold_against_source(told, TOLD, "a.yaml")
    assert (held, findings) == (told, [])
    placed = with_places(told, held, TOLD)
    hill = at(TOLD, 5, "Hill Unit")
    assert [fact.at for fact in placed.event.partners] == [at(TOLD, 5, "patrols"), None, None, hill]
    assert placed.event.participants
    assert placed.event.participants.women_at == at(TOLD, 3, "19")
    assert [span.paragraph for span in places_of(TOLD, "Hill Unit")] == [3, 5]


def _shifted(summary: EventSummary, moved: Callable[[int], int]) -> EventSummary:
    """Return a summary with the number of each paragraph changed."""
    yaml = to_yaml(summary).decode()
    new = re.sub(r"(?<=[ \n])p(\d+)(?=:\d+-)", lambda one: f"p{moved(int(one[1]))}", yaml)
    return TypeAdapter(EventSummary).validate_python(yamlfiles.parse(new.encode()))
