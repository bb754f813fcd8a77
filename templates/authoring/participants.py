"""The participants' edition of the handout: what they may see, and room to write."""

from __future__ import annotations

from handout import rules
from handout_forms import check, commitment, evaluation, key_messages
from handout_notes import glossary, principles, sara
from handout_plan import programme
from phrases import QUOTE_SLIDE, REVIEWED, SPEAKER, quotation
from word import Xml, contents, document, p, tag, when


def participants() -> bytes:
    """Return the template of the participants' edition: no answers, no notes on how to lead."""
    said = (programme(), rules(), _event(), _exercises())
    home = (
        p("Heading1", "Police-public partnership in short", mark="_TocShort"),
        *principles(),
        p("Heading2", "Solving a problem together: SARA"),
        sara(),
        glossary(),
        p("Heading1", "To take home", mark="_TocHome"),
        commitment(2100),
        check(),
        evaluation(),
    )
    return document(
        body="".join((_head(), _contents(), *said, *home)),
        kind="participant handout, police-public partnership",
        properties={
            "title": "Participant handout: {{ event.heading }}",
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
                "Participant handout · Police-public partnerships"
                "{% if operation.name %} · {{ operation.name }}{% endif %}",
            ),
            p("Title", "{{ event.heading }}"),
            p(
                "Subtitle",
                "A training session of {{ session.length }}, built on what was said at this "
                "{{ event.type or 'event' }}{% if event.date %}, {{ event.date }}{% endif %}"
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


def _contents() -> str:
    return contents(
        "In this handout",
        ("Programme", "_TocProgramme", ""),
        ("Ground rules", "_TocRules", ""),
        ("What the event said", "_TocSaid", "messages or quotes"),
        ("The exercises", "_TocExercises", ""),
        ("Police-public partnership in short", "_TocShort", ""),
        ("Glossary", "_TocGlossary", ""),
        ("To take home", "_TocHome", ""),
        ("Three questions: before and after", "_TocCheck", "session.check"),
        ("Evaluation form", "_TocForm", ""),
    )


def _event() -> str:
    return "".join(
        when(
            "messages or quotes",
            p("Heading1", "What the event said", mark="_TocSaid"),
            Xml(key_messages()),
            *when(
                "quotes",
                p(
                    "Heading2",
                    "Quotations{% if not kit.source_language %}, word for word{% endif %}",
                ),
                tag("{%p for quote in quotes %}"),
                p("Speaker", SPEAKER, QUOTE_SLIDE),
                *quotation(beside=False),
                tag("{%p endfor %}"),
            ),
        )
    )


def _exercises() -> str:
    return "".join(
        (
            p("Heading1", "The exercises", mark="_TocExercises"),
            tag("{%p for block in session.blocks if block.number %}"),
            p("Heading2", "{{ block.heading }}"),
            p(
                "Meta",
                "**{{ block.minutes }} minutes**, {{ block.start }}–{{ block.end }}"
                "{% if block.form %} · {{ block.form }}{% endif %}",
                keep=True,
            ),
            p("Normal", "**Afterwards you can** {{ block.objective }}.", keep=True),
            tag("{%p for line in block.task %}"),
            p("ListBullet", "{{ line }}", keep=True),
            tag("{%p endfor %}"),
            p("WritingLine", "My notes"),
            tag("{%p endfor %}"),
        )
    )
