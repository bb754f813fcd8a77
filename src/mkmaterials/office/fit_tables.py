"""Fitting tables on slides: smaller, and where even that is too much, over several slides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkmaterials.messages import _
from mkmaterials.office.fit import (
    DESIGNED,
    FLOOR,
    MARKED,
    POINTS_PER_CM,
    raised_floor,
    same,
    search,
    whole_words,
    write,
)
from mkmaterials.office.fit_larger import larger
from mkmaterials.office.measure import ROW, lower_rows, read_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mkmaterials.office.compiled import BoxState
    from mkmaterials.office.measure import Cell

_HEADED = re.compile(r'<a:tblPr\b[^<>]*\bfirstRow="(?:1|true)"')
_MERGED = re.compile(r'<a:tc\b[^<>]*\bvMerge="(?:1|true)"')
_TITLE = re.compile(
    r"<p:sp>(?:(?!</p:sp>).)*?<p:ph\b[^<>]*\btype=\"(?:title|ctrTitle)\".*?</p:sp>", re.DOTALL
)
_TEXT = re.compile(r"<a:t>[^<]*</a:t>")
_NARROWINGS = 12  # halvings of the room that the fullest slide has left

Row = tuple[float, list["Cell"]]


def fit_table(xml: str, box: BoxState) -> tuple[str, str, float]:
    """Set all text of a table smaller until its rows fit; see `fit.fit`."""
    rows = read_rows(xml, box)
    paragraphs = [each for __, cells in rows for cell in cells for each in cell.paragraphs]

    def breaks(sized: Callable[[float], float]) -> bool:
        return any(cell.breaks_words(sized) for __, cells in rows for cell in cells)

    def fits(sized: Callable[[float], float]) -> bool:
        return _whole(rows, sized) <= box["height"]

    def fits_tight(sized: Callable[[float], float]) -> bool:
        return sum(_needs(rows, sized)) <= box["height"]

    if not paragraphs or (fits(same) and not breaks(same) and not box["raised"]):
        return xml, "", 0.0
    sized, floor = whole_words(paragraphs, search(paragraphs, fits, box), fits, breaks, box)
    is_lower = floor is not None  # rows may be lower than the template has them
    if is_lower:
        sized, floor = search(paragraphs, fits_tight, box)
    set_to = 0.0
    if floor is not None:
        set_to = max(sized(paragraph.size) for paragraph in paragraphs)
    elif box["raised"]:
        floor = search(paragraphs, fits_tight, raised_floor(box))[1]
    if box["raised"]:
        sized = larger(paragraphs, sized, fits_tight, breaks, box)
        is_lower = is_lower or not fits(sized)
    if is_lower:
        xml = lower_rows(xml, _needs(rows, sized))
    problem = "" if floor is None else _problem(rows, floor, box)
    return write(xml, box, sized), problem, set_to


def _problem(rows: Sequence[Row], floor: Callable[[float], float], box: BoxState) -> str:
    """Say what rows need at the floor, and what there is."""
    largest = max(floor(each.size) for __, cells in rows for c in cells for each in c.paragraphs)
    return _(
        "the rows need {needed:.1f} cm and there is room for {there:.1f} cm at {size:g} pt",
        needed=sum(_needs(rows, floor)) / POINTS_PER_CM,
        there=box["height"] / POINTS_PER_CM,
        size=largest,
    )


def carried_over(xml: str, boxes: list[BoxState], part_title: str) -> list[str]:
    """Return a slide as several, if it has a table that is too long for one.

    Each has a share of the table's rows below its header row, as even as may be, and all of
    them the same size of text; and the number of the slide behind its title.

    Args:
        xml: the slide, with marks of the boxes to be fitted.
        boxes: what is known of them.
        part_title: how the title of such a slide is written: "{title} ({part}/{parts})".
    """
    for match in MARKED.finditer(xml):
        box = boxes[int(match[1])]
        tables = _shares(match[2], box) if box["table"] else []
        if len(tables) > 1:
            fitted = _fit_alike(tables, box)
            if fitted is None:  # a row is too high: each slide is fitted, and told, on its own
                head, tail = xml[: match.start(2)], xml[match.end(2) :]
                pages = [f"{head}{table}{tail}" for table in tables]
            else:
                pages = [f"{xml[: match.start()]}{table}{xml[match.end() :]}" for table in fitted]
            count = len(pages)
            return [_titled(p, part_title, number, count) for number, p in enumerate(pages, 1)]
    return [xml]


def _needs(rows: Iterable[Row], sized: Callable[[float], float]) -> list[float]:
    """Return the height that each row's text needs, in points."""
    return [max((cell.height(sized) for cell in cells), default=0.0) for __, cells in rows]


