"""Sentences for people stand inside ``_()`` wherever they are raised, found, asked or printed."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from mkmaterials import errors
from support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCE = ROOT / "src" / "mkmaterials"
FILES = sorted(SOURCE.rglob("*.py"))
MARKERS = {"_", "N_", "ngettext", "pgettext"}
SAYING = {"Finding", "echo", "secho", "prompt", "confirm", "BadParameter", "UsageError"} | {
    name for name, kind in vars(errors).items() if isinstance(kind, type)
}
_SENTENCE = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")


def name_of(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def bare(node: ast.AST) -> Iterator[str]:
    """Yield the texts in an expression that no call marks for the catalogues."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Call) and name_of(node) in MARKERS:
        for keyword in node.keywords:
            yield from bare(keyword.value)
    else:
        for child in ast.iter_child_nodes(node):
            yield from bare(child)


def unmarked(code: str) -> list[str]:
    """Return the sentences in what a module says to people that no call marks."""
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    texts = [text for call in calls if name_of(call) in SAYING for text in bare(call)]
    return [
        text
        for text in texts
        if _SENTENCE.search(text) and not text.startswith("mkmaterials ")  # a command to be typed
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_sentence_is_said_past_the_catalogues(path: Path) -> None:
    assert not unmarked(path.read_text(encoding="utf-8"))


def test_a_sentence_past_the_catalogues_is_found() -> None:
    assert unmarked('raise SourceError("it is empty", hint=_("write it."))') == ["it is empty"]
    assert unmarked('Finding("a.b", "note", _("{x} is red", x=f"the end of {y}"))') == [
        "the end of "
    ]
    assert not unmarked('click.echo("  " + _("it is empty"))')
    assert not unmarked('raise ValueError("for programmers only")')


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_the_name_that_marks_messages_is_used_for_nothing_else(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    if any(alias.name == "_" for node in imports for alias in node.names):
        bound = [
            n.lineno
            for n in ast.walk(tree)
            if isinstance(n, ast.Name) and n.id == "_" and isinstance(n.ctx, ast.Store)
        ]
        assert not bound
