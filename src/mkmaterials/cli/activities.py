"""The commands about the exercise bank: 'activities list', 'show' and 'check'."""

from __future__ import annotations

import shutil
import sys
import textwrap
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from mkmaterials.cli.options import FORMAT, pack_option
from mkmaterials.cli.speaking import Group
from mkmaterials.messages import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from mkmaterials.activities import Activity
    from mkmaterials.app.activities import CheckedFile

_PROBLEMS: Final = 5  # as for an exercise that cannot be used
_HEADINGS: Final = {
    # Translators: here and below, a heading over activities of one kind.
    "opening": N_("Opening"),
    "opener": N_("Openers"),
    # Translators: a part of a session in which the trainer speaks.
    "input": N_("Input"),
    "exercise": N_("Exercises"),
    "energizer": N_("Energizers"),
    "break": N_("Breaks"),
    "closing": N_("Closings"),
}
_ROOMS: Final = {
    "tables": N_("needs tables for groups"),
    "walls": N_("needs free walls"),
    "floor": N_("needs free floor"),
}
_SHOWS: Final = {
    "quotes": N_("works with the event’s quotations"),
    "messages": N_("works with the event’s messages"),
}
_IF_THERE_ARE: Final = {
    "quotes": N_("(if there are quotations)"),
    "messages": N_("(if there are messages)"),
}
_LEVELS: Final = {
    # Translators: how difficult an exercise is.
    "basic": N_("basic"),
    # Translators: how difficult an exercise is.
    "advanced": N_("advanced"),
}
_OPERATION = pack_option("Whose exercises, for example mission-to-moldova.")
_LANGUAGE = click.option(
    "--language",
    metavar="CODE",
    help="Language of the exercises, for example ru.  [default: that of the messages]",
)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
def activities() -> None:
    """Browse the exercise bank, and check exercises of your own."""


@activities.command("list")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--theme", metavar="THEME", help="Only those on this theme, for example trust.")
@click.option("--kind", metavar="KIND", help="Only this kind: exercise, opener, energizer, …")
@click.option("--level", metavar="LEVEL", help="Only basic or only advanced ones.")
@click.option(
    "--minutes", type=click.IntRange(min=1), metavar="N", help="Only what fits into N minutes."
)
@click.option(
    "--people", type=click.IntRange(min=1), metavar="N", help="Only what works with N people."
)
@_OPERATION
@_LANGUAGE
@FORMAT
def list_(
    words: tuple[str, ...], form: str, *, operation: str, language: str | None, **wanted: Any
) -> None:
    """List the activities of the bank.

    With one or more WORDs, only those in which all of them stand, wherever it is; those that
    have them in the title come first.
    """
    from mkmaterials.app.activities import Search, find_activities, foreign_objectives

    found = find_activities(Search(words, **wanted), operation, Path(), language)
    if form == "json":
        _print_json({"activities": [asdict(one) for one in found]})
    else:
        _print_list(found, foreign_objectives(operation, Path(), language))


@activities.command()
@click.argument("name", metavar="NAME")
@click.option(
    "--minutes",
    type=click.IntRange(min=1),
    metavar="N",
    help="Fit the steps to N minutes; otherwise they take their usual time.",
)
@_OPERATION
@_LANGUAGE
@FORMAT
def show(
    name: str, form: str, *, operation: str, minutes: int | None, language: str | None
) -> None:
    """Show one activity as the handout prints it.

    NAME is its short name (the first word in 'activities list') or title, or a part of one.
    """
    from mkmaterials.app.activities import foreign_objectives, get_activity

    found = get_activity(name, operation, Path(), minutes=minutes, language=language)
    if form == "json":
        _print_json(asdict(found))
    else:
        foreign = found.id in foreign_objectives(operation, Path(), language)
        click.echo("\n".join(_page(found, _width(), foreign=foreign)))


@activities.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE|FOLDER]...")
@click.option("--strict", is_flag=True, help="Leave with exit code 5 for warnings as well.")
@FORMAT
def check(paths: tuple[Path, ...], form: str, *, strict: bool) -> None:
    """Check exercises of your own, and say what is to be mended, by file and line.

    Give Markdown files, folders of them, or packs' folders; without any, all exercises in your
    folder 'templates' are checked. Errors must be mended before a kit can be built. Warnings
    are about words to avoid and about what would jar in the room.

    Exit code 0: no errors. 5: errors; with --strict, warnings too.
    """
    from mkmaterials.app.activities import check_activities

    checked = check_activities(paths, Path())
    counts = _counts(checked)
    if form == "json":
        _print_json(
            {
                "files": [
                    {
                        "path": str(one.path),
                        "effect": one.effect,
                        "findings": [finding.as_dict() for finding in one.findings],
                    }
                    for one in checked
                ],
                "counts": counts,
            }
        )
    else:
        _print_checked(checked, counts)
    if counts["error"] or (strict and counts["warning"]):
        sys.exit(_PROBLEMS)


def _print_json(data: Any) -> None:
    from mkmaterials.cli.report import print_json

    print_json(data)


def _counts(checked: Sequence[CheckedFile]) -> dict[str, int]:
    levels = [finding.level for one in checked for finding in one.findings]
    return {level: levels.count(level) for level in ("error", "warning")}


