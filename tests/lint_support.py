"""What the tests of the template check share: templates with and without a fault."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pptx
from pptx.util import Inches

from mkmaterials.lint.check import Use, check_template
from office_support import PIXEL, add_slide
from template_support import material

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkmaterials.findings import Finding

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
