"""Import: what a translator wrote, checked and kept beside the summary."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkmaterials import messages
from mkmaterials.app.check import source_of
from mkmaterials.app.sources import SEEDS, with_summary
from mkmaterials.app.translations import refuse_clash, translation_of
from mkmaterials.errors import SourceError, TranslationError, reason_of
from mkmaterials.exchange import Bundle, Entry, read_po, read_xliff
from mkmaterials.findings import Finding
from mkmaterials.messages import _, ngettext
from mkmaterials.model.translation import TranslatedText, Translation, text_id
from mkmaterials.store import add_translations, translation_path
from mkmaterials.translation import Unit, spelled_names, units_of
from mkmaterials.translation.checks import ACCEPTABLE, PLACEHOLDER, check_text, without_marks
from mkmaterials.translation.languages import UNKNOWN, language_code, language_name

if TYPE_CHECKING:
    from collections.abc import Sequence

_READERS: Final = {".po": read_po, ".xlf": read_xliff, ".xliff": read_xliff}
_BARS: Final = {*ACCEPTABLE, PLACEHOLDER}  # what keeps a translation out
_LENGTH: Final = 70  # letters of a text that a message quotes


@dataclass(frozen=True)
class ImportOptions:
    """What the person asked for.

    Attributes:
        summary: the summary to which the texts belong; ``None``: as the file says.
        overwrite: take translations in place of other ones that are there.
        accept: ids of texts that are right, although numbers differ or nothing is translated.
        translator: who translated; "": as the file says.
    """

    summary: Path | None = None
    overwrite: bool = False
    accept: tuple[str, ...] = ()
    translator: str = ""


@dataclass
class Imported:
    """What became of a translator's file.

    Attributes:
        file: the file.
        path: where the translations are kept.
        language: their language, by name.
        taken: how many texts were taken, those in place of others among them; no names.
        names: how many names of people were taken.
        replaced: how many took the place of others.
        same: how many were there already.
        findings: what was not taken, and what a person should look at.
    """

    file: Path
    path: Path
    language: str
    taken: int = 0
    names: int = 0
    replaced: int = 0
    same: int = 0
    findings: list[Finding] = field(default_factory=list)


def import_file(path: Path, options: ImportOptions) -> Imported:
    """Take what a translator wrote, as far as it passes the checks.

    Args:
        path: a PO or XLIFF file.
        options: what the person asked for.

    Raises:
        TranslationError: the file cannot be read, or does not say what it belongs to.
        SourceError: its press release is not to be found.
        SummaryError: the summary is malformed or misquotes the press release.
        ChoiceError: there is no such language.
        OutputError: the translations cannot be written.
    """
    bundle = _read(path)
    source = source_of(options.summary) if options.summary else _source(bundle, path)
    event = with_summary(source)
    language = language_code(bundle.language)
    refuse_clash(source, language)
    target = translation_path(source, language)
    stored = translation_of(source, language) or Translation(source=source.name, language=language)
    intake = _Intake(path, units_of(event.summary), stored, bundle, options)
    intake.spoken = event.summary.source.language
    intake.names = spelled_names(event.summary, intake.with_names())
    result = Imported(path, target, language_name(language, messages.language()))
    taken = [text for entry in bundle.entries if (text := intake.take(entry, result))]
    if taken:
        add_translations(target, source.name, language, taken)
    result.findings += intake.left_open()
    return result


def _read(path: Path) -> Bundle:
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise TranslationError(
            _(
                "this is no translator's file ({suffix})",
                suffix=path.suffix or _("without suffix"),
            ),
            where=str(path),
            hint=_("give one of: {suffixes}.", suffixes=", ".join(_READERS)),
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TranslationError(
            _("cannot be read ({reason})", reason=reason_of(error)), where=str(path)
        ) from error
    bundle = reader(data, str(path))
    if not bundle.language:
        raise TranslationError(
            _("it does not say into which language it was translated"),
            where=str(path),
            hint=_(
                "set the language in a translator's program (Language in PO, trgLang in XLIFF)."
            ),
        )
    return bundle


def _source(bundle: Bundle, path: Path) -> Path:
    """Return the press release that a file names: beside the file, in ``seeds``, or here."""
    name = Path(bundle.source.replace("\\", "/")).name
    folders = list(dict.fromkeys((path.parent, Path(SEEDS), Path())))
    for folder in folders:
        if name and (folder / name).is_file():
            return folder / name
    looked_at = ", ".join(str(folder / (name or "?")) for folder in folders)
    raise SourceError(
        _(
            "the press release that this file belongs to is not there; looked at: {paths}",
            paths=looked_at,
        ),
        where=str(path),
        hint=_("name its summary: --summary SUMMARY.yaml."),
    )


class _Intake:
    """Takes the entries of one file, one by one.

    Args:
        path: the file, for messages.
        units: the texts of the summary.
        stored: what was translated before.
        bundle: the file.
        options: what the person asked for.
    """

    def __init__(
        self,
        path: Path,
        units: Sequence[Unit],
        stored: Translation,
        bundle: Bundle,
        options: ImportOptions,
    ) -> None:
        self.names: dict[str, str] = {}
        self.spoken = UNKNOWN  # language of the press release
        self._path = path
        self._units = {unit.id: unit for unit in units}
        self._stored = stored
        self._there = {(text.what, text.original): text.translation for text in stored.texts}
        self._bundle = bundle
        self._options = options
        self._open: Counter[str] = Counter()

    def with_names(self) -> Translation:
        """Return what was translated before, and the spellings of names in this file."""
        spelled = {
            unit.key: TranslatedText(
                what=unit.what, original=unit.original, translation=entry.translation
            )
            for entry in self._bundle.entries
            if entry.state == "done"
            and (unit := self._units.get(entry.id))
            and unit.is_name
            and unit.key not in self._there
        }
        return replace(self._stored, texts=[*self._stored.texts, *spelled.values()])

    def take(self, entry: Entry, result: Imported) -> TranslatedText | None:
        """Return a text if it can be taken; note in the result what became of it."""
        unit = self._units.get(entry.id)
        where = f"{self._path.name}, {entry.place}" if entry.place else self._path.name
        if unit is None or unit.original != entry.original:
            result.findings.append(_not_ours(entry, unit, where))
            return None
        if entry.state != "done":
            if not unit.is_name:
                self._open[entry.state] += 1
            return None
        made = without_marks(unit, entry.translation.strip())
        if self._there.get(unit.key) == made:
            result.same += 1
            return None
        if unit.key in self._there and not self._options.overwrite:
            result.findings.append(_conflict(unit, self._there[unit.key], made, where))
            return None
        languages = (self.spoken, self._stored.language)
        accepted = unit.id in self._options.accept
        wrong = list(check_text(unit, made, self.names, where, languages))
        wrong = [one for one in wrong if not (accepted and one.code in ACCEPTABLE)]
        result.findings += wrong
        if any(one.code in _BARS for one in wrong):
            return None
        result.taken += not unit.is_name
        result.names += unit.is_name
        result.replaced += unit.key in self._there
        self._there[unit.key] = made
        return TranslatedText(
            what=unit.what,
            original=unit.original,
            translation=made,
            by=self._options.translator or self._bundle.translator or None,
            accepted=accepted,
        )

    def left_open(self) -> list[Finding]:
        """Return how many texts the translator left open."""
        empty, unsure = self._open["empty"], self._open["unsure"]
        said = {
            "empty": ngettext(
                "{number} without a translation", "{number} without a translation", empty
            ),
            "unsure": ngettext(
                "{number} marked as needing work (fuzzy, initial), and not taken",
                "{number} marked as needing work (fuzzy, initial), and not taken",
                unsure,
            ),
        }
        return [
            Finding(f"translation.{state}", "note", words, where=self._path.name)
            for state, words in said.items()
            if self._open[state]
        ]


def _not_ours(entry: Entry, unit: Unit | None, where: str) -> Finding:
    what = entry.id.rpartition(".")[0]
    if unit is not None:
        return Finding(
            "translation.original-changed",
            "error",
            _(
                "{text}: the original was changed in this file, so the translation was not taken; "
                "it must be: {original}",
                text=unit.label,
                original=_short(unit.original),
            ),
            where=where,
            hint=_("restore the original, or export again."),
        )
    if what and text_id(what, entry.original) == entry.id:
        return Finding(
            "translation.stale",
            "warning",
            _(
                "the summary has other words by now, so this was not taken: {original}",
                original=_short(entry.original),
            ),
            where=where,
            hint=_("export again: the translator gets the new words."),
        )
    return Finding(
        "translation.unknown",
        "error",
        _("{id!r} is no text of this event, so it was not taken", id=entry.id)
        if entry.id
        else _("this text has no id (msgctxt), so it was not taken"),
        where=where,
        hint=_("give back the file that 'mkmaterials translate export' wrote, with its ids."),
    )


def _conflict(unit: Unit, there: str, made: str, where: str) -> Finding:
    return Finding(
        "translation.conflict",
        "warning",
        _(
            "{text}: there is another translation already, and it was left: {there} – in this "
            "file: {here}",
            text=unit.label,
            there=_short(there),
            here=_short(made),
        ),
        where=where,
        hint=_("to take the one in this file, import it with --overwrite."),
    )


def _short(text: str) -> str:
    return text if len(text) <= _LENGTH else f"{text[:_LENGTH]} …"
