"""The event summary: what a press release states, each fact with its place in the source.

A person reviews and edits it as YAML. `at` is where a text stands in the source
(``p6:158-455``: paragraph 6, characters 158 up to 455, counted from 0; the title is
paragraph 1). A fact without `at` was added by the trainer and is printed as such.
What the source does not state is ``null`` or an empty list.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from mkmaterials.model.themes import ThemeId

At = Annotated[
    str,
    StringConstraints(pattern=r"^p[1-9][0-9]*(:[0-9]+-[0-9]+)?$"),
    Field(description="Place in the source: p6:158-455 is paragraph 6, characters 158 to 455."),
]
Text = Annotated[str, StringConstraints(min_length=1)]
PersonId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Record(BaseModel):
    """Base of every record: unknown keys are refused, so that a typo is noticed."""

    model_config = ConfigDict(extra="forbid")


class Fact(Record):
    """A text of the source and where it stands there."""

    text: Text = Field(description="The words as the source prints them.")
    at: At | None = Field(None, description="Where they stand; leave out if you added the fact.")


class Source(Record):
    """Which file the summary was drawn from."""

    file: str = Field(description="Name of the press release, beside this file.")
    sha256: str = Field(description="Hash of that file when the summary was made.")
    language: str = Field("en", description="Language of the release (ISO 639).")
    address: str | None = Field(None, description="Web address of the release, if known.")


class Review(Record):
    """Who held the summary against the source."""

    by: str | None = Field(None, description="Your name, once you have checked this summary.")
    on: dt.date | None = Field(None, description="Date of the review, YYYY-MM-DD.")


class Participants(Record):
    """How many took part and which groups they came from."""

    count: int | None = Field(None, ge=1, description="Number of participants.")
    qualifier: str | None = Field(None, description="Word before the number: over, some, about.")
    at: At | None = Field(None, description="Where number and qualifier stand.")
    groups: list[Fact] = Field(default_factory=list, description="Groups named as taking part.")


class Event(Record):
    """The event itself."""

    title: Fact = Field(description="Headline of the press release.")
    name: Fact | None = Field(None, description="The event's own name, without quotation marks.")
    type: Fact | None = Field(None, description="Kind of event: workshop, training course.")
    starts: dt.date | None = Field(None, description="First day, YYYY-MM-DD.")
    ends: dt.date | None = Field(None, description="Last day, if it is another one.")
    dates_at: At | None = Field(None, description="Where the date stands.")
    place: Fact | None = Field(None, description="City and country as printed.")
    hosts: list[Fact] = Field(default_factory=list, description="Who held the event.")
    partners: list[Fact] = Field(default_factory=list, description="Partners and funders.")
    participants: Participants | None = Field(None, description="Who took part.")
    aim: Fact | None = Field(None, description="What the event was to achieve.")

    @model_validator(mode="after")
    def _in_order(self) -> Event:
        if self.starts and self.ends and self.ends < self.starts:
            raise ValueError(f"ends ({self.ends}) lies before starts ({self.starts})")
        return self


class Person(Record):
    """A person named in the source."""

    id: PersonId = Field(description="Short name by which quotations refer to the person.")
    name: Text = Field(description="Fullest name printed, without honorific.")
    honorific: str | None = Field(None, description="Dr, Ambassador and the like, as printed.")
    role: str | None = Field(None, description="Function as printed, in full.")
    at: At | None = Field(None, description="Where the name stands.")
    role_at: At | None = Field(None, description="Where the role stands.")


class Quotation(Record):
    """Words in quotation marks that somebody said. Printed verbatim or not at all."""

    speaker: PersonId | None = Field(None, description="id of the person; null: not stated.")
    occasion: Fact | None = Field(None, description="Such as: opening remarks.")
    segments: list[Fact] = Field(
        min_length=1, description="The words, without marks; two or more if the source breaks in."
    )


class Message(Record):
    """The substance of a reported statement, without the reporting frame."""

    text: Text = Field(description="A verbatim clause of the source.")
    at: At | None = Field(None, description="Where the clause stands.")
    said_by: Fact | None = Field(None, description="Who said it as printed: Experts, Discussions.")
    speaker: PersonId | None = Field(None, description="id of the person, if it was one.")


class Publication(Record):
    """A publication the source names."""

    title: Text = Field(description="Title as printed; nothing completed.")
    at: At | None = Field(None, description="Where the title stands.")
    publishers: list[Fact] = Field(default_factory=list, description="Publishers as printed.")


class Theme(Record):
    """A theme of police-public partnership work, with the passages that show it."""

    id: ThemeId = Field(description="Theme; exercises are chosen by it.")
    at: list[At] = Field(default_factory=list, description="Passages that show it.")


class EventSummary(Record):
    """All that one press release states about an event."""

    version: Literal[1] = Field(1, description="Version of this format.")
    source: Source
    reviewed: Review = Field(default_factory=Review)
    event: Event
    people: list[Person] = Field(default_factory=list)
    quotations: list[Quotation] = Field(default_factory=list)
    messages: list[Message] = Field(default_factory=list)
    publications: list[Publication] = Field(default_factory=list)
    terms: list[Fact] = Field(
        default_factory=list, description="Other words in quotation marks that nobody said."
    )
    themes: list[Theme] = Field(default_factory=list)

    @model_validator(mode="after")
    def _people_are_known(self) -> EventSummary:
        ids = [person.id for person in self.people]
        for one in ids:
            if ids.count(one) > 1:
                raise ValueError(f"two people have the id {one!r}")
        used = [("quotations", q.speaker) for q in self.quotations]
        used += [("messages", m.speaker) for m in self.messages]
        for where, speaker in used:
            if speaker is not None and speaker not in ids:
                raise ValueError(f"{where}: no person has the id {speaker!r}")
        return self
