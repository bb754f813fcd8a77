"""An event summary held against its source, before anything is printed from it.

A quotation must stand in the source to the letter, or nothing is built. Another fact whose
words are not in the source counts as added by the trainer, and is printed as such. A place
(`at`) that has moved is set right in memory; the file on disk stays as the person left it.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkmaterials.errors import SummaryError
from mkmaterials.findings import Finding
from mkmaterials.messages import N_, _, pgettext
from mkmaterials.model.release import parse_at
from mkmaterials.verify.passages import find, nearest, stands_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkmaterials.model.release import Release
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
    summary: EventSummary, release: Release, name: str
) -> tuple[EventSummary, list[Finding]]:
    """Return the summary with its places set right, and what differs from the source.

    Args:
        summary: a summary that a person may have edited.
        release: the source as it is now.
        name: file name of the summary, for messages.

    Raises:
        SummaryError: a quotation is not in the source word for word; the message shows
            every one with the nearest passage.
    """
    held = deepcopy(summary)
    _hold_quotations(held, release, name)
    findings = _edge_findings(held, release, name)
    for fact in _facts(held):
        findings += _hold_fact(fact, release, name)
    findings += _hold_numbers(held, release, name)
    return held, findings


def _hold_quotations(summary: EventSummary, release: Release, name: str) -> None:
    wrong = []
    for number, quotation in enumerate(summary.quotations, 1):
        for segment in quotation.segments:
            if segment.at and stands_at(release, segment.text, segment.at):
                continue
            place = find(release, segment.text, segment.at)
            if place is None:
                wrong.append(_misquoted(number, segment, release))
            else:
                segment.at = str(place)
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


def _misquoted(number: int, segment: Fact, release: Release) -> str:
    quoted = _("quotation {number}: {text}", number=number, text=segment.text)
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


def _hold_fact(held: _Held, release: Release, name: str) -> list[Finding]:
    text: str = getattr(held.record, held.text_field)
    at: str | None = getattr(held.record, held.at_field)
    if at is None or stands_at(release, text, at):
        return []
    place = find(release, text, at)
    setattr(held.record, held.at_field, str(place) if place else None)
    if place:
        return []
    return [
        Finding(
            "summary.not-in-source",
            "warning",
            # Translators: {what} is the kind of the entry: "title", "role of Ana Ferro".
            _(
                "the source does not say {text!r} ({what}): it counts as added by you, and is "
                "printed so",
                text=text,
                what=held.label,
            ),
            where=name,
            hint=_("if the source says it, copy its words; if you add it, take its 'at' line out."),
        )
    ]


def _hold_numbers(summary: EventSummary, release: Release, name: str) -> list[Finding]:
    """Hold the date and the number of participants against the passage they name."""
    findings = []
    event = summary.event
    if event.starts and event.dates_at and not _has_day(release, event.dates_at, event.starts.day):
        event.dates_at = None
        findings.append(_changed(_DATE, str(event.starts), name))
    if event.participants:
        findings += _hold_counts(event.participants, release, name)
    return findings


def _hold_counts(number: Participants, release: Release, name: str) -> list[Finding]:
    findings = []
    for message, value_field, at_field in _COUNTS:
        value: int | None = getattr(number, value_field)
        at: str | None = getattr(number, at_field)
        if value and at and not _has_number(release, at, value):
            setattr(number, at_field, None)
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


def _passage(release: Release, at: str) -> str:
    number, start, end = parse_at(at)
    if number > len(release.paragraphs):
        return ""
    return release.paragraphs[number - 1][start:end]


def _has_day(release: Release, at: str, day: int) -> bool:
    return _numeral(_passage(release, at), day)


def _has_number(release: Release, at: str, count: int) -> bool:
    """Tell whether a passage holds a number; one in words ("thirty") cannot be held against."""
    passage = _passage(release, at)
    digits = any(character.isdigit() for character in passage)
    return _numeral(passage, count) if digits else bool(passage)


def _numeral(passage: str, number: int) -> bool:
    plain = re.sub(r"(?<=\d)[,.\u00a0\u202f ](?=\d{3}\b)", "", passage)
    return any(int(digits) == number for digits in re.findall(r"\d+", plain))
