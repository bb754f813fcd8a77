"""Files that are no templates, or no harmless ones, are refused by name."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from mkmaterials.errors import TemplateError
from mkmaterials.office import load
from mkmaterials.office.package import MAX_PARTS
from office_support import PIXEL, deck_file, parts, refusal, with_parts, word_file

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = "word/document.xml"
TYPES = "[Content_Types].xml"


def _changed(path: Path, part: str, old: str, new: str) -> Path:
    xml = parts(path.read_bytes())[part].decode()
    assert old in xml
    return with_parts(path, {part: xml.replace(old, new).encode()})


def test_a_file_that_is_no_office_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.docx"
    path.write_text("no zip")
    assert "no Word or PowerPoint file" in refusal(path, {}).message


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="cannot be read") as caught:
        load(tmp_path / "missing.docx")
    assert caught.value.where == str(tmp_path / "missing.docx")


def test_any_other_zip_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "x")
    assert "no list of contents" in refusal(path, {}).message


def test_a_file_with_a_password_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.pptx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    assert "password" in refusal(path, {}).message


def test_an_encrypted_part_is_refused(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "x")
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(bytes(data))
    assert "encrypted" in refusal(path, {}).message


@pytest.mark.parametrize("name", ["../evil.xml", "/evil.xml", "word/../../evil.xml", "C:/e.xml"])
def test_a_part_whose_name_leads_out_of_the_file_is_refused(name: str, tmp_path: Path) -> None:
    path = with_parts(word_file(tmp_path / "t.docx", "x"), {name: b"<a/>"})
    error = refusal(path, {})
    assert "impossible name" in error.message
    assert name in error.message


def test_a_part_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    path = with_parts(word_file(tmp_path / "t.docx", "x"), {}, twice=DOCUMENT)
    assert "twice" in refusal(path, {}).message


def test_a_part_that_swells_beyond_reason_is_refused(tmp_path: Path) -> None:
    path = with_parts(word_file(tmp_path / "t.docx", "x"), {"word/media/a.bin": bytes(32 * 2**20)})
    error = refusal(path, {})
    assert "word/media/a.bin" in error.message
    assert "unreasonable size" in error.message


def test_a_file_of_too_many_parts_is_refused(tmp_path: Path) -> None:
    many = {f"word/media/{number}.bin": b"" for number in range(MAX_PARTS)}
    path = with_parts(word_file(tmp_path / "t.docx", "x"), many)
    assert "parts" in refusal(path, {}).message


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", [DOCUMENT, "docProps/core.xml", "word/_rels/document.xml.rels"])
def test_a_part_that_declares_entities_is_refused(part: str, coding: str, tmp_path: Path) -> None:
    evil = (
        f'<?xml version="1.0" encoding="{coding}"?><!DOCTYPE x [<!ENTITY a SYSTEM '
        '"file:///etc/passwd">]><x>&a;</x>'
    ).encode(coding)
    error = refusal(with_parts(word_file(tmp_path / "t.docx", "x"), {part: evil}), {})
    assert part in error.message
    assert "entities" in error.message


def test_a_file_with_macros_is_refused(tmp_path: Path) -> None:
    path = with_parts(word_file(tmp_path / "t.docx", "x"), {"word/vbaProject.bin": b"x"})
    assert "macros" in refusal(path, {}).message


def test_a_file_of_the_kind_for_macros_is_refused(tmp_path: Path) -> None:
    old = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    new = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
    path = _changed(deck_file(tmp_path / "t.pptx", ("x", "")), TYPES, old, new)
    assert "macros" in refusal(path, {}).message


def test_a_spreadsheet_is_refused(tmp_path: Path) -> None:
    path = _changed(
        word_file(tmp_path / "t.docx", "x"),
        TYPES,
        "wordprocessingml.document.main+xml",
        "spreadsheetml.sheet.main+xml",
    )
    assert "neither a Word document" in refusal(path, {}).message


def test_a_damaged_part_is_named(tmp_path: Path) -> None:
    path = with_parts(word_file(tmp_path / "t.docx", "x"), {DOCUMENT: b"<w:document>{{ x }}"})
    error = refusal(path, {})
    assert DOCUMENT in error.message
    assert "damaged" in error.message


def test_a_picture_of_too_many_dots_is_refused_by_its_name(tmp_path: Path) -> None:
    huge = bytearray(PIXEL)
    huge[16:24] = (60_000).to_bytes(4, "big") * 2
    check = zlib.crc32(bytes(huge[12:29])).to_bytes(4, "big")
    huge[29:33] = check
    path = with_parts(word_file(tmp_path / "t.docx", "x"), {"word/media/image9.png": bytes(huge)})
    error = refusal(path, {})
    assert "word/media/image9.png" in error.message
    assert "at most 100 million" in error.message


def test_a_drawing_that_declares_entities_is_refused(tmp_path: Path) -> None:
    evil = b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>'
    path = with_parts(word_file(tmp_path / "t.docx", "x"), {"word/media/a.svg": evil})
    assert "word/media/a.svg" in refusal(path, {}).message


def test_a_damaged_picture_is_copied_as_it_is(tmp_path: Path) -> None:
    path = with_parts(word_file(tmp_path / "t.docx", "x"), {"word/media/a.png": PIXEL[:20]})
    assert parts(load(path).render({}).data)["word/media/a.png"] == PIXEL[:20]


def test_entities_that_multiply_are_refused(tmp_path: Path) -> None:
    rows = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    evil = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "x">{rows}]><x>&a11;</x>'
    path = with_parts(word_file(tmp_path / "t.docx", "x"), {DOCUMENT: evil.encode()})
    assert "entities" in refusal(path, {}).message
