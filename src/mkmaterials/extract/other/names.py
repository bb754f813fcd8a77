"""The words of a name: where it starts, where it ends, and in which case it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.other.text import WORD

if TYPE_CHECKING:
    from mkmaterials.extract.other.words import Words

Place = tuple[int, int]
_MOST_NAME: Final = 6  # words of a name, particles among them
_GAP: Final = re.compile(r"[ \u00a0\u202f]+")
_CAPITAL_PARTICLE: Final = re.compile(r"[dDlLM][’'][^\W\d_]")
_SHORTEST_CAPITALS: Final = 4  # letters of a surname in capitals; fewer are an abbreviation
_PATRONYMIC: Final = re.compile(r"\w+(?:ович|евич|ич|овна|евна|ична|улы|кызы|оглы)\Z")
_HER_SURNAME: Final = re.compile(r"\w+(?:ова|ева|ёва|ина|ына|ая)\Z")
_OBLIQUE_SURNAME: Final = re.compile(
    r"\w+(?:ов|ев|ёв|ин|ын)(?:ой|ым|ым|у|ом|е)\Z|\w+[кнжхчр](?:ого|ому|им|ым|ую)\Z"
)
_NO_NAMES: Final = ("not_names", "honorifics", "bodies")
_FUNCTION: Final = (
    *("auxiliaries", "fillers", "prepositions", "after_that", "joins", "relatives", "articles"),
    *("articles_male", "articles_female", "male", "female"),
)
_KEPT: Final = 1 << 14  # words kept; a text repeats its own
_VOWELS: Final = "аяыиуюое"
_FULL: Final = 2  # words of a full name


@dataclass(slots=True)
class Scan:
    """A place in a text that moves on; `until` is one past the last character to be read."""

    text: str
    at: int
    until: int

    def word(self) -> re.Match[str] | None:
        """Return the word at the place, white space before it passed over."""
        gap = _GAP.match(self.text, self.at, self.until)
        return WORD.match(self.text, gap.end() if gap else self.at, self.until)


@lru_cache(maxsize=_KEPT)
def bare(word: str) -> str:
    """Return a word in lower case, with a typographic apostrophe, without its full stop."""
    return word.lower().replace("'", "’").removesuffix(".")


def read_name(text: str, at: int, until: int, words: Words) -> list[Place]:
    """Return the words of the name at `at`: capitals, initials, particles between them."""
    scan = Scan(text, at, until)
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
        word = match[0].rstrip(".")
        if (
            is_name_word(word, words)
            or (initial and word.isupper())
            or (kept and _is_capital_surname(word, text, kept, words))
            or (len(kept) == 1 and _is_role_surname(word, end, text, words))
        ):
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
    if _CAPITAL_PARTICLE.match(word) and not words.has(
        "articles", word[:2].lower().replace("'", "’")
    ):
        return True
    if not word[0].isupper() or (len(word) > 1 and word.isupper()):
        return False
    low = bare(word)
    if low in words.known and words.capital_nouns:
        return True  # "sagte Richter", where somebody is called Frank Richter
    if words.is_role(low) or low in words.any_of(_NO_NAMES):
        return False
    return words.has("particles", low) or low not in words.any_of(_FUNCTION)


def _is_capital_surname(word: str, text: str, kept: list[Place], words: Words) -> bool:
    """Tell whether capitals after a given name are its surname: "Simon MASSAMOUNA"."""
    before = text[slice(*kept[-1])]
    return (
        word.isupper()
        and len(word) >= _SHORTEST_CAPITALS
        and not before.isupper()
        and word not in words.acronyms
    )


def _is_role_surname(word: str, end: int, text: str, words: Words) -> bool:
    """Tell whether a function after a given name is a surname: "Frank Richter plädierte"."""
    if not (words.capital_nouns and word[0].isupper() and words.is_role(bare(word))):
        return False
    following = WORD.match(text, end + 1)
    return following is None or not following[0][0].isupper()


def cut_body(text: str, kept: list[Place], words: Words) -> list[Place]:
    """Leave a body's or a country's name at the head of a run to the role before it.

    Handles "координатор проектов ОБСЕ в Украине Вайдотас Верба" and "министр иностранных дел
    Кыргызстана Чингиз Айдарбеков", where the run of capitals is longer than the name.
    """
    while len(kept) > _FULL and words.has("body_adjectives", text[slice(*kept[0])].lower()):
        kept = kept[1:]  # "della Polizia Municipale Ada Neri"
    if not words.declines or len(kept) <= _FULL:
        return kept
    tokens = [text[slice(*place)] for place in kept]
    before = text[: kept[0][0]].rstrip().rpartition(" ")[2].lower()
    cut = 1 if words.has("prepositions", before) else 0
    while cut < len(kept) - _FULL + 1 and (
        words.starts("places", tokens[cut].lower()) or _is_foreign_to(tokens, cut)
    ):
        cut += 1
    while len(kept) - cut > _FULL and not _hangs_together(tokens[cut:], words):
        cut += 1
    return kept[cut:]


def _is_foreign_to(tokens: list[str], at: int) -> bool:
    """Tell whether a word ends in a vowel while a man's name follows it: "Сороса Пётр Иванов"."""
    if len(tokens) - at <= _FULL:
        return False
    follows = tokens[at + 1].lower()
    return tokens[at].lower()[-1] in _VOWELS and follows[-1] not in _VOWELS and follows[-1] != "."


