"""Reported statements: the clause of the source, without "Experts emphasized that"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.attribution import find_subject
from mkmaterials.extract.bodies import body_at_end
from mkmaterials.extract.passages import BLANK, trim

if TYPE_CHECKING:
    from mkmaterials.extract.passages import Paragraph, Place, Reading, Word
    from mkmaterials.extract.people import Cast, Figure

_FEWEST: Final = 4  # words of a statement
_SUBJECT: Final = 5  # words of a collective subject ("Experts from the region")
_STRIP: Final = " \t\u00a0\u202f,;:."


@dataclass(frozen=True, slots=True)
class Reported:
    """A statement and who made it."""

    clause: Place
    said_by: Place | None
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class _Source:
    said_by: Place | None
    figure: Figure | None


def find_messages(reading: Reading, cast: Cast) -> list[Reported]:
    """Return the reported statements of experts, participants, bodies and people.

    "Experts emphasized the importance of X, noting how Y": X and Y. "Discussions focused
    on how Z": Z. "X noted that Y": Y. What stands in quotation marks is left to the
    quotations, and a sentence that holds such a passage gives no message.
    """
    messages = []
    for paragraph in reading.body:
        for start, end in paragraph.sentences:
            if BLANK not in paragraph.outside[start:end]:
                messages += _in_sentence(reading, cast, paragraph, start, end)
    return messages


def _in_sentence(
    reading: Reading, cast: Cast, paragraph: Paragraph, start: int, end: int
) -> list[Reported]:
    for word in paragraph.between(start, end):
        frame = _frame_end(reading, paragraph, word)
        if frame is None:
            continue
        source = _source(reading, cast, paragraph, start, word)
        if source is None:
            continue
        parts = _parts(reading, paragraph, frame, end)
        return [Reported(place, source.said_by, source.figure) for place in parts]
    return []


def _frame_end(reading: Reading, paragraph: Paragraph, word: Word) -> int | None:
    """Return where the reporting frame ends, if the word is its verb."""
    if not word.text.islower():
        return None
    for phrase in reading.lexicon.phrases("messages.focus"):
        if paragraph.outside.startswith(phrase, word.start):
            after = word.start + len(phrase)
            return after if _opens_clause(paragraph, after, reading) else None
    if word.low not in reading.lexicon.words("messages.report"):
        return None
    end = word.end
    if word.low == "pointed" and paragraph.outside.startswith(" out", end):
        end += 4
    return end if _opens_clause(paragraph, end, reading) else None


def _opens_clause(paragraph: Paragraph, at: int, reading: Reading) -> bool:
    """Tell whether a statement follows: that, how, the importance of; or a bare clause."""
    rest = paragraph.outside[at : at + 40].lstrip().lower()
    if rest.startswith("how to"):
        return False
    if rest.startswith(("that ", "how ", "that,", *reading.lexicon.phrases("messages.importance"))):
        return True
    verb = paragraph.outside[max(0, at - 8) : at].rstrip().lower()
    return verb.endswith((" said", " says")) and rest.split(" ", 1)[0] in reading.lexicon.words(
        "messages.clause"
    )


def _source(
    reading: Reading, cast: Cast, paragraph: Paragraph, start: int, verb: Word
) -> _Source | None:
    """Return who reports: a collective, a person, a pronoun's person, or a body."""
    words = paragraph.between(start, verb.start)
    while words and words[-1].low in reading.lexicon.words("speech.adverbs"):
        words.pop()
    if not words:
        return None
    mentions = cast.within(paragraph.number, start, verb.start)
    if mentions:
        subject = find_subject(reading, paragraph, mentions, start, verb.start)
        if subject:
            return _Source(paragraph.place(*subject.printed), subject.figure)
        return None
    if words[-1].low in reading.lexicon.words("speech.pronouns"):
        sex = "he" if words[-1].low in reading.lexicon.words("speech.male") else "she"
        figure = cast.behind_pronoun(paragraph.number, words[-1].start, sex)
        return _Source(None, figure) if figure else None
    return _collective(reading, paragraph, words)


def _collective(reading: Reading, paragraph: Paragraph, words: list[Word]) -> _Source | None:
    """Experts; The participants; ECRI."""
    known = reading.lexicon.words("messages.collective")
    first = next((n for n, w in enumerate(words) if w.low in known), None)
    if first is not None and len(words) - first <= _SUBJECT:
        lead = paragraph.outside[words[0].start : words[first].start]
        if not lead.strip() or lead.strip().lower() in {"the", "all", "many", "several", "most"}:
            return _Source(paragraph.place(words[0].start, words[-1].end), None)
    body = body_at_end(paragraph, words, reading.lexicon)
    return _Source(paragraph.place(*body), None) if body else None


def _parts(reading: Reading, paragraph: Paragraph, start: int, end: int) -> list[Place]:
    """Split the complement at ", noting that/how" and take off what belongs to the frame."""
    saying = reading.lexicon.words("speech.saying")
    cuts = [start]
    stops = []
    for word in paragraph.between(start, end):
        before = paragraph.outside[max(0, word.start - 3) : word.start].rstrip()[-1:]
        if word.low in saying and before == ",":
            stops.append(word.start)
            cuts.append(word.end)
    stops.append(end)
    places = []
    for number, (low, high) in enumerate(zip(cuts, stops, strict=True)):
        if number and not _opens_clause(paragraph, low, reading):
            continue
        place = _clause(reading, paragraph, low, high)
        places += [place] if place else []
    return places


def _clause(reading: Reading, paragraph: Paragraph, start: int, end: int) -> Place | None:
    low, high = trim(paragraph.text, start, end, _STRIP)
    frames = ("that", "how", *reading.lexicon.phrases("messages.importance"))
    text = paragraph.text[low:high].lower()
    for frame in frames:
        if text.startswith((f"{frame} ", f"{frame},")):
            low += len(frame)
            break
    low, high = trim(paragraph.text, low, high, _STRIP)
    if len(paragraph.text[low:high].split()) < _FEWEST:
        return None
    return paragraph.place(low, high)
