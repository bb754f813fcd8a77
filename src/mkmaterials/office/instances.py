"""From what a deck's program puts out to the slides of the finished deck."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple

from mkmaterials.findings import Finding
from mkmaterials.messages import _
from mkmaterials.office import marks
from mkmaterials.office.finish import Links, finish, tidy
from mkmaterials.office.fit import FLOOR, fit
from mkmaterials.office.fit_tables import carried_over
from mkmaterials.office.places import slide_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkmaterials.office.compiled import DeckState, OwnedPart, SlideState
    from mkmaterials.office.fit import Overflow
    from mkmaterials.office.slide_pictures import Picture

_NUMBERED = re.compile(r"(.*?)(\d*)(\.[^./]*)?$", re.DOTALL)


class Text(NamedTuple):
    """A part that a program put out.

    Attributes:
        xml: with marks turned into what they stand for, and fitted.
        links: relationship ids and addresses that came out of tags.
        pictures: relationship ids and parts of pictures.
    """

    xml: str
    links: list[tuple[str, str]]
    pictures: list[tuple[str, str]]


class Made(NamedTuple):
    """A slide and what it owns, made from what the program put out.

    Attributes:
        texts: rendered parts, by index.
        files: other contents than the template's, by a part's old name.
        gone: old names of parts that the slide does not need.
        overflows: texts that do not fit.
        findings: what a person should know.
    """

    texts: dict[int, Text]
    files: dict[str, bytes]
    gone: set[str]
    overflows: list[Overflow]
    findings: list[Finding]


class Instance(NamedTuple):
    """A slide of the finished deck.

    Attributes:
        number: of the template's slide, from 0.
        page: of those on which its table goes on, from 0.
        names: new names of the parts, by old name.
        texts: see `Made`, as all that follows.
    """

    number: int
    page: int
    names: dict[str, str]
    texts: dict[int, Text]
    files: dict[str, bytes]
    gone: set[str]
    overflows: list[Overflow]
    findings: list[Finding]


def instances(
    state: DeckState, out: str, where: str, pictures: Sequence[Picture], part_title: str
) -> Iterator[Instance]:
    """Yield the slides that the program put out; of sample slides, the one that fits.

    The first that fits is taken, else the last. Each is fitted down to its own floor. A table
    that is too long for the last goes on on further slides.

    Args:
        state: compiled template.
        out: what its program put out.
        where: the template's name, for messages.
        pictures: that the program took up, by number.
        part_title: how the title of a slide is written whose table goes on.
    """
    names = _Names(part["name"] for part in state["parts"])
    pieces = [_split(piece) for piece in out.split(marks.SLIDE)[1:]]
    number = 1
    waiting = False  # for a sample slide that fits
    for at, (index, xml) in enumerate(pieces):
        slide = state["slides"][index]
        group, place = slide["sample"]
        if group and place and not waiting:
            continue
        further = state["slides"][pieces[at + 1][0]]["sample"] if at + 1 < len(pieces) else None
        last = not group or further != (group, place + 1)
        pages = _make(slide, xml, (where, number), pictures, part_title=part_title if last else "")
        waiting = bool(pages[0].overflows) and not last
        if not waiting:
            for page, made in enumerate(pages):
                yield Instance(index, page, names.of(slide, number, made.gone), *made)
                number += 1


def _split(piece: str) -> tuple[int, str]:
    index, __, xml = piece.partition(marks.HEAD)
    return int(index), xml


def _make(
    slide: SlideState,
    out: str,
    place: tuple[str, int],
    pictures: Sequence[Picture],
    *,
    part_title: str,
) -> list[Made]:
    """Turn a slide as the program put it out into XML, with its texts fitted.

    Args:
        slide: of the template.
        out: what the program put out.
        place: the template's name, and number of the slide.
        pictures: that the program took up, by number.
        part_title: see `instances`; "" if its tables do not go on.

    Returns:
        The slide; several if a table of it goes on.
    """
    where, number = place
    pages = [Made({}, {}, set(), [], [])]
    for chunk in out.split(marks.PART)[1:]:
        key, __, xml = chunk.partition(marks.HEAD)
        part = slide["parts"][int(key)]
        if part["chart"] is not None:
            xml = _feed(part, xml, pages)
        if part["name"] in pages[0].gone:
            continue
        links = Links([row[0] for row in part["relations"]], f"{where}: {slide_place(number)}")
        xml = finish(xml, links)
        sheets = [xml]
        if part["boxes"] and part_title:
            sheets = carried_over(xml, part["boxes"], part_title)
            pages += [Made({}, {}, set(), [], []) for __ in sheets[1:]]
        for at, made in enumerate(pages):
            sheet = sheets[min(at, len(sheets) - 1)]
            if part["boxes"]:
                sheet = _fit(sheet, part, made, f"{where}: {slide_place(number + at)}")
            shown: list[tuple[str, str]] = []
            if marks.FILL_START in sheet:
                sheet = _show(sheet, pictures, links, shown)
            made.texts[int(key)] = Text(tidy(sheet), _used(links, sheet), shown)
        pages[0].findings.extend(links.findings)
    for made in pages:
        if made.gone:
            made.gone.update(_unreachable(slide, made.gone))
    return pages


def _fit(xml: str, part: OwnedPart, made: Made, place: str) -> str:
    """Fit the texts of a slide, and note what does not fit."""
    xml, found = fit(xml, part["boxes"])
    made.overflows.extend(found)
    made.findings.extend(_does_not_fit(each, place) for each in found if each.size)
    return xml


def _used(links: Links, xml: str) -> list[tuple[str, str]]:
    """Return the links that stand on a slide; the rest stand on another with the same table."""
    return [row for row in links.addresses if f'"{row[0]}"' in xml]


def _feed(part: OwnedPart, xml: str, pages: list[Made]) -> str:
    """Write a chart's data into it and into its workbook."""
    from mkmaterials.office.charts import fill, read

    text, __, xml = xml.partition(marks.FILL_END)
    data, chart = read(text), part["chart"]
    if not data or chart is None:
        for made in pages:
            made.gone.add(part["name"])
        return ""
    xml, book = fill(xml, chart, data)
    if chart["workbook"]:
        for made in pages:
            made.files[chart["workbook"]] = book
    return xml


