"""The deck: title, facts, a slide per message, a slide per quotation, discussion, source.

In the texts below a line is a paragraph; a line that ends in a backslash goes on.
"""

from __future__ import annotations

from dataclasses import dataclass

import deck_layouts as on
from deck_file import presentation
from slides import (
    NAMESPACES,
    Place,
    filled,
    number_field,
    paragraph,
    run,
    table_frame,
    table_row,
    table_tag,
    tree,
)

# A quotation is never shown without its event; the operation joins it where a line holds both.
_FOOT = (
    "{{ event.heading|truncate(140) }}"
    "{% if operation.name and (event.heading ~ operation.name)|length < 95 %}"
    " · {{ operation.name }}{% endif %}"
)
_WHEN_AND_WHERE = """\
{{ event.date }}{% if event.date and event.place %} · {% endif %}{{ event.place }}\
{% if event.type and (event.date or event.place) %} · {% endif %}{{ event.type }}"""
_HOSTS = """\
{%p if event.hosts_line %}
Hosted by {{ event.hosts_line }}
{%p endif %}
{%p if operation.name %}
Training material of the {{ operation.name }}
{%p endif %}"""
_STATUS = """\
{% if kit.draft %}Drafted from a press release; not yet reviewed{% else %}Reviewed\
{% if kit.reviewed_on %} on {{ kit.reviewed_on }}{% endif %}{% endif %}"""
_TITLE_NOTES = """\
{%slide name title %}
Say: Welcome. Today we look at what was said at this event, and at what it asks of us.
Ask: Who has worked with a partner, inside or outside the police, in the last month?
{%p if event.second %}
Say: In {{ kit.second_language }}: {{ event.second }}
{%p endif %}
Time: {opening}
{%p if facts and facts[0].para %}
Source: paragraph {{ facts[0].para }} of the press release.
{%p else %}
Source: the press release on the last slide.
{%p endif %}"""

# What is long, like the aim, stands in the notes; what is not stated shares one row.
_FACTS_LOOP = (
    "{%tr for fact in facts if fact.stated and fact.text != event.aim and fact.text|length < 220 %}"
)
_FACT = "{{ fact.text }}{% if fact.language %} (in {{ fact.language }}){% endif %}"
_FACT_PLACE = "{% if fact.own %}trainer{% elif fact.para %}¶ {{ fact.para }}{% endif %}"
_GLANCE_NOTES = """\
{%slide name glance %}
Say: ¶ is the paragraph of the press release; “trainer” marks what the trainer added.
{%p if event.aim %}
Say: The aim, in the words of the press release: {{ event.aim }} (paragraph {{ event.aim_para }}).
{%p endif %}
{%p for fact in facts if fact.stated and fact.text != event.aim and fact.text|length >= 220 %}
Say: {{ fact.label }}, too long for the slide: {{ fact.text }}.
{%p endfor %}
{%p for fact in facts if fact.second %}
Say: In {{ kit.second_language }}: {{ fact.second }}
{%p endfor %}
{%p if not_stated %}
Say: What the press release does not state stays open; nobody fills it in from memory.
{%p endif %}
Ask: Who else would be in the room if we held this event here?
Time: {input}
Source: the right-hand column gives the paragraph of each fact."""

_SAID = """\
{% if message.own %}Added by the trainer{% else %}{{ message.said_by or 'Press release' }}\
{% endif %}{% if message.para %} · ¶ {{ message.para }}{% endif %}\
{% if message.language %} · in {{ message.language }}{% endif %}"""
_MESSAGE_NOTES = """\
{%slide for message in messages %}
Say: Read the message aloud once, word for word. Then give one example from here, without names.
{%p if message.second %}
Say: In {{ kit.second_language }}: {{ message.second }}
{%p endif %}
Ask: The question on the slide. Half a minute alone, then two or three voices.
Time: {input}
{%p if message.para %}
Source: paragraph {{ message.para }} of the press release.
{%p else %}
Source: added by the trainer, not in the press release.
{%p endif %}"""

