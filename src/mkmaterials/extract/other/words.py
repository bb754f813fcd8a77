"""One language's words, read from ``<language>.toml`` beside this file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from mkmaterials.extract.lexicon import union_of

_FOLDER: Final = Path(__file__).parent
_SHORTEST_ROLE: Final = 3  # letters of a function that a compound noun ends in
_CASE_ENDING: Final = 3  # letters


@dataclass(frozen=True, slots=True)
class Words:
    """What the rules look for in one language.

    Attributes:
        language: ISO 639 code.
        drops_subject: "ha aggiunto" needs no pronoun.
        declines: a name takes endings by case ("по словам Анны Беловой").
        capital_nouns: every noun begins with a capital.
        subject_follows: a sentence's subject may stand after its verb.
        verb_last: the verb of a clause after "that" stands at its end.
        needs_mark: a comma, a dash or a stop parts speech from who said it.
        sets: single words by key, in lower case.
        tuples: the same, for what a word begins or ends with.
        patterns: phrases by key, longest first, as whole words.
        beginnings: phrases by key, as beginnings of words.
        date: a day or range with its month, and its year if printed.
        number: digits, or a number in words, that counts something.
        months: month by name.
        numbers: value by words.
        themes: beginnings of words that show a theme, by theme.
        known: surnames that the release at hand prints with a given name, in lower case.
        acronyms: what it prints in capitals within brackets.
    """

    language: str
    drops_subject: bool
    declines: bool
    capital_nouns: bool
    needs_mark: bool
    subject_follows: bool
    verb_last: bool
    sets: dict[str, frozenset[str]]
    tuples: dict[str, tuple[str, ...]]
    patterns: dict[str, re.Pattern[str]]
    beginnings: dict[str, re.Pattern[str]]
    date: re.Pattern[str]
    number: re.Pattern[str]
    months: dict[str, int]
    numbers: dict[str, int]
    themes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    _unions: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, repr=False)

    def has(self, key: str, word: str) -> bool:
        """Tell whether `word` is one of the single words under `key`."""
        return word in self.sets[key]

    def any_of(self, keys: tuple[str, ...]) -> frozenset[str]:
        """Return the single words under any of `keys`; the union is made once."""
        return union_of(self.sets, keys, self._unions)

    def says(self, word: str) -> bool:
        """Tell whether `word` is a verb of saying."""
        return word in self.sets["every_saying"]

    def starts(self, key: str, word: str) -> bool:
        """Tell whether `word` begins like one of the single words under `key`."""
        return word.startswith(self.tuples[key])

    def ends(self, key: str, word: str) -> bool:
        """Tell whether `word` ends like one of the single words under `key`."""
        return word.endswith(self.tuples[key])

    def is_body(self, word: str) -> bool:
        """Tell whether `word`, in lower case, names a kind of body, in whatever case it stands."""
        if self.capital_nouns:
            return self.ends("bodies", word.removesuffix("s"))
        if not self.declines:
            return word in self.sets["bodies"]
        stem = next((one for one in self.tuples["body_stems"] if word.startswith(one)), None)
        return stem is not None and len(word) <= len(stem) + _CASE_ENDING

    def is_role(self, word: str) -> bool:
        """Tell whether `word` names a function; of a compound noun, whether its end does."""
        low = word.lower()
        known = self.sets["every_role"]
        if low in known or low.rpartition("-")[2] in known:
            return True
        return self.capital_nouns and self.ends("every_role", low)

    def sex_of_role(self, word: str) -> str:
        """Return ``she`` if the role noun says so, else nothing."""
        low = word.lower()
        female = self.sets["roles_female"]
        compound = self.capital_nouns and low.endswith("in") and self.is_role(low)
        return "she" if low in female or low.rpartition("-")[2] in female or compound else ""


_ENDED: Final = r"(?:(?<=[’'])|(?!\w))"  # "ca." ends a phrase, and so does "qu’"
_SAYING: Final = ("saying", "saying_male", "saying_female")
_KEYS: Final = (
    *_SAYING,
    *"""
    abbreviations adjective_endings after_that articles articles_female articles_male
    place_openers body_adjectives pronouns
    auxiliaries bodies body_joins by_words concerned date_joins complement_endings complements
    counted_participants counting date_of day_marks female fillers fixed_places
    generic_people gerunds honorifics honorifics_female honorifics_male hundreds including
    indefinite introducing joins male male_names named_after not_names particles people persons
    place_prepositions place_words places prepositions publication_nouns relatives roles
    roles_female saying_after seats somebody subject_articles things title_nouns verb_endings
    verbal_endings with_words
    """.split(),  # noqa: SIM905 - readable
)


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the ISO codes of the languages that have a data file here, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@lru_cache(maxsize=8)
def words_of(language: str) -> Words | None:
    """Return the words of a language (``fr``, ``fr-CA``), or ``None`` if it has no data file."""
    base = language.lower().partition("-")[0]
    if base not in languages():
        return None
    data: dict[str, Any] = tomllib.loads((_FOLDER / f"{base}.toml").read_text(encoding="utf-8"))
    sets = {key: frozenset(data["words"].get(key, "").split()) for key in _KEYS}
    sets["every_saying"] = frozenset().union(*(sets[key] for key in _SAYING))
    sets["every_role"] = sets["roles"] | sets["roles_female"]
    tuples = {key: tuple(w for w in some if w) for key, some in sets.items()}
    tuples["every_role"] = tuple(w for w in tuples["every_role"] if len(w) >= _SHORTEST_ROLE)
    tuples["body_stems"] = tuple(w[:-1] if w[-1] in "яоеа" else w for w in tuples["bodies"])
    phrases: dict[str, list[str]] = data["phrases"]
    compounds: bool = data["capital_nouns"]  # "Menschenhandelskonferenz"
    return Words(
        language=base,
        drops_subject=data["drops_subject"],
        declines=data["declines"],
        capital_nouns=data["capital_nouns"],
        needs_mark=data["needs_mark"],
        subject_follows=data["subject_follows"],
        verb_last=data["verb_last"],
        sets=sets,
        tuples=tuples,
        patterns={
            key: re.compile(rf"(?<!\w){_any(some)}{_ENDED}", re.IGNORECASE)
            for key, some in phrases.items()
        },
        beginnings={
            key: re.compile(("" if compounds else r"\b") + _any(some), re.IGNORECASE)
            for key, some in phrases.items()
        },
        date=_date(sets, data["months"]),
        number=re.compile(
            rf"(?<![\d.,])\b(?:\d{{1,6}}(?![\d.,]\d)|{_any(data['numbers'])})\b", re.IGNORECASE
        ),
        months=data["months"],
        numbers=data["numbers"],
        themes={theme: tuple(some) for theme, some in data["themes"].items()},
    )


def _any(phrases: Any) -> str:
    """Return a pattern for any of the phrases, the longest that fits."""
    ordered = sorted(phrases, key=len, reverse=True)
    if not ordered:
        return "(?!)"  # matches nothing
    return "(?:" + "|".join(map(_phrase, ordered)) + ")"


def _phrase(printed: str) -> str:
    """Return a pattern for a phrase, however its spaces and apostrophes are printed."""
    return re.escape(printed).replace(r"\ ", r"\s+").replace("’", "[’']")


def _date(sets: dict[str, frozenset[str]], months: dict[str, int]) -> re.Pattern[str]:
    """13 и 14 мая 2019 года; du 12 au 14 mai 2019; 16. bis 18. März 2019; 8 y 9 de mayo de 2019."""
    mark = rf"(?:-?{_any(sets['day_marks'])})?"
    of = rf"(?:{_any(sets['date_of'])}\s+)?" if sets["date_of"] else ""
    joint = rf"(?:\s*[-–—]\s*|\s+{_any(sets['date_joins'])}\s*)(?:[a-zä]{{2,4}}\s+)?"
    month = _any(months)
    return re.compile(
        rf"(?<![\d.,])(?:(?P<d1>\d{{1,2}}){mark}(?:\s+{of}(?P<m1>{month})(?:,?\s+{of}(?P<y1>\d{{4}}))?)?"
        rf"{joint})?(?P<d2>\d{{1,2}}){mark}\s+{of}(?P<m2>{month})\b\.?(?:,?\s+{of}(?P<y2>\d{{4}})\b)?",
        re.IGNORECASE,
    )
