"""Known cities, by which a place is told from other capitals in a sentence."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_FILE: Final = Path(__file__).with_name("lexicons") / "cities.txt"
_LONGEST: Final = 4  # words in a city's name


def known_city(words: Sequence[str]) -> int:
    """Return how many of the first words are the name of a known city; 0 for none.

    Accents and case do not matter; of a name in two languages ("Peja/Peć") one is enough.
    """
    cities = _cities()
    for count in range(min(len(words), _LONGEST), 0, -1):
        name = fold(" ".join(words[:count]))
        if any(part in cities for part in name.split("/")):
            return count
    return 0


@cache
def _cities() -> frozenset[str]:
    return frozenset(_FILE.read_text(encoding="utf-8").splitlines())  # already folded
