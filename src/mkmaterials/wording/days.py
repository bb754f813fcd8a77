"""Spans of days in words, as a language writes its dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt

    from babel import Locale

_HALVES: Final = 2
_FIELD: Final = re.compile("'[^']*'|d+|[ML]+|y+")
_DAY_AND_MONTH: Final = re.compile("(?:d+(?:[^dMLy']|'[^']*')*[ML]+|[ML]+(?:[^dMLy']|'[^']*')*d+)")


def span(where: Locale, first: dt.date, last: dt.date) -> str:
    """Return two days as a span in words: ``11\u201313 May 2023``.

    CLDR has forms for spans with short months only. Where such a form does not go with how the
    language writes a date in full (other order, other words between), or is missing, the span is
    made of that.
    """
    from babel.dates import parse_pattern

    unit = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    halves = where.interval_formats.get("yMMMd", {}).get(unit, ())
    full = str(where.date_formats["long"].pattern)
    if len(halves) != _HALVES or not _goes_with("".join(halves), full, unit):
        return _span_of(full, unit, where, first, last)
    return "".join(
        parse_pattern(_day_as_in(full, half.replace("MMM", "MMMM"))).apply(day, where)
        for half, day in zip(halves, (first, last), strict=True)
    )


def _fields(pattern: str) -> list[str]:
    """Return the fields and the words of a pattern for dates: ``d 'de' M``."""
    found = _FIELD.findall(pattern)
    return [field if field.startswith("'") else field[0].replace("L", "M") for field in found]


def _goes_with(interval: str, full: str, unit: str) -> bool:
    """Tell whether a form for spans has fields and words in the order of a date in full."""
    own, wanted = _fields(interval), _fields(full)
    if unit == "d" and own.count("d") == _HALVES:
        own.remove("d")
    rest = list(own)
    kept = [rest.pop(rest.index(step)) for step in wanted if step in rest]
    last = own[len(own) - len(wanted) :]
    return kept == wanted and (wanted in (own[: len(wanted)], last))


def _day_as_in(full: str, half: str) -> str:
    """Return half of a span with days as a date in full has them: ``9``, not ``09``."""
    return half if "dd" in full else half.replace("dd", "d")


def _span_of(full: str, unit: str, where: Locale, first: dt.date, last: dt.date) -> str:
    """Return a span made of how a language writes a date in full."""
    from babel.dates import parse_pattern

    def written(pattern: str, day: dt.date) -> str:
        return str(parse_pattern(pattern).apply(day, where)) if pattern else ""

    core = _DAY_AND_MONTH.search(full)
    if core is None or unit == "y":
        return f"{written(full, first)} \u2013 {written(full, last)}"
    before, after = written(full[: core.start()], first), written(full[core.end() :], last)
    if unit == "M":
        days = f"{written(core[0], first)} \u2013 {written(core[0], last)}"
        return f"{before}{days}{after}"
    day = next(match for match in _FIELD.finditer(core[0]) if match[0][0] == "d")
    head, tail = core[0][: day.start()], core[0][day.end() :]
    days = f"{written(day[0], first)}\u2013{written(day[0], last)}"
    return f"{before}{written(head, first)}{days}{written(tail, last)}{after}"
