"""Pictures on pages: a value's picture takes the place of a sample, its aspect kept."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.shared import Cm

from office_support import (
    image,
    new_problems,
    parts,
    refusal,
    render,
    tree,
    with_parts,
    word_file,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SAMPLE = image(30, 10, "blue")


def sample(alt: str, *, before: str = "", times: int = 1) -> Callable[[Any], None]:
    """Return what adds pictures of 6 by 2 cm, of which the first has this alternative text."""

    def change(document: Any) -> None:
        for number in range(times):
            run = document.add_paragraph(before).add_run()
            shape = run.add_picture(BytesIO(SAMPLE), Cm(6), Cm(2))
            shape._inline.docPr.set("descr", "Emblem" if number else alt)  # noqa: SLF001 - no API

    return change


def _shown(data: bytes) -> list[bytes]:
    document: Any = docx.Document(BytesIO(data))
    ids = re.findall(r'r:embed="(\w+)"', document.element.xml)
    return [document.part.related_parts[each].blob for each in ids]


def test_a_picture_takes_the_place_of_the_sample(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "t.docx", "a", change=sample("{%picture who.photo %}Portrait of {{ who.name }}")
    )
    photo = image(400, 100, kind="JPEG")
    out = render(path, {"who": {"name": "A & B", "photo": {"picture": photo}}}).data
    assert _shown(out) == [photo]
    (place,) = tree(out, "word/document.xml").iter(f"{DRAWING}docPr")
    assert place.get("descr") == "Portrait of A & B"
    (crop,) = tree(out, "word/document.xml").iter(f"{A}srcRect")
    assert dict(crop.attrib) == {"l": "12500", "r": "12500"}  # 4:1 in a place of 3:1
    assert SAMPLE not in parts(out).values()
    assert not new_problems(path, out)


def test_a_sample_that_is_shown_elsewhere_stays(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", change=sample("{%picture photo %}x", times=2))
    photo = image(30, 10)
    out = render(path, {"photo": photo}).data
    assert _shown(out) == [photo, SAMPLE]
    assert not list(tree(out, "word/document.xml").iter(f"{A}srcRect"))


@pytest.mark.parametrize("nothing", [None, "", {}, {"picture": None}])
def test_where_there_is_no_picture_its_paragraph_goes(nothing: object, tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", "before", change=sample("{%picture photo %}x"))
    out = render(path, {"photo": nothing}).data
    assert [p.text for p in docx.Document(BytesIO(out)).paragraphs] == ["before"]
    assert not new_problems(path, out)


def test_words_beside_a_picture_that_is_not_there_stay(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", change=sample("{%picture photo %}x", before="Photo: "))
    out = render(path, {"photo": None}).data
    assert [p.text for p in docx.Document(BytesIO(out)).paragraphs] == ["Photo: "]
    assert not _shown(out)


def test_each_round_of_a_loop_shows_its_own_picture(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.add_paragraph("{%p for who in people %}")
        sample("{%picture who.photo %}")(document)
        document.add_paragraph("{%p endfor %}")

    path = word_file(tmp_path / "t.docx", change=change)
    files = [image(30, 10), image(10, 30, "green"), image(30, 10)]
    people = [{"photo": {"picture": file, "alt": f"No. {n}"}} for n, file in enumerate(files)]
    out = render(path, {"people": [*people, {"photo": None}]}).data
    assert _shown(out) == files
    places = list(tree(out, "word/document.xml").iter(f"{DRAWING}docPr"))
    assert [place.get("descr") for place in places] == ["No. 0", "No. 1", "No. 2"]
    assert len({place.get("id") for place in places}) == 3
    assert not new_problems(path, out)


def test_a_picture_in_the_page_header_is_filled(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        header = document.sections[0].header.paragraphs[0].add_run()
        shape = header.add_picture(BytesIO(SAMPLE), Cm(6), Cm(2))
        shape._inline.docPr.set("descr", "{%picture logo %}Emblem")  # noqa: SLF001 - no API

    path = word_file(tmp_path / "t.docx", "x", change=change)
    logo = image(60, 20)
    out = render(path, {"logo": logo}).data
    assert logo in parts(out).values()
    assert SAMPLE not in parts(out).values()
    assert not new_problems(path, out)


def test_libreoffices_second_copy_of_the_text_counts_once(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", change=sample("{%picture photo %}x"))
    xml = parts(path.read_bytes())["word/document.xml"]
    twice = re.sub(rb"(<pic:cNvPr )", rb'\1descr="{%picture photo %}x" ', xml)
    assert twice != xml
    with_parts(path, {"word/document.xml": twice})
    photo = image(30, 10)
    assert _shown(render(path, {"photo": photo}).data) == [photo]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("text", "this is no picture"),
        ({"picture": b"GIF89a but no more"}, "no picture that Word can show"),
        (3, "this is no picture"),
    ],
)
def test_what_is_no_picture_is_refused_with_its_place(
    value: object, message: str, tmp_path: Path
) -> None:
    path = word_file(tmp_path / "t.docx", "a", change=sample("{%picture photo %}x"))
    error = refusal(path, {"photo": value})
    assert message in error.message
    assert error.where.endswith("paragraph 2, alt text of 'Picture 1'")
    assert error.message.startswith("'{% picture photo %}': ")


def test_a_chart_on_a_page_is_refused(tmp_path: Path) -> None:
    path = word_file(tmp_path / "t.docx", change=sample("{%chart numbers %}x"))
    assert "charts are fed on slides only" in refusal(path, {"numbers": []}).hint