def _hangs_together(tokens: list[str], words: Words) -> bool:
    """Tell whether three words and more are one name: a patronymic, initials, a particle."""
    if len(tokens) <= _FULL + 1:
        return True
    return any(
        _PATRONYMIC.match(one.lower()) or len(one) == _FULL or words.has("particles", one.lower())
        for one in tokens
    )


def is_full(text: str, name: Place) -> bool:
    """Tell whether a name has two words and more."""
    return len(text[slice(*name)].replace(".", ". ").split()) >= _FULL


def sex_of_name(name: str, words: Words) -> str:
    """Return ``he`` or ``she`` where the ending of a surname says so."""
    if not words.declines:
        return ""
    return _sex_by_ending(name.lower().split())


def _sex_by_ending(tokens: list[str]) -> str:
    if len(tokens) < _FULL:
        return ""
    given, surname = tokens[0], tokens[-1]
    if _HER_SURNAME.match(surname) and given[-1] in "аяь":
        return "she"
    if re.search(r"(?:ов|ев|ёв|ин|ын|ий|ский)\Z", surname) and given[-1] not in "ая":
        return "he"
    return ""


def is_oblique(name: str, sex: str, words: Words) -> bool:
    """Tell whether a name stands in a case that is not the nominative.

    "Анны Беловой" does by its endings; "Ивана Петрова" does if the verb is a man's, or if the
    given name is known as a man's ("Иван").
    """
    if not words.declines:
        return False
    tokens = name.lower().replace(".", ". ").split()
    given, surname = tokens[0], tokens[-1]
    if len(tokens) < _FULL:
        return bool(_OBLIQUE_SURNAME.match(surname)) or (
            sex == "he" and bool(re.search(r"(?:ова|ева|ёва|ина|ына)\Z", surname))
        )
    if given.endswith("."):
        return bool(_OBLIQUE_SURNAME.match(surname))
    if _OBLIQUE_SURNAME.match(surname):
        return True
    if not re.search(r"(?:ова|ева|ёва|ина|ына)\Z", surname):
        return False
    man = words.has("male_names", given[:-1]) or words.has("male_names", given[:-1] + "й")
    return given[-1] in "ая" and (sex == "he" or (man and sex != "she"))


def past_joint(text: str, at: int, until: int, words: Words) -> int | None:
    """Return where the next of a list starts after a comma or "and"."""
    comma = text.startswith(",", at)
    word = WORD.search(text, at, until)
    if word is None or text[at : word.start()].strip(" ,\u00a0"):
        return None
    if words.has("joins", bare(word[0])):
        return word.end()
    return at + 1 if comma else None
