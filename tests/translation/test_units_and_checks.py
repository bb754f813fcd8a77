from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkmaterials.errors import ChoiceError
from mkmaterials.model.summary import Fact, Person, Quotation
from mkmaterials.model.translation import TranslatedText, Translation
from mkmaterials.translation import Unit, as_printed, spelled_names, tell, units_of
from mkmaterials.translation.checks import check_text, digits, parts_of, without_marks
from mkmaterials.translation.languages import (
    in_script,
    language_code,
    language_name,
    same_language,
    script_of,
)
from mkmaterials.translation.units import joined, placeholders, quotation_units

if TYPE_CHECKING:
    from mkmaterials.model.summary import EventSummary

SEGMENT = st.text(st.sampled_from("ab {}123."), min_size=1).filter(str.strip)


def unit(original: str, what: str = "message", marks: tuple[str, ...] = ()) -> Unit:
    return Unit(what, original, "message 1 of 1", None, marks)


def codes(original: str, translation: str, **names: str) -> list[str]:
    return [one.code for one in check_text(unit(original), translation, names, "file")]


def translated(summary: EventSummary, **texts: str) -> Translation:
    entries = [
        TranslatedText(what=u.what, original=u.original, translation=texts[u.what], by="Ana Lungu")
        for u in units_of(summary)
        if u.what in texts
    ]
    return Translation(source="harbour.txt", language="ru", texts=entries)


def test_every_text_that_is_printed_can_be_translated_and_each_stands_there_once(
    summary: EventSummary,
) -> None:
    summary.messages.append(deepcopy(summary.messages[0]))
    units = {one.what: one.original for one in units_of(summary)}
    assert units == {
        "title": "Officers and residents plan safer harbour together",
        "type": "workshop",
        "place": "PORT ALMA",
        "qualifier": "Some",
        "name-maron": "Ilse Maron",
        "honorific-maron": "Inspector",
        "role-maron": "Head of the Harbour Unit",
        "message": "joint patrols build trust",
        "said-by": "Participants",
        "quotation": "We listen first. Then we act, together with those who live here,",
    }
    ids = [one.id for one in units_of(summary)]
    assert len(ids) == len(set(ids)) == len(units)


def test_ids_stay_when_texts_are_moved_and_change_with_the_text(summary: EventSummary) -> None:
    before = {one.id for one in units_of(summary)}
    summary.people.insert(0, Person(id="new", name="Somebody New"))
    assert before < {one.id for one in units_of(summary)}
    summary.messages[0].text = "joint patrols build more trust"
    assert len(before - {one.id for one in units_of(summary)}) == 1


@given(segments=st.lists(SEGMENT, min_size=1, max_size=4))
def test_a_quotation_is_cut_again_where_the_source_breaks_in(segments: list[str]) -> None:
    marks = placeholders(segments)
    text = joined(segments, marks)
    quotation = unit(text, "quotation", tuple(marks))
    assert parts_of(quotation, text) == tuple(segment.strip() for segment in segments)


def test_a_placeholder_that_is_lost_or_doubled_is_an_error() -> None:
    quotation = unit("We listen {1} and act", "quotation", ("{1}",))
    for made in ("Мы слушаем и действуем", "Мы {1} слушаем {1} и действуем"):
        found = list(check_text(quotation, made, {}, "file"))
        assert [(one.code, one.level) for one in found] == [("translation.placeholder", "error")]
    assert list(check_text(quotation, "Мы действуем {1} и слушаем", {}, "file")) == []


@pytest.mark.parametrize(
    ("original", "made"),
    [
        ("over 1,250 officers in 2024", "более 1250 сотрудников в 2024 году"),
        ("1.5 million and 30 October", "1,5 миллиона и 30 октября"),
        ("12 people", "\u0661\u0662 شخصا"),
        ("Resolution 1325 (2000)", "резолюция 1325 (2000)"),
        ("three people", "три человека"),
    ],
)
def test_numbers_agree_however_a_language_writes_them(original: str, made: str) -> None:
    assert codes(original, made) == []


@pytest.mark.parametrize(
    ("original", "made"), [("25 officers", "52 сотрудника"), ("25 of 30", "25"), ("some", "30")]
)
def test_numbers_that_are_lost_changed_or_added_are_noticed(original: str, made: str) -> None:
    assert codes(original, made) == ["translation.numbers"]


