"""Whatever a template holds, it is rendered or refused with a reason: no crash, no hang.

``pytest tests/office/test_any_template.py --hypothesis-profile=fuzz`` tries thirty times as many,
other ones each time.
"""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import docx
import pptx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from lint_support import check
from mkmaterials.errors import TemplateError
from mkmaterials.office.archive import pack
from mkmaterials.office.compile import compile_template
from mkmaterials.office.template import Template
from office_support import PIXEL, add_chart, add_slide, add_table, describe, parts

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

VALUES: dict[str, Any] = {
    "a": "Trust & <safety>\n\ttab\a\f{{ x }}",
    "b": "",
    "c": None,
    "n": 7,
    "items": ["x", "", "**y**", "z"],
    "people": [{"name": "Ana", "tasks": ["one"]}, {"name": "", "tasks": []}],
    "rows": [{"label": f"r{n}", "value": n} for n in range(30)],
    "rich": [{"text": "r", "bold": True, "url": "https://example.org/"}],
    "pic": {"picture": PIXEL, "width": 3},
}
NAMES = st.sampled_from(
    [
        "a",
        "b",
        "c",
        "n",
        "items",
        "people",
        "rich",
        "pic",
        "i",
        "i.name",
        "i.tasks",
        "loop.index",
        "people[0]",
        "items[-1]",
        "unknown",
        "'t'",
        "1",
        "[a,b]",
        "{'k':a}",
        "n*3",
        "a~b",
        "rows",
        "c.name",
        "b.name",
        "loop.last",
        "items[9]",
    ]
)
FILTERS = st.sampled_from(
    [
        "",
        "",
        "|upper",
        "|markdown",
        "|optional",
        "|optional('row')",
        "|keep",
        "|join(',')",
        "|and_list",
        "|number_words",
        "|date",
        "|quoted",
        "|look(bold=true)",
        "|link(a)",
        "|e",
        "|lang('ru')",
        "|initials",
        "|filled|join",
        "|length",
        "|first",
        "|nofilter",
        "|picture",
    ]
)
EXPRESSIONS = st.builds("{}{}".format, NAMES, FILTERS)
PREFIXES = st.sampled_from(["", "", "", "p", "r", "tr", "tc", "slide"])
DASHES = st.sampled_from(["", "", "", "-"])
TAGS = st.one_of(
    st.builds("{{{{{}{} {} {}}}}}".format, DASHES, PREFIXES, EXPRESSIONS, DASHES),
    st.builds("{{%{}{} if {} {}%}}".format, DASHES, PREFIXES, EXPRESSIONS, DASHES),
    st.builds("{{%{}{} for i in {} {}%}}".format, DASHES, PREFIXES, EXPRESSIONS, DASHES),
    st.builds(
        "{{%{}{} {} {}%}}".format,
        DASHES,
        PREFIXES,
        st.sampled_from(["endif", "endfor", "else", "elif a", "vm", "hm", "set q = a", "raw"])
        | st.sampled_from(["cellbg a", "colspan n", "endraw", "macro m()", "endmacro", "name x"])
        | st.sampled_from(["choose y", "floor 30", "filter upper", "endfilter"]),
        DASHES,
    ),
    st.builds("{{#{} {} #}}".format, PREFIXES, NAMES),
    st.sampled_from(["{_{", "}_}", "{{", "}}", "{%", "%}", "{#", "text", " ", "“", "&<>", "\n"]),
)
HEADS = ("if a", "if b", "for i in items", "for i in people", "for i in rows", "filter upper")


def _block(prefix: str, head: str, inner: list[str]) -> str:
    end = f"{{%{prefix} end{head.split(maxsplit=1)[0]} %}}"
    return f"{{%{prefix} {head} %}}{''.join(inner)}{end}"


BLOCKS = st.builds(_block, PREFIXES, st.sampled_from(HEADS), st.lists(TAGS, max_size=3))
PIECES = st.lists(TAGS | BLOCKS, min_size=1, max_size=4).map("".join)
LINES = st.lists(PIECES, min_size=1, max_size=5)
ALTS = st.builds("{{%{} {} %}}{}".format, st.sampled_from(["chart", "picture"]), EXPRESSIONS, TAGS)


def tried(times: int) -> settings:
    """Return the settings of a test that is tried so often, or more often in the long profile."""
    factor = settings().max_examples // 100
    return settings(
        max_examples=times * max(factor, 1),
        derandomize=factor <= 1,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )


def _outcome(data: bytes, path: Path) -> bytes | TemplateError:
    """Render a template; what is refused says where, what and what to do."""
    try:
        return Template(path, compile_template(data, str(path))).render(VALUES).data
    except TemplateError as error:
        refused = error
    assert refused.where.startswith(str(path))
    assert refused.message
    assert refused.hint
    assert not re.search("[\x00-\x1f]|object at 0x|_page_|_chart_|_picture", refused.message)
    return refused


def _whole(out: bytes | TemplateError) -> bool:
    """Tell whether a file came out, whose parts are then sound."""
    if isinstance(out, TemplateError):
        return False
    for name, data in parts(out).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(data)
            assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|Tag\d+x\d+;", data)
    return True


@cache
def _document() -> dict[str, bytes]:
    made = docx.Document()
    made.add_paragraph("HERE")
    return _parts(made)


