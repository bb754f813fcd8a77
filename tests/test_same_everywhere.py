"""The same input gives the same files, whatever the user's machine is set to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from support import SEED

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = [
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4711", "TZ": "Asia/Dushanbe", "LANG": "ru_RU.UTF-8", "LANGUAGE": "ru"},
    {"PYTHONHASHSEED": "1", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8"},
]
DOCUMENTS = {".docx", ".pptx", ".html", ".txt"}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_kit_is_the_same_to_the_byte_whatever_the_machine_is_set_to(
    language: str, tmp_path: Path
) -> None:
    kits = [_kit(tmp_path / str(number), own, language) for number, own in enumerate(SETTINGS)]
    assert {".docx", ".pptx"} <= {name[name.rindex(".") :] for name in kits[0]}
    for kit in kits[1:]:
        assert kit.keys() == kits[0].keys()
        assert [name for name in kit if kit[name] != kits[0][name]] == []


def _kit(folder: Path, settings: dict[str, str], language: str) -> dict[str, bytes]:
    """Build a kit with an empty cache, and return its documents."""
    (folder / "seeds").mkdir(parents=True)
    shutil.copy(SEED, folder / "seeds")
    away = {"LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "TZ", "SOURCE_DATE_EPOCH"}
    environment = {key: value for key, value in os.environ.items() if key not in away}
    environment |= {"MKMATERIALS_CACHE": str(folder / "cache"), **settings}
    command = [sys.executable, "-m", "mkmaterials", "build", "--language", language]
    subprocess.run(command, check=True, capture_output=True, cwd=folder, env=environment)
    found = (path for path in (folder / "output").rglob("*") if path.suffix in DOCUMENTS)
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}
