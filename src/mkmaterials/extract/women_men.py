"""How many of the participants were women and how many men, where the source prints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.numerals import find_numbers
from mkmaterials.extract.phrases import find_phrases

if TYPE_CHECKING:
    from mkmaterials.extract.participants import Count
    from mkmaterials.extract.passages import Paragraph, Place, Reading

_FIRST: Final = 8  # paragraphs below the headline that tell who took part


@dataclass(frozen=True, slots=True)
class Part:
    """A number of women or men, and where number and noun stand."""

    value: int
    place: Place


def find_women_and_men(reading: Reading, count: Count | None) -> tuple[Part | None, Part | None]:
    """Return the numbers of women and of men among the participants, each if printed.

    "60 officers, including 14 women"; "35 participants (12 women and 23 men)"; "22 officers,
    nine of whom were women". Looked for in the sentence that counts the participants and the
    one after it; without a count, where both numbers stand in one sentence of the people who
    took part ("Seven men and seven women completed the course"). A share ("40 per cent were
    women") is no number, and nothing is added up.
    """
    if count is not None:
        sentences = _about_count(reading, count)
        parts = [_parts(reading, count.paragraph, start, end) for start, end in sentences]
        women = next((found[0] for found in parts if found[0]), None)
        men = next((found[1] for found in parts if found[1]), None)
        fits = [p if p and p.value <= count.value else None for p in (women, men)]
        return fits[0], fits[1]
    took_part = reading.lexicon.words("participants.took_part")
    for paragraph in reading.first(_FIRST):
        for start, end in paragraph.sentences:
            women, men = _parts(reading, paragraph, start, end)
            if women and men and any(w.low in took_part for w in paragraph.between(start, end)):
                return women, men
    return None, None


def _about_count(reading: Reading, count: Count) -> list[tuple[int, int]]:
    """Return the sentence that counts the participants, and the next if it is about them."""
    paragraph = count.paragraph
    own = paragraph.sentence_at(count.start)
    following = [
        (start, end)
        for start, end in [one for one in paragraph.sentences if one[0] > own[0]][:1]
        if find_phrases(paragraph.outside[start:end], reading.lexicon.phrases("participants.them"))
    ]
    return [own, *following]


def _parts(
    reading: Reading, paragraph: Paragraph, start: int, end: int
) -> tuple[Part | None, Part | None]:
    lexicon = reading.lexicon
    women = men = None
    for first, last, value in find_numbers(paragraph, lexicon):
        if not start <= first < end:
            continue
        noun = _noun(reading, paragraph, last, end)
        if noun is None:
            continue
        part = Part(value, paragraph.place(first, noun[1]))
        if noun[0] in lexicon.words("participants.counted_women"):
            women = women or part
        else:
            men = men or part
    return women, men


def _noun(reading: Reading, paragraph: Paragraph, at: int, end: int) -> tuple[str, int] | None:
    """Return "women" and its end in "12 women", "12 of them women", "12 of whom were women"."""
    lexicon = reading.lexicon
    kinds = lexicon.words("participants.counted_women") | lexicon.words("participants.counted_men")
    rest = paragraph.outside[at:end]
    low = rest.lower().lstrip()
    skipped = len(rest) - len(low)
    again = True
    while again:
        again = False
        for phrase in lexicon.phrases("participants.of_whom"):
            if low.startswith(f"{phrase} "):
                skipped += len(phrase) + 1
                low = low[len(phrase) + 1 :]
                again = True
    first = paragraph.between(at + skipped, end)[:1]
    if not first or first[0].start != at + skipped or first[0].low not in kinds:
        return None
    return first[0].low, first[0].end
