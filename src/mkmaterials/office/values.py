"""Filters that mark a value: how it looks, where it leads, what becomes of it when blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from mkmaterials.messages import _
from mkmaterials.office.blanks import DROP_LINE, DROP_ROW
from mkmaterials.office.picture_files import PictureError
from mkmaterials.office.rich import (
    LOOKS,
    FormatError,
    Paragraph,
    Piece,
    Rich,
    checked,
    paragraphs_of,
    pieces_of,
)
from mkmaterials.office.surroundings import SURROUNDINGS, Surroundings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2.runtime import Context


def is_blank(value: Any) -> bool:
    """Tell whether nothing would be printed for a value."""
    return value is None or (value is not False and value != 0 and not str(value).strip())


def filled(_context: Context, items: Any) -> list[Any]:
    """Return a list without its blank items."""
    if not isinstance(items, (list, tuple)):
        raise TypeError(_("'{filter}' needs a list", filter="filled"))
    return [item for item in items if not is_blank(item)]


def optional(_context: Context, value: Any, what: str = "line") -> Any:
    """Return a value; if it is blank, a mark with which its line or row goes."""
    if what not in {"line", "row"}:
        raise TypeError(_("'optional' takes 'line' or 'row', not '{given}'", given=what))
    if not is_blank(value):
        return value
    return Markup(DROP_ROW if what == "row" else DROP_LINE)  # noqa: S704 - a mark of our own


def keep(_context: Context, value: Any) -> Any:
    """Return a value; that its line stays is seen to when the template is compiled."""
    return value


def look(_context: Context, value: Any, **looks: Any) -> Rich:
    """Return a value with a look."""
    unknown = [name for name in looks if name not in LOOKS and name != "colour"]
    if unknown:
        raise FormatError(
            _(
                "'{name}' is no look of a text; known here: {names}",
                name=unknown[0],
                names=", ".join(LOOKS),
            )
        )
    if "colour" in looks:
        looks["color"] = looks.pop("colour")
    return _with(value, checked({name: each for name, each in looks.items() if each}))


def link(_context: Context, value: Any, url: Any) -> Any:
    """Return a value that leads to an address; without one it is as it was."""
    if is_blank(url):
        return value
    return _with(value, {"url": str(url)})


def lang(context: Context, value: Any, code: Any) -> Any:
    """Return a value with the language in which it is, "source" for that of the source.

    A text of the source is left as it is where that is the document's own language.
    """
    if code == "source":
        around = context.parent.get(SURROUNDINGS)
        if not isinstance(around, Surroundings) or is_blank(value):
            return value
        code = around.source_language
        if code.partition("-")[0] == around.language.partition("-")[0]:
            return value
    return value if is_blank(code) else _with(value, {"lang": str(code)})


def picture(_context: Context, value: Any, **wishes: Any) -> Any:
    """Return a picture with a size or other description; nothing for a blank value."""
    if isinstance(value, dict) and isinstance(value.get("picture"), bytes):
        return {**value, **wishes}
    if isinstance(value, bytes) and value:
        return {"picture": value, **wishes}
    if value is None or value in ("", b""):
        return ""
    raise PictureError(_("this is no picture"))


def _with(value: Any, own: Mapping[str, Any]) -> Rich:
    if not isinstance(value, Rich):
        return Rich((Paragraph(tuple(pieces_of(value, own))),))
    return Rich(
        tuple(
            Paragraph(
                tuple(Piece(piece.text, {**piece.look, **own}) for piece in each.pieces),
                each.style,
                each.kind,
                each.level,
                each.number,
            )
            for each in paragraphs_of(value)
        )
    )
