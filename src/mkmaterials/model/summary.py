"""The event summary: what a press release states, each fact with its place in the source.

A person reviews and edits it as YAML. `at` is where a text stands in the source
(``p6:158-455``: paragraph 6, characters 158 up to 455, counted from 0; the title is
paragraph 1). A fact without `at` was added by the trainer and is printed as such.
What the source does not state is ``None`` (``null``) or an empty list.

The records are plain dataclasses, because importing pydantic costs a warm build a quarter of
its time; their annotations say to pydantic, when `store` validates a file or prints the JSON
Schema, what each field must be.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field
from typing import Annotated, Any, ClassVar, Final, Literal

from mkmaterials.messages import N_, _
from mkmaterials.model.themes import ThemeId


@dataclass(frozen=True)
class About:
    """What a field holds, said to pydantic without importing it.

    Attributes:
        text: description in English, for editors that read the JSON Schema; they show it in the
            user's language.
        limits: keys of pydantic's core schema, such as ``pattern`` or ``min_length``.
    """

    text: str = ""
    limits: tuple[tuple[str, Any], ...] = ()

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Add the limits to the schema that pydantic makes for the annotated type."""
        return {**handler(source), **dict(self.limits)}

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:
        """Add the description to the JSON Schema."""
        made = handler(schema)
        return {**made, "description": _(self.text)} if self.text else made


