"""The vocabulary of templates: every name they may use, taken from the plan's types."""

from __future__ import annotations

import re
import typing
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from mkmaterials.messages import N_, _
from mkmaterials.plan.material import MaterialPlan, QuotePlan, QuoteSlidePlan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ITEMS = {
    "quote_slides": "part",
    "debrief": "question",
    "further": "block",
    "follow_up": "announced",
    "referral": "partner",
    "themes": "theme",
    "relevance": "paragraph",
}
_ENTRY = re.compile(r"\s+(\w+): (.*)")


@dataclass(frozen=True)
class Kind:
    """What a name or a tag stands for.

    Attributes:
        words: the kind in English words.
        verbatim: whether it is a quotation, which must be printed as it is.
    """

    words: str = N_("anything")
    verbatim: bool = False


ANY = Kind()  # nothing is known of it, so nothing is wrong with it
# Translators: "text", "number", "yes or no", "list" and "group" are kinds of values in templates.
TEXT = Kind(N_("text"))
NUMBER = Kind(N_("number"))
YES_NO = Kind(N_("yes or no"))
QUOTATION = Kind("text", verbatim=True)


@dataclass(frozen=True)
class ListOf(Kind):
    """A list.

    Attributes:
        item: what its items are.
    """

    words: str = N_("list")
    item: Kind = ANY


@dataclass(frozen=True, eq=False)
class Group(Kind):
    """Values with names.

    Attributes:
        fields: what is behind each name.
        holds: what each name holds, in English words.
        closed: whether there are no other names.
    """

    words: str = N_("group")
    fields: dict[str, Kind] = field(default_factory=dict)
    holds: dict[str, str] = field(default_factory=dict)
    closed: bool = True

    # Two groups are never the same, even if neither has names.
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


def list_of(item: Kind) -> ListOf:
    """Return the kind of a list."""
    return ListOf(N_("list of texts"), item=item) if item == TEXT else ListOf(item=item)


_SAID = ("text", "translation", "second", "whole", "whole_translation")  # and its translations
_QUOTATIONS = {(plan, key) for plan in (QuotePlan, QuoteSlidePlan) for key in _SAID}
_PLAIN: dict[object, Kind] = {str: TEXT, int: NUMBER, float: NUMBER, bool: YES_NO}


@dataclass(frozen=True)
class Name:
    """A name that a template may use.

    Attributes:
        path: as it is written in a tag, such as ``event.title``; for what is in a list, as it
            is written in a loop over it, such as ``message.text``.
        keys: how to come to its values from the whole plan; ``None`` stands for any item of a
            list.
        kind: what is behind it.
        said: what it holds, in English words.
        loop: the loop within which it is known, such as ``for message in messages``, or "".
        like: the list whose items have the same names as those of this one, or "".
    """

    path: str
    keys: tuple[str | None, ...]
    kind: Kind
    said: str
    loop: str = ""
    like: str = ""

    @property
    def holds(self) -> str:
        """What it holds, in words of the user's language."""
        if not self.like:
            return _(self.said)
        # Translators: {holds} says what a name stands for, {name} is such as "quotes".
        return _("{holds} (the same names as in {name})", holds=_(self.said), name=self.like)


def vocabulary(slide_names: Iterable[str] | None = None) -> Group:
    """Return all that templates may name.

    Args:
        slide_names: names that the deck gives to its slides; ``None`` if they are not known,
            so that any is taken.
    """
    plan = _group(MaterialPlan)
    if slide_names is None:
        return plan
    named = dict.fromkeys(slide_names, NUMBER)
    holds = dict.fromkeys(named, N_("number of that slide of the deck"))
    slides = Group(fields=dict(named), holds=holds)
    fields = {**plan.fields, "slides": slides}
    return Group(fields=fields, holds=plan.holds)


def item_name(list_name: str) -> str:
    """Return what an item of a list is usually called: "message" for "messages"."""
    last = list_name.rpartition(".")[2]
    return _ITEMS.get(last) or (last[:-1] if last.endswith("s") else f"each_{last}")


def names(root: Group) -> Iterator[Name]:
    """Yield every name, groups and lists before what is in them."""
    yield from _names(root, Name("", (), root, ""), {})


def _names(group: Group, within: Name, seen: dict[Group, str]) -> Iterator[Name]:
    for key, kind in group.fields.items():
        full = f"{within.path}.{key}" if within.path else key
        name = Name(full, (*within.keys, key), kind, group.holds.get(key, ""), within.loop)
        item = kind.item if isinstance(kind, ListOf) else None
        if isinstance(kind, Group):
            yield name
            yield from _names(kind, name, seen)
        elif not isinstance(item, Group):
            yield name
        elif item in seen:
            yield replace(name, like=seen[item])
        else:
            seen[item] = full
            yield name
            loop = f"for {item_name(full)} in {full}"
            yield from _names(item, Name(item_name(full), (*name.keys, None), item, "", loop), seen)


@cache
def _group(plan: Any) -> Group:
    hints = typing.get_type_hints(plan)
    fields = {
        key: QUOTATION if (plan, key) in _QUOTATIONS else _kind(hint) for key, hint in hints.items()
    }
    return Group(fields=fields, holds=_attributes(plan.__doc__ or ""))


def _kind(hint: Any) -> Kind:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if origin is list:
        return list_of(_kind(arguments[0]))
    if origin is dict:
        return Group(closed=False)
    return _group(hint) if typing.is_typeddict(hint) else ANY


def _attributes(docstring: str) -> dict[str, str]:
    """Return what a docstring says of each attribute."""
    holds: dict[str, str] = {}
    last = ""
    for line in docstring.partition("Attributes:")[2].splitlines():
        entry = _ENTRY.fullmatch(line)
        if entry:
            last = entry[1]
            holds[last] = entry[2].strip()
        elif line.strip() and last:
            holds[last] += f" {line.strip()}"
    return {key: value.rstrip(".") for key, value in holds.items()}
