"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

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
