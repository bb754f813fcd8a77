"""Kits of the easy-to-read edition."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mkmaterials.app.build import BuildOptions, Kit, Workshop
from support import ROOT, SEED

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = {"seed": SEED, **{p.stem: p for p in (ROOT / "tests" / "releases").glob("*.txt")}}


def build(folder: Path, source: Path, *, easy: bool) -> Kit:
    options = BuildOptions(output=folder, working_folder=folder, easy=easy)
    return Workshop(options).build(source)


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_nothing_runs_over_its_place(name: str, tmp_path: Path) -> None:
    kit = build(tmp_path, SOURCES[name], easy=True)
    assert [finding for finding in kit.findings if finding.level == "error"] == []


def test_both_editions_stand_side_by_side_and_say_what_they_are(tmp_path: Path) -> None:
    plain, large = (build(tmp_path, SEED, easy=easy) for easy in (False, True))
    assert (plain.folder.name, large.folder.name) == ("en", "en-easy-to-read")
    manifests = [json.loads((kit.folder / "manifest.json").read_bytes()) for kit in (plain, large)]
    assert [manifest["easy_to_read"] for manifest in manifests] == [False, True]
    names = [{output.path.name for output in kit.outputs} for kit in (plain, large)]
    assert names[0] == names[1]
    for name in ("briefing.docx", "deck.pptx", "handout.docx", "handout-participants.docx"):
        assert (plain.folder / name).read_bytes() != (large.folder / name).read_bytes()
    assert large.slides >= plain.slides
