"""Write and check the catalogues of translations.

``catalogues.py update`` writes ``documents.pot`` and ``activities.pot`` from the base pack's
templates, labels and exercises, and brings every language's files up to date. ``catalogues.py
check [CODE …]`` says what is wrong or missing in them. ``catalogues.py new CODE …`` begins a
language. All take ``--pack FOLDER`` for a pack of one's own.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkmaterials.app.catalogues import TEMPLATES, begun
from mkmaterials.office.agreement import disagreements, label_disagreements, plural_counts
from mkmaterials.wording import po
from mkmaterials.wording.locales import MARKS, SOURCE, locale, plural_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from babel.messages.catalog import Message

BASE: Final = Path(__file__).resolve().parent.parent / "base"
_MARK: Final = re.compile('["„“”«»‚‘‹›]')  # ’ is an apostrophe as well
UNREADABLE: Final = "cannot be read"
_NUMBERED: Final = re.compile(r"\d+\.\s")


def update(pack: Path) -> None:
    """Write the templates, and bring the catalogues of all languages up to date."""
    for name, make in TEMPLATES.items():
        template = make(pack)
        path = pack / "locale" / f"{name}.pot"
        if not len(template):
            continue
        if path.is_file():
            keep_date(template, path.read_bytes())
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(po.written(template, template=True))
        for own in sorted(path.parent.glob(f"*/{name}.po")):
            catalogue = po.read(own.read_bytes())
            catalogue.update(po.read(path.read_bytes()))
            own.write_bytes(po.written(catalogue))


def keep_date(template: po.PoFile, before: bytes, *, braces: bool = False) -> None:
    """Keep the date of a template in which nothing has changed but that."""
    old = po.read(before)
    template.creation_date = old.creation_date
    if po.written(template, template=True, braces=braces) != before:
        template.creation_date = dt.datetime.now(dt.UTC)


def begin(pack: Path, languages: Iterable[str], names: Iterable[str]) -> None:
    """Begin catalogues of languages; those that are there already stay."""
    for code in languages:
        for name in names:
            template = po.read((pack / "locale" / f"{name}.pot").read_bytes())
            path = pack / "locale" / code / f"{name}.po"
            if path.exists():
                continue
            catalogue = begun(template, code)
            catalogue.update(template)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(po.written(catalogue))


def check(pack: Path, languages: Iterable[str]) -> bool:
    """Print what is wrong or missing in catalogues, and tell whether all is well."""
    folder = pack / "locale"
    chosen = list(languages) or sorted(path.name for path in folder.iterdir() if path.is_dir())
    fine = True
    for code in chosen:
        paths = sorted((folder / code).glob("*.po"))
        if not paths:
            say(f"{code}: there are no catalogues in {folder / code}")
            fine = False
        for path in paths:
            fine &= tell(f"{code}/{path.name}", *_checked(path, code))
    return fine


def tell(name: str, mistakes: list[str], summary: str) -> bool:
    """Print what was found in a catalogue, and tell whether all is well."""
    for line in (f"{name}: {summary}", *(f"  {mistake}" for mistake in mistakes)):
        say(line)
    return not mistakes


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def _checked(path: Path, code: str) -> tuple[list[str], str]:
    def wrong(message: Message, catalogue: po.PoFile) -> Iterator[str]:
        yield from _wrong(message, catalogue, is_exercise=path.stem == "activities")
        yield from _wrong_marks(message, code)

    return examined(path, code, path.parents[1] / f"{path.stem}.pot", wrong)


def examined(
    path: Path,
    code: str,
    template: Path,
    wrong: Callable[[Message, po.PoFile], Iterable[str]],
) -> tuple[list[str], str]:
    """Return what is wrong with a catalogue, and how far it has got, in words.

    Args:
        path: the catalogue.
        code: of its language.
        template: the list of texts that it is to hold.
        wrong: says what is wrong with a translation.
    """
    try:
        catalogue = po.read(path.read_bytes())
    except ValueError as error:
        return [str(error)], UNREADABLE
    mistakes = list(wrong_header(catalogue, code))
    listed = po.read(template.read_bytes())
    known = {(message.context, message.id) for message in listed if message.id}
    own = {(message.context, message.id) for message in catalogue if message.id}
    if known != own:
        mistakes.append(
            f"{len(known - own)} texts are missing and {len(own - known)} are out of date: "
            "run 'make catalogues'"
        )
    done = fuzzy = 0
    for message in catalogue:
        if not message.id or not po.forms(message):
            continue
        fuzzy += message.fuzzy
        done += not message.fuzzy
        found = wrong(message, catalogue)
        mistakes += [f"{po.original(message)[:60]!r}: {each}" for each in found]
    left = len(catalogue) - done - fuzzy
    read = f"read by {catalogue.read_by}" if catalogue.read_by else "read by no native speaker"
    return mistakes, f"{done} translated, {left} not, {fuzzy} fuzzy; {read}"


def wrong_header(catalogue: po.PoFile, code: str) -> Iterator[str]:
    """Yield what is wrong in the header of a catalogue."""
    forms, rule = plural_forms(code)
    if (catalogue.num_plurals, catalogue.plural_expr) != (forms, rule):
        yield f"the header must say 'Plural-Forms: nplurals={forms}; plural={rule};'"
    if catalogue.locale != locale(code):
        yield f"the header must say 'Language: {locale(code)}'"
    if po.READ_BY not in catalogue.own:
        yield f"the header must say '{po.READ_BY}: no', or who has read it"


def _wrong(message: Message, catalogue: po.PoFile, *, is_exercise: bool) -> Iterator[str]:
    original = po.original(message)
    forms = po.forms(message)
    counted = isinstance(message.id, (list, tuple))
    if counted and len(forms) != catalogue.num_plurals:
        yield f"{catalogue.num_plurals} forms are needed, not {len(forms)}"
    for text in forms:
        if text != text.strip():
            yield "a space or line break stands at its edge"
        if is_exercise:
            yield from _wrong_exercise(original, text)
        elif message.context:
            yield from label_disagreements(original, text, counted=counted)
        else:
            wrong = disagreements(original, text)
            yield from wrong
            if not wrong and set(plural_counts(text)) - {catalogue.num_plurals}:
                yield f"'plural' needs {catalogue.num_plurals} forms"


def _wrong_marks(message: Message, code: str) -> Iterator[str]:
    """Yield quotation marks that are not those in which the language's quotations are printed."""
    own = MARKS.get(code.partition("-")[0], MARKS[SOURCE])
    for text in po.forms(message):
        for mark in dict.fromkeys(_MARK.findall(text)):
            if mark not in own:
                yield f"{mark} is no quotation mark of the language: {own[:2]}, within it {own[2:]}"


def _wrong_exercise(original: str, text: str) -> Iterator[str]:
    wanted, got = _NUMBERED.match(original), _NUMBERED.match(text)
    if (wanted and wanted.group()) != (got and got.group()):
        yield "the number at its beginning is another one"
    if any(brace in text for brace in "{}<>\n"):
        yield "there are braces, marks or line breaks in it, which would be printed"


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description="Write and check the catalogues.")
    parser.add_argument("what", choices=("update", "check", "new"))
    parser.add_argument("languages", nargs="*", metavar="CODE")
    parser.add_argument("--pack", type=Path, default=BASE, help="folder (default: %(default)s)")
    parser.add_argument("--only", choices=tuple(TEMPLATES), help="one kind of catalogue only")
    given = parser.parse_args()
    if given.what == "update":
        update(given.pack)
    elif given.what == "new":
        begin(given.pack, given.languages, [given.only] if given.only else TEMPLATES)
    elif not check(given.pack, given.languages):
        sys.exit(1)


if __name__ == "__main__":
    main()
