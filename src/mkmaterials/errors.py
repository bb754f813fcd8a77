"""Exceptions: the work cannot go on. Each says what is wrong, where, and what to do."""

from __future__ import annotations

from typing import ClassVar, Final

from mkmaterials.messages import N_, _, placed


class MkmaterialsError(Exception):
    """Base of all errors that are meant for the person at the keyboard.

    Args:
        message: what is wrong, one sentence, with the value at fault.
        where: file, and page, slide, shape, paragraph or line within it.
        hint: what to do about it.
        code: stable dotted name for machines, as findings have it; may be empty.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, where: str = "", hint: str = "", code: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint
        self.code = code

    def __str__(self) -> str:
        lines = [placed(self.where, self.message)]
        if self.hint:
            lines.append("  " + _("What to do: {hint}", hint=self.hint))
        return "\n".join(lines)


def at_line(file: object, line: int) -> str:
    """Return a place in a file: "a.yaml, line 3"."""
    # Translators: a place in a file.
    return _("{file}, line {line}", file=file, line=line)


def reason_of(error: OSError) -> str:
    """Return why the system cannot read or write a file, in a few words."""
    return _(error.strerror) if error.strerror else str(error)


# What systems say most often, for the catalogues.
_REASONS: Final = (
    N_("No such file or directory"),
    N_("Permission denied"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("File name too long"),
    N_("No space left on device"),
    N_("Read-only file system"),
)


class ChoiceError(MkmaterialsError):
    """What was asked for is not there: an operation, a language, a duration, an exercise."""

    exit_code = 2


class SourceError(MkmaterialsError):
    """A press release cannot be read."""

    exit_code = 3


class SummaryError(MkmaterialsError):
    """An event summary (YAML) is malformed or disagrees with its source."""

    exit_code = 4


class TranslationError(MkmaterialsError):
    """A translator's file, or the translations beside a summary, cannot be used."""

    exit_code = 4


class TemplateError(MkmaterialsError):
    """A Word or PowerPoint template, a pack or an exercise file cannot be used."""

    exit_code = 5


class OutputError(MkmaterialsError):
    """A file cannot be written."""

    exit_code = 6


class VerificationError(MkmaterialsError):
    """A finished file does not agree with its source, so nothing was put in place."""

    exit_code = 7
