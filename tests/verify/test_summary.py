from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from mkmaterials.errors import SummaryError
from mkmaterials.model.summary import Fact, Message
from mkmaterials.verify import hold_against_source

if TYPE_CHECKING:
    from mkmaterials.model.release import Release
    from mkmaterials.model.summary import EventSummary


def test_a_true_summary_passes_unchanged(summary: EventSummary, release: Release) -> None:
    held, findings = hold_against_source(summary, release, "a.yaml")
    assert held == summary
    assert findings == []


def test_a_changed_quotation_is_refused_with_the_nearest_passage(
    summary: EventSummary, release: Release
) -> None:
    summary.quotations[0].segments[0].text = "We listen first. Then we act with those who live here"
    with pytest.raises(SummaryError) as caught:
        hold_against_source(summary, release, "a.yaml")
    message = str(caught.value)
    assert "quotation 1: We listen first. Then we act with those" in message
    assert "nearest passage, paragraph 3: “We listen first. Then we act, toge" in message
    assert message.startswith("a.yaml: ")


def test_an_invented_quotation_is_refused_without_a_false_lead(
    summary: EventSummary, release: Release
) -> None:
    summary.quotations[0].segments[0].text = "XQZ 123 %%% XQZ 456"
    with pytest.raises(SummaryError, match="nothing like it"):
        hold_against_source(summary, release, "a.yaml")


@pytest.mark.parametrize("at", ["p2:0-4", "p99:0-4", "p3", None, "p3:5000-5004"])
def test_a_quotation_whose_place_moved_is_found_again(
    summary: EventSummary, release: Release, at: str | None
) -> None:
    true_place = summary.quotations[0].segments[0].at
    summary.quotations[0].segments[0].at = at
    held, _ = hold_against_source(summary, release, "a.yaml")
    assert held.quotations[0].segments[0].at in {true_place, "p3"}


def test_a_shortened_quotation_is_reported(summary: EventSummary, release: Release) -> None:
    summary.quotations[0].segments[0].text = "Then we act, together with those who live here,"
    _, findings = hold_against_source(summary, release, "a.yaml")
    assert [finding.code for finding in findings] == ["summary.quotation-edges"]


def test_a_fact_that_the_source_does_not_hold_counts_as_the_trainers(
    summary: EventSummary, release: Release
) -> None:
    assert summary.event.place
    summary.event.place.text = "Port Bell"
    summary.people[0].role = "Minister"
    held, findings = hold_against_source(summary, release, "a.yaml")
    assert held.event.place == Fact(text="Port Bell", at=None)
    assert held.people[0].role_at is None
    assert [finding.code for finding in findings] == ["summary.not-in-source"] * 2
    assert "Port Bell" in findings[0].message
    assert summary.event.place.at is not None  # what the person wrote stays as it was


def test_a_fact_added_without_a_place_is_the_trainers_and_no_finding(
    summary: EventSummary, release: Release
) -> None:
    summary.messages.append(Message(text="We do this too"))
    _, findings = hold_against_source(summary, release, "a.yaml")
    assert findings == []


def test_a_changed_date_or_number_counts_as_the_trainers(
    summary: EventSummary, release: Release
) -> None:
    assert summary.event.participants
    summary.event.starts = dt.date(2023, 5, 5)
    summary.event.participants.count = 26
    held, findings = hold_against_source(summary, release, "a.yaml")
    assert held.event.dates_at is None
    assert held.event.participants
    assert held.event.participants.at is None
    assert len(findings) == 2
