"""The base templates: made by their scripts, sound as Office files, usable by everybody."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.shapes.graphfrm import GraphicFrame
from pptx.util import Inches

from mkmaterials.office import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import docx.document
    from pptx.slide import Slide

ROOT = Path(__file__).parents[1]
BASE = ROOT / "templates" / "base"
WORD = ("briefing.docx", "handout.docx")
ALL = (*WORD, "deck.pptx")
FLOOR = 18  # points: smaller text cannot be read from the back of a room
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
Values = dict[str, Any]

CONTACT = {
    "name": "Advice Centre",
    "role": "Legal aid",
    "phone": "000 000",
    "email": "help@example.org",
    "hours": "day and night",
}


def block(kind: str, number: int, minutes: int, **more: Any) -> Values:
    return {
        "id": f"{kind}-{number}",
        "kind": kind,
        "number": number,
        "title": f"The {kind}",
        "heading": f"Exercise {number}: The {kind}" if number else f"The {kind}",
        "themes": ["Trust"],
        "objective": "name three reasons & a remedy",
        "minutes": minutes,
        "start": "0:00",
        "end": "0:20",
        "form": "Plenary",
        "materials": ["Cards"],
        "materials_line": "Cards",
        "case": "This case is invented. Somebody waits.",
        "cards": ["One card", "Another card", "A third card"],
        "steps": [{"minutes": minutes, "text": "Read the cards aloud."}],
        "tips": ["Mix the groups."],
        "debrief": [{"question": "What now?", "answer": "A step and a date."}],
        "care": "Nobody tells their own story.",
        "adapt": "Change two cards.",
        "shows": "",
        "slides": "3-5",
        "sources": ["A guide (2008)"],
    } | more


def quotation(number: int, words: int) -> Values:
    return {
        "id": f"q{number}",
        "number": number,
        "text": f"“We listen{' and we act' * (words // 3)}.”",
        "speaker": f"Inspector Number {number}",
        "role": "Head of the Harbour Unit" if number % 2 else "",
        "role_line": "Head of the Harbour Unit" if number % 2 else "Role not stated",
        "occasion": "opening remarks" if number % 3 else "",
        "para": str(number),
        "own": False,
        "slides": str(number + 4),
    }


def quote_slide(quote: Values) -> Values:
    part = {key: quote[key] for key in ("text", "speaker", "role", "role_line", "occasion", "para")}
    more = {"title": quote["speaker"], "part": 1, "parts": 1, "slide": int(quote["slides"])}
    return part | more | {"id": f"{quote['id']}.1"}


def material(quotes: int = 2, messages: int = 2, *, draft: bool = True) -> Values:
    """All names that a template may use; `quotes` and `messages` say how many."""
    said = [quotation(number, 120 if number == 2 else 20) for number in range(1, quotes + 1)]
    blocks = [
        block("opening", 0, 10, cards=[], case="", debrief=[], care="", adapt="", tips=[]),
        block("exercise", 1, 40, shows="quotes" if said else ""),
        block("break", 0, 10, steps=[], cards=[]),
        block("exercise", 2, 30, id="exercise-2", shows="messages"),
    ]
    return {
        "event": {
            "title": "Officers & residents plan",
            "name": "",
            "heading": "Officers & residents plan",
            "type": "workshop",
            "date": "4 May 2023",
            "place": "Port Alma",
            "hosts": ["Harbour Office"],
            "hosts_line": "Harbour Office",
            "participants": "25",
            "groups": ["officers"],
            "groups_line": "officers",
            "aim": "plan a safer harbour",
            "aim_para": "2",
        },
        "facts": [
            fact("Event", "Officers & residents plan", "1"),
            fact("Place", "Port Alma", "", own=True),
            fact("Hosts", "Not stated in the source", "", stated=False),
            fact("Groups", "officers of the harbour, " * 20, "3"),
            fact("Aim", "plan a safer harbour", "2"),
        ],
        "messages": [
            {
                "id": f"m{number}",
                "number": number,
                "text": f"Joint patrols build trust, for the reason numbered {number}",
                "said_by": "Experts" if number % 2 else "",
                "para": "4" if number % 3 else "",
                "own": number % 3 == 0,
                "slide": number + 2,
            }
            for number in range(1, messages + 1)
        ],
        "quotes": said,
        "quote_slides": [quote_slide(quote) for quote in said],
        "publications": [{"title": "A Guide", "publishers_line": "The Unit", "para": "5"}],
        "not_stated": ["Hosts"],
        "own_facts": ["Place"],
        "source": {
            "name": "harbour.txt",
            "title": "Officers & residents plan",
            "address": "https://example.org/news",
            "paragraphs": [{"number": n, "text": f"Paragraph {n}."} for n in range(1, 13)],
        },
        "session": {
            "minutes": 90,
            "blocks": blocks,
            "exercises": [b for b in blocks if b["number"]],
            "further": [block("exercise", 3, 45, id="exercise-3", start="", end="")],
            "objectives": ["name three reasons & a remedy"],
            "materials": ["Cards"],
            "themes": ["Trust"],
        },
        "operation": {
            "key": "harbour",
            "name": "Harbour Mission",
            "contacts": [CONTACT],
            "referral": [CONTACT],
            "relevance": ["Our own harbour needs this."],
        },
        "kit": {
            "tool": "mkmaterials",
            "language": "en",
            "draft": draft,
            "reviewed_by": "" if draft else "A. Trainer",
            "reviewed_on": "" if draft else "5 May 2023",
            "prepared": "6 May 2023",
        },
        "slides": {"title": 1, "glance": 2, "discussion": 7, "source": 8},
        "slide_count": 8,
    }


def fact(label: str, text: str, para: str, *, stated: bool = True, own: bool = False) -> Values:
    return {"label": label, "text": text, "para": para, "stated": stated, "own": own}


def sparse() -> Values:
    """A press release that says next to nothing."""
    values = material(0, 0)
    empty = {"date": "", "place": "", "type": "", "hosts": [], "hosts_line": "", "aim": ""}
    values["event"] = values["event"] | empty
    values["operation"] = {"contacts": [], "referral": [], "relevance": []} | {
        "key": "base",
        "name": "",
    }
    values["session"] = values["session"] | {"further": [], "themes": []}
    return values | {"publications": [], "not_stated": [], "own_facts": [], "facts": []}


CASES: dict[str, Callable[[], Values]] = {
    "usual": material,
    "sparse": sparse,
    "heavy and reviewed": lambda: material(12, 10, draft=False),
}


@pytest.fixture(scope="module", params=[f"{name}, {case}" for name in ALL for case in CASES])
def finished(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    """Each template, filled with each kind of material."""
    name, case = request.param.split(", ")
    return name, fill(name, CASES[case]())


@pytest.fixture(scope="module", params=[f"{name}, {case}" for name in WORD for case in CASES])
def document(request: pytest.FixtureRequest) -> docx.document.Document:
    name, case = request.param.split(", ")
    return Document(io.BytesIO(fill(name, CASES[case]())))


@pytest.fixture(scope="module", params=CASES)
def slides(request: pytest.FixtureRequest) -> list[Slide]:
    return deck_of(CASES[request.param]())


def fill(name: str, values: Values) -> bytes:
    return load(BASE / name).render(values).data


def deck_of(values: Values) -> list[Slide]:
    return list(Presentation(io.BytesIO(fill("deck.pptx", values))).slides)


def author(folder: Path) -> None:
    script = ROOT / "templates" / "authoring" / "make.py"
    subprocess.run([sys.executable, str(script), "--output", str(folder)], check=True)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(xml: bytes) -> bytes:
    return etree.tostring(etree.fromstring(xml), method="c14n")


def text_of(data: bytes) -> str:
    body = Document(io.BytesIO(data)).element.body
    return "\n".join("".join(p.itertext(qn("w:t"))) for p in body.iter(qn("w:p")))


def slide_title(slide: Slide) -> str:
    assert slide.shapes.title is not None
    return str(slide.shapes.title.text_frame.text)


def undescribed(root: etree._Element) -> Iterator[str]:
    """Shapes of a slide that hold no text and are neither described nor decoration."""
    for shape in root.iter(f"{P}sp", f"{P}pic", f"{P}graphicFrame", f"{P}cxnSp"):
        properties = next(shape.iter(f"{P}cNvPr"))
        is_placeholder = next(shape.iter(f"{P}ph"), None) is not None
        if shape.tag == f"{P}sp" and is_placeholder:
            continue
        decorative = any(e.get("val") == "1" for e in properties.iter("{*}decorative"))
        if not decorative and not properties.get("descr"):
            yield str(properties.get("name"))


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_templates_are_what_their_scripts_make(tmp_path: Path) -> None:
    author(tmp_path)
    for name in ALL:
        made, kept = parts((tmp_path / name).read_bytes()), parts((BASE / name).read_bytes())
        assert list(made) == list(kept)
        assert [n for n in made if tree(made[n]) != tree(kept[n])] == []


def test_the_scripts_make_the_same_bytes_each_time(tmp_path: Path) -> None:
    author(tmp_path / "one")
    author(tmp_path / "two")
    for name in ALL:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize("name", ALL)
def test_a_template_with_its_tags_is_a_sound_office_file(name: str) -> None:
    assert OpenXmlValidator().validate(str(BASE / name)).errors == []


def test_a_finished_file_is_a_sound_office_file(
    finished: tuple[str, bytes], tmp_path: Path
) -> None:
    name, data = finished
    (tmp_path / name).write_bytes(data)
    assert OpenXmlValidator().validate(str(tmp_path / name)).errors == []


def test_no_tag_is_left_in_a_finished_file(finished: tuple[str, bytes]) -> None:
    for name, xml in parts(finished[1]).items():
        assert not any(mark in xml for mark in (b"{{", b"{%", b"%}")), name


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
        assert header is not None or style == "KitCards"
        assert table.find(f".//{qn('w:tblCaption')}") is not None


def test_tables_on_slides_have_header_rows(slides: list[Slide]) -> None:
    frames = [s for slide in slides for s in slide.shapes if isinstance(s, GraphicFrame)]
    assert frames
    assert all(frame.table.first_row for frame in frames)


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


def test_all_files_share_one_theme_with_readable_colours() -> None:
    themes = {
        xml
        for name in ALL
        for part, xml in parts((BASE / name).read_bytes()).items()
        if "/theme/" in part
    }
    assert len(themes) == 1
    scheme = next(etree.fromstring(themes.pop()).iter(f"{A}clrScheme"))
    colours = {etree.QName(c).localname: c[0].get("val", "") for c in scheme}
    papers = (colours.pop("lt1"), colours.pop("lt2"))
    assert min(contrast(c, paper) for c in colours.values() for paper in papers) >= 4.5


def test_sections_with_nothing_to_say_leave_no_heading() -> None:
    briefing, handout = (text_of(fill(name, sparse())) for name in WORD)
    for heading in ("Key messages", "Who said what", "What this means", "Contacts", "Added by"):
        assert heading not in briefing
    for heading in ("Further exercises", "What the event said"):
        assert heading not in handout


def test_every_fact_in_the_briefing_says_where_it_comes_from() -> None:
    table = Document(io.BytesIO(fill("briefing.docx", material()))).tables[0]
    places = {row.cells[0].text: row.cells[2].text for row in table.rows}
    assert places["Event"] == "¶ 1"
    assert places["Place"] == "added by the trainer"
    assert places["Hosts"] == ""


def test_the_annex_numbers_the_paragraphs_of_the_source() -> None:
    lines = text_of(fill("briefing.docx", material())).splitlines()
    assert [n for n in range(1, 13) if f"¶ {n}Paragraph {n}." not in lines] == []


def test_an_unreviewed_kit_says_so_in_all_three_documents() -> None:
    assert all("not yet reviewed" in text_of(fill(name, material())) for name in WORD)
    slides = deck_of(material())
    for slide in (slides[0], slides[-1]):
        assert "ot yet reviewed" in "".join(slide.element.itertext())


def test_the_session_plan_ends_with_the_total() -> None:
    tables = Document(io.BytesIO(fill("handout.docx", material()))).tables
    plan = next(t for t in tables if t.rows[0].cells[0].text == "Time")
    assert [c.text for c in plan.rows[-1].cells][:2] == ["Total", "90"]


def test_quotations_stand_in_full_where_an_exercise_works_with_them() -> None:
    values = material()
    text = text_of(fill("handout.docx", values))
    for quote in values["quotes"]:
        assert text.count(quote["text"]) == 1


def test_slide_titles_are_unique_and_filled(slides: list[Slide]) -> None:
    titles = [slide_title(slide) for slide in slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_speaker_notes_say_what_to_say_to_ask_how_long_and_where_it_stands(
    slides: list[Slide],
) -> None:
    for slide in slides:
        notes = slide.notes_slide.notes_text_frame
        assert notes is not None
        starts = {p.text.split(":")[0] for p in notes.paragraphs}
        assert starts == {"Say", "Ask", "Time", "Source"}, slide_title(slide)


def test_every_shape_is_text_or_described_or_decoration() -> None:
    for name, xml in parts((BASE / "deck.pptx").read_bytes()).items():
        if name.startswith("ppt/") and name.endswith(".xml"):
            assert list(undescribed(etree.fromstring(xml))) == [], name


def test_nothing_on_a_slide_is_set_too_small_to_read() -> None:
    for name, xml in parts((BASE / "deck.pptx").read_bytes()).items():
        if name.startswith("ppt/slideLayouts/slideLayout"):
            for shape in etree.fromstring(xml).iter(f"{P}sp"):
                sizes = [int(e.get("sz", "0")) for e in shape.iter(f"{A}defRPr")]
                kinds = {e.get("type") for e in shape.iter(f"{P}ph")}
                assert not sizes or kinds & {"ftr", "sldNum"} or min(sizes) >= FLOOR * 100


def test_the_deck_offers_named_layouts_to_trainers() -> None:
    deck = Presentation(str(BASE / "deck.pptx"))
    names = {layout.name for layout in deck.slide_layouts}
    assert {"Quote", "Message", "Title and content", "Two columns", "Section"} <= names
    assert (deck.slide_width, deck.slide_height) == (Inches(13 + 1 / 3), Inches(7.5))


def test_core_properties_name_the_event_and_the_language(finished: tuple[str, bytes]) -> None:
    core = etree.fromstring(parts(finished[1])["docProps/core.xml"])
    said = {etree.QName(e).localname: e.text for e in core}
    assert "Officers & residents plan" in (said["title"] or "")
    assert said["subject"]
    assert said["language"] == "en"
