"""Which letters languages need and fonts carry."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DATA = Path(__file__).parent / "data"
_CODE_PAGES = ("1252", "1250", "1254", "1251")
_SETS = {"romanian": "șțȘȚ", "grave": "ѐѝЀЍ", "modifiers": "ʻʼ"}  # those of no code page
_SYMBOLS = ("wingdings", "webdings", "symbol", "zapfdingbats", "marlett")


@dataclass(frozen=True)
class Letters:
    """What is known of a font's letters.

    Attributes:
        sets: names of the sets that it carries, as ``data/fonts.toml`` explains them.
        unsure: sets of which nothing certain is known.
    """

    sets: frozenset[str]
    unsure: frozenset[str]

    def lacking(self, letters: str) -> str:
        """Return those of the letters that the font surely does not carry."""
        known = self.sets | self.unsure
        return "".join(letter for letter in letters if not known.intersection(sets_of(letter)))


def needed(languages: Iterable[str]) -> dict[str, str]:
    """Return the letters beyond a to z that each of the languages needs, if any."""
    table = _table("letters.toml")
    wanted = {code: "".join(str(_letters(table, code)).split()) for code in languages}
    return {code: letters for code, letters in wanted.items() if letters}


def _letters(table: Mapping[str, object], code: str) -> object:
    """Return the letters of a language; those without script and region if need be."""
    steps = code.replace("_", "-").split("-")
    names = ("-".join(steps[:count]) for count in range(len(steps), 0, -1))
    return next((table[name] for name in names if name in table), "")


def letters_of(font: str) -> Letters | None:
    """Return what is known of a font, or None if nothing is."""
    return _fonts().get(font.strip().lower())


def is_symbols(font: str) -> bool:
    """Tell whether a font holds pictures instead of letters."""
    return font.strip().lower().startswith(_SYMBOLS)


def fonts_with(letters: str) -> list[str]:
    """Return common fonts that surely carry all of the letters."""
    usual = ("Calibri", "Arial", "Times New Roman", "Segoe UI", "Cambria")
    return [font for font in usual if (known := letters_of(font)) and not known.lacking(letters)]


@cache
def sets_of(letter: str) -> frozenset[str]:
    """Return the sets in which a letter is."""
    for name, letters in _SETS.items():
        if letter in letters:
            return frozenset({name})
    found = {page for page in _CODE_PAGES if _in_code_page(letter, page)}
    return frozenset(found or {"asian"})


def _in_code_page(letter: str, page: str) -> bool:
    try:
        letter.encode(f"cp{page}")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _fonts() -> dict[str, Letters]:
    return {
        font.lower(): Letters(frozenset(group["sets"]), frozenset(group.get("unsure", ())))
        for group in _table("fonts.toml").values()
        for font in group["fonts"]
    }


@cache
def _table(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))
