"""Who held the event and who supported it, where the wording is plain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.other.names import bare, past_joint
from mkmaterials.extract.other.text import BLANK, WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkmaterials.extract.other.names import Place
    from mkmaterials.extract.other.text import Paragraph
    from mkmaterials.extract.other.words import Words

_LEAD: Final = 12  # paragraphs below the headline in which hosts and partners are looked for
_MOST_BODY: Final = 24  # words
_NEAR: Final = 120  # characters before a verb in which the body that did it stands
_SUBJECT: Final = 40  # characters of "по наркотикам и"
_MOST_BODIES: Final = 6
_ASIDE: Final = re.compile(r"\s*,[^,.;:\0]{3,120},")
_BRACKET: Final = re.compile(r" \([^()\n\0]{2,60}\)")
_ACRONYM_ASIDE: Final = re.compile(r", ([A-ZÀ-Ý]{3,10}),")
_BY: Final = re.compile(r"\b(?:vom|von(?: der| dem| den)?)\b")
_COMMA: Final = re.compile(r",\s")
_STOP: Final = re.compile(r"[,.;:()!?…\0–—]")

Found = tuple[int, "Place"]


def find_bodies(
    paragraphs: Sequence[Paragraph], low: int, words: Words
) -> tuple[list[Found], list[Found]]:
    """Return the hosts and the partners, as printed.

    Args:
        paragraphs: those below the headline.
        low: where the first one starts after its dateline.
        words: the words of its language.
    """
    hosts: list[Found] = []
    partners: list[Found] = []
    for index, paragraph in enumerate(paragraphs[:_LEAD]):
        for start, end in paragraph.sentences():
            at = max(start, low) if not index else start
            if at >= end or words.patterns["earlier"].search(paragraph.outside, at, end):
                continue
            partners += _after_phrases(paragraph, at, end, "partners_by", words)
            if words.beginnings["event"].search(paragraph.outside, at, end):
                hosts += _after_phrases(paragraph, at, end, "hosts_by", words)
                hosts += _active(paragraph, at, end, words)
    hosts = _distinct(hosts, paragraphs)
    taken = {_text(one, paragraphs) for one in hosts}
    return hosts, [p for p in _distinct(partners, paragraphs) if _text(p, paragraphs) not in taken]


def is_declined(printed: str, words: Words) -> bool:
    """Tell whether a body is printed in another case: its first noun is no nominative."""
    if not words.declines:
        return False
    found = [bare(word) for word in printed.split()]
    noun = next((word for word in found if words.is_body(word)), found[0])
    return not (words.has("bodies", noun) or printed.split(maxsplit=1)[0].isupper())


def _text(found: Found, paragraphs: Sequence[Paragraph]) -> str:
    number, place = found
    return paragraphs[number - paragraphs[0].number].text[slice(*place)].lower()


def _distinct(found: Sequence[Found], paragraphs: Sequence[Paragraph]) -> list[Found]:
    """Return each body once, where it is named first."""
    seen: dict[str, Found] = {}
    for one in found:
        seen.setdefault(_text(one, paragraphs), one)
    return list(seen.values())[:_MOST_BODIES]


def _after_phrases(
    paragraph: Paragraph, start: int, end: int, key: str, words: Words
) -> Iterator[Found]:
    """Yield the bodies after "organisé par", "avec le soutien de"."""
    text = paragraph.outside
    after = [match.end() for match in words.patterns[key].finditer(text, start, end)]
    for match in words.patterns[key.replace("_by", "_inverted")].finditer(text, start, end):
        by = _BY.search(text, match.end(), min(end, match.end() + _NEAR))
        after += [by.end()] if by else []
    for at in after:
        for bare_name in read_bodies(text, at, end, words):
            place = _with_marks(paragraph, bare_name)
            printed = text[slice(*place)]
            if " " in printed or printed.isupper():  # a ministry, but which?
                yield paragraph.number, place


def _with_marks(paragraph: Paragraph, place: Place) -> Place:
    """Take the name along that stands in marks: "Фонда «Открытый двор»"."""
    for quoted in paragraph.quoted:
        if quoted.outer == place[1] + 1 and quoted.closed and paragraph.text[place[1]] == " ":
            return place[0], quoted.after
    return place


def _active(paragraph: Paragraph, start: int, end: int, words: Words) -> Iterator[Found]:
    """Yield the bodies that a sentence opens with, if they "organized" what it is about."""
    text = paragraph.outside
    for verb in words.patterns["hosts_did"].finditer(text, start, end):
        commas = (m.end() for m in _COMMA.finditer(text, start, verb.start()))
        nouns = (
            word.start()
            for word in WORD.finditer(text, max(start, verb.start() - _NEAR), verb.start())
            if _is_subject(text, word, words)
        )
        for at in (start, *commas, *nouns):
            found = read_bodies(text, at, verb.start(), words)
            if found and _only_asides(text, found[-1][1], verb.start(), words):
                for place in found:
                    yield paragraph.number, place
                return
        following = read_bodies(text, verb.end(), end, words) if words.subject_follows else []
        for place in following:
            yield paragraph.number, place
        if following:
            return


def _is_subject(text: str, noun: re.Match[str], words: Words) -> bool:
    """Tell whether a body's noun follows an article that no preposition governs."""
    low = bare(noun[0])
    before = [bare(w[0]) for w in WORD.finditer(text, max(0, noun.start() - 40), noun.start())]
    if "’" in low:
        free = bool(before) and not words.has("prepositions", before[-1])
        return free and low.startswith("l’") and words.is_body(low.rpartition("’")[2])
    if not words.is_body(low):
        return False
    if len(before) < 2 or not words.has("subject_articles", before[-1]):  # noqa: PLR2004 - two words
        return False
    return not (words.has("prepositions", before[-2]) or words.has("particles", before[-2]))


