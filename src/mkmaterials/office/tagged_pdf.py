"""Finishing a PDF that LibreOffice has exported with tags.

What it leaves out of what PDF/UA asks for, and what the Office file tells, is put in: the
language, one root of the structure, the order of the tabulator, names of links, that tables
without a header row only lay things out, and that ornaments are none of the content. Times and
random identifiers go, so that the same document gives the same PDF.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    NullObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from mkmaterials.office.archive import source_date_epoch
from mkmaterials.office.frozen import ORNAMENT
from mkmaterials.office.languages import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

_CELLS: Final = ("/Table", "/THead", "/TBody", "/TFoot", "/TR", "/TD")
_CLAIM: Final = re.compile(
    rb"<rdf:Description[^<>]*xmlns:pdfuaid=[^<>]*>\s*<pdfuaid:part>\d+</pdfuaid:part>\s*"
    rb"</rdf:Description>\s*"
)
_DATES: Final = re.compile(rb"\s*<xmp:(CreateDate|ModifyDate|MetadataDate)>[^<]*</xmp:\1>")


def finished(pdf: bytes, *, language: str, document: bytes) -> bytes:
    """Return a PDF with what its export left out.

    Args:
        pdf: as LibreOffice has made it.
        language: of the document, as ISO 639 code.
        document: the Office file from which it was made, which gives it its identifier.
    """
    writer = _opened(pdf)
    root: Any = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(spelled(language))
    for number, page in enumerate(writer.pages):
        page[NameObject("/Tabs")] = NameObject("/S")
        _name_links(page, writer, number)
    tree = root.get("/StructTreeRoot")
    if tree is not None:
        _give_one_root(writer, tree.get_object())
        for figure in list(elements(tree.get_object(), "/Figure")):
            if figure.get("/Alt") == ORNAMENT:
                _take_out(figure, tree.get_object())
        for table in list(elements(tree.get_object(), "/Table")):
            if not any(True for _ in elements(table, "/TH")):
                _lay_out(table)
    _set_dates(writer, root)
    digest = ByteStringObject(sha256(document).digest()[:16])
    writer._ID = ArrayObject([digest, digest])  # noqa: SLF001 - there is no other way to set it
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def without_claim(pdf: bytes) -> bytes:
    """Return a PDF that does not say that it is PDF/UA."""
    writer = _opened(pdf)
    kept: Any = PdfReader(io.BytesIO(pdf)).trailer.get("/ID", [])
    _rewrite_metadata(writer.root_object, _CLAIM)
    writer._ID = ArrayObject(ByteStringObject(part.original_bytes) for part in kept)  # noqa: SLF001
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _opened(pdf: bytes) -> PdfWriter:
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    writer.pdf_header = "%PDF-1.7"  # the version on which PDF/UA-1 is built
    return writer


def elements(node: Any, *kinds: str) -> Iterator[DictionaryObject]:
    """Yield the elements of some kinds below a node of the structure, in reading order.

    Args:
        node: root or element of the structure.
        kinds: such as ``/Table``; none: all kinds.
    """
    children = node.get("/K")
    children = children.get_object() if children is not None else None
    for child in children if isinstance(children, ArrayObject) else [children]:
        found = child.get_object() if child is not None else None
        if isinstance(found, DictionaryObject) and "/S" in found:
            if not kinds or str(found["/S"]) in kinds:
                yield found
            yield from elements(found, *kinds)


def _give_one_root(writer: PdfWriter, tree: DictionaryObject) -> None:
    """Put the whole structure into one element, as Writer does and Impress does not."""
    children: Any = tree.get("/K", ArrayObject())
    children = children.get_object()
    children = children if isinstance(children, ArrayObject) else ArrayObject([children])
    kinds = [child.get_object().get("/S") for child in children]
    if kinds == ["/Document"]:
        return
    document = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/StructElem"),
            NameObject("/S"): NameObject("/Document"),
            NameObject("/P"): tree.indirect_reference or tree,
            NameObject("/K"): children,
        }
    )
    reference = writer._add_object(document)  # noqa: SLF001 - there is no public way
    for child in children:
        child.get_object()[NameObject("/P")] = reference
    tree[NameObject("/K")] = ArrayObject([reference])


def _take_out(figure: DictionaryObject, tree: DictionaryObject) -> None:
    """Make an ornament part of the page's background, which no screen reader speaks of."""
    parent: Any = figure["/P"]
    children = parent["/K"]
    parent[NameObject("/K")] = ArrayObject(
        each
        for each in (children if isinstance(children, ArrayObject) else [children])
        if each.get_object() is not figure
    )
    page: Any = figure.get("/Pg")
    marks: Any = figure.get("/K", ArrayObject())
    for mark in marks if isinstance(marks, ArrayObject) else [marks]:
        if page is None or not isinstance(mark, int):
            continue
        contents = page["/Contents"].get_object()
        pattern = rb"/Figure\s*<<\s*/MCID %d\s*>>\s*BDC" % mark
        contents.set_data(re.sub(pattern, b"/Artifact BMC", contents.get_data(), count=1))
        _owners(tree["/ParentTree"].get_object(), page["/StructParents"])[mark] = NullObject()


