"""The commands about packs: list, show, new, copy, and 'mkmaterials init'."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkmaterials.cli.speaking import Command
from mkmaterials.errors import ChoiceError, MkmaterialsError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkmaterials.overlays import Contact

_CONTACT_FORM = "NAME | ROLE | PHONE | EMAIL | HOURS"


@click.command(cls=Command)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
def init(folder: Path) -> None:
    """Make a workspace of your own: folders for press releases, packs and kits, and a README.

    DIR is made if it is not there. What is there already stays as it is.
    """
    from mkmaterials.app.workspace import init_workspace

    made, there = init_workspace(folder)
    for path in made:
        click.echo(f"  made   {path}")
    for path in there:
        click.echo(f"  there  {path}")
    click.echo(f"Put a press release into {folder / 'seeds'}, and see {folder / 'README.md'}.")


@click.command(cls=Command, name="list")
def list_() -> None:
    """List all packs: the ones that came with mkmaterials, and your own."""
    from mkmaterials.app.packs import list_packs

    lines = list_packs(Path())
    width = max(len(line.key) for line in lines)
    for line in lines:
        if line.problem:
            click.echo(f"{line.key:<{width}}  cannot be used:")
            for each in line.problem.splitlines():
                click.secho(f"{'':<{width}}  {each}", fg="red")
            continue
        click.echo(f"{line.key:<{width}}  {line.name or 'what all packs have in common'}")
        if line.key != "base":
            mine = "your own, " if line.own else ""
            languages = ", ".join(line.languages)
            click.echo(f"{'':<{width}}  {mine}extends {line.extends}; {languages}")


@click.command(cls=Command)
@click.argument("name", metavar="NAME")
def show(name: str) -> None:
    """Show a pack: where each file comes from, who set what, and what is lacking."""
    from mkmaterials.app.packs import show_pack

    view = show_pack(name, Path())
    click.secho("Chain, nearest first", bold=True)
    for key, folder in view.chain:
        click.echo(f"  {key:<24} {folder}")
    click.secho("Files", bold=True)
    for file in view.files:
        click.echo(f"  {file.name:<40} from {file.pack}")
    click.secho("Settings", bold=True)
    for line in view.settings:
        click.echo(f"  {line.setting:<20} {line.value}  (set by {line.pack})")
    click.secho("Not said yet", bold=True)
    click.echo(f"  {', '.join(view.lacking) or 'nothing is lacking'}")


@click.command(cls=Command)
@click.argument("name", metavar="NAME")
@click.argument("file", metavar="FILE")
def copy(name: str, file: str) -> None:
    """Copy a template into your pack, for you to edit: FILE is deck.pptx or an exercise."""
    from mkmaterials.app.new_pack import copy_template

    made = copy_template(name, file, Path())
    click.echo(f"{made}\n  Edit it; then run 'mkmaterials templates check {name}'.")


@click.command(cls=Command)
@click.argument("name", metavar="NAME")
@click.option("--extends", metavar="PACK", help="The pack from which all else comes.")
@click.option("--name", "title", metavar="TEXT", help="Full name, as it is printed.")
@click.option(
    "--language", "languages", multiple=True, metavar="CODE", help="In the order of preference."
)
@click.option(
    "--colour",
    "colours",
    multiple=True,
    metavar="USE=RRGGBB",
    help="A colour, such as main=1F4E79; uses are main, second, alert, quiet, text, panel, link.",
)
@click.option("--font", "fonts", multiple=True, metavar="USE=FONT", help="headings=… or text=…")
@click.option("--page", type=click.Choice(["A4", "Letter"]), help="Size of the pages.")
@click.option("--logo", type=click.Path(path_type=Path), metavar="FILE", help="A PNG or JPEG file.")
@click.option(
    "--logo-on-dark",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The same for dark backgrounds.",
)
@click.option("--logo-alt", "alt", metavar="TEXT", help="What the logo shows, in words.")
@click.option(
    "--contact",
    "contacts",
    multiple=True,
    metavar=f"'{_CONTACT_FORM}'",
    help="Whom participants can turn to; all but the name may be left out.",
)
@click.option(
    "--referral",
    multiple=True,
    metavar=f"'{_CONTACT_FORM}'",
    help="A local referral partner, in the same form.",
)
def new(name: str, **asked: Any) -> None:
    """Make a pack of your own: a folder with a pack.yaml in which every line is explained.

    On a terminal, what is not given as an option is asked; press Enter to leave an answer out.
    """
    from mkmaterials.app.new_pack import NewPack, create_pack

    if _is_terminal():
        asked = _ask(name, asked)
    if asked["logo"] and not asked["alt"]:
        raise ChoiceError(
            "the logo needs a text for those who do not see it", hint="give --logo-alt."
        )
    wanted = NewPack(
        key=name,
        extends=asked["extends"] or "base",
        name=asked["title"] or "",
        languages=tuple(asked["languages"]),
        colours=_pairs(asked["colours"], "--colour main=1F4E79"),
        fonts=_pairs(asked["fonts"], "--font text=Calibri"),
        page=asked["page"] or "",
        logo=asked["logo"],
        logo_on_dark=asked["logo_on_dark"],
        alt=asked["alt"] or "",
        contacts=tuple(map(_contact, asked["contacts"])),
        referral=tuple(map(_contact, asked["referral"])),
    )
    folder = create_pack(wanted, Path())
    click.echo(f"{folder / 'pack.yaml'}\n  Open it in any editor: every line is explained.")
    click.echo(f"  To change a template: mkmaterials templates copy {name} deck.pptx")
    click.echo(f"  To see it:            mkmaterials templates preview {name}")
    click.echo(f"  To build with it:     mkmaterials build --field-operation {name}")


def _is_terminal() -> bool:
    return sys.stdin.isatty()


def _ask(key: str, asked: dict[str, Any]) -> dict[str, Any]:
    """Ask for what was not given; a wrong answer is told at once, and the question put again."""
    from mkmaterials.app.new_pack import NewPack, check_new, known_packs

    found = dict(asked)
    base = found["extends"] or "base"
    check_new(NewPack(key, base), Path())

    def fits(**said: Any) -> None:
        check_new(NewPack(key, **{"extends": base, **said}), Path())

    if not found["extends"]:
        click.echo(f"Packs: {', '.join(known_packs(Path()))}")
        base = _prompt("Extends which one? [base]", lambda text: fits(extends=text)) or "base"
        found["extends"] = base
    if not found["title"]:
        found["title"] = _prompt("Full name")
    if not found["languages"]:
        answer = _prompt(
            "Languages, such as: ro, ru, en", lambda text: fits(languages=_codes(text))
        )
        found["languages"] = _codes(answer)
    if not found["colours"]:
        main = _prompt(
            "Main colour, such as 1F4E79",
            lambda text: fits(colours={"main": text.removeprefix("#")}),
        )
        found["colours"] = [f"main={main}"] if main else []
    if not found["logo"]:
        logo = _prompt(
            "Logo (a PNG or JPEG file)", lambda text: fits(logo=_typed_path(text), alt="…")
        )
        found["logo"] = _typed_path(logo) if logo else None
    if found["logo"] and not found["alt"]:
        found["alt"] = click.prompt("What the logo shows, for those who do not see it")
    if not found["contacts"]:
        contact = _prompt(f"A contact ({_CONTACT_FORM})", _contact)
        found["contacts"] = [contact] if contact else []
    return found


def _prompt(question: str, check: Callable[[str], object] = str) -> str:
    def read(answer: str) -> str:
        text = answer.strip()
        if text:
            try:
                check(text)
            except MkmaterialsError as error:
                raise click.UsageError(str(error)) from error
        return text

    answer: str = click.prompt(question, default="", show_default=False, value_proc=read)
    return answer


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code for code in text.replace(",", " ").split())


def _typed_path(text: str) -> Path:
    """Return a path as it is typed, or as a terminal writes a file that is dropped on it."""
    return Path(text.strip("'\"").replace("\\ ", " ")).expanduser()


def _pairs(texts: Sequence[str], example: str) -> dict[str, str]:
    pairs = {}
    for text in texts:
        key, equals, value = text.partition("=")
        if not equals or not value.strip():
            raise ChoiceError(f"{text!r} is not in the form USE=VALUE", hint=f"write {example}.")
        pairs[key.strip()] = value.strip().removeprefix("#")
    return pairs


def _contact(text: str) -> Contact:
    from mkmaterials.overlays import Contact

    parts = [part.strip() for part in text.split("|")]
    if not parts[0] or len(parts) > 5:  # noqa: PLR2004 - name, role, phone, e-mail, hours
        raise ChoiceError(f"{text!r} is no contact", hint=f"write '{_CONTACT_FORM}'.")
    return Contact(*parts)
