"""The event in words: facts at a glance, what is not stated, what the trainer added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.model.release import parse_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mkmaterials.model.summary import EventSummary, Fact, Participants
    from mkmaterials.plan.material import BigNumberPlan, EventPlan, FactRow, MaterialPlan
    from mkmaterials.wording import Wording

_LONG: Final = 240  # letters of a fact that a slide cannot hold beside others
_ROOM: Final = 480  # letters of all facts on a slide


def event_plan(
    summary: EventSummary, words: Wording, language_of: Callable[..., str] = lambda *_: ""
) -> EventPlan:
    """Return the event in words; what is unknown is empty.

    Args:
        summary: the summary, translated as far as somebody did.
        words: wording of the documents.
        language_of: gives the language of texts of which one is not translated, else "".
    """
    event = summary.event
    hosts = _texts(event.hosts)
    groups = _texts(event.participants.groups) if event.participants else []
    plan: EventPlan = {
        "title": event.title.text,
        "name": _text(event.name),
        "heading": _text(event.name) or event.title.text,
        "type": _text(event.type),
        "date": words.dates(event.starts, event.ends),
        "place": _text(event.place),
        "where_language": language_of(_text(event.place), _text(event.type)),
        "hosts": hosts,
        "hosts_line": words.join(hosts),
        "hosts_language": language_of(*hosts),
        "participants": _number(event.participants, words),
        "groups": groups,
        "groups_line": words.join(groups),
        "aim": _text(event.aim),
        "aim_para": paragraph(event.aim.at if event.aim else None),
        "in_short": "",
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
    plan["in_short"] = _in_short(plan, _counted(event.participants, words), words, language_of)
    return plan


def _in_short(
    plan: EventPlan, counted: str, words: Wording, language_of: Callable[..., str]
) -> str:
    """Return what happened in a few sentences, each of which says only what is stated.

    One with words that nobody has translated says once in which language they are.
    """
    there = {
        "when-where": plan["date"] and plan["place"],
        "when": plan["date"] and not plan["place"],
        "where": plan["place"] and not plan["date"],
        "hosts": plan["hosts_line"],
        "count": counted,
        "among": counted and plan["groups_line"],
        "groups": plan["groups_line"] and not counted,
        "aim": plan["aim"],
    }
    fields = {
        "type": plan["type"] or words.label("short.event"),
        "date": plan["date"],
        "place": plan["place"],
        "hosts": plan["hosts_line"],
        "count": counted[:1].lower() + counted[1:],  # "Some 40" may begin a sentence there
        "groups": plan["groups_line"],
        "aim": plan["aim"].rstrip("."),
    }
    printed = {
        "type": [plan["type"]],
        "place": [plan["place"]],
        "hosts": plan["hosts"],
        "count": [counted.rstrip(" 0123456789")],  # as in "over 60"
        "groups": plan["groups"],
        "aim": [plan["aim"]],
    }
    sentences = []
    for key in [key for key, stated in there.items() if stated] or ["nothing"]:
        label = words.label(f"short.{key}")
        texts = [text for name, of in printed.items() if f"{{{name}}}" in label for text in of]
        sentences.append(_marked(label.format_map(fields), language_of(*texts), words))
    return " ".join(sentences)


def _marked(sentence: str, language: str, words: Wording) -> str:
    """Return a sentence that says before its full stop in which language its words are."""
    if not language:
        return sentence
    text = sentence.rstrip(".")
    return words.label("marked").format(text=text, language=language) + sentence[len(text) :]


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
        _list_row("hosts", event.hosts, words, always=True),
        _list_row("partners", event.partners, words),
        _row(
            "participants",
            plan["participants"],
            _counted_at(number),
            words,
            always=True,
        ),
        _list_row("groups", groups, words),
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


def big_number(
    summary: EventSummary, plan: MaterialPlan, words: Wording
) -> tuple[BigNumberPlan, str]:
    """Return what the deck shows large, and the label of the fact that it is, if it is one.

    The number of participants comes first; then whatever else of the event can be counted.
    """
    number = summary.event.participants
    if number is not None and number.count is not None:
        label = words.label("fact.participants")
        found: BigNumberPlan = {
            "before": number.qualifier or "",
            "text": str(number.count),
            "label": label,
            "para": paragraph(number.at),
        }
        return found, label
    speakers = {quote["speaker"] for quote in plan["quotes"] if quote["role"]}
    counts = (
        ("deck.speakers", len(speakers)),
        ("deck.groups", len(plan["event"]["groups"])),
        ("deck.hosts", len(plan["event"]["hosts"])),
    )
    for key, count in counts:
        if count > 1:
            return {
                "before": "",
                "text": str(count),
                "label": words.label(key),
                "para": "",
            }, ""
    key = "date" if plan["event"]["date"] else "type" if plan["event"]["type"] else ""
    if key:
        label = words.label(f"fact.{key}")
        row = next(row for row in plan["facts"] if row["label"] == label)
        return {"before": "", "text": row["text"], "label": label, "para": row["para"]}, label
    label = words.label("deck.paragraphs")
    return {
        "before": "",
        "text": str(len(plan["source"]["paragraphs"])),
        "label": label,
        "para": "",
    }, ""


def for_slide(
    rows: Sequence[FactRow], large: str, words: Wording
) -> tuple[list[FactRow], list[FactRow]]:
    """Return the stated facts that a slide shows, and those that are too long for it.

    Args:
        rows: all facts.
        large: label of the one that the slide shows large, or "".
        words: wording, for the labels of what other slides show: name, type and aim.
    """
    elsewhere = {large, *(words.label(f"fact.{key}") for key in ("name", "type", "aim"))}
    stated = [row for row in rows if row["stated"] and row["label"] not in elsewhere]
    shown = [row for row in stated if len(row["text"]) <= _LONG]
    while sum(len(row["text"]) for row in shown) > _ROOM:
        shown.remove(max(shown, key=lambda row: len(row["text"])))
    return shown, [row for row in stated if row not in shown]


def own_facts(summary: EventSummary, rows: Sequence[FactRow], words: Wording) -> list[str]:
    """Return the facts that the trainer added, in words: they are not in the source."""
    number = summary.event.participants
    lists = (
        ("hosts", summary.event.hosts),
        ("partners", summary.event.partners),
        ("groups", number.groups if number else []),
    )
    added = {
        words.label(f"fact.{key}"): words.join([fact.text for fact in facts if fact.at is None])
        for key, facts in lists
        if _is_mixed(facts)
    }
    own = [
        f"{row['label']}: {added.get(row['label'], row['text'])}"
        for row in rows
        if row["own"] or row["label"] in added
    ]
    own += [message.text for message in summary.messages if message.at is None]
    own += [fact.text for fact in summary.event.follow_up if fact.at is None]
    own += [f"{p.name}: {p.role}" for p in summary.people if p.role and p.role_at is None]
    own += [publication.title for publication in summary.publications if publication.at is None]
    return own


def _text(fact: Fact | None) -> str:
    return fact.text if fact else ""


def _number(participants: Participants | None, words: Wording) -> str:
    counted = _counted(participants, words)
    if participants is None or not counted:
        return ""
    parts = [
        words.label(f"participants.{who}").format(count=number)
        for who, number in (("women", participants.women), ("men", participants.men))
        if number
    ]
    if not parts:
        return counted
    return words.label("participants.parts").format(counted=counted, parts=words.join(parts))


def _counted(participants: Participants | None, words: Wording) -> str:
    """Return the number of participants with what stands before it: "over 60"."""
    if participants is None or participants.count is None:
        return ""
    label = words.label("participants")
    return label.format(qualifier=participants.qualifier or "", count=participants.count).strip()


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


def _is_mixed(facts: Sequence[Fact]) -> bool:
    """Tell whether the trainer added some facts of a list, and the source states others."""
    return len({fact.at is None for fact in facts}) > 1


def _list_row(
    key: str, facts: Sequence[Fact], words: Wording, *, always: bool = False
) -> FactRow | None:
    """Return the row of a list; among facts of the source each that was added is marked."""
    if not _is_mixed(facts):
        return _row(key, words.join(_texts(facts)), _places(*facts), words, always=always)
    added = words.label("fact.added")
    texts = [fact.text if fact.at else added.format(fact=fact.text) for fact in facts]
    places = _places(*(fact for fact in facts if fact.at))
    return _row(key, words.join(texts), places, words, always=always)


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
