"""Templates come from many hands: they can print values, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from office_support import paragraphs, refusal, word_file

if TYPE_CHECKING:
    from pathlib import Path

VALUES = {"event": {"title": "T"}, "items": [1, 2], "text": "abc"}

ESCAPES = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ text['__class__'] }}",
    "{{ text|attr('__class__') }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ range.__class__ }}",
    "{{ dict.__base__ }}",
    "{{ (items|map(attribute='__class__')|list)[0] }}",
    "{{ '{0.__class__}'.format(text) }}",
    "{{ '{0.__class__.__mro__}'|format }}{{ ''.__doc__.__class__ }}",
    "{% set f = ''.format %}{{ '{a.__class__}'.format_map({'a': f}) }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{% if ''.__class__ %}x{% endif %}",
    "{{ event.update({'title': 'changed'}) }}",
    "{{ event.pop('title') }}",
    "{{ items.append(3) }}",
    "{{ lipsum.__globals__ }}",
    "{{ joiner }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ config }}",
]

TOO_MUCH = [
    "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}",
    "{% for a in range(1000000) %}{% endfor %}",
    "{{ 'x' * 1000000000 }}",
    "{{ 1000000000 * 'x' }}",
    "{{ [0] * 1000000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 'x'.ljust(1000000000) }}",
    "{{ 'x'.center(1000000000) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '%1000000000d'|format(1) }}",
    "{{ '%*d'|format(1000000000, 1) }}",
    "{{ '{:1000000000}'.format(1) }}",
    "{{ '{:{w}}'.format(1, w=1000000000) }}",
]


@pytest.mark.parametrize("text", ESCAPES)
def test_a_way_out_of_the_sandbox_is_refused(text: str, tmp_path: Path) -> None:
    error = refusal(word_file(tmp_path / "t.docx", text), VALUES)
    assert "paragraph 1" in error.where
    assert error.hint


@pytest.mark.parametrize("text", TOO_MUCH)
def test_a_template_that_asks_for_too_much_is_refused(text: str, tmp_path: Path) -> None:
    assert "paragraph 1" in refusal(word_file(tmp_path / "t.docx", text), VALUES).where


def test_output_without_bounds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkmaterials.office.program.MAX_OUTPUT", 100_000)
    path = word_file(tmp_path / "t.docx", "{% for a in range(90000) %}words {% endfor %}")
    assert "beyond" in refusal(path, VALUES).message


@pytest.mark.parametrize("name", ["safe", "e", "escape", "forceescape"])
def test_no_filter_lets_a_value_through_as_xml(name: str, tmp_path: Path) -> None:
    evil = "</w:t><w:br/><w:t>&amp; & {{ event }} {% if %}"
    path = word_file(tmp_path / "t.docx", f"{{{{ x|{name} }}}}")
    assert paragraphs(path, {"x": evil}) == [evil]


def test_a_value_is_never_read_as_a_tag(tmp_path: Path) -> None:
    value = "{{ event.title }} {% for x in y %} {# c #} \x01 if 1 \x02 \x10\x11\x12\x03x\x04"
    path = word_file(tmp_path / "t.docx", "{{ x }}")
    plain = "{{ event.title }} {% for x in y %} {# c #}  if 1  x"
    assert paragraphs(path, {"x": value}) == [plain]


def test_values_are_the_same_after_rendering(tmp_path: Path) -> None:
    values = {"items": [1, 2], "event": {"title": "T\x0b"}}
    path = word_file(tmp_path / "t.docx", "{% set items = [3] %}{{ items[0] }}{{ event.title }}")
    assert paragraphs(path, values) == ["3T"]
    assert values == {"items": [1, 2], "event": {"title": "T\x0b"}}


# Ways out of Jinja's sandbox that were published, by their numbers where they have one.
PUBLISHED = [
    "{{ '{0.__class__.__init__.__globals__}'.format(text) }}",  # CVE-2016-10745
    "{{ '{a.__class__}'.format_map({'a': text}) }}",  # CVE-2019-10906
    "{% set f = '{0.__class__}'.format %}{{ f(text) }}",  # CVE-2024-56326
    "{{ (['{0.__class__}'.format]|first)(text) }}",
    "{% macro m(f) %}{{ f(text) }}{% endmacro %}{{ m('{0.__class__}'.format) }}",
    "{{ ('{0.__class__}'|attr('format'))(text) }}",  # CVE-2025-27516
    "{% set f = '{0.__class__}'|attr('format_map') %}{{ f({'0': text}) }}",
    "{{ ['{0.__class__}']|map(attribute='format')|list }}",
    "{{ {'onload=\"x\" a': 'b'}|xmlattr }}",  # CVE-2024-22195
    "{{ {'a>b': 'c'}|xmlattr }}",  # CVE-2024-34064
    "{% include '{{ x }}' %}",  # CVE-2024-56201
    "{% import 'os' as os %}",
    "{% from 'os' import path %}",
    "{% extends 'x' %}",
    "{{ loop.__class__ }}",
    "{% for x in items %}{{ loop._iterable }}{% endfor %}",
    "{% for x in items %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{% macro m() %}{% endmacro %}{{ m.__call__.__globals__ }}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "{{ text.encode().__class__ }}",
    "{{ text.encode() }}",
    "{{ (5).to_bytes(9, 'big') }}",
    "{{ (1.5).hex() }}",
    "{{ event.__class__ }}",
    "{{ event.clear() }}",
    "{{ event.__getitem__.__globals__ }}",
    "{{ event|attr('pop') }}",
    "{{ items.sort() }}",
    "{{ items.__add__ }}",
    "{{ namespace(a=1)|attr('_Namespace__attrs') }}",
    "{{ dict.fromkeys }}",
    "{{ cycler(1).__init__ }}",
    "{{ (text|look(bold=true))._paragraphs }}",
    "{{ text|attr('format')|attr('__self__') }}",
    "{{ [text]|map('attr', '__class__')|list|first }}",
    "{{ [text]|selectattr('__class__')|list }}{{ ''.__class__ }}",
    "{{ [text]|sort(attribute='__class__') }}",
    "{{ [text]|groupby('__class__') }}",
    "{{ [text]|sum(attribute='__class__') }}",
    "{{ range(3).__reduce__() }}",
    "{{ items|random }}",
    "{{ debug() }}",
    "{% debug %}",
    "{{ text|e|attr('unescape') }}{{ ''.__class__ }}",
]


def _again(start: str, step: str) -> str:
    """Return a template in which a value grows sixty times."""
    return (
        f"{{% set n = namespace(x={start}) %}}{{% for i in range(60) %}}"
        f"{{% set n.x = {step} %}}{{% endfor %}}"
    )


SWELLING = [
    _again("'ab'", "n.x ~ n.x"),
    _again("'ab'", "n.x + n.x"),
    _again("[1]", "[n.x, n.x]"),
    _again("[1]", "(n.x, n.x)"),
    _again("[1]", "n.x + n.x"),
    _again("[1]", "[n.x] * 2"),
    _again("[1]", "{'a': n.x, 'b': n.x}"),
    _again("1", "dict(a=n.x, b=n.x)"),
    _again("'ab'", "'{0}{0}'.format(n.x)"),
    _again("'ab'", "'%s%s'|format(n.x, n.x)"),
    _again("'ab'", "n.x.replace('a', n.x)"),
    _again("'ab'", "n.x|replace('a', n.x)"),
    _again("'ab'", "[n.x, n.x]|join(n.x)"),
    _again("'ab'", "n.x.join([n.x, n.x])"),
    _again("3", "n.x * n.x"),
    (
        "{% set n = namespace(x='ab') %}{% for i in range(60) %}"
        "{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}{% endfor %}"
    ),
    "{{ 'a\nb'|indent(1000000000) }}",
    "{{ 'a'|indent('x' * 1000000, true) ~ ('x' * 1000000) }}",
    "{{ [1]|batch(1000000000, 'x')|list|length }}",
    "{{ [1]|slice(1000000000)|list|length }}",
    "{{ 1|round(1000000000, 'ceil') }}",
    "{{ 1|round(-1000000000) }}",
    "{{ ('x' * 1000000)|wordwrap(1) }}",
    "{{ ('a' * 900000)|replace('', 'b' * 1000) }}",
    "{{ ['x' * 1000] * 100000 }}",
    "{{ range(100000)|map('string')|join('x' * 100) }}",
    "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(400) }}",
]


@pytest.mark.parametrize("text", PUBLISHED)
def test_a_published_way_out_is_refused(text: str, tmp_path: Path) -> None:
    error = refusal(word_file(tmp_path / "t.docx", text), VALUES)
    assert "paragraph 1" in error.where
    assert "object at 0x" not in error.message


@pytest.mark.parametrize("text", SWELLING)
def test_a_value_that_swells_is_refused_before_it_does(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkmaterials.office.limits.MAX_SECONDS", 2.0)
    error = refusal(word_file(tmp_path / "t.docx", text), VALUES)
    assert "paragraph 1" in error.where
    assert "repeats too much" in error.hint or "calls itself" in error.message


def test_a_template_that_takes_too_long_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkmaterials.office.limits.MAX_SECONDS", 0.2)
    slow = "{% for i in range(100000) %}{% set x = (text * 9999)|upper|lower|title %}{% endfor %}"
    error = refusal(word_file(tmp_path / "t.docx", slow), VALUES)
    assert error.message.endswith("this takes more than 0.2 seconds")


def test_calls_without_an_end_are_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkmaterials.office.limits.MAX_SECONDS", 0.2)
    text = (
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(30) }}"
    )
    error = refusal(word_file(tmp_path / "t.docx", text), VALUES)
    assert error.message.endswith("this takes more than 0.2 seconds")


def test_what_templates_need_is_allowed(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "t.docx",
        "{{ text.upper() }} {{ 'a,b'.split(',')|join('-') }} {{ text.replace('a', 'x') }}",
        "{% for k, v in event.items() %}{{ k }}={{ v }}{% endfor %} {{ event.get('no', 'none') }}",
        "{{ '{:>5}|{}'.format('a', 2) }} {{ '%s %d'|format('a', 2) }} {{ 'a' ~ 1 ~ items[0] }}",
        "{{ [1, text]|length }} {{ {'k': text}.k }} {{ 2 ** 10 }} {{ 2.345|round(1) }}",
        "{{ [1, 2, 3]|batch(2)|map('join', '+')|join('; ') }} {{ 'a b'|wordwrap(1) }}",
    )
    assert paragraphs(path, VALUES) == [
        "ABC a-b xbc",
        "title=T none",
        "    a|2 a 2 a11",
        "2 abc 1024 2.3",
        "1+2; 3 a\nb",
    ]
