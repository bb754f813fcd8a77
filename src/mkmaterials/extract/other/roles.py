"""Functions of people: before a name, after it, or instead of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.other.names import Scan, bare, cut_body, is_full, read_name
from mkmaterials.extract.other.text import BLANK, WORD

if TYPE_CHECKING:
    from mkmaterials.extract.other.names import Place
    from mkmaterials.extract.other.words import Words

_MOST_ROLE: Final = 24  # words of a role that stands before its name
_ROLE_HEAD: Final = 6  # words of a role within which its noun stands
_LONGEST_ROLE: Final = 260  # characters
_SKIPPED: Final = 4  # words of a lower-case role that no list has
_LONG_TERM: Final = 40  # characters of a project's name within a role
_ROLE_STOP: Final = re.compile(
    r"[,;:!?\[\]…«»“”„\"]|[()]|\s[–—-]+(?:\s|(?=,))|[—]|\.(?=\s|\Z|\0)|\0"
)
_BRACKETED: Final = re.compile(r"\([^()\n]{2,60}\)")
_WHENCE: Final = re.compile(r",\s(de|du|von|vom|del|della|dell|di)[\s’'][^,.;:\0]{2,40}(?=,)")
_FURTHER: Final = re.compile(r", (\w+)[^,.;:()\0]{3,80}, ")
_FULL: Final = 2  # words of a full name
_LOOSE: Final = ("articles", "articles_male", "articles_female", "particles")
_FUNCTION: Final = ("prepositions", "after_that", "joins", "fillers", "auxiliaries", "relatives")


def role_after(text: str, at: int, until: int, words: Words) -> tuple[Place, int] | None:
    """Return the role in ", directrice du programme" and its end, or ``None``.

    A bracket or whence the person comes may stand between: "X (SPD), ", "X, de l’ADAVIP, ".
    """
    bracket = _BRACKETED.match(text, at + 1, until) if text.startswith(" (", at) else None
    at = bracket.end() if bracket else at
    if not text.startswith(",", at):
        return None
    whence = _WHENCE.match(text, at, until)
    if whence and words.has("particles", bare(whence[1])) and text.startswith(",", whence.end()):
        at = whence.end()
    scan = Scan(text, at + 1, until)
    skip_articles(scan, words)
    start = scan.word()
    if start is None:
        return None
    low, high = start.start(), _role_end(text, start.start(), until, words)
    head = [bare(word) for word in _head(text, low, high)]
    if not any(map(words.is_role, head)) or _is_verb(head[0], words):
        return None
    if any(words.has(key, head[0]) for key in _FUNCTION):
        return None
    return (low, high), high


def with_role_before(scan: Scan, words: Words) -> tuple[Place, Place] | None:
    """Read "председатель комитета Гульнара Осмонова", "le directeur adjoint, Luc Amsler"."""
    start: int | None = None
    noun = of_another = linked = False  # "der Sprecher von Minister X": whose name is uncertain
    at, before = scan.at, ""
    for count in range(_MOST_ROLE):
        match = Scan(scan.text, at, scan.until).word()
        low = bare(match[0]) if match else ""
        chained = noun and _is_chained(scan.text, at, low, words)
        if match is None or not (chained or _is_joined(scan.text, at, match, start)):
            break
        start = match.start() if start is None else start
        if noun:
            name = None if of_another else _role_name(scan, match.start(), before, words)
            if name:
                return name, (start, _role_before_end(scan.text, start, name[0], words))
        if _is_verb(low, words) or (match[0].endswith(".") and len(match[0]) > 3):  # noqa: PLR2004 - not an abbreviation
            at = match.end()
            break
        body = _is_body(match[0], words) or (noun and linked and words.is_body(low))
        if words.is_role(low) and not body:  # "jefe de la policía comunitaria"
            of_another, linked, noun = noun and linked and not chained, False, True
        elif not noun and not _may_open_role(match[0], count, words):
            return None
        linked = linked or _joins_nouns(low, words) or words.has("prepositions", low)
        before, at = low, _past_bracket(scan.text, match.end())
    if start is None or not noun or of_another:
        return None
    return _after_comma(scan, start, at, words)


def _is_body(printed: str, words: Words) -> bool:
    """Tell whether a function with a capital is a body: "Policía Nacional", not "policía"."""
    body = printed[0].isupper() and not words.capital_nouns and not words.declines
    return body and words.is_body(bare(printed))


def _is_chained(text: str, at: int, low: str, words: Words) -> bool:
    """Tell whether another function follows a comma: "доктор наук, председатель союза X"."""
    follows = words.is_role(low) or words.has("honorifics", low)
    return words.declines and text.startswith(", ", at) and follows


def _is_joined(text: str, at: int, match: re.Match[str], start: int | None) -> bool:
    gap = text[at : match.start()].strip()
    return start is None or not gap or bool(_BRACKETED.fullmatch(gap))


def _past_bracket(text: str, at: int) -> int:
    bracket = _BRACKETED.match(text, at + 1) if text.startswith(" (", at) else None
    return bracket.end() if bracket else at


def with_any_role(scan: Scan, words: Words) -> tuple[Place, Place] | None:
    """Read "il maestro d’ascia Elio Neri": an article, a few small words, and a full name."""
    if words.capital_nouns or words.declines:
        return None
    at, start, before = scan.at, -1, ""
    for _ in range(_SKIPPED):
        match = Scan(scan.text, at, scan.until).word()
        if match is None or scan.text[at : match.start()].strip():
            return None
        kept = read_name(scan.text, match.start(), scan.until, words)
        if start >= 0 and len(kept) > 1 and not (words.has("particles", before) or "’" in before):
            end = _role_before_end(scan.text, start, kept[0][0], words)
            return (kept[0][0], kept[-1][1]), (start, end)
        low = bare(match[0])
        if (
            match[0][0].isupper()
            or _is_verb(low, words)
            or any(words.has(k, low) for k in _FUNCTION)
        ):
            return None
        start = match.start() if start < 0 else start
        before, at = low, match.end()
    return None


def role_alone(scan: Scan, words: Words) -> Place | None:
    """Read "der Minister", "la déléguée aux droits des femmes": a function for a name."""
    first = scan.word()
    if first is None:
        return None
    head = [first]
    if not words.is_role(bare(first[0])):
        second = Scan(scan.text, first.end(), scan.until).word()
        if second is None or not words.is_role(bare(second[0])) or first[0][0].isupper():
            return None
        head.append(second)
    end = _role_end(scan.text, first.start(), scan.until, words)
    at = head[-1].end()
    while (match := Scan(scan.text, at, end).word()) and not scan.text[at : match.start()].strip():
        low = bare(match[0])
        if any(words.has(key, low) for key in ("relatives", "auxiliaries")):
            break
        if words.has("prepositions", low) and not words.has("particles", low):
            break
        at = match.end()
    return (first.start(), at)


def role_left_of(text: str, name: Place, low: int, words: Words) -> Place | None:
    """Return the role that stands before a name, looked for from the left, or ``None``."""
    start = max([low, *(m.end() for m in _ROLE_STOP.finditer(text, low, name[0] - 2))])
    if text[max(0, start - 1) : start] == "," and text[start : name[0]].strip() == "":
        return None
    found = list(WORD.finditer(text, start, name[0]))[-_MOST_ROLE:]
    for index, match in enumerate(found):
        if _is_verb(bare(match[0]), words):
            continue
        if not words.is_role(bare(match[0])) or _is_body(match[0], words):
            continue
        scan = Scan(text, match.start(), name[1])
        read = with_role_before(scan, words)
        if read and read[0] == name:
            first = _over_adjectives(found, index, words)
            return first, read[1][1]
    return None


def _over_adjectives(found: list[re.Match[str]], index: int, words: Words) -> int:
    """Return where the adjectives before a role's noun start: "старший сотрудник"."""
    while index and _is_adjective(bare(found[index - 1][0]), words):
        index -= 1
    return found[index].start()


