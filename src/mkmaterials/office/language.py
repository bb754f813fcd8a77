"""The language of a Word document, so that spell-checkers and screen readers know it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkmaterials.office.package import is_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

_CODE: Final = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
_DEFAULTS: Final = re.compile(rb"<w:docDefaults>.*?</w:docDefaults>", re.DOTALL)
_LANG: Final = re.compile(rb'(<w:lang\b[^<>]*?\bw:val=")([^"]*)(")')
_THEME: Final = re.compile(rb'(<w:themeFontLang\b[^<>]*?\bw:val=")[^"]*(")')
_ENDS: Final = (
    # where the language goes in the defaults, and what stands around it there
    (re.compile(rb"(?=</w:rPr>\s*</w:rPrDefault>)"), b"%s"),
    (re.compile(rb"<w:rPr\s*/>(?=\s*</w:rPrDefault>)"), b"<w:rPr>%s</w:rPr>"),
    (re.compile(rb"<w:rPrDefault\s*/>"), b"<w:rPrDefault><w:rPr>%s</w:rPr></w:rPrDefault>"),
    (re.compile(rb"(?<=<w:docDefaults>)"), b"<w:rPrDefault><w:rPr>%s</w:rPr></w:rPrDefault>"),
)
_ROOT: Final = re.compile(rb"<w:styles\b[^>]*>")


def default_language(styles: bytes) -> str:
    """Return the language that the styles set for all text, or ""."""
    defaults = _DEFAULTS.search(styles)
    found = _LANG.search(defaults.group()) if defaults else None
    return found[2].decode() if found else ""


def set_language(parts: Mapping[str, bytes], styles: str, tag: str) -> dict[str, bytes]:
    """Return the parts that change where a document gets its language.

    What the template marks as another language than its own stays so.

    Args:
        parts: of the document, by name.
        styles: the part with the styles.
        tag: the language, as Office spells it.
    """
    if _CODE.fullmatch(tag) is None or styles not in parts:
        return {}
    new = tag.encode()
    old = default_language(parts[styles]).encode()
    changed: dict[str, bytes] = {}
    for name, data in parts.items():
        if b"<w:themeFontLang" in data:
            changed[name] = _THEME.sub(rb"\g<1>" + new + rb"\g<2>", data)
        elif old and old != new and b"<w:lang" in data and is_xml(name):
            changed[name] = _LANG.sub(
                lambda match: match[1] + (new if match[2] == old else match[2]) + match[3], data
            )
    if not old:
        changed[styles] = _with_default(parts[styles], new)
    return {name: data for name, data in changed.items() if data != parts[name]}


def _with_default(styles: bytes, tag: bytes) -> bytes:
    lang = b'<w:lang w:val="' + tag + b'"/>'
    defaults = _DEFAULTS.search(styles)
    if defaults is None:
        root = _ROOT.search(styles)
        if root is None:
            return styles
        whole = b"<w:docDefaults>" + _ENDS[-1][1] % lang + b"</w:docDefaults>"
        return styles[: root.end()] + whole + styles[root.end() :]
    for pattern, around in _ENDS:
        if pattern.search(defaults.group()):
            new = pattern.sub(around % lang, defaults.group(), count=1)
            return styles[: defaults.start()] + new + styles[defaults.end() :]
    return styles
