"""From the bytes of a Word or PowerPoint file to a compiled template."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    return compile_package(Package(data, where))


def compile_package(package: Package) -> DocumentState | DeckState:
    """Compile a template that is open already.

    Raises:
        TemplateError: a tag in it is wrong.
    """
    if package.kind == "docx":
        from mkmaterials.office.word import compile_document

        return compile_document(package)
    from mkmaterials.office.slides import compile_deck

    return compile_deck(package)
