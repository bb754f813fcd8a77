"""Days and months named in a text, by the names of months that CLDR has for its language."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from mkmaterials.translation.languages import locale_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD: Final = re.compile(r"[^\W\d_]+")
# A day just before the month: "3 ", "3. ", "1er ", "3-го ", "3 de ".
_DAY_BEFORE: Final = re.compile(
    r"(?<!\d)(\d{1,2})(?:\.|[-\u2011]?[^\W\d_]{1,2})?\s(?:[^\W\d_]{1,3}\s)?$"
)
# A day or a year just after it: " 3", ". 3", ", 2027", " de 2027".
_NUMBER_AFTER: Final = re.compile(r"^\.?,?\s(?:[^\W\d_]{1,3}\s)?(\d{1,4})(?!\d)")
_OPEN_BEFORE: Final = re.compile(r"\d\S{0,3}\s?(?:[-\u2013,/]|[^\W\d_]{1,3})\s?$")
_OPEN_AFTER: Final = re.compile(r"^\s?[-\u2013,/]\s?\d{1,2}(?!\d)")
_STEM: Final = 4  # letters that a month's forms share, from which case endings are taken off
_ENDING: Final = 3  # letters of such an ending at most
_DAYS: Final = 31
_Forms = dict[str, int]


@dataclass(frozen=True)
class Named:
    """A month that a text names.

    Attributes:
        month: 1 to 12.
        words: the month as the text has it, with its day if there is one.
        day: of the month; 0: none, or one of several ("3–5 February").
        dated: whether a day or a year stands beside it, so that it is surely a month.
    """

    month: int
    words: str
    day: int
    dated: bool


def months_in(text: str, language: str) -> list[Named] | None:
    """Return the months that a text names, in order.

    ``None`` if CLDR has no names for them in the language, or such as are numbers.
    """
    names, short = _names(language)
    return list(_named(text, names, short)) if names else None


def dates_differ(one: list[Named], other: list[Named]) -> bool:
    """Tell whether two texts that should name the same dates do not.

    A month without a day or year beside it may be another word ("may"), so it is never missed.
    """
    if _surely(one) - _all(other) or _surely(other) - _all(one):
        return True
    days, others = _days(one), _days(other)
    return days.total() == others.total() and days != others


def _surely(found: list[Named]) -> Counter[int]:
    return Counter(each.month for each in found if each.dated)


def _all(found: list[Named]) -> Counter[int]:
    return Counter(each.month for each in found)


def _days(found: list[Named]) -> Counter[tuple[int, int]]:
    return Counter((each.month, each.day) for each in found if each.day)


def _named(text: str, names: _Forms, short: _Forms) -> Iterator[Named]:
    for match in _WORD.finditer(text):
        word = match[0]
        before, after = text[: match.start()], text[match.end() :]
        day = _DAY_BEFORE.search(before)
        number = _NUMBER_AFTER.search(after)
        dated = bool(day or number)
        month = _month(word, names) or (short.get(_folded(word), 0) if dated else 0)
        if month:
            yield Named(month, _words(day, word), _day(before, day, after, number), dated)


def _words(day: re.Match[str] | None, word: str) -> str:
    return f"{day[0]}{word}" if day else word


def _day(before: str, day: re.Match[str] | None, after: str, number: re.Match[str] | None) -> int:
    """Return the only day that stands beside a month; 0 if there is none or several."""
    if day:
        alone = not _OPEN_BEFORE.search(before[: day.start()])
        return int(day[1]) if alone and int(day[1]) <= _DAYS else 0
    if number and int(number[1]) <= _DAYS and not _OPEN_AFTER.search(after[number.end() :]):
        return int(number[1])
    return 0


def _month(word: str, names: _Forms) -> int:
    """Return the month whose name a word is, in any case of declension; 0 if it is none."""
    folded = _folded(word)
    if folded in names:
        return names[folded]
    for cut in range(1, _ENDING + 1):
        stem = f"{folded[:-cut]}-"
        if stem in names:
            return names[stem]
    return 0


def _folded(word: str) -> str:
    """Return a word with its first letter as it is, so that "may" is not "May"."""
    return word[:1] + word[1:].lower()


@lru_cache(maxsize=64)
def _names(language: str) -> tuple[_Forms, _Forms]:
    """Return the months by their full names and stems (with a hyphen), and by their short names."""
    locale = locale_of(language)
    if locale is None:
        return {}, {}
    contexts = [locale.months[context] for context in ("format", "stand-alone")]
    names: _Forms = {}
    short: _Forms = {}
    for month in range(1, 13):
        wide = [str(context["wide"][month]) for context in contexts]
        forms = {_folded(each) for each in wide if _WORD.fullmatch(each)}
        stem = _shared(sorted(forms))
        for form in forms | ({f"{stem}-"} if len(stem) >= _STEM else set()):
            _both_cases(names, form, month)
        for context in contexts:
            _both_cases(short, _folded(str(context["abbreviated"][month]).strip(".")), month)
    return names, short


def _shared(forms: list[str]) -> str:
    """Return the letters with which all forms begin."""
    same = takewhile(lambda letters: len(set(letters)) == 1, zip(*forms, strict=False))
    return "".join(letters[0] for letters in same)


def _both_cases(forms: _Forms, form: str, month: int) -> None:
    """Keep a form; one in small letters may also begin a sentence."""
    forms.setdefault(form, month)
    forms.setdefault(form[:1].upper() + form[1:], month)
