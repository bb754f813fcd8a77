"""The material plan: everything that templates may print, as plain values.

These types *are* the vocabulary of the templates: a name that is not here is unknown to
them. What a name holds is said in the ``Attributes`` of its type, once: 'mkmaterials templates
tags' prints it from there. All texts are ready to print. An empty string, an empty list or
``None`` means that there is nothing to print, and templates close over the gap.
"""

from __future__ import annotations

from typing import TypedDict

from mkmaterials.plan.session_material import SessionPlan  # noqa: TC001 - read at run time


class FactRow(TypedDict):
    """A row of "facts at a glance".

    Attributes:
        label: what the fact is, such as "Date".
        text: the fact, or "Not stated in the source".
        stated: no if the source does not say.
        para: paragraph of the source; empty if added by the trainer or not stated.
        own: yes if added by the trainer and not in the source.
        language: language of the text, such as "Russian", if it is not translated; or empty.
        second: label and text in the second language, or empty.
    """

    label: str
    text: str
    stated: bool
    para: str
    own: bool
    language: str
    second: str


class EventPlan(TypedDict):
    """The event in words.

    Attributes:
        title: headline of the press release.
        name: the event's own name, or empty.
        heading: the event's name if it has one, else the headline.
        type: kind of event, such as "workshop", or empty.
        date: day or days in words, or empty.
        place: town or venue, or empty.
        where_language: language of place and type, such as "Russian", if one of them is not
            translated; or empty.
        hosts: those who held the event, one by one.
        hosts_line: the hosts in one line, "A and B".
        hosts_language: language of the hosts, such as "Russian", if one of them is not
            translated; or empty.
        participants: how many took part, such as "over 60", or empty.
        groups: groups of participants, one by one.
        groups_line: the groups in one line.
        aim: what the event was for, or empty.
        aim_para: paragraph of the source in which the aim stands.
        in_short: what happened, in a few sentences made of stated facts alone.
        follow_up: what is to come after the event.
        language: language of the heading, such as "Russian", if it is not translated; or empty.
        second: the heading in the second language, or empty.
    """

    title: str
    name: str
    heading: str
    type: str
    date: str
    place: str
    where_language: str
    hosts: list[str]
    hosts_line: str
    hosts_language: str
    participants: str
    groups: list[str]
    groups_line: str
    aim: str
    aim_para: str
    in_short: str
    follow_up: list[AnnouncedPlan]
    language: str
    second: str


class AnnouncedPlan(TypedDict):
    """A step that the source announces, as it prints it.

    Attributes:
        text: what is announced.
        para: paragraph of the source; empty if added by the trainer.
        own: yes if added by the trainer and not in the source.
        language: language of the text, such as "Russian", if it is not translated; or empty.
    """

    text: str
    para: str
    own: bool
    language: str


class MessagePlan(TypedDict):
    """A key message: a verbatim clause of the source, first letter raised.

    Attributes:
        id: short name of the message, such as "m1".
        number: of the message, from 1.
        text: the message.
        said_by: who said it, such as "Experts", or empty.
        kind: "commitment", "call", "statement" or "topic".
        kind_label: "Agreed", "Called for", "Discussed", or empty for a statement.
        question: to the room.
        para: paragraph of the source.
        own: yes if added by the trainer and not in the source.
        slide: number of its slide; 0 if it is not in the deck.
        language: language of the text, such as "Russian", if it is not translated; or empty.
        second: the message in the second language, or empty.
    """

    id: str
    number: int
    text: str
    said_by: str
    kind: str
    kind_label: str
    question: str
    para: str
    own: bool
    slide: int
    language: str
    second: str


class QuotePlan(TypedDict):
    """A quotation, whole and verbatim.

    Attributes:
        id: short name of the quotation, such as "q1".
        number: of the quotation, from 1.
        text: the quotation with its marks; several segments each in their own marks.
        speaker: who said it, or "Speaker not stated".
        role: the speaker's role as printed, or empty.
        role_line: the role, or "Role not stated".
        occasion: where it was said, such as "opening remarks", or empty.
        para: paragraph of the source.
        own: yes if added by the trainer and not in the source.
        slides: numbers of its slides, such as "7" or "7-8", or empty.
        language: language of the quotation, such as "Russian", if it is not that of the document;
            or empty.
        role_language: language of the role, if the role is not translated; or empty.
        translation: what somebody translated, with its marks; or empty. To be printed with
            `translated` only.
        translated: says that it is a translation, such as "Translated from Russian by Ana Lungu";
            or empty.
        translation_first: yes if the translation is to be read first, and the original beside it.
        second: the quotation in the second language, with its marks, or empty.
        second_label: says what `second` is, such as "Russian, translated by Ana Lungu"; or empty.
    """

    id: str
    number: int
    text: str
    speaker: str
    role: str
    role_line: str
    occasion: str
    para: str
    own: bool
    slides: str
    language: str
    role_language: str
    translation: str
    translated: str
    translation_first: bool
    second: str
    second_label: str


