"""Saying where something stands in a template, as a person would."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkmaterials.messages import N_, _
from mkmaterials.office.xml_names import PARAGRAPHS, A, W

if TYPE_CHECKING:
    from lxml import etree

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SNIPPET = 32
_SLIDE = N_("slide {slide}")
_NOTES = N_("speaker notes of slide {slide}")
# Translators: {part} is such as "chart".
PART_OF_SLIDE = N_("{part} of slide {slide}")
_TAG = re.compile(r"\{[{%#].*?(?:[}%#]\}|$)")
_SHAPES = {f"{P}{name}" for name in ("sp", "pic", "graphicFrame", "cxnSp", "grpSp")}
_DRAWINGS = {f"{P}cNvPr", f"{_WP}docPr"}
_PROPERTIES = {  # of the file
    "title": N_("title"),
    "subject": N_("subject"),
    "creator": N_("author"),
    "keywords": N_("keywords"),
    "description": N_("description"),
}


class Places:
    """Names places in one part.

    Args:
        root: the part's tree, before it is changed.
        part: the part in words, such as "slide 4"; "" for a document's body.
        headings: ids of the paragraph styles that are headings.
    """

    def __init__(self, root: etree._Element, part: str, headings: set[str]) -> None:
        self._root = root
        self._part = part
        self._numbers: dict[etree._Element, str] = {}
        self._tables: dict[etree._Element, str] = {}  # of the paragraphs in them
        self._counts: dict[etree._Element, int] = {}  # now, as directives will go
        for paragraph in root.iter(f"{A}p"):
            before = paragraph.getprevious()
            self._counts[paragraph] = self._counts.get(before, 0) + 1 if before is not None else 1
        if str(root.tag).startswith(W):
            self._walk_word(root, headings)

    def of(self, element: etree._Element) -> str:
        """Return the place of an element."""
        if element.tag in _DRAWINGS:
            around = (node for node in element.iterancestors() if node in self._numbers)
            paragraph = next((self._numbers[node] for node in around), "")
            return self._join(paragraph, _("alt text of '{name}'", name=element.get("name", "")))
        if element in self._numbers:
            return self._join(self._numbers[element])
        shape = next(
            (node for node in [element, *element.iterancestors()] if node.tag in _SHAPES), None
        )
        in_notes = self._root.tag == f"{P}notes"
        steps = [] if shape is None or in_notes else [shape_name(shape)]
        cell = next((node for node in element.iterancestors() if node.tag == f"{A}tc"), None)
        if cell is not None:
            steps.append(_cell_place(cell))
        if element.tag in PARAGRAPHS:
            steps.append(_("paragraph {number}", number=self._counts.get(element, 1)))
        if not steps:
            owner = next((node for node in element.iterancestors() if node in self._numbers), None)
            steps = [self._numbers[owner]] if owner is not None else [_plain_name(element)]
        return self._join(*steps)

    def of_table(self, paragraph: etree._Element) -> str:
        """Return the place of the table in a Word part in which a paragraph stands."""
        table = self._tables.get(paragraph)
        return self.of(paragraph) if table is None else self._join(table)

    def _join(self, *steps: str) -> str:
        return ", ".join(step for step in (self._part, *steps) if step)

    def _walk_word(self, root: etree._Element, headings: set[str]) -> None:
        """Number the paragraphs and tables of a Word part; text boxes stand on their own."""
        heading, paragraph, table = "", 0, 0
        boxes = f"{W}txbxContent"
        for node in root.iter(f"{W}p", f"{W}tbl"):
            if any(up.tag == boxes for up in node.iterancestors()):
                if node.tag == f"{W}p":
                    self._numbers[node] = _under(heading, _box_place(node))
                continue
            within = next((up for up in node.iterancestors() if up.tag == f"{W}tc"), None)
            if node.tag == f"{W}tbl":
                if within is None:
                    table += 1
            elif within is not None:
                self._tables[node] = _under(heading, _("table {number}", number=table))
                steps = [_("table {number}", number=table), _cell_place(within)]
                self._numbers[node] = _under(heading, _with_siblings(", ".join(steps), node))
            else:
                paragraph += 1
                if _style(node) in headings:
                    heading = _text(node)
                    self._numbers[node] = _paragraph_place(node, paragraph)
                else:
                    self._numbers[node] = _under(heading, _paragraph_place(node, paragraph))


def heading_styles(styles: etree._Element) -> set[str]:
    """Return the ids of a document's heading styles, with those that are made from headings."""
    found, made_from = set(), {}
    for style in styles.iter(f"{W}style"):
        name, based = style.find(f"{W}name"), style.find(f"{W}basedOn")
        called = "" if name is None else name.get(f"{W}val", "").lower()
        identity = style.get(f"{W}styleId", "")
        made_from[identity] = "" if based is None else based.get(f"{W}val", "")
        if called.startswith("heading") or called == "title":
            found.add(identity)
    fresh = set(found)
    while fresh:
        fresh = {each for each, base in made_from.items() if base in fresh and each not in found}
        found |= fresh
    return found


