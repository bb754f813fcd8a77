"""Templates of text and of web pages in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkmaterials.errors import TemplateError
from mkmaterials.office import load
from mkmaterials.office.mail_texts import missing_in, texts, translate
from mkmaterials.office.translating import Translation

if TYPE_CHECKING:
    from pathlib import Path


def messages(template: str, name: str = "a.html") -> list[str]:
    return [each.message for each in texts(template.encode(), name)]


def translated(template: str, name: str = "a.html", language: str = "ru", **found: str) -> str:
    """Return a template in another language; `found` has the translations, the words as names."""
    known = {key.replace("_", " "): text for key, text in found.items()}
    return translate(template.encode(), name, Translation(language, known, "1"))[0].decode()


def in_russian(template: str, known: dict[str, str], name: str = "a.html") -> str:
    return translate(template.encode(), name, Translation("ru", known, "1"))[0].decode()


def test_a_line_of_text_is_a_message_and_its_indent_and_list_mark_stay() -> None:
    template = "Facts\n{% if a %}\n  - {{ a }} here\n{% endif %}\n{# a remark #}\n{{ b }}\n"
    assert messages(template, "a.txt") == ["Facts", "{{ a }} here"]
    known = {"Facts": "Факты", "{{ a }} here": "Здесь {{ a }}"}
    wanted = template.replace("{{ a }} here", "Здесь {{ a }}").replace("Facts", "Факты")
    assert in_russian(template, known, "a.txt") == wanted


def test_paragraphs_of_a_page_are_messages_as_in_word() -> None:
    page = (
        "<h1>Facts</h1>\n<ul>\n{% for x in a %}\n<li><strong>In short.</strong> {{ x }}</li>\n"
        "{% endfor %}\n</ul>\n<p>\n{% if b %}\nOne&nbsp;&amp; two\n{% else %}\nNone\n"
        "{% endif %}\n</p><style>p { color: red }</style><!-- a remark -->"
    )
    assert messages(page) == ["Facts", "In short. <1>{{ x }}</1>", "One\u00a0& two", "None"]


def test_words_keep_their_elements_wherever_they_go() -> None:
    page = '<p>Rather long <b class="{{ c }}">bold</b> and <a href="{{ d }}">{{ e }}</a><br>end</p>'
    assert messages(page) == ["Rather long <1>bold</1> and <2>{{ e }}<3/></2>end"]
    known = {messages(page)[0]: "<2><3/>{{ e }}</2> < <1>жирно</1>"}
    assert in_russian(page, known) == (
        '<p><br><a href="{{ d }}">{{ e }}</a> &lt; <b class="{{ c }}">жирно</b></p>'
    )


def test_no_element_reaches_over_a_statement() -> None:
    page = "<p><i>By{% if a %} {{ a }}{% else %} nobody{% endif %}.</i> Long enough</p>"
    [message] = messages(page)
    known = {message: message.replace("By", "Кто:").replace("Long enough", "Это длиннее")}
    assert in_russian(page, known) == (
        "<p><i>Кто:</i>{% if a %}<i> {{ a }}</i>{% else %}<i> nobody</i>{% endif %}<i>.</i>"
        " Это длиннее</p>"
    )


def test_descriptions_of_pictures_are_translated_and_escaped() -> None:
    page = '<p><img src="cid:1" alt="Our logo"> text</p>'
    assert messages(page) == ["Our logo", "<1/> text"]
    assert translated(page, Our_logo='Знак «А» & "Б"') == (
        '<p><span lang="en"><img src="cid:1" alt="Знак «А» &amp; &quot;Б&quot;"> text</span></p>'
    )


def test_what_is_not_translated_stays_is_marked_and_told_with_its_line() -> None:
    page = "<title>Facts</title>\n<p>Known</p>\n<p>Not known</p>\n{% if a %}\n<p>x{% endif %}</p>"
    made, missing = translate(page.encode(), "a.html", Translation("ru", {"Known": "Да"}, "1"))
    assert made.decode().splitlines() == [
        "<title>Facts</title>",
        "<p>Да</p>",
        '<p><span lang="en">Not known</span></p>',
        "{% if a %}",
        "<p>x{% endif %}</p>",
    ]
    assert [(each.message, each.place) for each in missing] == [
        ("Facts", "line 1"),
        ("Not known", "line 3"),
        ("x{% endif %}", "line 5"),
    ]
    assert missing_in(page.encode(), "a.html", Translation("ru", {"Known": "Да"}, "1")) == missing


def test_a_wrong_translation_is_not_used() -> None:
    page = "<p>By {{ name }}</p>"
    made, [problem] = translate(
        page.encode(), "a.html", Translation("ru", {"By {{ name }}": "Кем"}, "1")
    )
    assert "By {{ name }}" in made.decode()
    assert "{{ name }} is missing" in problem.why


@pytest.mark.parametrize(
    ("name", "template"),
    [
        ("a.html", '<html lang="ru"><p>По-русски</p></html>'),
        ("a.html", '<html lang="{{ kit.language }}"><p lang="ru">По-русски</p></html>'),
        ("a.html", "{# language: ru; a remark #}\n<p>По-русски</p>"),
        ("a.txt", "{# language: ru #}\nПо-русски\n"),
    ],
)
def test_what_is_written_in_the_language_already_stays(name: str, template: str) -> None:
    assert translate(template.encode(), name, Translation("ru", {}, "1")) == (
        template.encode(),
        [],
    )
    assert list(texts(template.encode(), name, "ru")) == []
    assert len(list(texts(template.encode(), name))) == 1


def test_a_paragraph_over_several_lines_leaves_the_numbers_of_lines_as_they_were(
    tmp_path: Path,
) -> None:
    template = tmp_path / "a.html"
    template.write_text("<p>One\n  two</p>\n<p>{{ nobody }}</p>", encoding="utf-8")
    translation = Translation("ru", {"One two": "Раз два"}, "1")
    with pytest.raises(TemplateError, match="line 3"):
        load(template, translation=translation).render({})


def test_findings_of_a_page_name_its_lines(tmp_path: Path) -> None:
    template = tmp_path / "a.html"
    template.write_text("<p>Known</p>\n<p>Not known</p>", encoding="utf-8")
    made = load(template, translation=Translation("ru", {"Known": "Да"}, "1")).render({})
    assert made.data.decode() == ('<p>Да</p>\n<p><span lang="en" dir="ltr">Not known</span></p>\n')
    [finding] = made.findings
    assert finding.code == "template.untranslated"
    assert finding.where == f"{template}: line 2"


def test_a_script_written_from_the_right_says_so(tmp_path: Path) -> None:
    template = tmp_path / "a.html"
    text = (
        '<html lang="ar"><p lang="{{ x }}">a</p><p dir="auto" lang="fa">b</p>'
        '<p lang="?">c</p></html>'
    )
    template.write_text(text, encoding="utf-8")
    assert load(template).render({"x": "he-IL"}).data.decode() == (
        '<html lang="ar" dir="rtl"><p lang="he-IL" dir="rtl">a</p><p dir="auto" lang="fa">b</p>'
        '<p lang="?" dir="ltr">c</p></html>\n'
    )


def test_a_line_below_a_heading_is_as_long_as_the_heading_is_printed(tmp_path: Path) -> None:
    template = tmp_path / "a.txt"
    template.write_text("{{ a }}\n===\n\nFacts\n-----\n\n---\n", encoding="utf-8")
    translation = Translation("ru", {"Facts": "Главные факты"}, "1")
    made = load(template, translation=translation).render({"a": "word " * 20}).data.decode()
    lines = made.splitlines()
    assert lines[2] == "=" * 72
    assert lines[4:] == ["Главные факты", "-" * 13, "", "---"]
