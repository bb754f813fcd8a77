"""Lists of groups in a sentence: where one ends, and its members as printed."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.gazetteer import known_city
from mkmaterials.extract.passages import trim
from mkmaterials.extract.phrases import find_phrases

if TYPE_CHECKING:
    from mkmaterials.extract.passages import Paragraph, Place, Reading, Word

_LONGEST: Final = 12  # words in one group


_STRIP: Final = " ,;:.–—-\u00a0"


def list_end(reading: Reading, paragraph: Paragraph, start: int, end: int) -> int:
    """Return where a list of groups ends: a verb, "from" a named place, "who", a dash."""
    verbs = reading.lexicon.any_of(_ENDS)
    words = paragraph.between(start, end)
    for position in range(1, len(words)):
        word, before = words[position], words[position - 1]
        gap = paragraph.outside[before.end : word.start]
        if any(mark in gap for mark in ";:–—(") or " - " in gap or word.low == "on":
            return before.end
        if word.low == "including" and gap == " ":
            return before.end  # "eighty officers including 13 from Velden"
        if word.low in verbs and word.text.islower():
            if not _is_inside(words, position, gap):
                return _back_to_comma(paragraph, words, position)
        elif word.low in _ORIGIN and _tells_origin(reading, paragraph, words, position, end):
            return before.end
    return end


_ENDS: Final = (
    "participants.took_part",
    "participants.acted",
    "participants.list_ends",
    "event.held",
)
_ORIGIN: Final = frozenset({"from", "of", "in"})
_ORIGIN_WORDS: Final = 5  # "from" and the words after it in which a capital names a place


def _is_inside(words: list[Word], position: int, gap: str) -> bool:
    """Tell whether a word that ends a list is inside: "mid- to senior-level", "community based"."""
    word = words[position]
    if word.low == "both":
        return "," not in gap
    if word.low == "based":
        return not {one.low for one in words[position + 1 : position + 2]} & {"in", "at"}
    house = word.low == "for" and words[position - 1].low in _HOUSES
    return house or gap.startswith("-") or (word.low == "for" and _joins_a_name(words, position))


_HOUSES: Final = frozenset({"centres", "centers", "offices", "institutions", "shelters"})


def _tells_origin(
    reading: Reading, paragraph: Paragraph, words: list[Word], position: int, end: int
) -> bool:
    """Tell whether "from 12 States", "of the Police" ends a list, and does not stand within it."""
    word, before = words[position], words[position - 1]
    following = words[position + 1 : position + _ORIGIN_WORDS]
    named = any(w.text[0].isupper() and len(w.text) > 1 for w in following)
    named = named or (word.low == "from" and any(w.text.isdigit() for w in following[:1]))
    people = before.low in people_words(reading)
    if not named or not (people or word.low == "from"):
        return False
    representing = people and before.low in _REPRESENTING
    return not representing and not _goes_on(reading, paragraph, word, end)


def _joins_a_name(words: list[Word], position: int) -> bool:
    """Tell whether "for" stands within a name: "National Agency for Social Protection"."""
    beside = words[position - 1 : position + 2 : 2]
    return len(beside) > 1 and all(word.text[0].isupper() for word in beside)


def _goes_on(reading: Reading, paragraph: Paragraph, word: Word, end: int) -> bool:
    """Tell whether a list goes on: "staff of the School of Magistrates, judges and officers"."""
    connect = reading.lexicon.words("grammar.connect") | reading.lexicon.words("grammar.articles")
    words = paragraph.between(word.end, end)
    named = list(takewhile(lambda w: w.text[0].isupper() or w.low in connect, words))
    rest = words[len(named) :][:_NEXT]
    if not named or not rest:
        return False
    if _lists_bodies(reading, paragraph, word, end):
        return True
    people = any(one.low in people_words(reading) for one in rest)
    joint = paragraph.outside[named[-1].end : rest[0].start]
    return people and (joint == ", " or (joint == " " and named[-1].low == "and"))


def _lists_bodies(reading: Reading, paragraph: Paragraph, word: Word, end: int) -> bool:
    """Tell whether "from the Prosecutor’s office, police agencies, NGOs and ..." goes on."""
    comma = paragraph.outside.find(", ", word.end, end)
    if comma < 0 or len(paragraph.between(word.end, comma)) > _ORIGIN_WORDS:
        return False
    following = paragraph.outside.find(", ", comma + 2, end)
    words = paragraph.between(comma, following) if following > 0 else []
    kinds = reading.lexicon.words("participants.bodies")
    lower = all(one.text.islower() for one in words)
    return 1 < len(words) <= _NEXT and lower and words[-1].low in kinds


_NEXT: Final = 3  # words of the next group


_REPRESENTING: Final = frozenset({"representatives", "members", "heads"})


def _back_to_comma(paragraph: Paragraph, words: list[Word], position: int) -> int:
    """Return the end of the list before a verb; ", the last of which" goes with the verb."""
    if words[position].low != "which":
        joined = words[position - 1].low == "and" and position > 1
        return words[position - 1 - joined].end
    comma = paragraph.outside.rfind(",", words[0].start, words[position].start)
    return comma if comma > 0 else words[position - 1].end


def people_words(reading: Reading) -> frozenset[str]:
    """Return the nouns by which a group of people is known."""
    return reading.lexicon.any_of(_PEOPLE)


_PEOPLE: Final = ("participants.people", "participants.in_groups")


def split_list(
    reading: Reading, paragraph: Paragraph, start: int, end: int, *, headed: bool = False
) -> list[Place]:
    """Split "A, B, C and D": at commas, and the last part at its last "and".

    With `headed`, "representatives of" is what was counted, and stays.
    """
    outside = paragraph.outside
    start, end = trim(outside, start, end, _STRIP)
    parts: list[tuple[int, int]] = []
    for piece in _pieces(outside, start, end, " as well as "):
        for chunk_start, chunk_end in _pieces(outside, *piece, " along with "):
            parts += _commas(reading, paragraph, *trim(outside, chunk_start, chunk_end, _STRIP))
    parts = _with_shared_head(reading, outside, parts)
    if _only_names(reading, outside, parts):
        if not _is_no_name(reading, outside, parts[1]):
            return [paragraph.place(start, end)]
        parts = [part for part in parts if _is_no_name(reading, outside, part)]
    places = []
    for number, (first, last) in enumerate(parts):
        low, high = _bare(reading, outside, first, last, leads=number == 0 and not headed)
        low = _after_number(reading, paragraph, low, high)
        high = _head_of_long(reading, paragraph, low, high)
        text = outside[low:high]
        if any(character.isdigit() for character in text) and (parts[1:] or not headed):
            break
        if _ends_the_list(reading, text):
            break
        if text and len(text.split()) <= _LONGEST and not text.lower().startswith("the number"):
            places.append(paragraph.place(low, high))
    return places


def _ends_the_list(reading: Reading, text: str) -> bool:
    """Tell whether "also", "of whom" or "which" opens what is no member of the list any more."""
    if text.lower() in reading.lexicon.words("speech.adverbs"):
        return True
    if find_phrases(text, ("of whom", "of them", "of these")):
        return True
    return text.split(" ", 1)[0].lower() in reading.lexicon.words("messages.not_topics")


def _head_of_long(reading: Reading, paragraph: Paragraph, low: int, high: int) -> int:
    """Return where "senior representatives" ends in a group whose origin is told at length."""
    words = paragraph.between(low, high)
    if len(words) <= _LONGEST:
        return high
    people = people_words(reading)
    return next(
        (
            one.end
            for one, after in pairwise(words)
            if one.low in people and after.low in {"from", "of", "at", "in"}
        ),
        high,
    )


def _after_number(reading: Reading, paragraph: Paragraph, low: int, high: int) -> int:
    """Leave "two" off "two former detainees"; "12 women" is part of a group named before."""
    words = paragraph.between(low, high)
    if len(words) < 2 or words[-1].low not in people_words(reading):  # noqa: PLR2004 - a number and a noun
        return low
    numbers = reading.lexicon.numbers["numbers.words"]
    number = words[0].text.isdigit() or all(part in numbers for part in words[0].low.split("-"))
    partial_count = words[-1].low in reading.lexicon.words("participants.women")
    return words[1].start if number and not partial_count else low


def _only_names(reading: Reading, outside: str, parts: list[tuple[int, int]]) -> bool:
    """Tell whether a list is of countries: "police forces of Moldova, Slovakia and Ukraine"."""
    return not all(_is_no_name(reading, outside, part) for part in parts[1:])


def _is_no_name(reading: Reading, outside: str, part: tuple[int, int]) -> bool:
    """Tell whether a member of a list is neither a country nor a city."""
    countries = reading.lexicon.words("places.countries")
    countries |= reading.lexicon.words("places.more_countries")
    words = outside[slice(*part)].strip().split()
    named = all(w.lower() in countries for w in words) or known_city(words) == len(words)
    return not (words and named)


def _commas(reading: Reading, paragraph: Paragraph, start: int, end: int) -> list[tuple[int, int]]:
    pieces = _pieces(paragraph.outside, start, end, ", ")
    first, last = pieces[-1]
    tail = paragraph.outside[first:last]
    joint = tail.rfind(" and ")
    if tail.startswith("and "):
        pieces[-1] = (first + 4, last)
    elif joint > 0 and (len(pieces) > 1 or _two_groups(reading, tail, joint)):
        pieces[-1:] = [(first, first + joint), (first + joint + 5, last)]
    return [part for piece in pieces for part in _halves(reading, paragraph.outside, piece)]


def _halves(reading: Reading, outside: str, piece: tuple[int, int]) -> list[tuple[int, int]]:
    """Part "prosecutors and police officers" within a list."""
    first, last = piece
    joint = outside.find(" and ", first, last) - first
    if joint <= 0 or not _two_groups(reading, outside[first:last], joint):
        return [piece]
    alone = " " not in outside[first : first + joint].strip()
    if alone and " of " in outside[first + joint : last]:
        return [piece]  # "heads and members of rural councils"
    return [(first, first + joint), (first + joint + 5, last)]


def _with_shared_head(
    reading: Reading, outside: str, parts: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Keep "labour, trade and sanitary inspectors" in one piece: one noun ends them all."""
    joined: list[tuple[int, int]] = []
    for first, last in parts:
        words = outside[first:last].split()
        forces = bool(words) and words[-1].lower() in _PERSONNEL and bool(joined)
        forces = forces and outside[slice(*joined[-1])].strip() == "law enforcement"
        if joined and (forces or _lacks_noun(reading, outside[slice(*joined[-1])])):
            head = bool(words) and words[-1].lower() in people_words(reading) | _HEADS
            head = head and 1 < len(words) <= _HEADED and words[0].islower()
            if head or (words and _lacks_noun(reading, outside[first:last])):
                joined[-1] = (joined[-1][0], last)
                continue
        joined.append((first, last))
    return joined


