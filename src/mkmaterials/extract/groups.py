"""The groups that took part, each as printed."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.group_lists import list_end, split_list
from mkmaterials.extract.group_members import (
    is_plural,
    known,
    names_people,
    names_people_or_body,
    without_persons,
)
from mkmaterials.extract.group_subjects import (
    also_took_part,
    counted_pairs,
    listed_from,
    subjects,
)
from mkmaterials.extract.phrases import event_pattern, find_phrases, has_event_noun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkmaterials.extract.participants import Count
    from mkmaterials.extract.passages import Paragraph, Place, Reading

# What may stand between the number and the colon of a list: ", 19 of them women", "(19 women)".
_LISTED: Final = re.compile(r"(?:, [^,:;.]{1,60}| \([^():;]{1,60}\))?: ")
_FIRST: Final = 7  # paragraphs below the headline that tell who took part
_LATE: Final = 14  # paragraphs in which "Guests included ..." may stand
_LEAD: Final = 2
_INCLUDED: Final = 10  # words up to "included" or "attended"
_BETWEEN: Final = 6  # words between the noun counted and "including"
_ON_SUBJECT: Final = 140  # characters from "course" to "for"


def find_groups(reading: Reading, count: Count | None) -> list[Place]:
    """Return the groups that took part, or an empty list.

    "..., including representatives of A, B, C and D" ("representatives of" governs the list
    and is left off its first member only); "25 community leaders, heads of councils and
    youth from ..."; "brought together A, B and C from ..."; "a group of professionals, such
    as A, B and C". "Representatives of E also took part" adds to any of them.
    """
    anybody = reading.lexicon.words("participants.anybody")
    groups = _main_groups(reading, count)
    groups = [group for group in groups if reading.text(group).lower() not in anybody]
    printed = " ".join(reading.text(group).casefold() for group in groups)
    for paragraph in reading.first(_FIRST):
        for group in also_took_part(reading, paragraph):
            if reading.text(group).casefold() not in printed:
                groups.append(group)
    return groups


def _main_groups(reading: Reading, count: Count | None) -> list[Place]:
    for paragraph in reading.first(_FIRST):
        pair = counted_pairs(reading, paragraph, count)
        if pair:
            return pair
    groups = _after_count(reading, count) or _counted(reading, count) if count else []
    if len(groups) > 1:
        return groups
    groups = _fuller(reading, groups) if groups else groups
    lists = list(_offered(reading, reading.first(_LEAD + 1)))
    offered = next((one for one in lists if len(one) > 1), []) or _offered_on_a_subject(reading)
    groups = offered if len(offered) > 1 else groups
    groups = _further_told(reading, groups) or groups
    for find in (_listed, _included, subjects):
        for paragraph in reading.first(_FIRST):
            groups = groups or find(reading, paragraph)
    for paragraph in reading.body[_FIRST:_LATE]:
        groups = groups or _included(reading, paragraph)
    one = next((one for one in lists if len(one) == 1), [])
    groups = groups or one or _offered_on_a_subject(reading)
    groups = groups or _aimed_at(reading)
    return groups or _gathered_one(reading) or _of_the_headline(reading)


def _aimed_at(reading: Reading) -> list[Place]:
    """Find "the course was aimed at law enforcement and consular personnel, and NGOs"."""
    for paragraph in reading.first(_FIRST):
        for start, end in paragraph.sentences:
            sentence = paragraph.outside[start:end]
            for cue in find_phrases(sentence, reading.lexicon.phrases("participants.aimed_at"))[:1]:
                first = start + cue[1]
                if not has_event_noun(reading, sentence[: cue[0]]):
                    continue
                stop = list_end(reading, paragraph, first, end)
                groups = split_list(reading, paragraph, first, stop, headed=True)
                deed = bool(groups) and _DEED.match(reading.text(groups[0])) is not None
                people = all(names_people_or_body(reading, group) for group in groups)
                if groups and people and not deed:
                    return groups
    return []


_DEED: Final = re.compile(r"[a-z-]+ing (?:the|a|an|and|their|its)\b")  # "strengthening the skills"


def _further_told(reading: Reading, groups: list[Place]) -> list[Place]:
    """Return who "Participants included practitioners who ..., including A, B and C" names.

    Only where nobody but practitioners or the like has been named.
    """
    generic = reading.lexicon.words("participants.generic")
    if not groups or not any(w.lower() in generic for w in reading.text(groups[0]).split()):
        return []
    for paragraph in reading.first(_FIRST):
        for start, end in paragraph.sentences:
            cue = paragraph.outside.find(", including representatives of ", start, end)
            lead = {word.low for word in paragraph.between(start, cue)} if cue > 0 else set()
            if lead & generic and lead & {"participants", "included", "gathered", "attended"}:
                first = cue + len(", including ")
                found = split_list(reading, paragraph, first, end, headed=True)
                if len(found) > 1:
                    return without_persons(reading, found) if len(groups) == 1 else []
    return []


def _gathered_one(reading: Reading) -> list[Place]:
    """Find "will bring together local and international experts" in the lead: one group."""
    gathered = reading.lexicon.phrases("participants.gathered")
    for paragraph in reading.first(_LEAD):
        for start, end in paragraph.sentences:
            for _, after in find_phrases(paragraph.outside[start:end], gathered)[:1]:
                stop = list_end(reading, paragraph, start + after, end)
                groups = split_list(reading, paragraph, start + after, stop, headed=True)
                if len(groups) == 1 and names_people(reading, groups[0]):
                    return groups
    return []


def _fuller(reading: Reading, groups: list[Place]) -> list[Place]:
    """Return "border guards and customs officers" of the lead for "the 19 officers"."""
    noun = reading.text(groups[0]).lower()
    if " " in noun:
        return groups
    fuller = subjects(reading, reading.first(1)[-1])
    named = any(reading.text(group).lower().split()[-1] == noun for group in fuller)
    return fuller if named else groups


def _of_the_headline(reading: Reading) -> list[Place]:
    """Find "UNODC brings together Judges", "OSCE trains social workers", if the text has nobody."""
    headline = reading.paragraphs[0]
    groups = _listed(reading, headline) or next(_offered(reading, [headline]), [])
    cues = find_phrases(headline.outside, reading.lexicon.phrases("participants.headline"))
    if cues and not groups:
        stop = list_end(reading, headline, cues[0][1], len(headline.text))
        groups = split_list(reading, headline, cues[0][1], stop, headed=True)
    return groups if all(names_people(reading, group) for group in groups) else []


def _offered(reading: Reading, paragraphs: list[Paragraph]) -> Iterator[list[Place]]:
    """Find "three trainings for police officers, investigators and judges" in the lead."""
    phrases = reading.lexicon.phrases("participants.for_groups")
    elsewhere = _elsewhere(reading)
    for paragraph in paragraphs:
        for start, end in paragraph.sentences:
            if find_phrases(paragraph.outside[start:end], elsewhere):
                continue
            for cue in find_phrases(paragraph.outside[start:end], phrases)[:1]:
                first = start + cue[1]
                stop = list_end(reading, paragraph, first, end)
                groups = split_list(reading, paragraph, first, stop, headed=True)
                if groups and names_people(reading, groups[0]):
                    yield known(reading, groups)


def _elsewhere(reading: Reading) -> tuple[str, ...]:
    """Return what tells of another event: "similar", "last year"."""
    return reading.lexicon.phrases("places.elsewhere") + reading.lexicon.phrases("event.earlier")


def _offered_on_a_subject(reading: Reading) -> list[Place]:
    """Find "a course on Community Oriented Policing for police officers" in the lead."""
    events = event_pattern(reading.lexicon)
    elsewhere = _elsewhere(reading)
    for paragraph in reading.first(_LEAD + 1):
        for start, end in paragraph.sentences:
            if find_phrases(paragraph.outside[start:end], elsewhere):
                continue
            event = events.search(paragraph.outside, start, end)
            at = paragraph.outside.find(" for ", event.end(), end) if event else -1
            if event is None or at < 0 or at - event.end() > _ON_SUBJECT:
                continue
            if paragraph.outside[at + 5].isupper() and _within_a_name(paragraph, at):
                continue
            stop = list_end(reading, paragraph, at + 5, end)
            groups = known(reading, split_list(reading, paragraph, at + 5, stop, headed=True))
            if groups and _is_offered(reading, groups[0]):
                return groups
    return []


def _within_a_name(paragraph: Paragraph, at: int) -> bool:
    """Tell whether "for" stands behind a capital: "the Department for Protection of Order"."""
    before = paragraph.words[paragraph.index_at(at) - 1 :][:1]
    return bool(before) and before[0].text[0].isupper()


def _is_offered(reading: Reading, group: Place) -> bool:
    """Tell whether a training is for these people, not about them ("services for survivors")."""
    text = reading.text(group).lower()
    about = reading.lexicon.words("participants.subjects") | reading.lexicon.words(
        "participants.women"
    )
    last = {text.split()[-1], text.partition(" of ")[0].split()[-1]}  # "survivors of slavery"
    return names_people(reading, group) and not last & about


def _included(reading: Reading, paragraph: Paragraph) -> list[Place]:
    """Find "Guests included A, B and C"; "Among the delegates are A"; "attended, among them A"."""
    guests = reading.lexicon.words("participants.guests")
    for start, end in paragraph.sentences:
        words = paragraph.between(start, end)
        lows = [word.low for word in words[:_INCLUDED]]
        at = -1
        verb = next((n for n, low in enumerate(lows[:6]) if low in {"include", "included"}), 0)
        if guests & set(lows[:verb]):
            at = words[verb].end
        elif lows[:1] == ["among"] and {"are", "were"} & set(lows):
            verb = next(n for n, low in enumerate(lows) if low in {"are", "were"})
            at = words[verb].end if lows[verb - 1] in guests else -1
        elif {"attended", "participated"} & set(lows):
            among = paragraph.outside.find(", among them ", start, end)
            at = among + len(", among them ") if among > 0 else -1
        if at > 0:
            groups = split_list(reading, paragraph, at, list_end(reading, paragraph, at, end))
            groups = [group for group in groups if not reading.text(group)[0].isdigit()]
            groups = list(
                takewhile(
                    lambda one: names_people_or_body(reading, one) or is_plural(reading, one),
                    groups,
                )
            )
            if len(groups) > 1 or (groups and guests & set(lows[:verb])):
                return groups
    return []


def _after_count(reading: Reading, count: Count) -> list[Place]:
    """60 participants, including A, B and C; practitioners — including A, B and C — took part."""
    paragraph = count.paragraph
    end = paragraph.sentence_at(count.start)[1]
    tail = paragraph.outside[count.noun_end : end]
    told = _LISTED.match(tail)
    if told:
        start = count.noun_end + told.end()
        return split_list(reading, paragraph, start, list_end(reading, paragraph, start, end))
    cues = find_phrases(tail, reading.lexicon.phrases("participants.including"))
    far = len(tail[: cues[0][0]].split()) > _BETWEEN if cues else True
    if far and not (cues and tail[slice(*cues[0])].lower() == "representing"):
        return []
    if far and _noun_counted(count) not in reading.lexicon.words("participants.anybody"):
        return []  # "22 young women representing a wide spectrum": the women
    if _lists_topics(reading, tail[: cues[0][0]]):
        return []
    start = count.noun_end + cues[0][1]
    first = paragraph.between(start, end)[:1]
    numbers = reading.lexicon.numbers["numbers.words"]
    if first and (first[0].text[0].isdigit() or first[0].low in numbers):
        return []  # "20 officers, including five women" names no group but the officers
    groups = split_list(reading, paragraph, start, list_end(reading, paragraph, start, end))
    return without_persons(reading, groups)


def _lists_topics(reading: Reading, lead: str) -> bool:
    """Tell whether "officers, who were trained on topics including A and B" lists no people."""
    last = lead.split()[-1:]
    return bool(last) and last[0].lower() in reading.lexicon.words("participants.not_people")


def _noun_counted(count: Count) -> str:
    return count.paragraph.outside[count.end : count.noun_end].strip().lower()


def _counted(reading: Reading, count: Count) -> list[Place]:
    """25 community leaders, heads and members of rural councils and youth from ...

    Of "28 participants from police schools and NGOs", the schools and NGOs.
    """
    paragraph = count.paragraph
    end = paragraph.sentence_at(count.start)[1]
    if _noun_counted(count) in reading.lexicon.words("participants.anybody"):
        if not paragraph.outside.startswith(" from ", count.noun_end):
            return []
        start = count.noun_end + len(" from ")
        stop = list_end(reading, paragraph, start, end)
        return without_persons(reading, split_list(reading, paragraph, start, stop))
    groups = listed_from(reading, paragraph, count.end, end)
    if not groups or groups[0].start >= count.noun_end:
        return []
    if groups[1:] and "and" not in paragraph.outside[groups[-2].end : groups[-1].end]:
        return groups[:1]  # "With 35 cadets at the academy, the Mission has": no list
    return [groups[0], *without_persons(reading, groups[1:])]


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
        elif not cues or (paragraph.number > 1 and _is_told_of_others(reading, sentence, cues[0])):
            continue
        first = start + cues[0][1]
        groups = split_list(reading, paragraph, first, list_end(reading, paragraph, first, end))
        if len(groups) == 1:
            groups = listed_from(reading, paragraph, first, end)
        if far and not all(names_people(reading, group) for group in groups):
            continue
        groups = without_persons(reading, groups)
        if len(groups) > 1 or (groups and sentence.lower().find("representatives") >= 0):
            return groups
    return []


def _is_told_of_others(reading: Reading, sentence: str, cue: tuple[int, int]) -> bool:
    """Tell whether "The Councils bring together police and citizens" says what councils are."""
    lead = sentence[: cue[0]]
    always = sentence[slice(*cue)].lower().startswith(("bring ", "brings ", "gathers"))
    event = has_event_noun(reading, lead) or {"it", "which", "that"} & set(lead.lower().split())
    return always and not event
