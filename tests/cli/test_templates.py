"""A template that a trainer has edited: it works, or the message says exactly what to mend."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from docx import Document
from pptx import Presentation

from mkmaterials.cli import main
from support import ROOT

if TYPE_CHECKING:
    from click.testing import Result

KIT = Path("output") / "2024-10-30-trafficking-minorities-workshop" / "my-office" / "en"


@pytest.fixture
def pack(workspace: Path) -> Path:
    folder = workspace / "templates" / "field-operations" / "my-office"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text("extends: base\nname: My Office\n", encoding="utf-8")
    for name in ("briefing.docx", "deck.pptx"):
        shutil.copy(ROOT / "templates" / "base" / name, folder)
    return folder


def build() -> Result:
    result = CliRunner().invoke(main, ["build", "--field-operation", "my-office"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def add_to_briefing(pack: Path, *texts: str) -> None:
    path = str(pack / "briefing.docx")
    document = Document(path)
    for text in texts:
        document.add_paragraph(text)
    document.save(path)


def test_what_a_trainer_adds_to_a_template_is_in_the_output(pack: Path) -> None:
    add_to_briefing(pack, "Prepared for {{ operation.name }} & friends")
    assert build().exit_code == 0
    text = zipfile.ZipFile(KIT / "briefing.docx").read("word/document.xml").decode()
    assert "Prepared for My Office &amp; friends" in text


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["{{ evnt.title }}"], "did you mean 'event'"),
        (["{{ event.titel }}"], "did you mean 'title'"),
        (["{%p for message in messages %}", "{{ message.text }}"], "for message in messages"),
        (["{{ event.title"], "{{ event.title"),
        (["{% if event.title %}yes{% endfor %}"], "endfor"),
        (["{{ event.title.__class__.__mro__ }}"], "__class__"),
        (["{{ quotes[0].text|truncate(30) }}"], "truncate"),
        (["{{ quotes[0].text|upper }}"], "upper"),
    ],
)
def test_a_mistake_in_a_word_template_is_named_and_nothing_is_written(
    pack: Path, texts: list[str], said: str
) -> None:
    add_to_briefing(pack, *texts)
    result = build()
    assert result.exit_code in {5, 7}
    assert said in result.output
    assert "briefing.docx" in result.output
    assert "What to do" in result.output
    assert not KIT.exists()


def test_a_mistake_on_a_slide_is_named_with_slide_and_shape(pack: Path) -> None:
    path = str(pack / "deck.pptx")
    deck = Presentation(path)
    number, slide = next(
        (number, slide)
        for number, slide in enumerate(deck.slides, 1)
        if slide.slide_layout.name == "Quote"
    )
    box = slide.shapes.add_textbox(0, 0, 3000000, 500000)
    box.name = "My box"
    box.text_frame.text = "{{ page.parts[0].speker }}"
    deck.save(path)
    result = build()
    assert result.exit_code == 5
    assert f"slide {number}, shape 'My box'" in result.output
    assert "did you mean 'speaker'" in result.output
    assert not KIT.exists()


def test_slide_numbers_follow_a_deck_whose_slides_a_trainer_took_out(pack: Path) -> None:
    path = str(pack / "deck.pptx")
    deck = Presentation(path)
    slides = deck.slides._sldIdLst  # noqa: SLF001 - python-pptx has no call that removes a slide
    glance = [slide.slide_layout.name for slide in deck.slides].index("Event at a glance")
    deck.part.drop_rel(slides[glance].rId)
    slides.remove(slides[glance])
    deck.save(path)
    assert build().exit_code == 0
    made = Presentation(str(KIT / "deck.pptx"))
    texts = [
        "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        for slide in made.slides
    ]
    number = next(n for n, text in enumerate(texts, 1) if "Peter Mossop" in text)
    handout = zipfile.ZipFile(KIT / "handout.docx").read("word/document.xml").decode()
    assert number == 7  # of 13, for one was taken out
    text = re.sub("<[^>]+>", "", handout)
    assert {int(found) for found in re.findall(r"Mossop[^()]*\(slide (\d+)\)", text)} == {number}


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"no zip", "deck.pptx"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "password")],
)
def test_a_file_that_is_no_template_is_refused_by_name(
    pack: Path, content: bytes, said: str
) -> None:
    (pack / "deck.pptx").write_bytes(content)
    result = build()
    assert result.exit_code == 5
    assert said in result.output
    assert not KIT.exists()
