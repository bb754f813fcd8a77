"""Where the event took place, if no sentence about it says so: the host's house, the headline."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.gazetteer import known_city
from mkmaterials.extract.phrases import has_event_noun
from mkmaterials.extract.place_words import (
    capitals,
    is_area,
    is_police,
    is_seat_of_body,
    with_country,
)

if TYPE_CHECKING:
    from mkmaterials.extract.passages import Paragraph, Place, Reading

_LEAD: Final = 2  # paragraphs that introduce who hosted


def city_of_the_house(reading: Reading, printed: Place | None) -> Place | None:
    """Return "Idrizovo" of "The Academy in Idrizovo, near Skopje, has hosted a ceremony".

    Only where the dateline has another city, or none is printed.
    """
    hosted = reading.lexicon.words("places.at_home")
    for paragraph in reading.first(_LEAD):
        for start, end in paragraph.sentences:
            verb = next((w for w in paragraph.between(start, end) if w.low in hosted), None)
            if verb is None or not has_event_noun(reading, paragraph.outside[verb.end : end]):
                continue
            index = paragraph.index_at(start)
            while index < len(paragraph.words) and paragraph.words[index].start < verb.start:
                place = _seat_at(reading, paragraph, index)
                if place and reading.text(place) != (reading.text(printed) if printed else ""):
                    return place
                index += 1
    return None


def _seat_at(reading: Reading, paragraph: Paragraph, index: int) -> Place | None:
    """Return the city of a school or an academy, at the word "in"."""
    words = paragraph.words
    before = words[index - 1].low if index else ""
    if words[index].low != "in" or before not in reading.lexicon.words("places.schools"):
        return None
    run = capitals(paragraph, index + 1)
    if not run or all(is_area(w, reading.lexicon) for w in words[index + 1 :][: len(run)]):
        return None
    return paragraph.place(words[index + 1].start, words[index + len(run)].end)


def travelled(reading: Reading) -> bool:
    """Tell whether the lead has somebody travel to another place than the dateline's."""
    for paragraph in reading.first(1):
        for before, word in pairwise(paragraph.words):
            if before.low in {"travelled", "traveled"} and word.low in {"to", "today"}:
                return True
    return False


def city_of_the_headline(reading: Reading) -> Place | None:
    """Return "Bentiu" of "Police officers in Bentiu hold meetings", if nothing else tells where."""
    headline = reading.paragraphs[0]
    for index in range(1, len(headline.words)):
        if headline.words[index].low not in {"in", "at"} or headline.words[index].text[0].isupper():
            continue
        if is_seat_of_body(reading, headline, index) and not is_police(headline, index):
            continue
        run = capitals(headline, index + 1)
        count = known_city(run)
        named = headline.words[index + 1 :][:count]
        if count and not all(is_area(word, reading.lexicon) for word in named):
            last = index + 1 + count
            last += run[count : count + 1] in _COMPASS
            end = with_country(headline, last, reading.lexicon)
            return headline.place(headline.words[index + 1].start, end)
    return None


_COMPASS: Final = (["East"], ["West"], ["North"], ["South"])
