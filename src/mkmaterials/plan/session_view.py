"""A planned session as the plain values that templates print."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from mkmaterials.activities import FEW, MANY
from mkmaterials.plan.minutes import apportion
from mkmaterials.plan.wishes import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.plan.material import BlockPlan, DayPlan, SessionPlan, SpanPlan, TimePlan
    from mkmaterials.plan.session import Block, Session
    from mkmaterials.wording import Wording

COLUMNS: Final = 60  # of a timeline; Word knows 63 in a table
_MARK: Final = 4  # columns that a time of day needs below the timeline
_A_DAY: Final = 300  # minutes; a session as long is called a day


def session_plan(session: Session, words: Wording, themes: Sequence[str]) -> SessionPlan:
    """Return the session ready to print, without slide numbers and questions on the event.

    Args:
        session: the planned session.
        words: with short texts by key: ``exercise`` with ``{number}`` and ``{title}``, ``theme.…``
            for every theme, ``phase.…`` for every kind of activity, ``session.…``.
        themes: themes of the source.

    Raises:
        KeyError: there is no such label.
    """
    view = _View(session, words)
    labels = words.labels
    blocks = view.numbered(session.blocks, first=1)
    exercises = [block for block in blocks if block["kind"] == "exercise"]
    served = {theme for block in session.blocks for theme in block.activity.themes}
    group = session.wishes.group
    return {
        "minutes": session.minutes,
        "length": view.length(),
        "days": view.days(blocks),
        "columns": COLUMNS,
        "group": words.count("session.group", group, group=group) if group else "",
        "room": session.wishes.room,
        "blocks": blocks,
        "opening": _time(blocks, "opening"),
        "input": _time(blocks, "input"),
        "closing": _time(blocks[::-1], "closing"),
        "further": view.numbered(session.further, first=len(exercises) + 1),
        "objectives": [block["objective"] for block in exercises],
        "materials": list(dict.fromkeys(item for block in blocks for item in block["materials"])),
        "themes": [labels[f"theme.{theme}"] for theme in themes],
        "open_themes": [labels[f"theme.{theme}"] for theme in themes if theme not in served],
        "check": [],
    }


class _View:
    """Puts the blocks of one session into words."""

    def __init__(self, session: Session, words: Wording) -> None:
        self._wishes = session.wishes
        self._words = words
        self._labels = words.labels

    def length(self) -> str:
        days = self._wishes.days
        if len(days) > 1:
            return self._words.count("session.days", len(days), days=len(days))
        if days[0].minutes >= _A_DAY:
            return self._labels["session.day"]
        minutes = days[0].minutes
        return self._words.count("session.minutes", minutes, minutes=minutes)

    def days(self, blocks: Sequence[BlockPlan]) -> list[DayPlan]:
        several = len(self._wishes.days) > 1
        found: list[DayPlan] = []
        for number, day in enumerate(self._wishes.days, 1):
            own = [block for block in blocks if block["day"] == number]
            spans = _spans(own, day.minutes)
            found.append(
                {
                    "number": number,
                    "heading": self._labels["session.day-number"].format(number=number)
                    if several
                    else "",
                    "start": in_words(day.start),
                    "end": in_words(day.start + day.minutes),
                    "minutes": day.minutes,
                    "blocks": own,
                    "spans": spans,
                    "marks": _marks(own, spans),
                }
            )
        return found

    def numbered(self, blocks: Sequence[Block], *, first: int) -> list[BlockPlan]:
        plans = []
        number = first
        for block in blocks:
            is_exercise = block.activity.kind == "exercise"
            plans.append(self._block(block, number if is_exercise else 0))
            number += is_exercise
        return plans

    def _block(self, block: Block, number: int) -> BlockPlan:
        activity = block.activity
        heading = self._labels["exercise"].format(number=number, title=activity.title)
        group = self._wishes.group
        return {
            "id": activity.id,
            "kind": activity.kind,
            "phase": self._labels[f"phase.{'transfer' if activity.final else activity.kind}"],
            "day": block.day + 1 if block.start is not None else 0,
            "number": number,
            "title": activity.title,
            "heading": heading if number else activity.title,
            "themes": [self._labels[f"theme.{theme}"] for theme in activity.themes],
            "objective": activity.objective.rstrip(" ."),
            "minutes": block.minutes,
            "start": self._clock(block, block.start),
            "end": self._clock(block, block.end),
            "form": activity.form,
            "materials": list(activity.materials),
            "materials_line": "; ".join(activity.materials),
            "case": activity.case,
            "cards": list(activity.cards),
            "steps": [{"minutes": step.minutes, "text": step.text} for step in block.steps],
            "tips": list(activity.tips),
            "task": list(activity.task),
            "debrief": [
                {"question": one.question, "answer": one.answer} for one in activity.debrief
            ],
            "asks": [],
            "care": activity.care,
            "few": activity.few if group is None or group < FEW else "",
            "many": activity.many if group is None or group > MANY else "",
            "adapt": activity.adapt,
            "shows": "" if activity.shows == "none" else activity.shows,
            "slides": "",
            "sources": list(activity.sources),
        }

    def _clock(self, block: Block, minutes: int | None) -> str:
        """Return the time of day; empty for what is not in the session plan."""
        return "" if minutes is None else in_words(self._wishes.days[block.day].start + minutes)


def _time(blocks: Sequence[BlockPlan], kind: str) -> TimePlan:
    block = next(block for block in blocks if block["kind"] == kind)
    return {
        "title": block["title"],
        "minutes": block["minutes"],
        "start": block["start"],
        "end": block["end"],
    }


def _spans(blocks: Sequence[BlockPlan], minutes: int) -> list[SpanPlan]:
    """Return a day's blocks as spans, each true to its time to less than a column."""
    ends = [round(end * COLUMNS / minutes) for end in accumulate(b["minutes"] for b in blocks)]
    units = [end - start for start, end in pairwise([0, *ends])]
    if min(units) < 1:  # a block of a few minutes in a long day: seen, if not to scale
        units = [1 + more for more in apportion(units, COLUMNS - len(units))]
    return [
        {
            "units": wide,
            "kind": block["kind"],
            "label": str(block["number"]) if block["number"] else "",
        }
        for block, wide in zip(blocks, units, strict=True)
    ]


def _marks(blocks: Sequence[BlockPlan], spans: Sequence[SpanPlan]) -> list[SpanPlan]:
    """Return the times at which blocks begin, as many as there is room to print."""
    marks: list[SpanPlan] = []
    for block, span in zip(blocks, spans, strict=True):
        if not marks or marks[-1]["units"] >= _MARK:
            marks.append({"units": 0, "kind": block["kind"], "label": block["start"]})
        marks[-1]["units"] += span["units"]
    if len(marks) > 1 and marks[-1]["units"] < _MARK:
        marks[-2]["units"] += marks.pop()["units"]
    return marks
