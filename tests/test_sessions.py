"""Handouts and decks of many sessions: times, numbers, names and themes that agree."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation

from event_support import SOURCES
from mkmaterials.app.build import BuildOptions, Kit, Workshop
from mkmaterials.app.sources import reviewed_or_draft
from mkmaterials.plan.wishes import Override

if TYPE_CHECKING:
    from pathlib import Path

    from mkmaterials.plan.material import MaterialPlan
    from mkmaterials.plan.session_material import BlockPlan

SESSIONS: Final = {
    **{f"{minutes} minutes": Override(minutes=minutes) for minutes in (45, 60, 90, 120, 180, 480)},
    "a day from eight": Override(minutes=450, start=8 * 60, group=14, room="tables"),
    "two days": Override(days=2),
}


class Made(NamedTuple):
    """A kit with all that one can look into."""

    plan: MaterialPlan
    kit: Kit
    handout: list[str]  # paragraphs
    tables: list[list[list[str]]]
    own: list[str]  # paragraphs of the participants' edition
    slides: list[str]
    titles: list[str]


def build(source: str, session: Override, folder: Path) -> Made:
    path = folder / "event.txt"
    path.write_text(SOURCES[source], encoding="utf-8")
    options = BuildOptions(
        output=folder / "output",
        working_folder=folder,
        session=session,
        only=("deck", "handout", "participants"),
    )
    workshop = Workshop(options)
    kit = workshop.build(path)
    deck = Presentation(str(kit.folder / "deck.pptx"))
    handout: Any = Document(str(kit.folder / "handout.docx"))
    own: Any = Document(str(kit.folder / "handout-participants.docx"))
    return Made(
        workshop.plan(reviewed_or_draft(path)),
        kit,
        paragraphs(handout),
        [[[cell.text for cell in row.cells] for row in table.rows] for table in handout.tables],
        paragraphs(own),
        [slide_text(slide) for slide in deck.slides],
        [slide.shapes.title.text_frame.text for slide in deck.slides],
    )


def slide_text(slide: Any) -> str:
    frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    frames += [cell.text_frame for table in tables for row in table.rows for cell in row.cells]
    return "\n".join(frame.text for frame in frames)


def paragraphs(document: Any) -> list[str]:
    found = document.element.body.iter(qn("w:p"))
    return ["".join(p.itertext(qn("w:t"))) for p in found]


@pytest.mark.parametrize(
    ("source", "quotations", "themes", "language"),
    [
        ("seed", 4, 10, "en"),
        ("no quotation", 0, 2, "en"),
        ("one quotation", 1, 2, "en"),
        ("two quotations", 2, 2, "en"),
        ("six quotations", 6, 3, "en"),
        ("twelve quotations", 12, 2, "en"),
        ("one theme", 2, 1, "en"),
        ("eight themes", 3, 8, "en"),
        ("Russian", 2, 2, "ru"),
    ],
)
def test_the_sources_are_what_they_are_called(
    source: str, quotations: int, themes: int, language: str, tmp_path: Path
) -> None:
    path = tmp_path / "event.txt"
    path.write_text(SOURCES[source], encoding="utf-8")
    summary = reviewed_or_draft(path).summary
    assert len(summary.quotations) == quotations
    assert len(summary.themes) == themes
    assert summary.source.language == language


@pytest.fixture(scope="module", params=[(s, d) for s in SOURCES for d in SESSIONS], ids=" in ".join)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    source, session = request.param
    return build(source, SESSIONS[session], tmp_path_factory.mktemp("session"))


def exercises(made: Made) -> list[BlockPlan]:
    return [block for block in made.plan["session"]["blocks"] if block["number"]]


def numbers(text: str) -> list[int]:
    """Return the slide numbers in a cell such as ``13, 6–9``."""
    found: list[int] = []
    for piece in re.split(r",\s*", text):
        if piece:
            first, _, last = piece.partition("–")
            found += range(int(first), int(last or first) + 1)
    return found


def minutes_of(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def test_each_day_adds_up_to_the_minute_without_a_gap(made: Made) -> None:
    plans = [table for table in made.tables if table[0][0] == "Time" and "Min." in table[0]]
    assert len(plans) == len(made.plan["session"]["days"])
    for table, day in zip(plans, made.plan["session"]["days"], strict=True):
        *rows, total = table[1:]
        assert total[:2] == ["Total", str(day["minutes"])]
        assert sum(int(row[1]) for row in rows) == day["minutes"]
        times = [[minutes_of(clock) for clock in row[0].split("–")] for row in rows]
        assert (times[0][0], times[-1][1]) == (minutes_of(day["start"]), minutes_of(day["end"]))
        assert all(before[1] == after[0] for before, after in pairwise(times))
        assert all(
            end - start == int(row[1]) for (start, end), row in zip(times, rows, strict=True)
        )


def test_people_have_breaks_and_lunch(made: Made) -> None:
    for day in made.plan["session"]["days"]:
        sitting = [0]
        for block in day["blocks"]:
            if block["kind"] == "break":
                sitting.append(0)
            else:
                sitting[-1] += block["minutes"]
        assert max(sitting) <= 100
        lunches = [minutes_of(b["start"]) for b in day["blocks"] if b["id"] == "lunch"]
        assert len(lunches) == (day["minutes"] > 270)
        assert all(11 * 60 + 30 <= lunch <= 13 * 60 for lunch in lunches)


def test_every_exercise_has_its_slide_and_every_slide_number_is_true(made: Made) -> None:
    wanted = [block["heading"] for block in exercises(made)]
    assert [title for title in made.titles if title.startswith("Exercise ")] == wanted
    for table in made.tables:
        if table[0][0] == "Time" and "Min." in table[0]:
            for row in table[1:-1]:
                shown = numbers(row[3])
                assert all(1 <= number <= len(made.slides) for number in shown)
                heading = row[2].split("\n")[0]
                if heading.startswith("Exercise "):
                    assert made.titles[shown[0] - 1] == heading
    text = "\n".join(made.handout)
    for message in made.plan["messages"]:
        assert message["text"] in made.slides[message["slide"] - 1]
        assert f"slide {message['slide']})" in text
    for quote in made.plan["quotes"]:
        for number in numbers(quote["slides"]):
            assert quote["speaker"] in made.slides[number - 1]


def test_exercises_have_the_same_names_times_and_forms_everywhere(made: Made) -> None:
    for block in exercises(made):
        assert block["heading"] in made.handout
        assert block["heading"] in made.own
        slide = next(s for s in made.slides if s.startswith(block["heading"]))
        assert f"{block['minutes']} minutes\nuntil {block['end']}" in slide
        assert block["form"] in slide
        assert all(line in slide for line in block["task"])
        assert any(line.startswith(f"{block['minutes']} minutes") for line in made.own)


def test_every_theme_has_an_exercise_or_the_handout_says_that_there_is_no_time(made: Made) -> None:
    session = made.plan["session"]
    served = {theme for block in session["blocks"] for theme in block["themes"]}
    assert set(session["themes"]) - served == set(session["open_themes"])
    row = next(row for table in made.tables for row in table if row[0] == "Themes")
    for theme in session["open_themes"]:
        assert theme in row[1].partition("no time for an exercise on")[2]
    if session["minutes"] >= 180:
        assert session["open_themes"] == []


def test_every_discussion_has_questions_with_answers_and_some_grow_out_of_the_event(
    made: Made,
) -> None:
    for block in exercises(made):
        assert block["debrief"]
        for item in (*block["debrief"], *block["asks"]):
            assert item["question"] in "\n".join(made.handout)
            assert item["answer"] in "\n".join(made.handout)
    if made.plan["messages"] or made.plan["quotes"]:
        said = [ask for block in made.plan["session"]["blocks"] for ask in block["asks"]]
        assert any(ask["id"] for ask in said)


def test_the_check_is_made_from_facts_and_only_the_facilitator_has_its_key(made: Made) -> None:
    check = made.plan["session"]["check"]
    assert len(check) == 3
    for item in check:
        assert item["question"] in "\n".join(made.own)
        assert item["answer"] in made.handout
        if item["options"]:
            right = next(o["text"] for o in item["options"] if item["answer"].endswith(o["text"]))
            assert item["answer"] == f"{item['answer'][0]}: {right}"


def test_participants_see_no_answers_and_no_notes_on_how_to_lead(made: Made) -> None:
    seen = "\n".join(made.own)
    for item in made.plan["session"]["check"]:
        assert item["options"] == [] or item["answer"] not in seen
    for block in made.plan["session"]["blocks"]:
        hidden = [*block["tips"], block["care"], block["adapt"], block["case"], *block["cards"]]
        hidden += [item["answer"] for item in (*block["debrief"], *block["asks"])]
        assert [text for text in hidden if len(text) > 20 and text in seen] == []


@pytest.mark.parametrize("session", ["90 minutes", "two days"])
def test_the_same_input_gives_the_same_files(session: str, tmp_path: Path) -> None:
    first, second = (tmp_path / "one", tmp_path / "two")
    for folder in (first, second):
        folder.mkdir()
        build("eight themes", SESSIONS[session], folder)
    for path in (first / "output").rglob("*.*x"):
        assert path.read_bytes() == (second / path.relative_to(first)).read_bytes()
