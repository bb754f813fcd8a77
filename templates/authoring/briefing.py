"""The briefing: what happened, who said what, and where the source says so."""

from __future__ import annotations

from phrases import CONTACT, REVIEWED, SECOND_MESSAGE, SPEAKER, quotation
from word import (
    Row,
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
    "{% if message.own %}added by the trainer{% else %}"
    "{% if message.said_by %}{{ message.said_by }}{% else %}the press release{% endif %}"
    "{% endif %}{% if message.para %}, ¶ {{ message.para }}{% endif %}"
    "{% if message.language %}, in {{ message.language }}{% endif %}"
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
    "{% if quote.own %} (added by the trainer){% elif quote.para %} (¶ {{ quote.para }}){% endif %}"
)


def briefing() -> bytes:
    """Return the briefing template."""
    return document(
        body="".join(
            (
                *(_head(), _relevance(), _asked(), _messages(), _quotes(), _facts()),
                *(_not_stated(), _references(), _contacts(), _annex()),
            )
        ),
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
                "{% endif %}{{ event.type }}"
                "{% if event.where_language %} (in {{ event.where_language }}){% endif %}",
            ),
            tag("{%p endif %}"),
            *_status(),
            *when("kit.source_language", p("Meta", _LANGUAGES)),
            p("InShort", "**In short.** {{ event.in_short }}"),
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
                tag_row("{%tr if loop.last or facts|map(attribute='text')|join|length > 500 %}"),
                _fact(),
                tag_row("{%tr else %}"),
                _fact(keep=True),
                tag_row("{%tr endif %}"),
                tag_row("{%tr endfor %}"),
                widths=(1850, 5950, 1600),
                title="Facts at a glance, with the paragraph of the source",
            ),
            tag("{%p endif %}"),
        )
    )


def _fact(*, keep: bool = False) -> Row:
    """Return the row of a fact; few facts stay together, so that no page parts them."""
    return row(
        "{{ fact.label }}",
        p(
            "TableText",
            "{% if fact.stated %}{{ fact.text }}{% else %}",
            quiet("{{ fact.text }}"),
            "{% endif %}",
            quiet("{% if fact.language %} (in {{ fact.language }}){% endif %}"),
            keep=keep,
        ),
        p(
            "TableText",
            reference(
                "{% if fact.own %}added by the trainer"
                "{% elif fact.para %}¶ {{ fact.para }}{% endif %}"
            ),
            keep=keep,
        ),
        keep=keep,
    )


def _relevance() -> str:
    return "".join(
        (
            tag("{%p if operation.relevance %}"),
            p("Heading1", "What it means for the {{ operation.name or 'operation' }}"),
            tag("{%p for paragraph in operation.relevance %}"),
            p("Normal", "{{ paragraph }}"),
            tag("{%p endfor %}"),
            tag("{%p else %}"),
            p("Heading1", "What it means for us"),
            tag("{%p if session.themes %}"),
            p(
                "Normal",
                "The event speaks to these themes: {{ session.themes|join(', ') }}.",
            ),
            tag("{%p endif %}"),
            p(
                "Normal",
                "The deck and the handout turn it into a training session of "
                "{{ session.length }}. What it means where you work is yours to add here.",
            ),
            tag("{%p endif %}"),
        )
    )


_ASKED = "messages|selectattr('kind', 'in', ['commitment', 'call'])|list"


def _asked() -> str:
    """What was agreed and called for, and what is to follow: what a reader has to act on."""
    return "".join(
        (
            p("Heading1", "What is asked, and of whom"),
            tag(f"{{%p for message in {_ASKED} %}}"),
            p(
                "ListBullet",
                run("{{ message.kind_label }}: ", "Strong"),
                "{{ message.text }}",
                reference(f" ({_SAID})"),
            ),
            *SECOND_MESSAGE,
            tag("{%p endfor %}"),
            tag("{%p for step in event.follow_up %}"),
            p(
                "ListBullet",
                run("To come: ", "Strong"),
                "{{ step.text }}",
                reference(
                    "{% if step.own %} (added by the trainer){% elif step.para %}"
                    " (¶ {{ step.para }}){% endif %}"
                    "{% if step.language %} (in {{ step.language }}){% endif %}"
                ),
            ),
            tag("{%p endfor %}"),
            tag(f"{{%p if not ({_ASKED}) and not event.follow_up %}}"),
            p("Normal", "The press release records no commitment, no call and no next step."),
            tag("{%p endif %}"),
        )
    )


def _messages() -> str:
    return "".join(
        (
            tag("{%p if messages|selectattr('kind', 'in', ['statement', 'topic'])|list %}"),
            p("Heading1", "Key messages"),
            tag("{%p for message in messages if message.kind in ['statement', 'topic'] %}"),
            p(
                "ListNumber",
                "{% if message.kind_label %}{{ message.kind_label }}: {% endif %}"
                "{{ message.text }}",
                reference(f" ({_SAID})"),
            ),
            *SECOND_MESSAGE,
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


def _contacts() -> str:
    return "".join(
        (
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


def _not_stated() -> str:
    return "".join(
        (
            tag("{%p if not_stated %}"),
            p("Heading2", "Not stated in the source"),
            p(
                "Normal",
                "{{ not_stated|join(', ') }}. Ask the organizers, or leave it open; "
                "do not fill it in from memory.",
            ),
            tag("{%p endif %}"),
            tag("{%p if own_facts %}"),
            p("Heading2", "Added by the trainer"),
            tag("{%p for item in own_facts %}"),
            bullets("{{ item }}"),
            tag("{%p endfor %}"),
            tag("{%p endif %}"),
        )
    )


def _references() -> str:
    return "".join(
        (
            p("Heading1", "References"),
            p(
                "ListBullet",
                "“{{ source.title }}”, press release"
                "{% if source.address %}, {{ source.address }}{% endif %}",
                reference(" (in full in the annex)"),
            ),
            tag("{%p for publication in publications %}"),
            p(
                "ListBullet",
                run("{{ publication.title }}", "Emphasis"),
                "{% if publication.publishers_line %}, {{ publication.publishers_line }}"
                "{% endif %}",
                reference(
                    "{% if publication.language %} (in {{ publication.language }}){% endif %}"
                    "{% if publication.para %} (¶ {{ publication.para }}){% endif %}"
                ),
            ),
            tag("{%p endfor %}"),
        )
    )


def _annex() -> str:
    """Return the press release; a short one stays on one page.

    What the kit says of itself stands above it, so that it is never alone on a page.
    """
    text = (reference("¶ {{ paragraph.number }}"), "\t{{ paragraph.text }}")
    is_short = "source.paragraphs|map(attribute='text')|join|length <= 600"
    return "".join(
        (
            p("AnnexHeading", _ANNEX),
            p(
                "Explanation",
                "¶ is a paragraph of the press release; the annex numbers them. Produced with "
                "{{ kit.tool }} from “{{ source.name }}”.",
                keep=True,
            ),
            tag("{%p for paragraph in source.paragraphs %}"),
            tag(f"{{%p if not loop.last and ({is_short} or loop.first) %}}"),
            p("SourceParagraph", *text, keep=True),
            tag("{%p else %}"),
            p("SourceParagraph", *text),
            tag("{%p endif %}"),
            tag("{%p endfor %}"),
        )
    )
