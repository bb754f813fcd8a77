"""From the bytes of a Word or PowerPoint file to a compiled template."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, cast

from mkmaterials.office.archive import CONTENT_TYPES, prepared
from mkmaterials.office.brand import PLAIN, Brand, apply_brand
from mkmaterials.office.brand_web import brand_page
from mkmaterials.office.package import Package, is_xml
from mkmaterials.office.texts import compile_text, is_page, is_text

if TYPE_CHECKING:
    from mkmaterials.office.compiled import DeckState, DocumentState, TextState
    from mkmaterials.office.translating import Translation


def compile_template(
    data: bytes,
    where: str,
    brand: Brand = PLAIN,
    *,
    translation: Translation | None = None,
    easy: bool = False,
) -> DocumentState | DeckState | TextState:
    """Compile a template.

    Args:
        data: the file.
        where: its name, for messages.
        brand: colours, fonts, page and logo that are put into it first.
        translation: into the language of the documents; `None`: it stays as it is written.
        easy: with larger type and more space, as `easy` has it.

    Raises:
        TemplateError: the file is no template, or a tag in it is wrong.
    """
    if is_text(where):
        return _compile_text(
            brand_page(data, brand) if is_page(where) else data, where, translation
        )
    package = Package(data, where)
    apply_brand(package, brand)
    if translation is None:
        return _compile(package, easy=easy)
    from mkmaterials.office.translating import tell, translate

    missing = translate(package, translation)
    missing = [each for each in missing if each.message != brand.alt.strip()]  # the pack's own
    state = _compile(package, easy=easy)
    state["findings"] += [finding.as_dict() for finding in tell(missing, translation.language)]
    return state


def _compile_text(data: bytes, where: str, translation: Translation | None) -> TextState:
    if translation is None:
        return compile_text(data, where)
    from mkmaterials.office.mail_texts import translate
    from mkmaterials.office.translating import tell

    data, missing = translate(data, where, translation)
    state = compile_text(data, where)
    state["findings"] += [finding.as_dict() for finding in tell(missing, translation.language)]
    return state


def _compile(package: Package, *, easy: bool) -> DocumentState | DeckState:
    if not easy:
        return compile_package(package)
    from mkmaterials.office.easy import enlarge, raise_sizes

    as_it_is = copy(package)
    as_it_is.parts = dict(package.parts)
    enlarge(package)
    state = compile_package(package)
    if package.kind == "pptx":
        raise_sizes(cast("DeckState", state), cast("DeckState", compile_package(as_it_is)))
    return state


def compile_package(package: Package) -> DocumentState | DeckState:
    """Compile a template that is open already.

    Raises:
        TemplateError: a tag in it is wrong.
    """
    if package.kind == "docx":
        from mkmaterials.office.word import compile_document

        document = compile_document(package)
        for part in document["parts"]:
            if part["data"] is not None and _may_change(document, part["name"], part["data"]):
                document["changeable"].append(part["name"])
        _pack_what_stays(document)
        return document
    from mkmaterials.office.slides import compile_deck

    deck = compile_deck(package)
    _pack_what_stays(deck)
    return deck


def _may_change(state: DocumentState, name: str, data: bytes) -> bool:
    """Tell whether a part without tags may have to change with what a document is given."""
    styles = state["styles"]
    if name in {CONTENT_TYPES, styles["part"], styles["numbering"]}:
        return True
    return is_xml(name) and (b"<w:lang" in data or b"<w:themeFontLang" in data)


def _pack_what_stays(state: DocumentState | DeckState) -> None:
    """Deflate the parts that are the same in every document, once for all."""
    for part in state["parts"]:
        if part["data"] is not None and part["name"] != state["core"]:
            part["packed"] = prepared(part["name"], part["data"])
            part["data"] = None
