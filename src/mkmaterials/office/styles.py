"""What a Word template offers to formatted text: its styles, lists and the width of its page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml import etree

    from mkmaterials.office.compiled import StylesState
    from mkmaterials.office.package import Package

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LETTER_WIDTH: Final = 8_640  # twentieths of a point: a letter page with margins of 1.25 inches


def styles_of(package: Package) -> StylesState:
    """Return what a Word template offers to formatted text."""
    state: StylesState = {
        "part": _related(package, "styles"),
        "ids": {"paragraph": {}, "character": {}, "table": {}},
        "width": _width(package),
        "numbering": _related(package, "numbering"),
        "lists": {},
        "next_list": 1,
        "next_look": 0,
    }
    if state["part"]:
        _read_styles(package, state)
    return state


def _related(package: Package, kind: str) -> str:
    for relation in package.relations(package.main):
        if relation.kind == kind and relation.target in package.parts:
            return relation.target
    return ""


def _read_styles(package: Package, state: StylesState) -> None:
    numbers: dict[str, str] = {}  # number of the list of a style, by its id
    for style in package.tree(state["part"]).iter(f"{W}style"):
        kind, identity = style.get(f"{W}type", ""), style.get(f"{W}styleId", "")
        name = style.find(f"{W}name")
        if kind in state["ids"] and name is not None and identity:
            state["ids"][kind][name.get(f"{W}val", "").lower()] = identity
        number = style.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None and identity:
            numbers[identity] = number.get(f"{W}val", "")
    if state["numbering"]:
        _read_lists(package.tree(state["numbering"]), numbers, state)


def _read_lists(root: etree._Element, numbers: dict[str, str], state: StylesState) -> None:
    abstract: dict[str, str] = {}
    for look in root.findall(f"{W}abstractNum"):
        identity = look.get(f"{W}abstractNumId", "")
        if identity.isdecimal():
            state["next_look"] = max(state["next_look"], int(identity) + 1)
    for number in root.findall(f"{W}num"):
        identity, to = number.get(f"{W}numId", ""), number.find(f"{W}abstractNumId")
        if to is not None:
            abstract[identity] = to.get(f"{W}val", "")
        if identity.isdecimal():
            state["next_list"] = max(state["next_list"], int(identity) + 1)
    state["lists"] = {
        style: abstract[number] for style, number in numbers.items() if abstract.get(number)
    }


def _width(package: Package) -> int:
    """Return the width of the text on the first section's page."""
    section = next(package.tree(package.main).iter(f"{W}sectPr"), None)
    if section is None:
        return _LETTER_WIDTH
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return _LETTER_WIDTH
    values = [size.get(f"{W}w"), margins.get(f"{W}left"), margins.get(f"{W}right")]
    try:
        page, left, right = (int(float(value or 0)) for value in values)
    except ValueError:
        return _LETTER_WIDTH
    width = page - left - right
    return width if width > 0 else _LETTER_WIDTH


def add_lists(numbering: bytes, looks: list[str], lists: list[tuple[int, str]]) -> bytes:
    """Add lists that begin at 1 to the part with the lists.

    Args:
        numbering: the part.
        looks: new abstract lists, as XML.
        lists: number of each new list, and of the abstract list as which it looks.
    """
    rows = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number, abstract in lists
    )
    numbering = _insert(numbering, rb"<w:num |<w:numIdMacAtCleanup|</w:numbering>", "".join(looks))
    return _insert(numbering, rb"<w:numIdMacAtCleanup|</w:numbering>", rows)


def add_styles(styles: bytes, new: list[str]) -> bytes:
    """Add styles, as XML, to the part with the styles."""
    return _insert(styles, rb"</w:styles>", "".join(new))


def _insert(part: bytes, before: bytes, xml: str) -> bytes:
    at = re.search(before, part)
    return part if at is None else part[: at.start()] + xml.encode() + part[at.start() :]
