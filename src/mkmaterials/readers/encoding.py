"""Bytes to text: UTF-8, UTF-16 and Windows-1252 are read; anything else is refused by name."""

from __future__ import annotations

import codecs
import re
from typing import Final

from mkmaterials.errors import SourceError
from mkmaterials.messages import N_, _

_SIGNATURES: Final = (
    (b"%PDF", N_("this is a PDF file, not text")),
    (b"PK\x03\x04", N_("this is a Word, PowerPoint or zip file, not text")),
    (b"\xd0\xcf\x11\xe0", N_("this is an old Word file (.doc) or other Office 97 file, not text")),
    (b"\x89PNG", N_("this is a picture (PNG), not text")),
    (b"\xff\xd8\xff", N_("this is a picture (JPEG), not text")),
    (b"GIF8", N_("this is a picture (GIF), not text")),
    (b"{\\rtf", N_("this is a rich text file (RTF), not text")),
    (b"\x7fELF", N_("this is a program, not text")),
    (b"MZ", N_("this is a program, not text")),
)
_AS_TEXT: Final = N_("open it in its own program, and save or copy the text as plain text (UTF-8).")
_LETTERS: Final = re.compile(r"[^\W\d_]")
_HIGH_RUN: Final = re.compile(r"[\u00c0-\u00ff]{3,}")
_MOST_CONTROLS: Final = 8  # so many strays a text may have, whatever its length,
_MOST_CONTROLS_SHARE: Final = 0.02  # or this share of it; above both, bytes are no text
_MOST_HIGH: Final = 0.25  # share of accented letters that no Western language exceeds


def decode(name: str, data: bytes) -> str:
    """Return the text in `data`.

    Args:
        name: file name, for messages.
        data: the file's bytes.

    Raises:
        SourceError: the bytes are no text, or text in another encoding, which is named.
    """
    for signature, message in _SIGNATURES:
        if data.startswith(signature) and not (signature == b"MZ" and _is_utf8(data)):
            raise SourceError(_(message), where=name, hint=_(_AS_TEXT))
    text = _decode_marked(name, data)
    if text is None:
        text = _decode_unmarked(name, data)
    if "\0" in text or _has_many_controls(text):
        raise SourceError(_("this is not a text file"), where=name, hint=_(_AS_TEXT))
    return text


def _decode_marked(name: str, data: bytes) -> str | None:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise _refused(name, "UTF-32")
    if data.startswith(codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        return None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        label = encoding.removesuffix("-sig").upper()
        raise SourceError(
            # Translators: {encoding} is the name of an encoding, such as UTF-16.
            _(
                "the text is damaged: byte {number} is not valid {encoding}",
                number=error.start + 1,
                encoding=label,
            ),
            where=name,
            hint=_("save the press release anew as plain text (UTF-8)."),
        ) from error


def _decode_unmarked(name: str, data: bytes) -> str:
    wide = _utf16_without_mark(data)
    if wide:
        return wide
    if _is_utf8(data):
        return data.decode("utf-8")
    if b"\0" in data:
        raise SourceError(_("this is not a text file"), where=name, hint=_(_AS_TEXT))
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise _refused(name, _guess(data)) from None
    letters = len(_LETTERS.findall(text))
    high = sum("\u00c0" <= character <= "\u00ff" for character in text)
    if letters and (high / letters > _MOST_HIGH or len(_HIGH_RUN.findall(text)) > letters / 100):
        raise _refused(name, _guess(data))
    return text


def _utf16_without_mark(data: bytes) -> str | None:
    """Read UTF-16 that lacks its byte order mark: nearly every other byte is zero."""
    half = len(data) // 2
    if len(data) % 2 or not half:
        return None
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data[first::2].count(0) > 0.8 * half and data[1 - first :: 2].count(0) == 0:
            return data.decode(encoding, errors="replace")
    return None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _has_many_controls(text: str) -> bool:
    controls = sum(character < " " and character not in "\t\n\r\f\v" for character in text)
    return controls > max(_MOST_CONTROLS, len(text) * _MOST_CONTROLS_SHARE)


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return best.encoding.replace("_", "-").replace("cp", "Windows-") if best else ""


def _refused(name: str, encoding: str) -> SourceError:
    return SourceError(
        # Translators: {encoding} is a name such as Windows-1251.
        _(
            "the text is in an encoding that is not read (it looks like {encoding})",
            encoding=encoding,
        )
        if encoding
        else _("the text is in an encoding that is not known"),
        where=name,
        hint=_(
            "open it in Word or an editor, check that it reads well, and save it as plain text in "
            "UTF-8. Read as they are: UTF-8, UTF-16, Windows-1252."
        ),
    )
