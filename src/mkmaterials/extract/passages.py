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

from mkmaterials.extract.lost_marks import END_MARKS, LONGEST_SENTENCE, find_lost, without_he_said
from mkmaterials.extract.marks import Quoted, left_open, pair_marks

if TYPE_CHECKING:
    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.model.release import Release

BLANK: Final = "\0"
_WORD: Final = re.compile(  # a stop within a word, but not in "added.William"
    r"[\w\u0300-\u036f]+(?:(?:[-\u2010\u2011’'‘ʻʼ/&]|\.(?![A-Z])|(?<![a-z]{3})\.)[\w\u0300-\u036f]+)*"
)
_STOP: Final = re.compile(r"(?<![.!?…])[.!?…]+[\"”»’')\]]*(?=\s|$)|(?<![.!?…])[.!?…]+(?=[“«„])")
_SHORTEST_ADVERB: Final = 4  # "only" is none of how somebody speaks; "boldly" is


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
        starts: first character of each word.
        numbers: start, end and value of its whole numbers, once they have been looked for.
        rank: 1 for the headline, 2 for the paragraph below it, and so on; a short line between
            the two (a date, a caption's rest, an author) is not counted.
    """

    number: int
    text: str
    outside: str
    words: list[Word]
    sentences: list[tuple[int, int]]
    quoted: list[Quoted]
    lonely: list[int]
    starts: list[int]
    numbers: list[tuple[int, int, int]] | None = None
    rank: int = 0

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
    """A release being read: its paragraphs and the words of its language.

    Attributes:
        headless: True if no headline is printed: the first paragraph is a sentence of the text.
    """

    release: Release
    lexicon: Lexicon
    paragraphs: list[Paragraph]
    headless: bool = False

    @property
    def body(self) -> list[Paragraph]:
        """The paragraphs below the headline; all, where the first one is text as well."""
        return self.paragraphs if self.headless else self.paragraphs[1:]

    def first(self, count: int) -> list[Paragraph]:
        """Return the first paragraphs of the body, short lines above them included."""
        return [one for one in self.body[: count + _MOST_LINES] if one.rank <= count + 1]

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
    _fill_in(paragraphs, lexicon)
    _rank(paragraphs, headless=release.headless)
    return Reading(release, lexicon, paragraphs, release.headless)


def _rank(paragraphs: list[Paragraph], *, headless: bool) -> None:
    rank = 1
    for paragraph in paragraphs:
        line = len(paragraph.words) < _SHORT_LINE and not paragraph.text.endswith(_ENDINGS)
        if paragraph.number == 1:
            paragraph.rank = rank + headless
            rank += headless
        elif rank < _OPENED and line:
            paragraph.rank = max(rank, 2)
        else:
            rank += 1
            paragraph.rank = rank


_SHORT_LINE: Final = 12  # words
_OPENED: Final = 3  # rank from which on the text has begun: a caption may stand above it
_MOST_LINES: Final = 8  # short lines below a headline
_ENDINGS: Final = (".", "!", "?", "…", '"', "”", "»", ":")


def split_words(text: str) -> list[Word]:
    """Return the words of a text; hyphens, apostrophes and slashes inside them stay."""
    # `Word(...)` itself takes twice the time, and there is no call that is made more often
    new = tuple.__new__
    return [new(Word, (m.start(), m.end(), t := m[0], t.lower())) for m in _WORD.finditer(text)]


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
    quoted = [without_he_said(text, one, lexicon.words("speech.say")) for one in quoted]
    say = lexicon.words("speech.say")
    lost = find_lost(text, quoted, lonely, following, say)
    if lost:
        quoted = sorted([*quoted, without_he_said(text, lost, say)], key=lambda one: one.outer)
    outside = _blank(text, quoted)
    words = split_words(outside)
    sentences = _sentences(text, outside, quoted, lexicon.words("grammar.abbreviations"))
    starts = [word.start for word in words]
    return Paragraph(number, text, outside, words, sentences, quoted, lonely, starts)


def _carry_on(before: Paragraph, paragraph: Paragraph, lexicon: Lexicon) -> None:
    """Take a paragraph that opens or ends with a mark along with the open quotation before it.

    A text that breaks off leaves its last paragraph open, without a full stop.
    """
    if not _is_left_open(before):
        return
    if paragraph.quoted or len(paragraph.lonely) != 1 or not paragraph.words:
        return
    mark = paragraph.lonely[0]
    if not mark:
        paragraph.quoted = [left_open(paragraph.text, 0)]
    elif not paragraph.text[mark + 1 :].strip():
        paragraph.quoted = [Quoted(0, 0, mark, mark + 1, closed=False)]
    else:
        return
    _read_again(paragraph, lexicon)


def _is_left_open(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph's last quotation runs up to its end, without a closing mark."""
    last = paragraph.quoted[-1:]
    return bool(last) and not last[0].closed and last[0].end >= len(paragraph.text.rstrip())


def _fill_in(paragraphs: list[Paragraph], lexicon: Lexicon) -> None:
    """Take the paragraphs between an opening mark and its closing one along.

    Only where they hold no mark, are few, and the last opens with words that a mark closes.
    """
    for index, opening in enumerate(paragraphs):
        if not _is_left_open(opening):
            continue
        between: list[Paragraph] = []
        for paragraph in paragraphs[index + 1 : index + _MOST_BETWEEN]:
            first = paragraph.quoted[:1]
            if first and not first[0].outer and paragraph.lonely[:1] == [first[0].end] and between:
                for one in between:
                    one.quoted = [Quoted(0, 0, len(one.text), len(one.text), closed=False)]
                    _read_again(one, lexicon)
            if first or paragraph.lonely:
                break
            between.append(paragraph)


_MOST_BETWEEN: Final = 5  # paragraphs from an opening mark to its closing one


def _read_again(paragraph: Paragraph, lexicon: Lexicon) -> None:
    """Cut a paragraph anew after its quotations have changed."""
    paragraph.outside = _blank(paragraph.text, paragraph.quoted)
    paragraph.words = split_words(paragraph.outside)
    paragraph.starts = [word.start for word in paragraph.words]
    abbreviations = lexicon.words("grammar.abbreviations")
    paragraph.sentences = _sentences(
        paragraph.text, paragraph.outside, paragraph.quoted, abbreviations
    )


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
        stopped = text[one.end - 1] in END_MARKS
        if one.closed and stopped and (not rest or not rest[0].islower()) and rest[:1] != ",":
            ends.add(one.after)
    sentences = []
    start = 0
    for end in [*sorted(ends), len(text)]:
        while start < end and text[start].isspace():
            start += 1
        while end - start > LONGEST_SENTENCE:
            cut = text.rfind(" ", start, start + LONGEST_SENTENCE)
            cut = cut if cut > start else start + LONGEST_SENTENCE
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
