"""The briefing: what happened, who said what, and where the source says so."""

from __future__ import annotations

from phrases import CONTACT, REVIEWED, SECOND_MESSAGE, SPEAKER, quotation
from word import (
    Xml,
    bullets,
    document,
    header,
    p,
    quiet,
    reference,
    row,
    run,
    table,
    tag,
    tag_row,
    when,
)

_ANNEX = "Annex: the press release, paragraph by paragraph"
_SAID = (
    "{% if message.kind_label %}{{ message.kind_label }} · {% endif %}"
    "{% if message.own %}Added by the trainer{% else %}"
    "{% if message.said_by %}{{ message.said_by }}{% else %}The press release{% endif %}"
    "{% endif %}{% if message.para %}, ¶ {{ message.para }}{% endif %}"
    "{% if message.language %} · in {{ message.language }}{% endif %}"
)
_LANGUAGES = (
    "The press release is in {{ kit.source_language }}. What is not translated is printed in "
    "{{ kit.source_language }}, and marked."
)
_WORD_FOR_WORD = (
    "Word for word and in full, as the press release prints them"
    "{% if kit.source_language %}; a translation says that it is one{% endif %}."
)
_WHERE = (
    "{% if quote.own %} (added by the trainer){% elif quote.para %} (¶ {{ quote.para }}){% endif %}"
)


def briefing() -> bytes:
    """Return the briefing template."""
    return document(
        body=_head() + _facts() + _messages() + _quotes() + _operation() + _references() + _annex(),
        kind="briefing, press release, training",
        properties={
            "title": "Briefing: {{ event.heading }}",
            "subject": "Briefing drafted from a press release",
        },
        running_head="Briefing: {{ event.heading }}",
        running_foot=REVIEWED,
    )


def _head() -> str:
    return "".join(
        (
            p("Kicker", "Briefing{% if operation.name %} · {{ operation.name }}{% endif %}"),
            p("Title", "{{ event.heading }}"),
            tag("{%p if event.date or event.place or event.type %}"),
            p(
                "Subtitle",
                "{{ event.date }}{% if event.date and event.place %} · {% endif %}"
                "{{ event.place }}{% if event.type and (event.date or event.place) %} · "
                "{% endif %}{{ event.type }}",
            ),
            tag("{%p endif %}"),
            tag("{%p if event.hosts_line %}"),
            p("Meta", "Hosted by {{ event.hosts_line }}"),
            tag("{%p endif %}"),
            p(
                "Meta",
                "Source: {{ source.name }}{% if source.address and source.address != source.name %}"
                ", {{ source.address }}{% endif %}",
            ),
            *_status(),
            *when("kit.source_language", p("Meta", _LANGUAGES)),
            p(
                "Lead",
                "**Purpose.** To give trainers the facts, messages and quotations of this event"
                "{% if operation.name %} for their work with the {{ operation.name }}{% endif %}, "
                "each with its paragraph (¶) in the press release. The annex prints the whole "
                "release.",
            ),
        )
    )


def _status() -> tuple[Xml, ...]:
    return (
        tag("{%p if kit.draft %}"),
        p(
            "Notice",
            "**Drafted from a press release; not yet reviewed.** Check names, roles and "
            "quotations before use."
            "{% if kit.prepared %} Prepared on {{ kit.prepared }}.{% endif %}",
        ),
        tag("{%p else %}"),
        p(
            "Notice",
            "**Reviewed{% if kit.reviewed_by %} by {{ kit.reviewed_by }}{% endif %}"
            "{% if kit.reviewed_on %} on {{ kit.reviewed_on }}{% endif %}.**"
            "{% if kit.prepared %} Prepared on {{ kit.prepared }}.{% endif %}",
        ),
        tag("{%p endif %}"),
    )


def _facts() -> str:
    return "".join(
        (
            tag("{%p if facts %}"),
            p("Heading1", "Facts at a glance"),
            table(
                header("Fact", "What the source says", "Where"),
                tag_row("{%tr for fact in facts %}"),
                row(
                    "{{ fact.label }}",
                    p(
                        "TableText",
                        "{% if fact.stated %}{{ fact.text }}{% else %}",
                        quiet("{{ fact.text }}"),
                        "{% endif %}",
                        quiet("{% if fact.language %} (in {{ fact.language }}){% endif %}"),
                    ),
                    p(
                        "TableText",
                        reference(
                            "{% if fact.own %}added by the trainer"
                            "{% elif fact.para %}¶ {{ fact.para }}{% endif %}"
                        ),
                    ),
                ),
                tag_row("{%tr endfor %}"),
                widths=(1850, 6500, 1050),
                title="Facts at a glance, with the paragraph of the source",
            ),
            tag("{%p endif %}"),
        )
    )


