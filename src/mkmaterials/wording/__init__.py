"""Words of one language: labels from the packs, dates and lists as CLDR has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.errors import ChoiceError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

# British spelling and date order: OSCE Editorial Style Guide (2020).
_LOCALES: Final[dict[str, str]] = {"en": "en_GB"}


@dataclass(frozen=True)
class Wording:
    """Labels and formats of one language.

    Attributes:
        language: ISO 639 code.
        labels: key to text, such as ``theme.trust`` to ``Trust``.
    """

    language: str
    labels: Mapping[str, str]

    def label(self, key: str) -> str:
        """Return the text for `key`.

        Raises:
            KeyError: there is no such label; labels are checked when packs are tested.
        """
        return self.labels[key]

    def date(self, day: dt.date) -> str:
        """Return a date in words: ``30 October 2024``."""
        from babel.dates import format_date

        return format_date(day, "long", locale=_LOCALES[self.language])

    def dates(self, first: dt.date | None, last: dt.date | None) -> str:
        """Return one date or a range in words: ``11\u201313 May 2023``; empty if unknown."""
        if first is None or last is None or first == last:
            day = first or last
            return self.date(day) if day else ""
        from babel import Locale
        from babel.dates import parse_pattern

        locale = Locale.parse(_LOCALES[self.language])
        unit = "y" if first.year != last.year else "M" if first.month != last.month else "d"
        start, end = locale.interval_formats["yMMMd"][unit]
        return "".join(
            parse_pattern(half.replace("MMM", "MMMM")).apply(day, locale)
            for half, day in ((start, first), (end, last))
        )

    def join(self, items: Sequence[str]) -> str:
        """Return a list in words: ``A, B and C``."""
        from babel.lists import format_list

        return format_list(list(items), locale=_LOCALES[self.language])


def wording(language: str, labels: Mapping[str, str]) -> Wording:
    """Return the wording of `language`.

    Raises:
        ChoiceError: there is no wording in that language.
    """
    if language not in _LOCALES:
        raise ChoiceError(
            f"there is no wording in the language {language!r} yet",
            hint=f"choose one of: {', '.join(_LOCALES)}.",
        )
    return Wording(language, labels)


def has_wording(language: str) -> bool:
    """Tell whether materials can be made in `language`."""
    return language in _LOCALES
