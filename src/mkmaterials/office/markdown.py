"""Markdown in a value: bold, italic, links and lists as formatted text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mkmaterials.messages import _
from mkmaterials.office.rich import Paragraph, Piece, Rich, grouped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2.runtime import Context
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LOOKS = {"strong": "bold", "em": "italic", "s": "strike"}
_MAX_TEXT = 200_000  # characters


def markdown(_context: Context, value: Any) -> Rich:
    """Return what Markdown says as formatted text; HTML in it stays as it is written."""
    if isinstance(value, Rich):
        return value
    if not isinstance(value, str):
        raise TypeError(_("'{filter}' needs a text", filter="markdown"))
    if len(value) > _MAX_TEXT:
        raise TypeError(_("'markdown' takes texts of up to {most} characters", most=_MAX_TEXT))
    return Rich(tuple(_Reader().read(_parser().parse(value))))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    only = ["paragraph", "list", "emphasis", "strikethrough", "link", "autolink", "backticks"]
    parser = MarkdownIt("zero", {"html": False, "linkify": False, "maxNesting": 20})
    parser.enable([*only, "newline", "escape", "entity"])
    parser.validateLink = _any_address  # type: ignore[method-assign] # addresses are checked later
    return parser


def _any_address(url: str) -> bool:
    return bool(url)


class _Reader:
    """Turns tokens into paragraphs."""

    def __init__(self) -> None:
        self._lists: list[tuple[str, int]] = []  # kind, and number of the next item
        self._begun = False  # the item's first paragraph was read

    def read(self, tokens: Sequence[Token]) -> list[Paragraph]:
        found: list[Paragraph] = []
        for token in tokens:
            if token.type in {"bullet_list_open", "ordered_list_open"}:
                start = int(token.attrs.get("start", 1))
                self._lists.append(("bullet" if token.type[0] == "b" else "number", start))
            elif token.type in {"bullet_list_close", "ordered_list_close"}:
                self._lists.pop()
            elif token.type == "list_item_open":
                self._begun = False
            elif token.type == "list_item_close" and self._lists:
                kind, number = self._lists[-1]
                self._lists[-1] = (kind, number + 1)
            elif token.type == "inline":
                found.append(self._paragraph(token.children or []))
        return found

    def _paragraph(self, tokens: Sequence[Token]) -> Paragraph:
        pieces = tuple(grouped(_pieces(tokens)))
        if not self._lists or self._begun:
            return Paragraph(pieces)
        self._begun = True
        kind, number = self._lists[-1]
        level = len(self._lists) - 1
        return Paragraph(pieces, kind=kind, level=level, number=number if kind == "number" else 0)


def _pieces(tokens: Sequence[Token]) -> list[Piece]:
    found: list[Piece] = []
    looks: list[tuple[str, Any]] = []
    for token in tokens:
        name = token.type.rpartition("_")[0]
        if token.type == "link_open":
            looks.append(("url", str(token.attrs.get("href", ""))))
        elif token.type.endswith("_open"):
            looks.append((_LOOKS.get(name, name), True))
        elif token.type.endswith("_close"):
            looks.pop()
        else:
            text = (
                "\n"
                if token.type == "hardbreak"
                else " "
                if token.type == "softbreak"
                else token.content
            )
            found.append(Piece(text, dict(looks)))
    return found
