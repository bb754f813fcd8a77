"""From the bytes of a Word or PowerPoint file to a compiled template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.office.archive import prepared
from mkmaterials.office.package import Package

if TYPE_CHECKING:
    from mkmaterials.office.compiled import DeckState, DocumentState


def compile_template(data: bytes, where: str) -> DocumentState | DeckState:
    """Compile a template.

    Args:
        data: the file.
        where: its name, for messages.

    Raises:
        TemplateError: the file is no template, or a tag in it is wrong.
    """
    package = Package(data, where)
    state: DocumentState | DeckState
    if package.kind == "docx":
        from mkmaterials.office.word import compile_document

        state = compile_document(package)
    else:
        from mkmaterials.office.slides import compile_deck

        state = compile_deck(package)
    _pack_what_stays(state)
    return state


def _pack_what_stays(state: DocumentState | DeckState) -> None:
    """Deflate the parts that are the same in every document, once for all."""
    for part in state["parts"]:
        if part["data"] is not None and part["name"] != state["core"]:
            part["packed"] = prepared(part["name"], part["data"])
            part["data"] = None
