"""What was said: passages in marks with who said them, dashed lines, and what goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.other.attribution import (
    Attribution,
    Said,
    beside,
    certain,
    from_any_verb,
    over_fillers,
    unknown_verb,
    verb_at,
)
from mkmaterials.extract.other.people import Subject, bare, read_subject
from mkmaterials.extract.other.text import WORD
from mkmaterials.extract.other_languages import NAMED_INSIDE, is_speech

if TYPE_CHECKING:
    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.other.people import Place
    from mkmaterials.extract.other.text import Paragraph
    from mkmaterials.extract.other.words import Words

_BREAK: Final = re.compile(r"[,!?…]?\s*(?:\s[–—-]+\s*|[–—]\s*)(?=[^\W\d_])|,\s+(?=[^\W\d_])")
_RESUMES: Final = re.compile(r"\s*(?:[.,!]?\s*[–—-]+,?\s+|[–—]+,?\s*|[.,]\s+|[.,!]?\s*\Z)")
_DASHED: Final = re.compile(r"\s*[–—-]\s+(?=[\"«„“]?[^\W\d_])")
_MOST_REST: Final = 12  # words between who speaks and the end of that sentence
_FEW: Final = 4  # words; fewer within a sentence are a term
_STRIP: Final = " \t\u00a0\u202f–—-"


def find_speech(paragraph: Paragraph, words: Words) -> tuple[list[Said], list[Quoted], int]:
    """Return the quotations of a paragraph, its other passages in marks, and how many were refused.

    A passage is refused if it seems to name its speaker within, and no rule tells where.
    """
    dashed = _dashed(paragraph, words)
    if dashed:
        return [dashed], [], 0
    said: list[Said] = []
    rest: list[Quoted] = []
    refused = 0
    for quoted in paragraph.quoted:
        segments, inner = _segments(paragraph.text, quoted.start, quoted.end, words)
        last = said[-1] if said else None
        if inner is None and _is_named(paragraph, quoted, words, 1):
            rest.append(quoted)
            continue
        found = inner or beside(paragraph, quoted, last, words)
        if last and quoted.outer < last.end:
            rest.append(quoted)
            continue
        if (
            found
            and found.end > quoted.outer
            and inner is None
            and _is_word_of_sentence(paragraph, quoted, last)
        ):
            rest.append(quoted)
            continue
        goes_on = bool(last and found is None and _goes_on(paragraph, last, quoted.outer, words))
        if found is None and not goes_on and not _is_said(paragraph, quoted, words):
            rest.append(quoted)
            continue
        if inner is None and NAMED_INSIDE.search(paragraph.text[quoted.start : quoted.end]):
            refused += 1
            continue
        end = max(quoted.after, found.end) if found and inner is None else quoted.after
        if last and goes_on:
            last.segments += segments
            last.end = end
        else:
            said.append(Said(paragraph, segments, found, end))
    return said, rest, refused


def _dashed(paragraph: Paragraph, words: Words) -> Said | None:
    """Read a paragraph that a dash opens as speech, if it says who speaks."""
    dash = _DASHED.match(paragraph.text)
    if not dash or (paragraph.quoted and paragraph.quoted[0].outer == dash.end()):
        return None
    end = len(paragraph.text.rstrip())
    segments, inner = _segments(paragraph.text, dash.end(), end, words)
    if inner is None or not segments:
        return None
    return Said(paragraph, segments, inner, end)


def _segments(
    text: str, start: int, end: int, words: Words
) -> tuple[list[Place], Attribution | None]:
    """Cut out of a passage the words that say who speaks; return the rest and the first cut."""
    pieces: list[Place] = []
    first: Attribution | None = None
    at = start
    for match in _BREAK.finditer(text, start, end):
        if match.start() < at:
            continue
        found = _inserted(text, match, end, words)
        if found:
            pieces.append((at, match.start() + (text[match.start()] in ",!?…")))
            first = first or found
            at = found.end
    pieces.append((at, end))
    return [place for low, high in pieces if (place := _trim(text, low, high))], first


def _trim(text: str, low: int, high: int) -> Place | None:
    while low < high and text[low] in _STRIP:
        low += 1
    while high > low and text[high - 1] in _STRIP:
        high -= 1
    return (low, high) if any(c.isalnum() for c in text[low:high]) else None


def _inserted(text: str, match: re.Match[str], end: int, words: Words) -> Attribution | None:
    """Read ", – сказала Анна Белова, судья. – " and ", explique la juge Ève Roux. "."""
    dash = any(c in "–—-" for c in match[0])
    verb = verb_at(text, match.end(), end, words)
    if verb is None:
        return _inserted_any_verb(text, match.end(), end, words, dash=dash)
    at, sex, hangs = verb
    subject = None if hangs else read_subject(text, at, end, words)
    if hangs:
        subject = Subject(None, at, sex=sex, pronoun=True)
    if subject and (dash or hangs or certain(text, subject)):
        until = over_fillers(text, subject.end, end, words)
        resumed = _RESUMES.match(text, until, end)
        if resumed:
            return Attribution(subject, resumed.end(), sex=sex)
    return unknown_verb(text, match.end(), end, words) if dash else None


def _inserted_any_verb(
    text: str, at: int, end: int, words: Words, *, dash: bool
) -> Attribution | None:
    found = from_any_verb(text, at, end, words) if text[at].islower() else None
    resumed = _RESUMES.match(text, found.end, end) if found else None
    if found and resumed:
        return Attribution(found.subject, resumed.end())
    return unknown_verb(text, at, end, words) if dash else None


def _goes_on(paragraph: Paragraph, last: Said, until: int, words: Words) -> bool:
    """Tell whether speech goes on: after a stop, "and", or the attribution's sentence."""
    rest = paragraph.outside[last.end : until]
    bare_rest = rest.strip(" \t\u00a0\u202f.,;–—-").lower()
    if not bare_rest or words.has("joins", bare_rest):
        return True
    if last.attribution is None or paragraph.sentence_start(until) != until:
        return False
    found = [bare(word[0]) for word in WORD.finditer(rest)]
    same_sentence = paragraph.sentence_start(until - 1) <= max(0, last.end - 1)
    return same_sentence and len(found) <= _MOST_REST and not any(map(words.says, found))


def _is_word_of_sentence(paragraph: Paragraph, quoted: Quoted, last: Said | None) -> bool:
    """Tell whether a word or two in marks stand within a sentence: 'Le mot « secours », dit-il'."""
    if len(paragraph.text[quoted.start : quoted.end].split()) >= _FEW:
        return False
    low = max(paragraph.sentence_start(quoted.outer), last.end if last else 0)
    before = paragraph.outside[low : quoted.outer].strip(" \t\u00a0\u202f.,;–—-")
    return bool(before) and not before.endswith(":")


def _is_named(paragraph: Paragraph, quoted: Quoted, words: Words, count: int) -> bool:
    """Tell whether one of the `count` words before a mark says that a name follows: "projet"."""
    low = max(0, quoted.outer - 40)
    before = [
        bare(word[0]).rpartition("’")[2]
        for word in WORD.finditer(paragraph.outside[low : quoted.outer].rstrip())
    ]
    if paragraph.outside[low : quoted.outer].rstrip().endswith((":", ",")):
        return False
    titles = words.sets["title_nouns"] | words.sets["publication_nouns"]
    return any(word in titles for word in before[-count:])


def _is_said(paragraph: Paragraph, quoted: Quoted, words: Words) -> bool:
    """Tell speech from the name of a project or book where nobody is named beside it."""
    return not _is_named(paragraph, quoted, words, 2) and is_speech(paragraph.text, quoted)
