"""The words before a passage that say who says it, and sentences that report what was said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.other.attribution import (
    CLITIC,
    Attribution,
    after,
    sex_of_verb,
)
from mkmaterials.extract.other.names import bare, read_name
from mkmaterials.extract.other.people import (
    Subject,
    as_declined,
    certain,
    in_nominative,
    read_subject,
)
from mkmaterials.extract.other.roles import role_left_of
from mkmaterials.extract.other.text import BLANK, WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.other.attribution import Said
    from mkmaterials.extract.other.text import Paragraph
    from mkmaterials.extract.other.words import Words

_LOOSE: Final = re.compile(r"[\s.,;:‒–—-]*")
_PLACES: Final = re.compile(r"[,:]\s+|[‒–—]\s+")
_FURTHEST: Final = 500  # characters before a passage in which its attribution is looked for
_MOST_OBJECT: Final = 30  # words between a verb of saying and the fragment that it leads to
_FEWEST_FRAGMENT: Final = 4  # words; fewer in marks are a term
_NAME_BEFORE: Final = 160  # characters before "who said" in which the one that it means is named


def beside(
    paragraph: Paragraph, quoted: Quoted, last: Said | None, words: Words
) -> Attribution | None:
    """Return who speaks by the words after a passage or before it."""
    low = last.end if last else 0
    lead = paragraph.outside[low : quoted.outer].rstrip()
    if lead.endswith(":"):
        return _before(paragraph, quoted, low, words) or after(paragraph, quoted, words)
    following = after(paragraph, quoted, words)
    if following and following.subject:
        return following
    leading = _before(paragraph, quoted, low, words)
    named = leading and leading.subject and leading.subject.name
    return leading if named or following is None else following


def announced(paragraph: Paragraph, words: Words) -> Attribution | None:
    """Return who speaks in the paragraph below one that ends in a colon."""
    end = len(paragraph.outside.rstrip())
    if not paragraph.outside[:end].endswith(":"):
        return None
    start = paragraph.sentence_start(end - 1)
    return _lead(paragraph.outside, start, end, words) or _before_colon(
        paragraph.outside, start, end, words
    )


def reports(paragraph: Paragraph, words: Words) -> Iterator[tuple[int, Subject]]:
    """Yield whom each sentence outside marks is about: who says something, or who it opens with."""
    text = paragraph.outside
    for start, end in paragraph.sentences():
        loose = _LOOSE.match(text, start)
        at = loose.end() if loose else start
        opening = read_subject(text, at, end, words)
        if opening and opening.name and certain(text, opening, words):
            named = in_nominative(text, opening, "", words)
            if named and not text.startswith(" :", named.end):
                yield named.name[0] if named.name else at, named
        for phrase in words.patterns["according_after"].finditer(text, at, end):
            subject = read_subject(text, phrase.end(), end, words)
            if subject and subject.name and certain(text, subject, words):
                yield subject.name[0], as_declined(subject, words)
        for word in WORD.finditer(text, at, end):
            low = CLITIC.sub("", bare(word[0]))
            if words.says(low) and not (word[0][0].isupper() and word.start() > at):
                subject = subject_of(text, max(at, word.start() - _FURTHEST), word, end, words)
                if subject and subject.name:
                    yield subject.name[0], subject


def _before(paragraph: Paragraph, quoted: Quoted, low: int, words: Words) -> Attribution | None:
    """Read "По словам X, «", "X, роль, заявил: «", "Wie X erklärte, „"."""
    text = paragraph.outside
    start = max(low, paragraph.sentence_start(quoted.outer), quoted.outer - _FURTHEST)
    loose = _LOOSE.match(text, start)
    start = loose.end() if loose else start
    according = words.patterns["according_to"].match(text, start, quoted.outer)
    if according:
        subject = read_subject(text, according.end(), quoted.outer, words)
        if subject and not words_between(text, subject.end, quoted.outer, words):
            return Attribution(as_declined(subject, words), quoted.outer)
    return (
        _lead(text, start, quoted.outer, words)
        or _before_colon(text, start, quoted.outer, words)
        or _fragment(paragraph, quoted, start, words)
    )


def _lead(text: str, start: int, until: int, words: Words) -> Attribution | None:
    """Read a verb of saying that leads straight up to the mark."""
    for word in WORD.finditer(text, start, until):
        low = CLITIC.sub("", bare(word[0]))
        phrase = words.patterns["saying_phrases"].match(text, word.start(), until)
        if not (words.says(low) or words.has("gerunds", low) or phrase):
            continue
        if word[0][0].isupper() and word.start() > start:
            continue
        if not _leads(text, phrase.end() if phrase else word.end(), until, words):
            continue
        sex = sex_of_verb(low, words)
        clitic = CLITIC.search(bare(word[0]))
        if clitic:
            sex = "he" if clitic[1] == "il" else "she"
            return Attribution(Subject(None, word.end(), sex=sex, pronoun=True), until, sex=sex)
        found = subject_of(text, start, word, until, words)
        if found:
            return Attribution(found, until, sex=sex)
        if words.drops_subject and not words_between(text, start, word.start(), words):
            return Attribution(None, until, same=True)
    return None


def _fragment(paragraph: Paragraph, quoted: Quoted, start: int, words: Words) -> Attribution | None:
    """Read "El director X ha destacado la necesidad de “incrementar la formación”".

    The passage is a part of the sentence: it begins in lower case, and between the verb and it
    stands an object, but nobody's name and no other verb of saying.
    """
    text = paragraph.outside
    first = paragraph.text[quoted.start : quoted.end].split()
    if len(first) < _FEWEST_FRAGMENT or not first[0][0].islower():
        return None
    verb = None
    for word in WORD.finditer(text, start, quoted.outer):
        low = CLITIC.sub("", bare(word[0]))
        phrase = words.patterns["saying_phrases"].match(text, word.start(), quoted.outer)
        if (words.says(low) or words.has("gerunds", low) or phrase) and word[0][0].islower():
            verb = word
    if verb is None or BLANK in text[verb.end() : quoted.outer]:
        return None
    subject = subject_of(text, start, verb, quoted.outer, words)
    if subject is None:
        return None
    at = max(subject.end, verb.end())
    between = list(WORD.finditer(text, at, quoted.outer))
    if len(between) > _MOST_OBJECT or _names_somebody(text, at, quoted.outer, words):
        return None
    return Attribution(subject, quoted.outer, sex=sex_of_verb(bare(verb[0]), words))


def _names_somebody(text: str, at: int, until: int, words: Words) -> bool:
    while word := WORD.search(text, at, until):
        kept = read_name(text, word.start(), until, words)
        known = any(text[slice(*place)].lower() in words.known for place in kept)
        if known or (len(kept) > 1 and not words.capital_nouns and not words.declines):
            return True
        at = kept[-1][1] if kept else word.end()
    return False


def _before_colon(text: str, start: int, until: int, words: Words) -> Attribution | None:
    """Read "La commandante Ève Roux s’est dite rassurée : «", "Hierzu Jäger: „"."""
    lead = text[start:until].rstrip()
    last = bare(lead[:-1].rstrip().rpartition(" ")[2])
    titles = words.sets["title_nouns"] | words.sets["publication_nouns"]
    if not lead.endswith(":") or last in titles:
        return None
    until = start + len(lead) - 1
    comma = lead.find(", ")
    at = start
    first = WORD.match(text, at, until)
    if first and words.has("introducing", bare(first[0])):
        at = first.end()
    subject = read_subject(text, at, until, words)
    if comma >= 0 and (subject is None or not certain(text, subject, words)):
        subject = read_subject(text, start + comma + 1, until, words)
    found = _colon_after(text, subject, until, words) if subject else None
    return found or _named_last(text, start, until, words)


def _colon_after(text: str, subject: Subject, until: int, words: Words) -> Attribution | None:
    """Return who speaks where a subject, and perhaps an unknown verb, stands before a colon."""
    rest = [bare(word[0]) for word in WORD.finditer(text, subject.end, until)]
    if subject.name is None or words.capital_nouns:
        loose = all(words.has("introducing", w) or words.has("fillers", w) for w in rest)
        alone = loose and not any(c in ",;" for c in text[subject.end : until])
        return Attribution(subject, until) if alone and not subject.pronoun else None
    if not certain(text, subject, words) or _names_another(text, subject, until, words):
        return None
    named = in_nominative(text, subject, "", words)
    return Attribution(named, until) if named else None


def _named_last(text: str, start: int, until: int, words: Words) -> Attribution | None:
    """Read "Ha introdotto i lavori il prefetto vicario X: «": nobody else in the sentence."""
    found = []
    at = start
    for word in WORD.finditer(text, start, until):
        if word.start() >= at and len(kept := read_name(text, word.start(), until, words)) > 1:
            found.append((kept[0][0], kept[-1][1]))
            at = kept[-1][1]
    if words.capital_nouns or len(found) != 1 or text[found[0][1] : until].strip():
        return None
    role = role_left_of(text, found[0], start, words)
    if role is None or any(words.is_role(bare(w[0])) for w in WORD.finditer(text, start, role[0])):
        return None
    named = in_nominative(text, Subject(found[0], found[0][1], role), "", words)
    return Attribution(named, until) if named else None


def _names_another(text: str, subject: Subject, until: int, words: Words) -> bool:
    at = subject.end
    for word in WORD.finditer(text, subject.end, until):
        if word.start() >= at and len(kept := read_name(text, word.start(), until, words)) > 1:
            return True
        at = kept[-1][1] if word.start() >= at and kept else at
    return False


def subject_of(
    text: str, start: int, verb: re.Match[str], until: int, words: Words
) -> Subject | None:
    """Return the subject that stands straight after a verb, else straight before it."""
    sex = sex_of_verb(bare(verb[0]), words)
    gerund = words.has("gerunds", bare(verb[0]))
    following = None if gerund else read_subject(text, verb.end(), until, words)
    if following and following.name and certain(text, following, words):
        return in_nominative(text, following, sex, words)
    relative = _before_relative(text, start, verb, words, gerund=gerund)
    if relative:
        return in_nominative(text, relative, sex, words)
    opening = None
    for at in [start, *(m.end() for m in _PLACES.finditer(text, start, verb.start()))]:
        as_said = words.patterns["as_said"].match(text, at, verb.start())
        subject = read_subject(text, as_said.end() if as_said else at, verb.start(), words)
        if at == start and subject and (subject.role or certain(text, subject, words)):
            opening = subject
        if subject and _is_verbs(text, subject.end, verb.start(), words):
            if opening and subject is not opening:
                subject = _over_aside(text, opening, verb, words)
            return in_nominative(text, subject, sex, words)
    if following and (following.pronoun or following.role):
        return following
    return None


def _over_aside(text: str, opening: Subject, verb: re.Match[str], words: Words) -> Subject | None:
    """Return who opens a sentence, where an aside on others stands before its verb.

    "X, que estuvo acompañado por el inspector Y, destacó": it is X who did.
    """
    first = WORD.search(text, opening.end, verb.start())
    aside = text.startswith(",", opening.end) and first is not None
    return opening if aside and first and words.has("relatives", bare(first[0])) else None


def _before_relative(
    text: str, start: int, verb: re.Match[str], words: Words, *, gerund: bool
) -> Subject | None:
    """Return whom "quien subrayó" means: the one who is named straight before it."""
    before = list(WORD.finditer(text, start, verb.start()))
    while before and (
        words.has("auxiliaries", bare(before[-1][0])) or words.has("fillers", bare(before[-1][0]))
    ):
        before.pop()
    if gerund:
        high = before[-1].end() if before else start
    elif before and words.has("relatives", bare(before[-1][0])):
        high = before[-1].start()
    else:
        return None
    high = len(text[:high].rstrip(" ,"))
    found = None
    for place in [
        start,
        *(m.start() for m in WORD.finditer(text, max(start, high - _NAME_BEFORE), high)),
    ]:
        subject = read_subject(text, place, high, words)
        if subject and subject.name and certain(text, subject, words) and subject.end >= high:
            found = found or subject
    return found


def _is_verbs(text: str, at: int, until: int, words: Words) -> bool:
    """Tell whether only auxiliaries and fillers stand between a name and its verb."""
    at = at + 1 if text.startswith(",", at) else at
    return at <= until and not words_between(text, at, until, words) and "," not in text[at:until]


def words_between(text: str, at: int, until: int, words: Words) -> list[str]:
    """Return the words of a stretch that are no auxiliaries, fillers or "that"."""
    stretch = words.patterns["filler_phrases"].sub(" ", text[at:until])
    found = [bare(word[0]) for word in WORD.finditer(stretch)]
    loose = ("auxiliaries", "fillers", "after_that", "joins")
    return [w for w in found if not any(words.has(key, w) for key in loose)]


def _leads(text: str, at: int, until: int, words: Words) -> bool:
    """Tell whether a verb leads up to the mark: a colon, "that", or hardly a word between."""
    rest = text[at:until].rstrip()
    if rest.endswith(":"):
        return True
    last = bare(rest.rpartition(" ")[2]) if rest else ""
    if words.has("after_that", last) or rest.endswith(("qu’", "qu'")):
        return True
    return rest.endswith(",") or not rest
