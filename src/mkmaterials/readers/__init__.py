"""Readers: a file becomes a `Release`. Which suffix is read by what stands in one table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from mkmaterials.errors import SourceError, reason_of
from mkmaterials.findings import Finding
from mkmaterials.messages import _
from mkmaterials.model.release import Release

if TYPE_CHECKING:
    from pathlib import Path

Read = Callable[[str, bytes], tuple[Release, list[Finding]]]


def _text(name: str, data: bytes) -> tuple[Release, list[Finding]]:
    from mkmaterials.readers.text import read_text

    return read_text(name, data)


def _markdown(name: str, data: bytes) -> tuple[Release, list[Finding]]:
    from mkmaterials.readers.markdown import read_markdown

    return read_markdown(name, data)


def _web_page(name: str, data: bytes) -> tuple[Release, list[Finding]]:
    from mkmaterials.readers.web_page import read_web_page

    return read_web_page(name, data)


def _word_file(name: str, data: bytes) -> tuple[Release, list[Finding]]:
    from mkmaterials.readers.word_file import read_word_file

    return read_word_file(name, data)


def _pdf_file(name: str, data: bytes) -> tuple[Release, list[Finding]]:
    from mkmaterials.readers.pdf_file import read_pdf_file

    return read_pdf_file(name, data)


READERS: Final[dict[str, Read]] = {
    ".txt": _text,
    ".md": _markdown,
    ".html": _web_page,
    ".htm": _web_page,
    ".docx": _word_file,
    ".pdf": _pdf_file,
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
            _("this is a folder, not a press release"),
            where=str(path),
            hint=_("name the files in it, for example: mkmaterials build FOLDER/*.txt"),
        )
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(
            _("there is no such file"),
            where=str(path),
            hint=_("check the spelling and the folder."),
        ) from error
    except OSError as error:
        message = _("cannot be read ({reason})", reason=reason_of(error))
        raise SourceError(message, where=str(path)) from error
    return read_data(path.name, path.suffix.lower(), data, where=str(path))


def read_data(
    name: str, suffix: str, data: bytes, *, where: str = ""
) -> tuple[Release, list[Finding]]:
    """Read a press release from bytes.

    Args:
        name: file name or address.
        suffix: kind of file, such as ``.txt``.
        data: the bytes.
        where: path, for messages; the name if empty.

    Raises:
        SourceError: it is of a kind that is not read, or holds no press release.
    """
    reader = READERS.get(suffix)
    if reader is None:
        raise SourceError(
            # Translators: {suffix!r} is the end of a file's name, such as '.odt'.
            _("files ending in {suffix!r} are not read", suffix=suffix)
            if suffix
            else _("the file's name has no ending such as .txt, so its kind is not known"),
            where=where or name,
            hint=_("save the press release as one of: {kinds}.", kinds=", ".join(READERS)),
        )
    return reader(name, data)
