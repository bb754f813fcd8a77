"""What was reported as said: the clause after "a souligné que", without its frame.

A language in which the verb goes to the end of such a clause (German) yields none: what is
left there is no sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.other.attribution import CLITIC
from mkmaterials.extract.other.leading import subject_of
from mkmaterials.extract.other.names import bare
from mkmaterials.extract.other.people import certain
from mkmaterials.extract.other.text import BLANK, WORD

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from mkmaterials.extract.other.names import Place
    from mkmaterials.extract.other.people import Subject
    from mkmaterials.extract.other.text import Paragraph
    from mkmaterials.extract.other.words import Words

_FEWEST: Final = 5  # words of a clause that says something
_MOST: Final = 60  # words
_MOST_MESSAGES: Final = 8
_OPENING: Final = 3  # words at the head of a sentence among which "participants" stands
_ELIDED: Final = ("qu’", "qu'")


@dataclass(frozen=True, slots=True)
class Reported:
    """A clause, and who is reported to have said it.

    Attributes:
        paragraph: where it stands.
        clause: its place, without the frame and the full stop.
        said_by: the words that name who said it.
        subject: the person among them, if it is one.
    """

    paragraph: Paragraph
    clause: Place
    said_by: Place
    subject: Subject | None


def find_messages(paragraphs: Sequence[Paragraph], words: Words) -> list[Reported]:
    """Return the reported clauses, in order."""
    if words.verb_last:
        return []
    found = [one for p in paragraphs for s, e in p.sentences() for one in _reported(p, s, e, words)]
    return found[:_MOST_MESSAGES]


def _reported(paragraph: Paragraph, start: int, end: int, words: Words) -> Iterator[Reported]:
    """Yield the clause of a sentence that "X подчеркнул, что" or "X a souligné que" opens."""
    text = paragraph.outside
    for verb in WORD.finditer(text, start, end):
        low = CLITIC.sub("", bare(verb[0]))
        if not words.says(low) or (verb[0][0].isupper() and verb.start() > start):
            continue
        at = _past_that(text, verb.end(), end, words)
        if at is None:
            continue
        said_by = _said_by(text, start, verb, words)
        clause = _clause(text, at, end)
        if said_by and clause and not _begins_with_pronoun(text, clause, words):
            yield Reported(paragraph, clause, said_by[0], said_by[1])
        return


def _past_that(text: str, at: int, until: int, words: Words) -> int | None:
    """Return where the clause starts after ", что", "que" or "qu’"."""
    word = WORD.search(text, at, until)
    if word is None or text[at : word.start()].strip(" ,\u00a0"):
        return None
    low = bare(word[0])
    if words.has("after_that", low):
        return word.end()
    elided = next((one for one in _ELIDED if low.startswith(one)), None)
    return word.start() + len(elided) if elided else None


def _said_by(
    text: str, start: int, verb: re.Match[str], words: Words
) -> tuple[Place, Subject | None] | None:
    until = verb.start()
    subject = subject_of(text, start, verb, verb.end(), words)
    if BLANK in text[start:until]:
        return None
    if subject and subject.name and certain(text, subject, words):
        return subject.name, subject
    if subject and subject.role:
        return subject.role, subject
    for word in list(WORD.finditer(text, start, until))[:_OPENING]:
        if words.has("people", bare(word[0])) or words.has("generic_people", bare(word[0])):
            rest = WORD.finditer(text, word.end(), until)
            if all(words.has("auxiliaries", bare(w[0])) for w in rest):
                return word.span(), None
    return None


def _clause(text: str, at: int, until: int) -> Place | None:
    while at < until and text[at].isspace():
        at += 1
    end = at + len(text[at:until].rstrip())
    while end > at and text[end - 1] in ".;":
        end -= 1
    printed = text[at:end]
    count = len(printed.split())
    fine = _FEWEST <= count <= _MOST and BLANK not in printed and printed[-1:].isalnum()
    return (at, end) if fine else None


def _begins_with_pronoun(text: str, clause: Place, words: Words) -> bool:
    first = WORD.search(text, *clause)
    low = bare(first[0]) if first else ""
    return any(words.has(key, low) for key in ("male", "female", "pronouns"))
