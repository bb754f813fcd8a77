"""What a kit prints that is not the source's: a trainer's additions and a pack's exercises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.findings import Finding
from mkmaterials.messages import _
from mkmaterials.model.avoided import find_avoided

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkmaterials.activities import Activity
    from mkmaterials.plan.material import MaterialPlan


def wording_findings(plan: MaterialPlan, activities: Iterable[Activity]) -> list[Finding]:
    """Return a warning for each expression in a kit's own text that should not be used.

    Quotations, headlines and other words of the source are printed as they are and are not
    looked at.

    Args:
        plan: of the kit.
        activities: of the bank from which it was planned.
    """
    return [
        Finding(
            "wording.avoid",
            "warning",
            # Translators: an expression that should not be used, and why
            _("“{words}”: {why}", words=text[hit.start : hit.end], why=_(hit.entry.why)),
            where=where,
            hint=_("write instead: {words}.", words=_(hit.entry.prefer)),
        )
        for where, text in _own_texts(plan, activities)
        for hit in find_avoided(text)
    ]


def _own_texts(plan: MaterialPlan, activities: Iterable[Activity]) -> Iterator[tuple[str, str]]:
    for text in plan["own_facts"]:
        yield _("added by you"), text
    for text in plan["operation"]["relevance"]:
        yield _("relevance, in the pack"), text
    session = plan["session"]
    used = {block["id"] for block in (*session["blocks"], *session["further"])}
    for activity in activities:
        if activity.id in used:
            for text in activity.texts():
                yield _("exercise {exercise}", exercise=activity.id), text
