"""Compiling Word templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.office.package import core_part, relations_name
from mkmaterials.office.parts import compile_part, part_in_words
from mkmaterials.office.places import heading_styles
from mkmaterials.office.properties import with_tags
from mkmaterials.office.styles import styles_of

if TYPE_CHECKING:
    from mkmaterials.office.compiled import DocumentState
    from mkmaterials.office.package import Package


def compile_document(package: Package) -> DocumentState:
    """Compile a Word template.

    Raises:
        TemplateError: a tag or block is wrong.
    """
    headings = _headings(package)
    state: DocumentState = {
        "kind": "docx",
        "parts": [],
        "programs": {},
        "core": core_part(package),
        "own_properties": with_tags(package.parts.get(core_part(package), b"")),
        "findings": [],
        "styles": styles_of(package),
        "changeable": {},
    }
    for name in package.parts:
        called = "" if name == package.main else part_in_words(name)
        state["parts"].append(compile_part(package, name, called, headings, state))
    rewritten = {
        relations_name(part["name"]) for part in state["parts"] if part["relations"] is not None
    }
    state["parts"] = [part for part in state["parts"] if part["name"] not in rewritten]
    return state


def _headings(package: Package) -> set[str]:
    for relation in package.relations(package.main):
        if relation.kind == "styles" and relation.target in package.parts:
            return heading_styles(package.tree(relation.target))
    return set()
