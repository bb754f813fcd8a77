"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

FORMAT: Final = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to report: for people, or as JSON for programs.",
)
OPERATION: Final = click.option(
    "--field-operation",
    "operation",
    default="base",
    show_default=True,
    metavar="PACK",
    help="Whose templates, name and contacts to use, for example mission-to-moldova.",
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
