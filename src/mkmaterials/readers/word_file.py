"""Word files: paragraphs of the body and of tables, in order."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from mkmaterials.errors import SourceError
from mkmaterials.messages import _
from mkmaterials.readers.release import make_release

if TYPE_CHECKING:
    from mkmaterials.findings import Finding
    from mkmaterials.model.release import Release

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DELETED: Final = {f"{_W}del", f"{_W}moveFrom"}
_TEXT_BOX: Final = f"{_W}txbxContent"


def read_word_file(name: str, data: bytes) -> tuple[Release, list[Finding]]:
    """Read a press release from a .docx file, tracked insertions accepted.

    Headers, footers, notes, comments and text boxes are no part of the release.

    Raises:
        SourceError: the file is no Word document, or is damaged or encrypted.
    """
    import zipfile

    from docx import Document

    try:
        document: Any = Document(io.BytesIO(data))
    except (ValueError, KeyError, zipfile.BadZipFile, SyntaxError, OSError) as error:
        raise SourceError(
            _("this is no Word document (.docx), or it is damaged or has a password"),
            where=name,
            hint=_("open it in Word and save it anew, or save the text as plain text."),
        ) from error
    lines = [
        line
        for paragraph in document.element.body.iter(f"{_W}p")
        if not any(above.tag == _TEXT_BOX for above in paragraph.iterancestors())
        for line in _words(paragraph).split("\n")
    ]
    return make_release(name, data, lines)


def _words(paragraph: Any) -> str:
    words = []
    for element in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}cr", f"{_W}tab", f"{_W}noBreakHyphen"):
        above = [ancestor.tag for ancestor in element.iterancestors()]
        if _TEXT_BOX in above or any(tag in _DELETED for tag in above):
            continue
        kind = element.tag.removeprefix(_W)
        if kind == "tab" and f"{_W}r" not in above[:1]:
            continue  # a tab stop in the paragraph's settings
        words.append(
            {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}.get(kind)
            or element.text
            or ""
        )
    return "".join(words)
