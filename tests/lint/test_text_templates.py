"""Checking templates of text and of web pages."""

from __future__ import annotations

import pytest

from mkmaterials.lint.check import Use, check_template
from support import ROOT
from template_support import CASES, material


@pytest.mark.parametrize("name", ["briefing.txt", "briefing.html"])
@pytest.mark.parametrize("case", CASES)
def test_there_is_nothing_to_mend_in_the_base_templates(name: str, case: str) -> None:
    data = (ROOT / "templates" / "base" / name).read_bytes()
    assert check_template(name, data, Use(values=CASES[case]())) == []


def test_all_mistakes_are_told_at_once_with_their_lines() -> None:
    text = (
        b"{{ event.titel }}\n{% for q in quotes %}\n{{ q }}\n{{ q.text|upper }}\n{% endfor %}\n"
        b"{{ facts }}\n{{ kit.draft }}\n{% if messages %}\n"
    )
    found = {(each.where, each.code) for each in check_template("briefing.txt", text, Use())}
    assert found == {
        ("line 1", "template.unknown-name"),
        ("line 3", "template.not-printable"),
        ("line 4", "template.quotation-changed"),
        ("line 6", "template.not-printable"),
        ("line 7", "template.prints-yes-no"),
        ("line 8", "template.block"),
    }


def test_a_page_that_would_fetch_something_is_told_beside_its_wrong_tags() -> None:
    picture = b'<img src="https://example.org/a.gif" alt="">'
    page = b"<p>{{ evnt.title }}</p>\n" + picture + b"\n<script></script>"
    found = [(each.where, each.code) for each in check_template("briefing.html", page, Use())]
    assert found == [
        ("line 2", "page.remote-content"),
        ("line 3", "page.not-allowed"),
        ("line 1", "template.unknown-name"),
    ]


def test_what_only_shows_with_an_event_is_told() -> None:
    text = b"A\n{{ quotes[7].text }}"
    (finding,) = check_template("briefing.txt", text, Use(values=material()))
    assert finding.where == "line 2"
    assert finding.level == "error"


def test_an_empty_file_is_told() -> None:
    (finding,) = check_template("briefing.txt", b"", Use())
    assert finding.code == "file.unusable"


def test_a_picture_without_words_is_doubted_but_not_refused() -> None:
    source = "data:image/png;base64,iVBORw0KGgo="
    page = f"<p>A</p>\n<img src='{source}'>\n<img src='{source}' alt=''>".encode()
    (finding,) = check_template("briefing.html", page, Use())
    assert (finding.code, finding.where) == ("picture.no-alt-text", "line 2")
    assert finding.level == "warning"
