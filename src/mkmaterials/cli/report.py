"""What the command line prints: for people, or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from mkmaterials.app.entries import KINDS_OF_MESSAGES, days_of
from mkmaterials.messages import N_, _, ngettext, placed
from mkmaterials.model.summary import as_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from mkmaterials.app.build import Kit
    from mkmaterials.app.check import Checked
    from mkmaterials.app.extract import Extracted
    from mkmaterials.app.outputs import Output
    from mkmaterials.errors import MkmaterialsError
    from mkmaterials.findings import Finding
    from mkmaterials.model.summary import EventSummary

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
# Translators: stands before what is found: an error must be set right.
_LEVELS = {"error": N_("error"), "warning": N_("warning"), "note": N_("note")}
_MOST = 20  # lines of one kind that are printed of an event
_LABELS = 14  # characters of the column of labels, unless one is longer


def print_json(data: Any) -> None:
    """Print data as JSON."""
    click.echo(json.dumps(data, indent=2, ensure_ascii=False, default=str))


def print_kits(kits: Iterable[Kit]) -> None:
    """Print what was built, where it is and what to look at."""
    for kit in kits:
        click.echo(_made_from(kit))
        print_outputs(kit.outputs)
        click.echo(f"  {_size(kit)}")
        print_findings(kit.findings, most=_MOST)


def _made_from(kit: Kit) -> str:
    if kit.saved:
        # Translators: {source} and {summary} are names of files.
        return _(
            "{source} (from the summary {summary})",
            source=kit.source.name,
            summary=kit.saved.name,
        )
    return _("{source} (from a fresh draft, not reviewed)", source=kit.source.name)


def _size(kit: Kit) -> str:
    # Translators: put together from "8 slides", "90 minutes" and "with 3 exercises".
    return _(
        "{slides}; {minutes} {exercises}",
        slides=ngettext("{number} slide", "{number} slides", kit.slides),
        minutes=ngettext("{number} minute", "{number} minutes", kit.minutes),
        exercises=ngettext("with {number} exercise", "with {number} exercises", kit.exercises),
    )


def print_outputs(outputs: Iterable[Output]) -> None:
    """Print what became of each document."""
    for output in outputs:
        remark = ""
        if output.state == "unchanged":
            remark = "  " + _("(no change)")
        elif output.state == "kept":
            remark = "  " + _(
                "(you have edited {file}: it was left as it is, and this is the new one)",
                file=output.edited and output.edited.name,
            )
        click.echo(f"  {output.path}{remark}")


def print_extracts(found: Iterable[Extracted]) -> None:
    """Print what was found in each source, what is not stated, and where the summary is."""
    for one in found:
        summary = one.event.summary
        click.echo(one.event.source.name)
        for line in _overview(summary):
            click.echo(f"  {line}")
        if one.saved.kept:
            said = _(
                "You have edited {file}: it was left as it is. The new summary is {new}.",
                file=one.saved.kept,
                new=one.saved.path,
            )
        else:
            said = _(
                "Written to {file}: please check it and put your name into it.",
                file=one.saved.path,
            )
        click.echo(f"  {said}")
        if one.page:
            click.echo("  " + _("To check it in a browser: {file}", file=one.page))
        print_findings(one.event.findings, most=_MOST)


def print_checks(checked: Iterable[Checked], *, healed: bool) -> None:
    """Print the result of holding summaries against their sources."""
    for one in checked:
        count = sum(len(quotation.segments) for quotation in one.event.summary.quotations)
        click.echo(
            # Translators: a summary was held against its press release; both are names of files.
            _(
                "{summary} against {source}",
                summary=one.event.saved,
                source=one.event.source.name,
            )
        )
        said = ngettext(
            "{number} passage in quotation marks stands in the source word for word",
            "{number} passages in quotation marks stand in the source word for word",
            count,
        )
        click.echo(f"  {said}")
        for old, new in one.healed:
            click.echo("  " + _moved(old, new, healed=healed))
        for fact, number in one.placed:
            click.echo("  " + _without_place(fact, number, healed=healed))
        for fact, numbers in one.several:
            click.echo("  " + _in_several(fact, numbers))
        for fact in one.own:
            click.echo("  " + _("yours, not in the source: {fact}", fact=fact))
        print_findings(one.event.findings)


def _moved(old: str, new: str, *, healed: bool) -> str:
    # Translators: {old} and {new} are places in the press release, such as p6:158-455.
    if healed:
        return _("moved from {old} to {new} (set right in the file)", old=old, new=new)
    return _(
        "moved from {old} to {new} (read so; --heal writes it into the file)", old=old, new=new
    )


def _without_place(fact: str, number: int, *, healed: bool) -> str:
    # Translators: {fact} is such as "Place: Port Alma"; at and --heal stay as they are.
    if healed:
        return _(
            "stands in the source, paragraph {number} (its 'at' is now in the file): {fact}",
            number=number,
            fact=fact,
        )
    return _(
        "stands in the source, paragraph {number}, but has no 'at' and is printed as yours (--heal "
        "writes it): {fact}",
        number=number,
        fact=fact,
    )


def _in_several(fact: str, numbers: Sequence[int]) -> str:
    # Translators: {numbers} are paragraphs, such as 2, 5; {place} is such as p2.
    return _(
        "stands in the source several times (paragraphs {numbers}), but has no 'at' and is printed "
        "as yours; write the one that is meant, such as at: {place}: {fact}",
        numbers=", ".join(map(str, numbers)),
        place=f"p{numbers[0]}",
        fact=fact,
    )


def print_findings(findings: Sequence[Finding], *, most: int | None = None) -> None:
    """Print findings, the gravest first.

    Args:
        findings: what is found.
        most: how many of one kind are printed; ``None``: all.
    """
    order = list(_COLOURS)
    width = max(len(_(level)) for level in _LEVELS.values())
    seen: Counter[str] = Counter()
    for finding in sorted(findings, key=lambda finding: order.index(finding.level)):
        seen[finding.code] += 1
        if most is not None and seen[finding.code] > most:
            continue
        level = click.style(f"{_(_LEVELS[finding.level]):>{width}}", fg=_COLOURS[finding.level])
        click.echo(f"  {level}  {placed(finding.where, finding.message)}")
        if finding.hint:
            click.echo(f"  {'':{width}}  {finding.hint}")
    left = sum(max(0, number - most) for number in seen.values()) if most is not None else 0
    if left:
        said = _and_more(left)
        click.echo(f"  {'':{width}}  {said}")


def _and_more(number: int) -> str:
    # Translators: the end of a list that is cut; {option} stays as it is.
    return ngettext(
        "… and {number} more ({option} lists all)",
        "… and {number} more ({option} lists all)",
        number,
        option="--format json",
    )


def _cut(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the first rows of each label, and how many more there are."""
    found: list[tuple[str, str]] = []
    for label in dict.fromkeys(label for label, __ in rows):
        same = [row for row in rows if row[0] == label]
        found += same[:_MOST]
        if len(same) > _MOST:
            found.append((label, _and_more(len(same) - _MOST)))
    return found


