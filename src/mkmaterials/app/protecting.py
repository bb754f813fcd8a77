"""Whom to protect, said again whenever a summary is used: also after it was reviewed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkmaterials.app.sources import located
from mkmaterials.extract.safeguards import find_protected, safeguard_findings
from mkmaterials.model.release import parse_at

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


def protected_in(event: Event, number: int) -> tuple[Protected, bool] | None:
    """Return the child or affected person by whom or beside whom a quotation stands.

    Args:
        event: the event.
        number: of the quotation, from 1.

    Returns:
        The person, and whether that is the speaker or named in the words; if not, the paragraph
        names the person, who may then be the one who speaks. ``None`` if there is nobody.
    """
    quotation = event.summary.quotations[number - 1]
    people = {person.id: person.name for person in event.summary.people}
    speaker = people.get(quotation.speaker or "", "")
    protected = find_protected(event.release, event.summary)
    for one in protected:
        if one.is_called(speaker) or any(one.name in part.text for part in quotation.segments):
            return one, True
    numbers = {parse_at(part.at)[0] for part in quotation.segments if part.at}
    around = [event.release.paragraphs[paragraph - 1] for paragraph in numbers]
    beside = (one for one in protected if any(one.name in text for text in around))
    return next(((one, False) for one in beside), None)
