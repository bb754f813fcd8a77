"""Sample slides: of several, the first on which the text can be set large enough is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pptx.enum.text import MSO_AUTO_SIZE

from mkmaterials.office import load
from mkmaterials.office.slide_refs import SlideRef
from office_support import (
    add_box,
    add_slide,
    deck_file,
    new_problems,
    notes,
    parts,
    refusal,
    render,
    slides,
    titles,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REPEAT = "{%slide for q in quotes %}"
WORDS = "Trust grows where people are listened to and something happens afterwards. "


def sample(title: str, directives: str, size: float, height: float = 3) -> Callable[[Any], object]:
    """Return what makes a sample slide whose box sets its text smaller if it must."""

    def slide(deck: Any) -> None:
        add_box(add_slide(deck, title, f"{directives}\nSay it."), "{{ q.text }}", size, height)

    return slide


def _size(slide: Any) -> float:
    run = next(s for s in slide.shapes if s.name == "Quote").text_frame.paragraphs[0].runs[0]
    return float(run.font.size.pt)


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    return deck_file(
        tmp_path / "t.pptx",
        ("First", ""),
        sample(
            "Short", "{%slide name said %}\n{%slide for q in quotes %}\n{%slide choose q %}", 40
        ),
        sample("Medium", "{%slide choose q %}\n{%slide floor 28 %}", 32),
        sample("Long", "{%slide choose q %}", 24, height=4),
        ("Last", ""),
    )


def _crowded(path: Path, values: dict[str, object]) -> list[tuple[int, tuple[str, ...]]]:
    return [(each.number, each.crowded) for each in load(path).laid_out(values) if each.crowded]


def _quotes(*times: int) -> dict[str, object]:
    return {
        "quotes": [{"id": f"q{n}", "text": (WORDS * n).strip()} for n in times],
    }


def test_each_text_goes_onto_the_first_sample_on_which_it_fits(deck: Path) -> None:
    out = render(deck, _quotes(1, 3, 5, 9))
    assert titles(out.data) == ["First", "Short", "Medium", "Long", "Long", "Last"]
    assert notes(out.data)[1:5] == ["Say it."] * 4
    sizes = [_size(slide) for slide in slides(out.data)[1:5]]
    assert sizes[0] == 40  # as designed: there is a further sample, and no floor
    assert 28 <= sizes[1] <= 32
    assert 18 <= sizes[3] <= sizes[2] <= 24
    assert not out.findings
    assert not new_problems(deck, out.data)


def test_a_text_that_fits_on_no_sample_is_reported_from_the_last(deck: Path) -> None:
    out = render(deck, _quotes(1, 40))
    assert titles(out.data) == ["First", "Short", "Long", "Last"]
    (finding,) = out.findings
    assert finding.where.endswith("slide 3, shape 'Quote'")
    assert _crowded(deck, _quotes(1, 40)) == [(3, ((WORDS * 40).strip(),))]


def test_the_outline_counts_a_group_of_samples_as_one_slide(deck: Path) -> None:
    assert load(deck).outline(_quotes(1, 9)) == [
        SlideRef(1, "", ""),
        SlideRef(2, "said", "q1"),
        SlideRef(3, "said", "q9"),
        SlideRef(4, "", ""),
    ]


def test_samples_that_are_not_taken_leave_nothing_behind(deck: Path) -> None:
    files = parts(render(deck, _quotes(1)).data)
    assert sorted(n for n in files if n.startswith("ppt/slides/slide")) == [
        f"ppt/slides/slide{number}.xml" for number in (1, 2, 3)
    ]


def test_a_box_that_must_not_shrink_counts_as_well(tmp_path: Path) -> None:
    def fixed(deck: Any) -> None:
        sample("Fixed", "{%slide for q in quotes %}\n{%slide choose q %}", 24, height=1)(deck)
        box = next(s for s in deck.slides[0].shapes if s.name == "Quote")
        box.text_frame.auto_size = MSO_AUTO_SIZE.NONE

    path = deck_file(tmp_path / "t.pptx", fixed, sample("Roomy", "{%slide choose q %}", 24))
    assert titles(render(path, _quotes(1, 3)).data) == ["Fixed", "Roomy"]
    alone = deck_file(tmp_path / "alone.pptx", fixed)
    assert _crowded(alone, _quotes(1, 3)) == [(2, ((WORDS * 3).strip(),))]
    assert not render(alone, _quotes(1, 3)).findings


def test_the_floor_of_a_slide_holds_for_all_its_text(tmp_path: Path) -> None:
    path = deck_file(
        tmp_path / "t.pptx", sample("T", "{%slide for q in quotes %}\n{%slide floor 12 %}", 24)
    )
    out = render(path, _quotes(12))
    assert not out.findings
    assert 12 <= _size(slides(out.data)[0]) < 18


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("{%slide choose q %}", "{%slide choose q %}\n{%slide if q %}", "directive of its own"),
        ("{%slide choose q %}", "{%slide choose q %}\n{%slide name a %}", "directive of its own"),
        ("{%slide choose 9 %}", "", "no usable name"),
        ("{%slide floor x %}", "", "no usable font size"),
        ("{%slide floor 2 %}", "", "no usable font size"),
    ],
)
def test_a_wrong_directive_is_explained(
    first: str, second: str, message: str, tmp_path: Path
) -> None:
    path = deck_file(tmp_path / "t.pptx", ("a", first), ("b", second))
    assert message in refusal(path, {"q": 1}).message


def test_samples_that_do_not_stand_side_by_side_are_refused(tmp_path: Path) -> None:
    choose = "{%slide choose q %}"
    path = deck_file(tmp_path / "t.pptx", ("a", choose), ("b", ""), ("c", choose))
    assert "slides 1 and 3" in refusal(path, {}).message
