"""The deck: a story from why we are here to what we will do.

In the texts below a line is a paragraph; a line that ends in a backslash goes on.
"""

from __future__ import annotations

from dataclasses import dataclass

import deck_layouts as on
import deck_notes as notes
from deck_file import presentation
from deck_picture import picture
from slides import (
    NAMESPACES,
    Place,
    filled,
    line,
    number_field,
    paragraph,
    run,
    table_frame,
    table_row,
    table_tag,
    tree,
)

# A quotation is never shown without its event, in a line: as long as the layout has room for.
_FOOT = "{{ event.heading|truncate(110) }}"
_SHORT_FOOT = "{{ event.heading|truncate(66) }}"
_WHEN_AND_WHERE = """\
{{ event.date }}{% if event.date and event.place %} · {% endif %}{{ event.place }}\
{% if event.type and (event.date or event.place) %} · {% endif %}{{ event.type }}\
{% if event.where_language %} (in {{ event.where_language }}){% endif %}"""
_HOSTS = """\
{%p if event.hosts_line %}
Hosted by {{ event.hosts_line }}\
{% if event.hosts_language %} (in {{ event.hosts_language }}){% endif %}
{%p endif %}"""
_KICKER = """\
{%p if operation.name %}
Training material of the {{ operation.name }}
{%p else %}
Training material on police-public partnership
{%p endif %}"""
_STATUS = """\
{% if kit.draft %}Drafted from a press release; not yet reviewed{% else %}Reviewed\
{% if kit.reviewed_on %} on {{ kit.reviewed_on }}{% endif %}{% endif %}"""
_AIM = """\
{%p if event.aim %}
{{ event.aim }}\
{% if event.aim_para %} (¶ {{ event.aim_para }}){% endif %}
{%p else %}
Not stated in the source
{%p endif %}"""
_OBJECTIVES = """\
{%p for objective in deck.objectives %}
{{ objective }}
{%p endfor %}"""
_FACT_PLACE = "{% if fact.para %}¶ {{ fact.para }}{% endif %}"
_BIG_LABEL = """\
{{ deck.number.label }}{% if deck.number.para %} (¶ {{ deck.number.para }}){% endif %}"""
_FACT = """\
{{ fact.text }}{% if fact.language %} (in {{ fact.language }}){% endif %}\
{% if fact.own %} (added by the trainer){% endif %}"""
_SAID = """\
{% if message.kind_label %}{{ message.kind_label }} · {% endif %}\
{% if message.own %}Added by the trainer{% else %}{{ message.said_by or 'Press release' }}\
{% endif %}{% if message.para %} · ¶ {{ message.para }}{% endif %}\
{% if message.language %} · in {{ message.language }}{% endif %}"""
_QUOTED = """\
{% if part.translation_first %}{{ part.translation }}{% else %}{{ part.text }}{% endif %}"""
_OCCASION = """\
{%p if part.translation_first %}
{{ part.translated }}
{%p elif part.language %}
In {{ part.language }}
{%p endif %}
{%p if part.occasion %}
{{ part.occasion }}
{%p endif %}
{%p if event.date %}
{{ event.date }}
{%p endif %}
{{ event.type or 'event' }}\
{% if part.para %} · ¶ {{ part.para }}{% endif %}"""
_ROLE = """\
{{ part.role_line }}{% if part.occasion %}; {{ part.occasion }}{% endif %}\
{% if part.para %} (¶ {{ part.para }}){% endif %}\
{% if part.translation_first %}. {{ part.translated }}{% elif part.language %}. \
In {{ part.language }}{% endif %}"""
_WORDS = """\
{% if kit.source_language %}What they said{% else %}Word for word{% endif %}\
{% if event.date %} · {{ event.date }}{% endif %} · {{ event.type or 'event' }}"""
_TASK = """\
{%p for line in block.task %}
{{ line }}
{%p endfor %}
{%p if not block.task %}
Afterwards you can {{ block.objective }}.
{%p endif %}"""
_EXERCISE_TIME = """\
{{ block.minutes }} minutes
until {{ block.end }}"""
_QUESTIONS = (
    "What matters most where you work?",
    "What can you do within four weeks, and with whom?",
    "How will people in the community notice?",
)
_THE_SOURCE = """\
“{{ source.title }}”
{{ source.address or source.name }}"""
_PUBLICATIONS = """\
{%p for publication in publications %}
{{ publication.title }}{% if publication.publishers_line and publications|length < 4 %}, \
{{ publication.publishers_line }}{% endif %}\
{% if publication.para %} (¶ {{ publication.para }}){% endif %}
{%p endfor %}"""
_SOURCES = f"""\
{{%p if publications and 'references' not in deck.shows %}}
{_PUBLICATIONS}
{{%p endif %}}
{{%p if publications|length < 2 or 'references' in deck.shows %}}
All facts, messages and quotations in this deck come from this press release.
¶ is a paragraph of it; the briefing prints them all, numbered.
The exercises and the questions come from the training kit.
{{%p if not publications %}}
The press release names no publications.
{{%p endif %}}
{{%p endif %}}"""
_SOURCE_TITLE = """\
{%p if 'references' in deck.shows %}
Source
{%p else %}
Source and further reading
{%p endif %}"""
_CHECKED = """\
{% if kit.draft %}Not yet reviewed: check names, roles and quotations against the press release.\
{% else %}Checked against the press release{% if kit.reviewed_by %} by {{ kit.reviewed_by }}\
{% endif %}{% if kit.reviewed_on %} on {{ kit.reviewed_on }}{% endif %}.{% endif %}"""


