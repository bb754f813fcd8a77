"""The briefing for mail: as plain text and as a web page."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from contrast_support import contrast
from mkmaterials.app.build import BuildOptions, Kit, Workshop
from mkmaterials.app.sources import reviewed_or_draft
from mkmaterials.verify.mail import mail_text
from support import ROOT, SEED
from template_support import CASES, fill, material, text_of

if TYPE_CHECKING:
    from pathlib import Path

VOID = {"meta", "br", "hr", "img"}
SOURCES = {"seed": SEED, **{p.stem: p for p in (ROOT / "tests" / "releases").glob("*.txt")}}
RUSSIAN = (
    "Полиция и жители обсудили безопасность\n"
    "ПОРТ АЛЬМА, 4 мая 2023 года – В семинаре приняли участие 25 сотрудников полиции.\n"
    "«Мы сначала слушаем, а потом действуем вместе с жителями», – сказала Ильзе Марон.\n"
)


class Page(HTMLParser):
    """Takes a page apart and sees to it that its elements are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.colours: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, *tags: str) -> list[tuple[str, dict[str, str | None]]]:
        return [element for element in self.elements if element[0] in tags]


@pytest.fixture(scope="module", params=sorted(SOURCES))
def kit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Kit:
    output = tmp_path_factory.mktemp("mail")
    only = ("briefing-text", "briefing-html")
    options = BuildOptions(output=output, working_folder=output, only=only)
    return Workshop(options).build(SOURCES[request.param])


def page(case: str) -> str:
    return fill("briefing.html", CASES[case]()).decode("utf-8")


@pytest.mark.parametrize("case", CASES)
def test_the_text_has_lines_of_mail_and_no_tags_left(case: str) -> None:
    text = fill("briefing.txt", CASES[case]()).decode("utf-8")
    assert max(map(len, text.splitlines())) <= 72
    assert not re.search(r"\{\{|\{%|\{#|&amp;|\n\n\n| \n", text)
    assert "Officers & residents plan" in text


@pytest.mark.parametrize("case", CASES)
def test_the_page_is_sound_and_says_its_language_title_and_headings(case: str) -> None:
    read = Page(page(case))
    assert not re.search(r"\{\{|\{%|\{#", page(case))
    assert read.elements[0] == ("html", {"lang": "en", "dir": "ltr"})
    assert len(read.all("title")) == len(read.all("h1")) == len(read.all("main")) == 1
    levels = [int(tag[1]) for tag, _ in read.all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}
    assert {attrs.get("scope") for _, attrs in read.all("th")} <= {"col", "row"}


@pytest.mark.parametrize("case", CASES)
def test_the_page_fetches_and_runs_nothing_and_carries_its_own_looks(case: str) -> None:
    read = Page(page(case))
    assert read.all("script", "style", "link", "img", "iframe", "form") == []
    assert not any(name == "class" for _, attrs in read.elements for name in attrs)
    assert all(attrs.get("style") for _, attrs in read.all("h1", "h2", "p", "td", "th"))


def test_the_colours_of_the_page_can_be_read() -> None:
    pairs = re.findall(r"(background|color):#([0-9A-F]{6})", page("usual"))
    papers = {colour for name, colour in pairs if name == "background"}
    inks = {colour for name, colour in pairs if name == "color"}
    assert len(inks) >= 4
    assert min(contrast(ink, paper) for ink in inks for paper in papers) >= 4.5


@pytest.mark.parametrize("name", ["briefing.txt", "briefing.html"])
def test_a_draft_says_so_and_a_reviewed_one_by_whom(name: str) -> None:
    assert "not yet reviewed" in mail_text(name, fill(name, material()))
    reviewed = mail_text(name, fill(name, material(draft=False)))
    assert "not yet reviewed" not in reviewed
    assert "Reviewed by A. Trainer on 5 May 2023" in reviewed


def test_word_text_and_web_page_tell_it_in_the_same_order() -> None:
    headings = [
        "In short",
        "What it means for the Harbour Mission",
        "What is asked, and of whom",
        "Key messages",
        "Who said what",
        "Facts at a glance",
        "Not stated in the source",
        "References",
        "Contacts",
    ]
    word = text_of(fill("briefing.docx", material()))
    mail = [mail_text(name, fill(name, material())) for name in ("briefing.txt", "briefing.html")]
    for text in (word, *mail):
        found = [
            next(n for n, line in enumerate(text.splitlines()) if line.startswith(heading))
            for heading in headings
        ]
        assert found == sorted(found)


