"""The sections of the handout that are repeated for each block of the session."""

from __future__ import annotations

from phrases import QUOTE_SLIDE, SPEAKER, TIMES
from word import Xml, bullets, header, p, reference, row, table, tag, tag_row

_META = (
    "**{{ block.minutes }} minutes**{% if block.start %} (" + TIMES + "){% endif %}"
    "{% if block.form %} · {{ block.form }}{% endif %}"
    "{% if block.slides %} · Slides: {{ block.slides }}{% endif %}"
    "{% if block.themes %} · {{ block.themes|join(', ') }}{% endif %}"
)


def blocks() -> str:
    """Return the section that is repeated for the blocks and the further exercises."""
    return "".join(
        (
            p("Heading1", "Step by step"),
            tag("{%p for block in session.blocks + session.further if block.kind != 'break' %}"),
            tag("{%p if session.further and block.id == session.further[0].id %}"),
            p("Heading1", "Further exercises", new_page=True),
            p(
                "Normal",
                "For a longer session or another day. They fit the themes of the event; "
                "add a break when the session passes 90 minutes.",
            ),
            tag("{%p endif %}"),
            p("Heading2", "{{ block.heading }}"),
            p("Meta", _META),
            *_when(
                "block.objective",
                p("Normal", "Afterwards participants can {{ block.objective }}.", keep=True),
            ),
            *_when(
                "block.materials_line",
                p("Normal", "**Materials:** {{ block.materials_line }}", keep=True),
            ),
            *_when(
                "block.cards",
                p(
                    "Normal",
                    "**Cards:** {{ block.cards|length }}, to copy and cut, under “Cards” near "
                    "the end of this handout",
                    keep=True,
                ),
            ),
            *_when(
                "block.case",
                p("Heading3", "The case"),
                p("CaseText", "{{ block.case }}", keep=True),
            ),
            *_when("block.steps", _steps()),
            *_shown(),
            *_when(
                "block.tips",
                p("Heading3", "Tips"),
                tag("{%p for tip in block.tips %}"),
                bullets("{{ tip }}"),
                tag("{%p endfor %}"),
            ),
            *_when("block.debrief", p("Heading3", "Debrief"), _debrief()),
            *_when("block.care", p("BoxHeading", "Do no harm"), p("BoxText", "{{ block.care }}")),
            *_when("block.adapt", p("Normal", "**Adapt locally:** {{ block.adapt }}")),
            *_when("block.sources", p("Explanation", "Based on: {{ block.sources|join('; ') }}")),
            tag("{%p endfor %}"),
        )
    )


def _when(condition: str, *content: Xml) -> tuple[Xml, ...]:
    return (tag(f"{{%p if {condition} %}}"), *content, tag("{%p endif %}"))


def _steps() -> Xml:
    return table(
        header("Min.", "Steps"),
        tag_row("{%tr for step in block.steps %}"),
        row("{{ step.minutes }}", "{{ step.text }}"),
        tag_row("{%tr endfor %}"),
        widths=(800, 8600),
        title="Steps with their minutes",
    )


def _debrief() -> Xml:
    return table(
        header("Ask the room", "A good answer contains"),
        tag_row("{%tr for item in block.debrief %}"),
        row("{{ item.question }}", "{{ item.answer }}", keep=True),
        tag_row("{%tr endfor %}"),
        widths=(4200, 5200),
        title="Questions of the debrief and what a good answer contains",
        first_column=False,
    )


def _shown() -> tuple[Xml, ...]:
    """What the event contributed, where a block works with it."""
    return (
        *_when(
            "block.shows == 'quotes' and quotes",
            p("Heading3", "The quotations"),
            tag("{%p for quote in quotes %}"),
            p("Speaker", SPEAKER, QUOTE_SLIDE),
            p("Quote", "{{ quote.text }}"),
            tag("{%p endfor %}"),
        ),
        *_when(
            "block.shows == 'messages' and messages",
            p("Heading3", "The messages"),
            tag("{%p for message in messages %}"),
            p(
                "ListBullet",
                "{{ message.text }}",
                reference("{% if message.slide %} (slide {{ message.slide }}){% endif %}"),
            ),
            tag("{%p endfor %}"),
        ),
    )
