"""Tracked changes: a tag that somebody has deleted is no tag any more.

Word keeps what was deleted, or moved elsewhere, until the change is accepted. What it keeps of a
paragraph with tags is left out; all other changes stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.office.xml_names import W

if TYPE_CHECKING:
    from lxml import etree

_GONE: Final = (f"{W}del", f"{W}moveFrom")
_MARKS: Final = (f"{W}rPr", f"{W}trPr")  # where the same names say that a mark or row is gone
_TEXTS: Final = (f"{W}t", f"{W}delText", f"{W}delInstrText")


def leave_out_deleted(root: etree._Element) -> None:
    """Leave out what was deleted from paragraphs with tags."""
    gone = [node for node in root.iter(*_GONE) if _parent(node).tag not in _MARKS]
    paragraphs = {each: None for each in (_paragraph(node) for node in gone) if each is not None}
    for paragraph in [each for each in paragraphs if "{" in _text(each) or "}" in _text(each)]:
        for node in list(paragraph.iter(*_GONE)):
            if _parent(node).tag not in _MARKS:
                _parent(node).remove(node)
        if not _text(paragraph) and _is_gone(paragraph, f"{W}pPr/{W}rPr"):
            _remove(paragraph, f"{W}p")


def _remove(element: etree._Element, name: str) -> None:
    """Remove a paragraph or row, unless it is the last where there must be one."""
    parent = _parent(element)
    row = parent.getparent() if parent.tag == f"{W}tc" else None
    if len(parent.findall(name)) > 1 and element.getnext() is not None:
        parent.remove(element)
        return
    if row is None or _text(row) or not _is_gone(row, f"{W}trPr"):
        return
    if len(_parent(row).findall(f"{W}tr")) > 1:
        _parent(row).remove(row)


def _is_gone(element: etree._Element, mark: str) -> bool:
    return any(element.find(f"{mark}/{name}") is not None for name in _GONE)


def _text(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(*_TEXTS))


def _paragraph(node: etree._Element) -> etree._Element | None:
    return next(node.iterancestors(f"{W}p"), None)


def _parent(node: etree._Element) -> etree._Element:
    parent = node.getparent()
    return node if parent is None else parent
