"""From pieces (static text and tags) to a Jinja source with a map of its lines."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from mkmaterials.messages import _
from mkmaterials.office import marks
from mkmaterials.office.problems import doubt, refuse
from mkmaterials.office.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Iterable

Path = tuple[str, ...]

_BLOCKS = ("for", "if", "set", "macro", "call", "with", "filter")
_WITHIN = {"else": ("for", "if"), "elif": ("if",)}
_ALONE = ("set",)  # may also stand without an end
_PREFIXES = ("p", "tr", "tc", "r", "slide")
_KNOWN = (*_BLOCKS, *(f"end{name}" for name in _BLOCKS), *_WITHIN, "raw", "endraw")
_ELEMENT = re.compile(r"<[^<>]*>|\x01")
_NAME = re.compile(r"[^\s/>]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces that belong together.

    Attributes:
        pieces: static text and marks, and tags, in order.
        part: the part's name; tags of different parts never belong to one block. Empty for
            tags that stand around whole parts.
    """

    pieces: list[str | Tag]
    part: str = ""


@dataclass(slots=True)
class Source:
    """A Jinja source.

    Attributes:
        text: the source, to be read with the delimiters of `marks`.
        lines: what stands on a line: the tag, and its place.
    """

    text: str = ""
    lines: dict[int, tuple[str, str]] = field(default_factory=dict)


def build(stretches: Iterable[Stretch], where: str) -> Source:
    """Check the blocks and write the source.

    Raises:
        TemplateError: a block is unknown, unclosed, crossed, or would break the file.
    """
    checker = _Blocks(where)
    out: list[str] = []
    lines: dict[int, tuple[str, str]] = {}
    line = 1
    for stretch in stretches:
        pieces = _merge_lines(stretch.pieces)
        paths = iter(_paths(pieces, stretch.part))
        for piece in pieces:
            if isinstance(piece, Tag):
                for tag in checker.take(piece, next(paths)):
                    out.append(_write(tag))
                    line += 1
                    lines[line] = (tag.text, tag.place)
            else:
                out.append(piece)
                line += piece.count("\n")
    out += [_write(tag) for tag in checker.finish()]
    return Source("".join(out), lines)


def build_text(pieces: Iterable[str | Tag], where: str) -> Source:
    """Check the blocks of a plain text, in which they may begin and end anywhere, and write it.

    Raises:
        TemplateError: a block is unknown, unclosed or crossed.
    """
    checker = _Blocks(where, in_markup=False)
    out: list[str] = []
    lines: dict[int, tuple[str, str]] = {}
    line = 1
    for piece in pieces:
        for each in checker.take(piece, ()) if isinstance(piece, Tag) else [piece]:
            out.append(_write(each) if isinstance(each, Tag) else each)
            line += out[-1].count("\n")
            if isinstance(each, Tag):
                lines[line] = (each.text, each.place)
    out += [_write(tag) for tag in checker.finish()]
    return Source("".join(out), lines)


def _write(tag: Tag) -> str:
    """Write a tag with a line break of its own, so that its line number tells its place."""
    if tag.kind == "{%":
        return f"{marks.BLOCK_START}\n{tag.body} {marks.BLOCK_END}"
    left, right = "-" * tag.left, "-" * tag.right
    return f"{marks.VARIABLE_START}{left}\n{tag.code or tag.body} {right}{marks.VARIABLE_END}"


def _merge_lines(pieces: list[str | Tag]) -> list[str | Tag]:
    """Join text over paragraphs at ``{%- … -%}``, as docxtpl does."""
    if not any(isinstance(p, Tag) and p.kind == "{%" and (p.left or p.right) for p in pieces):
        return pieces
    merged: list[str | Tag] = []
    swallow = False
    for piece in _joined(pieces):
        if isinstance(piece, Tag):
            if piece.kind == "{%" and piece.left and merged and isinstance(merged[-1], str):
                cut = max(merged[-1].rfind(end) for end in ("</w:t>", "</a:t>"))
                merged[-1] = merged[-1][:cut] if cut >= 0 else merged[-1]
            swallow = piece.kind == "{%" and piece.right
            merged.append(piece)
            continue
        if swallow and (opening := re.search(r"<[wa]:t(?: [^>]*)?>", piece)):
            piece = piece[opening.end() :]  # noqa: PLW2901 - the rest of it is what counts
        swallow = False
        merged.append(piece)
    return merged


def _joined(pieces: list[str | Tag]) -> Iterable[str | Tag]:
    """Yield the pieces, texts and marks that follow each other as one."""
    for is_tag, group in groupby(pieces, lambda piece: isinstance(piece, Tag)):
        if is_tag:
            yield from group
        else:
            yield "".join(str(piece) for piece in group)


def _paths(pieces: list[str | Tag], part: str) -> list[Path]:
    """Return for each tag the names of the elements around it, from the outside in."""
    xml = "".join("\x01" if isinstance(piece, Tag) else piece for piece in pieces)
    stack: list[str] = [part] if part else []
    paths: list[Path] = []
    for match in _ELEMENT.finditer(xml):
        token = match.group()
        if token == "\x01":  # noqa: S105 - a stand-in for a tag, no secret
            paths.append(tuple(stack))
        elif token.startswith("</"):
            if len(stack) > 1:
                stack.pop()
        elif not token.startswith(("<?", "<!")):
            name = _NAME.search(token, 1)
            called = name.group() if name else ""
            paths += [(*stack, called, "@")] * token.count("\x01")
            if not token.endswith("/>"):
                stack.append(called)
    return paths


