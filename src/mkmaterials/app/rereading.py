"""A summary that a person has edited, held against what the rules find in its source anew.

Words that stand in the source may still be put into the mouth of somebody else, and a role be
given to another person: only reading the source again tells. The person may know better than the
rules, so nothing here bars anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.app.sources import located
from mkmaterials.extract import extract
from mkmaterials.extract.folding import fold
from mkmaterials.extract.safeguards import safeguard_findings
from mkmaterials.findings import Finding, at_quotation
from mkmaterials.messages import _
from mkmaterials.model.release import parse_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkmaterials.app.sources import Event
    from mkmaterials.findings import Level
    from mkmaterials.model.summary import EventSummary, Fact, Person

_UNREAD = "source.language-without-rules"  # nobody was looked for
_GUESSED = "quotation.speaker-from-paragraph-before"
_SURVIVORS = "safeguard.survivors"
_BEGINS = 50  # characters of a quotation by which it is known again


def reread(event: Event) -> list[Finding]:
    """Return what the source seems to say otherwise than a saved summary, and whom to protect.

    Args:
        event: a source with its saved summary, whose places are right.
    """
    read, findings = extract(event.release)
    safeguards = safeguard_findings(event.release, event.summary)
    told = {finding.code for finding in safeguards}
    # Whoever took survivors out of the summary should still hear that they took part.
    safeguards += [f for f in findings if f.code == _SURVIVORS and f.code not in told]
    return [*_differing(event, read, findings), *located(event.source, safeguards)]


def _differing(event: Event, read: EventSummary, findings: Iterable[Finding]) -> Iterator[Finding]:
    if any(finding.code == _UNREAD for finding in findings):
        return
    guessed = {finding.where for finding in findings if finding.code == _GUESSED}
    name = str(event.saved)
    yield from _quotations(event.summary, read, name, guessed)
    yield from _messages(event.summary, read, name)
    yield from _roles(event.summary, read, name)


def _quotations(
    summary: EventSummary, read: EventSummary, name: str, guessed: set[str]
) -> Iterator[Finding]:
    known, found = _by_id(summary), _by_id(read)
    for number, quotation in enumerate(summary.quotations, 1):
        ours = known.get(quotation.speaker or "")
        fitting = [
            (at_quotation(order, parse_at(other.segments[0].at or "p1")[0]), other)
            for order, other in enumerate(read.quotations, 1)
            if _meet(_places(quotation.segments), _places(other.segments))
        ]
        theirs = [found[other.speaker] for __, other in fitting if other.speaker]
        if any(ours and _same(ours, person) for person in theirs) or not (ours or theirs):
            continue
        certain = all(place not in guessed for place, __ in fitting)
        paragraph = parse_at(quotation.segments[0].at or "p1")[0]
        yield _speaker(
            name,
            ours.name if ours else "",
            theirs[0].name if theirs else "",
            "warning" if certain and ours else "note",
            number=number,
            paragraph=paragraph,
            begins=quotation.segments[0].text[:_BEGINS],
        )


def _speaker(name: str, ours: str, theirs: str, level: Level, **where: object) -> Finding:
    """Return a finding on a quotation that the source seems to credit otherwise."""
    if not theirs:
        return Finding(
            "summary.speaker-not-in-source",
            level,
            _(
                "the source does not seem to say by name who speaks quotation {number} (paragraph "
                "{paragraph}), and the summary names {name}: {begins} …",
                name=ours,
                **where,
            ),
            where=name,
            hint=_("if you know who speaks, leave it; otherwise take the speaker out."),
        )
    if not ours:
        return Finding(
            "summary.speaker-left-out",
            level,
            _(
                "the source seems to name {name} as the speaker of quotation {number} (paragraph "
                "{paragraph}), and the summary names nobody: {begins} …",
                name=theirs,
                **where,
            ),
            where=name,
            hint=_("if you have taken the speaker out on purpose, leave it."),
        )
    return Finding(
        "summary.other-speaker",
        level,
        _(
            "the source seems to name {name} as the speaker of quotation {number} (paragraph "
            "{paragraph}), and the summary names {other}: {begins} …",
            name=theirs,
            other=ours,
            **where,
        ),
        where=name,
        hint=_("if you are right, leave it; otherwise correct the speaker."),
    )


def _messages(summary: EventSummary, read: EventSummary, name: str) -> Iterator[Finding]:
    known, found = _by_id(summary), _by_id(read)
    for number, message in enumerate(summary.messages, 1):
        ours = known.get(message.speaker or "")
        theirs = [
            found[other.speaker]
            for other in read.messages
            if other.speaker and _meet(_place(message.at), _place(other.at))
        ]
        if ours and theirs and not any(_same(ours, person) for person in theirs):
            yield Finding(
                "summary.other-speaker",
                "warning",
                _(
                    "the source seems to name {name} as the one who says message {number}, and the "
                    "summary names {other}: {begins} …",
                    name=theirs[0].name,
                    number=number,
                    other=ours.name,
                    begins=message.text[:_BEGINS],
                ),
                where=name,
                hint=_("if you are right, leave it; otherwise correct the speaker."),
            )


def _roles(summary: EventSummary, read: EventSummary, name: str) -> Iterator[Finding]:
    """Yield a warning for each role that the source gives to somebody else."""
    for person in summary.people:
        holders = [p for p in read.people if _meet(_place(person.role_at), _place(p.role_at))]
        if holders and not any(_same(person, holder) for holder in holders):
            yield Finding(
                "summary.other-role",
                "warning",
                _(
                    "the source seems to give this role to {other}, and the summary to {name}: "
                    "{role}",
                    other=holders[0].name,
                    name=person.name,
                    role=person.role,
                ),
                where=name,
                hint=_("if you are right, leave it; otherwise correct the role."),
            )


def _by_id(summary: EventSummary) -> dict[str, Person]:
    return {person.id: person for person in summary.people}


def _same(one: Person, other: Person) -> bool:
    """Tell whether two records are of one person, whose name may be given in full in one only.

    A name that is not in the source has no place; it is reported by itself.
    """
    mine, theirs = set(fold(one.name).split()), set(fold(other.name).split())
    if mine <= theirs or theirs <= mine or _meet(_place(one.at), _place(other.at)):
        return True
    return one.id == other.id and one.at is None


def _places(facts: Iterable[Fact]) -> list[tuple[int, int, int]]:
    return [place for fact in facts for place in _place(fact.at)]


def _place(at: str | None) -> list[tuple[int, int, int]]:
    """Return a place as a list, empty if there is none or it is a whole paragraph."""
    paragraph, start, end = parse_at(at) if at else (0, None, None)
    return [] if start is None or end is None else [(paragraph, start, end)]


def _meet(some: Iterable[tuple[int, int, int]], others: Iterable[tuple[int, int, int]]) -> bool:
    return any(
        one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
        for one in some
        for other in others
    )