def _print_checked(checked: Sequence[CheckedFile], counts: dict[str, int]) -> None:
    from mkmaterials.cli.report import print_findings, tally

    for one in checked:
        click.echo(f"{one.path}{_effect(one)}")
        inside = f"{one.path}, "
        print_findings(
            [replace(each, where=each.where.removeprefix(inside)) for each in one.findings]
        )
    click.echo(tally(counts, len(checked)))


def _effect(one: CheckedFile) -> str:
    if one.effect == "replaces":
        return "  " + _("(replaces {exercise})", exercise=one.path.stem)
    if one.effect == "hides":
        return "  " + _("(hides {exercise})", exercise=one.path.stem)
    return ""


def _print_list(found: Sequence[Activity], foreign: Container[str]) -> None:
    width = _width()
    kind = ""
    for one in found:
        if one.kind != kind:
            kind = one.kind
            click.secho(f"{_(_HEADINGS[kind])}\n", bold=True)
        click.echo(f"{click.style(one.id, bold=True)}  {one.title}")
        click.echo(_wrapped(_facts(one), width, "  "))
        if one.objective:
            click.echo(_wrapped(_can(one, foreign=one.id in foreign), width, "  "))
        click.echo()
    if found:
        click.echo(
            ngettext(
                "{number} found. To read one: {command}",
                "{number} found. To read one: {command}",
                len(found),
                command=f"mkmaterials activities show {found[0].id}",
            )
        )
    else:
        click.echo(_("Nothing fits. Leave out a condition or a word."))


def _facts(one: Activity) -> str:
    if one.minimum < one.maximum:
        minutes = _(
            "{usual} min ({least} to {most})",
            usual=one.usual,
            least=one.minimum,
            most=one.maximum,
        )
    else:
        minutes = _("{minutes} min", minutes=one.usual)
    facts = [minutes, _people(one), *_needs(one), ", ".join(one.themes)]
    return " · ".join(fact for fact in facts if fact)


def _people(one: Activity) -> str:
    if one.smallest and one.largest:
        return ngettext(
            "{least} to {number} people",
            "{least} to {number} people",
            one.largest,
            least=one.smallest,
        )
    if one.largest:
        return ngettext("up to {number} people", "up to {number} people", one.largest)
    if one.smallest:
        return ngettext("{number} people or more", "{number} people or more", one.smallest)
    return ""


def _needs(one: Activity) -> Iterator[str]:
    if one.room != "any":
        yield _(_ROOMS[one.room])
    if one.level != "basic":
        yield _(_LEVELS[one.level])
    if one.shows != "none":
        yield _(_SHOWS[one.shows])


def _can(one: Activity, *, foreign: bool) -> str:
    """Return a sentence with the objective; after a colon if it is in another language."""
    if foreign:
        # Translators: {objective} is in another language, so it stands after a colon.
        return _("Afterwards participants can: {objective}", objective=one.objective)
    return _("Afterwards participants can {objective}.", objective=one.objective)


def _page(one: Activity, width: int, *, foreign: bool) -> Iterator[str]:
    """Yield the lines of an activity as it is printed."""
    yield click.style(one.title, bold=True)
    yield _wrapped(" · ".join(fact for fact in (one.form, _facts(one)) if fact), width)
    if one.objective:
        yield _wrapped(_can(one, foreign=foreign), width)
    # Translators: here and below, a heading in an exercise.
    yield from _section(_("Materials"), _items(one.materials, width))
    yield from _section(_("Task"), _items(one.task, width))
    yield from _section(
        _("Steps"),
        (
            _item(_("{minutes} min", minutes=step.minutes), _step(step.text, step.needs), width)
            for step in one.steps
        ),
    )
    # Translators: an invented case to talk about.
    yield from _section(_("Case"), _prose(one.case, width))
    # Translators: cards that the trainer hands out.
    yield from _section(_("Cards"), _items(one.cards, width))
    yield from _section(_("Tips"), _items(one.tips, width))
    # Translators: before a question that the trainer asks.
    ask = _("Ask")
    yield from _section(
        _("Debrief"),
        (
            f"{_item(ask, each.question, width)}\n{_item('', each.answer, width)}"
            for each in one.debrief
        ),
    )
    yield from _section(_("Do no harm"), _prose(one.care, width))
    yield from _section(_("Few people"), _prose(one.few, width))
    yield from _section(_("Many people"), _prose(one.many, width))
    yield from _section(_("Adapt locally"), _prose(one.adapt, width))
    yield from _section(_("Sources"), _items(one.sources, width))


def _section(heading: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"\n{click.style(heading, bold=True)}"
        yield from found


def _step(text: str, needs: str) -> str:
    return f"{_(_IF_THERE_ARE[needs])} {text}" if needs else text


def _items(texts: Sequence[str], width: int) -> Iterator[str]:
    return (_wrapped(text, width, "- ", "  ") for text in texts)


def _prose(text: str, width: int) -> Iterator[str]:
    if text:
        yield _wrapped(text, width)


def _item(head: str, text: str, width: int) -> str:
    return _wrapped(text, width, f"{head:>6}  ", " " * 8)


def _wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> str:
    return textwrap.fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_on_hyphens=False,
    )


def _width() -> int:
    return min(max(shutil.get_terminal_size((88, 24)).columns, 50), 96)
