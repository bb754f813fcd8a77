"""Who speaks in a release of a few paragraphs, for tests of the extraction rules."""

from __future__ import annotations

from mkmaterials.extract import extract
from mkmaterials.model.release import Release


def speakers(*paragraphs: str) -> list[tuple[str, str | None]]:
    """Return each segment's words with the name of whoever is credited with them."""
    release = Release("release.txt", ("A course opens in Osh", *paragraphs), "0" * 64)
    summary, _ = extract(release)
    names = {person.id: person.name for person in summary.people}
    return [
        (segment.text, names[quotation.speaker] if quotation.speaker else None)
        for quotation in summary.quotations
        for segment in quotation.segments
    ]


def roles(*paragraphs: str) -> dict[str, str | None]:
    """Return the role of each person by name."""
    release = Release("release.txt", ("A course opens in Osh", *paragraphs), "0" * 64)
    return {person.name: person.role for person in extract(release)[0].people}
