"""The same content for every engine: a document of paragraphs and a table, and a deck."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
import pptx
from docxtpl import DocxTemplate
from jinja2 import Environment

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "Trust grows where people are listened to & something happens afterwards. "
JINJA = {
    "title": "{{ title }}",
    "loop": ("{%p for item in items %}", "{{ item.text }}", "{%p endfor %}"),
    "rows": ("{%tr for row in rows %}", ("{{ row.label }}", "{{ row.text }}"), "{%tr endfor %}"),
}
DOCXTEMPLATER = {
    "title": "{title}",
    "loop": ("{#items}", "{text}", "{/items}"),
    "rows": ("", ("{#rows}{label}", "{text}{/rows}"), ""),
}


def values(items: int, rows: int) -> dict[str, Any]:
    """Return what the documents say."""
    return {
        "title": "Officers & residents plan a safer harbour",
        "items": [{"id": f"i{n}", "text": f"{n}. {SENTENCE * 3}"} for n in range(items)],
        "rows": [{"label": f"Fact {n}", "text": SENTENCE} for n in range(rows)],
    }


def word_template(path: Path, tags: dict[str, Any]) -> Path:
    """Make a Word template in the language of an engine."""
    document = docx.Document()
    document.add_heading(tags["title"])
    for text in tags["loop"]:
        document.add_paragraph(text)
    opening, cells, closing = tags["rows"]
    table = document.add_table(0, 2)
    for row in (("Fact", "Text"), *([(opening, "")] if opening else []), cells):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    if closing:
        table.add_row().cells[0].text = closing
    document.save(str(path))
    return path


def deck_template(path: Path) -> Path:
    """Make a PowerPoint template with one slide for each item."""
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    title, body = slide.shapes.title, slide.placeholders[1]
    title.text_frame.text, body.text_frame.text = "{{ title }} ({{ item.id }})", "{{ item.text }}"
    slide.notes_slide.notes_text_frame.text = "{%slide for item in items %}\nSay: {{ item.text }}"
    deck.save(str(path))
    return path


def markdown(content: dict[str, Any]) -> str:
    """Return the document for pandoc."""
    rows = "".join(f"| {row['label']} | {row['text']} |\n" for row in content["rows"])
    items = "".join(f"{item['text']}\n\n" for item in content["items"])
    return f"# {content['title']}\n\n{items}\n| Fact | Text |\n|---|---|\n{rows}"


def with_docxtpl(template: Path, content: dict[str, Any]) -> bytes:
    """Render as docxtpl's documentation says, with escaping on."""
    document = DocxTemplate(str(template))
    environment = Environment(autoescape=True)
    environment.filters["lang"] = lambda text, _: text  # of ours; it has none
    document.render(content, environment, autoescape=True)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_python_pptx(template: Path | None, slides: list[list[str]]) -> bytes:
    """Make a deck of slides, each a list of texts, with notes."""
    deck = pptx.Presentation(str(template) if template else None)
    for lines in slides:
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        for holder, line in zip(slide.placeholders, lines, strict=False):
            if holder.has_text_frame:
                holder.text_frame.text = line
        slide.notes_slide.notes_text_frame.text = "Say: " + "; ".join(lines)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()
