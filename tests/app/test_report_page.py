from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from mkmaterials import messages
from mkmaterials.app.entries import entries_of
from mkmaterials.app.report_page import KINDS, marked, report_page
from mkmaterials.app.sources import Event, draft
from mkmaterials.model.release import parse_at

if TYPE_CHECKING:
    from pathlib import Path

    from mkmaterials.model.release import Release
    from mkmaterials.model.summary import EventSummary


def test_the_source_is_whole_and_every_fact_leads_to_its_place(seed: Path) -> None:
    event = draft(seed)
    page = report_page(event)
    source = page.partition('<ol class="source">')[2].partition("</ol>")[0]
    lines = re.findall(r"<li>(.*?)</li>", source, re.DOTALL)
    plain = [html.unescape(re.sub(r"<[^>]+>", "", line)) for line in lines]
    assert plain == list(event.release.paragraphs)
    links = set(re.findall(r'href="#(f\d+)"', page))
    targets = re.findall(r'id="(f\d+)"', page)
    assert links == set(targets)
    assert len(targets) == len(set(targets))
    assert len(links) > 25


def test_each_mark_begins_where_its_fact_stands(summary: EventSummary, release: Release) -> None:
    entries = list(entries_of(summary))
    for number, entry in enumerate(entries):
        assert entry.at
        paragraph, start, _ = parse_at(entry.at)
        before = ""
        for piece in marked(release, entries)[paragraph - 1]:
            if number in piece.targets:
                break
            before += piece.text
        assert len(before) == (start or 0)
        assert entry.kind in KINDS


def test_markup_in_the_source_is_shown_as_text(
    summary: EventSummary, release: Release, tmp_path: Path
) -> None:
    bad = "<script>alert(1)</script>"
    text = (*release.paragraphs, bad)
    changed = type(release)(release.name, text, release.sha256)
    page = report_page(Event(tmp_path / "a.txt", changed, summary, None))
    assert "<script" not in page
    assert html.escape(bad) in page


def test_a_fact_of_the_trainers_own_is_marked_as_theirs(
    summary: EventSummary, release: Release, tmp_path: Path
) -> None:
    summary.people[0].role_at = None
    page = report_page(Event(tmp_path / "a.txt", release, summary, None))
    assert page.count('class="own"') == 1


def test_dates_are_in_the_readers_words(seed: Path) -> None:
    event = draft(seed)
    assert "30 October 2024" in report_page(event).partition("</ol>")[2]
    assert "2024-10-30" not in re.sub(r"2024-10-30-\w", "", report_page(event))
    messages.choose("fr")
    try:
        assert "30 octobre 2024" in report_page(event).partition("</ol>")[2]
    finally:
        messages.choose(None)
