"""The commands about templates: 'templates check', 'templates texts' and 'templates tags'."""

from __future__ import annotations

import shutil
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from mkmaterials.cli.options import pack_option
from mkmaterials.cli.speaking import Group
from mkmaterials.messages import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.app.tags import Tag, Vocabulary
    from mkmaterials.app.templates import FileReport

_PROBLEMS: Final = 5  # as for a template that cannot be used
_NAMED: Final = 3  # packs that share a file
_SHOWN: Final = 90  # letters of an example
_SOURCE = click.option(
    "--source",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Press release to try with; otherwise the first in 'seeds', or a typical one.",
)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
def templates() -> None:
    """Check your own Word and PowerPoint templates, and see what they may print."""


@templates.command()
@click.argument("wanted", nargs=-1, metavar="[FILE|PACK]...")
@click.option(
    "--annotate",
    is_flag=True,
    help="Write a copy beside each file (deck.checked.pptx) with the problems as comments at "
    "their paragraphs, or in the notes of the slides.",
)
@click.option("--strict", is_flag=True, help="Leave with exit code 5 for warnings as well.")
@_SOURCE
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="How to report: for people, as JSON, or as SARIF 2.1.0 for editors and code hosts.",
)
def check(
    wanted: tuple[str, ...], form: str, *, annotate: bool, strict: bool, source: Path | None
) -> None:
    """Check templates and say everything that is to be mended, and where.

    Give .docx or .pptx files, or packs by name or folder (their templates are then checked
    through the whole chain); without any, all packs are checked. Checked are the tags against
    what can be printed, blocks, styles, fonts, contrast, alternative texts, room for likely
    texts, and what a stranger's file may bring along.

    Exit code 0: no errors. 5: errors; with --strict, warnings too.
    """
    from mkmaterials.app.templates import check_templates

    reports = check_templates(wanted, Path(), source=source, annotate=annotate)
    if form == "text":
        _print_reports(reports)
    else:
        from mkmaterials.cli.report import print_json

        print_json(_as_data(reports) if form == "json" else _as_sarif(reports))
    counts = _counts(reports)
    if counts["error"] or (strict and counts["warning"]):
        sys.exit(_PROBLEMS)


@templates.command()
@click.argument("pack", metavar="PACK")
@click.option(
    "--language",
    required=True,
    metavar="CODE",
    help="To translate into, for example ru or sr-Latn.",
)
def texts(pack: str, language: str) -> None:
    """Write the texts of a PACK of yours that are not translated yet, for translators.

    They go into the pack, to locale/CODE/documents.po (labels and templates) and
    locale/CODE/activities.po (exercises). Fill them in with a program such as Poedit; translations
    that are there already stay. 'mkmaterials build --language CODE' uses them.
    """
    from mkmaterials.app.catalogues import write_texts

    found = write_texts(pack, language, Path())
    for each in found:
        left = _("{number} of {total} to translate", number=each.left, total=each.total)
        click.echo(f"{_shown(each.path)}  {left}")
    if not found:
        click.echo(
            _("All texts of {pack} are translated already, or it has none of its own.", pack=pack)
        )


@templates.command()
@click.argument("words", nargs=-1, metavar="[WORD]...")
@pack_option("Whose name, contacts and named slides to show.")
@_SOURCE
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to list: for people, or as JSON for programs.",
)
def tags(words: tuple[str, ...], form: str, *, operation: str, source: Path | None) -> None:
    """List every name that templates may use, with what it holds and an example.

    With one or more WORDs, only what has to do with all of them is listed. Filters, which
    change what is printed ({{ event.hosts|join(', ') }}), come last.
    """
    from mkmaterials.app.tags import list_tags

    found = list_tags(Path(), operation=operation, source=source, words=words)
    if form == "json":
        from dataclasses import asdict

        from mkmaterials.cli.report import print_json

        print_json(asdict(found))
    else:
        _print_vocabulary(found)


def _counts(reports: Sequence[FileReport]) -> dict[str, int]:
    levels = [finding.level for report in reports for finding in report.findings]
    return {level: levels.count(level) for level in ("error", "warning", "note")}


def _print_reports(reports: Sequence[FileReport]) -> None:
    from mkmaterials.cli.report import print_findings, tally

    for report in reports:
        users = f"  {_users(report.packs)}" if report.packs else ""
        click.echo(f"{_shown(report.path)}{users}")
        print_findings(report.findings)
        if report.copy:
            click.echo("  " + _("A copy with remarks: {file}", file=_shown(report.copy)))
    click.echo(tally(_counts(reports), len(reports)))


def _users(packs: Sequence[str]) -> str:
    """Return for which packs a file is, in words."""
    named = ", ".join(packs[:_NAMED])
    if len(packs) <= _NAMED:
        return _("(for {packs})", packs=named)
    return ngettext(
        "(for {packs} and {number} more)",
        "(for {packs} and {number} more)",
        len(packs) - _NAMED,
        packs=named,
    )


def _as_data(reports: Sequence[FileReport]) -> dict[str, Any]:
    return {
        "files": [
            {
                "path": _shown(report.path),
                "packs": report.packs,
                "findings": [finding.as_dict() for finding in report.findings],
                "copy": _shown(report.copy) if report.copy else None,
            }
            for report in reports
        ],
        "counts": _counts(reports),
    }


def _as_sarif(reports: Sequence[FileReport]) -> dict[str, Any]:
    from mkmaterials.lint.sarif import as_sarif

    return as_sarif((Path(_shown(report.path)), report.findings) for report in reports)


def _shown(path: Path) -> str:
    """Return a path as seen from here, if it lies below."""
    here, whole = Path.cwd(), path.resolve()
    return str(whole.relative_to(here)) if whole.is_relative_to(here) else str(path)


def _print_vocabulary(found: Vocabulary) -> None:
    width = min(max(shutil.get_terminal_size((100, 24)).columns, 60), 120)
    loop = ""
    for tag in found.tags:
        if tag.loop != loop:
            loop = tag.loop
            click.echo()
            if loop:
                tags = f"{{%p {loop} %}} … {{%p endfor %}}"
                click.secho(_("Within {tags}:", tags=tags), bold=True)
        _print_tag(tag, width)
    if found.filters:
        click.echo()
        example = "{{ event.title|upper }}"
        click.secho(_("Filters, behind a bar: {example}", example=example), bold=True)
    for each in found.filters:
        click.echo(_row(each.name, "", each.does, width))
        if each.example:
            click.echo(f"{'':<26}" + _("e.g. {example}", example=each.example))
    if found.tags:
        click.echo("\n" + _("Examples are from {source}.", source=found.source))
    elif not found.filters:
        click.echo(_("Nothing has to do with that. Try another word, or none."))


def _print_tag(tag: Tag, width: int) -> None:
    click.echo(_row(tag.name, _(tag.type), tag.holds, width))
    if tag.example:
        short = textwrap.shorten(tag.example, _SHOWN, placeholder=" …")
        click.echo(_row("", "", _("e.g. {example}", example=short), width))


def _row(name: str, kind: str, text: str, width: int) -> str:
    head = f"{name:<25} {kind:<14} " if kind or not name else f"{name:<25} "
    lines = textwrap.wrap(text, max(width - len(head), 30)) or [""]
    return f"\n{' ' * len(head)}".join([head + lines[0], *lines[1:]]).rstrip()