def tally(counts: Mapping[str, int], files: int) -> str:
    """Return how much is to be mended in how many files, in words.

    Args:
        counts: how many findings there are of each level.
        files: how many files were checked.
    """
    forms: dict[str, Callable[[int], str]] = {
        "error": lambda number: ngettext("{number} error", "{number} errors", number),
        "warning": lambda number: ngettext("{number} warning", "{number} warnings", number),
        "note": lambda number: ngettext("{number} note", "{number} notes", number),
    }
    parts = [forms[level](number) for level, number in counts.items() if number]
    if not parts:
        return ngettext(
            "Nothing to mend in {number} file", "Nothing to mend in {number} files", files
        )
    # Translators: {mistakes} is such as "1 error, 2 warnings".
    return ngettext(
        "{mistakes} in {number} file",
        "{mistakes} in {number} files",
        files,
        mistakes=", ".join(parts),
    )


def kits_as_data(kits: Iterable[Kit], failures: Iterable[MkmaterialsError]) -> dict[str, Any]:
    """Return the result of a build as plain data."""
    return {
        "kits": [
            {
                "source": str(kit.source),
                "summary": _path(kit.saved),
                "folder": str(kit.folder),
                "outputs": outputs_as_data(kit.outputs),
                "slides": kit.slides,
                "minutes": kit.minutes,
                "exercises": kit.exercises,
                "findings": [finding.as_dict() for finding in kit.findings],
            }
            for kit in kits
        ],
        "errors": errors_as_data(failures),
    }


