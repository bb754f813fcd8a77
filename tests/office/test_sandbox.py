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
