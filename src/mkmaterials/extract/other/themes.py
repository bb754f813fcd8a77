"""Which themes of police-public partnership work a release speaks of, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.model.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.extract.other.names import Place
    from mkmaterials.extract.other.text import Paragraph
    from mkmaterials.extract.other.words import Words
    from mkmaterials.model.themes import ThemeId


def find_themes(
    paragraphs: Sequence[Paragraph], words: Words
) -> dict[ThemeId, list[tuple[int, Place]]]:
    """Return the sentences that show each theme, themes with most sentences first."""
    found: dict[ThemeId, list[tuple[int, Place]]] = {}
    for theme in THEMES:
        places = {
            (paragraph.number, paragraph.passage(match.start()))
            for paragraph in paragraphs
            if theme in words.themes
            for match in words.themes[theme].finditer(paragraph.text)
        }
        if places:
            found[theme] = sorted(places)
    order = sorted(found, key=lambda theme: (-len(found[theme]), THEMES.index(theme)))
    return {theme: found[theme] for theme in order}
