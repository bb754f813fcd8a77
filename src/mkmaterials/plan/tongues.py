"""What a plan prints in the language of its source, marked as such.

Headlines, quotations, names of bodies and the like are printed as the source has them, in
whatever language the documents are. What is known to be of the source is listed here by its
name in the plan; all else is text of our own, or a mixture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mkmaterials.wording.foreign import Foreign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.plan.material import MaterialPlan

# Steps of a name in the plan; "*" stands for each item of a list.
_OF_SOURCE: Final = (
    *(
        f"event.{name}"
        for name in ("title", "name", "heading", "type", "place", "hosts.*", "hosts_line")
    ),
    *(f"event.{name}" for name in ("groups.*", "groups_line", "aim", "follow_up.*.text")),
    *(f"messages.*.{name}" for name in ("text", "said_by")),
    *(f"quotes.*.{name}" for name in ("text", "role", "occasion")),
    *(f"quote_slides.*.{name}" for name in ("text", "role", "occasion")),
    "publications.*.title",
    "source.title",
    "source.paragraphs.*.text",
    *(f"session.{blocks}.*.asks.*.said" for blocks in ("blocks", "further")),
    "session.check.*.quote",
)
# Rows of "facts at a glance" that are words of the source, by their place among the labels.
_FACTS: Final = ("name", "type", "place", "hosts", "partners", "groups", "aim")


def mark_source(plan: MaterialPlan, language: str, labels: Sequence[str]) -> None:
    """Mark what a plan prints in the language of its source.

    Args:
        plan: the plan; it is changed.
        language: BCP 47 code of the source.
        labels: of the facts that are words of the source, as `fact_labels` gives them.
    """
    for name in _OF_SOURCE:
        _mark(plan, name.split("."), language)
    for quote in (*plan["quotes"], *plan["quote_slides"]):
        if quote["role_line"]:  # otherwise "speaker not stated", which is ours
            quote["speaker"] = Foreign(quote["speaker"], language)
    for row in plan["facts"]:
        if row["stated"] and not row["own"] and row["label"] in labels:
            row["text"] = Foreign(row["text"], language)


def fact_keys() -> tuple[str, ...]:
    """Return the keys of the labels of facts that are words of the source."""
    return tuple(f"fact.{name}" for name in _FACTS)


def _mark(owner: Any, steps: Sequence[str], language: str) -> None:
    step, *rest = steps
    keys = range(len(owner)) if step == "*" else [step] if step in owner else []
    for key in keys:
        if rest:
            _mark(owner[key], rest, language)
        elif owner[key]:
            owner[key] = Foreign(owner[key], language)