class _Blocks:
    """Follows blocks from tag to tag."""

    def __init__(self, where: str, *, in_markup: bool = True) -> None:
        self._where = where
        self._in_markup = in_markup
        self._open: list[tuple[Tag, Path]] = []

    def take(self, tag: Tag, path: Path) -> list[Tag]:
        """Return the tag; none, or others before it, where blocks had to be set right."""
        head = tag.head
        if tag.kind != "{%":
            return [tag]
        if head in _BLOCKS:
            if head not in _ALONE or "=" not in tag.body:
                self._open.append((tag, path))
            return [tag]
        if head in _WITHIN:
            return self._continue(tag, path)
        if head.startswith("end") and head[3:] in _BLOCKS:
            return self._close(tag, path)
        self._unknown(tag)
        return []

    def finish(self) -> list[Tag]:
        """Return the ends that are missing."""
        missing = [tag for tag, path in reversed(self._open)]
        for tag in missing:
            self._fail(
                tag,
                _("'{tag}' is never closed", tag=tag.text),
                _("add '{end}' where it should end.", end=f"{{%{tag.prefix} end{tag.head} %}}"),
            )
        return [end_of(tag) for tag in missing]

    def _continue(self, tag: Tag, path: Path) -> list[Tag]:
        if not self._open or self._open[-1][0].head not in _WITHIN[tag.head]:
            self._fail(
                tag,
                _("'{tag}' belongs to no open block", tag=tag.text),
                self._hint_for_else(),
            )
            return []
        self._compare(*self._open[-1], tag, path)
        return [tag]

    def _close(self, tag: Tag, path: Path) -> list[Tag]:
        wanted = tag.head[3:]
        if not self._open:
            self._fail(
                tag,
                _("'{tag}' closes a block that was not opened", tag=tag.text),
                _(
                    "remove it, or add '{start}' before it.",
                    start=f"{{%{tag.prefix} {wanted} … %}}",
                ),
            )
            return []
        if self._open[-1][0].head != wanted:
            return self._crossed(tag, wanted)
        self._compare(*self._open.pop(), tag, path)
        return [tag]

    def _crossed(self, tag: Tag, wanted: str) -> list[Tag]:
        """Tell that blocks cross; close what is still open within the block that ends here."""
        opening = self._open[-1][0]
        self._fail(
            tag,
            _(
                "'{tag}' stands where '{opening}' ({place}) is still open",
                tag=tag.text,
                opening=opening.text,
                place=opening.place,
            ),
            _(
                "close it first with '{end}': blocks must not cross.",
                end=f"{{%{opening.prefix} end{opening.head} %}}",
            ),
        )
        if all(each.head != wanted for each, __ in self._open):
            return [end_of(self._open.pop()[0])]  # most likely meant
        ends = []
        while self._open[-1][0].head != wanted:
            ends.append(end_of(self._open.pop()[0]))
        self._open.pop()
        return [*ends, tag]

    def _hint_for_else(self) -> str:
        if not self._open:
            return _("put it between '{% if … %}' and '{% endif %}'.")
        return _(
            "put it between '{start}' and '{end}' (first close '{inner}').",
            start="{% if … %}",
            end="{% endif %}",
            inner=self._open[-1][0].text,
        )

    def _compare(self, opening: Tag, start: Path, tag: Tag, end: Path) -> None:
        if start == end:
            self._compare_paragraphs(opening, tag)
            return
        self._fail(
            tag,
            _(
                "'{opening}' ({place}) and '{closing}' stand in parts of the page that do not "
                "match, so that the file would be broken",
                opening=opening.text,
                place=opening.place,
                closing=tag.text,
            ),
            _(
                "put both in the same paragraph; or both in paragraphs of their own with "
                "'{%p … %}', in table rows of their own with '{%tr … %}', or in cells of their "
                "own with '{%tc … %}'."
            ),
            "template.broken-block",
        )

    def _compare_paragraphs(self, opening: Tag, tag: Tag) -> None:
        if not self._in_markup:
            return
        joins = opening.left or opening.right or tag.left or tag.right  # '{%- … -%}', on purpose
        if opening.prefix or joins or opening.place == tag.place:
            return
        doubt(
            "template.half-paragraph",
            _(
                "'{opening}' begins within one paragraph and '{closing}' ({place}) stands in "
                "another, so that the end of the first and the beginning of the last are repeated "
                "or dropped with what is between them",
                opening=opening.text,
                closing=tag.text,
                place=tag.place,
            ),
            where=f"{self._where}: {opening.place}",
            hint=_(
                "give each a paragraph of its own and write '{start}' and '{end}'.",
                start=f"{{%p {opening.head} … %}}",
                end=f"{{%p {tag.head} %}}",
            ),
        )

    def _unknown(self, tag: Tag) -> None:
        near = difflib.get_close_matches(tag.head, _KNOWN, 1)
        if tag.prefix == "slide":
            hint = _(
                "write '{%slide for … %}', '{%slide if … %}', '{%slide name … %}', "
                "'{%slide choose … %}' or '{%slide floor … %}'."
            )
        elif not tag.prefix and tag.head in _PREFIXES:
            tight = f"{{%{tag.head} "
            hint = _("write '{tag}' without a space before '{word}'.", tag=tight, word=tag.head)
        elif near:
            hint = _("did you mean '{name}'?", name=near[0])
        else:
            hint = _("use for, if, elif, else, set, with, filter, macro or call.")
        message = _("'{tag}' is not a tag that is known here", tag=tag.text)
        self._fail(tag, message, hint, "template.unknown-tag")

    def _fail(self, tag: Tag, message: str, hint: str, code: str = "template.block") -> None:
        refuse(code, message, where=f"{self._where}: {tag.place}", hint=hint)


def end_of(tag: Tag) -> Tag:
    """Return the tag that closes the block that `tag` opens."""
    return Tag("{%", tag.prefix, f"end{tag.head}", place=tag.place)
