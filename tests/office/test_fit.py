"""Text is set as small as its box needs, below the floor only with a word, never off the slide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Inches, Pt

from mkmaterials.office import metrics
from mkmaterials.office.fit import FLOOR, LEAST
from office_support import (
    A,
    add_box,
    add_slide,
    add_table,
    deck_file,
    new_problems,
    render,
    slides,
    tree,
)

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCE = "Trust grows where people are listened to and something happens afterwards. "


def _box(
    text: str = "{{ text }}", *, size: float = 32, height: float = 3, change: Any = None
) -> Callable[[Any], object]:
    """Return what makes a slide with a text box that shrinks its text."""

    def slide(deck: Any) -> None:
        shape = add_box(add_slide(deck, "Title"), text, size, height)
        if change:
            change(shape)

    return slide


def _sizes(data: bytes, shape: str = "Quote") -> list[float | None]:
    found = next(each for each in slides(data)[0].shapes if each.name == shape)
    return [
        run.font.size and run.font.size.pt
        for paragraph in found.text_frame.paragraphs
        for run in paragraph.runs
    ]


def test_text_that_fits_keeps_the_size_of_the_template(tmp_path: Path) -> None:
    out = render(deck_file(tmp_path / "t.pptx", _box()), {"text": SENTENCE})
    assert _sizes(out.data) == [32]
    assert not out.findings


def test_longer_text_is_set_smaller_and_still_longer_text_smaller_still(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", _box())
    sizes = [_sizes(render(path, {"text": SENTENCE * times}).data)[0] for times in range(1, 8)]
    numbers = [size for size in sizes if size]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] == 32
    assert FLOOR < numbers[4] < 32
    assert all(number == int(number) for number in numbers)
    assert not new_problems(path, render(path, {"text": SENTENCE * 5}).data)


def test_text_that_does_not_fit_even_at_the_floor_is_an_error_with_its_place(
    tmp_path: Path,
) -> None:
    path = deck_file(tmp_path / "t.pptx", ("First", ""), _box())
    out = render(path, {"text": SENTENCE * 30})
    (finding,) = out.findings
    assert finding.level == "error"
    assert finding.where.endswith("slide 2, shape 'Quote'")
    assert "at 18 pt" in finding.message
    needs, holds = (
        int(word) for word in finding.message.split() if word.isdigit() and word != "18"
    )
    assert needs > holds
    shape = next(each for each in slides(out.data)[1].shapes if each.name == "Quote")
    assert LEAST < shape.text_frame.paragraphs[0].runs[0].font.size.pt < 18  # so as to stay on it


def test_a_template_smaller_than_the_floor_is_left_at_its_size_while_its_text_fits(
    tmp_path: Path,
) -> None:
    path = deck_file(tmp_path / "t.pptx", _box(size=14))
    out = render(path, {"text": SENTENCE * 14})
    assert _sizes(out.data) == [14]
    assert not out.findings
    too_long = render(path, {"text": SENTENCE * 60})
    assert _sizes(too_long.data) == [LEAST]
    assert "at 14 pt" in too_long.findings[0].message


def test_sizes_step_down_in_proportion(tmp_path: Path) -> None:
    def change(shape: Any) -> None:
        shape.text_frame.paragraphs[1].runs[0].font.size = Pt(24)

    path = deck_file(tmp_path / "t.pptx", _box("{{ text }}\n{{ name }}", change=change, size=40))
    large, small = _sizes(render(path, {"text": SENTENCE * 2, "name": "Ilse Maron"}).data)
    assert large
    assert small
    assert large < 40
    assert small == pytest.approx(24 * large / 40, abs=1)


def test_a_box_that_does_not_shrink_text_is_left_alone(tmp_path: Path) -> None:
    def change(shape: Any) -> None:
        shape.text_frame.auto_size = MSO_AUTO_SIZE.NONE

    out = render(deck_file(tmp_path / "t.pptx", _box(change=change)), {"text": SENTENCE * 30})
    assert _sizes(out.data) == [32]
    assert not out.findings


def test_a_placeholder_takes_box_and_size_from_layout_and_master(tmp_path: Path) -> None:
    def slide(deck: Any) -> None:
        made = add_slide(deck, "T", body="{{ text }}")
        made.placeholders[1].text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE

    path = deck_file(tmp_path / "t.pptx", slide)
    name = "Content Placeholder 2"
    assert _sizes(render(path, {"text": SENTENCE}).data, name) == [None]  # 32 pt, inherited
    (size,) = _sizes(render(path, {"text": SENTENCE * 7}).data, name)
    assert size
    assert FLOOR < size < 32


def test_how_far_powerpoint_shrank_the_tags_is_forgotten(tmp_path: Path) -> None:
    def change(shape: Any) -> None:
        node = next(shape._element.iter(f"{A}normAutofit"))  # noqa: SLF001 - no API for it
        node.set("fontScale", "40000")

    path = deck_file(tmp_path / "t.pptx", _box(change=change))
    root = tree(render(path, {"text": "x"}).data, "ppt/slides/slide1.xml")
    assert [dict(node.attrib) for node in root.iter(f"{A}normAutofit")] == [{}]


def test_line_breaks_take_room(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", _box())
    text = SENTENCE * 4
    (size,) = _sizes(render(path, {"text": text}).data)
    broken = _sizes(render(path, {"text": text.replace(". ", ".\n\n")}).data)
    assert size
    assert max(each or 99 for each in broken) < size


def test_bold_text_takes_more_room(tmp_path: Path) -> None:
    def change(shape: Any) -> None:
        shape.text_frame.paragraphs[0].runs[0].font.bold = True
        shape.text_frame.paragraphs[0].runs[0].font.name = "Arial"

    def plain(shape: Any) -> None:
        shape.text_frame.paragraphs[0].runs[0].font.name = "Arial"

    texts = [SENTENCE * times for times in range(2, 7)]
    sizes = []
    for change_to in (change, plain):
        path = deck_file(tmp_path / "t.pptx", _box(change=change_to))
        sizes.append(sum(_sizes(render(path, {"text": text}).data)[0] or 0 for text in texts))
    assert sizes[0] < sizes[1]


def _table(deck: Any) -> None:
    frame = add_table(
        add_slide(deck, "Facts"),
        [
            ["Fact", "Text"],
            ["{%tr for f in facts %}", ""],
            ["{{ f }}", "{{ f }}"],
            ["{%tr endfor %}", ""],
        ],
    )
    for row in frame.table.rows:
        for cell in row.cells:
            for run in cell.text_frame.paragraphs[0].runs:
                run.font.size = Pt(28)


def _table_sizes(data: bytes) -> set[float]:
    table = next(shape.table for shape in slides(data)[0].shapes if shape.has_table)
    return {
        run.font.size.pt
        for row in table.rows
        for cell in row.cells
        for run in cell.text_frame.paragraphs[0].runs
    }


def test_all_text_of_a_table_is_set_smaller_when_its_rows_do_not_fit(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", _table)
    assert _table_sizes(render(path, {"facts": ["short"]}).data) == {28}
    out = render(path, {"facts": [SENTENCE[:60]] * 5})
    (size,) = _table_sizes(out.data)
    assert FLOOR <= size < 28
    assert not out.findings
    assert not new_problems(path, out.data)
    too_high = render(path, {"facts": [SENTENCE * 14]})
    (small,) = _table_sizes(too_high.data)
    assert LEAST <= small < FLOOR
    assert "at 18 pt" in too_high.findings[0].message
    assert "slide 1, table 'Table 2'" in too_high.findings[0].where


def test_a_long_word_is_set_smaller_rather_than_cut(tmp_path: Path) -> None:
    def narrow(shape: Any) -> None:
        shape.width = Inches(2.6)

    path = deck_file(tmp_path / "t.pptx", _box(change=narrow))
    assert _sizes(render(path, {"text": "Police and others"}).data) == [32]
    out = render(path, {"text": "Arbeitnehmerschutz"})
    (size,) = _sizes(out.data)
    assert size
    assert FLOOR <= size < 32
    assert not out.findings
    face = metrics.face("Calibri", False)
    assert face.width("Arbeitnehmerschutz", size) <= 2.4 * 72 < face.width("Arbeitnehmerschutz", 32)
    endless = render(path, {"text": "Arbeitnehmerschutz" * 3})  # cut at any size that can be read
    assert _sizes(endless.data) == [32]
    assert not endless.findings


def test_a_long_word_in_a_table_is_set_smaller_rather_than_cut(tmp_path: Path) -> None:
    path = deck_file(tmp_path / "t.pptx", _table)
    (size,) = _table_sizes(render(path, {"facts": ["Организаторы" * 2]}).data)
    assert FLOOR <= size < 28


def test_wide_scripts_and_unknown_letters_are_measured_on_the_wide_side() -> None:
    face = metrics.face("Calibri", False)
    assert face.width("n", 100) == pytest.approx(52.5 * 1.03, abs=0.2)  # Calibri: 1076 of 2048
    assert face.width("漢", 100) > 100
    for letters in ("ë č ș ț ž ł", "ѓ ѕ ќ џ", "қ ғ ң ө ү ҳ ӣ ӯ", "“„–—…’€№"):
        assert all(face.width(letter, 100) < 100 * 1.15 for letter in letters)
        assert all(face.width(letter, 100) > 0 for letter in letters)


@pytest.mark.parametrize("font", ["Calibri", "Arial", "Times New Roman", "Some Other Font"])
def test_bold_text_is_measured_wider(font: str) -> None:
    plain, bold = (metrics.face(font, heavy).width(SENTENCE, 10) for heavy in (False, True))
    assert plain < bold


def test_the_table_of_widths_is_small() -> None:
    assert metrics.WIDTHS.stat().st_size < 20_000
    assert metrics.WIDTHS.stat().st_size == 2 * len(metrics.FACES) * sum(
        last - first + 1 for first, last in metrics.RANGES
    )


def test_the_table_of_widths_is_what_its_script_makes(tmp_path: Path) -> None:
    script = metrics.WIDTHS.with_name("make_widths.py")
    fonts = [
        Path("/usr/share/fonts/truetype/crosextra"),
        Path("/usr/share/fonts/truetype/liberation"),
    ]
    if not all(folder.is_dir() for folder in fonts):
        pytest.skip("the fonts are not installed")
    names: dict[str, Any] = {"__name__": "make_widths"}
    exec(compile(script.read_text(), str(script), "exec"), names)  # noqa: S102 - our own script
    names["WIDTHS"] = tmp_path / "widths.bin"
    names["main"]([str(folder) for folder in fonts])
    assert (tmp_path / "widths.bin").read_bytes() == metrics.WIDTHS.read_bytes()