def outputs_as_data(outputs: Iterable[Output]) -> list[dict[str, Any]]:
    """Return what became of each document as plain data."""
    return [
        {"path": str(output.path), "state": output.state, "edited": _path(output.edited)}
        for output in outputs
    ]


def extracts_as_data(
    found: Iterable[Extracted], failures: Iterable[MkmaterialsError]
) -> dict[str, Any]:
    """Return the result of an extraction as plain data."""
    return {
        "summaries": [
            {
                "path": str(one.saved.path),
                "kept": _path(one.saved.kept),
                "page": _path(one.page),
                "summary": as_data(one.event.summary),
                "findings": [finding.as_dict() for finding in one.event.findings],
            }
            for one in found
        ],
        "errors": errors_as_data(failures),
    }


def checks_as_data(
    checked: Iterable[Checked], failures: Iterable[MkmaterialsError]
) -> dict[str, Any]:
    """Return the result of a check as plain data."""
    return {
        "summaries": [
            {
                "path": _path(one.event.saved),
                "source": str(one.event.source),
                "moved": [{"from": old, "to": new} for old, new in one.healed],
                "without_place": [
                    *({"fact": fact, "paragraphs": [number]} for fact, number in one.placed),
                    *({"fact": fact, "paragraphs": numbers} for fact, numbers in one.several),
                ],
                "own": one.own,
                "findings": [finding.as_dict() for finding in one.event.findings],
            }
            for one in checked
        ],
        "errors": errors_as_data(failures),
    }


def errors_as_data(failures: Iterable[MkmaterialsError]) -> list[dict[str, Any]]:
    """Return what went wrong as plain data."""
    return [
        {
            "message": error.message,
            "where": error.where,
            "hint": error.hint,
            "exit_code": error.exit_code,
        }
        for error in failures
    ]


def _path(path: Path | None) -> str | None:
    return str(path) if path else None


def _overview(summary: EventSummary) -> list[str]:
    event = summary.event
    number = event.participants
    counted = number and number.count and f"{number.qualifier or ''} {number.count}".strip()
    rows = [
        (_("Title"), event.title.text),
        (_("Event"), event.name and event.name.text),
        (_("Date"), days_of(event)),
        (_("Place"), event.place and event.place.text),
        (_("Hosts"), "; ".join(host.text for host in event.hosts)),
        (_("Participants"), counted),
        (_("Groups"), "; ".join(group.text for group in number.groups) if number else None),
    ]
    more = [(_("Quotation"), said) for said in _quotations(summary)]
    more += [(_(KINDS_OF_MESSAGES[m.kind]), m.text) for m in summary.messages]
    more += [(_("Follow-up"), fact.text) for fact in event.follow_up]
    more += [(_("Publication"), publication.title) for publication in summary.publications]
    rows += _cut(more)
    # Translators: what a fact is, before the fact itself, as in "Date: 2024-10-30".
    labels = [_("{label}:", label=label) for label, __ in rows]
    width = max(_LABELS, *(len(label) + 1 for label in labels))
    nothing = _("not stated")
    return [
        f"{label:<{width}}{value or nothing}"
        for label, (__, value) in zip(labels, rows, strict=True)
    ]


def _quotations(summary: EventSummary) -> list[str]:
    names = {person.id: person for person in summary.people}
    lines = []
    for quotation in summary.quotations:
        person = names.get(quotation.speaker or "")
        speaker = person.name if person else _("speaker not stated")
        role = f" ({person.role})" if person and person.role else ""
        lines.append(f"{speaker}{role}: {_start(quotation.segments[0].text)}")
    return lines


def _start(text: str) -> str:
    """Return the first words of a quotation, for a list: the whole stands in the summary."""
    words = text.split()
    return f"“{' '.join(words[:8])}{' …' if len(words) > 8 else ''}”"  # noqa: PLR2004 - a line's worth
