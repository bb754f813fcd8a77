"""What can be checked of a translation without knowing both languages."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Final

from mkmaterials.findings import Finding
from mkmaterials.messages import N_, _, ngettext
from mkmaterials.translation.dates import dates_differ, months_in
from mkmaterials.translation.units import QUOTATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkmaterials.translation.units import Unit

PLACEHOLDER: Final = "translation.placeholder"
NUMBERS: Final = "translation.numbers"
NAMES: Final = "translation.names"
SAME: Final = "translation.same"
ACCEPTABLE: Final = {NUMBERS, SAME}  # what somebody may find right all the same
_NAME_LENGTH: Final = 2  # words up to which a text may well be the same in two languages
_GROUPED: Final = re.compile(r"(?<=\d)[.,'\u2019\u00a0\u202f\u2009 ](?=\d{3}(?!\d))")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_PAIRS: Final = (
    "\u201c\u201d",
    "\u201e\u201c",
    "\u00ab\u00bb",
    "\u2018\u2019",
    '""',
    "\u201d\u201d",
)
_CORRECT: Final = N_(
    "correct it; or, if it is right so, import it with --accept {id}, or write 'accepted: true' "
    "below it in the file beside the summary."
)
_ENDING: Final = 3  # letters in which inflected names differ
_STEM: Final = 3  # letters that they share at least


def check_text(
    unit: Unit,
    translation: str,
    names: Mapping[str, str],
    where: str,
    languages: tuple[str, str] | None = None,
) -> Iterator[Finding]:
    """Yield what does not agree between a text and its translation.

    Args:
        unit: the text.
        translation: its translation.
        names: for each name of a person how it is written in the translation's language.
        where: place of the translation, for messages.
        languages: those of the text and of its translation; ``None``: months are not compared.
    """
    if not unit.is_name:
        yield from _same(unit, translation, where)
        yield from _placeholders(unit, translation, where)
        numbers = list(_numbers(unit, translation, where))
        yield from numbers or _dates(unit, translation, languages, where)
        yield from _names(unit, translation, names, where)


def parts_of(unit: Unit, translation: str) -> tuple[str, ...] | None:
    """Return a quotation's translation cut at its placeholders; ``None`` if one is lost."""
    if any(translation.count(mark) != 1 for mark in unit.marks):
        return None
    parts = [translation]
    if unit.marks:
        parts = re.split("|".join(map(re.escape, unit.marks)), translation)
    return tuple(part.strip() for part in parts if part.strip())


def without_marks(unit: Unit, translation: str) -> str:
    """Return a quotation's translation without the quotation marks around it.

    The documents set their own. Marks that the original has as well, or that do not belong
    together, stay.
    """
    inside = translation[1:-1]
    pair = translation[:1] + translation[-1:]
    if unit.what != QUOTATION or pair not in _PAIRS or unit.original[:1] == pair[0]:
        return translation
    return inside.strip() if inside and not set(pair) & set(inside) else translation


def digits(text: str) -> Counter[str]:
    """Return the numbers in a text, however they are grouped and whatever digits they are in."""
    plain = "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text
    )
    found = _NUMBER.findall(_GROUPED.sub("", plain))
    return Counter(number.replace(",", ".") for number in found)


def _same(unit: Unit, translation: str, where: str) -> Iterator[Finding]:
    """Find originals that a program has copied into the place of the translation."""
    if translation.strip() == unit.original and len(unit.original.split()) > _NAME_LENGTH:
        yield Finding(
            SAME,
            "warning",
            # Translators: here and below, {text} is what kind of text it is, such as "message 2 of
            # 5" or "place of the event".
            _("{text}: the translation is the original", text=unit.label),
            where=where,
            hint=_(
                "translate it; or, if it is right so, import it with --accept {id}, or write "
                "'accepted: true' below it in the file beside the summary.",
                id=unit.id,
            ),
        )


