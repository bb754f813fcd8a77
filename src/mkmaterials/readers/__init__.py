"""Readers: a file becomes a `Release`. Which suffix is read by what stands in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.errors import SourceError
from mkmaterials.readers.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkmaterials.findings import Finding
    from mkmaterials.model.release import Release

READERS: Final[dict[str, Callable[[str, bytes], tuple[Release, list[Finding]]]]] = {
    ".txt": read_text,
}


def read(path: Path) -> tuple[Release, list[Finding]]:
    """Read a press release.

    Args:
        path: the file; its suffix decides how it is read.

    Raises:
        SourceError: the file is missing, is a folder, cannot be read, is of a kind that
            is not read, or holds no press release.
    """
    if path.is_dir():
        raise SourceError(
            "this is a folder, not a press release",
            where=str(path),
            hint="name the files in it, for example: mkmaterials build FOLDER/*.txt",
        )
    reader = READERS.get(path.suffix.lower())
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(
            "there is no such file", where=str(path), hint="check the spelling and the folder."
        ) from error
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror})", where=str(path)) from error
    if reader is None:
        raise SourceError(
            f"files ending in {path.suffix or 'nothing'!r} are not read",
            where=str(path),
            hint=f"save the press release as plain text ({', '.join(READERS)}).",
        )
    return reader(path.name, data)
