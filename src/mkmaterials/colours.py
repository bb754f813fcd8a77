"""Colours, and how well one can be read on another (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

import colorsys
from typing import Final, NamedTuple

# Large text is at least 18 pt, or 14 pt and bold.
LARGE: Final = 18.0
LARGE_BOLD: Final = 14.0
LEAST: Final = 4.5
LEAST_LARGE: Final = 3.0
_LINEAR_UP_TO = 0.04045  # of sRGB
_STEPS = 256


class Colour(NamedTuple):
    """A colour, each part from 0 to 1."""

    red: float
    green: float
    blue: float

    @property
    def hex(self) -> str:
        """The colour as Office writes it: "1F4E79"."""
        return "".join(f"{round(part * 255):02X}" for part in self)

    def luminance(self) -> float:
        """Return the relative luminance by WCAG."""
        red, green, blue = map(_linear, self)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


WHITE = Colour(1.0, 1.0, 1.0)
BLACK = Colour(0.0, 0.0, 0.0)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours by WCAG, from 1 to 21."""
    dark, light = sorted((one.luminance(), other.luminance()))
    return (light + 0.05) / (dark + 0.05)


def least_contrast(size: float, *, bold: bool) -> float:
    """Return the contrast that text of a size in points needs."""
    large = size >= LARGE or (bold and size >= LARGE_BOLD)
    return LEAST_LARGE if large else LEAST


def from_hex(value: str | None) -> Colour | None:
    """Return the colour of six hexadecimal digits, or None for anything else."""
    try:
        number = int(value or "", 16)
    except ValueError:
        return None
    if len(value or "") != 6:  # noqa: PLR2004 - two digits each
        return None
    return Colour(*(part / 255 for part in (number >> 16, number >> 8 & 255, number & 255)))


def nearest_readable(text: Colour, papers: list[Colour], least: float = LEAST) -> Colour:
    """Return the colour of the same hue, nearest in lightness, that is read well on all papers.

    Args:
        text: the colour that is wanted.
        papers: what it stands on; all light, or all dark.
        least: the contrast that it needs.
    """
    hue, light, saturation = colorsys.rgb_to_hls(*text)
    for step in range(_STEPS + 1):
        for other in (light - step / _STEPS, light + step / _STEPS):
            if 0 <= other <= 1:
                tried = _rounded(Colour(*colorsys.hls_to_rgb(hue, other, saturation)))
                if all(contrast(tried, paper) >= least for paper in papers):
                    return tried
    return max((BLACK, WHITE), key=lambda tried: min(contrast(tried, each) for each in papers))


def nearest_paper(paper: Colour, texts: list[Colour]) -> Colour:
    """Return the paler colour, nearest in lightness, on which all texts are read well."""
    hue, light, saturation = colorsys.rgb_to_hls(*paper)
    for step in range(_STEPS + 1):
        lighter = light + (1 - light) * step / _STEPS
        tried = _rounded(Colour(*colorsys.hls_to_rgb(hue, lighter, saturation)))
        if all(contrast(text, tried) >= LEAST for text in texts):
            return tried
    return WHITE


def _rounded(colour: Colour) -> Colour:
    """Return the colour as it can be written down."""
    return Colour(*(round(part * 255) / 255 for part in colour))


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_UP_TO else float(((part + 0.055) / 1.055) ** 2.4)
