"""Which themes of police-public partnership work a release speaks of, and where."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from mkmaterials.extract.whole_text import WholeText
from mkmaterials.model.themes import THEMES

if TYPE_CHECKING:
    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.passages import Paragraph, Place, Reading
    from mkmaterials.model.themes import ThemeId


def find_themes(reading: Reading) -> dict[ThemeId, list[Place]]:
    """Return the sentences that show each theme, themes with most sentences first.

    Words said in quotation marks count too: what people say shows best what it is about.
    """
    themes = reading.lexicon.themes()
    body = reading.body
    text = WholeText([paragraph.text for paragraph in body])
    found = {
        theme: sorted(
            {_passage(body[index], at) for index, at in text.find(themes[theme])}, key=_in_order
        )
        for theme in THEMES
        if theme in themes
    }
    shown = {theme: places for theme, places in found.items() if places}
    order = sorted(shown, key=lambda theme: (-len(shown[theme]), THEMES.index(theme)))
    return {theme: shown[theme] for theme in order}


def _in_order(place: Place) -> tuple[int, int]:
    return place.number, place.start


def _passage(paragraph: Paragraph, at: int) -> Place:
    """Return the passage in quotation marks that holds `at`, else the sentence."""
    index = bisect_right(paragraph.quoted, at, key=_start) - 1
    quoted = paragraph.quoted[index] if index >= 0 else None
    if quoted and at < quoted.end:
        return paragraph.place(quoted.start, quoted.end)
    return paragraph.place(*paragraph.sentence_at(at))


def _start(quoted: Quoted) -> int:
    return quoted.start
