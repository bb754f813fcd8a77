"""Copies of templates with each problem as a comment at its paragraph, or in a slide's notes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from mkmaterials.errors import TemplateError
from mkmaterials.lint.opened import WP, W
from mkmaterials.lint.remarks import AUTHOR, INITIALS, heading, mark_of, remark
from mkmaterials.messages import _
from mkmaterials.office.archive import pack
from mkmaterials.office.package import Package, core_part
from mkmaterials.office.places import Places, slide_in
from mkmaterials.office.presentation import list_notes_master
from mkmaterials.office.word import document_headings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml import etree

    from mkmaterials.findings import Finding

_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"


def annotate(data: bytes, findings: Sequence[Finding]) -> bytes:
    """Return a copy of a template with remarks; the same input gives the same bytes.

    Args:
        data: the template; it can be opened.
        findings: of its check.

    Raises:
        TemplateError: the file cannot be opened, or is damaged.
    """
    package = Package(data, "template")
    try:
        return _marked(data, package, findings)
    except TemplateError:
        raise
    except Exception as error:  # the Office libraries raise whatever the damage leads to
        raise TemplateError(
            _("no copy with remarks can be made, for the file is damaged ({reason})", reason=error),
            hint=_("open it in Word or PowerPoint and save it anew."),
        ) from error


def _marked(data: bytes, package: Package, findings: Sequence[Finding]) -> bytes:
    """Return the copy, with the mark by which it is known as long as nobody edits it."""
    if package.kind == "docx":
        document = _document(data, package, findings)
    else:
        document = _deck(data, findings)
    parts = _parts(document)
    core = core_part(package)
    if core in parts:
        parts[core] = _identified(Package(pack(parts.items()), "copy"), core)
    return pack(parts.items())


def _parts(document: Any) -> dict[str, bytes]:
    """Return the parts of a document or deck as it is now."""
    buffer = BytesIO()
    document.save(buffer)
    package = Package(buffer.getvalue(), "copy")
    parts = dict(package.parts)
    if package.kind == "pptx":
        root = package.tree(package.main)
        list_notes_master(root, package.relations(package.main))
        parts[package.main] = _written(root)
    return parts


def _identified(package: Package, core: str) -> bytes:
    """Return the core properties with the mark as the file's identifier."""
    root = package.tree(core)
    node = root.find(_IDENTIFIER)
    if node is None:
        node = root.makeelement(_IDENTIFIER)
        root.append(node)
    node.text = mark_of(package)
    return _written(root)


def _written(root: etree._Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


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
    for element in body.iter(f"{W}p", f"{WP}docPr"):
        outer = list(element.iterancestors(f"{W}p"))
        if outer or element.tag == f"{W}p":
            found.setdefault(places.of(element), outer[-1] if outer else element)
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
        number = slide_in(finding.where)[0]
        number = number if 0 < number <= len(slides) else 1
        by_slide.setdefault(number, []).append(remark(finding, finding.where))
    for number, texts in sorted(by_slide.items()):
        frame = slides[number - 1].notes_slide.notes_text_frame if slides else None
        if frame is None:  # somebody took the place for notes away
            continue
        for text in [heading(), *texts]:
            frame.add_paragraph().text = text
    return deck