def slide_place(number: int) -> str:
    """Return what people call a slide."""
    return _(_SLIDE, slide=number)


def notes_place(number: int) -> str:
    """Return what people call the notes of a slide."""
    return _(_NOTES, slide=number)


def slide_in(place: str) -> tuple[int, str]:
    """Return the number of the slide that a place names (0: of none), and what follows it."""
    for phrase in (_SLIDE, _NOTES, PART_OF_SLIDE):
        pattern = re.escape(_(phrase)).replace(r"\{slide\}", r"(\d+)").replace(r"\{part\}", ".*")
        match = re.match(f"{pattern}(?:, |$)", place)
        if match:
            return int(match[1]), place[match.end() :]
    return 0, place


def _box_place(paragraph: etree._Element) -> str:
    beginning = _beginning(paragraph)
    if not beginning:
        return _with_siblings(_("text box"), paragraph)
    return _with_siblings(_("text box ('{beginning}')", beginning=beginning), paragraph)


def _paragraph_place(paragraph: etree._Element, number: int) -> str:
    beginning = _beginning(paragraph)
    if not beginning:
        return _("paragraph {number}", number=number)
    return _("paragraph {number} ('{beginning}')", number=number, beginning=beginning)


def _with_siblings(place: str, paragraph: etree._Element) -> str:
    """Add which paragraph of a cell or text box this is, if there are several."""
    owner = paragraph.getparent()
    siblings = [] if owner is None else owner.findall(f"{W}p")
    if len(siblings) <= 1 or paragraph not in siblings:
        return place
    return f"{place}, {_('paragraph {number}', number=siblings.index(paragraph) + 1)}"


def _under(heading: str, place: str) -> str:
    if not heading:
        return place
    # Translators: {place} is such as "paragraph 3".
    return _("under heading '{heading}', {place}", heading=_cut(heading), place=place)


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _text(paragraph: etree._Element) -> str:
    return "".join(node.text or "" for node in paragraph.iter(f"{W}t", f"{A}t")).strip()


def _beginning(paragraph: etree._Element) -> str:
    """Return the beginning of a paragraph without its tags, which messages quote anyway."""
    return _cut(_TAG.sub("…", _text(paragraph)).strip(" …"))


def _cut(text: str) -> str:
    return text if len(text) <= _SNIPPET else text[: _SNIPPET - 1].rstrip() + "…"


def _cell_place(cell: etree._Element) -> str:
    row = cell.getparent()
    while row is not None and row.tag not in {f"{W}tr", f"{A}tr"}:
        row = row.getparent()
    if row is None:
        return _("cell")
    table = row.getparent()
    while table is not None and table.tag not in {f"{W}tbl", f"{A}tbl"}:
        table = table.getparent()
    rows = [] if table is None else [node for node in table.iter(str(row.tag)) if _of(node, table)]
    cells = [node for node in row.iter(str(cell.tag)) if _of(node, row)]
    at = {"row": rows.index(row) + 1, "column": cells.index(cell) + 1}
    return _("row {row}, column {column}", **at)


def _of(node: etree._Element, owner: etree._Element) -> bool:
    """Tell whether a row belongs to a table (a cell to a row) and not to one within it."""
    return next(up for up in node.iterancestors() if up.tag == owner.tag) is owner


def shape_name(shape: etree._Element) -> str:
    """Return what a person calls a shape: "shape 'Quote'", "table 'Facts'"."""
    properties = next(shape.iter(f"{P}cNvPr"), None)
    name = "" if properties is None else properties.get("name", "")
    if shape.tag == f"{P}pic":
        return _("picture '{name}'", name=name)
    if shape.tag != f"{P}graphicFrame":
        return _("shape '{name}'", name=name)
    if next(shape.iter(f"{A}tbl"), None) is not None:
        return _("table '{name}'", name=name)
    return _("table or chart '{name}'", name=name)


def _plain_name(element: etree._Element) -> str:
    name = str(element.tag).rpartition("}")[2]
    return _(_PROPERTIES.get(name, name))
