"""Text is measured no narrower and no lower than the fonts set it."""

from __future__ import annotations

import pytest

from fonts_support import installed_font
from mkmaterials.office import metrics

TEXTS = (
    "Trust grows where people are listened to, and where something happens afterwards.",
    "“Co-operation”: 2,024 officers – and their neighbours – in 56 states (p. 7).",
    "Ljubičić, Brânză și Gjergji Çelë: što više škola, žandarmerija, çdo komunitet.",
    "Доверие растёт там, где людей слушают и где потом действительно что-то происходит.",
)
MEASURED = ("Carlito", "DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono", "Liberation Mono")
TWINS = (("Liberation Sans", "Arial"), ("Liberation Serif", "Times New Roman"))
UNKNOWN = ("DejaVu Sans", "DejaVu Serif", "Carlito", "Liberation Sans", "Liberation Serif")


def _width(font: str, text: str, *, bold: bool) -> float | None:
    """Return the width of a text in font sizes, without kerning; None if it lacks a letter."""
    file = installed_font(font, bold=bold)
    glyphs, advances = file.getBestCmap(), file["hmtx"].metrics
    if any(ord(letter) not in glyphs for letter in text):
        return None
    return float(sum(advances[glyphs[ord(letter)]][0] for letter in text)) / float(
        file["head"].unitsPerEm
    )


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(("font", "name"), [*TWINS, *((font, font) for font in MEASURED)])
def test_no_installed_font_sets_text_wider_than_it_is_measured(
    font: str, name: str, *, bold: bool
) -> None:
    seen = 0
    for text in TEXTS:
        width = _width(font, text, bold=bold)
        if width is not None:
            seen += 1
            assert width <= metrics.face(name, bold).width(text, 1) <= 1.35 * width
    assert seen


@pytest.mark.parametrize("font", MEASURED)
def test_no_installed_font_has_higher_lines_than_are_measured(font: str) -> None:
    file = installed_font(font)
    head = file["hhea"]
    line = (head.ascent - head.descent + head.lineGap) / file["head"].unitsPerEm
    assert line <= metrics.face(font, False).line + 0.001


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("font", UNKNOWN)
def test_a_font_of_which_nothing_is_known_is_measured_on_the_wide_side(
    font: str, *, bold: bool
) -> None:
    for text in TEXTS:
        width = _width(font, text, bold=bold)
        assert width is None or width <= metrics.face("Some Other Font", bold).width(text, 1)
    assert metrics.face("Some Other Font", bold).line >= 1.3
