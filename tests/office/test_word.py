"""Word templates: what docxtpl leaves open, and what it does not do."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from office_support import (
    PIXEL,
    W,
    cells,
    new_problems,
    paragraphs,
    parts,
    render,
    texts,
    tree,
    with_parts,
    word_file,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_a_tag_over_several_runs_leaves_the_formatting_behind_it_alone(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        paragraph = document.add_paragraph()
        paragraph.add_run("{{ na").bold = True
        paragraph.add_run("me }").bold = False
        paragraph.add_run("} and more").italic = True

    path = word_file(tmp_path / "t.docx", change=change)
    runs = docx.Document(BytesIO(render(path, {"name": "Ilse"}).data)).paragraphs[0].runs
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("Ilse", True, None),
        (" and more", None, True),
    ]


def test_escaped_braces_may_be_split_over_runs(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        paragraph = document.add_paragraph("write {_")
        for text in ("{ a }", "_", "} and {{ number }", "}"):
            paragraph.add_run(text)

    path = word_file(tmp_path / "t.docx", change=change)
    assert paragraphs(path, {"number": 7}) == ["write {{ a }} and 7"]


def test_an_item_of_a_group_wins_over_a_method_of_the_same_name(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "{{ event.items }} {{ event.keys }}")
    assert paragraphs(path, {"event": {"items": "four", "keys": "two"}}) == ["four two"]


def test_nothing_is_printed_for_none(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "a{{ nothing }}b{{ none }}c")
    assert paragraphs(path, {"nothing": None}) == ["abc"]


def test_a_cell_that_loses_all_paragraphs_keeps_an_empty_one(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        cell = document.add_table(1, 2).cell(0, 0)
        cell.text = "{%p if shown %}"
        cell.add_paragraph("x")
        cell.add_paragraph("{%p endif %}")

    path = word_file(tmp_path / "t.docx", change=change)
    assert cells(path, {"shown": True}) == [["x", ""]]
    out = render(path, {"shown": False}).data
    assert len(list(tree(out, "word/document.xml").iter(f"{W}tc").__next__().iter(f"{W}p"))) == 1
    assert not new_problems(path, out)


def test_a_table_that_loses_all_rows_goes_altogether(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "t.docx", "x", rows=[["{%tr for f in facts %}"], ["{{ f }}"], ["{%tr endfor %}"]]
    )
    assert not docx.Document(BytesIO(render(path, {"facts": []}).data)).tables
    assert cells(path, {"facts": ["a", "b"]}) == [["a"], ["b"]]


def test_a_row_that_loses_all_cells_goes(tmp_path: Path) -> None:
    rows = [["{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"], ["a", "b", "c"]]
    path = word_file(tmp_path / "t.docx", rows=rows)
    assert cells(path, {"columns": []}) == [["a", "b", "c"]]
    assert not new_problems(path, render(path, {"columns": []}).data)


def test_a_link_in_a_loop_leads_to_the_address_of_its_item(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "t.docx",
        "{%p for link in links %}",
        "",
        "{%p endfor %}",
        change=lambda document: _link(
            document, document.paragraphs[1], "%7B%7B%20link.url%20%7D%7D"
        ),
    )
    links = [
        {"name": "A & B", "url": "https://example.org/?a=1&b=2"},
        {"name": "Mail", "url": "mailto:desk@example.org"},
        {"name": "Again", "url": "https://example.org/?a=1&b=2"},
    ]
    out = render(path, {"links": links})
    document = docx.Document(BytesIO(out.data))
    found = [(p.hyperlinks[0].text, p.hyperlinks[0].address) for p in document.paragraphs]
    assert found == [(link["name"], link["url"]) for link in links]
    assert not out.findings
    assert not new_problems(path, out.data)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "file://server/share/x.docx",
        "//server/share",
        r"\\\\server\share.x",
        "C:/x.docx",
        "release",
    ],
)
def test_an_address_that_could_do_harm_is_printed_but_not_linked(
    address: str, tmp_path: Path
) -> None:
    path = word_file(
        tmp_path / "t.docx",
        "",
        change=lambda document: _link(document, document.paragraphs[0], "{{ link.url }}"),
    )
    out = render(path, {"link": {"name": "x", "url": address}})
    assert [finding.code for finding in out.findings] == ["template.link-address"]
    assert "External" not in parts(out.data)["word/_rels/document.xml.rels"].decode()
    assert not new_problems(path, out.data)


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("www.osce.org/a b", "https://www.osce.org/a%20b"),
        ("desk@example.org", "mailto:desk@example.org"),
        ('https://example.org/?a="1"&b=<2>', "https://example.org/?a=%221%22&b=%3C2%3E"),
        ("https://example.org/caf%C3%A9/ž", "https://example.org/caf%C3%A9/%C5%BE"),
        ("deck.pptx", "deck.pptx"),
        ("http://https://example.org", "https://example.org"),
    ],
)
def test_an_address_is_linked_as_the_web_writes_it(
    address: str, target: str, tmp_path: Path
) -> None:
    path = word_file(
        tmp_path / "t.docx",
        "",
        change=lambda document: _link(document, document.paragraphs[0], "{{ link.url }}"),
    )
    out = render(path, {"link": {"name": "x", "url": address}})
    (link,) = docx.Document(BytesIO(out.data)).paragraphs[0].hyperlinks
    assert link.address == target
    assert not new_problems(path, out.data)


def test_a_link_without_an_address_is_plain_text(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "t.docx",
        "",
        change=lambda document: _link(document, document.paragraphs[0], "{{ link.url }}"),
    )
    out = render(path, {"link": {"name": "x", "url": ""}})
    assert docx.Document(BytesIO(out.data)).paragraphs[0].text == "x"
    assert not out.findings
    assert not new_problems(path, out.data)


def test_tags_in_alternative_texts_properties_and_footnotes_are_filled(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.core_properties.author = "{{ author }}"
        document.core_properties.keywords = "{{ author }}, kit"
        picture = document.add_paragraph().add_run().add_picture(BytesIO(PIXEL))
        picture._inline.docPr.set("descr", "Logo of {{ author }}")  # noqa: SLF001 - no API for it

    path = word_file(tmp_path / "t.docx", "x", change=change)
    out = render(path, {"author": 'The "Unit" & <friends>\nof all'}).data
    document = docx.Document(BytesIO(out))
    assert document.core_properties.author.startswith('The "Unit" & <friends>')
    assert document.core_properties.keywords.endswith(", kit")
    assert document.inline_shapes[0]._inline.docPr.get("descr") == (  # noqa: SLF001
        'Logo of The "Unit" & <friends> of all'
    )


def test_a_tag_in_a_text_box_stands_for_itself_and_not_for_the_paragraph_around_it(
    tmp_path: Path,
) -> None:
    def change(document: Any) -> None:
        outer = document.add_paragraph("{{ outer")
        box = OxmlElement("w:txbxContent")
        inner = OxmlElement("w:p")
        run, text = OxmlElement("w:r"), OxmlElement("w:t")
        text.text = "{{ inner }}"
        run.append(text)
        inner.append(run)
        box.append(inner)
        holder = OxmlElement("w:pict")
        holder.append(box)
        outer.runs[0]._r.append(holder)  # noqa: SLF001 - no API for it
        outer.add_run(" }}!")

    path = word_file(tmp_path / "t.docx", change=change)
    out = render(path, {"outer": "O", "inner": "I"}).data
    assert "".join(texts(out, "word/document.xml", f"{W}t")) == "OI!"


def test_drawings_in_a_loop_have_numbers_of_their_own(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.paragraphs[1].add_run().add_picture(BytesIO(PIXEL))

    path = word_file(
        tmp_path / "t.docx", "{%p for i in [1, 2, 3] %}", "{{ i }}", "{%p endfor %}", change=change
    )
    out = render(path, {}).data
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    ids = [node.get("id") for node in tree(out, "word/document.xml").iter(drawing)]
    assert len(set(ids)) == 3
    assert not new_problems(path, out)


def test_ids_of_paragraphs_do_not_repeat_in_a_loop(tmp_path: Path) -> None:
    name = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"

    def change(document: Any) -> None:
        for number, paragraph in enumerate(document.paragraphs):
            paragraph._p.set(name, f"0000000{number}")  # noqa: SLF001 - no API for it

    path = word_file(
        tmp_path / "t.docx", "{%p for i in [1, 2] %}", "{{ i }}", "{%p endfor %}", change=change
    )
    root = tree(render(path, {}).data, "word/document.xml")
    assert not [p for p in root.iter(f"{W}p") if p.get(name)]


def test_parts_without_tags_are_copied_as_they_are(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.sections[0].orientation = WD_ORIENT.LANDSCAPE
        document.add_picture(BytesIO(PIXEL))

    path = word_file(tmp_path / "t.docx", "{{ x }}", change=change)
    before, after = parts(path.read_bytes()), parts(render(path, {"x": "1"}).data)
    assert before.keys() == after.keys()
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}


def test_text_beside_a_directive_is_reported_as_not_printed(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "see here {%p if x %}", "y", "{%p endif %}")
    (finding,) = render(path, {"x": 1}).findings
    assert finding.code == "template.text-beside-directive"
    assert "see here" in finding.message
    other = tmp_path / "other.docx"
    other.write_bytes(path.read_bytes())
    assert render(other, {"x": 1}).findings[0].where == f"{other}: paragraph 1 ('see here')"


def test_a_document_with_a_tag_in_every_place_is_valid(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "t.docx",
        "{%p for i in [1, 2] %}",
        "{{ i }}{% if i > 1 %}{{ x }}{% endif %}",
        "{%p endfor %}",
        rows=[["{%tr for i in [1, 2] %}", ""], ["{{ i }}", "{{ x }}"], ["{%tr endfor %}", ""]],
        change=_header,
    )
    out = render(path, {"x": "a\nb\tc & <d>"}).data
    assert not new_problems(path, out)
    assert docx.Document(BytesIO(out)).sections[0].header.paragraphs[0].text == "a\nb\tc & <d>"


def test_a_header_that_loses_its_paragraph_keeps_an_empty_one(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        header = document.sections[0].header
        header.paragraphs[0].text = "{%p if x %}"
        header.add_paragraph("text")
        header.add_paragraph("{%p endif %}")

    path = word_file(tmp_path / "t.docx", "body", change=change)
    out = render(path, {"x": False}).data
    assert [p.text for p in docx.Document(BytesIO(out)).sections[0].header.paragraphs] == [""]
    assert not new_problems(path, out)


def test_a_part_in_which_a_tag_is_unbroken_only_without_its_elements_is_found(
    tmp_path: Path,
) -> None:
    path = word_file(tmp_path / "t.docx", "body")
    xml = parts(path.read_bytes())["word/document.xml"].replace(
        b"<w:t>body</w:t></w:r>",
        b'<w:t>{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>{ x }</w:t></w:r>'
        b"<w:r><w:t>}</w:t></w:r>",
    )
    with_parts(path, {"word/document.xml": xml})
    assert paragraphs(path, {"x": "found"}) == ["found"]


def _header(document: Any) -> None:
    document.sections[0].header.paragraphs[0].text = "{{ x }}"


def _link(document: Any, paragraph: Any, target: str) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    identity = document.part.relate_to(target, kind, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), identity)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "{{ link.name }}"
    run.append(text)
    link.append(run)
    paragraph._p.append(link)  # noqa: SLF001 - no API for it
