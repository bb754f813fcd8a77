"""Write and check the catalogues of what the program says to the person at the keyboard.

``message_catalogues.py update`` writes ``mkmaterials.pot`` from the code, the help pages and click,
brings every language's file up to date and compiles it. ``… compile`` only compiles. ``… check
[CODE …]`` says what is wrong or missing in them. ``… new CODE …`` begins a language.
"""

from __future__ import annotations

import argparse
import re
import string
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from catalogues import UNREADABLE, examined, keep_date, say, tell

import mkmaterials
from mkmaterials import messages
from mkmaterials.app.catalogues import begun, new_template
from mkmaterials.cli import main as command_line
from mkmaterials.cli.speaking import command_texts
from mkmaterials.lint.vocabulary import names, vocabulary
from mkmaterials.wording import po

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel.messages.catalog import Message

CODE: Final = Path(mkmaterials.__file__).parent
FOLDER: Final = Path(messages.FOLDER)
TEMPLATE: Final = FOLDER / f"{messages.DOMAIN}.pot"
_KEYWORDS: Final = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
_MARK: Final = "Translators:"
_CLICK: Final = (
    *("_termui_impl", "core", "decorators", "exceptions"),
    *("formatting", "parser", "termui", "types"),
)
_CLICK_SAYS: Final = "said by click, which reads the command line"
_ON_HELP_PAGES: Final = "help page: words in capitals stand for what the user types"
_WHAT_A_NAME_HOLDS: Final = "list of what templates may print: what this name stands for"
_NAMED: Final = 3  # commands on whose pages the same text stands
_PERCENT: Final = re.compile(r"%\(\w+\)[a-z]")
_BRACES: Final = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{\w[^{}\s']*\}")


def template() -> po.PoFile:
    """Return the list of all messages."""
    catalogue = new_template("messages")
    for path in sorted(CODE.rglob("*.py")):
        _add_from(catalogue, path, path.relative_to(CODE).as_posix())
    for name, text in described():
        catalogue.add(text, locations=[("templates", 0)], auto_comments=[_WHAT_A_NAME_HOLDS, name])
    pages: dict[str, list[str]] = {}
    for command, text in command_line_texts():
        pages.setdefault(text, []).append(command)
    for text, commands in pages.items():
        found = [(command, 0) for command in commands[:_NAMED]]
        catalogue.add(text, locations=found, auto_comments=[_ON_HELP_PAGES])
    for name in _CLICK:
        path = Path(click.__file__).parent / f"{name}.py"
        _add_from(catalogue, path, "click", comments=[_CLICK_SAYS])
    # What stands behind an option; click keeps the word in a variable.
    catalogue.add("required", locations=[("click", 0)], auto_comments=[_CLICK_SAYS])
    return catalogue


def described() -> list[tuple[str, str]]:
    """Return each name that templates may use, and what it holds: as the plan's types say it."""
    return [(each.path, each.said) for each in names(vocabulary()) if each.said]


def command_line_texts() -> list[tuple[str, str]]:
    """Return all texts of the help pages, with the command on whose page each stands."""
    before = messages.chosen()
    messages.choose(messages.SOURCE)
    try:
        return list(_texts_below(command_line, "--help"))
    finally:
        messages.choose(before)


def _texts_below(command: click.Command, path: str) -> Iterator[tuple[str, str]]:
    for text in command_texts(command):
        yield path, text
    if isinstance(command, click.Group):
        for name, each in command.commands.items():
            yield from _texts_below(each, f"{path}/{name}")


def _add_from(catalogue: po.PoFile, path: Path, where: str, comments: Iterable[str] = ()) -> None:
    found = extract_from_file(
        "python", path, keywords=_KEYWORDS, comment_tags=(_MARK,), strip_comment_tags=True
    )
    for _line, message, said, context in found:
        notes = [*comments, *([" ".join(said)] if said else [])]
        catalogue.add(message, locations=[(where, 0)], auto_comments=notes, context=context)


def update() -> None:
    """Write the template, bring the catalogues of all languages up to date and compile them."""
    new = template()
    if TEMPLATE.is_file():
        keep_date(new, TEMPLATE.read_bytes(), braces=True)
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(written(new, template=True))
    for path in catalogues():
        catalogue = po.read(path.read_bytes())
        catalogue.update(po.read(TEMPLATE.read_bytes()))
        path.write_bytes(written(catalogue))
    compile_all()


def written(catalogue: po.PoFile, *, template: bool = False) -> bytes:
    """Return a catalogue as a PO file."""
    return po.written(catalogue, template=template, braces=True)


def compile_all() -> None:
    """Compile the catalogues of all languages."""
    for path in catalogues():
        path.with_suffix(".mo").write_bytes(compiled(po.read(path.read_bytes())))


def compiled(catalogue: po.PoFile) -> bytes:
    """Return a catalogue in the form that gettext reads: what is translated and not fuzzy."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def catalogues() -> list[Path]:
    """Return the files of all languages."""
    return sorted(FOLDER.glob(f"*/LC_MESSAGES/{messages.DOMAIN}.po"))


def begin(codes: Iterable[str]) -> None:
    """Begin the catalogues of languages; those that are there already stay."""
    for code in codes:
        path = FOLDER / code / "LC_MESSAGES" / f"{messages.DOMAIN}.po"
        if path.exists():
            continue
        known = po.read(TEMPLATE.read_bytes())
        catalogue = begun(known, code)
        catalogue.update(known)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(catalogue))
    compile_all()


def check(codes: Iterable[str]) -> bool:
    """Print what is wrong or missing in catalogues, and tell whether all is well."""
    chosen = set(codes)
    there = {path.parents[1].name: path for path in catalogues()}
    fine = not chosen - set(there)
    for code in sorted(chosen - set(there)):
        say(f"{code}: there is no catalogue in {FOLDER}")
    for code, path in there.items():
        if not chosen or code in chosen:
            fine &= tell(code, *_checked(path, code))
    return fine


def _checked(path: Path, code: str) -> tuple[list[str], str]:
    def wrong(message: Message, catalogue: po.PoFile) -> list[str]:
        return [] if message.fuzzy else disagreements(message, catalogue.num_plurals)

    mistakes, summary = examined(path, code, TEMPLATE, wrong)
    file = path.with_suffix(".mo")
    if summary == UNREADABLE:
        return mistakes, summary
    if not file.is_file() or file.read_bytes() != compiled(po.read(path.read_bytes())):
        mistakes.append("the compiled file is another one: run 'make catalogues'")
    return mistakes, summary


def disagreements(message: Message, forms: int) -> list[str]:
    """Return what is wrong with a translation: values, number of forms, blanks at its edges.

    Args:
        message: a translated one.
        forms: how many plural forms its language has.
    """
    english = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
    counted = len(english) > 1
    given = po.forms(message)
    wrong = []
    if counted and len(given) != forms:
        wrong.append(f"{forms} forms are needed, not {len(given)}")
    original = po.original(message)
    sides = [values(each) for each in english]
    known = set().union(*sides)
    needed = set(sides[0]).intersection(*sides) - ({"{number}"} if counted else set())
    for text in given:  # "one file" may have no number, and click names one thing or several
        got = values(text)
        wrong += [f"{name} is missing" for name in sorted(needed - set(got))]
        wrong += [f"{name} is not in the original" for name in sorted(set(got) - known)]
        if _edges(text) != _edges(original):
            wrong.append("it begins or ends with other blanks or line breaks than the original")
    return wrong


def values(text: str) -> Counter[str]:
    """Return the values that stand in a message, as they stand there, and how often."""
    try:
        fields = [field for field in string.Formatter().parse(text) if field[1] is not None]
    except ValueError:  # braces that stand for themselves
        return Counter(_BRACES.findall(text))
    found = Counter(
        f"{{{name}{f'!{how}' if how else ''}{f':{spec}' if spec else ''}}}"
        for _before, name, spec, how in fields
    )
    return found + Counter(_PERCENT.findall(text))


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description="Write and check the catalogues of messages.")
    parser.add_argument("what", choices=("update", "compile", "check", "new"))
    parser.add_argument("languages", nargs="*", metavar="CODE")
    given = parser.parse_args()
    if given.what == "update":
        update()
    elif given.what == "compile":
        compile_all()
    elif given.what == "new":
        begin(given.languages)
    elif not check(given.languages):
        sys.exit(1)


if __name__ == "__main__":
    main()