@dataclass(frozen=True)
class Slide:
    """A slide: its layout, what fills the placeholders, and the speaker's notes."""

    layout: str
    shapes: tuple[str, ...]
    notes: str
    foot: bool = True  # with the event in the footer

    def xml(self) -> str:
        """Return the slide part."""
        number = 40  # behind the ids of the shapes
        shapes = [*self.shapes, number_field(number, on.NUMBER)]
        if self.foot:
            foot = _FOOT if self.layout in on.WHOLE_WIDTH else _SHORT_FOOT
            shapes.append(filled(number + 1, on.FOOTER, paragraph(foot)))
        return (
            f"<p:sld {NAMESPACES}><p:cSld>{tree(*shapes)}</p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
        )


def deck() -> bytes:
    """Return the deck template."""
    return presentation(
        [(slide.layout, slide.xml(), notes.timed(slide.notes)) for slide in _slides()],
        title="{{ event.heading }}",
        subject="Slides drafted from a press release",
        keywords="slides, press release, training, police-public partnership",
    )


def _slides() -> tuple[Slide, ...]:
    return (*_beginning(), *_what_was_said(), *_work(), *_end())


def _beginning() -> tuple[Slide, ...]:
    cover = _shapes(
        (on.COVER_TITLE, "{{ event.heading }}"),
        (on.COVER_KICKER, _KICKER),
        (on.COVER_DATE, _WHEN_AND_WHERE),
        (on.COVER_HOSTS, _HOSTS),
        (on.COVER_STATUS, _STATUS),
    )
    aim = ((on.PANEL_LABEL, "The aim of the event"), (on.PANEL_TEXT, _AIM))
    why = _shapes(
        (on.TITLE, "Afterwards you can …"),
        *aim,
        (on.BESIDE_LIST, _OBJECTIVES),
    )
    both = _shapes((on.TITLE, "Why we are here, and what we do"), *aim)
    programme = _shapes((on.TITLE, "{{ page.title }}"))
    glance = _shapes(
        (on.TITLE, "The event at a glance"),
        (on.BIG_BEFORE, "{{ deck.number.before }}"),
        (on.BIG_NUMBER, "{{ deck.number.text }}"),
        (on.BIG_LABEL, _BIG_LABEL),
    )
    return (
        Slide("Title", cover, notes.TITLE, foot=False),
        Slide("Why we are here", why, notes.WHY),
        Slide("Aim and programme", (*both, _short_programme()), notes.SESSION),
        Slide("Programme", (*programme, _programme()), notes.PROGRAMME),
        Slide("Event at a glance", (*glance, _facts()), notes.GLANCE),
    )


