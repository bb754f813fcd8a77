"""Text over gradients, pictures and in text boxes of pages."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from docx.oxml import parse_xml
from PIL import Image
from pptx.util import Inches

from lint_support import box, check, codes, deck, document, ink, only, text_box
from office_support import describe

if TYPE_CHECKING:
    from collections.abc import Callable

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
TEXT = "{{ event.title }}"


def gradient(*colours: str) -> Any:
    stops = "".join(
        f'<a:gs pos="{number * 50000}"><a:srgbClr val="{colour}"/></a:gs>'
        for number, colour in enumerate(colours)
    )
    return parse_xml(f'<a:gradFill xmlns:a="{A}"><a:gsLst>{stops}</a:gsLst></a:gradFill>')


def striped(*colours: str) -> BytesIO:
    """Return a picture of stripes, one beside the other."""
    made = Image.new("RGB", (20 * len(colours), 20))
    for number, colour in enumerate(colours):
        made.paste(Image.new("RGB", (20, 20), f"#{colour}"), (20 * number, 0))
    file = BytesIO()
    made.save(file, "PNG")
    file.seek(0)
    return file


def on_gradient(text: str, *colours: str) -> Callable[[Any], None]:
    def change(slide: Any) -> None:
        shape = box(slide, TEXT, name="On")
        look = shape._element.spPr  # noqa: SLF001 - python-pptx has no stops
        look.replace(look[-1], gradient(*colours))
        ink(shape, text)

    return change


def on_picture(text: str, *colours: str, left: float = 0) -> Callable[[Any], None]:
    """Return what adds a text from 1 to 5 inches over a picture of stripes."""

    def change(slide: Any) -> None:
        place = map(Inches, (left, 2, 10, 4))
        picture = slide.shapes.add_picture(striped(*colours), *place)
        describe(picture, "Stripes")
        ink(box(slide, TEXT, name="On"), text)

    return change


@pytest.mark.parametrize(
    ("text", "colours", "low"),
    [
        ("FFFFFF", ("102040", "203060"), False),
        ("FFFFFF", ("102040", "EEEEEE"), True),
        ("000000", ("DDDDDD", "EEEEEE"), False),
        ("000000", ("DDDDDD", "202020", "EEEEEE"), True),
    ],
)
def test_text_on_a_gradient_must_be_readable_on_all_of_it(
    text: str,
    colours: tuple[str, ...],
    low: bool,  # noqa: FBT001 - what is expected
) -> None:
    found = check(deck(change=on_gradient(text, *colours)))
    assert [each.code for each in found] == ["contrast.low"] * low
    if low:
        assert f"on a gradient from #{colours[0]} to #{colours[-1]}" in found[0].message


def test_a_gradient_as_background_counts() -> None:
    def change(slide: Any) -> None:
        fill = slide.background.fill
        fill.solid()
        properties = slide._element.cSld.bg.bgPr  # noqa: SLF001 - python-pptx has no stops
        properties.replace(properties[0], gradient("000000", "202020"))

    finding = only(deck(change=change), "contrast.low")
    assert finding.where == "slide 1, shape 'Title 1', paragraph 1"


@pytest.mark.parametrize(
    ("text", "colours", "place", "low"),
    [
        ("FFFFFF", ("102040",), {}, False),
        ("FFFFFF", ("EEEEEE",), {}, True),
        ("FFFFFF", ("EEEEEE", "102040"), {}, True),  # nearly all of the text is on the left half
        ("FFFFFF", ("102040", "EEEEEE"), {}, False),
        ("FFFFFF", ("EEEEEE",), {"left": 2}, False),  # partly beside it: not told
    ],
)
def test_text_on_a_picture_is_held_against_what_is_beneath_it(
    text: str,
    colours: tuple[str, ...],
    place: dict[str, float],
    low: bool,  # noqa: FBT001 - what is expected
) -> None:
    found = check(deck(change=on_picture(text, *colours, **place)))
    assert [each.code for each in found] == ["contrast.low"] * low
    if low:
        assert "on the picture image1.png is hard to read" in found[0].message


def test_what_is_cropped_away_from_a_picture_does_not_count() -> None:
    def change(slide: Any) -> None:
        on_picture("FFFFFF", "EEEEEE", "102040")(slide)
        next(shape for shape in slide.shapes if hasattr(shape, "image")).crop_left = 0.5

    assert codes(deck(change=change)) == []


@pytest.mark.parametrize(
    ("text", "fill", "low"),
    [
        ("FFFFFF", f'<a:solidFill xmlns:a="{A}"><a:srgbClr val="1F3864"/></a:solidFill>', False),
        ("FFFFFF", f'<a:solidFill xmlns:a="{A}"><a:srgbClr val="DDDDDD"/></a:solidFill>', True),
        ("000000", f'<a:solidFill xmlns:a="{A}"><a:schemeClr val="tx1"/></a:solidFill>', True),
        ("FFFFFF", f'<a:noFill xmlns:a="{A}"/>', False),  # what it lies on is not known
    ],
)
def test_text_in_a_text_box_on_a_page_is_held_against_its_fill(
    text: str,
    fill: str,
    low: bool,  # noqa: FBT001 - what is expected
) -> None:
    def change(made: Any) -> None:
        text_box(made, TEXT, fill=fill, colour=text)

    assert codes(document(change=change)) == ["contrast.low"] * low
