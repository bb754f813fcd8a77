"""Which themes of police-public partnership work a release speaks of, and where."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from mkmaterials.extract.phrases import lowered
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
    low = lowered("\n".join(paragraph.text for paragraph in reading.body))
    starts = [0, *accumulate(len(paragraph.text) + 1 for paragraph in reading.body)]
    found = {
        theme: _passages(reading, low, starts, themes[theme]) for theme in THEMES if theme in themes
    }
    shown = {theme: places for theme, places in found.items() if places}
    order = sorted(shown, key=lambda theme: (-len(shown[theme]), THEMES.index(theme)))
    return {theme: shown[theme] for theme in order}


def _passages(reading: Reading, low: str, starts: list[int], words: tuple[str, ...]) -> list[Place]:
    """Return the passages of the whole text, whose paragraphs begin at `starts`, with a word."""
    places: set[Place] = set()
    for word in words:
        at = low.find(word)
        while at >= 0:
            if not low[at - 1 : at].isalnum():
                index = bisect_right(starts, at) - 1
                places.add(_passage(reading.body[index], at - starts[index]))
            at = low.find(word, at + len(word))
    return sorted(places, key=lambda place: (place.number, place.start))


def _passage(paragraph: Paragraph, at: int) -> Place:
    """Return the passage in quotation marks that holds `at`, else the sentence."""
    index = bisect_right(paragraph.quoted, at, key=_start) - 1
    quoted = paragraph.quoted[index] if index >= 0 else None
    if quoted and at < quoted.end:
        return paragraph.place(quoted.start, quoted.end)
    return paragraph.place(*paragraph.sentence_at(at))


def _start(quoted: Quoted) -> int:
    return quoted.start
