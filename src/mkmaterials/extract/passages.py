"""A release cut into words and sentences, every piece by its offsets.

Rules read `Paragraph.outside`, the paragraph with all words in quotation marks blanked out
at equal length, so that a rule for the narrator's words cannot match what somebody said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from mkmaterials.extract.marks import Quoted, left_open, pair_marks

if TYPE_CHECKING:
    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.model.release import Release

BLANK: Final = "\0"
_WORD: Final = re.compile(r"[\w\u0300-\u036f]+(?:[-\u2010\u2011’'‘ʻʼ./&][\w\u0300-\u036f]+)*")
_STOP: Final = re.compile(r"(?<![.!?…])[.!?…]+[\"”»’')\]]*(?=\s|$)|(?<![.!?…])[.!?…]+(?=[“«„])")
_LOST_CLOSE: Final = re.compile(r", ([a-z]+) (?=[A-Z\u00c0-\u024f]\w)")
_HE_SAID: Final = re.compile(r"[,.!?] (?:he|she|He|She) ([a-z]+)\.?$")
_TAIL: Final = 24  # characters of ", he emphasized."
_OPENING: Final = '“„«"'
_CLOSING: Final = '”"»'
_LEAD_WORDS: Final = 8  # of "He further added"
_FEWEST: Final = 3  # words of a sentence
_LONGEST_SENTENCE: Final = 1500  # characters; keeps time linear in texts without full stops
_SHORTEST_ADVERB: Final = 4  # "only" is none of how somebody speaks; "boldly" is
_END_MARKS: Final = ".!?…"


class Word(NamedTuple):
    """A word and where it stands in its paragraph."""

    start: int
    end: int
    text: str
    low: str


@dataclass(frozen=True, slots=True)
class Place:
    """Characters `start` up to `end` of paragraph `number`."""

    number: int
    start: int
    end: int

    def __str__(self) -> str:
        return f"p{self.number}:{self.start}-{self.end}"


@dataclass(slots=True)
class Paragraph:
    """A paragraph with its words, sentences and passages in quotation marks.

    Attributes:
        number: from 1; the headline is 1.
        text: as printed.
        outside: `text` with the words in quotation marks blanked out.
        words: the words of `outside`.
        sentences: start and end of each sentence of `outside`.
        quoted: passages in quotation marks.
        lonely: offsets of quotation marks without a partner.
    """

    number: int
    text: str
    outside: str
    words: list[Word]
    sentences: list[tuple[int, int]]
    quoted: list[Quoted]
    lonely: list[int]
    starts: list[int]

    def place(self, start: int, end: int) -> Place:
        """Return a place in this paragraph."""
        return Place(self.number, start, end)

    def between(self, start: int, end: int) -> list[Word]:
        """Return the words that lie wholly within ``[start, end)``."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        found = self.words[first:last]
        if found and found[-1].end > end:
            found = found[:-1]
        return found

    def index_at(self, start: int) -> int:
        """Return the index of the first word that starts at or after `start`."""
        return bisect_left(self.starts, start)

    def sentence_at(self, at: int) -> tuple[int, int]:
        """Return start and end of the sentence that holds the character `at`."""
        index = bisect_left(self.sentences, (at + 1, -1)) - 1
        return self.sentences[max(index, 0)] if self.sentences else (0, len(self.text))


@dataclass(slots=True)
class Reading:
    """A release being read: its paragraphs and the words of its language."""

    release: Release
    lexicon: Lexicon
    paragraphs: list[Paragraph]

    @property
    def body(self) -> list[Paragraph]:
        """The paragraphs below the headline."""
        return self.paragraphs[1:]

    def text(self, place: Place) -> str:
        """Return the words at a place."""
        return self.release.paragraphs[place.number - 1][place.start : place.end]


def read_release(release: Release, lexicon: Lexicon) -> Reading:
    """Cut a release into words and sentences."""
    texts = release.paragraphs
    paragraphs = [
        _paragraph(number, text, texts[number] if number < len(texts) else "", lexicon)
        for number, text in enumerate(texts, 1)
    ]
    for before, paragraph in pairwise(paragraphs):
        _carry_on(before, paragraph, lexicon)
    return Reading(release, lexicon, paragraphs)


