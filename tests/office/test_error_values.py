"""An error names the item of the loop and the value at which it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from office_support import add_chart, add_slide, deck_file, refusal, word_file

if TYPE_CHECKING:
    from pathlib import Path

VALUES = {
    "event": {"title": "Trust", "host": None, "place": "", "count": 3},
    "messages": [
        {"text": "one", "weight": 1, "tasks": ["a"]},
        {"text": "two", "weight": None, "tasks": ["a", None, "c"]},
        {"text": "three", "weight": 3, "tasks": []},
    ],
    "long": "A text of many words that goes on and on and on",
}


def where(text: str, tmp_path: Path) -> str:
    return refusal(word_file(tmp_path / "t.docx", text), VALUES).where


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("{% for message in messages %}{{ 1 / message.weight }}{% endfor %}", "message 2 of 3"),
        (
            "{% for message in messages %}{{ loop.last }}{{ 1 + message.weight }}{% endfor %}",
            "message 2 of 3",
        ),
        (
            "{% for m in messages|reverse %}{{ loop.last }}{{ m.tasks[0].x }}{% endfor %}",
            "m 1 of 3",
        ),
        (
            "{% for m in messages[:2] %}{{ loop.last }}{{ 1 + m.weight }}{% endfor %}",
            "m 2 of 2",
        ),
        (
            (
                "{% for m in messages %}{% for task in m.tasks %}{{ task.strip() }}{% endfor %}"
                "{% endfor %}"
            ),
            "m 2 of 3, task 2 of 3",
        ),
        (
            (
                "{% for m in messages if m.weight != 1 %}{{ loop.length }}{{ m.weight / 2 }}"
                "{% endfor %}"
            ),
            "m 2 of 3",
        ),
        ("{% for key, value in event.items() %}{{ value / 2 }}{% endfor %}", "key, value 1 of 4"),
        (
            (
                "{% macro half(m) %}{{ m.weight / 2 }}{% endmacro %}"
                "{% for message in messages %}{{ half(message) }}{% endfor %}"
            ),
            "message 2 of 3",
        ),
    ],
)
def test_the_item_of_each_loop_is_named(text: str, item: str, tmp_path: Path) -> None:
    assert where(text, tmp_path).endswith(f" ({item})")


def test_a_loop_that_is_over_is_not_named(tmp_path: Path) -> None:
    found = where("{% for m in messages %}{{ loop.last }}{% endfor %}{{ 1 / 0 }}", tmp_path)
    assert " of 3" not in found


def test_the_item_of_a_loop_over_slides_is_named(tmp_path: Path) -> None:
    path = deck_file(
        tmp_path / "t.pptx",
        ("x", ""),
        ("{{ 1 / message.weight }}", "{%slide for message in messages %}"),
    )
    assert refusal(path, VALUES).where.endswith(
        "slide 2, shape 'Title 1', paragraph 1 (message 2 of 3)"
    )


def test_the_item_of_a_loop_over_table_rows_is_named(tmp_path: Path) -> None:
    rows = [["{%tr for m in messages %}"], ["{{ 1 / m.weight }}"], ["{%tr endfor %}"]]
    path = word_file(tmp_path / "t.docx", rows=rows)
    assert refusal(path, VALUES).where.endswith("table 1, row 2, column 1 (m 2 of 3)")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ event.count + event.title }}", "'event.count' is the number 3, 'event.title' is the"),
        ("{{ event.count + event.host }}", "'event.host' has no value (not stated)"),
        ("{{ event.count + event.place }}", "'event.place' is empty (not stated)"),
        ("{{ event.count / long }}", "'long' is the text 'A text of many words that goe…'"),
        ("{{ event.count * event }}", "'event' is a group of values"),
        ("{{ messages[1].weight + 1 }}", "'messages[1].weight' has no value (not stated)"),
        ("{{ messages[1]['weight'] + 1 }}", "'messages[1]['weight']' has no value"),
        ("{% if event.host > 3 %}x{% endif %}", "'event.host' has no value (not stated)"),
        (
            "{% if event.count == 4 %}{% elif event.host > 3 %}{% endif %}",
            "'event.host' has no value (not stated)",
        ),
        ("{% for x in event.host %}{% endfor %}", "'event.host' has no value (not stated)"),
        ("{% set x = event.host + 1 %}", "'event.host' has no value (not stated)"),
        (
            "{% for m in messages %}{{ m.weight + 1 }}{% endfor %}",
            "'m.weight' has no value (not stated)",
        ),
    ],
)
def test_the_operands_of_what_cannot_be_done_are_named(
    text: str, message: str, tmp_path: Path
) -> None:
    assert message in refusal(word_file(tmp_path / "t.docx", text), VALUES).message


@pytest.mark.parametrize(
    ("text", "message", "advice"),
    [
        (
            "{{ event.host.name }}",
            "'event.host' has no value (not stated), and so it has no 'name'",
            "between '{% if event.host %}' and '{% endif %}'",
        ),
        (
            "{{ event.place.city }}",
            "'event.place' is empty (not stated), and so it has no 'city'",
            "between '{% if event.place %}'",
        ),
        ("{{ event.title.long }}", "'event.title' is the text 'Trust', and so", "spelling"),
        ("{{ messages[7] }}", "'messages' is a list of 3, and so it has no '7'", "spelling"),
        ("{{ messages.first }}", "'messages' is a list of 3, and so it has no 'first'", ""),
    ],
)
def test_what_is_asked_of_a_value_that_is_not_there_is_explained(
    text: str, message: str, advice: str, tmp_path: Path
) -> None:
    error = refusal(word_file(tmp_path / "t.docx", text), VALUES)
    assert message in error.message
    assert advice in error.hint


def test_the_data_of_a_chart_that_are_none_are_named(tmp_path: Path) -> None:
    def slide(deck: object) -> None:
        add_chart(add_slide(deck, "x"), "{%chart event.title %}")

    error = refusal(deck_file(tmp_path / "t.pptx", slide), VALUES)
    assert "'event.title' is the text 'Trust'" in error.message
    assert "slide 1, alt text of 'Chart" in error.where
