"""Comparing documents as docxtpl and this project make them of the same template."""

from __future__ import annotations

import hashlib
import posixpath
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText, RichTextParagraph
from lxml import etree

from office_support import W, parts, render

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MADE = {"lastModifiedBy", "modified", "created", "revision"}  # what python-docx writes anew
_TIDY = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def through_docxtpl(
    path: Path, values: Mapping[str, Any], objects: Callable[..., dict[str, Any]] | None = None
) -> bytes:
    """Render a template with docxtpl.

    Args:
        path: the template.
        values: plain values.
        objects: makes docxtpl's objects of plain values where it needs them.
    """
    template = DocxTemplate(str(path))
    template.init_docx()
    given = {**values, **(objects(template, values) if objects else {})}
    template.render(given, autoescape=True)
    out = BytesIO()
    template.save(out)
    return out.getvalue()


def differences(
    path: Path, values: Mapping[str, Any], objects: Callable[..., dict[str, Any]] | None = None
) -> list[str]:
    """Return what differs between the two documents: parts, contents, relationships, XML."""
    theirs = through_docxtpl(path, values, objects)
    return compared(render(path, values).data, theirs)


def compared(ours: bytes, theirs: bytes) -> list[str]:
    left, right = _Document(ours), _Document(theirs)
    found = [f"part only here: {name}" for name in left.names - right.names]
    found += [f"part only there: {name}" for name in right.names - left.names]
    for name in sorted(left.names & right.names):
        here, there = left.normal(name), right.normal(name)
        if here != there:
            at = next(
                (n for n, (a, b) in enumerate(zip(here, there, strict=False)) if a != b),
                min(len(here), len(there)),
            )
            found.append(f"{name}: here {here[at : at + 3]}, there {there[at : at + 3]}")
    return found


class _Document:
    """A document whose pictures are named by their content and links by where they lead."""

    def __init__(self, data: bytes) -> None:
        self.parts = parts(data)
        self._called = {name: self._name(name) for name in self.parts}
        self._by_name = {new: old for old, new in self._called.items()}
        self.names = {new for new in self._by_name if not new.endswith(".rels")}

    def _name(self, name: str) -> str:
        if "/media/" in name:
            suffix = name.rpartition(".")[2].replace("jpg", "jpeg")
            return f"media {hashlib.sha256(self.parts[name]).hexdigest()[:12]}.{suffix}"
        return name

    def normal(self, name: str) -> list[str]:
        data = self.parts[self._by_name[name]]
        if name == "[Content_Types].xml":
            return self._types(data)
        if not name.endswith(".xml"):
            return [hashlib.sha256(data).hexdigest()]
        targets = self._targets(self._by_name[name])
        lines = normal(data, targets)
        used = {  # docxtpl also lists links that stand in no text
            target
            for identity, target in targets.items()
            if not target.startswith("hyperlink") or f'"{identity}"'.encode() in data
        }
        return [*lines, *sorted(used)]

    def _types(self, data: bytes) -> list[str]:
        """Return the content type of every part (lists may be written in several ways)."""
        defaults, overrides = {}, {}
        for node in etree.fromstring(data):
            if node.get("Extension"):
                defaults[str(node.get("Extension")).lower()] = node.get("ContentType")
            else:
                overrides[str(node.get("PartName")).lstrip("/")] = node.get("ContentType")
        return sorted(
            f"{self._called[name]}: {overrides.get(name, defaults.get(name.rpartition('.')[2]))}"
            for name in self.parts
            if not name.endswith(("[Content_Types].xml", ".rels"))
        )

    def _targets(self, name: str) -> dict[str, str]:
        folder, base = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{base}.rels")
        found = {}
        if listed in self.parts:
            for node in etree.fromstring(self.parts[listed]).iter(RELATION):
                target = node.get("Target", "")
                if node.get("TargetMode") != "External":
                    target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                    target = self._called.get(target, target)
                kind = node.get("Type", "").rpartition("/")[2]
                found[node.get("Id", "")] = f"{kind} {target}"
        return found


