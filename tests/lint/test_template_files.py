"""What a stranger's file may bring along, and files that are no templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement

from lint_support import codes, deck, document, only, picture
from mkmaterials.lint.check import Use, check_template
from office_support import add_chart, describe, with_parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def linked(kind: str, target: str) -> Callable[[Any], object]:
    """Return what gives a document a relationship to something outside of it."""
    return lambda made: made.part.relate_to(target, kind, is_external=True)


def attached(target: str) -> Callable[[Any], object]:
    def change(made: Any) -> None:
        settings = made.part.part_related_by(RT.SETTINGS)
        settings.relate_to(target, f"{OFFICE}/attachedTemplate", is_external=True)

    return change


def embedded(name: str, data: bytes, kind: str = RT.OLE_OBJECT) -> Callable[[Any], object]:
    def change(made: Any) -> None:
        part = Part(PackURI(f"/word/embeddings/{name}"), "application/octet-stream", data)
        made.part.relate_to(part, kind)

    return change


@pytest.mark.parametrize(
    ("change", "code", "level"),
    [
        (linked(RT.IMAGE, "https://example.org/pixel.png"), "file.external-part", "error"),
        (linked(RT.OLE_OBJECT, "file:///C:/figures.xlsx"), "file.external-part", "error"),
        (linked(RT.VIDEO, "https://example.org/film.mp4"), "file.external-part", "warning"),
        (linked(RT.HYPERLINK, "https://example.org/"), "file.external-link", "note"),
        (linked(RT.HYPERLINK, "file:///C:/Users/me/plan.docx"), "file.local-link", "warning"),
        (linked(RT.HYPERLINK, "\\\\server\\share\\plan.docx"), "file.local-link", "warning"),
        (linked(RT.HYPERLINK, "javascript:alert(1)"), "file.local-link", "warning"),
        (attached("https://example.org/evil.dotm"), "file.remote-template", "error"),
        (attached("\\\\10.0.0.1\\share\\x.dotm"), "file.remote-template", "error"),
        (attached("file:///C:/Users/me/house.dotx"), "file.remote-template", "warning"),
        (embedded("oleObject1.bin", OLE + b"0" * 600), "file.embedded-object", "warning"),
        (embedded("sheet.xlsx", b"PK", RT.PACKAGE), "file.embedded-object", "warning"),
        (embedded("activeX1.bin", b"0", RT.CONTROL), "file.embedded-object", "warning"),
        (embedded("text.htm", b"{{ x }}", f"{OFFICE}/aFChunk"), "file.embedded-object", "warning"),
    ],
)
def test_what_leads_out_of_the_file_or_hides_in_it_is_told(
    change: Callable[[Any], object], code: str, level: str
) -> None:
    data = document("{{ event.title }}", change=change)
    assert only(data, code).level == level


@pytest.mark.parametrize(
    "data",
    [b"MZ\x90\x00" + b"0" * 100, OLE + b"C:\\tmp\\invoice.exe\x00" + b"0" * 100, b"\x7fELF\x02"],
)
def test_a_program_in_the_file_is_told(data: bytes) -> None:
    assert "file.embedded-program" in codes(document(change=embedded("oleObject1.bin", data)))


def test_a_link_whose_address_is_a_tag_is_none_of_the_templates_own() -> None:
    link = linked(RT.HYPERLINK, "%7B%7B%20source.address%20%7D%7D")
    assert codes(document("{{ event.title }}", change=link)) == []


def test_a_picture_in_the_file_and_a_chart_with_its_workbook_are_no_danger() -> None:
    def change(slide: Any) -> None:
        add_chart(slide, "One", size=(0, 0, 2, 2))
        describe(slide.shapes.add_picture(picture(), 0, 0), "A dot")

    assert codes(deck(change=change)) == []


def test_macros_are_told_together_with_all_else(tmp_path: Path) -> None:
    path = tmp_path / "briefing.docx"
    path.write_bytes(document("{{ evnt }}"))
    with_parts(path, {"word/vbaProject.bin": b"x"})
    assert codes(path.read_bytes()) == ["file.macros", "template.unknown-name"]


@pytest.mark.parametrize(
    ("name", "data", "code", "said"),
    [
        ("a.doc", b"", "file.wrong-type", ".docx"),
        ("a.odt", b"", "file.wrong-type", ".docx"),
        ("a.ppt", b"", "file.wrong-type", ".pptx"),
        ("a.pptm", b"", "file.wrong-type", ".pptx"),
        ("a.odg", b"", "file.wrong-type", ".docx, .pptx, .txt or .html"),
        ("a.docx", b"", "file.unusable", "save it anew"),
        ("a.docx", b"no zip", "file.unusable", "save it"),
        ("a.docx", OLE + b"WordDocument", "file.wrong-type", "save it as"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "file.encrypted", "password"),
        ("a.pptx", document("x"), "file.wrong-type", ".docx"),
    ],
)
def test_a_file_that_is_no_template_is_told_by_name(
    name: str, data: bytes, code: str, said: str
) -> None:
    found = check_template(name, data, Use())
    assert [finding.code for finding in found] == [code]
    assert said in found[0].hint


def test_a_damaged_part_is_told_and_the_rest_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "briefing.docx"
    path.write_bytes(document("{{ event.title }}", change=linked(RT.IMAGE, "https://example.org")))
    with_parts(path, {"word/footnotes.xml": b"<not {{ closed", "word/styles.xml": b"<broken"})
    found = codes(path.read_bytes())
    assert sorted(found) == ["file.external-part", "file.unusable", "file.unusable"]


def test_a_damaged_part_that_nothing_else_looks_into_is_told(tmp_path: Path) -> None:
    path = tmp_path / "briefing.docx"
    path.write_bytes(document("{{ event.title }}"))
    with_parts(path, {"customXml/item9.xml": b"<open>"})
    finding = only(path.read_bytes(), "file.unusable")
    assert "inside the file, 'customXml/item9.xml' is damaged" in finding.message


@pytest.mark.parametrize("kind", ["ins", "del", "moveFrom", "moveTo"])
def test_changes_that_nobody_has_accepted_are_told(kind: str) -> None:
    def change(made: Any) -> None:
        run = made.add_paragraph("was").runs[0]._r  # noqa: SLF001 - python-docx tracks no changes
        tracked = OxmlElement(f"w:{kind}")
        run.addprevious(tracked)
        tracked.append(run)

    found = only(document("{{ event.heading }}", change=change), "template.tracked-changes")
    assert found.level == "warning"
    assert found.where.startswith("paragraph 2")