def _what_was_said() -> tuple[Slide, ...]:
    one = "{% set message = page.messages[0] %}"
    message = _shapes(
        (on.MESSAGE, f"{one}{{{{ message.text }}}}"),
        (on.MESSAGE_LABEL, "{{ page.title }}"),
        (on.MESSAGE_SAID, f"{one}{_SAID}"),
        (on.ASK_LABEL, "Ask the room"),
        (on.MESSAGE_ASK, f"{one}{{{{ message.question }}}}"),
    )
    quote = _shapes(
        (on.QUOTE_SPEAKER, "{{ page.title }}"),
        (on.QUOTE_ROLE, "{{ page.parts[0].role_line }}"),
        (on.QUOTE, _QUOTED.replace("part.", "page.parts[0].")),
        (on.QUOTE_OCCASION, _OCCASION.replace("part.", "page.parts[0].")),
    )
    several = _shapes((on.TITLE, "{{ page.title }}"))
    return (
        Slide("Message", message, notes.MESSAGE),
        Slide("Messages", (*several, _messages()), notes.MESSAGES),
        Slide("Quote", quote, notes.SHORT_QUOTE),
        Slide("Long quote", quote, notes.LONG_QUOTE),
        Slide("Quotations", (*several, _quotations()), notes.QUOTES),
    )


def _work() -> tuple[Slide, ...]:
    title = _shapes((on.TITLE, "Protection takes partners"))
    exercise = _shapes(
        (on.TITLE, "{{ block.heading }}"),
        (on.EXERCISE_MINUTES, _EXERCISE_TIME),
        (on.EXERCISE_FORM, "{{ block.form }}"),
        (on.EXERCISE_TASK, _TASK),
    )
    return (
        Slide("Diagram", (*title, picture(10)), notes.PICTURE),
        Slide("Exercise", exercise, notes.EXERCISE),
    )


def _end() -> tuple[Slide, ...]:
    discussion = _shapes(
        (on.TITLE, "What does it mean for us?"), *zip(on.CARDS, _QUESTIONS, strict=True)
    )
    commitments = _shapes((on.TITLE, "What we will do"))
    closing = _shapes(
        (on.TITLE, "From words to work"), *zip(on.SMALL_CARDS, _QUESTIONS, strict=True)
    )
    references = _shapes((on.TITLE, "Further reading"), (on.REFERENCES, _PUBLICATIONS))
    contacts = _shapes((on.TITLE, "Whom you can turn to"))
    source = _shapes(
        (on.TITLE, _SOURCE_TITLE),
        (on.PANEL_LABEL, "The press release"),
        (on.SOURCE_TEXT, _THE_SOURCE),
        (on.SOURCES, _SOURCES),
        (on.SOURCE_STATUS, _CHECKED),
    )
    return (
        Slide("Discussion", discussion, notes.DISCUSSION),
        Slide("Commitments", (*commitments, _to_fill_in(on.TABLE, 4, 1.05)), notes.COMMITMENTS),
        Slide(
            "From words to work",
            (*closing, _to_fill_in(on.CLOSING_TABLE, 3, 0.74)),
            notes.CLOSING,
        ),
        Slide("References", references, notes.REFERENCES),
        Slide("Contacts", (*contacts, _contacts()), notes.CONTACTS),
        Slide("Source", source, notes.SOURCE),
    )


def _short_programme() -> str:
    return _listing(
        on.BESIDE_TABLE,
        "Programme of the session: when is what",
        (2.0, 5.83),
        ("Time", "What"),
        "row in deck.programme[0].rows",
        table_row("{{ row.time }}", "{{ row.title }}", size=22, height=0.56),
    )


