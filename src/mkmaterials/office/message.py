"""A paragraph of an Office file as a message to translators, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.office.inline import Atom, atoms, object_of, place, runs_of
from mkmaterials.office.spans import Marked

if TYPE_CHECKING:
    from lxml import etree


class Message:
    """What translators see of a paragraph.

    Args:
        paragraph: of a Word document or a slide.

    Attributes:
        text: the message; "" if there is nothing to translate.
    """

    def __init__(self, paragraph: etree._Element) -> None:
        self._paragraph = paragraph
        self._marked: Marked[Atom] = Marked(list(atoms(paragraph)))
        self.text = self._marked.text

    def write(self, translation: str, language: str) -> None:
        """Put a translation that agrees with the message in the place of the paragraph's runs.

        Args:
            translation: with the message's marks.
            language: of it, as Office spells it.
        """
        nodes: list[etree._Element] = []
        for part in self._marked.parts(translation):
            if part.is_object:
                nodes += object_of(part.sample)
            else:
                nodes += runs_of(part.sample, part.text, language)
        place(self._paragraph, nodes)
