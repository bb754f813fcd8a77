"""Setting places right in a summary on disk, and touching nothing else in it."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final

from mkmaterials import files, yamlfiles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mkmaterials.model.summary import EventSummary

Moved = tuple[tuple[str | int, ...], str, str]
_PLACES: Final = {"at", "role_at", "dates_at", "affiliation_at", "women_at", "men_at"}
_BESIDE: Final = {"at": ("text", "name", "title", "count"), "dates_at": ("ends", "starts")}


def moved_places(before: EventSummary, after: EventSummary) -> list[Moved]:
    """Return path, old and new value of each place that differs; an old one may be empty.

    Places that were lost do not count, nor does one that is another paragraph as a whole: which
    of several passages there or elsewhere is meant is not certain.
    """
    old = dict(_places(before, ()))
    return [
        (path, old.get(path, ""), new)
        for path, new in _places(after, ())
        if ":" in new and old.get(path) != new
    ]


def heal_places(path: Path, moved: Sequence[Moved]) -> None:
    """Write new places into a summary file; comments, order and layout stay as they are.

    Raises:
        OutputError: the file cannot be written.
    """
    data = path.read_bytes()
    lines = data.decode("utf-8-sig").splitlines(keepends=True)
    positions = yamlfiles.Positions(data)
    added: list[tuple[int, int, str]] = []
    for place, old, new in moved:
        found = positions.key(place)
        if found and old:
            line, column = found
            lines[line] = lines[line][:column] + lines[line][column:].replace(old, new, 1)
        elif found:  # at: null
            line, column = found
            key = rf"^({re.escape(str(place[-1]))}\s*:)[ \t]*(?:null|Null|NULL|~)?"
            lines[line] = lines[line][:column] + re.sub(
                key, rf"\1 {new}", lines[line][column:], count=1
            )
        else:
            added.append(_added(lines, positions, place, new))
    for line, column, text in sorted(added, reverse=True):
        if column:  # in curly brackets
            lines[line] = lines[line][:column] + text + lines[line][column:]
        else:
            lines.insert(line, text)
    files.write(path, "".join(lines).encode())


def _added(
    lines: list[str], positions: yamlfiles.Positions, place: tuple[str | int, ...], new: str
) -> tuple[int, int, str]:
    """Return where a key for a place is to be added, and what: a line, or in curly brackets.

    A line goes below the text that it belongs to, which may itself take several lines.
    """
    key = str(place[-1])
    if bracket := positions.bracket(place):
        return bracket[0], bracket[1] + 1, f"{key}: {new}, "
    line, column = next(
        found
        for name in _BESIDE.get(key, (key.removesuffix("_at"),))
        if (found := positions.key((*place[:-1], name)))
    )
    ending = "\r\n" if lines[line].endswith("\r\n") else "\n"
    if not lines[-1].endswith("\n"):
        lines[-1] += ending
    after = line + 1
    while after < len(lines) and _indent(lines[after]) > column:
        after += 1
    return after, 0, f"{' ' * column}{key}: {new}{ending}"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) if line.strip() else 0


def _places(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _places(item, (*path, number))
    elif is_dataclass(value):
        for part in fields(value):
            item = getattr(value, part.name)
            if part.name in _PLACES and isinstance(item, str):
                yield (*path, part.name), item
            elif part.name in _PLACES and isinstance(item, list):  # passages that show a theme
                yield from (((*path, part.name, number), at) for number, at in enumerate(item))
            else:
                yield from _places(item, (*path, part.name))
