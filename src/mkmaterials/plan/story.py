"""The deck as a story: which slides it has, what shares a slide, and how it becomes shorter.

Every quotation, every message and every exercise is shown, however short the deck is to be:
they share slides, and what only helps to tell them goes.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mkmaterials.model.release import parse_at
from mkmaterials.plan.facts import big_number, for_slide
from mkmaterials.plan.partners import partners
from mkmaterials.plan.quote_slides import carry_over, quote_slides
from mkmaterials.wording.foreign import Foreign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mkmaterials.plan.material import (
        DeckPlan,
        MaterialPlan,
        MessagePlan,
        MessageSlidePlan,
        PartnersPlan,
        ProgrammeRowPlan,
        ProgrammeSlidePlan,
        QuotationsPlan,
        QuoteSlidePlan,
    )
    from mkmaterials.plan.session_material import BlockPlan, DayPlan
    from mkmaterials.translation import Told
    from mkmaterials.wording import Wording

_OBJECTIVES: Final = 4  # on a slide
_ROWS: Final = 9  # of the programme on a slide
# Quotations on a slide at most, letters of one that shares it, and letters of all of them: alone,
# as they read well, and as they just fit.
_ONE: Final = (1, 0, 0)
_WELL: Final = (2, 330, 640)
_TIGHT: Final = (4, 800, 860)
_HEAD: Final = 60  # letters' worth of room that each of them takes besides


def no_deck() -> DeckPlan:
    """Return the deck of which nothing is decided yet."""
    return {
        "shows": [],
        "number": {"before": "", "text": "", "label": "", "para": ""},
        "facts": [],
        "more_facts": [],
        "objectives": [],
        "more_objectives": [],
        "programme": [],
        "messages": [],
        "quotes": [],
        "partners": partners([], ""),
    }


class Story:
    """Decides about the deck of one kit; what it decides stands in the plan, under ``deck``.

    Args:
        plan: the plan, all but its deck.
        told: the event, with its quotations and their translations.
        words: wording, for titles.
    """

    def __init__(self, plan: MaterialPlan, told: Told, words: Wording) -> None:
        self._plan = plan
        self._told = told
        self._words = words
        self._parts: dict[str, int] = {}  # slides of a quotation too long for one
        self._alone: set[str] = set()  # what did not fit beside something else
        self._messages = 1  # on a slide at most
        self._rooms = [_ONE]  # on a slide of quotations
        self._steps: list[Callable[[], None]] = [
            lambda: self._drop("references"),
            lambda: self._join("closing", "discussion", "commitments"),
            lambda: self._share_messages(2),
            lambda: self._share_messages(3),
            lambda: self._rooms.append(_WELL),
            self._join_programme,
            lambda: self._rooms.append(_TIGHT),
            lambda: self._drop("contacts"),  # they are on paper too
            lambda: self._drop("picture"),
            lambda: self._drop("programme"),
            lambda: self._drop("session", "why"),
        ]
        plan["deck"] = self._begin()
        self._arrange()

    def shorten(self) -> bool:
        """Make the deck shorter in the way that costs least; say whether there was one."""
        if not self._steps:
            return False
        self._steps.pop(0)()
        self._arrange()
        return True

    def relieve(self, crowded: Iterable[tuple[str, Sequence[str]]]) -> bool:
        """Spread out what does not fit on its slide, and say whether there was anything.

        Args:
            crowded: for each slide on which something does not fit: the id of the item it
                shows, and the texts that do not fit, white space folded.
        """
        full = list(crowded)
        deck = self._plan["deck"]
        shared = {one["id"] for one in deck["quotes"] if len(one["parts"]) > 1}
        shared |= {one["id"] for one in deck["messages"] if len(one["messages"]) > 1}
        apart = {item for item, _ in full if item in shared}
        self._alone |= apart
        more = carry_over(self._plan, self._told, full, self._parts, self._words) or bool(apart)
        if more:
            self._arrange()
        return more

    def _begin(self) -> DeckPlan:
        plan, words = self._plan, self._words
        number, label = big_number(self._told.summary, plan, words)
        if number["before"] in self._told.foreign:  # as in "over 60"
            number["before"] = Foreign(number["before"], self._told.source_language)
        facts, more_facts = for_slide(plan["facts"], label, words)
        objectives = plan["session"]["objectives"]
        shows = ["why", "programme", "picture", "discussion", "commitments"]
        shows += ["references"] if plan["publications"] else []
        operation = plan["operation"]
        shows += ["contacts"] if operation["contacts"] or operation["referral"] else []
        return {
            "shows": shows,
            "number": number,
            "facts": facts,
            "more_facts": more_facts,
            "objectives": objectives[:_OBJECTIVES],
            "more_objectives": objectives[_OBJECTIVES:],
            "programme": programme(plan["session"]["days"], words),
            "messages": [],
            "quotes": [],
            "partners": self._partners(),
        }

    def _partners(self) -> PartnersPlan:
        """Return the groups by partner; translated ones are known by the source's words."""
        event = self._plan["event"]
        number = self._told.summary.event.participants
        paragraphs = [paragraph["text"] for paragraph in self._plan["source"]["paragraphs"]]
        originals = {}
        for group in number.groups if number else []:
            if group.at:
                place, start, end = parse_at(group.at)
                if start is not None:  # a paragraph as a whole does not tell them
                    originals[group.text] = paragraphs[place - 1][start:end]
        return partners(event["groups"], event["groups_line"], originals)

    def _drop(self, *names: str) -> None:
        shows = self._plan["deck"]["shows"]
        self._plan["deck"]["shows"] = [name for name in shows if name not in names]

    def _join(self, name: str, *others: str) -> None:
        self._drop(*others)
        self._plan["deck"]["shows"].append(name)

    def _join_programme(self) -> None:
        if len(self._plan["deck"]["programme"]) == 1:
            self._join("session", "why", "programme")

    def _share_messages(self, most: int) -> None:
        self._messages = most

    def _arrange(self) -> None:
        plan, words = self._plan, self._words
        plan["quote_slides"] = quote_slides(plan["quotes"], self._told, words, self._parts)
        plan["deck"]["messages"] = self._message_slides()
        plan["deck"]["quotes"] = self._quotations()

    def _message_slides(self) -> list[MessageSlidePlan]:
        slides: list[MessageSlidePlan] = []
        messages = self._plan["messages"]
        sizes = _even(len(messages), self._messages)
        for start, end in pairwise([0, *sizes]):
            group = messages[start:end]
            if _id([one["id"] for one in group]) in self._alone:
                slides += [self._message_slide([one]) for one in group]
            else:
                slides.append(self._message_slide(group))
        return slides

    def _message_slide(self, group: list[MessagePlan]) -> MessageSlidePlan:
        first, last = str(group[0]["number"]), str(group[-1]["number"])
        key = "deck.message" if first == last else "deck.messages"
        title = self._words.label(key).format(number=first, first=first, last=last)
        return {"id": _id([one["id"] for one in group]), "title": title, "messages": group}

    def _quotations(self) -> list[QuotationsPlan]:
        """Return the fewest slides; of as many, those on which quotations have more room."""
        fewest = min((self._groups(*room) for room in self._rooms), key=len)
        return [
            {
                "id": _id([part["id"] for part in group]),
                "title": self._words.join([part["title"] for part in group]),
                "parts": group,
            }
            for group in fewest
        ]

    def _groups(self, most: int, longest: int, letters: int) -> list[list[QuoteSlidePlan]]:
        """Return quotations that may share a slide, in their order.

        Args:
            most: quotations on a slide.
            longest: letters of one that may share a slide.
            letters: of all on a slide.
        """
        groups: list[list[QuoteSlidePlan]] = []
        for part in self._plan["quote_slides"]:
            together = [*(groups[-1] if groups else []), part]
            if (
                1 < len(together) <= most
                and _id([one["id"] for one in together]) not in self._alone
                and all(self._is_whole(one) and len(one["text"]) <= longest for one in together)
                and sum(len(one["text"]) + _HEAD for one in together) <= letters
            ):
                groups[-1].append(part)
            else:
                groups.append([part])
        return groups

    def _is_whole(self, part: QuoteSlidePlan) -> bool:
        return self._parts.get(part["id"].partition(".")[0], 1) == 1


