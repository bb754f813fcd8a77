"""From a source to its event summary: the reviewed one where there is one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkmaterials import files, yamlfiles
from mkmaterials.errors import ChoiceError, SourceError, SummaryError
from mkmaterials.findings import Finding
from mkmaterials.messages import _
from mkmaterials.readers import READERS, read
from mkmaterials.store import load_summary, summary_path

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkmaterials.model.release import Release
    from mkmaterials.model.summary import EventSummary

SEEDS = "seeds"
_LONGEST = 40_000  # characters; press releases have 2,000 to 8,000
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Event:
    """A source that has been read, and what it states.

    Attributes:
        source: the press release's file.
        release: its text.
        summary: what it states: reviewed by a person, or drafted just now.
        saved: the summary's file, or ``None`` if it was drafted just now.
        findings: what a person should look at.
    """

    source: Path
    release: Release
    summary: EventSummary
    saved: Path | None
    findings: list[Finding] = field(default_factory=list)


def find_sources(folder: Path) -> list[Path]:
    """Return the press releases in the ``seeds`` folder of a working folder, by name.

    Raises:
        SourceError: there is no such folder, or nothing to read in it.
    """
    seeds = folder / SEEDS
    sources = sorted(p for p in seeds.glob("*") if _is_source(p))
    if not sources:
        raise SourceError(
            _("there is no press release in the folder 'seeds'"),
            where=str(seeds),
            hint=_(
                "put one there ({suffixes}), or name a file: mkmaterials build FILE",
                suffixes=", ".join(READERS),
            ),
        )
    return sources


def _is_source(path: Path) -> bool:
    return (
        path.is_file()
        and path.suffix.lower() in READERS
        and not path.name.startswith(("~$", "."))  # Word's lock files and the like
        and not path.name.endswith(".check.html")
    )


def draft(source: Path) -> Event:
    """Read a source and draft its summary.

    Raises:
        SourceError: the source cannot be read.
    """
    from mkmaterials.extract import extract

    release, findings = read(source)
    findings += _too_long(source, release)
    summary, more = extract(release)
    return Event(source, release, summary, None, findings + located(source, more))


def located(source: Path, findings: Iterable[Finding]) -> list[Finding]:
    """Return findings on a release with the name of its file before their places."""
    return [replace(finding, where=_where(source, finding)) for finding in findings]


def reviewed_or_draft(source: Path) -> Event:
    """Read a source with the summary beside it, or draft one.

    Raises:
        SourceError: the source cannot be read, or states no date and nobody has looked at it.
        SummaryError: the summary beside it is malformed or misquotes the source.
        ChoiceError: the summary beside it is that of another source.
    """
    if not summary_path(source).exists():
        event = draft(source)
        _refuse_without_date(event)
        return event
    return with_summary(source)


def with_summary(source: Path) -> Event:
    """Read a source with the summary beside it.

    Raises:
        SourceError: the source cannot be read.
        SummaryError: the summary is missing, malformed, or misquotes the source.
        ChoiceError: the summary is that of another source.
    """
    from mkmaterials.verify import hold_against_source

    saved = summary_path(source)

    release, findings = read(source)
    findings += _too_long(source, release)
    summary = load_summary(saved)
    _refuse_if_from(summary.source.file, source)
    if summary.source.sha256 != release.sha256:
        findings.append(
            Finding(
                "summary.source-changed",
                "warning",
                _("{file} has changed since this summary was made", file=source.name),
                where=str(saved),
                hint=_(
                    "run '{command}' and compare the two.", command=f"mkmaterials extract {source}"
                ),
            )
        )
    held, more = hold_against_source(
        summary, release, str(saved), lambda keys: yamlfiles.line_of(saved.read_bytes(), keys)
    )
    return Event(source, release, held, saved, findings + more)


def refuse_foreign_summary(source: Path) -> None:
    """Refuse a source if the summary beside it was drawn from another one that is there as well.

    Raises:
        ChoiceError: it was, as with ``site.yaml`` of ``site.docx`` beside ``site.pdf``.
    """
    _refuse_if_from(drawn_from(summary_path(source)), source)


def drawn_from(saved: Path) -> str:
    """Return the name of the source that a summary names; "" if none can be read."""
    try:
        return load_summary(saved).source.file if saved.exists() else ""
    except SummaryError:
        return ""


def _refuse_if_from(other: str, source: Path) -> None:
    if other in {"", source.name} or not source.with_name(other).is_file():
        return
    raise ChoiceError(
        _(
            "the summary of {source} would be kept in {file}, which is the summary of {other}",
            source=source.name,
            file=summary_path(source).name,
            other=other,
        ),
        where=str(source),
        hint=_("rename this press release, so that each of the two has a summary of its own."),
    )


def fingerprint(event: Event) -> dict[str, str]:
    """Return the hashes of the files an event was read from, by name."""
    paths = [event.source, *([event.saved] if event.saved else [])]
    return {path.name: files.sha256(path.read_bytes()) for path in paths}


def _refuse_without_date(event: Event) -> None:
    """Refuse a draft whose source holds no date of any kind: it is hardly a press release.

    A date without its year, or a year alone, is enough: it is then printed as not stated.
    """
    codes = {finding.code for finding in event.findings}
    dated = "event.year-not-stated" in codes or any(map(_YEAR.search, event.release.paragraphs))
    if event.summary.event.starts is None and not dated:
        raise SourceError(
            _("there is no date in it, and nobody has looked at it yet"),
            where=str(event.source),
            hint=_(
                "run '{command}', enter the date in the summary that it writes (or leave it null: "
                "it is then printed as not stated), and build again.",
                command=f"mkmaterials extract {event.source}",
            ),
        )


def _too_long(source: Path, release: Release) -> list[Finding]:
    """Return a warning if a source is far too long for a press release."""
    letters = sum(map(len, release.paragraphs))
    if letters <= _LONGEST:
        return []
    return [
        Finding(
            "source.long",
            "warning",
            _(
                "this is far too long for a press release: it has {number} characters, and press "
                "releases have a few thousand",
                number=letters,
            ),
            where=source.name,
            hint=_("save the press release alone as a file, without what stands around it."),
        )
    ]


def _where(source: Path, finding: Finding) -> str:
    return f"{source.name}, {finding.where}" if finding.where else source.name
