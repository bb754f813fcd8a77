"""Bringing a pack of an earlier version up to date: mended copies beside the files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mkmaterials import files
from mkmaterials.app.build import TEMPLATES
from mkmaterials.app.new_pack import own_folder
from mkmaterials.errors import ChoiceError
from mkmaterials.messages import _
from mkmaterials.office.texts import is_text
from mkmaterials.overlays import SETTINGS, resolve, template_roots
from mkmaterials.overlays.settings import FORMAT

if TYPE_CHECKING:
    from pathlib import Path

_FORMAT_LINE: Final = re.compile(r"^format:.*$", re.MULTILINE)


class Mended(NamedTuple):
    """A file with a mended copy beside it, and what was changed in it, a line each."""

    path: Path
    copy: Path
    lines: list[str]


def upgrade_pack(key: str, folder: Path) -> list[Mended]:
    """Write mended copies of the files of a pack that an earlier version wrote.

    The files themselves stay as they are.

    Returns:
        The files that have a mended copy; none if all is up to date.

    Raises:
        ChoiceError: there is no such pack in the workspace.
        TemplateError: the pack cannot be read.
        OutputError: a copy cannot be written.
    """
    pack = resolve(key, template_roots(folder))
    own = own_folder(key, folder)
    if own.resolve() != pack.folders[0].resolve():
        raise ChoiceError(
            _("{pack!r} is a pack that came with mkmaterials, and is up to date", pack=key),
            hint=_(
                "give the name of a pack of your own: '{command}'.",
                command="mkmaterials templates list",
            ),
        )
    found = [_settings(own / SETTINGS, pack.settings[0].format)]
    there = (own / name for name in TEMPLATES.values() if (own / name).is_file())
    found += [_template(path) for path in there if not is_text(path.name)]
    return [mended for mended in found if mended]


def _settings(path: Path, number: int) -> Mended | None:
    if number >= FORMAT:
        return None
    text = path.read_text(encoding="utf-8-sig")
    line = f"format: {FORMAT}"
    mended = (
        _FORMAT_LINE.sub(line, text, count=1)
        if _FORMAT_LINE.search(text)
        else _before_first_key(text, line)
    )
    return Mended(
        path, _beside(path, mended.encode()), [_("format {old} → {new}", old=number, new=FORMAT)]
    )


def _before_first_key(text: str, line: str) -> str:
    first = re.search(r"^\w", text, re.MULTILINE)
    start = first.start() if first else len(text)
    return f"{text[:start]}{line}\n{text[start:]}"


def _template(path: Path) -> Mended | None:
    from mkmaterials.office.renamed import rename

    data, found = rename(path.read_bytes(), str(path))
    if not found:
        return None
    lines = [f"{each.place}: {each.old} → {each.new}" for each in found]
    return Mended(path, _beside(path, data), list(dict.fromkeys(lines)))


def _beside(path: Path, data: bytes) -> Path:
    """Write a copy beside a file, never over another one."""
    number = 1
    while True:
        mark = "new" if number == 1 else f"new-{number}"
        copy = path.with_name(f"{path.stem}.{mark}{path.suffix}")
        if not copy.exists() or copy.read_bytes() == data:
            files.write(copy, data)
            return copy
        number += 1
