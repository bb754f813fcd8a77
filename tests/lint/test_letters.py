"""Letters that languages need, by their codes."""

from __future__ import annotations

import pytest

from mkmaterials.lint.letters import needed, sets_of
from mkmaterials.overlays import BASE, resolve, template_roots
from mkmaterials.wording import po
from mkmaterials.wording.catalogues import languages
from mkmaterials.wording.locales import MARKS
from support import ROOT

LANGUAGES = languages(resolve(BASE, template_roots(ROOT)).all("locale"))


@pytest.mark.parametrize(
    ("code", "has", "has_not"),
    [
        ("sr-Latn", "đ", "ђ"),
        ("sr-Cyrl", "ђ", "đ"),
        ("sr", "ђđ", ""),
        ("ro-MD", "ț", "ђ"),
        ("uz-Cyrl", "ў", "ђ"),
    ],
)
def test_a_script_narrows_the_letters_and_a_region_does_not(
    code: str, has: str, has_not: str
) -> None:
    letters = needed([code])[code]
    assert set(has) <= set(letters)
    assert not set(has_not) & set(letters)


def test_uzbek_in_latin_letters_needs_its_two_turned_commas() -> None:
    assert needed(["uz-Latn"]) == {"uz-Latn": "ʻʼ"}


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_the_letters_of_our_own_texts_are_among_those_that_are_looked_for(language: str) -> None:
    """Whatever stands in a catalogue is looked for in the fonts, or every font has it."""
    looked_for = "".join(needed([language]).values())
    own = {letter for text in _texts(language) for letter in text if not letter.isspace()}
    left = own - set(looked_for + looked_for.upper())
    assert "".join(sorted(letter for letter in left if not _is_in_every_font(letter))) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_font_has_the_quotation_marks_and_dashes_of_the_language(language: str) -> None:
    marks = MARKS[language.partition("-")[0]]
    assert all(map(_is_in_every_font, f"{marks}–—…·¶"))


def _is_in_every_font(letter: str) -> bool:
    return sets_of(letter) >= {"1252"} or letter == "№"


def _texts(language: str) -> list[str]:
    catalogues = (ROOT / "templates" / "base" / "locale" / language).glob("*.po")
    return [form for path in catalogues for m in po.read(path.read_bytes()) for form in po.forms(m)]
