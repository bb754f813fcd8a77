"""What a file says of itself: title, author, subject; and the language, which every run has."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pptx

from mkmaterials.office import load
from office_support import (
    A,
    add_slide,
    add_table,
    deck_file,
    new_problems,
    parts,
    tree,
    with_parts,
    word_file,
)

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = {
    "title": "Officers & residents",
    "author": "Harbour <Mission>",
    "subject": "A\nworkshop",
}


def _written(data: bytes) -> list[Any]:
    """Return all properties of runs on slides and in notes."""
    return [
        look
        for name in sorted(parts(data))
        if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notesSlide"))
        for look in tree(data, name).iter(f"{A}rPr", f"{A}endParaRPr")
    ]


def _bearers(data: bytes) -> int:
    return sum(
        len(list(tree(data, name).iter(f"{A}r", f"{A}fld", f"{A}br")))
        for name in parts(data)
        if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notesSlide"))
    )


def _slide(deck: Any) -> None:
    made = add_slide(deck, "{{ t }}", "Say {{ t }}", body="one\n{{ t }}")
    add_table(made, [["{{ t }}", "plain"]])
    foreign = made.placeholders[1].text_frame.paragraphs[0].runs[0]
    foreign._r.get_or_add_rPr().set("lang", "fr-FR")  # noqa: SLF001 - no API for it


def test_the_properties_say_title_author_subject_and_language(tmp_path: Path) -> None:
    files = [
        word_file(tmp_path / "t.docx", "{{ t }}"),
        deck_file(tmp_path / "t.pptx", ("{{ t }}", "")),
    ]
    for path in files:
        out = load(path).render({"t": "T"}, language="ru", properties=ABOUT).data
        opened: Any = docx.Document if path.suffix == ".docx" else pptx.Presentation
        core = opened(BytesIO(out)).core_properties
        assert core.title == "Officers & residents"
        assert core.author == "Harbour <Mission>"
        assert core.subject == "A workshop"
        assert core.language == "ru-RU"
        assert not new_problems(path, out)


def test_properties_with_tags_are_the_templates_own(tmp_path: Path) -> None:
    def change(deck: Any) -> None:
        deck.core_properties.title = "Deck: {{ t }}"
        deck.core_properties.author = "Somebody"

    path = deck_file(tmp_path / "t.pptx", ("{{ t }}", ""), change)
    core = pptx.Presentation(
        BytesIO(load(path).render({"t": "T"}, language="ru", properties=ABOUT).data)
    ).core_properties
    assert core.title == "Deck: T"
    assert core.author == "Harbour <Mission>"


def test_every_run_of_slides_and_notes_has_a_language(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", _slide, ("No tag", "Nor here"))
    out = load(path).render({"t": "one\ntwo"}).data
    looks = _written(out)
    assert {look.get("lang") for look in looks} == {"en-GB", "fr-FR"}
    assert len([look for look in looks if look.tag == f"{A}rPr"]) >= _bearers(out)
    assert not new_problems(path, out)


def test_the_language_of_the_kit_takes_the_place_of_the_templates(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", _slide, ("No tag", "Nor here"))
    out = load(path).render({"t": "два"}, language="ru").data
    found = [look.get("lang") for look in _written(out)]
    assert set(found) == {"ru-RU", "fr-FR"}  # what the author has set in another language stays
    assert found.count("fr-FR") == 1
    assert not new_problems(path, out)


def test_a_template_in_another_language_keeps_it_unless_told_otherwise(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", ("{{ t }}", ""))
    xml = parts(path.read_bytes())["ppt/slides/slide1.xml"].decode()
    with_parts(
        path,
        {"ppt/slides/slide1.xml": xml.replace("<a:r>", '<a:r><a:rPr lang="sq-AL"/>').encode()},
    )
    assert {e.get("lang") for e in _written(load(path).render({"t": "x"}).data)} == {"sq-AL"}
    told = load(path).render({"t": "x"}, language="sr-Latn").data
    assert {e.get("lang") for e in _written(told)} == {"sr-Latn-RS"}
