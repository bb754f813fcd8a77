"""Words of a place: capitals behind "in", seats of bodies, the country beside a city."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.passages import Paragraph, Reading, Word

_LONGEST: Final = 6  # words of a name


def is_seat_of_body(reading: Reading, paragraph: Paragraph, index: int) -> bool:
    """Programme Office in Dushanbe, OSCE Centre in Ashgabat: the body's seat."""
    before = paragraph.words[index - 1] if index else None
    if before is None or not _is_seat(paragraph, before, paragraph.words[index], reading.lexicon):
        return False
    if is_police(paragraph, index) and _is_for(reading, paragraph, index - 1):
        return False
    return not _is_venue(reading, paragraph, index - 1)


def _is_for(reading: Reading, paragraph: Paragraph, index: int) -> bool:
    """Tell whether a run of capitals is whom a course was for: "for the Puntland Police"."""
    words = paragraph.words
    while index >= 0 and words[index].text[0].isupper():
        index -= 1
    if index > 0 and words[index].low in reading.lexicon.words("grammar.articles"):
        index -= 1
    return index >= 0 and words[index].low == "for"


def _is_venue(reading: Reading, paragraph: Paragraph, index: int) -> bool:
    """Tell whether a run of capitals is where one met: "at its Training Center in Bucharest"."""
    words = paragraph.words
    connect = reading.lexicon.words("grammar.connect") - {"at", "in"}
    while index >= 0 and (words[index].text[0].isupper() or words[index].low in connect):
        index -= 1
    owners = reading.lexicon.words("grammar.articles") | reading.lexicon.words("grammar.owners")
    if index > 0 and words[index].low in owners:
        index -= 1
    return index >= 0 and words[index].low == "at"


def _is_seat(paragraph: Paragraph, before: Word, preposition: Word, lexicon: Lexicon) -> bool:
    """Programme Office in Dushanbe, OSCE Centre in Ashgabat."""
    if paragraph.outside[before.end : preposition.start] != " ":
        return False
    capital = before.text[0].isupper()
    return capital and before.low in lexicon.words("hosts.seats")


def capitals(paragraph: Paragraph, first: int) -> list[str]:
    """Return the capitalised words from word `first` on that nothing but a space parts."""
    found: list[str] = []
    for index in range(first, min(len(paragraph.words), first + _LONGEST)):
        word = paragraph.words[index]
        if not word.text[0].isupper() or (found and gap_before(paragraph, index) != " "):
            break
        found.append(word.text)
    return found


def gap_before(paragraph: Paragraph, index: int) -> str:
    """Return what stands between a word and the one before it."""
    return paragraph.outside[paragraph.words[index - 1].end : paragraph.words[index].start]


def is_area(word: Word, lexicon: Lexicon) -> bool:
    """Tell whether a word is a country's name or wider than a city: "South", "Europe"."""
    low = word.low
    parts = low.replace("-", " ").split()
    wide = {"south", "north", "east", "west", "central", "southern", "northern", "eastern"}
    wide |= {"western", "south-east", "south-eastern", "and", "republic"}
    countries = lexicon.words("places.countries") | lexicon.words("places.more_countries")
    return low in countries or low in wide or all(p in countries | wide for p in parts)


def with_country(paragraph: Paragraph, last: int, lexicon: Lexicon) -> int:
    """Take ", Poland", "(Ukraine)" or ", South Kazakhstan Region" along."""
    words = paragraph.words
    end = words[last - 1].end
    if last >= len(words):
        return end
    gap = paragraph.outside[end : words[last].start]
    if gap not in {", ", " ("}:
        return end
    stop = last
    known = False
    while stop < len(words) and words[stop].text[0].isupper():
        known = known or is_area(words[stop], lexicon)
        known = known or words[stop].low in lexicon.phrases("places.regions")
        stop += 1
        if stop < len(words) and paragraph.outside[words[stop - 1].end : words[stop].start] != " ":
            break
    if not known:
        return end
    closed = gap == " (" and paragraph.outside[words[stop - 1].end : words[stop - 1].end + 1] == ")"
    return words[stop - 1].end + closed if gap == ", " or closed else end


def is_police(paragraph: Paragraph, index: int) -> bool:
    """Tell whether "in" follows the police: they are where they serve."""
    return paragraph.words[index - 1].low == "police"