def _show(xml: str, pictures: Sequence[Picture], links: Links, shown: list[tuple[str, str]]) -> str:
    """Put pictures into a slide, and note its relationships to them."""
    from mkmaterials.office.slide_pictures import place

    known: dict[str, str] = {}

    def identify(picture: Picture) -> str:
        if picture.part not in known:
            known[picture.part] = links.new_id()
            shown.append((known[picture.part], picture.part))
        return known[picture.part]

    return place(xml, pictures, identify)


def _unreachable(slide: SlideState, gone: set[str]) -> set[str]:
    """Return the parts to which nothing leads once others are gone."""
    by_name = {part["name"]: part for part in slide["parts"]}
    reached = [slide["parts"][0]["name"]]
    for name in reached:
        targets = [row[2] for row in by_name[name]["relations"] if not row[3]]
        reached += [t for t in targets if t in by_name and t not in gone and t not in reached]
    return set(by_name) - set(reached)


class _Names:
    """Names of parts, none given twice.

    Args:
        taken: names that are in use.
    """

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {name.lower() for name in taken}
        self._next: dict[tuple[str, str], int] = {}

    def of(self, slide: SlideState, number: int, gone: set[str]) -> dict[str, str]:
        """Name the parts of a slide; those that are gone take no name away."""
        owned = [part["name"] for part in slide["parts"]]
        names = {owned[0]: posixpath.join(posixpath.dirname(owned[0]), f"slide{number}.xml")}
        for name in owned[1:]:
            if name not in gone:
                names[name] = self._free(name)
        return names

    def _free(self, name: str) -> str:
        """Return the name itself, or one with the next number that is free."""
        match = _NUMBERED.match(name)
        stem, digits, suffix = match.groups("") if match else (name, "", "")
        number = self._next.get((stem, suffix), int(digits or 0))
        while name.lower() in self._taken:
            number += 1
            name = f"{stem}{number}{suffix}"
        self._next[stem, suffix] = number
        self._taken.add(name.lower())
        return name


def _does_not_fit(overflow: Overflow, place: str) -> Finding:
    return Finding(
        "deck.text-does-not-fit",
        "note" if overflow.size >= FLOOR else "error",
        overflow.problem,
        f"{place}, {overflow.box}",
        _(
            "it was set at {size:g} pt so as to stay on the slide; better shorten the text, "
            "spread it over two slides, or enlarge the box in the template.",
            size=overflow.size,
        ),
    )