_QUOTED = """\
{% if part.translation_first %}{{ part.translation }}{% else %}{{ part.text }}{% endif %}"""
_OCCASION = """\
{% if part.translation_first %}{{ part.translated }} · {% endif %}\
{% if part.language and not part.translation_first %}In {{ part.language }} · {% endif %}\
{% if event.date %}{{ event.date }} · {% endif %}{{ event.type or 'event' }}\
{% if part.occasion %} · {{ part.occasion }}{% endif %}\
{% if part.para %} · ¶ {{ part.para }}{% endif %}"""
_QUOTE_NOTES = """\
{%p if part.translation_first %}
Say: Read the quotation aloud, or ask somebody to. It is a translation: say so.
Say: What was said, in {{ part.language }}: {{ part.whole }}
{%p else %}
Say: Read the quotation aloud, or ask somebody to. It is verbatim: do not shorten or soften it.
{%p if part.translation %}
Say: {{ part.translated }}: {{ part.whole_translation }}
{%p endif %}
{%p endif %}
{%p if part.second %}
Say: {{ part.second_label }}: {{ part.second }}
{%p endif %}
Ask: Which word matters most to you, and what would it mean for your station or organization?
Time: {input} Longer where an exercise works with it.
{%p if part.para %}
Source: paragraph {{ part.para }} of the press release.
{%p else %}
Source: added by the trainer, not in the press release.
{%p endif %}"""

# Two sample slides: a quotation goes onto the first on which it can be set large enough.
_SHORT_QUOTE_NOTES = f"""\
{{%slide for part in quote_slides %}}
{{%slide choose quotation %}}
{{%slide floor 28 %}}
{_QUOTE_NOTES}"""
_LONG_QUOTE_NOTES = f"""\
{{%slide choose quotation %}}
{{%slide floor 24 %}}
{_QUOTE_NOTES}"""
_TASK = """\
{%p for line in block.task %}
{{ line }}
{%p endfor %}
{%p if not block.task %}
Afterwards you can {{ block.objective }}.
{%p endif %}"""
_EXERCISE_TIME = """\
{{ block.minutes }} minutes · until {{ block.end }}"""
_EXERCISE_NOTES = """\
{%slide for block in session.blocks if block.number %}
Say: {{ block.heading }}. Afterwards you can {{ block.objective }}.
{%p for step in block.steps %}
Do: {{ step.minutes }} min: {{ step.text }}
{%p endfor %}
{%p for ask in block.asks[:1] %}
Ask: {% if ask.said %}{{ ask.by }}: {{ ask.said }} {% endif %}{{ ask.question }}
{%p endfor %}
{%p for item in block.debrief[:2] %}
Ask: {{ item.question }}
{%p endfor %}
Time: {{ block.minutes }} minutes, {{ block.start }}–{{ block.end }}.
Source: this exercise comes from the training kit, not from the event; see the handout, \
“{{ block.heading }}”."""

_QUESTIONS = """\
What matters most where you work?
What can you do within four weeks, and with whom?
How will people in the community notice?"""
_DISCUSSION_NOTES = """\
{%slide name discussion %}
Say: Think for a minute on your own, then talk to your neighbour. Small steps count.
Ask: The three questions, one by one. Note each step on a flip chart, with a name and a date.
Time: {closing}
Source: these questions come from the training kit, not from the event."""

_SOURCES = """\
“{{ source.title }}”, press release, {{ source.address or source.name }}
{%p for publication in publications %}
{{ publication.title }}{% if publication.publishers_line and publications|length < 4 %}, \
{{ publication.publishers_line }}{% endif %}\
{% if publication.para %} (¶ {{ publication.para }}){% endif %}
{%p endfor %}"""
_CHECKED = """\
{% if kit.draft %}Not yet reviewed: check names, roles and quotations against the press release.\
{% else %}Checked against the press release{% if kit.reviewed_by %} by {{ kit.reviewed_by }}\
{% endif %}{% if kit.reviewed_on %} on {{ kit.reviewed_on }}{% endif %}.{% endif %}"""
_SOURCE_NOTES = """\
{%slide name source %}
Say: All facts, messages and quotations come from this press release; the briefing prints it \
in full, and names the publishers of the publications.
Ask: What would you like to read, and in which language?
Time: {closing}
Source: the whole press release, from paragraph 1."""


@dataclass(frozen=True)
class Slide:
    """A slide: its layout, what fills the placeholders, and the speaker's notes."""

    layout: str
    shapes: tuple[str, ...]
    notes: str
    foot: bool = True  # with the event in the footer

    def xml(self) -> str:
        """Return the slide part."""
        number = len(self.shapes) + 2
        shapes = [*self.shapes, number_field(number, on.NUMBER)]
        if self.foot:
            shapes.append(filled(number + 1, on.FOOTER, paragraph(_FOOT)))
        return (
            f"<p:sld {NAMESPACES}><p:cSld>{tree(*shapes)}</p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
        )