def _messages() -> str:
    return "".join(
        (
            tag("{%p if messages %}"),
            p("Heading1", "Key messages"),
            tag("{%p for message in messages %}"),
            p("ListNumber", "{{ message.text }}", keep=True),
            p("ListContinue", _SAID),
            *SECOND_MESSAGE,
            tag("{%p endfor %}"),
            tag("{%p endif %}"),
            tag("{%p if event.follow_up %}"),
            p("Heading1", "What comes next"),
            p("Caption", "As the press release announces it."),
            tag("{%p for step in event.follow_up %}"),
            p(
                "ListBullet",
                "{{ step.text }}",
                reference(
                    "{% if step.own %} (added by the trainer){% elif step.para %}"
                    " (¶ {{ step.para }}){% endif %}"
                    "{% if step.language %} (in {{ step.language }}){% endif %}"
                ),
            ),
            tag("{%p endfor %}"),
            tag("{%p endif %}"),
        )
    )


def _quotes() -> str:
    return "".join(
        (
            tag("{%p if quotes %}"),
            p("Heading1", "Who said what"),
            p("Caption", _WORD_FOR_WORD),
            tag("{%p for quote in quotes %}"),
            p("Speaker", SPEAKER, reference(_WHERE)),
            *quotation(beside=True),
            tag("{%p endfor %}"),
            tag("{%p endif %}"),
        )
    )


def _operation() -> str:
    return "".join(
        (
            tag("{%p if operation.relevance %}"),
            p("Heading1", "What this means for the {{ operation.name or 'operation' }}"),
            tag("{%p for paragraph in operation.relevance %}"),
            p("Normal", "{{ paragraph }}"),
            tag("{%p endfor %}"),
            tag("{%p endif %}"),
            tag("{%p if operation.legal %}"),
            p("Heading1", "Laws and rules to refer to"),
            tag("{%p for reference in operation.legal %}"),
            p("ListBullet", "{{ reference }}"),
            tag("{%p endfor %}"),
            tag("{%p endif %}"),
            tag("{%p if operation.contacts %}"),
            p("Heading1", "Contacts"),
            tag("{%p for contact in operation.contacts %}"),
            p("ListBullet", CONTACT),
            tag("{%p endfor %}"),
            tag("{%p endif %}"),
        )
    )


def _references() -> str:
    return "".join(
        (
            tag("{%p if not_stated %}"),
            p("Heading1", "Not stated in the source"),
            p(
                "Normal",
                "{{ not_stated|join(', ') }}. Ask the organizers, or leave it open; "
                "do not fill it in from memory.",
            ),
            tag("{%p endif %}"),
            tag("{%p if own_facts %}"),
            p("Heading1", "Added by the trainer"),
            tag("{%p for item in own_facts %}"),
            bullets("{{ item }}"),
            tag("{%p endfor %}"),
            tag("{%p endif %}"),
            p("Heading1", "References"),
            bullets(
                "“{{ source.title }}”, press release"
                "{% if source.address %}, {{ source.address }}{% endif %}"
            ),
            tag("{%p for publication in publications %}"),
            p(
                "ListBullet",
                run("{{ publication.title }}", "Emphasis"),
                "{% if publication.publishers_line %}, {{ publication.publishers_line }}"
                "{% endif %}",
                reference(
                    "{% if publication.language %} (in {{ publication.language }}){% endif %}"
                    "{% if publication.para %} (¶ {{ publication.para }}){% endif %}"
                ),
            ),
            tag("{%p endfor %}"),
            p("Explanation", "Produced with {{ kit.tool }} from “{{ source.name }}”."),
        )
    )


def _annex() -> str:
    return "".join(
        (
            tag("{%p if source.paragraphs|map(attribute='text')|join|length > 600 %}"),
            p("Heading1", _ANNEX, new_page=True),
            tag("{%p else %}"),
            p("Heading1", _ANNEX),
            tag("{%p endif %}"),
            tag("{%p for paragraph in source.paragraphs %}"),
            p("SourceParagraph", reference("¶ {{ paragraph.number }}"), "\t{{ paragraph.text }}"),
            tag("{%p endfor %}"),
        )
    )
