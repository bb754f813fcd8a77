"""Quotations of 5 to 250 words and titles of up to 40, set by
LibreOffice: the ink is in the box, and every word is there.

The whole way is taken: the plan carries over what the deck template cannot hold. The boxes are
then kept from shrinking their text, so that LibreOffice sets exactly what the engine wrote.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from io import BytesIO
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any

import pptx
import pytest
from PIL import Image, ImageChops
from pptx.util import Emu

from mkmaterials.app.build import BuildOptions, Workshop
from mkmaterials.app.sources import Event
from mkmaterials.model.release import Release
from mkmaterials.model.summary import Event as EventFacts
from mkmaterials.model.summary import EventSummary, Fact, Message, Quotation, Source
from mkmaterials.office import load
from mkmaterials.plan.sentences import sentences
from office_support import parts, with_parts
from support import ROOT, need_tool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LENGTHS = (5, 9, 15, 24, 36, 48, 60, 75, 90, 100, 115, 130, 150, 175, 200, 225, 250)
SENTENCE = 17  # words, about
LATIN = [
    "Trust",
    "grows",
    "where",
    "people",
    "are",
    "listened",
    "to",
    "and",
    "where",
    "something",
    "happens",
    "afterwards",
    "in",
    "every",
    "unit",
    "Co-operation",
    "between",
    "institutions",
    "responsibly",
    "organized",
    "needs",
    "patience",
    "međutim",
    "Ljubičić",
    "çdo",
    "komunitet",
    "țara",
    "noastră",
    "și",
    "întotdeauna",
]
CYRILLIC = [
    "Доверие",
    "растёт",
    "там",
    "где",
    "людей",
    "слушают",
    "и",
    "где",
    "потом",
    "действительно",
    "происходит",
    "обещанное",
    "каждое",
    "подразделение",
    "правоохранительных",
    "органов",
    "взаимодействует",
    "Қазақстан",
    "полицейи",
    "ҷавобгарӣ",
    "ғамхорӣ",
    "ўзаро",
    "ҳамкорлик",
    "љубазност",
    "џеп",
]
DPI = 60
MESSAGES = (5, 12, 20, 30, 40)  # words of titles
NAMES = ("Quotation", "Message")
MAGENTA = "FF00FF"


def _said(script: list[str], length: int, sentence: int) -> str:
    words = list(islice(cycle(script), length))
    for start in range(0, length, sentence):
        words[start] = words[start].capitalize()
    for end in [*range(sentence - 1, length - 1, sentence), length - 1]:
        words[end] += "."
    return " ".join(words)


def _quotations() -> Iterator[str]:
    for script in (LATIN, CYRILLIC):
        for length in LENGTHS:
            yield _said(script, length, SENTENCE)
        yield _said(script, 250, 83)  # long sentences


@pytest.fixture(scope="module")
def said() -> list[str]:
    return list(_quotations())


@pytest.fixture(scope="module")
def deck(said: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deck of a kit: quotations and messages in magenta, their boxes kept from shrinking."""
    folder = tmp_path_factory.mktemp("ink")
    template = folder / "deck.pptx"
    template.write_bytes((ROOT / "templates/base/deck.pptx").read_bytes())
    layouts = {
        name: _colour(data.decode()).encode()
        for name, data in parts(template.read_bytes()).items()
        if name.startswith("ppt/slideLayouts/slideLayout")
    }
    with_parts(template, layouts)
    release = Release(name="x.txt", paragraphs=("A title", *said), sha256="0" * 64)
    summary = EventSummary(
        source=Source(file="x.txt", sha256="0" * 64),
        event=EventFacts(title=Fact(text="A title", at="p1")),
        quotations=[Quotation(segments=[Fact(text=text)]) for text in said],
        messages=[
            Message(text=_said(script, length, SENTENCE))
            for script in (LATIN, CYRILLIC)
            for length in MESSAGES
        ],
    )
    options = BuildOptions(working_folder=folder, output=folder, slides="long")  # none share one
    workshop = Workshop(options)
    plan = workshop.plan(Event(folder / "x.txt", release, summary, None))
    rendered = load(template).render(plan)
    assert not [finding for finding in rendered.findings if finding.level == "error"]
    out = folder / "out.pptx"
    out.write_bytes(rendered.data)
    fixed = {
        name: data.replace(b"<a:normAutofit/>", b"<a:noAutofit/>")
        for name, data in parts(rendered.data).items()
        if name.startswith(("ppt/slides/", "ppt/slideLayouts/"))
    }
    return with_parts(out, fixed)


