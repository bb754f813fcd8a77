"""Templates of text and of web pages: tags, lines, what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkmaterials.errors import TemplateError
from mkmaterials.office import load
from mkmaterials.office.brand import Brand
from mkmaterials.office.brand_web import brand_page
from support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

THEME = ("accent1", "accent2", "accent3", "accent4", "dk1", "lt2", "hlink")
LONG = (
    "Officers and residents plan a safer harbour together and meet again in autumn, in Port Alma."
)


def made(folder: Path, template: str, name: str = "a.txt", **values: object) -> str:
    path = folder / name
    path.write_text(template, encoding="utf-8")
    return load(path).render(values).data.decode("utf-8")


def refused(folder: Path, template: str, name: str = "a.txt", **values: object) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        made(folder, template, name, **values)
    return caught.value


def test_a_line_with_nothing_but_a_statement_is_left_out(tmp_path: Path) -> None:
    template = "One\n  {% for item in items %}\n- {{ item }}\n{% endfor %}\n{# a\nremark #}\nEnd\n"
    assert made(tmp_path, template, items=["a", "b"]) == "One\n- a\n- b\nEnd\n"


def test_hyphens_in_a_tag_take_the_white_space_beside_it(tmp_path: Path) -> None:
    assert made(tmp_path, "One\n{%- if yes -%}\n two{%- endif %}.\n", yes=True) == "Onetwo.\n"


def test_prefixes_of_word_do_no_harm_and_blocks_may_begin_anywhere(tmp_path: Path) -> None:
    template = "<p>{%p if yes %}<b>{{r word }}</b></p><p>{%p endif %}</p>"
    assert made(tmp_path, template, "a.html", yes=True, word="&") == (
        "<p><b>&amp;</b></p><p></p>\n"
    )


def test_text_is_printed_as_it_is_and_pages_are_escaped(tmp_path: Path) -> None:
    values = {"said": "“A & B” <i> {{ no }}"}
    assert made(tmp_path, "5 < 6 &amp; {{ said }}", **values) == (
        "5 < 6 &amp; “A & B” <i> {{ no }}\n"
    )
    page = made(tmp_path, "<p>{{ said }}</p>", "a.html", **values)
    assert page == "<p>“A &amp; B” &lt;i&gt; {{ no }}</p>\n"


def test_long_lines_are_wrapped_below_where_their_text_began(tmp_path: Path) -> None:
    heads = ("", "    ", "- ", "12. ", "¶ 7  ")
    for head in heads:
        lines = made(tmp_path, f"{head}{{{{ text }}}}\n", text=LONG).splitlines()
        assert len(lines) == 2
        assert all(len(line) <= 72 for line in lines)
        assert lines[1].startswith(" " * len(head))
        assert " ".join(" ".join(lines).split()) == f"{head}{LONG}".strip().replace("  ", " ")


def test_addresses_and_hyphened_words_are_not_broken(tmp_path: Path) -> None:
    address = f"https://example.org/{'a-long-way/' * 9}"
    assert address in made(tmp_path, "See {{ address }}", address=address).splitlines()
    lines = made(tmp_path, "{{ a }} police-public", a="x" * 66).splitlines()
    assert lines == ["x" * 66, "police-public"]


def test_blank_lines_do_not_pile_up(tmp_path: Path) -> None:
    assert (
        made(tmp_path, "\n\nA\n\n\n{% if no %}\nB\n{% endif %}\n\n\nC\n\n", no=False) == "A\n\nC\n"
    )


def test_formatted_text_keeps_its_words_and_on_a_page_its_look(tmp_path: Path) -> None:
    values = {"word": "us & them", "address": "https://example.org/a?b=1&c=2"}
    tag = "{{ word|look(bold=true) }} {{ word|link(address) }} {{ word|lang('ru') }}"
    assert made(tmp_path, tag, **values) == "us & them us & them us & them\n"
    page = made(tmp_path, tag, "a.html", **values)
    assert "<strong>us &amp; them</strong>" in page
    assert '<a href="https://example.org/a?b=1&amp;c=2">us &amp; them</a>' in page
    assert '<span lang="ru" dir="ltr">' in page


def test_a_blank_optional_value_takes_its_line_along(tmp_path: Path) -> None:
    assert made(tmp_path, "A\nPhone: {{ phone|optional }}\nB\n", phone="") == "A\nB\n"


def test_line_breaks_in_a_value_stay(tmp_path: Path) -> None:
    assert made(tmp_path, "{{ a }}", a="one\ntwo") == "one\ntwo\n"
    assert made(tmp_path, "<p>{{ a }}</p>", "a.html", a="one\ntwo") == "<p>one<br>two</p>\n"


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("A\n\n{{ event.titel }}", 3, "'titel' is not known here"),
        ("A\n{% for x in items %}\n{{ x }}", 2, "never closed"),
        ("A\n{% if items %}\n{% endfor %}", 3, "still open"),
        ("{{ items }}", 1, "a list of 2"),
        ("A\nB {{ items", 2, "never closed"),
        ("A\n{{ items|fold }}", 2, "there is no filter 'fold'"),
        ("A\n{% include 'b' %}", 2, "not a tag that is known here"),
        ("A\n{{ event.__class__.mro() }}", 2, "not allowed"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, name: str, template: str, line: int, said: str
) -> None:
    error = refused(tmp_path, template, name, items=["a", "b"], event={"title": "A"})
    assert error.where == f"{tmp_path / name}: line {line}"
    assert said in error.message
    assert error.hint


def test_an_unknown_name_is_answered_with_the_nearest(tmp_path: Path) -> None:
    assert refused(tmp_path, "{{ event.titel }}", event={"title": "A"}).hint == (
        "did you mean 'title'?"
    )


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Größe".encode("cp1252"))
    with pytest.raises(TemplateError, match="not in UTF-8"):
        load(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("template", "code"),
    [
        ("<p>A</p>\n<script>alert(1)</script>", "page.not-allowed"),
        ("<p>A</p>\n<p onclick='x()'>A</p>", "page.not-allowed"),
        ("<p>A</p>\n<iframe src='a'></iframe>", "page.not-allowed"),
        ("<p>A</p>\n<meta http-equiv='refresh' content='0'>", "page.not-allowed"),
        ("<p>A</p>\n<img src='https://example.org/a.png' alt=''>", "page.remote-content"),
        ("<p>A</p>\n<td background='a.png'>", "page.remote-content"),
        ("<p>A</p>\n<p style='background:url(//example.org/a)'>A</p>", "page.remote-content"),
        ("<p>A</p>\n<style>@import 'a.css';</style>", "page.remote-content"),
        ("<p>A</p>\n<!--[if mso]><img src='http://example.org/a'><![endif]-->",
         "page.remote-content"),
        ("<p>A</p>\n<a href='java\nscript:alert(1)'>A</a>", "page.link-address"),
        ("<p>A</p>\n<a href='file:///etc/hosts'>A</a>", "page.link-address"),
    ],
)  # fmt: skip
def test_a_page_that_runs_or_fetches_something_is_refused(
    tmp_path: Path, template: str, code: str
) -> None:
    error = refused(tmp_path, template, "a.html")
    assert error.code == code
    assert error.where.endswith("line 2")
    assert error.hint


def test_a_value_cannot_bring_in_what_a_page_must_not_hold(tmp_path: Path) -> None:
    address = "javascript:alert(1)"
    assert refused(
        tmp_path, "<a href='{{ a }}'>A</a>", "a.html", a=address
    ).code == "page.link-address"  # fmt: skip
    assert refused(
        tmp_path, "<a href={{ a }}>A</a>", "a.html", a="#b onclick=x()"
    ).code == "page.not-allowed"  # fmt: skip
    page = made(tmp_path, "<p>{{ a }}</p>", "a.html", a="<script>alert(1)</script>")
    assert "<script>" not in page


def test_a_picture_in_the_page_itself_is_allowed(tmp_path: Path) -> None:
    picture = "<p><img src='data:image/png;base64,iVBORw0KGgo=' alt='Emblem'></p>"
    assert made(tmp_path, picture, "a.html") == f"{picture}\n"


PAGE = '{% set main = "#233B57" %}\n{% set note = "#111111" %}\n<p style="color:{{ main }}">A</p>'


def branded(folder: Path, page: str, brand: Brand) -> str:
    path = folder / "briefing.html"
    path.write_text(page, encoding="utf-8")
    return load(path, brand).render({}).data.decode("utf-8")


def test_a_packs_colours_take_the_place_of_those_set_at_the_head_of_a_page(
    tmp_path: Path,
) -> None:
    assert "#233B57" in branded(tmp_path, PAGE, Brand())
    assert "#7A1F3D" in branded(tmp_path, PAGE, Brand(colours={"accent1": "7A1F3D"}))


def test_mild_colours_leave_what_somebody_changed_in_the_page(tmp_path: Path) -> None:
    mild = Brand(mild_colours={"accent1": "7A1F3D"}, reference=PAGE.encode())
    assert "#7A1F3D" in branded(tmp_path, PAGE, mild)
    changed = PAGE.replace("233B57", "004488")
    assert "#004488" in branded(tmp_path, changed, mild)


def test_the_base_page_has_a_colour_for_each_of_a_packs() -> None:
    base = (ROOT / "templates" / "base" / "briefing.html").read_bytes()
    colours = {name: f"{number:06X}" for number, name in enumerate(THEME, 1)}
    page = brand_page(base, Brand(colours=colours)).decode("utf-8")
    assert all(f'= "#{colour}"' in page for colour in colours.values())
