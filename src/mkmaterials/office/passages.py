"""The own text of templates for mail: where it stands, as messages to translators, and back.

In plain text every line is a message. In a web page it is what stands between the tags of
paragraphs, headings, cells and the like: elements within it, such as ``<strong>``, are looks,
as in the runs of a Word document, so that the same sentence is the same message in both.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from mkmaterials.office import tags
from mkmaterials.office.agreement import has_words
from mkmaterials.office.spans import Marked
from mkmaterials.office.web_page import INLINE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_ALONE: Final = {"br", "wbr", "img"}  # elements within a paragraph that hold no text
_WITHIN: Final = INLINE | _ALONE
_VOID: Final = _ALONE | {"meta", "link", "hr", "col", "!"}
_ATTRIBUTE: Final = re.compile(r"""\b(alt|title|aria-label)\s*=\s*(["'])(.*?)\2""", re.DOTALL)
_LANG: Final = re.compile(r"""\blang\s*=\s*["']([^"'\0]+)["']""")
_TOKEN: Final = re.compile(
    r"<!.*?>|<style\b.*?</style\s*>|<(/?)([A-Za-z][A-Za-z0-9]*)"
    r"""(?:"[^"]*"|'[^']*'|[^<>"'])*>""",
    re.DOTALL | re.IGNORECASE,
)
_HEAD: Final = re.compile(r"\s*(?:[-*•–] +)?")
_FOLDED: Final = re.compile(r"[ \t\n]+")
_TITLE: Final = "title"
_HIDDEN: Final = "\0"  # stands for each letter of Jinja's tags
_LONE_TAGS: Final = "%"  # in place of an element's name
_LONE: Final = re.compile(rf"^[ \t]*{_HIDDEN}[ \t{_HIDDEN}]*$", re.MULTILINE)
_PLAIN: Final = "plain"  # a look without elements; a look is never ""


class Passage(NamedTuple):
    """A text of a template's own.

    Attributes:
        message: the text, as translators see it.
        line: on which it begins.
        start: where it stands in the template.
        end: where it ends.
        language: with which it is marked in the template, or "".
        write: makes what stands in its place, of a translation.
        keep: makes what stands in its place where it is left in the language given.
    """

    message: str
    line: int
    start: int
    end: int
    language: str
    write: Callable[[str], str]
    keep: Callable[[str], str]


@dataclass(frozen=True)
class _Bit:
    """A piece of a page's paragraph: text within elements, or an element that holds no text."""

    text: str
    starts: tuple[str, ...] = ()  # of the elements around it, the outermost first
    node: str = ""

    @property
    def look(self) -> str:
        return "".join(self.starts) or _PLAIN


class _Place(NamedTuple):
    """A stretch of a page without tags of blocks, and what is known of what stands around it."""

    start: int
    end: int
    language: str
    is_title: bool


class _Token(NamedTuple):
    """A tag of HTML; `partner` is the place of its other half among the tokens, or -1."""

    start: int
    end: int
    name: str
    closes: bool
    partner: int = -1


def lines(text: str) -> Iterator[Passage]:
    """Yield the texts of a template of plain text."""
    position = 0
    for line in _hidden(text).split("\n"):
        start, end = position + len(_head(line)), position + len(line)
        position += len(line) + 1
        marked = Marked([_Bit(text[start:end])]) if start < end else None
        if marked is not None and marked.text:
            yield _line(text, start, end, marked)


def _line(text: str, start: int, end: int, marked: Marked[_Bit]) -> Passage:
    def write(translation: str) -> str:
        return "".join(part.text for part in marked.parts(translation))

    def keep(_: str) -> str:
        return text[start:end]

    return Passage(marked.text, _line_of(text, start), start, end, "", write, keep)


def attributes(page: str) -> Iterator[Passage]:
    """Yield the texts of a page that stand in attributes, such as those of pictures."""
    hidden = _hidden(page)
    for token in _TOKEN.finditer(hidden):
        for match in _ATTRIBUTE.finditer(hidden, token.start(), token.end()):
            start, end = match.span(3)
            message = _message(page[start:end])
            if has_words(message):
                yield _attribute(page, start, end, message)


def _attribute(page: str, start: int, end: int, message: str) -> Passage:
    def write(translation: str) -> str:
        return _escaped(translation, quote=True)

    def keep(_: str) -> str:
        return page[start:end]

    return Passage(message, _line_of(page, start), start, end, "", write, keep)


def paragraphs(page: str) -> Iterator[Passage]:
    """Yield the texts of a page that stand between the tags of its blocks."""
    hidden = _hidden(page)
    run: list[_Token] = []
    position = 0
    is_title, languages = False, [("", "")]
    for token in [*_tokens(page, hidden), _Token(len(page), len(page), "", closes=False)]:
        if token.name in _WITHIN:
            run.append(token)
            continue
        place = _Place(position, token.start, languages[-1][1], is_title=is_title)
        yield from _run(page, hidden, run, place)
        run, position = [], token.end
        if token.name != _LONE_TAGS:
            is_title = token.name == _TITLE and not token.closes
            _follow(languages, token, hidden)


def _tokens(page: str, hidden: str) -> list[_Token]:
    """Return the tags of a page, and lines with nothing but statements of Jinja."""
    found = [
        _Token(match.start(), match.end(), (match[2] or "!").lower(), closes=bool(match[1]))
        for match in _TOKEN.finditer(hidden)
    ]
    alone = [
        _Token(match.start(), match.end(), _LONE_TAGS, closes=False)
        for match in _LONE.finditer(hidden)
        if "{{" not in page[match.start() : match.end()]
    ]
    return sorted([*found, *alone])


def _line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _head(line: str) -> str:
    match = _HEAD.match(line)
    return match.group() if match else ""


def _follow(languages: list[tuple[str, str]], token: _Token, hidden: str) -> None:
    """Keep up with the elements around, and with which language they are marked."""
    if token.closes:
        while len(languages) > 1 and languages.pop()[0] != token.name:
            pass
    elif token.name and token.name not in _VOID:
        found = _LANG.search(hidden, token.start, token.end)
        languages.append((token.name, found[1] if found else languages[-1][1]))


def _hidden(text: str) -> str:
    """Return a text with each letter of its Jinja tags hidden; places in it stay the same."""
    out, position = [], 0
    for hit in tags.find(text, unclosed=lambda _: None):
        out += [text[position : hit.start], _HIDDEN * (hit.end - hit.start)]
        position = hit.end
    return "".join([*out, text[position:]])


def _run(page: str, hidden: str, run: Sequence[_Token], place: _Place) -> Iterator[Passage]:
    text = hidden[place.start : place.end]
    start = place.start + len(text) - len(text.lstrip())
    end = place.start + len(text.rstrip())
    marked = Marked(list(_bits(page, _paired(run), start, end))) if start < end else None
    if marked is None or not marked.text:
        return
    own = page[start:end]
    rest = "\n" * own.count("\n")  # so that the lines after it keep their numbers

    def write(translation: str) -> str:
        parts = marked.parts(translation)
        made = [p.sample.node if p.is_object else _dressed(p.text, p.sample.starts) for p in parts]
        return "".join(made) + rest

    def keep(language: str) -> str:
        if place.is_title or place.language or not _is_whole(own):
            return own
        return f'<span lang="{language}">{own}</span>'

    yield Passage(marked.text, _line_of(page, start), start, end, place.language, write, keep)


def _paired(run: Sequence[_Token]) -> list[_Token]:
    """Return the tags of a run, those that belong together knowing of each other."""
    found = list(run)
    waiting: list[int] = []
    for number, token in enumerate(run):
        if token.name in _ALONE:
            continue
        if not token.closes:
            waiting.append(number)
        elif waiting and run[waiting[-1]].name == token.name:
            other = waiting.pop()
            found[other] = found[other]._replace(partner=number)
            found[number] = token._replace(partner=other)
    return found


def _bits(page: str, run: Sequence[_Token], start: int, end: int) -> Iterator[_Bit]:
    position = start
    around: list[str] = []
    for token in [*run, None]:
        text = page[position : end if token is None else token.start]
        if text:
            yield _Bit(_message(text), tuple(around))
        if token is None:
            return
        position = token.end
        raw = page[token.start : token.end]
        if token.partner < 0:
            yield _Bit("", node=raw)
        elif token.closes:
            around.pop()
        else:
            around.append(raw)


def _is_whole(text: str) -> bool:
    """Tell whether all blocks of Jinja that begin in a text end in it."""
    depth = 0
    for hit in tags.find(text, unclosed=lambda _: None):
        head = hit.tag.head if hit.tag else ""
        depth += (head in {"for", "if", "filter", "with", "call", "macro"}) - head.startswith("end")
        if depth < 0:
            return False
    return depth == 0


def _message(text: str) -> str:
    """Return a text of a page as it is read: white space folded, nothing escaped."""
    return _beside_tags(text, lambda plain: html.unescape(_FOLDED.sub(" ", plain)))


def _escaped(text: str, *, quote: bool = False) -> str:
    def escape(plain: str) -> str:
        return html.escape(plain, quote=quote).replace("\u00a0", "&nbsp;")

    return _beside_tags(text, escape)


def _beside_tags(text: str, change: Callable[[str], str]) -> str:
    out, position = [], 0
    for hit in tags.find(text, unclosed=lambda _: None):
        out += [change(text[position : hit.start]), text[hit.start : hit.end]]
        position = hit.end
    return "".join([*out, change(text[position:])])


def _dressed(text: str, starts: Sequence[str]) -> str:
    """Return a text within elements; none of them reaches over a statement of Jinja."""
    ends = [f"</{_name(each)}>" for each in reversed(starts)]
    pieces, position = [], 0
    statements = [hit for hit in tags.find(text) if hit.tag and hit.tag.kind == "{%"]
    for hit in [*statements, None]:
        piece = _escaped(text[position : len(text) if hit is None else hit.start])
        pieces.append("".join([*starts, piece, *ends]) if piece.strip() else piece)
        if hit is not None:
            pieces.append(text[hit.start : hit.end])
            position = hit.end
    return "".join(pieces)


def _name(start: str) -> str:
    match = _TOKEN.match(_hidden(start))
    return match[2] if match else ""
