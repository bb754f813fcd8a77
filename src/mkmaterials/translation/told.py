"""An event told in another language than its source: what is translated, and what is not."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkmaterials import messages
from mkmaterials.findings import Finding
from mkmaterials.messages import N_, _
from mkmaterials.translation.checks import PLACEHOLDER, check_text, parts_of
from mkmaterials.translation.languages import in_script, language_name, script_of
from mkmaterials.translation.units import (
    QUOTATION,
    SAID_BY,
    Unit,
    quotation_units,
    slots_of,
    units_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkmaterials.model.summary import EventSummary
    from mkmaterials.model.translation import TranslatedText, Translation

_KEY_LENGTH = 60  # letters of a text that a message quotes


@dataclass(frozen=True)
class Rendering:
    """A quotation in another language.

    Attributes:
        segments: the translation, cut where the source breaks in; without quotation marks.
        by: who translated it; "" if nobody said.
    """

    segments: tuple[str, ...]
    by: str


@dataclass(frozen=True)
class Told:
    """An event in one language.

    Attributes:
        language: the language.
        source_language: the language of the press release.
        summary: what the event states: translated where somebody translated it. Quotations
            stay as they were said, always.
        renderings: for each quotation its translation, or ``None``.
        foreign: texts that nobody translated, names among them, so that they are still in the
            source's language.
        findings: what a person should know of the translations.
    """

    language: str
    source_language: str
    summary: EventSummary
    renderings: tuple[Rendering | None, ...]
    foreign: frozenset[str] = frozenset()
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_translation(self) -> bool:
        """Whether the event is told in another language than its source."""
        return self.language != self.source_language


def as_printed(summary: EventSummary) -> Told:
    """Return an event in the language of its source."""
    language = summary.source.language
    return Told(language, language, summary, (None,) * len(summary.quotations))


def tell(
    summary: EventSummary,
    language: str,
    translation: Translation | None,
    where: str,
    *,
    beside: bool = False,
) -> Told:
    """Return an event in another language than its source's.

    Args:
        summary: the summary, held against its source.
        language: the language, another one than the source's.
        translation: what was translated into it; ``None``: nothing yet.
        where: file of the translation, or of the summary if there is none, for messages.
        beside: whether it is told beside another language, so that what is not translated is
            left out.
    """
    units = units_of(summary)
    languages = (summary.source.language, language)
    texts, findings = _usable(units, translation, where, languages)
    told = deepcopy(summary)
    foreign = set()
    for slot in list(slots_of(told)):
        made = texts.get(slot.unit.key)
        if made:
            slot.put(made.translation)
        else:
            foreign.add(slot.unit.original)
    renderings = tuple(_rendering(unit, texts) for unit in quotation_units(summary))
    missing = [unit for unit in units if unit.key not in texts]
    printed_in = "" if beside else summary.source.language
    findings += _missing_texts(units, missing, language, printed_in, where)
    findings += [] if beside else _foreign_names(missing, language, where)
    return Told(language, summary.source.language, told, renderings, frozenset(foreign), findings)


def spelled_names(summary: EventSummary, translation: Translation | None) -> dict[str, str]:
    """Return how the names of people are written in the translation's language, where agreed."""
    agreed = {(text.what, text.original): text.translation for text in _texts(translation)}
    names = (unit for unit in units_of(summary) if unit.is_name)
    language = translation.language if translation else ""
    script = script_of(language) if language else ""
    return {
        unit.original: agreed.get(unit.key, unit.original)
        for unit in names
        if unit.key in agreed or (script and in_script(unit.original, script))
    }


def stale_texts(units: Sequence[Unit], translation: Translation | None) -> list[TranslatedText]:
    """Return the translations whose original is not in the summary any more."""
    known = {unit.key for unit in units} | {(SAID_BY, unit.original) for unit in _names(units)}
    return [text for text in _texts(translation) if (text.what, text.original) not in known]


def _texts(translation: Translation | None) -> list[TranslatedText]:
    return translation.texts if translation else []


