"""What a paragraph holds, piece by piece: text with its look, and what is no text."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from mkmaterials.office.xml_names import RUNS, XML_SPACE, A, W

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

_LETTERS: Final = {
    f"{W}tab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
# What stands around runs without being one.
_WRAPPERS: Final = {
    *(f"{W}{name}" for name in ("hyperlink", "sdt", "sdtContent", "ins", "smartTag", "moveTo")),
    *(f"{W}{name}" for name in ("dir", "bdo", "customXml")),
}
_NO_CONTENT: Final = {
    *(f"{W}{name}" for name in ("pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr")),
    *(f"{A}{name}" for name in ("pPr", "endParaRPr")),
}
_LOST: Final = {f"{W}proofErr", f"{W}lastRenderedPageBreak"}
_LOOKS: Final = (f"{W}rPr", f"{A}rPr")
_NOT_LOOK: Final = {f"{W}{name}" for name in ("lang", "noProof")}  # elements of w:rPr
_NOT_LOOK_A: Final = ("lang", "altLang", "dirty", "err", "smtClean", "noProof", "bmk")
_CONTENT: Final = (f"{W}r", f"{A}r", f"{A}br", f"{A}fld")
_FIELD: Final = f"{W}fldChar"
_SHOWS_TEXT: Final = ("HYPERLINK", "REF", "PAGEREF")  # fields whose result is text of the author's


@dataclass(frozen=True, eq=False)
class Atom:
    """A piece of a paragraph.

    Attributes:
        text: its text; "" for what is none.
        run: the run in which it stands; `None` for an object that stands in none.
        wrappers: elements of the paragraph around the run, the outermost first.
        nodes: for what is no text: the elements to be kept, in the paragraph.
    """

    text: str
    run: etree._Element | None
    wrappers: tuple[etree._Element, ...] = ()
    nodes: tuple[etree._Element, ...] = ()

    @cached_property
    def look(self) -> str:
        """What tells looks apart: the properties of a run, and what it stands in."""
        if self.run is None:
            return ""
        around = "/".join(str(id(each)) for each in self.wrappers)
        return f"{around}|{_properties(self.run)}"


def atoms(paragraph: etree._Element) -> Iterator[Atom]:
    """Yield what a paragraph holds, in order; nothing of paragraphs within it."""
    yield from _within(paragraph, ())


def _within(container: etree._Element, wrappers: tuple[etree._Element, ...]) -> Iterator[Atom]:
    children = list(container)
    position = 0
    while position < len(children):
        child = children[position]
        length = _field_length(children[position:])
        if length:
            yield _object(children[position : position + length], wrappers)
        elif child.tag in RUNS:
            yield from _in_run(child, wrappers)
        elif child.tag == f"{A}br":
            yield Atom("\n", child, wrappers)
        elif child.tag in _WRAPPERS:
            yield from _within(child, (*wrappers, child))
        elif child.tag not in _NO_CONTENT and not is_loose(child):
            yield _object([child], wrappers)
        position += max(length, 1)


def _object(nodes: Sequence[etree._Element], wrappers: tuple[etree._Element, ...]) -> Atom:
    return Atom("", None, wrappers, tuple(nodes))


def is_loose(node: etree._Element) -> bool:
    """Tell whether a child of a paragraph is a mere point in it, such as a bookmark's end."""
    name = str(node.tag)
    return name in _LOST or (name.startswith(W) and name.endswith(("Start", "End")))


def _field_length(nodes: Sequence[etree._Element]) -> int:
    """Return of how many nodes a field consists that begins with the first; 0 if none does."""
    if not nodes or nodes[0].tag != f"{W}r":
        return 0
    depth, code = 0, ""
    for count, node in enumerate(nodes, 1):
        for mark in node.iter(_FIELD):
            kind = mark.get(f"{W}fldCharType")
            depth += (kind == "begin") - (kind == "end")
        code += "".join(each.text or "" for each in node.iter(f"{W}instrText"))
        if depth == 0:
            shows = code.strip().upper().startswith(_SHOWS_TEXT)
            return 0 if (count == 1 and not code) or shows else count
    return 0


