"""Which members of a list are groups of people, bodies that stand for theirs, or neither."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.group_lists import people_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.passages import Place, Reading

_MARKED: Final = frozenset('“”"«»0123456789')
_CIRCUMSTANCE: Final = frozenset({"last", "this", "near", "from", "in", "at", "on"})
_ABBREVIATION: Final = 3  # letters of "CID"


def names_people(reading: Reading, group: Place) -> bool:
    """Tell whether words name people of a kind: not "participants", not "40 judges"."""
    name = reading.text(group).lower().split()
    people = people_words(reading)
    says = reading.lexicon.words("speech.say") - reading.lexicon.words("speech.nouns_too")
    if any(word in says for word in name):
        return False
    generic = name[0] in reading.lexicon.words("participants.generic") | {"participants"}
    anybody = reading.lexicon.words("participants.anybody") | {"representatives"}
    generic = generic or (len(name) == 1 and name[0] in anybody)
    marked = any(not _MARKED.isdisjoint(word) for word in name)
    return not marked and not generic and any(word.strip(",") in people for word in name)


def names_people_or_body(reading: Reading, group: Place) -> bool:
    """Tell whether a member of a list is people, or a kind of body that stands for its people."""
    last = reading.text(group).lower().split()[-1]
    return names_people(reading, group) or last in reading.lexicon.words("participants.bodies")


def known(reading: Reading, groups: Iterable[Place]) -> list[Place]:
    """Return the members of a list up to the first that is neither people nor a kind of body."""
    return list(takewhile(lambda group: names_people_or_body(reading, group), groups))


def is_plural(reading: Reading, group: Place) -> bool:
    """Tell whether a member of a list ends in a plural in small letters: "caretakers"."""
    text = reading.text(group)
    return text.islower() and text.endswith("s") and text.split()[0] not in _CIRCUMSTANCE


def without_persons(reading: Reading, groups: Iterable[Place]) -> list[Place]:
    """Leave out who is one person and what is no group: "the Deputy Minister, Mr A, and judges"."""
    return [
        group
        for group in groups
        if _has_people(reading, group) or _is_named_body(reading.lexicon, reading.text(group))
    ]


def _has_people(reading: Reading, group: Place) -> bool:
    words = reading.text(group).lower().split()
    kinds = people_words(reading) | reading.lexicon.words("participants.bodies")
    return is_plural(reading, group) or any(word.strip(",()") in kinds for word in words)


def _is_named_body(lexicon: Lexicon, text: str) -> bool:
    """Tell whether a name is a body's and not that of one person who holds an office there."""
    words = [_bare(word) for word in text.split()]
    lows = [word.lower() for word in words]
    institutions = lexicon.words("names.institutions") | lexicon.words("hosts.known")
    persons = lexicon.words("names.roles") | lexicon.words("names.honorifics")
    if any(low in persons for low in lows):
        return lows[0] in institutions or lows[-1] in institutions
    capitals = any(word.isupper() and len(word) >= _ABBREVIATION for word in words)
    return capitals or any(low in institutions for low in lows)


def _bare(word: str) -> str:
    return word.strip("(),.;").removesuffix("’s").removesuffix("'s")
