"""Taking the tags out of any part, links included; what parts are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkmaterials.messages import N_, _
from mkmaterials.office import ids, tags
from mkmaterials.office.fillings import feed_page_picture
from mkmaterials.office.package import is_xml, relations_name
from mkmaterials.office.places import Places
from mkmaterials.office.problems import refuse
from mkmaterials.office.program import compile_source
from mkmaterials.office.relations import DECLARATION
from mkmaterials.office.source import Stretch, build
from mkmaterials.office.weave import Weaver

if TYPE_CHECKING:
    from lxml import etree

    from mkmaterials.office.compiled import DeckState, DocumentState, PartState
    from mkmaterials.office.package import Package, Relation
    from mkmaterials.office.tags import Tag

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OPEN = re.compile(rb"\{(?:<[^<>]*>|\s)*[{%#]|\{_|_\}")
_WITHOUT_TEXT = ("theme", "styles", "settings", "webSettings", "fontTable", "numbering")
_LINK_TAG = re.compile(r"(?:%7b|\{)(?:%7b|%25|\{|%).*?(?:%7d|%25|\}|%)(?:%7d|\})", re.IGNORECASE)
_FOLDER = re.compile(r"^file:[^{]*/(?=\{\{)")  # what LibreOffice puts before a lone tag
_CALLED = {
    "header": N_("page header"),
    "footer": N_("page footer"),
    "footnotes": N_("footnotes"),
    "endnotes": N_("endnotes"),
    "comments": N_("comments"),
    "core": N_("document properties"),
    "chart": N_("chart"),
    "data": N_("diagram"),  # SmartArt
    "drawing": N_("diagram"),
    "slideLayout": N_("slide layout"),
    "slideMaster": N_("slide master"),
    "notesMaster": N_("notes master"),
}


def compile_part(
    package: Package,
    name: str,
    called: str,
    headings: set[str],
    state: DocumentState | DeckState,
) -> PartState:
    """Compile a part that stands for itself, adding its program and findings to `state`.

    Args:
        package: the template.
        name: the part.
        called: the part in words, for places; "" for a document's body.
        headings: ids of the paragraph styles that are headings.
        state: takes up the program.

    Raises:
        TemplateError: a tag or block in the part is wrong.
    """
    part: PartState = {
        "name": name,
        "data": package.parts[name],
        "packed": None,
        "relations": None,
        "rels": None,
        "place": called or _("document"),
    }
    if not may_hold_tags(package, name):
        return part
    weaver, relations = weave_part(package, name, called, headings)
    unused = {_fill_picture(element, tag, weaver) for element, tag in weaver.fillings}
    if not weaver.found:
        return part
    if weaver.slide_directives:
        _refuse_directive(weaver.slide_directives[0], package)
    state["findings"] += [finding.as_dict() for finding in weaver.findings]
    source = build([Stretch([DECLARATION, *weaver.pieces()], name)], package.where)
    state["programs"][name] = compile_source(source, name, package.where)
    part["data"] = None
    rows = package.relations(name) if relations is None else relations
    kept = [relation for relation in rows if relation.id not in unused]
    if relations is None and len(kept) == len(rows):
        part["rels"] = package.parts.get(relations_name(name), b"")
    else:
        part["rels"] = None
    part["relations"] = [relation.plain() for relation in kept]
    return part


def _fill_picture(element: etree._Element, tag: Tag, weaver: Weaver) -> str:
    """Let a picture take up a picture; return the relationship that is not needed any more."""
    from lxml import etree

    old = feed_page_picture(element, tag, weaver)
    return "" if f'"{old}"' in etree.tostring(weaver.root, encoding="unicode") else old


def _refuse_directive(tag: Tag, package: Package) -> None:
    refuse(
        "template.slide-directive",
        _("'{tag}' stands where there are no slides to repeat or drop", tag=tag.text),
        where=f"{package.where}: {tag.place}",
        hint=_(
            "slide directives stand in the speaker notes of a slide; use '{%p' for paragraphs "
            "or '{%tr' for table rows."
        ),
    )


def may_hold_tags(package: Package, name: str) -> bool:
    """Tell whether a part is one in which tags count."""
    if not is_xml(name) or name.endswith(".rels") or name.startswith("["):
        return False
    base = name.rsplit("/", 1)[-1].removesuffix(".xml").rstrip("0123456789")
    if base in _WITHOUT_TEXT or name.startswith("customXml/") or base in {"app", "custom"}:
        return False
    data = package.parts[name]
    if _OPEN.search(data) or data.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16: look closer
        return True
    return any(_has_link_tags(relation) for relation in package.relations(name))


def weave_part(
    package: Package, name: str, called: str, headings: set[str]
) -> tuple[Weaver, list[Relation] | None]:
    """Take the tags out of a part.

    Returns:
        The weaver; and the part's relationships, if targets of others depend on tags.
    """
    root = package.tree(name)
    places = Places(root, called, headings)
    weaver = Weaver(root, package.parts[name], places.of, package.where)
    kept = _place_links(package, name, root, weaver)
    weaver.weave()
    if weaver.found and name == package.main:
        ids.number(root, weaver.placeholders)
    if weaver.found:
        ids.tell_apart(root, weaver.placeholders)
    return weaver, kept


def part_in_words(name: str) -> str:
    """Return what a part is called by people."""
    base = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    kind = base.rstrip("0123456789")
    number = base[len(kind) :]
    called = _(_CALLED[kind]) if kind in _CALLED else base
    if not number or not kind.startswith("slide"):
        return called
    # Translators: {kind} is such as "slide layout".
    return _("{kind} {number}", kind=called, number=number)


def _has_link_tags(relation: Relation) -> bool:
    return relation.external and tags.has_tags(_link_text(relation.target))


def _link_text(target: str) -> str:
    """Return a link's target with its tags readable: Office writes braces as %7B and %7D."""
    text = _LINK_TAG.sub(lambda match: unquote(match.group()), target)
    return _FOLDER.sub("", text)


def _place_links(
    package: Package, name: str, root: etree._Element, weaver: Weaver
) -> list[Relation] | None:
    """Move targets with tags to where they are used, so that loops reach them.

    Returns:
        The relationships that remain, or None if no target has tags.
    """
    relations = package.relations(name)
    tagged = {each.id: _link_text(each.target) for each in relations if _has_link_tags(each)}
    if not tagged:
        return None
    for element in root.iter("*"):
        for attribute, value in element.attrib.items():
            if str(attribute).startswith(_R) and str(value) in tagged:
                weaver.place_link(element, str(attribute), tagged[str(value)])
    return [relation for relation in relations if relation.id not in tagged]
