"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from mkmaterials.messages import N_, _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable


class _Moment(click.DateTime):
    """A time or date that is typed in one way; what is typed otherwise is refused in words.

    Args:
        form: how it is typed, as `strptime` has it.
        wrong: what to say of a wrong value, with the place ``{value}``.
    """

    def __init__(self, form: str, wrong: str) -> None:
        super().__init__([form])
        self._wrong = wrong

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.datetime:
        """Return the value.

        Raises:
            BadParameter: it is none.
        """
        try:
            found: dt.datetime = super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(_(self._wrong, value=repr(value)), param, ctx)
        return found


TIME_OF_DAY: Final = _Moment(
    "%H:%M", N_("{value} is no time of day: write hours and minutes, such as 09:30.")
)
DAY: Final = _Moment(
    "%Y-%m-%d", N_("{value} is no date: write year, month and day, such as 2024-10-30.")
)
F = TypeVar("F", bound="Callable[..., Any] | click.Command")


def report_option(flag: str) -> Callable[[F], F]:
    """Return the option that chooses how to report, called `flag`."""
    return click.option(
        flag,
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="How to report: for people, or as JSON for programs.",
    )


FORMAT: Final = report_option("--format")


def pack_option(what: str) -> Callable[[F], F]:
    """Return the option that chooses a pack; `what` it is chosen for is its help."""
    return click.option(
        "--field-operation",
        "operation",
        default="base",
        show_default=True,
        metavar="PACK",
        help=what,
    )


OPERATION: Final = pack_option(
    "Whose templates, name and contacts to use, for example mission-to-moldova."
)
LANGUAGE: Final = click.option(
    "--language",
    metavar="CODE",
    help="Language of the documents, for example ru or sr-Latn.  [default: the pack's first, if "
    "all texts are there in it; else English]",
)
OUTPUT: Final = click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder for the kits.",
)
OVERWRITE: Final = click.option(
    "--overwrite", is_flag=True, help="Write over documents that you have edited. They are lost."
)