def normal(xml: bytes, targets: Mapping[str, str] | None = None) -> list[str]:
    """Return the tree as lines, without what makes no difference on the page."""
    root = etree.fromstring(xml)
    for run in list(root.iter(f"{W}r")):
        _merge(run)
    for paragraph in list(root.iter(f"{W}p", f"{W}hyperlink")):
        _join_runs(paragraph)
    for properties in root.iter(f"{W}tcPr", f"{W}rPr"):
        properties[:] = sorted(properties, key=lambda child: str(child.tag))
    for shading in root.iter(f"{W}shd"):  # docxtpl leaves out what the standard asks for
        shading.set(f"{W}val", shading.get(f"{W}val", "clear"))
        shading.set(f"{W}color", shading.get(f"{W}color", "auto"))
    for drawing in root.iter(_TIDY):  # numbered by both, from other numbers
        drawing.set("id", "0")
        drawing.set("name", drawing.get("name", "").rstrip("0123456789"))
    for made in [node for node in root if etree.QName(node).localname in _MADE]:
        root.remove(made)
    if str(root.tag).endswith("coreProperties"):  # python-docx writes those it was asked for, too
        for empty in [node for node in root if not (node.text or "").strip()]:
            root.remove(empty)
    lines: list[str] = []
    _write(root, 0, lines, targets or {})
    return lines


def _merge(run: Any) -> None:
    """Join texts that follow each other in a run, and drop empty ones."""
    for text in list(run.findall(f"{W}t")):
        previous = text.getprevious()
        if not text.text:
            run.remove(text)
        elif previous is not None and previous.tag == text.tag:
            previous.text += text.text
            run.remove(text)


def _join_runs(paragraph: Any) -> None:
    """Join runs that follow each other and look the same, and drop empty ones."""
    previous = None
    for run in list(paragraph):
        if run.tag != f"{W}r":
            previous = None
            continue
        if all(child.tag == f"{W}rPr" for child in run):
            paragraph.remove(run)
        elif previous is not None and _look(previous) == _look(run):
            previous.extend([child for child in run if child.tag != f"{W}rPr"])
            _merge(previous)
            paragraph.remove(run)
        else:
            previous = run


def _look(run: Any) -> bytes:
    properties = run.find(f"{W}rPr")
    return b"" if properties is None else etree.tostring(properties, method="c14n")


def _write(element: Any, depth: int, lines: list[str], targets: Mapping[str, str]) -> None:
    attributes = sorted(
        (name, targets.get(value, value) if name.startswith(R) else value)
        for name, value in element.attrib.items()
        if not name.endswith("}space")
    )
    text = element.text if element.tag == f"{W}t" else (element.text or "").strip()
    lines.append(f"{'  ' * depth}{element.tag} {attributes} {text!r}")
    for child in element:
        _write(child, depth + 1, lines, targets)


def rich_text(template: DocxTemplate, value: Any) -> RichText:
    """Make docxtpl's formatted text of a plain value."""
    made = RichText()
    for piece in value if isinstance(value, list) else [value]:
        look = dict(piece) if isinstance(piece, dict) else {"text": piece}
        text = look.pop("text")
        if "url" in look:
            look["url_id"] = template.build_url_id(look.pop("url"))
        made.add(rich_text(template, text) if isinstance(text, list) else text, **look)
    return made


def rich_paragraphs(template: DocxTemplate, value: Any) -> RichTextParagraph:
    """Make docxtpl's formatted paragraphs of a plain value."""
    made = RichTextParagraph()
    for block in value:
        rest = {key: item for key, item in block.items() if key != "parastyle"}
        made.add(rich_text(template, rest), parastyle=block.get("parastyle"))
    return made


def inline_image(template: DocxTemplate, value: Mapping[str, Any]) -> InlineImage:
    """Make docxtpl's picture of a plain value."""
    sizes = {name: Mm(value[name]) for name in ("width", "height") if name in value}
    return InlineImage(template, BytesIO(value["picture"]), anchor=value.get("url"), **sizes)
