"""Values that are more than a line of text: as docxtpl's objects there, as plain values here."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docxtpl import Listing

from office_support import image, new_problems, parts, refusal, render, word_file
from oracle_support import differences, inline_image, rich_paragraphs, rich_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from docxtpl import DocxTemplate


PNG = image(120, 40, dpi=(96, 96))
JPEG = image(80, 60, kind="JPEG")

RICH: dict[str, Any] = {
    "a text": "Trust & <safety>",
    "spaces": "          ",
    "tabs": "\t\t\tfar",
    "lines": {"text": "one\ntwo\tthree", "bold": True},
    "paragraphs": {"text": "one\atwo", "italic": True},
    "a new page": {"text": "one\ftwo", "bold": True},
    "bold": {"text": "x", "bold": True},
    "italic": {"text": "x", "italic": True},
    "both": {"text": "x", "bold": True, "italic": True},
    "struck out": {"text": "x", "strike": True},
    "colour": {"text": "x", "color": "C00000"},
    "colour with its sign": {"text": "x", "color": "#C00000"},
    "highlight": {"text": "x", "highlight": "FFFF00"},
    "size": {"text": "x", "size": 40},
    "subscript": {"text": "2", "subscript": True},
    "superscript": {"text": "2", "superscript": True},
    "underline": {"text": "x", "underline": True},
    "underline of a kind": {"text": "x", "underline": "double"},
    "style": {"text": "x", "style": "Strong"},
    "font": {"text": "x", "font": "Courier New"},
    "font of a region": {"text": "x", "font": "eastAsia:SimSun"},
    "right to left": {"text": "x", "rtl": True, "bold": True, "italic": True},
    "language": {"text": "Право", "lang": "ru-RU"},
    "several": ["a ", {"text": "b", "bold": True}, " c ", {"text": "d", "color": "0000FF"}],
    "nested": ["a ", {"text": [{"text": "b", "italic": True}, "c"]}],
    "link": ["see ", {"text": "here", "url": "https://example.org/?a=1&b=2"}],
    "link with a look": {"text": "here", "url": "https://example.org/", "underline": True},
    "two links": [
        {"text": "a", "url": "https://example.org/a"},
        {"text": "b", "url": "https://example.org/b"},
        {"text": "a again", "url": "https://example.org/a"},
    ],
}


@pytest.mark.parametrize("name", RICH)
def test_formatted_text_is_as_docxtpl_gives_it(name: str, tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "before {{r x }} behind", "{{r x }}", "end")
    assert not differences(
        path, {"x": RICH[name]}, lambda template, values: {"x": rich_text(template, values["x"])}
    )


def _rich_list(template: DocxTemplate, values: Mapping[str, Any]) -> dict[str, Any]:
    return {"items": [rich_text(template, item) for item in values["items"]]}


@pytest.mark.parametrize(
    ("texts", "rows"),
    [
        (["{% for i in items %}{{r i }} {% endfor %}"], []),
        (["{%p for i in items %}", "• {{r i }}", "{%p endfor %}"], []),
        (["{% if items %}{{r items[0] }}{% else %}none{% endif %} end"], []),
        ([], [["{%tr for i in items %}"], ["{{r i }}"], ["{%tr endfor %}"]]),
        ([], [["{%tc for i in items %}", "{{r i }}", "{%tc endfor %}"]]),
    ],
)
def test_formatted_text_in_loops_is_as_docxtpl_gives_it(
    texts: list[str], rows: list[list[str]], tmp_path: Path
) -> None:
    path = word_file(tmp_path / "t.docx", *texts, rows=rows)
    items = [RICH["several"], RICH["bold"], RICH["colour"], RICH["link"]]
    assert not differences(path, {"items": items}, _rich_list)


def test_formatted_text_in_the_page_header_is_as_docxtpl_gives_it(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "a {{r x }} b"

    path = word_file(tmp_path / "t.docx", "x", change=change)
    assert not differences(
        path,
        {"x": RICH["several"]},
        lambda template, values: {"x": rich_text(template, values["x"])},
    )


BLOCKS: dict[str, list[dict[str, Any]]] = {
    "no style": [{"text": "one"}, {"text": ["two ", {"text": "bold", "bold": True}]}],
    "styles": [
        {"text": "A heading", "parastyle": "Heading1"},
        {"text": "an item", "parastyle": "ListBullet"},
        {"text": [{"text": "another", "color": "C00000"}], "parastyle": "ListBullet"},
    ],
    "links": [{"text": [{"text": "x", "url": "https://example.org/x"}], "parastyle": "Quote"}],
    "none": [],
}


@pytest.mark.parametrize("name", BLOCKS)
def test_formatted_paragraphs_are_as_docxtpl_gives_them(name: str, tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "before", "{{p x }}", "behind")
    assert not differences(
        path,
        {"x": BLOCKS[name]},
        lambda template, values: {"x": rich_paragraphs(template, values["x"])},
    )


TEXTS = {
    "lines": "one\ntwo",
    "tab": "one\ttwo",
    "paragraphs": "one\atwo\athree",
    "new page": "one\ftwo",
    "all": "The listing\nwith\nsome\nlines \a and some paragraph \a and special chars : <>&\t\fend",
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("made", [str, Listing])
def test_breaks_in_a_text_are_as_docxtpl_makes_them(
    name: str, made: Callable[[str], object], tmp_path: Path
) -> None:
    def change(document: Any) -> None:
        paragraph = document.add_paragraph("a ", style="List Bullet")
        paragraph.add_run("{{ x }}").bold = True
        paragraph.add_run(" end").italic = True

    path = word_file(tmp_path / "t.docx", "a {{ x }} b", rows=[["{{ x }}"]], change=change)
    assert not differences(path, {"x": TEXTS[name]}, lambda _, values: {"x": made(values["x"])})


PICTURES: dict[str, dict[str, Any]] = {
    "as large as it is": {"picture": PNG},
    "without a density": {"picture": JPEG},
    "width": {"picture": PNG, "width": 20},
    "height": {"picture": PNG, "height": 10},
    "both": {"picture": JPEG, "width": 20, "height": 40},
    "link": {"picture": PNG, "width": 20, "url": "https://example.org/"},
}


def _image(template: DocxTemplate, values: Mapping[str, Any]) -> dict[str, Any]:
    return {"x": inline_image(template, values["x"])}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_as_docxtpl_gives_it(name: str, tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "before {{ x }} behind", rows=[["{{ x }}", "b"]])
    assert not differences(path, {"x": PICTURES[name]}, _image)


def test_pictures_in_a_loop_and_in_the_page_header_are_as_docxtpl_gives_them(
    tmp_path: Path,
) -> None:
    def change(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ items[1] }} header"

    path = word_file(
        tmp_path / "t.docx",
        "{%p for i in items %}",
        "{{ i }}{{ i }}",
        "{%p endfor %}",
        change=change,
    )
    items = [{"picture": PNG, "width": 10}, {"picture": JPEG, "width": 20}]
    assert not differences(
        path,
        {"items": items},
        lambda template, values: {"items": [inline_image(template, i) for i in values["items"]]},
    )


def _with_texts(template: DocxTemplate) -> Any:
    made = template.new_subdoc()
    made.add_heading("A heading", 2)
    paragraph = made.add_paragraph("plain, ")
    paragraph.add_run("bold").bold = True
    paragraph.add_run(" and ")
    paragraph.add_run("italic").italic = True
    made.add_paragraph("an item", style="List Bullet")
    made.add_paragraph("a step", style="List Number")
    return made


def _built(template: DocxTemplate, _values: Mapping[str, Any]) -> dict[str, Any]:
    """Build with python-docx what `BUILT` says in plain values."""
    made = _with_texts(template)
    table = made.add_table(2, 3)
    for row, texts in zip(table.rows, ["abc", "def"], strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    styled = made.add_table(1, 2, style="Table Grid")
    styled.cell(0, 0).text = "g"
    made.add_page_break()
    return {"x": made}


BUILT: list[Any] = [
    {"text": "A heading", "parastyle": "Heading 2"},
    {
        "text": [
            "plain, ",
            {"text": "bold", "bold": True},
            " and ",
            {"text": "italic", "italic": True},
        ]
    },
    {"text": "an item", "parastyle": "List Bullet"},
    {"text": "a step", "parastyle": "List Number"},
    {"rows": [["a", "b", "c"], ["d", "e", "f"]]},
    {"rows": [["g", ""]], "tablestyle": "Table Grid"},
    {"page": True},
]


def test_a_document_within_is_as_docxtpl_builds_it(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "before", "{{p x }}", "behind")
    assert not differences(path, {"x": BUILT}, _built)


def test_a_document_within_a_cell_and_a_loop_is_as_docxtpl_builds_it(tmp_path: Path) -> None:
    rows = [["{%tr for n in [1, 2] %}", ""], ["{{p x }}", "{{ n }}"], ["{%tr endfor %}", ""]]
    path = word_file(tmp_path / "t.docx", rows=rows)
    assert not differences(path, {"x": BUILT[:4]}, _built_texts)


def _built_texts(template: DocxTemplate, _values: Mapping[str, Any]) -> dict[str, Any]:
    made = _with_texts(template)
    return {"x": made}


def _other(change: Callable[[Any], object] | None = None) -> bytes:
    document = docx.Document()
    document.add_heading("Other", 1)
    paragraph = document.add_paragraph("some ")
    paragraph.add_run("bold").bold = True
    document.add_picture(BytesIO(PNG))
    table = document.add_table(1, 2, style="Table Grid")
    table.cell(0, 0).text = "{{ no tag }}"
    if change:
        change(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_another_document_is_put_in_as_docxtpl_does_it(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "before", "{{p x }}", "behind")
    assert not differences(
        path,
        {"x": {"document": _other()}},
        lambda template, values: {"x": template.new_subdoc(BytesIO(values["x"]["document"]))},
    )


def test_another_document_brings_its_styles_lists_and_links_along(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        style = document.styles.add_style("Own Style", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Body Text"]
        document.add_paragraph("styled", style="Own Style")
        document.add_paragraph("listed", style="List Number")
        paragraph = document.add_paragraph("numbered")
        paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 1  # noqa: SLF001
        link = paragraph.part.relate_to("https://example.org/a", RT.HYPERLINK, is_external=True)
        paragraph._p.append(  # noqa: SLF001 - no API for it
            parse_xml(
                f'<w:hyperlink {nsdecls("w", "r")} r:id="{link}"><w:r><w:t>link</w:t></w:r>'
                "</w:hyperlink>"
            )
        )

    path = word_file(tmp_path / "t.docx", "before", "{{p x }}", "{{p x }}")
    out = render(path, {"x": {"document": _other(change)}}).data
    made = docx.Document(BytesIO(out))
    shown = [(p.text, p.style.name if p.style else "") for p in made.paragraphs]
    assert shown[4:7] == [
        ("styled", "Own Style"),
        ("listed", "List Number"),
        ("numberedlink", "Normal"),
    ]
    own = made.styles["Own Style"]
    assert own.base_style is not None
    assert own.base_style.name == "Body Text"
    assert [link.address for p in made.paragraphs for link in p.hyperlinks] == [
        "https://example.org/a"
    ] * 2
    assert len([name for name in parts(out) if "/media/" in name]) == 1
    problems = new_problems(path, out)  # stylesWithEffects: what Word 2010 read of python-docx
    assert not [problem for problem in problems if "stylesWithEffects" not in problem]


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"no zip", "no Word or PowerPoint file"), (b"", "no Word or PowerPoint file")],
)
def test_what_is_no_document_is_not_put_in(data: bytes, message: str, tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "before", "{{p x }}")
    error = refusal(path, {"x": {"document": data}})
    assert message in error.message
    assert error.where.endswith("paragraph 2")


WRONG: list[tuple[Any, str]] = [
    ({"picture": b"no picture"}, "no picture that Word can show"),
    ({"picture": PNG, "width": "wide"}, "width is 'wide': write millimetres"),
    ({"picture": PNG, "height": 5_000}, "height is '5000'"),
    ({"picture": PNG, "depth": 3}, "'depth' is nothing that a picture has"),
    ({"picture": image(100_000, 1)[:60]}, "no picture that Word can show"),
]


@pytest.mark.parametrize(("value", "message"), WRONG)
def test_a_picture_that_cannot_be_used_is_named(value: Any, message: str, tmp_path: Path) -> None:
    error = refusal(word_file(tmp_path / "t.docx", "a", "b {{ x }}"), {"x": value})
    assert message in error.message
    assert error.where.endswith("paragraph 2 ('b')")


def test_a_picture_of_too_many_dots_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkmaterials.office.picture_files.MAX_PIXELS", 4_000)
    error = refusal(word_file(tmp_path / "t.docx", "{{ x }}"), {"x": {"picture": PNG}})
    assert "120 × 40 dots" in error.message


def test_a_picture_keeps_the_look_of_the_text_around_it_and_says_what_it_shows(
    tmp_path: Path,
) -> None:
    def change(document: Any) -> None:
        document.add_paragraph().add_run("a {{ x }} b").bold = True

    path = word_file(tmp_path / "t.docx", change=change)
    out = render(path, {"x": {"picture": JPEG, "alt": "An “emblem” & <more>"}}).data
    made = docx.Document(BytesIO(out))
    runs = [(run.text, run.bold) for run in made.paragraphs[0].runs]
    assert runs == [("a ", True), ("", None), (" b", True)]
    (shape,) = made.inline_shapes
    assert shape._inline.docPr.get("descr") == "An “emblem” & <more>"  # noqa: SLF001 - no API
    assert not new_problems(path, out)
