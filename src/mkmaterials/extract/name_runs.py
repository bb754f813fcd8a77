"""Runs of capitalised words that may be a person's name.

Which of them are names, `names` decides: it takes evidence beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.folding import without_s
from mkmaterials.extract.gazetteer import known_city

if TYPE_CHECKING:
    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.passages import Paragraph, Word

_FULL: Final = 2  # words: given name and surname


_SHORTEST_CAPITALS: Final = 5  # SZCZYGIEL may be a surname; UNDP is not


_POSSESSIVE: Final = ("’s", "'s", "s’", "s'")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of words that may be a person's name, honorific before it."""

    honorific: tuple[int, int] | None
    start: int
    end: int
    first: int  # index of the first word, honorific included
    last: int  # index of the last word


def find_candidates(paragraph: Paragraph, lexicon: Lexicon) -> list[Candidate]:
    """Return runs of capitalised words that hold no word of offices, places or days."""
    runs = []
    index = 0
    while index < len(paragraph.words):
        if paragraph.words[index].text[0].islower():
            index += 1
            continue
        run = _run_at(paragraph, index, lexicon)
        if run is None:
            index += 1
        else:
            runs.append(run)
            index = run.last + 1
    return runs


def _run_at(paragraph: Paragraph, index: int, lexicon: Lexicon) -> Candidate | None:
    words = paragraph.words
    first = index
    while index < len(words) and _is_honorific(paragraph, index, lexicon):
        index += 1
    if index > first and [w.low for w in words[index : index + 2]] == ["h", "c"]:
        index += 2  # Dr. h. c.
    titled = index > first
    if _is_seat(paragraph, index, lexicon):
        return None  # "Mission to Skopje Vera Linde": the name starts after the city
    names = _name_words(paragraph, index, lexicon)
    if not names and titled and _is_courteous(paragraph, index, lexicon):
        names = [index]
    inner = next((n for n in names[1:] if _is_honorific(paragraph, n, lexicon)), None)
    if inner is not None and not titled:
        return _run_at(paragraph, inner, lexicon)  # "Texas Sen. Ann Lee": the state is no name
    full = [n for n in names if _is_spelled_out(words[n])]
    if (
        not titled
        and len(names) > _FULL
        and _word_before(paragraph, first, lexicon) in lexicon.words("names.drops_first")
    ):
        names = names[1:]  # "School of Magistrates Vera Linde": the first belongs to the body
        full = [n for n in names if _is_spelled_out(words[n])]
        first = names[0]
    if not full:
        return None
    if (
        not titled
        and len(names) >= _FULL
        and known_city([words[n].text for n in names]) == len(names)
    ):
        return None  # San Salvador
    short = len(names) < _FULL and not _follows_title(paragraph, first, lexicon)
    if not titled and (short or _is_place_or_body(paragraph, first, lexicon)):
        return None
    honorific = (words[first].start, _with_dot(paragraph, words[index - 1])) if titled else None
    last = words[names[-1]]
    end = last.start + len(without_s(last.text))
    return Candidate(honorific, words[names[0]].start, end, first, names[-1])


def _is_courteous(paragraph: Paragraph, index: int, lexicon: Lexicon) -> bool:
    """Tell whether "Ms." stands before a name that means something else too: "Ms. Singer"."""
    if index >= len(paragraph.words) or not paragraph.words[index].text[0].isupper():
        return False
    surname = paragraph.words[index].low in lexicon.words("names.also_surnames")
    return surname and paragraph.words[index - 1].low in lexicon.words("names.courtesy")


def _name_words(paragraph: Paragraph, index: int, lexicon: Lexicon) -> list[int]:
    """Return the indexes of the words of a name that starts at `index`.

    Handles initials (James F. Schumaker), particles (Vincenzo Del Monaco, Anna von Berg),
    hyphens, apostrophes (O’Brien), accents, and surnames in capitals.
    """
    words = paragraph.words
    names: list[int] = []
    while index < len(words):
        joined = not names or is_joined(paragraph, index - 1, lexicon)
        if not joined:
            break
        before = words[index - 1].low if names else ""
        if not is_name_word(words[index], lexicon, before) and not (
            names and _is_particle(paragraph, index, lexicon)
        ):
            break
        names.append(index)
        index += 1
    if names and _is_owner(paragraph, index, lexicon):
        names.append(index)
    while (
        names
        and words[names[-1]].text.islower()
        and words[names[-1]].low not in lexicon.words("names.trailing")
    ):
        names.pop()
    return names


