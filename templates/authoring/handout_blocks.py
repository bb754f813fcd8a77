"""The sections of the handout that are repeated for each block of the session."""

from __future__ import annotations

from phrases import QUOTE_SLIDE, SECOND_MESSAGE, SPEAKER, TIMES, quotation
from word import Xml, bullets, header, p, reference, row, table, tag, tag_row, when

_META = (
    "**{{ block.minutes }} minutes**{% if block.start %} (" + TIMES + "){% endif %}"
    "{% if block.form %} · {{ block.form }}{% endif %}"
    "{% if block.slides %} · {{ 'slide' if block.slides|length < 3 else 'slides' }} "
    "{{ block.slides }}{% endif %}"
    "{% if block.themes %} · {{ block.themes|join(', ') }}{% endif %}"
)
_ADAPT = "**Adapt locally:** {{ block.adapt }}"
_WORKS_WITH_QUOTES = "session.blocks|selectattr('shows', 'equalto', 'quotes')|list"


def session_blocks() -> str:
    """Return the section that is repeated for the blocks of the session plan."""
    return "".join(
        (
            p("Heading1", "Step by step", mark="_TocSteps"),
            tag("{%p for block in session.blocks if block.kind != 'break' %}"),
            p("Heading2", "{{ block.heading }}"),
            *_block(),
            tag("{%p endfor %}"),
        )
    )


def further_exercises() -> str:
    """Return the section that is repeated for the exercises for another day."""
    return "".join(
        (
            tag("{%p for block in session.further %}"),
            tag("{%p if loop.first %}"),
            p("Heading1", "Further exercises", new_page=True, mark="_TocFurther"),
            p(
                "Normal",
                "For a longer session or another day; they too fit the themes of the event. Add a "
                "break once a session runs past 90 minutes.",
            ),
            tag("{%p endif %}"),
            p("Heading2", "{{ block.heading }}"),
            *_block(),
            tag("{%p endfor %}"),
        )
    )


def _block() -> tuple[Xml, ...]:
    """Return a block; what stands between its heading and its steps stays with them.

    A case is long: it stays with what is above, and the steps may be on the next page.
    """
    return (
        p("Meta", _META),
        *when(
            "block.objective",
            p("Normal", "**Aim:** participants can {{ block.objective }}.", keep=True),
        ),
        *when(
            "block.materials_line or block.cards",
            p(
                "Normal",
                "**Materials:** {{ block.materials_line or 'cards' }}"
                "{% if block.cards %} ({{ block.cards|length }} cards to copy and cut, "
                "under “Cards”){% endif %}",
                keep=True,
            ),
        ),
        *when("block.case", p("CaseText", "**The case.** {{ block.case }}")),
        *when(
            "block.task",
            p("Normal", "**On the slide:** {{ block.task|join(' · ') }}", keep=True),
        ),
        *when("block.steps", _steps()),
        *_shown(),
        *when(
            "block.tips",
            p("Heading3", "Tips"),
            tag("{%p for tip in block.tips %}"),
            bullets("{{ tip }}"),
            tag("{%p endfor %}"),
        ),
        *when("block.few", p("Detail", "**Few people:** {{ block.few }}")),
        *when("block.many", p("Detail", "**Many people:** {{ block.many }}")),
        *when(
            "block.debrief or block.asks",
            p("Heading3", "Debrief"),
            _debrief(),
        ),
        *when(
            "block.care",
            p("BoxHeading", "Do no harm"),
            p("BoxText", "{{ block.care }}", keep=True),
        ),
        *when(
            "block.adapt and block.sources",  # the last lines stay together
            p("Detail", _ADAPT, keep=True),
            tag("{%p elif block.adapt %}"),
            p("Detail", _ADAPT),
        ),
        *when("block.sources", p("Explanation", "Based on: {{ block.sources|join('; ') }}")),
    )


def _steps() -> Xml:
    """Return the steps, on one page: nobody should have to turn it while leading them."""
    texts = ("{{ step.minutes }}", "{{ step.text }}")
    return table(
        header("Min.", "Steps"),
        tag_row("{%tr for step in block.steps %}"),
        tag_row("{%tr if loop.last %}"),
        row(*texts),
        tag_row("{%tr else %}"),
        row(*texts, keep=True),
        tag_row("{%tr endif %}"),
        tag_row("{%tr endfor %}"),
        widths=(700, 8700),
        title="Steps with their minutes",
    )


_ASKED = p(
    "TableSmall",
    reference(
        "{{ ask.by }}{% if ask.slide %} (slide {{ ask.slide }}){% endif %}"
        "{% if ask.said %}: {% endif %}"
    ),
    "{{ ask.said }}",
    keep=True,
)


def _debrief() -> Xml:
    return table(
        header("Ask the room", "A good answer contains"),
        tag_row("{%tr for ask in block.asks %}"),
        tag_row("{%tr if ask.by %}"),
        row(_ASKED),
        tag_row("{%tr endif %}"),
        row("{{ ask.question }}", "{{ ask.answer }}"),
        tag_row("{%tr endfor %}"),
        tag_row("{%tr for item in block.debrief %}"),
        row("{{ item.question }}", "{{ item.answer }}"),
        tag_row("{%tr endfor %}"),
        widths=(3900, 5500),
        title="Questions of the debrief and what a good answer contains",
        first_column=False,
    )


def _shown() -> tuple[Xml, ...]:
    """What the event contributed: all of it in the input, and where an exercise works with it."""
    return (
        *when(
            "messages and (block.kind == 'input' or block.shows == 'messages')",
            p("Heading3", "The messages"),
            tag("{%p for message in messages %}"),
            p(
                "ListBullet",
                "{{ message.text }}",
                reference(
                    " ({% if message.own %}added by the trainer{% else %}"
                    "{{ message.said_by or 'press release' }}{% endif %}"
                    "{% if message.slide %}, slide {{ message.slide }}{% endif %}"
                    "{% if message.language %}, in {{ message.language }}{% endif %})"
                ),
            ),
            *SECOND_MESSAGE,
            tag("{%p endfor %}"),
        ),
        *when(
            "quotes and (block.shows == 'quotes' or "
            f"block.kind == 'input' and not {_WORKS_WITH_QUOTES})",
            p("Heading3", "The quotations"),
            tag("{%p for quote in quotes %}"),
            p("Speaker", SPEAKER, QUOTE_SLIDE),
            *quotation(beside=False),
            tag("{%p endfor %}"),
        ),
        *when(
            f"quotes and block.kind == 'input' and {_WORKS_WITH_QUOTES}",
            p(
                "Normal",
                "The quotations are printed in full under "
                f"“{{{{ ({_WORKS_WITH_QUOTES}|first).heading }}}}”.",
            ),
        ),
    )
