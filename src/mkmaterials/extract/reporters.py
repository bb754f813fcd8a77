"""Who makes a reported statement: a person, a group, a body, or the course that covers it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.attribution import behind_pronoun, find_subject
from mkmaterials.extract.bodies import body_at_end
from mkmaterials.extract.frames import Use
from mkmaterials.extract.phrases import event_pattern, has_event_noun

if TYPE_CHECKING:
    from mkmaterials.extract.frames import Frame
    from mkmaterials.extract.passages import Paragraph, Place, Reading, Word
    from mkmaterials.extract.people import Cast, Figure, Mention

_LEAD: Final = 60  # characters in which "According to" names somebody
_TITLE: Final = 16  # characters of "Ambassador" before the name
_HEAD: Final = 8  # words up to the noun of "the newly assigned police officers"
_PRINTED: Final = 12  # words of a group as printed on a slide
_BACK: Final = 3  # sentences back in which "they" may be named
_COMMA: Final = re.compile(r" ?, ")
_INSERTED: Final = 30  # words between "The event" and its verb


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who says it as printed, and the person, if it is one; neither for a course."""

    said_by: Place | None
    figure: Figure | None


_NOBODY: Final = Reporter(None, None)


def according_to(
    reading: Reading, cast: Cast, paragraph: Paragraph, start: int, end: int
) -> tuple[Reporter, int] | None:
    """Find "According to Ivanova, Head of the Centre, ...": who, and where the clause starts."""
    low = paragraph.outside[start : start + _LEAD].lower()
    phrase = next((p for p in reading.lexicon.phrases("speech.according") if low.startswith(p)), "")
    mentions = cast.within(paragraph.number, start, start + _LEAD) if phrase else []
    if not mentions or mentions[0].start > start + len(phrase) + _TITLE:
        return None
    first = mentions[0]
    comma = _COMMA.match(paragraph.outside, first.until, end)
    if not comma:
        return None
    return Reporter(paragraph.place(*first.printed), first.figure), comma.end()


def find_reporter(
    reading: Reading, cast: Cast, paragraph: Paragraph, start: int, frame: Frame
) -> Reporter | None:
    """Return who is the subject of a frame in the sentence from `start`, or ``None``.

    "Participants", "The 40 officers from Osh", "Ivanova", "he", "ECRI"; "They" after a sentence
    about a group; for what a course covered nobody said it.
    """
    words = _without_helpers(reading, paragraph.between(start, frame.start))
    if frame.alone or not words:
        return _NOBODY if frame.alone else None
    mentions = cast.within(paragraph.number, start, frame.start)
    if mentions:
        subject = find_subject(reading, paragraph, mentions, start, words[-1].end)
        if subject:
            person = Reporter(paragraph.place(*subject.printed), subject.figure)
            return None if frame.use is Use.TOPIC else person
        start = _after_people(paragraph, mentions, start)
        words = [word for word in words if word.start >= start >= 0]
    if words and words[-1].low in reading.lexicon.words("speech.pronouns"):
        figure = behind_pronoun(cast, paragraph, words[-1], reading)
        return Reporter(None, figure) if figure else None
    return _of_many(reading, paragraph, words, frame) if words else None


def _of_many(
    reading: Reading, paragraph: Paragraph, words: list[Word], frame: Frame
) -> Reporter | None:
    """A group, a course or a body as the subject, or a word that stands for a group."""
    if words[-1].low in {"who", "they"} or [word.low for word in words] == ["it"]:
        return _behind(reading, paragraph, words, frame)
    for first in _clause_starts(paragraph, words):
        group = _group(reading, paragraph, words[first:], frame) if frame.people else None
        if group:
            return group
        if frame.event and _is_event(reading, paragraph, words[first:]):
            return _NOBODY
    if frame.noun and frame.use is Use.TOPIC:
        return None
    body = body_at_end(paragraph, words, reading.lexicon)
    if body is None or _is_limited(reading, words):
        return None
    return Reporter(paragraph.place(*body), None)


def _behind(
    reading: Reading, paragraph: Paragraph, words: list[Word], frame: Frame
) -> Reporter | None:
    """The group behind "who" or "They"; nobody behind "It was noted" or "It covered"."""
    if words[-1].low == "it" and frame.event and _is_event_before(reading, paragraph, words[0]):
        return _NOBODY
    if not frame.people:
        return None
    if words[-1].low == "it":
        passive = paragraph.between(words[-1].end, frame.start)[:1]
        return _NOBODY if passive and passive[0].low == "was" else None
    if words[-1].low == "who":
        people = reading.lexicon.words("participants.people")
        return _NOBODY if any(word.low in people for word in words[-_HEAD:]) else None
    alone = len(words) == 1
    return _behind_they(reading, paragraph, words[0].start, frame) if alone else None


def _is_limited(reading: Reading, words: list[Word]) -> bool:
    """Tell whether "In Slovakia, ECRI highlights that ..." limits what the clause states."""
    return words[0].low in reading.lexicon.words("messages.limits")


