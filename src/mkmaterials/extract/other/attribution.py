"""Verbs of saying, and the words after a passage that say who said it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.other.names import bare
from mkmaterials.extract.other.people import (
    Subject,
    as_declined,
    certain,
    in_nominative,
    read_subject,
)
from mkmaterials.extract.other.text import BLANK, WORD

if TYPE_CHECKING:
    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.other.names import Place
    from mkmaterials.extract.other.text import Paragraph
    from mkmaterials.extract.other.words import Words

CLITIC: Final = re.compile(r"-(?:t-)?(il|elle)\Z")
_AFTER_MARK: Final = re.compile(r"\s*(?P<mark>,?)\s*(?P<dash>[‒–—-]*)\s*(?=[^\W\d_])")
_NEXT_SENTENCE: Final = re.compile(r"(?:[.,]?|\s?:)\s+(?=[^\W\d_])")
_FALLBACK: Final = re.compile(r"[^‒–—]{1,200}?[.,]\s+[‒–—-]\s+")
_MOST_VERB: Final = 6  # words of "a par ailleurs tenu à ajouter"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that say who speaks.

    Attributes:
        subject: who, as printed; ``None`` if nobody is named.
        end: one past the words.
        same: True if the sentence leaves its subject out, so that it is the last one's.
        sex: ``he`` or ``she`` if the verb says so.
    """

    subject: Subject | None
    end: int
    same: bool = False
    sex: str = ""


@dataclass(slots=True)
class Said:
    """A quotation of one paragraph while it is read.

    Attributes:
        paragraph: where it stands.
        segments: the places of its words.
        attribution: who is said to have said it; ``None`` if nothing says so.
        end: one past the last of it, attribution included.
        continues: True if it goes on where the passage of the paragraph before was left open.
    """

    paragraph: Paragraph
    segments: list[Place]
    attribution: Attribution | None
    end: int
    continues: bool = False


def verb_at(text: str, at: int, until: int, words: Words) -> tuple[int, str, bool] | None:
    """Return end, sex and whether a pronoun hangs on it, of a verb of saying at `at`."""
    sex = ""
    hangs = False
    for _ in range(_MOST_VERB):
        match = WORD.search(text, at, until)
        if match is None or text[at : match.start()].strip() or match[0][0].isupper():
            return None
        aside = words.patterns["filler_phrases"].match(text, match.start(), until)
        if aside:
            at = aside.end()
            continue
        phrase = words.patterns["saying_phrases"].match(text, match.start(), until)
        if phrase:
            return phrase.end(), sex, hangs
        low = bare(match[0])
        clitic = CLITIC.search(low)
        if clitic:
            sex, hangs = ("he" if clitic[1] == "il" else "she"), True
            low = low[: clitic.start()]
        end = match.end() - match[0].endswith(".")
        if words.says(low):
            return end, sex or sex_of_verb(low, words), hangs
        if not (words.has("auxiliaries", low) or words.has("fillers", low)):
            return None
        at = match.end()
    return None


def sex_of_verb(word: str, words: Words) -> str:
    """Return ``he`` or ``she`` where a verb's ending says so."""
    if words.has("saying_male", word):
        return "he"
    return "she" if words.has("saying_female", word) else ""


def unknown_verb(text: str, at: int, end: int, words: Words) -> Attribution | None:
    """Cut "– поделилась она. –": between dashes, and somebody is named or meant."""
    match = _FALLBACK.match(text, at, end)
    if not match or not text[at].islower():
        return None
    found = list(WORD.finditer(text, at, match.end()))[:3]
    subject = read_subject(text, found[0].end(), match.end(), words) if found else None
    if subject and (subject.pronoun or subject.name):
        return Attribution(in_nominative(text, subject, "", words), match.end(), sex=subject.sex)
    says = any(words.says(bare(word[0])) for word in found[:2])
    return Attribution(None, match.end()) if says else None


def after(paragraph: Paragraph, quoted: Quoted, words: Words) -> Attribution | None:
    """Read "», – сказал X, роль", "“, so X", "», selon X", "“, wie X erklärte"."""
    text = paragraph.outside
    match = _AFTER_MARK.match(text, quoted.after)
    if not match or not text[match.end()].islower():
        return _next_sentence(paragraph, quoted, words)
    ends = paragraph.text[quoted.end - 1]
    if words.needs_mark and not (match["mark"] or match["dash"] or ends in ",.!?…"):
        return None
    at, until = match.end(), paragraph.sentence_end(match.end())
    first = WORD.match(text, at, until)
    if first and words.has("saying_after", bare(first[0])):
        subject = read_subject(text, first.end(), until, words)
        return Attribution(subject, subject.end) if subject else None
    as_said = words.patterns["as_said"].match(text, at)
    according = words.patterns["according_after"].match(text, at)
    if according:
        subject = read_subject(text, according.end(), until, words)
        verb = verb_at(text, _past_comma(text, subject.end), until, words) if subject else None
        if subject and (verb or certain(text, subject, words)):
            return Attribution(as_declined(subject, words), verb[0] if verb else subject.end)
    if as_said:
        at = as_said.end()
        subject = read_subject(text, at, until, words)
        verb = verb_at(text, _past_comma(text, subject.end), until, words) if subject else None
        if subject and verb:
            named = in_nominative(text, subject, verb[1], words)
            return Attribution(named, verb[0], sex=verb[1])
    return from_verb(text, at, until, words)


