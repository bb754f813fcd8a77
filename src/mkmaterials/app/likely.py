"""A likely event, to try templates with and to show examples from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkmaterials.app.brand import operation_plan
from mkmaterials.app.build import BuildOptions, Workshop
from mkmaterials.app.sources import Event, draft, find_sources, reviewed_or_draft
from mkmaterials.errors import MkmaterialsError, SourceError, TemplateError

if TYPE_CHECKING:
    from mkmaterials.overlays import Pack
    from mkmaterials.plan.material import MaterialPlan

TYPICAL = Path(__file__).parent / "typical.txt"


def likely_event(source: Path | None, folder: Path) -> Event:
    """Return the event to try with: the given one, else the first in ``seeds``, else a typical one.

    Args:
        source: a press release; ``None``: none is given.
        folder: the working folder.

    Raises:
        SourceError: the given press release cannot be read.
        SummaryError: its summary is malformed or misquotes it.
    """
    if source is not None:
        return reviewed_or_draft(source)
    try:
        return reviewed_or_draft(find_sources(folder)[0])
    except MkmaterialsError:  # none there, or none that can be used now: any will do
        return draft(TYPICAL)


def likely_plan(event: Event, pack: Pack, folder: Path) -> MaterialPlan | None:
    """Return the plan of a kit for a pack, made with the base templates.

    The pack's own deck is not asked, for it may be what is at fault.

    Args:
        event: the event.
        pack: whose name, contacts and relevance are used.
        folder: the working folder.

    Returns:
        The plan; ``None`` if no plan can be made because base is at fault.
    """
    try:
        plan = Workshop(BuildOptions(working_folder=folder)).plan(event)
    except (TemplateError, SourceError):
        return None
    plan["operation"] = operation_plan(pack)
    return plan