def _without_helpers(reading: Reading, words: list[Word]) -> list[Word]:
    helpers = reading.lexicon.words("speech.adverbs") | reading.lexicon.words("messages.helpers")
    count = len(words)
    while count and words[count - 1].low in helpers:
        count -= 1
    return words[:count]


def _after_people(paragraph: Paragraph, mentions: list[Mention], start: int) -> int:
    """Return where the clause after a lead such as "After X had spoken, " starts, or -1."""
    opens = not paragraph.outside[start : mentions[0].start].strip()
    comma = paragraph.outside.find(", ", mentions[-1].until)
    return -1 if opens or comma < 0 else comma + 2


def _clause_starts(paragraph: Paragraph, words: list[Word]) -> list[int]:
    """Return the words at which the subject may start: the first, and those after a comma."""
    starts = [0]
    for number in range(1, len(words)):
        gap = paragraph.outside[words[number - 1].end : words[number].start]
        if any(mark in gap for mark in (", ", " – ", " - ", " — ")):
            starts.append(number)
    return starts


def _group(
    reading: Reading, paragraph: Paragraph, words: list[Word], frame: Frame
) -> Reporter | None:
    """Participants; Around 200 inspectors from Kyiv; Judges, prosecutors and lawyers of Osh."""
    head = _head(reading, paragraph, words)
    if head is None:
        return None
    rest = words[head + 1 :]
    if any(word.low in reading.lexicon.words("messages.other_subject") for word in rest):
        return None
    if not _may_follow(reading, paragraph, rest, frame):
        return None
    if rest and not _same_clause(reading, paragraph, words[head], rest):
        return None
    return Reporter(_printed(reading, paragraph, words, head), None)


def _printed(reading: Reading, paragraph: Paragraph, words: list[Word], head: int) -> Place | None:
    """Return the group as a slide prints it: up to "who" or its first verb, or its noun alone."""
    verbs = reading.lexicon.words("participants.took_part") | {"who"}
    stop = head + 1
    while stop < len(words) and words[stop].low not in verbs:
        counted = words[stop].text.isdigit()
        if counted and paragraph.outside[words[stop - 1].end : words[stop].start] == ", ":
            break
        stop += 1
    if stop <= _PRINTED:
        return paragraph.place(words[0].start, words[stop - 1].end)
    gap = paragraph.outside[words[head].end : words[head + 1].start]
    if gap != " " or words[head + 1].low == "and":
        return None
    return paragraph.place(words[0].start, words[head].end)


def _head(reading: Reading, paragraph: Paragraph, words: list[Word]) -> int | None:
    """Return the word that says what the group is, if the clause opens with a group."""
    lexicon = reading.lexicon
    people = lexicon.words("participants.people") | lexicon.words("messages.collective")
    stops = lexicon.words("participants.breaks") | lexicon.words("messages.no_group")
    stops |= lexicon.words("participants.took_part") | lexicon.words("event.held")
    found = None
    for number, word in enumerate(words[:_HEAD]):
        gap = paragraph.outside[words[number - 1].end : word.start] if number else " "
        if gap not in {" ", "\u00a0"}:
            break
        if word.low in stops or (word.low in {"and", "or"} and not number):
            break
        if not number and word.low.endswith("ing") and not has_event_noun(reading, word.text):
            break
        if word.low in people and not word.text.isupper():
            found = number
        elif found is not None:
            break
    return found


def _may_follow(reading: Reading, paragraph: Paragraph, rest: list[Word], frame: Frame) -> bool:
    """Another verb between group and frame is shared: "gathered in Osh and discussed"."""
    verbs = reading.lexicon.words("participants.took_part")
    acted = next((n for n, w in enumerate(rest) if w.low in verbs and w.low != "were"), None)
    if acted is None or any(word.low == "who" for word in rest[:acted]):
        return True
    lead = paragraph.outside[max(0, frame.start - len(", and also ")) : frame.start]
    return any(f"{joint} " in lead for joint in (" and", " and also", " and then"))


def _same_clause(reading: Reading, paragraph: Paragraph, head: Word, rest: list[Word]) -> bool:
    """What follows the group belongs to it: "from Osh", ", judges and lawyers", "who came"."""
    gap = paragraph.outside[head.end : rest[0].start]
    follows = reading.lexicon.words("messages.group_follows")
    if gap == " " and rest[0].low in follows:
        return True
    verbs = reading.lexicon.words("participants.took_part")
    if gap == " " and rest[0].low in verbs:
        return True
    people = reading.lexicon.words("participants.people")
    if gap == " " and rest[0].low == "and":
        return any(word.low in people for word in rest[1:4])
    if gap != ", ":
        return False
    return rest[0].low in follows or rest[0].low == "who" or any(w.low in people for w in rest[:4])