def split_words(text: str) -> list[Word]:
    """Return the words of a text; hyphens, apostrophes and slashes inside them stay."""
    return [Word(*m.span(), m[0], m[0].lower()) for m in _WORD.finditer(text)]


def is_adverb(word: Word, lexicon: Lexicon) -> bool:
    """Tell whether a word may stand between a subject and "said": also, later, jokingly."""
    return word.low in lexicon.words("speech.adverbs") or (
        word.text.islower() and word.low.endswith("ly") and len(word.low) > _SHORTEST_ADVERB
    )


def trim(text: str, start: int, end: int, strip: str = " \t\u00a0\u202f,;:.–—-") -> tuple[int, int]:
    """Return ``[start, end)`` without the characters in `strip` at either end."""
    while start < end and text[start] in strip:
        start += 1
    while end > start and text[end - 1] in strip:
        end -= 1
    return start, end


def _paragraph(number: int, text: str, following: str, lexicon: Lexicon) -> Paragraph:
    quoted, lonely = pair_marks(text)
    quoted = [_without_he_said(text, one, lexicon.words("speech.say")) for one in quoted]
    lost = (
        _closed_by_two_single_marks(text, lonely)
        or _open_to_the_attribution(text, lonely, lexicon.words("speech.say"))
        or _open_to_the_end(text, quoted, lonely, following, lexicon.words("speech.say"))
        or _closed_from_the_start(text, quoted, lonely, lexicon.words("speech.say"))
        or _opened_by_a_single_mark(text, quoted, lonely)
        or _open_to_the_next(text, quoted, lonely, lexicon.words("speech.say"))
        or _closed_again(text, quoted, lonely, lexicon.words("speech.say"))
    )
    if lost:
        quoted = sorted([*quoted, lost], key=lambda one: one.outer)
    outside = _blank(text, quoted)
    words = split_words(outside)
    sentences = _sentences(text, outside, quoted, lexicon.words("grammar.abbreviations"))
    starts = [word.start for word in words]
    return Paragraph(number, text, outside, words, sentences, quoted, lonely, starts)


def _without_he_said(text: str, one: Quoted, say: frozenset[str]) -> Quoted:
    """Leave "he said" out of “A, he said”: the mark stands after the attribution by mistake."""
    low = max(one.start, one.end - _TAIL)
    match = _HE_SAID.search(text[low : one.end])
    if match is None or match[1] not in say:
        return one
    end = low + match.start() + 1
    return Quoted(one.outer, one.start, end, end, closed=False)


def _carry_on(before: Paragraph, paragraph: Paragraph, lexicon: Lexicon) -> None:
    """Take a paragraph that opens or ends with a mark along with the open quotation before it.

    A text that breaks off leaves its last paragraph open, without a full stop.
    """
    left = before.quoted[-1:]
    if not left or left[0].closed or left[0].end < len(before.text.rstrip()):
        return
    if paragraph.quoted or len(paragraph.lonely) != 1:
        return
    mark = paragraph.lonely[0]
    if not mark:
        paragraph.quoted = [left_open(paragraph.text, 0)]
    elif not paragraph.text[mark + 1 :].strip():
        paragraph.quoted = [Quoted(0, 0, mark, mark + 1, closed=False)]
    else:
        return
    paragraph.outside = _blank(paragraph.text, paragraph.quoted)
    paragraph.words = split_words(paragraph.outside)
    paragraph.starts = [word.start for word in paragraph.words]
    abbreviations = lexicon.words("grammar.abbreviations")
    paragraph.sentences = _sentences(
        paragraph.text, paragraph.outside, paragraph.quoted, abbreviations
    )


