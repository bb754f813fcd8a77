"""Tags within field codes, and fields that fetch something from outside the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkmaterials.lint.opened import A, W
from mkmaterials.messages import _
from mkmaterials.office import tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from mkmaterials.findings import Finding
    from mkmaterials.lint.opened import Content, Opened

_FETCHING = re.compile(
    r"\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE)\b", re.IGNORECASE
)
_PROGRAM = {"DDE", "DDEAUTO"}


def check_fields(opened: Opened) -> Iterator[Finding]:
    """Yield fields that hold tags or fetch something."""
    for content in opened.contents():
        for element, code in _codes(content.root):
            if tags.has_tags(code):
                yield _tagged(content, element)
            match = _FETCHING.match(code)
            if match:
                yield _fetching(content, element, match[1].upper())
        for field in content.root.iter(f"{A}fld"):
            text = "".join(node.text or "" for node in field.iter(f"{A}t"))
            if tags.has_tags(text):
                yield _tagged(content, _paragraph(field))


def _codes(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the code of each field, with an element that stands at its place."""
    for simple in root.iter(f"{W}fldSimple"):
        yield _paragraph(simple), simple.get(f"{W}instr", "")
    for paragraph in root.iter(f"{W}p"):
        code: list[str] = []
        depth = 0
        for node in paragraph.iter(f"{W}fldChar", f"{W}instrText"):
            if _paragraph(node) is not paragraph:  # in a text box, which has its own turn
                continue
            if node.tag == f"{W}instrText":
                code.append(node.text or "")
                continue
            kind = node.get(f"{W}fldCharType")
            depth += (kind == "begin") - (kind == "end")
            if kind in {"separate", "end"} and depth <= 1 and code:
                yield paragraph, "".join(code)
                code = []
        if code:
            yield paragraph, "".join(code)


def _paragraph(element: etree._Element) -> etree._Element:
    return next(element.iterancestors(f"{W}p", f"{A}p"), element)


def _tagged(content: Content, element: etree._Element) -> Finding:
    return content.finding(
        "template.tag-in-field",
        "warning",
        _(
            "a tag stands in a field, which Word or PowerPoint fills by itself: what is printed "
            "there may be an old text until somebody updates the field"
        ),
        element,
        _(
            "take the field away and write the tag as plain text; a link with a tag as its address "
            "is made with 'Insert', 'Link'."
        ),
    )


def _fetching(content: Content, element: etree._Element, name: str) -> Finding:
    runs = name in _PROGRAM
    return content.finding(
        "file.external-field",
        "error" if runs else "warning",
        _("the field {name} runs another program", name=name)
        if runs
        else _("the field {name} fetches something from outside the file", name=name),
        element,
        _("click into it and press Ctrl+Shift+F9: it becomes plain text."),
    )
