"""The event in words: facts at a glance, what is not stated, what the trainer added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.model.release import parse_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkmaterials.model.summary import EventSummary, Fact, Participants
    from mkmaterials.plan.material import EventPlan, FactRow
    from mkmaterials.wording import Wording


def event_plan(summary: EventSummary, words: Wording) -> EventPlan:
    """Return the event in words; what is unknown is empty."""
    event = summary.event
    hosts = _texts(event.hosts)
    groups = _texts(event.participants.groups) if event.participants else []
    return {
        "title": event.title.text,
        "name": _text(event.name),
        "heading": _text(event.name) or event.title.text,
        "type": _text(event.type),
        "date": words.dates(event.starts, event.ends),
        "place": _text(event.place),
        "hosts": hosts,
        "hosts_line": words.join(hosts),
        "participants": _number(event.participants, words),
        "groups": groups,
        "groups_line": words.join(groups),
        "aim": _text(event.aim),
        "aim_para": paragraph(event.aim.at if event.aim else None),
        "follow_up": [
            {
                "text": fact.text,
                "para": paragraph(fact.at),
                "own": fact.at is None,
                "language": "",
            }
            for fact in event.follow_up
        ],
        "language": "",
        "second": "",
    }


def fact_rows(summary: EventSummary, plan: EventPlan, words: Wording) -> list[FactRow]:
    """Return the rows of "facts at a glance".

    What briefings always tell (date, place, hosts, participants) has a row even when the
    source does not state it; the rest has one only when it does.
    """
    event = summary.event
    number = event.participants
    groups = number.groups if number else []
    rows = [
        _row("name", plan["name"], _places(event.name), words),
        _row("type", plan["type"], _places(event.type), words),
        _row("date", plan["date"], [event.dates_at], words, always=True),
        _row("place", plan["place"], _places(event.place), words, always=True),
        _row("hosts", plan["hosts_line"], _places(*event.hosts), words, always=True),
        _row("partners", words.join(_texts(event.partners)), _places(*event.partners), words),
        _row(
            "participants",
            plan["participants"],
            _counted_at(number),
            words,
            always=True,
        ),
        _row("groups", plan["groups_line"], _places(*groups), words),
        _row("aim", plan["aim"], _places(event.aim), words),
    ]
    return [row for row in rows if row]


def not_stated(summary: EventSummary, rows: Sequence[FactRow], words: Wording) -> list[str]:
    """Return the labels of what a reader would expect and the source does not state."""
    event = summary.event
    missing = [row["label"] for row in rows if not row["stated"]]
    if not (event.participants and event.participants.groups):
        missing.append(words.label("fact.groups"))
    if event.aim is None:
        missing.append(words.label("fact.aim"))
    if not summary.quotations:
        missing.append(words.label("fact.quotations"))
    elif any(quotation.speaker is None for quotation in summary.quotations):
        missing.append(words.label("fact.speakers"))
    quoted = {quotation.speaker for quotation in summary.quotations}
    missing += [
        words.label("fact.roles").format(name=person.name)
        for person in summary.people
        if person.id in quoted and not person.role
    ]
    return missing


def own_facts(summary: EventSummary, rows: Sequence[FactRow]) -> list[str]:
    """Return the facts that the trainer added, in words: they are not in the source."""
    own = [f"{row['label']}: {row['text']}" for row in rows if row["own"]]
    own += [message.text for message in summary.messages if message.at is None]
    own += [fact.text for fact in summary.event.follow_up if fact.at is None]
    own += [f"{p.name}: {p.role}" for p in summary.people if p.role and p.role_at is None]
    own += [publication.title for publication in summary.publications if publication.at is None]
    return own


def _text(fact: Fact | None) -> str:
    return fact.text if fact else ""


def _number(participants: Participants | None, words: Wording) -> str:
    if participants is None or participants.count is None:
        return ""
    label = words.label("participants")
    counted = label.format(qualifier=participants.qualifier or "", count=participants.count).strip()
    parts = [
        words.label(f"participants.{who}").format(count=number)
        for who, number in (("women", participants.women), ("men", participants.men))
        if number
    ]
    if not parts:
        return counted
    return words.label("participants.parts").format(counted=counted, parts=words.join(parts))


def _counted_at(number: Participants | None) -> list[str | None]:
    """Return the places of the numbers that are printed."""
    if number is None or number.count is None:
        return [None]
    women = [number.women_at] if number.women else []
    return [number.at, *women, *([number.men_at] if number.men else [])]


def _texts(facts: Iterable[Fact]) -> list[str]:
    return [fact.text for fact in facts]


def _places(*facts: Fact | None) -> list[str | None]:
    return [fact.at if fact else None for fact in facts]


def paragraph(at: str | None) -> str:
    """Return the number of the paragraph in an ``at`` value; empty if there is none."""
    return str(parse_at(at)[0]) if at else ""


def _row(
    key: str, text: str, places: Sequence[str | None], words: Wording, *, always: bool = False
) -> FactRow | None:
    if not text and not always:
        return None
    paragraphs = dict.fromkeys(paragraph(at) for at in places if at)
    return {
        "label": words.label(f"fact.{key}"),
        "text": text or words.label("not-stated"),
        "stated": bool(text),
        "para": ", ".join(paragraphs) if text else "",
        "own": bool(text) and None in places,
        "language": "",
        "second": "",
    }
