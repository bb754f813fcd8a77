"""Colours as a theme has them."""

from __future__ import annotations

import colorsys
from typing import TYPE_CHECKING, NamedTuple

from mkmaterials.colours import WHITE, Colour, contrast, from_hex, least_contrast
from mkmaterials.lint.opened import A
from mkmaterials.messages import _

if TYPE_CHECKING:
    from lxml import etree

__all__ = [
    "WHITE",
    "Behind",
    "Colour",
    "Palette",
    "contrast",
    "from_hex",
    "least_contrast",
    "plain",
]

_FULL = 100_000
_PRESETS = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "blue": "0000FF"}
_ALIASES = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


class Behind(NamedTuple):
    """What is behind a text.

    Attributes:
        colours: one; the stops of a gradient; or those of the dots of a picture.
        called: what it is, for messages.
        share: of the colours on which the text may be hard to read all the same, since it
            need not stand on all of them.
    """

    colours: tuple[Colour, ...]
    called: str
    share: float = 0.0


def plain(colour: Colour) -> Behind:
    """Return a background of one colour."""
    return Behind((colour,), f"#{colour.hex}")


class Palette:
    """The colours of a theme, as a slide master names them.

    Args:
        theme: the theme.
        mapping: the master's names for the theme's colours, such as ``bg1`` for ``lt1``.
    """

    def __init__(self, theme: etree._Element | None, mapping: etree._Element | None) -> None:
        scheme = None if theme is None else next(theme.iter(f"{A}clrScheme"), None)
        self._colours = {
            str(node.tag).rpartition("}")[2]: self.resolve(node)
            for node in ([] if scheme is None else scheme)
        }
        names = {} if mapping is None else {str(key): str(v) for key, v in mapping.attrib.items()}
        self._names = {**_ALIASES, **names}

    def named(self, name: str) -> Colour | None:
        """Return a colour of the theme by its name, or None if there is none."""
        return self._colours.get(self._names.get(name, name))

    def resolve(self, owner: etree._Element | None, own: Colour | None = None) -> Colour | None:
        """Return the colour that stands in an element such as ``a:solidFill``.

        Args:
            owner: the element.
            own: what ``phClr``, the colour of whoever uses it, stands for.

        Returns:
            The colour; None if it is see-through, or mixed in a way not worked out here.
        """
        if owner is None or not len(owner):
            return None
        node = owner[0]
        kind, value = str(node.tag).rpartition("}")[2], node.get("val", "")
        if kind == "schemeClr":
            base = own if value == "phClr" else self.named(value)
        elif kind == "sysClr":
            base = from_hex(node.get("lastClr"))
        else:
            base = from_hex(_PRESETS.get(value) if kind == "prstClr" else value)
        return None if base is None else _changed(base, list(node))

    def gradient(self, fill: etree._Element) -> Behind | None:
        """Return a gradient, or None if one of its stops is not known."""
        stops = [self.resolve(stop) for stop in fill.iterfind(f"{A}gsLst/{A}gs")]
        known = tuple(stop for stop in stops if stop is not None)
        if not known or len(known) < len(stops):
            return None
        first, last = f"#{known[0].hex}", f"#{known[-1].hex}"
        return Behind(known, _("a gradient from {first} to {last}", first=first, last=last))


def _changed(colour: Colour, changes: list[etree._Element]) -> Colour | None:
    hue, light, saturation = colorsys.rgb_to_hls(*colour)
    for change in changes:
        kind = str(change.tag).rpartition("}")[2]
        try:
            share = float(change.get("val", "0").rstrip("%")) / _FULL
        except ValueError:
            return None
        if kind == "lumMod":
            light *= share
        elif kind == "lumOff":
            light += share
        elif kind != "alpha" or share < 1:
            return None
    return Colour(*colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), saturation))
