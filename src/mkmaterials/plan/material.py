"""The material plan: everything that templates may print, as plain values.

These types *are* the vocabulary of the templates: a name that is not here is unknown to
them. All texts are ready to print. An empty string, an empty list or ``None`` means that
there is nothing to print, and templates close over the gap.
"""

from __future__ import annotations

from typing import TypedDict


class FactRow(TypedDict):
    """A row of "facts at a glance"."""

    label: str  # "Date"
    text: str  # "30 October 2024"; "Not stated in the source"
    stated: bool  # False: the source does not say
    para: str  # "2": paragraph of the source; "" if added by the trainer or not stated
    own: bool  # True: added by the trainer, not in the source


class EventPlan(TypedDict):
    """The event in words."""

    title: str
    name: str  # the event's own name, or ""
    heading: str  # name if there is one, else title
    type: str  # "workshop", or ""
    date: str  # "30 October 2024", "11-13 May 2023", or ""
    place: str
    hosts: list[str]
    hosts_line: str  # "A and B"
    participants: str  # "over 60", or ""
    groups: list[str]
    groups_line: str
    aim: str
    aim_para: str
    follow_up: list[AnnouncedPlan]  # what is to come after the event


class AnnouncedPlan(TypedDict):
    """A step that the source announces, as it prints it."""

    text: str
    para: str  # paragraph of the source; "" if added by the trainer
    own: bool


class MessagePlan(TypedDict):
    """A key message: a verbatim clause of the source, first letter raised."""

    id: str  # "m1"
    number: int
    text: str
    said_by: str  # "Experts", "Dr Kari Johnstone", or ""
    kind: str  # "commitment", "call", "statement" or "topic"
    kind_label: str  # "Agreed", "Called for", "Discussed", or "" for a statement
    question: str  # to the room
    para: str
    own: bool
    slide: int  # 0: not in the deck


class QuotePlan(TypedDict):
    """A quotation, whole and verbatim."""

    id: str  # "q1"
    number: int
    text: str  # with quotation marks; several segments each in their own marks
    speaker: str  # "Dr Kari Johnstone", or "Speaker not stated"
    role: str  # as printed, or ""
    role_line: str  # role, or "Role not stated"
    occasion: str  # "opening remarks", or ""
    para: str
    own: bool
    slides: str  # "7", "7-8", or ""


class QuoteSlidePlan(TypedDict):
    """A slide's worth of a quotation: the whole, or part of one too long for one slide."""

    id: str  # "q1.1"
    text: str  # with quotation marks; "…" never added: parts end at a sentence
    title: str  # unique among the slides: "Dr Kari Johnstone", "Dr Kari Johnstone (2 of 2)"
    speaker: str
    role: str
    role_line: str
    occasion: str
    para: str
    slide: int


class PublicationPlan(TypedDict):
    """A publication named in the source."""

    title: str
    publishers_line: str
    para: str


class ParagraphPlan(TypedDict):
    """A paragraph of the source, for the annex."""

    number: int
    text: str


class SourcePlan(TypedDict):
    """The press release itself."""

    name: str  # file name or address
    title: str
    address: str  # or ""
    paragraphs: list[ParagraphPlan]


class StepPlan(TypedDict):
    """A step of an exercise."""

    minutes: int
    text: str


class DebriefPlan(TypedDict):
    """A question of a debrief, for the facilitator."""

    question: str
    answer: str  # what a good answer contains, in short


class AskPlan(TypedDict):
    """A question that grows out of what this event said."""

    id: str  # of the message or quotation: "m1", "q2"; "" if the event has neither
    said: str  # the message, or a short quotation in its marks; "" for a long one
    by: str  # "Experts", "Dr Kari Johnstone", or ""
    slide: str  # "3", or ""
    question: str
    answer: str  # what a good answer contains, in short


