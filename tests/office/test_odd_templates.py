"""Templates as life makes them: tracked changes, content controls, repeated marks, SmartArt."""

from __future__ import annotations

import subprocess
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import docx
import pptx
import pytest
from docx.oxml import parse_xml
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Inches

from mkmaterials.office import load
from office_support import (
    PIXEL,
    A,
    W,
    add_slide,
    add_table,
    deck_file,
    new_problems,
    parts,
    refusal,
    render,
    sdk_errors,
    texts,
    titles,
    tree,
    with_part,
    word_file,
)
from support import need_tool

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VALUES: dict[str, Any] = {
    "a": "Alpha & <co>",
    "items": ["one", "two", "three"],
    "people": [{"name": "Ana", "tasks": ["listen", "act"]}, {"name": "Bo", "tasks": ["lead"]}],
    "rich": [{"text": "bold", "bold": True}],
    "no": False,
}
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
SPACES = (
    f'xmlns:w="{_WORD}/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    f'xmlns:r="{_OFFICE}/relationships"'
)
WHO = 'w:author="X" w:date="2024-01-01T00:00:00Z"'
SHAPE = (
    '<w:r><w:pict><v:shapetype id="_x0000_t202" coordsize="1,1" path="m,l,1r1,1r1,xe"/>'
    '<v:shape id="Box" type="#_x0000_t202" style="width:9pt;height:9pt"/></w:pict></w:r>'
)
ROW = "<w:tr>{}</w:tr>"
CELL = "<w:tc><w:tcPr/>{}</w:tc>"
TABLE = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{}</w:tbl>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*pieces: str, looks: str = "") -> str:
    """Return a paragraph of texts and XML."""
    inner = "".join(piece if piece.startswith("<") else run(piece) for piece in pieces)
    return f"<w:p><w:pPr>{looks}</w:pPr>{inner}</w:p>"


def body(*xml: str) -> Callable[[Any], object]:
    """Return what puts XML into the body of a document."""

    def change(document: Any) -> None:
        section = document.element.body.sectPr
        for each in parse_xml(f"<w:body {SPACES}>{''.join(xml)}</w:body>"):
            section.addprevious(each)

    return change


def deleted(text: str) -> str:
    return f'<w:del w:id="1" {WHO}><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def inserted(text: str, number: int = 2) -> str:
    return f'<w:ins w:id="{number}" {WHO}>{run(text)}</w:ins>'


def printed(path: Path) -> list[str]:
    """Render a Word template; return its paragraphs as texts, deleted text included."""
    root = tree(render(path, VALUES).data, "word/document.xml")
    return ["".join(node.text or "" for node in p.iter(f"{W}t", f"{W}delText"))
            for p in root.iter(f"{W}p")]  # fmt: skip


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ((deleted("{{ unknown }}"), "{{ a }}"), VALUES["a"]),
        (("{{ ", deleted("unknown"), inserted("a"), " }}!"), f"{VALUES['a']}!"),
        (("{{ a", deleted(" }"), "}}"), VALUES["a"]),
        (("{{ ", inserted("a }}"), " stays", deleted("{{")), f"{VALUES['a']} stays"),
        (
            (f'<w:moveFrom w:id="3" {WHO}>{run("{%p if no %}")}</w:moveFrom>', "{{ a }}"),
            VALUES["a"],
        ),
        ((deleted("plain text"), "without tags"), "plain textwithout tags"),
    ],
)
def test_a_tag_that_was_deleted_while_changes_were_tracked_is_none(
    pieces: tuple[str, ...], expected: str, tmp_path: Path
) -> None:
    path = word_file(tmp_path / "t.docx", change=body(paragraph(*pieces)))
    assert printed(path) == [expected]
    assert not new_problems(path, render(path, VALUES).data)


