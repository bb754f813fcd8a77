# ruff: noqa: INP001 - a script beside its data, no module
"""Make widths.bin, the advance widths by which text is measured.

Needs fontTools and the fonts Carlito (made to the widths of Calibri), Liberation Sans (of
Arial) and Liberation Serif (of Times New Roman). Run from anywhere:

    python make_widths.py FOLDER_WITH_FONTS [FOLDER ...]

The file holds unsigned 16-bit little-endian numbers, in units of 1/2048 em: for each face in
the order of ``metrics.FACES``, for each character of ``metrics.RANGES`` in turn; 0 where the
face has no such character.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # ships without types

from mkmaterials.office.metrics import EM, FACES, RANGES, WIDTHS

FILES = {
    ("carlito", False): "Carlito-Regular.ttf",
    ("carlito", True): "Carlito-Bold.ttf",
    ("sans", False): "LiberationSans-Regular.ttf",
    ("sans", True): "LiberationSans-Bold.ttf",
    ("serif", False): "LiberationSerif-Regular.ttf",
    ("serif", True): "LiberationSerif-Bold.ttf",
}


def widths(path: Path) -> bytes:
    """Return the widths of one face."""
    font = TTFont(path)
    glyphs = font.getBestCmap()
    advances = font["hmtx"].metrics
    scale = EM / font["head"].unitsPerEm
    numbers = [
        round(advances[glyphs[code]][0] * scale) if code in glyphs else 0
        for first, last in RANGES
        for code in range(first, last + 1)
    ]
    return struct.pack(f"<{len(numbers)}H", *numbers)


def main(folders: list[str]) -> None:
    """Find the fonts and write the file beside this script."""
    found = {path.name: path for folder in folders for path in Path(folder).rglob("*.ttf")}
    WIDTHS.write_bytes(b"".join(widths(found[FILES[face]]) for face in FACES))


if __name__ == "__main__":
    main(sys.argv[1:])
