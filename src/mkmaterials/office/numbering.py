"""Numbers that must be unique in a document, where loops repeat what bears them."""

from __future__ import annotations

import re
from typing import Final

from mkmaterials.office import marks

_MARK: Final = f"{marks.NUMBER}(?:([A-Z])([^{marks.HEAD}]*){marks.HEAD})?"
_COMMENT: Final = f'<w:comment\\w+ w:id="{marks.NUMBER}C([^{marks.HEAD}]*){marks.HEAD}"[^<>]*/>'
_FIRST_DRAWING: Final = 1_001
_FIRST_ANNOTATION: Final = 1_000_001


def numbered(xml: str) -> str:
    """Put numbers in place of their marks.

    Drawings are numbered from 1001. Annotations keep the ids that they have, "A<id>"; those that
    are there a second time get new ones. A range has the same at its start, "S<id>", and its end,
    "E<id>". A comment, "C<id>", can be on one place only: what leads to it again goes. Shapes for
    old programs, "V<id>", have names, to which others lead, "W<id>".
    """
    if f"{marks.NUMBER}C" in xml:
        xml = _once(xml)
    return re.sub(_MARK, _Numbers().put, xml)


def _once(xml: str) -> str:
    """Leave out the ends of comments that are there already."""
    seen: set[str] = set()

    def keep(match: re.Match[str]) -> str:
        found = match.group()
        if found in seen:
            return ""
        seen.add(found)
        return found

    return re.sub(_COMMENT, keep, xml)


class _Numbers:
    def __init__(self) -> None:
        self._drawing = _FIRST_DRAWING - 1
        self._annotation = _FIRST_ANNOTATION - 1
        self._seen: set[str] = set()
        self._open: dict[str, str] = {}  # ids of ranges that were begun last, by the old ones

    def put(self, match: re.Match[str]) -> str:
        kind, own = match[1], match[2]
        if kind is None:
            self._drawing += 1
            return str(self._drawing)
        if kind == "C":
            return own
        key = f"V{own}" if kind in "VW" else own
        if kind in "EW":
            return self._open.get(key, own)
        number = own
        if key in self._seen:
            self._annotation += 1
            number = f"{own}_{self._annotation}" if kind == "V" else str(self._annotation)
        self._seen.add(key)
        if kind in "SV":
            self._open[key] = number
        return number
