"""What the tests of the template check share: templates with and without a fault."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, cast
from xml.sax.saxutils import escape

import docx
import pptx
from docx.oxml import parse_xml
from pptx.util import Inches, Pt

from mkmaterials.lint.check import Use, check_template
from office_support import PIXEL, add_slide
from template_support import material

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkmaterials.findings import Finding

_OFFICE = "http://schemas.openxmlformats.org"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
SLIDES = ("title", "glance", "discussion", "source")


def document(*texts: str, change: Callable[[Any], object] | None = None) -> bytes:
    """Make a Word template of paragraphs, changed by a function."""
    made = docx.Document()
    for text in texts:
        made.add_paragraph(text)
    if change:
        change(made)
    return saved(made)


def deck(
    title: str = "{{ event.heading }}",
    notes: str = "",
    change: Callable[[Any], object] | None = None,
) -> bytes:
    """Make a PowerPoint template of one slide, changed by a function."""
    made = pptx.Presentation()
    slide = add_slide(made, title, notes)
    if change:
        change(slide)
    return saved(made)


def faulty_deck(first_notes: str = "") -> bytes:
    """Make a deck of three slides: the last two have a fault in the title, the last in its notes.

    Args:
        first_notes: of the first slide.
    """
    made = pptx.Presentation()
    for title in ("{{ event.title }}", "{{ evnt.title }}", "{{ event.titel }}"):
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text = title
    if first_notes:
        made.slides[0].notes_slide.notes_text_frame.text = first_notes
    made.slides[2].notes_slide.notes_text_frame.text = "Say hello.\n{{ evnt }}"
    return saved(made)


def saved(made: Any) -> bytes:
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def picture() -> BytesIO:
    return BytesIO(PIXEL)


def box(slide: Any, text: str, *, width: float = 4, height: float = 1, name: str = "Box") -> Any:
    """Add a text box that wraps its text, in inches."""
    shape = slide.shapes.add_textbox(Inches(1), Inches(3), Inches(width), Inches(height))
    shape.name = name
    shape.text_frame.word_wrap = True
    shape.text_frame.text = text
    return shape


def slide_colour(value: str) -> Any:
    from pptx.dml.color import RGBColor

    return cast("Any", RGBColor).from_string(value)


def ink(shape: Any, colour: str, size: int = 16) -> None:
    font = shape.text_frame.paragraphs[0].runs[0].font
    font.color.rgb = slide_colour(colour)
    font.size = Pt(size)


def text_box(  # noqa: PLR0913 - what differs from test to test
    made: Any,
    *texts: str,
    fill: str = "",
    colour: str = "000000",
    size: float = 11,
    width: float = 5,
    height: float = 3,
    autofit: str = "",
    name: str = "Text Box 1",
) -> None:
    """Add a text box to a page: paragraphs in one look; width and height in centimetres."""
    extent = f'cx="{round(width * 360_000)}" cy="{round(height * 360_000)}"'
    look = f'<w:rPr><w:color w:val="{colour}"/><w:sz w:val="{round(size * 2)}"/></w:rPr>'
    inside = "".join(f"<w:p><w:r>{look}<w:t>{escape(text)}</w:t></w:r></w:p>" for text in texts)
    run = made.add_paragraph().add_run()
    run._r.append(  # noqa: SLF001 - python-docx has no text boxes
        parse_xml(
            f'<w:drawing xmlns:w="{_OFFICE}/wordprocessingml/2006/main" '
            f'xmlns:wp="{_OFFICE}/drawingml/2006/wordprocessingDrawing" '
            f'xmlns:a="{_OFFICE}/drawingml/2006/main" xmlns:wps="{_WPS}"><wp:inline>'
            f'<wp:extent {extent}/><wp:docPr id="7" name="{name}"/><a:graphic><a:graphicData '
            f'uri="{_WPS}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}'
            f"</wps:spPr><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>"
            f"<wps:bodyPr>{autofit}</wps:bodyPr></wps:wsp></a:graphicData></a:graphic>"
            "</wp:inline></w:drawing>"
        )
    )


def check(data: bytes, *languages: str, values: bool = False) -> list[Finding]:
    name = "deck.pptx" if b"ppt/presentation.xml" in data else "briefing.docx"
    use = Use(languages or ("en",), SLIDES, material() if values else {})
    return check_template(name, data, use)


def codes(data: bytes, *languages: str, values: bool = False) -> list[str]:
    return [finding.code for finding in check(data, *languages, values=values)]


def only(data: bytes, code: str, *languages: str, values: bool = False) -> Finding:
    """Return the one finding with a code."""
    found = check(data, *languages, values=values)
    matching = [finding for finding in found if finding.code == code]
    assert len(matching) == 1, found
    return matching[0]
