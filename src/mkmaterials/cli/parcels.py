"""The commands that compare, send, take in, draw and mend packs."""

from __future__ import annotations

from pathlib import Path

import click

from mkmaterials.cli.speaking import Command
from mkmaterials.messages import _, ngettext


@click.command(cls=Command)
@click.argument("name", metavar="NAME")
def diff(name: str) -> None:
    """Say what a pack changes against the pack that it extends, Office files included."""
    from mkmaterials.app.differences import differences

    changes = differences(name, Path())
    for change in changes:
        against = "  " + _("(against {pack})", pack=change.base) if change.base else ""
        click.secho(f"{change.name}{against}", bold=True)
        for line in change.lines or [_("no difference")]:
            click.echo(f"  {line}")
    if not changes:
        click.echo(_("It extends no other pack."))


@click.command(cls=Command, name="export")
@click.argument("name", metavar="NAME")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The file to write; otherwise NAME.zip in this folder.",
)
def export_(name: str, output: Path | None) -> None:
    """Write a pack into one file, to send to a colleague.

    The packs of your own that it extends go with it. The same pack gives the same file.
    """
    from mkmaterials.app.parcel import export_pack

    path = export_pack(name, Path(), output)
    command = f"mkmaterials templates import {path.name}"
    click.echo(f"{path}\n  " + _("Your colleague runs: {command}", command=command))


@click.command(cls=Command, name="import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--as", "called", metavar="NAME", help="Install it under another name.")
def import_(file: Path, called: str | None) -> None:
    """Install a pack that a colleague has sent, once it has been checked.

    It is checked as a stranger's file: sizes, names, macros and remote parts, its settings,
    every tag and every picture. If anything is an error, nothing is installed. A pack that is
    there is never overwritten.
    """
    from mkmaterials.app.parcel import import_pack
    from mkmaterials.cli.report import print_findings

    imported = import_pack(file, Path(), called)
    for folder in imported.folders:
        command = f"mkmaterials templates preview {folder.name}"
        click.echo(f"{folder}\n  " + _("To see it: {command}", command=command))
    if not imported.folders:
        click.echo(_("It is there already, and the same."))
    print_findings(imported.findings)


@click.command(cls=Command)
@click.argument("name", metavar="NAME")
@click.option(
    "--source",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Press release to fill it with; otherwise the first in 'seeds', or a typical one.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder in which 'previews' is made.",
)
@click.option("--black-and-white", "grey", is_flag=True, help="As an office printer prints it.")
def preview(name: str, source: Path | None, output: Path, *, grey: bool) -> None:
    """Draw every page and slide of a pack, and all of them on one sheet (sheet.png).

    LibreOffice draws them, so lines may break a little differently in Word and PowerPoint.
    """
    from mkmaterials.app.preview import preview_pack
    from mkmaterials.cli.report import print_findings

    made = preview_pack(name, Path(), source=source, output=output, grey=grey)
    beside = ngettext(
        "{number} page or slide is beside it",
        "{number} pages and slides are beside it",
        len(made.pages),
    )
    click.echo(f"{made.sheet}\n  {beside}")
    print_findings(made.findings)


@click.command(cls=Command)
@click.argument("name", metavar="NAME")
def upgrade(name: str) -> None:
    """Mend a pack that was made for an older version: copies beside the files, never over them.

    The copies are called, for example, deck.new.pptx. Look at them, then rename them.
    """
    from mkmaterials.app.upgrade import upgrade_pack

    mended = upgrade_pack(name, Path())
    for each in mended:
        click.echo(f"{each.copy}  " + _("(the file itself stays as it is)"))
        for line in each.lines:
            click.echo(f"  {line}")
    if mended:
        click.echo(_("Look at the copies; if they are right, put them in the place of the files."))
    else:
        click.echo(_("It is up to date."))