_PERSONNEL: Final = frozenset({"personnel", "officers", "officials"})
_HEADED: Final = 5  # words of "trade and sanitary inspectors"
_HEADS: Final = frozenset({"services", "agencies", "bodies", "personnel", "authorities"})


def _lacks_noun(reading: Reading, text: str) -> bool:
    """Tell whether "labour" or "officers of border" still needs the noun that ends the list."""
    words = text.strip(" ,").rpartition(", ")[2].split()
    if not words or len(words) > _LONGEST or not words[-1].islower():
        return False
    alone = len(words) <= _MODIFIERS or words[-2] in {"of", "from", "for"}
    alone = alone and text.strip() not in _WHOLE
    kinds = people_words(reading) | reading.lexicon.words("participants.bodies")
    several = words[-1].endswith("s") and words[-1] != "customs"
    return alone and words[-1] not in kinds and not several


_MODIFIERS: Final = 2  # words of "emergency response"
_WHOLE: Final = frozenset({"civil society", "private sector", "general public", "law enforcement"})


def _two_groups(reading: Reading, text: str, joint: int) -> bool:
    """Tell whether both halves of "police officers and inspectors" end in people.

    Or both say where they are from: "participants from the Department and staff from schools".
    """
    people = people_words(reading)
    second = text[joint + 5 :].partition(" from ")[0].partition(" of ")[0]
    halves = (text[:joint].split(), second.split())
    kinds = people | reading.lexicon.words("participants.bodies")
    named_body = halves[1] and halves[1][-1][0].isupper()
    ends = kinds | reading.lexicon.words("names.institutions") if named_body else kinds
    if halves[0] and halves[0][-1].lower() in kinds and halves[1] and halves[1][-1].lower() in ends:
        return True
    origin = " from " in text[:joint] and any(o in text[joint + 5 :] for o in (" from ", " of "))
    named = len(halves[0]) > 1 and halves[0][-1][0].isupper() and text[joint + 5].islower()
    short = 0 < len(halves[1]) <= _NEXT
    return bool((origin or named) and short and halves[1][-1].lower() in people)


