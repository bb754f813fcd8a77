"""Tags are found as their authors mean them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkmaterials.office.tags import UnclosedError, find


def _bodies(text: str) -> list[tuple[str, str, str]]:
    return [(hit.tag.kind, hit.tag.prefix, hit.tag.body) for hit in find(text) if hit.tag]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a {{ b }} c", [("{{", "", "b")]),
        ("{{a}}{{b}}", [("{{", "", "a"), ("{{", "", "b")]),
        ("{%p for x in y %}", [("{%", "p", "for x in y")]),
        ("{%tr endfor %}", [("{%", "tr", "endfor")]),
        ("{% p %}", [("{%", "", "p")]),
        ("{{ p }}", [("{{", "", "p")]),
        ("{{p}}", [("{{", "", "p")]),
        ("{%slide name glance %}", [("{%", "slide", "name glance")]),
        ("{{ '}}' }}", [("{{", "", "'}}'")]),
        ("{% if x == '%}' %}", [("{%", "", "if x == '%}'")]),
        (r"{{ 'it\'s }}' }}", [("{{", "", r"'it\'s }}'")]),
        ("{{ {'a': {'b': 1}}.a.b }}", [("{{", "", "{'a': {'b': 1}}.a.b")]),
        ("{{ x[“key”] }}", [("{{", "", 'x["key"]')]),
        ("{{ x[‘key’] }}", [("{{", "", "x['key']")]),
        ("{{ „key“ }}", [("{{", "", '"key"')]),
        ("{{ “the OSCE’s” }}", [("{{", "", '"the OSCE’s"')]),
        ('{{ “mixed" }}', [("{{", "", '"mixed"')]),
        ('{{ "mixed” }}', [("{{", "", '"mixed"')]),
        ("{# any 'thing #}", [("{#", "", "any 'thing")]),
        ("{{ na\u200bme\u00ad }}", [("{{", "", "name")]),
        ("{%p\u00a0for x in y %}", [("{%", "p", "for x in y")]),
        ("no tags { { % } }", []),
    ],
)
def test_a_tag_is_read(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert _bodies(text) == expected


@pytest.mark.parametrize("text", ["{{ a", "{% if x", "{# c", "{{ a {{ b }}", "{{ 'a }}", "{{ a }"])
def test_a_tag_without_an_end_is_noticed(text: str) -> None:
    with pytest.raises(UnclosedError):
        find(text)


def test_a_raw_block_is_literal() -> None:
    (hit,) = find("{% raw %}{{ x }}{% endraw %}")
    assert hit.tag is None
    assert hit.literal == "{{ x }}"


def test_escaped_braces_are_literal() -> None:
    hits = find("{_{ a }_} {_% b %_} {{ c }}")
    assert [hit.literal for hit in hits] == ["{{", "}}", "{%", "%}", ""]
    assert [hit.tag.body for hit in hits if hit.tag] == ["c"]


@given(st.text("{}%#'\"“”‘’\\ab -_\n", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        hits = find(text)
    except UnclosedError:
        return
    ends = [0]
    for hit in hits:
        assert ends[-1] <= hit.start < hit.end <= len(text)
        ends.append(hit.end)
