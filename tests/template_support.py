"""What the tests of the base templates share: plans to fill them with, and ways to look in."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation

from mkmaterials.office import load
from support import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from pptx.slide import Slide

BASE = ROOT / "templates" / "base"
WORD = ("briefing.docx", "handout.docx", "handout-participants.docx")
ALL = (*WORD, "deck.pptx", "card.pptx")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
Values = dict[str, Any]

CONTACT = {
    "name": "Advice Centre",
    "role": "Legal aid",
    "phone": "000 000",
    "email": "help@example.org",
    "hours": "day and night",
}


def block(kind: str, number: int, minutes: int, **more: Any) -> Values:
    return {
        "id": f"{kind}-{number}",
        "kind": kind,
        "phase": "Exercise and debrief",
        "day": 1,
        "number": number,
        "title": f"The {kind}",
        "heading": f"Exercise {number}: The {kind}" if number else f"The {kind}",
        "themes": ["Trust"],
        "objective": "name three reasons & a remedy",
        "minutes": minutes,
        "start": "09:00",
        "end": "09:20",
        "form": "Plenary",
        "materials": ["Cards"],
        "materials_line": "Cards",
        "case": "This case is invented. Somebody waits.",
        "cards": ["One card", "Another card", "A third card"],
        "steps": [{"minutes": minutes, "text": "Read the cards aloud."}],
        "tips": ["Mix the groups."],
        "task": ["Read your cards.", "Choose one & say why."],
        "asks": [
            {
                "id": "m1",
                "said": "Joint patrols build trust",
                "by": "Experts, at this event",
                "slide": "3",
                "question": "Who would have to act first?",
                "answer": "A function and a step.",
            }
        ],
        "few": "Work in pairs.",
        "many": "Work in two rooms.",
        "debrief": [{"question": "What now?", "answer": "A step and a date."}],
        "care": "Nobody tells their own story.",
        "adapt": "Change two cards.",
        "shows": "",
        "slides": "3-5",
        "sources": ["A guide (2008)"],
    } | more


def quotation(number: int, words: int) -> Values:
    return {
        "id": f"q{number}",
        "number": number,
        "text": f"“We listen{' and we act' * (words // 3)}.”",
        "speaker": f"Inspector Number {number}",
        "role": "Head of the Harbour Unit" if number % 2 else "",
        "role_line": "Head of the Harbour Unit" if number % 2 else "Role not stated",
        "occasion": "opening remarks" if number % 3 else "",
        "para": str(number),
        "own": False,
        "slides": str(number + 4),
        "language": "",
        "role_language": "",
        "translation": "",
        "translated": "",
        "translation_first": False,
        "second": "",
        "second_label": "",
    }


def quote_slide(quote: Values) -> Values:
    part = {key: value for key, value in quote.items() if key not in {"number", "own", "slides"}}
    more = {"title": quote["speaker"], "slide": int(quote["slides"])}
    whole = {"whole": quote["text"], "whole_translation": quote["translation"]}
    return part | more | whole | {"id": f"{quote['id']}.1"}


def material(
    quotes: int = 2,
    messages: int = 2,
    *,
    draft: bool = True,
    shows: tuple[str, ...] = (
        *("why", "programme", "picture", "discussion", "commitments", "references", "contacts"),
    ),
) -> Values:
    """All names that a template may use; `quotes` and `messages` say how many."""
    said = [quotation(number, 120 if number == 2 else 20) for number in range(1, quotes + 1)]
    blocks = [
        block("opening", 0, 10, cards=[], case="", debrief=[], care="", adapt="", tips=[]),
        block("exercise", 1, 40, shows="quotes" if said else ""),
        block("break", 0, 10, steps=[], cards=[]),
        block("exercise", 2, 30, id="exercise-2", shows="messages"),
    ]
    values = {
        "event": {
            "title": "Officers & residents plan",
            "name": "",
            "heading": "Officers & residents plan",
            "type": "workshop",
            "date": "4 May 2023",
            "place": "Port Alma",
            "where_language": "",
            "hosts": ["Harbour Office"],
            "hosts_line": "Harbour Office",
            "hosts_language": "",
            "participants": "25",
            "groups": ["officers"],
            "groups_line": "officers",
            "aim": "plan a safer harbour",
            "aim_para": "2",
            "in_short": "This workshop took place in Port Alma. It was hosted by Harbour Office.",
            "follow_up": [
                {"text": "A second workshop will follow in May.", "para": "5", "own": False}
                | {"language": ""}
            ],
            "language": "",
            "second": "",
        },
        "facts": [
            fact("Event", "Officers & residents plan", "1"),
            fact("Place", "Port Alma", "", own=True),
            fact("Hosts", "Not stated in the source", "", stated=False),
            fact("Groups", "officers of the harbour, " * 20, "3"),
            fact("Aim", "plan a safer harbour", "2"),
        ],
        "messages": [
            {
                "id": f"m{number}",
                "number": number,
                "text": f"Joint patrols build trust, for the reason numbered {number}",
                "said_by": "Experts" if number % 2 else "",
                "kind": "call" if number % 2 else "statement",
                "kind_label": "Called for" if number % 2 else "",
                "question": f"Who hears about reason {number}?",
                "para": "4" if number % 3 else "",
                "own": number % 3 == 0,
                "slide": number + 2,
                "language": "",
                "second": "",
            }
            for number in range(1, messages + 1)
        ],
        "quotes": said,
        "quote_slides": [quote_slide(quote) for quote in said],
        "publications": [
            {"title": "A Guide", "publishers_line": "The Unit", "para": "5", "language": ""}
        ],
        "not_stated": ["Hosts"],
        "own_facts": ["Place"],
        "source": {
            "name": "harbour.txt",
            "title": "Officers & residents plan",
            "address": "https://example.org/news",
            "language": "en",
            "paragraphs": [{"number": n, "text": f"Paragraph {n}."} for n in range(1, 13)],
        },
        "session": session(blocks),
        "operation": {
            "key": "harbour",
            "name": "Harbour Mission",
            "contacts": [CONTACT],
            "referral": [CONTACT],
            "relevance": ["Our own harbour needs this."],
            "legal": ["Harbour Act, section 3"],
            "logo": "",
            "logo_on_dark": "",
        },
        "kit": {
            "tool": "mkmaterials",
            "language": "en",
            "draft": draft,
            "reviewed_by": "" if draft else "A. Trainer",
            "reviewed_on": "" if draft else "5 May 2023",
            "prepared": "6 May 2023",
            "source_language": "",
            "second_language": "",
        },
        "slides": {"title": 1, "glance": 2, "discussion": 7, "source": 8},
        "slide_count": 8,
    }
    values["deck"] = deck(values, shows)
    return values


def deck(values: Values, shows: tuple[str, ...]) -> Values:
    """A deck on which each message and each quotation has a slide of its own."""
    rows = [{"time": "09:00–09:20", "title": "Welcome & rules", "form": "Plenary"}] * 5
    groups = {"police": "officers", "communities": "", "civil_society": "a centre & a league"}
    return {
        "shows": [*shows],
        "number": {"before": "over", "text": "25", "label": "Participants", "para": "2"},
        "facts": [fact for fact in values["facts"] if len(fact["text"]) < 240 and fact["stated"]],
        "more_facts": [fact for fact in values["facts"] if len(fact["text"]) >= 240],
        "objectives": ["name three reasons & a remedy"],
        "more_objectives": ["write a first message"],
        "programme": [
            {"id": "programme1", "title": "What we do today (1/2)", "rows": rows},
            {"id": "programme2", "title": "What we do today (2/2)", "rows": rows},
        ],
        "messages": [
            {"id": one["id"], "title": f"Key message {one['number']}", "messages": [one]}
            for one in values["messages"]
        ],
        "quotes": [
            {"id": one["id"], "title": one["title"], "parts": [one]}
            for one in values["quote_slides"]
        ],
        "partners": groups | {"institutions": "ministries", "others": "guests"},
    }


def session(blocks: list[Values]) -> Values:
    """A session of one day that consists of `blocks`."""
    time = {"title": "Welcome", "minutes": 10, "start": "09:00", "end": "09:10"}
    spans = [{"units": 60 // len(blocks), "kind": b["kind"], "label": "1"} for b in blocks]
    day = {
        "number": 1,
        "heading": "",
        "start": "09:00",
        "end": "10:30",
        "minutes": 90,
        "blocks": blocks,
        "spans": spans,
        "marks": [{"units": 60, "kind": "opening", "label": "09:00"}],
    }
    choice = {
        "number": 1,
        "question": "Which sentence comes from the event?",
        "quote": "",
        "options": [{"letter": "A", "text": "This one."}, {"letter": "B", "text": "That one."}],
        "answer": "A: This one.",
        "para": "4",
    }
    in_words = {"number": 2, "question": "When was it?", "options": [], "answer": "In May"}
    return {
        "minutes": 90,
        "length": "90 minutes",
        "days": [day],
        "columns": 60,
        "group": "20 people",
        "room": "tables",
        "blocks": blocks,
        "opening": time,
        "input": time,
        "closing": time,
        "further": [block("exercise", 3, 45, id="exercise-3", start="", end="", day=0)],
        "objectives": ["name three reasons & a remedy"],
        "materials": ["Cards"],
        "themes": ["Trust"],
        "open_themes": ["Outreach"],
        "check": [choice, choice | in_words],
    }


def fact(label: str, text: str, para: str, *, stated: bool = True, own: bool = False) -> Values:
    row = {"label": label, "text": text, "para": para, "stated": stated, "own": own}
    return row | {"language": "", "second": ""}


def sparse() -> Values:
    """A press release that says next to nothing."""
    values = material(0, 0)
    empty = {"date": "", "place": "", "type": "", "hosts": [], "hosts_line": "", "aim": ""}
    empty |= {"follow_up": []}
    values["event"] = values["event"] | empty
    values["operation"] = {"contacts": [], "referral": [], "relevance": [], "legal": []} | {
        "key": "base",
        "name": "",
        "logo": "",
        "logo_on_dark": "",
    }
    values["session"] = values["session"] | {
        "further": [],
        "themes": [],
        "check": [],
        "open_themes": [],
    }
    nothing: Values = {"facts": [], "more_facts": [], "objectives": [], "more_objectives": []}
    nothing |= {"number": {"before": "", "text": "12", "label": "Paragraphs", "para": ""}}
    nothing |= {"partners": dict.fromkeys(values["deck"]["partners"], "")}
    values["deck"] = values["deck"] | nothing
    return values | {"publications": [], "not_stated": [], "own_facts": [], "facts": []}


def shared() -> Values:
    """A deck on which messages and quotations share slides, and some slides are one."""
    values = material(4, 3, shows=("session", "picture", "closing"))
    parts = values["quote_slides"]
    for part in parts:
        part["text"] = part["text"][:120].rstrip("”") + "”"
    values["deck"]["messages"] = [
        {"id": "m1-m3", "title": "Key messages 1–3", "messages": values["messages"]}
    ]
    values["deck"]["quotes"] = [
        {"id": "q1.1-q2.1", "title": "Two voices", "parts": parts[:2]},
        {"id": "q3.1-q4.1", "title": "Two other voices", "parts": parts[2:]},
    ]
    return values


CASES: dict[str, Callable[[], Values]] = {
    "usual": material,
    "sparse": sparse,
    "heavy and reviewed": lambda: material(12, 10, draft=False),
    "shared": shared,
}


def fill(name: str, values: Values) -> bytes:
    return load(BASE / name).render(values).data


def deck_of(values: Values) -> list[Slide]:
    return list(Presentation(io.BytesIO(fill("deck.pptx", values))).slides)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def text_of(data: bytes) -> str:
    body = Document(io.BytesIO(data)).element.body
    return "\n".join("".join(p.itertext(qn("w:t"))) for p in body.iter(qn("w:p")))
