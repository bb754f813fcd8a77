"""Catalogues of translations: what is found in them, and what stands in for what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkmaterials.errors import TemplateError
from mkmaterials.wording import po, wording
from mkmaterials.wording.catalogues import has_catalogue, languages, load_catalogue
from mkmaterials.wording.locales import chain, language_name, normalized

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = """msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {forms}\\n"
"X-Read-By-Native-Speaker: {reader}\\n"

"""
_RUSSIAN = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
    "(n%100<10 || n%100>=20) ? 1 : 2);"
)
_MINUTES = """msgctxt "session.minutes"
msgid "{minutes} minute"
msgid_plural "{minutes} minutes"
msgstr[0] "{minutes} минута"
msgstr[1] "{minutes} минуты"
msgstr[2] "{minutes} минут"
"""
LABELS = {
    "fact.date": "Date",
    "slides": "{first}–{last}",
    "session.minutes": "{minutes} minutes",
    "session.minutes.one": "{minutes} minute",
}


def _write(
    folder: Path, code: str, body: str, *, name: str = "documents", reader: str = "no"
) -> Path:
    path = folder / code / f"{name}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = _HEAD.format(language=code.replace("-", "_"), forms=_RUSSIAN, reader=reader)
    path.write_text(head + body, "utf-8")
    return path


def _entry(english: str, new: str, *, context: str = "", fuzzy: bool = False) -> str:
    flag = "#, fuzzy\n" if fuzzy else ""
    line = f'msgctxt "{context}"\n' if context else ""
    return f'{flag}{line}msgid "{english}"\nmsgstr "{new}"\n\n'


def test_a_number_takes_each_of_the_three_russian_forms(tmp_path: Path) -> None:
    _write(tmp_path, "ru", _MINUTES)
    words = wording("ru", LABELS, load_catalogue([tmp_path], "ru"))
    shown = [words.count("session.minutes", n, minutes=n) for n in (1, 22, 90, 11)]
    assert shown == ["1 минута", "22 минуты", "90 минут", "11 минут"]


def test_english_has_its_singular() -> None:
    words = wording("en", LABELS)
    shown = [words.count("session.minutes", n, minutes=n) for n in (1, 2)]
    assert shown == ["1 minute", "2 minutes"]


def test_a_form_that_is_not_translated_stays_english_and_is_told(tmp_path: Path) -> None:
    _write(tmp_path, "ru", _entry("Date", "Дата", context="fact.date"))
    words = wording("ru", LABELS, load_catalogue([tmp_path], "ru"))
    assert words.label("fact.date") == "Дата"
    assert words.count("session.minutes", 1, minutes=1) == "1 minute"
    assert words.missing == ("{minutes} minutes",)  # and not the label without words


def test_what_a_translator_is_not_sure_of_does_not_count(tmp_path: Path) -> None:
    _write(tmp_path, "ru", _entry("Date", "Дата?", context="fact.date", fuzzy=True))
    assert wording("ru", LABELS, load_catalogue([tmp_path], "ru")).label("fact.date") == "Date"


def test_a_label_is_found_only_under_its_own_key_and_english_text(tmp_path: Path) -> None:
    _write(tmp_path, "ru", _entry("Date", "Дата", context="fact.date"))
    catalogue = load_catalogue([tmp_path], "ru")
    words = wording("ru", {"fact.date": "Day", "fact.other": "Date"}, catalogue)
    assert [words.label(key) for key in words.labels] == ["Day", "Date"]


def test_the_nearer_pack_wins_and_its_gaps_are_filled(tmp_path: Path) -> None:
    _write(tmp_path / "base", "ru", _entry("Facts", "Факты") + _entry("Aim", "Цель"))
    _write(tmp_path / "own", "ru", _entry("Facts", "Сведения"))
    found = load_catalogue([tmp_path / "base", tmp_path / "own"], "ru")
    assert found.texts == {"Facts": "Сведения", "Aim": "Цель"}


def test_an_exercise_finds_its_texts_and_those_that_another_exercise_has(tmp_path: Path) -> None:
    body = _entry("Pairs", "Пары", context="one") + _entry("Pairs", "По двое", context="two")
    _write(tmp_path, "ru", body, name="activities")
    found = load_catalogue([tmp_path], "ru")
    assert found.exercise("one", "Pairs") == "Пары"
    assert found.exercise("of-my-own", "Pairs") in {"Пары", "По двое"}
    assert found.exercise("one", "Threes") is None


def test_who_has_read_a_catalogue_is_known(tmp_path: Path) -> None:
    _write(tmp_path, "ru", _entry("Facts", "Факты"))
    _write(tmp_path, "uk", _entry("Facts", "Факти"), reader="Olha Example")
    read = [load_catalogue([tmp_path], code).sources[0].read_by for code in ("ru", "uk")]
    assert read == ["", "Olha Example"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ru", ["ru"]),
        ("ro-MD", ["ro-MD", "ro"]),
        ("sr", ["sr", "sr-Cyrl"]),
        ("sr-Latn-ME", ["sr-Latn-ME", "sr-Latn"]),
        ("cnr", ["cnr", "sr-Latn"]),
        ("bs", ["bs"]),
        ("en", []),
    ],
)
def test_languages_fall_back_to_no_other_script_and_no_neighbour(
    code: str, expected: list[str]
) -> None:
    assert chain(code) == expected


def test_a_region_takes_from_its_language_what_it_lacks(tmp_path: Path) -> None:
    _write(tmp_path, "ro", _entry("Facts", "Date") + _entry("Aim", "Scop"))
    _write(tmp_path, "ro-MD", _entry("Facts", "Fapte"))
    assert load_catalogue([tmp_path], "ro-MD").texts == {"Facts": "Fapte", "Aim": "Scop"}
    assert [has_catalogue([tmp_path], code) for code in ("ro-MD", "ro-RO", "en", "fr")] == [
        *(True, True, True),
        False,
    ]
    assert languages([tmp_path]) == ["en", "ro", "ro-MD"]


def test_codes_may_be_written_as_programs_write_them() -> None:
    assert [normalized(code) for code in ("SR_latn", "en-GB", "ro-md", "RU")] == [
        *("sr-Latn", "en", "ro-MD", "ru")
    ]
    assert (language_name("sr-Latn"), language_name("cnr")) == ("Serbian (Latin)", "Montenegrin")


def test_what_is_no_po_file_is_refused_with_its_name(tmp_path: Path) -> None:
    path = _write(tmp_path, "ru", "these are only notes\n")
    with pytest.raises(TemplateError, match="no PO file") as caught:
        load_catalogue([tmp_path], "ru")
    assert caught.value.where == str(path)


def test_a_line_without_its_closing_quotation_mark_is_refused_with_its_number(
    tmp_path: Path,
) -> None:
    _write(tmp_path, "ru", 'msgid "Date"\nmsgstr "Дата\n')
    with pytest.raises(TemplateError, match=r"line 9 .*quotation mark"):
        load_catalogue([tmp_path], "ru")


def test_a_catalogue_is_written_as_it_was_read(tmp_path: Path) -> None:
    path = _write(tmp_path, "ru", _entry("Facts", "Факты"), reader="Olha Example")
    once = po.written(po.read(path.read_bytes()))
    assert po.written(po.read(once)) == once
    assert b"X-Read-By-Native-Speaker: Olha Example" in once


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", "“Да”"),
        ("ru", "«Да»"),
        ("de", "„Да“"),
        ("fr", "«\u00a0Да\u00a0»"),
        ("sr-Latn", "„Да”"),
        ("uk", "«Да»"),
    ],
)
def test_quotations_stand_in_the_marks_of_the_language(code: str, expected: str) -> None:
    words = wording(code, {})
    assert words.quoted("Да") == expected
    assert words.unquoted(words.quoted("«Да» и “нет”")) == "«Да» и “нет”"
