"""From an event summary to the material plan: order, wording, dates, numbering decided once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mkmaterials.model.translation import ORDERS
from mkmaterials.plan.asks import WAYS, Asking
from mkmaterials.plan.check_questions import check_questions
from mkmaterials.plan.facts import event_plan, fact_rows, not_stated, own_facts, paragraph
from mkmaterials.plan.groups import with_named_groups
from mkmaterials.plan.languages import Languages
from mkmaterials.plan.names import display_name, name_in_line
from mkmaterials.plan.quote_slides import in_marks
from mkmaterials.plan.story import Story, no_deck
from mkmaterials.plan.tongues import fact_keys, mark_second, mark_source
from mkmaterials.translation import as_printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkmaterials.model.release import Release
    from mkmaterials.model.summary import EventSummary, Message, Person, Quotation
    from mkmaterials.plan.languages import Second
    from mkmaterials.plan.material import (
        DeckPlan,
        KitPlan,
        MaterialPlan,
        MessagePlan,
        OperationPlan,
        PublicationPlan,
        QuotePlan,
        QuoteSlidePlan,
        SourcePlan,
    )
    from mkmaterials.plan.session_material import SessionPlan
    from mkmaterials.translation import Told
    from mkmaterials.wording import Wording

_UNKNOWN: Final = "und"  # language of a release of which there is no telling


_CLOSING: Final = ("discussion", "commitments", "closing", "references", "contacts", "source")


@dataclass(frozen=True)
class KitOptions:
    """What the person asked for, beside the source.

    Attributes:
        tool: name and version of the tool, as printed.
        prepared: date to print as the day of making, in words; empty for none.
        told: the event in the language of the documents; ``None``: as its source prints it.
        second: the event in a second language, or ``None``.
        quotations: which of a quotation and its translation is read first: one of ``ORDERS``.
    """

    tool: str
    prepared: str = ""
    told: Told | None = None
    second: Second | None = None
    quotations: str = ORDERS[0]


def make_plan(  # noqa: PLR0913, PLR0917 - the plan is where all these meet
    summary: EventSummary,
    release: Release,
    session: SessionPlan,
    operation: OperationPlan,
    words: Wording,
    options: KitOptions,
) -> MaterialPlan:
    """Return the plan of one kit, without slide numbers; `number_slides` adds them."""
    told = with_named_groups(options.told or as_printed(summary), release.paragraphs)
    second = options.second and replace(
        options.second, told=with_named_groups(options.second.told, release.paragraphs)
    )
    summary = told.summary
    languages = Languages(told, second, words, options.quotations)
    people = {person.id: person for person in summary.people}
    quotes = _quotes(summary.quotations, people, words)
    languages.mark_quotes(quotes)
    event = event_plan(summary, words, languages.of)
    facts = fact_rows(summary, event, words)
    languages.mark_event(event)
    languages.mark_facts(facts)
    messages = _messages(summary.messages, people, words)
    languages.mark_messages(messages)
    Asking(messages, quotes, summary, words).fill(session)
    session["check"] = check_questions(messages, quotes, facts, words)
    plan: MaterialPlan = {
        "event": event,
        "facts": facts,
        "messages": messages,
        "quotes": quotes,
        "quote_slides": [],
        "publications": _publications(summary, languages, words),
        "not_stated": not_stated(summary, facts, words),
        "own_facts": own_facts(summary, facts, words),
        "source": _source(release),
        "session": session,
        "operation": operation,
        "kit": _kit(summary, languages, words, options),
        "deck": no_deck(),
        "slides": {},
        "slide_count": 0,
    }
    if release.language not in {"", _UNKNOWN, words.language}:
        still = languages.untranslated(plan) if told.is_translation else None
        mark_source(plan, release.language, [words.label(key) for key in fact_keys()], still)
    Story(plan, told, words)
    if second:
        mark_second(plan, second.told.language)
    return plan


def number_slides(plan: MaterialPlan, deck: Iterable[tuple[int, str, str]], words: Wording) -> None:
    """Write the slide numbers of the finished deck into the plan.

    Args:
        plan: the plan to complete.
        deck: for each slide its number from 1, its name and the id of the item it shows;
            name and id are empty where a slide has none.
        words: wording, for ranges of slides.
    """
    slides = list(deck)
    plan["slide_count"] = len(slides)
    plan["slides"] = {name: number for number, name, _ in reversed(slides) if name}
    shown: dict[str, list[int]] = {}
    for number, _, item in slides:
        shown.setdefault(item, []).append(number)
    _show_shared(plan["deck"], shown)
    for message in plan["messages"]:
        message["slide"] = shown.get(message["id"], [0])[0]
    for part in plan["quote_slides"]:
        part["slide"] = shown.get(part["id"], [0])[0]
    for quote in plan["quotes"]:
        quote["slides"] = _range(
            [part["slide"] for part in plan["quote_slides"] if _quote_of(part) == quote["id"]],
            words,
        )
    _number_blocks(plan, shown, words)
    _number_asks(plan)


def _show_shared(deck: DeckPlan, shown: dict[str, list[int]]) -> None:
    """Note what several items that share a slide are shown on."""
    groups = [(one["id"], [part["id"] for part in one["parts"]]) for one in deck["quotes"]]
    groups += [(one["id"], [each["id"] for each in one["messages"]]) for one in deck["messages"]]
    for group, members in groups:
        for member in members:
            shown.setdefault(member, shown.get(group, [0]))


def _number_asks(plan: MaterialPlan) -> None:
    numbers = {message["id"]: str(message["slide"] or "") for message in plan["messages"]}
    numbers |= {quote["id"]: quote["slides"] for quote in plan["quotes"]}
    for block in (*plan["session"]["blocks"], *plan["session"]["further"]):
        for ask in block["asks"]:
            ask["slide"] = numbers.get(ask["id"], "")


def _number_blocks(plan: MaterialPlan, items: Mapping[str, list[int]], words: Wording) -> None:
    named = plan["slides"]
    quotes = [part["slide"] for part in plan["quote_slides"]]
    messages = [message["slide"] for message in plan["messages"]]
    pages = [number for page in plan["deck"]["programme"] for number in items.get(page["id"], [])]
    opening, closing = (
        [named.get(name, 0) for name in names] for names in (("title", "why", "session"), _CLOSING)
    )
    by_kind = {
        "opening": [*opening, *pages],
        "input": [named.get("glance", 0), *messages, *quotes, named.get("picture", 0)],
        "closing": closing,
    }
    by_material = {"quotes": quotes, "messages": messages}
    last = {block["kind"]: block["id"] for block in plan["session"]["blocks"]}
    for block in (*plan["session"]["blocks"], *plan["session"]["further"]):
        own = _range(items.get(block["id"], []), words)
        there = by_material.get(block["shows"], [])
        if last.get(block["kind"]) == block["id"]:  # a day's own closing has no slides
            there = by_kind.get(block["kind"], there)
        shown = _range(there, words)
        both = words.label("slides.two").format(own=own, shown=shown)
        block["slides"] = both if own and shown else own or shown


def _quote_of(part: QuoteSlidePlan) -> str:
    return part["id"].partition(".")[0]


def _range(numbers: Sequence[int], words: Wording) -> str:
    """Return ``3``, ``3\u20137`` or ``3, 5\u20137``; slides not in the deck (0) do not count."""
    there = sorted({number for number in numbers if number})
    stretches: list[list[int]] = []
    for number in there:
        if stretches and number == stretches[-1][-1] + 1:
            stretches[-1].append(number)
        else:
            stretches.append([number])
    label = words.label("slides")
    texts = [
        str(one[0]) if len(one) == 1 else label.format(first=one[0], last=one[-1])
        for one in stretches
    ]
    return ", ".join(texts)


def _messages(
    messages: Sequence[Message], people: dict[str, Person], words: Wording
) -> list[MessagePlan]:
    return [
        {
            "id": f"m{number}",
            "number": number,
            "text": message.text[0].upper() + message.text[1:],
            "said_by": display_name(people[message.speaker])
            if message.speaker
            else message.said_by.text
            if message.said_by
            else "",
            "kind": message.kind,
            "kind_label": words.label(f"message.{message.kind}"),
            "question": words.label(f"ask.{message.kind}-{(number - 1) % WAYS + 1}.question"),
            "para": paragraph(message.at),
            "own": message.at is None,
            "slide": 0,
            "language": "",
            "second": "",
        }
        for number, message in enumerate(messages, 1)
    ]


def _quotes(
    quotations: Sequence[Quotation], people: dict[str, Person], words: Wording
) -> list[QuotePlan]:
    plans: list[QuotePlan] = []
    for number, quotation in enumerate(quotations, 1):
        person = people[quotation.speaker] if quotation.speaker else None
        role = (person.role if person else "") or ""
        missing = "" if person is None else words.label("role.not-stated")
        plans.append(
            {
                "id": f"q{number}",
                "number": number,
                "text": " ".join(in_marks(segment.text, words) for segment in quotation.segments),
                "speaker": name_in_line(person) if person else words.label("speaker.not-stated"),
                "role": role,
                "role_line": role or missing,
                "occasion": quotation.occasion.text if quotation.occasion else "",
                "para": paragraph(quotation.segments[0].at),
                "own": False,
                "slides": "",
                "language": "",
                "role_language": "",
                "translation": "",
                "translated": "",
                "translation_first": False,
                "second": "",
                "second_label": "",
            }
        )
    return plans


def _publications(
    summary: EventSummary, languages: Languages, words: Wording
) -> list[PublicationPlan]:
    return [
        {
            "title": publication.title,
            "publishers_line": words.join([fact.text for fact in publication.publishers]),
            "para": paragraph(publication.at),
            "language": languages.of(publication.title),
        }
        for publication in summary.publications
    ]


def _source(release: Release) -> SourcePlan:
    return {
        "name": release.name,
        "title": release.title,
        "address": release.address or "",
        "language": "" if release.language == "und" else release.language,
        "paragraphs": [
            {"number": number, "text": text} for number, text in enumerate(release.paragraphs, 1)
        ],
    }


def _kit(
    summary: EventSummary, languages: Languages, words: Wording, options: KitOptions
) -> KitPlan:
    review = summary.reviewed
    return {
        "tool": options.tool,
        "language": words.language,
        "draft": not review.by,
        "reviewed_by": review.by or "",
        "reviewed_on": words.date(review.on) if review.on else "",
        "prepared": options.prepared,
        "source_language": languages.source_language,
        "second_language": languages.second_language,
    }
