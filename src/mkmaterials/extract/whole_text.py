"""The paragraphs of a release searched at once for the beginnings of words."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.phrases import lowered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_PLAIN: Final = str.maketrans({"'": "’", "\u00a0": " ", "\u202f": " "})


class WholeText:
    """Paragraphs in lower case, with apostrophes and spaces of one kind, in one piece."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        """Join the paragraphs; no character moves within its own."""
        self._low = lowered("\n".join(paragraphs)).translate(_PLAIN)
        self._starts = [0, *accumulate(len(text) + 1 for text in paragraphs)]

    def find(self, beginnings: Iterable[str], *, inside: bool = False) -> Iterator[tuple[int, int]]:
        """Yield paragraph (from 0) and offset of each of the words that begin so.

        Args:
            beginnings: in lower case.
            inside: whether they may stand within a word ("Menschenhandelskonferenz").
        """
        low = self._low
        for word in beginnings:
            at = low.find(word)
            while at >= 0:
                if inside or not low[at - 1 : at].isalnum():
                    index = bisect_right(self._starts, at) - 1
                    yield index, at - self._starts[index]
                at = low.find(word, at + len(word))
