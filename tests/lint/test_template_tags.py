"""Tags held against the vocabulary: what is wrong is found, all at once, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest

from lint_support import check, codes, deck, document, only, picture
from office_support import add_box, add_chart, add_table, describe

LOOP = ("{%p for message in messages %}", "{{ message.text }}", "{%p endfor %}")


@pytest.mark.parametrize(
    ("texts", "code", "said"),
    [
        (["{{ evnt.title }}"], "template.unknown-name", "did you mean 'event'"),
        (["{{ event.titel }}"], "template.unknown-name", "did you mean 'title'"),
        (["{{ title }}"], "template.unknown-name", "did you mean 'event.title'"),
        (["{{ operation.contacts[0].fone }}"], "template.unknown-name", "did you mean 'phone'"),
        (["{{ event['titel'] }}"], "template.unknown-name", "did you mean 'title'"),
        (["{{ slides.glanse }}"], "template.unknown-name", "did you mean 'glance'"),
        (["{{ quotes.text }}"], "template.unknown-name", "for quote in"),
        (["{{ event.title.name }}"], "template.unknown-name", "leave out '.name'"),
        (["{{ quotes|map(attribute='speker')|join }}"], "template.unknown-name", "'speaker'"),
        (["{{ session.blocks|sum('minuts') }}"], "template.unknown-name", "'minutes'"),
        ([*LOOP, "{{ message.said_by }}"], "template.unknown-name", "only between"),
        (["{% set m = messages[0] %}{{ m.txt }}"], "template.unknown-name", "did you mean 'text'"),
        (
            [
                "{%p for b in session.blocks %}",
                "{% for s in b.steps %}{{ s.mins }}{% endfor %}",
                "{%p endfor %}",
            ],
            "template.unknown-name",
            "'minutes'",
        ),
        (["{{ event.title|uper }}"], "template.unknown-filter", "did you mean 'upper'"),
        (["{{ event.hosts|map('uper')|join }}"], "template.unknown-filter", "'upper'"),
        (["{% if event.title is definded %}x{% endif %}"], "template.unknown-test", "'defined'"),
        (["{{ event.hosts }}"], "template.not-printable", "join"),
        (["{{ event }}"], "template.not-printable", "title"),
        (["{{ messages[0].own }}"], "template.prints-yes-no", "{% if"),
        (["{% for x in event.title %}x{% endfor %}"], "template.loop-over-no-list", "facts"),
        (["{{ event.title() }}"], "template.not-callable", "brackets"),
        (["{{ quotes[0].text|truncate(30) }}"], "template.quotation-changed", "take it out"),
        (["{{ quote_slides[0].text[:30] }}"], "template.quotation-changed", "take it out"),
        (["{{ event.title.__class__ }}"], "template.not-allowed", "plain values"),
        (["{{ event.title| }}"], "template.unreadable-tag", "correct"),
        (["{{ event.title"], "template.unclosed-tag", "close it"),
        (["{% fro x in facts %}"], "template.unknown-tag", "did you mean 'for'"),
        (["{% if event.title %}x"], "template.block", "endif"),
        (["x{% endif %}"], "template.block", "remove it"),
        (["{% if kit.draft %}x{% endfor %}"], "template.block", "must not cross"),
        (["{%tr for x in facts %}"], "template.tag-without-place", "table"),
        (["{%p for x in facts %}{%p endfor %}"], "template.empty-block", "of its own"),
        (
            ["{%p if kit.draft %} lost", "x", "{%p endif %}"],
            "template.text-beside-directive",
            "own",
        ),
        (["a {% for x in facts %}b", "c{% endfor %}"], "template.half-paragraph", "{%p for"),
        (["{%slide if quotes %}"], "template.slide-directive", "notes"),
    ],
)
def test_a_fault_in_a_word_template_is_found(texts: list[str], code: str, said: str) -> None:
    finding = only(document(*texts), code)
    assert said in finding.hint
    assert finding.where.startswith("paragraph ")


@pytest.mark.parametrize(
    "texts",
    [
        LOOP,
        ("{{ event.title }} & {{ messages[0].text }}, {{ quotes|length }}",),
        ("{% for q in quotes %}{{ loop.index }}: {{ loop.cycle('a', 'b') }}{% endfor %}",),
        ("{% set first = quotes|first %}{{ first.speaker }}",),
        ("{% set names = quotes|map(attribute='speaker')|list %}{{ names|join(', ') }}",),
        ("{% for kind, blocks in session.blocks|groupby('kind') %}{{ kind }}{% endfor %}",),
        ("{% for row in facts|batch(2) %}{% for f in row %}{{ f.text }}{% endfor %}{% endfor %}",),
        ("{{ quotes|selectattr('role')|map(attribute='role')|first }}",),
        ("{% if extra is defined %}{{ extra }}{% endif %}{{ event.extra|default('none') }}",),
        ("{{ quotes[0].text|trim }} {{ quotes[0].text|wordcount }} {{ event.title|upper }}",),
        ("{{ event.name or event.title }}{{ 'a' if kit.draft else 'b' }}",),
        ("{% macro line(x) %}{{ x.anything }}{% endmacro %}{{ line(event) }}",),
        ("{% with e = event %}{{ e.place.upper() }}{% endwith %}",),
        ("{% for key, value in event.items() %}{{ key }}: {{ value }}{% endfor %}",),
        ("{% for n in range(3) %}{{ n + 1 }}{% endfor %}",),
        ("Page {{ slides.glance }} of {{ slide_count }}",),
        ("{%- if event.place %}{{ event.place }}", "{% endif -%} more"),
        ("{%p if event.name %}", "{{ event.name }}", "{%p else %}", "none", "{%p endif %}"),
        ("{_{ literal }_} {% raw %}{{ evnt }}{% endraw %} {# evnt #}",),
        ("{{ “text” ~ event.title }}",),
        ("No tags at all, 100 %",),
        ("{{r event.title|look(bold=true) }}", "{{p event.aim|markdown }}"),
        ("{{ event.date|optional }} {{ event.hosts|filled|and_list }}",),
        ("{#p this paragraph goes #} with all of it",),
    ],
)
def test_what_a_template_may_do_is_not_complained_of(texts: tuple[str, ...]) -> None:
    assert check(document(*texts)) == []


def test_every_problem_is_found_at_once_and_the_gravest_come_first() -> None:
    found = check(
        document(
            "a {% for x in facts %}b",
            "c{% endfor %}",
            "{{ evnt }} {{ event.titel }}",
            "{{ event.date",
            "{{ event.title|uper }} {{ event.place| }} {{ nothing }}",
            "{% if kit.draft %}x",
        )
    )
    assert [finding.code for finding in found] == [
        *("template.unclosed-tag", "template.block", "template.unreadable-tag"),
        *("template.unknown-name", "template.unknown-name", "template.unknown-filter"),
        *("template.unknown-name", "template.half-paragraph"),
    ]


def test_one_tag_that_cannot_be_read_hides_no_other_and_brings_no_false_alarm() -> None:
    texts = (
        "{%p for message in messages[ %}",
        "{{ message.text }} {{ message.anything }}",
        "{%p endfor %}",
        "{% set when = event.date| %}{{ when }}",
        "{% if event.place == %}{{ evnt }}{% elif %}b{% endif %}",
    )
    found = [(each.code, each.message.partition(":")[0]) for each in check(document(*texts))]
    assert sorted(found) == [
        ("template.unknown-name", "'{{ evnt }}'"),
        ("template.unreadable-tag", "'{% elif %}' cannot be read"),
        ("template.unreadable-tag", "'{% if event.place == %}' cannot be read"),
        ("template.unreadable-tag", "'{% set when = event.date| %}' cannot be read"),
        ("template.unreadable-tag", "'{%p for message in messages[ %}' cannot be read"),
    ]


def test_crossed_blocks_bring_no_further_complaints() -> None:
    texts = (
        "{%p for message in messages %}",
        "{%p if message.own %}",
        "{{ message.text }}",
        "{%p endfor %}",
        "{%p endif %}",
    )
    assert codes(document(*texts)) == ["template.block", "template.block"]


def test_places_are_as_a_person_would_say_them() -> None:
    def change(made: Any) -> None:
        made.add_heading("Key messages", 1)
        table = made.add_table(2, 2)
        table.cell(1, 0).text = "{{ a }}"
        table.cell(1, 1).text = "first"
        table.cell(1, 1).add_paragraph("{{ b }}")
        made.sections[0].header.paragraphs[0].text = "{{ c }}"
        made.add_section().footer.is_linked_to_previous = False
        made.sections[1].footer.paragraphs[0].text = "{{ d }}"
        made.core_properties.title = "{{ e }}"

    where = {each.message[4]: each.where for each in check(document(change=change))}
    assert where == {
        "a": "under heading 'Key messages', table 1, row 2, column 1",
        "b": "under heading 'Key messages', table 1, row 2, column 2, paragraph 2",
        "c": "page header, section 1, paragraph 1",
        "d": "page footer, section 2, paragraph 1",
        "e": "document properties, title",
    }


def test_faults_on_slides_are_found_with_slide_shape_and_paragraph() -> None:
    def change(slide: Any) -> None:
        frame = add_table(slide, [["{{ part.txt }}"]])
        frame.name = "Facts"
        slide.shapes.title.text = "{{ part.title }}\n{{ part.nothing }}"

    data = deck(notes="{%slide for part in quote_slides %}\n{{ evnt }}", change=change)
    assert [(each.code, each.where) for each in check(data)] == [
        ("template.unknown-name", "slide 1, shape 'Title 1', paragraph 2"),
        ("template.unknown-name", "slide 1, table 'Facts', row 1, column 1, paragraph 1"),
        ("template.unknown-name", "speaker notes of slide 1, paragraph 2"),
    ]


@pytest.mark.parametrize(
    ("title", "notes", "code"),
    [
        ("{%slide if quotes %}", "", "template.slide-directive"),
        ("x", "text {%slide if quotes %}", "template.slide-directive"),
        ("x", "{%slide name two words %}", "template.slide-name"),
        ("x", "{%slide iff quotes %}", "template.unknown-tag"),
        ("{{ part.text }}", "{%slide for part in quote_slides %}", ""),
        ("x {{ slides.here }}", "{%slide name here %}", ""),
    ],
)
def test_slide_directives_are_checked(title: str, notes: str, code: str) -> None:
    assert codes(deck(title, notes)) == ([code] if code else [])


def test_a_value_that_would_replace_a_whole_row_is_an_error() -> None:
    def change(made: Any) -> None:
        made.add_table(1, 1).cell(0, 0).text = "{{tr event.title }}"

    assert codes(document(change=change)) == ["template.formatted-value"]


def test_a_loop_over_half_a_table_row_is_an_error() -> None:
    def change(made: Any) -> None:
        table = made.add_table(1, 2)
        table.cell(0, 0).text = "{%tc for fact in facts %}"
        made.add_paragraph("{%p endfor %}")

    assert codes(document(change=change)) == ["template.broken-block"]


def test_all_charts_and_pictures_that_cannot_be_filled_are_told_at_once() -> None:
    def change(slide: Any) -> None:
        describe(slide.shapes[0], "{%chart facts %}")
        describe(add_box(slide, "x", 12), "{%picture facts %}")
        add_chart(slide, "{%chart facts, 'label', 'value' %}", series=0)

    found = [each for each in check(deck(change=change)) if each.code == "template.filling"]
    assert [each.where for each in found] == [
        "slide 1, alt text of 'Title 1'",
        "slide 1, alt text of 'Quote'",
        "slide 1, alt text of 'Chart 3'",
    ]


def test_pictures_on_pages_are_looked_into() -> None:
    def change(made: Any) -> None:
        for alt in ("{%picture event.titel %}x", "{%chart facts %}x"):
            shape = made.add_paragraph().add_run().add_picture(picture())
            shape._inline.docPr.set("descr", alt)  # noqa: SLF001 - python-docx has nothing for it

    found = {each.code: each for each in check(document(change=change))}
    assert found["template.unknown-name"].where == "paragraph 1, alt text of 'Picture 1'"
    assert found["template.filling"].where == "paragraph 2, alt text of 'Picture 2'"
