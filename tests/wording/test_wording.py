from __future__ import annotations

import datetime as dt

import pytest

from mkmaterials.errors import ChoiceError
from mkmaterials.wording import wording

DAY = dt.date


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (DAY(2024, 10, 30), None, "30 October 2024"),
        (DAY(2024, 10, 30), DAY(2024, 10, 30), "30 October 2024"),
        (DAY(2023, 5, 11), DAY(2023, 5, 13), "11–13 May 2023"),
        (DAY(2023, 5, 30), DAY(2023, 6, 2), "30 May – 2 June 2023"),
        (DAY(2023, 12, 30), DAY(2024, 1, 2), "30 December 2023 – 2 January 2024"),
        (None, None, ""),
        (None, DAY(2024, 1, 2), "2 January 2024"),
    ],
)
def test_dates_are_in_words(first: dt.date | None, last: dt.date | None, expected: str) -> None:
    shown = wording("en", {}).dates(first, last)
    assert shown.replace("\u2009", " ").replace("\u202f", " ") == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_lists_are_joined_without_a_serial_comma(items: list[str], expected: str) -> None:
    assert wording("en", {}).join(items) == expected


def test_a_language_without_wording_is_refused_with_the_choice() -> None:
    with pytest.raises(ChoiceError, match="'tlh'") as caught:
        wording("tlh", {})
    assert "en" in caught.value.hint