def _is_verb(word: str, words: Words) -> bool:
    """Tell whether a word is a verb of saying and no function, as "juge" can be."""
    return words.says(word) and not words.is_role(word)


def _is_adjective(word: str, words: Words) -> bool:
    endings = tuple(words.sets["adjective_endings"])
    return bool(endings) and len(word) > 4 and word.endswith(endings) and not _is_verb(word, words)  # noqa: PLR2004 - a stem


def skip_articles(scan: Scan, words: Words) -> str:
    """Pass over articles and "ihr Kollege"; return what the article says of the sex."""
    sex = ""
    while match := scan.word():
        low = bare(match[0])
        elided = low.partition("’")[0] + "’"
        if words.has("articles_male", low):
            sex = "he"
        elif words.has("articles_female", low):
            sex = "she"
        elif "’" in low and words.has("articles", elided):
            scan.at = match.start() + len(elided)
            return sex
        elif not (words.has("articles", low) or words.has("fillers", low)):
            return sex
        if words.has("male", low) or words.has("female", low):
            following = Scan(scan.text, match.end(), scan.until).word()
            if following is None or not words.is_role(bare(following[0])):
                return sex
        scan.at = match.end()
    return sex


def sex_of_role(text: str, role: Place, words: Words) -> str:
    """Return ``she`` if a role's noun says so."""
    noun = next((word for word in _head(text, *role) if words.is_role(bare(word))), "")
    return words.sex_of_role(noun)


