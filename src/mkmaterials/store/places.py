"""Setting places right in a summary on disk, and touching nothing else in it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final

from mkmaterials import files, yamlfiles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mkmaterials.model.summary import EventSummary

Moved = tuple[tuple[str | int, ...], str, str]
_PLACES: Final = {"at", "role_at", "dates_at"}


def moved_places(before: EventSummary, after: EventSummary) -> list[Moved]:
    """Return path, old and new value of each place that differs; lost places do not count."""
    old = dict(_places(before, ()))
    return [(path, old[path], new) for path, new in _places(after, ()) if old.get(path, new) != new]


def heal_places(path: Path, moved: Sequence[Moved]) -> None:
    """Write new places into a summary file; comments, order and layout stay as they are.

    Raises:
        OutputError: the file cannot be written.
    """
    data = path.read_bytes()
    lines = data.decode("utf-8-sig").splitlines(keepends=True)
    for place, old, new in moved:
        number = yamlfiles.line_of(data, place) - 1
        lines[number] = lines[number].replace(old, new, 1)
    files.write(path, "".join(lines).encode())


def _places(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _places(item, (*path, number))
    elif is_dataclass(value):
        for part in fields(value):
            item = getattr(value, part.name)
            if part.name in _PLACES and isinstance(item, str):
                yield (*path, part.name), item
            else:
                yield from _places(item, (*path, part.name))
