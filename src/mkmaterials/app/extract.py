"""Extract: from a source to a summary that a person can review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkmaterials.app.sources import Event, draft
from mkmaterials.store import SavedSummary, save_summary, summary_path

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Extracted:
    """A summary that was drafted and saved.

    Attributes:
        event: the source and what it states.
        saved: where the summary went.
    """

    event: Event
    saved: SavedSummary


def extract_source(source: Path, *, overwrite: bool = False) -> Extracted:
    """Draft the summary of a source and save it beside the source.

    Raises:
        SourceError: the source cannot be read.
        OutputError: the summary cannot be written.
    """
    event = draft(source)
    saved = save_summary(summary_path(source), event.summary, overwrite=overwrite)
    return Extracted(event, saved)
