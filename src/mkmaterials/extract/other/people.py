"""Who a subject names: a name with its role before or after it, a pronoun, or nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.other.text import BLANK, WORD

if TYPE_CHECKING:
    from mkmaterials.extract.other.words import Words

Place = tuple[int, int]
_MOST_NAME: Final = 6  # words of a name, particles among them
_MOST_ROLE: Final = 16  # words of a role that stands before its name
_ROLE_HEAD: Final = 4  # words of a role within which its noun stands
_LONGEST_ROLE: Final = 160  # characters
_SKIPPED: Final = 4  # words of a circumstance between verb and subject
_LONG_TERM: Final = 40  # characters of a project's name within a role
_GAP: Final = re.compile(r"[ \u00a0\u202f]+")
_ROLE_STOP: Final = re.compile(r"[,;:!?()\[\]…«»“”„\"]|\s[–—-]+(?:\s|(?=,))|[—]|\.(?=\s|\Z|\0)|\0")
_CAPITAL_PARTICLE: Final = re.compile(r"[dDlL][’'][^\W\d_a-z]")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is named at a place of one paragraph.

    Attributes:
        name: the name, without honorific; ``None`` for a pronoun or where nobody is named.
        role: the function, without article.
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


@dataclass(slots=True)
class _Scan:
    """A place in a text that moves on; `until` is one past the last character to be read."""

    text: str
    at: int
    until: int

    def word(self) -> re.Match[str] | None:
        """Return the word at the place, white space before it passed over."""
        gap = _GAP.match(self.text, self.at, self.until)
        return WORD.match(self.text, gap.end() if gap else self.at, self.until)


def bare(word: str) -> str:
    """Return a word in lower case, with a typographic apostrophe, without its full stop."""
    return word.lower().replace("'", "’").removesuffix(".")


def read_subject(text: str, at: int, until: int, words: Words) -> Subject | None:
    """Read who is named from `at` on, before `until`."""
    scan = _Scan(text, at, until)
    _skip_circumstance(scan, words)
    sex = _skip_articles(scan, words)
    first = scan.word()
    if first is None:
        return None
    for pronoun, key in (("he", "male"), ("she", "female")):
        if words.has(key, first[0]) and not sex:
            return Subject(None, first.end(), sex=pronoun, pronoun=True)
    honorific, said = _honorific(scan, words)
    sex = said or sex
    found = _with_role_before(scan, words) or _name_alone(scan, words)
    if found is None and sex and not honorific:
        found = _with_any_role(scan, words)
    if found is None:
        return None
    name, role = found
    sex = sex if role is None else (_sex_of(text, role, words) or sex)
    end = name[1]
    apposition = role_after(text, end, until, words)
    if apposition:
        role, end = apposition
        sex = _sex_of(text, role, words) or sex
    elif role is None and not _is_full(text, name):
        return Subject(name, end, None, honorific, sex)
    return Subject(name, end, role, honorific, sex)


def role_after(text: str, at: int, until: int, words: Words) -> tuple[Place, int] | None:
    """Return the role in ", directrice du programme" and its end, or ``None``."""
    if not text.startswith(",", at):
        return None
    scan = _Scan(text, at + 1, until)
    _skip_articles(scan, words)
    start = scan.word()
    if start is None:
        return None
    low, high = start.start(), _role_end(text, start.start(), until, words)
    head = [
        match[0]
        for _, match in zip(range(_ROLE_HEAD), WORD.finditer(text, low, high), strict=False)
    ]
    if not any(words.is_role(bare(word)) for word in head) or words.says(bare(head[0])):
        return None
    return (low, high), high


def read_name(text: str, at: int, until: int, words: Words) -> list[Place]:
    """Return the words of the name at `at`: capitals, initials, particles between them."""
    scan = _Scan(text, at, until)
    kept: list[Place] = []
    pending: list[Place] = []
    while len(kept) + len(pending) < _MOST_NAME and (match := scan.word()):
        gap = text[scan.at : match.start()]
        end = match.end()
        initial = match[0].endswith(".") and len(match[0]) == 2  # noqa: PLR2004 - "А."
        if kept and not gap and text[kept[-1][1] - 1] != ".":
            break
        if match[0].endswith(".") and not initial:
            end -= 1
        if is_name_word(match[0].rstrip("."), words) or (initial and match[0][0].isupper()):
            kept += [*pending, (match.start(), end)]
            pending = []
        elif kept and words.has("particles", bare(match[0])):
            pending.append((match.start(), end))
        else:
            break
        scan.at = end
        if end != match.end():
            break
    return kept


def is_name_word(word: str, words: Words) -> bool:
    """Tell whether a word can be part of a name: a capital, no acronym, no common noun."""
    if _CAPITAL_PARTICLE.match(word):
        return True
    if not word[0].isupper() or (len(word) > 1 and word.isupper()):
        return False
    low = bare(word)
    return not (words.has("not_names", low) or words.is_role(low) or words.has("honorifics", low))


def _is_full(text: str, name: Place) -> bool:
    return len(text[slice(*name)].split()) > 1


def _skip_circumstance(scan: _Scan, words: Words) -> None:
    """Pass over "также", "à son tour", "на закрытии"."""
    while (match := scan.word()) and words.has("fillers", bare(match[0])):
        if words.has("male", bare(match[0])) or words.has("female", bare(match[0])):
            return
        scan.at = match.end()
    match = scan.word()
    if match is None or not words.has("prepositions", match[0]):
        return
    at = match.end()
    for _ in range(_SKIPPED):
        ahead = _Scan(scan.text, at, scan.until).word()
        if ahead is None or ahead[0][0].isupper() or words.is_role(bare(ahead[0])):
            break
        at = ahead.end()
    scan.at = at


def _skip_articles(scan: _Scan, words: Words) -> str:
    """Pass over articles and "ihr Kollege"; return what the article says of the sex."""
    sex = ""
    while match := scan.word():
        low = bare(match[0])
        elided = low.partition("’")[0] + "’"
        if words.has("articles_male", low):
            sex = "he"
        elif words.has("articles_female", low):
            sex = "she"
        elif "’" in low and words.has("articles", elided) and not _CAPITAL_PARTICLE.match(match[0]):
            scan.at = match.start() + len(elided)
            return sex
        elif not (words.has("articles", low) or words.has("fillers", low)):
            return sex
        if words.has("male", low) or words.has("female", low):
            following = _Scan(scan.text, match.end(), scan.until).word()
            if following is None or not words.is_role(bare(following[0])):
                return sex
        scan.at = match.end()
    return sex


def _honorific(scan: _Scan, words: Words) -> tuple[Place | None, str]:
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


def _name_alone(scan: _Scan, words: Words) -> tuple[Place, None] | None:
    kept = read_name(scan.text, scan.at, scan.until, words)
    capitals = [place for place in kept if scan.text[place[0]].isupper()]
    if words.capital_nouns and len(capitals) > 2:  # noqa: PLR2004 - a noun and a name, or three names
        return None
    return ((kept[0][0], kept[-1][1]), None) if kept else None


def _with_any_role(scan: _Scan, words: Words) -> tuple[Place, Place] | None:
    """Read "il maestro d’ascia Elio Neri": an article, a few small words, and a full name."""
    if words.capital_nouns or words.declines:
        return None
    at, start, before = scan.at, -1, ""
    for _ in range(_SKIPPED):
        match = _Scan(scan.text, at, scan.until).word()
        if match is None or scan.text[at : match.start()].strip():
            return None
        kept = read_name(scan.text, match.start(), scan.until, words)
        if start >= 0 and len(kept) > 1 and not (words.has("particles", before) or "’" in before):
            return (kept[0][0], kept[-1][1]), (
                start,
                _role_before_end(scan.text, start, kept[0][0]),
            )
        low = bare(match[0])
        function = ("prepositions", "after_that", "joins", "fillers", "auxiliaries")
        if match[0][0].isupper() or words.says(low) or any(words.has(k, low) for k in function):
            return None
        start = match.start() if start < 0 else start
        before, at = low, match.end()
    return None


def _with_role_before(scan: _Scan, words: Words) -> tuple[Place, Place] | None:
    """Read "председатель комитета Гульнара Осмонова", "le directeur adjoint, Luc Amsler"."""
    start: int | None = None
    noun = of_another = False  # "der Sprecher von Minister X": whose name it is, is not certain
    at, before = scan.at, ""
    for count in range(_MOST_ROLE):
        match = _Scan(scan.text, at, scan.until).word()
        gap = scan.text[at : match.start()] if match else ""
        if match is None or (gap.strip() and start is not None) or "\n" in gap:
            break
        start = match.start() if start is None else start
        if noun:
            name = None if of_another else _role_name(scan, match.start(), before, words)
            if name:
                return name, (start, _role_before_end(scan.text, start, name[0]))
        low = bare(match[0])
        if words.says(low) or (match[0].endswith(".") and len(match[0]) > 3):  # noqa: PLR2004 - not an abbreviation
            return _after_comma(scan, start, match.end(), words) if noun else None
        of_another = noun and words.is_role(low) and _joins_nouns(before, words)
        noun = noun or words.is_role(low)
        if not noun and count >= _ROLE_HEAD - 1:
            return None
        before, at = low, match.end()
    return _after_comma(scan, start, at, words) if noun and start is not None else None


def _joins_nouns(word: str, words: Words) -> bool:
    articles = ("particles", "articles", "articles_male", "articles_female")
    return "’" in word or any(words.has(key, word) for key in articles)


def _after_comma(scan: _Scan, start: int, at: int, words: Words) -> tuple[Place, Place] | None:
    """Read the name in "le directeur adjoint de la sécurité, Luc Amsler-Nguyen"."""
    if not scan.text.startswith(", ", at):
        return None
    kept = read_name(scan.text, at + 2, scan.until, words)
    return ((kept[0][0], kept[-1][1]), (start, at)) if len(kept) > 1 else None


def _role_name(scan: _Scan, at: int, before: str, words: Words) -> Place | None:
    """Return the name at `at` that ends a role, or ``None`` if it belongs to a body's name."""
    kept = read_name(scan.text, at, scan.until, words)
    if not kept or kept[0][0] != at:
        return None
    loose = words.has("articles", before) or words.has("articles_male", before)
    loose = loose or words.has("particles", before) or words.has("articles_female", before)
    loose = loose or "’" in before or words.has("articles_female", before)
    end = kept[-1][1]
    if loose or (
        scan.text.startswith(", ", end)
        and len(read_name(scan.text, end + 2, scan.until, words)) > 1
    ):
        return None
    if (len(kept) == 1 and not words.is_role(before)) or _noun_follows(scan, end, len(kept), words):
        return None
    return at, end


