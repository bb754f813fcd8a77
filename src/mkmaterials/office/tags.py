"""Finding Jinja tags in text, as docxtpl's authors write them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_OPEN = re.compile(r"\{[{%#]|\{_[{%]|[}%]_\}")
_PREFIX = re.compile(r"(p|tr|tc|r|slide)\s+(?=\S)")
_DOUBLE = '"“”„‟'  # fmt: skip
_SINGLE = "'‘’‚‛"
_DASHES = "–‑−"  # what Word makes of a hyphen, or people write for a minus
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # pasted along, and never meant in a tag
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}


class UnclosedError(ValueError):
    """A tag begins and does not end. The argument is its beginning."""


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """A tag as it stands in a template.

    Attributes:
        kind: ``{{``, ``{%`` or ``{#``.
        prefix: what the tag replaces: "p", "tr", "tc", "r", "slide", or "" (only itself).
        body: expression or statement, with straight quotation marks and hyphens.
        left: the tag began with a hyphen.
        right: the tag ended with a hyphen.
        place: where it stands, as a person would say it.
        code: what is compiled instead of `body`, or "".
        source: the tag out of which the compiler made this one, as a person wrote it; or "".
    """

    kind: str
    prefix: str
    body: str
    left: bool = False
    right: bool = False
    place: str = field(default="", compare=False)
    code: str = ""
    source: str = ""

    @property
    def text(self) -> str:
        """The tag as a person would write it."""
        if self.source:
            return self.source
        left, right = "-" * self.left, "-" * self.right
        return f"{self.kind}{left}{self.prefix} {self.body} {right}{_CLOSERS[self.kind]}"

    @property
    def head(self) -> str:
        """First word of a statement: "for", "endif"; "" for anything but a statement."""
        return self.body.split(None, 1)[0] if self.kind == "{%" and self.body else ""


class Hit(NamedTuple):
    """A tag found in a text, from `start` up to `end`; or literal text.

    What stands in a raw block is literal, and so are braces that are escaped: docxtpl's
    ``{_{`` stands for two braces.
    """

    start: int
    end: int
    tag: Tag | None
    literal: str = ""


def has_tags(text: str) -> bool:
    """Tell whether a tag may begin in `text`, or an escaped brace stands there."""
    return _OPEN.search(text) is not None


def find(text: str, place: str = "", unclosed: Callable[[str], None] | None = None) -> list[Hit]:
    """Find the tags and escapes of `text`, in order.

    Args:
        text: of a paragraph, or an attribute.
        place: where it stands, as a person would say it.
        unclosed: takes the beginning of a tag that does not end; the rest is read on.

    Raises:
        UnclosedError: a tag or a raw block does not end, and `unclosed` is not given.
    """
    hits: list[Hit] = []
    position = 0
    while opening := _OPEN.search(text, position):
        start = opening.start()
        if "_" in opening.group():
            hits.append(Hit(start, opening.end(), None, opening.group().replace("_", "")))
            position = opening.end()
            continue
        try:
            end, body = _scan(text, start)
            tag = _make(opening.group(), body, place)
            close = _end_of_raw(text, start, end) if tag.head == tag.body == "raw" else None
        except UnclosedError as error:
            if unclosed is None:
                raise
            unclosed(str(error))
            position = start + 2
            continue
        if close is not None:
            hits.append(Hit(start, close.end(), None, text[end : close.start()]))
            end = close.end()
        else:
            hits.append(Hit(start, end, tag))
        position = end
    return hits


def beside(text: str, hits: Iterable[Hit]) -> str:
    """Return what stands beside the tags of a text; escaped braces count as text."""
    out, position = [], 0
    for hit in hits:
        out += [text[position : hit.start], hit.literal]
        position = hit.end
    return "".join([*out, text[position:]])


def _end_of_raw(text: str, start: int, end: int) -> re.Match[str]:
    close = re.compile(r"\{%-?\s*endraw\s*-?%\}").search(text, end)
    if close is None:
        raise UnclosedError(text[start:end])
    return close


def _make(kind: str, body: str, place: str) -> Tag:
    left = body.startswith("-")
    right = body.endswith("-") and len(body) > 1
    body = body[left : len(body) - right]
    prefix = ""
    if match := _PREFIX.match(body):
        prefix, body = match.group(1), body[match.end() :]
    return Tag(kind, prefix, " ".join(body.split("\n")).strip(), left, right, place)


def _scan(text: str, start: int) -> tuple[int, str]:
    """Return where the tag that begins at `start` ends, and its body."""
    kind = text[start : start + 2]
    closer = _CLOSERS[kind]
    if kind == "{#":
        end = text.find(closer, start + 2)
        if end < 0:
            raise UnclosedError(text[start:])
        return end + 2, text[start + 2 : end]
    for lenient in (False, True):  # lenient: "straight” may be closed by a curly mark
        found = _scan_code(text, start + 2, closer, lenient=lenient)
        if found is not None:
            return found
    raise UnclosedError(text[start:])


def _scan_code(text: str, start: int, closer: str, *, lenient: bool) -> tuple[int, str] | None:
    out: list[str] = []
    depth = 0
    i = start
    while i < len(text):
        letter = text[i]
        if text.startswith(closer, i) and (depth == 0 or closer == "%}"):
            return i + 2, "".join(out)
        if letter in _DOUBLE or letter in _SINGLE:
            string = _scan_string(text, i, lenient=lenient)
            if string is None:
                return None
            i, literal = string
            out.append(literal)
            continue
        if text.startswith(("{%", "{{", "{#"), i):
            return None  # the next tag begins: this one was forgotten
        if letter in _INVISIBLE:
            i += 1
            continue
        depth += (letter in "{[(") - (letter in "}])")
        out.append("-" if letter in _DASHES else letter)
        i += 1
    return None


def _scan_string(text: str, start: int, *, lenient: bool) -> tuple[int, str] | None:
    """Return the end of a string and the string between straight marks."""
    marks, straight = (_DOUBLE, '"') if text[start] in _DOUBLE else (_SINGLE, "'")
    closers = straight if text[start] == straight and not lenient else marks
    i = start + 1
    while i < len(text):
        if text[i] == "\\":
            i += 2
            continue
        if text[i] in closers:
            return i + 1, f"{straight}{text[start + 1 : i]}{straight}"
        i += 1
    return None
