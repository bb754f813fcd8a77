"""Comparing two files part by part; what is not told in words is named at least."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from mkmaterials.compare.looks import (
    A,
    W,
    page_differences,
    plain,
    shape_differences,
    style_differences,
    theme_differences,
)
from mkmaterials.compare.texts import Difference, Paragraph, differing, tag_differences
from mkmaterials.messages import _
from mkmaterials.office.package import Package, is_xml
from mkmaterials.office.parts import part_in_words
from mkmaterials.office.places import Places, notes_place, slide_place
from mkmaterials.office.presentation import notes_master, presentation_xml
from mkmaterials.office.texts import is_text
from mkmaterials.office.word import document_headings, parts_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_WORD_TEXTS: Final = ("header", "footer", "footnotes", "endnotes")
_SILENT: Final = ("docProps/", "_rels/", "[Content_Types]", "ppt/viewProps", "ppt/presProps")
_NO_MORE: Final = 200  # differences in one file: beyond that nobody reads on


def compare(name: str, old: bytes, new: bytes) -> list[Difference]:
    """Return what differs, in the order in which a person meets it in the file.

    Args:
        name: of the file, for messages.
        old: template: Word, PowerPoint, text or web page.
        new: another version of it.

    Raises:
        TemplateError: one of them cannot be opened, or they are of two kinds.
    """
    if is_text(name):
        return list(differing(_lines(old), _lines(new)))[:_NO_MORE]
    pair = _Pair(Package(old, name), Package(new, name))
    return list(pair.differences())[:_NO_MORE]


def _lines(data: bytes) -> list[Paragraph]:
    lines = data.decode("utf-8-sig", errors="replace").splitlines()
    return [
        Paragraph(_("line {number}", number=number), line.strip())
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]


class _Pair:
    def __init__(self, old: Package, new: Package) -> None:
        self._old = old
        self._new = new
        self._told: set[str] = set()  # parts of the new file whose differences are in words

    def differences(self) -> Iterator[Difference]:
        yield from theme_differences(self._old, self._new)
        deck = self._new.kind == "pptx"
        found = list(self._slides() if deck else self._document())
        yield from found
        old, new = self._paragraphs(self._old), self._paragraphs(self._new)
        yield from tag_differences(old, new)
        yield from self._pictures()
        yield from self._rest()

    def _paragraphs(self, package: Package) -> list[Paragraph]:
        if package.kind == "pptx":
            slides = _slides(package)
            return [
                p for number, slide in enumerate(slides, 1) for p in _of(package, slide[0], number)
            ]
        return [p for name, called in _texts(package) for p in _read(package, name, called)]

    def _document(self) -> Iterator[Difference]:
        old, new = dict(_texts(self._old)), dict(_texts(self._new))
        for name, called in new.items():
            before = _read(self._old, name, called) if name in old else []
            found = list(differing(before, _read(self._new, name, called)))
            self._tell(name, found)
            yield from found
        for name, called in old.items():
            if name not in new:
                yield from differing(_read(self._old, name, called), [])
        mains = self._old.tree(self._old.main), self._new.tree(self._new.main)
        found = list(page_differences(*mains))
        self._tell(self._new.main, found)
        yield from found
        styles = [_related(package, "styles") for package in (self._old, self._new)]
        if all(styles):
            found = list(style_differences(self._old.tree(styles[0]), self._new.tree(styles[1])))
            self._tell(styles[1], found)
            yield from found

    def _slides(self) -> Iterator[Difference]:
        old = {identity: name for name, identity in _slides(self._old)}
        new = {identity: name for name, identity in _slides(self._new)}
        places = {identity: number for number, identity in enumerate(old, 1)}
        for identity, number in places.items():
            if identity not in new:
                place = _titled(number, _of(self._old, old[identity], number))
                yield Difference("slide", place, "there", "")
        kept = [identity for identity in old if identity in new]
        for number, (identity, name) in enumerate(new.items(), 1):
            if identity not in old:
                self._told.add(name)
                place = _titled(number, _of(self._new, name, number))
                yield Difference("slide", place, "", "added")
                continue
            if kept.index(identity) != [each for each in new if each in old].index(identity):
                places_now = slide_place(number), slide_place(places[identity])
                yield Difference("slide", *places_now, "moved")
            yield from self._slide(old[identity], name, number)
        yield from self._layouts()

    def _slide(self, before: str, after: str, number: int) -> Iterator[Difference]:
        texts = differing(_of(self._old, before, number), _of(self._new, after, number))
        trees = self._old.tree(before), self._new.tree(after)
        shapes = shape_differences(slide_place(number), *trees)
        found = [*texts, *shapes]
        layouts = [
            _layout_name(package, _related(package, "slideLayout", name))
            for package, name in ((self._old, before), (self._new, after))
        ]
        if layouts[0] != layouts[1]:
            place = _("slide {slide}, layout", slide=number)
            found.append(Difference("layout", place, *layouts))
        self._tell(after, found)
        self._tell(_related(self._new, "notesSlide", after), found)
        yield from found

    def _layouts(self) -> Iterator[Difference]:
        old, new = _layouts(self._old), _layouts(self._new)
        for called in dict.fromkeys([*old, *new]):
            place = _("layout '{name}'", name=called)
            if called not in new:
                yield Difference("layout", place, "there", "")
            elif called not in old:
                self._told.add(new[called])
                yield Difference("layout", place, "", "added")
            else:
                before, after = self._old.tree(old[called]), self._new.tree(new[called])
                found = list(shape_differences(place, before, after))
                found += differing(_all_text(before, place), _all_text(after, place))
                if not found and plain(before) != plain(after):
                    found = [Difference("layout", place, "as before", _("other sizes or looks"))]
                self._tell(new[called], found)
                yield from found

    def _pictures(self) -> Iterator[Difference]:
        old, new = (
            {data: name for name, data in package.parts.items() if "/media/" in name}
            for package in (self._old, self._new)
        )
        for data, name in old.items():
            if data not in new:
                yield Difference("picture", posixpath.basename(name), "there", "")
        for data, name in new.items():
            if data not in old:
                yield Difference("picture", posixpath.basename(name), "", "added")

    def _rest(self) -> Iterator[Difference]:
        """Yield parts that differ in a way that has not been told."""
        for name, data in self._new.parts.items():
            silent = name.startswith(_SILENT) or "/_rels/" in name or "/media/" in name
            if silent or "/theme/" in name or name in self._told or not is_xml(name):
                continue
            before = self._old.parts.get(name)
            if before is None or before == data:
                continue
            if plain(self._old.tree(name)) != plain(self._new.tree(name)):
                where = part_in_words(name) if name != self._new.main else _("document")
                yield Difference("part", where, "as before", _("other properties"))

    def _tell(self, name: str, found: list[Difference]) -> None:
        if found:
            self._told.add(name)


def _texts(package: Package) -> list[tuple[str, str]]:
    """Return the parts of a document that hold text, and what they are called."""
    called = parts_in_words(package)
    names = [package.main]
    names += [
        each.target
        for each in package.relations(package.main)
        if each.kind in _WORD_TEXTS and each.target in package.parts
    ]
    return [(name, called[name]) for name in dict.fromkeys(names)]


def _slides(package: Package) -> list[tuple[str, int]]:
    """Return the slides in order: name of the part, and the id that stays when they move."""
    relations = notes_master(package)
    targets = {each.id: each.target for each in relations}
    listed = presentation_xml(package, relations).slides
    return [(targets[relation], identity) for identity, relation in listed]


def _of(package: Package, name: str, number: int) -> list[Paragraph]:
    """Return the paragraphs of a slide and of its notes."""
    found = _read(package, name, slide_place(number))
    notes = _related(package, "notesSlide", name)
    if notes:
        found += _read(package, notes, notes_place(number))
    return found


def _read(package: Package, name: str, called: str) -> list[Paragraph]:
    headings = document_headings(package) if package.kind == "docx" else set()
    return _paragraphs(package.tree(name), called, headings)


def _paragraphs(root: etree._Element, called: str, headings: set[str]) -> list[Paragraph]:
    places = Places(root, called, headings)
    found = []
    for paragraph in root.iter(f"{W}p", f"{A}p"):
        text = "".join(node.text or "" for node in paragraph.iter(f"{W}t", f"{A}t")).strip()
        if text:
            found.append(Paragraph(places.of(paragraph), text))
    return found


def _all_text(root: etree._Element, called: str) -> list[Paragraph]:
    return _paragraphs(root, called, set())


def _related(package: Package, kind: str, name: str = "") -> str:
    owner = name or package.main
    found = (each.target for each in package.relations(owner) if each.kind == kind)
    return next((target for target in found if target in package.parts), "")


def _layouts(package: Package) -> dict[str, str]:
    names = [n for n in package.parts if package.type_of(n).endswith("slideLayout+xml")]
    return {_layout_name(package, name): name for name in names}


def _layout_name(package: Package, name: str) -> str:
    if not name:
        return ""
    return next((node.get("name", "") for node in package.tree(name).iter("{*}cSld")), "")


def _titled(number: int, paragraphs: list[Paragraph]) -> str:
    """Return what a slide is called by its number and its title."""
    title = paragraphs[0].text if paragraphs else ""
    return _("slide {slide} ('{title}')", slide=number, title=title)
