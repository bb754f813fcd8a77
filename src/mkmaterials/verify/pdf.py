"""Finished PDFs held against what people who cannot see them need.

Looked at is what a program can tell of PDF/UA-1 from the file's structure. That all is well here
is no proof of conformance: whether an alternative text says the right thing, only people can tell.
"""

from __future__ import annotations

import io
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from pypdf import PdfReader

from mkmaterials.messages import _, ngettext
from mkmaterials.office.tagged_pdf import elements

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADINGS: Final = ("/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6")
_CLAIM: Final = b"<pdfuaid:part>1</pdfuaid:part>"


def pdf_problems(data: bytes) -> list[str]:
    """Return what is wrong with the structure of a PDF, each as a clause; none if all is well."""
    reader = PdfReader(io.BytesIO(data))
    return [*_about_the_file(reader), *_about_the_structure(reader), *_about_links(reader)]


def claims_access(data: bytes) -> bool:
    """Tell whether a PDF says that it is PDF/UA-1."""
    root: Any = PdfReader(io.BytesIO(data)).root_object
    return "/Metadata" in root and _CLAIM in root["/Metadata"].get_data()


def _about_the_file(reader: PdfReader) -> Iterator[str]:
    root: Any = reader.root_object
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield _("it is not marked as tagged for screen readers")
    if not root.get("/Lang"):
        yield _("it does not say its language")
    if reader.metadata is None or not reader.metadata.title:
        yield _("it has no title")
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield _("its title is not shown as the title of the window")
    if any(page.get("/Tabs") != "/S" for page in reader.pages):
        yield _("the Tab key does not go through it in reading order")


def _about_the_structure(reader: PdfReader) -> Iterator[str]:
    tree: Any = reader.root_object.get("/StructTreeRoot")
    if tree is None:
        yield _("it holds no tags that tell screen readers what is a heading, a list or a table")
        return
    tree = tree.get_object()
    yield from _about_headings([str(each["/S"]) for each in elements(tree, *_HEADINGS)])
    pictures = elements(tree, "/Figure", "/Formula")
    bare = sum(not (each.get("/Alt") or each.get("/ActualText")) for each in pictures)
    if bare:
        yield ngettext(
            "{number} of its pictures has no alternative text",
            "{number} of its pictures have no alternative text",
            bare,
        )
    tables = [bool(list(elements(each, "/TH"))) for each in elements(tree, "/Table")]
    if not all(tables):
        yield ngettext(
            "{number} of its tables has no header cells",
            "{number} of its tables have no header cells",
            tables.count(False),
        )


def _about_headings(headings: list[str]) -> Iterator[str]:
    if not headings:
        yield _("it has no headings")
    elif "/H" in headings and set(headings) != {"/H"}:
        yield _("it mixes headings with and without levels")
    elif "/H" not in headings:
        levels = [0, *(int(each[2]) for each in headings)]
        jump = next((after for before, after in pairwise(levels) if after > before + 1), None)
        if jump:
            yield _(
                "a heading of level {level} follows none of level {above}",
                level=jump,
                above=jump - 1,
            )


def _about_links(reader: PdfReader) -> Iterator[str]:
    links = [
        annotation.get_object()
        for page in reader.pages
        for annotation in page.get("/Annots", [])
        if annotation.get_object().get("/Subtype") == "/Link"
    ]
    if any("/StructParent" not in link for link in links):
        yield _("screen readers do not meet one of its links in the text")
    if any(not link.get("/Contents") for link in links):
        yield _("a link does not say where it leads")
