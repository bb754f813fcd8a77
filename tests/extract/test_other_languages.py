from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkmaterials.extract import extract
from mkmaterials.model.release import Release, parse_at


def release(language: str, *paragraphs: str) -> Release:
    return Release("a.txt", ("Titel", *paragraphs), "0" * 64, language)


@pytest.mark.parametrize(
    ("language", "text", "segments"),
    [
        ("de", "„Wir hören erst zu und handeln dann“, sagte sie.", 1),
        ("fr", "« Nous écoutons d’abord, puis nous agissons tous. »", 1),
        ("sq", "Ai tha se “tregu është i qetë kur dritat ndizen”.", 1),
        ("ru", "«Сначала мы слушаем, – сказала Анна Белова. – Потом действуем вместе».", 2),
    ],
)
def test_speech_is_found_by_its_marks_and_nobody_is_named(
    language: str, text: str, segments: int
) -> None:
    summary, findings = extract(release(language, text))
    said = [segment.text for segment in summary.quotations[0].segments]
    assert len(said) == segments
    assert all(words in text and "–" not in words for words in said)
    assert said[0][0] in "WNtС"
    assert said[-1].rstrip(".")[-5:] in {" dann", " tous", "dizen", "месте"}
    assert summary.quotations[0].speaker is None
    assert summary.people == []
    assert {finding.code for finding in findings} == {
        "source.language-without-rules",
        "quotation.speaker-not-stated",
    }


def test_names_of_projects_are_terms() -> None:
    summary, _ = extract(release("ru", "Проект «Открытые двери» начался в Оше."))
    assert summary.quotations == []
    assert [term.text for term in summary.terms] == ["Открытые двери"]


def test_a_passage_that_names_its_speaker_inside_is_not_printed() -> None:
    text = "« Nous écoutons, explique Hélène Ruiz-Cariou. Puis nous agissons. »"
    summary, findings = extract(release("fr", text))
    assert summary.quotations == []
    assert "quotation.attribution-inside" in {finding.code for finding in findings}


@given(st.text(alphabet="аб Аб ,.–«»„“”\"'—!", max_size=120))
def test_any_marks_in_any_order_give_passages_that_slice_back(text: str) -> None:
    one = release("ru", f"x{text}")
    summary, _ = extract(one)
    for quotation in summary.quotations:
        for segment in quotation.segments:
            assert segment.at
            paragraph, start, end = parse_at(segment.at)
            assert one.paragraphs[paragraph - 1][start:end] == segment.text
