"""Words of one language: labels from the packs, dates, lists and plurals as CLDR has them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from mkmaterials.errors import ChoiceError
from mkmaterials.messages import _
from mkmaterials.wording import locales
from mkmaterials.wording.catalogues import Catalogue, Counted
from mkmaterials.wording.days import span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

_ONE: Final = ".one"  # ending of the key of a label's singular
_ENGLISH_RULE: Final = "(n != 1)"


@dataclass(frozen=True)
class Wording:
    """Labels and formats of one language.

    Attributes:
        language: BCP 47 code.
        labels: key to text, such as ``theme.trust`` to ``Trust``.
        counted: key to the plural forms of labels with a number.
        missing: English texts of labels that are not translated.
    """

    language: str
    labels: Mapping[str, str]
    counted: Mapping[str, Counted] = field(default_factory=dict)
    missing: tuple[str, ...] = ()

    def label(self, key: str) -> str:
        """Return the text for `key`.

        Raises:
            KeyError: there is no such label; labels are checked when packs are tested.
        """
        return self.labels[key]

    def count(self, key: str, number: int, **values: Any) -> str:
        """Return the text for `key` in the form that goes with a number.

        Args:
            key: of the label.
            number: the number.
            values: for the label's placeholders.

        Raises:
            KeyError: there is no such label.
        """
        counted = self.counted.get(key)
        text = self.labels[key]
        if counted is not None:
            text = counted.forms[min(plural(counted.rule)(number), len(counted.forms) - 1)]
        return text.format(**values)

    def date(self, day: dt.date) -> str:
        """Return a date in words: ``30 October 2024``."""
        from babel.dates import format_date

        return format_date(day, "long", locale=locales.locale(self.language))

    def dates(self, first: dt.date | None, last: dt.date | None) -> str:
        """Return one date or a range in words: ``11\u201313 May 2023``; empty if unknown."""
        if first is None or last is None or first == last:
            day = first or last
            return self.date(day) if day else ""
        return span(locales.locale(self.language), first, last)

    def join(self, items: Sequence[str]) -> str:
        """Return a list in words: ``A, B and C``."""
        from babel.lists import format_list

        return format_list(list(items), locale=locales.locale(self.language))

    def quoted(self, text: str) -> str:
        """Return a text in the language's quotation marks; those within it stay as they are."""
        opening, closing = locales.quotation_marks(self.language)
        return f"{opening}{text}{closing}"

    def unquoted(self, text: str) -> str:
        """Return what stands between the outermost marks that `quoted` has put."""
        opening, closing = locales.quotation_marks(self.language)
        return text.removeprefix(opening).removesuffix(closing)


def wording(
    language: str, labels: Mapping[str, str], catalogue: Catalogue | None = None
) -> Wording:
    """Return the wording of `language`.

    Args:
        language: BCP 47 code.
        labels: in English; the singular of a label with a number has its key and ``.one``.
        catalogue: translations; `None` for English.

    Raises:
        ChoiceError: there is no such language.
    """
    try:
        locales.locale(language)
    except ValueError as error:
        raise ChoiceError(
            _("there is no language {code!r}", code=language),
            hint=_("give a code such as en, ru or sr-Latn."),
        ) from error
    counted = {
        key: Counted((labels[f"{key}{_ONE}"], text), _ENGLISH_RULE)
        for key, text in labels.items()
        if f"{key}{_ONE}" in labels
    }
    if catalogue is None:
        return Wording(language, labels, counted)
    new = {key: catalogue.labels.get((key, text), text) for key, text in labels.items()}
    forms = {key: catalogue.counted.get((key, labels[key]), own) for key, own in counted.items()}
    missing = [
        text
        for key, text in labels.items()
        if locales.has_words(text)
        and not key.endswith(_ONE)
        and (key, text) not in catalogue.labels
        and (key, text) not in catalogue.counted
    ]
    return Wording(language, new, forms, tuple(missing))


@lru_cache(maxsize=32)
def plural(rule: str) -> Callable[[int], int]:
    """Return the function that gives the number of the plural form, from 0.

    Raises:
        ValueError: the rule is none.
    """
    from gettext import c2py

    return c2py(rule)
