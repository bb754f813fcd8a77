"""Formatted text as plain values, and the runs and paragraphs that it becomes.

A template prints formatted text with ``{{r value }}`` (instead of its run) or ``{{p value }}``
(instead of its paragraph), as docxtpl does; but the value is plain: a text; a dict of a text and
its look; or a list of those. The keys are the arguments of docxtpl's ``RichText``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mkmaterials.messages import _
from mkmaterials.office import marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

UNDERLINES: Final = (
    *("single", "words", "double", "thick", "dotted", "dottedHeavy", "dash", "dashedHeavy"),
    *("dashLong", "dashLongHeavy", "dotDash", "dashDotHeavy", "dotDotDash", "dashDotDotHeavy"),
    *("wave", "wavyHeavy", "wavyDouble"),
)
_SAME = {"colour": "color", "address": "url"}
LOOKS: Final = (
    *("style", "color", "highlight", "size", "subscript", "superscript", "bold", "italic"),
    *("underline", "strike", "font", "url", "rtl", "lang"),
)
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6}|auto)")
_ILLEGAL = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MAX_DEPTH = 20


class FormatError(TypeError):
    """A value is no formatted text. The message says why."""


class Piece(NamedTuple):
    """A text and its look.

    Attributes:
        text: plain text; line breaks and tabs in it count.
        look: what differs from the text around it, by the names of `LOOKS`.
    """

    text: str
    look: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of formatted text.

    Attributes:
        pieces: what stands in it.
        style: name or id of a paragraph style; "" for that of the tag's own paragraph, and
            `None` for the document's standard.
        kind: "", or "bullet" or "number" for an item of a list.
        level: of the list's item, from 0.
        number: of the item of a numbered list, from 1; else 0.
    """

    pieces: tuple[Piece, ...]
    style: str | None = ""
    kind: str = ""
    level: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Rich:
    """Formatted text, as filters return it: printed, it keeps its look."""

    _paragraphs: tuple[Paragraph, ...] = field(default=())

    def __str__(self) -> str:
        return "\n".join(line_of(paragraph) for paragraph in self._paragraphs)

    def __html__(self) -> str:
        return str(self)

    def __bool__(self) -> bool:
        return any(piece.text for each in self._paragraphs for piece in each.pieces)


def rich(*pieces: Piece) -> Rich:
    """Return formatted text of one paragraph."""
    return Rich((Paragraph(pieces),))


def paragraphs_of(value: Rich) -> tuple[Paragraph, ...]:
    """Return the paragraphs of formatted text (which templates cannot reach)."""
    return value._paragraphs  # noqa: SLF001 - hidden from templates only


def line_of(paragraph: Paragraph) -> str:
    """Return the plain text of a paragraph, with the bullet or number of a list's item."""
    head = {"bullet": "• ", "number": f"{paragraph.number}. "}.get(paragraph.kind, "")
    return head + "".join(piece.text for piece in paragraph.pieces)


def pieces_of(value: Any, look: Mapping[str, Any] | None = None, depth: int = 0) -> list[Piece]:
    """Return the pieces of formatted text.

    Args:
        value: a text or number; formatted text of a filter; a dict with "text" and a look; or
            a list of those.
        look: of what stands around it.
        depth: how deep it stands in other values.

    Raises:
        FormatError: it is none of these.
    """
    look = look or {}
    if depth > _MAX_DEPTH:
        raise FormatError(_("formatted text is nested too deeply"))
    if value is None or value == "":
        return []
    if isinstance(value, Rich):
        return _joined(paragraphs_of(value), look)
    if isinstance(value, (str, int, float)):
        return [Piece(str(value), look)]
    if isinstance(value, dict):
        unknown = [str(key) for key in value if _SAME.get(key, key) not in {*LOOKS, "text"}]
        if unknown:
            raise FormatError(
                _(
                    "this is a group of values and no formatted text: '{name}' is no look of a "
                    "text",
                    name=unknown[0],
                )
            )
        if "text" not in value:
            raise FormatError(
                _("this is a group of values and no formatted text: 'text' is missing")
            )
        own: dict[str, Any] = {
            _SAME.get(str(key), str(key)): item
            for key, item in value.items()
            if key != "text" and item
        }
        return pieces_of(value["text"], {**look, **checked(own)}, depth + 1)
    if isinstance(value, (list, tuple)):
        return [piece for item in value for piece in pieces_of(item, look, depth + 1)]
    raise FormatError(_("this is no formatted text"))


