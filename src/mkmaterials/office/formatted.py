"""Tags of formatted text: what is compiled for ``{{r value }}`` and ``{{p value }}``."""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mkmaterials.messages import _
from mkmaterials.office.filters import SLIDE_BLOCKS, SLIDE_RUNS, WORD_BLOCKS, WORD_RUNS
from mkmaterials.office.problems import refuse

if TYPE_CHECKING:
    from lxml import etree

    from mkmaterials.office.tags import Tag

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DECLARED = re.compile(r' xmlns:[wa]="[^"]*"')


def formatted(element: etree._Element, node: etree._Element, tag: Tag, where: str) -> Tag:
    """Return the tag of formatted text so that it prints runs or paragraphs.

    Args:
        element: the run or paragraph that it replaces.
        node: the text in which the tag stands.
        tag: the tag.
        where: the file's name, for messages.

    Raises:
        TemplateError: it replaces something else.
    """
    if tag.prefix not in {"p", "r"}:
        refuse(
            "template.formatted-value",
            _("'{tag}' would print instead of a whole table row or cell", tag=tag.text),
            where=f"{where}: {tag.place}",
            hint=_("write '{{p … }}' for paragraphs, or '{{ … }}' for text."),
        )
        return tag
    return replace(tag, code=_code(element, node, tag))


def _code(element: etree._Element, node: etree._Element, tag: Tag) -> str:
    word = str(element.tag).startswith(W)
    space = W if word else A
    look = markup(node.getparent(), f"{space}rPr")
    if tag.prefix == "r":  # docxtpl drops the look of the tag's run
        return f"({tag.body})|{WORD_RUNS if word else f'{SLIDE_RUNS}({look!r})'}"
    properties = markup(element, f"{space}pPr")
    return f"({tag.body})|{WORD_BLOCKS if word else SLIDE_BLOCKS}({properties!r}, {look!r})"


def markup(owner: etree._Element | None, name: str) -> str:
    """Return the properties of a run or paragraph as XML; "" if it has none."""
    from lxml import etree

    found = None if owner is None else owner.find(name)
    if found is None:
        return ""
    found = copy.deepcopy(found)
    for section in found.findall(f"{W}sectPr"):
        found.remove(section)
    found.tail = None
    etree.cleanup_namespaces(found)
    return _DECLARED.sub("", etree.tostring(found, encoding="unicode"))
