"""Cards to copy and cut."""

from __future__ import annotations

from word import p, row, table, tag, tag_row


def cards(blocks: str, heading: str, instruction: str) -> str:
    """Return the cards of some blocks, under a heading of their own."""
    return "".join(
        (
            tag(f"{{%p for block in {blocks} if block.cards %}}"),
            tag("{%p if loop.first %}"),
            p("Heading1", heading, new_page=True, mark="_TocCards"),
            p("Normal", instruction, keep=True),
            tag("{%p endif %}"),
            p("Heading2", "{{ block.heading }}"),
            table(
                tag_row("{%tr if block.case %}"),
                row("{{ block.case }}"),
                tag_row("{%tr endif %}"),
                tag_row("{%tr for pair in block.cards|batch(2, '') %}"),
                row("{{ pair[0] }}", "{{ pair[1] }}", height=680, style="CardText"),
                tag_row("{%tr endfor %}"),
                widths=(4700, 4700),
                title="Cards to cut out",
                style="KitCards",
                first_column=False,
            ),
            tag("{%p endfor %}"),
        )
    )
