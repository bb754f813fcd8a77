"""The session in the material plan, as plain values: see `material`."""

from __future__ import annotations

from typing import TypedDict


class StepPlan(TypedDict):
    """A step of an exercise.

    Attributes:
        minutes: how long it takes.
        text: what to do.
    """

    minutes: int
    text: str


class DebriefPlan(TypedDict):
    """A question of a debrief, for the facilitator.

    Attributes:
        question: what to ask.
        answer: what a good answer contains, in short.
    """

    question: str
    answer: str


class AskPlan(TypedDict):
    """A question that grows out of what this event said.

    Attributes:
        id: of the message or quotation: "m1", "q2"; "" if the event has neither.
        said: the message, or a short quotation in its marks; "" for a long one.
        by: "Experts", "Dr Kari Johnstone", or "".
        slide: "3", or "".
        question: question.
        answer: what a good answer contains, in short.
    """

    id: str
    said: str
    by: str
    slide: str
    question: str
    answer: str


class BlockPlan(TypedDict):
    """A block of the session plan; exercises and the rest alike.

    Attributes:
        id: short name of the block.
        kind: "opening", "opener", "input", "exercise", "energizer", "break", "closing".
        phase: its part in the arc: "Opening", "Exercise and debrief", "Transfer".
        day: from 1; 0 if not in the session plan.
        number: of the exercise, from 1; 0 for other blocks.
        title: such as "Barrier cards".
        heading: "Exercise 2: Barrier cards", or the title.
        themes: what it is about, in words.
        objective: completes "afterwards participants can".
        minutes: minutes.
        start: "09:15"; "" if not in the session plan.
        end: end.
        form: how people work, such as "Groups of five".
        materials: what is needed, one by one.
        materials_line: what is needed, in one line.
        case: text of an invented case, or empty.
        cards: texts of the cards to cut out.
        steps: what to do, in order; their minutes add up to the block's.
        tips: for the facilitator.
        task: what groups are told, in short lines; may be empty.
        debrief: questions for afterwards.
        asks: questions that grow out of the event.
        care: do-no-harm note, or empty.
        few: what to change for few people, or ""; "" as well if there are enough.
        many: what to change for many people, likewise.
        adapt: what to adapt locally, or empty.
        shows: "quotes" if it works with the event's quotations, "messages", or empty.
        slides: numbers of its slides, such as "3-7", or empty.
        sources: where the exercise comes from.
    """

    id: str
    kind: str
    phase: str
    day: int
    number: int
    title: str
    heading: str
    themes: list[str]
    objective: str
    minutes: int
    start: str
    end: str
    form: str
    materials: list[str]
    materials_line: str
    case: str
    cards: list[str]
    steps: list[StepPlan]
    tips: list[str]
    task: list[str]
    debrief: list[DebriefPlan]
    asks: list[AskPlan]
    care: str
    few: str
    many: str
    adapt: str
    shows: str
    slides: str
    sources: list[str]


class SpanPlan(TypedDict):
    """A span of the drawn timeline.

    Attributes:
        units: of the columns that each day is drawn in.
        kind: of its block.
        label: number of the exercise, or a time; or "".
    """

    units: int
    kind: str
    label: str


class DayPlan(TypedDict):
    """A day of the session.

    Attributes:
        number: number.
        heading: "Day 1", or "" if there is only one.
        start: "09:00".
        end: end.
        minutes: minutes.
        blocks: blocks.
        spans: its timeline, true to time.
        marks: the times below it.
    """

    number: int
    heading: str
    start: str
    end: str
    minutes: int
    blocks: list[BlockPlan]
    spans: list[SpanPlan]
    marks: list[SpanPlan]


class TimePlan(TypedDict):
    """When a part of the session is.

    Attributes:
        title: title.
        minutes: minutes.
        start: start.
        end: end.
    """

    title: str
    minutes: int
    start: str
    end: str


class OptionPlan(TypedDict):
    """An answer to choose from.

    Attributes:
        letter: "A".
        text: text.
    """

    letter: str
    text: str


class CheckPlan(TypedDict):
    """A question of the check before and after, made from the source's facts.

    Attributes:
        number: number.
        question: question.
        quote: a quotation that the question is about, or "".
        options: empty: a question to be answered in words.
        answer: "B: …".
        para: paragraph of the source that tells it, or "".
    """

    number: int
    question: str
    quote: str
    options: list[OptionPlan]
    answer: str
    para: str


class SessionPlan(TypedDict):
    """The training session.

    Attributes:
        minutes: of all days together.
        length: in words: "90 minutes", "two days".
        days: days.
        columns: in which a day's timeline is drawn.
        group: "20 people"; "" if nobody said.
        room: "open", "tables", "u-shape", "circle", "rows", or "".
        blocks: of all days, in order; their minutes add up to `minutes`.
        opening: opening.
        input: input.
        closing: closing.
        further: exercises for another day: in the handout, not in the plan.
        objectives: what participants can do afterwards.
        materials: what is needed for all blocks together.
        themes: of the source, in words.
        open_themes: those of the source for which there is no time in the plan.
        check: three questions for before and after.
    """

    minutes: int
    length: str
    days: list[DayPlan]
    columns: int
    group: str
    room: str
    blocks: list[BlockPlan]
    opening: TimePlan
    input: TimePlan
    closing: TimePlan
    further: list[BlockPlan]
    objectives: list[str]
    materials: list[str]
    themes: list[str]
    open_themes: list[str]
    check: list[CheckPlan]
