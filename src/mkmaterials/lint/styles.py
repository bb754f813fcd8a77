"""Styles and layouts that are named and not there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkmaterials.lint.opened import P, W
from mkmaterials.messages import N_, _
from mkmaterials.yamlfiles import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from mkmaterials.findings import Finding
    from mkmaterials.lint.opened import Content, Opened

_MISSING = {
    f"{W}pStyle": N_(
        "the paragraph style '{name}' is used and is not in the file, so that the text looks like "
        "any other"
    ),
    f"{W}rStyle": N_(
        "the character style '{name}' is used and is not in the file, so that the text looks like "
        "any other"
    ),
    f"{W}tblStyle": N_(
        "the table style '{name}' is used and is not in the file, so that the text looks like any "
        "other"
    ),
}
_OWN_KINDS = {"dt", "ftr", "sldNum", "hdr", "sldImg"}  # need no partner on the layout
_TITLES = {"title", "ctrTitle"}
_OF_COMMENTS = {"CommentReference", "CommentText"}  # Word has them without being told


def check_styles(opened: Opened) -> Iterator[Finding]:
    """Yield styles, list numberings, layouts and placeholders that are named and not there."""
    if opened.kind == "docx":
        yield from _document(opened)
    else:
        yield from _deck(opened)


def _document(opened: Opened) -> Iterator[Finding]:
    main = opened.package.main
    styles = opened.tree(opened.related(main, "styles"))
    defined = _ids(styles, f"{W}style", f"{W}styleId")
    lists = _ids(opened.tree(opened.related(main, "numbering")), f"{W}num", f"{W}numId") | {"0"}
    for content in opened.contents():
        told: Counter[str] = Counter()
        for node in content.root.iter(*_MISSING):
            name = node.get(f"{W}val", "")
            if name and name not in defined and not told[name] and name not in _OF_COMMENTS:
                yield _missing_style(content, node, name, defined)
            told[name] += 1
        for node in content.root.iter(f"{W}numId"):
            number = node.get(f"{W}val", "")
            if number and number not in lists:
                yield content.finding(
                    "style.missing-list",
                    "warning",
                    _(
                        "the paragraph is numbered or has a bullet by a list that is not in the "
                        "file"
                    ),
                    _paragraph(node),
                    _("click into it, and choose its bullet or numbering anew."),
                )


def _ids(root: etree._Element | None, tag: str, attribute: str) -> set[str]:
    return set() if root is None else {node.get(attribute, "") for node in root.iter(tag)}


def _missing_style(content: Content, node: etree._Element, name: str, known: set[str]) -> Finding:
    return content.finding(
        "style.missing",
        "warning",
        _(_MISSING[str(node.tag)], name=name),
        _paragraph(node),
        did_you_mean(name, known)
        or _("choose another style there, or copy the style from the document that has it."),
    )


def _paragraph(node: etree._Element) -> etree._Element:
    """Return the paragraph to which a property belongs; for a table, its first one."""
    owner = next(node.iterancestors(f"{W}p", f"{W}tbl"), node)
    return next(owner.iter(f"{W}p"), owner)


def _deck(opened: Opened) -> Iterator[Finding]:
    for name in opened.slides:
        content = opened.content(name) if opened.tree(name) is not None else None
        if content is None:
            continue
        layout = opened.related(name, "slideLayout")
        root = opened.tree(layout)
        if root is None or not opened.related(layout, "slideMaster"):
            yield content.finding(
                "style.missing-layout",
                "error",
                _("the slide has no layout, or a layout without a slide master"),
                None,
                _("choose a layout for it under 'Home', 'Layout', and save the file."),
            )
        else:
            yield from _placeholders(content, root)


def _placeholders(content: Content, layout: etree._Element) -> Iterator[Finding]:
    there = [_key(node) for node in layout.iter(f"{P}ph")]
    for shape in content.root.iter(f"{P}sp", f"{P}pic", f"{P}graphicFrame"):
        node = next(shape.iterfind(f"*/{P}nvPr/{P}ph"), None)
        if node is None:
            continue
        kind, index = _key(node)
        has_own_place = next(shape.iterfind(f"{P}spPr/*"), None) is not None
        if kind in _OWN_KINDS or has_own_place or (kind, index) in there:
            continue
        same_index = any(index == other[1] and kind not in _TITLES for other in there)
        if not same_index and all(kind != other[0] for other in there):
            yield content.finding(
                "style.missing-placeholder",
                "warning",
                _(
                    "the layout has no place for this, so that its position and look are left to "
                    "chance"
                ),
                shape,
                _("choose the slide's layout anew under 'Home', 'Layout', or 'Reset' the slide."),
            )


def _key(node: etree._Element) -> tuple[str, str]:
    kind = node.get("type", "obj")
    return ("title" if kind in _TITLES else kind), node.get("idx", "0")
