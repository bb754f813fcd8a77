"""Languages by their BCP 47 codes, as CLDR and gettext know them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mkmaterials import messages
from mkmaterials.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable

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
# Outer and inner marks as CLDR has them (47.0), none of them a space; Babel does not carry them.
MARKS: Final[dict[str, str]] = {
    "en": "“”‘’",
    "fr": "«»«»",
    "de": "„“‚‘",
    "es": "“”‘’",
    "it": "«»“”",
    "ru": "«»„“",
    "uk": "«»„“",
    "sq": "«»“”",
    "bs": "„”‘’",
    "hr": "„“‚‘",
    "sr": "„”’’",
    "cnr": "„”’’",
    "mk": "„“‚‘",
    "ro": "„”«»",
    "kk": "«»“”",
    "ky": "«»„“",
    "tg": "“”‘’",
    "uz": "“”’‘",
    "tk": "“”“”",
}
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
_LETTER: Final = re.compile(r"[^\W\d_]")
_SCRIPT: Final = 4  # letters of a script's code
_NAMES: Final = {"cnr": N_("Montenegrin")}  # which CLDR lacks
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
        raise ValueError(_("there is no language {code!r}", code=language)) from error


def normalized(language: str) -> str:
    """Return a language's code as BCP 47 has it: ``sr-Latn`` for ``SR_latn``; any English is one.

    What is no code stays as it is.
    """
    first, *rest = language.strip().replace("_", "-").split("-")
    if first.lower() == SOURCE:
        return SOURCE
    steps = [step.title() if len(step) == _SCRIPT else step.upper() for step in rest]
    return "-".join([first.lower(), *steps])


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


def language_name(language: str, into: str | None = None) -> str:
    """Return the name of a language: ``Serbian (Latin)``.

    Args:
        language: its BCP 47 code.
        into: the language of the name; `None`: that of what is said to the user.
    """
    try:
        if language in _NAMES:
            return _(_NAMES[language]) if into is None else _NAMES[language]
        name = locale(language).get_display_name(into or messages.language())
    except ValueError:
        return language
    return str(name or language)


def called(name: str, languages: Iterable[str]) -> str:
    """Return the code of the language that has a name; "" if none of them has.

    Args:
        name: in English, in the language itself or in that of the messages, in small letters
            or capitals: ``Russian``.
        languages: codes of the languages that there are.
    """
    wanted = name.strip().casefold()
    for code in languages:
        names = {_short_name(code, into) for into in (SOURCE, code, messages.language())}
        if wanted in {each.casefold() for each in names}:
            return code
    return ""


def with_name(language: str) -> str:
    """Return a language's code with its name: ``ru (Russian)``."""
    # Translators: a language's code and its name, such as "ru (Russian)".
    return _("{code} ({name})", code=language, name=_short_name(language, messages.language()))


def _short_name(language: str, into: str) -> str:
    """Return the name of a language without the country or script that its code leaves out."""
    if "-" in language or language in _NAMES:
        return language_name(language, into)
    return str(locale(language).get_language_name(into) or language)


@lru_cache(maxsize=64)
def direction(language: str) -> str:
    """Return in which direction a language is written, as HTML says it: ``ltr`` or ``rtl``."""
    try:
        return str(locale(language).text_direction)
    except ValueError:
        return "ltr"


def plural_forms(language: str) -> tuple[int, str]:
    """Return how many plural forms a language has in gettext, and the rule that chooses one."""
    from babel.messages.plurals import get_plural

    found = get_plural(str(locale(language)))
    return found.num_plurals, found.plural_expr


def quotation_marks(language: str) -> tuple[str, str]:
    """Return the outer quotation marks of a language, with the space that French sets in them."""
    base = language.partition("-")[0]
    marks = MARKS.get(base, MARKS[SOURCE])
    opening, closing = marks[0], marks[1]
    return (f"{opening}\u00a0", f"\u00a0{closing}") if base == "fr" else (opening, closing)


def has_words(label: str) -> bool:
    """Tell whether a label holds anything to translate beside its placeholders."""
    return _LETTER.search(_PLACEHOLDER.sub("", label)) is not None


def placeholders(label: str) -> list[str]:
    """Return the names of a label's placeholders."""
    return _PLACEHOLDER.findall(label)
