"""PDFs of a kit's documents, with tags for people who cannot see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.app import outputs
from mkmaterials.app.libreoffice import converted
from mkmaterials.findings import Finding
from mkmaterials.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_FORMS: Final = {".docx": "pdf:writer_pdf_Export", ".pptx": "pdf:impress_pdf_Export"}
_OPTIONS: Final = {
    "UseTaggedPDF": True,
    "PDFUACompliance": True,
    "ExportBookmarks": True,
    "DisplayPDFDocumentTitle": True,
    "ExportNotes": False,
}


def make_pdfs(
    program: str, documents: Mapping[str, bytes], language: str
) -> tuple[dict[str, bytes], list[Finding]]:
    """Return a PDF of each Word and PowerPoint file, and what is amiss with it.

    A PDF in which something is amiss does not say that it is PDF/UA.

    Args:
        program: LibreOffice.
        documents: file name to content; other files are left out.
        language: ISO 639 code of the documents.

    Returns:
        The PDFs by the names of their documents, and findings.

    Raises:
        OutputError: LibreOffice does not make one of them.
    """
    from mkmaterials.office.frozen import frozen
    from mkmaterials.office.tagged_pdf import finished, without_claim
    from mkmaterials.verify.pdf import pdf_problems

    made: dict[str, bytes] = {}
    findings: list[Finding] = []
    for suffix, form in _FORMS.items():
        given = {name: data for name, data in documents.items() if name.endswith(suffix)}
        if not given:
            continue
        fixed = {name: frozen(data) if suffix == ".pptx" else data for name, data in given.items()}
        for name, pdf in converted(program, fixed, form, _OPTIONS).items():
            made[name] = finished(pdf, language=language, document=given[name])
            problems = pdf_problems(made[name])
            if problems:
                made[name] = without_claim(made[name])
                findings.append(_amiss(name, problems))
    return made, findings


def place_with_pdfs(
    program: str, folder: Path, documents: Mapping[str, bytes], language: str, *, overwrite: bool
) -> tuple[list[outputs.Output], list[Finding]]:
    """Put documents into a folder and their PDFs beside them, once all are made.

    Raises:
        OutputError: LibreOffice does not make one of them, or a file cannot be written.
    """
    pdfs, amiss = make_pdfs(program, documents, language)
    placed = outputs.place(folder, documents, overwrite=overwrite)
    more, notes = place_pdfs(folder, pdfs, placed, overwrite=overwrite)
    return [*placed, *more], [*amiss, *notes]


def place_pdfs(
    folder: Path,
    pdfs: Mapping[str, bytes],
    placed: Iterable[outputs.Output],
    *,
    overwrite: bool,
) -> tuple[list[outputs.Output], list[Finding]]:
    """Put each PDF beside its document, under the same name.

    Raises:
        OutputError: a file cannot be written.
    """
    named: dict[str, bytes] = {}
    findings: list[Finding] = []
    for output in placed:
        document = (output.edited or output.path).name
        if document not in pdfs:
            continue
        named[f"{output.path.stem}.pdf"] = pdfs[document]
        if output.edited:
            findings.append(_of_the_new_one(output))
    return outputs.place(folder, named, overwrite=overwrite), findings


def _amiss(name: str, problems: Sequence[str]) -> Finding:
    return Finding(
        "pdf.not-accessible",
        "warning",
        _(
            "its PDF is tagged, but does not claim to be PDF/UA: {problems}",
            problems="; ".join(problems),
        ),
        where=name,
        hint=_(
            "mend the template, or export the PDF with another version of LibreOffice or Office."
        ),
    )


def _of_the_new_one(output: outputs.Output) -> Finding:
    edited = output.edited.name if output.edited else ""
    return Finding(
        "pdf.not-of-edited",
        "note",
        _(
            "the PDF was made of the new {new}, not of {edited}, which you have edited",
            new=output.path.name,
            edited=edited,
        ),
        hint=_("to make one of yours, open {edited} and export it as PDF.", edited=edited),
    )
