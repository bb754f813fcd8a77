"""The properties of a file: title, author, subject, language and dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkmaterials.office.archive import stamp
from mkmaterials.office.relations import escape

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

ELEMENTS: Final = {
    "title": "dc:title",
    "author": "dc:creator",
    "subject": "dc:subject",
    "language": "dc:language",
}
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_ILLEGAL = "[\x00-\x1f\ud800-\udfff\ufffe\uffff]+"


def with_tags(core: bytes) -> list[str]:
    """Return the names of the properties that a template's author fills with tags."""
    return [
        name
        for name, element in ELEMENTS.items()
        if (match := _find(element, core.decode("utf-8", "replace"))) and "{" in match.group()
    ]


def fill(core: bytes, properties: Mapping[str, str], kept: Container[str]) -> bytes:
    """Return the core properties, filled in, with the dates of ``SOURCE_DATE_EPOCH``.

    Args:
        core: the part.
        properties: texts by the names of `ELEMENTS`; an empty one changes nothing.
        kept: names of those that the template has filled itself; the language is set all the
            same, as Office spells it.
    """
    xml = core.decode("utf-8", "replace")
    for name, text in properties.items():
        plain = escape(" ".join(re.sub(_ILLEGAL, " ", text).split())) if text else ""
        if not plain:
            continue
        element = ELEMENTS[name]
        match = _find(element, xml)
        own = name in kept and name != "language" and match and re.search(">[^<]", match.group())
        if own:
            continue
        if match:
            new = f"<{element}{match['attributes']}>{plain}</{element}>"
            xml = xml[: match.start()] + new + xml[match.end() :]
        elif "</cp:coreProperties>" in xml:
            new = f'<{element} xmlns:dc="{_DUBLIN}">{plain}</{element}></cp:coreProperties>'
            xml = xml.replace("</cp:coreProperties>", new)
    return stamp(xml.encode())


def _find(element: str, xml: str) -> re.Match[str] | None:
    return re.search(
        rf"<{element}(?P<attributes>(?: [^<>]*?)?)(?:/>|>[^<]*</{element}>)", xml, re.DOTALL
    )
