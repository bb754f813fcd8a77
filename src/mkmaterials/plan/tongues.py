"""What a plan prints in the language of its source, marked as such.

Headlines, quotations, names of bodies and the like are printed as the source has them, in
whatever language the documents are. What is known to be of the source is listed here by its
name in the plan; all else is text of our own, or a mixture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mkmaterials.wording.foreign import Foreign

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from mkmaterials.plan.material import MaterialPlan

# Steps of a name in the plan; "*" stands for each item of a list.
_OF_SOURCE: Final = (
    *(
        f"event.{name}"
        for name in ("title", "name", "heading", "type", "place", "hosts.*", "hosts_line")
    ),
    *(f"event.{name}" for name in ("groups.*", "groups_line", "aim", "follow_up.*.text")),
    *(f"messages.*.{name}" for name in ("text", "said_by")),
    *(f"quotes.*.{name}" for name in ("role", "occasion")),
    *(f"quote_slides.*.{name}" for name in ("role", "occasion")),
    "publications.*.title",
    *(f"session.{blocks}.*.asks.*.said" for blocks in ("blocks", "further")),
    "session.check.*.quote",
)
# What is never translated.
_AS_SAID: Final = (
    "quotes.*.text",
    "quote_slides.*.text",
    "quote_slides.*.whole",
    "source.title",
    "source.paragraphs.*.text",
)
_SECOND: Final = ("event.second", *(f"{x}.*.second" for x in ("facts", "messages", "quotes")))
# Rows of "facts at a glance" that are words of the source, by their place among the labels.
_FACTS: Final = ("name", "type", "place", "hosts", "partners", "groups", "aim")


def mark_source(
    plan: MaterialPlan,
    language: str,
    labels: Sequence[str],
    untranslated: Container[str] | None = None,
) -> None:
    """Mark what a plan prints in the language of its source.

    Args:
        plan: the plan; it is changed.
        language: BCP 47 code of the source.
        labels: of the facts that are words of the source, as `fact_labels` gives them.
        untranslated: texts that are printed in the source's language; ``None``: all of them.
    """
    for name in _AS_SAID:
        _mark(plan, name.split("."), language, None)
    for name in _OF_SOURCE:
        _mark(plan, name.split("."), language, untranslated)
    for quote in (*plan["quotes"], *plan["quote_slides"]):
        # otherwise "speaker not stated", which is ours
        if quote["role_line"] and (untranslated is None or quote["speaker"] in untranslated):
            quote["speaker"] = Foreign(quote["speaker"], language)
    for row in plan["facts"]:
        is_theirs = row["language"] if untranslated is not None else row["label"] in labels
        if row["stated"] and not row["own"] and is_theirs:
            row["text"] = Foreign(row["text"], language)


def mark_second(plan: MaterialPlan, language: str) -> None:
    """Mark what a plan prints in its second language."""
    for name in (*_SECOND, "quote_slides.*.second"):
        _mark(plan, name.split("."), language, None)


def fact_keys() -> tuple[str, ...]:
    """Return the keys of the labels of facts that are words of the source."""
    return tuple(f"fact.{name}" for name in _FACTS)


def _mark(owner: Any, steps: Sequence[str], language: str, only: Container[str] | None) -> None:
    step, *rest = steps
    keys = range(len(owner)) if step == "*" else [step] if step in owner else []
    for key in keys:
        if rest:
            _mark(owner[key], rest, language, only)
        elif owner[key] and (only is None or owner[key] in only):
            owner[key] = Foreign(owner[key], language)