def test_a_deleted_directive_takes_its_paragraph_and_row_along(tmp_path: Path) -> None:
    gone = f'<w:rPr><w:del w:id="4" {WHO}/></w:rPr>'
    marked = f'<w:trPr><w:del w:id="5" {WHO}/></w:trPr>'
    loop = CELL.format(paragraph(deleted("{%tr for i in items %}"), looks=gone))
    rows = ROW.format(marked + loop), ROW.format(CELL.format(paragraph("row")))
    change = body(
        paragraph(deleted("{%p if no %}"), looks=gone),
        paragraph("{{ a }}"),
        TABLE.format("".join(rows)),
        paragraph("end"),
    )
    assert printed(word_file(tmp_path / "t.docx", change=change)) == [VALUES["a"], "row", "end"]


@pytest.mark.parametrize(
    "inside",
    [
        f'<w:bookmarkStart w:id="5" w:name="_Toc1"/>{run("{{ i }}")}<w:bookmarkEnd w:id="5"/>',
        f'<w:permStart w:id="6" w:edGrp="everyone"/>{run("{{ i }}")}<w:permEnd w:id="6"/>',
        inserted("{{ i }}", 7),
        SHAPE,
    ],
)
def test_what_bears_an_id_gets_another_where_a_loop_repeats_it(inside: str, tmp_path: Path) -> None:
    loop = (paragraph("{%p for i in items %}"), paragraph(inside), paragraph("{%p endfor %}"))
    path = word_file(tmp_path / "t.docx", change=body(*loop, paragraph(run("after"))))
    out = tmp_path / "out.docx"
    out.write_bytes(render(path, VALUES).data)
    assert sdk_errors(out) == []
    root = tree(out.read_bytes(), "word/document.xml")
    for start in root.iter(f"{W}bookmarkStart", f"{W}permStart"):
        assert start.getparent()[-1].get(f"{W}id") == start.get(f"{W}id")
    vml = "{urn:schemas-microsoft-com:vml}"
    kinds = [f"#{node.get('id')}" for node in root.iter(f"{vml}shapetype")]
    assert [node.get("type") for node in root.iter(f"{vml}shape")] == kinds
    assert len(set(kinds)) == len(kinds)


def test_a_mark_that_is_not_repeated_keeps_its_id(tmp_path: Path) -> None:
    marked = '<w:bookmarkStart w:id="8" w:name="here"/>', "{{ a }}", '<w:bookmarkEnd w:id="8"/>'
    path = word_file(tmp_path / "t.docx", change=body(paragraph(*marked)))
    assert b'<w:bookmarkStart w:id="8"' in parts(render(path, VALUES).data)["word/document.xml"]


def test_a_comment_that_a_loop_would_repeat_stays_with_the_first(tmp_path: Path) -> None:
    remark = (
        f"<w:comments {SPACES}><w:comment w:id='0' w:author='X'>{paragraph('{{ a }}?')}"
        "</w:comment></w:comments>"
    )
    anchored = (
        '<w:commentRangeStart w:id="0"/>',
        "{{ i }}",
        '<w:commentRangeEnd w:id="0"/>',
        '<w:r><w:commentReference w:id="0"/></w:r>',
    )
    loop = (paragraph("{%p for i in items %}"), paragraph(*anchored), paragraph("{%p endfor %}"))
    path = word_file(tmp_path / "t.docx", change=body(*loop))
    with_part(path, "word/comments.xml", remark.encode(), "comments")
    assert printed(path) == VALUES["items"]
    out = tmp_path / "out.docx"
    out.write_bytes(render(path, VALUES).data)
    assert sdk_errors(out) == []
    assert parts(out.read_bytes())["word/document.xml"].count(b"<w:commentReference") == 1