def _open_to_the_next(
    text: str, quoted: list[Quoted], lonely: list[int], say: frozenset[str]
) -> Quoted | None:
    """Take said, “A. B. He added “C.” up to "He added", the first closing mark being lost.

    Only where the lost mark follows a comma or colon after a verb of saying, and the sentence
    before the next passage is a short one with such a verb.
    """
    following = next((one for one in quoted if lonely and one.outer > lonely[0]), None)
    if following is None:
        return None
    opening = lonely[0]
    lead = text[:opening].rstrip()
    verb = lead.rstrip(",:").rpartition(" ")[2].lower()
    if lead[-1:] not in {",", ":"} or verb not in say:
        return None
    stop = max(text.rfind(f"{mark} ", opening, following.outer) for mark in ".!?")
    between = text[stop + 1 : following.outer].split()
    short = 0 < len(between) <= _LEAD_WORDS and any(w.strip(",:").lower() in say for w in between)
    if stop < 0 or not short or len(text[opening:stop].split()) < _FEWEST:
        return None
    return Quoted(opening, opening + 1, stop + 1, stop + 1, closed=False)


def _closed_again(
    text: str, quoted: list[Quoted], lonely: list[int], say: frozenset[str]
) -> Quoted | None:
    """Take X said: “A”. B.” on to the second closing mark: the first one came too early.

    Only where a colon introduces the passage, the mark ends the paragraph and no verb of
    saying stands between.
    """
    before = quoted[-1] if quoted else None
    if before is None or len(lonely) != 1 or lonely[0] < before.after:
        return None
    closing = lonely[0]
    introduced = text[: before.outer].rstrip().endswith(":")
    start = before.after + len(text[before.after :]) - len(text[before.after :].lstrip(" .,"))
    words = text[start:closing].split()
    if not introduced or text[closing + 1 :].strip(" .") or len(words) < _FEWEST:
        return None
    if any(word.lower().strip(",.:") in say for word in words) or not words[0][0].isupper():
        return None
    return Quoted(start, start, closing, closing + 1, closed=False)


def _open_to_the_end(
    text: str, quoted: list[Quoted], lonely: list[int], following: str, say: frozenset[str]
) -> Quoted | None:
    """Take a mark that nothing closes as a quotation up to the end of the paragraph.

    Only where a press release opens a quotation that way: the mark opens the paragraph,
    follows a colon or takes up a quotation after its attribution; no other mark comes after
    it; and either the next paragraph opens with a mark (the convention for quotations of
    several paragraphs) or no attribution follows that would be printed as if it had been said.
    """
    if not lonely or (quoted and quoted[-1].outer > lonely[-1]):
        return None
    opening = lonely[-1]
    before = text[:opening].rstrip()[-1:]
    tail = text[opening + 1 :].strip()
    continues = following[:1] in tuple('“"«„”')
    goes_on = before in ("“", '"', "«", ":", ",") or (continues and quoted and before == ".")
    if before and not goes_on:
        return None
    if len(tail.split()) < _FEWEST or (not continues and not tail.endswith(tuple(_END_MARKS))):
        return None
    if not continues and any(_credits(clause, say) for clause in tail.split(", ")[1:]):
        return None
    return _without_attribution(text, left_open(text, opening), say)


def _without_attribution(text: str, one: Quoted, say: frozenset[str]) -> Quoted:
    """Leave "Commissioner Linde said." at the end out: “A. B. Linde said."""
    stop = max(text.rfind(f"{mark} ", one.start, one.end - 1) for mark in ".!?")
    last = text[stop + 1 : one.end].split()
    told = last and len(last) <= _LEAD_WORDS and last[-1].strip(_END_MARKS).lower() in say
    if stop < 0 or not told or not last[0][0].isupper():
        return one
    return Quoted(one.outer, one.start, stop + 1, stop + 1, closed=False)


def _open_to_the_attribution(text: str, lonely: list[int], say: frozenset[str]) -> Quoted | None:
    """Take “..., said Vera Linde as a quotation up to its comma, the closing mark being lost.

    Only where the mark opens the paragraph and a name follows the verb straight away.
    """
    if not lonely or lonely[0] or text[0] not in _OPENING:
        return None
    match = _LOST_CLOSE.search(text, 1, _LONGEST_SENTENCE)
    if match is None or match[1] not in say:
        return None
    end = match.start() + 1
    if any(mark in text[1:end] for mark in _OPENING) or len(text[:end].split()) < _FEWEST:
        return None
    return Quoted(0, 1, end, end, closed=False)