def _head(text: str, low: int, high: int) -> list[str]:
    return [m[0] for _, m in zip(range(_ROLE_HEAD), WORD.finditer(text, low, high), strict=False)]


_PAST: Final = ("ыл", "ил", "ал", "ел", "ыла", "ила", "ала", "ела", "ыли", "или", "али", "ели")
"""Endings of Russian verbs in the past."""


def _may_open_role(word: str, count: int, words: Words) -> bool:
    """Tell whether a word before a role's noun can be part of it: no preposition, no verb."""
    if words.declines and word.lower().endswith(_PAST):
        return False  # "Тренинг открыл начальник": what stands before is no office
    if count >= _ROLE_HEAD - 1:
        return False
    low = bare(word)
    closed = ("prepositions", "auxiliaries", "after_that", "relatives", *_LOOSE)
    short = word.endswith(".")  # "и.о. начальника"
    return short or not (_is_verb(low, words) or any(words.has(key, low) for key in closed))


def _joins_nouns(word: str, words: Words) -> bool:
    return "’" in word or any(words.has(key, word) for key in _LOOSE)


def _after_comma(scan: Scan, start: int, at: int, words: Words) -> tuple[Place, Place] | None:
    """Read the name in "le directeur adjoint de la sécurité, Dr Luc Amsler-Nguyen"."""
    if not scan.text.startswith(", ", at):
        return None
    name_at = at + 2
    for _ in range(2):  # "Brigadier Dr. X"
        word = WORD.match(scan.text, name_at, scan.until)
        low = bare(word[0]) if word else ""
        titled = words.has("honorifics", low) or words.has("honorifics", f"{low}.")
        if word is None or not (titled or words.is_role(low)):
            break
        name_at = word.end() + scan.text[word.end() : word.end() + 1].isspace()
    kept = read_name(scan.text, name_at, scan.until, words)
    further = _FURTHER.match(scan.text, at, scan.until) if len(kept) < _FULL else None
    if further and words.is_role(bare(further[1])):  # ", chargé de la gendarmerie, Ève Roux"
        kept = read_name(scan.text, further.end(), scan.until, words)
        at = further.end() - 2
    if len(kept) < _FULL:
        return None
    end = _role_before_end(scan.text, start, at, words)
    return (kept[0][0], kept[-1][1]), (start, end)


