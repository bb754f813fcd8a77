"""Extract: from a source to a summary that a person can review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkmaterials import files
from mkmaterials.app.sources import Event, draft, refuse_foreign_summary
from mkmaterials.store import SavedSummary, save_summary, summary_path

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Extracted:
    """A summary that was drafted and saved.

    Attributes:
        event: the source and what it states.
        saved: where the summary went.
        page: where the page for a press officer went, or ``None``.
    """

    event: Event
    saved: SavedSummary
    page: Path | None = None


def extract_source(source: Path, *, overwrite: bool = False, page: bool = False) -> Extracted:
    """Draft the summary of a source and save it beside the source.

    Args:
        source: the press release.
        overwrite: write over a summary that a person has edited.
        page: also write a page that shows the source with its facts marked.

    Raises:
        SourceError: the source cannot be read.
        ChoiceError: its summary would take the place of that of another source.
        OutputError: the summary cannot be written.
    """
    refuse_foreign_summary(source)
    event = draft(source)
    saved = save_summary(summary_path(source), event.summary, overwrite=overwrite)
    if not page:
        return Extracted(event, saved)
    from mkmaterials.app.report_page import report_page

    path = saved.path.with_name(f"{saved.path.name.removesuffix('.yaml')}.check.html")
    files.write(path, report_page(event).encode())
    return Extracted(event, saved, path)