def test_groups_of_digits_are_one_number_and_years_in_a_row_are_two() -> None:
    assert set(digits("1 234 567 in 2023, 2024")) == {"1234567", "2023", "2024"}


@pytest.mark.parametrize(
    ("original", "made", "language"),
    [
        ("on 3 February 2027", "3 марта 2027 года", "ru"),
        ("on 3 February 2027", "3 de marzo de 2027", "es"),
        ("on 3 February 2027", "le 3 mars 2027", "fr"),
        ("on 3 February 2027", "am 3. März 2027", "de"),
        ("in February 2027", "в марте 2027 года", "ru"),
        ("from 5 May 2027", "с 5 июня 2027 года", "ru"),
        ("on 3 February and 4 March", "4 февраля и 3 марта", "ru"),
        ("on 3 February 2027", "3 – 2027", "de"),
    ],
)
def test_a_date_whose_month_or_day_is_another_is_noticed(
    original: str, made: str, language: str
) -> None:
    found = list(check_text(unit(original), made, {}, "file", ("en", language)))
    assert [(one.code, one.level) for one in found] == [("translation.numbers", "warning")]
    assert "dates do not agree" in found[0].message


@pytest.mark.parametrize(
    ("original", "made", "language"),
    [
        ("on 3 February 2027", "3 февраля 2027 года", "ru"),
        ("in February 2027", "в феврале 2027 года", "ru"),
        ("on 1 May 2027 they may go", "1 мая 2027 года они могут ехать", "ru"),
        ("the 3rd of February", "am 3. Februar", "de"),
        ("Feb. 3, 2027", "le 3 févr. 2027", "fr"),
        ("February 3–5 and March 7", "3–5 февраля и 7 марта", "ru"),
        ("3 to 5 February", "del 3 al 5 de febrero", "es"),
        ("they march for 3 days, and 20 may stay", "camminano 3 giorni, e 20 restano", "it"),
        ("on 3 February 2027", "2027-yil 3-fevral", "uz"),
        ("on 3 February", "3 der Monat", "und"),
    ],
)
def test_dates_agree_in_whatever_form_the_month_stands(
    original: str, made: str, language: str
) -> None:
    assert list(check_text(unit(original), made, {}, "file", ("en", language))) == []


def test_a_name_must_be_there_as_agreed_whatever_its_ending() -> None:
    names = {"Ilse Maron": "Ильза Марон"}
    ours = unit("Ilse Maron spoke about trust")
    assert list(check_text(ours, "Слово взяла Ильза Марон", names, "f")) == []
    assert list(check_text(ours, "По словам Ильзы Мароновой", names, "f")) == []
    found = list(check_text(ours, "Она говорила о доверии", names, "f"))
    assert [(one.code, one.level) for one in found] == [("translation.names", "warning")]


@pytest.mark.parametrize(
    ("made", "left"),
    [
        ("«Мы слушаем»", "Мы слушаем"),
        ("“We listen”", "We listen"),
        ("„Wir hören zu“", "Wir hören zu"),
        ("«Мы» и «вы»", "«Мы» и «вы»"),
        ("Мы слушаем", "Мы слушаем"),
        ('"', '"'),
    ],
)
def test_quotation_marks_around_a_quotation_are_taken_off(made: str, left: str) -> None:
    assert without_marks(unit("We listen", "quotation"), made) == left
    assert without_marks(unit("We listen"), made) == made


def test_an_event_is_told_as_far_as_it_is_translated_and_quotations_stay(
    summary: EventSummary,
) -> None:
    quoted = deepcopy(summary.quotations)
    made = translated(
        summary, title="Безопасная гавань", quotation="Сначала мы слушаем.", place="Порт-Альма"
    )
    told = tell(summary, "ru", made, "harbour.ru.yaml")
    assert told.summary.event.title.text == "Безопасная гавань"
    assert told.summary.event.title.at == "p1"
    assert told.summary.messages[0].text == "joint patrols build trust"
    assert told.summary.quotations == quoted
    rendering = told.renderings[0]
    assert rendering is not None
    assert (rendering.segments, rendering.by) == (("Сначала мы слушаем.",), "Ana Lungu")
    assert "joint patrols build trust" in told.foreign
    assert "Безопасная гавань" not in told.foreign
    assert summary.event.title.text.startswith("Officers")
    found = {one.code: one.message for one in told.findings}
    assert found["translation.missing"].startswith("not translated into Russian: 6 of the 9")
    assert "Ilse Maron" in found["translation.names"]


