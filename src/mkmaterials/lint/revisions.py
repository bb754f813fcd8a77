"""Tracked changes that nobody has accepted: they would stand in every document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.lint.opened import W
from mkmaterials.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkmaterials.findings import Finding
    from mkmaterials.lint.opened import Opened

_TRACKED: Final = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")


def check_revisions(opened: Opened) -> Iterator[Finding]:
    """Yield the first tracked change of each part."""
    for content in opened.contents():
        first = next(content.root.iter(*_TRACKED), None)
        if first is not None:
            yield content.finding(
                "template.tracked-changes",
                "warning",
                _(
                    "changes are tracked and not accepted, and would be marked as such in every "
                    "document; tags that were deleted are left out"
                ),
                first,
                _("in Word: 'Review', 'Accept', 'Accept All Changes and Stop Tracking'."),
            )
