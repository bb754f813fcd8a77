"""Which themes of police-public partnership work a release speaks of, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.extract.whole_text import WholeText
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
    text = WholeText([paragraph.text for paragraph in paragraphs])
    for theme in THEMES:
        places = {
            (paragraphs[index].number, paragraphs[index].passage(at))
            for index, at in text.find(words.themes.get(theme, ()), inside=words.capital_nouns)
        }
        if places:
            found[theme] = sorted(places)
    order = sorted(found, key=lambda theme: (-len(found[theme]), THEMES.index(theme)))
    return {theme: found[theme] for theme in order}
