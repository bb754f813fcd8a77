"""The order of a deck: slides, the directives around them, and groups of sample slides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkmaterials.messages import _
from mkmaterials.office.environment import ITEM_ID
from mkmaterials.office.problems import refuse
from mkmaterials.office.source import Stretch, end_of
from mkmaterials.office.tags import Tag

if TYPE_CHECKING:
    from mkmaterials.office.slides import SlideCompiler

_LOOP = re.compile(r"for\s+(\w+)\s+in\b")


def arrange(compilers: list[SlideCompiler], where: str) -> list[list[SlideCompiler]]:
    """Group sample slides, of which one is taken each time; other slides stand alone.

    Raises:
        TemplateError: two slides have the same name, or sample slides do not stand together.
    """
    groups: list[list[SlideCompiler]] = []
    names: dict[str, int] = {}
    choices: dict[str, int] = {}
    for each in compilers:
        if each.name and each.name in names:
            refuse(
                "template.slide-name",
                _(
                    "slides {first} and {second} are both named '{name}'",
                    first=names[each.name],
                    second=each.number,
                    name=each.name,
                ),
                where=where,
                hint=_("give each slide a name of its own."),
            )
        names[each.name] = each.number
        if not each.choice or not groups or groups[-1][0].choice != each.choice:
            if each.choice in choices:
                refuse(
                    "template.slide-directive",
                    _(
                        "slides {first} and {second} are samples of '{name}' and do not stand "
                        "side by side",
                        first=choices[each.choice],
                        second=each.number,
                        name=each.choice,
                    ),
                    where=where,
                    hint=_("move them together, the one for the shortest text first."),
                )
            groups.append([])
        elif each.name or any(not tag.head.startswith("end") for tag in each.directives):
            refuse(
                "template.slide-directive",
                _(
                    "slide {slide} is a further sample of '{name}' and has a directive of its own",
                    slide=each.number,
                    name=each.choice,
                ),
                where=where,
                hint=_(
                    "put '{%slide for … %}', '{%slide if … %}' and '{%slide name … %}' into the "
                    "notes of the first sample: they hold for all of them."
                ),
            )
        if each.choice:
            choices[each.choice] = each.number
            each.sample = (list(choices).index(each.choice) + 1, len(groups[-1]))
        groups[-1].append(each)
    return groups


def flow(groups: list[list[SlideCompiler]]) -> tuple[list[Stretch], list[Stretch]]:
    """Order slides and directives: of the whole deck, and of the outline.

    In the outline the first sample slide stands for its group: whichever is taken, it is one.
    """
    deck: list[Stretch] = []
    outline: list[Stretch] = []
    ranges = _ranges([tag for group in groups for each in group for tag in each.directives])
    loops: list[tuple[Tag, str]] = []
    for group in groups:
        directives = [tag for each in group for tag in each.directives]
        opening = [tag for tag in directives if not tag.head.startswith("end")]
        blocks = [tag for tag in opening if tag.head in {"for", "if"}]
        closing = [end_of(tag) for tag in reversed(blocks) if tag not in ranges]
        loops += [(tag, _loop_name(tag)) for tag in blocks if tag.head == "for"]
        head = Stretch([*opening])
        ends = [tag for tag in directives if tag.head.startswith("end")]
        tail = Stretch([*closing, *ends])
        deck += [head, *(s for each in group for s in (Stretch([each.mark]), *each.stretches))]
        deck.append(tail)
        item: list[str | Tag] = [group[0].mark]
        if loops and loops[-1][1]:
            item.append(Tag("{{", "", f"{loops[-1][1]}|{ITEM_ID}", place=loops[-1][0].place))
        outline += [head, Stretch(item), tail]
        closed = [tag for tag in blocks if tag not in ranges]
        closed += [tag for tag in ranges if ranges[tag] in ends]
        loops = [loop for loop in loops if loop[0] not in closed]
    return deck, outline


def _ranges(directives: list[Tag]) -> dict[Tag, Tag]:
    """Return the directives that end at one of their own, and not with their slide."""
    ranges: dict[Tag, Tag] = {}
    waiting: list[Tag] = []
    for tag in directives:
        if tag.head in {"for", "if"}:
            waiting.append(tag)
        elif tag.head in {"endfor", "endif"}:
            match = next((w for w in reversed(waiting) if w.head == tag.head[3:]), None)
            if match is not None:
                ranges[match] = tag
                waiting.remove(match)
    return ranges


def _loop_name(tag: Tag) -> str:
    match = _LOOP.match(tag.body)
    return match.group(1) if match else ""
