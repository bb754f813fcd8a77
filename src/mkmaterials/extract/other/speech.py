"""What was said: passages in marks with who said them, dashed lines, and what goes on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.other.attribution import (
    Attribution,
    Said,
    from_any_verb,
    over_fillers,
    unknown_verb,
    verb_at,
)
from mkmaterials.extract.other.leading import announced, beside
from mkmaterials.extract.other.names import bare, read_name
from mkmaterials.extract.other.people import Subject, certain, in_nominative, read_subject
from mkmaterials.extract.other.text import WORD
from mkmaterials.extract.other_languages import NAMED_INSIDE, is_speech

if TYPE_CHECKING:
    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.other.names import Place
    from mkmaterials.extract.other.text import Paragraph
    from mkmaterials.extract.other.words import Words

_BREAK: Final = re.compile(r"[,!?…]?\s*(?:\s[‒–—-]+\s*|[‒–—]\s*)(?=[^\W\d_])|,\s+(?=[^\W\d_])")
_RESUMES: Final = re.compile(r"\s*(?:[.,!]?\s*[–—-]+,?\s+|[–—]+,?\s*|[.,]\s+|[.,!]?\s*\Z)")
_FUNCTION: Final = (
    *("prepositions", "articles", "articles_male", "articles_female", "particles", "joins"),
)
_TO_END: Final = re.compile(r"[^‒–—«»“”\"]{1,400}\Z")
_DASHED: Final = re.compile(r"\s*[–—-]\s+(?=[\"«„“]?[^\W\d_])")
_MOST_REST: Final = 12  # words between who speaks and the end of that sentence
_LEAD: Final = 200  # characters before a colon in which a verb of saying stands
_NEAR_COLON: Final = 4  # words before a colon among which a noun such as "theme" stands
_FEW: Final = 4  # words; fewer within a sentence are a term
_STRIP: Final = " \t\u00a0\u202f–—-"


def find_speech(
    paragraph: Paragraph, words: Words, before: Paragraph | None = None
) -> tuple[list[Said], list[Quoted], int]:
    """Return the quotations of a paragraph, its other passages in marks, and how many were refused.

    A passage is refused if it seems to name its speaker within, and no rule tells where.

    Args:
        paragraph: where to look.
        words: the words of its language.
        before: the paragraph above, which may say who speaks here.
    """
    dashed = _dashed(paragraph, words)
    if dashed:
        return [dashed], [], 0
    said: list[Said] = []
    rest: list[Quoted] = []
    refused = 0
    for quoted in paragraph.quoted:
        last = said[-1] if said else None
        one = None if last and quoted.outer < last.end else _read(paragraph, quoted, last, words)
        if one is None:
            rest.append(quoted)
            continue
        segments, found, inner = one
        if found is None and _may_name_inside(paragraph.text[quoted.start : quoted.end], words):
            refused += 1
            continue
        opens = last is None and not paragraph.outside[: quoted.outer].strip()
        continues = False
        if found is None and opens and before:
            continues = before.is_left_open()
            found = None if continues else announced(before, words)
            found = replace(found, end=quoted.after) if found else None
        end = max(quoted.after, found.end) if found and inner is None else quoted.after
        if last and found is None and _goes_on(paragraph, last, quoted, words):
            last.segments += segments
            last.end = end
        else:
            said.append(Said(paragraph, segments, found, end, continues))
    return said, rest, refused


def _may_name_inside(spoken: str, words: Words) -> bool:
    """Tell whether a word that may be a verb stands before a name, between the words spoken."""
    firsts = (bare(m[0].strip(", ").partition(" ")[0]) for m in NAMED_INSIDE.finditer(spoken))
    return any(not any(words.has(key, first) for key in _FUNCTION) for first in firsts)


def _read(
    paragraph: Paragraph, quoted: Quoted, last: Said | None, words: Words
) -> tuple[list[Place], Attribution | None, Attribution | None] | None:
    """Return segments, attribution and the one within a passage; ``None`` if it is no speech."""
    segments, inner = _segments(paragraph.text, quoted.start, quoted.end, words)
    if inner and segments:
        return segments, inner, inner
    if not segments or _is_named(paragraph, quoted, words, 1):
        return None
    found = beside(paragraph, quoted, last, words)
    if found and found.end > quoted.outer and _is_word_of_sentence(paragraph, quoted, last):
        return None
    goes_on = bool(last and found is None and _goes_on(paragraph, last, quoted, words))
    if found is None and not goes_on and not _is_said(paragraph, quoted, words):
        return None
    return segments, found, None


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
    subject = None if hangs else in_nominative(text, read_subject(text, at, end, words), sex, words)
    if hangs:
        subject = Subject(None, at, sex=sex, pronoun=True)
    if subject and (dash or hangs or certain(text, subject, words)):
        until = over_fillers(text, subject.end, end, words)
        resumed = _RESUMES.match(text, until, end)
        if resumed:
            return Attribution(subject, resumed.end(), sex=sex)
    if dash and _TO_END.match(text, at, end):
        return Attribution(None, end, sex=sex)
    return unknown_verb(text, match.end(), end, words) if dash else None


def _inserted_any_verb(
    text: str, at: int, end: int, words: Words, *, dash: bool
) -> Attribution | None:
    found = from_any_verb(text, at, end, words) if text[at].islower() else None
    resumed = _RESUMES.match(text, found.end, end) if found else None
    if found and resumed:
        return Attribution(found.subject, resumed.end())
    return unknown_verb(text, at, end, words) if dash else None


def _goes_on(paragraph: Paragraph, last: Said, quoted: Quoted, words: Words) -> bool:
    """Tell whether speech goes on: after a stop, "and", or the attribution's sentence."""
    until = quoted.outer
    rest = paragraph.outside[last.end : until]
    bare_rest = rest.strip(" \t\u00a0\u202f.,;–—-").lower()
    if not bare_rest or words.has("joins", bare_rest):
        return True
    if last.attribution is None:
        return False
    found = [bare(word[0]) for word in WORD.finditer(rest)]
    same_sentence = paragraph.sentence_start(until - 1) <= max(0, last.end - 1)
    if not same_sentence or len(found) > _MOST_REST or any(map(words.says, found)):
        return False
    return paragraph.sentence_start(until) == until or _is_fragment(paragraph, last, quoted, words)


