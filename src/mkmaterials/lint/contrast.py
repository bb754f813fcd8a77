"""Text that can hardly be read on what is behind it, where that can be worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.colours import nearest_readable
from mkmaterials.lint.cascade import Cascade, first, is_on, size_of
from mkmaterials.lint.colours import (
    WHITE,
    Behind,
    Colour,
    Palette,
    contrast,
    from_hex,
    least_contrast,
    plain,
)
from mkmaterials.lint.opened import WPS, A, W
from mkmaterials.messages import _
from mkmaterials.office import tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from mkmaterials.findings import Finding
    from mkmaterials.lint.opened import Content, Opened

_HIDING = ("vanish", "webHidden", "specVanish")


def judge(
    content: Content,
    element: etree._Element,
    text: Colour,
    behind: Behind,
    least: float,
) -> Finding | None:
    """Return a finding if text in one colour cannot be read well on what is behind it."""
    contrasts = sorted(contrast(text, colour) for colour in behind.colours)
    found = contrasts[int(behind.share * len(contrasts))]
    if found >= least:
        return None
    nearest = nearest_readable(text, list(behind.colours), least)
    return content.finding(
        "contrast.low",
        "warning",
        # Translators: {background} is "#FFFFFF", "the picture a.png" or "a gradient from … to …".
        _(
            "text in the colour {colour} on {background} is hard to read: its contrast is "
            "{found:g}:1, and {least:g}:1 is needed",
            colour=f"#{text.hex}",
            background=behind.called,
            found=int(found * 10) / 10,
            least=least,
        ),
        element,
        _(
            "the nearest that can be read there is {colour}; or change what is behind it.",
            colour=f"#{nearest.hex}",
        ),
    )


def is_printed(text: str) -> bool:
    """Tell whether anything of a paragraph is printed: not if all of it is directives."""
    position, rest = 0, []
    for hit in tags.find(text, unclosed=lambda __: None):
        rest.append(text[position : hit.start])
        rest.append("x" if hit.tag is None or hit.tag.kind == "{{" else "")
        position = hit.end
    return bool("".join([*rest, text[position:]]).strip())


def check_document(opened: Opened) -> Iterator[Finding]:
    """Yield text of low contrast in a Word document, once for each pair of colours in a part."""
    main = opened.package.main
    cascade = Cascade(opened.tree(opened.related(main, "styles")))
    palette = Palette(opened.tree(opened.related(main, "theme")), None)
    pages = _Pages(cascade, palette, _page(opened))
    for content in opened.contents():
        told: set[tuple[Colour, Behind]] = set()
        for paragraph in content.root.iter(f"{W}p"):
            runs = [run for run in paragraph.iter(f"{W}r") if _owner(run) is paragraph]
            if not is_printed("".join(map(_text, runs))):
                continue
            for run in runs:
                pair = pages.pair(run) if _text(run).strip() else None
                if pair is None or pair in told:
                    continue
                sources = cascade.of_run(run)
                least = least_contrast(size_of(sources), bold=is_on(sources, "b"))
                finding = judge(content, paragraph, *pair, least)
                if finding is not None:
                    told.add(pair)
                    yield finding


class _Pages:
    """What is behind text on pages.

    Args:
        cascade: the document's styles.
        palette: the colours of its theme.
        page: the colour of its pages, if it is known.
    """

    def __init__(self, cascade: Cascade, palette: Palette, page: Colour | None) -> None:
        self._cascade = cascade
        self._palette = palette
        self._page = page

    def pair(self, run: etree._Element) -> tuple[Colour, Behind] | None:
        """Return the colour of a run and what is behind it, if both are known."""
        sources = self._cascade.of_run(run)
        if any(is_on(sources, name) for name in _HIDING) or first(sources, "highlight") is not None:
            return None
        node = first(sources, "color")
        text = None if node is None else from_hex(node.get(f"{W}val"))  # "auto": Word sees to it
        behind = None if text is None else self._behind(run, sources)
        return None if text is None or behind is None else (text, behind)

    def _behind(self, run: etree._Element, sources: list[etree._Element]) -> Behind | None:
        paragraph = _owner(run)
        if paragraph is None:
            return None
        styles = self._cascade.of_paragraph(paragraph)
        looks = (s.find(f"{W}pPr") for s in [paragraph, *styles])
        shadings = (first(sources, "shd"), first([n for n in looks if n is not None], "shd"))
        for shading in shadings:
            if _is_filled(shading):
                return _fill(shading)
        for above in paragraph.iterancestors():
            if above.tag == f"{W}txbxContent":
                return self._in_box(above)
            if above.tag == f"{W}tc":
                shading = above.find(f"{W}tcPr/{W}shd")
                if _is_filled(shading):
                    return _fill(shading)
            if above.tag == f"{W}tbl" and _style_may_fill(above, self._cascade):
                return None
        return None if self._page is None else plain(self._page)

    def _in_box(self, content: etree._Element) -> Behind | None:
        """Return what a text box is filled with; what it may lie on is not worked out."""
        shape = next(content.iterancestors(f"{WPS}wsp"), None)
        look = None if shape is None else shape.find(f"{WPS}spPr")
        if shape is None or look is None:
            return None
        gradient = look.find(f"{A}gradFill")
        if gradient is not None:
            return self._palette.gradient(gradient)
        reference = shape.find(f"{WPS}style/{A}fillRef")
        fill = look.find(f"{A}solidFill")
        if fill is None and reference is not None and reference.get("idx") == "1":
            fill = None if look.find(f"{A}noFill") is not None else reference
        colour = self._palette.resolve(fill)
        return None if colour is None else plain(colour)


def _is_filled(shading: etree._Element | None) -> bool:
    if shading is None:
        return False
    clear = shading.get(f"{W}val", "clear") in {"clear", "nil"}
    return not clear or shading.get(f"{W}fill", "auto") != "auto"


def _fill(shading: etree._Element | None) -> Behind | None:
    if shading is None or shading.get(f"{W}val", "clear") != "clear":
        return None  # a pattern
    colour = from_hex(shading.get(f"{W}fill"))
    return None if colour is None else plain(colour)


def _style_may_fill(table: etree._Element, cascade: Cascade) -> bool:
    """Tell whether a table's style may colour cells: which ones depends on much."""
    style = table.find(f"{W}tblPr/{W}tblStyle")
    chain = [] if style is None else cascade.chain(style.get(f"{W}val", ""))
    return any(_is_filled(shading) for each in chain for shading in each.iter(f"{W}shd"))


def _page(opened: Opened) -> Colour | None:
    root = opened.tree(opened.package.main)
    background = None if root is None else root.find(f"{W}background")
    return WHITE if background is None else from_hex(background.get(f"{W}color"))


def _owner(run: etree._Element) -> etree._Element | None:
    return next(run.iterancestors(f"{W}p"), None)


def _text(run: etree._Element) -> str:
    return "".join(node.text or "" for node in run.iter(f"{W}t"))
