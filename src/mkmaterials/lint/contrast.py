"""Text that can hardly be read on what is behind it, where that can be worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.colours import nearest_readable
from mkmaterials.lint.cascade import Cascade, first, is_on, size_of
from mkmaterials.lint.colours import WHITE, Colour, contrast, from_hex, least_contrast
from mkmaterials.lint.opened import W
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
    behind: Colour,
    least: float,
) -> Finding | None:
    """Return a finding if text in one colour cannot be read well on another."""
    found = contrast(text, behind)
    if found >= least:
        return None
    return content.finding(
        "contrast.low",
        "warning",
        f"text in the colour #{text.hex} on #{behind.hex} is hard to read: its contrast is "
        f"{int(found * 10) / 10:g}:1, and {least:g}:1 is needed",
        element,
        f"the nearest that can be read there is #{nearest_readable(text, [behind], least).hex}; "
        "or change what is behind it.",
    )


def is_printed(text: str) -> bool:
    """Tell whether anything of a paragraph is printed: not if all of it is directives."""
    position, rest = 0, []
    for hit in tags.find(text, unclosed=lambda _: None):
        rest.append(text[position : hit.start])
        rest.append("x" if hit.tag is None or hit.tag.kind == "{{" else "")
        position = hit.end
    return bool("".join([*rest, text[position:]]).strip())


def check_document(opened: Opened) -> Iterator[Finding]:
    """Yield text of low contrast in a Word document, once for each pair of colours in a part."""
    main = opened.package.main
    cascade = Cascade(opened.tree(opened.related(main, "styles")))
    page = _page(opened)
    for content in opened.contents():
        told: set[tuple[Colour, Colour]] = set()
        for paragraph in content.root.iter(f"{W}p"):
            runs = [run for run in paragraph.iter(f"{W}r") if _owner(run) is paragraph]
            if not is_printed("".join(map(_text, runs))):
                continue
            for run in runs:
                pair = _pair(run, cascade, page) if _text(run).strip() else None
                if pair is None or pair in told:
                    continue
                sources = cascade.of_run(run)
                least = least_contrast(size_of(sources), bold=is_on(sources, "b"))
                finding = judge(content, paragraph, *pair, least)
                if finding is not None:
                    told.add(pair)
                    yield finding


def _pair(
    run: etree._Element, cascade: Cascade, page: Colour | None
) -> tuple[Colour, Colour] | None:
    """Return the colours of a run and of what is behind it, if both are known."""
    sources = cascade.of_run(run)
    if any(is_on(sources, name) for name in _HIDING) or first(sources, "highlight") is not None:
        return None
    node = first(sources, "color")
    text = None if node is None else from_hex(node.get(f"{W}val"))  # "auto": Word sees to it
    behind = None if text is None else _behind(run, sources, cascade, page)
    return None if text is None or behind is None else (text, behind)


def _behind(
    run: etree._Element,
    sources: list[etree._Element],
    cascade: Cascade,
    page: Colour | None,
) -> Colour | None:
    paragraph = _owner(run)
    if paragraph is None:
        return None
    styles = cascade.of_paragraph(paragraph)
    looks = [node for node in (s.find(f"{W}pPr") for s in [paragraph, *styles]) if node is not None]
    for shading in (first(sources, "shd"), first(looks, "shd")):
        if _is_filled(shading):
            return _fill(shading)
    for above in paragraph.iterancestors():
        if above.tag == f"{W}txbxContent":
            return None  # what the box is filled with is not worked out
        if above.tag == f"{W}tc":
            shading = above.find(f"{W}tcPr/{W}shd")
            if _is_filled(shading):
                return _fill(shading)
        if above.tag == f"{W}tbl" and _style_may_fill(above, cascade):
            return None
    return page


def _is_filled(shading: etree._Element | None) -> bool:
    if shading is None:
        return False
    clear = shading.get(f"{W}val", "clear") in {"clear", "nil"}
    return not clear or shading.get(f"{W}fill", "auto") != "auto"


def _fill(shading: etree._Element | None) -> Colour | None:
    if shading is None or shading.get(f"{W}val", "clear") != "clear":
        return None  # a pattern
    return from_hex(shading.get(f"{W}fill"))


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
