"""The language of a Word document, so that spell-checkers and screen readers know it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

# As Word writes them: with a region, and with a script where two are in use.
_TAGS: Final = {
    "en": "en-GB",
    "fr": "fr-FR",
    "de": "de-DE",
    "it": "it-IT",
    "es": "es-ES",
    "ru": "ru-RU",
    "sq": "sq-AL",
    "bs": "bs-Latn-BA",
    "hr": "hr-HR",
    "sr": "sr-Cyrl-RS",
    "mk": "mk-MK",
    "sr-latn": "sr-Latn-RS",
    "sr-cyrl": "sr-Cyrl-RS",
    "cnr": "sr-Latn-ME",
    "ro": "ro-RO",
    "tk": "tk-TM",
    "kk": "kk-KZ",
    "ky": "ky-KG",
    "tg": "tg-Cyrl-TJ",
    "uz": "uz-Latn-UZ",
    "uz-cyrl": "uz-Cyrl-UZ",
    "bs-cyrl": "bs-Cyrl-BA",
    "uk": "uk-UA",
    "hy": "hy-AM",
    "ka": "ka-GE",
    "az": "az-Latn-AZ",
    "be": "be-BY",
    "tr": "tr-TR",
    "pl": "pl-PL",
}
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


def tag_of(language: str) -> str:
    """Return a language as Word writes it: ``en-GB`` for ``en``; "" if it is none."""
    code = language.replace("_", "-")
    if _CODE.fullmatch(code) is None:
        return ""
    return _TAGS.get(code.lower(), code)


def default_language(styles: bytes) -> str:
    """Return the language that the styles set for all text, or ""."""
    defaults = _DEFAULTS.search(styles)
    found = _LANG.search(defaults.group()) if defaults else None
    return found[2].decode() if found else ""


def set_language(parts: dict[str, bytes], styles: str, texts: Iterable[str], language: str) -> None:
    """Give a document its language.

    What the template marks as another language than its own stays so.

    Args:
        parts: of the document; changed.
        styles: the part with the styles.
        texts: the parts with text.
        language: as ISO 639 code.
    """
    tag = tag_of(language).encode()
    if not tag or styles not in parts:
        return
    old = default_language(parts[styles]).encode()
    for name in {styles, *texts}:
        data = parts[name]
        if b"<w:themeFontLang" in data:
            parts[name] = _THEME.sub(rb"\g<1>" + tag + rb"\g<2>", data)
        elif old and old != tag and b"<w:lang" in data:
            parts[name] = _LANG.sub(
                lambda match: match[1] + (tag if match[2] == old else match[2]) + match[3], data
            )
    if not old:
        parts[styles] = _with_default(parts[styles], tag)


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
