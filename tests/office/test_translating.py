# ruff: noqa: SLF001 - python-docx and python-pptx have no other way to these elements
"""A template's own text in another language, in the looks that it had."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

import docx
import pptx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from mkmaterials.office import load
from mkmaterials.office.package import Package
from mkmaterials.office.translating import Translation, texts, translate
from office_support import (
    add_slide,
    add_table,
    deck_file,
    new_problems,
    notes,
    sdk_errors,
    titles,
    tree,
    word_file,
)
from support import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BOX = f"""<w:r {_W} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>
<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>
</v:textbox></v:shape></w:pict></w:r>"""
_FIELD = (
    f'<w:r {_W}><w:fldChar w:fldCharType="begin"/></w:r>',
    f'<w:r {_W}><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>',
    f'<w:r {_W}><w:fldChar w:fldCharType="separate"/></w:r>',
    f"<w:r {_W}><w:t>1</w:t></w:r>",
    f'<w:r {_W}><w:fldChar w:fldCharType="end"/></w:r>',
)
_CONTROL = f"""<w:sdt {_W}><w:sdtPr><w:alias w:val="Remark"/></w:sdtPr><w:sdtContent>
<w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt>"""


def _messages(path: Path) -> list[str]:
    return [text.message for text in texts(Package(path.read_bytes(), path.name))]


def _in_russian(
    path: Path, translations: Mapping[str, str], values: Mapping[str, object] | None = None
) -> Any:
    translation = Translation("ru", translations, str(sorted(translations.items())))
    return load(path, translation=translation).render(values or {}, language="ru")


def _word(path: Path, translations: Mapping[str, str], **values: object) -> Any:
    return docx.Document(BytesIO(_in_russian(path, translations, values).data))


def _with_runs(*runs: tuple[str, bool]) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        paragraph = document.add_paragraph()
        for text, bold in runs:
            paragraph.add_run(text).bold = bold or None

    return change


def test_a_paragraph_is_one_message_however_many_runs_office_has_made_of_it(tmp_path: Path) -> None:
    change = _with_runs(("Key mess", False), ("ages of {{ ", False), ("name }}", False))
    path = word_file(tmp_path / "t.docx", change=change)
    assert _messages(path) == ["Key messages of {{ name }}"]
    made = _word(path, {"Key messages of {{ name }}": "{{ name }}: главное"}, name="X")
    assert made.paragraphs[-1].text == "X: главное"


def test_the_look_of_most_words_goes_without_saying_and_others_are_marked(tmp_path: Path) -> None:
    change = _with_runs(("What it is. ", True), ("Police and others together.", False))
    path = word_file(tmp_path / "t.docx", change=change)
    message = "<1>What it is.</1> Police and others together."
    assert _messages(path) == [message]
    made = _word(path, {message: "Полиция и другие вместе: <1>вот что это.</1>"})
    runs = [(run.text, bool(run.bold)) for run in made.paragraphs[-1].runs]
    assert runs == [("Полиция и другие вместе: ", False), ("вот что это.", True)]


def test_a_colour_changed_throughout_does_not_change_the_message(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        _with_runs(("What it is. ", True), ("Police together.", False))(document)
        for run in document.paragraphs[-1].runs:
            run.font.color.rgb = docx.shared.RGBColor(0x1F, 0x49, 0x7D)

    path = word_file(tmp_path / "t.docx", change=change)
    assert _messages(path) == ["<1>What it is.</1> Police together."]


def test_tags_written_in_another_way_are_the_same_message(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "Hosted by {{event.hosts|join(“, ”)}}")
    assert _messages(path) == ['Hosted by {{ event.hosts|join(", ") }}']


@pytest.mark.parametrize(
    "text",
    ["{{ name }}", "¶ {{ name }}", "1", "☐", "{%p if name %}", "{{ a if name == 'x' else '' }}"],
)
def test_what_holds_no_words_is_no_message(tmp_path: Path, text: str) -> None:
    more = ("{%p endif %}",) if "if" in text and text.startswith("{%p") else ()
    assert _messages(word_file(tmp_path / "t.docx", text, *more)) == []


def test_a_noun_that_a_tag_puts_behind_a_number_is_a_message(tmp_path: Path) -> None:
    text = "{{ n }} {{ n|plural('day', 'days') }}"
    path = word_file(tmp_path / "t.docx", text)
    assert _messages(path) == [text]
    made = _word(path, {text: "{{ n }} {{ n|plural('день', 'дня', 'дней') }}"}, n=2)
    assert made.paragraphs[0].text == "2 дня"


def test_words_that_a_tag_prints_are_translated_in_place(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "{{ kind or 'event' }}")
    assert _messages(path) == ["{{ kind or 'event' }}"]
    made = _word(path, {"{{ kind or 'event' }}": "{{ kind or 'мероприятие' }}"}, kind="")
    assert [each.text for each in made.paragraphs] == ["мероприятие"]


def test_tabs_line_breaks_and_page_numbers_keep_their_place(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        paragraph = document.add_paragraph("Draft\nPage\t")
        paragraph._p.extend(parse_xml(xml) for xml in _FIELD)
        paragraph.add_run(" of ten")

    path = word_file(tmp_path / "t.docx", change=change)
    assert _messages(path) == ["Draft\nPage\t<1/> of ten"]
    made = _word(path, {"Draft\nPage\t<1/> of ten": "Проект\nиз десяти:\t<1/>"})
    assert made.paragraphs[-1].text == "Проект\nиз десяти:\t1"
    fields = made.element.body.iter(qn("w:fldChar"))
    assert [mark.get(qn("w:fldCharType")) for mark in fields] == ["begin", "separate", "end"]


def test_text_boxes_controls_links_headers_and_descriptions_are_reached(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.paragraphs[0]._p.append(parse_xml(_BOX))
        document.add_paragraph("Remark: ")._p.append(parse_xml(_CONTROL))
        link = parse_xml(
            f"<w:hyperlink {_W} w:anchor='top'><w:r><w:t>to the top</w:t></w:r></w:hyperlink>"
        )
        document.add_paragraph("Back ")._p.append(link)
        document.sections[0].header.paragraphs[0].text = "A header"
        table = document.add_table(1, 1)
        table.cell(0, 0).text = "A cell"
        caption = etree.SubElement(table._tbl.tblPr, qn("w:tblCaption"))
        caption.set(qn("w:val"), "A table of cells")
        document.core_properties.title = "Title: {{ name }}"

    path = word_file(tmp_path / "t.docx", "A paragraph", change=change)
    found = _messages(path)
    wanted = [
        *("A paragraph<1/>", "In a box", "<1>Remark:</1> Click here", "<1>Back</1> to the top"),
        *("A header", "A cell", "A table of cells", "Title: {{ name }}"),
    ]
    assert set(wanted) <= set(found)
    translations = {text: text.replace("a", "ä").replace("nämé", "name") for text in wanted}
    translations["Title: {{ name }}"] = "Заглавие: {{ name }}"
    made = _word(path, translations, name="N")
    xml = etree.tostring(made.element, encoding="unicode")
    for text in ("In ä box", "Click here", "to the top", "A täble of cells", "A pärägräph"):
        assert text in xml
    assert made.core_properties.title == "Заглавие: N"
    assert not list(new_problems(path, _in_russian(path, translations, {"name": "N"}).data))


def test_the_name_of_a_picture_file_is_no_text_to_translate(tmp_path: Path) -> None:
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    for words in ("emblem.png", "Our emblem"):
        box = slide.shapes.add_textbox(0, 0, Inches(1), Inches(1))
        box._element.nvSpPr.cNvPr.set("descr", words)
    path = tmp_path / "deck.pptx"
    presentation.save(str(path))
    assert "Our emblem" in _messages(path)
    assert "emblem.png" not in _messages(path)


def test_slides_notes_tables_charts_and_alternative_texts_are_reached(tmp_path: Path) -> None:
    def slide(deck: Any) -> None:
        made = add_slide(deck, "A title", "Say: welcome.")
        add_table(made, [["Fact", "{{ name }}"]])
        data: Any = cast("Any", CategoryChartData)()
        data.categories = ["Women", "Men"]
        data.add_series("People", (1, 2))
        frame = made.shapes.add_chart(
            XL_CHART_TYPE.BAR_CLUSTERED, Inches(1), Inches(4), Inches(4), Inches(2), data
        )
        frame.chart.has_title = True
        frame.chart.chart_title.text_frame.text = "Who came"
        frame._element.nvGraphicFramePr.cNvPr.set("descr", "A chart")
        layout = made.slide_layout
        layout.shapes._spTree.append(made.shapes.add_textbox(0, 0, 9, 9)._element)
        layout.shapes[-1].text_frame.text = "Printed on each slide"

    path = deck_file(tmp_path / "t.pptx", slide)
    found = _messages(path)
    wanted = ["A title", "Say: welcome.", "Fact", "Who came", "Women", "People", "A chart"]
    assert {*wanted, "Printed on each slide"} <= set(found)
    assert "Click to edit Master title style" not in found
    translations = dict(zip(wanted, ["А", "Б", "В", "Г", "Д", "Е", "Ж"], strict=True))
    data = _in_russian(path, translations | {"Printed on each slide": "З"}, {"name": "N"}).data
    assert titles(data) == ["А"]
    assert notes(data) == ["Б"]
    deck = pptx.Presentation(BytesIO(data))
    chart = next(shape.chart for shape in deck.slides[0].shapes if shape.has_chart)
    assert (chart.chart_title.text_frame.text, [*chart.plots[0].categories]) == ("Г", ["Д", "Men"])
    assert [each.text_frame.text for each in deck.slides[0].slide_layout.shapes][-1] == "З"


def test_text_is_marked_with_its_language_and_what_stays_english_as_english(tmp_path: Path) -> None:
    def language(document: Any) -> None:
        properties = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
        properties.find(qn("w:lang")).set(qn("w:val"), "en-GB")

    path = word_file(tmp_path / "t.docx", "Facts", "My own heading", change=language)
    data = _in_russian(path, {"Facts": "Факты"}).data
    body = tree(data, "word/document.xml")
    marked = {
        "".join(paragraph.itertext()): [
            each.get(qn("w:val")) for each in paragraph.iter(qn("w:lang"))
        ]
        for paragraph in body.iter(qn("w:p"))
    }
    assert marked == {"Факты": [], "My own heading": ["en-GB"]}
    default = tree(data, "word/styles.xml").find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert default.get(qn("w:val")) == "ru-RU"

    deck = deck_file(tmp_path / "t.pptx", ("Facts", "My own note"))
    data = _in_russian(deck, {"Facts": "Факты"}).data
    runs = [*tree(data, "ppt/slides/slide1.xml").iter("{*}rPr")]
    runs += [*tree(data, "ppt/notesSlides/notesSlide1.xml").iter("{*}rPr")]
    assert [run.get("lang") for run in runs if run.getnext() is not None] == ["ru-RU", "en-GB"]


def test_what_no_catalogue_knows_is_told_once_with_its_place(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", ("Facts", ""), ("My own {{ name }}", "One"), ("Two", ""))
    findings = _in_russian(path, {"Facts": "Факты"}, {"name": "N"}).findings
    assert [(each.code, each.where) for each in findings] == [
        ("template.untranslated", f"{path}: slide 2, shape 'Title 1', paragraph 1")
    ]
    assert (
        "3 texts are not translated into Russian: “My own …”, “One”, “Two”" in findings[0].message
    )


def test_a_translation_that_loses_a_tag_is_not_used_and_told(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "Hosted by {{ name }}")
    made = _in_russian(path, {"Hosted by {{ name }}": "Организатор"}, {"name": "N"})
    assert docx.Document(BytesIO(made.data)).paragraphs[0].text == "Hosted by N"
    assert [each.code for each in made.findings] == ["template.wrong-translation"]
    assert "{{ name }} is missing" in made.findings[0].message


def test_one_template_is_cached_in_each_language(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "Facts")
    assert _word(path, {"Facts": "Факты"}).paragraphs[0].text == "Факты"
    assert _word(path, {"Facts": "Сведения"}).paragraphs[0].text == "Сведения"
    assert docx.Document(BytesIO(load(path).render({}).data)).paragraphs[0].text == "Facts"


def test_a_noun_takes_the_form_that_goes_with_its_number(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "{{ n }} minutes")
    text = "{{ n }} {{ n|plural('минута', 'минуты', 'минут') }}"
    shown = [_word(path, {"{{ n }} minutes": text}, n=n).paragraphs[0].text for n in (1, 3, 5, 21)]
    assert shown == ["1 минута", "3 минуты", "5 минут", "21 минута"]


def test_the_finished_files_are_valid(tmp_path: Path) -> None:
    change = _with_runs(("What it is. ", True), ("Police together.", False))
    path = word_file(tmp_path / "t.docx", "Facts", change=change)
    made = {"Facts": "Факты", "<1>What it is.</1> Police together.": "<1>Это</1> полиция."}
    (tmp_path / "out.docx").write_bytes(_in_russian(path, made).data)
    assert sdk_errors(tmp_path / "out.docx") == sdk_errors(path)


def test_what_a_trainer_has_typed_in_the_language_itself_stays_and_is_not_told(
    tmp_path: Path,
) -> None:
    def typed(document: Any) -> None:
        run = document.add_paragraph().add_run("Наш раздел")
        etree.SubElement(run._r.get_or_add_rPr(), qn("w:lang")).set(qn("w:val"), "ru-KZ")

    path = word_file(tmp_path / "t.docx", "Facts", change=typed)
    made = _in_russian(path, {"Facts": "Факты"})
    shown = [each.text for each in docx.Document(BytesIO(made.data)).paragraphs]
    assert (shown, made.findings) == (["Факты", "Наш раздел"], [])


def test_a_template_written_in_the_language_itself_is_left_alone(tmp_path: Path) -> None:
    def language(document: Any) -> None:
        properties = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
        properties.find(qn("w:lang")).set(qn("w:val"), "ru-RU")

    path = word_file(tmp_path / "t.docx", "Факты", change=language)
    made = _in_russian(path, {"Facts": "Сведения"})
    assert docx.Document(BytesIO(made.data)).paragraphs[0].text == "Факты"
    assert made.findings == []


@pytest.mark.parametrize("name", ["briefing.docx", "deck.pptx", "handout.docx"])
def test_texts_translated_by_themselves_change_nothing_but_the_language(name: str) -> None:
    """What is taken apart is put together again, each letter in the look that it had."""
    data = (ROOT / "templates" / "base" / name).read_bytes()
    package = Package(data, name)
    same = {text.message: text.message for text in texts(package)}
    assert translate(package, Translation("ru", same, "same")) == []
    before = Package(data, name)
    for part in before.parts:
        if part.endswith(".xml"):
            assert _shown(package.tree(part)) == _shown(before.tree(part)), part


def _shown(root: Any) -> list[list[tuple[str, str]]]:
    """Return the text of each paragraph with its looks, tags in one spelling."""
    found = []
    for paragraph in root.iter("{*}p"):
        pieces: list[list[str]] = []
        for run in paragraph.iter("{*}r", "{*}br", "{*}fld"):
            look = run.find("{*}rPr")
            own = "" if look is None else _look(look)
            text = "".join(
                {"tab": "\t", "br": "\n"}.get(etree.QName(each).localname, each.text or "")
                for each in run.iter("{*}t", "{*}tab", "{*}br", "{*}instrText")
            )
            if pieces and pieces[-1][1] == own:
                pieces[-1][0] += text
            elif text.strip(" "):  # a space may go into the look beside it
                pieces.append([text, own])
        found.append([(text.strip(" "), look) for text, look in pieces])
    return found


def _look(look: Any) -> str:
    kept = {key: value for key, value in look.attrib.items() if key not in {"lang", "dirty"}}
    inner = [etree.tostring(each) for each in look if etree.QName(each).localname != "lang"]
    return str((sorted(kept.items()), inner)) if kept or inner else ""
