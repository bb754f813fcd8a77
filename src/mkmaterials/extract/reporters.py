"""Who makes a reported statement: a person, a group, a body, or the course that covers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.attribution import find_subject
from mkmaterials.extract.bodies import body_at_end
from mkmaterials.extract.phrases import event_pattern

if TYPE_CHECKING:
    from mkmaterials.extract.frames import Frame
    from mkmaterials.extract.passages import Paragraph, Place, Reading, Word
    from mkmaterials.extract.people import Cast, Figure, Mention

_HEAD: Final = 8  # words up to the noun of "the newly assigned police officers"
_PRINTED: Final = 12  # words of a group as printed on a slide
_BACK: Final = 3  # sentences back in which "they" may be named
_INSERTED: Final = 16  # words between "The event" and its verb


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who says it as printed, and the person, if it is one; neither for a course."""

    said_by: Place | None
    figure: Figure | None


_NOBODY: Final = Reporter(None, None)


def find_reporter(
    reading: Reading, cast: Cast, paragraph: Paragraph, start: int, frame: Frame
) -> Reporter | None:
    """Return who is the subject of a frame in the sentence from `start`, or ``None``.

    "Participants", "The 40 officers from Osh", "Ivanova", "he", "ECRI"; "They" after a sentence
    about a group; for what a course covered nobody said it.
    """
    if frame.alone:
        return _NOBODY
    words = _without_helpers(reading, paragraph.between(start, frame.start))
    if not words:
        return None
    mentions = cast.within(paragraph.number, start, frame.start)
    if mentions:
        subject = find_subject(reading, paragraph, mentions, start, words[-1].end)
        if subject:
            return Reporter(paragraph.place(*subject.printed), subject.figure)
        start = _after_people(paragraph, mentions, start)
        words = [word for word in words if word.start >= start]
        if start < 0 or not words:
            return None
    if words[-1].low in reading.lexicon.words("speech.pronouns"):
        sex = "he" if words[-1].low in reading.lexicon.words("speech.male") else "she"
        figure = cast.behind_pronoun(paragraph.number, words[-1].start, sex)
        return Reporter(None, figure) if figure else None
    if words[-1].low == "they":
        group = _named_before(reading, paragraph, start) if len(words) == 1 else None
        return Reporter(group, None) if group else None
    return _of_many(reading, paragraph, words, frame)


def _of_many(
    reading: Reading, paragraph: Paragraph, words: list[Word], frame: Frame
) -> Reporter | None:
    """A group, a course or a body as the subject."""
    for first in _clause_starts(paragraph, words):
        group = _group(reading, paragraph, words[first:], frame)
        if group:
            return Reporter(group, None)
        if frame.event and _is_event(reading, paragraph, words[first:]):
            return _NOBODY
    if frame.noun and not frame.event:
        return None
    body = body_at_end(paragraph, words, reading.lexicon)
    return Reporter(paragraph.place(*body), None) if body else None


def _without_helpers(reading: Reading, words: list[Word]) -> list[Word]:
    helpers = reading.lexicon.words("speech.adverbs") | reading.lexicon.words("messages.helpers")
    count = len(words)
    while count and words[count - 1].low in helpers:
        count -= 1
    return words[:count]


def _after_people(paragraph: Paragraph, mentions: list[Mention], start: int) -> int:
    """Return where the clause after a lead that names people starts ("After X spoke, ..."); or -1."""
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


def _group(reading: Reading, paragraph: Paragraph, words: list[Word], frame: Frame) -> Place | None:
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
    place = paragraph.place(words[0].start, words[-1].end)
    verbs = reading.lexicon.words("participants.took_part") | {"who"}
    if len(words) <= _PRINTED and not any(word.low in verbs for word in rest):
        return place
    after = rest[0].low if rest else ""
    if paragraph.outside[words[head].end : words[head].end + 1] == ",":
        return None if after != "who" else paragraph.place(words[0].start, words[head].end)
    return paragraph.place(words[0].start, words[head].end) if after != "and" else None


def _head(reading: Reading, paragraph: Paragraph, words: list[Word]) -> int | None:
    """Return the word that says what the group is, if the clause opens with a group."""
    lexicon = reading.lexicon
    people = lexicon.words("participants.people") | lexicon.words("messages.collective")
    stops = lexicon.words("participants.breaks") | lexicon.words("messages.no_group")
    found = None
    for number, word in enumerate(words[:_HEAD]):
        gap = paragraph.outside[words[number - 1].end : word.start] if number else " "
        if gap not in {" ", "\u00a0"}:
            break
        if word.low in stops:
            break
        if word.low in people and not word.text.isupper():
            found = number
        elif found is not None:
            break
    return found


def _may_follow(reading: Reading, paragraph: Paragraph, rest: list[Word], frame: Frame) -> bool:
    """Another verb between group and frame is shared: "gathered in Osh and discussed"."""
    verbs = reading.lexicon.words("participants.took_part")
    relative = bool(rest) and rest[0].low == "who"
    acted = any(word.low in verbs and word.low != "were" for word in rest)
    if not acted or relative:
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
    if gap != ", ":
        return False
    people = reading.lexicon.words("participants.people")
    return rest[0].low in follows or rest[0].low == "who" or any(w.low in people for w in rest[:4])


def _is_event(reading: Reading, paragraph: Paragraph, words: list[Word]) -> bool:
    """The three-day course; The event, which brought together 20 officers,."""
    if words[0].low not in {"the", "this", "it"} | reading.lexicon.words("messages.sessions"):
        return False
    text = paragraph.outside[words[0].start : words[-1].end]
    if words[0].low == "it":
        return False
    sessions = reading.lexicon.words("messages.sessions")
    for number, word in enumerate(words[:_HEAD]):
        gap = paragraph.outside[words[number - 1].end : word.start] if number else " "
        if gap != " " or word.low in reading.lexicon.words("participants.breaks"):
            break
        known = word.low in sessions or event_pattern(reading.lexicon).fullmatch(word.text)
        if not known:
            continue
        rest = text[word.end - words[0].start :]
        if not rest or (len(rest.split()) <= _INSERTED and rest.startswith(", ")):
            end = words[-1].end
            return not rest or paragraph.outside[end : end + 1] == ","
    return False


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
            head = _head(reading, paragraph, words)
            if head is None:
                return None
            return paragraph.place(words[0].start, words[head].end)
        start = before
    return None
