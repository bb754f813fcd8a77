"""The text of finished files that are no Office files: plain text and web pages."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from mkmaterials.office.web_page import INLINE

_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")


def mail_text(name: str, data: bytes) -> str:
    """Return all text of a .txt or .html file, a line a paragraph, white space folded."""
    text = data.decode("utf-8")
    if name.endswith(".html"):
        reader = _Reader()
        reader.feed(text)
        reader.close()
        paragraphs = "".join(reader.out).split("\n")
    else:
        paragraphs = _BLANK_LINE.split(text)
    return "\n".join(filter(None, (" ".join(each.split()) for each in paragraphs)))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's own signature
        self._edge(tag)

    def handle_endtag(self, tag: str) -> None:
        self._edge(tag)

    def handle_data(self, data: str) -> None:
        self.out.append(data.replace("\n", " "))

    def _edge(self, tag: str) -> None:
        """Break the line where an element ends a paragraph; a line break folds into a space."""
        if tag not in INLINE:
            self.out.append(" " if tag in {"br", "wbr"} else "\n")