class BlockPlan(TypedDict):
    """A block of the session plan; exercises and the rest alike."""

    id: str
    kind: str  # "opening", "opener", "input", "exercise", "energizer", "break", "closing"
    phase: str  # its part in the arc: "Opening", "Exercise and debrief", "Transfer"
    day: int  # from 1; 0 if not in the session plan
    number: int  # of the exercise, from 1; 0 for other blocks
    title: str  # "Barrier cards"
    heading: str  # "Exercise 2: Barrier cards", or the title
    themes: list[str]  # in words
    objective: str  # "sort reasons for …": completes "afterwards participants can"
    minutes: int
    start: str  # "09:15"; "" if not in the session plan
    end: str
    form: str  # "Groups of five"
    materials: list[str]
    materials_line: str  # "Cards, one set per group; Sticky notes"
    case: str  # text of an invented case, or ""
    cards: list[str]  # texts of the cards to cut out
    steps: list[StepPlan]  # minutes add up to `minutes`
    tips: list[str]
    task: list[str]  # what groups are told, in short lines; may be empty
    debrief: list[DebriefPlan]
    asks: list[AskPlan]  # questions that grow out of the event
    care: str  # do-no-harm note, or ""
    few: str  # what to change for few people, or ""; "" as well if there are enough
    many: str  # what to change for many people, likewise
    adapt: str  # what to adapt locally, or ""
    shows: str  # "quotes": works with the event's quotations; "messages"; or ""
    slides: str  # "3-7", or ""
    sources: list[str]


class SpanPlan(TypedDict):
    """A span of the drawn timeline."""

    units: int  # of the columns that each day is drawn in
    kind: str  # of its block
    label: str  # number of the exercise, or a time; or ""


class DayPlan(TypedDict):
    """A day of the session."""

    number: int
    heading: str  # "Day 1", or "" if there is only one
    start: str  # "09:00"
    end: str
    minutes: int
    blocks: list[BlockPlan]
    spans: list[SpanPlan]  # its timeline, true to time
    marks: list[SpanPlan]  # the times below it


class TimePlan(TypedDict):
    """When a part of the session is."""

    title: str
    minutes: int
    start: str
    end: str


class OptionPlan(TypedDict):
    """An answer to choose from."""

    letter: str  # "A"
    text: str


class CheckPlan(TypedDict):
    """A question of the check before and after, made from the source's facts."""

    number: int
    question: str
    quote: str  # a quotation that the question is about, or ""
    options: list[OptionPlan]  # empty: a question to be answered in words
    answer: str  # "B: …"
    para: str  # paragraph of the source that tells it, or ""


class SessionPlan(TypedDict):
    """The session."""

    minutes: int  # of all days together
    length: str  # in words: "90 minutes", "two days"
    days: list[DayPlan]
    columns: int  # in which a day's timeline is drawn
    group: str  # "20 people"; "" if nobody said
    room: str  # "open", "tables", "u-shape", "circle", "rows", or ""
    blocks: list[BlockPlan]  # of all days, in order; their minutes add up to `minutes`
    opening: TimePlan
    input: TimePlan
    closing: TimePlan
    further: list[BlockPlan]  # exercises for another day: in the handout, not in the plan
    objectives: list[str]
    materials: list[str]
    themes: list[str]  # of the source, in words
    open_themes: list[str]  # those of the source for which there is no time in the plan
    check: list[CheckPlan]  # three questions for before and after


class ContactPlan(TypedDict):
    """A contact or local referral partner, from the pack."""

    name: str
    role: str
    phone: str
    email: str
    hours: str


class OperationPlan(TypedDict):
    """The field operation or institution for which the kit is made."""

    key: str
    name: str  # "OSCE Mission to Moldova"; "" in the base pack
    contacts: list[ContactPlan]
    referral: list[ContactPlan]
    relevance: list[str]  # paragraphs


class KitPlan(TypedDict):
    """How this kit was made."""

    tool: str  # "mkmaterials 0.1.0"
    language: str
    draft: bool  # nobody has reviewed the summary yet
    reviewed_by: str
    reviewed_on: str
    prepared: str  # "24 November 2026", or ""


class MaterialPlan(TypedDict):
    """All that templates may name."""

    event: EventPlan
    facts: list[FactRow]
    messages: list[MessagePlan]
    quotes: list[QuotePlan]
    quote_slides: list[QuoteSlidePlan]
    publications: list[PublicationPlan]
    not_stated: list[str]
    own_facts: list[str]  # facts that the trainer added
    source: SourcePlan
    session: SessionPlan
    operation: OperationPlan
    kit: KitPlan
    slides: dict[str, int]  # named slides of the deck: slides.glance, slides.discussion
    slide_count: int
