"""One self-contained page: the source with its facts marked, beside the facts themselves."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkmaterials.model.release import parse_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkmaterials.app.sources import Event
    from mkmaterials.model import summary as model
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


@dataclass(frozen=True)
class Entry:
    """A fact as the page shows it.

    Attributes:
        kind: key of ``KINDS``.
        label: what the fact is.
        text: the fact.
        at: where it stands; ``None`` if it was added by the trainer.
    """

    kind: str
    label: str
    text: str
    at: str | None


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


def entries_of(summary: EventSummary) -> Iterator[Entry]:
    """Yield every fact of a summary in the order of the page."""
    yield from _about_the_event(summary.event)
    for person in summary.people:
        yield Entry("person", "Person", person.name, person.at)
        if person.role:
            yield Entry("person", f"Role of {person.name}", person.role, person.role_at)
    yield from _said(summary)
    for publication in summary.publications:
        yield Entry("publication", "Publication", publication.title, publication.at)
        yield from _list("publication", "Publisher", publication.publishers)
    yield from _list("publication", "Term, not speech", summary.terms)


def _about_the_event(event: model.Event) -> Iterator[Entry]:
    for label, fact in (
        ("Title", event.title),
        ("Event", event.name),
        ("Type", event.type),
        ("Place", event.place),
        ("Aim", event.aim),
    ):
        yield from _list("event", label, [fact] if fact else [])
    if event.starts:
        days = f"{event.starts} to {event.ends}" if event.ends else f"{event.starts}"
        yield Entry("event", "Date", days, event.dates_at)
    yield from _list("body", "Host", event.hosts)
    yield from _list("body", "Partner", event.partners)
    number = event.participants
    if number and number.count:
        text = f"{number.qualifier or ''} {number.count}".strip()
        yield Entry("group", "Participants", text, number.at)
    yield from _list("group", "Group", number.groups if number else [])


def _list(kind: str, label: str, facts: Iterable[model.Fact]) -> Iterator[Entry]:
    for fact in facts:
        yield Entry(kind, label, fact.text, fact.at)


def _said(summary: EventSummary) -> Iterator[Entry]:
    names = {person.id: person.name for person in summary.people}
    for quotation in summary.quotations:
        speaker = names.get(quotation.speaker or "", "speaker not stated")
        for segment in quotation.segments:
            yield Entry("quotation", speaker, segment.text, segment.at)
    for message in summary.messages:
        speaker = message.said_by.text if message.said_by else names.get(message.speaker or "", "")
        yield Entry(
            "message", f"Message ({speaker})" if speaker else "Message", message.text, message.at
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
