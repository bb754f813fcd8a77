"""Who took part, and how many: what a release says of it in so many words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.other.names import bare, past_joint
from mkmaterials.extract.other.text import BLANK, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.extract.other.names import Place
    from mkmaterials.extract.other.text import Paragraph
    from mkmaterials.extract.other.words import Words

_REACH: Final = 5  # words from a number to the noun it counts
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_REPEATED: Final = re.compile(r"\s*\(\d{1,6}\)")  # "trente-huit (38)"
_BEFORE_NOUN: Final = 3  # words from the start of a group to its noun
_MOST_COMPLEMENT: Final = 6  # words of "de la garde côtière nationale"
_MOST_GROUPS: Final = 6
_PLURAL: Final = 3  # letters; a shorter word is no group
_ARTICLES: Final = ("articles", "articles_male", "articles_female")
_COMMA: Final = re.compile(r",\s")


@dataclass(frozen=True, slots=True)
class Count:
    """Number of participants, and the words before it such as "more than"."""

    paragraph: int
    value: int
    start: int
    end: int
    qualifier: str | None


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many took part, and the groups of people they were."""

    count: Count | None
    groups: tuple[tuple[int, Place], ...]


def find_attendance(paragraphs: Sequence[Paragraph], year: int | None, words: Words) -> Attendance:
    """Return how many took part, if one sentence says so with one number, and who they were.

    A sentence says so by a verb ("ont participé") or by the noun itself ("140 Teilnehmerinnen").
    """
    groups: tuple[tuple[int, Place], ...] = ()
    for paragraph in paragraphs:
        text = paragraph.outside
        for start, end in paragraph.sentences():
            sentence = text[start:end]
            took_part = words.patterns["took_part"].search(sentence)
            if words.patterns["earlier"].search(sentence) or _other_year(sentence, year):
                continue
            counts = _counts(paragraph, start, end, words, generic_only=took_part is None)
            if len(counts) == 1 or (counts and _counts_all(text, counts[0], words)):
                chain = _chain(text, counts[0].end, end, words)
                return Attendance(counts[0], _placed(paragraph, chain) or groups)
            if counts and took_part:
                chains = [_chain(text, count.end, end, words) for count in counts]
                return Attendance(None, _placed(paragraph, [p for c in chains for p in c]))
            if took_part and not groups:
                groups = _placed(paragraph, _uncounted(text, start, end, took_part, words))
    return Attendance(None, groups)


def _uncounted(
    text: str, start: int, end: int, took_part: re.Match[str], words: Words
) -> list[Place]:
    """Return the groups before "took part", or straight after it."""
    verb = start + took_part.start()
    for at in (start, *(m.end() for m in _COMMA.finditer(text, start, verb))):
        if chain := _chain(text, at, verb, words):
            return chain
    return _chain(text, start + took_part.end(), end, words)


def _placed(paragraph: Paragraph, chain: Sequence[Place]) -> tuple[tuple[int, Place], ...]:
    return tuple((paragraph.number, place) for place in chain[:_MOST_GROUPS])


def _counts(
    paragraph: Paragraph, start: int, end: int, words: Words, *, generic_only: bool
) -> list[Count]:
    """Return the numbers of a sentence that count people, those after "among them" left out."""
    found: list[Count] = []
    text = paragraph.outside
    dates = [match.span() for match in words.date.finditer(text, start, end)]
    for match in words.number.finditer(text, start, end):
        if any(low <= match.start() < high for low, high in dates):
            continue
        noun = _counted(text, match.end(), end, words)
        if noun is None:
            continue
        before = [
            bare(word[0])
            for word in WORD.finditer(text, max(start, match.start() - 60), match.start())
        ]
        with_them = bool(before) and words.has("with_words", before[-1])
        with_them = with_them and bool(words.beginnings["event"].search(text, start, match.start()))
        if generic_only and not (with_them or words.has("counted_participants", noun)):
            continue
        if before and words.has("hundreds", before[-1]):
            return []  # "cinq cent trente": no rule reads it
        among = bool(found) and any(words.has("including", word) for word in before)
        if among or _is_part(text[start : match.start()], text[match.end() : end], words):
            continue  # "в том числе 19 женщин", "19 davon Frauen"
        digits = match[0].isdigit()
        value = int(match[0]) if digits else words.numbers[" ".join(match[0].lower().split())]
        low, qualifier = match.start(), None
        for one in words.patterns["qualifiers"].finditer(text, max(start, low - 40), low):
            if not text[one.end() : low].strip():
                low, qualifier = one.start(), text[one.start() : one.end()]
        if value:
            found.append(Count(paragraph.number, value, low, match.end(), qualifier))
    return found


def _is_part(before: str, after: str, words: Words) -> bool:
    """Tell whether a number counts some of those whom the sentence tells of, not all of them."""
    parts = words.patterns["parts"]
    last = next((m.end() for m in reversed(list(parts.finditer(before)))), None)
    if last is not None:
        between = words.patterns["qualifiers"].sub("", before[last:])
        if not between.strip(" \u00a0:"):
            return True
    return parts.match(after.lstrip()) is not None


