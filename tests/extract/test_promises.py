"""What holds for any text whatsoever: nothing crashes, nothing is rebuilt."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from mkmaterials.extract import extract
from mkmaterials.extract.lexicon import lexicon
from mkmaterials.extract.marks import pair_marks
from mkmaterials.extract.passages import read_release
from mkmaterials.model.release import Release, Span, parse_at
from support import SEED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkmaterials.model.summary import EventSummary

TOKENS = """
said added noted that how he she who of the and in on by for to from with , . : ; – - ( )
“ ” „ « » " ' ‘ ’ Vera Linde Bo Dr Ms Ambassador Head Director Unit OSCE UNDP Osh today
30 October 2024 May 3 over 60 thirty participants officers including survivors workshop
hosted organized published report Guide Experts emphasized
"""
WORDS = st.sampled_from(
    [
        *TOKENS.split(),
        "In her opening remarks",
        "States’",
        "6'2\"",
        "according to",
        "the importance of",
        "aimed to",
        "\u202bشرطة\u202c",
        "e\u0301le\u0300ve",
        "İstanbul",
        "ß",
        "\u00a0",
        "𝒜",
    ]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
ANYTHING = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"), min_size=1, max_size=120
)
PARAGRAPHS = st.lists(
    st.one_of(SENTENCES, ANYTHING, st.sampled_from(SEED.read_text("utf-8").splitlines())).filter(
        str.strip
    ),
    min_size=1,
    max_size=8,
)


def release(paragraphs: list[str]) -> Release:
    return Release("any.txt", tuple(paragraphs), "0" * 64)


def facts(summary: EventSummary) -> Iterator[tuple[str, str]]:
    """Yield text and place of every fact that has both."""
    stack: list[object] = [asdict(summary)]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            stack += value.values()
            for text_key, at_key in (("text", "at"), ("name", "at"), ("title", "at")):
                if isinstance(value.get(text_key), str):
                    yield value[text_key], value[at_key]
            if isinstance(value.get("role"), str):
                yield value["role"], value["role_at"]
        elif isinstance(value, list):
            stack += value


def sliced(source: Release, at: str) -> str:
    number, start, end = parse_at(at)
    assert start is not None
    assert end is not None
    return source.text(Span(number, start, end))


@given(PARAGRAPHS)
def test_every_fact_is_cut_out_of_the_source_where_it_says(paragraphs: list[str]) -> None:
    source = release(paragraphs)
    summary, _ = extract(source)
    for text, at in facts(summary):
        assert sliced(source, at) == text


@given(PARAGRAPHS)
def test_every_place_of_a_theme_date_or_number_lies_in_the_source(paragraphs: list[str]) -> None:
    source = release(paragraphs)
    summary, _ = extract(source)
    event = summary.event
    places = [at for theme in summary.themes for at in theme.at]
    places += [at for at in (event.dates_at,) if at]
    if event.participants and event.participants.at:
        places.append(event.participants.at)
    for at in places:
        assert sliced(source, at).strip()


@given(PARAGRAPHS)
def test_every_summary_is_one_that_could_be_written_down_and_read_again(
    paragraphs: list[str],
) -> None:
    summary, _ = extract(release(paragraphs))
    ids = [person.id for person in summary.people]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one) for one in ids)
    assert all(text for text, _ in facts(summary))
    used = [q.speaker for q in summary.quotations] + [m.speaker for m in summary.messages]
    assert {speaker for speaker in used if speaker} <= set(ids)
    event = summary.event
    assert not (event.starts and event.ends) or event.starts < event.ends


@given(PARAGRAPHS)
def test_the_same_text_gives_the_same_summary(paragraphs: list[str]) -> None:
    assert extract(release(paragraphs)) == extract(release(paragraphs))


@example('"1 ‘‘')
@example("‘‘1 ‘‘a")
@given(st.text("“”„«»\"'‘’ aA.,:-1", max_size=60))
def test_marks_never_overlap_and_never_reach_out_of_the_paragraph(text: str) -> None:
    quoted, lonely = pair_marks(text)
    last = 0
    for one in quoted:
        assert last <= one.outer < one.start < one.end <= one.after <= len(text)
        last = one.after
    assert all(0 <= at < len(text) for at in lonely)


@given(PARAGRAPHS)
def test_sentences_lie_in_order_and_hold_every_word(paragraphs: list[str]) -> None:
    words = lexicon("en")
    assert words is not None
    for paragraph in read_release(release(paragraphs), words).paragraphs:
        ends = [0]
        for start, end in paragraph.sentences:
            assert ends[-1] <= start < end <= len(paragraph.text)
            ends.append(end)
        assert len(paragraph.outside) == len(paragraph.text)
        for word in paragraph.words:
            assert paragraph.outside[word.start : word.end] == word.text


def test_a_long_text_without_full_stops_is_cut_into_sentences_of_bounded_length() -> None:
    words = lexicon("en")
    assert words is not None
    reading = read_release(release(["Title", "organized by the OSCE and " * 12_000]), words)
    lengths = [end - start for start, end in reading.paragraphs[1].sentences]
    assert sum(lengths) > 290_000
    assert max(lengths) <= 1500


def test_a_language_without_rules_gives_the_headline_and_says_so() -> None:
    source = Release(
        "note.txt", ("Policia dhe banorët", "Tryeza u mbajt."), "0" * 64, language="sq"
    )
    summary, findings = extract(source)
    assert summary.event.title.text == "Policia dhe banorët"
    assert summary.quotations == []
    assert [finding.code for finding in findings] == ["source.language-without-rules"]
