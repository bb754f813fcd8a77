"""Every language that has a catalogue gives a whole kit: valid, nothing too full or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kit_support import WHOLE, broken_heads, hold, hold_accessible
from mkmaterials.app.build import BuildOptions, Workshop
from mkmaterials.overlays import BASE, resolve, template_roots
from mkmaterials.wording.catalogues import languages
from support import ROOT, SEED

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = languages(resolve(BASE, template_roots(ROOT)).all("locale"))


def test_the_languages_of_the_field_are_there() -> None:
    assert set(LANGUAGES) >= WHOLE
    assert set(LANGUAGES) >= {"bs", "kk", "ky", "mk", "ro", "sq", "sr-Cyrl", "sr-Latn"}
    assert set(LANGUAGES) >= {"tg", "tk", "uk", "uz"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_gives_valid_files_that_hold_their_text(
    language: str, tmp_path: Path
) -> None:
    options = BuildOptions(language=language, output=tmp_path, working_folder=ROOT)
    kit = Workshop(options).build(SEED)
    hold(kit, language)
    hold_accessible(kit)
    assert broken_heads(kit) == []
