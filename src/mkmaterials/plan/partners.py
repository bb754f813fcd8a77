"""Who stands around the persons to be protected: the groups of an event, by their part in it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from mkmaterials.wording.foreign import like

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkmaterials.plan.material import PartnersPlan

_AND: Final = re.compile(r",? (?:and|и|und|et|ed?|y|și|dhe) |[,;] ", re.IGNORECASE)


def partners(
    groups: Sequence[str], line: str, originals: Mapping[str, str] | None = None
) -> PartnersPlan:
    """Return the groups by the partner that they belong to, each in the source's words.

    Args:
        groups: the groups, one by one.
        line: all of them in a line, in the language that they are in.
        originals: of translated groups the words of the source, by which they are known.

    A group of several members, such as "police and prosecutors", is parted if each of them names
    its partner. Else one that names two partners stands with both; nothing is guessed of one
    that names none.
    """
    found: dict[str, list[str]] = {name: [] for name in (*_words(), "others")}
    for group in groups:
        original = (originals or {}).get(group, group)
        for member in _members(group) if original == group else [group]:
            for name in _named(original if member == group else member) or ["others"]:
                found[name].append(member)
    return {
        "police": like("; ".join(found["police"]), line),
        "communities": like("; ".join(found["communities"]), line),
        "civil_society": like("; ".join(found["civil_society"]), line),
        "institutions": like("; ".join(found["institutions"]), line),
        "others": like("; ".join(found["others"]), line),
    }


def _members(group: str) -> list[str]:
    """Return the members of a group that names several partners, if each names its own."""
    members = [member for member in _AND.split(group) if member]
    is_mixed = len(_named(group)) > 1
    return members if is_mixed and all(map(_named, members)) else [group]


def _named(group: str) -> list[str]:
    return [name for name, words in _words().items() if words.search(group)]


@cache
def _words() -> dict[str, re.Pattern[str]]:
    text = files("mkmaterials.plan").joinpath("partners.toml").read_text(encoding="utf-8")
    return {
        name: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
        for name, words in tomllib.loads(text).items()
    }
