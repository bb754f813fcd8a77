from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkmaterials.extract import extract
from mkmaterials.model.release import Release, parse_at

LIGHT = ("de", "es", "fr", "it", "ru")
TOKENS = """
« » „ “ ” " ' ‘ ’ – — - , . : ; ! ? … сказала Анна Белова А. По словам Анны директор 14 мая 2019
года в Оше a déclaré Hélène d’Artigues Selon directrice du -t-elle ajouté le 12 au sagte so wie
Leiter Dr. Ines am 3. März 2020 ha detto secondo dijo según el 31 de febrero 20 участников 0 60
personas participaron приняли участие İ ß 𝒜 شرطة
"""
MIXED = st.lists(st.sampled_from([*TOKENS.split(), "\u00a0", "\0"]), max_size=60)


def release(language: str, *paragraphs: str) -> Release:
    return Release("a.txt", ("Titel", *paragraphs), "0" * 64, language)


def test_in_a_language_without_rules_speech_is_found_and_nobody_is_named() -> None:
    text = "Ai tha se “tregu është i qetë kur dritat ndizen”."
    summary, findings = extract(release("sq", text))
    said = [segment.text for segment in summary.quotations[0].segments]
    assert said == ["tregu është i qetë kur dritat ndizen"]
    assert summary.quotations[0].speaker is None
    assert summary.people == []
    assert {finding.code for finding in findings} == {
        "source.language-without-rules",
        "quotation.speaker-not-stated",
    }


def test_in_a_language_without_rules_a_passage_that_names_its_speaker_is_not_printed() -> None:
    text = "« Dëgjojmë, shpjegon Elira Kodheli. Pastaj veprojmë të gjithë. »"
    summary, findings = extract(release("sq", text))
    assert summary.quotations == []
    assert "quotation.attribution-inside" in {finding.code for finding in findings}


@pytest.mark.parametrize("language", LIGHT)
def test_a_language_with_light_rules_says_what_is_looked_for(language: str) -> None:
    _, findings = extract(release(language, "Text."))
    assert findings[0].code == "source.language-light"
    assert findings[0].level == "note"


@pytest.mark.parametrize("language", [*LIGHT, "sq"])
def test_names_of_projects_are_terms(language: str) -> None:
    summary, _ = extract(release(language, "Проект «Открытые двери» начался в Оше."))
    assert summary.quotations == []
    assert [term.text for term in summary.terms] == ["Открытые двери"]


@given(MIXED, st.sampled_from([*LIGHT, "sq"]), st.sampled_from(["", " "]))
def test_any_words_and_marks_in_any_order_give_facts_that_slice_back(
    words: list[str], language: str, joint: str
) -> None:
    one = release(language, "x" + joint.join(words) + ".", " ".join(words) + ".")
    summary, _ = extract(one)
    facts = [(fact.text, fact.at) for q in summary.quotations for fact in q.segments]
    facts += [(fact.text, fact.at) for fact in summary.terms]
    facts += [(person.name, person.at) for person in summary.people]
    facts += [(person.role, person.role_at) for person in summary.people if person.role]
    facts += [(place.text, place.at) for place in [summary.event.place] if place]
    for text, at in facts:
        assert at
        paragraph, start, end = parse_at(at)
        assert one.paragraphs[paragraph - 1][start:end] == text


@pytest.mark.parametrize("language", LIGHT)
@pytest.mark.parametrize("piece", ["« A, – b ", "«A», ", "12 au ", "Анна ", ", a a", ". А", "– "])
def test_a_long_text_takes_no_more_than_its_share_of_time(language: str, piece: str) -> None:
    def seconds(times: int) -> float:
        start = perf_counter()
        extract(release(language, piece * times))
        return perf_counter() - start

    seconds(50)
    assert seconds(4000) < 4.0
