"""Copies of templates with each problem as a comment at its paragraph, or in a slide's notes."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from mkmaterials.lint.opened import W
from mkmaterials.lint.remarks import AUTHOR, HEADING, INITIALS, mark_of, remark
from mkmaterials.office.archive import FIRST_DATE, pack
from mkmaterials.office.package import Package, core_part
from mkmaterials.office.places import Places
from mkmaterials.office.presentation import list_notes_master
from mkmaterials.office.word import document_headings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml import etree

    from mkmaterials.findings import Finding

_ON_SLIDE = re.compile(r"(?:.* of )?slide (\d+)(?:, |$)")


def annotate(data: bytes, findings: Sequence[Finding]) -> bytes:
    """Return a copy of a template with remarks; the same input gives the same bytes.

    Args:
        data: the template; it can be opened.
        findings: of its check.

    Raises:
        TemplateError: the file cannot be opened, or is damaged.
    """
    package = Package(data, "template")
    has_core = bool(core_part(package))
    document = (
        _document(data, package, findings) if package.kind == "docx" else _deck(data, findings)
    )
    properties = document.core_properties
    if not has_core:  # made just now, with today's date
        import datetime as dt

        properties.modified = dt.datetime(*FIRST_DATE, tzinfo=dt.UTC).replace(tzinfo=None)
    properties.identifier = ""
    properties.identifier = mark_of(_saved(document))
    return _saved(document)


def _saved(document: Any) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    package = Package(buffer.getvalue(), "copy")
    parts = dict(package.parts)
    if package.kind == "pptx":
        from lxml import etree

        root = package.tree(package.main)
        list_notes_master(root, package.relations(package.main))
        parts[package.main] = etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
    return pack(parts.items())


# Word


def _document(data: bytes, package: Package, findings: Iterable[Finding]) -> Any:
    import docx

    document = docx.Document(BytesIO(data))
    body = document.element
    anchors = _anchors(body, Places(body, "", document_headings(package)))
    start = next(body.iter(f"{W}p"), None)
    if start is None:
        start = document.add_paragraph()._p  # noqa: SLF001 - python-docx offers no other way
    for finding in findings:
        at = anchors.get(finding.where)
        text = remark(finding, "" if at is not None else finding.where)
        comment = document.comments.add_comment(text, author=AUTHOR, initials=INITIALS)
        _make_plain(comment._comment_elm)  # noqa: SLF001 - as above
        _anchor(start if at is None else at, str(comment.comment_id))
    return document


def _anchors(body: etree._Element, places: Places) -> dict[str, etree._Element]:
    """Return the paragraph at each place; around a text box, which can hold no comments."""
    found: dict[str, etree._Element] = {}
    for paragraph in body.iter(f"{W}p"):
        outer = list(paragraph.iterancestors(f"{W}p"))
        found.setdefault(places.of(paragraph), outer[-1] if outer else paragraph)
    return found


def _make_plain(comment: etree._Element) -> None:
    """Take away what would differ from day to day, and styles that the file may not have."""
    comment.attrib.pop(f"{W}date", None)
    for node in list(comment.iter(f"{W}pStyle", f"{W}rStyle")):
        parent = node.getparent()
        if parent is not None:
            parent.remove(node)


def _anchor(paragraph: etree._Element, identity: str) -> None:
    def make(name: str) -> etree._Element:
        node = paragraph.makeelement(f"{W}{name}")
        node.set(f"{W}id", identity)
        return node

    properties = paragraph.find(f"{W}pPr")
    paragraph.insert(0 if properties is None else 1, make("commentRangeStart"))
    paragraph.append(make("commentRangeEnd"))
    run = paragraph.makeelement(f"{W}r")
    run.append(make("commentReference"))
    paragraph.append(run)


# PowerPoint


def _deck(data: bytes, findings: Iterable[Finding]) -> Any:
    import pptx

    deck = pptx.Presentation(BytesIO(data))
    slides = list(deck.slides)
    by_slide: dict[int, list[str]] = {}
    for finding in findings:
        match = _ON_SLIDE.match(finding.where)
        number = int(match[1]) if match and 0 < int(match[1]) <= len(slides) else 1
        by_slide.setdefault(number, []).append(remark(finding, finding.where))
    for number, texts in sorted(by_slide.items()):
        frame = slides[number - 1].notes_slide.notes_text_frame if slides else None
        if frame is None:  # somebody took the place for notes away
            continue
        for text in [HEADING, *texts]:
            frame.add_paragraph().text = text
    return deck