class Strict:
    """Base of every record: unknown keys are refused, so that a typo is noticed."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}


At = Annotated[
    str,
    About(
        N_("Place in the source: p6:158-455 is paragraph 6, characters 158 to 455."),
        (("pattern", r"^p[1-9][0-9]*(:[0-9]+-[0-9]+)?$"),),
    ),
]
Text = Annotated[str, About("", (("min_length", 1),))]
PersonId = Annotated[str, About("", (("pattern", r"^[a-z0-9]+(-[a-z0-9]+)*$"),))]
MessageKind = Literal["commitment", "call", "statement", "topic"]
RoomId = Literal["open", "tables", "u-shape", "circle", "rows"]
Count = Annotated[int, About("", (("ge", 1),))]
Days = Annotated[int, About("", (("ge", 1), ("le", 2)))]
Clock = Annotated[str, About("", (("pattern", r"^([01]?[0-9]|2[0-3])[:.][0-5][0-9]$"),))]
ActivityId = Annotated[str, About("", (("pattern", r"^[a-z0-9]+(-[a-z0-9]+)*$"),))]
_SOME: Final = About("", (("min_length", 1),))
MOST_DAYS: Final = 2


@dataclass(kw_only=True)
class Fact(Strict):
    """A text of the source and where it stands there."""

    text: Annotated[Text, About(N_("The words as the source prints them."))]
    at: Annotated[At | None, About(N_("Where they stand; leave out if you added the fact."))] = None


@dataclass(kw_only=True)
class Source(Strict):
    """Which file the summary was drawn from."""

    file: Annotated[str, About(N_("Name of the press release, beside this file."))]
    sha256: Annotated[str, About(N_("Hash of that file when the summary was made."))]
    language: Annotated[str, About(N_("Language of the release (ISO 639)."))] = "en"
    address: Annotated[str | None, About(N_("Web address of the release, if known."))] = None


@dataclass(kw_only=True)
class Review(Strict):
    """Who held the summary against the source."""

    by: Annotated[str | None, About(N_("Your name, once you have checked this summary."))] = None
    on: Annotated[dt.date | None, About(N_("Date of the review, YYYY-MM-DD."))] = None


@dataclass(kw_only=True)
class Participants(Strict):
    """How many took part and which groups they came from."""

    count: Annotated[Count | None, About(N_("Number of participants."))] = None
    qualifier: Annotated[str | None, About(N_("Word before the number: over, some, about."))] = None
    at: Annotated[At | None, About(N_("Where number and qualifier stand."))] = None
    women: Annotated[Count | None, About(N_("How many of them were women, if printed."))] = None
    women_at: Annotated[At | None, About(N_("Where the number of women stands."))] = None
    men: Annotated[Count | None, About(N_("How many of them were men, if printed."))] = None
    men_at: Annotated[At | None, About(N_("Where the number of men stands."))] = None
    groups: Annotated[list[Fact], About(N_("Groups named as taking part."))] = field(
        default_factory=list
    )


@dataclass(kw_only=True)
class Event(Strict):
    """The event itself."""

    title: Annotated[Fact, About(N_("Headline of the press release."))]
    name: Annotated[Fact | None, About(N_("The event's own name, without quotation marks."))] = None
    type: Annotated[Fact | None, About(N_("Kind of event: workshop, training course."))] = None
    starts: Annotated[dt.date | None, About(N_("First day, YYYY-MM-DD."))] = None
    ends: Annotated[dt.date | None, About(N_("Last day, if it is another one."))] = None
    dates_at: Annotated[At | None, About(N_("Where the date stands."))] = None
    place: Annotated[Fact | None, About(N_("City and country as printed."))] = None
    hosts: Annotated[list[Fact], About(N_("Who held the event."))] = field(default_factory=list)
    partners: Annotated[list[Fact], About(N_("Partners and funders."))] = field(
        default_factory=list
    )
    participants: Annotated[Participants | None, About(N_("Who took part."))] = None
    aim: Annotated[Fact | None, About(N_("What the event was to achieve."))] = None
    follow_up: Annotated[list[Fact], About(N_("What is to come after it, as announced."))] = field(
        default_factory=list
    )

    def __post_init__(self) -> None:
        if self.starts and self.ends and self.ends < self.starts:
            # Translators: 'ends' and 'starts' are keys of the summary and stay as they are.
            message = _(
                "ends ({ends}) lies before starts ({starts})", ends=self.ends, starts=self.starts
            )
            raise ValueError(message)


@dataclass(kw_only=True)
class Person(Strict):
    """A person named in the source."""

    id: Annotated[PersonId, About(N_("Short name by which quotations refer to the person."))]
    name: Annotated[Text, About(N_("Fullest name printed, without honorific."))]
    honorific: Annotated[str | None, About(N_("Dr, Ambassador and the like, as printed."))] = None
    role: Annotated[str | None, About(N_("Function as printed, in full."))] = None
    at: Annotated[At | None, About(N_("Where the name stands."))] = None
    role_at: Annotated[At | None, About(N_("Where the role stands."))] = None
    affiliation: Annotated[str | None, About(N_("Body the person works for, as printed."))] = None
    affiliation_at: Annotated[At | None, About(N_("Where the affiliation stands."))] = None


@dataclass(kw_only=True)
class Quotation(Strict):
    """Words in quotation marks that somebody said. Printed verbatim or not at all."""

    speaker: Annotated[PersonId | None, About(N_("id of the person; null: not stated."))] = None
    occasion: Annotated[Fact | None, About(N_("Such as: opening remarks."))] = None
    segments: Annotated[
        list[Fact],
        About(N_("The words, without marks; two or more if the source breaks in.")),
        _SOME,
    ]


@dataclass(kw_only=True)
class Message(Strict):
    """The substance of a reported statement, without the reporting frame."""

    text: Annotated[Text, About(N_("A verbatim clause of the source."))]
    at: Annotated[At | None, About(N_("Where the clause stands."))] = None
    said_by: Annotated[Fact | None, About(N_("Who said it as printed: Experts, Discussions."))] = (
        None
    )
    speaker: Annotated[PersonId | None, About(N_("id of the person, if it was one."))] = None
    kind: Annotated[
        MessageKind,
        About(N_("commitment: people agreed to do it; call: it was asked for; statement; topic.")),
    ] = "statement"


@dataclass(kw_only=True)
class Publication(Strict):
    """A publication the source names."""

    title: Annotated[Text, About(N_("Title as printed; nothing completed."))]
    at: Annotated[At | None, About(N_("Where the title stands."))] = None
    publishers: Annotated[list[Fact], About(N_("Publishers as printed."))] = field(
        default_factory=list
    )


@dataclass(kw_only=True)
class Theme(Strict):
    """A theme of police-public partnership work, with the passages that show it."""

    id: Annotated[ThemeId, About(N_("Theme; exercises are chosen by it."))]
    at: Annotated[list[At], About(N_("Passages that show it."))] = field(default_factory=list)


@dataclass(kw_only=True)
class Hours(Strict):
    """The hours of one day of the training session."""

    start: Annotated[Clock, About(N_("When the day begins, such as 09:00."))]
    lunch: Annotated[Clock | None, About(N_("When lunch begins; left out: when it fits best."))] = (
        None
    )
    end: Annotated[Clock, About(N_("When the day ends, such as 17:00."))]

    def __post_init__(self) -> None:
        if minutes_of(self.end) <= minutes_of(self.start):
            message = _(
                "the day ends ({end}) before it starts ({start})", end=self.end, start=self.start
            )
            raise ValueError(message)


@dataclass(kw_only=True)
class SessionWishes(Strict):
    """How the training session is to be. Not from the source: the trainer decides.

    What is null or empty is left to the planner. Exercises, breaks and all else in the session
    plan go by their short names: the file names in the folder activities, without '.md'.
    """

    minutes: Annotated[
        Count | None,
        About(
            N_("Length of the session with its breaks, 45 to 480; of each day if there are two.")
        ),
    ] = None
    days: Annotated[Days | None, About(N_("One day or two."))] = None
    start: Annotated[Clock | None, About(N_("When each day begins, such as 09:00."))] = None
    hours: Annotated[
        list[Hours],
        About(N_("Start, lunch and end of each day, instead of minutes, days and start.")),
    ] = field(default_factory=list)
    group: Annotated[Count | None, About(N_("How many people take part in the session."))] = None
    room: Annotated[
        RoomId | None,
        About(
            N_(
                "open: tables, walls and free floor; tables: tables for groups; u-shape: tables in "
                "a U; circle: chairs without tables; rows: fixed rows of seats."
            )
        ),
    ] = None
    pin: Annotated[list[ActivityId], About(N_("Exercises that must be in the session."))] = field(
        default_factory=list
    )
    exclude: Annotated[list[ActivityId], About(N_("Exercises that must not be in it."))] = field(
        default_factory=list
    )
    order: Annotated[
        list[ActivityId], About(N_("Exercises that must be in it and come first, in this order."))
    ] = field(default_factory=list)
    times: Annotated[
        dict[ActivityId, Count],
        About(N_("Minutes for an exercise or another block, such as trust-ladder: 25.")),
    ] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.hours) > MOST_DAYS:
            # Translators: 'hours' is a key of the summary and stays as it is.
            message = _(
                "hours has {number} days; a session has {most} at most",
                number=len(self.hours),
                most=MOST_DAYS,
            )
            raise ValueError(message)
        both = sorted({*self.pin, *self.order, *self.times} & {*self.exclude})
        if both:
            raise ValueError(_("{name!r} is wanted and excluded at once", name=both[0]))


@dataclass(kw_only=True)
class EventSummary(Strict):
    """All that one press release states about an event."""

    version: Annotated[Literal[1], About(N_("Version of this format."))] = 1
    source: Source
    reviewed: Review = field(default_factory=Review)
    event: Event
    people: list[Person] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    publications: list[Publication] = field(default_factory=list)
    terms: Annotated[list[Fact], About(N_("Other words in quotation marks that nobody said."))] = (
        field(default_factory=list)
    )
    themes: list[Theme] = field(default_factory=list)
    session: SessionWishes = field(default_factory=SessionWishes)

    def __post_init__(self) -> None:
        ids = [person.id for person in self.people]
        mistakes: list[Mistake] = [
            (("people", number, "id"), _("two people have the id {id!r}", id=one))
            for number, one in enumerate(ids)
            if one in ids[:number]
        ]
        said = {
            "quotations": [quotation.speaker for quotation in self.quotations],
            "messages": [message.speaker for message in self.messages],
        }
        mistakes += [
            ((part, number, "speaker"), _unknown_person(one, ids))
            for part, speakers in said.items()
            for number, one in enumerate(speakers)
            if one is not None and one not in ids
        ]
        if mistakes:
            raise MistakesError(mistakes)


Mistake = tuple[tuple[str | int, ...], str]


class MistakesError(ValueError):
    """Values of a record that do not go together.

    Attributes:
        mistakes: keys that lead to each wrong value, and what is wrong with it.
    """

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("; ".join(message for __, message in mistakes))
        self.mistakes = mistakes


def _unknown_person(one: str, ids: list[str]) -> str:
    from mkmaterials.yamlfiles import did_you_mean

    if not ids:
        # Translators: 'people' is a key of the summary and stays as it is.
        return _("no person has the id {id!r}; there is nobody under 'people'", id=one)
    known = ", ".join(ids)
    near = did_you_mean(one, ids)
    if near:
        # Translators: {proposal} is "did you mean 'x'?", {ids} are such as maron, ferro.
        return _(
            "no person has the id {id!r}, {proposal} (known: {ids})",
            id=one,
            proposal=near,
            ids=known,
        )
    return _("no person has the id {id!r} (known: {ids})", id=one, ids=known)


def minutes_of(clock: str) -> int:
    """Return the minutes after midnight of a time of day such as ``9:00`` or ``09.30``."""
    hours, minutes = clock.replace(".", ":").split(":")
    return int(hours) * 60 + int(minutes)


def as_data(summary: EventSummary) -> dict[str, Any]:
    """Return a summary as plain dictionaries and lists; dates stay dates."""
    return asdict(summary)
