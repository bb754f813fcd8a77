"""Text in several looks as one message to translators, with numbered marks, and back.

Runs of one look become plain text. Where looks change within a paragraph, the look of most of
its words goes without saying and the others stand in numbered marks, as in ``<1>What it is.</1>
Police and others …``; what is no text, such as a picture or a page number, is a mark by itself:
``Page <1/> of <2/>``. Jinja's tags stand as they are, each with the look of the piece in which it
begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, Protocol, TypeVar

from mkmaterials.office import tags
from mkmaterials.office.agreement import MARK, has_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Looking(Protocol):
    """A piece of a paragraph: text in one look, or what is no text."""

    @property
    def text(self) -> str:
        """Its text; "" for what is none."""

    @property
    def look(self) -> str:
        """What tells looks apart."""


T = TypeVar("T", bound=Looking)
_BLANK: Final = " \u00a0\u2009\u202f"
_EDGES: Final = re.compile(r"([\s\u00a0]*)(.*?)([\s\u00a0]*)", re.DOTALL)
_WHOLE: Final = ("p", "tr", "tc", "slide")  # what tags with such a prefix take the place of
_OBJECT: Final = "\ufffc"


@dataclass(slots=True)
class _Span(Generic[T]):
    """What stands in one look."""

    key: str
    sample: T  # whose look it is
    parts: list[str | T] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else _OBJECT for part in self.parts)

    @property
    def letters(self) -> int:
        """Number of letters beside tags: what counts for whose look is the usual one."""
        text = self.text
        return sum(map(str.isalpha, tags.beside(text, tags.find(text))))


class Part(NamedTuple, Generic[T]):
    """A piece of a translation: the text in a look like that of `sample`, or an object itself."""

    sample: T
    text: str
    is_object: bool


class Marked(Generic[T]):
    """What translators see of a paragraph.

    Args:
        found: what the paragraph holds, piece by piece.

    Attributes:
        text: the message; "" if there is nothing to translate.
    """

    def __init__(self, found: Sequence[T]) -> None:
        self._looks: dict[str, T] = {}
        self._objects: dict[str, T] = {}
        self._base: T | None = None
        self._before = self._after = ""
        self.text = ""
        spans = _spans(found)
        if spans:
            self._write_text(spans)

    def _write_text(self, spans: list[_Span[T]]) -> None:
        base = max(reversed(spans), key=lambda span: span.letters)
        self._base = base.sample
        out: list[str] = []
        number = 0
        for span in spans:
            inner: list[str] = []
            is_marked = span.key != base.key
            number += is_marked
            own = str(number)
            for part in span.parts:
                if isinstance(part, str):
                    inner.append(part)
                    continue
                number += 1
                self._objects[str(number)] = part
                inner.append(f"<{number}/>")
            if is_marked:
                self._looks[own] = span.sample
                out += _marked("".join(inner), own)
            else:
                out += inner
        whole = "".join(out)
        if any(MARK.search(part) for span in spans for part in span.parts if isinstance(part, str)):
            return  # it looks like our marks, and is left alone
        edges = _EDGES.fullmatch(whole)
        if edges and has_words(whole):
            self._before, self.text, self._after = edges.groups()

    def parts(self, translation: str) -> Iterator[Part[T]]:
        """Yield what a translation that agrees with the message consists of, in order."""
        for number, text in _pieces(f"{self._before}{translation}{self._after}"):
            if number in self._objects:
                yield Part(self._objects[number], "", is_object=True)
            elif text and self._base is not None:
                yield Part(self._looks.get(number, self._base), text, is_object=False)


def _spans(found: Sequence[T]) -> list[_Span[T]]:
    """Return the paragraph's content by looks; nothing if tags replace it as a whole."""
    text = "".join(atom.text or _OBJECT for atom in found)
    try:
        hits = tags.find(text)
    except tags.UnclosedError:
        return []
    if any(hit.tag and hit.tag.prefix in _WHOLE for hit in hits):
        return []
    owners = [atom for atom in found for _ in atom.text or _OBJECT]
    spans: list[_Span[T]] = []
    position = 0
    for hit in [*hits, None]:
        end = len(text) if hit is None else hit.start
        for owner, letter in zip(owners[position:end], text[position:end], strict=True):
            _add(spans, owner, owner if letter == _OBJECT and not owner.text else letter)
        if hit is None:
            break
        position = hit.end
        is_comment = hit.tag is not None and hit.tag.kind == "{#"
        if not is_comment:
            raw = text[hit.start : hit.end] if hit.tag is None else hit.tag.text
            _add(spans, owners[hit.start], raw)
    return _without_blanks(spans)


def _add(spans: list[_Span[T]], owner: T, part: str | T) -> None:
    key = owner.look
    if not isinstance(part, str):  # a picture or a field has no look that matters
        if spans:
            spans[-1].parts.append(part)
            return
        key = ""
    elif spans and not spans[-1].key:
        spans[-1].key, spans[-1].sample = key, owner
    if spans and spans[-1].key == key:
        parts = spans[-1].parts
        if isinstance(part, str) and parts and isinstance(parts[-1], str):
            parts[-1] += part
        else:
            parts.append(part)
        return
    spans.append(_Span(key, owner, [part]))


def _without_blanks(spans: list[_Span[T]]) -> list[_Span[T]]:
    """Join spans of nothing but spaces to the one before; join what then has the same look."""
    joined: list[_Span[T]] = []
    for span in spans:
        if joined and (span.key == joined[-1].key or not span.text.strip(_BLANK)):
            for part in span.parts:
                _append(joined[-1], part)
        else:
            joined.append(span)
    return joined


def _append(span: _Span[T], part: str | T) -> None:
    if isinstance(part, str) and span.parts and isinstance(span.parts[-1], str):
        span.parts[-1] += part
    else:
        span.parts.append(part)


def _marked(inner: str, number: str) -> Iterable[str]:
    """Return a span in its marks, with the spaces at its edges outside of them."""
    start = len(inner) - len(inner.lstrip(_BLANK))
    end = len(inner.rstrip(_BLANK))
    return (inner[:start], f"<{number}>", inner[start:end], f"</{number}>", inner[end:])


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield the number of the mark and the text in it; objects have no text."""
    number, position = "", 0
    for match in MARK.finditer(text):
        yield number, text[position : match.start()]
        position = match.end()
        closes, own, alone = match.groups()
        if alone:
            yield own, ""
        else:
            number = "" if closes else own
    yield number, text[position:]
