"""Topics, recommendations and commitments that a release prints as a list, a line for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.frames import Use
from mkmaterials.extract.passages import BLANK, trim

if TYPE_CHECKING:
    from mkmaterials.extract.passages import Paragraph, Place, Reading

_MARK: Final = re.compile(r"\s*(?:[•●▪◦‣·*–—-]|\(?[0-9a-z]{1,2}[.)])\s+")
_FEWEST: Final = 3  # words of an item
_MOST: Final = 40
_INTRODUCED: Final = 25  # words of the line that introduces a list


def find_listed(reading: Reading) -> list[tuple[Place, Use]]:
    """Return the items of lists that follow "Topics discussed included:" and the like.

    A list is the paragraphs after a line that ends with a colon, each with a bullet or a number,
    in lower case, or closed by a semicolon. "Participants agreed to:" lists commitments, "They
    adopted the following recommendations:" calls, "The workshop covered:" topics.
    """
    found: list[tuple[Place, Use]] = []
    use: Use | None = None
    open_item = False
    for paragraph in reading.body:
        mark = _MARK.match(paragraph.text)
        if use and (mark or open_item or paragraph.text[:1].islower()):
            place = _item(paragraph, mark.end() if mark else 0)
            if place:
                found.append((place, use))
            open_item = paragraph.text.rstrip().endswith((";", ",", "; and", ", and"))
        else:
            use = _introduced(reading, paragraph)
            open_item = False
    return found


def _introduced(reading: Reading, paragraph: Paragraph) -> Use | None:
    """Return what kind of list the last sentence of a paragraph introduces, if any."""
    if not paragraph.text.rstrip().endswith(":") or not paragraph.sentences:
        return None
    words = {word.low for word in paragraph.between(*paragraph.sentences[-1])}
    if len(words) > _INTRODUCED:
        return None
    for key, use in (
        ("listed_deeds", Use.COMMITMENT),
        ("listed_calls", Use.CALL),
        ("listed_topics", Use.TOPIC),
    ):
        if words & reading.lexicon.words(f"messages.{key}"):
            return use
    return None


def _item(paragraph: Paragraph, start: int) -> Place | None:
    """Return an item without its mark; one with words in quotation marks is left out."""
    low, high = trim(paragraph.text, start, len(paragraph.text))
    for joint in (" and", ", and"):
        if paragraph.text[low:high].endswith(joint):
            low, high = trim(paragraph.text, low, high - len(joint))
    count = len(paragraph.text[low:high].split())
    if not _FEWEST <= count <= _MOST or BLANK in paragraph.outside[low:high]:
        return None
    return paragraph.place(low, high)
