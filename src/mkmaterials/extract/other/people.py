"""Who a subject names: a name with its role before or after it, a role, a pronoun, or nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.other.names import (
    Scan,
    bare,
    cut_body,
    is_full,
    is_oblique,
    read_name,
    sex_of_name,
)
from mkmaterials.extract.other.roles import (
    role_after,
    role_alone,
    sex_of_role,
    skip_articles,
    with_any_role,
    with_role_before,
)

if TYPE_CHECKING:
    from mkmaterials.extract.other.names import Place
    from mkmaterials.extract.other.words import Words

_SKIPPED: Final = 4  # words of a circumstance between verb and subject
_ASIDE: Final = re.compile(r",\s[^,.;:«»“”„\"\0]{3,60},\s?")  # ", ce vendredi 25 novembre,"


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is named at a place of one paragraph.

    Attributes:
        name: the name, without honorific; ``None`` for a pronoun or where nobody is named.
        role: the function, without article; with no name, the function that stands for it.
        honorific: Dr, Mme and the like.
        sex: ``he``, ``she`` or nothing, as far as article, honorific, role or pronoun say.
        end: one past all of it.
        pronoun: True for "he" and "she".
        declined: True where the language puts the name into another case.
    """

    name: Place | None
    end: int
    role: Place | None = None
    honorific: Place | None = None
    sex: str = ""
    pronoun: bool = False
    declined: bool = False


def read_subject(text: str, at: int, until: int, words: Words) -> Subject | None:
    """Read who is named from `at` on, before `until`."""
    aside = _ASIDE.match(text, at, until)
    if aside and (any(c.isdigit() for c in aside[0]) or _is_circumstance(aside[0], words)):
        at = aside.end()
    scan = Scan(text, at, until)
    _skip_circumstance(scan, words)
    before = scan.at
    sex = skip_articles(scan, words)
    article = text[before : scan.at].strip()
    first = scan.word()
    if first is None or text[scan.at : first.start()].strip():
        return None
    for pronoun, key in (("he", "male"), ("she", "female")):
        if words.has(key, bare(first[0])) and not sex:
            return Subject(None, first.end(), sex=pronoun, pronoun=True)
    honorific, said = _honorific(scan, words)
    sex = said or sex
    found: tuple[Place, Place | None] | None = with_role_before(scan, words)
    if found is None and (honorific or not _is_article(article, words)):
        found = _name_alone(scan, words)
    if found is None and sex and not honorific:
        found = with_any_role(scan, words)
    if found is None:
        return _unnamed(scan, sex, words, definite=bool(article) or words.declines)
    name, role = found
    sex = sex if role is None else (sex_of_role(text, role, words) or sex)
    end = name[1]
    apposition = role_after(text, end, until, words)
    if apposition:
        role, end = apposition
        sex = sex_of_role(text, role, words) or sex
    sex = sex_of_name(text[slice(*name)], words) or sex
    return Subject(name, end, role, honorific, sex)


def in_nominative(text: str, subject: Subject | None, sex: str, words: Words) -> Subject | None:
    """Return the subject of a verb, or nobody where the name stands in another case.

    "Сказал помощник министра Ивана Петрова": the name is the minister's.
    """
    if subject is None or subject.name is None or subject.declined:
        return subject
    printed = text[slice(*subject.name)]
    if is_oblique(printed, sex, words):
        return None
    other = sex_of_name(printed, words)
    return None if sex and other and sex != other else subject


def certain(text: str, subject: Subject, words: Words) -> bool:
    """Tell whether a subject can only be a speaker: a full or known name, or a role with a name."""
    if subject.name is None:
        return False
    if subject.role is not None or is_full(text, subject.name):
        return True
    return text[slice(*subject.name)].lower() in words.known


def as_declined(subject: Subject, words: Words) -> Subject:
    """Return a subject that follows "according to", where a language declines the name."""
    return replace(subject, declined=words.declines)


def _unnamed(scan: Scan, sex: str, words: Words, *, definite: bool) -> Subject | None:
    role = role_alone(scan, words) if definite else None
    if role is None:
        return None
    return Subject(None, role[1], role, sex=sex_of_role(scan.text, role, words) or sex)


def _is_article(printed: str, words: Words) -> bool:
    """Tell whether the last word passed over is an article: "la Guardia Civil" is nobody."""
    last = bare(printed.rpartition(" ")[2])
    return any(words.has(k, last) for k in ("articles", "articles_male", "articles_female"))


def _is_circumstance(aside: str, words: Words) -> bool:
    first = aside.strip(", ").partition(" ")[0].lower()
    return words.has("prepositions", first) or words.has("fillers", first)


def _skip_circumstance(scan: Scan, words: Words) -> None:
    """Pass over "также", "à son tour", "на закрытии"."""
    phrase = words.patterns["filler_phrases"].match(scan.text, scan.at, scan.until)
    if phrase is None and (match := scan.word()):
        phrase = words.patterns["filler_phrases"].match(scan.text, match.start(), scan.until)
    scan.at = phrase.end() if phrase else scan.at
    while (match := scan.word()) and words.has("fillers", bare(match[0])):
        if words.has("male", bare(match[0])) or words.has("female", bare(match[0])):
            return
        scan.at = match.end()
    match = scan.word()
    if match is None or not words.has("prepositions", bare(match[0])):
        return
    at = match.end()
    for _ in range(_SKIPPED):
        ahead = Scan(scan.text, at, scan.until).word()
        if ahead is None or ahead[0][0].isupper() or words.is_role(bare(ahead[0])):
            break
        if words.says(bare(ahead[0])):
            return  # "об этом сказал": no circumstance of what follows
        at = ahead.end()
    scan.at = at


def _honorific(scan: Scan, words: Words) -> tuple[Place | None, str]:
    start, end, sex = -1, -1, ""
    while match := scan.word():
        low = match[0].lower()
        if not (words.has("honorifics", low) or words.has("honorifics", low.rstrip("."))):
            break
        start, end = (match.start() if start < 0 else start), match.end()
        for value, key in (("he", "honorifics_male"), ("she", "honorifics_female")):
            if words.has(key, low) or words.has(key, low.rstrip(".")):
                sex = value
        scan.at = end
    return ((start, end) if start >= 0 else None), sex


def _name_alone(scan: Scan, words: Words) -> tuple[Place, None] | None:
    kept = cut_body(scan.text, read_name(scan.text, scan.at, scan.until, words), words)
    first = scan.word()
    if not kept or first is None or kept[0][0] != first.start():
        return None
    capitals = [place for place in kept if scan.text[place[0]].isupper()]
    if words.capital_nouns and len(capitals) > 2:  # noqa: PLR2004 - a noun and a name, or three names
        return None
    return (kept[0][0], kept[-1][1]), None
