"""Where the event took place: a city as printed, never the seat in a host's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.extract.folding import without_s
from mkmaterials.extract.gazetteer import known_city
from mkmaterials.extract.phrases import find_phrases, has_event_noun
from mkmaterials.extract.place_words import (
    capitals,
    gap_before,
    is_area,
    is_seat_of_body,
    with_country,
)
from mkmaterials.extract.places_apart import (
    city_of_the_headline,
    city_of_the_house,
    travelled,
)

if TYPE_CHECKING:
    from mkmaterials.extract.datelines import Dateline
    from mkmaterials.extract.dates import When
    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.passages import Paragraph, Place, Reading, Word

_FIRST: Final = 4  # paragraphs below the headline that introduce the event
_LATE: Final = 12  # paragraphs in which "was held in" is looked for
_CLAUSE: Final = 48  # characters before a place in which "later" or "similar" concerns it
_SOON: Final = 3  # words after the place in which its verb stands ("In Osh, the Mission held")
_NEAR: Final = 4  # words between "in Osh" and the date or verb it goes with


def find_place(reading: Reading, dateline: Dateline | None, when: When) -> Place | None:
    """Return the place of the event, or ``None`` where the source states none.

    "held in Zakopane, Poland"; "from 17 to 19 April in Prishtinë/Priština"; "started in
    Tashkent today"; "in Odessa (Ukraine)"; else the city of the dateline. A country alone is
    no place, nor is "Programme Office in Dushanbe".
    """
    for find in (_place_after, _known_after):
        for paragraph in reading.first(_FIRST):
            for index in range(len(paragraph.words)):
                if _leads_to_place(reading, paragraph, index):
                    place = find(reading, paragraph, index, when)
                    if place:
                        return _fuller(reading, place, dateline)
    printed = dateline.place if dateline and not travelled(reading) else None
    if printed is None and (later := _told_later(reading, when)):
        return later
    return city_of_the_house(reading, printed) or printed or city_of_the_headline(reading)


def _told_later(reading: Reading, when: When) -> Place | None:
    """Return "Osh" of a later "The training was held at the Hotel Alpha in Osh"."""
    for paragraph in reading.first(_LATE)[_FIRST:]:
        for index in range(len(paragraph.words)):
            if not _leads_to_place(reading, paragraph, index):
                continue
            start, end = paragraph.sentence_at(paragraph.words[index].start)
            words = {word.low for word in paragraph.between(start, paragraph.words[index].start)}
            if "held" in words and words & {"was", "were"}:
                place = _known_after(reading, paragraph, index, when)
                if place and has_event_noun(reading, paragraph.outside[start:end]):
                    return place
    return None


def _leads_to_place(reading: Reading, paragraph: Paragraph, index: int) -> bool:
    """In Osh, at Osh; of "to", only "a study visit to Osh"; not "Programme Office in Osh"."""
    if is_seat_of_body(reading, paragraph, index):
        return False
    low = paragraph.words[index].low
    visit = index and paragraph.words[index - 1].low in {"visit", "visits", "trip"}
    return low in {"in", "at"} or bool(low == "to" and visit)


def _known_after(reading: Reading, paragraph: Paragraph, index: int, when: When) -> Place | None:
    """Return the known city after "in", however far from noun and verb of the event.

    Only in a sentence that tells of the event, and not where "in" goes with people or things:
    "experts based in Vienna", "victims exploited in Istanbul".
    """
    del when
    words = paragraph.words
    lexicon = reading.lexicon
    start, end = paragraph.sentence_at(words[index].start)
    before = words[index - 1] if index and words[index - 1].start >= start else None
    if before and before.low in lexicon.words("places.seated"):
        return None
    if not _is_of_the_event(reading, paragraph, start, end):
        return None
    first = _after_kind_of_city(reading, paragraph, index + 1)
    run = capitals(paragraph, first)
    last = first + len(run)
    if run and all(is_area(word, lexicon) for word in words[first:last]):
        return None
    if run and with_country(paragraph, last, lexicon) > words[last - 1].end:
        return paragraph.place(words[first].start, with_country(paragraph, last, lexicon))
    count = known_city(run)
    last = first + count
    if not count or not _ends_well(paragraph, last, lexicon):
        return None
    return paragraph.place(words[first].start, with_country(paragraph, last, lexicon))


def _is_of_the_event(reading: Reading, paragraph: Paragraph, start: int, end: int) -> bool:
    """Tell whether a sentence says that the event was held, not another one."""
    lexicon = reading.lexicon
    sentence = paragraph.outside[start:end]
    if not has_event_noun(reading, sentence):
        return False
    held = lexicon.words("event.held") | lexicon.words("hosts.active")
    told = any(word.low in held for word in paragraph.between(start, end))
    return told and not find_phrases(sentence, lexicon.phrases("places.elsewhere"))


def _after_kind_of_city(reading: Reading, paragraph: Paragraph, index: int) -> int:
    """Skip "the capital", "the town of", "the capital city"; return the index of the name."""
    words = paragraph.words
    kinds = reading.lexicon.words("places.kinds_of_city")
    at = index
    if at < len(words) and words[at].low == "the":
        at += 1
    if [word.text for word in words[at + 1 : at + 3]] == ["city", "of"]:
        return at + 3  # "in the Somali city of Mogadishu"
    if at >= len(words) or words[at].text not in kinds:
        return index  # "Port Moresby" is a name
    while at < len(words) and (words[at].low in kinds or words[at].low in {"of", "city"}):
        at += 1
    return at


def _fuller(reading: Reading, place: Place, dateline: Dateline | None) -> Place:
    """Return the dateline's place if it is the same city with its country."""
    printed = dateline.place if dateline else None
    if printed is None:
        return place
    city, comma, _country = reading.text(printed).partition(",")
    same = city.casefold() == reading.text(place).casefold()
    return printed if same and comma else place


