"""The command line. It parses, calls the app and prints; it decides nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkmaterials import messages
from mkmaterials.cli import packs, parcels
from mkmaterials.cli.activities import activities
from mkmaterials.cli.card import card
from mkmaterials.cli.options import DAY, FORMAT, LANGUAGE, OPERATION, OUTPUT, OVERWRITE, TIME_OF_DAY
from mkmaterials.cli.speaking import Group, click_spoken, print_error, show_version, speak
from mkmaterials.cli.templates import templates
from mkmaterials.cli.translate import translate
from mkmaterials.errors import MkmaterialsError
from mkmaterials.messages import _
from mkmaterials.plan.lengths import FEWEST, LENGTHS, MOST, USUAL

if TYPE_CHECKING:
    from collections.abc import Sequence

_EPILOG = """\
Exit codes: 0 all done. 2 a wrong option, or something that is not there (operation, language,
duration). 3 a press release that cannot be read. 4 a summary that is malformed or misquotes its
source, or a translation that cannot be used. 5 a template, pack or exercise that cannot be used.
6 a file that cannot be written. 7 a finished document that is not true to its source, so it was
not put in place. 1 a fault of mkmaterials itself.
"""
_DEBUG = "MKMATERIALS_DEBUG"
_PRIVATE = click.option(
    "--allow-private",
    is_flag=True,
    help="Fetch addresses of this computer or network as well.",
)


class _Main(Group):
    """A group that prints our errors without a traceback and returns their exit codes."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_epilog(ctx, formatter)
        if not messages.read_by():
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(
                    _(
                        "No native speaker has read the messages in this language yet: "
                        "please tell us what is wrong in them."
                    )
                )

    def main(self, *args: Any, **kwargs: Any) -> Any:
        _speak_utf8()
        with click_spoken():
            try:
                return super().main(*args, **kwargs)
            except MkmaterialsError as error:
                print_error(error)
                sys.exit(error.exit_code)
            except Exception as error:
                if os.environ.get(_DEBUG):
                    raise
                print_error(_fault(error))
                sys.exit(1)


def _fault(error: Exception) -> MkmaterialsError:
    return MkmaterialsError(
        _(
            "this is a fault of mkmaterials itself ({kind}: {error}).",
            kind=type(error).__name__,
            error=error,
        ),
        hint=_(
            "please report it, with the press release if you may share it. "
            "With {variable}=1 set, the details are printed.",
            variable=_DEBUG,
        ),
    )


def _slides(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if value in LENGTHS or (value.isdecimal() and FEWEST <= int(value) <= MOST):
        return value
    raise click.BadParameter(
        _(
            "{value!r} is no length of a deck: write {lengths}, or a number of slides "
            "from {fewest} to {most}.",
            value=value,
            lengths=", ".join(LENGTHS),
            fewest=FEWEST,
            most=MOST,
        )
    )


@click.group(cls=_Main, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=show_version,
    help="Show the version and exit.",
)
@click.option(
    "--messages",
    metavar="CODE",
    is_eager=True,
    expose_value=False,
    callback=speak,
    help="Language in which mkmaterials speaks to you, for example fr; it stands before the "
    "command.  [default: that of your computer]",
)
def main() -> None:
    """Turn press releases into training material: a briefing, a deck and a handout.

    Start with 'mkmaterials build': it builds a kit from every press release in the folder
    'seeds'. To check what was drawn from a press release first, use 'mkmaterials extract'.
    """


@main.command(epilog=_EPILOG)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@OPERATION
@LANGUAGE
@click.option(
    "--second-language",
    metavar="CODE",
    help="Language to print beside it, for example ru: in the notes of the slides.",
)
@click.option(
    "--quotations",
    type=click.Choice(["translation-first", "original-first", "original"]),
    help="What is read first of a quotation that somebody translated; 'original' leaves the "
    "translation out.  [default: as the pack says, or translation-first]",
)
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(
        ["briefing", "deck", "handout", "participants", "briefing-text", "briefing-html"]
    ),
    help="Build just this document; may be given several times.",
)
@OUTPUT
@click.option(
    "--duration",
    "minutes",
    type=int,
    metavar="MINUTES",
    help="Length of the training session; of each day if there are two.  [default: 90, or 480 a "
    "day]",
)
@click.option("--days", type=click.IntRange(1, 2), help="Days of the session.  [default: 1]")
@click.option(
    "--start",
    type=TIME_OF_DAY,
    metavar="HH:MM",
    help="When each day begins.  [default: 09:00]",
)
@click.option(
    "--group-size", "group", type=int, metavar="PEOPLE", help="How many people take part."
)
@click.option(
    "--room",
    type=click.Choice(["open", "tables", "u-shape", "circle", "rows"]),
    help="What room there is; exercises are chosen that work in it.",
)
@click.option(
    "--slides",
    callback=_slides,
    default=USUAL,
    show_default=True,
    metavar="LENGTH",
    help="How long the deck is: short, standard or long; or at most so many slides, such as 12. "
    "Quotations, messages and exercises are shown however short it is; they share slides.",
)
@click.option(
    "--date",
    "prepared",
    type=DAY,
    metavar="YYYY-MM-DD",
    help="Print this as the day on which the documents were made; otherwise none is printed, "
    "so that the same input gives the same files.",
)
@click.option(
    "--easy-to-read",
    "easy",
    is_flag=True,
    help="Larger type and more space, in a folder of its own beside that of the language.",
)
@click.option(
    "--pdf",
    is_flag=True,
    help="Make a tagged PDF of each Word and PowerPoint file as well; needs LibreOffice.",
)
@OVERWRITE
@_PRIVATE
@FORMAT
def build(sources: tuple[str, ...], form: str, **wanted: Any) -> None:
    """Build a briefing, a deck and handouts from each SOURCE.

    A SOURCE is a press release: a file (.txt, .md, .html, .docx, .pdf), a web address, or - for
    what is typed or piped in; the last two are saved in the folder 'seeds' first. Without a
    SOURCE, every press release in 'seeds' is built. If you have reviewed its summary (the .yaml
    beside it), the summary is used. What you choose here about the session wins over what stands
    under 'session' in the summary.

    The documents appear in OUTPUT/event/operation/language/. A document that you have edited is
    never overwritten: the new one is put beside it as, for example, deck.new.pptx.
    """
    from mkmaterials.cli import report
    from mkmaterials.cli.work import build_all

    kits, failures = build_all(sources, **wanted)
    if form == "json":
        report.print_json(report.kits_as_data(kits, failures))
    else:
        report.print_kits(kits)
    _fail(failures, silent=form == "json")


