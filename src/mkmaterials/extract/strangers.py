"""People of whom a pronoun may tell although no name, or no name that is known, stands there.

"A participant, who asked not to be named, ...": whoever was named in the paragraph before is
not meant by "he said" any more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.name_runs import Candidate
    from mkmaterials.extract.passages import Paragraph, Word
    from mkmaterials.extract.people import Cast

_REACH: Final = 6  # words from "a" to the noun: "a young Roma man"
_ONE_OF: Final = ("one", "of")
_LEAD: Final = 2  # words before a subject: "For", "According to"
_ITSELF: Final = re.compile(r"[^,.;]*, (?:he|she)\b")  # "A lawyer by training, she said"


class Stranger(NamedTuple):
    """Somebody who is not known: where, and ``he`` or ``she`` where the noun says so."""

    start: int
    sex: str


def find_strangers(
    paragraph: Paragraph,
    cast: Cast,
    runs: Sequence[Candidate],
    offices: frozenset[str],
    lexicon: Lexicon,
) -> list[Stranger]:
    """Return whom a paragraph brings in without a name that is known, in order.

    Args:
        paragraph: where to look.
        cast: everybody named with evidence.
        runs: the runs of capitals of the paragraph.
        offices: words of the offices of all who are named; "the minister" is one of them.
        lexicon: the language's words.
    """
    found = [Stranger(run.start, "") for run in _runs(paragraph, cast, runs, lexicon)]
    for start, end in paragraph.sentences:
        words = paragraph.between(start, end)
        named = [one.start for one in cast.within(paragraph.number, start, end)]
        for first in _subjects(paragraph, words, min(named, default=end), lexicon):
            stranger = _unnamed(paragraph, words[first:], offices, lexicon)
            if stranger and not _is_named(cast, paragraph, stranger.start, words[first:]):
                found.append(stranger)
    return sorted(found)


def _runs(
    paragraph: Paragraph, cast: Cast, runs: Sequence[Candidate], lexicon: Lexicon
) -> list[Candidate]:
    """Return the capitals that may be a name, and have no evidence for it, where a subject is."""
    starts = {start for start, _ in paragraph.sentences}
    found = []
    for run in runs:
        known = cast.within(paragraph.number, run.start, run.end)
        apart = paragraph.outside[: run.start].endswith(", ") and paragraph.outside.startswith(
            ",", run.end
        )  # "The head of the section, X, listened"
        begin = paragraph.sentence_at(run.start)[0]
        lead = [word.low for word in paragraph.between(begin, run.start)]
        told = bool(lead) and len(lead) <= _LEAD and lead[-1] in lexicon.words("speech.concerned")
        if (run.start in starts or apart or told) and not known and not run.honorific:
            found.append(run)
    return found


def _subjects(
    paragraph: Paragraph, words: Sequence[Word], named: int, lexicon: Lexicon
) -> list[int]:
    """Return where a subject may begin: at the start, after "For", a comma, "said".

    After a comma behind somebody named, from `named` on, it may tell of whom that is: "Linde,
    one of the trainers".
    """
    say = lexicon.words("speech.say")
    concerned = lexicon.words("speech.concerned")
    found = []
    for index, word in enumerate(words):
        before = words[index - 1] if index else None
        opens = before is None or (before.low in concerned and index <= _LEAD)
        gap = paragraph.outside[before.end : word.start] if before else ""
        apart = "," in gap and word.start < named
        said = before is not None and before.low in say and before.text.islower()
        if opens or apart or said:
            found.append(index)
    return found


def _unnamed(
    paragraph: Paragraph, words: Sequence[Word], offices: frozenset[str], lexicon: Lexicon
) -> Stranger | None:
    """Return the person of "A young man from Osh", "One of the officers", "Her deputy"."""
    opener = words[0].low
    if opener in lexicon.words("speech.somebody"):
        return Stranger(words[0].start, "")
    if tuple(word.low for word in words[:2]) == _ONE_OF:
        people = lexicon.words("participants.people")
        among = any(word.low in people for word in words[2 : 2 + _REACH])
        return Stranger(words[0].start, "") if among else None
    determiners = lexicon.words("speech.determiners") | lexicon.words("grammar.owners")
    if opener not in determiners:
        return None
    noun = _noun(paragraph, words[1 : 1 + _REACH], lexicon)
    if noun is None or (opener == "the" and noun.low in offices):
        return None
    if opener in {"a", "an"} and _ITSELF.match(paragraph.outside, noun.end):
        return None
    sexes = (("he", "speech.men"), ("she", "speech.women"))
    sex = next((one for one, key in sexes if noun.low in lexicon.words(key)), "")
    return Stranger(words[0].start, sex)


def _noun(paragraph: Paragraph, words: Sequence[Word], lexicon: Lexicon) -> Word | None:
    """Return the noun for one person among the words of a subject, before anything else."""
    last = None
    for before, word in zip([None, *words], words, strict=False):
        gap = paragraph.outside[before.end : word.start] if before else " "
        if gap not in {" ", "\u00a0", "-"} or word.low in lexicon.words("grammar.connect"):
            break
        if _is_person(word, lexicon):
            last = word
        elif last is not None or word.low in lexicon.words("speech.say"):
            break
    return last


def _is_person(word: Word, lexicon: Lexicon) -> bool:
    """Tell whether a noun means one person; "guide" and "lead" may be things."""
    if not word.text.islower() or word.low in lexicon.words("names.shared_offices"):
        return False
    return word.low.rpartition("-")[2] in lexicon.any_of(_PERSONS)


_PERSONS: Final = (
    "participants.singular",
    "names.roles",
    "speech.men",
    "speech.women",
    "speech.persons",
)


def _is_named(cast: Cast, paragraph: Paragraph, start: int, words: Sequence[Word]) -> bool:
    """Tell whether the noun belongs to a name: "A participant, Vera Linde, said"."""
    end = words[min(len(words), _REACH + 1) - 1].end
    return any(
        one.start < end and start < one.until and one.start - start <= _APPOSED
        for one in cast.mentions.get(paragraph.number, [])
    )


_APPOSED: Final = 40  # characters from "a" to the office or name of whom it tells
