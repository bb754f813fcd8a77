"""A paragraph while it is read: its passages in marks, its sentences, its words."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.marks import Quoted, pair_marks
from mkmaterials.extract.other_languages import passages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.extract.other.words import Words

BLANK: Final = "\0"
WORD: Final = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?[’']?\.?")
_STOP: Final = re.compile(r"[.!?…]+\s+(?=[\0\"“„«»]?(?:[^\W\d_]|\0))|\0\s+(?=[^\W\d_])")
_CLOSING: Final = '»”“"'
_LAST_WORD: Final = re.compile(r"(\w+)\Z")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    Attributes:
        number: from 1, the headline.
        text: as printed.
        outside: `text` with each passage in marks, marks and all, turned into `BLANK`.
        quoted: the passages, in order.
        starts: where its sentences start, in order.
    """

    number: int
    text: str
    outside: str
    quoted: tuple[Quoted, ...]
    starts: tuple[int, ...]

    def sentence_start(self, at: int) -> int:
        """Return where the sentence that holds `at` starts."""
        return self.starts[max(0, bisect_right(self.starts, at) - 1)]

    def sentence_end(self, at: int) -> int:
        """Return where the sentence that holds `at` ends."""
        index = bisect_right(self.starts, at)
        return self.starts[index] if index < len(self.starts) else len(self.text)

    def passage(self, at: int) -> tuple[int, int]:
        """Return the passage in marks that holds `at`, else the sentence, without its edges."""
        low, high = self.sentence_start(at), self.sentence_end(at)
        index = bisect_right(self.quoted, at, key=_outer) - 1
        if index >= 0 and self.quoted[index].start <= at < self.quoted[index].end:
            low, high = self.quoted[index].start, self.quoted[index].end
        printed = self.text[low:high]
        low += len(printed) - len(printed.lstrip())
        return low, low + len(printed.strip())

    def is_left_open(self) -> bool:
        """Tell whether its last passage is still open at its end."""
        return bool(self.quoted) and not self.quoted[-1].closed

    def sentences(self) -> list[tuple[int, int]]:
        """Return start and end of each sentence."""
        return list(zip(self.starts, (*self.starts[1:], len(self.text)), strict=True))


def _outer(quoted: Quoted) -> int:
    return quoted.outer


def read_paragraphs(texts: Sequence[str], words: Words) -> list[Paragraph]:
    """Find passages and sentences of the paragraphs below the headline."""
    paragraphs: list[Paragraph] = []
    for number, text in enumerate(texts, 2):
        carried = bool(paragraphs) and paragraphs[-1].is_left_open()
        paragraphs.append(read_paragraph(number, text, words, carried=carried))
    return paragraphs


def read_paragraph(number: int, text: str, words: Words, *, carried: bool = False) -> Paragraph:
    """Find passages and sentences of one paragraph.

    Args:
        number: from 1, the headline.
        text: as printed.
        words: the words of its language.
        carried: the paragraph before left a passage open, which a lonely mark here may close.
    """
    quoted = tuple(passages(text))
    if carried and (rest := _carried_over(text, quoted)):
        quoted = (rest, *(one for one in quoted if one.outer >= rest.after))
    pieces, at = [], 0
    for one in quoted:
        if one.outer < at:
            continue
        pieces += [text[at : one.outer], BLANK * (one.after - one.outer)]
        at = one.after
    outside = "".join([*pieces, text[at:]])
    starts = [
        match.end()
        for match in _STOP.finditer(outside)
        if _begins(text, outside, match.end()) and _is_stop(text, outside, match.start(), words)
    ]
    return Paragraph(number, text, outside, quoted, (0, *starts))


def _carried_over(text: str, quoted: Sequence[Quoted]) -> Quoted | None:
    """Return the passage from the paragraph's first word to the mark that closes it."""
    closing = next((at for at in pair_marks(text)[1] if text[at] in _CLOSING), None)
    if closing is None or (quoted and quoted[0].outer < closing):
        return None
    start = len(text) - len(text.lstrip())
    end = len(text[:closing].rstrip())
    return Quoted(start, start, end, closing + 1) if start < end else None


def _begins(text: str, outside: str, at: int) -> bool:
    """Tell whether a sentence may begin here: with a capital, or with speech that has one."""
    while outside[at] == BLANK and not text[at].isalnum() and at + 1 < len(text):
        at += 1
    return text[at].isupper()


def _is_stop(text: str, outside: str, at: int, words: Words) -> bool:
    """Tell a full stop from that of an abbreviation, an initial or an ordinal number."""
    if outside[at] == BLANK:
        return text[max(0, at - 2) : at + 1].strip(' »”“"«\u00a0\u202f')[-1:] in {
            ".",
            "!",
            "?",
            "…",
        }
    last = _LAST_WORD.search(outside, max(0, at - 20), at)
    if not last or outside[at] != ".":
        return True
    word = last[1].lower()
    ordinal = word.isdigit() and "." in words.sets["day_marks"]
    return not (len(word) == 1 or ordinal or words.has("abbreviations", word))
