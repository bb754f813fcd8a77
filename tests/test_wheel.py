from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from mkmaterials import messages
from support import ROOT, SEED

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"),
            *("--disable-pip-version-check", "--wheel-dir", str(folder), str(ROOT)),
        ],
        check=True,
    )
    return next(folder.glob("*.whl"))


HANDOUTS = ("handout.docx", "handout-participants.docx")
MAIL = ("briefing.txt", "briefing.html", "card.pptx")


def test_the_wheel_carries_the_packs_and_not_the_authoring_scripts(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    base = {name for name in names if name.startswith("mkmaterials/_templates/base/")}
    for file in ("pack.yaml", "labels.yaml", "briefing.docx", "deck.pptx", *HANDOUTS, *MAIL):
        assert f"mkmaterials/_templates/base/{file}" in base
    bank = {path.name for path in (ROOT / "templates/base/activities").glob("*.md")}
    assert {name.rpartition("/")[2] for name in base if "/activities/" in name} == bank
    assert any("field-operations/mission-to-moldova/pack.yaml" in name for name in names)
    assert not any("authoring" in name or name.startswith("tests") for name in names)
    assert "mkmaterials/py.typed" in names
    spoken = {name for name in names if name.startswith("mkmaterials/locale/")}
    languages = messages.languages()[1:]
    assert spoken == {f"mkmaterials/locale/{code}/LC_MESSAGES/mkmaterials.mo" for code in languages}


def test_the_installed_wheel_builds_a_kit_away_from_the_checkout(
    wheel: Path, tmp_path: Path
) -> None:
    installed = tmp_path / "installed"
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"),
            *("--disable-pip-version-check", "--target", str(installed), str(wheel)),
        ],
        check=True,
    )
    work = tmp_path / "work"
    work.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    code = "import mkmaterials; print(mkmaterials.__file__)"
    where = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
        cwd=work,
    )
    assert where.stdout.startswith(str(installed))
    subprocess.run(
        [sys.executable, "-m", "mkmaterials", "build", str(SEED)],
        check=True,
        capture_output=True,
        env=environment,
        cwd=work,
    )
    kit = work / "output" / SEED.stem / "base" / "en"
    assert {path.name for path in kit.iterdir()} == {
        "briefing.docx",
        "deck.pptx",
        "handout.docx",
        "handout-participants.docx",
        "briefing.txt",
        "briefing.html",
        "manifest.json",
    }
