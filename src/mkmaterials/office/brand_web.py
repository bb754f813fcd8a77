"""A pack's colours in a web page: they take the place of those set at its head.

Mail programs know no variables of style sheets, so that a page names its colours in tags of its
own: ``{% set main = "#233B57" %}``, by the words that a ``pack.yaml`` has for them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkmaterials.office.brand import Brand

_PLACES: Final = {  # of an Office theme, by the names that a page has for them
    "main": "accent1",
    "second": "accent2",
    "alert": "accent3",
    "quiet": "accent4",
    "text": "dk1",
    "panel": "lt2",
    "link": "hlink",
}
_SET: Final = re.compile(r'(\{%-?\s*set\s+(\w+)\s*=\s*")#([0-9A-Fa-f]{6})("\s*-?%\})')


def brand_page(data: bytes, brand: Brand) -> bytes:
    """Return a template of a web page with a brand's colours."""
    if not (brand.colours or brand.mild_colours):
        return data
    page = data.decode("utf-8", errors="surrogateescape")
    first = _colours((brand.reference or data).decode("utf-8", errors="surrogateescape"))
    now = _colours(page)
    mild = {
        name: brand.mild_colours[place]
        for name, place in _PLACES.items()
        if place in brand.mild_colours and now.get(name) == first.get(name)
    }
    own = {name: brand.colours[place] for name, place in _PLACES.items() if place in brand.colours}
    return _with(page, {**mild, **own}).encode("utf-8", errors="surrogateescape")


def _colours(page: str) -> dict[str, str]:
    return {match[2]: match[3].upper() for match in _SET.finditer(page)}


def _with(page: str, colours: Mapping[str, str]) -> str:
    def replaced(match: re.Match[str]) -> str:
        return f"{match[1]}#{colours.get(match[2], match[3])}{match[4]}"

    return _SET.sub(replaced, page)