@main.command(epilog=_EPILOG)
@click.argument("sources", nargs=-1, metavar="SOURCE...", required=True)
@click.option(
    "--overwrite", is_flag=True, help="Write over a summary that you have edited. It is lost."
)
@click.option(
    "--report",
    "page",
    type=click.Choice(["html"]),
    help="Also write a page that shows the source and the facts side by side, for checking.",
)
@_PRIVATE
@FORMAT
def extract(
    sources: tuple[str, ...], form: str, *, overwrite: bool, page: str | None, allow_private: bool
) -> None:
    """Draw the event summary from each SOURCE, for you to review and edit.

    A SOURCE is a file, a web address or -, as for 'mkmaterials build'. The summary is written as
    YAML beside the press release; 'mkmaterials build' then uses it. A summary
    that you have edited is never overwritten: the new one is put beside it as NAME.new.yaml.
    """
    from mkmaterials.cli import report
    from mkmaterials.cli.work import extract_all

    found, failures = extract_all(
        sources, overwrite=overwrite, page=bool(page), allow_private=allow_private
    )
    if form == "json":
        report.print_json(report.extracts_as_data(found, failures))
    else:
        report.print_extracts(found)
    _fail(failures, silent=form == "json")


@main.command(epilog=_EPILOG)
@click.argument(
    "summaries", nargs=-1, type=click.Path(path_type=Path), metavar="SUMMARY...", required=True
)
@click.option(
    "--heal",
    is_flag=True,
    help=(
        "Write places (at: …) that have moved or are missing into the file; all else in it stays "
        "as it is."
    ),
)
@FORMAT
def check(summaries: tuple[Path, ...], form: str, *, heal: bool) -> None:
    """Check a SUMMARY that you have edited against its press release.

    Every quotation must stand in the press release word for word. Facts that do not stand in it
    are listed: they are printed as added by you. SUMMARY is the .yaml file, or the press release
    beside it.
    """
    from mkmaterials.cli import report
    from mkmaterials.cli.work import check_all

    checked, failures = check_all(summaries, heal=heal)
    if form == "json":
        report.print_json(report.checks_as_data(checked, failures))
    else:
        report.print_checks(checked, healed=heal)
    _fail(failures, silent=form == "json")


main.add_command(packs.init)
main.add_command(card)
main.add_command(templates)
for each in (
    *(packs.list_, packs.show, packs.new, packs.copy, parcels.diff),
    *(parcels.preview, parcels.export_, parcels.import_, parcels.upgrade),
):
    templates.add_command(each)
main.add_command(activities)


main.add_command(translate)


@main.command(epilog=_EPILOG)
@click.argument("kind", type=click.Choice(["summary", "translation", "pack"]), default="summary")
def schema(kind: str) -> None:
    """Print the JSON Schema of summaries, their translations or pack.yaml, for editors."""
    from mkmaterials.cli import report

    if kind == "pack":
        from mkmaterials.app.new_pack import pack_schema

        click.echo(pack_schema(Path()).decode(), nl=False)
        return
    from mkmaterials.store import json_schema, translation_schema

    report.print_json(translation_schema() if kind == "translation" else json_schema())


def _fail(failures: Sequence[MkmaterialsError], *, silent: bool) -> None:
    """Print what went wrong and leave with the exit code of the first failure."""
    if not silent:
        for error in failures:
            print_error(error)
    if failures:
        sys.exit(failures[0].exit_code)


def _speak_utf8() -> None:
    """Print every letter, also where the console is set to an old encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
