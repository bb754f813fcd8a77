"""Sentences of a quotation, for carrying a long one over to another slide."""

from __future__ import annotations

import re
from typing import Final

# A stop, perhaps a closing mark, white space, and a capital or an opening mark: what follows a
# short abbreviation with a capital ("Dr. Petrova", "No. 5") is no new sentence.
_END: Final = re.compile(
    r"(?<!\b[A-Z]\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bNo\.)(?<!\bSt\.)"
    r"(?<=[.!?\u2026\u201d\u2019\"'])\s+(?=[^\W\d_a-z]|[\"\u201c\u2018\u00ab])"
)
_STOP: Final = re.compile(r"[.!?\u2026][\u201d\u2019\"')]*$")


def sentences(text: str) -> list[str]:
    """Split a text into sentences; joined with spaces they are the text again, word for word."""
    found: list[str] = []
    for piece in _END.split(text):
        if found and not _STOP.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def split_evenly(text: str, most_words: int) -> list[str]:
    """Split a text at sentence ends into parts of about equal length.

    Args:
        text: a quotation.
        most_words: as many words a part may have; a longer single sentence stays whole,
            for a quotation is never cut within a sentence.

    Returns:
        The parts in order, as few as possible.
    """
    pieces = sentences(text)
    total = _words(pieces)
    if total <= most_words:
        return [text]
    wanted = -(-total // most_words)
    while wanted < len(pieces):
        parts = _share_out(pieces, wanted, total)
        if all(_words(part) <= most_words or len(part) == 1 for part in parts):
            return [" ".join(part) for part in parts]
        wanted += 1
    return pieces


def _share_out(pieces: list[str], wanted: int, total: int) -> list[list[str]]:
    """Put each sentence into the part in which its middle falls."""
    parts: list[list[str]] = [[] for _ in range(wanted)]
    before = 0
    for piece in pieces:
        size = len(piece.split())
        parts[min(wanted - 1, int((before + size / 2) * wanted / total))].append(piece)
        before += size
    return [part for part in parts if part]


def _words(part: list[str]) -> int:
    return sum(len(sentence.split()) for sentence in part)
