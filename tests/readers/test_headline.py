"""The headline of a copied page: below labels, dates and paths of links, and never one of these."""

from __future__ import annotations

import pytest

from mkmaterials.readers.text import read_text

HEADLINE = "Velden Academy trains forty officers in first contact with victims"
LEAD = "VELDEN, 9 May 2023 – Forty police officers completed a course on first contact today."
TEXT = "The course was held by the Velden Academy, and a second one follows in autumn."


def read(*paragraphs: str) -> tuple[tuple[str, ...], set[str]]:
    release, findings = read_text("a.txt", "\n\n".join(paragraphs).encode())
    return release.paragraphs, {finding.code for finding in findings}


@pytest.mark.parametrize(
    "above",
    [
        ["Newsroom"],
        ["News", "Global"],
        ["Press release"],
        ["PRESS RELEASES"],
        ["Subscribe to our newsletter"],
        ["Published"],
        ["Пресс-релиз"],
        ["Pressemitteilung"],
        ["Communiqué de presse"],
        ["Comunicato stampa"],
        ["Nota de prensa"],
        ["Press release - 899(2023)"],
        ["Channel: Missions of the Harbour"],
        ["- Home", "- About us", "-", "Our work", "- Civil society", "- News", "News item"],
        ["This article was added by a reader . The site is not responsible for what it says."],
        ["Latest news", "Media centre"],
        [f"Back {HEADLINE}"],
        [f"Home News Press Office {HEADLINE}"],
        ["Home Crumb Press Office CrumbVelden Academy trains forty officers..."],
    ],
)
def test_labels_and_paths_of_links_above_a_headline_are_left_out(above: list[str]) -> None:
    paragraphs, codes = read(*above, HEADLINE, LEAD, TEXT)
    assert paragraphs == (HEADLINE, LEAD, TEXT)
    assert codes == {"source.furniture"}


def test_a_line_below_the_headline_with_a_capital_stays() -> None:
    for line in ("Ministers of both towns decided so", "Такое решение приняли главы ведомств"):
        paragraphs, _ = read(HEADLINE, line, LEAD, TEXT)
        assert paragraphs == (HEADLINE, line, LEAD, TEXT)


def test_the_lines_of_a_distributor_are_left_out() -> None:
    piped = "05/09/2023 | Press release | Distributed by Somebody on 05/09/2023 07:06"
    paragraphs, _ = read("VELDEN - Association of Velden", piped, HEADLINE, LEAD, TEXT)
    assert paragraphs == (HEADLINE, LEAD, TEXT)


def test_what_is_left_of_counters_is_left_out() -> None:
    paragraphs, _ = read(HEADLINE, "$", "0", "0", LEAD, TEXT)
    assert paragraphs == (HEADLINE, LEAD, TEXT)


@pytest.mark.parametrize(
    "date", ["Monday, May 08, 2023", "8 May 2023", "May 8, 2023 9:58 AM", "2023-05-08"]
)
def test_a_date_above_the_headline_comes_below_it(date: str) -> None:
    paragraphs, codes = read("Newsroom", date, HEADLINE, LEAD, TEXT)
    assert paragraphs == (HEADLINE, date, LEAD, TEXT)
    assert codes == {"source.furniture"}


def test_a_headline_that_stands_twice_is_known_by_that_and_kept_once() -> None:
    paragraphs, _ = read("A world of hope", HEADLINE, HEADLINE, LEAD, TEXT)
    assert paragraphs == (HEADLINE, LEAD, TEXT)


def test_keywords_a_caption_and_a_repeated_headline_below_it_are_left_out() -> None:
    caption = "Officers in Velden received diplomas. Photo: Ida Moen/Velden"
    keywords = "velden police course first contact"
    paragraphs, _ = read(HEADLINE, keywords, caption, HEADLINE, LEAD, TEXT)
    assert paragraphs == (HEADLINE, LEAD, TEXT)


@pytest.mark.parametrize(
    "headline",
    [
        "News of a better kind: officers who listen",
        "Events that change a town",
        "Stronger together",
        "Global police network meets in Velden",
        "May 2023 brings a new school to Velden",
    ],
)
def test_a_headline_that_only_begins_like_a_label_stays(headline: str) -> None:
    paragraphs, codes = read(headline, LEAD, TEXT)
    assert paragraphs == (headline, LEAD, TEXT)
    assert codes == set()


def test_a_label_above_text_stays_and_a_finding_says_that_no_headline_is_there() -> None:
    paragraphs, codes = read("Press release", LEAD + " " + TEXT, TEXT)
    assert paragraphs[0] == "Press release"
    assert codes == {"source.no-headline"}


def test_text_without_a_headline_is_taken_with_a_finding() -> None:
    first = f"{LEAD[:-1]}, and the Mayor of Velden, Bo Aarnes, handed out the certificates to them."
    paragraphs, codes = read(first, TEXT)
    assert paragraphs == (first, TEXT)
    assert codes == {"source.no-headline"}
