"""An opened template: its parts as trees, and what people call the places in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkmaterials.errors import TemplateError
from mkmaterials.findings import Finding
from mkmaterials.messages import _
from mkmaterials.office.parts import part_in_words
from mkmaterials.office.places import Places, notes_place, slide_place
from mkmaterials.office.presentation import notes_master, presentation_xml
from mkmaterials.office.word import document_headings, parts_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from mkmaterials.findings import Level
    from mkmaterials.office.package import Package, Relation

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
# What a file that breaks the standard may lead to when it is read.
DAMAGE = (
    *(ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError),
    SyntaxError,  # of lxml
)
# Parts of a document that have text of their own.
_TEXTS = ("header", "footer", "footnotes", "endnotes")


class Content(NamedTuple):
    """A part that people see.

    Attributes:
        name: of the part.
        root: its tree, as it stands in the file.
        places: says where something stands in it.
        called: the part in words; "" for a document's body.
    """

    name: str
    root: etree._Element
    places: Places
    called: str

    def finding(
        self,
        code: str,
        level: Level,
        message: str,
        element: etree._Element | None,
        hint: str,
    ) -> Finding:
        """Return a finding about an element, or about the part if there is none."""
        where = self.places.of(element) if element is not None else self.called
        return Finding(code, level, message, where or _("document"), hint)


class Opened:
    """A template that is open.

    Args:
        package: its parts.

    Attributes:
        package: its parts.
        kind: "docx" or "pptx".
        slides: names of the slides' parts, in order.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self.kind = package.kind
        self.slides = _slides(package) if self.kind == "pptx" else []
        self._headings = _headings(package)
        self._called = self._parts_in_words()
        self._contents: dict[str, Content] = {}

    def called(self, name: str) -> str:
        """Return what a part is called by people; "" for a document's body."""
        return self._called.get(name, "")

    def content(self, name: str) -> Content:
        """Return a part for looking into; its tree must not be changed."""
        if name not in self._contents:
            root = self.package.tree(name)
            places = Places(root, self.called(name), self._headings)
            self._contents[name] = Content(name, root, places, self.called(name))
        return self._contents[name]

    def contents(self, *, notes: bool = True) -> Iterator[Content]:
        """Yield the parts that people see: body, headers and footers; or slides and notes.

        Parts that cannot be read are left out: compiling has told of them.
        """
        names = self.slides or [self.package.main, *self._document_parts()]
        for name in names:
            with_notes = [self.related(name, "notesSlide")] if self.slides and notes else []
            for part in filter(None, [name, *with_notes]):
                try:
                    yield self.content(part)
                except TemplateError:
                    continue

    def related(self, name: str, kind: str) -> str:
        """Return the part to which a part is related in this way, or ""."""
        found = (each.target for each in self.relations(name) if each.kind == kind)
        return next((target for target in found if target in self.package.parts), "")

    def relations(self, name: str) -> list[Relation]:
        """Return a part's relationships; none if they cannot be read."""
        try:
            return self.package.relations(name) if name or name == "" else []
        except TemplateError:
            return []

    def tree(self, name: str) -> etree._Element | None:
        """Return a part's tree, or None if it is not there or cannot be read."""
        if name not in self.package.parts:
            return None
        try:
            return self.content(name).root
        except TemplateError:
            return None

    def _document_parts(self) -> list[str]:
        if self.kind == "pptx":
            return []
        relations = self.relations(self.package.main)
        names = [each.target for each in relations if each.kind in _TEXTS and not each.external]
        return [name for name in dict.fromkeys(names) if name in self.package.parts]

    def _parts_in_words(self) -> dict[str, str]:
        if self.kind == "docx":
            return parts_in_words(self.package)
        called = {name: part_in_words(name) for name in self.package.parts}
        for number, name in enumerate(self.slides, 1):
            called[name] = slide_place(number)
            notes = self.related(name, "notesSlide")
            if notes:
                called[notes] = notes_place(number)
        return called


def _headings(package: Package) -> set[str]:
    try:
        return document_headings(package) if package.kind == "docx" else set()
    except TemplateError:  # told of when the template is compiled
        return set()


def _slides(package: Package) -> list[str]:
    relations = notes_master(package)
    targets = {relation.id: relation.target for relation in relations}
    return [targets[identity] for __, identity in presentation_xml(package, relations).slides]
