"""The words beside a passage that say who said it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.other.people import Subject, bare, read_name, read_subject
from mkmaterials.extract.other.text import BLANK, WORD

if TYPE_CHECKING:
    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.other.people import Place
    from mkmaterials.extract.other.text import Paragraph
    from mkmaterials.extract.other.words import Words

_CLITIC: Final = re.compile(r"-(?:t-)?(il|elle)\Z")
_AFTER_MARK: Final = re.compile(r"\s*(?P<mark>,?)\s*(?P<dash>[–—-]*)\s*(?=[^\W\d_])")
_LOOSE: Final = re.compile(r"[\s.,;:–—-]*")
_FALLBACK: Final = re.compile(r"[^–—]{1,200}?[.,]\s+[–—-]\s+")
_MOST_VERB: Final = 5  # words of "a par ailleurs tenu à ajouter"
_FURTHEST: Final = 400  # characters before a passage in which its attribution is looked for


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
    """A quotation of one paragraph while it is read."""

    paragraph: Paragraph
    segments: list[Place]
    attribution: Attribution | None
    end: int


def verb_at(text: str, at: int, until: int, words: Words) -> tuple[int, str, bool] | None:
    """Return end, sex and whether a pronoun hangs on it, of a verb of saying at `at`."""
    sex = ""
    hangs = False
    scanned = WORD.finditer(text, at, until)
    for _, match in zip(range(_MOST_VERB), scanned, strict=False):
        if text[at : match.start()].strip() or match[0][0].isupper():
            return None
        low = bare(match[0])
        clitic = _CLITIC.search(low)
        if clitic:
            sex, hangs = ("he" if clitic[1] == "il" else "she"), True
            low = low[: clitic.start()]
        end = match.end() - match[0].endswith(".")
        if words.says(low):
            for value, key in (("he", "saying_male"), ("she", "saying_female")):
                sex = value if words.has(key, low) else sex
            return end, sex, hangs
        if not (words.has("auxiliaries", low) or words.has("fillers", low)):
            return None
        at = match.end()
    return None


def unknown_verb(text: str, at: int, end: int, words: Words) -> Attribution | None:
    """Cut "– поделилась она. –": between dashes, and somebody is named or meant."""
    match = _FALLBACK.match(text, at, end)
    if not match or not text[at].islower():
        return None
    found = list(WORD.finditer(text, at, match.end()))[:3]
    subject = read_subject(text, found[0].end(), match.end(), words) if found else None
    if subject and (subject.pronoun or subject.name):
        return Attribution(subject, match.end(), sex=subject.sex)
    says = any(words.says(bare(word[0])) for word in found[:2])
    return Attribution(None, match.end()) if says else None


def certain(text: str, subject: Subject) -> bool:
    """Tell whether a subject can only be a speaker: a full name, or a role with a name."""
    if subject.name is None:
        return False
    return subject.role is not None or len(text[slice(*subject.name)].split()) > 1


def beside(
    paragraph: Paragraph, quoted: Quoted, last: Said | None, words: Words
) -> Attribution | None:
    """Return who speaks by the words after a passage or before it."""
    low = last.end if last else 0
    before = paragraph.outside[low : quoted.outer].rstrip()
    if before.endswith(":"):
        return _before(paragraph, quoted, low, words) or _after(paragraph, quoted, words)
    return _after(paragraph, quoted, words) or _before(paragraph, quoted, low, words)


def _after(paragraph: Paragraph, quoted: Quoted, words: Words) -> Attribution | None:
    """Read "», – сказал X, роль", "“, so X", "», selon X", "“, wie X erklärte"."""
    text = paragraph.outside
    match = _AFTER_MARK.match(text, quoted.after)
    if not match or not text[match.end()].islower():
        return None
    ends = paragraph.text[quoted.end - 1]
    if not (match["mark"] or match["dash"] or ends in ",.!?…" or words.language != "ru"):
        return None
    at, until = match.end(), _sentence_end(paragraph, match.end())
    first = WORD.match(text, at, until)
    if first and words.has("saying_after", bare(first[0])):
        subject = read_subject(text, first.end(), until, words)
        return Attribution(subject, subject.end) if subject else None
    according = words.patterns["according_to"].match(text, at)
    if according and not words.patterns["as_said"].match(text, at):
        subject = read_subject(text, according.end(), until, words)
        if subject and certain(text, subject) and words.language != "es":
            return Attribution(subject, subject.end)
    as_said = words.patterns["as_said"].match(text, at)
    if as_said:
        at = as_said.end()
        subject = read_subject(text, at, until, words)
        verb = verb_at(text, _past_comma(text, subject.end), until, words) if subject else None
        if subject and verb:
            return Attribution(subject, verb[0], sex=verb[1])
    return _from_verb(text, at, until, words)


def _from_verb(text: str, at: int, until: int, words: Words) -> Attribution | None:
    verb = verb_at(text, at, until, words)
    if verb is None:
        return from_any_verb(text, at, until, words)
    end, sex, hangs = verb
    if hangs:
        after = verb_at(text, end, until, words)
        end = after[0] if after else end
        return Attribution(Subject(None, end, sex=sex, pronoun=True), end, sex=sex)
    rest = text[over_fillers(text, end, until, words) : until].lstrip()
    if not rest or rest[0] in f".,;:!?{BLANK}":
        return Attribution(None, end, same=words.drops_subject, sex=sex)
    subject = read_subject(text, end, until, words)
    if subject is None:
        return Attribution(None, end, sex=sex)
    return Attribution(subject, over_fillers(text, subject.end, until, words), sex=sex)


def from_any_verb(text: str, at: int, until: int, words: Words) -> Attribution | None:
    """Read "», улыбается Анна Белова, судья.": a verb by its ending, and a name after it."""
    word = WORD.match(text, at, until)
    low = bare(word[0]) if word else ""
    if word is None or not low.endswith(tuple(words.sets["verb_endings"])) or words.is_role(low):
        return None
    function = ("prepositions", "particles", "articles", "joins", "people")
    if any(words.has(key, low) for key in function):
        return None
    subject = read_subject(text, word.end(), until, words)
    if subject is None or subject.name is None:
        return None
    end = over_fillers(text, subject.end, until, words)
    stopped = not text[end:until].strip() or text[end] in f".,;:{BLANK}"
    return Attribution(subject, end) if stopped else None


def _before_colon(text: str, start: int, until: int, words: Words) -> Attribution | None:
    """Read "La commandante Ève Roux s’est dite rassurée : «": one name, a colon, no verb known."""
    lead = text[start:until].rstrip()
    last = bare(lead[:-1].rstrip().rpartition(" ")[2])
    titles = words.sets["title_nouns"] | words.sets["publication_nouns"]
    if not lead.endswith(":") or last in titles:
        return None
    comma = lead.find(", ")
    subject = read_subject(text, start, until, words)
    if comma >= 0 and (subject is None or not certain(text, subject)):
        subject = read_subject(text, start + comma + 1, until, words)
    if subject is None or not certain(text, subject):
        return None
    names = 0
    at = subject.end
    for word in WORD.finditer(text, subject.end, until):
        if word.start() >= at and len(kept := read_name(text, word.start(), until, words)) > 1:
            names += 1
            at = kept[-1][1]
    return None if names else Attribution(subject, until)


def _before(paragraph: Paragraph, quoted: Quoted, low: int, words: Words) -> Attribution | None:
    """Read "По словам X, «", "X, роль, заявил: «", "Wie X erklärte, „"."""
    text = paragraph.outside
    start = max(low, paragraph.sentence_start(quoted.outer), quoted.outer - _FURTHEST)
    loose = _LOOSE.match(text, start)
    start = loose.end() if loose else start
    according = words.patterns["according_to"].match(text, start, quoted.outer)
    if according:
        subject = read_subject(text, according.end(), quoted.outer, words)
        if subject and not _words_between(text, subject.end, quoted.outer, words):
            declined = Subject(
                subject.name, subject.end, subject.role, subject.honorific, subject.sex,
                subject.pronoun, words.declines,
            )  # fmt: skip
            return Attribution(declined, quoted.outer)
    for word in WORD.finditer(text, start, quoted.outer):
        if not words.says(_CLITIC.sub("", bare(word[0]))) or (
            word[0][0].isupper() and word.start() > start
        ):
            continue
        if not _leads(text, word.end(), quoted.outer, words):
            continue
        sex = "he" if words.has("saying_male", bare(word[0])) else ""
        sex = "she" if words.has("saying_female", bare(word[0])) else sex
        found = _subject_of(text, start, word, quoted.outer, words)
        if found:
            return Attribution(found, quoted.outer, sex=sex)
    return _before_colon(text, start, quoted.outer, words)


def _subject_of(
    text: str, start: int, verb: re.Match[str], until: int, words: Words
) -> Subject | None:
    """Return the subject that stands straight after a verb, else straight before it."""
    after = read_subject(text, verb.end(), until, words)
    if after and (after.name is None or certain(text, after)):
        return after
    places = [
        start,
        *(m.end() for m in re.finditer(r"[,:]\s+|[–—]\s+", text[start : verb.start()])),
    ]
    for place in (p if p == start else p + start for p in places):
        at = place
        as_said = words.patterns["as_said"].match(text, at, verb.start())
        at = as_said.end() if as_said else at
        subject = read_subject(text, at, verb.start(), words)
        if subject and _is_verbs(text, _past_comma(text, subject.end), verb.start(), words):
            return subject
    return None


def _is_verbs(text: str, at: int, until: int, words: Words) -> bool:
    """Tell whether only auxiliaries and fillers stand between a name and its verb."""
    return at <= until and not _words_between(text, at, until, words) and "," not in text[at:until]


def _words_between(text: str, at: int, until: int, words: Words) -> list[str]:
    found = [bare(word[0]) for word in WORD.finditer(text, at, until)]
    return [
        w
        for w in found
        if not any(words.has(k, w) for k in ("auxiliaries", "fillers", "after_that"))
    ]


def _leads(text: str, at: int, until: int, words: Words) -> bool:
    """Tell whether a verb leads up to the mark: a colon, "that", or hardly a word between."""
    rest = text[at:until].rstrip()
    if rest.endswith(":"):
        return True
    last = bare(rest.rpartition(" ")[2]) if rest else ""
    if words.has("after_that", last) or rest.endswith(("qu’", "qu'")):
        return True
    return rest.endswith(",") or not rest


def _past_comma(text: str, at: int) -> int:
    return at + 1 if text.startswith(",", at) else at


def over_fillers(text: str, at: int, until: int, words: Words) -> int:
    """Return where the text goes on after filler words."""
    for match in WORD.finditer(text, at, until):
        if text[at : match.start()].strip() or not words.has("fillers", bare(match[0])):
            break
        at = match.end() - match[0].endswith(".")
    return at


def _sentence_end(paragraph: Paragraph, at: int) -> int:
    for start, end in paragraph.sentences():
        if start <= at < end:
            return end
    return len(paragraph.text)
