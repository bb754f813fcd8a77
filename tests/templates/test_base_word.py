"""The briefing and the handout: what they print, and how they fall on pages."""

from __future__ import annotations

import io
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from support import need_tool
from template_support import (
    BASE,
    CASES,
    WORD,
    block,
    fill,
    material,
    parts,
    session,
    sparse,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import docx.document


@pytest.fixture(scope="module", params=[f"{name}, {case}" for name in WORD for case in CASES])
def document(request: pytest.FixtureRequest) -> docx.document.Document:
    name, case = request.param.split(", ")
    return Document(io.BytesIO(fill(name, CASES[case]())))


def test_heading_levels_have_no_gaps(document: docx.document.Document) -> None:
    level = 0
    for paragraph in document.paragraphs:
        style = (paragraph.style and paragraph.style.name) or ""
        if style.startswith("Heading "):
            assert int(style[-1]) <= level + 1, paragraph.text
            level = int(style[-1])
    assert level


def test_tables_have_captions_and_header_rows(document: docx.document.Document) -> None:
    for table in document.element.body.iter(qn("w:tbl")):
        style = table.find(f".//{qn('w:tblStyle')}").get(qn("w:val"))
        header = table.find(qn("w:tr")).find(f".//{qn('w:tblHeader')}")
        assert header is not None or style in {"KitCards", "KitColumns", "KitTimeline"}
        assert table.find(f".//{qn('w:tblCaption')}") is not None


@pytest.mark.parametrize("name", WORD)
def test_no_table_row_breaks_over_two_pages(name: str) -> None:
    rows = Document(str(BASE / name)).element.body.iter(qn("w:tr"))
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


@pytest.mark.parametrize("name", WORD)
def test_no_empty_paragraph_makes_space(name: str) -> None:
    assert all(p.text.strip() for p in Document(str(BASE / name)).paragraphs)


@pytest.mark.parametrize("name", WORD)
def test_word_templates_use_only_styles_that_they_define(name: str) -> None:
    files = parts((BASE / name).read_bytes())
    defined = {s.get(qn("w:styleId")) for s in etree.fromstring(files["word/styles.xml"])}
    used = {
        element.get(qn("w:val"))
        for part in ("document", "header", "footer")
        for element in etree.fromstring(files[f"word/{part}.xml"]).iter(
            qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle")
        )
    }
    assert used <= defined


@pytest.mark.parametrize("name", WORD)
def test_each_page_says_which_of_how_many_it_is(name: str) -> None:
    fields = etree.fromstring(parts((BASE / name).read_bytes())["word/footer.xml"])
    codes = [f.get(qn("w:instr"), "").strip() for f in fields.iter(qn("w:fldSimple"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_sections_with_nothing_to_say_leave_no_heading() -> None:
    briefing, handout, own = (text_of(fill(name, sparse())) for name in WORD)
    for heading in ("Key messages", "Who said what", "What this means", "Contacts", "Added by"):
        assert heading not in briefing
    for heading in (
        "Further exercises",
        "What the event said",
        "Three questions: before",
        "Key to the",
    ):
        assert heading not in handout + own


def test_every_fact_in_the_briefing_says_where_it_comes_from() -> None:
    table = Document(io.BytesIO(fill("briefing.docx", material()))).tables[0]
    places = {row.cells[0].text: row.cells[2].text for row in table.rows}
    assert places["Event"] == "¶\N{NO-BREAK SPACE}1"
    assert places["Place"] == "added by the trainer"
    assert places["Hosts"] == ""


def test_the_annex_numbers_the_paragraphs_of_the_source() -> None:
    lines = text_of(fill("briefing.docx", material())).splitlines()
    assert [n for n in range(1, 13) if f"¶\u00a0{n}Paragraph {n}." not in lines] == []


def test_the_session_plan_ends_with_the_total() -> None:
    tables = Document(io.BytesIO(fill("handout.docx", material()))).tables
    plan = next(t for t in tables if t.rows[0].cells[0].text == "Time")
    assert [c.text for c in plan.rows[-1].cells][:2] == ["Total", "90"]


def test_quotations_stand_in_full_where_an_exercise_works_with_them() -> None:
    values = material()
    text = text_of(fill("handout.docx", values))
    for quote in values["quotes"]:
        assert text.count(quote["text"]) == 1


def test_quotations_stand_in_the_input_where_no_exercise_works_with_them() -> None:
    values = material()
    values["session"] = session([block("opening", 0, 10), block("input", 0, 80)])
    text = text_of(fill("handout.docx", values))
    for quote in values["quotes"]:
        assert text.count(quote["text"]) == 1


def test_messages_stand_in_the_input_with_their_slides() -> None:
    values = material()
    values["session"] = session([block("input", 0, 90)])
    text = text_of(fill("handout.docx", values))
    for message in values["messages"]:
        assert f"{message['text']} ({message['said_by'] or 'press release'}, slide " in text


def test_cards_for_the_session_come_before_those_for_another_day() -> None:
    document = Document(io.BytesIO(fill("handout.docx", material())))
    lines = [p.text for p in document.paragraphs if p.style and p.style.name.startswith("Heading")]
    order = ["Read more", "Participant page", "Evaluation form", "Further exercises", "Cards"]
    assert sorted(order, key=lines.index) == order
    cards = [line for line in lines[lines.index("Cards") :] if line.startswith("Exercise ")]
    assert cards == [f"Exercise {number}: The exercise" for number in (1, 2, 3)]


def test_numbered_lists_do_not_count_on_from_each_other() -> None:
    body = Document(io.BytesIO(fill("handout.docx", material()))).element.body
    rule, message = "Anyone may pass.", material()["messages"][0]["text"]
    numberings = {
        "".join(p.itertext(qn("w:t"))): (
            p.find(f".//{qn('w:numId')}"),
            p.find(f".//{qn('w:pStyle')}").get(qn("w:val")),
        )
        for p in body.iter(qn("w:p"))
    }
    assert numberings[rule][0].get(qn("w:val")) == "4"  # a numbering of its own
    assert numberings[message] == (None, "ListNumber")  # that of its style


def test_the_contents_stay_with_their_heading_and_the_session_plan_is_on_a_page(
    tmp_path: Path, to_pdf: Callable[[Path], Path]
) -> None:
    values = material()
    exercises = [
        block(
            "exercise", n, 16, id=f"exercise-{n}", objective="name three reasons and a remedy " * 3
        )
        for n in range(1, 5)
    ]
    values["session"] = session([block("opening", 0, 10), *exercises, block("closing", 0, 16)]) | {
        "objectives": [exercise["objective"] for exercise in exercises],
        "materials": [f"Cards of the seven contacts, one set per group, {n}" for n in range(13)],
        "themes": ["Referral across institutions"] * 10,
    }
    (tmp_path / "handout.docx").write_bytes(fill("handout.docx", values))
    pdf = to_pdf(tmp_path / "handout.docx")
    reader = [need_tool("pdftotext"), "-layout", str(pdf), "-"]
    pages = subprocess.run(reader, check=True, capture_output=True, text=True).stdout.split("\f")
    assert "In this handout" in pages[0]
    assert "Sign-in sheet" in pages[0]
    assert "The session at a glance\n" in pages[0].split("Sign-in sheet")[1]
    [plan] = [page for page in pages if "09:00 to 10:30" in page and "Total" in page]
    assert plan == pages[1]
    assert "Materials" in plan.split("Total")[1]
    assert min(len(page.split()) for page in pages[:8]) > 60  # none is nearly empty


@pytest.mark.parametrize("words", [20, 2000])
def test_the_annex_needs_no_page_of_its_own_and_begins_with_its_text(words: int) -> None:
    values = material()
    text = "Word " * words
    values["source"]["paragraphs"] = [{"number": n, "text": text} for n in (1, 2, 3)]
    document: Any = Document(io.BytesIO(fill("briefing.docx", values)))
    assert list(document.element.body.iter(qn("w:pageBreakBefore"))) == []
    *_, heading, explained, first, second, last = document.paragraphs
    assert heading.style.base_style.name == "Heading 1"
    assert explained.paragraph_format.keep_with_next
    assert "Produced with" in explained.text  # never alone on a page, as it would be at the end
    assert first.paragraph_format.keep_with_next
    assert bool(second.paragraph_format.keep_with_next) is (words == 20)  # a short one: all of it
    assert not last.paragraph_format.keep_with_next


def rows_together(document: docx.document.Document, heads: tuple[str, ...]) -> bool:
    """Whether no page parts the rows of the tables with such a head, and there is one."""
    tables = [t for t in document.tables if tuple(c.text for c in t.rows[0].cells) == heads]
    kept = [
        row.cells[0].paragraphs[0].paragraph_format.keep_with_next
        for table in tables
        for row in table.rows[1:-1]
    ]
    return bool(tables) and all(kept)


@pytest.mark.parametrize("objectives", [4, 9, 16])
def test_the_answers_of_a_form_and_the_choices_of_a_question_are_on_one_page(
    objectives: int,
) -> None:
    values = material()
    values["session"]["objectives"] = ["name three reasons"] * objectives
    for name in ("handout.docx", "handout-participants.docx"):
        document: Any = Document(io.BytesIO(fill(name, values)))
        for heads in (
            ("Question", "Your answer"),
            ("Tick one", "After", "Before"),
            ("What I will do", "With whom", "By when"),
        ):
            assert rows_together(document, heads), (name, heads)


def test_the_steps_of_an_exercise_need_not_be_on_the_page_of_its_case() -> None:
    document: Any = Document(io.BytesIO(fill("handout.docx", material())))
    cases = [p for p in document.paragraphs if p.text.startswith("The case.")]
    assert cases
    assert not any(case.paragraph_format.keep_with_next for case in cases)
