"""What the command line prints: for people, or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from mkmaterials.model.summary import as_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from mkmaterials.app.build import Kit
    from mkmaterials.app.check import Checked
    from mkmaterials.app.extract import Extracted
    from mkmaterials.errors import MkmaterialsError
    from mkmaterials.findings import Finding
    from mkmaterials.model.summary import EventSummary

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


def print_json(data: Any) -> None:
    """Print data as JSON."""
    click.echo(json.dumps(data, indent=2, ensure_ascii=False, default=str))


def print_kits(kits: Iterable[Kit]) -> None:
    """Print what was built, where it is and what to look at."""
    for kit in kits:
        based_on = f"the summary {kit.saved.name}" if kit.saved else "a fresh draft, not reviewed"
        click.echo(f"{kit.source.name} (from {based_on})")
        for output in kit.outputs:
            remark = {
                "written": "",
                "unchanged": "  (no change)",
                "kept": f"  (you have edited {output.edited and output.edited.name}: "
                "it was left as it is, and this is the new one)",
            }[output.state]
            click.echo(f"  {output.path}{remark}")
        click.echo(f"  {kit.slides} slides; {kit.minutes} minutes with {kit.exercises} exercises")
        print_findings(kit.findings)


def print_extracts(found: Iterable[Extracted]) -> None:
    """Print what was found in each source, what is not stated, and where the summary is."""
    for one in found:
        summary = one.event.summary
        click.echo(one.event.source.name)
        for line in _overview(summary):
            click.echo(f"  {line}")
        if one.saved.kept:
            click.echo(
                f"  You have edited {one.saved.kept}: it was left as it is. "
                f"The new summary is {one.saved.path}."
            )
        else:
            click.echo(f"  Written to {one.saved.path}: please check it and put your name into it.")
        if one.page:
            click.echo(f"  To check it in a browser: {one.page}")
        print_findings(one.event.findings)


def print_checks(checked: Iterable[Checked], *, healed: bool) -> None:
    """Print the result of holding summaries against their sources."""
    for one in checked:
        count = sum(len(quotation.segments) for quotation in one.event.summary.quotations)
        click.echo(f"{one.event.saved} against {one.event.source.name}")
        click.echo(f"  {count} passages in quotation marks stand in the source word for word")
        for old, new in one.healed:
            done = "set right in the file" if healed else "read so; --heal writes it into the file"
            click.echo(f"  moved from {old} to {new} ({done})")
        for fact in one.own:
            click.echo(f"  yours, not in the source: {fact}")
        print_findings(one.event.findings)


def print_findings(findings: Sequence[Finding]) -> None:
    """Print findings, the gravest first."""
    order = list(_COLOURS)
    for finding in sorted(findings, key=lambda finding: order.index(finding.level)):
        level = click.style(f"{finding.level:>7}", fg=_COLOURS[finding.level])
        where = f"{finding.where}: " if finding.where else ""
        click.echo(f"  {level}  {where}{finding.message}")
        if finding.hint:
            click.echo(f"           {finding.hint}")


def kits_as_data(kits: Iterable[Kit], failures: Iterable[MkmaterialsError]) -> dict[str, Any]:
    """Return the result of a build as plain data."""
    return {
        "kits": [
            {
                "source": str(kit.source),
                "summary": _path(kit.saved),
                "folder": str(kit.folder),
                "outputs": [
                    {
                        "path": str(output.path),
                        "state": output.state,
                        "edited": _path(output.edited),
                    }
                    for output in kit.outputs
                ],
                "slides": kit.slides,
                "minutes": kit.minutes,
                "exercises": kit.exercises,
                "findings": [finding.as_dict() for finding in kit.findings],
            }
            for kit in kits
        ],
        "errors": errors_as_data(failures),
    }


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
    dates = f"{event.starts} to {event.ends}" if event.ends else event.starts
    rows = {
        "Title": event.title.text,
        "Event": event.name and event.name.text,
        "Date": dates,
        "Place": event.place and event.place.text,
        "Hosts": "; ".join(host.text for host in event.hosts),
        "Participants": counted,
        "Groups": "; ".join(group.text for group in number.groups) if number else None,
    }
    names = {person.id: person for person in summary.people}
    lines = [f"{label + ':':<14}{value or 'not stated'}" for label, value in rows.items()]
    for quotation in summary.quotations:
        person = names.get(quotation.speaker or "")
        speaker = person.name if person else "speaker not stated"
        role = f" ({person.role})" if person and person.role else ""
        lines.append(f"{'Quotation:':<14}{speaker}{role}: {_start(quotation.segments[0].text)}")
    lines += [f"{f'{m.kind.capitalize()}:':<14}{m.text}" for m in summary.messages]
    lines += [f"{'Follow-up:':<14}{fact.text}" for fact in event.follow_up]
    lines += [f"{'Publication:':<14}{publication.title}" for publication in summary.publications]
    return lines


def _start(text: str) -> str:
    """Return the first words of a quotation, for a list: the whole stands in the summary."""
    words = text.split()
    return f"“{' '.join(words[:8])}{' …' if len(words) > 8 else ''}”"  # noqa: PLR2004 - a line's worth
