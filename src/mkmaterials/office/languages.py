"""The language of every run on slides, for spell-checkers and screen readers."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

WRITTEN: Final = (".slide+xml", ".notesSlide+xml")  # content types of what people read
DEFAULT: Final = "en-GB"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# How Office spells a language where it wants more than an ISO 639 code.
_OFFICE: Final = {
    "bs": "bs-Latn-BA",
    "de": "de-DE",
    "en": "en-GB",
    "es": "es-ES",
    "fr": "fr-FR",
    "hr": "hr-HR",
    "it": "it-IT",
    "kk": "kk-KZ",
    "ky": "ky-KG",
    "mk": "mk-MK",
    "ro": "ro-RO",
    "ru": "ru-RU",
    "sq": "sq-AL",
    "sr": "sr-Cyrl-RS",
    "sr-Cyrl": "sr-Cyrl-RS",
    "sr-Latn": "sr-Latn-RS",
    "sr-ME": "sr-Latn-ME",
    "cnr": "sr-Latn-ME",
    "tg": "tg-Cyrl-TJ",
    "tk": "tk-TM",
    "tr": "tr-TR",
    "uk": "uk-UA",
    "uz": "uz-Latn-UZ",
    "uz-Latn": "uz-Latn-UZ",
    "uz-Cyrl": "uz-Cyrl-UZ",
}
_TAG: Final = rb'<a:(?:rPr|endParaRPr)\b[^<>]* lang="([A-Za-z0-9-]+)"'
_LOOKS = (f"{_A}rPr", f"{_A}endParaRPr")
_BEARERS = (f"{_A}r", f"{_A}fld", f"{_A}br")


def spelled(language: str) -> str:
    """Return a language as Office spells it: "en-GB" for "en"."""
    return _OFFICE.get(language.replace("_", "-"), language.replace("_", "-"))


def main_language(parts: Iterable[bytes]) -> str:
    """Return the language that most runs of a template are in; one that says none is English."""
    found: Counter[str] = Counter()
    for data in parts:
        said = [match.decode() for match in re.findall(_TAG, data)]
        found.update(said)
        found[DEFAULT] += max(data.count(b"<a:t>") - len(said), 0)
    return found.most_common(1)[0][0] if found else DEFAULT


def mark(root: etree._Element, language: str) -> bool:
    """Set the language of every run that has none, and tell whether there were any."""
    changed = False
    for bearer in root.iter(*_BEARERS):
        if bearer.find(_LOOKS[0]) is None:
            bearer.insert(0, bearer.makeelement(_LOOKS[0]))
    for look in root.iter(*_LOOKS):
        if not look.get("lang"):
            attributes = dict(look.attrib)
            look.attrib.clear()
            look.set("lang", language)
            look.attrib.update(attributes)
            changed = True
    return changed


def set_language(xml: str, old: str, new: str) -> str:
    """Put the language of the document in place of the template's; others stay."""
    return xml if old == new or not new else xml.replace(f' lang="{old}"', f' lang="{new}"')
