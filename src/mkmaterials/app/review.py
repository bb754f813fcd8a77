"""Whether a person has checked what a kit is built from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.findings import Finding
from mkmaterials.messages import _

if TYPE_CHECKING:
    from mkmaterials.app.sources import Event


def review_findings(event: Event) -> list[Finding]:
    """Return a warning if nobody has checked what a kit is built from."""
    if event.saved is None:
        return [
            Finding(
                "summary.not-reviewed",
                "warning",
                _("nobody has checked what was drawn from this press release"),
                where=event.source.name,
                hint=_(
                    "run '{command}', read the summary that it writes against the source, put "
                    "your name into it, and build again.",
                    command=f"mkmaterials extract {event.source}",
                ),
            )
        ]
    if not event.summary.reviewed.by:
        return [
            Finding(
                "summary.not-reviewed",
                "warning",
                _("nobody has signed this summary, so the documents are marked as drafts"),
                where=str(event.saved),
                hint=_("when you have checked it, put your name under 'reviewed: by'."),
            )
        ]
    return []
