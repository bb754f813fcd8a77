"""Sending a pack to a colleague, and taking in what a stranger has sent."""

from __future__ import annotations

import json
import shutil
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pptx
import pytest
from click.testing import CliRunner

from brand_support import own_pack, picture
from mkmaterials.cli import main
from mkmaterials.office import renamed
from mkmaterials.office.renamed import rename
from office_support import parts, word_file
from support import ROOT

if TYPE_CHECKING:
    from click.testing import Result

OPERATIONS = Path("templates/field-operations")
RUSSIAN = b'msgid ""\nmsgstr "Language: ru\\n"\n\nmsgid "Ours"\nmsgstr "Nashe"\n'
PACKED = {
    "mkmaterials-pack.json": b'{"format": 1, "packs": ["gift"]}',
    "gift/pack.yaml": b"extends: base\nname: Gift\n",
}


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["templates", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def zipped(parts: dict[str, bytes]) -> Path:
    path = Path("gift.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def installed() -> list[Path]:
    return sorted(p for p in OPERATIONS.parent.rglob("*") if p.is_file()) if OPERATIONS else []


@pytest.fixture
def pack(workspace: Path) -> Path:
    own_pack(workspace, "country", "extends: mission-to-moldova\nname: Country\n")
    folder = own_pack(
        workspace,
        "my-office",
        "extends: country\nlogo: {file: logo.png, alt: An emblem}\n",
        logo_png=picture(),
        deck_pptx=(ROOT / "templates/base/deck.pptx").read_bytes(),
    )
    (folder / "locale" / "ru").mkdir(parents=True)
    (folder / "locale" / "ru" / "documents.po").write_bytes(RUSSIAN)
    (folder / "locale" / "ru" / "documents.mo").write_bytes(b"by-product")
    (folder / "deck.checked.pptx").write_bytes(b"by-product")
    (folder / ".hidden").write_bytes(b"secret")
    (folder / "private notes.txt").write_bytes(b"secret")
    return folder


def test_an_exported_pack_is_the_same_pack_at_the_colleagues(pack: Path, workspace: Path) -> None:
    assert run("export", "my-office").exit_code == 0
    data = Path("my-office.zip").read_bytes()
    names = zipfile.ZipFile(BytesIO(data)).namelist()
    assert names == [
        "mkmaterials-pack.json",
        "country/pack.yaml",
        "my-office/deck.pptx",
        "my-office/locale/ru/documents.po",
        "my-office/logo.png",
        "my-office/pack.yaml",
    ]
    assert run("export", "my-office").exit_code == 0
    assert Path("my-office.zip").read_bytes() == data
    shutil.rmtree(workspace / "templates")
    result = run("import", "my-office.zip")
    assert result.exit_code == 0, result.output
    assert (OPERATIONS / "country/pack.yaml").is_file()
    assert (OPERATIONS / "my-office/logo.png").read_bytes() == picture()
    assert (OPERATIONS / "my-office/locale/ru/documents.po").read_bytes() == RUSSIAN
    assert run("import", "my-office.zip", "--as", "country").exit_code == 2
    assert run("import", "my-office.zip", "--as", "theirs").exit_code == 0
    assert "extends: country" in (OPERATIONS / "theirs/pack.yaml").read_text(encoding="utf-8")
    assert run("export", "my-office").exit_code == 0
    assert Path("my-office.zip").read_bytes() == data
    assert pack.is_dir()


def test_import_never_writes_over_a_pack(workspace: Path) -> None:
    path = zipped(PACKED)
    assert run("import", str(path)).exit_code == 0
    assert "and the same" in run("import", str(path)).output
    (OPERATIONS / "gift/pack.yaml").write_text("extends: base\nname: Mine\n", encoding="utf-8")
    refused = run("import", str(path))
    assert refused.exit_code == 2
    assert "--as" in refused.output
    assert "Mine" in (OPERATIONS / "gift/pack.yaml").read_text(encoding="utf-8")
    assert run("import", str(path), "--as", "second").exit_code == 0
    assert (OPERATIONS / "second/pack.yaml").read_bytes() == PACKED["gift/pack.yaml"]
    assert workspace.is_dir()


def deck(**changes: bytes) -> bytes:
    found = parts((ROOT / "templates/base/deck.pptx").read_bytes())
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**found, **changes}.items():
            archive.writestr(name, data)
    return buffer.getvalue()


BAD = {
    "no zip": (None, "no exported pack"),
    "no list": ({"gift/pack.yaml": b"extends: base\n"}, "no list of contents"),
    "a damaged catalogue": (
        {**PACKED, "gift/locale/ru/documents.po": b'msgid "unfinished'},
        "documents.po",
    ),
    "a folder of no language": ({**PACKED, "gift/locale/ru/x/documents.po": b""}, "no place"),
    "a path out": ({**PACKED, "../evil.txt": b"x"}, "impossible name"),
    "a path from the root": ({**PACKED, "/etc/evil": b"x"}, "impossible name"),
    "a program": ({**PACKED, "gift/run.exe": b"MZ"}, "no place in a pack"),
    "a folder within": ({**PACKED, "gift/deep/pack.yaml": b"x"}, "no place in a pack"),
    "another pack's file": ({**PACKED, "other/pack.yaml": b"x"}, "no place in a pack"),
    "a bomb": ({**PACKED, "gift/README.md": b"0" * 9_000_000}, "unreasonable size"),
    "no settings": ({"mkmaterials-pack.json": PACKED["mkmaterials-pack.json"]}, "no pack.yaml"),
    "base": ({"mkmaterials-pack.json": b'{"format": 1, "packs": ["base"]}'}, "impossible name"),
    "newer": ({"mkmaterials-pack.json": b'{"format": 9, "packs": ["gift"]}'}, "newer version"),
    "a wrong key": ({**PACKED, "gift/pack.yaml": b"nmae: X\n"}, "unknown key 'nmae'"),
    "an unknown base": ({**PACKED, "gift/pack.yaml": b"extends: nowhere\n"}, "no such pack"),
    "itself": ({**PACKED, "gift/pack.yaml": b"extends: gift\n"}, "extend each other in a circle"),
    "macros": (
        {**PACKED, "gift/deck.pptx": deck(**{"ppt/vbaProject.bin": b"x"})},
        "contains macros",
    ),
    "a wrong tag": (
        {
            **PACKED,
            "gift/deck.pptx": deck(
                **{
                    "ppt/slides/slide1.xml": parts(
                        (ROOT / "templates/base/deck.pptx").read_bytes()
                    )["ppt/slides/slide1.xml"].replace(b"event.heading", b"event.haeding")
                }
            ),
        },
        "'haeding' is not known",
    ),
    "no picture": (
        {
            **PACKED,
            "gift/pack.yaml": b"extends: base\nlogo: {file: a.png, alt: X}\n",
            "gift/a.png": b"<svg/>",
        },
        "the logo cannot be used",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_not_to_be_trusted_is_refused_and_nothing_is_installed(
    workspace: Path, case: str
) -> None:
    content, said = BAD[case]
    path = Path("gift.zip")
    if content is None:
        path.write_bytes(b"no zip")
    else:
        zipped(content)
    result = run("import", str(path))
    assert result.exit_code == 5, result.output
    assert said in result.output
    assert "Word or PowerPoint" not in result.output.partition("What to do")[2]
    assert not any((workspace / "templates").rglob("*"))


def test_a_logo_that_is_not_there_is_told_by_check_and_not_exported(workspace: Path) -> None:
    own_pack(workspace, "bare", "extends: base\nlogo: {file: logo.png, alt: An emblem}\n")
    checked = run("check", "bare")
    assert checked.exit_code == 5, checked.output
    assert "logo.png: cannot be read" in checked.output
    exported = run("export", "bare")
    assert exported.exit_code == 5
    assert "logo.png: cannot be read" in exported.output
    assert not list(workspace.glob("*.zip"))


def test_a_pack_with_a_wrong_template_is_not_exported(pack: Path, workspace: Path) -> None:
    wrong = BAD["a wrong tag"][0]
    assert wrong
    (pack / "deck.pptx").write_bytes(wrong["gift/deck.pptx"])
    exported = run("export", "my-office")
    assert exported.exit_code == 5
    assert "nothing was exported" in exported.output
    assert "'haeding' is not known" in exported.output
    assert not list(workspace.glob("*.zip"))


def test_a_shipped_pack_is_not_exported(workspace: Path) -> None:
    result = run("export", "mission-to-moldova")
    assert result.exit_code == 2
    assert not list(workspace.glob("*.zip"))


def test_export_writes_over_nothing_but_an_exported_pack(pack: Path, workspace: Path) -> None:
    (workspace / "my-office.zip").write_bytes(b"something else")
    result = run("export", "my-office")
    assert result.exit_code == 6
    assert (workspace / "my-office.zip").read_bytes() == b"something else"
    assert pack.is_dir()


def test_a_pack_of_an_earlier_format_builds_and_is_upgraded_beside(workspace: Path) -> None:
    text = "# my pack\nextends: mission-to-moldova\nname: Old Office\nrelevance: [It matters.]\n"
    folder = own_pack(workspace, "old", text)
    built = CliRunner().invoke(main, ["build", "--field-operation", "old"])
    assert built.exit_code == 0, built.output
    result = run("upgrade", "old")
    assert "format 1 → 2" in result.output
    assert "put them in the place of the files" in result.output
    assert (folder / "pack.yaml").read_text(encoding="utf-8") == text
    mended = (folder / "pack.new.yaml").read_text(encoding="utf-8")
    assert mended == text.replace("extends:", "format: 2\nextends:", 1)
    shutil.copy(folder / "pack.new.yaml", folder / "pack.yaml")
    assert "up to date" in run("upgrade", "old").output


def test_a_renamed_name_is_named_by_check_and_build_and_mended_beside(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(renamed.NAMES, "event.venue", "event.place")
    folder = own_pack(workspace, "old", "extends: base\nformat: 2\n")
    data = (ROOT / "templates/base/deck.pptx").read_bytes()
    presentation = pptx.Presentation(BytesIO(data))
    shape = presentation.slides[0].shapes[1]
    shape.text_frame.text = "{{ event.venue }}"
    presentation.save(str(folder / "deck.pptx"))
    for command in (["templates", "check", "old"], ["build", "--field-operation", "old"]):
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 5, result.output
        assert "'event.venue' is called 'event.place' now" in result.output
        assert "templates upgrade" in result.output
    before = (folder / "deck.pptx").read_bytes()
    assert "event.venue → event.place" in run("upgrade", "old").output
    assert (folder / "deck.pptx").read_bytes() == before
    shutil.copy(folder / "deck.new.pptx", folder / "deck.pptx")
    assert CliRunner().invoke(main, ["build", "--field-operation", "old"]).exit_code == 0


def test_names_are_renamed_in_tags_only_and_across_runs(tmp_path: Path) -> None:
    def split(document: object) -> None:
        paragraph = document.add_paragraph()  # type: ignore[attr-defined]
        for text in ("{{ ev", "ent.ve", "nue|upper }} and ", "{{ event.venues }}"):
            paragraph.add_run(text)

    path = word_file(tmp_path / "t.docx", "event.venue is {{ event.venue }}", change=split)
    data, found = rename(path.read_bytes(), "t.docx", {"event.venue": "event.place"})
    assert len(found) == 2
    text = parts(data)["word/document.xml"].decode()
    assert "event.venue is {{ event.place }}" in text
    assert "{{ event.place" in text
    assert "event.venues" in text
    assert json.loads(PACKED["mkmaterials-pack.json"])["format"] == 1
