"""What a translation must keep: tags, placeholders and marks."""

from __future__ import annotations

import pytest

from mkmaterials.office.agreement import disagreements, label_disagreements

IF = "{% if draft %}Draft{% else %}Reviewed{% endif %} by {{ name }}"


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        ("Facts", "Факты"),
        (IF, "{{ name }}: {% if draft %}проект{% else %}проверено{% endif %}"),
        ("By {{ name }}", "{{ name }}, {{ name }}"),
        ("{{ a or 'event' }}", "{{ a or 'событие' }}"),
        ("{{ 'slide' if n == 1 else 'slides' }}", "{{ 'слайд' if n == 1 else 'слайды' }}"),
        ("{{ n }} minutes", "{{ n }} {{ n|plural('минута', 'минуты', 'минут') }}"),
        ("<1>Aim:</1> work, page <2/>", "Страница <2/>, <1>цель:</1> работа"),
    ],
)
def test_what_is_only_moved_or_put_into_words_is_right(original: str, translation: str) -> None:
    assert disagreements(original, translation) == []


@pytest.mark.parametrize(
    ("original", "translation", "wrong"),
    [
        ("By {{ name }}", "Кто", "{{ name }} is missing"),
        ("By", "Кто: {{ name }}", "{{ name }} is not in the original"),
        ("By {{ name }}", "Кто: {{ name", "never closed"),
        ("{{ a or 'event' }}", "{{ b or 'event' }}", "is missing"),
        ("{{ a if k == 'x' else 'y' }}", "{{ a if k == 'икс' else 'y' }}", "is missing"),
        (IF, IF.replace("{% endif %}", ""), "{% endif %} is missing"),
        (IF, "{% endif %}{% else %}{% if draft %}{{ name }}", "closes nothing"),
        ("<1>Aim:</1> work", "Цель: работа", "<1> must stand there 1 times, not 0"),
        ("<1>A</1> b <2>C</2>", "<1>А <2>б</1></2>", "must not overlap"),
        ("{{ n }} minutes", "{{ n }} {{ m|plural('а', 'б') }}", "m, before 'plural', is not"),
        ("{{ n }} minutes", "{{ n }} {{ n|plural(а, б) }}", "'plural' takes words"),
        ("Page <1/>", "Страница <1/> <1/>", "<1/> must stand there 1 times, not 2"),
    ],
)
def test_what_would_lose_or_break_something_is_told(
    original: str, translation: str, wrong: str
) -> None:
    assert any(wrong in each for each in disagreements(original, translation))


def test_labels_keep_their_placeholders_and_plural_forms_may_drop_the_number() -> None:
    assert label_disagreements("Role of {name}", "{name}: роль") == []
    assert label_disagreements("Role of {name}", "Роль") == ["{name} is missing"]
    assert label_disagreements("Role", "{rôle}") == ["{rôle} is not in the original"]
    assert label_disagreements("{days} days", "сутки", counted=True) == []
    assert label_disagreements("Role", "Роль {") == ["a brace is left over"]
