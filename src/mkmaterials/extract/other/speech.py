"""What was said, and the words beside it that say by whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.other.people import Subject, bare, read_name, read_subject
from mkmaterials.extract.other.text import BLANK, WORD
from mkmaterials.extract.other_languages import NAMED_INSIDE, is_speech

if TYPE_CHECKING:
    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.other.people import Place
    from mkmaterials.extract.other.text import Paragraph
    from mkmaterials.extract.other.words import Words

_CLITIC: Final = re.compile(r"-(?:t-)?(il|elle)\Z")
_AFTER_MARK: Final = re.compile(r"\s*(?P<mark>,?)\s*(?P<dash>[–—-]*)\s*(?=[^\W\d_])")
_BREAK: Final = re.compile(r"[,!?…]?\s*(?:\s[–—-]+\s*|[–—]\s*)(?=[^\W\d_])|,\s+(?=[^\W\d_])")
_RESUMES: Final = re.compile(r"\s*(?:[.,!]?\s*[–—-]+,?\s+|[–—]+,?\s*|[.,]\s+|[.,!]?\s*\Z)")
_LOOSE: Final = re.compile(r"[\s.,;:–—-]*")
_DASHED: Final = re.compile(r"\s*[–—-]\s+(?=[\"«„“]?[^\W\d_])")
_FALLBACK: Final = re.compile(r"[^–—]{1,200}?[.,]\s+[–—-]\s+")
_MOST_VERB: Final = 5  # words of "a par ailleurs tenu à ajouter"
_MOST_REST: Final = 12  # words between who speaks and the end of that sentence
_FEW: Final = 4  # words; fewer within a sentence are a term
_FURTHEST: Final = 400  # characters before a passage in which its attribution is looked for
_STRIP: Final = " \t\u00a0\u202f–—-"


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
        found = inner or _beside(paragraph, quoted, last, words)
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
    if subject and (dash or hangs or _certain(text, subject)):
        until = _over_fillers(text, subject.end, end, words)
        resumed = _RESUMES.match(text, until, end)
        if resumed:
            return Attribution(subject, resumed.end(), sex=sex)
    return _unknown_verb(text, match.end(), end, words) if dash else None


def _inserted_any_verb(
    text: str, at: int, end: int, words: Words, *, dash: bool
) -> Attribution | None:
    found = _from_any_verb(text, at, end, words) if text[at].islower() else None
    resumed = _RESUMES.match(text, found.end, end) if found else None
    if found and resumed:
        return Attribution(found.subject, resumed.end())
    return _unknown_verb(text, at, end, words) if dash else None


def _unknown_verb(text: str, at: int, end: int, words: Words) -> Attribution | None:
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


def _certain(text: str, subject: Subject) -> bool:
    """Tell whether a subject can only be a speaker: a full name, or a role with a name."""
    if subject.name is None:
        return False
    return subject.role is not None or len(text[slice(*subject.name)].split()) > 1


def _beside(
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
        if subject and _certain(text, subject) and words.language != "es":
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
        return _from_any_verb(text, at, until, words)
    end, sex, hangs = verb
    if hangs:
        after = verb_at(text, end, until, words)
        end = after[0] if after else end
        return Attribution(Subject(None, end, sex=sex, pronoun=True), end, sex=sex)
    rest = text[_over_fillers(text, end, until, words) : until].lstrip()
    if not rest or rest[0] in f".,;:!?{BLANK}":
        return Attribution(None, end, same=words.drops_subject, sex=sex)
    subject = read_subject(text, end, until, words)
    if subject is None:
        return Attribution(None, end, sex=sex)
    return Attribution(subject, _over_fillers(text, subject.end, until, words), sex=sex)


def _from_any_verb(text: str, at: int, until: int, words: Words) -> Attribution | None:
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
    end = _over_fillers(text, subject.end, until, words)
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
    if comma >= 0 and (subject is None or not _certain(text, subject)):
        subject = read_subject(text, start + comma + 1, until, words)
    if subject is None or not _certain(text, subject):
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
    if after and (after.name is None or _certain(text, after)):
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


def _over_fillers(text: str, at: int, until: int, words: Words) -> int:
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