def _is_event(reading: Reading, paragraph: Paragraph, words: list[Word]) -> bool:
    """The three-day course; The event, which brought together 20 officers,."""
    sessions = reading.lexicon.words("messages.sessions")
    if words[0].low not in {"the", "this", "these", "both"} | sessions:
        return False
    end = words[-1].end
    for number, word in enumerate(words[:_HEAD]):
        gap = paragraph.outside[words[number - 1].end : word.start] if number else " "
        if gap != " " or word.low in reading.lexicon.words("participants.breaks"):
            return False
        if word.low in sessions or event_pattern(reading.lexicon).fullmatch(word.text):
            rest = paragraph.outside[word.end : end]
            if paragraph.outside[end : end + 1] == "," and len(rest.split()) <= _INSERTED:
                rest = rest.partition(", ")[0]
            if not rest or _is_subject_matter(reading, rest):
                return True
    return False


def _is_subject_matter(reading: Reading, rest: str) -> bool:
    """Tell whether " on hate crimes in Osh" or " held by X" goes with "The workshop"."""
    keys = ("participants.took_part", "participants.list_ends", "event.held", "speech.say")
    verbs = frozenset[str]().union(*(reading.lexicon.words(key) for key in keys))
    words = rest.lower().replace(",", " ").split()
    prepositions = {"on", "of", "for", "in"}
    if rest[:1] == " " and words[0] in reading.lexicon.words("event.arranged"):
        return len(words) <= _PRINTED and not verbs & set(words[1:])
    return words[0] in prepositions and len(words) <= _PRINTED and not verbs & set(words)


def _with_others(reading: Reading, paragraph: Paragraph, words: list[Word], head: int) -> Place:
    """Return a group whole: "The judges, lawyers and prosecutors", not "The judges"."""
    people = reading.lexicon.words("participants.people")
    breaks = reading.lexicon.words("messages.group_ends")
    stop = head
    for number in range(head + 1, min(len(words), head + _HEAD)):
        gap = paragraph.outside[words[number - 1].end : words[number].start]
        if gap not in {" ", ", "} or (gap == " " and words[number].low in breaks):
            break
        if words[number].low in people:
            stop = number
    joined = paragraph.outside[words[head].end : words[stop].start]
    return paragraph.place(
        words[0].start, words[stop].end if " and " in joined or not joined else words[head].end
    )


def _is_event_before(reading: Reading, paragraph: Paragraph, it: Word) -> bool:
    """Tell whether "It" takes up a course: the sentence before opens with one, or with "It"."""
    start = it.start
    for _ in range(_BACK):
        if start <= 0:
            return False
        before = paragraph.sentence_at(max(0, start - 2))[0]
        words = paragraph.between(before, start)[:_HEAD]
        if before >= start or not words:
            return False
        if words[0].low != "it":
            return words[0].low in {"the", "this", "these"} and _opens_with_event(
                reading, paragraph, words
            )
        start = before
    return False


def _opens_with_event(reading: Reading, paragraph: Paragraph, words: list[Word]) -> bool:
    """Tell whether the first noun of "The two-day course, held in Osh," is a kind of event."""
    sessions = reading.lexicon.words("messages.sessions")
    breaks = reading.lexicon.words("participants.breaks")
    for number, word in enumerate(words[1:], 1):
        gap = paragraph.outside[words[number - 1].end : word.start]
        if gap != " " or word.low in breaks:
            return False
        if word.low in sessions or event_pattern(reading.lexicon).fullmatch(word.text):
            after = words[number + 1 : number + 2]
            joined = after and paragraph.outside[word.end : after[0].start] == " "
            return not (joined and after[0].low in reading.lexicon.words("messages.of_an_event"))
    return False


def _behind_they(
    reading: Reading, paragraph: Paragraph, start: int, frame: Frame
) -> Reporter | None:
    """Return the group of the sentence before; who agrees on something need not open it."""
    group = _named_before(reading, paragraph, start)
    if group:
        return Reporter(group, None)
    if not frame.use.to_do or start <= 0:
        return None
    before = paragraph.between(paragraph.sentence_at(max(0, start - 2))[0], start)
    people = reading.lexicon.words("participants.people")
    return _NOBODY if any(word.low in people for word in before) else None


def _named_before(reading: Reading, paragraph: Paragraph, start: int) -> Place | None:
    """Return the group that "They" takes up, from the sentences before in the paragraph."""
    for _ in range(_BACK):
        if start <= 0:
            return None
        before = paragraph.sentence_at(max(0, start - 2))[0]
        words = paragraph.between(before, start)
        if before >= start or not words:
            return None
        if words[0].low != "they":
            for first in _clause_starts(paragraph, words):
                head = _head(reading, paragraph, words[first:])
                if head is not None:
                    return _with_others(reading, paragraph, words[first:], head)
                if words[0].low not in reading.lexicon.words("hosts.leads"):
                    break
            return None
        start = before
    return None