@pytest.mark.parametrize("name", ["briefing.txt", "briefing.html"])
def test_what_is_asked_stands_apart_from_what_was_said(name: str) -> None:
    text = mail_text(name, fill(name, material()))
    asked, said = text.split("What is asked, and of whom")[1].split("Key messages")
    assert "Called for: Joint patrols build trust, for the reason numbered 1" in asked
    assert "To come: A second workshop will follow in May." in asked
    assert "Joint patrols build trust, for the reason numbered 2" in said.split("Who said")[0]
    nothing = mail_text(name, fill(name, CASES["sparse"]()))
    assert "The press release records no commitment, no call and no next step." in nothing
    assert "Key messages" not in nothing


def test_every_quotation_name_and_number_stands_in_both_to_the_letter(kit: Kit) -> None:
    summary = reviewed_or_draft(kit.source).summary
    number = summary.event.participants
    wanted = [s.text.strip() for said in summary.quotations for s in said.segments]
    wanted += [person.name for person in summary.people]
    wanted += [person.role for person in summary.people if person.role]
    wanted += [str(number.count)] if number and number.count else []
    assert len(wanted) >= 1
    for output in kit.outputs:
        text = mail_text(output.path.name, output.path.read_bytes())
        assert [words for words in wanted if " ".join(words.split()) not in text] == []


def test_both_print_the_whole_press_release_by_paragraph(kit: Kit) -> None:
    release = reviewed_or_draft(kit.source).release
    for output in kit.outputs:
        lines = mail_text(output.path.name, output.path.read_bytes()).splitlines()
        for number, paragraph in enumerate(release.paragraphs, 1):
            assert f"¶ {number} {' '.join(paragraph.split())}" in lines


def test_words_of_a_source_in_another_language_are_marked_as_such(tmp_path: Path) -> None:
    source = tmp_path / "seminar.txt"
    source.write_text(RUSSIAN, encoding="utf-8")
    options = BuildOptions(output=tmp_path, working_folder=tmp_path, only=("briefing-html",))
    kit = Workshop(options).build(source)
    text = kit.outputs[0].path.read_text(encoding="utf-8")
    assert Page(text).elements[0] == ("html", {"lang": "en", "dir": "ltr"})
    (quotation,) = Page(text).all("blockquote")
    assert quotation[1]["lang"] == "ru"
    assert "Мы сначала слушаем, а потом действуем вместе с жителями" in text


def test_a_pack_may_have_its_own_and_a_cut_quotation_is_refused(tmp_path: Path) -> None:
    from mkmaterials.errors import VerificationError

    pack = tmp_path / "templates" / "field-operations" / "my-office"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("extends: base\n", encoding="utf-8")
    loop = "{% for quote in quotes %}\n{{ quote.text CUT }}\n{% endfor %}\n"
    (pack / "briefing.txt").write_text("Ours\n" + loop.replace("CUT", ""), encoding="utf-8")
    options = BuildOptions(
        output=tmp_path,
        working_folder=tmp_path,
        operation="my-office",
        only=("briefing-text",),
    )
    kit = Workshop(options).build(SEED)
    assert kit.outputs[0].path.read_text(encoding="utf-8").startswith("Ours\n“human trafficking")
    cut = loop.replace("CUT", "|truncate(60)")
    (pack / "briefing.txt").write_text(cut, encoding="utf-8")
    with pytest.raises(VerificationError, match=r"briefing\.txt"):
        Workshop(options).build(SEED)


def test_a_pack_re_brands_the_page_without_a_copy_of_its_own(tmp_path: Path) -> None:
    pack = tmp_path / "templates" / "field-operations" / "my-office"
    pack.mkdir(parents=True)
    settings = 'extends: base\nname: Harbour Mission\ncolours: {main: "6B1E3A", panel: "F6EEF0"}\n'
    (pack / "pack.yaml").write_text(settings, encoding="utf-8")
    options = BuildOptions(
        output=tmp_path,
        working_folder=tmp_path,
        operation="my-office",
        only=("briefing-html",),
    )
    text = Workshop(options).build(SEED).outputs[0].path.read_text(encoding="utf-8")
    assert "color:#6B1E3A" in text
    assert "background:#F6EEF0" in text
    assert "#233B57" not in text
    assert "color:#0F6B66" in text  # what the pack does not set stays
    assert "Briefing · Harbour Mission" in text
