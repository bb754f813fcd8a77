"""The facilitator's handout: the session, block by block, with all that goes with it.

Its order is that of use: what is in it, an overview, the session plan with what to bring, what to
do step by step, background, evaluation, pages to copy and tear off, and exercises for another day.
"""

from __future__ import annotations

from handout_blocks import further_exercises, session_blocks
from handout_cards import cards
from handout_forms import check, commitment, evaluation, follow_up, key_messages, sign_in
from handout_notes import (
    contacts,
    difficult_moments,
    evaluation_guide,
    glossary,
    input_notes,
    read_more,
)
from handout_plan import session_plan
from phrases import REVIEWED
from word import (
    WIDTH,
    Row,
    Xml,
    bullets,
    contents,
    document,
    header,
    on_one_page,
    p,
    row,
    table,
    tag,
    together,
    when,
)
from word_styles import BOXES, RULES

_WITH_CARDS = "(session.blocks + session.further)|selectattr('cards')|list"
_HALF = "(session.materials|length + 1) // 2"


def handout() -> bytes:
    """Return the handout template."""
    sections = (
        _head(),
        _contents(),
        _overview(),
        session_plan(),
        *when("session.materials", p("Heading2", "Materials"), _materials()),
        _care(),
        rules(),
        session_blocks(),
        input_notes(),
        difficult_moments(),
        glossary(),
        contacts(),
        evaluation_guide(),
        read_more(),
        _pages_to_copy(),
        further_exercises(),
        cards(
            "session.blocks + session.further",
            "Cards",
            "Copy one set for each group and cut along the dashed lines. Change what does not fit "
            "here.",
        ),
        sign_in(),
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


def _head() -> str:
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
                "A training session of {{ session.length }}, built on what was said at "
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
        )
    )


def _overview() -> str:
    return "".join(
        (
            p("Heading1", "The session at a glance", mark="_TocGlance"),
            _glance(),
            *when(
                "session.objectives",
                p("Heading2", "After the session participants can …"),
                tag("{%p for objective in session.objectives %}"),
                bullets("{{ objective }}"),
                tag("{%p endfor %}"),
            ),
            p("Heading2", "Before you start"),
            *_before_you_start(),
        )
    )


def _contents() -> Xml:
    """Return what is where; at the head, where LibreOffice cannot part it from its heading."""
    return contents(
        "In this handout",
        ("The session at a glance", "_TocGlance", ""),
        ("Session plan", "_TocPlan", ""),
        ("Do no harm: read this before every session", "_TocCare", ""),
        ("Ground rules", "_TocRules", ""),
        ("Step by step", "_TocSteps", ""),
        ("Input notes: police-public partnership", "_TocNotes", ""),
        ("Difficult moments", "_TocMoments", ""),
        ("Glossary", "_TocGlossary", ""),
        ("Local referral contacts", "_TocContacts", ""),
        ("Evaluation: what for, and how", "_TocEvaluation", ""),
        ("Read more", "_TocRead", ""),
        ("Participant page", "_TocPage", ""),
        ("Three questions: before and after", "_TocCheck", "session.check"),
        ("Evaluation form", "_TocForm", ""),
        ("Three months later", "_TocLater", ""),
        ("Further exercises", "_TocFurther", "session.further"),
        ("Cards", "_TocCards", _WITH_CARDS),
        ("Sign-in sheet", "_TocDoor", ""),
    )


_ROOM = (
    "{% if session.room == 'rows' %}Fixed rows: pairs turn to each other, groups of four form over "
    "two rows. Aisle free, screen and flip chart in front; look for a corridor or second room to "
    "walk about in.{% elif session.room == 'circle' %}Chairs in a circle without tables, boards "
    "to write on; screen at the open end. A table at the wall for materials."
    "{% elif session.room == 'u-shape' %}Tables in a U, open towards the screen; groups form at "
    "the corners. Chairs outside only. Walls free for sheets."
    "{% elif session.room == 'tables' %}Tables for four to six, so that nobody sits with their "
    "back to the screen. Walls free for sheets; materials on a table at the door."
    "{% else %}Tables for four to six, so that nobody sits with their back to the screen; free "
    "floor to stand in a circle; walls free for sheets; materials on a table at the door."
    "{% endif %} A quiet place nearby."
)
_GROUP = (
    "{% if session.group %}{{ session.group }}{% else %}12 to 25 people{% endif %}: police "
    "officers of all ranks, ideally with local partners"
)


def _glance() -> Xml:
    return table(
        header("What", "For this session"),
        *together(
            row(
                "Time",
                "{{ session.length[:1]|upper }}{{ session.length[1:] }}"
                "{% for day in session.days %}{% if loop.first %}: "
                "{% else %}; {% endif %}{% if day.heading %}{{ day.heading }}, {% endif %}"
                "{{ day.start }} to {{ day.end }}{% endfor %}",
            ),
            row("Participants", _GROUP),
            row("Facilitators", "Two: if possible one from the police and one from a partner"),
            row(
                "Themes",
                "{{ session.themes|join(', ') or 'Police-public partnership' }}"
                "{% if session.open_themes %}. There is no time for an exercise on: "
                "{{ session.open_themes|join(', ') }}; see the further exercises{% endif %}",
            ),
            row("Room", _ROOM),
        ),
        widths=(1500, 7900),
        title="The session at a glance",
    )


def _materials() -> Xml:
    """Return the materials in two columns, to be ticked off."""
    halves = (_ticked(f"[:{_HALF}]"), _ticked(f"[{_HALF}:]"))
    return columns(*halves, title="Materials to tick off")


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


def columns(*columns: Xml, title: str) -> Xml:
    """Return text in columns side by side."""
    width = WIDTH // len(columns)
    return table(
        Row(columns),
        widths=(width,) * len(columns),
        title=title,
        style="KitColumns",
        first_column=False,
    )


def _before_you_start() -> tuple[Xml, ...]:
    return on_one_page(
        "Checklist",
        "Read the briefing and the deck ({{ slide_count }} slides); agree who leads what.",
        "Fill in the local referral contacts in this handout, and check that they answer.",
        "Replace what does not fit: examples, words, order. Leave quotations as they are.",
        "Copy the pages to tear off and the cards, or print the participants’ edition.",
        "Set a date in three months’ time to ask what became of the commitments.",
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
            p("Heading1", "Do no harm: read this before every session", mark="_TocCare"),
            *on_one_page("BoxText", *statements),
        )
    )


def rules() -> str:
    """Return the ground rules, in two columns."""
    texts = (
        "One person speaks at a time; the others listen.",
        "What is said here stays here; what is learned here leaves the room.",
        "Question the point, not the person.",
        "No names of real people and no details of real cases.",
        "Here every voice counts the same, whatever the rank or role.",
        "Anyone may pass.",
    )
    return "".join(
        (
            p("Heading1", "Ground rules", mark="_TocRules"),
            columns(
                *(
                    Xml("".join(p("TableText", rule, number=RULES) for rule in half))
                    for half in (texts[:3], texts[3:])
                ),
                title="Ground rules",
            ),
        )
    )


def _pages_to_copy() -> str:
    """Return what is handed out, a page each, and cards for each group."""
    return "".join(
        (
            p("Heading1", "Participant page", new_page=True, mark="_TocPage"),
            key_messages(),
            commitment(1800),
            check(),
            evaluation(),
            follow_up(),
        )
    )
