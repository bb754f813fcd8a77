"""Who stands around the persons to be protected: the groups of an event, by their part in it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from mkmaterials.wording.foreign import like

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.plan.material import PartnersPlan


def partners(groups: Sequence[str], line: str) -> PartnersPlan:
    """Return the groups by the partner that they belong to, each as the source prints it.

    Args:
        groups: the groups, one by one.
        line: all of them in a line, in the language that they are in.

    A group that names two partners stands with both; nothing is guessed of one that names none.
    """
    found: dict[str, list[str]] = {name: [] for name in (*_words(), "others")}
    for group in groups:
        at_home = [name for name, words in _words().items() if words.search(group)]
        for name in at_home or ["others"]:
            found[name].append(group)
    return {
        "police": like("; ".join(found["police"]), line),
        "communities": like("; ".join(found["communities"]), line),
        "civil_society": like("; ".join(found["civil_society"]), line),
        "institutions": like("; ".join(found["institutions"]), line),
        "others": like("; ".join(found["others"]), line),
    }


@cache
def _words() -> dict[str, re.Pattern[str]]:
    text = files("mkmaterials.plan").joinpath("partners.toml").read_text(encoding="utf-8")
    return {
        name: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
        for name, words in tomllib.loads(text).items()
    }
