"""One language's words, read from ``<language>.toml`` beside this file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

_FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Words:
    """What the rules look for in one language.

    Attributes:
        language: ISO 639 code.
        drops_subject: "ha aggiunto" needs no pronoun.
        declines: a name takes endings by case ("по словам Анны Беловой").
        capital_nouns: every noun begins with a capital.
        sets: single words by key, in lower case.
        patterns: phrases by key, longest first, as whole words.
        beginnings: phrases by key, as beginnings of words.
        date: a day or range with its month, and its year if printed.
        number: digits, or a number in words, that counts something.
        months: month by name.
        numbers: value by words.
    """

    language: str
    drops_subject: bool
    declines: bool
    capital_nouns: bool
    sets: dict[str, frozenset[str]]
    patterns: dict[str, re.Pattern[str]]
    beginnings: dict[str, re.Pattern[str]]
    date: re.Pattern[str]
    number: re.Pattern[str]
    months: dict[str, int]
    numbers: dict[str, int]

    def has(self, key: str, word: str) -> bool:
        """Tell whether `word` is one of the single words under `key`."""
        return word in self.sets[key]

    def says(self, word: str) -> bool:
        """Tell whether `word` is a verb of saying."""
        return any(word in self.sets[key] for key in _SAYING)

    def is_role(self, word: str) -> bool:
        """Tell whether `word` names a function; of a compound noun, whether its end does."""
        low = word.lower()
        known = self.sets["roles"] | self.sets["roles_female"]
        if low in known or low.rpartition("-")[2] in known:
            return True
        return self.capital_nouns and any(low.endswith(self._ends(n)) for n in range(3, len(low)))

    def sex_of_role(self, word: str) -> str:
        """Return ``she`` if the role noun says so, else nothing."""
        low = word.lower()
        female = self.sets["roles_female"]
        compound = self.capital_nouns and low.endswith("in") and self.is_role(low)
        return "she" if low in female or low.rpartition("-")[2] in female or compound else ""

    def _ends(self, length: int) -> tuple[str, ...]:
        both = self.sets["roles"] | self.sets["roles_female"]
        return tuple(role for role in both if len(role) == length)


_SAYING: Final = ("saying", "saying_male", "saying_female")
_KEYS: Final = (
    *_SAYING,
    *"saying_after auxiliaries male female fillers articles articles_male articles_female".split(),  # noqa: SIM905 - readable
    *"prepositions after_that honorifics honorifics_male honorifics_female roles".split(),  # noqa: SIM905 - readable
    *"roles_female particles not_names abbreviations day_marks date_of date_joins".split(),  # noqa: SIM905 - readable
    *"date_year_marks place_prepositions people including joins counted_from".split(),  # noqa: SIM905 - readable
    *("publication_nouns", "title_nouns", "verb_endings"),
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
    phrases: dict[str, list[str]] = data["phrases"]
    return Words(
        language=base,
        drops_subject=data["drops_subject"],
        declines=data["declines"],
        capital_nouns=data["capital_nouns"],
        sets=sets,
        patterns={
            key: re.compile(rf"\b{_any(some)}\b", re.IGNORECASE) for key, some in phrases.items()
        },
        beginnings={
            key: re.compile(rf"\b{_any(some)}", re.IGNORECASE) for key, some in phrases.items()
        },
        date=_date(sets, data["months"]),
        number=re.compile(rf"\b(?:\d{{1,6}}(?![\d.,]\d)|{_any(data['numbers'])})\b", re.IGNORECASE),
        months=data["months"],
        numbers=data["numbers"],
    )


def _any(phrases: Any) -> str:
    """Return a pattern for any of the phrases, the longest that fits."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in ordered) + ")"


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
