"""The fonts that are installed here, for tests that measure them."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from support import need_tool


def installed_font(name: str, *, bold: bool = False) -> Any:
    """Return a font as fontTools reads it; skip where it is not installed."""
    path = _files().get((name, bold))
    if path is None:
        pytest.skip(f"the font {name} is not installed")
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # ships without types

    return TTFont(path)


@cache
def _files() -> dict[tuple[str, bool], Path]:
    form = "%{family[0]}|%{style[0]}|%{file}\n"
    command = [need_tool("fc-list"), "--format", form]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = [line.split("|") for line in listed.splitlines()]
    upright = {"Regular": False, "Book": False, "Bold": True}
    return {
        (family, upright[style]): Path(file)
        for family, style, file in rows
        if style in upright and file.endswith(".ttf")
    }