def _only_asides(text: str, at: int, until: int, words: Words) -> bool:
    start = at + len(text[at:until]) - len(text[at:until].lstrip())
    if words.patterns["partners_by"].match(text, start, until):
        return True  # "the Union, in co-operation with the Office, whose seat is ..., holds"
    while aside := _ASIDE.match(text, at, until):
        at = aside.end()
    rest = [bare(word[0]) for word in WORD.finditer(text, at, until)]
    loose = ("auxiliaries", "fillers")
    return "," not in text[at:until] and all(
        any(words.has(key, word) for key in loose) for word in rest
    )


def read_bodies(text: str, at: int, until: int, words: Words) -> list[Place]:
    """Return the bodies named from `at` on, joined by commas and "and"."""
    found: list[Place] = []
    joined = False
    while len(found) < _MOST_BODIES:
        place = _body(text, at, until, words)
        if place is None:
            break
        found.append(place)
        aside = _ACRONYM_ASIDE.match(text, place[1], until)
        end = aside.end() if aside else place[1]
        following = past_joint(text, end, until, words)
        if following is None:
            break
        joined = joined or text[end:following].strip() != ","
        at = following
    return found if joined else found[:1]  # "the mission X, a mission of Y," is one


def _body(text: str, at: int, until: int, words: Words) -> Place | None:
    """Return one body: a noun such as "ministry" or an abbreviation, and what belongs to it."""
    start = _past_articles(text, at, until, words)
    first = WORD.match(text, start, until)
    if first is None or not _opens(text, first, until, words):
        return None
    end = first.end() - first[0].endswith(".")
    for count, word in enumerate(WORD.finditer(text, end, until)):
        gap = text[end : word.start()]
        if count >= _MOST_BODY or _STOP.search(gap):
            break
        if not _belongs(text, word, until, words):
            break
        if words.has("place_words", bare(word[0])) and not _is_seat(text, start, word, words):
            break
        end = word.end() - word[0].endswith(".")
        if word[0].endswith(".") and len(word[0]) > 3:  # noqa: PLR2004 - the sentence ends
            break
    end = _trimmed(text, start, end, words)
    bracket = _BRACKET.match(text, end, until)
    return (start, bracket.end() if bracket else end) if end > start else None


