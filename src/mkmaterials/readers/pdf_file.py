"""PDF files: lines of text, put together to paragraphs again."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from mkmaterials.errors import SourceError
from mkmaterials.messages import _
from mkmaterials.readers.release import make_release

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.findings import Finding
    from mkmaterials.model.release import Release

_END: Final = re.compile(r"[.!?:…]['\"’”»)\]]*$")
_HYPHEN: Final = re.compile(r"[^\W\d_]\u00ad?[-\u00ad\u2010]$")
_PAGE_NUMBER: Final = re.compile(r"(?:page\s+)?\d+(?:\s*(?:/|of)\s*\d+)?", re.IGNORECASE)
_FULL_LINE: Final = 0.72  # a line this share of the widest was broken because it was full


def read_pdf_file(name: str, data: bytes) -> tuple[Release, list[Finding]]:
    """Read a press release from a PDF file that holds text.

    Raises:
        SourceError: the file is damaged, has a password, or is a scan without text.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        pages = [page.extract_text().splitlines() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SourceError(
            _("this PDF cannot be read: it is damaged or has a password"),
            where=name,
            hint=_("open it, and copy the text into a plain text file."),
        ) from error
    if not any(line.strip() for page in pages for line in page):
        raise SourceError(
            _("there is no text in this PDF: it is probably a scan"),
            where=name,
            hint=_("type or copy the text into a plain text file."),
        )
    return make_release(name, data, join_lines(_without_running_heads(pages)))


def join_lines(lines: Sequence[str]) -> list[str]:
    """Put lines of a page together to paragraphs.

    A line goes on in the next one if it was full and does not end a sentence, or ends in a
    hyphen within a word. Blank lines end a paragraph.
    """
    width = max((len(line.strip()) for line in lines), default=0)
    paragraphs: list[str] = []
    open_line = False
    for raw in lines:
        line = raw.strip()
        if not line:
            open_line = False
            continue
        if open_line:
            paragraphs[-1] = _continued(paragraphs[-1], line)
        else:
            paragraphs.append(line)
        full = len(line) >= _FULL_LINE * width
        # The last line of a paragraph that happens to be full ends it if it ends a sentence and
        # the paragraph's lines are otherwise of full width: there is no telling more from text.
        open_line = full and not (_END.search(line) and len(line) < 0.92 * width)
    return paragraphs


def _continued(paragraph: str, line: str) -> str:
    if "\u00ad" in paragraph[-1:]:
        return paragraph[:-1] + line
    if _HYPHEN.search(paragraph) and line[:1].islower():
        return paragraph + line  # keep the hyphen: "police-public" breaks there as well
    return f"{paragraph} {line}"


def _without_running_heads(pages: list[list[str]]) -> list[str]:
    """Leave out page numbers, and first and last lines that several pages share."""
    edges = Counter(line.strip() for page in pages for line in {*page[:1], *page[-1:]})
    repeated = {line for line, times in edges.items() if times > 1}
    return [
        line
        for page in pages
        for line in page
        if not _PAGE_NUMBER.fullmatch(line.strip()) and line.strip() not in repeated
    ]