def from_verb(text: str, at: int, until: int, words: Words) -> Attribution | None:
    """Read who speaks where a verb of saying comes first: "a déclaré Ève Roux, juge"."""
    verb = verb_at(text, at, until, words)
    if verb is None:
        return from_any_verb(text, at, until, words)
    end, sex, hangs = verb
    if hangs:
        following = verb_at(text, end, until, words)
        end = following[0] if following else end
        return Attribution(Subject(None, end, sex=sex, pronoun=True), end, sex=sex)
    rest = text[over_fillers(text, end, until, words) : until].lstrip()
    if not rest or rest[0] in f".;:!?{BLANK}":
        return Attribution(None, end, same=words.drops_subject, sex=sex)
    subject = read_subject(text, end, until, words) or _past_mood(text, end, until, words)
    if subject is None and rest[0] == ",":
        return Attribution(None, end, same=words.drops_subject, sex=sex)
    subject = in_nominative(text, subject, sex, words)
    if subject is None:
        same = words.drops_subject and _has_no_subject(text, end, until, words)
        return Attribution(None, end, same=same, sex=sex)
    return Attribution(subject, over_fillers(text, subject.end, until, words), sex=sex)


def _past_mood(text: str, at: int, until: int, words: Words) -> Subject | None:
    """Read the full name after one word of mood: "commenta amara Lamin Ceesay, caposquadra"."""
    word = WORD.search(text, at, until)
    low = bare(word[0]) if word else ""
    function = ("prepositions", "articles", "articles_male", "articles_female", "after_that")
    if word is None or not word[0].islower() or any(words.has(key, low) for key in function):
        return None
    subject = read_subject(text, word.end(), until, words)
    named = subject and subject.name and len(text[slice(*subject.name)].split()) > 1
    return subject if named and not words.has("joins", low) else None


def _has_no_subject(text: str, at: int, until: int, words: Words) -> bool:
    """Tell whether "in apertura dei lavori" follows a verb, which nobody can be subject of."""
    word = WORD.search(text, over_fillers(text, at, until, words), until)
    if word is None or not words.has("prepositions", bare(word[0])):
        return False
    return not any(w[0][0].isupper() for w in WORD.finditer(text, word.start(), until))


def from_any_verb(text: str, at: int, until: int, words: Words) -> Attribution | None:
    """Read "», улыбается Анна Белова, судья.": a verb by its ending, and a name after it."""
    word = WORD.match(text, at, until)
    if word and words.has("auxiliaries", bare(word[0])):  # "a livré X"
        word = WORD.match(text, word.end() + 1, until)
    low = bare(word[0]) if word else ""
    if word is None or not words.ends("verb_endings", low) or words.is_role(low):
        return None
    function = ("prepositions", "particles", "articles", "joins", "people", "after_that")
    if any(words.has(key, low) for key in function):
        return None
    subject = in_nominative(text, read_subject(text, word.end(), until, words), "", words)
    if subject is None or subject.name is None or not certain(text, subject, words):
        return None
    end = over_fillers(text, subject.end, until, words)
    stopped = not text[end:until].strip() or text[end] in f".,;:{BLANK}"
    return Attribution(subject, end) if stopped else None


def _next_sentence(paragraph: Paragraph, quoted: Quoted, words: Words) -> Attribution | None:
    """Read the sentence after speech: "Lo ha dichiarato X.", "Das sagte X", "Così X"."""
    text = paragraph.outside
    gap = _NEXT_SENTENCE.match(text, quoted.after)
    if not gap:
        return None
    at = gap.end()
    until = paragraph.sentence_end(at)
    alone = words.patterns["resumes_alone"].match(text, at, until)
    resumes = words.patterns["resumes"].match(text, at, until) or alone
    if not resumes:
        return None
    at = _past_comma(text, resumes.end())
    word = WORD.search(text, at, until)
    verb = verb_at(text, word.start(), until, words) if word else None
    if verb:
        subject = in_nominative(text, read_subject(text, verb[0], until, words), verb[1], words)
        return Attribution(subject, subject.end, sex=verb[1]) if subject else None
    subject = read_subject(text, at, until, words)
    if subject is None:
        return None
    verb = verb_at(text, _past_comma(text, subject.end), until, words)
    if verb or (alone and certain(text, subject, words)):
        sex = verb[1] if verb else ""
        named = in_nominative(text, subject, sex, words)
        return Attribution(named, verb[0] if verb else subject.end, sex=sex) if named else None
    return None


def _past_comma(text: str, at: int) -> int:
    return at + 1 if text.startswith(",", at) else at


def over_fillers(text: str, at: int, until: int, words: Words) -> int:
    """Return where the text goes on after filler words."""
    while match := WORD.search(text, at, until):
        phrase = words.patterns["filler_phrases"].match(text, match.start(), until)
        loose = phrase or words.has("fillers", bare(match[0]))
        if text[at : match.start()].strip() or not loose:
            break
        at = phrase.end() if phrase else match.end() - match[0].endswith(".")
    return at
