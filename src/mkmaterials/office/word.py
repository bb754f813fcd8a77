"""Compiling Word templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.messages import _
from mkmaterials.office.package import core_part, relations_name
from mkmaterials.office.parts import compile_part, part_in_words
from mkmaterials.office.places import heading_styles
from mkmaterials.office.properties import with_tags
from mkmaterials.office.styles import styles_of
from mkmaterials.office.xml_names import W

if TYPE_CHECKING:
    from mkmaterials.office.compiled import DocumentState
    from mkmaterials.office.package import Package

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def compile_document(package: Package) -> DocumentState:
    """Compile a Word template.

    Raises:
        TemplateError: a tag or block is wrong.
    """
    headings = document_headings(package)
    called = parts_in_words(package)
    state: DocumentState = {
        "kind": "docx",
        "parts": [],
        "programs": {},
        "core": core_part(package),
        "own_properties": with_tags(package.parts.get(core_part(package), b"")),
        "findings": [],
        "styles": styles_of(package),
        "changeable": [],
    }
    for name in package.parts:
        state["parts"].append(compile_part(package, name, called[name], headings, state))
    rewritten = {
        relations_name(part["name"]) for part in state["parts"] if part["relations"] is not None
    }
    gone = rewritten | _samples(package, state)
    state["parts"] = [part for part in state["parts"] if part["name"] not in gone]
    return state


def _samples(package: Package, state: DocumentState) -> set[str]:
    """Return the pictures to which nothing leads any more, since others take their place."""
    own = {part["name"]: part["relations"] for part in state["parts"]}
    kept: set[str] = set()
    led: set[str] = set()
    for name in ("", *package.parts):
        before = [relation.target for relation in package.relations(name)]
        rows = own.get(name)
        led.update(before)
        kept.update(before if rows is None else [row[2] for row in rows])
    return {name for name in led - kept if "/media/" in name}


def parts_in_words(package: Package) -> dict[str, str]:
    """Return what each part of a document is called by people; "" for its body."""
    sections = _sections(package)
    called = {name: _in_section(part_in_words(name), sections.get(name)) for name in package.parts}
    return {**called, package.main: ""}


def _in_section(called: str, section: int | None) -> str:
    if not section:
        return called
    # Translators: {part} is a part of a document, such as a header.
    return _("{part}, section {number}", part=called, number=section)


def _sections(package: Package) -> dict[str, int]:
    """Return for each page header and footer its section, where there are several."""
    root = package.tree(package.main)
    targets = {each.id: each.target for each in package.relations(package.main)}
    sections = list(root.iter(f"{W}sectPr"))
    found: dict[str, int] = {}
    for number, section in enumerate(sections, 1):
        for reference in section.iter(f"{W}headerReference", f"{W}footerReference"):
            name = targets.get(reference.get(f"{_R}id", ""), "")
            if len(sections) > 1:
                found.setdefault(name, number)
    return found


def document_headings(package: Package) -> set[str]:
    """Return the ids of a document's heading styles."""
    for relation in package.relations(package.main):
        if relation.kind == "styles" and relation.target in package.parts:
            return heading_styles(package.tree(relation.target))
    return set()
