"""Text boxes on pages that are too small for their likely text: Word cuts it off without a word.

Measured is the document as it is made with a likely event, by the fonts' widths as on slides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkmaterials.lint.cascade import Cascade, first, is_on, size_of
from mkmaterials.lint.fonts import font_of, theme_fonts
from mkmaterials.lint.opened import WP, WPS, A, Opened, W
from mkmaterials.messages import _
from mkmaterials.office import tags
from mkmaterials.office.measure import WORDS, Paragraph, stack
from mkmaterials.office.measures import emu, number
from mkmaterials.office.metrics import face
from mkmaterials.office.package import Package

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from mkmaterials.findings import Finding
    from mkmaterials.lint.opened import Content
    from mkmaterials.office.measure import Word

_EMU: Final = 12_700  # per point
_INSETS: Final = {"lIns": 91_440, "rIns": 91_440, "tIns": 45_720, "bIns": 45_720}
_TWIPS: Final = 20  # to the point
_SLACK: Final = 1.02  # programs differ by a little
_BREAKS: Final = {f"{W}br", f"{W}cr"}


def check_boxes(opened: Opened, made: bytes) -> Iterator[Finding]:
    """Yield the text boxes that are too small.

    Args:
        opened: the template.
        made: the document, made from it with a likely event.
    """
    after = Opened(Package(made, opened.package.where))
    looks = _Looks(after)
    for content in opened.contents():
        tree = after.tree(content.name)
        if tree is None:
            continue
        tried = {_name(shape): shape for shape in _boxes(content.root) if _has_tags(shape)}
        told: set[str] = set()
        for shape in _boxes(tree):
            name = _name(shape)
            if name in tried and name not in told and (message := looks.problem(shape)):
                told.add(name)
                yield _finding(content, tried[name], name, message)


def _finding(content: Content, shape: etree._Element, name: str, message: str) -> Finding:
    return content.finding(
        "template.box-too-small",
        "warning",
        # Translators: {problem} is such as "the text needs 3.1 cm and there is room for 2.0 cm".
        _(
            "with a likely event, the text box '{name}' is too small: {problem}",
            name=name,
            problem=message,
        ),
        next(shape.iter(f"{W}p"), None),
        _("enlarge the box, set it to 'Resize shape to fit text', or print a shorter value."),
    )


def _boxes(root: etree._Element) -> list[etree._Element]:
    """Return the text boxes that keep their height, whatever stands in them."""
    found = []
    for shape in root.iter(f"{WPS}wsp"):
        body = shape.find(f"{WPS}bodyPr")
        if body is not None and body.find(f"{A}spAutoFit") is None:
            found.append(shape)
    return found


def _has_tags(shape: etree._Element) -> bool:
    return tags.has_tags("".join(shape.itertext(f"{W}t")))


def _name(shape: etree._Element) -> str:
    for above in shape.iterancestors(f"{WP}inline", f"{WP}anchor"):
        properties = above.find(f"{WP}docPr")
        return "" if properties is None else properties.get("name", "")
    return ""


class _Looks:
    """Reads paragraphs of a document as far as their height depends on it."""

    def __init__(self, opened: Opened) -> None:
        main = opened.package.main
        self._cascade = Cascade(opened.tree(opened.related(main, "styles")))
        self._theme = theme_fonts(opened.tree(opened.related(main, "theme")))

    def problem(self, shape: etree._Element) -> str:
        """Say what a box's text needs and what there is, or "" if it fits."""
        extent = shape.find(f"{WPS}spPr/{A}xfrm/{A}ext")
        body = shape.find(f"{WPS}bodyPr")
        content = shape.find(f"{WPS}txbx/{W}txbxContent")
        if extent is None or body is None or content is None:
            return ""
        if body.get("vert", "horz") != "horz" or content.find(f"{W}tbl") is not None:
            return ""
        insets = {name: emu(body.get(name), usual) for name, usual in _INSETS.items()}
        width = (emu(extent.get("cx")) - insets["lIns"] - insets["rIns"]) / _EMU
        height = (emu(extent.get("cy")) - insets["tIns"] - insets["bIns"]) / _EMU
        paragraphs = [self._paragraph(node) for node in content.iterfind(f"{W}p")]
        needed = stack(paragraphs, max(width, 1.0), lambda size: size)
        if needed <= height * _SLACK:
            return ""
        centimetre = 72 / 2.54
        return _(
            "the text needs {needed:.1f} cm and there is room for {there:.1f} cm",
            needed=needed / centimetre,
            there=max(height, 0) / centimetre,
        )

    def _paragraph(self, node: etree._Element) -> Paragraph:
        words: list[Word] = []
        natural = size = 0.0
        for run in node.iter(f"{W}r"):
            sources = self._cascade.of_run(run)
            own = size_of(sources)
            widths = face(self._font(sources), is_on(sources, "b"))
            natural, size = max(natural, widths.line), max(size, own)
            for child in run:
                if child.tag in _BREAKS:
                    words.append((0.0, own, "break"))
                elif child.tag == f"{W}t":
                    text = child.text or ""
                    text = text.upper() if is_on(sources, "caps") else text
                    pieces = map(widths.piece, re.findall(WORDS, text))
                    words += [(width, own, kind) for width, kind in pieces]
        if not size:  # an empty line
            sources = self._cascade.of_run(node.makeelement(f"{W}r"))
            size = size_of([*self._cascade.of_paragraph(node), *sources])
            natural = face(self._font(sources), False).line
        paragraph = Paragraph(words, size, natural, 0.0, 1.0, 0.0, 0.0)
        self._space(node, paragraph)
        return paragraph

    def _font(self, sources: list[etree._Element]) -> str:
        fonts = first(sources, "rFonts")
        return (font_of(fonts, self._theme) if fonts is not None else "") or "Calibri"

    def _space(self, node: etree._Element, paragraph: Paragraph) -> None:
        """Set indents and the space between lines and paragraphs."""
        styles = [node, *self._cascade.of_paragraph(node)]
        looks = [p for p in (each.find(f"{W}pPr") for each in styles) if p is not None]
        looks += [each for each in self._cascade.defaults if each.tag == f"{W}pPr"]
        found = {
            (name, key): value
            for look in reversed(looks)
            for name in ("spacing", "ind")
            for part in look.iterfind(f"{W}{name}")
            for key, value in part.attrib.items()
        }
        paragraph.before = number(found.get(("spacing", f"{W}before"))) / _TWIPS
        paragraph.after = number(found.get(("spacing", f"{W}after"))) / _TWIPS
        left = found.get(("ind", f"{W}left")) or found.get(("ind", f"{W}start"))
        paragraph.left = max(number(left), 0.0) / _TWIPS
        line = number(found.get(("spacing", f"{W}line")))
        if line:
            exact = found.get(("spacing", f"{W}lineRule"), "auto") != "auto"
            paragraph.line = -line / _TWIPS if exact else line / 240