def _noun_follows(scan: _Scan, at: int, count: int, words: Words) -> bool:
    """Tell whether capitals begin the name of a body: "Программного офиса Ирина Белова"."""
    for distance in range(_SKIPPED):
        match = _Scan(scan.text, at, scan.until).word()
        if match is None or scan.text[at : match.start()].strip():
            return False
        if match[0][0].isupper():
            return distance > 0 and len(read_name(scan.text, match.start(), scan.until, words)) > 1
        low = bare(match[0])
        loose = ("fillers", "auxiliaries", "after_that", "prepositions", "joins")
        if words.says(low) or any(words.has(key, low) for key in loose):
            return False
        if count == 1:
            return True
        at = match.end()
    return False


def _role_before_end(text: str, start: int, at: int) -> int:
    while at > start and (text[at - 1].isspace() or text[at - 1] == ","):
        at -= 1
    return at


def _role_end(text: str, start: int, until: int, words: Words) -> int:
    """Return where a role ends: at a comma, stop, dash or verb; a project's name is part of it."""
    until = min(until, start + _LONGEST_ROLE)
    at = start
    while match := _ROLE_STOP.search(text, at, until):
        if text[match.start()] in (BLANK, "«", "“", "„") and _follows_title(
            text, match.start(), words
        ):
            at = match.start()
            while at < until and text[at] == BLANK and at - match.start() < _LONG_TERM:
                at += 1
            if at > match.start() and not text.startswith(BLANK, at):
                continue
        if text[match.start()] == "." and _abbreviates(text, match.start(), words):
            at = match.end()
            continue
        until = match.start()
        break
    for word in WORD.finditer(text, start, until):
        if words.says(bare(word[0])) and not word[0][0].isupper():
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


def _sex_of(text: str, role: Place, words: Words) -> str:
    heads = [
        match[0] for _, match in zip(range(_ROLE_HEAD), WORD.finditer(text, *role), strict=False)
    ]
    noun = next((word for word in heads if words.is_role(bare(word))), "")
    return words.sex_of_role(noun)
