"""What several tests share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from mkmaterials.model.release import Release

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "2024-10-30-trafficking-minorities-workshop.txt"


def need_tool(name: str) -> str:
    """Return the path of a program; without it skip, or fail where nothing may be skipped."""
    path = shutil.which(name)
    if path:
        return path
    if os.environ.get("MKMATERIALS_REQUIRE_TOOLS"):
        pytest.fail(f"{name} is not installed, and here nothing may be skipped")
    pytest.skip(f"{name} is not installed")


def at(release: Release, number: int, text: str) -> str:
    """Return the place of `text` in paragraph `number`."""
    start = release.paragraphs[number - 1].index(text)
    return f"p{number}:{start}-{start + len(text)}"
