"""People of whom "er" or "elle" may tell although nobody is named there, or nobody known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mkmaterials.extract.other.names import bare
from mkmaterials.extract.other.text import WORD

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from mkmaterials.extract.other.names import Place
    from mkmaterials.extract.other.text import Paragraph
    from mkmaterials.extract.other.words import Words

_OPENING: Final = 6  # words of a sentence that are looked at: "Für einen jungen Mann aus Osh"
_ARTICLES: Final = ("articles", "articles_male", "articles_female")


class Stranger(NamedTuple):
    """Somebody who is not known: paragraph, place, and ``he`` or ``she`` if the noun says so."""

    number: int
    at: int
    sex: str


def unnamed(
    paragraph: Paragraph, named: Sequence[int], offices: frozenset[str], words: Words
) -> Iterator[Stranger]:
    """Yield who opens a sentence without a name: "Eine Teilnehmerin", "Один из офицеров".

    Args:
        paragraph: where to look.
        named: where it names somebody who is known; such a sentence tells of that person.
        offices: words of the offices of all who are named; "le ministre" is one of them.
        words: the words of its language.
    """
    for start, end in paragraph.sentences():
        if any(start <= at < end for at in named):
            continue
        found = _opening(paragraph.outside, start, end, offices, words)
        if found:
            yield Stranger(paragraph.number, found[0], found[1])


def _opening(
    text: str, start: int, end: int, offices: frozenset[str], words: Words
) -> tuple[int, str] | None:
    """Return place and sex of the person whom the subject of a sentence means, if it does."""
    opening: list[re.Match[str]] = []
    for _, word in zip(range(_OPENING), WORD.finditer(text, start, end), strict=False):
        if opening and text[opening[-1].end() : word.start()].strip(" \u00a0"):
            break
        opening.append(word)
    if opening and words.has("concerned", bare(opening[0][0])):
        opening = opening[1:]
    if not opening:
        return None
    first = bare(opening[0][0])
    if words.has("somebody", first):
        return opening[0].start(), ""
    apart = words.has("indefinite", first)
    definite = any(words.has(key, first) for key in _ARTICLES) or words.declines
    if not (apart or definite):
        return None
    for word in opening[not words.declines or apart :]:
        noun = bare(word[0])
        if (
            words.is_role(noun)
            or words.has("persons", noun)
            or (apart and words.has("people", noun))
        ):
            known = not apart and noun in offices
            return None if known else (opening[0].start(), words.sex_of_role(noun))
        if words.says(noun):
            return None
    return None


def opens_with(paragraph: Paragraph, place: Place, words: Words) -> bool:
    """Tell whether a run of capitals is what a sentence tells of: "Für Ion Paladi war"."""
    lead = paragraph.outside[paragraph.sentence_start(place[0]) : place[0]].strip().lower()
    return not lead or words.has("concerned", lead)
