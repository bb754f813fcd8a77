"""Widths of text, by the advance widths of three families of fonts.

The numbers are in ``data/widths.bin``, which ``data/make_widths.py`` makes and describes.
"""

from __future__ import annotations

import sys
from array import array
from functools import lru_cache
from pathlib import Path

EM = 2048
WIDTHS = Path(__file__).parent / "data" / "widths.bin"
FACES = (
    ("carlito", False),
    ("carlito", True),
    ("sans", False),
    ("sans", True),
    ("serif", False),
    ("serif", True),
)
# Latin with its extensions A and B, Cyrillic and its supplement, punctuation, currencies.
RANGES = ((0x20, 0x24F), (0x400, 0x52F), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2116, 0x2122))
_SLACK = 1.03  # kerning, rounding, and programs that set a little wider
_UNKNOWN = 1.0  # em; most letters are half as wide
_MONO = 0.6025  # em, of every letter
_NARROW_SPACES = dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", 0.0)
_TWINS = {"\u02bb": "\u2018", "\u02bc": "\u2019"}  # of Uzbek, as wide as quotation marks

# Family, factor and height of a line (in font sizes) for fonts, those that are no twin of ours
# among them. Factors are on the wide side; lines are at least 1.2, as programs set them. A test
# measures those fonts again that are installed.
_FAMILIES = {
    "calibri": ("carlito", 1.0, 1.2207),
    "carlito": ("carlito", 1.0, 1.2207),
    "aptos": ("sans", 1.0, 1.28),
    "arial": ("sans", 1.0, 1.2),
    "helvetica": ("sans", 1.0, 1.2),
    "liberation sans": ("sans", 1.0, 1.2),
    "segoe ui": ("sans", 1.0, 1.33),
    "tahoma": ("sans", 1.0, 1.21),
    "open sans": ("sans", 1.06, 1.362),
    "noto sans": ("sans", 1.06, 1.362),
    "roboto": ("sans", 1.0, 1.2),
    "verdana": ("sans", 1.18, 1.216),
    "dejavu sans": ("sans", 1.18, 1.2),
    "dejavu serif": ("sans", 1.17, 1.2),
    "courier new": ("mono", 1.0, 1.2),
    "dejavu sans mono": ("mono", 1.0, 1.2),
    "liberation mono": ("mono", 1.0, 1.2),
    "trebuchet ms": ("sans", 1.0, 1.2),
    "times new roman": ("serif", 1.0, 1.2),
    "liberation serif": ("serif", 1.0, 1.2),
    "garamond": ("serif", 1.0, 1.2),
    "cambria": ("serif", 1.08, 1.2),
    "georgia": ("serif", 1.13, 1.2),
    "palatino linotype": ("serif", 1.1, 1.35),
    "book antiqua": ("serif", 1.1, 1.25),
}
# Any other font is taken for a wide one: better text too small than text over the edge.
_OTHER = ("sans", 1.2, 1.33)
DASHES = "\u2010\u2013\u2014-"  # after which a line may end
_BLANK = frozenset(" \t\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a")
_MOST_WORDS = 8192  # whose widths are remembered, per font


Piece = tuple[float, str]


class Face:
    """Widths of one font, regular or bold.

    Args:
        font: its name in the document.
        bold: whether the text is bold.

    Attributes:
        line: height of a line, in font sizes.
    """

    def __init__(self, font: str, *, bold: bool) -> None:
        family, factor, self.line = _FAMILIES.get(font.strip().lower(), _OTHER)
        self._factor = factor * _SLACK
        self._known = dict(_NARROW_SPACES) if family == "mono" else _table(family, bold)
        self._other = _MONO if family == "mono" else _UNKNOWN
        self._pieces: dict[str, Piece] = {}

    def width(self, text: str, size: float) -> float:
        """Return the width of `text` in points, set at `size` points, with some slack."""
        known, other = self._known, self._other
        return sum([known.get(letter, other) for letter in text]) * self._factor * size

    def piece(self, text: str) -> Piece:
        """Return the width in font sizes of a word, a dash or a stretch of spaces; and which."""
        piece = self._pieces.get(text)
        if piece is None:
            kind = "dash" if text in DASHES else "space" if text[0] in _BLANK else "word"
            if len(self._pieces) >= _MOST_WORDS:
                self._pieces.clear()
            piece = self._pieces[text] = (self.width(text, 1.0), kind)
        return piece


@lru_cache(maxsize=64)
def face(font: str, bold: bool) -> Face:  # noqa: FBT001 - part of the cache's key
    """Return the widths of a font."""
    return Face(font, bold=bold)


@lru_cache(maxsize=len(FACES))
def _table(family: str, bold: bool) -> dict[str, float]:  # noqa: FBT001 - part of the key
    numbers = array("H", WIDTHS.read_bytes())
    if sys.byteorder == "big":
        numbers.byteswap()
    codes = [code for first, last in RANGES for code in range(first, last + 1)]
    start = FACES.index((family, bold)) * len(codes)
    table = {
        chr(code): number / EM
        for code, number in zip(codes, numbers[start : start + len(codes)], strict=True)
        if number
    }
    twins = {letter: table[twin] for letter, twin in _TWINS.items()}
    return table | twins | _NARROW_SPACES
