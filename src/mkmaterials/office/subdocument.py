"""Putting another Word document into one: its text, with its styles, lists, pictures and links."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final

from mkmaterials.errors import TemplateError
from mkmaterials.messages import N_, _
from mkmaterials.office import ids, marks
from mkmaterials.office.package import Package
from mkmaterials.office.picture_files import PictureError
from mkmaterials.office.pictures import picture_of
from mkmaterials.office.placeholders import Placeholders
from mkmaterials.office.rich import FormatError, escaped
from mkmaterials.office.styles import styles_of
from mkmaterials.office.surroundings import MARK

if TYPE_CHECKING:
    from lxml import etree

    from mkmaterials.office.package import Relation
    from mkmaterials.office.surroundings import Surroundings

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STYLED: Final = {
    f"{W}pStyle": "paragraph",
    f"{W}rStyle": "character",
    f"{W}tblStyle": "table",
}
# What refers to other parts of the document that it came from.
_LEFT_OUT: Final = {
    f"{W}{name}"
    for name in (
        *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "sectPr"),
        *("commentReference", "footnoteReference", "endnoteReference", "proofErr"),
    )
}
_REFERENCES: Final = ("basedOn", "next", "link")
_PUT_IN: Final = N_("the document that is put in: {problem}")


def merge(data: bytes, place: Surroundings) -> str:
    """Return what stands in a Word document, for putting it into another one.

    Args:
        data: the document. Tags in it are not carried out.
        place: of the document into which it is put; takes up its styles, lists and pictures.

    Raises:
        FormatError: it is no Word document, or holds what cannot be put into another one.
    """
    try:
        package = Package(data, _("the document that is put in"))
        if package.kind != "docx":
            raise FormatError(_("only Word documents can be put into one"))
        return _Merger(package, place).merge()
    except TemplateError as error:
        raise FormatError(_(_PUT_IN, problem=error.message)) from error


class _Merger:
    def __init__(self, package: Package, place: Surroundings) -> None:
        self._package = package
        self._place = place
        self._root = package.tree(package.main)
        self._kept = Placeholders(package.parts[package.main])
        self._own = styles_of(package)
        self._names = {
            identity: name
            for names in self._own["ids"].values()
            for name, identity in names.items()
        }
        self._relations = {each.id: each for each in package.relations(package.main)}
        self._lists: dict[str, str] = {}

    def merge(self) -> str:
        from lxml import etree

        body = self._root.find(f"{W}body")
        if body is None:
            return ""
        for node in list(body.iter(*_LEFT_OUT)):
            _remove(node)
        ids.drop(self._root)
        ids.number(self._root, self._kept)
        self._styles(body)
        self._numbers(body)
        for node in body.iter("*"):
            self._relate(node)
        xml = "".join(etree.tostring(child, encoding="unicode") for child in body)
        return "".join(piece for piece in self._kept.cut(xml) if isinstance(piece, str))

    def _styles(self, body: etree._Element) -> None:
        used: list[str] = []
        for node in body.iter(*_STYLED):
            identity = node.get(f"{W}val", "")
            node.set(f"{W}val", self._style(_STYLED[str(node.tag)], identity, used))
        definitions = self._definitions() if used else {}
        for identity in used:
            style = definitions.get(identity)
            if style is not None:
                self._place.new_styles[identity] = _written(self._adapted(style, used))

    def _style(self, kind: str, identity: str, used: list[str]) -> str:
        """Return the id that a style has in the other document, which may have to take it up."""
        name = self._names.get(identity, identity)
        if self._place.has_style(kind, name):
            return self._place.style(kind, name)
        if identity not in used:
            used.append(identity)
        return identity

    def _definitions(self) -> dict[str, etree._Element]:
        if not self._own["part"]:
            return {}
        styles = self._package.tree(self._own["part"]).iter(f"{W}style")
        return {style.get(f"{W}styleId", ""): style for style in styles}

    def _adapted(self, style: etree._Element, used: list[str]) -> etree._Element:
        """Return a style that refers to styles and lists of the other document."""
        new = copy.deepcopy(style)
        new.attrib.pop(f"{W}default", None)
        for name in _REFERENCES:
            for node in new.findall(f"{W}{name}"):
                kind = "character" if name == "link" else new.get(f"{W}type", "paragraph")
                node.set(f"{W}val", self._style(kind, node.get(f"{W}val", ""), used))
        self._numbers(new)
        return new

    def _numbers(self, within: etree._Element) -> None:
        for node in list(within.iter(f"{W}numId")):
            number = node.get(f"{W}val", "0")
            if number == "0":
                continue
            if number not in self._lists:
                self._lists[number] = self._new_list(number)
            if self._lists[number] == "0":
                _remove(node.getparent())
            else:
                node.set(f"{W}val", self._lists[number])

    def _new_list(self, number: str) -> str:
        if not self._own["numbering"] or not self._place.can_number():
            return "0"
        root = self._package.tree(self._own["numbering"])
        abstract = next(
            (
                to.get(f"{W}val", "")
                for each in root.findall(f"{W}num")
                if each.get(f"{W}numId") == number
                and (to := each.find(f"{W}abstractNumId")) is not None
            ),
            "",
        )
        for each in root.findall(f"{W}abstractNum"):
            if each.get(f"{W}abstractNumId") == abstract:
                for name in ("nsid", "tmpl", "styleLink", "numStyleLink"):
                    for node in each.findall(f"{W}{name}"):
                        each.remove(node)
                for node in each.iter(f"{W}lvlPicBulletId", f"{W}pStyle"):
                    _remove(node)
                return self._place.take_list(each)
        return "0"

    def _relate(self, node: etree._Element) -> None:
        """Let a node refer to what the other document takes up."""
        for attribute, value in list(node.attrib.items()):
            if not str(attribute).startswith(R):
                continue
            relation = self._relations.get(str(value))
            if relation is None:
                del node.attrib[attribute]
            else:
                node.set(attribute, self._target(relation))

    def _target(self, relation: Relation) -> str:
        start, end = (self._kept.text(m) for m in (marks.LINK_START, marks.LINK_END))
        if relation.external and relation.kind == "hyperlink":
            return f"{start}{relation.target}{end}"
        if relation.kind == "image" and relation.target in self._package.parts:
            try:
                picture = picture_of({"picture": self._package.parts[relation.target]})
            except PictureError as error:
                raise FormatError(_(_PUT_IN, problem=error)) from error
            self._place.add_picture(picture)
            return f"{start}{MARK}{picture.key}{end}"
        raise FormatError(
            _(
                "the document that is put in holds something that cannot be put into another one "
                "({kind})",
                kind=escaped(relation.kind),
            )
        )


def _remove(node: Any) -> None:
    parent = None if node is None else node.getparent()
    if parent is not None:
        parent.remove(node)


def _written(node: etree._Element) -> str:
    from lxml import etree

    return etree.tostring(node, encoding="unicode", with_tail=False)
