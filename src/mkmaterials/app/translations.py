"""The translations of an event's own text, as far as people have made them."""

from __future__ import annotations

from dataclasses import dataclass
from glob import escape
from typing import TYPE_CHECKING

from mkmaterials.errors import ChoiceError, TranslationError
from mkmaterials.messages import _
from mkmaterials.readers import READERS
from mkmaterials.store import load_translation, summary_path, translation_path
from mkmaterials.translation import Told, as_printed, tell
from mkmaterials.translation.languages import UNKNOWN, language_code, same_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkmaterials.app.sources import Event
    from mkmaterials.findings import Finding
    from mkmaterials.model.translation import Translation


@dataclass(frozen=True)
class Spoken:
    """An event in the languages of one kit.

    Attributes:
        told: in the language of the documents.
        second: in the second language, or ``None``.
    """

    told: Told
    second: Told | None = None

    @property
    def findings(self) -> list[Finding]:
        """What a person should know of the translations."""
        return [*self.told.findings, *(self.second.findings if self.second else [])]

    def quoted(self) -> Iterator[str]:
        """Yield every segment of a quotation that may be printed: said, or translated."""
        for quotation in self.told.summary.quotations:
            yield from (segment.text for segment in quotation.segments)
        for told in (self.told, self.second):
            for rendering in told.renderings if told else ():
                yield from rendering.segments if rendering else ()

    def files(self, source: Path) -> list[Path]:
        """Return the files of translations that were read."""
        tolds = [told for told in (self.told, self.second) if told and told.is_translation]
        paths = (translation_path(source, told.language) for told in tolds)
        return [path for path in paths if path.exists()]


def spoken_in(event: Event, language: str, second: str | None) -> Spoken:
    """Return an event in the languages of a kit.

    Raises:
        TranslationError: a file with translations cannot be used.
    """
    return Spoken(told_in(event, language), told_in(event, second, beside=True) if second else None)


def second_language(code: str | None, language: str) -> str | None:
    """Return the second language of a kit.

    Raises:
        ChoiceError: there is no such language, or it is the first one.
    """
    if code is None:
        return None
    if same_language(code, language):
        raise ChoiceError(
            _("the second language is the first one ({language})", language=language),
            hint=_("name another one, or leave {option} out.", option="--second-language"),
        )
    return language_code(code)


def told_in(event: Event, language: str, *, beside: bool = False) -> Told:
    """Return an event in a language, translated as far as somebody has translated it.

    Args:
        event: the event.
        language: the language.
        beside: whether it is printed beside another language.

    Raises:
        TranslationError: the file with the translations cannot be used.
    """
    summary = event.summary
    spoken = summary.source.language
    if spoken in {language, UNKNOWN} or same_language(spoken, language):
        return as_printed(summary)  # without loading CLDR where the two are spelled alike
    language = language_code(language)
    translation = translation_of(event.source, language)
    path = translation_path(event.source, language)
    where = path if translation else event.saved or event.source
    return tell(summary, language, translation, str(where), beside=beside)


def translation_of(source: Path, language: str) -> Translation | None:
    """Return what was translated of a source's summary into a language; ``None`` if nothing.

    Raises:
        TranslationError: the file with the translations cannot be used.
    """
    path = translation_path(source, language)
    if not path.exists() or _other_source(source, language):
        return None
    translation = load_translation(path)
    if not same_language(translation.language, language):
        raise TranslationError(
            _(
                "its translations are said to be in {said!r}, its name says {named!r}",
                said=translation.language,
                named=language,
            ),
            where=str(path),
            hint=_("correct the line 'language' in it, or rename it."),
        )
    return translation


def languages_beside(source: Path) -> list[str]:
    """Return the languages into which a source's summary is translated, in part at least."""
    found = []
    for path in sorted(source.parent.glob(f"{escape(source.stem)}.*.yaml")):
        code = path.stem.removeprefix(f"{source.stem}.")
        try:
            known = language_code(code) == code
        except ChoiceError:  # such as EVENT.new.yaml, a summary
            continue
        if known and not _other_source(source, code):
            found.append(code)
    return found


def refuse_clash(source: Path, language: str) -> None:
    """Refuse a translation whose file would be the summary of another press release.

    Raises:
        ChoiceError: it would be, as for x.txt beside x.ru.txt.
    """
    other = _other_source(source, language)
    if other:
        raise ChoiceError(
            _(
                "the translations of {source} would be kept in {file}, which is the summary of "
                "{other}",
                source=source.name,
                file=summary_path(other).name,
                other=other.name,
            ),
            where=str(other),
            hint=_("rename one of the two press releases, and its summary with it."),
        )


def _other_source(source: Path, language: str) -> Path | None:
    path = translation_path(source, language)
    beside = (path.with_suffix(suffix) for suffix in READERS)
    return next((other for other in beside if other.is_file()), None)
