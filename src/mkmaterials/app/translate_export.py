"""Export: the texts of a summary as files for a translator."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from mkmaterials import files, messages
from mkmaterials.app.check import source_of
from mkmaterials.app.sources import with_summary
from mkmaterials.app.translations import refuse_clash, translation_of
from mkmaterials.errors import ChoiceError, SourceError
from mkmaterials.exchange import Bundle, Entry, is_as_written, write_po, write_xliff
from mkmaterials.messages import _
from mkmaterials.model.release import parse_at
from mkmaterials.plan.sentences import sentences
from mkmaterials.store import summary_path, translation_path
from mkmaterials.translation import Unit, units_of
from mkmaterials.translation.languages import (
    UNKNOWN,
    in_script,
    language_code,
    language_name,
    same_language,
    script_of,
)
from mkmaterials.translation.told import stale_texts
from mkmaterials.translation.units import NAME

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mkmaterials.app.sources import Event
    from mkmaterials.findings import Finding
    from mkmaterials.model.release import Release
    from mkmaterials.model.translation import TranslatedText, Translation

FORMATS: Final = {"po": (".po", write_po), "xliff": (".xlf", write_xliff)}
_ALIKE: Final = 0.5  # share of like letters from which an old text is the new one, changed


@dataclass(frozen=True)
class Exported:
    """What was written for a translator.

    Attributes:
        source: the press release.
        language: language into which it is to be translated, by name.
        paths: the files.
        kept: files that somebody had changed and that were left, each with the new one.
        done: how many texts have a translation already; names of people are not among them.
        stale: how many have one that was made from other words.
        empty: how many have none.
        names: how many names of people the file asks to be spelled.
        findings: what a person should look at in the summary.
    """

    source: Path
    language: str
    paths: list[Path]
    kept: dict[Path, Path]
    done: int
    stale: int
    empty: int
    names: int
    findings: list[Finding]


def export_summary(
    path: Path, language: str, *, formats: Sequence[str] = tuple(FORMATS), folder: Path | None
) -> Exported:
    """Write the texts of a summary into files for a translator.

    What has been translated already is in them.

    Args:
        path: the summary, or the press release beside it.
        language: code of the language into which it is to be translated.
        formats: of ``FORMATS``.
        folder: where the files go; ``None``: beside the summary.

    Raises:
        ChoiceError: there is no such language, or it is that of the press release.
        SourceError: there is no press release or no summary.
        SummaryError: the summary is malformed or misquotes the press release.
        TranslationError: the translations that are there cannot be used.
        OutputError: a file cannot be written.
    """
    code = language_code(language)
    event = _event(path)
    spoken = event.summary.source.language
    if spoken == UNKNOWN:
        raise ChoiceError(
            _("the language of this press release is not known"),
            where=str(summary_path(event.source)),
            hint=_("write its code under 'source' in the summary, such as: language: en"),
        )
    if same_language(spoken, code):
        raise ChoiceError(
            _("this press release is in {language} already", language=_called(code)),
            where=str(event.source),
            hint=_("name the language into which it is to be translated."),
        )
    refuse_clash(event.source, code)
    entries = entries_for(event, code)
    bundle = Bundle(event.source.name, spoken, code, tuple(entries))
    target = translation_path(event.source, code)
    paths, kept = [], {}
    for form in formats:
        suffix, write = FORMATS[form]
        wanted = (folder or target.parent) / f"{target.stem}{suffix}"
        written = _place(wanted, write(bundle))
        paths.append(written)
        if written != wanted:
            kept[wanted] = written
    states = [entry.state for entry in entries if not entry.id.startswith(NAME)]
    return Exported(
        source=event.source,
        language=_called(code),
        paths=paths,
        kept=kept,
        done=states.count("done"),
        stale=states.count("unsure"),
        empty=states.count("empty"),
        names=len(entries) - len(states),
        findings=event.findings,
    )


def entries_for(event: Event, language: str) -> list[Entry]:
    """Return the texts of an event for a translator, with what is translated already."""
    translation = translation_of(event.source, language)
    texts = translation.texts if translation else []
    made = {(text.what, text.original): text.translation for text in texts}
    script = script_of(language)
    units = units_of(event.summary)
    old = _Old(units, translation)
    entries = []
    for unit in units:
        if unit.is_name and unit.key not in made and in_script(unit.original, script):
            continue
        notes = tuple(_notes(unit, event.release))
        if unit.key in made:
            entries.append(Entry(unit.id, unit.original, made[unit.key], "done", notes))
        elif before := old.take(unit):
            text, original = before.translation, before.original
            entries.append(Entry(unit.id, unit.original, text, "unsure", notes, original))
        else:
            entries.append(Entry(unit.id, unit.original, notes=notes))
    return entries


def _called(code: str) -> str:
    """Return the name of a language in that of the messages."""
    return language_name(code, messages.language())


def _event(path: Path) -> Event:
    source = source_of(path)
    if not summary_path(source).exists():
        raise SourceError(
            _("there is no summary beside this press release yet"),
            where=str(source),
            hint=_(
                "run '{command}' and check what it writes: only what is right is worth "
                "translating.",
                command=f"mkmaterials extract {source}",
            ),
        )
    return with_summary(source)


class _Old:
    """Translations whose original has changed, for the texts that they were made from.

    Args:
        units: the texts as they are now.
        translation: what was translated.
    """

    def __init__(self, units: Sequence[Unit], translation: Translation | None) -> None:
        self._texts = stale_texts(units, translation)

    def take(self, unit: Unit) -> TranslatedText | None:
        """Return the stale translation that belongs to a text, each only once."""
        near = [
            (SequenceMatcher(None, unit.original, text.original, autojunk=False).ratio(), -number)
            for number, text in enumerate(self._texts)
            if text.what == unit.what
        ]
        if not near or max(near)[0] < _ALIKE:
            return None
        return self._texts.pop(-max(near)[1])


def _notes(unit: Unit, release: Release) -> list[str]:
    notes = [f"{unit.label[0].upper()}{unit.label[1:]}."]
    if unit.is_name:
        notes.append(
            _(
                "Transliteration: write the name in the letters of your language; leave it empty "
                "to print it as it is."
            )
        )
    if unit.marks:
        notes.append(
            _(
                "{marks}: here the press release breaks into the quotation; keep it where the "
                "translation is best broken.",
                marks=", ".join(unit.marks),
            )
        )
    if unit.at is None:
        return notes
    number = parse_at(unit.at)[0]
    notes.append(_("Paragraph {number} of the press release.", number=number))
    around = _sentence(unit, release)
    return [*notes, f"In its sentence: {around}"] if around else notes


def _sentence(unit: Unit, release: Release) -> str:
    """Return the sentence, or sentences, in which a text stands, if there is more in them."""
    number, start, end = parse_at(unit.at or "")
    paragraph = release.paragraphs[number - 1]
    if start is None or end is None:
        return ""
    found = []
    at = 0
    for sentence in sentences(paragraph):
        at = paragraph.find(sentence, at)
        if at < end and at + len(sentence) > start:
            found.append(sentence)
        at += len(sentence)
    around = " ".join(found)
    return around if around.strip() != unit.original.strip() else ""


def _place(path: Path, data: bytes) -> Path:
    """Write a file and return where; one that somebody has changed is left as it is."""
    number = 1
    wanted = path
    while wanted.exists() and not is_as_written(wanted.read_bytes()):
        mark = "new" if number == 1 else f"new-{number}"
        wanted = path.with_name(f"{path.stem}.{mark}{path.suffix}")
        number += 1
    files.write(wanted, data)
    return wanted
