"""LibreOffice as a tool: Office files become PDFs and pictures. It is needed for nothing else.

Each run has a profile of its own, so that it neither disturbs nor waits for a LibreOffice that
somebody works in, and so that several may run at the same time. In it, macros are off and nothing
is fetched from outside a document: a template may come from a stranger.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkmaterials.errors import ChoiceError, OutputError, reason_of
from mkmaterials.messages import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PROGRAM_VARIABLE: Final = "MKMATERIALS_SOFFICE"
_NAMES: Final = ("soffice", "libreoffice")
_ELSEWHERE: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
)
_SECONDS: Final = 90  # that LibreOffice may take to start
_SECONDS_EACH: Final = 60  # and for each document
_SAID: Final = 300  # letters of what it says that are shown
_SCRIPTING: Final = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS: Final = (
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),  # very high
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),  # never
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
)


def find_libreoffice() -> str | None:
    """Return the path of LibreOffice's program, or ``None`` if there is none.

    ``MKMATERIALS_SOFFICE`` names one that is nowhere where it is looked for.
    """
    chosen = os.environ.get(PROGRAM_VARIABLE)
    if chosen is not None:
        return chosen if Path(chosen).is_file() else None
    found = (shutil.which(name) for name in _NAMES)
    there = (path for path in _ELSEWHERE if Path(path).is_file())
    return next(filter(None, found), None) or next(there, None)


def need_libreoffice(wish: str) -> str:
    """Return the path of LibreOffice's program.

    Args:
        wish: what it is needed for, as the beginning of a sentence.

    Raises:
        ChoiceError: it is not there.
    """
    program = find_libreoffice()
    if program is None:
        raise ChoiceError(
            _("{wish} needs LibreOffice, and it was not found", wish=wish),
            hint=_(
                "install LibreOffice (it is free), or set {variable} to the path of its program "
                "'soffice'.",
                variable=PROGRAM_VARIABLE,
            ),
        )
    return program


def environment() -> dict[str, str]:
    """Return the environment of programs that draw documents, without the messages' language."""
    return {name: value for name, value in os.environ.items() if name != "LANGUAGE"}


def converted(
    program: str, documents: Mapping[str, bytes], form: str, options: Mapping[str, bool | int]
) -> dict[str, bytes]:
    """Convert documents of one kind.

    Args:
        program: LibreOffice.
        documents: file name to content; all made by this tool.
        form: suffix and filter, such as ``pdf:writer_pdf_Export``.
        options: of the filter.

    Returns:
        The results by the names of the documents; all, or an error.

    Raises:
        OutputError: LibreOffice does not make one of them, or not in time.
    """
    written = {
        name: {"type": "boolean" if isinstance(value, bool) else "long", "value": _spelled(value)}
        for name, value in options.items()
    }
    with _folder() as folder:
        given, made = folder / "given", folder / "made"
        given.mkdir()
        _write_settings(folder / "profile")
        for name, data in documents.items():
            (given / name).write_bytes(data)
        said = _run(
            [
                program,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                *("--headless", "--norestore", "--nolockcheck", "--convert-to"),
                f"{form}:{json.dumps(written)}",
                *("--outdir", str(made), *(str(given / name) for name in documents)),
            ],
            _SECONDS + _SECONDS_EACH * len(documents),
        )
        suffix = form.partition(":")[0]
        return {name: _result(made, name, suffix, said) for name in documents}


def _write_settings(profile: Path) -> None:
    """Write the settings of a new profile, in the form in which LibreOffice keeps them."""
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>\n',
        encoding="utf-8",
    )


def _spelled(value: bool | int) -> str:  # noqa: FBT001 - a value, not a switch
    return str(value).lower()


def _result(folder: Path, name: str, suffix: str, said: str) -> bytes:
    path = folder / f"{name.rpartition('.')[0]}.{suffix}"
    data = path.read_bytes() if path.is_file() else b""
    if not data:
        message = _("LibreOffice made no {kind} of it", kind=suffix.upper())
        if said.strip():
            message = f"{message} ({said.strip()[-_SAID:]})"
        raise OutputError(
            message,
            where=name,
            hint=_(
                "open the document in LibreOffice and export it there; if that works, please "
                "report this."
            ),
        )
    return data


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="mkmaterials-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def _run(command: list[str], seconds: int) -> str:
    """Run LibreOffice and return what it says on standard error.

    Raises:
        OutputError: it cannot be started, or takes too long; nothing of it is left running.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 - a program that was looked for, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=environment(),
            start_new_session=True,  # it starts others, which must be ended with it
        )
    except OSError as error:
        raise OutputError(
            _("LibreOffice cannot be started ({reason})", reason=reason_of(error)),
            where=command[0],
            hint=_("check that LibreOffice can be opened by hand."),
        ) from error
    with process:
        try:
            return process.communicate(timeout=seconds)[1]
        except subprocess.TimeoutExpired as error:
            raise OutputError(
                ngettext(
                    "LibreOffice did not finish within {number} seconds",
                    "LibreOffice did not finish within {number} seconds",
                    seconds,
                ),
                where=command[0],
                hint=_("try again when the computer is less busy."),
            ) from error
        finally:
            _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    """End what is still running of LibreOffice."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
