"""Sentences of a quotation, for carrying a long one over to another slide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def share_out(pieces: Sequence[str], parts: int) -> list[list[int]]:
    """Share sentences out over parts of about equal length, in order.

    Args:
        pieces: sentences; they stay whole, for a quotation is never cut within one.
        parts: how many parts are wanted.

    Returns:
        The numbers of each part's sentences, from 0; fewer parts if there are not enough.
    """
    sizes = [len(piece.split()) for piece in pieces]
    total = max(sum(sizes), 1)
    shares: list[list[int]] = [[] for _ in range(parts)]
    before = 0
    for number, size in enumerate(sizes):  # into the part in which its middle falls
        shares[min(parts - 1, int((before + size / 2) * parts / total))].append(number)
        before += size
    return [share for share in shares if share]
