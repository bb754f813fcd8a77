"""What a web page for mail may hold: text, and nothing that runs, sends or fetches anything.

Mail programs drop most of the rest anyway; and a page that fetches a picture tells its sender
who has opened it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from mkmaterials.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = """
html head title meta style body header main footer nav aside section article address h1 h2 h3 h4
h5 h6 p div span br hr wbr blockquote q cite a abbr b strong i em small sub sup u s mark time code
pre ins del ul ol li dl dt dd figure figcaption img table caption thead tbody tfoot tr th td col
colgroup center font bdi bdo
"""
_ELEMENTS: Final = frozenset(_NAMES.split())
_INLINE = """
a abbr b bdi bdo cite code del em font i ins mark q s small span strong sub sup u time
"""
INLINE: Final = frozenset(_INLINE.split())  # elements within a paragraph
_LINKS: Final = re.compile(r"(?:https?|mailto|tel):|#|$", re.IGNORECASE)
_PICTURES: Final = re.compile(r"data:image/(?:png|jpeg|gif);base64,|cid:|$", re.IGNORECASE)
_FETCHES: Final = re.compile(r"url\s*\(|@import|expression\s*\(|\\", re.IGNORECASE)
_SOURCES: Final = {"src", "srcset", "background", "poster", "data", "action", "formaction", "ping"}


@dataclass(frozen=True)
class Problem:
    """Something that a page for mail must not hold.

    Attributes:
        code: of the finding.
        message: what it is, as the end of a sentence.
        place: line of the page.
        hint: what to do.
    """

    code: str
    message: str
    place: str
    hint: str


def problems_of(page: str) -> Iterator[Problem]:
    """Yield what a web page must not hold, in the order of the page."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    yield from reader.problems


def doubts_of(page: str) -> Iterator[Problem]:
    """Yield what a web page may hold, but some of its readers would miss."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    yield from reader.doubts


class _Reader(HTMLParser):
    def __init__(self, first_line: int = 0) -> None:
        super().__init__(convert_charrefs=True)
        self.problems: list[Problem] = []
        self.doubts: list[Problem] = []
        self._first_line = first_line
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        if tag not in _ELEMENTS:
            self._tell(
                "page.not-allowed",
                _("'{element}' is nothing that a page for mail may hold", element=f"<{tag}>"),
                _("take it out: text, headings, lists, tables and pictures are allowed."),
            )
        if tag == "img" and "alt" not in dict(attrs):
            self._doubt(
                "picture.no-alt-text",
                _("the picture has no text for those who do not see it"),
                _("say what it shows: alt='…'; or alt='' if it only decorates."),
            )
        for name, value in attrs:
            self._attribute(tag, name, value or "")

    def handle_endtag(self, tag: str) -> None:
        self._in_style = self._in_style and tag != "style"

    def handle_data(self, data: str) -> None:
        if self._in_style and _FETCHES.search(data):
            self._fetches(_("the style sheet would be fetched from outside the page"))

    def handle_comment(self, data: str) -> None:
        """Look into comments as well: some mail programs read what stands in them."""
        if "<" in data:
            inner = _Reader(self._first_line + self.getpos()[0] - 1)
            inner.feed(data)
            inner.close()
            self.problems += inner.problems

    def _attribute(self, tag: str, name: str, value: str) -> None:
        value = re.sub(r"[\x00-\x20]", "", value)
        if name.startswith("on"):
            message = _("'{name}' in '{element}' is a program", name=name, element=f"<{tag}>")
            hint = _("take it out: a page for mail must not run anything.")
            self._tell("page.not-allowed", message, hint)
        elif name == "href" and not _LINKS.match(value):
            self._tell(
                "page.link-address",
                _("'{address}' is no web, mail or telephone address", address=value[:60]),
                _("correct the address of the link."),
            )
        elif name in _SOURCES and not (tag == "img" and name == "src" and _PICTURES.match(value)):
            self._fetches(
                _(
                    "'{name}' in '{element}' would be fetched from outside the page",
                    name=name,
                    element=f"<{tag}>",
                )
            )
        elif name == "style" and _FETCHES.search(value):
            self._fetches(
                _(
                    "the style of '{element}' would be fetched from outside the page",
                    element=f"<{tag}>",
                )
            )
        elif name == "http-equiv" and value.lower() != "content-type":
            message = _("'{value}' in '<meta>' would steer the reader's mail program", value=value)
            self._tell("page.not-allowed", message, _("take it out."))

    def _fetches(self, message: str) -> None:
        hint = _("take it out; a small picture can stand in the page ('data:image/png;base64,…').")
        self._tell("page.remote-content", message, hint)

    def _tell(self, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(code, message, self._place(), hint))

    def _doubt(self, code: str, message: str, hint: str) -> None:
        self.doubts.append(Problem(code, message, self._place(), hint))

    def _place(self) -> str:
        return _("line {number}", number=self._first_line + self.getpos()[0])