@cache
def _deck() -> dict[str, bytes]:
    made = pptx.Presentation()
    slide = add_slide(made, "TITLE", "NOTES")
    add_table(slide, [["CELL", "b"], ["{%tr for i in rows %}", ""], ["{{ i }}", ""], ["", ""]])
    add_chart(slide, "CHART", size=(0, 0, 1, 1))
    describe(slide.shapes.add_picture(BytesIO(PIXEL), 0, 0), "PICTURE")
    return _parts(made)


def _parts(made: Any) -> dict[str, bytes]:
    buffer = BytesIO()
    made.save(buffer)
    return parts(buffer.getvalue())


def _document_of(lines: list[str], cells: list[str]) -> bytes:
    body = "".join(_paragraph(line) for line in lines)
    cell = "<w:tc><w:tcPr/>{}</w:tc>"
    rows = "".join(f"<w:tr>{cell.format(_paragraph(each)) * 2}</w:tr>" for each in cells)
    grid = "<w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    old = _document()
    xml = old["word/document.xml"].decode()
    xml = re.sub(
        r"<w:p>(?:(?!</w:p>).)*HERE.*?</w:p>", lambda _: f"{body}<w:tbl>{grid}{rows}</w:tbl>", xml
    )
    return pack({**old, "word/document.xml": xml.encode()}.items())


def _paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _deck_of(texts: dict[str, str]) -> bytes:
    new = dict(_deck())
    for name in ("ppt/slides/slide1.xml", "ppt/notesSlides/notesSlide1.xml"):
        xml = new[name].decode()
        for word, text in texts.items():
            xml = xml.replace(word, escape(text, {'"': "&quot;", "\n": " "}))
        new[name] = xml.encode()
    return pack(new.items())


@tried(40)
@given(LINES, LINES)
def test_any_word_template_is_rendered_or_refused(lines: list[str], cells: list[str]) -> None:
    out = _outcome(_document_of(lines, cells), Path("t.docx"))
    if _whole(out):
        docx.Document(BytesIO(out))  # type: ignore[arg-type] # whole


@tried(30)
@given(PIECES, TAGS, PIECES, ALTS, ALTS)
def test_any_deck_template_is_rendered_or_refused(
    title: str, notes: str, cell: str, chart: str, picture: str
) -> None:
    words = {"TITLE": title, "NOTES": notes, "CELL": cell, "CHART": chart, "PICTURE": picture}
    out = _outcome(_deck_of(words), Path("t.pptx"))
    if _whole(out):
        pptx.Presentation(BytesIO(out))  # type: ignore[arg-type] # whole


@tried(15)
@given(LINES, LINES)
def test_any_template_is_checked(lines: list[str], cells: list[str]) -> None:
    assert all(each.code and each.where for each in check(_document_of(lines, cells)))


KINDS: SearchStrategy[str] = st.sampled_from(["t.docx", "t.pptx"])


@cache
def _sound(name: str) -> bytes:
    if name.endswith("x") and name.startswith("t.d"):
        lines = [
            "{{ a }}",
            "{%p if n %}",
            "x {{r rich }}",
            "{%p endif %}",
            "{{p items[2]|markdown }}",
        ]
        return _document_of(lines, ["{%tr for i in items %}", "{{ i }}", "{%tr endfor %}"])
    words = {"TITLE": "{{ i.label }}", "NOTES": "{%slide for i in rows %}", "CELL": "x"}
    return _deck_of({**words, "CHART": "{%chart rows %}", "PICTURE": "{%picture pic %}"})


@tried(50)
@given(KINDS, st.data())
def test_any_damage_to_a_file_is_survived(name: str, data: st.DataObject) -> None:
    content = bytearray(_sound(name))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    _whole(_outcome(bytes(content), Path(name)))


@tried(50)
@given(KINDS, st.data())
def test_any_change_to_the_xml_is_survived(name: str, data: st.DataObject) -> None:
    old = parts(_sound(name))
    part = data.draw(st.sampled_from(sorted(n for n in old if n.endswith((".xml", ".rels")))))
    tokens = re.findall(rb"<[^>]*>|[^<]+", old[part])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(tokens) - 1))
        other = data.draw(st.integers(0, len(tokens) - 1))
        if data.draw(st.booleans()):
            tokens[at], tokens[other] = tokens[other], tokens[at]
        else:
            tokens[at : at + data.draw(st.integers(0, 3))] = [tokens[other]]
    _whole(_outcome(pack({**old, part: b"".join(tokens)}.items()), Path(name)))


ODD_VALUES = st.sampled_from(
    ["", "0", "-1", "--5", "1.5", "99999999999", "nan", "2cm", "90%", "abc", "../x", "{{ a }}", "²"]
).map(str.encode)


@tried(30)
@given(KINDS, st.data())
def test_any_value_of_an_attribute_is_survived(name: str, data: st.DataObject) -> None:
    old = parts(_sound(name))
    part = data.draw(st.sampled_from(sorted(n for n in old if n.endswith((".xml", ".rels")))))
    found = list(re.finditer(rb'="([^"]*)"', old[part]))
    if not found:
        return
    match = data.draw(st.sampled_from(found))
    value = data.draw(ODD_VALUES)
    new = old[part][: match.start(1)] + value + old[part][match.end(1) :]
    file = pack({**old, part: new}.items())
    _whole(_outcome(file, Path(name)))
    assert all(each.code for each in check(file))