def _in_run(run: etree._Element, wrappers: tuple[etree._Element, ...]) -> Iterator[Atom]:
    for child in run:
        if child.tag in _LOOKS or child.tag in _LOST:
            continue
        if child.tag in {f"{W}t", f"{A}t"}:
            if child.text:
                yield Atom(child.text, run, wrappers)
        elif child.tag in _LETTERS:
            yield Atom(_LETTERS[str(child.tag)], run, wrappers)
        elif child.tag == f"{W}br" and child.get(f"{W}type") in {None, "textWrapping"}:
            yield Atom("\n", run, wrappers)
        else:
            alone = run.makeelement(run.tag, dict(run.attrib))
            alone.extend([copy.deepcopy(look) for look in run if look.tag in _LOOKS])
            yield Atom("", run, wrappers, (alone, child))


def _properties(run: etree._Element) -> str:
    from lxml import etree

    look = next((child for child in run if child.tag in _LOOKS), None)
    if look is None:
        return ""
    look = copy.deepcopy(look)
    for child in list(look):
        if child.tag in _NOT_LOOK:
            look.remove(child)
    for name in _NOT_LOOK_A:
        look.attrib.pop(name, None)
    if not len(look) and not look.attrib:
        return ""
    return re.sub(r' xmlns(:\w+)?="[^"]*"', "", etree.tostring(look, encoding="unicode"))


def runs_of(sample: Atom, text: str, language: str) -> list[etree._Element]:
    """Return runs with a text in the look of `sample`, and in what that stands in.

    Args:
        sample: whose look it is.
        text: with line breaks and tabulators.
        language: of the text, as Office spells it.
    """
    run = sample.run
    if run is None:
        return []
    on_slide = str(run.tag).startswith(A)
    runs = _slide_runs(run, text, language) if on_slide else [_word_run(run, text)]
    return _wrapped(runs, sample.wrappers)


def object_of(sample: Atom) -> list[etree._Element]:
    """Return the elements of what is no text, in what that stands in."""
    if sample.run is None:
        return _wrapped(sample.nodes, sample.wrappers)
    run, content = sample.nodes
    run.append(content)
    return _wrapped([run], sample.wrappers)


def _wrapped(
    nodes: Sequence[etree._Element], wrappers: Sequence[etree._Element]
) -> list[etree._Element]:
    found = list(nodes)
    for wrapper in reversed(wrappers):
        around = wrapper.makeelement(wrapper.tag, dict(wrapper.attrib))
        around.extend([copy.deepcopy(child) for child in wrapper if child.tag in _NO_CONTENT])
        around.extend(found)
        found = [around]
    return found


def _look_of(run: etree._Element) -> list[etree._Element]:
    return [copy.deepcopy(child) for child in run if child.tag in _LOOKS]


def _word_run(sample: etree._Element, text: str) -> etree._Element:
    run = sample.makeelement(f"{W}r", dict(sample.attrib))
    run.extend(_look_of(sample))
    for piece in re.split(r"([\t\n])", text):
        if piece in {"\t", "\n"}:
            run.append(run.makeelement(f"{W}tab" if piece == "\t" else f"{W}br"))
        elif piece:
            node = run.makeelement(f"{W}t")
            node.text = piece
            node.set(XML_SPACE, "preserve")
            run.append(node)
    return run


def _slide_runs(sample: etree._Element, text: str, language: str) -> list[etree._Element]:
    found: list[etree._Element] = []
    for number, line in enumerate(text.split("\n")):
        for tag, content in ((f"{A}br", "\n" if number else ""), (f"{A}r", line)):
            if not content:
                continue
            run = sample.makeelement(tag)
            looks = _look_of(sample) or [sample.makeelement(f"{A}rPr")]
            looks[0].set("lang", language)
            run.append(looks[0])
            if tag == f"{A}r":
                node = run.makeelement(f"{A}t")
                node.text = content
                run.append(node)
            found.append(run)
    return found


def place(paragraph: etree._Element, nodes: Sequence[etree._Element]) -> None:
    """Put nodes in the place of all that a paragraph holds; its properties and bookmarks stay."""
    kept = [child for child in paragraph if child.tag in _NO_CONTENT]
    loose = [child for child in paragraph if is_loose(child) and child.tag not in _LOST]
    first = next((child for child in paragraph if child.tag in {*_CONTENT, *_WRAPPERS}), None)
    order = list(paragraph)
    limit = len(order) if first is None else order.index(first)
    before = [child for child in loose if order.index(child) < limit]
    after = [child for child in loose if child not in before]
    ends = [child for child in kept if child.tag == f"{A}endParaRPr"]
    starts = [child for child in kept if child not in ends]
    for child in order:
        paragraph.remove(child)
    paragraph.extend([*starts, *before, *nodes, *after, *ends])
