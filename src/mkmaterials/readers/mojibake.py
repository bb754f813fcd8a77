"""Text in UTF-8 that a program has read as Windows-1252 and saved so: “ stands as â€œ."""

from __future__ import annotations

import re
from typing import Final

from mkmaterials.errors import SourceError
from mkmaterials.findings import Finding
from mkmaterials.messages import _

# What the bytes 0x80 to 0xbf are in Windows-1252; its five undefined ones stay as they are.
_BYTES: Final = {
    **{bytes([number]).decode("latin-1"): number for number in range(0x80, 0x100)},
    **{
        bytes([number]).decode("cp1252"): number
        for number in range(0x80, 0xA0)
        if number not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
    },
}
_NEXT: Final = "[" + "".join(c for c, number in _BYTES.items() if number < 0xC0) + "]"  # noqa: PLR2004 - the last byte that follows another
_CHARACTER: Final = re.compile(rf"[\u00c2-\u00df]{_NEXT}|[\u00e0-\u00ef]{_NEXT}{{2}}|ð{_NEXT}{{3}}")
# No text holds these: a quotation mark or dash, é or ü, three Cyrillic letters. “MANHÃ” is one.
_SIGN: Final = re.compile(rf"â€|Ã(?![»”“’‘…–—\u00a0]){_NEXT}|(?:[ÐÑ]{_NEXT}){{3}}")


def repaired(name: str, paragraphs: list[str]) -> tuple[list[str], list[Finding]]:
    """Return the paragraphs with every misread character put right, and a finding if any was.

    Args:
        name: file name or address, for messages.
        paragraphs: the text.

    Raises:
        SourceError: the text was misread, and some of it cannot be put right without loss.
    """
    if not any(_SIGN.search(paragraph) for paragraph in paragraphs):
        return paragraphs, []
    found = [_CHARACTER.sub(_read_anew, one) for one in paragraphs]
    left = next((one for one in found if _SIGN.search(one)), None)
    if left is not None:
        at = _SIGN.search(left)
        start = at.start() if at else 0
        raise SourceError(
            # Translators: {words} are words of the press release with the damaged letters.
            _(
                "the text was saved in the wrong encoding, and its letters cannot all be told any "
                "more: “{words}”",
                words=left[max(0, start - _AROUND) : start + _AROUND],
            ),
            where=name,
            hint=_(
                "take the press release from where it was published once more, and save it as "
                "plain text in UTF-8."
            ),
        )
    note = Finding(
        "source.wrong-encoding",
        "warning",
        _(
            "the text was saved in the wrong encoding (UTF-8 read as Windows-1252); its letters "
            "and quotation marks have been put right"
        ),
        where=name,
        hint=_("hold the quotations against the release as it was published."),
    )
    return found, [note]


_AROUND: Final = 20  # characters shown on either side of what is damaged


def _read_anew(match: re.Match[str]) -> str:
    try:
        return bytes(_BYTES[character] for character in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]
