"""The words that the rules look for, read once per language from ``lexicons/<lang>.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

_FOLDER: Final = Path(__file__).with_name("lexicons")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """One language's words; sections and keys as in the data file. Two are never equal.

    Attributes:
        sets: single words by ``section.key``, in lower case.
        lists: phrases by ``section.key``, in the order of the file.
        numbers: values by ``section.key`` and word (number words, months).
    """

    sets: dict[str, frozenset[str]]
    lists: dict[str, tuple[str, ...]]
    numbers: dict[str, dict[str, int]]
    _unions: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, repr=False)

    def words(self, key: str) -> frozenset[str]:
        """Return the set of single words under ``section.key``."""
        return self.sets[key]

    def any_of(self, keys: tuple[str, ...]) -> frozenset[str]:
        """Return the words under any of `keys`; the union is made once."""
        return union_of(self.sets, keys, self._unions)

    def phrases(self, key: str) -> tuple[str, ...]:
        """Return the phrases under ``section.key``."""
        return self.lists[key]

    def themes(self) -> dict[str, tuple[str, ...]]:
        """Return theme words by theme."""
        return {
            key.removeprefix("themes."): words
            for key, words in self.lists.items()
            if key.startswith("themes.")
        }


def union_of(
    sets: dict[str, frozenset[str]],
    keys: tuple[str, ...],
    made: dict[tuple[str, ...], frozenset[str]],
) -> frozenset[str]:
    """Return the words under any of `keys`; `made` keeps the unions that have been asked for."""
    found = made.get(keys)
    if found is None:
        found = frozenset[str]().union(*(sets[key] for key in keys))
        made[keys] = found
    return found


def languages() -> tuple[str, ...]:
    """Return the ISO codes of the languages that have rules, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon | None:
    """Return the lexicon of a language (``en``, ``en-GB``), or ``None`` if there is none."""
    base = language.lower().partition("-")[0]
    if base not in languages():
        return None
    data: dict[str, dict[str, Any]] = tomllib.loads(
        (_FOLDER / f"{base}.toml").read_text(encoding="utf-8")
    )
    sets: dict[str, frozenset[str]] = {}
    lists: dict[str, tuple[str, ...]] = {}
    numbers: dict[str, dict[str, int]] = {}
    for section, entries in data.items():
        for key, value in entries.items():
            name = f"{section}.{key}"
            if isinstance(value, str):
                sets[name] = frozenset(value.split())
            elif isinstance(value, dict):
                numbers[name] = value
            else:
                lists[name] = tuple(value)
    return Lexicon(sets, lists, numbers)
