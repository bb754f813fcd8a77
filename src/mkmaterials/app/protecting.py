"""Whom to protect, said again whenever a summary is used: also after it was reviewed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkmaterials.app.sources import located
from mkmaterials.extract.safeguards import find_protected, safeguard_findings

if TYPE_CHECKING:
    from mkmaterials.app.sources import Event
    from mkmaterials.extract.safeguards import Protected
    from mkmaterials.findings import Finding


def protecting_findings(event: Event) -> list[Finding]:
    """Return the reminders about survivors, children and ages that a saved summary calls for.

    Those of a draft stand among its findings already. What a person has reviewed that person may
    have decided on: then they are notes.
    """
    if event.saved is None:
        return []
    found = located(event.source, safeguard_findings(event.release, event.summary))
    if not event.summary.reviewed.by:
        return found
    return [replace(finding, level="note") for finding in found]


def protected_in(event: Event, number: int) -> Protected | None:
    """Return the child or affected person who says or is named in a quotation, or ``None``.

    Args:
        event: the event.
        number: of the quotation, from 1.
    """
    quotation = event.summary.quotations[number - 1]
    people = {person.id: person.name for person in event.summary.people}
    speaker = people.get(quotation.speaker or "", "")
    for one in find_protected(event.release, event.summary):
        if one.is_called(speaker) or any(one.name in part.text for part in quotation.segments):
            return one
    return None