def test_content_controls_are_filled_and_repeated_without_their_ids(tmp_path: Path) -> None:
    def control(content: str) -> str:
        return (
            '<w:sdt><w:sdtPr><w:id w:val="9"/></w:sdtPr>'
            f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )

    def row(*cells: str) -> str:
        return ROW.format("".join(cells))

    def cell(text: str) -> str:
        return CELL.format(paragraph(text))

    repeated = row(cell("{{ i.name }}"), control(cell("{{ i.tasks|join(“, ”) }}")))
    begin, end = row(cell("{%tr for i in people %}")), row(cell("{%tr endfor %}"))
    change = body(
        control(paragraph("{{ a", control(run(" }}")))),
        paragraph("{%p for i in items %}"),
        control(paragraph("{{ i }}")),
        paragraph("{%p endfor %}"),
        TABLE.format(begin + control(repeated) + end),
        paragraph("end"),
    )
    path = word_file(tmp_path / "t.docx", change=change)
    filled = [VALUES["a"], *VALUES["items"], "Ana", "listen, act", "Bo", "lead", "end"]
    assert printed(path) == filled
    out = render(path, VALUES).data
    assert b'<w:id w:val="9"/>' not in parts(out)["word/document.xml"]
    assert not new_problems(path, out)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ people|length – 1 }}", "1"),  # as Word writes a hyphen between spaces
        ("{{ 3 − 1 }}", "2"),
        ("{{ ['–', '−']|join }}", "–−"),
        ("{% for i in items –%} {{ i }} {%– endfor %}", " one  two  three "),
    ],
)
def test_a_dash_in_a_tag_is_a_minus(text: str, expected: str, tmp_path: Path) -> None:
    assert printed(word_file(tmp_path / "t.docx", text)) == [expected]


@pytest.mark.parametrize("within", ["br", "tab", "cr", "softHyphen", "noBreakHyphen"])
def test_a_break_within_a_tag_goes_with_the_tag(within: str, tmp_path: Path) -> None:
    pieces = ("x", f"<w:r><w:{within}/></w:r>", "{{ items", f"<w:r><w:{within}/></w:r>", "|last }}")
    path = word_file(tmp_path / "t.docx", change=body(paragraph(*pieces)))
    assert printed(path) == ["xthree"]
    out = tree(render(path, VALUES).data, "word/document.xml")
    assert len(list(out.iter(f"{W}{within}"))) == 1


def test_a_break_within_a_tag_on_a_slide_goes_with_the_tag(tmp_path: Path) -> None:
    def slide(deck: Any) -> None:
        title = add_slide(deck, "{{ items").shapes.title.text_frame.paragraphs[0]
        title.add_line_break()
        title.add_run().text = "|last }}"

    assert titles(render(deck_file(tmp_path / "t.pptx", slide), VALUES).data) == ["three"]


