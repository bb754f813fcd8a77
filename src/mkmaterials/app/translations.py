"""The translations of an event's own text, as far as people have made them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.errors import ChoiceError, TranslationError
from mkmaterials.readers import READERS
from mkmaterials.store import load_translation, summary_path, translation_path
from mkmaterials.translation import Told, as_printed, tell
from mkmaterials.translation.languages import same_language

if TYPE_CHECKING:
    from pathlib import Path

    from mkmaterials.app.sources import Event
    from mkmaterials.model.translation import Translation


def told_in(event: Event, language: str) -> Told:
    """Return an event in a language, translated as far as somebody has translated it.

    Raises:
        TranslationError: the file with the translations cannot be used.
    """
    summary = event.summary
    if summary.source.language == language or same_language(summary.source.language, language):
        return as_printed(summary)
    translation = translation_of(event.source, language)
    path = translation_path(event.source, language)
    where = path if translation else event.saved or event.source
    return tell(summary, language, translation, str(where))


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
            f"its translations are said to be in {translation.language!r}, its name says "
            f"{language!r}",
            where=str(path),
            hint="correct the line 'language' in it, or rename it.",
        )
    return translation


def refuse_clash(source: Path, language: str) -> None:
    """Refuse a translation whose file would be the summary of another press release.

    Raises:
        ChoiceError: it would be, as for x.txt beside x.ru.txt.
    """
    other = _other_source(source, language)
    if other:
        raise ChoiceError(
            f"the translations of {source.name} would be kept in {summary_path(other).name}, which "
            f"is the summary of {other.name}",
            where=str(other),
            hint="rename one of the two press releases, and its summary with it.",
        )


def _other_source(source: Path, language: str) -> Path | None:
    path = translation_path(source, language)
    beside = (path.with_suffix(suffix) for suffix in READERS)
    return next((other for other in beside if other.is_file()), None)
