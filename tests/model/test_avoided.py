"""Words that the product's own text must not use."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkmaterials.model.avoided import AVOIDED, find_avoided

BASE = Path(__file__).parents[2] / "templates"
OURS = [
    *sorted((BASE / "base" / "activities").glob("*.md")),
    *sorted((BASE / "base").glob("*.yaml")),
    *(BASE / "base" / name for name in ("briefing.txt", "briefing.html")),
    *sorted((BASE / "authoring").glob("*.py")),
    *sorted((BASE / "field-operations").glob("*/pack.yaml")),
]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Officers meet illegal migrants at the border.", "illegal migrants"),
        ("Two victims were rescued at night.", "victims were rescued"),
        ("The unit rescued the girls.", "rescued the girls"),
        ("Gypsies and travellers", "Gypsies"),
        ("Never interrogate a victim alone.", "interrogate a victim"),
        ("a child prostitute", "child prostitute"),
        ("Modern slavery statistics", "Modern slavery"),
        ("Ask the policeman.", "policeman"),
    ],
)
def test_an_expression_to_avoid_is_found_with_what_to_write_instead(text: str, words: str) -> None:
    (hit,) = find_avoided(text)
    assert text[hit.start : hit.end] == words
    assert hit.entry.prefer
    assert hit.entry.why


@pytest.mark.parametrize(
    "text",
    [
        "Why is “illegal migrant” a harmful expression?",
        "People may save the date.",
        "The victim was identified and supported.",
        "Egyptian officers",
        "Persons belonging to minorities",
        "They interrogate the data.",
    ],
)
def test_what_is_fine_or_spoken_about_is_left_alone(text: str) -> None:
    assert find_avoided(text) == []


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_what_the_project_prints_holds_none_of_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [text[hit.start : hit.end] for hit in find_avoided(text)] == []


def test_no_recommendation_is_itself_to_be_avoided() -> None:
    assert [entry.prefer for entry in AVOIDED if find_avoided(entry.prefer)] == []
