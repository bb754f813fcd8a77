"""Reading the bank: folders of exercise files, the later ones overriding the earlier."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, astuple
from typing import TYPE_CHECKING, Final, NamedTuple

from mkmaterials import files
from mkmaterials.activities.activity import from_plain
from mkmaterials.errors import TemplateError, at_line, reason_of
from mkmaterials.findings import Finding
from mkmaterials.messages import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from mkmaterials.activities.activity import Activity
    from mkmaterials.activities.markdown import Page

_FORMAT: Final = "2"  # raise it when the same files would be read into something else
_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SKIPPED: Final = "readme"


class _File(NamedTuple):
    path: Path
    data: bytes


class _Problem(NamedTuple):
    path: Path
    line: int  # from 1; 0: the whole file
    message: str
    hint: str


def load_activities(folders: Sequence[Path]) -> tuple[Activity, ...]:
    """Read the exercise bank.

    Args:
        folders: folders of ``*.md`` files, one activity each; a file of a later folder
            replaces its namesake of an earlier one, or takes it out with ``hide: true``.

    Returns:
        The activities, by id.

    Raises:
        TemplateError: files cannot be read or hold mistakes; it lists every one of them
            with file, line and what to do.
    """
    found, problems = _read(folders)
    if problems:
        raise _error([*problems, *_parse(found)[1]])
    digest = files.sha256(
        "\n".join(f"{file.path.name} {files.sha256(file.data)}" for file in found).encode()
    )
    plain = files.cached(f"activities-{_FORMAT}-{digest}.json", lambda: _as_json(found))
    return tuple(from_plain(values) for values in json.loads(plain))


def exercise_files(folder: Path) -> list[Path]:
    """Return the exercise files of a folder, by name; the README is none.

    Raises:
        OSError: it is no folder, or it cannot be read.
    """
    return sorted(path for path in folder.iterdir() if _is_exercise(path))


class FileCheck(NamedTuple):
    """What the check of one exercise file brought to light.

    Attributes:
        hides: it takes the activity of its name out of the bank.
        findings: mistakes first, then what would jar; empty if nothing.
    """

    hides: bool
    findings: list[Finding]


def check_files(paths: Iterable[Path], known: Collection[str] = ()) -> dict[Path, FileCheck]:
    """Check exercise files, each by itself.

    Args:
        paths: the files.
        known: ids of the activities that there are besides, which a file may hide.

    Returns:
        What was found in each; nothing is raised, not for a file that cannot be read.
    """
    return {path: _check_file(path, known) for path in paths}


def _check_file(path: Path, known: Collection[str]) -> FileCheck:
    from mkmaterials.activities.advice import advice
    from mkmaterials.activities.check import is_hidden

    try:
        page, __ = _check(_File(path, path.read_bytes()), known)
    except OSError as error:
        return FileCheck(hides=False, findings=[_finding(_unreadable(path, error))])
    mistakes = [_finding(_Problem(path, *astuple(one))) for one in page.mistakes]
    return FileCheck(hides=is_hidden(page), findings=[*mistakes, *advice(page, str(path))])


def _finding(problem: _Problem) -> Finding:
    return Finding("exercise.mistake", "error", problem.message, _where(problem), problem.hint)


def _read(folders: Sequence[Path]) -> tuple[list[_File], list[_Problem]]:
    found: list[_File] = []
    problems: list[_Problem] = []
    for folder in folders:
        try:
            paths = exercise_files(folder)
        except OSError as error:
            problems.append(_unreadable(folder, error))
            continue
        for path in paths:
            try:
                found.append(_File(path, path.read_bytes()))
            except OSError as error:
                problems.append(_unreadable(path, error))
    return found, problems


def _is_exercise(path: Path) -> bool:
    hidden = path.name.startswith((".", "~"))  # of the system, or of an editor that has it open
    return path.suffix.lower() == ".md" and path.stem.lower() != _SKIPPED and not hidden


def _unreadable(path: Path, error: OSError) -> _Problem:
    message = _("cannot be read ({reason})", reason=reason_of(error))
    return _Problem(path, 0, message, _("check that it is there and that you may read it."))


def _as_json(found: Sequence[_File]) -> bytes:
    activities, problems = _parse(found)
    if problems:
        raise _error(problems)
    return json.dumps([asdict(one) for one in activities], ensure_ascii=False).encode()


def _parse(found: Sequence[_File]) -> tuple[list[Activity], list[_Problem]]:
    """Return the activities by id, and what is wrong in the files."""
    bank: dict[str, Activity | None] = {}
    problems: list[_Problem] = []
    for file in found:
        page, bank[file.path.stem] = _check(file, bank)
        problems += [_Problem(file.path, *astuple(mistake)) for mistake in page.mistakes]
    return [activity for __, activity in sorted(bank.items()) if activity], problems


def _check(file: _File, known: Collection[str]) -> tuple[Page, Activity | None]:
    """Return a file taken apart, its mistakes noted, and its activity if it has one."""
    from mkmaterials.activities.check import check_page, is_hidden
    from mkmaterials.activities.markdown import read_page

    page = read_page(file.data)
    hidden = is_hidden(page)
    activity = None if hidden else check_page(page, file.path.stem)
    _check_name(page, file.path, hides_nothing=hidden and file.path.stem not in known)
    return page, activity


def _check_name(page: Page, path: Path, *, hides_nothing: bool) -> None:
    if not _NAME.fullmatch(path.stem):
        page.wrong(
            1,
            _("the file name {name!r} cannot be used", name=path.name),
            _("use small letters a to z, digits and hyphens, such as barrier-cards.md."),
        )
    elif hides_nothing:
        page.wrong(
            page.front_lines.get("hide", 1),
            _("there is no {name!r} to hide", name=path.stem),
            _("give this file the name of the one that it is to hide."),
        )


def _error(problems: Sequence[_Problem]) -> TemplateError:
    if len(problems) == 1:
        problem = problems[0]
        return TemplateError(problem.message, where=_where(problem), hint=problem.hint)
    lines = [
        f"  {_where(problem)}: {problem.message}\n    " + _("What to do: {hint}", hint=problem.hint)
        for problem in problems
    ]
    message = ngettext(
        "there is {number} mistake in exercises:",
        "there are {number} mistakes in exercises:",
        len(problems),
    )
    return TemplateError("\n".join([message, *lines]))


def _where(problem: _Problem) -> str:
    return at_line(problem.path, problem.line) if problem.line else str(problem.path)
