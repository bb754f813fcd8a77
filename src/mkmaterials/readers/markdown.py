"""Markdown: headings, paragraphs, list items and quoted blocks become paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkmaterials.readers.encoding import decode
from mkmaterials.readers.release import make_release

if TYPE_CHECKING:
    from markdown_it.token import Token

    from mkmaterials.findings import Finding
    from mkmaterials.model.release import Release

_FRONT_MATTER: Final = re.compile(r"\A---\s*\n(.*?)\n---\s*\n", re.DOTALL)
_ADDRESS: Final = re.compile(
    r"^(?:url|address|link|source):\s*[\"']?(https?://\S+?)[\"']?\s*$", re.MULTILINE
)


def read_markdown(name: str, data: bytes) -> tuple[Release, list[Finding]]:
    """Read a press release in Markdown; links keep their words, pictures are left out.

    An address in the front matter (``url: https://…``) becomes the release's address.

    Raises:
        SourceError: as for plain text.
    """
    from markdown_it import MarkdownIt

    text = decode(name, data).replace("\r\n", "\n")
    address = None
    front = _FRONT_MATTER.match(text)
    if front:
        found = _ADDRESS.search(front[1])
        address = found[1] if found else None
        text = text[front.end() :]
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    paragraphs = (_words(token.children or []) for token in tokens if token.type == "inline")
    return make_release(name, data, paragraphs, address)


def _words(children: list[Token]) -> str:
    parts = []
    for child in children:
        if child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif child.type in {"text", "code_inline"}:
            parts.append(child.content)
    return "".join(parts)
