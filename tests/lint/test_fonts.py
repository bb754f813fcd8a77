"""What is said of the letters of fonts holds for those that are installed here."""

from __future__ import annotations

import pytest

from fonts_support import installed_font
from mkmaterials.lint.letters import letters_of, needed
from mkmaterials.wording.locales import MARKS

LANGUAGES = (
    *("bs", "cnr", "de", "es", "fr", "hr", "it", "kk", "ky", "mk", "ro", "ru", "sq", "sr", "tg"),
    *("tk", "tr", "uk", "uz"),
)
FONTS = (
    *("Carlito", "DejaVu Sans", "DejaVu Serif", "Liberation Sans", "Liberation Serif"),
    *("Liberation Mono", "Liberation Sans Narrow"),
)


@pytest.mark.parametrize("font", FONTS)
def test_the_font_carries_the_letters_that_the_table_says_and_no_others(font: str) -> None:
    known = letters_of(font)
    assert known is not None
    assert not known.unsure
    glyphs = installed_font(font).getBestCmap()
    for language, small in needed(LANGUAGES).items():
        both = dict.fromkeys(small + "".join(c.upper() for c in small if len(c.upper()) == 1))
        absent = "".join(letter for letter in both if ord(letter) not in glyphs)
        if absent:
            assert set(known.lacking("".join(both))) & set(absent), language
        else:
            assert not known.lacking("".join(both)), language


@pytest.mark.parametrize("font", FONTS)
def test_the_font_carries_the_marks_of_all_languages(font: str) -> None:
    glyphs = installed_font(font).getBestCmap()
    assert [mark for mark in "".join(MARKS.values()) + "–—…·¶№" if ord(mark) not in glyphs] == []


def test_calibri_stands_with_carlito() -> None:
    assert letters_of("Calibri") == letters_of("Carlito")
