"""Putting directives such as ``{%tr for … %}`` in the place of the elements that hold them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from mkmaterials.findings import Finding
from mkmaterials.messages import N_, _
from mkmaterials.office import marks
from mkmaterials.office.formatted import markup
from mkmaterials.office.problems import refuse
from mkmaterials.office.xml_names import ENDS_WITH_PARAGRAPH, FRAME, TABLES, TARGETS, TEXTS, W

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from mkmaterials.office.placeholders import Placeholders
    from mkmaterials.office.tags import Tag


# Message and hint by the prefix of the tags.
_EMPTY: Final = {
    "p": (
        N_(
            "'{opening}' and '{closing}' stand in the same paragraph, which they replace: "
            "nothing is left to repeat or drop"
        ),
        N_("put each of them in a paragraph of its own, before and after what is meant."),
    ),
    "tr": (
        N_(
            "'{opening}' and '{closing}' stand in the same table row, which they replace: "
            "nothing is left to repeat or drop"
        ),
        N_("put each of them in a table row of its own, before and after what is meant."),
    ),
    "tc": (
        N_(
            "'{opening}' and '{closing}' stand in the same table cell, which they replace: "
            "nothing is left to repeat or drop"
        ),
        N_("put each of them in a table cell of its own, before and after what is meant."),
    ),
}
_BESIDE: Final = {
    "p": (
        N_("'{tag}' replaces its whole paragraph, so that '{text}' beside it is not printed"),
        N_("move the text to a paragraph of its own."),
    ),
    "tr": (
        N_("'{tag}' replaces its whole table row, so that '{text}' beside it is not printed"),
        N_("move the text to a table row of its own."),
    ),
    "tc": (
        N_("'{tag}' replaces its whole table cell, so that '{text}' beside it is not printed"),
        N_("move the text to a table cell of its own."),
    ),
}


_DRAWN: Final = (f"{W}drawing", f"{W}pict", f"{W}object")
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


class Directive(NamedTuple):
    """A tag that replaces an element."""

    element: etree._Element
    tag: Tag


class Hoister:
    """Takes up the directives of one part, and moves them to where they take effect.

    Args:
        root: the part's tree; it is changed.
        placeholders: stand-ins of the part's tags.
        where: the file's name, for messages.

    Attributes:
        findings: what a person should know.
    """

    def __init__(self, root: etree._Element, placeholders: Placeholders, where: str) -> None:
        self._root = root
        self._placeholders = placeholders
        self._where = where
        self.findings: list[Finding] = []
        self._directives: dict[str, list[Directive]] = {name: [] for name in TARGETS}
        self._marked: set[etree._Element] = set()

    def add(self, prefix: str, element: etree._Element, tag: Tag) -> None:
        """Take up a directive."""
        self._directives[prefix].append(Directive(element, tag))

    def elements(self, prefix: str) -> list[etree._Element]:
        """Return the elements that hold directives of this kind and still stand in the part."""
        found = {id(each.element): each.element for each in self._directives[prefix]}
        return [element for element in found.values() if self.attached(element)]

    def hoist(self, prefix: str) -> None:
        """Replace each element that holds directives by its directives."""
        groups: dict[etree._Element, list[Tag]] = {}
        for element, tag in self._directives[prefix]:
            groups.setdefault(element, []).append(tag)
        for element, own in groups.items():
            parent = element.getparent()
            if parent is None or not self.attached(element):
                continue
            self._refuse_whole_block(own, prefix)
            if any(tag.kind != "{#" for tag in own):  # a comment is there to take it away
                self._tell_what_goes(element, own[0], prefix)
            if prefix == "p":
                self.keep_paragraph(parent, element)
            if prefix in {"tr", "tc"}:
                self.mark_table(element)
            nodes = [self._placeholders.node(tag) for tag in own if tag.kind != "{#"]
            self.replace(element, nodes)

    def _refuse_whole_block(self, own: list[Tag], prefix: str) -> None:
        for opening, closing in pairwise(own):
            if closing.head == f"end{opening.head}":
                message, hint = _EMPTY[prefix]
                refuse(
                    "template.empty-block",
                    _(message, opening=opening.text, closing=closing.text),
                    where=f"{self._where}: {opening.place}",
                    hint=_(hint),
                )

    def _tell_what_goes(self, element: etree._Element, tag: Tag, prefix: str) -> None:
        text = "".join(node.text or "" for node in element.iter(*TEXTS) if not _repeats(node))
        text = self._placeholders.pattern.sub("…", text).strip()
        if text:
            message, hint = _BESIDE[prefix]
            self._tell(tag, _(message, tag=tag.text, text=shorten(text)), _(hint))
        if prefix == "p" and not text and next(element.iter(*_DRAWN), None) is not None:
            self._tell(
                tag,
                _(
                    "'{tag}' replaces its whole paragraph, so that what is drawn or anchored "
                    "in it is not printed",
                    tag=tag.text,
                ),
                _("move the picture or drawing to a paragraph of its own."),
            )
        if prefix == "p" and next(element.iter(f"{W}sectPr"), None) is not None:
            self._tell(
                tag,
                _(
                    "'{tag}' replaces its whole paragraph, so that the section break at its end "
                    "goes, and with it the layout of the pages before",
                    tag=tag.text,
                ),
                _("put the section break into a paragraph of its own."),
            )

    def _tell(self, tag: Tag, message: str, hint: str) -> None:
        code = "template.text-beside-directive"
        self.findings.append(Finding(code, "warning", message, tag.place, hint))

    def keep_paragraph(self, container: etree._Element, paragraph: etree._Element) -> None:
        """Mark what must end with a paragraph such as this one, which may go."""
        if container.tag not in ENDS_WITH_PARAGRAPH or container in self._marked:
            return
        self._marked.add(container)
        name = f"{paragraph.prefix}:p" if paragraph.prefix else "p"
        looks = markup(paragraph, f"{str(paragraph.tag)[:-1]}pPr")
        container.append(self._placeholders.node(f"{marks.KEEP}{name}{looks}{marks.HEAD}"))

    def mark_table(self, cell: etree._Element) -> None:
        """Mark the table of a cell or row, whose rows or columns may become others."""
        table = next(cell.iterancestors(*TABLES), None)
        if table is None or table in self._marked:
            return
        self._marked.add(table)
        frame = next(table.iterancestors(FRAME), table)
        frame.addprevious(self._placeholders.node(marks.TABLE_START))
        frame.addnext(self._placeholders.node(marks.TABLE_END))

    def attached(self, element: etree._Element) -> bool:
        """Tell whether an element still stands in the part."""
        return element is self._root or self._root in element.iterancestors()

    @staticmethod
    def replace(element: etree._Element, nodes: Sequence[etree._Element]) -> None:
        """Put nodes in the place of an element."""
        for node in nodes:
            element.addprevious(node)
        Hoister.remove(element)

    @staticmethod
    def remove(element: etree._Element) -> None:
        """Take an element out."""
        parent = element.getparent()
        if parent is not None:
            element.tail = None
            parent.remove(element)


def _repeats(node: etree._Element) -> bool:
    """Tell whether something is there a second time, for old programs."""
    return next(node.iterancestors(_FALLBACK), None) is not None


def shorten(text: str, limit: int = 40) -> str:
    """Return the beginning of a text on a line, for messages."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
