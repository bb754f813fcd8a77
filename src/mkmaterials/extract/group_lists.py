"""Lists of groups in a sentence: where one ends, and its members as printed."""

from __future__ import annotations

from itertools import takewhile
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
    keys = ("participants.took_part", "participants.acted", "participants.list_ends", "event.held")
    verbs = frozenset[str]().union(*(reading.lexicon.words(key) for key in keys))
    words = paragraph.between(start, end)
    for position, word in enumerate(words):
        gap = paragraph.outside[words[position - 1].end : word.start] if position else ""
        if any(mark in gap for mark in ";:–—(") or " - " in gap:
            return words[position - 1].end
        if word.low in verbs and word.text.islower() and position:
            return _back_to_comma(paragraph, words, position)
        following = words[position + 1 : position + 5]
        named = any(w.text[0].isupper() and len(w.text) > 1 for w in following)
        named = named or (word.low == "from" and any(w.text.isdigit() for w in following[:1]))
        if (
            word.low in {"from", "of", "in"}
            and named
            and position
            and _after_people(reading, words[position - 1].low)
        ):
            if words[position - 1].low in _REPRESENTING or _goes_on(reading, paragraph, word, end):
                continue
            return words[position - 1].end
        if word.low == "from" and named and position:
            return words[position - 1].end
        if word.low == "on" and position:
            return words[position - 1].end
    return end


def _goes_on(reading: Reading, paragraph: Paragraph, word: Word, end: int) -> bool:
    """Tell whether a list goes on: "staff of the School of Magistrates, judges and officers"."""
    connect = reading.lexicon.words("grammar.connect") | reading.lexicon.words("grammar.articles")
    words = paragraph.between(word.end, end)
    named = list(takewhile(lambda w: w.text[0].isupper() or w.low in connect, words))
    rest = words[len(named) :][:_NEXT]
    if not named or not rest:
        return False
    people = any(one.low in people_words(reading) for one in rest)
    return people and paragraph.outside[named[-1].end : rest[0].start] == ", "


_NEXT: Final = 3  # words of the next group


_REPRESENTING: Final = frozenset({"representatives", "members", "heads"})


def _back_to_comma(paragraph: Paragraph, words: list[Word], position: int) -> int:
    """Return the end of the list before a verb; ", the last of which" goes with the verb."""
    if words[position].low != "which":
        return words[position - 1].end
    comma = paragraph.outside.rfind(",", words[0].start, words[position].start)
    return comma if comma > 0 else words[position - 1].end


def _after_people(reading: Reading, word: str) -> bool:
    return word in people_words(reading)


def people_words(reading: Reading) -> frozenset[str]:
    """Return the nouns by which a group of people is known."""
    lexicon = reading.lexicon
    return lexicon.words("participants.people") | lexicon.words("participants.in_groups")


def split_list(
    reading: Reading, paragraph: Paragraph, start: int, end: int, *, headed: bool = False
) -> list[Place]:
    """Split "A, B, C and D": at commas, and the last part at its last "and".

    With `headed`, "representatives of" is what was counted, and stays.
    """
    outside = paragraph.outside
    start, end = trim(outside, start, end, _STRIP)
    parts: list[tuple[int, int]] = []
    for chunk_start, chunk_end in _pieces(outside, start, end, " as well as "):
        parts += _commas(reading, paragraph, chunk_start, chunk_end)
    if _only_names(reading, outside, parts):
        return [paragraph.place(start, end)]
    places = []
    for number, (first, last) in enumerate(parts):
        low, high = _bare(reading, outside, first, last, leads=number == 0 and not headed)
        low = _after_number(reading, paragraph, low, high) if number else low
        text = outside[low:high]
        if any(character.isdigit() for character in text) and (parts[1:] or not headed):
            break
        if text.lower() in reading.lexicon.words("speech.adverbs"):
            break
        if find_phrases(text, ("of whom", "of them", "of these")):
            break
        if text.split(" ", 1)[0].lower() in reading.lexicon.words("messages.not_topics"):
            break
        if text and len(text.split()) <= _LONGEST and not text.lower().startswith("the number"):
            places.append(paragraph.place(low, high))
    return places


def _after_number(reading: Reading, paragraph: Paragraph, low: int, high: int) -> int:
    """Leave "two" off "two former detainees"; "12 women" is part of a group named before."""
    words = paragraph.between(low, high)
    if len(words) < 2 or words[-1].low not in people_words(reading):  # noqa: PLR2004 - a number and a noun
        return low
    number = words[0].text.isdigit() or words[0].low in reading.lexicon.numbers["numbers.words"]
    partial_count = words[-1].low in reading.lexicon.words("participants.women")
    return words[1].start if number and not partial_count else low


def _only_names(reading: Reading, outside: str, parts: list[tuple[int, int]]) -> bool:
    """Tell whether a list is of countries: "police forces of Moldova, Slovakia and Ukraine"."""
    countries = reading.lexicon.words("places.countries")
    countries |= reading.lexicon.words("places.more_countries")
    rest = [outside[a:b].strip().split() for a, b in parts[1:]]
    return any(
        words and (all(w.lower() in countries for w in words) or known_city(words) == len(words))
        for words in rest
    )


def _commas(reading: Reading, paragraph: Paragraph, start: int, end: int) -> list[tuple[int, int]]:
    pieces = _pieces(paragraph.outside, start, end, ", ")
    first, last = pieces[-1]
    tail = paragraph.outside[first:last]
    joint = tail.rfind(" and ")
    if tail.startswith("and "):
        pieces[-1] = (first + 4, last)
    elif joint > 0 and (len(pieces) > 1 or _two_groups(reading, tail, joint)):
        pieces[-1:] = [(first, first + joint), (first + joint + 5, last)]
    return pieces


def _two_groups(reading: Reading, text: str, joint: int) -> bool:
    """Tell whether both halves of "police officers and inspectors" end in people."""
    people = people_words(reading)
    second = text[joint + 5 :].partition(" from ")[0].partition(" of ")[0]
    halves = (text[:joint].split(), second.split())
    return all(half and half[-1].lower() in people for half in halves)


def _bare(reading: Reading, outside: str, start: int, end: int, *, leads: bool) -> tuple[int, int]:
    """Leave off "representatives of" before the whole list, articles and stops."""
    low, high = trim(outside, start, end, _STRIP)
    text = outside[low:high].lower()
    for phrase in reading.lexicon.phrases("participants.representing"):
        if leads and text.startswith(f"{phrase} ") and phrase != "members of":
            low += len(phrase) + 1
            break
    text = outside[low:high].lower()
    for article in ("including ", "the ", "a ", "an "):
        if text.startswith(article):
            low += len(article)
            break
    return trim(outside, low, high, _STRIP)


def _pieces(text: str, start: int, end: int, joint: str) -> list[tuple[int, int]]:
    pieces = []
    at = text.find(joint, start, end)
    while at >= 0:
        pieces.append((start, at))
        start = at + len(joint)
        at = text.find(joint, start, end)
    return [*pieces, (start, end)]
