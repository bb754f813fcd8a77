"""An event summary held against its source, before anything is printed from it.

A quotation must stand in the source to the letter, or nothing is built. Another fact whose
words are not in the source counts as added by the trainer, and is printed as such. A place
(`at`) that has moved is set right in memory; the file on disk stays as the person left it.
What a place is if the source has changed is told by `moves`.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkmaterials.errors import SummaryError
from mkmaterials.findings import Finding
from mkmaterials.messages import N_, _, pgettext
from mkmaterials.model.release import parse_at
from mkmaterials.verify.moves import Moves
from mkmaterials.verify.numbers import holds_count, holds_date
from mkmaterials.verify.passages import nearest, occurrences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mkmaterials.model.release import Release, Span
    from mkmaterials.model.summary import EventSummary, Fact, Participants

_MARKS = "\"'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u2013\u2014-:"
_DATE = N_(
    "the date ({value}) is not what stands at its place in the source: it counts as added by you, "
    "and is printed so"
)
_COUNTS = (
    (
        N_(
            "the number of participants ({value}) is not what stands at its place in the source: "
            "it counts as added by you, and is printed so"
        ),
        "count",
        "at",
    ),
    (
        N_(
            "the number of women ({value}) is not what stands at its place in the source: it "
            "counts as added by you, and is printed so"
        ),
        "women",
        "women_at",
    ),
    (
        N_(
            "the number of men ({value}) is not what stands at its place in the source: it counts "
            "as added by you, and is printed so"
        ),
        "men",
        "men_at",
    ),
)


def hold_against_source(
    summary: EventSummary,
    release: Release,
    name: str,
    line_of: Callable[[Sequence[str | int]], int] | None = None,
) -> tuple[EventSummary, list[Finding]]:
    """Return the summary with its places set right, and what differs from the source.

    Args:
        summary: a summary that a person may have edited.
        release: the source as it is now.
        name: file name of the summary, for messages.
        line_of: tells in which line of that file the value under some keys stands.

    Raises:
        SummaryError: a quotation is not in the source word for word; the message shows
            every one with the nearest passage.
    """
    held = deepcopy(summary)
    moves = Moves(release, _known(held))
    findings = _hold_quotations(held, release, moves, name, line_of)
    findings += _edge_findings(held, release, name)
    for fact in _facts(held):
        findings += _hold_fact(fact, moves, name)
    findings += _hold_numbers(held, release, moves, name)
    for theme in held.themes:
        theme.at = [moves.theme(at) for at in theme.at]
    return held, findings


def with_places(saved: EventSummary, held: EventSummary, release: Release) -> EventSummary:
    """Return a summary in which every place is complete that the source leaves no doubt about.

    Args:
        saved: a summary as it is on disk.
        held: the same, held against the source.
        release: the source.
    """
    placed = deepcopy(held)
    for before, fact in zip(_with_a_place(saved), _with_a_place(placed), strict=True):
        if before.at != fact.at:
            continue
        spans = places_of(release, fact.text)
        if fact.at is not None:
            spans = [span for span in spans if f"p{span.paragraph}" == fact.at][:1]
        if len(spans) == 1:
            setattr(fact.record, fact.at_field, str(spans[0]))
    return placed


def _with_a_place(summary: EventSummary) -> Iterator[_Held]:
    """Yield all that stands somewhere in the source, the date excepted."""
    yield from _facts(summary)
    if summary.event.participants:
        yield from _counts(summary.event.participants)
    for quotation in summary.quotations:
        yield from (_Held("", part) for part in quotation.segments)


def places_of(release: Release, text: str) -> list[Span]:
    """Return where words stand in a source: in its headline only if nowhere else."""
    spans = occurrences(release, text)
    return [span for span in spans if span.paragraph != 1] or spans


def _known(summary: EventSummary) -> Iterator[tuple[str, str]]:
    """Yield all words that stood in the source when the summary was made, with their places."""
    event = summary.event
    yield from ((fact.text, fact.at) for fact in _with_a_place(summary) if fact.at)
    if event.starts and event.dates_at:
        yield str(event.starts.year), event.dates_at


def _counts(number: Participants) -> Iterator[_Held]:
    """Yield the numbers of participants as texts."""
    for __, value_field, at_field in _COUNTS:
        value = getattr(number, value_field)
        if value:
            yield _Held("", number, value_field, at_field)


def _hold_quotations(
    summary: EventSummary,
    release: Release,
    moves: Moves,
    name: str,
    line_of: Callable[[Sequence[str | int]], int] | None,
) -> list[Finding]:
    wrong = []
    findings = []
    for number, quotation in enumerate(summary.quotations, 1):
        for part, segment in enumerate(quotation.segments):
            place = moves.text(segment.text, segment.at)
            if place is None:
                line = line_of and line_of(("quotations", number - 1, "segments", part, "text"))
                wrong.append(_misquoted(number, segment, release, line))
                continue
            segment.at = place.at
            if not place.certain:
                label = _("quotation {number}", number=number)
                findings.append(_uncertain(label, segment.text, place.at, name))
    if wrong:
        raise SummaryError(
            "\n  ".join(
                [
                    _(
                        "a quotation is printed word for word or not at all, and these words are "
                        "not in the source:"
                    ),
                    *wrong,
                ]
            ),
            where=name,
            hint=_("copy the words from the source, or take the quotation out of the summary."),
        )
    return findings


def _misquoted(number: int, segment: Fact, release: Release, line: int | None) -> str:
    quoted = _("quotation {number}: {text}", number=number, text=segment.text)
    if line:
        # Translators: {line} is the number of a line in the summary.
        quoted = _(
            "line {line}, quotation {number}: {text}", line=line, number=number, text=segment.text
        )
    near = nearest(release, segment.text)
    like_it = _("nothing like it stands in the source.")
    if near:
        like_it = _("nearest passage, paragraph {number}: {text}", number=near[0], text=near[1])
    return f"{quoted}\n    {like_it}"


def _edge_findings(summary: EventSummary, release: Release, name: str) -> list[Finding]:
    """Report quotations that do not begin and end at a quotation mark of the source.

    Part of what was said may be missing then, or nobody said it at all.
    """
    return [
        Finding(
            "summary.quotation-edges",
            "warning",
            _(
                "quotation {number} does not begin and end where the source has quotation marks: "
                "{text}",
                number=number,
                text=segment.text[:60],
            ),
            where=name,
            hint=_("look whether words are missing, or whether it is a quotation at all."),
        )
        for number, quotation in enumerate(summary.quotations, 1)
        for segment in quotation.segments
        if segment.at and not _between_marks(release, segment.at)
    ]


def _between_marks(release: Release, at: str) -> bool:
    number, start, end = parse_at(at)
    if start is None:
        return True
    paragraph = release.paragraphs[number - 1]
    before = paragraph[:start].rstrip()[-1:]
    after = paragraph[end:].lstrip(" .,;:!?\u2026")[:1]
    return before in _MARKS and after in _MARKS  # "" at the paragraph's edge is in any text


@dataclass(frozen=True)
class _Held:
    """A fact to hold against the source: a record, and which of its fields say what and where."""

    label: str
    record: object
    text_field: str = "text"
    at_field: str = "at"

    @property
    def text(self) -> str:
        """The words."""
        return str(getattr(self.record, self.text_field))

    @property
    def at(self) -> str | None:
        """Where they stand, as the summary has it."""
        at: str | None = getattr(self.record, self.at_field)
        return at


def _facts(summary: EventSummary) -> Iterator[_Held]:
    """Yield every fact except the quotations."""
    event = summary.event
    groups = event.participants.groups if event.participants else []
    lists: list[tuple[str, Iterable[Fact | None]]] = [
        (pgettext("entry of a summary", "title"), [event.title]),
        (pgettext("entry of a summary", "name"), [event.name]),
        (pgettext("entry of a summary", "type"), [event.type]),
        (pgettext("entry of a summary", "place"), [event.place]),
        (pgettext("entry of a summary", "aim"), [event.aim]),
        (pgettext("entry of a summary", "host"), event.hosts),
        (pgettext("entry of a summary", "partner"), event.partners),
        (pgettext("entry of a summary", "group"), groups),
        (pgettext("entry of a summary", "follow-up"), event.follow_up),
        (pgettext("entry of a summary", "term"), summary.terms),
        (pgettext("entry of a summary", "message, said by"), [m.said_by for m in summary.messages]),
        (
            pgettext("entry of a summary", "publisher"),
            [fact for entry in summary.publications for fact in entry.publishers],
        ),
        (
            pgettext("entry of a summary", "occasion"),
            [quotation.occasion for quotation in summary.quotations],
        ),
    ]
    for label, facts in lists:
        yield from (_Held(label, fact) for fact in facts if fact)
    for person in summary.people:
        yield _Held(pgettext("entry of a summary", "name"), person, "name")
        if person.role:
            yield _Held(_("role of {name}", name=person.name), person, "role", "role_at")
        if person.affiliation:
            label = _("affiliation of {name}", name=person.name)
            yield _Held(label, person, "affiliation", "affiliation_at")
    label = pgettext("entry of a summary", "message")
    yield from (_Held(label, message) for message in summary.messages)
    label = pgettext("entry of a summary", "publication")
    yield from (_Held(label, entry, "title") for entry in summary.publications)


def _hold_fact(held: _Held, moves: Moves, name: str) -> list[Finding]:
    if held.at is None:
        return []
    place = moves.text(held.text, held.at)
    setattr(held.record, held.at_field, place.at if place else None)
    if place:
        return [] if place.certain else [_uncertain(held.label, held.text, place.at, name)]
    return [
        Finding(
            "summary.not-in-source",
            "warning",
            # Translators: {what} is the kind of the entry: "title", "role of Ana Ferro".
            _(
                "the source does not say {text!r} ({what}): it counts as added by you, and is "
                "printed so",
                text=held.text,
                what=held.label,
            ),
            where=name,
            hint=_("if the source says it, copy its words; if you add it, take its 'at' line out."),
        )
    ]


def _uncertain(what: str, text: str, at: str, name: str) -> Finding:
    return Finding(
        "summary.place-uncertain",
        "warning",
        # Translators: {what} is the kind of the entry: "title", "role of Ana Ferro".
        _(
            "{text!r} ({what}) no longer stands where it stood, and stands in several other "
            "places: paragraph {number} is printed, and the file is left as it is",
            text=text,
            what=what,
            number=parse_at(at)[0],
        ),
        where=name,
        hint=_("write the right paragraph there, such as at: {place}", place=at),
    )


def _hold_numbers(
    summary: EventSummary, release: Release, moves: Moves, name: str
) -> list[Finding]:
    """Hold the date and the number of participants against the passage they name."""
    findings = []
    event = summary.event
    first = event.starts
    if first and event.dates_at:
        event.dates_at = moves.passage(event.dates_at, lambda words: holds_date(words, first))
        if event.dates_at is None:
            findings.append(_changed(_DATE, str(first), name))
    if event.participants:
        findings += _hold_counts(event.participants, release, moves, name)
    return findings


def _hold_counts(number: Participants, release: Release, moves: Moves, name: str) -> list[Finding]:
    findings = []
    for message, value_field, at_field in _COUNTS:
        value: int | None = getattr(number, value_field)
        at: str | None = getattr(number, at_field)
        if not value or not at:
            continue

        def holds(words: str, value: int = value) -> bool:
            return holds_count(words, value, release.language)

        new = moves.passage(at, holds) or moves.only(str(value), at)
        setattr(number, at_field, new)
        if new is None:
            findings.append(_changed(message, str(value), name))
    return findings


def _changed(message: str, value: str, name: str) -> Finding:
    return Finding(
        "summary.not-in-source",
        "warning",
        _(message, value=value),
        where=name,
        hint=_("correct it, or take its 'at' line out if you add it yourself."),
    )
