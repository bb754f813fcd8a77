"""Check: a summary that a person has edited, held against its source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkmaterials.app.entries import entries_of
from mkmaterials.app.rereading import reread
from mkmaterials.app.sources import Event, drawn_from, with_summary
from mkmaterials.app.translations import languages_beside, told_in
from mkmaterials.errors import SourceError
from mkmaterials.messages import _
from mkmaterials.model.release import parse_at
from mkmaterials.readers import READERS
from mkmaterials.store import heal_places, load_summary, moved_places, summary_path
from mkmaterials.verify import places_of, with_places

if TYPE_CHECKING:
    from pathlib import Path

    from mkmaterials.app.entries import Entry


@dataclass(frozen=True)
class Checked:
    """A summary that was held against its source.

    Attributes:
        event: the source, and the summary with its places set right.
        healed: places that have moved: old and new, in the order of the file.
        placed: facts without a place whose words stand in the source once, and the number of the
            paragraph.
        several: facts without a place whose words stand in the source several times, and the
            numbers of the paragraphs.
        own: facts that are not in the source, so that they are printed as the trainer's.
    """

    event: Event
    healed: list[tuple[str, str]]
    placed: list[tuple[str, int]] = field(default_factory=list)
    several: list[tuple[str, list[int]]] = field(default_factory=list)
    own: list[str] = field(default_factory=list)


def check_summary(path: Path, *, heal: bool = False) -> Checked:
    """Hold a summary against its source.

    Args:
        path: the summary, or its source.
        heal: write the places that have moved, or that are missing, into the file; all else in
            it stays.

    Raises:
        SourceError: the source or the summary is not there.
        SummaryError: the summary is malformed or misquotes the source.
        TranslationError: translations beside it cannot be used.
        OutputError: the file cannot be written.
    """
    source = source_of(path)
    event = with_summary(source)
    saved = load_summary(summary_path(source))
    placed = with_places(saved, event.summary, event.release)
    moved = moved_places(saved, placed)
    if heal and moved:
        heal_places(summary_path(source), moved)
    event.findings.extend(reread(event))
    for language in languages_beside(source):
        event.findings.extend(told_in(event, language).findings)
    checked = Checked(event, [(old, new) for __, old, new in moved if old])
    for before, after in zip(entries_of(event.summary), entries_of(placed), strict=True):
        _sort(checked, before, after)
    return checked


def _sort(checked: Checked, fact: Entry, placed: Entry) -> None:
    """Tell of a fact without a place whether its words stand in the source."""
    if fact.at:
        return
    # Translators: what a fact is, and the fact, such as "Place: Port Alma"
    said = _("{label}: {fact}", label=fact.label, fact=fact.text)
    numbers = [span.paragraph for span in places_of(checked.event.release, fact.text)]
    if placed.at:
        checked.placed.append((said, parse_at(placed.at)[0]))
    elif numbers:
        checked.several.append((said, list(dict.fromkeys(numbers))))
    else:
        checked.own.append(said)


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