def _whole(rows: Sequence[Row], sized: Callable[[float], float]) -> float:
    """Return the height of rows that are at least as high as the template has them."""
    return sum(map(max, _needs(rows, sized), (least for least, __ in rows)))


def _shares(xml: str, box: BoxState) -> list[str]:
    """Return a table as several, of which each fits at the floor as far as its rows do."""
    found = list(ROW.finditer(xml))
    headed = 1 if _HEADED.search(xml[: found[0].start()] if found else "") else 0
    groups = _groups([match.group() for match in found[headed:]])
    if len(groups) <= 1:
        return []
    rows = read_rows(xml, box)
    sizes = [cell_text.largest for __, cells in rows for c in cells for cell_text in c.paragraphs]
    wanted = raised_floor(box)["floor"]
    floor = min(wanted, FLOOR) if max(sizes, default=0) <= wanted else wanted
    if floor >= DESIGNED:
        return []
    least = box["raised"] if floor >= box["raised"] else 0.0
    heights = _needs(rows, lambda size: max(min(size, floor), least))
    room = box["height"] - sum(heights[:headed])
    if sum(heights[headed:]) <= room:
        return []
    own = _sums(heights[headed:], groups)
    shares = _even(own, room)
    before, after = xml[: found[headed].start()], xml[found[-1].end() :]
    tables, first = [], headed
    for share in shares:
        last = first + sum(groups[number] for number in share)
        tables.append(before + xml[found[first].start() : found[last - 1].end()] + after)
        first = last
    return tables


def _groups(rows: list[str]) -> list[int]:
    """Return how many rows belong together each time, since cells reach over them."""
    groups: list[int] = []
    for row in rows:
        if groups and _MERGED.search(row):
            groups[-1] += 1
        else:
            groups.append(1)
    return groups


def _sums(heights: list[float], groups: list[int]) -> list[float]:
    """Return the height of each group of rows."""
    sums, first = [], 0
    for count in groups:
        sums.append(sum(heights[first : first + count]))
        first += count
    return sums


def _even(heights: list[float], room: float) -> list[list[int]]:
    """Share rows out over as few slides as they need, the fullest as empty as may be."""
    best = _filled(heights, room)
    low, high = sum(heights) / len(best), room
    for _narrowing in range(_NARROWINGS):
        middle = (low + high) / 2
        shares = _filled(heights, middle)
        if len(shares) <= len(best):
            best, high = shares, middle
        else:
            low = middle
    return best


def _filled(heights: list[float], room: float) -> list[list[int]]:
    """Fill one slide after the other; what is higher than a slide has one of its own."""
    shares: list[list[int]] = []
    left = 0.0
    for number, height in enumerate(heights):
        if not shares or height > left:
            shares.append([])
            left = room
        shares[-1].append(number)
        left -= height
    return shares


def _fit_alike(tables: list[str], box: BoxState) -> list[str] | None:
    """Set the text of all tables in the largest sizes in which each fits, if there are any."""
    pages = [read_rows(table, box) for table in tables]
    texts = [each for rows in pages for __, cells in rows for c in cells for each in c.paragraphs]

    def fits_whole(sized: Callable[[float], float]) -> bool:
        return all(_whole(rows, sized) <= box["height"] for rows in pages)

    def fits_tight(sized: Callable[[float], float]) -> bool:
        return all(sum(_needs(rows, sized)) <= box["height"] for rows in pages)

    def breaks(sized: Callable[[float], float]) -> bool:
        return any(c.breaks_words(sized) for rows in pages for __, cells in rows for c in cells)

    sized, floor = search(texts, fits_whole, box)
    is_lower = floor is not None
    if is_lower:
        sized, floor = search(texts, fits_tight, box)
    if floor is not None:
        return None
    if box["raised"]:
        sized = larger(texts, sized, fits_tight, breaks, box)
        is_lower = is_lower or not fits_whole(sized)
    if is_lower:
        lowered = zip(tables, pages, strict=True)
        tables = [lower_rows(table, _needs(rows, sized)) for table, rows in lowered]
    if sized is same and not box["raised"]:
        return tables
    return [write(table, box, sized) for table in tables]


def _titled(xml: str, part_title: str, part: int, parts: int) -> str:
    """Write the number of a slide to its title."""
    before, _mark, after = part_title.partition("{title}")
    numbers = {"part": part, "parts": parts}
    title = _TITLE.search(xml)
    texts = [] if title is None else list(_TEXT.finditer(xml, *title.span()))
    if not texts:
        return xml
    first, last = texts[0].start() + len("<a:t>"), texts[-1].end() - len("</a:t>")
    head, tail = before.format(**numbers), after.format(**numbers)
    return xml[:first] + head + xml[first:last] + tail + xml[last:]
