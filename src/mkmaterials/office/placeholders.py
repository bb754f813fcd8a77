"""Stand-ins for tags and marks, which XML could not hold, while a part is a tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

    from mkmaterials.office.tags import Tag


class Placeholders:
    """Stand-ins for tags and marks while the XML is a tree.

    Args:
        data: the part; no stand-in occurs in it.
    """

    def __init__(self, data: bytes) -> None:
        number = 0
        while f"Tag{number}x".encode() in data:
            number += 1
        self._word = f"Tag{number}x"
        self._kept: list[str | Tag] = []
        self.pattern = re.compile(rf"({self._word}\d+;)")

    def text(self, piece: str | Tag) -> str:
        """Return text that stands for `piece` in a text or an attribute."""
        self._kept.append(piece)
        return f"{self._word}{len(self._kept) - 1};"

    def node(self, piece: str | Tag) -> etree._ProcessingInstruction:
        """Return a node that stands for `piece` between elements."""
        from lxml import etree

        self._kept.append(piece)
        return etree.ProcessingInstruction(f"{self._word}{len(self._kept) - 1}.", "")

    def within(self, element: etree._Element) -> bool:
        """Tell whether something stands in for a tag within `element`."""
        from lxml import etree

        return self._word in etree.tostring(element, encoding="unicode")

    def cut(self, xml: str) -> list[str | Tag]:
        """Cut serialised XML at its stand-ins, each of them replaced by what it stands for."""
        parts = re.split(rf"<\?{self._word}(\d+)\.\s*\?>|{self._word}(\d+);", xml)
        pieces: list[str | Tag] = [parts[0]]
        for node, text, static in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            pieces.append(self._kept[int(node or text)])
            pieces.append(static)
        return [piece for piece in pieces if piece != ""]