def _usable(
    units: Sequence[Unit],
    translation: Translation | None,
    where: str,
    languages: tuple[str, str],
) -> tuple[dict[tuple[str, str], TranslatedText], list[Finding]]:
    """Return the translations that can be printed, and what is wrong with any of them."""
    by_key = {unit.key: unit for unit in units}
    findings = [
        Finding(
            "translation.stale",
            "warning",
            # Translators: {what} is a word from the file, such as aim or message.
            _(
                "{what}: the translation was made from words that the summary no longer has, and "
                "is not printed: {text}",
                what=text.what,
                text=_short(text.original),
            ),
            where=where,
            hint=_("export again: the translator gets the new words beside the old translation."),
        )
        for text in stale_texts(units, translation)
    ]
    usable = {}
    older = {(text.what, text.original): text for text in _texts(translation)}
    for text in _texts(translation):
        unit = by_key.get((text.what, text.original))
        if unit is None or not text.translation.strip():
            continue
        wrong = list(check_text(unit, text.translation, {}, where, languages))
        if any(finding.code == PLACEHOLDER for finding in wrong):
            findings += wrong
            continue
        findings += [] if text.accepted else wrong
        usable[unit.key] = text
    for unit in _names(units):  # older files have the name of who said a message once more
        if unit.key not in usable and (SAID_BY, unit.original) in older:
            usable[unit.key] = older[SAID_BY, unit.original]
    return usable, findings


def _names(units: Sequence[Unit]) -> list[Unit]:
    return [unit for unit in units if unit.is_name]


def _rendering(unit: Unit, texts: Mapping[tuple[str, str], TranslatedText]) -> Rendering | None:
    made = texts.get(unit.key)
    segments = parts_of(unit, made.translation) if made else None
    return Rendering(segments, (made.by or "") if made else "") if segments else None


def _missing_texts(
    units: Sequence[Unit], missing: Sequence[Unit], language: str, printed_in: str, where: str
) -> list[Finding]:
    """Return how many texts are not translated, if any, and what becomes of them.

    Args:
        units: all texts.
        missing: those that are not translated.
        language: the language into which they should be.
        printed_in: the language in which they are printed instead; "": they are left out.
        where: place, for messages.
    """
    total = sum(not unit.is_name for unit in units)
    rest = Counter(unit.what == QUOTATION for unit in missing if not unit.is_name)
    if not rest.total():
        return []
    values = {
        "language": language_name(language, messages.language()),
        "missing": rest.total(),
        "total": total,
        "quotations": rest[True],
        "other": language_name(printed_in, messages.language()) if printed_in else "",
    }
    return [
        Finding(
            "translation.missing",
            "warning",
            _(_missing_message(values), **values),
            where=where,
            hint=_(
                "'mkmaterials translate export SUMMARY --to {code}' writes a file for a "
                "translator; nothing is translated by machine.",
                code=language,
            ),
        )
    ]


def _missing_message(values: Mapping[str, object]) -> str:
    if not values["other"]:
        if values["quotations"]:
            # Translators: here and below, {language} and {other} are names of languages, such as
            # Russian and English; {missing}, {total} and {quotations} are numbers.
            return N_(
                "not translated into {language}: {missing} of the {total} texts of this event, "
                "{quotations} of them quotations; these are left out"
            )
        return N_(
            "not translated into {language}: {missing} of the {total} texts of this event; "
            "these are left out"
        )
    if values["quotations"]:
        return N_(
            "not translated into {language}: {missing} of the {total} texts of this event, "
            "{quotations} of them quotations; these are printed in {other} and marked so"
        )
    return N_(
        "not translated into {language}: {missing} of the {total} texts of this event; these are "
        "printed in {other} and marked so"
    )


def _foreign_names(missing: Sequence[Unit], language: str, where: str) -> list[Finding]:
    """Return the names that are printed in another script than the language's, if any."""
    script = script_of(language)
    names = [unit.original for unit in missing if unit.is_name]
    names = [name for name in names if script and not in_script(name, script)]
    if not names:
        return []
    return [
        Finding(
            "translation.names",
            "note",
            _("names printed in the script of the press release: {names}", names=", ".join(names)),
            where=where,
            hint=_("the file for the translator has a place for their spelling."),
        )
    ]


def _short(text: str) -> str:
    return text if len(text) <= _KEY_LENGTH else f"{text[:_KEY_LENGTH]} …"
