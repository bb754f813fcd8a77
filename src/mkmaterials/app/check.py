"""Check: a summary that a person has edited, held against its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkmaterials.app.entries import entries_of
from mkmaterials.app.rereading import reread
from mkmaterials.app.sources import Event, drawn_from, with_summary
from mkmaterials.app.translations import languages_beside, told_in
from mkmaterials.errors import SourceError
from mkmaterials.messages import _
from mkmaterials.readers import READERS
from mkmaterials.store import heal_places, load_summary, moved_places, summary_path

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Checked:
    """A summary that was held against its source.

    Attributes:
        event: the source, and the summary with its places set right.
        healed: places that have moved: old and new, in the order of the file.
        own: facts that are not in the source, so that they are printed as the trainer's.
    """

    event: Event
    healed: list[tuple[str, str]]
    own: list[str]


def check_summary(path: Path, *, heal: bool = False) -> Checked:
    """Hold a summary against its source.

    Args:
        path: the summary, or its source.
        heal: write the places that have moved into the file; all else in it stays.

    Raises:
        SourceError: the source or the summary is not there.
        SummaryError: the summary is malformed or misquotes the source.
        TranslationError: translations beside it cannot be used.
        OutputError: the file cannot be written.
    """
    source = source_of(path)
    event = with_summary(source)
    saved = load_summary(summary_path(source))
    moved = moved_places(saved, event.summary)
    if heal and moved:
        heal_places(summary_path(source), moved)
    healed = [(old, new) for __, old, new in moved]
    event.findings.extend(reread(event))
    for language in languages_beside(source):
        event.findings.extend(told_in(event, language).findings)
    return Checked(event, healed, _own(event))


def source_of(path: Path) -> Path:
    """Return the press release of a summary, which lies beside it; a press release as it is.

    Raises:
        SourceError: it is not there.
    """
    if path.suffix.lower() in READERS:
        return path
    sources = [path.with_suffix(s) for s in READERS if path.with_suffix(s).exists()]
    if not sources:
        raise SourceError(
            _("there is no press release beside this summary"),
            where=str(path),
            hint=_(
                "put it there under the same name, with one of: {suffixes}.",
                suffixes=", ".join(READERS),
            ),
        )
    named = [source for source in sources if source.name == drawn_from(path)]
    return (named or sources)[0]


def _own(event: Event) -> list[str]:
    return [
        # Translators: what a fact is, and the fact, such as "Place: Port Alma"
        _("{label}: {fact}", label=fact.label, fact=fact.text)
        for fact in entries_of(event.summary)
        if not fact.at
    ]
