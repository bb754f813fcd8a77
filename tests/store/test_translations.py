from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkmaterials.errors import TranslationError
from mkmaterials.model.translation import TranslatedText
from mkmaterials.store import (
    add_translations,
    load_translation,
    translation_path,
    translation_schema,
)

if TYPE_CHECKING:
    from pathlib import Path

TWICE = """\
source: a
language: ru
texts:
  - {what: aim, original: a, translation: b}
  - {what: aim, original: a, translation: c}
"""
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def text(what: str, original: str, translation: str, by: str | None = None) -> TranslatedText:
    return TranslatedText(what=what, original=original, translation=translation, by=by)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return translation_path(tmp_path / "harbour.txt", "ru")


def test_translations_lie_beside_the_summary_with_their_schema(path: Path) -> None:
    add_translations(path, "harbour.txt", "ru", [text("aim", "to plan", "планировать", "Ana")])
    assert path.name == "harbour.ru.yaml"
    read = load_translation(path)
    assert (read.source, read.language) == ("harbour.txt", "ru")
    assert read.texts == [text("aim", "to plan", "планировать", "Ana")]
    schema = json.loads(path.with_name(".event-translation.schema.json").read_bytes())
    assert schema == translation_schema()
    jsonschema.Draft202012Validator.check_schema(schema)


@given(original=TEXTS, translation=TEXTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_is_read_as_it_was_written(path: Path, original: str, translation: str) -> None:
    path.unlink(missing_ok=True)
    add_translations(path, "harbour.txt", "ru", [text("aim", original, translation)])
    add_translations(path, "harbour.txt", "ru", [text("message", original, translation)])
    assert load_translation(path).texts == [
        text("aim", original, translation),
        text("message", original, translation),
    ]


def test_remarks_and_corrections_of_a_person_stay(path: Path) -> None:
    add_translations(path, "harbour.txt", "ru", [text("aim", "to plan", "планировать", "Ana")])
    edited = path.read_text(encoding="utf-8").replace(
        "    translation: планировать", "    # better so:\n    translation: планирование # mine"
    )
    path.write_text(edited, encoding="utf-8")
    add_translations(path, "harbour.txt", "ru", [text("message", "we act", "мы действуем")])
    now = path.read_text(encoding="utf-8")
    assert now.startswith(edited.rstrip())
    assert [one.translation for one in load_translation(path).texts] == [
        "планирование",
        "мы действуем",
    ]


def test_a_text_that_is_there_gets_the_new_translation_and_loses_what_was_said_of_the_old(
    path: Path,
) -> None:
    old = TranslatedText(what="aim", original="x", translation="a", by="Ana", accepted=True)
    add_translations(path, "harbour.txt", "ru", [old, text("message", "y", "b")])
    add_translations(path, "harbour.txt", "ru", [text("aim", "x", "c")])
    assert load_translation(path).texts == [text("aim", "x", "c"), text("message", "y", "b")]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("texts: [", "not valid YAML"),
        ("source: a\nlanguage: ru\nteksts: []\n", "line 3"),
        ("source: a\nlanguage: ru\ntexts:\n  - {what: aim, original: a}\n", "line 4"),
        (
            TWICE,
            "two translations of one text",
        ),
    ],
)
def test_a_mistake_is_reported_with_its_line_and_nothing_is_written(
    path: Path, written: str, said: str
) -> None:
    path.write_text(written, encoding="utf-8")
    with pytest.raises(TranslationError) as caught:
        load_translation(path)
    assert said in str(caught.value)
    with pytest.raises(TranslationError):
        add_translations(path, "a", "ru", [text("aim", "x", "y")])
    assert path.read_text(encoding="utf-8") == written