def _place_after(reading: Reading, paragraph: Paragraph, index: int, when: When) -> Place | None:
    words = paragraph.words
    lexicon = reading.lexicon
    first = _after_venue(reading, paragraph, _after_kind_of_city(reading, paragraph, index + 1))
    the = capitals(paragraph, first)
    last = first + (known_city(the) if the[:1] == ["The"] else 0)  # The Hague
    while last < len(words) and (
        _is_place_word(words[last], lexicon, last == first)
        or _is_owning_place(paragraph, last, lexicon)
    ):
        last += 1
        if last < len(words) and gap_before(paragraph, last) != " ":
            break
    if (
        last == first
        or _is_in_a_name(reading, paragraph, index)
        or not _near(reading, paragraph, index, last, when)
    ):
        return None
    if not _ends_well(paragraph, last, lexicon):
        return None
    names = words[first:last]
    if any(word.low in lexicon.words("places.venues") for word in names):
        return None
    if all(is_area(word, lexicon) for word in names):
        return None
    return paragraph.place(names[0].start, with_country(paragraph, last, lexicon))


def _is_owning_place(paragraph: Paragraph, index: int, lexicon: Lexicon) -> bool:
    """Tell whether "Gogrial East’s" stands before the place's own name: "Manyang Payam"."""
    word = paragraph.words[index]
    following = paragraph.words[index + 1 : index + 2]
    bare = without_s(word.text)
    if bare == word.text or not following or gap_before(paragraph, index + 1) != " ":
        return False
    plain = word._replace(text=bare, low=bare.lower())
    places = _is_place_word(plain, lexicon, first=False)
    places = places and plain.low not in lexicon.words("places.countries")
    return places and _is_place_word(following[0], lexicon, first=False)


