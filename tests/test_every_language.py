"""Every language that has a catalogue gives a whole kit: valid, nothing too full or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkmaterials.app.build import DOCUMENTS, BuildOptions, Workshop
from mkmaterials.overlays import BASE, resolve, template_roots
from mkmaterials.verify.mail import mail_text
from mkmaterials.wording.catalogues import languages
from office_support import audit
from support import ROOT, SEED

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = languages(resolve(BASE, template_roots(ROOT)).all("locale"))
OWN = ["Key messages", "Who said what", "References", "Drafted from"]  # words of our own
WHOLE = {"de", "en", "es", "fr", "it", "ru"}  # with the exercises


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
    assert [each for each in kit.findings if each.level == "error"] == []
    left = {each.code for each in kit.findings if each.code.endswith(".untranslated")}
    assert left == (set() if language in WHOLE else {"exercise.untranslated"})
    assert len(kit.outputs) == len(DOCUMENTS)
    for output in kit.outputs:
        if output.path.suffix in {".docx", ".pptx"}:
            assert audit(output.path) == set()
        else:
            text = mail_text(output.path.name, output.path.read_bytes())
            assert [own for own in OWN if own in text] == ([] if language != "en" else OWN)
    page = kit.folder.joinpath("briefing.html").read_text("utf-8")
    assert f'<html lang="{language}" dir="ltr">' in page