def _colour(xml: str) -> str:
    """Colour the text of the placeholder for quotations."""

    def shape(match: re.Match[str]) -> str:
        if not any(f'name="{name}"' in match[0] for name in NAMES):
            return match[0]
        return re.sub(r'(<a:defRPr[^>]*>.*?)<a:schemeClr val="\w+"/>', _coloured, match[0])

    return re.sub(r"<p:sp>.*?</p:sp>", shape, xml)


def _coloured(match: re.Match[str]) -> str:
    return f'{match[1]}<a:srgbClr val="{MAGENTA}"/>'


@pytest.fixture(scope="module")
def pages(
    deck: Path, to_pdf: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> list[Path]:
    folder = tmp_path_factory.mktemp("png")
    command = [need_tool("pdftoppm"), "-r", str(DPI), "-png", str(to_pdf(deck)), str(folder / "p")]
    subprocess.run(command, check=True)
    return sorted(folder.glob("*.png"))


def _boxes(deck: Path) -> list[tuple[Any, Any]]:
    """Return each slide, and the place of its quotation or message."""
    return [
        (slide, next((s for s in slide.placeholders if s.name in NAMES), None))
        for slide in pptx.Presentation(BytesIO(deck.read_bytes())).slides
    ]


def _quotations_in(deck: Path) -> list[tuple[Any, Any]]:
    return [(slide, box) for slide, box in _boxes(deck) if box and box.name == "Quotation"]


def test_all_ink_of_a_quotation_or_message_is_in_its_box(deck: Path, pages: list[Path]) -> None:
    found = _boxes(deck)
    assert len(pages) == len(found)
    seen = 0
    for (_, box), page in zip(found, pages, strict=True):
        ink = _ink(page)
        if box is None:
            assert ink is None
            continue
        assert ink is not None, f"{page.name}: no ink"
        edges = [box.left, box.top, box.left + box.width, box.top + box.height]
        left, top, right, bottom = (Emu(edge).inches * DPI for edge in edges)
        assert left - 1 <= ink[0], page.name
        assert top - 1 <= ink[1], page.name
        assert ink[2] <= right + 1, page.name
        assert ink[3] <= bottom + 1, page.name
        seen += 1
    assert seen > 2 * (len(LENGTHS) + len(MESSAGES))


def _ink(page: Path) -> tuple[int, int, int, int] | None:
    """Return where something magenta stands: left, top, right, bottom, in pixels."""
    with Image.open(page) as image:
        red, green, blue = image.convert("RGB").split()
    less_green = (ImageChops.subtract(each, green) for each in (red, blue))
    return ImageChops.darker(*less_green).point(lambda light: 255 * (light > 60)).getbbox()


def test_every_word_of_every_quotation_is_on_its_slides_in_order(
    deck: Path, said: list[str]
) -> None:
    texts = [box.text_frame.text for _, box in _quotations_in(deck)]
    assert " ".join(text.strip("“”") for text in texts).split() == " ".join(said).split()


def test_no_quotation_is_set_smaller_than_the_floor_and_short_ones_are_large(deck: Path) -> None:
    sizes: Counter[float] = Counter()
    for slide, box in _quotations_in(deck):
        size = box.text_frame.paragraphs[0].runs[0].font.size
        designed = {"Quote": 44.0, "Long quote": 30.0}[slide.slide_layout.name]
        sizes[size.pt if size else designed] += 1
        if len(box.text_frame.text.split()) <= 15:
            assert size is None
        if size is not None and size.pt < 24:  # smaller than the floor of its sample slide
            assert len(sentences(box.text_frame.text)) == 1
    assert min(sizes) >= 18
    assert len(sizes) > 5


def test_what_is_carried_over_is_numbered(deck: Path) -> None:
    titles = [slide.shapes.title.text_frame.text for slide, _ in _quotations_in(deck)]
    assert any(title.endswith("(1/2)") for title in titles)
    assert any(title.endswith("(2/2)") for title in titles)