def programme(days: Sequence[DayPlan], words: Wording) -> list[ProgrammeSlidePlan]:
    """Return the slides of the programme: a day each, a long one before and after lunch."""
    slides: list[ProgrammeSlidePlan] = []
    for day in days:
        title = words.label("deck.programme")
        if day["heading"]:
            title = words.label("deck.programme-day").format(title=title, day=day["heading"])
        halves = _halves(day["blocks"])
        for number, blocks in enumerate(halves, 1):
            part = words.label("part").format(title=title, part=number, parts=len(halves))
            slides.append(
                {
                    "id": f"programme{len(slides) + 1}",
                    "title": part if len(halves) > 1 else title,
                    "rows": [_row(block) for block in blocks],
                }
            )
    return slides


def _halves(blocks: Sequence[BlockPlan]) -> list[Sequence[BlockPlan]]:
    if len(blocks) <= _ROWS:
        return [blocks]
    middle = (len(blocks) + 1) // 2
    breaks = [number for number, block in enumerate(blocks, 1) if block["kind"] == "break"]
    cut = min(breaks, key=lambda number: abs(number - middle), default=middle)
    return [blocks[:cut], blocks[cut:]]


def _row(block: BlockPlan) -> ProgrammeRowPlan:
    return {
        "time": f"{block['start']}\u2013{block['end']}",
        "title": block["heading"],
        "form": "" if block["kind"] == "break" else block["form"],
    }


def _even(count: int, most: int) -> list[int]:
    """Return the ends of groups of at most so many, as equal as can be."""
    groups = -(-count // most)
    return [count * number // groups for number in range(1, groups + 1)]


def _id(ids: Sequence[str]) -> str:
    return ids[0] if len(ids) == 1 else f"{ids[0]}-{ids[-1]}"