def _past_articles(text: str, at: int, until: int, words: Words) -> int:
    """Pass over articles, and a preposition said again: "e dalla Procura"."""
    while word := WORD.search(text, at, until):
        low = bare(word[0])
        if text[at : word.start()].strip(" \u00a0"):
            return at
        elided = low.partition("’")
        if elided[2] and len(elided[0]) < 5 and not elided[0].isdigit():  # noqa: PLR2004 - l’, dall’
            return word.start() + len(elided[0]) + 1
        keys = ("articles", "articles_male", "articles_female", "by_words", "subject_articles")
        if not any(words.has(key, low) for key in keys):
            return word.start()
        at = word.end()
    return at


def _opens(text: str, first: re.Match[str], until: int, words: Words) -> bool:
    """Tell whether a body's name may begin with a word: no day, no person, no event."""
    low = bare(first[0])
    if (words.is_role(low) and not words.is_body(low)) or words.has("relatives", low):
        return False
    if words.is_body(low):
        return True
    if first[0].isupper() and len(first[0].rstrip(".")) > 2:  # noqa: PLR2004 - an abbreviation
        return True
    following = WORD.match(text, first.end() + 1, until)
    second = bare(following[0]) if following else ""
    if words.ends("adjective_endings", low) and second:
        return words.is_body(second)
    return first[0][0].isupper() and words.is_body(second) and not words.declines


def _belongs(text: str, word: re.Match[str], until: int, words: Words) -> bool:
    """Tell whether a word goes on with a body's name."""
    low = bare(word[0])
    if _ends_body(text, word, words):
        return False
    if words.has("joins", low):
        return _joins_within(text, word.end(), until, words)
    elided = low.partition("’")
    joined = words.has("body_joins", low) or (
        bool(elided[2]) and words.has("body_joins", f"{elided[0]}’")
    )
    if word[0][0].isupper() or joined:
        return True
    if words.capital_nouns and not low.endswith(("e", "en", "er", "es")):
        return False  # a participle: "vorbereitet"
    return not words.has("prepositions", low) and not words.has("fillers", low)


def _ends_body(text: str, word: re.Match[str], words: Words) -> bool:
    """Tell whether a word cannot belong to a body: a month, a verb, "who"."""
    low = bare(word[0])
    article = any(words.has(k, low) for k in ("articles", "articles_male", "articles_female"))
    if low in words.months or (words.has("auxiliaries", low) and not article):
        return True
    ends = words.patterns["body_ends"].match(text, word.start())
    ends = ends or words.patterns["partners_by"].match(text, word.start())
    return bool(ends) or words.says(low) or words.has("relatives", low)


def _is_seat(text: str, start: int, preposition: re.Match[str], words: Words) -> bool:
    """Tell whether a body is called by its seat: "Bureau de l’OSCE à Douchanbe"."""
    following = WORD.match(text, preposition.end() + 1)
    if following is None or not following[0][0].isupper():
        return words.has("body_joins", bare(preposition[0]))
    nouns = [bare(word[0]) for word in WORD.finditer(text, start, preposition.start())]
    return any(words.is_body(noun) and words.starts("seats", noun) for noun in nouns)


def _joins_within(text: str, at: int, until: int, words: Words) -> bool:
    """Tell whether "and" stands within a body's name: "Justicia y Derechos Humanos"."""
    start = _past_articles(text, at, until, words)
    first = WORD.match(text, start, until)
    low = bare(first[0]) if first else ""
    if first is None or first[0].isupper() or words.is_body(low) or words.has("people", low):
        return False
    if start > at + 1 and low == first[0] and not words.capital_nouns:
        return True  # "e i diritti umani"
    subject = text[max(0, at - _SUBJECT) : at].rpartition(" по ")[2]
    if words.declines and low == first[0] and len(subject.split()) == 2:  # noqa: PLR2004 - a noun and "и"
        return True  # "Управление ООН по наркотикам и преступности"
    return first[0][0].isupper() and start - at <= 4 and BLANK not in text[at:start]  # noqa: PLR2004 - a short article


def _trimmed(text: str, start: int, end: int, words: Words) -> int:
    """Take articles and prepositions off the end."""
    while end > start:
        last = text[start:end].rstrip().rpartition(" ")[2]
        keys = ("body_joins", "articles", "articles_male", "articles_female", "joins")
        if not any(words.has(key, bare(last)) for key in keys):
            break
        end = start + len(text[start:end].rstrip()) - len(last)
    return start + len(text[start:end].rstrip())
