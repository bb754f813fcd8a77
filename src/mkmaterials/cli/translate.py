"""The commands about the event's own text: 'translate export' and 'translate import'."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkmaterials.cli.options import FORMAT, report_option
from mkmaterials.cli.speaking import Group, print_error
from mkmaterials.messages import _, ngettext

if TYPE_CHECKING:
    from mkmaterials.app.translate_export import Exported
    from mkmaterials.app.translate_import import Imported
    from mkmaterials.errors import MkmaterialsError

_NOT_TAKEN = 4  # as for a translation that cannot be used


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
def translate() -> None:
    """Have the event's own text translated: by a person, never by machine."""


@translate.command("export")
@click.argument("summary", type=click.Path(path_type=Path), metavar="SUMMARY")
@click.option(
    "--to",
    "language",
    required=True,
    metavar="CODE",
    help="Language to translate into, for example ru.",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(["po", "xliff", "both"]),
    default="both",
    show_default=True,
    help="Which file to write: PO, XLIFF 2.1, or both. The translator needs one of them.",
)
@click.option(
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    help="Folder for the files.  [default: beside the summary]",
)
@report_option("--report")
def export(summary: Path, language: str, formats: str, folder: Path | None, form: str) -> None:
    """Write the texts of a SUMMARY as a file for a translator.

    SUMMARY is the .yaml file, or the press release beside it. The files (PO and XLIFF) open in
    programs such as Poedit, Virtaal or OmegaT. Each text has notes that say what it is and where
    it stands; what is translated already is in the file. A file in which somebody has worked is
    never overwritten.
    """
    from mkmaterials.app.translate_export import FORMATS, export_summary

    chosen = tuple(FORMATS) if formats == "both" else (formats,)
    exported = export_summary(summary, language, formats=chosen, folder=folder)
    if form == "json":
        _print_json(_exported_as_data(exported))
    else:
        _print_exported(exported)


@translate.command("import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option(
    "--summary",
    type=click.Path(path_type=Path),
    help="The summary to which the texts belong.  [default: the one that the file names, beside "
    "it, in 'seeds' or here]",
)
@click.option("--translator", default="", metavar="NAME", help="Who translated it, for printing.")
@click.option(
    "--accept",
    multiple=True,
    metavar="ID",
    help="Take this text although its numbers differ, or nothing in it is translated; may be given "
    "several times.",
)
@click.option(
    "--overwrite",
    is_flag=True,
    help="Take translations in place of other ones that you have. Those are lost.",
)
@FORMAT
def import_(files: tuple[Path, ...], form: str, **wanted: Any) -> None:
    """Take what a translator wrote in a FILE (PO or XLIFF 2).

    The translations are kept beside the summary, as EVENT.LANGUAGE.yaml, each with the words it
    was made from; 'mkmaterials build --language' prints them. Not taken are texts that are empty
    or marked as needing work, that belong to no text of the summary, that are the original again,
    or whose numbers or placeholders differ from it. Translations that you have already are left,
    unless you say otherwise.
    """
    from mkmaterials.app.translate_import import ImportOptions, import_file
    from mkmaterials.errors import MkmaterialsError

    options = ImportOptions(**wanted)
    done: list[Imported] = []
    failures: list[MkmaterialsError] = []
    for file in files:
        try:
            done.append(import_file(file, replace(options)))
        except MkmaterialsError as error:
            failures.append(error)
    if form == "json":
        _print_json(_imported_as_data(done, failures))
    else:
        _print_imported(done, failures)
    refused = any(finding.level == "error" for one in done for finding in one.findings)
    if failures or refused:
        sys.exit(failures[0].exit_code if failures else _NOT_TAKEN)


def _print_exported(exported: Exported) -> None:
    from mkmaterials.cli.report import print_findings

    total = exported.done + exported.stale + exported.empty
    click.echo(
        ngettext(
            "{source}: {number} texts to be translated into {language}",
            "{source}: {number} texts to be translated into {language}",
            total,
            source=exported.source.name,
            language=exported.language,
        )
    )
    for path in exported.paths:
        click.echo(f"  {path}")
    for wanted, written in exported.kept.items():
        said = _(
            "Somebody has worked in {file}: it was left, {new} is new.",
            file=wanted.name,
            new=written.name,
        )
        click.echo(f"  {said}")
    said = _(
        "{empty} without a translation, {done} with one", empty=exported.empty, done=exported.done
    )
    click.echo(f"  {said}")
    if exported.names:
        said = ngettext(
            "and {number} name of a person, to be spelled in the letters of that language",
            "and {number} names of people, to be spelled in the letters of that language",
            exported.names,
        )
        click.echo(f"  {said}")
    if exported.stale:
        said = ngettext(
            "{number} whose words have changed since they were translated",
            "{number} whose words have changed since they were translated",
            exported.stale,
        )
        click.echo(f"  {said}")
    print_findings(exported.findings)


def _print_imported(done: list[Imported], failures: list[MkmaterialsError]) -> None:
    from mkmaterials.cli.report import print_findings

    for one in done:
        click.echo(
            ngettext(
                "{file}: translations into {language}: {number} taken",
                "{file}: translations into {language}: {number} taken",
                one.taken,
                file=one.file,
                language=one.language,
            )
        )
        if one.names:
            said = ngettext(
                "and {number} name of a person", "and {number} names of people", one.names
            )
            click.echo(f"  {said}")
        if one.replaced:
            said = ngettext(
                "{number} of them in place of other ones",
                "{number} of them in place of other ones",
                one.replaced,
            )
            click.echo(f"  {said}")
        if one.same:
            said = ngettext("{number} were there already", "{number} were there already", one.same)
            click.echo(f"  {said}")
        if one.taken or one.names:
            click.echo("  " + _("kept in {file}", file=one.path))
        print_findings(one.findings)
    for error in failures:
        print_error(error)


def _exported_as_data(exported: Exported) -> dict[str, Any]:
    return {
        "source": str(exported.source),
        "language": exported.language,
        "paths": [str(path) for path in exported.paths],
        "kept": [str(path) for path in exported.kept],
        "done": exported.done,
        "stale": exported.stale,
        "empty": exported.empty,
        "names": exported.names,
        "findings": [finding.as_dict() for finding in exported.findings],
    }


def _imported_as_data(done: list[Imported], failures: list[MkmaterialsError]) -> dict[str, Any]:
    from mkmaterials.cli.report import errors_as_data

    return {
        "files": [
            {
                "file": str(one.file),
                "path": str(one.path),
                "language": one.language,
                "taken": one.taken,
                "names": one.names,
                "replaced": one.replaced,
                "same": one.same,
                "findings": [finding.as_dict() for finding in one.findings],
            }
            for one in done
        ],
        "errors": errors_as_data(failures),
    }


def _print_json(data: Any) -> None:
    from mkmaterials.cli.report import print_json

    print_json(data)
