"""One self-contained page: the source with its facts marked, beside the facts themselves."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkmaterials.app.entries import entries_of
from mkmaterials.model.release import parse_at

if TYPE_CHECKING:
    from mkmaterials.app.entries import Entry
    from mkmaterials.app.sources import Event
    from mkmaterials.model.release import Release
    from mkmaterials.model.summary import EventSummary

_PAGE: Final = "report_page.html"
# The order is that of the page's legend; what stands further down wins where spans overlap.
KINDS: Final = {
    "event": "Event, date, place",
    "body": "Hosts and partners",
    "group": "Participants",
    "message": "Messages",
    "publication": "Publications and terms",
    "quotation": "Quotations",
    "person": "People and roles",
}


def report_page(event: Event) -> str:
    """Return the page as HTML; it needs no network and no script."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    entries = list(entries_of(event.summary))
    return environment.get_template(_PAGE).render(
        title=event.release.title,
        source=event.source.name,
        language=event.release.language,
        kinds=KINDS,
        entries=entries,
        paragraphs=marked(event.release, entries),
        findings=event.findings,
        missing=missing(event.summary),
    )


def missing(summary: EventSummary) -> list[str]:
    """Return what the source does not state."""
    event = summary.event
    number = event.participants
    wanted = {
        "date": event.starts,
        "place": event.place,
        "hosts": event.hosts,
        "number of participants": number and number.count,
        "groups taking part": number and number.groups,
        "aim": event.aim,
        "quotations": summary.quotations,
    }
    return [label for label, value in wanted.items() if not value]


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph under the same marks.

    Attributes:
        text: its characters.
        kind: the kind that colours it, or "".
        targets: numbers of the facts that begin here, for links from them.
    """

    text: str
    kind: str
    targets: list[int]


def marked(release: Release, entries: list[Entry]) -> list[list[Piece]]:
    """Cut each paragraph at the edges of all facts in it."""
    order = list(KINDS)
    spans: dict[int, list[tuple[int, int, int]]] = {}
    for number, entry in enumerate(entries):
        if entry.at:
            paragraph, start, end = parse_at(entry.at)
            whole = len(release.paragraphs[paragraph - 1])
            spans.setdefault(paragraph, []).append(
                (start or 0, whole if end is None else end, number)
            )
    result = []
    for paragraph, text in enumerate(release.paragraphs, 1):
        here = spans.get(paragraph, [])
        edges = sorted({0, len(text), *(edge for start, end, _ in here for edge in (start, end))})
        pieces = []
        for start, end in pairwise(edges):
            over = [entries[n].kind for a, b, n in here if a <= start and end <= b]
            kind = max(over, key=order.index, default="")
            pieces.append(Piece(text[start:end], kind, [n for a, _, n in here if a == start]))
        result.append(pieces)
    return result
