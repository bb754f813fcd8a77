"""The size of a document's pages: A4 or Letter, with the text as wide as before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.office.brand_theme import serialized
from mkmaterials.office.measures import whole

if TYPE_CHECKING:
    from lxml import etree

    from mkmaterials.office.package import Package

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIZES: Final = {"A4": (11906, 16838), "Letter": (12240, 15840)}  # twentieths of a point
_NEAR: Final = 40  # what programs round by
_LEAST: Final = 567  # a margin that printers can keep: 1 cm


def set_page(package: Package, page: str) -> None:
    """Give pages that are A4 or Letter the wanted size; others, such as A3, stay.

    The difference in width goes to the margins at the sides, so that tables still fit.
    """
    root = package.tree(package.main)
    changed = [_set(section, page) for section in root.iter(f"{_W}sectPr")]
    if any(changed):
        package.parts[package.main] = serialized(root)


def _set(section: etree._Element, page: str) -> bool:
    size = section.find(f"{_W}pgSz")
    if size is None:
        return False
    now = _number(size, "w"), _number(size, "h")
    lies = now[0] > now[1]
    upright = (now[1], now[0]) if lies else now
    known = [name for name, each in _SIZES.items() if _is(upright, each)]
    if not known or page in known:
        return False
    wide, high = reversed(_SIZES[page]) if lies else _SIZES[page]
    size.set(f"{_W}w", str(wide))
    size.set(f"{_W}h", str(high))
    margins = section.find(f"{_W}pgMar")
    if margins is not None:
        more = wide - now[0]
        for side, share in (("left", more // 2), ("right", more - more // 2)):
            margins.set(f"{_W}{side}", str(max(_number(margins, side) + share, _LEAST)))
    return True


def _is(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))


def _number(element: etree._Element, name: str) -> int:
    return whole(element.get(f"{_W}{name}"))
