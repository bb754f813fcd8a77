"""The groups that took part, each as printed."""

from __future__ import annotations

from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.group_lists import list_end, people_words, split_list
from mkmaterials.extract.phrases import event_pattern, find_phrases

if TYPE_CHECKING:
    from mkmaterials.extract.participants import Count
    from mkmaterials.extract.passages import Paragraph, Place, Reading

_FIRST: Final = 7  # paragraphs below the headline that tell who took part
_LATE: Final = 14  # paragraphs in which "Guests included ..." may stand
_LEAD: Final = 2
_INCLUDED: Final = 10  # words up to "included" or "attended"
_HEAD: Final = 60  # characters of a dateline
_DASHES: Final = (" – ", " - ", " — ")
_DASH_WIDTH: Final = 3
_SUBJECT: Final = 24  # words of a subject
_BETWEEN: Final = 6  # words between the noun counted and "including"


def find_groups(reading: Reading, count: Count | None) -> list[Place]:
    """Return the groups that took part, or an empty list.

    "..., including representatives of A, B, C and D" ("representatives of" governs the list
    and is left off its first member only); "25 community leaders, heads of councils and
    youth from ..."; "brought together A, B and C from ..."; "a group of professionals, such
    as A, B and C".
    """
    groups = _after_count(reading, count) or _counted(reading, count) if count else []
    if len(groups) > 1:
        return groups
    offered = _offered(reading) or _offered_on_a_subject(reading)
    groups = offered if len(offered) > 1 else groups
    for find in (_listed, _included, _subjects):
        for paragraph in reading.body[:_FIRST]:
            groups = groups or find(reading, paragraph)
    for paragraph in reading.body[_FIRST:_LATE]:
        groups = groups or _included(reading, paragraph)
    return groups or _offered_to_one(reading) or _offered_on_a_subject(reading)


def _offered(reading: Reading) -> list[Place]:
    """Find "three trainings for police officers, investigators and judges" in the lead."""
    for paragraph in reading.body[:_LEAD]:
        for start, end in paragraph.sentences:
            cues = find_phrases(
                paragraph.outside[start:end], reading.lexicon.phrases("participants.for_groups")
            )
            for cue in cues[:1]:
                first = start + cue[1]
                stop = list_end(reading, paragraph, first, end)
                groups = split_list(reading, paragraph, first, stop, headed=True)
                if not groups or not _names_people(reading, groups[0]):
                    continue
                known = list(takewhile(partial(_names_people_or_body, reading), groups))
                if len(known) > 1:
                    return known
    return []


def _offered_on_a_subject(reading: Reading) -> list[Place]:
    """Find "a course on Community Oriented Policing for police officers" in the lead."""
    events = event_pattern(reading.lexicon)
    elsewhere = reading.lexicon.phrases("places.elsewhere") + reading.lexicon.phrases(
        "event.earlier"
    )
    for paragraph in reading.body[: _LEAD + 1]:
        for start, end in paragraph.sentences:
            if find_phrases(paragraph.outside[start:end], elsewhere):
                continue
            event = events.search(paragraph.outside, start, end)
            at = paragraph.outside.find(" for ", event.end(), end) if event else -1
            if event is None or at < 0 or at - event.end() > _ON_SUBJECT:
                continue
            stop = list_end(reading, paragraph, at + 5, end)
            groups = split_list(reading, paragraph, at + 5, stop, headed=True)
            known = list(takewhile(partial(_names_people_or_body, reading), groups))
            if known and _is_offered(reading, known[0]):
                return known
    return []


def _is_offered(reading: Reading, group: Place) -> bool:
    """Tell whether a training is for these people, not about them ("services for survivors")."""
    last = reading.text(group).lower().split()[-1]
    about = reading.lexicon.words("participants.subjects") | reading.lexicon.words(
        "participants.women"
    )
    return _names_people(reading, group) and last not in about


_ON_SUBJECT: Final = 140  # characters from "course" to "for"


def _offered_to_one(reading: Reading) -> list[Place]:
    """Find "a training of trainers for police officers organized by" in the lead."""
    for paragraph in reading.body[: _LEAD + 1]:
        for start, end in paragraph.sentences:
            cues = find_phrases(
                paragraph.outside[start:end], reading.lexicon.phrases("participants.for_groups")
            )
            for cue in cues[:1]:
                first = start + cue[1]
                stop = list_end(reading, paragraph, first, end)
                groups = split_list(reading, paragraph, first, stop, headed=True)
                if len(groups) == 1 and _names_people(reading, groups[0]):
                    return groups
    return []


def _names_people_or_body(reading: Reading, group: Place) -> bool:
    """Tell whether a member of a list is people, or a body that stands for its people."""
    last = reading.text(group).lower().split()[-1]
    return _names_people(reading, group) or last in reading.lexicon.words("participants.bodies")


