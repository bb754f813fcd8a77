"""Looks in Word documents: what a run or paragraph has itself, and what its styles give it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.lint.opened import W

if TYPE_CHECKING:
    from lxml import etree

_ON = {"1", "true", "on", None}


class Cascade:
    """The styles of a document.

    Args:
        styles: the part that defines them, or None.
    """

    def __init__(self, styles: etree._Element | None) -> None:
        listed = [] if styles is None else list(styles.iter(f"{W}style"))
        self._styles = {style.get(f"{W}styleId", ""): style for style in listed}
        self._default = next(
            (
                style.get(f"{W}styleId", "")
                for style in listed
                if style.get(f"{W}type") == "paragraph"
                and style.get(f"{W}default") in {"1", "true"}
            ),
            "",
        )
        self.defaults = [] if styles is None else list(styles.iterfind(f"{W}docDefaults/*/*"))

    def chain(self, identity: str) -> list[etree._Element]:
        """Return a style and those that it is based on, as far as they are defined."""
        found: list[etree._Element] = []
        while identity in self._styles and self._styles[identity] not in found:
            found.append(self._styles[identity])
            based = found[-1].find(f"{W}basedOn")
            identity = "" if based is None else based.get(f"{W}val", "")
        return found

    def of_paragraph(self, paragraph: etree._Element) -> list[etree._Element]:
        """Return the styles of a paragraph, the nearest first."""
        return self.chain(_named(paragraph.find(f"{W}pPr/{W}pStyle")) or self._default)

    def of_run(self, run: etree._Element) -> list[etree._Element]:
        """Return the properties (``w:rPr``) that count for a run, the nearest first."""
        paragraph = next(run.iterancestors(f"{W}p"), None)
        styles = self.chain(_named(run.find(f"{W}rPr/{W}rStyle")))
        if paragraph is not None:
            styles += self.of_paragraph(paragraph)
        found = [run.find(f"{W}rPr"), *(style.find(f"{W}rPr") for style in styles)]
        return [*(node for node in found if node is not None), *self.defaults]


def first(sources: list[etree._Element], name: str) -> etree._Element | None:
    """Return the nearest property of this name."""
    found = (source.find(f"{W}{name}") for source in sources)
    return next((node for node in found if node is not None), None)


def is_on(sources: list[etree._Element], name: str) -> bool:
    """Tell whether a property such as ``b`` is switched on."""
    node = first(sources, name)
    return node is not None and node.get(f"{W}val") in _ON


def size_of(sources: list[etree._Element], otherwise: float = 10.0) -> float:
    """Return the size of text in points."""
    node = first(sources, "sz")
    value = "" if node is None else node.get(f"{W}val", "")
    return float(value) / 2 if value.isdecimal() else otherwise


def _named(node: etree._Element | None) -> str:
    return "" if node is None else node.get(f"{W}val", "")
