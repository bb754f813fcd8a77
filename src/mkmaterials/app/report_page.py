"""One self-contained page: the source with its facts marked, beside the facts themselves."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkmaterials import messages
from mkmaterials.app.entries import entries_of
from mkmaterials.messages import N_, _
from mkmaterials.model.release import parse_at
from mkmaterials.wording.locales import locale

if TYPE_CHECKING:
    import datetime as dt

    from mkmaterials.app.entries import Entry
    from mkmaterials.app.sources import Event
    from mkmaterials.model.release import Release
    from mkmaterials.model.summary import EventSummary

_PAGE: Final = "report_page.html"
# The order is that of the page's legend; what stands further down wins where spans overlap.
KINDS: Final = {
    "event": N_("Event, date, place"),
    "body": N_("Hosts and partners"),
    "group": N_("Participants"),
    "message": N_("Messages"),
    "publication": N_("Publications and terms"),
    "quotation": N_("Quotations"),
    "person": N_("People and roles"),
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
    entries = list(entries_of(event.summary, _day))
    return environment.get_template(_PAGE).render(
        title=event.release.title,
        language=event.release.language,
        own_language=messages.language(),
        words=_words(event),
        kinds={kind: _(label) for kind, label in KINDS.items()},
        entries=entries,
        paragraphs=marked(event.release, entries),
        findings=event.findings,
        missing=missing(event.summary),
    )


def _day(date: dt.date) -> str:
    """Return a date in words: ``30 October 2024``."""
    from babel.dates import format_date

    return str(format_date(date, "long", locale=locale(messages.language())))


def _words(event: Event) -> dict[str, str]:
    """Return the words of the page itself, in the user's language."""
    return {
        "check": _("Check: {title}", title=event.release.title),
        "intro": _(
            "What was drawn from {file}, held beside it. Read the marked source on the left; "
            "every fact on the right leads to its place.",
            file=event.source.name,
        ),
        "source": _("The source"),
        "facts_beside": _("The facts"),
        "to_look_at": _("To look at"),
        # Translators: stands before a warning.
        "look": _("Look:"),
        "facts": _("Facts"),
        "show": _("Show in the source"),
        # Translators: said of a fact that the trainer added: it is not from the source.
        "yours": _("yours"),
        "not_stated": _("Not stated in the source"),
    }


def missing(summary: EventSummary) -> list[str]:
    """Return what the source does not state."""
    event = summary.event
    number = event.participants
    wanted = {
        # Translators: here and below, one of a list of what the source does not state.
        _("date"): event.starts,
        _("place"): event.place,
        _("hosts"): event.hosts,
        _("number of participants"): number and number.count,
        _("groups taking part"): number and number.groups,
        _("aim"): event.aim,
        _("quotations"): summary.quotations,
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
        edges = sorted({0, len(text), *(edge for start, end, __ in here for edge in (start, end))})
        pieces = []
        for start, end in pairwise(edges):
            over = [entries[n].kind for a, b, n in here if a <= start and end <= b]
            kind = max(over, key=order.index, default="")
            pieces.append(Piece(text[start:end], kind, [n for a, __, n in here if a == start]))
        result.append(pieces)
    return result
