"""Who stands around the persons to be protected: the groups of an event, by their part in it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from mkmaterials.wording.foreign import Foreign, like

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkmaterials.plan.material import PartnersPlan

_ROOM: Final = 90  # letters of a partner's box in which bodies stand too
# Words before one of the police that only say which police: "neighbourhood police".
_WHICH_POLICE: Final = re.compile(
    r"\b(?:community|neighbou?rhood|school|municipal|local|traffic|youth)[- ]"
    r"(?=polic|officers?\b|patrol)",
    re.IGNORECASE,
)
# Officers of whom nothing else is said: a liaison officer or a press officer is none of these.
_OFFICERS: Final = re.compile(
    r"(?:(?:\d+|some|the|women|female|male|senior|junior|young|local|uniformed|community|"
    r"neighbou?rhood|school|investigating|duty) )*officers?\b|.*\bgeneral inspectorate",
    re.IGNORECASE,
)
# Between a word for a kind of body and its name in quotation marks.
_NAMED: Final = r"((?:[\w-]+ ){{1,3}})[“„«\"]{name}[”“»\"]"
_AND: Final = re.compile(r",? (?:and|и|und|et|ed?|y|și|dhe) |[,;] ", re.IGNORECASE)


def partners(
    groups: Sequence[str],
    line: str,
    originals: Mapping[str, str] | None = None,
    bodies: Mapping[str, str] | None = None,
) -> PartnersPlan:
    """Return groups and bodies by the partner that they belong to, each in the source's words.

    Args:
        groups: the groups, one by one.
        line: all of them in a line, in the language that they are in.
        originals: of translated groups the words of the source, by which they are known.
        bodies: hosts, partners and the bodies of speakers, each with the words of the source by
            which it is known; of one that names no partner nothing is said. They come after the
            groups, as far as a box of the picture has room for them.

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
    for body, original in (bodies or {}).items():
        for name in _named(original):
            if sum(map(len, {*found[name], body})) <= _ROOM:
                found[name].append(body)
    return {
        "police": _in_line(found["police"], line),
        "communities": _in_line(found["communities"], line),
        "civil_society": _in_line(found["civil_society"], line),
        "institutions": _in_line(found["institutions"], line),
        "others": _in_line(found["others"], line),
    }


def described(body: str, paragraphs: Iterable[str]) -> str:
    """Return a body's name with what the source calls it, if it puts the name into marks.

    Args:
        body: its name in the source, such as "Open Doors".
        paragraphs: of the source.

    Returns:
        Such as "the non-governmental organization Open Doors", or just the name.
    """
    called = re.compile(_NAMED.format(name=re.escape(body)), re.IGNORECASE)
    for paragraph in paragraphs:
        if match := called.search(paragraph):
            return f"{_AND.split(match[1])[-1]}{body}"
    return body


def _in_line(texts: Sequence[str], line: str) -> str:
    """Return texts in one line, in the language of `line` or that of all of them."""
    told = list(dict.fromkeys(texts))
    foreign = bool(told) and all(isinstance(text, Foreign) for text in told)
    return like("; ".join(told), told[0] if foreign else line)


def _members(group: str) -> list[str]:
    """Return the members of a group that names several partners, if each names its own."""
    members = [member for member in _AND.split(group) if member]
    is_mixed = len(_named(group)) > 1
    return members if is_mixed and all(map(_named, members)) else [group]


def _named(group: str) -> list[str]:
    plain = _WHICH_POLICE.sub("", group)
    named = [name for name, words in _words().items() if words.search(plain)]
    return named or (["police"] if _OFFICERS.match(group) else [])


@cache
def _words() -> dict[str, re.Pattern[str]]:
    text = files("mkmaterials.plan").joinpath("partners.toml").read_text(encoding="utf-8")
    return {
        name: re.compile(rf"(?<![\w-])(?:{'|'.join(map(_beginning, words))})", re.IGNORECASE)
        for name, words in tomllib.loads(text).items()
    }


def _beginning(word: str) -> str:
    """Return the pattern of the beginning of a word; of a whole one if it has a full stop."""
    whole = word.removesuffix(".")
    return re.escape(whole) + (r"\b" if whole != word else "")