def test_a_translation_of_words_that_have_changed_is_stale_and_not_told(
    summary: EventSummary,
) -> None:
    made = translated(summary, message="совместные патрули", quotation="Сначала мы слушаем.")
    summary.messages[0].text = "joint patrols build more trust"
    summary.quotations[0].segments.append(Fact(text="And more."))
    told = tell(summary, "ru", made, "harbour.ru.yaml")
    assert told.summary.messages[0].text == "joint patrols build more trust"
    assert told.renderings == (None,)
    stale = [one for one in told.findings if one.code == "translation.stale"]
    assert ["joint patrols build trust" in one.message for one in stale] == [True, False]


def test_numbers_are_checked_again_when_printed_unless_somebody_has_accepted_them(
    summary: EventSummary,
) -> None:
    summary.messages[0].text = "25 joint patrols"
    made = translated(summary, message="двадцать пять патрулей")
    assert "translation.numbers" in {f.code for f in tell(summary, "ru", made, "x").findings}
    made.texts[0].accepted = True
    assert "translation.numbers" not in {f.code for f in tell(summary, "ru", made, "x").findings}


def test_a_translation_without_its_placeholder_is_not_told(summary: EventSummary) -> None:
    summary.quotations = [Quotation(segments=[Fact(text="We listen"), Fact(text="and act")])]
    assert quotation_units(summary)[0].original == "We listen {1} and act"
    lost = tell(summary, "ru", translated(summary, quotation="Мы слушаем"), "x")
    assert lost.renderings == (None,)
    assert "translation.placeholder" in {one.code for one in lost.findings}
    kept = tell(summary, "ru", translated(summary, quotation="Мы слушаем {1} и делаем"), "x")
    rendering = kept.renderings[0]
    assert rendering is not None
    assert rendering.segments == ("Мы слушаем", "и делаем")


def test_in_its_own_language_an_event_has_no_translations_and_no_findings(
    summary: EventSummary,
) -> None:
    told = as_printed(summary)
    assert (told.is_translation, told.renderings, told.findings) == (False, (None,), [])


def test_names_are_spelled_as_agreed_or_as_they_are_in_the_same_script(
    summary: EventSummary,
) -> None:
    assert spelled_names(summary, None) == {}
    made = translated(summary, **{"name-maron": "Ильза Марон"})
    assert spelled_names(summary, made) == {"Ilse Maron": "Ильза Марон"}
    french = Translation(source="harbour.txt", language="fr")
    assert spelled_names(summary, french) == {"Ilse Maron": "Ilse Maron"}


def test_languages_and_scripts_are_those_of_cldr() -> None:
    assert language_code("sr_Latn") == language_code(" sr-latn ") == "sr-Latn"
    assert language_name("ru", "en") == "Russian"
    assert language_name("sr-Latn", "en") == "Serbian (Latin)"
    assert [script_of(code) for code in ("ru", "en", "sr", "sr-Latn", "kk")] == [
        *("Cyrl", "Latn", "Cyrl", "Latn", "Cyrl")
    ]
    assert in_script("Ильза", "Cyrl")
    assert not in_script("Ильза", "Latn")
    assert same_language("ru", "ru")
    assert not same_language("sr-Latn", "sr-Cyrl")
    for code in ("klingon", "und", "new", ""):
        with pytest.raises(ChoiceError, match=f"no language '{code}'"):
            language_code(code)


def test_the_name_of_who_said_a_message_is_asked_for_once_and_older_files_still_count(
    summary: EventSummary,
) -> None:
    summary.messages[0].said_by = Fact(text="Ilse Maron")
    units = [one for one in units_of(summary) if one.original == "Ilse Maron"]
    assert [one.what for one in units] == ["name-maron"]
    for what in ("name-maron", "said-by"):
        text = TranslatedText(what=what, original="Ilse Maron", translation="Ильза Марон")
        made = Translation(source="harbour.txt", language="ru", texts=[text])
        told = tell(summary, "ru", made, "harbour.ru.yaml")
        said_by = told.summary.messages[0].said_by
        assert said_by is not None
        assert said_by.text == "Ильза Марон"
        assert told.summary.people[0].name == "Ильза Марон"
        assert "translation.stale" not in [one.code for one in told.findings]