def _is_owner(paragraph: Paragraph, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a word ends a name as an owner's: "Vera Linde’s"."""
    if index >= len(paragraph.words) or not is_joined(paragraph, index - 1, lexicon):
        return False
    word = paragraph.words[index]
    bare = without_s(word.text)
    before = paragraph.words[index - 1].low
    return bare != word.text and is_name_word(
        word._replace(text=bare, low=bare.lower()), lexicon, before
    )


def is_name_word(word: Word, lexicon: Lexicon, before: str) -> bool:
    """Tell whether a word can be part of a person's name.

    Args:
        word: the word.
        lexicon: the language's words.
        before: the word of the same name before it, in lower case; empty for the first.
    """
    text, low, first = word.text, word.low, not before
    if not (_looks_like_name(text, first=first) or (before and _is_prefixed(text, lexicon))):
        return False
    if low in lexicon.words("places.countries") or low in lexicon.words("places.cities"):
        # Sofia Lind and Luca Del Monaco are people
        return first or before in lexicon.words("names.particles")
    if low in lexicon.words("places.more_countries") and low not in _GIVEN_TOO:
        return False  # "UNICEF’s Libya Country Director"
    if first and low in lexicon.words("names.openers"):
        return False
    return (not first and len(text) == 1) or _may_be_name(low, lexicon, first=first)


_GIVEN_TOO: Final = frozenset({"chad", "kenya", "marshall", "martinique", "jordan", "dominica"})


def _may_be_name(low: str, lexicon: Lexicon, *, first: bool) -> bool:
    """Tell whether a word that looks like a name means nothing else, or is a surname too."""
    if not first and low in lexicon.words("names.also_surnames"):
        return True
    if low in lexicon.any_of(_NO_NAMES) or _is_month(low, lexicon):
        return False
    if "-" not in low:
        return True
    parts = low.split("-")
    parts = parts[:1] if not first else parts  # Okello-Driver is a surname
    return not any(part in lexicon.any_of(_NO_PARTS) for part in parts)


_NO_PARTS: Final = ("names.never", "names.roles")


_NO_NAMES: Final = (
    "names.never",
    "names.roles",
    "names.sides",
    "places.peoples",
    "speech.say",
    "speech.pronouns",
    "participants.people",
    "messages.collective",
)


def _is_month(low: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is a month; Jan and Jun are given names as often."""
    return low in lexicon.numbers["dates.months"] and low not in {"jan", "jun"}


def _looks_like_name(text: str, *, first: bool) -> bool:
    """Tell whether a word is spelled like a name: Linde, O’Brien, S.A., LINDE as a surname."""
    if text.isalpha() and text[0].isupper() and text[1:].islower():
        return True
    if not text[0].isupper() or text.endswith(_POSSESSIVE) or "/" in text:
        return False
    if text[1:2] == "-":
        return False  # "(D-Ohio)"
    if text[-1].isupper() and not text.isupper():
        return False  # BiH, PhD
    initials = "." in text and all(len(part) == 1 for part in text.split("."))
    capitals = len(text) > 1 and text.isupper() and not initials
    if capitals and (first or len(text) < _SHORTEST_CAPITALS):
        return False
    return not any(character.isdigit() for character in text)


def _is_prefixed(text: str, lexicon: Lexicon) -> bool:
    """al-Hakimov, d’Aubrac: a particle grown together with the name."""
    for joint in ("-", "’", "'"):
        head, found, tail = text.partition(joint)
        if found and (head in lexicon.words("names.particles") or head in {"d", "l"}):
            return tail[:1].isupper()
    return False


def _is_spelled_out(word: Word) -> bool:
    return len(word.text) > 1 and "." not in word.text


def _is_particle(paragraph: Paragraph, index: int, lexicon: Lexicon) -> bool:
    words = paragraph.words
    word = words[index]
    if word.low not in lexicon.words("names.particles"):
        return False
    if word.low in lexicon.words("names.trailing"):
        return True
    following = next((w for w in words[index + 1 : index + 3] if w.text[0].isupper()), None)
    skipped = words[index + 1 : index + 2]
    von_der = bool(skipped) and skipped[0].low in lexicon.words("names.particles")
    return following is not None and (skipped[0] is following or von_der)


def _is_honorific(paragraph: Paragraph, index: int, lexicon: Lexicon) -> bool:
    """Dr, Ambassador, Colonel; not "General" after "Prosecutor", "Justice" after "Criminal"."""
    word = paragraph.words[index]
    if word.low not in lexicon.words("names.honorifics") or not word.text[0].isupper():
        return False
    if index + 1 >= len(paragraph.words) or not is_joined(paragraph, index, lexicon):
        return False
    doubtful = word.low in lexicon.words("names.doubtful_honorifics")
    if not doubtful or not index or not is_joined(paragraph, index - 1, lexicon):
        return True
    before = paragraph.words[index - 1]
    office = before.low in lexicon.words("names.roles") or before.low in lexicon.words(
        "names.never"
    )
    joined = before.low in lexicon.words("grammar.connect")
    return not joined and not (office and before.text[0].isupper())


def is_joined(paragraph: Paragraph, index: int, lexicon: Lexicon) -> bool:
    """Tell whether only a space (or an abbreviation's dot) stands between word and next."""
    words = paragraph.words
    if index + 1 >= len(words):
        return False
    gap = paragraph.outside[words[index].end : words[index + 1].start]
    if gap in {" ", "\u00a0"}:
        return True
    if gap not in {". ", ".", ".\u00a0"}:
        return False
    return not _is_spelled_out(words[index]) or words[index].low in lexicon.words(
        "grammar.abbreviations"
    )


def _with_dot(paragraph: Paragraph, word: Word) -> int:
    return word.end + (paragraph.outside[word.end : word.end + 1] == ".")


def _is_seat(paragraph: Paragraph, index: int, lexicon: Lexicon) -> bool:
    if index >= len(paragraph.words):
        return False
    place = paragraph.words[index].low in lexicon.any_of(_PLACES)
    return place and _word_before(paragraph, index, lexicon) in lexicon.words("grammar.connect")


_PLACES: Final = ("places.countries", "places.more_countries", "places.cities")


def _word_before(paragraph: Paragraph, index: int, lexicon: Lexicon) -> str:
    if not index or not is_joined(paragraph, index - 1, lexicon):
        return ""
    return paragraph.words[index - 1].low


def _follows_title(paragraph: Paragraph, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a title of office stands before a surname alone: "President Linde"."""
    before = _word_before(paragraph, index, lexicon)
    return before in lexicon.words("names.titles") and paragraph.words[index - 1].text[0].isupper()


def _is_place_or_body(paragraph: Paragraph, index: int, lexicon: Lexicon) -> bool:
    return _word_before(paragraph, index, lexicon) in lexicon.words("names.never_before")
