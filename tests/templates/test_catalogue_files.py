"""The catalogues that are shipped: complete lists of our texts, and nothing wrong in them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "templates" / "authoring"))
import catalogues

from mkmaterials.app.catalogues import TEMPLATES
from mkmaterials.wording import po

LOCALE = catalogues.BASE / "locale"
CODES = sorted(path.name for path in LOCALE.iterdir() if path.is_dir())


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_list_of_texts_is_that_of_the_templates(name: str) -> None:
    """After a change of a template, a label or an exercise: ``make catalogues``."""
    made = TEMPLATES[name](catalogues.BASE)
    kept = po.read((LOCALE / f"{name}.pot").read_bytes())
    made.creation_date = kept.creation_date
    assert po.written(made, template=True).decode() == po.written(kept, template=True).decode()


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_wrong_in_a_catalogue(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    fine = catalogues.check(catalogues.BASE, [code])
    assert fine, capsys.readouterr().out


def test_the_languages_of_field_operations_have_their_labels() -> None:
    complete = {"de", "es", "fr", "it", "ru"}
    labels = {"bs", "kk", "ky", "mk", "ro", "sq", "sr-Cyrl", "sr-Latn", "tg", "tk", "uk", "uz"}
    assert complete | labels <= set(CODES)