def _placeholders(unit: Unit, translation: str, where: str) -> Iterator[Finding]:
    if parts_of(unit, translation) is None:
        wanted = [mark for mark in unit.marks if translation.count(mark) != 1]
        yield Finding(
            PLACEHOLDER,
            "error",
            # Translators: {marks} is a placeholder, such as {1}, or several.
            ngettext(
                "{text}: the placeholder {marks} does not stand in the translation exactly once",
                "{text}: the placeholder {marks} does not stand in the translation exactly once",
                len(wanted),
                text=unit.label,
                marks=", ".join(wanted),
            ),
            where=where,
            hint=_(
                "the press release breaks into the quotation there: put the placeholder where the "
                "translation is best broken."
            ),
        )


def _numbers(unit: Unit, translation: str, where: str) -> Iterator[Finding]:
    original, made = digits(_bare(unit, unit.original)), digits(_bare(unit, translation))
    lost, added = original - made, made - original
    if lost or added:
        yield Finding(
            NUMBERS,
            "warning",
            _different(unit, ", ".join(lost), ", ".join(added)),
            where=where,
            hint=_(_CORRECT, id=unit.id),
        )


def _dates(
    unit: Unit, translation: str, languages: tuple[str, str] | None, where: str
) -> Iterator[Finding]:
    """Find dates of which the month is another, or the day where all numbers are there."""
    if languages is None:
        return
    original, made = (
        months_in(_bare(unit, text), language)
        for text, language in zip((unit.original, translation), languages, strict=True)
    )
    if original is None or made is None:
        return
    if dates_differ(original, made):
        yield Finding(
            NUMBERS,
            "warning",
            # Translators: {original} and {made} are dates: "3 February" and "3 марта", or "–".
            _(
                "{text}: the dates do not agree: {original} in the original, {made} in the "
                "translation",
                text=unit.label,
                original=", ".join(each.words for each in original) or "–",
                made=", ".join(each.words for each in made) or "–",
            ),
            where=where,
            hint=_(_CORRECT, id=unit.id),
        )


def _different(unit: Unit, lost: str, added: str) -> str:
    """Return what to say of numbers that are in one of the two texts only."""
    # Translators: {lost} and {added} are numbers: "25" or "25, 30".
    if not added:
        return _(
            "{text}: the numbers do not agree: {lost} is not in the translation",
            text=unit.label,
            lost=lost,
        )
    if not lost:
        return _(
            "{text}: the numbers do not agree: {added} is not in the original",
            text=unit.label,
            added=added,
        )
    return _(
        "{text}: the numbers do not agree: {lost} is not in the translation; {added} is not in "
        "the original",
        text=unit.label,
        lost=lost,
        added=added,
    )


def _names(unit: Unit, translation: str, names: Mapping[str, str], where: str) -> Iterator[Finding]:
    for name, spelled in names.items():
        last = name.split()[-1]
        wanted = spelled.split()[-1]
        if _has_word(unit.original, last, exact=True) and not _has_word(translation, wanted):
            yield Finding(
                NAMES,
                "warning",
                # Translators: {name} and {spelled} are one name, as the press release spells it and
                # as the translation should.
                _(
                    "{text}: {name} is named in the original, and {spelled} does not seem to be in "
                    "the translation",
                    text=unit.label,
                    name=name,
                    spelled=spelled,
                ),
                where=where,
                hint=_("check whether the name is there and spelled as agreed."),
            )


def _bare(unit: Unit, text: str) -> str:
    for mark in unit.marks:
        text = text.replace(mark, " ")
    return text


def _has_word(text: str, word: str, *, exact: bool = False) -> bool:
    """Tell whether a word stands in a text, its ending perhaps another one."""
    plain = word.casefold()
    stem = plain if exact else plain[: max(_STEM, len(plain) - _ENDING)]
    return any(found.startswith(stem) for found in _words(text.casefold()))


def _words(text: str) -> Iterable[str]:
    return re.findall(r"[\w\u2019'-]+", text)
