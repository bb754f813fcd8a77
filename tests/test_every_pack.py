"""The seed for every pack that comes with the product."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from kit_support import hold, hold_accessible
from mkmaterials.app.build import BuildOptions, Kit, Workshop
from mkmaterials.errors import ChoiceError
from mkmaterials.overlays import BASE, pack_names, resolve
from office_support import audit_shape
from support import ROOT, SEED, need_tool

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

ROOTS = [ROOT / "templates"]
OPERATIONS = [key for key in pack_names(ROOTS) if key != BASE]


OFFICIAL = ("en", "fr", "de", "it", "ru", "es")
UNTRANSLATED = {"hr"}  # wanted by a pack, and in no catalogue yet


@pytest.fixture(scope="module")
def kits(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Kit]:
    """A kit of the seed for each pack."""
    folder = tmp_path_factory.mktemp("kits")
    options = {key: BuildOptions(key, output=folder, working_folder=folder) for key in OPERATIONS}
    return {key: Workshop(each).build(SEED) for key, each in options.items()}


def _office(kit: Kit) -> list[Path]:
    return [each.path for each in kit.outputs if each.path.suffix in {".docx", ".pptx"}]


@pytest.mark.parametrize("key", OPERATIONS)
def test_every_pack_gives_whole_kits_in_its_languages_and_the_official_ones(
    key: str, tmp_path: Path
) -> None:
    first, *others = resolve(key, ROOTS).first("languages")
    for language in dict.fromkeys([first, *others, *OFFICIAL]):
        options = BuildOptions(key, language=language, output=tmp_path, working_folder=tmp_path)
        if language in UNTRANSLATED:
            with pytest.raises(ChoiceError, match=language):
                Workshop(options)
            continue
        kit = Workshop(options).build(SEED)
        hold(kit, language)
        if language == first:
            hold_accessible(kit)


@pytest.mark.parametrize("key", OPERATIONS)
def test_every_pack_gives_valid_files_without_an_error(kits: dict[str, Kit], key: str) -> None:
    kit = kits[key]
    assert [f for f in kit.findings if f.level == "error"] == []
    lacks = [f for f in kit.findings if f.code == "pack.lacks"]
    assert len(lacks) == 1
    assert "contacts, local referral partners, legal references" in lacks[0].message
    assert f"--extends {key}" in lacks[0].hint
    for document in _office(kit):
        assert audit_shape(document) == set()


def test_libreoffice_opens_every_document_of_every_pack(
    kits: dict[str, Kit], to_pdfs: Callable[[Sequence[Path]], list[Path]], tmp_path: Path
) -> None:
    pdftotext = need_tool("pdftotext")
    documents: dict[Path, str] = {}
    for key, kit in kits.items():
        for path in _office(kit):
            copy = tmp_path / f"{key}-{path.name}"
            shutil.copy(path, copy)
            documents[copy] = key
    pages = {}
    for pdf, (document, key) in zip(to_pdfs(list(documents)), documents.items(), strict=True):
        command = [pdftotext, str(pdf), "-"]
        text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        assert resolve(key, ROOTS).text("name") in " ".join(text.split()), document.name
        pages[document.name] = text.count("\f")
    assert {key: pages[f"{key}-deck.pptx"] for key in kits} == {k: kits[k].slides for k in kits}
    assert len(pages) == 4 * len(kits)
