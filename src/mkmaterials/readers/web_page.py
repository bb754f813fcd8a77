"""Web pages: the article without menus and the like, as trafilatura finds it."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any, Final

from mkmaterials.errors import SourceError
from mkmaterials.messages import _
from mkmaterials.readers.release import make_release

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkmaterials.findings import Finding
    from mkmaterials.model.release import Release

_BLOCKS: Final = {"p", "head", "item", "cell", "ab"}
_SAVED_FROM: Final = re.compile(rb"<!-- saved from url=(?:\(\d+\))?(\S+) -->")
_SITE: Final = re.compile(r"\s+[|\u2013\u2014-]\s+[^|\u2013\u2014-]{2,60}$")


def read_web_page(name: str, data: bytes) -> tuple[Release, list[Finding]]:
    """Read a press release from HTML: a saved page, or one that was fetched.

    Raises:
        SourceError: there is no article in the page.
    """
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found: Any = trafilatura.bare_extraction(
        data, include_comments=False, include_links=False, favor_recall=True, with_metadata=True
    )
    if found is None or found.body is None:
        raise SourceError(
            _("no article was found in this page"),
            where=name,
            hint=_("copy the text of the press release into a plain text file."),
        )
    saved = _SAVED_FROM.search(data)
    address = saved[1].decode("ascii", "replace") if saved else found.url
    if not str(address or "").startswith(("http://", "https://")):
        address = None
    return make_release(
        name, data, _with_title(found.title, list(_paragraphs(found.body))), address
    )


def _paragraphs(body: Any) -> Iterator[str]:
    """Yield the text of each block, once, in order; line breaks end a paragraph."""
    for element in body.iter():
        if element.tag not in _BLOCKS or any(a.tag in _BLOCKS for a in element.iterancestors()):
            continue
        for lb in element.iter("lb"):
            lb.tail = "\n" + (lb.tail or "")
        yield from "".join(element.itertext()).split("\n")


def _with_title(title: str | None, paragraphs: list[str]) -> list[str]:
    """Put the page's title first, without the name of the site, unless it is there already."""
    plain = " ".join((title or "").split())
    start = [" ".join(paragraph.split()) for paragraph in paragraphs[:5]]
    shorter = _SITE.sub("", plain)
    for candidate in (plain, shorter):
        if candidate in start:
            return paragraphs[start.index(candidate) :]
    return [shorter, *paragraphs] if shorter else paragraphs
