"""The groups that took part, each as printed."""

from __future__ import annotations

from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.gazetteer import known_city
from mkmaterials.extract.passages import trim
from mkmaterials.extract.phrases import event_pattern, find_phrases

if TYPE_CHECKING:
    from mkmaterials.extract.participants import Count
    from mkmaterials.extract.passages import Paragraph, Place, Reading, Word

_FIRST: Final = 7  # paragraphs below the headline that tell who took part
_LATE: Final = 14  # paragraphs in which "Guests included ..." may stand
_LEAD: Final = 2
_INCLUDED: Final = 10  # words up to "included" or "attended"
_HEAD: Final = 60  # characters of a dateline
_DASHES: Final = (" – ", " - ", " — ")
_DASH_WIDTH: Final = 3
_SUBJECT: Final = 24  # words of a subject
_BETWEEN: Final = 6  # words between the noun counted and "including"
_LONGEST: Final = 12  # words in one group
_STRIP: Final = " ,;:.–—-\u00a0"


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
                stop = _list_end(reading, paragraph, first, end)
                groups = _split(reading, paragraph, first, stop, headed=True)
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
            stop = _list_end(reading, paragraph, at + 5, end)
            groups = _split(reading, paragraph, at + 5, stop, headed=True)
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
                stop = _list_end(reading, paragraph, first, end)
                groups = _split(reading, paragraph, first, stop, headed=True)
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
            groups = _split(reading, paragraph, at, _list_end(reading, paragraph, at, end))
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
        stop = _list_end(reading, paragraph, first, verb.start - 1)
        groups = _split(reading, paragraph, first, stop, headed=True)
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
    people = _people(reading)
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
        return _split(reading, paragraph, start, _list_end(reading, paragraph, start, end))
    cues = find_phrases(tail, reading.lexicon.phrases("participants.including"))
    far = len(tail[: cues[0][0]].split()) > _BETWEEN if cues else True
    if far and not (cues and tail[slice(*cues[0])].lower() == "representing"):
        return []
    start = count.noun_end + cues[0][1]
    first = paragraph.between(start, end)[:1]
    numbers = reading.lexicon.numbers["numbers.words"]
    if first and (first[0].text[0].isdigit() or first[0].low in numbers):
        return []  # "20 officers, including five women" names no group but the officers
    return _split(reading, paragraph, start, _list_end(reading, paragraph, start, end))


def _counted(reading: Reading, count: Count) -> list[Place]:
    """25 community leaders, heads and members of rural councils and youth from ..."""
    paragraph = count.paragraph
    end = paragraph.sentence_at(count.start)[1]
    stop = _list_end(reading, paragraph, count.end, end)
    groups = _split(reading, paragraph, count.end, stop, headed=True)
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
        groups = _split(reading, paragraph, first, _list_end(reading, paragraph, first, end))
        if far and not all(_names_people(reading, group) for group in groups):
            continue
        if len(groups) > 1 or (groups and sentence.lower().find("representatives") >= 0):
            return groups
    return []


def _list_end(reading: Reading, paragraph: Paragraph, start: int, end: int) -> int:
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
    people = any(one.low in _people(reading) for one in rest)
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
    return word in _people(reading)


def _people(reading: Reading) -> frozenset[str]:
    lexicon = reading.lexicon
    return lexicon.words("participants.people") | lexicon.words("participants.in_groups")


def _split(
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
    if len(words) < 2 or words[-1].low not in _people(reading):  # noqa: PLR2004 - a number and a noun
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
    people = _people(reading)
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
