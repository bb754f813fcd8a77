"""Languages by their BCP 47 codes, as CLDR and gettext know them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from babel import Locale

SOURCE: Final = "en"  # the language in which all text of our own is written
# What a code stands for where that does not go without saying: British spelling and date order
# by the OSCE Editorial Style Guide (2020); of two scripts the one that is official or usual.
_LOCALES: Final[dict[str, str]] = {
    "en": "en_GB",
    "sr": "sr_Cyrl",
    "bs": "bs_Latn",
    "uz": "uz_Latn",
    "cnr": "sr_Latn_ME",
}
_OTHER_NAMES: Final[dict[str, str]] = {"sr": "sr-Cyrl", "cnr": "sr-Latn", "me": "sr-Latn"}


@lru_cache(maxsize=64)
def locale(language: str) -> Locale:
    """Return the locale of a language.

    Raises:
        ValueError: Babel knows no such language.
    """
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(_LOCALES.get(language, language.replace("-", "_")))
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError(f"{language!r} is no language that CLDR knows") from error


def chain(language: str) -> list[str]:
    """Return the languages in which a text is looked for, in order, without English.

    A region falls back to its language (``ro-MD`` to ``ro``); Montenegrin to Serbian in Latin
    letters, which is printed the same; a language never to another script, nor to a neighbour's
    language. What is in none of them stays in English.
    """
    found: list[str] = []
    steps = language.replace("_", "-").split("-")
    while steps:
        code = "-".join(steps)
        found += [code, *([_OTHER_NAMES[code]] if code in _OTHER_NAMES else [])]
        is_script = len(steps) > 1 and len(steps[-1]) == _SCRIPT
        if is_script:
            break
        steps.pop()
    return list(dict.fromkeys(code for code in found if code != SOURCE))


_SCRIPT: Final = 4  # letters of a script's code


def language_name(language: str) -> str:
    """Return the English name of a language: ``Serbian (Latin)``."""
    try:
        name = locale(language).get_display_name(SOURCE)
    except ValueError:
        return language
    return str(name or language)


def plural_forms(language: str) -> tuple[int, str]:
    """Return how many plural forms a language has in gettext, and the rule that chooses one."""
    from babel.messages.plurals import get_plural

    found = get_plural(str(locale(language)))
    return found.num_plurals, found.plural_expr
