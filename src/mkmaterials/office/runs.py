"""Splitting runs at the directives that stand in them."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Final

from mkmaterials.office.xml_names import RUNS, A, W

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from lxml import etree

    from mkmaterials.office.placeholders import Placeholders
    from mkmaterials.office.tags import Tag


_BREAKS: Final = {
    *(f"{W}{name}" for name in ("br", "cr", "tab", "ptab", "softHyphen", "noBreakHyphen")),
    f"{A}br",
}
_LOOKS: Final = {f"{W}rPr", f"{A}rPr"}


def split(
    run: etree._Element,
    directives: Mapping[str, Tag],
    placeholders: Placeholders,
    *,
    texts: Container[object],
    properties: Container[object],
) -> list[etree._Element]:
    """Return what a run becomes: runs that look like it, and stand-ins for its directives.

    Args:
        run: the run; its children are moved.
        directives: those in the run, by their stand-ins in its text.
        placeholders: makes stand-ins between elements.
        texts: names of the elements that hold text.
        properties: names of the elements that hold the look.
    """
    looks = [child for child in run if child.tag in properties]
    new: list[etree._Element] = []
    current = _like(run, looks)
    for child in [child for child in run if child not in looks]:
        steps: list[str | None] = [None]  # anything but a text is one step
        text: etree._Element | None = None
        if child.tag in texts:
            steps = [*placeholders.pattern.split(child.text or "")]
        for step in steps:
            if step is None:
                current.append(child)
            elif step in directives:
                new += [current, placeholders.node(directives[step])]
                current = _like(run, looks)
                text = None
            elif step and text is not None:
                text.text = f"{text.text}{step}"  # a run on a slide has but one text
            elif step:
                text = copy.deepcopy(child)
                text.text = step
                current.append(text)
    new.append(current)
    return [node for node in new if node.tag != run.tag or len(node) > len(looks)]


def drop_breaks(
    paragraph: etree._Element, ends: Iterable[tuple[etree._Element, etree._Element]]
) -> None:
    """Drop line breaks and the like that stand within a tag.

    Args:
        paragraph: the paragraph.
        ends: for each tag over several texts, those in which it begins and ends.
    """
    order = list(paragraph.iter())
    for first, last in ends:
        for node in order[order.index(first) + 1 : order.index(last)]:
            run = node.getparent()
            if node.tag not in _BREAKS or run is None:
                continue
            run.remove(node)
            owner = run.getparent()
            if run.tag in RUNS and owner is not None and all(c.tag in _LOOKS for c in run):
                owner.remove(run)


def _like(run: etree._Element, looks: list[etree._Element]) -> etree._Element:
    new = run.makeelement(run.tag, dict(run.attrib))
    for node in looks:
        new.append(copy.deepcopy(node))
    return new
