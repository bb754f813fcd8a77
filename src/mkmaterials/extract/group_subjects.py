"""Groups that a sentence has take part: "Lawyers and judges met", "ten A and nine B attended"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.gazetteer import known_city
from mkmaterials.extract.group_lists import list_end, split_list
from mkmaterials.extract.group_members import (
    names_people,
    names_people_or_body,
    without_persons,
)
from mkmaterials.extract.numerals import find_numbers
from mkmaterials.extract.phrases import find_phrases

if TYPE_CHECKING:
    from mkmaterials.extract.participants import Count
    from mkmaterials.extract.passages import Paragraph, Place, Reading, Word

_SUBJECT: Final = 24  # words of a subject
_LONG_SUBJECT: Final = 60  # words of one that lists whom a training had besides others
_NEAR: Final = 3  # words between "also" and its verb
_HEAD: Final = 60  # characters of a dateline
_DASHES: Final = (" – ", " - ", " — ")
_DASH_WIDTH: Final = 3
_WORD: Final = 12  # characters after a number in which "women" stands
_AS_WELL: Final = (" as well as ", " along with ")


def subjects(reading: Reading, paragraph: Paragraph) -> list[Place]:
    """Find "Lawyers, judges and senior police officers from 22 States met in ..."."""
    verbs = reading.lexicon.words("participants.took_part")
    verbs |= reading.lexicon.words("participants.acted")
    for start, end in paragraph.sentences:
        dash = max(paragraph.outside.find(mark, start, start + _HEAD) for mark in _DASHES)
        first = dash + _DASH_WIDTH if dash > 0 else start
        first = _after_date(reading, paragraph, first, end)
        words = paragraph.between(first, end)
        verb = next((w for w in words[1:_SUBJECT] if w.low in verbs and w.text.islower()), None)
        if verb is None:
            continue
        groups = _before_verb(reading, paragraph, first, verb)
        if not groups and words[0].low in _CIRCUMSTANCE:
            groups = _behind_circumstance(reading, paragraph, words, verbs)
        if groups:
            return groups
    return []


def _before_verb(reading: Reading, paragraph: Paragraph, first: int, verb: Word) -> list[Place]:
    """Return the groups that are the subject of a verb."""
    before = paragraph.between(first, verb.start)
    if not before or any(word.low in {"also", "invited"} for word in before[-_NEAR:]):
        return []  # they are no more than added to the others, or asked to come
    while len(before) > 1 and before[-1].low in reading.lexicon.words("participants.helpers"):
        before.pop()
    groups = listed_from(reading, paragraph, first, before[-1].end)
    groups = [group for group in groups if not reading.text(group).startswith("of ")]
    people = [names_people(reading, group) for group in groups]
    return groups if any(people) and all(names_people_or_body(reading, g) for g in groups) else []


def _behind_circumstance(
    reading: Reading, paragraph: Paragraph, words: list[Word], verbs: frozenset[str]
) -> list[Place]:
    """Find who stands behind "In the first session, held in Osh": police and judges discussed."""
    for number, word in enumerate(words[1:_LONG_SUBJECT], 1):
        if word.low not in verbs or not word.text.islower():
            continue
        cities = [n for n in range(number) if known_city([words[n].text]) and n + 1 < number]
        if cities:
            groups = _before_verb(reading, paragraph, words[cities[-1] + 1].start, word)
            if groups:
                return groups
    return []


_CIRCUMSTANCE: Final = frozenset({"in", "at", "during"})


def listed_from(reading: Reading, paragraph: Paragraph, start: int, end: int) -> list[Place]:
    """Return the groups listed from `start` on, behind their origin "as well as" others."""
    stop = list_end(reading, paragraph, start, end)
    groups = split_list(reading, paragraph, start, stop, headed=True)
    again, joint = next(
        ((at, one) for one in _AS_WELL if (at := paragraph.outside.find(one, stop, end)) >= 0),
        (-1, ""),
    )
    if again >= 0 and groups:
        first = again + len(joint)
        last = list_end(reading, paragraph, first, end)
        more = split_list(reading, paragraph, first, last, headed=True)
        groups += [group for group in more if names_people(reading, group)]
    return groups


def also_took_part(reading: Reading, paragraph: Paragraph) -> list[Place]:
    """Find "Representatives of NGOs will also participate"; "A, B and C also attended"."""
    verbs = reading.lexicon.words("participants.present")
    found: list[Place] = []
    for start, end in paragraph.sentences:
        words = paragraph.between(start, end)[:_LONG_SUBJECT]
        also = next((n for n, word in enumerate(words) if word.low == "also" and n), None)
        if also is None or not any(word.low in verbs for word in words[also : also + 3]):
            continue
        last = also
        helpers = reading.lexicon.words("participants.helpers")
        while last > 1 and words[last - 1].low in helpers:
            last -= 1
        groups = listed_from(reading, paragraph, start, words[last - 1].end)
        groups = without_persons(reading, groups)
        if any(names_people(reading, group) for group in groups):
            found += groups
    return found


def counted_pairs(reading: Reading, paragraph: Paragraph, count: Count | None) -> list[Place]:
    """Find "Ten border guards from A and nine customs officers from B attended the course".

    Of a number that is known to count the participants, only with another beside it.
    """
    verbs = reading.lexicon.words("participants.took_part")
    gathered = reading.lexicon.phrases("participants.gathered")
    apart = reading.lexicon.words("participants.women")
    numbers = [
        number
        for number in find_numbers(paragraph, reading.lexicon)
        if not any(w.low in apart for w in paragraph.between(number[1], number[1] + _WORD)[:1])
    ]
    for one, other in pairwise(numbers):
        start, end = paragraph.sentence_at(one[0])
        between = paragraph.outside[one[1] : other[0]]
        if not between.endswith(" and ") or ";" in between or other[0] >= end:
            continue
        counted = count is not None and count.paragraph is paragraph
        mine = count is not None and count.end in {one[1], other[1]}
        told = any(word.low in verbs for word in paragraph.between(start, end))
        told = told or bool(find_phrases(paragraph.outside[start : one[0]], gathered))
        if not (counted and mine if count else told):
            continue
        spans = ((one[1], other[0] - len(" and ")), (other[1], end))
        found = [group for span in spans for group in _counted_group(reading, paragraph, *span)]
        if len(found) == len(spans):
            return found
    return []


def _counted_group(reading: Reading, paragraph: Paragraph, start: int, end: int) -> list[Place]:
    """Return the one group that a number counts; women and men are no groups of their own."""
    stop = list_end(reading, paragraph, start, end)
    groups = split_list(reading, paragraph, start, stop, headed=True)[:1]
    apart = reading.lexicon.words("participants.women") | reading.lexicon.words(
        "participants.counted_women"
    )
    return [
        group
        for group in groups
        if names_people(reading, group) and reading.text(group).lower() not in apart
    ]


def _after_date(reading: Reading, paragraph: Paragraph, start: int, end: int) -> int:
    """Skip "On Thursday, 9 November 2023, " and "From 30 March to 1 April, "."""
    first = paragraph.between(start, end)[:1]
    if not first or first[0].low not in {"on", "from"}:
        return start
    months = reading.lexicon.numbers["dates.months"]
    at = start
    for _ in range(2):
        comma = paragraph.outside.find(", ", at, start + _HEAD)
        lead = paragraph.between(at, comma) if comma > 0 else []
        dated = any(w.low in months or w.low.endswith("day") or w.text.isdigit() for w in lead)
        if not dated:
            break
        at = comma + 2
    return at