def _owners(numbers: Any, page: int) -> Any:
    """Return the elements of a page by the number of their mark, from a tree of numbers."""
    pairs = numbers.get("/Nums", [])
    found = dict(zip(pairs[::2], pairs[1::2], strict=True)).get(page)
    below = (_owners(kid.get_object(), page) for kid in numbers.get("/Kids", []))
    return found.get_object() if found is not None else next(filter(None, below), None)


def _lay_out(table: DictionaryObject) -> None:
    """Turn a table that only lays things out into plain parts of the page."""
    for element in (table, *elements(table, *_CELLS)):
        if str(element["/S"]) in _CELLS:
            element[NameObject("/S")] = NameObject("/Div")
            element.pop(NameObject("/A"), None)


def _name_links(page: Any, writer: PdfWriter, number: int) -> None:
    """Say where each link leads, if it does not say so itself."""
    for reference in page.get("/Annots", []):
        link = reference.get_object()
        if link.get("/Subtype") != "/Link" or link.get("/Contents"):
            continue
        action = link.get("/A", DictionaryObject()).get_object()
        target = str(action.get("/URI") or _page(action.get("/D") or link.get("/Dest"), writer))
        link[NameObject("/Contents")] = TextStringObject(target or str(number + 1))


def _page(destination: Any, writer: PdfWriter) -> str:
    """Return a page within the document in a way that needs no words."""
    found = destination.get_object() if destination is not None else None
    if not isinstance(found, ArrayObject) or not found:
        return ""
    pages = [page.indirect_reference for page in writer.pages]
    return f"→ {pages.index(found[0]) + 1}" if found[0] in pages else ""


def _set_dates(writer: PdfWriter, root: DictionaryObject) -> None:
    """Take out the time of the export; print the agreed one if there is one."""
    information = writer.metadata
    kept = {key: value for key, value in (information or {}).items() if not key.endswith("Date")}
    writer.metadata = None
    epoch = source_date_epoch()
    if epoch is not None:
        moment = dt.datetime.fromtimestamp(epoch, dt.UTC)
        kept["/CreationDate"] = TextStringObject(f"D:{moment:%Y%m%d%H%M%S}Z")
    writer.add_metadata(kept)
    _rewrite_metadata(root, _DATES)


def _rewrite_metadata(root: Any, pattern: re.Pattern[bytes]) -> None:
    """Take a pattern out of what the file says about itself as XML."""
    stream = root.get("/Metadata")
    if stream is None:
        return
    found = stream.get_object()
    if isinstance(found, StreamObject):
        found.set_data(pattern.sub(b"", found.get_data()))
        found[NameObject("/Length")] = NumberObject(len(found.get_data()))
