"""Key messages: the clause of the source, without "Experts emphasized that"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.frames import Frame, Frames, Use
from mkmaterials.extract.listed import find_listed
from mkmaterials.extract.passages import BLANK, trim
from mkmaterials.extract.phrases import event_pattern, find_phrases
from mkmaterials.extract.reporters import according_to, find_reporter

if TYPE_CHECKING:
    from mkmaterials.extract.passages import Paragraph, Place, Reading, Word
    from mkmaterials.extract.people import Cast, Figure

_FEWEST: Final = 4  # words of a message, so that it stands on a slide by itself
_FEWEST_OF_A_TOPIC: Final = 5
_SHORT: Final = 10  # words; in a longer clause "these" has something to point to
_MOST: Final = 40
_KEPT: Final = 8  # messages; a deck has one slide for each
_LEAD: Final = 3  # paragraphs below the headline in which "to discuss ..." speaks of this event
_STRIP: Final = " \t\u00a0\u202f,;:.–—-"
_AND: Final = re.compile(r"\s*(?:and|as well as|plus,?) ")
_OPENING: Final = 6  # words in which "In May 2015" stands
_DIGITS: Final = 4
_LONG_AGO: Final = 1900
_ADJUNCT: Final = 9  # words from "at an" to "course"


@dataclass(frozen=True, slots=True)
class Reported:
    """A statement and who made it."""

    clause: Place
    said_by: Place | None
    figure: Figure | None
    use: Use = Use.CLAIM


def find_messages(
    reading: Reading, cast: Cast, aim: Place | None = None, year: int | None = None
) -> list[Reported]:
    """Return the reported statements of experts, participants, bodies and people.

    "Experts emphasized the importance of X, noting how Y": X and Y. "Discussions focused on
    how Z can ...": Z. "Participants agreed to V": V. What stands in quotation marks is left
    to the quotations, and a sentence that holds such a passage gives no message; nor does
    what `aim` holds, or what a sentence dates before the `year` of the event. What to do
    comes first, then what works, then what was discussed.
    """
    frames = Frames(reading.lexicon)
    found: list[Reported] = []
    for paragraph in reading.body:
        for start, end in paragraph.sentences:
            if BLANK not in paragraph.outside[start:end] and not _is_past(
                paragraph, start, end, year
            ):
                found += _in_sentence(reading, cast, frames, paragraph, start, end)
    found += [Reported(place, None, None, use) for place, use in find_listed(reading)]
    kept = _distinct(reading, [one for one in found if not _overlaps(one.clause, aim)])
    return sorted(kept, key=_usefulness)[:_KEPT]


def _is_past(paragraph: Paragraph, start: int, end: int, year: int | None) -> bool:
    """Tell whether a sentence opens in an earlier year: "In 2015 participants agreed to"."""
    if year is None:
        return False
    first = paragraph.between(start, end)[:_OPENING]
    years = [
        int(word.text) for word in first if len(word.text) == _DIGITS and word.text.isdecimal()
    ]
    return any(_LONG_AGO < one < year for one in years)


def _usefulness(message: Reported) -> int:
    """Rank what to do first, commitments and calls alike in the order of the text."""
    return Use.WAY if message.use.to_do else message.use


def _in_sentence(  # noqa: PLR0913, PLR0917 - a sentence and all that is known of it
    reading: Reading, cast: Cast, frames: Frames, paragraph: Paragraph, start: int, end: int
) -> list[Reported]:
    passive = frames.passive(paragraph, start, end)
    if passive:
        place = _clause(reading, paragraph, passive[0], passive[1])
        return [Reported(place, None, None, passive[0].use)] if place else []
    according = according_to(reading, cast, paragraph, start, end)
    if according:
        said, clause = according
        place = _clause(reading, paragraph, Frame(start, clause, Use.CLAIM), end)
        return [Reported(place, said.said_by, said.figure)] if place else []
    for word in paragraph.between(start, end):
        frame = frames.at(paragraph, word, end)
        if frame is None or _is_denied(reading, paragraph, frame, start):
            continue
        if frame.alone and not _about_event(reading, paragraph, frame, start):
            continue
        reporter = find_reporter(reading, cast, paragraph, start, frame)
        if reporter is None:
            continue
        if _is_earlier(reading, paragraph, start, frame):
            return []
        return [
            Reported(place, reporter.said_by, reporter.figure, use)
            for place, use in _clauses(reading, frames, paragraph, frame, end)
        ]
    return []


def _is_denied(reading: Reading, paragraph: Paragraph, frame: Frame, start: int) -> bool:
    """Tell whether a verb states nothing: "did not agree to", "if participants agreed to"."""
    lead = paragraph.between(start, frame.start)
    denials = reading.lexicon.words("messages.denials")
    return any(word.low in denials or word.low.endswith(("n’t", "n't")) for word in lead)


def _is_earlier(reading: Reading, paragraph: Paragraph, start: int, frame: Frame) -> bool:
    """Tell whether the subject is an earlier event: "Last year, participants discussed"."""
    lead = paragraph.outside[start : frame.start]
    return bool(find_phrases(lead, reading.lexicon.phrases("event.earlier")))


def _about_event(reading: Reading, paragraph: Paragraph, frame: Frame, start: int) -> bool:
    """Of "to discuss ...": people met for it, in the paragraphs that introduce the event."""
    if not paragraph.outside.startswith("to ", frame.start):
        return True
    if paragraph.number > 1 + _LEAD:
        return False
    met = reading.lexicon.words("messages.met")
    return any(word.low in met for word in paragraph.between(start, frame.start))


def _clauses(
    reading: Reading, frames: Frames, paragraph: Paragraph, first: Frame, end: int
) -> list[tuple[Place, Use]]:
    """Return what follows a frame and those after it with the same subject."""
    saying = reading.lexicon.words("speech.saying") | reading.lexicon.words("messages.enabling")
    chain: list[tuple[Frame | None, int]] = []
    frame: Frame | None = first
    for word in paragraph.between(first.clause, end):
        joint = _joint(paragraph, word)
        if joint == "," and word.low in saying:
            chain.append((frame, word.start))
            frame = frames.after_comma(paragraph, word, end)
        elif joint and frame and (frame.noun or joint == ", and"):
            following = frames.at(paragraph, word, end)
            turned = word.low in reading.lexicon.words("messages.turned")
            if turned or (following and not following.alone):
                chain.append((frame, word.start - len(joint) - 1))
                frame = following
    chain.append((frame, end))
    found = []
    for one, stop in chain:
        if one is None:
            continue
        for piece, until in _items(paragraph, one, stop):
            place = _clause(reading, paragraph, piece, until)
            if place:
                found.append((place, one.use))
    return found


def _items(paragraph: Paragraph, frame: Frame, end: int) -> list[tuple[Frame, int]]:
    """Cut a long list of topics at its semicolons, each item by itself; else leave it whole."""
    words = paragraph.outside[frame.clause : end].split()
    if frame.use is not Use.TOPIC or len(words) <= _MOST:
        return [(frame, end)]
    items = []
    at = frame.clause
    while at < end:
        stop = paragraph.outside.find(";", at, end)
        stop = end if stop < 0 else stop
        joined = _AND.match(paragraph.outside, at, stop)
        items.append((replace(frame, clause=joined.end() if joined else at), stop))
        at = stop + 1
    return items


def _joint(paragraph: Paragraph, word: Word) -> str:
    """Return what joins a verb to the clause before it: a comma, "and", both, or nothing."""
    before = paragraph.outside[max(0, word.start - len(", and also ")) : word.start].rstrip()
    before = before.removesuffix(" also")
    for joint in (", and", " and", ","):
        if before.endswith(joint):
            return joint
    return ""


def _clause(reading: Reading, paragraph: Paragraph, frame: Frame, end: int) -> Place | None:
    """Return the statement from the frame's end to `end` if it can stand by itself."""
    if frame.noun:
        end = _without_occasion(reading, paragraph, frame, end)
    low, high = trim(paragraph.text, frame.clause, end, _STRIP)
    if len(paragraph.text[low:high].split()) > _MOST:
        high = _without_afterthought(paragraph, low, high)
    words = paragraph.between(low, high)
    printed = paragraph.text[low:high].split()
    fewest = _FEWEST_OF_A_TOPIC if frame.use is Use.TOPIC else _FEWEST
    if not fewest <= len(printed) <= _MOST or not words or _hangs(reading, words):
        return None
    return paragraph.place(low, high)


