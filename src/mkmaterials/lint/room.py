"""Text boxes on slides that are too small for their likely text.

The deck is made with a likely event, by the engine itself; what does not fit is told of the
template's slide. Boxes that are not set to shrink their text are tried as if they were; those
that grow with it are held against the slide's edges (`room_edges`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkmaterials.errors import TemplateError
from mkmaterials.findings import Finding
from mkmaterials.lint.opened import A, P
from mkmaterials.lint.room_edges import identity, off_the_slide
from mkmaterials.lint.room_pages import check_boxes
from mkmaterials.messages import _
from mkmaterials.office import tags
from mkmaterials.office.archive import pack
from mkmaterials.office.compile import compile_template
from mkmaterials.office.package import Package
from mkmaterials.office.places import shape_name, slide_in, slide_place
from mkmaterials.office.template import Template

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from mkmaterials.lint.opened import Opened

_DOES_NOT_FIT = "deck.text-does-not-fit"
_AUTOFITS = ("normAutofit", "noAutofit", "spAutoFit")


def check_room(opened: Opened, data: bytes, values: Mapping[str, object]) -> Iterator[Finding]:
    """Make the file with likely values and yield what goes wrong or does not fit.

    Args:
        opened: the template, in which no errors were found.
        data: the file.
        values: of a likely event.
    """
    name = opened.package.where
    try:
        made = Template(Path(name), compile_template(data, name)).render(values)
        yield from (each for each in made.findings if each.code != _DOES_NOT_FIT)
        if opened.kind == "pptx":
            yield from _probe(opened, values, made.data)
        else:
            yield from check_boxes(opened, made.data)
    except TemplateError as error:
        where = error.where.removeprefix(name).removeprefix(": ")
        yield Finding("template.fails", "error", error.message, where, error.hint)


def _probe(opened: Opened, values: Mapping[str, object], plain: bytes) -> Iterator[Finding]:
    """Make the deck once more, with slides that know their number and boxes that shrink."""
    name = opened.package.where
    changed = dict(opened.package.parts)
    shapes: dict[tuple[int, str], str] = {}  # that do not shrink: slide and id, and name
    growing: set[tuple[int, str]] = set()
    for number, slide in enumerate(opened.slides, 1):
        changed[slide] = _prepared(opened.package.tree(slide), number, shapes, growing)
    probe = pack(changed.items())
    made = Template(Path(name), compile_template(probe, name)).render(values)
    deck = Package(made.data, "deck")
    slides = dict(enumerate(map(deck.tree, _slide_names(deck)), 1))
    told: set[str] = set()
    for finding in made.findings:
        number, box = slide_in(finding.where.removeprefix(f"{name}: "))
        if finding.code == _DOES_NOT_FIT and number in slides:
            place = f"{slide_place(_number(slides[number]))}, {box}"
            if place not in told:
                told.add(place)
                yield _too_small(finding.message, place)
    yield from _beside(deck, growing)
    before = Package(plain, "deck")
    plain_slides = dict(enumerate(map(before.tree, _slide_names(before)), 1))
    for place, message in _shrunk(slides, plain_slides, shapes).items():
        if place not in told:
            yield _too_small(message, place)


def _beside(deck: Package, growing: set[tuple[int, str]]) -> Iterator[Finding]:
    """Tell of boxes whose text grows over the slide's edge, each once."""
    numbers = {name: _number(deck.tree(name)) for name in _slide_names(deck)}
    for place, message in dict(off_the_slide(deck, numbers, growing)).items():
        yield Finding(
            "template.box-too-small",
            "warning",
            message,
            place,
            _(
                "in the box's format, let text wrap and set it to 'Shrink text on overflow', with "
                "the box as large as there is room for; or print a shorter value."
            ),
        )


def _prepared(
    root: etree._Element,
    number: int,
    shapes: dict[tuple[int, str], str],
    growing: set[tuple[int, str]],
) -> bytes:
    """Return a slide that knows its number, with boxes that shrink.

    Args:
        root: the slide.
        number: of the slide in the template.
        shapes: takes up those that do not shrink their text as they are: slide, id and name.
        growing: takes up all others with tags.
    """
    from lxml import etree

    for slide in root.iter(f"{P}cSld"):
        slide.set("name", str(number))
    for shape in root.iter(f"{P}sp"):
        body = shape.find(f"{P}txBody/{A}bodyPr")
        if body is None or not tags.has_tags("".join(shape.itertext(f"{A}t"))):
            continue
        fits = [node for kind in _AUTOFITS for node in body.iterfind(f"{A}{kind}")]
        inherits = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is not None and not fits
        growing.add((number, identity(shape)))
        if inherits or any(node.tag != f"{A}noAutofit" for node in fits):
            continue
        for node in fits:
            body.remove(node)
        body.insert(0, body.makeelement(f"{A}normAutofit"))
        shapes[number, identity(shape)] = shape_name(shape)
    return etree.tostring(root)


def _shrunk(
    probed: dict[int, etree._Element],
    plain: dict[int, etree._Element],
    shapes: dict[tuple[int, str], str],
) -> dict[str, str]:
    """Return the boxes whose text was set smaller only because they were made to shrink."""
    found: dict[str, str] = {}
    if len(probed) != len(plain):
        return found
    for number, slide in probed.items():
        sizes = _sizes(plain[number])
        for shape, size in _sizes(slide).items():
            key = _number(slide), shape
            if key in shapes and size != sizes.get(shape):
                message = _("the text runs over the box, which does not shrink it")
                found[f"{slide_place(key[0])}, {shapes[key]}"] = message
    return found


def _too_small(message: str, place: str) -> Finding:
    return Finding(
        "template.box-too-small",
        "warning",
        # Translators: {problem} is such as "the text needs 5 lines and …".
        _("with a likely event, {problem}", problem=message),
        place,
        _("enlarge the box, set it to 'Shrink text on overflow', or print a shorter value."),
    )


def _slide_names(deck: Package) -> list[str]:
    names = (f"ppt/slides/slide{number}.xml" for number in range(1, len(deck.parts)))
    return [name for name in names if name in deck.parts]


def _number(slide: etree._Element) -> int:
    name = next((node.get("name", "") for node in slide.iter(f"{P}cSld")), "")
    return int(name) if name.isdecimal() else 0


def _sizes(slide: etree._Element) -> dict[str, list[str]]:
    """Return the sizes of all runs of each shape, by the shape's id."""
    return {
        identity(shape): [run.get("sz", "") for run in shape.iter(f"{A}rPr")]
        for shape in slide.iter(f"{P}sp")
    }