def deck() -> bytes:
    """Return the deck template."""
    return presentation(
        [(slide.layout, slide.xml(), _timed(slide.notes).splitlines()) for slide in _slides()],
        title="{{ event.heading }}",
        subject="Slides drafted from a press release",
        keywords="slides, press release, training, police-public partnership",
    )


def _timed(notes: str) -> str:
    """Return speaker notes with the time of the block in which the slide is shown.

    How much of it the slide gets depends on the session: the block's time is true for any.
    """
    for name in ("opening", "input", "closing"):
        block = f"session.{name}"
        time = (
            f"within “{{{{ {block}.title }}}}”, {{{{ {block}.minutes }}}} minutes from "
            f"{{{{ {block}.start }}}} to {{{{ {block}.end }}}}."
        )
        notes = notes.replace(f"{{{name}}}", time)
    return notes


def _slides() -> tuple[Slide, ...]:
    cover = _shapes(
        (on.COVER_TITLE, "{{ event.heading }}"),
        (on.COVER_DATE, _WHEN_AND_WHERE),
        (on.COVER_HOSTS, _HOSTS),
        (on.COVER_STATUS, _STATUS),
    )
    message = _shapes(
        (on.MESSAGE, "{{ message.text }}"),
        (on.MESSAGE_LABEL, "Key message {{ message.number }}"),
        (on.MESSAGE_SAID, _SAID),
        (on.MESSAGE_ASK, "{{ message.question }}"),
    )
    quote, long_quote = (
        _shapes(
            (on.QUOTE_SPEAKER, "{{ part.title }}"),
            (role, "{{ part.role_line }}"),
            (place, _QUOTED),
            (on.QUOTE_OCCASION, _OCCASION),
        )
        for role, place in ((on.QUOTE_ROLE, on.QUOTE), (on.LONG_ROLE, on.LONG_QUOTE))
    )
    exercise = _shapes(
        (on.TITLE, "{{ block.heading }}"),
        (on.EXERCISE_FORM, "{{ block.form }}"),
        (on.EXERCISE_TASK, _TASK),
        (on.EXERCISE_TIME, _EXERCISE_TIME),
    )
    discussion = _shapes((on.TITLE, "From words to work"), (on.QUESTIONS, _QUESTIONS))
    source = _shapes(
        (on.TITLE, "Source and further reading"),
        (on.SOURCES, _SOURCES),
        (on.SOURCE_STATUS, _CHECKED),
    )
    return (
        Slide("Title", cover, _TITLE_NOTES, foot=False),
        Slide("Event at a glance", _glance(), _GLANCE_NOTES),
        Slide("Message", message, _MESSAGE_NOTES),
        Slide("Quote", quote, _SHORT_QUOTE_NOTES),
        Slide("Long quote", long_quote, _LONG_QUOTE_NOTES),
        Slide("Exercise", exercise, _EXERCISE_NOTES),
        Slide("Discussion", discussion, _DISCUSSION_NOTES),
        Slide("Source", source, _SOURCE_NOTES),
    )


def _glance() -> tuple[str, ...]:
    table = table_frame(
        3,
        on.FACTS,
        "Table of the facts that the press release states, with the paragraph of each, and of what "
        "it does not state",
        (2.13, 8.4, 1.1),
        table_row("Fact", "What the source says", "Where"),
        table_tag(_FACTS_LOOP, 3),
        table_row("{{ fact.label }}", _FACT, _FACT_PLACE),
        table_tag("{%tr endfor %}", 3),
        table_tag("{%tr if not_stated %}", 3),
        table_row("Not stated", "{{ not_stated|join(', ') }}", ""),
        table_tag("{%tr endif %}", 3),
    )
    return (filled(2, on.TITLE, paragraph("The event at a glance")), table)


def _shapes(*filling: tuple[Place, str]) -> tuple[str, ...]:
    return tuple(
        filled(number, place, *(_paragraph(line) for line in text.splitlines()))
        for number, (place, text) in enumerate(filling, start=2)
    )


def _paragraph(line: str) -> str:
    """Return a paragraph; one that is a tag and nothing else is set small."""
    is_tag = line.startswith("{%p ")
    return paragraph(run(line, size=12, colour="accent3") if is_tag else run(line))
