"""The session plan of the handouts: the drawn timeline, and the table of times."""

from __future__ import annotations

from phrases import TIMES
from word import (
    Xml,
    cell,
    drawn_row,
    drawn_table,
    header,
    p,
    row,
    run,
    table,
    tag,
    tag_row,
)

_COLUMNS = 60  # as the plan has them: see `session.columns`
_SPAN = "{% colspan span.units %}{{ span.label }}"
_WHEN = "{% if day.heading %}{{ day.heading }}, {% endif %}{{ day.start }} to {{ day.end }}"


def session_plan() -> str:
    """Return the plan for the facilitator: each day drawn, and in a table with all details."""
    return "".join(
        (
            p("Heading1", "Session plan", mark="_TocPlan"),
            tag("{%p for day in session.days %}"),
            p("Heading2", _WHEN),
            _timeline(),
            _LEGEND,
            table(
                header("Time", "Min.", "What, and how", "Slides", "Materials"),
                tag_row("{%tr for block in day.blocks %}"),
                row(
                    TIMES,
                    "{{ block.minutes }}",
                    Xml(
                        p("TableText", run("{{ block.heading }}", "Strong"), keep=True)
                        + p(
                            "TableSmall",
                            "{{ block.phase }}{% if block.form %} · {{ block.form }}{% endif %}",
                            keep=True,
                        )
                    ),
                    p("TableSmall", "{{ block.slides }}", keep=True),
                    p(
                        "TableSmall",
                        "{{ block.materials_line }}{% if block.cards %}"
                        "{% if block.materials_line %}; {% endif %}cards to copy{% endif %}",
                        keep=True,
                    ),
                ),
                tag_row("{%tr endfor %}"),
                row("Total", "{{ day.minutes }}", "", "", ""),
                widths=(1400, 690, 3400, 1010, 2900),
                title="Session plan: time, minutes, content and form, slides, materials",
                first_column=False,
                last_row=True,
            ),
            tag("{%p endfor %}"),
        )
    )


def programme() -> str:
    """Return the plan for participants: when is what."""
    return "".join(
        (
            p("Heading1", "Programme", mark="_TocProgramme"),
            tag("{%p for day in session.days %}"),
            p("Heading2", _WHEN),
            table(
                header("Time", "What", "How we work"),
                tag_row("{%tr for block in day.blocks %}"),
                row(
                    TIMES,
                    "{{ block.heading }}",
                    p("TableSmall", "{{ block.form if block.kind != 'break' else '' }}", keep=True),
                ),
                tag_row("{%tr endfor %}"),
                row("{{ day.end }}", "End", ""),
                widths=(1400, 4600, 3400),
                title="Programme: time, content and form",
            ),
            tag("{%p endfor %}"),
        )
    )


_LEGEND = p(
    "Explanation",
    "Drawn true to time. Dark: exercises, with their numbers. Pale: all else. White: breaks. "
    "Below: when they begin.",
    keep=True,
)


def _timeline() -> Xml:
    """Return a day as a strip: each block as wide as it is long, with the times below."""
    return drawn_table(
        drawn_row(
            tag("{%tc for span in day.spans %}"),
            tag("{%tc if span.kind == 'exercise' %}"),
            cell(p("TimelineDark", _SPAN), ground="accent1"),
            tag("{%tc elif span.kind == 'break' %}"),
            cell(p("TimelineText", _SPAN)),
            tag("{%tc else %}"),
            cell(p("TimelineText", _SPAN), ground="lt2"),
            tag("{%tc endif %}"),
            tag("{%tc endfor %}"),
            height=460,
        ),
        drawn_row(
            tag("{%tc for span in day.marks %}"),
            cell(p("TimelineMark", "{% colspan span.units %}{{ span.label }}"), bordered=False),
            tag("{%tc endfor %}"),
            height=240,
        ),
        columns=_COLUMNS,
        title="Timeline of the day: each block as wide as it is long",
    )