def _included(reading: Reading, paragraph: Paragraph) -> list[Place]:
    """Find "Guests included A, B and C"; "Among the delegates are A"; "attended, among them A"."""
    guests = reading.lexicon.words("participants.guests")
    for start, end in paragraph.sentences:
        words = paragraph.between(start, end)
        lows = [word.low for word in words[:_INCLUDED]]
        at = -1
        if "included" in lows[:4] and guests & set(lows[: lows.index("included")]):
            at = words[lows.index("included")].end
        elif lows[:1] == ["among"] and {"are", "were"} & set(lows):
            verb = next(n for n, low in enumerate(lows) if low in {"are", "were"})
            at = words[verb].end if lows[verb - 1] in guests else -1
        elif {"attended", "participated"} & set(lows):
            among = paragraph.outside.find(", among them ", start, end)
            at = among + len(", among them ") if among > 0 else -1
        if at > 0:
            groups = split_list(reading, paragraph, at, list_end(reading, paragraph, at, end))
            if len(groups) > 1 and all(_names_people(reading, group) for group in groups):
                return groups
    return []


def _names_people(reading: Reading, group: Place) -> bool:
    return _is_group(reading, reading.text(group).lower().split())


def _subjects(reading: Reading, paragraph: Paragraph) -> list[Place]:
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
        stop = list_end(reading, paragraph, first, verb.start - 1)
        groups = split_list(reading, paragraph, first, stop, headed=True)
        people = [_names_people(reading, group) for group in groups]
        if any(people) and all(_names_people_or_body(reading, group) for group in groups):
            return groups
    return []


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


def _is_group(reading: Reading, name: list[str]) -> bool:
    """Tell whether words name people of a kind: not "participants", not "40 judges"."""
    people = people_words(reading)
    if any(word in reading.lexicon.words("speech.say") for word in name):
        return False
    marked = any(character in '“”"«»0123456789' for character in "".join(name))
    generic = name[0] in reading.lexicon.words("participants.generic") | {"participants"}
    anybody = reading.lexicon.words("participants.anybody") | {"representatives"}
    generic = generic or (len(name) == 1 and name[0] in anybody)
    return not marked and not generic and any(word in people for word in name)


def _after_count(reading: Reading, count: Count) -> list[Place]:
    """60 participants, including A, B and C; practitioners — including A, B and C — took part."""
    paragraph = count.paragraph
    end = paragraph.sentence_at(count.start)[1]
    tail = paragraph.outside[count.noun_end : end]
    if tail.startswith(": "):
        start = count.noun_end + 2
        return split_list(reading, paragraph, start, list_end(reading, paragraph, start, end))
    cues = find_phrases(tail, reading.lexicon.phrases("participants.including"))
    far = len(tail[: cues[0][0]].split()) > _BETWEEN if cues else True
    if far and not (cues and tail[slice(*cues[0])].lower() == "representing"):
        return []
    start = count.noun_end + cues[0][1]
    first = paragraph.between(start, end)[:1]
    numbers = reading.lexicon.numbers["numbers.words"]
    if first and (first[0].text[0].isdigit() or first[0].low in numbers):
        return []  # "20 officers, including five women" names no group but the officers
    return split_list(reading, paragraph, start, list_end(reading, paragraph, start, end))


def _counted(reading: Reading, count: Count) -> list[Place]:
    """25 community leaders, heads and members of rural councils and youth from ..."""
    paragraph = count.paragraph
    end = paragraph.sentence_at(count.start)[1]
    stop = list_end(reading, paragraph, count.end, end)
    groups = split_list(reading, paragraph, count.end, stop, headed=True)
    if groups and reading.text(groups[0]).lower().partition(" from ")[0] in reading.lexicon.words(
        "participants.anybody"
    ):
        return []
    return groups


def _listed(reading: Reading, paragraph: Paragraph) -> list[Place]:
    """Find "brought together A, B and C from ...; "professionals, such as A, B and C"."""
    lexicon = reading.lexicon
    for start, end in paragraph.sentences:
        sentence = paragraph.outside[start:end]
        cues = find_phrases(sentence, lexicon.phrases("participants.gathered"))
        among = find_phrases(sentence, lexicon.phrases("participants.including"))
        generic = reading.lexicon.words("participants.generic")
        before = paragraph.between(start, start + among[-1][0]) if among else []
        people = any(word.low in generic for word in before)
        far = people and not any(word.low in generic for word in before[-_BETWEEN:])
        if people:
            cues = among[-1:]
        elif not cues:
            continue
        first = start + cues[0][1]
        groups = split_list(reading, paragraph, first, list_end(reading, paragraph, first, end))
        if far and not all(_names_people(reading, group) for group in groups):
            continue
        if len(groups) > 1 or (groups and sentence.lower().find("representatives") >= 0):
            return groups
    return []
