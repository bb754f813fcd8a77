"""What differs in the looks of two files: theme, styles, page, shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.compare.texts import Difference
from mkmaterials.messages import N_, _
from mkmaterials.office.brand_theme import theme_looks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from mkmaterials.office.package import Package

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_COLOURS: Final = {
    "accent1": N_("main colour"),
    "accent2": N_("second colour"),
    "accent3": N_("alert colour"),
    "accent4": N_("quiet colour"),
    "dk1": N_("colour of text"),
    "lt1": N_("colour of paper"),
    "lt2": N_("colour of panels"),
    "hlink": N_("colour of links"),
}
_FONTS: Final = {"major": N_("font for headings"), "minor": N_("font for text")}
_PROPERTIES: Final = {  # of a style in Word: element, attribute, in words
    "sz": N_("size in half points"),
    "color": N_("colour"),
    "b": N_("bold"),
    "i": N_("italic"),
    "rFonts": N_("font"),
    "spacing": N_("spacing"),
    "ind": N_("indent"),
    "jc": N_("alignment"),
    "shd": N_("shading"),
    "pBdr": N_("borders"),
    "basedOn": N_("style it is based on"),
}
_SAME_PLACE: Final = 2  # English metric units by which programs round


def theme_differences(old: Package, new: Package) -> Iterator[Difference]:
    """Yield colours and fonts of the theme that differ."""
    for kind, names, before, after in zip(
        ("colour", "font"), (_COLOURS, _FONTS), theme_looks(old), theme_looks(new), strict=True
    ):
        for key in dict.fromkeys([*before, *after]):
            was, now = before.get(key, ""), after.get(key, "")
            if was != now and (key in names or key != "dk2"):
                what = _(names[key]) if key in names else key
                # Translators: {what} is such as "main colour" or "font for headings".
                yield Difference(kind, _("theme, {what}", what=what), was, now)


def page_differences(old: etree._Element, new: etree._Element) -> Iterator[Difference]:
    """Yield page sizes and margins that differ."""
    pages = [[_page(section) for section in root.iter(f"{W}sectPr")] for root in (old, new)]
    if pages[0] != pages[1]:
        place = _("page size and margins")
        yield Difference("page", place, *("; ".join(each) for each in pages))


def _page(section: etree._Element) -> str:
    names = {"pgSz": ("w", "h"), "pgMar": ("top", "right", "bottom", "left")}
    measures = []
    for name, sides in names.items():
        node = section.find(f"{W}{name}")
        values = ["?" if node is None else node.get(f"{W}{side}", "?") for side in sides]
        measures.append(" × ".join(_millimetres(value) for value in values))
    return _("{size} mm, margins {margins} mm", size=measures[0], margins=measures[1])


def _millimetres(twips: str) -> str:
    return f"{int(twips) * 127 / 7200:.0f}" if twips.lstrip("-").isdigit() else twips


def style_differences(old: etree._Element, new: etree._Element) -> Iterator[Difference]:
    """Yield styles of a Word file that were changed, added or taken out."""
    before, after = _styles(old), _styles(new)
    for name in dict.fromkeys([*before, *after]):
        place = _("style '{name}'", name=name)
        if name not in after:
            yield Difference("style", place, "there", "")
        elif name not in before:
            yield Difference("style", place, "", "added")
        else:
            yield from _of_style(place, before[name], after[name])


def _styles(root: etree._Element) -> dict[str, etree._Element]:
    found = {}
    for style in root.iter(f"{W}style"):
        name = style.find(f"{W}name")
        found["?" if name is None else name.get(f"{W}val", "?")] = style
    return found


def _of_style(place: str, old: etree._Element, new: etree._Element) -> Iterator[Difference]:
    if plain(old) == plain(new):
        return
    told = False
    for name, words in _PROPERTIES.items():
        was, now = (_property(style, name) for style in (old, new))
        if was != now:
            told = True
            yield Difference("style", f"{place}, {_(words)}", was, now)
    if not told:
        yield Difference("style", place, "as before", _("other properties"))


def _property(style: etree._Element, name: str) -> str:
    node = next(style.iter(f"{W}{name}"), None)
    if node is None:
        return ""
    values = [str(value) for key, value in node.attrib.items() if not str(key).endswith("Cs")]
    inner = [str(value) for child in node for value in child.attrib.values()]
    return " ".join([*values, *inner]) or _("yes")


def shape_differences(place: str, old: etree._Element, new: etree._Element) -> Iterator[Difference]:
    """Yield shapes of a slide or layout that were added, taken out, moved or resized."""
    before, after = _shapes(old), _shapes(new)
    for key, shape in before.items():
        if key not in after:
            yield Difference("shape", f"{place}, {_named(shape)}", "there", "")
    for key, shape in after.items():
        where = f"{place}, {_named(shape)}"
        if key not in before:
            yield Difference("shape", where, "", "added")
        elif _moved(_box(before[key]), _box(shape)):
            yield Difference("shape", where, _said(_box(before[key])), _said(_box(shape)))


def _shapes(root: etree._Element) -> dict[str, etree._Element]:
    return {node.get("id", ""): node for node in root.iter(f"{P}cNvPr") if node.get("name")}


def _named(shape: etree._Element) -> str:
    return _("shape '{name}'", name=shape.get("name", ""))


def _box(properties: etree._Element) -> tuple[int, ...]:
    shape = properties.getparent()
    shape = None if shape is None else shape.getparent()
    transform = None if shape is None else next(shape.iter(f"{A}xfrm", f"{P}xfrm"), None)
    if transform is None:
        return ()
    numbers = [node.get(key, "0") for node in transform for key in ("x", "y", "cx", "cy")]
    return tuple(
        int(number) for number in numbers if number.lstrip("-").isdigit() and number != "0"
    )


def _moved(old: tuple[int, ...], new: tuple[int, ...]) -> bool:
    if len(old) != len(new):
        return True
    return any(abs(a - b) > _SAME_PLACE for a, b in zip(old, new, strict=True))


def _said(box: tuple[int, ...]) -> str:
    if not box:
        return _("of the layout")
    return _("{size} cm", size=" × ".join(f"{number / 360_000:.1f}" for number in box))


def plain(root: etree._Element) -> bytes:
    """Return XML as it can be compared: the order of attributes does not matter."""
    from lxml import etree

    return etree.tostring(root, method="c14n")
