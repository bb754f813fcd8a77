"""Pictures on slides: values fill pictures and picture placeholders, their aspect kept."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pptx.util import Inches

from office_support import (
    A,
    P,
    add_slide,
    deck_file,
    describe,
    image,
    new_problems,
    parts,
    refusal,
    render,
    slides,
    tree,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLACEHOLDER = 8  # python-pptx's standard layout "Picture with Caption"


def _placeholder(alt: str, notes: str = "") -> Callable[[Any], object]:
    """Return what makes a slide with an empty picture placeholder."""

    def slide(deck: Any) -> None:
        made = deck.slides.add_slide(deck.slide_layouts[PLACEHOLDER])
        made.shapes.title.text = "T"
        place = next(p for p in made.placeholders if p.placeholder_format.type == 18)
        describe(place, alt)
        if notes:
            made.notes_slide.notes_text_frame.text = notes

    return slide


def _sample(alt: str, *, times: int = 1) -> Callable[[Any], object]:
    """Return what makes a slide with pictures of 4 by 2 inches, each cropped."""

    def slide(deck: Any) -> None:
        made = add_slide(deck, "T")
        for number in range(times):
            file = BytesIO(image(10, 20, "blue"))
            shape = made.shapes.add_picture(file, 0, 0, Inches(4), Inches(2))
            shape.crop_left = 0.4
            describe(shape, "" if number else alt)

    return slide


def _pictures(data: bytes, number: int = 0) -> list[Any]:
    return [shape for shape in slides(data)[number].shapes if hasattr(shape, "image")]


def test_a_picture_fills_an_empty_placeholder_and_is_described(tmp_path: Path) -> None:
    path = deck_file(
        tmp_path / "t.pptx", _placeholder("{%picture who.photo %}Portrait of {{ who.name }}")
    )
    photo = image(400, 100)
    out = render(path, {"who": {"name": "A & B", "photo": {"picture": photo}}}).data
    (shown,) = _pictures(out)
    assert shown.image.blob == photo
    assert shown.is_placeholder
    element = next(tree(out, "ppt/slides/slide1.xml").iter(f"{P}pic"))
    assert next(element.iter(f"{P}cNvPr")).get("descr") == "Portrait of A & B"
    place = slides(out)[0].slide_layout.placeholders[1]
    visible = 400 * (1 - shown.crop_left - shown.crop_right) / 100
    assert visible == pytest.approx(place.width / place.height, rel=0.001)
    assert shown.crop_left == shown.crop_right > 0
    assert shown.crop_top == shown.crop_bottom == 0
    assert not new_problems(path, out)


@pytest.mark.parametrize(("size", "sides"), [((40, 40), "tb"), ((400, 40), "lr"), ((40, 20), "")])
def test_what_does_not_fit_is_cut_off_evenly(
    size: tuple[int, int], sides: str, tmp_path: Path
) -> None:
    path = deck_file(tmp_path / "t.pptx", _sample("{%picture photo %}A harbour"))
    out = render(path, {"photo": {"picture": image(*size)}}).data
    crops = [dict(e.attrib) for e in tree(out, "ppt/slides/slide1.xml").iter(f"{A}srcRect")]
    assert crops == ([dict.fromkeys(sides, crops[0][sides[0]])] if sides else [])
    (shown,) = _pictures(out)
    width = size[0] * (1 - shown.crop_left - shown.crop_right)
    height = size[1] * (1 - shown.crop_top - shown.crop_bottom)
    assert width / height == pytest.approx(2, rel=0.001)
    assert not new_problems(path, out)


def test_the_sample_picture_goes_if_nothing_else_shows_it(tmp_path: Path) -> None:
    photo = image(30, 30)
    for times, left in ((1, 1), (2, 2)):
        path = deck_file(tmp_path / f"{times}.pptx", _sample("{%picture photo %}x", times=times))
        out = render(path, {"photo": {"picture": photo}}).data
        media = [data for name, data in parts(out).items() if name.startswith("ppt/media/")]
        assert len(media) == left
        assert photo in media


@pytest.mark.parametrize("nothing", [None, "", {}, {"picture": None}])
def test_where_there_is_no_picture_its_place_goes(nothing: object, tmp_path: Path) -> None:
    path = deck_file(
        tmp_path / "t.pptx", _placeholder("{%picture photo %}x"), _sample("{%picture photo %}x")
    )
    out = render(path, {"photo": nothing}).data
    assert [len(list(slides(out)[n].shapes)) for n in (0, 1)] == [2, 1]
    assert not [name for name in parts(out) if name.startswith("ppt/media/")]
    assert not new_problems(path, out)


def test_copies_of_a_slide_show_their_own_pictures_and_share_the_same_one(tmp_path: Path) -> None:
    path = deck_file(
        tmp_path / "t.pptx", _placeholder("{%picture w.photo %}", "{%slide for w in people %}")
    )
    files = [image(20, 20), image(20, 20, "green", "JPEG"), image(20, 20)]
    people = [{"photo": {"picture": file, "alt": f"No. {n}"}} for n, file in enumerate(files)]
    out = render(path, {"people": people}).data
    assert [_pictures(out, n)[0].image.blob for n in range(3)] == files
    alts = [
        next(tree(out, f"ppt/slides/slide{n}.xml").iter(f"{P}pic"))
        .find(f".//{P}cNvPr")
        .get("descr")
        for n in (1, 2, 3)
    ]
    assert alts == ["No. 0", "No. 1", "No. 2"]  # the value's own words, where the slide has none
    assert len([name for name in parts(out) if name.startswith("ppt/media/")]) == 2
    assert b'Extension="jpeg"' in parts(out)["[Content_Types].xml"]
    assert render(path, {"people": people}).data == out
    assert not new_problems(path, out)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("text", "no picture"),
        ({"picture": b"GIF89a but no more"}, "PNG, JPEG or GIF"),
        ({"picture": "a name"}, "no picture"),
        ({"picture": image(9, 9, kind="BMP")}, "PNG, JPEG or GIF"),
    ],
)
def test_what_is_no_picture_is_refused_with_its_place(
    value: object, message: str, tmp_path: Path
) -> None:
    path = deck_file(tmp_path / "t.pptx", ("First", ""), _sample("{%picture photo %}x"))
    error = refusal(path, {"photo": value})
    assert message in error.message
    assert "slide 2" in error.where


def test_a_picture_of_absurd_size_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkmaterials.office.picture_files.MAX_PIXELS", 10_000)
    path = deck_file(tmp_path / "t.pptx", _sample("{%picture photo %}x"))
    assert "dots" in refusal(path, {"photo": {"picture": image(200, 200)}}).message


def test_a_directive_on_something_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    def slide(deck: Any) -> None:
        describe(add_slide(deck, "T").shapes[0], "{%picture x %}")

    assert "no picture" in refusal(deck_file(tmp_path / "t.pptx", slide), {"x": 1}).message
