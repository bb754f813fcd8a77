"""The facilitator's handout: the session, block by block, with all that goes with it.

Its order is that of use: an overview on a page, the session plan, what to do step by step,
background, pages to copy, and exercises for another day.
"""

from __future__ import annotations

from handout_blocks import further_exercises, session_blocks
from handout_pages import background, further_cards, pages_to_copy, read_more
from phrases import REVIEWED, TIMES
from word import (
    WIDTH,
    Row,
    Xml,
    bullets,
    document,
    header,
    p,
    row,
    run,
    table,
    tag,
    tag_row,
    when,
)
from word_styles import BOXES, RULES

_HALF = "(session.materials|length + 1) // 2"


def handout() -> bytes:
    """Return the handout template."""
    sections = (
        _overview(),
        _plan(),
        _care(),
        _rules(),
        session_blocks(),
        background(),
        pages_to_copy(),
        further_exercises(),
        further_cards(),
        read_more(),
    )
    return document(
        body="".join(sections),
        kind="facilitator handout, session plan, police-public partnership",
        properties={
            "title": "Facilitator handout: {{ event.heading }}",
            "subject": "Police-public partnerships: a training session",
        },
        running_head="{{ event.heading }}",
        running_foot=REVIEWED,
    )


def _overview() -> str:
    return "".join(
        (
            p(
                "Kicker",
                "Facilitator handout · Police-public partnerships"
                "{% if operation.name %} · {{ operation.name }}{% endif %}",
            ),
            p("Title", "{{ event.heading }}"),
            p(
                "Subtitle",
                "A training session of {{ session.minutes }} minutes, built on what was said at "
                "this {{ event.type or 'event' }}"
                "{% if event.date %}, {{ event.date }}{% endif %}"
                "{% if event.place %}, {{ event.place }}{% endif %}",
            ),
            *when(
                "kit.draft",
                p(
                    "Notice",
                    "**Drafted from a press release; not yet reviewed.** Check names, roles and "
                    "quotations before use.",
                ),
            ),
            p("Heading1", "The session at a glance"),
            _glance(),
            *when(
                "session.objectives",
                p("Heading2", "After the session participants can …"),
                tag("{%p for objective in session.objectives %}"),
                bullets("{{ objective }}"),
                tag("{%p endfor %}"),
            ),
            *when("session.materials", p("Heading2", "Materials"), _materials()),
            p("Heading2", "Before you start"),
            *_before_you_start(),
        )
    )


def _glance() -> Xml:
    return table(
        header("What", "For this session"),
        row("Participants", "12 to 25 police officers of all ranks, ideally with local partners"),
        row("Facilitators", "Two: if possible one from the police and one from a partner"),
        row("Themes", "{{ session.themes[:6]|join(', ') or 'Police-public partnership' }}"),
        widths=(1500, 7900),
        title="The session at a glance",
    )


def _materials() -> Xml:
    """Return the materials in two columns, to be ticked off."""
    halves = (_ticked(f"[:{_HALF}]"), _ticked(f"[{_HALF}:]"))
    return _columns(*halves, title="Materials to tick off")


def _ticked(part: str) -> Xml:
    # A cell must not lose its last paragraph: hence the one for a column without materials.
    content = (
        tag(f"{{%p for material in session.materials{part} %}}"),
        p("TableText", "{{ material }}", number=BOXES),
        tag("{%p else %}"),
        p("TableText"),
        tag("{%p endfor %}"),
    )
    return Xml("".join(content))


def _columns(*columns: Xml, title: str) -> Xml:
    width = WIDTH // len(columns)
    return table(
        Row(columns),
        widths=(width,) * len(columns),
        title=title,
        style="KitColumns",
        first_column=False,
    )


def _before_you_start() -> tuple[Xml, ...]:
    return tuple(
        p("Checklist", text)
        for text in (
            "Read the briefing and the deck ({{ slide_count }} slides); agree who leads what.",
            "Fill in the local referral contacts in this handout, and check that they answer.",
            "Replace what does not fit: examples, words, order. Leave quotations as they are.",
            "Copy the pages to hand out: participant page, evaluation form, cards.",
            "Set tables for four to six people, and keep a quiet place free nearby.",
            "Set a date in three months’ time to ask what became of the commitments.",
        )
    )


def _plan() -> str:
    return "".join(
        (
            p("Heading1", "Session plan"),
            table(
                header("Time", "Min.", "What", "Form", "Slides"),
                tag_row("{%tr for block in session.blocks %}"),
                row(
                    TIMES,
                    "{{ block.minutes }}",
                    p("TableText", run("{{ block.heading }}", "Strong"), keep=True),
                    "{{ block.form }}",
                    "{{ block.slides }}",
                    keep=True,
                ),
                tag_row("{%tr endfor %}"),
                row("Total", "{{ session.minutes }}", "", "", ""),
                widths=(1150, 620, 3250, 3580, 800),
                title="Session plan: time, minutes, content, form and slides",
                first_column=False,
                last_row=True,
            ),
        )
    )


def _care() -> str:
    statements = (
        (
            "**Nobody tells their own story** or speaks for a whole community, unless they have "
            "offered to, are prepared and are supported."
        ),
        (
            "**Cases are invented.** Add no real name, place, date or picture, and cast nobody "
            "from a minority as victim or offender."
        ),
        (
            "**People may sit out** or leave the room at any time, without giving a reason. Say so "
            "at the start."
        ),
        (
            "**If someone discloses an experience:** thank them, ask no questions in front of "
            "others, offer a quiet word and a contact from the list. Do not investigate. If you "
            "are bound to report, say so before they go on."
        ),
        "**Look after yourselves.** Talk to your co-facilitator for five minutes afterwards.",
    )
    return "".join(
        (
            p("Heading1", "Do no harm: read this before every session"),
            *(p("BoxText", text) for text in statements),
        )
    )


def _rules() -> str:
    rules = (
        "One person speaks at a time; the others listen.",
        "What is said here stays here; what is learned here leaves the room.",
        "Question the point, not the person.",
        "No names of real people and no details of real cases.",
        "Here every voice counts the same, whatever the rank or role.",
        "Anyone may pass.",
    )
    return "".join(
        (
            p("Heading1", "Ground rules for the flip chart"),
            _columns(
                *(
                    Xml("".join(p("TableText", rule, number=RULES) for rule in half))
                    for half in (rules[:3], rules[3:])
                ),
                title="Ground rules",
            ),
        )
    )
