"""Languages and scripts, as CLDR knows them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from mkmaterials.errors import ChoiceError
from mkmaterials.messages import _

if TYPE_CHECKING:
    from babel import Locale

UNKNOWN: Final = "und"  # language of a release of which there is no telling
_SCRIPTS: Final = {"LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab"}
_OTHERS: Final = {"ARMENIAN": "Armn", "GEORGIAN": "Geor", "HEBREW": "Hebr"}


def language_code(code: str) -> str:
    """Return a language as it is written everywhere: ``ru``, ``sr-Latn``.

    Raises:
        ChoiceError: CLDR knows no such language.
    """
    locale = locale_of(code.strip())
    if locale is None:
        raise ChoiceError(
            _("there is no language {code!r}", code=code),
            hint=_(
                "name it by its code (ISO 639), such as ru for Russian or sr-Latn for Serbian in "
                "Latin letters."
            ),
        )
    return "-".join(part for part in (locale.language, locale.script) if part)


def same_language(one: str, other: str) -> bool:
    """Tell whether two codes stand for one language in one script."""
    return locale_of(one) == locale_of(other)


def language_name(code: str, language: str) -> str:
    """Return what a language is called in another: ``Russian`` for ``ru`` in ``en``."""
    known = locale_of(code)
    name = known.get_display_name(locale_of(language)) if known else None
    return name or code


def script_of(language: str) -> str:
    """Return the script in which a language is written, such as ``Cyrl``."""
    from babel.core import get_global

    locale = locale_of(language)
    if locale and locale.script:
        return locale.script
    likely = get_global("likely_subtags").get(locale.language if locale else language, "")
    parts = likely.split("_")
    return parts[1] if len(parts) > 1 else ""


def in_script(text: str, script: str) -> bool:
    """Tell whether all letters of a text belong to a script; unknown scripts never differ."""
    found = {unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha()}
    codes = {(_SCRIPTS | _OTHERS).get(name, script) for name in found}
    return codes <= {script}


def locale_of(code: str) -> Locale | None:
    """Return what CLDR knows of a language; ``None`` if nothing."""
    from babel import Locale, UnknownLocaleError

    if code == UNKNOWN:  # which Babel takes for English
        return None
    try:
        return Locale.parse(code.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return None
