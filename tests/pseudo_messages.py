"""Messages in a language that nobody speaks: all letters of ours are ｗｉｄｅ."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.append(str(Path(__file__).parents[1] / "templates" / "authoring"))
import message_catalogues as catalogues

from mkmaterials.wording import po
from mkmaterials.wording.locales import locale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import click

CODE = "eo"
_WIDE = {
    ord(letter): ord(letter) + 0xFEE0 for letter in map(chr, range(0x21, 0x7F)) if letter.isalpha()
}
_VALUE = re.compile(r"(\{[^{}]*\}|%\(\w+\)[a-z])")
_WORD = re.compile(r"[A-Za-z][A-Za-z]+")
# What is no sentence of ours: paths, names of files, options, places in a source, values of a kind.
_QUOTED = re.compile(
    r"""
    https?://\S+ | [\w.~-]*/[^\s,;'"]*
    | [\w.-]*\.(?:docx|pptx|pdf|png|md|txt|html?|ya?ml|json|po|xlf|zip)\b
    | --[a-z-]+ | \bp\d+(?::\d+-\d+)? | \{[{%].*?[%}]\} | \b[0-9A-F]{6}\b
    | \w+\ ?…  # the beginning of a word, where a long text was cut
    | \b[a-z]{2}(?:-[A-Z][a-z]+)?\b
    """,
    re.VERBOSE,
)


def wide(text: str) -> str:
    """Return a message with wide letters; values stay."""
    return "".join(
        piece if _VALUE.fullmatch(piece) else piece.translate(_WIDE) for piece in _VALUE.split(text)
    )


def write_wide(folder: Path) -> None:
    """Write the catalogue of the language that nobody speaks into a folder of locales."""
    new = po.PoFile(locale=locale(CODE), charset="utf-8", fuzzy=False)
    new.own[po.READ_BY] = "no"
    for message in po.read(catalogues.TEMPLATE.read_bytes()):
        if isinstance(message.id, (list, tuple)):
            forms = tuple(map(wide, message.id))
            new.add(message.id, forms, context=message.context)
        elif message.id:
            new.add(message.id, wide(message.id), context=message.context)
    path = folder / CODE / "LC_MESSAGES" / "mkmaterials.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(catalogues.compiled(new))


def unsaid(output: str, known: Iterable[str]) -> list[str]:
    """Return the words of an output that no catalogue gave, one entry a line of it.

    Args:
        output: what was printed.
        known: texts whose words may stand there: the event's, what was typed, names.
    """
    words = {word for text in known for word in _WORD.findall(text)}
    return [
        f"{' '.join(left)}  <<  {line.strip()}"
        for line in output.splitlines()
        if (left := [word for word in _WORD.findall(_QUOTED.sub(" ", line)) if word not in words])
    ]


def typed_names(command: click.Command) -> Iterator[str]:
    """Yield all names of commands, options and choices, which are the same in every language."""
    yield command.name or ""
    for param in command.params:
        yield from param.opts
        yield from map(str, getattr(param.type, "choices", ()))
        yield str(param.default)
    for each in getattr(command, "commands", {}).values():
        yield from typed_names(each)