def _closed_from_the_start(
    text: str, quoted: list[Quoted], lonely: list[int], say: frozenset[str]
) -> Quoted | None:
    """Take the words before ,” said X as a quotation, the opening mark being lost.

    Only where the mark is the first of the paragraph, a comma or stop stands before it, and
    a verb of saying straight after it.
    """
    if not lonely or (quoted and quoted[0].outer < lonely[0]):
        return None
    closing = lonely[0]
    after = text[closing + 1 : closing + 40].split()
    stopped = text[closing - 1 : closing] in tuple(",.!?")
    if not stopped or not after or after[0] not in say:
        return None
    if len(text[:closing].split()) < _FEWEST:
        return None
    return Quoted(0, 0, closing, closing + 1, closed=False)


def _opened_by_a_single_mark(text: str, quoted: list[Quoted], lonely: list[int]) -> Quoted | None:
    """Take said: ‘...” as a quotation: opened by a single mark, closed by a double one."""
    if not lonely or text[lonely[0]] not in _CLOSING:
        return None
    closing = lonely[0]
    low = max((one.after for one in quoted if one.after <= closing), default=0)
    opening = max(text.rfind(f"{m} {s}", low, closing) for m in ":," for s in "‘’'") + 2
    if opening < 2 or len(text[opening:closing].split()) < _FEWEST:  # noqa: PLR2004 - not found
        return None
    return Quoted(opening, opening + 1, closing, closing + 1, closed=False)


def _closed_by_two_single_marks(text: str, lonely: list[int]) -> Quoted | None:
    """Take “...,’’ said X as a quotation: two single marks stand for a double one."""
    if not lonely or text[lonely[-1]] not in _OPENING:
        return None
    opening = lonely[-1]
    closing = max(text.find("’’", opening), text.find("''", opening))
    if closing < 0 or len(text[opening:closing].split()) < _FEWEST:
        return None
    return Quoted(opening, opening + 1, closing, closing + 2, closed=False)


def _credits(clause: str, say: frozenset[str]) -> bool:
    """Tell whether a clause after a comma starts like an attribution: "said X", "X added"."""
    return any(word.lower() in say for word in clause.split(" ", 4)[:4])


def _blank(text: str, quoted: list[Quoted]) -> str:
    pieces = []
    at = 0
    for one in quoted:
        pieces += [text[at : one.start], BLANK * (one.end - one.start)]
        at = one.end
    return "".join([*pieces, text[at:]])


def _sentences(
    text: str, outside: str, quoted: list[Quoted], abbreviations: frozenset[str]
) -> list[tuple[int, int]]:
    ends = {
        match.end() for match in _STOP.finditer(outside) if _is_stop(outside, match, abbreviations)
    }
    for one in quoted:
        rest = text[one.after :].lstrip()
        stopped = text[one.end - 1] in _END_MARKS
        if one.closed and stopped and (not rest or not rest[0].islower()) and rest[:1] != ",":
            ends.add(one.after)
    sentences = []
    start = 0
    for end in [*sorted(ends), len(text)]:
        while start < end and text[start].isspace():
            start += 1
        while end - start > _LONGEST_SENTENCE:
            cut = text.rfind(" ", start, start + _LONGEST_SENTENCE)
            cut = cut if cut > start else start + _LONGEST_SENTENCE
            sentences.append((start, cut))
            start = cut + (text[cut] == " ")
        if start < end:
            sentences.append((start, end))
        start = max(start, end)
    return sentences


def _is_stop(text: str, match: re.Match[str], abbreviations: frozenset[str]) -> bool:
    """A full stop ends a sentence unless it belongs to an abbreviation or an initial."""
    if text[match.start()] != ".":
        return True
    word_start = match.start()
    while word_start > 0 and (text[word_start - 1].isalnum() or text[word_start - 1] == "."):
        word_start -= 1
    word = text[word_start : match.start()]
    initial = len(word) == 1 and word.isupper()
    following = text[match.end() :].lstrip()[:1]
    if following.islower() and "\n" not in text[match.start() : match.end() + 1]:
        return False  # "(D-Wash.) said": what follows in lower case goes on
    return not (initial or word.lower() in abbreviations) or not following