class QuoteSlidePlan(TypedDict):
    """A slide's worth of a quotation: the whole, or part of one too long for one slide.

    Attributes:
        id: short name of the part, such as "q1.1".
        text: the part with quotation marks; "…" is never added: parts end at a sentence.
        title: the speaker, with "(2 of 2)" for a second part, so that no two are alike.
        speaker: who said it, or "Speaker not stated".
        role: the speaker's role as printed, or empty.
        role_line: the role, or "Role not stated".
        occasion: where it was said, such as "opening remarks", or empty.
        para: paragraph of the source.
        slide: number of its slide.
        language: language of the quotation, such as "Russian", if it is not that of the document;
            or empty.
        role_language: language of the role, if the role is not translated; or empty.
        translation: what somebody translated of this part, with its marks; or empty. To be printed
            with `translated` only.
        translated: says that it is a translation, such as "Translated from Russian by Ana Lungu";
            or empty.
        translation_first: yes if the translation is to be read first, and the original beside it.
        second: the quotation in the second language, with its marks, or empty.
        second_label: says what `second` is, such as "Russian, translated by Ana Lungu"; or empty.
        whole: the whole quotation, for the notes of a slide that shows its translation.
        whole_translation: the whole translation, for the notes of a slide that shows the original.
    """

    id: str
    text: str
    title: str
    speaker: str
    role: str
    role_line: str
    occasion: str
    para: str
    slide: int
    language: str
    role_language: str
    translation: str
    translated: str
    translation_first: bool
    second: str
    second_label: str
    whole: str
    whole_translation: str


class PublicationPlan(TypedDict):
    """A publication named in the source.

    Attributes:
        title: of the publication, as printed.
        publishers_line: who published it, in one line.
        para: paragraph of the source.
        language: language of the title, such as "Russian", if it is not translated; or empty.
    """

    title: str
    publishers_line: str
    para: str
    language: str


class ParagraphPlan(TypedDict):
    """A paragraph of the source, for the annex.

    Attributes:
        number: of the paragraph, from 1.
        text: the paragraph.
    """

    number: int
    text: str


class SourcePlan(TypedDict):
    """The press release itself.

    Attributes:
        name: file name or address.
        title: headline.
        address: web address, or empty.
        language: code of the language it is in, such as "ru"; empty if there is no telling.
        paragraphs: all of them, in order.
    """

    name: str
    title: str
    address: str
    language: str
    paragraphs: list[ParagraphPlan]


class ContactPlan(TypedDict):
    """A contact or local referral partner, from the pack.

    Attributes:
        name: of the person or body.
        role: what they do.
        phone: number, or empty.
        email: address, or empty.
        hours: when they can be reached, or empty.
    """

    name: str
    role: str
    phone: str
    email: str
    hours: str


class OperationPlan(TypedDict):
    """The field operation or institution for which the kit is made.

    Attributes:
        key: short name of its pack, such as "mission-to-moldova".
        name: full name; empty in the base pack.
        contacts: whom participants can turn to.
        referral: local referral partners.
        relevance: paragraphs on what such events mean for the operation.
        legal: local laws and rules to refer to.
        logo: the logo, where nothing else stands in the paragraph or box; within a text, what
            it shows, in words; empty if there is none.
        logo_on_dark: the same for a dark background.
    """

    key: str
    name: str
    contacts: list[ContactPlan]
    referral: list[ContactPlan]
    relevance: list[str]
    legal: list[str]
    logo: str
    logo_on_dark: str


class KitPlan(TypedDict):
    """How this kit was made.

    Attributes:
        tool: name and version of the program.
        language: code of the documents' language, such as "en".
        draft: yes if nobody has reviewed the summary yet.
        reviewed_by: who reviewed it, or empty.
        reviewed_on: when, in words, or empty.
        prepared: day on which the kit was made, in words, or empty.
        source_language: language of the press release, such as "Russian", if it is another one
            than that of the documents; or empty.
        second_language: the second language, such as "Russian", or empty.
    """

    tool: str
    language: str
    draft: bool
    reviewed_by: str
    reviewed_on: str
    prepared: str
    source_language: str
    second_language: str


