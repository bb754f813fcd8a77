"""Taking in what is no file yet: a web address or standard input becomes a file in ``seeds``.

From then on it is a source like any other: its summary lies beside it, and what was fetched
once can be held against it for ever, whatever becomes of the page.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkmaterials import files
from mkmaterials.app.sources import SEEDS
from mkmaterials.errors import ChoiceError, SourceError
from mkmaterials.messages import _, listed
from mkmaterials.readers import read_data

if TYPE_CHECKING:
    from collections.abc import Sequence

_SUFFIXES: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_LONGEST_NAME: Final = 60


def take_in(source: str, working_folder: Path, *, allow_private: bool = False) -> Path:
    """Return the file of a source; an address or ``-`` is saved as a file first.

    Args:
        source: a path, an http(s) address, or ``-`` for standard input.
        working_folder: the folder that holds ``seeds``.
        allow_private: allow addresses of the own computer and network.

    Raises:
        SourceError: the address cannot be fetched, or there is no press release there.
        OutputError: the file cannot be written.
    """
    if source != "-" and not source.lower().startswith(("http://", "https://")):
        return Path(source)
    from mkmaterials.readers.address import MOST_BYTES, fetch

    if source == "-":
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise SourceError(
                _("there is too much of it to be a press release"), where=_("standard input")
            )
        return _save(_("standard input"), _kind(data), data, working_folder)
    __, media_type, data = fetch(source, allow_private=allow_private)
    suffix = _SUFFIXES.get(media_type)
    if suffix is None:
        raise SourceError(
            _("pages of the kind {kind!r} are not read", kind=media_type),
            where=source,
            hint=_("copy the text into a plain text file."),
        )
    if suffix == ".html":
        data = _with_address(data, source)
    return _save(source, suffix, data, working_folder)


def slug(name: str) -> str:
    """Return a file name made of letters, digits and hyphens; other scripts stay."""
    plain = unicodedata.normalize("NFC", name)
    return re.sub(r"[^\w]+|_+", "-", plain).strip("-").lower() or "event"


def without_twins(sources: Sequence[Path]) -> tuple[list[Path], list[ChoiceError]]:
    """Return the sources whose kits have a folder each, and an error for those that share one."""
    by_folder: dict[str, list[Path]] = {}
    for source in dict.fromkeys(sources):
        by_folder.setdefault(slug(source.stem), []).append(source)
    alone = [source for group in by_folder.values() if len(group) == 1 for source in group]
    errors = [_twins(folder, group) for folder, group in by_folder.items() if len(group) > 1]
    return alone, errors


def _twins(folder: str, sources: Sequence[Path]) -> ChoiceError:
    return ChoiceError(
        _(
            "{sources} would be built into one folder, {folder!r}, so none of them was built",
            sources=listed(map(str, sources)),
            folder=folder,
        ),
        hint=_("rename one of them, or build them into two --output folders."),
    )


def _save(name: str, suffix: str, data: bytes, working_folder: Path) -> Path:
    release, __ = read_data(name, suffix, data)
    stem = slug(release.title)[:_LONGEST_NAME].rstrip("-")
    path = working_folder / SEEDS / f"{stem}{suffix}"
    number = 2
    while path.exists() and path.read_bytes() != data:
        path = path.with_name(f"{stem}-{number}{suffix}")
        number += 1
    if not path.exists():
        files.write(path, data)
    return path


def _kind(data: bytes) -> str:
    """Tell the kind of file by its first bytes."""
    start = data[:512].lstrip().lower()
    if start.startswith(b"%pdf"):
        return ".pdf"
    if data.startswith(b"PK\x03\x04"):
        return ".docx"
    if start.startswith((b"<!doctype html", b"<html")):
        return ".html"
    return ".txt"


def _with_address(data: bytes, address: str) -> bytes:
    """Keep the address in the saved page, as browsers do when they save one."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data  # UTF-16: plain bytes at its end would damage it
    return data + f"\n<!-- saved from url={address.replace('--', '%2D%2D')} -->\n".encode()
