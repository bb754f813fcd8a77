"""What a kit prints that is not the source's: a trainer's additions and a pack's exercises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.findings import Finding
from mkmaterials.model.avoided import find_avoided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkmaterials.plan.material import MaterialPlan
    from mkmaterials.plan.session_material import BlockPlan


def wording_findings(plan: MaterialPlan) -> list[Finding]:
    """Return a warning for each expression in a kit's own text that should not be used.

    Quotations, headlines and other words of the source are printed as they are and are not
    looked at.
    """
    return [
        Finding(
            "wording.avoid",
            "warning",
            f"“{text[hit.start : hit.end]}”: {hit.entry.why}",
            where=where,
            hint=f"write instead: {hit.entry.prefer}.",
        )
        for where, text in _own_texts(plan)
        for hit in find_avoided(text)
    ]


def _own_texts(plan: MaterialPlan) -> Iterator[tuple[str, str]]:
    for text in plan["own_facts"]:
        yield "added by you", text
    for text in plan["operation"]["relevance"]:
        yield "relevance, in the pack", text
    session = plan["session"]
    for block in (*session["blocks"], *session["further"]):
        for text in _of_block(block):
            yield f"exercise {block['id']}", text


def _of_block(block: BlockPlan) -> Iterator[str]:
    yield from (block["title"], block["objective"], block["case"], block["care"], block["adapt"])
    yield from (*block["cards"], *block["tips"], *block["materials"])
    yield from (step["text"] for step in block["steps"])
    for one in block["debrief"]:
        yield from (one["question"], one["answer"])
