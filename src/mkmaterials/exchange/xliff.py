"""XLIFF 2.1 files, as translators' programs and platforms read and write them.

A segment without a translation has no ``state`` (which stands for ``initial``); one whose words
have changed since has ``initial`` and its old translation. Programs that know nothing of states
leave the attribute out, so a translation without it counts as done, and one with ``initial`` as
unsure; translate-toolkit and what is built on it do the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mkmaterials.errors import TranslationError
from mkmaterials.exchange.bundle import NO_STAMP, Bundle, Entry, State, stamped
from mkmaterials.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_CORE: Final = "urn:oasis:names:tc:xliff:document:2.0"  # the namespace of 2.0 and 2.1
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_FAMILY: Final = re.compile(r"\{urn:oasis:names:tc:xliff:document:2\.[0-9]+\}xliff")
_FORBIDDEN: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTEXT, _BEFORE, _STAMP, _TRANSLATOR = "context", "previous", "fingerprint", "translator"
_SURE: Final = ("translated", "reviewed", "final")


def write_xliff(bundle: Bundle) -> bytes:
    """Return a bundle as an XLIFF 2.1 file."""
    from lxml import etree

    root = etree.Element(f"{{{_CORE}}}xliff", nsmap={None: _CORE})
    root.set("version", "2.1")
    root.set("srcLang", bundle.source_language)
    root.set("trgLang", bundle.language)
    file = _child(root, "file", id="event", original=_plain(bundle.source))
    notes = _child(file, "notes")
    _child(notes, "note", category=_STAMP).text = NO_STAMP
    if bundle.translator:
        _child(notes, "note", category=_TRANSLATOR).text = _plain(bundle.translator)
    texts = [pair for entry in bundle.entries for pair in _add_unit(file, entry)]
    etree.indent(root)  # before the texts are in it: white space counts in them
    for element, text in texts:
        _fill(element, text)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return stamped(data + b"\n")


def read_xliff(data: bytes, where: str) -> Bundle:
    """Read an XLIFF file of version 2.

    Args:
        data: the file.
        where: its name, for messages.

    Raises:
        TranslationError: it is no such file.
    """
    root = _parsed(data, where)
    core = str(root.tag).removesuffix("xliff")
    file = root.find(f"{core}file")
    if file is None:
        raise TranslationError(_("there is no <file> in this XLIFF file"), where=where)
    translators = [
        note.text or "" for note in root.iter(f"{core}note") if note.get("category") == _TRANSLATOR
    ]
    return Bundle(
        source=file.get("original", ""),
        source_language=root.get("srcLang", ""),
        language=root.get("trgLang", ""),
        entries=tuple(_entry(unit, core) for unit in root.iter(f"{core}unit")),
        translator=translators[0].strip() if translators else "",
    )


def _add_unit(file: etree._Element, entry: Entry) -> Iterator[tuple[etree._Element, str]]:
    """Add a unit and yield the elements that are to be filled, with their texts."""
    unit = _child(file, "unit", id=entry.id, canResegment="no")
    unit.set(f"{_XML}space", "preserve")
    notes = _child(unit, "notes") if entry.notes or entry.before else None
    if notes is not None:
        for note in entry.notes:
            _child(notes, "note", category=_CONTEXT).text = _plain(note)
        if entry.before:
            text = _("The translation below was made from: {original}", original=entry.before)
            _child(notes, "note", category=_BEFORE).text = _plain(text)
    segment = _child(unit, "segment")
    if entry.state == "unsure":
        segment.set("state", "initial")
    elif entry.state == "done":
        segment.set("state", "translated")
    yield _child(segment, "source"), entry.original
    if entry.translation:
        yield _child(segment, "target"), entry.translation


def _child(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    from lxml import etree

    return etree.SubElement(parent, f"{{{_CORE}}}{name}", attributes)


def _fill(element: etree._Element, text: str) -> None:
    """Write a text into an element; characters that XML cannot hold as ``<cp>``."""
    last = None
    start = 0
    for match in _FORBIDDEN.finditer(text):
        _append(element, last, text[start : match.start()])
        last = _child(element, "cp", hex=f"{ord(match[0]):04X}")
        start = match.end()
    _append(element, last, text[start:])


def _append(element: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is None:
        element.text = text
    else:
        last.tail = text


def _plain(text: str) -> str:
    """Return a text without what XML cannot hold, for notes and attributes."""
    return _FORBIDDEN.sub(" ", text)


def _parsed(data: bytes, where: str) -> etree._Element:
    from lxml import etree

    hint = _("ask for XLIFF 2.1 or 2.0, or for a PO file.")
    parser: Any = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root: etree._Element = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise TranslationError(
            _("this is not a valid XLIFF file ({reason})", reason=error), where=where, hint=hint
        ) from error
    if root.getroottree().docinfo.doctype:
        raise TranslationError(
            _("this file declares a document type or entities, which can be used for attacks"),
            where=where,
            hint=hint,
        )
    if not _FAMILY.fullmatch(str(root.tag)):
        message = _(
            "this is no XLIFF file of version 2 (version: {version})",
            version=root.get("version") or _("none"),
        )
        raise TranslationError(message, where=where, hint=hint)
    return root


def _entry(unit: etree._Element, core: str) -> Entry:
    pieces = [piece for piece in unit if piece.tag in {f"{core}segment", f"{core}ignorable"}]
    segments = [piece for piece in pieces if piece.tag == f"{core}segment"]
    translated = "".join(_target(piece, core) for piece in pieces)
    name = unit.get("id", "")
    return Entry(
        id=name,
        original="".join(_text(piece.find(f"{core}source")) for piece in pieces),
        translation=translated,
        state=_state(segments, core) if translated.strip() else "empty",
        # Translators: a place in an XLIFF file; {id} is the unit's id.
        place=_(
            "unit {id}, line {line}", id=unit.get("id") or _("without id"), line=unit.sourceline
        ),
    )


def _target(piece: etree._Element, core: str) -> str:
    """Return what is translated; between segments, where nothing is, what stands there."""
    target = piece.find(f"{core}target")
    if target is None and piece.tag == f"{core}ignorable":
        return _text(piece.find(f"{core}source"))
    return _text(target)


def _state(segments: list[etree._Element], core: str) -> State:
    for segment in segments:
        state = segment.get("state")
        if not _text(segment.find(f"{core}target")).strip():
            return "empty"
        if state is not None and state not in _SURE:
            return "unsure"
    return "done"


def _text(element: etree._Element | None) -> str:
    return "" if element is None else "".join(_texts(element))


def _texts(element: etree._Element) -> Iterator[str]:
    """Yield the text of an element; of inline codes, what stands for them or is in them."""
    yield element.text or ""
    for child in element:
        name = str(child.tag).rpartition("}")[2]
        if name == "cp":
            yield _character(child.get("hex", ""))
        elif name == "ph":
            yield child.get("equiv") or child.get("disp") or ""
        elif isinstance(child.tag, str):
            yield from _texts(child)
        yield child.tail or ""


def _character(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
