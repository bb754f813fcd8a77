from __future__ import annotations

import datetime as dt
import re

import pytest
from babel.dates import format_date

from mkmaterials.errors import ChoiceError
from mkmaterials.overlays import BASE, resolve, template_roots
from mkmaterials.wording import wording
from mkmaterials.wording.catalogues import languages
from mkmaterials.wording.days import span
from mkmaterials.wording.locales import locale
from support import ROOT

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
    ("language", "days", "expected"),
    [
        ("de", "8 9 11", "8.–9. November 2021"),
        ("es", "8 9 11", "8–9 de noviembre de 2021"),
        ("es", "8 2 12", "8 de noviembre – 2 de diciembre de 2021"),
        ("it", "8 9 11", "8–9 novembre 2021"),
        ("sr-Latn", "8 9 11", "8.–9. novembar 2021."),
        ("kk", "8 9 11", "2021 ж. 8–9 қараша"),
        ("ky", "8 2 12", "2021-ж., 8-ноябрь – 2-декабрь"),
        ("tg", "8 9 11", "08–09 Ноябр 2021"),
        ("uz", "8 9 11", "8 – 9-noyabr, 2021"),
        ("mk", "8 9 11", "8–9 ноември 2021 г."),
        ("ru", "8 2 12", "8 ноября – 2 декабря 2021 г."),
    ],
)
def test_spans_of_days_are_written_as_dates_in_full(
    language: str, days: str, expected: str
) -> None:
    first, last, month = map(int, days.split())
    shown = span(locale(language), DAY(2021, 11, first), DAY(2021, month, last))
    assert re.sub("[\u2009\u202f\u00a0]", " ", shown) == expected


@pytest.mark.parametrize("language", languages(resolve(BASE, template_roots(ROOT)).all("locale")))
def test_a_span_has_the_day_and_the_month_of_both_dates(language: str) -> None:
    first, last = DAY(2021, 11, 8), DAY(2022, 1, 3)
    shown = span(locale(language), first, last)
    full = [format_date(day, "long", locale=locale(language)) for day in (first, last)]
    words = [word for each in full for word in re.findall(r"\w+", each)]
    assert [word for word in words if word not in shown] == []


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
