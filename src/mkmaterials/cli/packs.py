"""The commands about packs: list, show, new, copy, and 'mkmaterials init'."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from mkmaterials.cli.speaking import Command
from mkmaterials.colours import from_hex
from mkmaterials.errors import ChoiceError, MkmaterialsError
from mkmaterials.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkmaterials.app.packs import PackLine
    from mkmaterials.overlays import Contact

_CONTACT_FORM: Final = N_("NAME | ROLE | PHONE | EMAIL | HOURS")


@click.command(cls=Command)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
def init(folder: Path) -> None:
    """Make a workspace of your own: folders for press releases, packs and kits, and a README.

    DIR is made if it is not there. What is there already stays as it is.
    """
    from mkmaterials.app.workspace import init_workspace

    made, there = init_workspace(folder)
    for path in made:
        # Translators: a file or folder that was made; the blanks set it in line with "there"
        click.echo("  " + _("made   {path}", path=path))
    for path in there:
        # Translators: a file or folder that was there already; in line with "made"
        click.echo("  " + _("there  {path}", path=path))
    click.echo(
        _(
            "Put a press release into {folder}, and see {file}.",
            folder=folder / "seeds",
            file=folder / "README.md",
        )
    )


@click.command(cls=Command, name="list")
def list_() -> None:
    """List all packs: the ones that came with mkmaterials, and your own."""
    from mkmaterials.app.packs import list_packs

    lines = list_packs(Path())
    width = max(len(line.key) for line in lines)
    for line in lines:
        if line.problem:
            click.echo(f"{line.key:<{width}}  " + _("cannot be used:"))
            for each in line.problem.splitlines():
                click.secho(f"{'':<{width}}  {each}", fg="red")
            continue
        name = line.name or _("what all packs have in common")
        click.echo(f"{line.key:<{width}}  {name}")
        if line.key != "base":
            click.echo(f"{'':<{width}}  {_lineage(line)}")


def _lineage(line: PackLine) -> str:
    languages = ", ".join(line.languages)
    if line.own:
        return _("your own, extends {pack}; {languages}", pack=line.extends, languages=languages)
    return _("extends {pack}; {languages}", pack=line.extends, languages=languages)


@click.command(cls=Command)
@click.argument("name", metavar="NAME")
def show(name: str) -> None:
    """Show a pack: where each file comes from, who set what, and what is lacking."""
    from mkmaterials.app.packs import show_pack

    view = show_pack(name, Path())
    click.secho(_("Chain, nearest first"), bold=True)
    for key, folder in view.chain:
        click.echo(f"  {key:<24} {folder}")
    click.secho(_("Files"), bold=True)
    for file in view.files:
        click.echo(f"  {file.name:<40} " + _("from {pack}", pack=file.pack))
    click.secho(_("Settings"), bold=True)
    for line in view.settings:
        who = _("(set by {pack})", pack=line.pack)
        click.echo(f"  {line.setting:<20} {line.value}  {who}")
    click.secho(_("Not said yet"), bold=True)
    click.echo("  " + (", ".join(view.lacking) or _("nothing is lacking")))


@click.command(cls=Command)
@click.argument("name", metavar="NAME")
@click.argument("file", metavar="FILE")
def copy(name: str, file: str) -> None:
    """Copy a template into your pack, for you to edit: FILE is deck.pptx or an exercise."""
    from mkmaterials.app.new_pack import copy_template

    made = copy_template(name, file, Path())
    command = f"mkmaterials templates check {name}"
    click.echo(f"{made}\n  " + _("Edit it; then run '{command}'.", command=command))


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
            _("the logo needs a text for those who do not see it"),
            hint=_("give {option}.", option="--logo-alt"),
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
    click.echo(f"{folder / 'pack.yaml'}\n  " + _("Open it in any editor: every line is explained."))
    steps = {
        _("To change a template:"): f"mkmaterials templates copy {name} deck.pptx",
        _("To see it:"): f"mkmaterials templates preview {name}",
        _("To build with it:"): f"mkmaterials build --field-operation {name}",
    }
    width = max(map(len, steps))
    for label, command in steps.items():
        click.echo(f"  {label:<{width}} {command}")


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
        click.echo(_("Packs: {packs}", packs=", ".join(known_packs(Path()))))
        base = _prompt(_("Extends which one? [base]"), lambda text: fits(extends=text)) or "base"
        found["extends"] = base
    if not found["title"]:
        found["title"] = _prompt(_("Full name"))
    if not found["languages"]:
        answer = _prompt(
            _("Languages, such as: ro, ru, en"), lambda text: fits(languages=_codes(text))
        )
        found["languages"] = _codes(answer)
    if not found["colours"]:
        main = _prompt(
            _("Main colour, such as 1F4E79"),
            lambda text: fits(colours={"main": _typed_colour(text)}),
        )
        found["colours"] = [f"main={_typed_colour(main)}"] if main else []
    if not found["logo"]:
        logo = _prompt(
            _("Logo (a PNG or JPEG file)"), lambda text: fits(logo=_typed_path(text), alt="…")
        )
        found["logo"] = _typed_path(logo) if logo else None
    if found["logo"] and not found["alt"]:
        found["alt"] = click.prompt(_("What the logo shows, for those who do not see it"))
    if not found["contacts"]:
        contact = _prompt(_("A contact ({form})", form=_(_CONTACT_FORM)), _contact)
        found["contacts"] = [contact] if contact else []
    return found


def _typed_colour(text: str) -> str:
    """Return a colour, however it is typed.

    Raises:
        ChoiceError: it is none.
    """
    digits = text.removeprefix("main=").strip("\"' ").removeprefix("#")
    if from_hex(digits) is None:
        raise ChoiceError(_("{value!r} is no colour", value=text))
    return digits


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
            raise ChoiceError(
                _("{text!r} is not in the form USE=VALUE", text=text),
                hint=_("write {example}.", example=example),
            )
        pairs[key.strip()] = value.strip().removeprefix("#")
    return pairs


def _contact(text: str) -> Contact:
    from mkmaterials.overlays import Contact

    parts = [part.strip() for part in text.split("|")]
    if not parts[0] or len(parts) > 5:  # noqa: PLR2004 - name, role, phone, e-mail, hours
        raise ChoiceError(
            _("{text!r} is no contact", text=text),
            hint=_("write '{form}'.", form=_(_CONTACT_FORM)),
        )
    return Contact(*parts)
