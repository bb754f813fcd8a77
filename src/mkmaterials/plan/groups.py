"""Which groups an event names: a word that says no more than "participants" is none."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from mkmaterials.model.release import parse_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkmaterials.model.summary import Fact
    from mkmaterials.translation import Told

# What may stand before such a word: "the 34 participants", "some people".
_BEFORE: Final = re.compile(
    r"^(?:(?:the|some|about|over|all|die|les|los|las|все|\d[\d .,]*) ?)+(?=\w)", re.IGNORECASE
)


def with_named_groups(told: Told, paragraphs: Sequence[str]) -> Told:
    """Return an event without groups that say no more than that somebody took part.

    Args:
        told: the event, in any language.
        paragraphs: of the press release: the source's words tell of a translated group too
            whether it names anybody.
    """
    number = told.summary.event.participants
    if number is None:
        return told
    originals = in_source(number.groups, paragraphs)
    named = [
        group
        for group in number.groups
        if not (is_bare(group.text) or is_bare(originals.get(group.text, "")))
    ]
    if len(named) == len(number.groups):
        return told
    event = replace(told.summary.event, participants=replace(number, groups=named))
    return replace(told, summary=replace(told.summary, event=event))


def in_source(facts: Iterable[Fact], paragraphs: Sequence[str]) -> Mapping[str, str]:
    """Return the words of the source for the text of each fact that has a place there."""
    originals = {}
    for fact in facts:
        if fact.at:
            place, start, end = parse_at(fact.at)
            if start is not None:  # a paragraph as a whole does not tell them
                originals[fact.text] = paragraphs[place - 1][start:end]
    return originals


def is_bare(group: str) -> bool:
    """Tell whether a group is a word for people that names none, such as "participants"."""
    folded = " ".join(group.casefold().split())
    return folded in _bare() or _BEFORE.sub("", folded) in _bare()


@cache
def _bare() -> frozenset[str]:
    text = files("mkmaterials.plan").joinpath("bare_groups.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["words"])
