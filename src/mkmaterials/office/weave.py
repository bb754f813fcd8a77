"""Taking the tags out of a part's XML, so that Jinja gets static text and tags in turn.

Each tag is moved to where it takes effect (a directive replaces its paragraph, row, cell or
run) and stands in the XML tree as a placeholder; the serialised tree is then cut at the
placeholders.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.messages import N_, _
from mkmaterials.office import blanks, cells, ids, marks, tags
from mkmaterials.office.formatted import formatted
from mkmaterials.office.hoisting import Directive, Hoister, shorten
from mkmaterials.office.placeholders import Placeholders
from mkmaterials.office.problems import refuse
from mkmaterials.office.revisions import leave_out_deleted
from mkmaterials.office.runs import drop_breaks, split
from mkmaterials.office.xml_names import PARAGRAPHS, RUNS, TARGETS, TEXTS, XML_SPACE, A, P, W

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from mkmaterials.findings import Finding
    from mkmaterials.office.tags import Hit, Tag

SLIDE_PREFIX = "slide"
FILLINGS = ("chart", "picture")  # directives in the alternative text of what they fill
_ALT_TEXTS = {
    f"{P}cNvPr",
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr",
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr",
}
_PROPERTIES = {f"{W}rPr", f"{A}rPr"}
_WITHOUT_PLACE = {  # by what a tag takes the place of
    "p": N_("'{tag}' stands in no paragraph, to which it could apply"),
    "tr": N_("'{tag}' stands in no table row, to which it could apply"),
    "tc": N_("'{tag}' stands in no table cell, to which it could apply"),
    "r": N_("'{tag}' stands in no text, to which it could apply"),
    "cell": N_("'{tag}' stands in no table cell of a Word document, to which it could apply"),
}


class Weaver:
    """Takes the tags out of one part.

    Args:
        root: the part's tree; it is changed.
        data: the part as it stands in the file.
        place_of: says where an element stands, as a person would.
        where: the file's name, for messages.
    """

    def __init__(
        self,
        root: etree._Element,
        data: bytes,
        place_of: Callable[[etree._Element], str],
        where: str,
    ) -> None:
        self.root = root
        self.placeholders = Placeholders(data)
        self.place_of = place_of
        self.where = where
        self.found = False
        self.slide_directives: list[Tag] = []
        self.fillings: list[Directive] = []  # charts and pictures, by what bears their alt text
        self._hoister = Hoister(root, self.placeholders, where)
        self._run_tags: dict[str, Tag] = {}  # by stand-in
        self.blanks = blanks.Blanks(self.placeholders)
        self._cell_tags: list[tuple[etree._Element, etree._Element, Tag]] = []

    def weave(self) -> None:
        """Move every tag to where it takes effect."""
        leave_out_deleted(self.root)
        for paragraph, nodes in self._paragraphs():
            self._heal(paragraph, nodes)
        self._other_texts()
        for prefix in ("tr", "tc", "p"):
            self._hoister.hoist(prefix)
        if self.found:
            ids.drop(self.root)
        options = {"texts": TEXTS, "properties": _PROPERTIES}
        for element in self._hoister.elements("r"):
            parts = split(element, self._run_tags, self.placeholders, **options)
            self._hoister.replace(element, parts)
        self._mark_blanks()
        for cell, text, tag in self._cell_tags:
            if self._hoister.attached(cell):
                cells.apply(cell, text, tag, self.placeholders)
                self._hoister.mark_table(cell)

    def _mark_blanks(self) -> None:
        """Mark the lines and rows that go when nothing is printed in them."""
        rows = [row for row in self.blanks.rows() if self._hoister.attached(row)]
        for line in self.blanks.lines():
            parent = line.getparent()
            if parent is not None and self._hoister.attached(line):
                self.blanks.mark(line)
                self._hoister.keep_paragraph(parent, line)
        for row in rows:
            self.blanks.mark(row)
            self._hoister.mark_table(row)

    def let_go(self, drawing: etree._Element) -> None:
        """Let a drawing's paragraph go, if it comes to hold nothing, where that is all it holds."""
        paragraph = next(drawing.iterancestors(f"{W}p"), None)
        parent = None if paragraph is None else paragraph.getparent()
        if paragraph is not None and parent is not None and blanks.holds_alone(paragraph, drawing):
            self.blanks.mark(paragraph)
            self._hoister.keep_paragraph(parent, paragraph)

    @property
    def findings(self) -> list[Finding]:
        """What a person should know."""
        return self._hoister.findings

    def place_link(self, element: etree._Element, attribute: str, target: str) -> None:
        """Put a link's target where its relationship id stands."""
        start = self.placeholders.text(marks.LINK_START)
        end = self.placeholders.text(marks.LINK_END)
        element.set(attribute, start + self._inline(element, target) + end)

    def pieces(self) -> list[str | Tag]:
        """Return the part's XML in pieces: static text and marks, and tags."""
        from lxml import etree

        xml = etree.tostring(self.root, encoding="unicode")
        return self.placeholders.cut(xml)

    def _paragraphs(self) -> list[tuple[etree._Element, list[etree._Element]]]:
        groups: dict[etree._Element, list[etree._Element]] = {}
        for node in self.root.iter(*TEXTS):
            paragraph = next(node.iterancestors(*PARAGRAPHS), None)
            if paragraph is not None:
                groups.setdefault(paragraph, []).append(node)
        return list(groups.items())

    def _heal(self, paragraph: etree._Element, nodes: list[etree._Element]) -> None:
        """Replace the tags of a paragraph, each within the run where it begins."""
        text = "".join(node.text or "" for node in nodes)
        if not tags.has_tags(text):
            return
        place = self.place_of(paragraph)
        hits = self._find(text, place)
        if any(hit.tag and hit.tag.prefix == SLIDE_PREFIX for hit in hits):
            self._take_slide_directives(paragraph, text, hits)
            return
        found = [hit.tag for hit in hits if hit.tag]
        self.blanks.look_at(paragraph, tags.beside(text, hits), found)
        start = 0
        of_letters: list[etree._Element] = []
        for node in nodes:
            own = node.text or ""
            self._refill(node, own, start, hits)
            start += len(own)
            of_letters += [node] * len(own)
        ends = [(of_letters[hit.start], of_letters[hit.end - 1]) for hit in hits if hit.tag]
        drop_breaks(paragraph, [(first, last) for first, last in ends if first is not last])
        self._drop_emptied(nodes[1:])
        for mark in list(paragraph.iter(f"{W}proofErr")):  # marked the tags as misspelt
            self._hoister.remove(mark)

    def _find(self, text: str, place: str) -> list[Hit]:
        def unclosed(beginning: str) -> None:
            refuse(
                "template.unclosed-tag",
                _(
                    "the tag that begins with '{beginning}' is never closed",
                    beginning=shorten(beginning),
                ),
                where=f"{self.where}: {place}",
                hint=_(
                    "close it with '}}', '%}' or '#}' in the same paragraph; to print two "
                    "braces as they are, write '{_{' and '}_}'."
                ),
            )

        hits = tags.find(text, place, unclosed)
        self.found = self.found or bool(hits)
        return hits

    def _refill(self, node: etree._Element, own: str, start: int, hits: list[Hit]) -> None:
        """Set a text node's share of its paragraph's text, with stand-ins for the tags."""
        end = start + len(own)
        out: list[str] = []
        position = start
        touched = False
        for hit in hits:
            if hit.end <= start or hit.start >= end:
                continue
            touched = True
            if hit.start >= start:
                out.append(own[position - start : hit.start - start])
                out.append(self._stand_in(node, hit))
            position = min(hit.end, end)
        if not touched:
            return
        out.append(own[position - start :])
        node.text = "".join(out)
        if node.tag == f"{W}t":
            node.set(XML_SPACE, "preserve")

    def _stand_in(self, node: etree._Element, hit: Hit) -> str:
        tag = hit.tag
        if tag is None:
            return hit.literal
        if tag.head in cells.HEADS and not tag.prefix:
            cell = self._owner(node, tag, "cell")
            if cell is not None:
                self._cell_tags.append((cell, node, tag))
            return ""
        if not tag.prefix:
            return "" if tag.kind == "{#" else self.placeholders.text(tag)
        element = self._owner(node, tag, tag.prefix)
        if element is None:
            return self.placeholders.text(tag)
        if tag.kind == "{{":
            tag = formatted(element, node, tag, self.where)
        self._hoister.add(tag.prefix, element, tag)
        if tag.prefix != "r":
            return ""
        stand_in = self.placeholders.text(tag)
        self._run_tags[stand_in] = tag
        return stand_in

    def _owner(self, node: etree._Element, tag: Tag, kind: str) -> etree._Element | None:
        element = next(node.iterancestors(*TARGETS[kind]), None)
        if element is None:
            refuse(
                "template.tag-without-place",
                _(_WITHOUT_PLACE[kind], tag=tag.text),
                where=f"{self.where}: {tag.place}",
                hint=_(
                    "move it into a table, or use '{%p' for whole paragraphs and '{%' for "
                    "text within a paragraph."
                ),
            )
        return element

    @staticmethod
    def _drop_emptied(nodes: list[etree._Element]) -> None:
        """Drop runs that held nothing but the rest of a tag that begins in an earlier run."""
        for node in nodes:
            run = node.getparent()
            if node.text or run is None or run.tag not in RUNS:
                continue
            parent = run.getparent()
            if parent is not None and all(
                child is node or child.tag in _PROPERTIES for child in run
            ):
                parent.remove(run)

    def _take_slide_directives(self, paragraph: etree._Element, text: str, hits: list[Hit]) -> None:
        """Take directives such as ``{%slide for … %}`` out of the speaker notes."""
        position, rest = 0, []
        for hit in hits:
            rest.append(text[position : hit.start])
            position = hit.end
            tag = hit.tag
            if tag is not None and tag.kind == "{%" and tag.prefix == SLIDE_PREFIX:
                self.slide_directives.append(tag)
            elif tag is None or tag.kind != "{#":
                rest.append("x")
        rest.append(text[position:])
        if "".join(rest).strip():
            refuse(
                "template.slide-directive",
                _("a slide directive shares its line with other text"),
                where=f"{self.where}: {self.place_of(paragraph)}",
                hint=_("put '{%slide … %}' in a paragraph of its own in the speaker notes."),
            )
        container = paragraph.getparent()
        if container is not None:
            self._hoister.remove(paragraph)
            if not len(container.findall(str(paragraph.tag))):
                container.append(container.makeelement(paragraph.tag))

    def _other_texts(self) -> None:
        """Replace the tags in attributes (alt texts) and in texts outside paragraphs."""
        for element in self.root.iter("*"):
            for name, value in element.attrib.items():
                if "{" in value and tags.has_tags(str(value)):
                    element.set(name, self._inline(element, str(value)))
            text = element.text
            if text and "{" in text and tags.has_tags(text) and not self._in_paragraph(element):
                element.text = self._inline(element, text)

    def _in_paragraph(self, element: etree._Element) -> bool:
        return element.tag in TEXTS and next(element.iterancestors(*PARAGRAPHS), None) is not None

    def _inline(self, element: etree._Element, text: str) -> str:
        place = self.place_of(element)
        out, position = [], 0
        for hit in self._find(text, place):
            tag = hit.tag
            if tag is not None and tag.prefix:
                refuse(
                    "template.tag-without-place",
                    _(
                        "'{tag}' stands where there is no paragraph, row or text to repeat",
                        tag=tag.text,
                    ),
                    where=f"{self.where}: {place}",
                    hint=_("use the plain form, with a space behind '{%'."),
                )
            out.append(text[position : hit.start])
            position = hit.end
            if tag is None:
                out.append(hit.literal)
            elif tag.head in FILLINGS and element.tag in _ALT_TEXTS:
                self.fillings.append(Directive(element, tag))
                position += len(text[position:]) - len(text[position:].lstrip())
            elif tag.kind != "{#":
                out.append(self.placeholders.text(tag))
        out.append(text[position:])
        return "".join(out)
