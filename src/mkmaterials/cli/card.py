"""The command 'card': one quotation for press officers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkmaterials.cli.options import FORMAT, LANGUAGE, OPERATION, OUTPUT, OVERWRITE
from mkmaterials.cli.speaking import Command
from mkmaterials.messages import _

if TYPE_CHECKING:
    from mkmaterials.app.card import Card


@click.command(cls=Command)
@click.argument("summary", type=click.Path(path_type=Path), metavar="SUMMARY")
@click.option(
    "--quotation",
    metavar="NAME",
    help="Which quotation, by its place: q1, q2, …  [default: the first that fits]",
)
@click.option(
    "--draft",
    is_flag=True,
    help="Make a card, marked as a draft, although nobody has reviewed the summary.",
)
@click.option(
    "--with-consent",
    "consent",
    is_flag=True,
    help="Make a card with the name of a child, a victim or a survivor; give it only if you have "
    "informed consent.",
)
@OPERATION
@LANGUAGE
@OUTPUT
@OVERWRITE
@FORMAT
def card(
    summary: Path,
    form: str,
    *,
    quotation: str | None,
    draft: bool,
    consent: bool,
    **wanted: Any,
) -> None:
    """Make a card of one quotation, to be posted: a slide and a picture of 1600 by 900.

    SUMMARY is the .yaml file that you have reviewed, or the press release beside it. The
    quotation is printed whole, with its speaker, or the card is refused. The files, for example
    card-q2.pptx and card-q2.png, appear in the folder of the event's kit. For the picture,
    LibreOffice is needed.
    """
    from mkmaterials.app.build import BuildOptions, Workshop
    from mkmaterials.app.card import make_card
    from mkmaterials.cli import report

    workshop = Workshop(BuildOptions(working_folder=Path(), **wanted))
    made = make_card(workshop, summary, quotation=quotation, draft=draft, consent=consent)
    if form == "json":
        report.print_json(_as_data(made))
        return
    click.echo(f"{made.source.name}: {made.quotation}, {made.speaker}")
    report.print_outputs(made.outputs)
    click.echo("  " + _("Alternative text for the picture: {text}", text=made.described))
    if made.others:
        others = ", ".join(made.others)
        click.echo("  " + _("Other quotations that fit: {quotations}", quotations=others))
    report.print_findings(made.findings)


def _as_data(made: Card) -> dict[str, Any]:
    from mkmaterials.cli import report

    return {
        "source": str(made.source),
        "quotation": made.quotation,
        "speaker": made.speaker,
        "text": made.text,
        "alternative_text": made.described,
        "outputs": report.outputs_as_data(made.outputs),
        "others": made.others,
        "findings": [finding.as_dict() for finding in made.findings],
    }