def _without_occasion(reading: Reading, paragraph: Paragraph, frame: Frame, end: int) -> int:
    """Leave off " at an OSCE-organized course that ended today", " during the two-day event".

    What people will do at a later meeting stays with what they agreed to do.
    """
    words = paragraph.between(frame.clause, end)
    where = reading.lexicon.words("messages.occasion")
    for number, word in enumerate(words[:-1]):
        if number < _FEWEST or word.low not in where:
            continue
        if words[number + 1].low not in {"a", "an", "the", "this"}:
            continue
        phrase = paragraph.outside[word.start : words[min(number + _ADJUNCT, len(words) - 1)].end]
        over = any(w.low in reading.lexicon.words("messages.over") for w in words[number:])
        if event_pattern(reading.lexicon).search(phrase.partition(",")[0]) and (
            over or not frame.use.to_do
        ):
            low, high = trim(paragraph.text, frame.clause, word.start, _STRIP)
            return _without_relative(paragraph, low, high)
    return end


def _without_relative(paragraph: Paragraph, low: int, high: int) -> int:
    """Cut a last ", which are to be included" that has lost what it was included in."""
    comma = paragraph.outside.rfind(", which ", low, high)
    return high if comma < 0 or "," in paragraph.outside[comma + 2 : high] else comma


def _without_afterthought(paragraph: Paragraph, low: int, high: int) -> int:
    """Cut a long clause before its first ", which ..." or ", strengthening ..."."""
    for word in paragraph.between(low, high):
        participle = word.low.endswith("ing") and word.text.islower() and word.low != "including"
        if (word.low == "which" or participle) and paragraph.outside.endswith(", ", 0, word.start):
            return word.start - 2
    return high


def _hangs(reading: Reading, words: list[Word]) -> bool:
    """Tell whether a clause needs what stood before it: "they listen", "the country risks"."""
    lexicon = reading.lexicon
    first, second = words[0].low, words[1].low if len(words) > 1 else ""
    if first == "it" and second in {"is", "was"} and len(words) > 3:  # noqa: PLR2004 - it is vital to
        return words[3].low not in {"to", "that", "for"}
    if first in lexicon.words("messages.hanging"):
        return True
    if len(words) <= _SHORT and any(word.low in {"this", "these", "such"} for word in words):
        return True
    return first == "the" and second in lexicon.words("messages.hanging_nouns")


def _overlaps(place: Place, other: Place | None) -> bool:
    if other is None or place.number != other.number:
        return False
    return place.start < other.end and other.start < place.end


def _distinct(reading: Reading, found: list[Reported]) -> list[Reported]:
    """Keep one of those that say the same, the first printed."""
    kept: dict[str, Reported] = {}
    for one in found:
        kept.setdefault(reading.text(one.clause).casefold(), one)
    return list(kept.values())