def _role_name(scan: Scan, at: int, before: str, words: Words) -> Place | None:
    """Return the name at `at` that ends a role, or ``None`` if it belongs to a body's name."""
    kept = cut_body(scan.text, read_name(scan.text, at, scan.until, words), words)
    if not kept or kept[0][0] != at or words.has("named_after", before):
        return None
    if words.has("place_openers", before):
        return None  # "il sindaco di San Salvo Ada Neri"
    end = kept[-1][1]
    loose = _joins_nouns(before, words) or (
        words.has("prepositions", before) and not words.declines
    )
    if loose or (
        scan.text.startswith(", ", end)
        and len(read_name(scan.text, end + 2, scan.until, words)) > 1
    ):
        return None
    if len(kept) == 1 and not words.is_role(before):
        return None
    name = (at, end)
    if words.capital_nouns and is_full(scan.text, name) and _is_possessive(scan.text, kept, words):
        return None
    return None if _noun_follows(scan, end, len(kept), words) else name


def _is_possessive(text: str, kept: list[Place], words: Words) -> bool:
    """Tell whether "Galls Diagnose" names a thing of somebody called Gall."""
    first = text[slice(*kept[0])].lower()
    return first.endswith("s") and first[:-1] in words.known


def _noun_follows(scan: Scan, at: int, count: int, words: Words) -> bool:
    """Tell whether capitals begin the name of a body: "Программного офиса Ирина Белова"."""
    for distance in range(_SKIPPED):
        match = Scan(scan.text, at, scan.until).word()
        if match is None or scan.text[at : match.start()].strip():
            return False
        if match[0][0].isupper():
            return distance > 0 and len(read_name(scan.text, match.start(), scan.until, words)) > 1
        low = bare(match[0])
        if _is_verb(low, words) or any(words.has(key, low) for key in _FUNCTION):
            return False
        if count == 1:
            return True
        at = match.end()
    return False


def _role_before_end(text: str, start: int, at: int, words: Words) -> int:
    """Return where a role before a name ends; "Professor" and a comma are no part of it."""
    while at > start:
        last = re.search(r"\S+\Z", text[start:at].rstrip(" ,"))
        if last is None or not last.start():
            break
        low = last[0].lower()
        if not (words.has("honorifics", low) or words.has("honorifics", low.rstrip("."))):
            break
        at = start + last.start()
    while at > start and (text[at - 1].isspace() or text[at - 1] == ","):
        at -= 1
    return at


def _role_end(text: str, start: int, until: int, words: Words) -> int:
    """Return where a role ends: at a comma, stop, dash or verb; a project's name is part of it."""
    until = min(until, start + _LONGEST_ROLE)
    at = start
    while match := _ROLE_STOP.search(text, at, until):
        stop = match.start()
        if text[stop] == "(" and (bracket := _BRACKETED.match(text, stop, until)):
            at = bracket.end()
            continue
        if text[stop] in (BLANK, "«", "“", "„") and _follows_title(text, stop, words):
            at = stop
            while at < until and text[at] == BLANK and at - stop < _LONG_TERM:
                at += 1
            if at > stop and not text.startswith(BLANK, at):
                continue
        if text[stop] == "." and _abbreviates(text, stop, words):
            at = match.end()
            continue
        until = stop
        break
    ends = words.patterns["role_ends"].search(text, start + 1, until)
    until = ends.start() if ends else until
    for word in WORD.finditer(text, start, until):
        low = bare(word[0])
        if (
            word.start() > start
            and word[0][0].islower()
            and (
                _is_verb(low, words) or words.has("relatives", low) or words.has("auxiliaries", low)
            )
        ):
            until = word.start()
            break
    while until > start and text[until - 1].isspace():
        until -= 1
    return until


def _abbreviates(text: str, stop: int, words: Words) -> bool:
    start = stop
    while start and text[start - 1].isalpha() and stop - start < 6:  # noqa: PLR2004 - long enough
        start -= 1
    return words.has("abbreviations", text[start:stop].lower())


def _follows_title(text: str, at: int, words: Words) -> bool:
    before = text[max(0, at - 30) : at].rstrip()
    return words.has("title_nouns", before.rpartition(" ")[2].lower())
