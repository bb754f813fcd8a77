"""Values that are more than a line of text: paragraphs, pages, pictures and formatted text.

A tag stands within a run within a paragraph. Where its value holds more, run and paragraph are
closed there and opened again behind it, looking as they did.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkmaterials.office import marks
from mkmaterials.office.finish import has_flow
from mkmaterials.office.looks import RELATIONS, slide_look, word_look
from mkmaterials.office.rich import link_start, read_look

if TYPE_CHECKING:
    from mkmaterials.office.surroundings import Surroundings

_RICH = f"{marks.RICH_START}[^{marks.HEAD}]*{marks.HEAD}[^{marks.RICH_END}]*{marks.RICH_END}"
_TOKEN = re.compile(r"<[^<>]*>|[^<]+")
_NAME = re.compile(r"[^\s/>]+")
_PIECE = re.compile(f"({marks.PARAGRAPH}|{marks.PAGE}|{_RICH})")
_FLAT = re.compile(
    f"{marks.RICH_START}[^{marks.HEAD}]*{marks.HEAD}([^{marks.RICH_END}]*){marks.RICH_END}"
)
_SECTION = re.compile(r"<w:sectPr(?: [^<>]*)?(?:/>|>.*?</w:sectPr>)", re.DOTALL)
_LOOK = r"(?:<\1:rPr(?: [^<>]*)?/>|<\1:rPr(?: [^<>]*)?(?<!/)>(?:(?!</\1:rPr>).)*</\1:rPr>)"
_EMPTY = re.compile(
    rf"<(w|a):r(?: [^<>]*)?>{_LOOK}?<\1:t(?: [^<>]*)?(?:/>|></\1:t>)</\1:r>", re.DOTALL
)
_AGAIN = '<w:t xml:space="preserve">'
_NEW_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def flow(xml: str, around: Surroundings | None) -> str:
    """Close and open runs and paragraphs around what values hold."""
    flowing = _Flow(around)
    for match in _TOKEN.finditer(xml):
        flowing.take(match.group())
    return _EMPTY.sub("", "".join(flowing.out))


def flat(text: str) -> str:
    """Return a text without looks, its paragraphs and pages as line breaks."""
    text = _FLAT.sub(r"\1", text)
    return text.replace(marks.PARAGRAPH, marks.BREAK).replace(marks.PAGE, marks.BREAK)


@dataclass(slots=True)
class _Open:
    """An element that is open.

    Attributes:
        name: as it stands, with its prefix.
        tag: the tag that opened it.
        start: where it stands in what was put out.
        look: where the properties of this run or paragraph stand in it, once they are known.
    """

    name: str
    tag: str
    start: int
    look: int | None = field(default=None)


class _Flow:
    def __init__(self, around: Surroundings | None) -> None:
        self._around = around
        self._stack: list[_Open] = []
        self.out: list[str] = []

    def take(self, token: str) -> None:
        if not token.startswith("<"):
            self._text(token)
        elif token.startswith("</"):
            self.out.append(token)
            self._close()
        elif token.startswith(("<?", "<!")):
            self.out.append(token)
        else:
            name = _NAME.search(token, 1)
            opened = _Open(name.group() if name else "", token, len(self.out))
            self.out.append(flat(token) if has_flow(token) else token)
            self._stack.append(opened)
            if token.endswith("/>"):
                self._close()

    def _close(self) -> None:
        """Close an element; its run or paragraph remembers where its properties stand."""
        if not self._stack:
            return
        closed = self._stack.pop()
        owner = self._stack[-1] if self._stack else None
        if owner is not None and closed.name in {"w:rPr", "w:pPr", "a:rPr"}:
            if owner.name != closed.name.replace("Pr", ""):
                return
            self.out[closed.start :] = ["".join(self.out[closed.start :])]
            owner.look = closed.start

    def _text(self, text: str) -> None:
        if not has_flow(text):
            self.out.append(text)
            return
        kind = self._stack[-1].name if self._stack else ""
        run = self._stack[-2].name if len(self._stack) > 1 else ""
        if (kind, run) not in {("w:t", "w:r"), ("a:t", "a:r")}:
            self.out.append(flat(text))
            return
        for piece in _PIECE.split(text):
            if piece.startswith(marks.RICH_START):
                self._rich(piece, word=kind == "w:t")
            elif piece in {marks.PARAGRAPH, marks.PAGE}:
                if kind == "w:t":
                    self._new_paragraph(page=piece == marks.PAGE)
                else:
                    self.out.append(marks.BREAK)
            elif piece:
                self.out.append(piece)

    def _rich(self, piece: str, *, word: bool) -> None:
        """Put a run with a look of its own between two halves of this one."""
        head, _, text = piece[1:-1].partition(marks.HEAD)
        look = read_look(head)
        text_tag, run = self._stack[-1], self._stack[-2]
        base = "" if run.look is None else self.out[run.look]
        if not word:
            new = f"<a:r>{slide_look(look, base)}<a:t>{text}</a:t></a:r>"
            self.out.append(f"</a:t></a:r>{new}{run.tag}{base}{text_tag.tag}")
        else:
            new = self._word_run(look, text, base)
            self.out.append(f"</w:t></w:r>{new}{run.tag}")
            run.look = len(self.out) if base else None
            self.out += [base, _AGAIN]

    def _word_run(self, look: dict[str, str], text: str, base: str) -> str:
        if "picture" in look:
            drawn = "" if self._around is None else self._around.drawing(look["picture"])
            return f"<w:r>{drawn}</w:r>"
        style = None if self._around is None else self._around.character_style
        new = f"<w:r>{word_look(look, base, style)}{_AGAIN}{text}</w:t></w:r>"
        if "url" in look and not any(each.name == "w:hyperlink" for each in self._stack):
            target = f'xmlns:r="{RELATIONS}" r:id="{link_start(look["url"])}"'
            return f"<w:hyperlink {target}>{new}</w:hyperlink>"
        return new

    def _new_paragraph(self, *, page: bool) -> None:
        """End the paragraph and begin another that looks like it."""
        names = [each.name for each in self._stack]
        first = len(names) - 1 - names[::-1].index("w:p") if "w:p" in names else len(names)
        inside = self._stack[first:]
        if not inside:
            self.out.append(marks.BREAK)
            return
        closing = "".join(f"</{each.name}>" for each in reversed(inside))
        self.out.append(closing + (_NEW_PAGE if page else ""))
        for each in inside:
            look = "" if each.look is None else self.out[each.look]
            if each.name == "w:p" and each.look is not None:  # a section ends with the last one
                self.out[each.look] = _SECTION.sub("", look)
            tag = {"w:p": "<w:p>", "w:t": _AGAIN}.get(each.name, each.tag)
            each.start = len(self.out)
            self.out.append(tag)
            each.look = len(self.out) if look else None
            self.out += [look] if look else []