def _is_in_a_name(reading: Reading, paragraph: Paragraph, index: int) -> bool:
    """Tell whether "in" joins words of a name: "the Centre for Training in Judiciary"."""
    before = paragraph.words[index - 1] if index else None
    if before is None or before.low not in reading.lexicon.words("places.near"):
        return False
    if before.low in reading.lexicon.words("dates.today"):
        return False
    start = paragraph.sentence_at(paragraph.words[index].start)[0]
    return before.start > start and before.text[0].isupper()


def _after_venue(reading: Reading, paragraph: Paragraph, first: int) -> int:
    """Skip a venue and a quarter before a known city: "in Godavari Resort, Godavari, Kathmandu"."""
    run = capitals(paragraph, first)
    venues = reading.lexicon.words("places.venues")
    if not any(word.lower() in venues for word in run):
        return first
    at = first + len(run)
    for _ in range(2):
        if at >= len(paragraph.words) or gap_before(paragraph, at) != ", ":
            return first
        run = capitals(paragraph, at)
        if known_city(run):
            return at
        at += len(run)
    return first


def _is_place_word(word: Word, lexicon: Lexicon, first: bool) -> bool:  # noqa: FBT001 - whether the word opens the name
    if not word.text[0].isupper() or word.low in lexicon.numbers["dates.months"]:
        return False
    if word.low in lexicon.words("places.peoples") or word.text.endswith(("’s", "'s")):
        return False
    inner = any(map(str.isupper, word.text[1:])) and not word.text.isupper()
    if word.low in lexicon.words("hosts.known") or (inner and word.text.isalpha()):
        return False  # BiH
    area = {"city", "south", "north", "east", "west", "central", "southern", "northern"}
    known = word.low in lexicon.words("names.never") or word.low in lexicon.words("names.roles")
    if known and (first or word.low not in area):
        return False
    return not (word.text.isupper() and len(word.text) > 1 and first)


def _near(reading: Reading, paragraph: Paragraph, index: int, last: int, when: When) -> bool:
    """Tell whether "in X" goes with the event: its verb, its noun or its date is beside it."""
    words = paragraph.words
    start, end = paragraph.sentence_at(words[index].start)
    sentence = paragraph.outside[start:end]
    back = max(start, words[index].start - _CLAUSE)
    lead = paragraph.outside[back : words[index].start].rpartition(",")[2]
    if find_phrases(lead, reading.lexicon.phrases("places.elsewhere")):
        return False
    if find_phrases(
        paragraph.outside[start : words[index].start], reading.lexicon.phrases("places.followed")
    ):
        return False
    near = {word.low for word in words[max(0, index - _NEAR) : index] if word.start >= start}
    soon = {word.low for word in words[last : last + _SOON] if word.end <= end}
    held = reading.lexicon.words("places.near")
    if near & held:
        return True
    if soon & held:
        return has_event_noun(reading, sentence)
    return _beside_date(paragraph, words[index].start, words[last - 1].end, when)


def _beside_date(paragraph: Paragraph, start: int, end: int, when: When) -> bool:
    """Tell whether a place stands right before or after the event's date."""
    if when.printed is None or when.printed.number != paragraph.number:
        return False
    first, last = paragraph.sentence_at(start)
    if not first <= when.printed.start < last:
        return False
    if start >= when.printed.end:
        return len(paragraph.between(when.printed.end, start)) <= _NEAR
    return end <= when.printed.start and len(paragraph.between(end, when.printed.start)) <= _NEAR


def _ends_well(paragraph: Paragraph, last: int, lexicon: Lexicon) -> bool:
    """After a place no noun follows: "in Roma communities" is no place."""
    words = paragraph.words
    if last >= len(words):
        return True
    gap = paragraph.outside[words[last - 1].end : words[last].start]
    if gap.strip():
        return True
    following = words[last]
    verbs = lexicon.words("hosts.active") | lexicon.words("event.held")
    after = following.low in lexicon.words("places.after") or following.low in verbs
    dated = following.low in lexicon.numbers["dates.months"]
    return after or dated or following.text[0].isdigit()
