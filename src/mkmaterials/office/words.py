"""Filters that put values into words as a language has them: dates, numbers, lists, quotes."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final

from mkmaterials.messages import _
from mkmaterials.office.blocks import around
from mkmaterials.office.values import filled
from mkmaterials.wording import locales
from mkmaterials.wording import plural as plural_rule
from mkmaterials.wording.days import span
from mkmaterials.wording.locales import MARKS

if TYPE_CHECKING:
    from babel import Locale
    from jinja2.runtime import Context

_STYLES: Final = ("full", "long", "medium", "short")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_ANY_DOUBLE: Final = re.compile('["“”„‟«»]')
_STRAIGHT: Final = re.compile("[\"']")
_OPENS_AFTER: Final = re.compile(r"(?:^|[\s(\[{/\u2013\u2014-]|[“‘„‚«])$")
_PARTS: Final = re.compile(r"(\s+|-)")


def _code(context: Context, language: str) -> str:
    return language or around(context).language or "en"


def locale(language: str) -> Locale:
    """Return the locale of a language code.

    Raises:
        TypeError: there is no such language.
    """
    try:
        return locales.locale(language)
    except (ValueError, TypeError):
        message = _("'{language}' is no language that is known here", language=language)
        raise TypeError(message) from None


def _day(value: Any) -> dt.date:
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value.strip()):
        try:
            return dt.date.fromisoformat(value.strip())
        except ValueError:
            pass
    raise TypeError(_("'{value}' is no date: it must be written as 2024-10-30", value=value))


def date_words(context: Context, value: Any, style: str = "long", language: str = "") -> str:
    """Return a date in words; "" for a blank one."""
    from babel.dates import format_date

    if value is None or value == "":
        return ""
    if style not in _STYLES:
        styles = ", ".join(_STYLES)
        raise TypeError(
            _("'{value}' is no style of a date: use {styles}", value=style, styles=styles)
        )
    return str(format_date(_day(value), style, locale=locale(_code(context, language))))


def until(context: Context, first: Any, last: Any, language: str = "") -> str:
    """Return a span of days in words; a single date if one is blank or both are the same."""
    if not first or not last or _day(first) == _day(last):
        return date_words(context, first or last, language=language)
    start, end = _day(first), _day(last)
    return span(locale(_code(context, language)), start, end)


def figures(number: float, language: str) -> str:
    """Return a number with the separators of a language."""
    from babel.numbers import format_decimal

    return str(format_decimal(number, locale=locale(language)))


def number_figures(context: Context, value: Any, language: str = "") -> str:
    """Return a number with the separators of the language; "" for a blank one."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        value = _whole(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(_("'{value}' is no number", value=value))
    return figures(value, _code(context, language))


def _whole(value: Any) -> int:
    if isinstance(value, str) and re.fullmatch(r"\s*-?\d{1,15}\s*", value):
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(_("'{value}' is no whole number", value=value))
    return value


def plural(context: Context, value: Any, *forms: Any) -> str:
    """Return the form of a noun that goes with a number, as gettext orders a language's forms.

    Raises:
        TypeError: there is no form, or no whole number.
    """
    if not forms:
        raise TypeError(_("'plural' needs the forms of a noun, such as 'minute', 'minutes'"))
    rule = locales.plural_forms(_known(context, ""))[1]
    return str(forms[min(plural_rule(rule)(abs(_whole(value))), len(forms) - 1)])


def number_words(context: Context, value: Any, language: str = "", form: str = "") -> str:
    """Return a whole number in words; "" for a blank one."""
    from mkmaterials.office.numbers import in_words

    if value is None or value == "":
        return ""
    return in_words(_whole(value), _known(context, language), form=form)


def ordinal_words(context: Context, value: Any, language: str = "", form: str = "") -> str:
    """Return a whole number as an ordinal in words; "" for a blank one."""
    from mkmaterials.office.numbers import in_words

    if value is None or value == "":
        return ""
    return in_words(_whole(value), _known(context, language), ordinal=True, form=form)


def _known(context: Context, language: str) -> str:
    code = _code(context, language)
    locale(code)
    return code


def and_list(context: Context, items: Any, language: str = "") -> str:
    """Return a list in words: ``A, B and C``."""
    return _joined(context, items, "standard", language)


def or_list(context: Context, items: Any, language: str = "") -> str:
    """Return a list of which one is meant: ``A, B or C``."""
    return _joined(context, items, "or", language)


def _joined(context: Context, items: Any, style: Any, language: str) -> str:
    from babel.lists import format_list

    if not isinstance(items, (list, tuple)):
        raise TypeError(_("this needs a list, to put it in words"))
    texts = [str(item).strip() for item in filled(context, items)]
    return str(format_list(texts, style, locale=locale(_code(context, language))))


def initials(_context: Context, name: Any, dot: str = ".") -> str:
    """Return the initials of a name, with `dot` behind each; hyphens stay."""
    if not isinstance(name, str):
        raise TypeError(_("'{filter}' needs a name", filter="initials"))
    out: list[str] = []
    for part in _PARTS.split(name.strip()):
        letter = next((c for c in part if c.isalpha()), "")
        if letter:
            out.append(f"{letter.upper()}{dot}")
        elif dot and out:
            out.append("-" if part == "-" else " ")
    return "".join(out).strip()


def _marks(context: Context, language: str) -> str:
    return MARKS.get(_code(context, language).partition("-")[0], MARKS["en"])


def quoted(context: Context, value: Any, language: str = "") -> str:
    """Return a text in quotation marks; "" for a blank one."""
    text = str(value or "").strip()
    if not text:
        return ""
    outer, inner = _marks(context, language)[:2], _marks(context, language)[2:]
    opens = True
    out = []
    for letter in _ANY_DOUBLE.sub('"', text):
        if letter == '"':
            letter = inner[0] if opens else inner[1]  # noqa: PLW2901 - what is written instead
            opens = not opens
        out.append(letter)
    space = "\u00a0" if outer == "«»" and _code(context, language).startswith("fr") else ""
    return f"{outer[0]}{space}{''.join(out)}{space}{outer[1]}"


def title_quotes(context: Context, value: Any, language: str = "") -> str:
    """Return a title with typographic marks instead of straight ones."""
    text = str(value or "")
    outer, inner = _marks(context, language)[:2], _marks(context, language)[2:]
    out: list[str] = []
    for letter in text:
        if _STRAIGHT.fullmatch(letter) is None:
            out.append(letter)
            continue
        opens = _OPENS_AFTER.search("".join(out[-1:])) is not None
        pair = outer if letter == '"' else inner
        out.append(pair[0] if opens else pair[1] if letter == '"' else "’")
    return "".join(out)
