"""Letters that languages need, by their codes."""

from __future__ import annotations

import pytest

from mkmaterials.lint.letters import needed


@pytest.mark.parametrize(
    ("code", "has", "has_not"),
    [
        ("sr-Latn", "đ", "ђ"),
        ("sr-Cyrl", "ђ", "đ"),
        ("sr", "ђđ", ""),
        ("ro-MD", "ț", "ђ"),
        ("uz-Cyrl", "ў", "ђ"),
    ],
)
def test_a_script_narrows_the_letters_and_a_region_does_not(
    code: str, has: str, has_not: str
) -> None:
    letters = needed([code])[code]
    assert set(has) <= set(letters)
    assert not set(has_not) & set(letters)


def test_uzbek_in_latin_letters_needs_none_beyond_a_to_z() -> None:
    assert needed(["uz-Latn"]) == {}
