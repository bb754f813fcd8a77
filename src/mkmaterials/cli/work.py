"""Running the app over several sources: one that fails does not stop the others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mkmaterials.app.build import DOCUMENTS, BuildOptions, Kit, Workshop, source_date
from mkmaterials.app.intake import take_in, without_twins
from mkmaterials.app.sources import find_sources
from mkmaterials.errors import MkmaterialsError
from mkmaterials.messages import _
from mkmaterials.plan.wishes import Override

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from mkmaterials.app.check import Checked
    from mkmaterials.app.extract import Extracted

S = TypeVar("S")
T = TypeVar("T")


def build_all(
    sources: Sequence[str],
    *,
    only: tuple[str, ...],
    prepared: dt.datetime | None,
    allow_private: bool,
    start: dt.datetime | None,
    **wanted: Any,
) -> tuple[list[Kit], list[MkmaterialsError]]:
    """Build a kit from each source; return the kits and what went wrong with the others.

    Raises:
        MkmaterialsError: nothing at all can be built: no source, pack, language or template.
    """
    folder = Path()
    chosen, failures = _taken_in(sources, folder, allow_private=allow_private)
    if not sources:
        chosen = find_sources(folder)
    chosen, twins = without_twins(chosen)
    failures += twins
    session = Override(
        start=start.hour * 60 + start.minute if start else None,
        **{name: wanted.pop(name) for name in ("minutes", "days", "group", "room")},
    )
    options = BuildOptions(
        only=tuple(name for name in DOCUMENTS if name in only) or tuple(DOCUMENTS),
        prepared=prepared.date() if prepared else source_date(),
        working_folder=folder,
        session=session,
        **wanted,
    )
    if not chosen:
        return [], failures
    # Translators: stands before a progress bar.
    kits, more = _each(chosen, Workshop(options).build, _("Building"))
    return kits, failures + more


def extract_all(
    sources: Sequence[str], *, overwrite: bool, page: bool, allow_private: bool
) -> tuple[list[Extracted], list[MkmaterialsError]]:
    """Extract each source; return the summaries and what went wrong with the others."""
    from mkmaterials.app.extract import extract_source

    files, failures = _taken_in(sources, Path(), allow_private=allow_private)
    found, more = _each(
        # Translators: stands before a progress bar.
        files,
        lambda source: extract_source(source, overwrite=overwrite, page=page),
        _("Reading"),
    )
    return found, failures + more


def check_all(
    summaries: Sequence[Path], *, heal: bool
) -> tuple[list[Checked], list[MkmaterialsError]]:
    """Check each summary against its source."""
    from mkmaterials.app.check import check_summary

    # Translators: stands before a progress bar.
    return _each(summaries, lambda path: check_summary(path, heal=heal), _("Checking"))


def _taken_in(
    sources: Sequence[str], folder: Path, *, allow_private: bool
) -> tuple[list[Path], list[MkmaterialsError]]:
    """Save addresses and standard input as files; return all files and what went wrong."""
    return _each(
        # Translators: stands before a progress bar.
        sources,
        lambda source: take_in(source, folder, allow_private=allow_private),
        _("Fetching"),
    )


def _each(
    sources: Sequence[S], work: Callable[[S], T], label: str
) -> tuple[list[T], list[MkmaterialsError]]:
    """Work on each source, with a progress bar on a terminal when there are several."""
    done: list[T] = []
    failures: list[MkmaterialsError] = []
    hidden = len(sources) < 2 or not sys.stderr.isatty()  # noqa: PLR2004 - "several"
    with click.progressbar(sources, label=label, file=sys.stderr, hidden=hidden) as bar:
        for source in bar:
            try:
                done.append(work(source))
            except MkmaterialsError as error:
                failures.append(error)
    return done, failures