def test_a_run_on_a_slide_keeps_one_text_beside_formatted_values(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", ("{{ a }} {{r rich }} {{ a }}{{ items|last }}", ""))
    out = tmp_path / "out.pptx"
    out.write_bytes(render(path, VALUES).data)
    runs = tree(out.read_bytes(), "ppt/slides/slide1.xml").iter(f"{A}r")
    said = [[node.text for node in each.iter(f"{A}t")] for each in runs]
    assert said == [[f"{VALUES['a']} "], ["bold"], [f" {VALUES['a']}three"]]
    assert sdk_errors(out) == []


@pytest.mark.parametrize(
    ("paragraphs", "says"),
    [
        (
            (paragraph("{%p if no %}", looks="<w:sectPr/>"), paragraph("{%p endif %}")),
            "the section break at its end goes",
        ),
        (
            (paragraph("{%p if no %}", "<w:r><w:pict/></w:r>"), paragraph("{%p endif %}")),
            "what is drawn or anchored in it is not printed",
        ),
    ],
)
def test_what_goes_with_the_paragraph_of_a_directive_is_told(
    paragraphs: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    path = word_file(tmp_path / "t.docx", change=body(*paragraphs))
    (finding,) = load(path).findings
    assert says in finding.message


def _smart_art(text: str, notes: str) -> Callable[[Any], object]:
    """Return what makes a slide with SmartArt, as far as tags are concerned."""
    data = (
        f'<dgm:dataModel xmlns:dgm="{_DIAGRAM}" xmlns:a="{A[1:-1]}"><dgm:ptLst><dgm:pt modelId="1">'
        f"<dgm:t><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst>"
        "</dgm:dataModel>"
    )

    def change(deck: Any) -> None:
        slide = add_slide(deck, "t", notes)
        name, kind = PackURI("/ppt/diagrams/data1.xml"), "drawingml.diagramData"
        form = f"application/vnd.openxmlformats-officedocument.{kind}+xml"
        part = Part(name, form, slide.part.package, data.encode())
        slide.part.relate_to(part, f"{_OFFICE}/relationships/diagramData")

    return change


def test_smart_art_is_filled_for_each_slide_that_it_is_on(tmp_path: Path) -> None:
    art = _smart_art("{{ i.name }}", "{%slide for i in people %}")
    out = render(deck_file(tmp_path / "t.pptx", art), VALUES).data
    said = [texts(out, f"ppt/diagrams/data{number}.xml", f"{A}t") for number in (1, 2)]
    assert said == [["Ana"], ["Bo"]]


def test_a_mistake_in_smart_art_is_said_to_be_in_a_diagram(tmp_path: Path) -> None:
    error = refusal(deck_file(tmp_path / "t.pptx", _smart_art("{{ nobody }}", "")), VALUES)
    assert "diagram of slide 1" in error.where


def test_a_template_that_libreoffice_has_saved_gives_the_same_texts(tmp_path: Path) -> None:
    def slide(deck: Any) -> None:
        made = add_slide(deck, "{{ i.name }}", "{%slide for i in people %}\nSay {{ i.name }}")
        add_table(
            made, [["{%tr for t in i.tasks %}"], ["{{ t }}: {{ i.name }}"], ["{%tr endfor %}"]]
        )
        made.shapes.add_movie(
            BytesIO(b"0" * 99), 0, 0, Inches(1), Inches(1), poster_frame_image=BytesIO(PIXEL)
        )

    document = word_file(
        tmp_path / "t.docx",
        "{%p for i in people %}",
        "{{ i.name }}: {{ i.tasks|join(“, ”) }}",
        "{%p endfor %}",
        rows=[["{%tr for i in items %}", ""], ["{{ i }}", "x"], ["{%tr endfor %}", ""]],
        change=body(
            paragraph("{{ a", '<w:bookmarkStart w:id="5" w:name="b"/>', " }}"),
            paragraph("{%p if no %}"),
            paragraph("never"),
            paragraph("{%p endif %}"),
        ),
    )
    files = [document, deck_file(tmp_path / "t.pptx", slide)]
    for file in files:
        _saved_by_libreoffice(file)
    before = [_all_texts(render(file, VALUES).data) for file in files]
    saved = [tmp_path / "saved" / file.name for file in files]
    after = [render(file, VALUES).data for file in saved]
    assert [_all_texts(data) for data in after] == before
    assert "Ana: listen, act" in before[0]
    assert "listen: Ana" in before[1]
    assert not any(new_problems(*pair) for pair in zip(saved, after, strict=True))


def _saved_by_libreoffice(file: Path) -> None:
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    target = ["--convert-to", file.suffix[1:], "--outdir", str(file.parent / "saved")]
    command = [need_tool("soffice"), profile, "--headless", *target, str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def _all_texts(data: bytes) -> list[str]:
    """Return the texts that are shown, of a document or of slides and their notes."""
    if b"ppt/presentation.xml" in data:
        found = []
        for slide in pptx.Presentation(BytesIO(data)).slides:
            lines = slide.shapes.element.iter(f"{A}p")
            found += ["".join(node.text or "" for node in each.iter(f"{A}t")) for each in lines]
            found.append(slide.notes_slide.notes_text_frame.text)
        return [text for text in found if text.strip()]
    made = docx.Document(BytesIO(data))
    rows = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return [text for text in [*(p.text for p in made.paragraphs), *rows] if text.strip()]