def _counts_all(text: str, count: Count, words: Words) -> bool:
    """Tell whether a number counts participants as such: what follows are parts of it."""
    noun = WORD.search(text, count.end)
    return noun is not None and words.has("counted_participants", bare(noun[0]))


def _counted(text: str, at: int, until: int, words: Words) -> str | None:
    """Return the noun that a number counts, if it means people."""
    repeated = _REPEATED.match(text, at, until)
    at = repeated.end() if repeated else at
    for _, match in zip(range(_REACH), WORD.finditer(text, at, until), strict=False):
        low = bare(match[0])
        if text[at : match.start()].strip():
            return None
        if words.has("people", low):
            return low
        if words.has("things", low):
            return None  # "cinq pays membres"
        at = match.end()
    return None


def _other_year(sentence: str, year: int | None) -> bool:
    years = {int(match[0]) for match in _YEAR.finditer(sentence)}
    return bool(years) and year is not None and year not in years


def _chain(text: str, at: int, until: int, words: Words) -> list[Place]:
    """Return the groups of people from `at` on: "policiers, médiateurs et élus de la ville"."""
    repeated = _REPEATED.match(text, at, until)
    at = repeated.end() if repeated else at
    found: list[Place] = []
    known = False
    while len(found) < _MOST_GROUPS:
        group = _group(text, at, until, words, followed=bool(found))
        if group is None:
            break
        place, is_known = group
        known = known or is_known
        found.append(place)
        following = past_joint(text, place[1], until, words)
        if following is None:
            break
        at = following
    kept = [p for p in found if not words.has("generic_people", text[slice(*p)].lower())]
    return kept if known else []


def _group(
    text: str, at: int, until: int, words: Words, *, followed: bool
) -> tuple[Place, bool] | None:
    """Return one group and whether its noun is known; an unknown one counts in a list only."""
    start: int | None = None
    for count, word in enumerate(WORD.finditer(text, at, until)):
        low = bare(word[0])
        if text[at : word.start()].strip(" \u00a0") or count > _BEFORE_NOUN + 1:
            return None
        elided = low.partition("’")
        if start is None and (words.has("counting", low) or words.has("articles", low)):
            at = word.end()
            continue
        begins = word.start() + (
            len(elided[0]) + 1 if elided[2] and len(elided[0]) < _PLURAL else 0
        )
        start = begins if start is None else start
        noun = elided[2] or low
        if words.has("people", noun):
            start = word.start() if words.capital_nouns else start
            stopped = word[0].endswith(".")
            end = word.end() - 1 if stopped else _past_complement(text, word.end(), until, words)
            return (start, end), True
        if words.has("joins", low) or any(
            words.has(k, low) for k in ("prepositions", "auxiliaries")
        ):
            return None
        listed = begins == start and _is_listed(text, word, until, words, followed=followed)
        if listed:
            return (start, word.end()), False
        if followed and not _may_be_adjective(word, words):
            return None
        at = word.end()
    return None


def _may_be_adjective(word: re.Match[str], words: Words) -> bool:
    """Tell whether an adjective may stand before its noun: "школьных психологов"."""
    return word[0].islower() and (words.declines or words.capital_nouns)


def _is_listed(text: str, word: re.Match[str], until: int, words: Words, *, followed: bool) -> bool:
    """Tell whether an unknown noun stands in a list, alone between its joints."""
    low = bare(word[0])
    if len(word[0]) <= _PLURAL or words.says(low):
        return False
    if words.declines and words.ends("adjective_endings", low):
        return False
    if word[0][0].isupper() != words.capital_nouns:
        return False
    if past_joint(text, word.end(), until, words) is not None:
        return True
    rest = text[word.end() : until].lstrip()
    return followed and (not rest or rest[0] in f".;){BLANK}" or _is_verb(rest, words))


def _is_verb(rest: str, words: Words) -> bool:
    first = WORD.match(rest)
    return bool(words.patterns["took_part"].match(rest)) or bool(
        first and words.has("auxiliaries", bare(first[0]))
    )


def _past_complement(text: str, at: int, until: int, words: Words) -> int:
    """Return where a group ends: after "des régions", "милиции", "ferroviaires"."""
    end = seen = at
    opened = False
    for count, word in enumerate(WORD.finditer(text, at, until)):
        low = bare(word[0])
        if text[seen : word.start()].strip(" \u00a0") or count >= _MOST_COMPLEMENT:
            break
        if words.has("joins", low) or words.patterns["took_part"].match(text, word.start()):
            break
        seen = word.end() - word[0].endswith(".")
        elided = low.partition("’")[0] + "’"
        if words.has("complements", low) or words.has("complements", elided):
            opened = True
            if elided not in (low, low + "’"):
                end = seen
            continue
        if opened and any(words.has(key, low) for key in _ARTICLES):
            continue
        ending = words.ends("complement_endings", low)
        verbal = words.ends("verbal_endings", low)
        last = word[0].islower() and past_joint(text, seen, until, words) is not None
        if verbal or not (opened or ending or (last and not words.capital_nouns)):
            break
        end = seen
        opened = opened and words.declines
    return end
