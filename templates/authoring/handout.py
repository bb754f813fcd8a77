"""The facilitator's handout: the session, block by block, with all that goes with it."""

from __future__ import annotations

from handout_blocks import blocks
from handout_pages import back_pages
from phrases import REVIEWED, TIMES
from word import Xml, bullets, document, header, p, row, run, table, tag, tag_row


def handout() -> bytes:
    """Return the handout template."""
    return document(
        body=_cover() + _care() + _rules() + _plan() + blocks() + back_pages(),
        kind="facilitator handout, session plan, police-public partnership",
        properties={
            "title": "Facilitator handout: {{ event.heading }}",
            "subject": "Police-public partnerships: a training session",
        },
        running_head="{{ event.heading }}",
        running_foot=REVIEWED,
    )


def _cover() -> str:
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
            tag("{%p if kit.draft %}"),
            p(
                "Notice",
                "**Drafted from a press release; not yet reviewed.** Check names, roles and "
                "quotations before use.",
            ),
            tag("{%p endif %}"),
            p("Heading1", "The session at a glance"),
            _overview(),
            tag("{%p if session.objectives %}"),
            p("Heading2", "After the session participants can …"),
            tag("{%p for objective in session.objectives %}"),
            bullets("{{ objective }}"),
            tag("{%p endfor %}"),
            tag("{%p endif %}"),
            tag("{%p if session.materials %}"),
            p("Heading2", "Materials"),
            tag("{%p for material in session.materials %}"),
            p("Checklist", "{{ material }}"),
            tag("{%p endfor %}"),
            tag("{%p endif %}"),
            p("Heading2", "Before you start"),
            *_before_you_start(),
        )
    )


def _overview() -> Xml:
    return table(
        header("What", "For this session"),
        row("Duration", "{{ session.minutes }} minutes"),
        row(
            "Participants",
            "12 to 25 police officers of all ranks, if possible together with partners from "
            "the community, local services and civil society",
        ),
        row(
            "Facilitators",
            "Two: one from the police and one from a partner organization, if possible",
        ),
        row("Themes", "{{ session.themes|join(', ') or 'Police-public partnership' }}"),
        row("Deck", "{{ slide_count }} slides; the session plan says which slide belongs where"),
        widths=(1900, 7500),
        title="The session at a glance",
    )


def _before_you_start() -> tuple[Xml, ...]:
    return tuple(
        p("Checklist", text)
        for text in (
            "Read the briefing and the deck, and decide who leads which block.",
            (
                "Fill in the local referral contacts near the end of this handout, and ring the "
                "numbers once."
            ),
            "Replace what does not fit here: examples, words, order. Keep quotations as they are.",
            (
                "Print the participant page and the evaluation form for everyone, and the cards "
                "for each group."
            ),
            (
                "Set tables for four to six people, mix institutions and ranks, and keep a quiet "
                "place free next door."
            ),
            "Fix a date in three months to ask what became of the commitments.",
            "Try the projector. If there is none, read the slides out from this handout.",
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
            "others, offer a quiet word and a contact from the list. Do not investigate."
        ),
        "**Look after yourselves.** Talk with your co-facilitator for five minutes afterwards.",
    )
    return "".join(
        (
            p("Heading1", "Do no harm"),
            p("BoxHeading", "Read this before every session"),
            *(p("BoxText", text) for text in statements),
        )
    )


def _rules() -> str:
    rules = (
        "One person speaks at a time; the others listen.",
        "What is said here stays here; what is learned here leaves the room.",
        "Question the point, not the person.",
        "No names of real people and no details of real cases.",
        "In this room all ranks and roles have the same voice.",
        "Everybody may pass.",
    )
    return "".join(
        (
            p("Heading1", "Ground rules"),
            p("Normal", "Show them, ask what is missing, add it, and ask for a nod from all."),
            *(p("ListNumber", rule) for rule in rules),
        )
    )


def _plan() -> str:
    return "".join(
        (
            p("Heading1", "Session plan"),
            p("Caption", "Times count from the start. Steps stand in the section of each block."),
            table(
                header("Time", "Min.", "What", "Form", "Materials", "Slides"),
                tag_row("{%tr for block in session.blocks %}"),
                row(
                    TIMES,
                    "{{ block.minutes }}",
                    p("TableText", run("{{ block.heading }}", "Strong")),
                    "{{ block.form }}",
                    "{{ block.materials_line }}",
                    "{{ block.slides }}",
                ),
                tag_row("{%tr endfor %}"),
                row("Total", "{{ session.minutes }}", "", "", "", ""),
                widths=(1150, 650, 2700, 1700, 2400, 800),
                title="Session plan: time, minutes, content, form, materials and slides",
                first_column=False,
                last_row=True,
            ),
        )
    )
