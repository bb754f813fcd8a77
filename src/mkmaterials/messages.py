"""What mkmaterials says to the person at the keyboard, in that person's language.

English stands in the code, inside ``_()``. Values are named in braces and given beside the text,
never formatted into it, so that the sentence is what the catalogues hold: gettext's, in
``locale/<code>/LC_MESSAGES``, made by ``make catalogues``. The language is looked up once, at the
first message.
"""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import gettext
    from collections.abc import Iterable, Iterator, Mapping, Sequence

SOURCE: Final = "en"
DOMAIN: Final = "mkmaterials"
VARIABLE: Final = "MKMATERIALS_LANGUAGE"
FOLDER: Final = os.path.join(os.path.dirname(__file__), "locale")
_LOCALES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")  # what counts first, as for other programs
_READ_BY: Final = "x-read-by-native-speaker"
_NO_LANGUAGE: Final = frozenset({"C", "POSIX"})


def _(message: str, /, **values: object) -> str:
    """Return a message in the user's language, its values put in.

    Args:
        message: the English message; values stand in it as ``{name}``, with str.format's grammar.
        values: the values by name. Without any, braces stand for themselves.
    """
    text = _catalogue().gettext(message) if message else ""
    return text.format(**values) if values else text


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """Return the form of a message that goes with a number, its values put in.

    Args:
        one: the English message for one.
        many: the English message for any other number.
        number: what the form is chosen by; it is at hand in the message as ``{number}``.
        values: further values by name.
    """
    return _catalogue().ngettext(one, many, number).format(number=number, **values)


def pgettext(context: str, message: str, /, **values: object) -> str:
    """Return a short message whose translation depends on where it stands.

    Args:
        context: where it stands, for translators; it is never printed.
        message: as for `_`.
        values: as for `_`.
    """
    text = _catalogue().pgettext(context, message)
    return text.format(**values) if values else text


def N_(message: str) -> str:  # noqa: N802 - the name by which gettext's tools know it
    """Return `message` as it is: marked for the catalogues, and translated where it is printed."""
    return message


def placed(where: object, message: object) -> str:
    """Return a message behind its place, if it has one: ``a.txt: it is empty``."""
    # Translators: {where} is a place such as a file, a page or a slide
    return _("{where}: {message}", where=where, message=message) if where else str(message)


def listed(items: Iterable[object]) -> str:
    """Return a list in words: ``A, B and C``."""
    *rest, last = [*map(str, items)] or [""]
    # Translators: the end of a list such as "A, B and C"; {items} is "A, B".
    return _("{items} and {last}", items=", ".join(rest), last=last) if rest else last


def either(items: Iterable[object]) -> str:
    """Return a choice in words: ``A, B or C``."""
    *rest, last = [*map(str, items)] or [""]
    # Translators: the end of a list such as "A, B or C"; {items} is "A, B".
    return _("{items} or {last}", items=", ".join(rest), last=last) if rest else last


def language() -> str:
    """Return the code of the language in which messages are: ``en``, or that of a catalogue."""
    return chosen() or _own_language()


def chosen() -> str | None:
    """Return the language that `choose` was given last, if any."""
    return _chosen[0] if _chosen else None


def choose(code: str | None) -> None:
    """Take messages in another language from now on.

    Args:
        code: one of `languages`, or `None` for the user's own, looked up anew.
    """
    _chosen[:] = [] if code is None else [code]
    _own_language.cache_clear()
    _catalogue.cache_clear()


def known(locales: Sequence[str]) -> str | None:
    """Return the first language of `locales` in which there are messages, if any."""
    for each in locales:
        for code in _codes(each):
            if code == SOURCE or os.path.isfile(_path(code)):
                return code
    return None


def edition() -> str:
    """Return what changes with the messages, to keep them by; "" for English."""
    code = language()
    if code == SOURCE:
        return ""
    about = os.stat(_path(code))
    return f"{code}-{about.st_size}-{about.st_mtime_ns}-"


def languages() -> list[str]:
    """Return the codes of all languages in which there are messages, English first."""
    found = os.listdir(FOLDER) if os.path.isdir(FOLDER) else []
    return [SOURCE, *sorted(code for code in found if os.path.isfile(_path(code)))]


def read_by() -> str:
    """Return who has read the messages and speaks their language; "" if nobody has."""
    if language() == SOURCE:
        return "mkmaterials"
    name = _catalogue().info().get(_READ_BY, "")
    return "" if name.lower() == "no" else name


def wanted(environment: Mapping[str, str]) -> list[str]:
    """Return the locales that a user's environment asks for, those that count most first.

    As GNU's gettext has it: LANGUAGE is a list that goes before the locale, unless that is C.
    """
    own = environment.get(VARIABLE)
    if own:
        return [own]
    where = next((environment[name] for name in _LOCALES if environment.get(name)), "")
    if where.partition(".")[0] in _NO_LANGUAGE:
        return []
    given = [*environment.get("LANGUAGE", "").split(":"), where or _system_locale()]
    return [each for each in given if each]


_chosen: Final[list[str]] = []  # the one language that `choose` was given


@lru_cache(maxsize=1)
def _own_language() -> str:
    return known(wanted(os.environ)) or SOURCE


@lru_cache(maxsize=1)
def _catalogue() -> gettext.NullTranslations:
    import gettext  # as long as a document takes to render

    code = language()
    if code == SOURCE:
        return gettext.NullTranslations()
    with open(_path(code), "rb") as file:
        return gettext.GNUTranslations(file)


def _codes(locale: str) -> Iterator[str]:
    """Yield what a locale such as ``sr_RS.UTF-8@latin`` may be called, the nearest first."""
    parts = locale.partition(".")[0].partition("@")[0].replace("-", "_").split("_")
    while parts and all(part.isalnum() for part in parts):
        yield "_".join(parts)
        parts.pop()


def _path(code: str) -> str:
    return os.path.join(FOLDER, code, "LC_MESSAGES", f"{DOMAIN}.mo")


def _system_locale() -> str:
    """Return the locale of the system's menus, where no variable says it.

    Windows is asked. On macOS the terminal sets LANG after the system's language.
    """
    if sys.platform == "win32":
        import ctypes
        import locale

        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return locale.windows_locale.get(number, "")
    return ""
