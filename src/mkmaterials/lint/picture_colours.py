"""The colours of a picture where a text lies on it."""

from __future__ import annotations

import posixpath
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any

from mkmaterials.lint.colours import Behind, Colour
from mkmaterials.lint.opened import A, R
from mkmaterials.messages import _
from mkmaterials.office.measures import number
from mkmaterials.office.picture_files import too_large

if TYPE_CHECKING:
    from lxml import etree

    from mkmaterials.lint.opened import Opened

Rectangle = tuple[float, float, float, float]
_DOTS = 24  # each way, to which the part of a picture is made smaller
_SHARE = 0.5  # of a picture on which a text may be hard to read before it is told
_FULL = 100_000
_SIDES = ("l", "t", "r", "b")


def beneath(
    opened: Opened, part: str, fill: etree._Element, at: Rectangle, place: Rectangle
) -> Behind | None:
    """Return the colours of a picture in a place, or None if they cannot be told.

    Args:
        opened: the deck.
        part: on which the picture is.
        fill: of the picture.
        at: left, top, width and height of the picture, as of `place` in the same unit.
        place: that lies on it wholly.
    """
    blip = fill.find(f"{A}blip")
    if blip is None or len(blip) or not at[2] or not at[3]:
        return None  # with effects, or another form beside it
    targets = {each.id: each.target for each in opened.relations(part) if not each.external}
    name = targets.get(blip.get(f"{R}embed", ""), "")
    dots = _dots(opened.package.parts.get(name, b""), _part(fill, at, place))
    called = _("the picture {name}", name=posixpath.basename(name))
    return Behind(dots, called, _SHARE) if dots else None


def _part(fill: etree._Element, at: Rectangle, place: Rectangle) -> Rectangle:
    """Return the part of the file that is under a place: its sides, as shares of the file's."""
    crop = fill.find(f"{A}srcRect")
    cut = [0.0 if crop is None else number(crop.get(side)) / _FULL for side in _SIDES]
    across, down = 1 - cut[0] - cut[2], 1 - cut[1] - cut[3]
    left, top = (place[0] - at[0]) / at[2], (place[1] - at[1]) / at[3]
    right, bottom = left + place[2] / at[2], top + place[3] / at[3]
    return (
        cut[0] + left * across,
        cut[1] + top * down,
        cut[0] + right * across,
        cut[1] + bottom * down,
    )


def _dots(data: bytes, part: Rectangle) -> tuple[Colour, ...]:
    if not data or too_large(data):
        return ()
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=["PNG", "JPEG", "GIF", "BMP"]) as image:
                if image.has_transparency_data:
                    return ()
                box = tuple(
                    share * length
                    for share, length in zip(part, (*image.size, *image.size), strict=True)
                )
                small = image.convert("RGB").resize((_DOTS, _DOTS), box=_within(box, image.size))
    except Exception:  # noqa: BLE001 - a damaged picture has no colours
        return ()
    numbers: Any = small.tobytes()
    return tuple(
        Colour(*(number / 255 for number in numbers[start : start + 3]))
        for start in range(0, len(numbers), 3)
    )


def _within(box: tuple[float, ...], size: tuple[int, int]) -> Rectangle:
    """Return a box that reaches over no edge of its picture, as rounding may let it."""
    left, top, right, bottom = box
    return max(left, 0.0), max(top, 0.0), min(right, size[0]), min(bottom, size[1])
