"""Running the app over several sources: one that fails does not stop the others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mkmaterials.app.build import DOCUMENTS, BuildOptions, Kit, Workshop, refuse_twins, source_date
from mkmaterials.app.sources import find_sources
from mkmaterials.errors import MkmaterialsError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from mkmaterials.app.extract import Extracted

T = TypeVar("T")


def build_all(
    sources: Sequence[Path],
    *,
    only: tuple[str, ...],
    prepared: dt.datetime | None,
    **wanted: Any,
) -> tuple[list[Kit], list[MkmaterialsError]]:
    """Build a kit from each source; return the kits and what went wrong with the others.

    Raises:
        MkmaterialsError: nothing at all can be built: no source, pack, language or template.
    """
    folder = Path()
    chosen = list(sources) or find_sources(folder)
    refuse_twins(chosen)
    options = BuildOptions(
        only=tuple(name for name in DOCUMENTS if name in only) or tuple(DOCUMENTS),
        prepared=prepared.date() if prepared else source_date(),
        working_folder=folder,
        **wanted,
    )
    return _each(chosen, Workshop(options).build, "Building")


def extract_all(
    sources: Sequence[Path], *, overwrite: bool
) -> tuple[list[Extracted], list[MkmaterialsError]]:
    """Extract each source; return the summaries and what went wrong with the others."""
    from mkmaterials.app.extract import extract_source

    return _each(sources, lambda source: extract_source(source, overwrite=overwrite), "Reading")


def _each(
    sources: Sequence[Path], work: Callable[[Path], T], label: str
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
