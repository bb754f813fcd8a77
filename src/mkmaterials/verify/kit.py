"""Finished files held against the plan: every quotation whole and to the letter.

A template is somebody's program. One that cuts a quotation (``{{ quote.text|truncate }}``),
shouts it (``|upper``) or drops half of it must not reach a trainer's audience.
"""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from typing import TYPE_CHECKING, Final

from mkmaterials.findings import Finding
from mkmaterials.messages import _
from mkmaterials.verify.mail import mail_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PARAGRAPH: Final = re.compile(r"<(?:w|a):p[ >].*?</(?:w|a):p>", re.DOTALL)
_TEXT: Final = re.compile(
    r"<(?:w|a):t(?: [^>]*)?>(.*?)</(?:w|a):t>|<(?:w|a):(?:br|tab)(?: [^>]*)?/>", re.DOTALL
)
_PARTS: Final = re.compile(r"(word|ppt)/([a-z]+\d*|(slides|notesSlides)/[a-zA-Z]+\d+)\.xml")
_MARK: Final = re.compile('[\u201c\u201d\u201e\u00ab\u2018\u201a\u2039"]')
_OPENING_WORDS: Final = 3  # so many words behind a quotation mark are a quotation that has begun


def verify_document(
    name: str, data: bytes, quotations: Iterable[str], ours: str = ""
) -> list[Finding]:
    """Hold one finished document against the quotations it may print.

    Args:
        name: file name, for messages.
        data: the finished .docx, .pptx, .txt or .html.
        quotations: each quotation's text, or each slide's part of it, without marks.
        ours: text of our own, such as that of the exercises: what stands in quotation marks there
            may begin as a quotation does, and is none.

    Returns:
        An error for each quotation that appears in the document other than whole and to
        the letter.
    """
    whole = [" ".join(quotation.split()) for quotation in quotations]
    starts = {_opening(words).casefold(): words for words in whole}
    text = _text_of(name, data)
    ours = " ".join(ours.split())
    changed: dict[str, None] = {}
    for match in _MARK.finditer(text):
        at = match.end() + text.startswith(" ", match.end())  # French sets a space in its marks
        begun = [words for start, words in starts.items() if _begins(text, at, start)]
        if (
            begun
            and not any(text.startswith(words, at) for words in whole)
            and _passage(text, match.start()) not in ours
        ):
            changed[begun[0]] = None
    return [
        Finding(
            "verify.quotation-changed",
            "error",
            _("a quotation does not stand in the document as in the source: {words}", words=words),
            where=name,
            hint=_(
                "look in the template for a filter (truncate, upper, replace …) on the quotation, "
                "and take it out."
            ),
        )
        for words in changed
    ]


def verify_labels(name: str, data: bytes, translations: Mapping[str, str]) -> list[Finding]:
    """Find translated quotations that a document prints as if they had been said so.

    Args:
        name: file name, for messages.
        data: the finished .docx or .pptx.
        translations: for each translation, in its marks, the words that say that it is one.
    """
    text = _text_of(name, data)
    return [
        Finding(
            "verify.translation-not-said",
            "error",
            _(
                "a translated quotation is printed without saying that it is a translation: "
                "{words}",
                words=words,
            ),
            where=name,
            hint=_(
                "print '{{ quote.translated }}' beside '{{ quote.translation }}' in the template."
            ),
        )
        for words, label in translations.items()
        if " ".join(words.split()) in text and " ".join(label.split()) not in text
    ]


def _opening(words: str) -> str:
    return " ".join(words.split()[:_OPENING_WORDS]).rstrip(" .,;:!?\u2026")


def _passage(text: str, at: int) -> str:
    """Return what stands in quotation marks from here on, with its marks."""
    end = _MARK.search(text, at + 1)
    return text[at : end.end() if end else None]


def _begins(text: str, at: int, start: str) -> bool:
    return text[at : at + len(start)].casefold() == start


def _text_of(name: str, data: bytes) -> str:
    return mail_text(name, data) if name.endswith((".txt", ".html")) else document_text(data)


def document_text(data: bytes) -> str:
    """Return all text of a .docx or .pptx, a line a paragraph, white space folded."""
    lines = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for part in package.namelist():
            if _PARTS.fullmatch(part):
                xml = package.read(part).decode("utf-8")
                lines += [_paragraph_text(match[0]) for match in _PARAGRAPH.finditer(xml)]
    return "\n".join(lines)


def _paragraph_text(xml: str) -> str:
    text = "".join(match[1] if match[1] is not None else " " for match in _TEXT.finditer(xml))
    return " ".join(unescape(text).split())