def _joined(paragraphs: Sequence[Paragraph], look: Mapping[str, Any]) -> list[Piece]:
    found: list[Piece] = []
    for number, paragraph in enumerate(paragraphs):
        head = line_of(Paragraph((), kind=paragraph.kind, number=paragraph.number))
        if number:
            head = f"\n{head}"
        if head:
            found.append(Piece(head, look))
        found += [Piece(piece.text, {**look, **piece.look}) for piece in paragraph.pieces]
    return found


def escaped(text: str) -> str:
    """Return text for XML, its breaks and tabs as marks."""
    text = _ILLEGAL.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = text.replace('"', "&#34;")
    return text.replace("\n", marks.BREAK).replace("\t", marks.TAB)


def written(value: Any) -> str:
    """Return formatted text as marks that take the look of the run in which they stand."""
    return "".join(
        f"{marks.RICH_START}{_write_look(piece.look)}{marks.HEAD}{escaped(piece.text)}"
        f"{marks.RICH_END}"
        if piece.look
        else escaped(piece.text)
        for piece in pieces_of(value)
    )


def _write_look(look: Mapping[str, Any]) -> str:
    return marks.TAB.join(f"{name}={escaped(_plain(value))}" for name, value in look.items())


def _plain(value: Any) -> str:
    return "1" if value is True else str(value)


def read_look(text: str) -> dict[str, str]:
    """Read what `written` has written of a look; its texts stay escaped."""
    pairs = (pair.partition("=") for pair in text.split(marks.TAB) if pair)
    return {name: value for name, _equals, value in pairs}


def colour(value: object) -> str:
    """Return a colour as six hexadecimal digits.

    Raises:
        FormatError: it is none.
    """
    match = _COLOUR.fullmatch(str(value).strip())
    if match is None:
        raise FormatError(
            _(
                "'{value}' is no colour: write six hexadecimal digits, such as '{example}'",
                value=value,
                example="C00000",
            )
        )
    return match[1] if match[1] == "auto" else match[1].upper()


def checked(look: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a look.

    Raises:
        FormatError: a colour or size in it is none.
    """
    for name in ("color", "highlight"):
        if name in look:
            colour(look[name])
    if "size" in look:
        half_points(look["size"])
    return look


def half_points(value: object) -> int:
    """Return a size in half points, as docxtpl takes it.

    Raises:
        FormatError: it is no number from 2 to 3276.
    """
    smallest, largest = 2, 3276
    try:
        size = int(str(value))
    except ValueError:
        size = 0
    if not smallest <= size <= largest:
        raise FormatError(
            _("'{value}' is no size: write half points, such as 24 for 12 points", value=value)
        )
    return size


def link_start(url: object) -> str:
    """Return an address between the marks for a relationship."""
    return f"{marks.LINK_START}{url}{marks.LINK_END}"


def escape_look(look: Mapping[str, Any]) -> dict[str, str]:
    """Return a look with its texts escaped for XML."""
    return {name: escaped(_plain(value)) for name, value in look.items()}


def grouped(pieces: Iterable[Piece]) -> list[Piece]:
    """Join pieces that follow each other and look the same."""
    found: list[Piece] = []
    for piece in pieces:
        if found and found[-1].look == piece.look:
            found[-1] = Piece(found[-1].text + piece.text, piece.look)
        else:
            found.append(piece)
    return found