def _bare(reading: Reading, outside: str, start: int, end: int, *, leads: bool) -> tuple[int, int]:
    """Leave off "representatives of" before the whole list, articles and stops."""
    low, high = trim(outside, start, end, _STRIP)
    text = outside[low:high].lower()
    for phrase in reading.lexicon.phrases("participants.representing"):
        if leads and text.startswith(f"{phrase} ") and phrase != "members of":
            low += len(phrase) + 1
            break
    text = outside[low:high].lower()
    for article in _LEFT_OFF:
        if text.startswith(article):
            low += len(article)
            break
    set_of = _SET_OF.match(outside, low, high)
    low = set_of.end() if set_of else low
    return trim(outside, low, high, _STRIP)


# "first class of police officers"
_SET_OF: Final = re.compile(
    r"(?:\w+ )?(?:class|generation|batch|cohort|number|team) of (?=[A-Za-z])", re.IGNORECASE
)
_LEFT_OFF: Final = (
    "in addition to the ",
    "in addition to ",
    "including ",
    "their ",
    "the ",
    "a ",
    "an ",
)


def _pieces(text: str, start: int, end: int, joint: str) -> list[tuple[int, int]]:
    pieces = []
    at = text.find(joint, start, end)
    while at >= 0:
        pieces.append((start, at))
        start = at + len(joint)
        at = text.find(joint, start, end)
    return [*pieces, (start, end)]