def _is_fragment(paragraph: Paragraph, last: Said, quoted: Quoted, words: Words) -> bool:
    """Tell whether a part of a sentence in marks follows another, and nobody is named between."""
    spoken = paragraph.text[quoted.start : quoted.end].split()
    if len(spoken) < _FEW or not spoken[0][0].islower():
        return False
    text = paragraph.outside
    return not any(
        len(read_name(text, word.start(), quoted.outer, words)) > 1
        for word in WORD.finditer(text, last.end, quoted.outer)
    )


def _is_word_of_sentence(paragraph: Paragraph, quoted: Quoted, last: Said | None) -> bool:
    """Tell whether a word or two in marks stand within a sentence: 'Le mot « secours », dit-il'."""
    if len(paragraph.text[quoted.start : quoted.end].split()) >= _FEW:
        return False
    low = max(paragraph.sentence_start(quoted.outer), last.end if last else 0)
    before = paragraph.outside[low : quoted.outer].strip(" \t\u00a0\u202f.,;–—-")
    return bool(before) and not before.endswith(":")


def _is_named(paragraph: Paragraph, quoted: Quoted, words: Words, count: int) -> bool:
    """Tell whether one of the `count` words before a mark says that a name follows: "projet"."""
    low = max(0, quoted.outer - 60)
    lead = paragraph.outside[low : quoted.outer].rstrip()
    before = [bare(word[0]).rpartition("’")[2] for word in WORD.finditer(lead)]
    if lead.endswith(","):
        return False
    titles = words.sets["title_nouns"] | words.sets["publication_nouns"]
    if lead.endswith(":"):
        return any(word in words.sets["title_nouns"] for word in before[-_NEAR_COLON:])
    return any(word in titles for word in before[-count:])


def _is_said(paragraph: Paragraph, quoted: Quoted, words: Words) -> bool:
    """Tell speech from the name of a project or book where nobody is named beside it."""
    if _is_named(paragraph, quoted, words, 2) or _is_part(paragraph, quoted, words):
        return False
    start = paragraph.sentence_start(quoted.outer)
    lead = paragraph.outside[max(start, quoted.outer - _LEAD) : quoted.outer].rstrip()
    says = any(words.says(bare(word[0])) for word in WORD.finditer(lead))
    return (lead.endswith(":") and says) or is_speech(paragraph.text, quoted)


def _is_part(paragraph: Paragraph, quoted: Quoted, words: Words) -> bool:
    """Tell whether a passage with a capital is a part of its sentence: "il «Corso di ascolto»".

    Speech with a capital stands apart, after a stop, a colon, a comma or a dash.
    """
    text = paragraph.text[quoted.start : quoted.end]
    start = max(paragraph.sentence_start(quoted.outer), quoted.outer - 60)
    lead = paragraph.outside[start : quoted.outer].rstrip()
    last = lead.rpartition(" ")[2]
    if words.beginnings["event"].match(last) and text[:1].isupper():
        return True  # a name follows "форума", "Workshop", "curso"
    if not lead or lead[-1] in ":,.!?…–—-\0" or not text.lstrip("…([")[:1].isupper():
        return False
    return not any(c in ".!?" for c in text[:-1]) and not words.has("after_that", bare(last))