class BigNumberPlan(TypedDict):
    """The one thing that the slide of facts shows large.

    Attributes:
        before: what stands before the number, such as "over", or "".
        text: "60"; a date in words if the source counts nothing.
        label: what it is, such as "Participants".
        para: paragraph of the source, or "".
    """

    before: str
    text: str
    label: str
    para: str


class ProgrammeRowPlan(TypedDict):
    """A row of the programme.

    Attributes:
        time: "09:00–09:15".
        title: of the block, such as "Exercise 2: Barrier cards".
        form: how people work, or "" for a break.
    """

    time: str
    title: str
    form: str


class ProgrammeSlidePlan(TypedDict):
    """A slide of the programme: a day, or half of one.

    Attributes:
        id: short name, such as "programme1".
        title: "Programme", "Programme: Day 1 (1/2)".
        rows: its blocks.
    """

    id: str
    title: str
    rows: list[ProgrammeRowPlan]


class MessageSlidePlan(TypedDict):
    """A slide with one key message, or with several.

    Attributes:
        id: short name, such as "m1" or "m1-m3".
        title: "Key message 1", "Key messages 1–3".
        messages: messages.
    """

    id: str
    title: str
    messages: list[MessagePlan]


class QuotationsPlan(TypedDict):
    """A slide with one quotation, or part of one; or with several short ones.

    Attributes:
        id: short name, such as "q1.1" or "q1.1-q2.1".
        title: the speakers.
        parts: quotations, each in its marks.
    """

    id: str
    title: str
    parts: list[QuoteSlidePlan]


class PartnersPlan(TypedDict):
    """Groups that took part, and bodies that hosted, helped or spoke, by their part in it.

    Attributes:
        police: those of the police and other law enforcement, in one line, or "".
        communities: those of communities, in one line, or "".
        civil_society: those of civil society, in one line, or "".
        institutions: those of other institutions, in one line, or "".
        others: all others, in one line, or "".
    """

    police: str
    communities: str
    civil_society: str
    institutions: str
    others: str


class DeckPlan(TypedDict):
    """What the deck shows, for the length that is wanted.

    Attributes:
        shows: names of the slides that come and go with the length: "why", "programme", "session"
            (both in one), "picture", "discussion", "commitments", "closing" (both in one),
            "references", "contacts".
        number: the one thing that is shown large.
        facts: facts that are stated and short enough for a slide.
        more_facts: those that are too long, for the notes.
        objectives: what participants can do afterwards, as many as a slide holds.
        more_objectives: the others, for the notes.
        programme: slides of the programme.
        messages: slides of the key messages.
        quotes: slides of the quotations.
        partners: who stands around the persons to be protected.
    """

    shows: list[str]
    number: BigNumberPlan
    facts: list[FactRow]
    more_facts: list[FactRow]
    objectives: list[str]
    more_objectives: list[str]
    programme: list[ProgrammeSlidePlan]
    messages: list[MessageSlidePlan]
    quotes: list[QuotationsPlan]
    partners: PartnersPlan


class MaterialPlan(TypedDict):
    """All that templates may name.

    Attributes:
        event: the event in words.
        facts: rows of "facts at a glance".
        messages: key messages.
        quotes: quotations, each whole.
        quote_slides: quotations cut at sentences into slides.
        publications: publications named in the source.
        not_stated: what the source does not say.
        own_facts: facts that the trainer added.
        source: the press release itself.
        session: the training session.
        operation: the field operation or institution for which the kit is made.
        deck: what the deck shows, for the length that is wanted.
        kit: how this kit was made.
        slides: numbers of the deck's named slides, by the names that the deck gives them.
        slide_count: how many slides the deck has.
    """

    event: EventPlan
    facts: list[FactRow]
    messages: list[MessagePlan]
    quotes: list[QuotePlan]
    quote_slides: list[QuoteSlidePlan]
    publications: list[PublicationPlan]
    not_stated: list[str]
    own_facts: list[str]
    source: SourcePlan
    session: SessionPlan
    operation: OperationPlan
    deck: DeckPlan
    kit: KitPlan
    slides: dict[str, int]
    slide_count: int
