"""What becomes of a text that a pack says otherwise than base, in languages that it has not."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from docx import Document

from brand_support import own_pack, picture
from mkmaterials.app.build import BuildOptions, Workshop
from mkmaterials.app.catalogues import write_texts
from mkmaterials.app.templates import check_templates
from mkmaterials.wording import po
from support import ROOT, SEED

if TYPE_CHECKING:
    from pathlib import Path

    from mkmaterials.app.build import Kit

BASE = ROOT / "templates" / "base"
OWN = {"Our main points": "Главное для нас", "Our day": "Наш день"}
UNTRANSLATED = ("template.untranslated", "wording.untranslated")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack that has changed a heading in two files, and a label; and has a logo."""
    document = Document(str(BASE / "briefing.docx"))
    [heading] = [each for each in document.paragraphs if each.text == "Key messages"]
    heading.runs[0].text = "Our main points"
    changed = io.BytesIO()
    document.save(changed)
    page = (BASE / "briefing.html").read_text("utf-8").replace("Key messages", "Our main points")
    folder = own_pack(
        tmp_path,
        "my-office",
        "extends: base\nlanguages: [ru]\nlogo: {file: logo.png, alt: An emblem}\n",
        logo_png=picture(),
        briefing_docx=changed.getvalue(),
    )
    (folder / "briefing.html").write_text(page, "utf-8")
    (folder / "labels.yaml").write_text('fact.date: "Our day"\n', "utf-8")
    return folder


def built(folder: Path) -> Kit:
    only = ("briefing", "briefing-html")
    output = folder / "output"
    options = BuildOptions("my-office", "ru", only, output=output, working_folder=folder)
    return Workshop(options).build(SEED)


def texts(kit: Kit) -> tuple[list[str], str]:
    document = Document(str(kit.folder / "briefing.docx"))
    return (
        [each.text for each in document.paragraphs],
        kit.folder.joinpath("briefing.html").read_text("utf-8"),
    )


def test_it_stays_in_english_and_is_told_with_its_place_and_what_to_do(
    pack: Path, tmp_path: Path
) -> None:
    kit = built(tmp_path)
    lines, page = texts(kit)
    assert "Our main points" in lines
    assert '<span lang="en" dir="ltr">Our main points</span>' in page
    told = [each for each in kit.findings if each.code in UNTRANSLATED]
    assert [each.where.removeprefix(f"{pack}/") for each in told] == [
        "labels.yaml",
        "briefing.docx: paragraph 41 ('Our main points')",
        "briefing.html: line 90",
    ]
    assert all("is not translated into Russian: “Our " in each.message for each in told)
    assert {each.hint for each in told} == {
        "'mkmaterials templates texts my-office --language ru' lists what there is to do."
    }


def test_what_the_logo_shows_is_the_packs_to_say_and_not_looked_up(
    pack: Path, tmp_path: Path
) -> None:
    kit = built(tmp_path)
    assert pack.is_dir()
    assert not any("An emblem" in each.message for each in kit.findings)


def test_a_translation_of_it_is_taken_from_the_packs_own_catalogue(
    pack: Path, tmp_path: Path
) -> None:
    [report] = write_texts("my-office", "ru", tmp_path)
    assert (report.left, report.total) == (2, 2)
    catalogue = po.read(report.path.read_bytes())
    for message in catalogue:
        if message.id:
            message.string = OWN[po.original(message)]
    report.path.write_bytes(po.written(catalogue))
    kit = built(tmp_path)
    lines, page = texts(kit)
    assert "Главное для нас" in lines
    assert "Главное для нас</h2>" in page
    assert ">Наш день</th>" in page
    assert [each for each in kit.findings if each.code in UNTRANSLATED] == []
    own = [each for each in check_templates(["my-office"], tmp_path) if pack in each.path.parents]
    assert len(own) == 2
    assert [finding for report in own for finding in report.findings] == []
