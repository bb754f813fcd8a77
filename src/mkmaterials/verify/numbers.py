"""Numbers and dates of a summary in a passage of the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


def holds_date(passage: str, day: dt.date) -> bool:
    """Tell whether a passage holds a day's number, and its year if it holds any year."""
    values = _values(passage)
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", passage)
    return day.day in values and (not years or str(day.year) in years)


def holds_count(passage: str, count: int, language: str) -> bool:
    """Tell whether a passage holds a number, in digits or in words.

    Number words are known in English only; in another language any words will do.
    """
    values = _values(passage)
    if values or language != "en":
        return count in values if values else bool(passage)
    from mkmaterials.extract import values_in_words

    return count in values_in_words(passage)


def _values(passage: str) -> list[int]:
    plain = re.sub(r"(?<=\d)[,.\u00a0\u202f ](?=\d{3}\b)", "", passage)
    return [int(digits) for digits in re.findall(r"\d+", plain)]