def _programme() -> str:
    return _listing(
        on.TABLE,
        "Programme of the session: when is what, and how we work",
        (2.2, 5.0, 4.63),
        ("Time", "What", "How we work"),
        "row in page.rows",
        table_row("{{ row.time }}", "{{ row.title }}", "{{ row.form }}", size=22, height=0.56),
    )


def _facts() -> str:
    return _listing(
        on.BESIDE_TABLE,
        "Table of the facts that the press release states, with the paragraph of each, and of what "
        "it does not state",
        (2.4, 4.23, 1.2),
        ("Fact", "What the source says", "Where"),
        "fact in deck.facts",
        table_row("{{ fact.label }}", _FACT, line(_FACT_PLACE, size=18), size=22, height=0.56),
        table_tag("{%tr if not_stated %}", 3),
        table_row("Not stated", "{{ not_stated|join(', ') }}", "", size=22),
        table_tag("{%tr endif %}", 3),
    )


def _messages() -> str:
    number = line("{{ message.number }}", size=30, bold=True, colour="accent2")
    message = run("{{ message.text }}", size=30, bold=True, colour="accent1")
    said = run(f" ({_SAID})", size=18, colour="accent4")
    text = line(message, said) + line("{{ message.question }}", size=24)
    return _listing(
        on.TABLE,
        "The key messages, each with who said it and a question to the room",
        (0.75, 11.08),
        ("No.", "Message, who said it, and a question to the room"),
        "message in page.messages",
        table_row(number, text, height=1.1),
        head=18,
    )


def _quotations() -> str:
    speaker = line("{{ part.title }}", size=20, bold=True, colour="accent1") + line(
        _ROLE, size=18, bold=False, colour="tx1"
    )
    return _listing(
        on.TABLE,
        "Quotations, word for word, each with its speaker",
        (4.3, 7.53),
        ("Who", _WORDS),
        "part in page.parts",
        table_row(speaker, _QUOTED, size=32, height=1.0),
        head=18,
    )


def _contacts() -> str:
    reach = "{{ [contact.phone, contact.email, contact.hours]|select|join(' · ') }}"
    return _listing(
        on.TABLE,
        "Contacts: who, what they do, how to reach them",
        (4.1, 3.4, 4.33),
        ("Who", "What they do", "How to reach them"),
        "contact in (operation.contacts + operation.referral)[:7]",
        table_row("{{ contact.name }}", "{{ contact.role }}", reach, size=22, height=0.56),
    )


def _listing(  # noqa: PLR0913, PLR0917 - a table is all that
    place: Place,
    described: str,
    widths: tuple[float, ...],
    heads: tuple[str, ...],
    loop: str,
    row: str,
    *more: str,
    head: int = 22,
) -> str:
    """Return a table with a row for each item of a loop, and more rows below."""
    return table_frame(
        30,
        place,
        described,
        widths,
        table_row(*heads, size=head),
        table_tag(f"{{%tr for {loop} %}}", len(widths)),
        row,
        table_tag("{%tr endfor %}", len(widths)),
        *more,
    )


def _to_fill_in(place: Place, rows: int, height: float) -> str:
    return table_frame(
        30,
        place,
        "Table to fill in: what we will do, with whom, by when",
        (5.88, 3.2, 2.75),
        table_row("What I will do", "With whom", "By when", size=22),
        *(table_row("", "", "", size=20, height=height) for _ in range(rows)),
    )


def _shapes(*filling: tuple[Place, str]) -> tuple[str, ...]:
    return tuple(
        filled(number, place, *(_paragraph(line) for line in text.splitlines()))
        for number, (place, text) in enumerate(filling, start=2)
    )


def _paragraph(line: str) -> str:
    """Return a paragraph; one that is a tag and nothing else is set small."""
    is_tag = line.startswith("{%p ")
    return paragraph(run(line, size=12, colour="accent3") if is_tag else run(line))
