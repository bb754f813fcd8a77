"""A planned session as the plain values that templates print."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkmaterials.plan.material import BlockPlan, SessionPlan
    from mkmaterials.plan.session import Block, Session


def session_plan(session: Session, labels: Mapping[str, str], themes: Sequence[str]) -> SessionPlan:
    """Return the session ready to print, without slide numbers.

    Args:
        session: the planned session.
        labels: short texts by key: ``exercise`` with ``{number}`` and ``{title}``, and
            ``theme.…`` for every theme.
        themes: themes of the source.

    Raises:
        KeyError: there is no such label.
    """
    blocks = _numbered(session.blocks, labels, first=1)
    exercises = [block for block in blocks if block["kind"] == "exercise"]
    return {
        "minutes": session.minutes,
        "blocks": blocks,
        "further": _numbered(session.further, labels, first=len(exercises) + 1),
        "objectives": [block["objective"] for block in exercises],
        "materials": list(dict.fromkeys(item for block in blocks for item in block["materials"])),
        "themes": [labels[f"theme.{theme}"] for theme in themes],
    }


def _numbered(blocks: Iterable[Block], labels: Mapping[str, str], *, first: int) -> list[BlockPlan]:
    plans = []
    number = first
    for block in blocks:
        is_exercise = block.activity.kind == "exercise"
        plans.append(_block(block, number if is_exercise else 0, labels))
        number += is_exercise
    return plans


def _block(block: Block, number: int, labels: Mapping[str, str]) -> BlockPlan:
    activity = block.activity
    heading = labels["exercise"].format(number=number, title=activity.title)
    return {
        "id": activity.id,
        "kind": activity.kind,
        "number": number,
        "title": activity.title,
        "heading": heading if number else activity.title,
        "themes": [labels[f"theme.{theme}"] for theme in activity.themes],
        "objective": activity.objective.rstrip(" ."),
        "minutes": block.minutes,
        "start": _clock(block.start),
        "end": _clock(block.end),
        "form": activity.form,
        "materials": list(activity.materials),
        "materials_line": "; ".join(activity.materials),
        "case": activity.case,
        "cards": list(activity.cards),
        "steps": [{"minutes": step.minutes, "text": step.text} for step in block.steps],
        "tips": list(activity.tips),
        "debrief": [{"question": one.question, "answer": one.answer} for one in activity.debrief],
        "care": activity.care,
        "adapt": activity.adapt,
        "shows": "" if activity.shows == "none" else activity.shows,
        "slides": "",
        "sources": list(activity.sources),
    }


def _clock(minutes: int | None) -> str:
    """Return ``1:05`` for 65 minutes; empty for none."""
    return "" if minutes is None else f"{minutes // 60}:{minutes % 60:02}"
