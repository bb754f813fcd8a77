"""Colours and fonts: they stand in the theme; Word repeats colours beside their theme's names."""

from __future__ import annotations

import colorsys
from typing import TYPE_CHECKING, Final

from mkmaterials.colours import Colour, from_hex
from mkmaterials.office.package import Package
from mkmaterials.office.relations import DECLARATION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from mkmaterials.office.brand import Brand

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_THEME: Final = "theme+xml"
_NAMES: Final = {  # what Word calls places in the theme
    "text1": "dk1",
    "dark1": "dk1",
    "text2": "dk2",
    "dark2": "dk2",
    "background1": "lt1",
    "light1": "lt1",
    "background2": "lt2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}


def set_theme(package: Package, brand: Brand) -> None:
    """Put colours and fonts into all themes of a file."""
    reference = _first_theme(Package(brand.reference, package.where)) if brand.reference else None
    for name in _themes(package):
        root = package.tree(name)
        before = _colours(root)
        own = root if reference is None else reference
        mild = _unchanged(before, _colours(own), brand.mild_colours)
        _set_colours(root, {**mild, **brand.colours})
        fonts = _unchanged(_fonts(root), _fonts(own), brand.mild_fonts)
        _set_fonts(root, {**fonts, **brand.fonts})
        package.parts[name] = serialized(root)
    if package.kind == "docx" and _first_theme(package) is not None:
        _repeat_colours(package)


def serialized(root: etree._Element) -> bytes:
    """Return a part's bytes."""
    from lxml import etree

    return DECLARATION.encode() + etree.tostring(root, encoding="utf-8")


def theme_looks(package: Package) -> tuple[dict[str, str], dict[str, str]]:
    """Return the colours and fonts of a file's first theme, by their places in it."""
    theme = _first_theme(package)
    return ({}, {}) if theme is None else (_colours(theme), _fonts(theme))


def _unchanged(
    now: Mapping[str, str], then: Mapping[str, str], wanted: Mapping[str, str]
) -> dict[str, str]:
    return {key: value for key, value in wanted.items() if now.get(key) == then.get(key)}


def _themes(package: Package) -> list[str]:
    return [name for name in package.parts if package.type_of(name).endswith(_THEME)]


def _first_theme(package: Package) -> etree._Element | None:
    """Return the theme of a document, or of a deck's first slide master."""
    masters = [name for name in package.parts if package.type_of(name).endswith("slideMaster+xml")]
    for owner in [*sorted(masters), package.main]:
        for relation in package.relations(owner):
            if relation.kind == "theme" and relation.target in package.parts:
                return package.tree(relation.target)
    return None


def _colours(theme: etree._Element) -> dict[str, str]:
    scheme = next(theme.iter(f"{_A}clrScheme"), None)
    found = {}
    for place in [] if scheme is None else scheme:
        colour = next(iter(place), None)
        if colour is not None:
            value = colour.get("lastClr") or colour.get("val") or ""
            found[str(place.tag).rpartition("}")[2]] = value.upper()
    return found


def _set_colours(theme: etree._Element, colours: dict[str, str]) -> None:
    for scheme in theme.iter(f"{_A}clrScheme"):
        for name, value in colours.items():
            for place in scheme.iterfind(f"{_A}{name}"):
                place[:] = [place.makeelement(f"{_A}srgbClr", {"val": value})]


def _fonts(theme: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in ("major", "minor"):
        for latin in theme.iterfind(f".//{_A}{name}Font/{_A}latin"):
            found.setdefault(name, latin.get("typeface", ""))
    return found


def _set_fonts(theme: etree._Element, fonts: dict[str, str]) -> None:
    for name, font in fonts.items():
        for latin in theme.iterfind(f".//{_A}{name}Font/{_A}latin"):
            latin.attrib.clear()  # what describes the old font's shapes as well
            latin.set("typeface", font)


def _repeat_colours(package: Package) -> None:
    """Bring the colours that stand beside names of the theme in line with it."""
    colours, _ = theme_looks(package)
    for name, data in list(package.parts.items()):
        if not name.endswith(".xml") or not (b"themeColor" in data or b"themeFill" in data):
            continue
        root = package.tree(name)
        for element in root.iter(f"{_W}*"):
            for kind in ("themeColor", "themeFill"):
                _bring_in_line(element, kind, colours)
        package.parts[name] = serialized(root)


def _bring_in_line(element: etree._Element, kind: str, colours: dict[str, str]) -> None:
    named = element.get(f"{_W}{kind}")
    place = _NAMES.get(named or "", named or "")
    colour = from_hex(colours.get(place))
    if colour is None:
        return
    repeated = "fill" if kind == "themeFill" else "color"
    if element.tag == f"{_W}color":
        repeated = "val"
    stem = kind.removesuffix("Color")  # Word writes themeTint, but themeFillTint
    tint, shade = (element.get(f"{_W}{stem}{change}") for change in ("Tint", "Shade"))
    if element.get(f"{_W}{repeated}") is not None:
        element.set(f"{_W}{repeated}", _changed(colour, tint, shade).hex)


def _changed(colour: Colour, tint: str | None, shade: str | None) -> Colour:
    """Return a colour made lighter or darker, in hexadecimal 255ths, as Word does."""
    hue, light, saturation = colorsys.rgb_to_hls(*colour)
    if tint:
        share = int(tint, 16) / 255
        light = light * share + (1 - share)
    if shade:
        light *= int(shade, 16) / 255
    return Colour(*colorsys.hls_to_rgb(hue, light, saturation))
