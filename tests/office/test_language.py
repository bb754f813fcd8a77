"""Documents say in which language they are, and who made them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

import docx
import pytest
from lxml import etree

from mkmaterials.office import load
from mkmaterials.office.language import default_language, set_language
from mkmaterials.plan.tongues import mark_source
from office_support import (
    A,
    W,
    deck_file,
    new_problems,
    parts,
    render,
    tree,
    with_parts,
    word_file,
)
from support import ROOT
from template_support import material

if TYPE_CHECKING:
    from pathlib import Path

    from mkmaterials.plan.material import MaterialPlan

STYLES = "word/styles.xml"
END = "</w:docDefaults></w:styles>"
HEAD = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'


def _languages(data: bytes, part: str) -> list[str]:
    return [node.get(f"{W}val") for node in tree(data, part).iter(f"{W}lang")]


def test_all_text_of_a_document_is_in_its_language(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        for code in ("en-US", "fr-FR"):
            run = document.add_paragraph().add_run("{{ x }}")
            run._r.get_or_add_rPr().append(run._r.makeelement(f"{W}lang", {f"{W}val": code}))  # noqa: SLF001

    path = word_file(tmp_path / "t.docx", change=change)
    assert default_language(parts(path.read_bytes())[STYLES]) == "en-US"
    out = load(path).render({"x": "X"}, language="ru").data
    assert _languages(out, "word/document.xml") == ["ru-RU", "fr-FR"]
    assert set(_languages(out, STYLES)) == {"ru-RU"}
    assert b'<w:themeFontLang w:val="ru-RU"' in parts(out)["word/settings.xml"]
    assert not new_problems(path, out)
    assert _languages(render(path, {"x": "X"}).data, STYLES) == _languages(
        path.read_bytes(), STYLES
    )


@pytest.mark.parametrize(
    "styles",
    [
        f"{HEAD}</w:styles>",
        f"{HEAD}<w:docDefaults></w:docDefaults></w:styles>",
        f"{HEAD}<w:docDefaults><w:rPrDefault/></w:docDefaults></w:styles>",
        f"{HEAD}<w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults></w:styles>",
        f"{HEAD}<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault>{END}",
    ],
)
def test_a_template_without_a_language_gets_one(styles: str) -> None:
    made = set_language({"styles": styles.encode()}, "styles", "sq-AL")
    assert default_language(made["styles"]) == "sq-AL"
    assert set_language(made, "styles", "sq-AL") == {}
    assert set_language({"styles": styles.encode()}, "styles", '"/>') == {}


def test_a_text_in_another_language_says_so(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "the word {{ x|lang('ru') }}")
    out = load(path).render({"x": "право"}, language="en").data
    assert _languages(out, "word/document.xml") == ["ru"]
    assert docx.Document(BytesIO(out)).paragraphs[0].text == "the word право"


def test_blank_properties_are_set_and_others_stay(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        core = document.core_properties
        core.title, core.author, core.subject = "{{ x }}", "", ""

    path = word_file(tmp_path / "t.docx", "a", change=change)
    given = {"title": "other", "author": "Mission & <friends>", "subject": "Work\nshop"}
    out = load(path).render({"x": "Own title"}, language="ru", properties=given).data
    core = docx.Document(BytesIO(out)).core_properties
    assert (core.title, core.author) == ("Own title", "Mission & <friends>")
    assert (core.subject, core.language) == ("Work shop", "ru-RU")
    assert not new_problems(path, out)


def test_properties_of_a_deck_are_set_as_well(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", ("x", ""))
    out = load(path).render({}, language="de", properties={"subject": "Slides"}).data
    core = parts(out)["docProps/core.xml"].decode()
    assert ">de-DE</dc:language>" in core
    assert ">Slides</dc:subject>" in core
    assert not new_problems(path, out)


def test_a_file_without_core_properties_stays_without(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "a")
    rels = parts(path.read_bytes())["_rels/.rels"].decode()
    start = rels.index("<Relationship ", rels.index("core-properties") - 200)
    end = rels.index("/>", start) + 2
    types = parts(path.read_bytes())["[Content_Types].xml"].decode()
    with_parts(
        path,
        {
            "docProps/core.xml": None,
            "_rels/.rels": (rels[:start] + rels[end:]).encode(),
            "[Content_Types].xml": types.encode(),
        },
    )
    assert "docProps/core.xml" not in parts(load(path).render({}, language="de").data)


@pytest.mark.parametrize(
    ("language", "source", "found"),
    [("ru", "en", ["en"]), ("ru", "ru", []), ("", "en", ["en"]), ("ru", "", [])],
)
def test_a_text_of_the_source_is_marked_where_its_language_is_another(
    language: str, source: str, found: list[str], tmp_path: Path
) -> None:
    path = word_file(tmp_path / "t.docx", "“{{ x|lang('source') }}”")
    out = load(path).render({"x": "Trust"}, language=language, source_language=source).data
    assert _languages(out, "word/document.xml") == found


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("deck.pptx", "ppt/slides/slide"),
        ("briefing.docx", "word/document.xml"),
        ("handout.docx", "word/document.xml"),
        ("handout-participants.docx", "word/document.xml"),
    ],
)
def test_quotations_in_the_base_templates_are_marked(name: str, part: str) -> None:
    plan = material()
    template = load(ROOT / "templates/base" / name)
    same = template.render(plan, language="en", source_language="en").data
    assert same == template.render(plan, language="en").data
    mark_source(cast("MaterialPlan", plan), "ru", [])
    out = template.render(plan, language="en").data
    trees = [etree.fromstring(data) for each, data in parts(out).items() if each.startswith(part)]
    runs = [run for root in trees for run in root.iter(f"{A}r", f"{W}r")]
    printed = "".join(_text(run) for run in runs)
    marked = "".join(
        _text(run) for run in runs if any(str(look).startswith("ru") for look in _looks(run))
    )
    quotes = [quote["text"] for quote in plan["quotes"] if quote["text"] in printed]
    assert quotes
    assert all(quote in marked for quote in quotes)


def _text(run: Any) -> str:
    return "".join(run.itertext(f"{A}t", f"{W}t"))


def _looks(run: Any) -> set[str]:
    looks = [*run.iter(f"{A}rPr"), *run.iter(f"{W}lang")]
    return {look.get("lang") or look.get(f"{W}val") for look in looks}
