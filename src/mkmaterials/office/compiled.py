"""What a compiled template is made of: plain values, so that it can be kept on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from types import CodeType

Relation = tuple[str, str, str, bool]  # id, type, target, external
Packed = tuple[int, int, bytes, bool]  # checksum, size, bytes, whether they are deflated


class ProgramState(TypedDict):
    """A program as it is kept in the cache."""

    name: str
    code: CodeType
    lines: dict[int, tuple[str, str]]  # line: the tag there, and its place
    names: list[str]  # that the program asks for


class StylesState(TypedDict):
    """The styles, lists and page of a compiled Word template.

    Attributes:
        part: the part with the styles, or "".
        ids: ids of the styles, by "paragraph", "character" or "table", and by name in small
            letters.
        width: of the text on the page, in twentieths of a point.
        numbering: the part with the lists, or "".
        lists: abstract list of each paragraph style that is a list, by the style's id.
        next_list: the first number that is free for a list.
        next_look: the first number that is free for an abstract list.
    """

    part: str
    ids: dict[str, dict[str, str]]
    width: int
    numbering: str
    lists: dict[str, str]
    next_list: int
    next_look: int


class PartState(TypedDict):
    """A part of the package."""

    name: str
    data: bytes | None  # None: a program puts it out, or it never changes and is `packed`
    packed: Packed | None
    relations: list[Relation] | None  # None: they stand in a part of their own, unchanged
    rels: bytes | None  # that part, for where nothing is added to it; None: it must be written
    place: str  # in words: "page header", "slide 4"


class DocumentState(TypedDict):
    """A compiled Word template: one program for each part that has tags."""

    kind: str
    parts: list[PartState]
    programs: dict[str, ProgramState]  # by part
    core: str  # the part with title, author and dates, or ""
    own_properties: list[str]  # those that the template fills with tags
    findings: list[dict[str, str]]  # about the template
    styles: StylesState
    changeable: list[str]  # packed parts that may have to change after all


# Of a paragraph level: font size in points; bold; line height (a factor, or exact points if
# negative); space before and after (points, or a share of the line if negative); left margin
# in points; all in capitals; font.
Level = tuple[float, bool, float, float, float, float, bool, str]


class Inheriting(TypedDict):
    """What paragraphs of a box inherit."""

    levels: tuple[Level, ...]
    fonts: tuple[tuple[str, str], ...]  # of the theme, by "+mj-lt" and "+mn-lt"


class BoxState(Inheriting):
    """A text box or table whose text is fitted. Measures in points, without margins."""

    table: bool
    name: str  # "shape 'Quote'"
    shrinks: bool  # its text may be set smaller; otherwise it is only measured
    floor: float  # points below which no text is set smaller, unless it would run off the slide
    width: float
    height: float
    is_furniture: bool  # footer, date or number of the slide
    raised: float  # points to which smaller text grows in the easy-to-read edition; 0: it does not
    loose: tuple[Level, ...]  # as `levels`, in the easy-to-read edition; else empty


class SeriesState(TypedDict):
    """A series of a chart, from which series are made."""

    xml: str  # with marks for number, name, categories and values
    plot: int  # of the chart, from 0
    name: str
    format: str  # of numbers
    across: str  # element of the categories: "cat" or "xVal"
    up: str  # element of the values: "val" or "yVal"


class ChartState(TypedDict):
    """A chart that is fed from data."""

    series: list[SeriesState]
    sheet: str  # name of the workbook's sheet
    workbook: str  # part; "" if the chart has none


class OwnedPart(TypedDict):
    """A part that belongs to a slide and is copied with it: the slide, its notes, a chart."""

    name: str
    type: str  # content type if the part has one of its own, else ""
    data: bytes | None
    relations: list[Relation]
    place: str
    boxes: list[BoxState]
    chart: ChartState | None


class SlideState(TypedDict):
    """A slide of the template."""

    id: int  # of the presentation's list
    relation: str  # id of the presentation's relationship to it
    name: str
    sample: tuple[int, int]  # group of sample slides from 1, place in it from 0; or (0, 0)
    parts: list[OwnedPart]  # the slide itself first


class DeckState(TypedDict):
    """A compiled PowerPoint template: one program for all slides."""

    kind: str
    parts: list[PartState]  # what no slide owns, without those named below
    programs: dict[str, ProgramState]  # DECK, OUTLINE, and other parts with tags
    core: str
    own_properties: list[str]
    language: str  # that most runs of the slides are in
    findings: list[dict[str, str]]
    slides: list[SlideState]
    only_for: dict[str, list[int]]  # parts that only these slides (from 0) need
    defaults: list[tuple[str, str]]  # content types by extension
    overrides: list[tuple[str, str]]  # content types by part
    main: str  # the presentation part
    main_xml: str  # with marks where slides are listed
    main_relations: list[Relation]  # without those to slides
    slide_type: str  # type of the relationship to a slide
    app: str  # docProps/app.xml with marks, or ""
    app_name: str


class TextState(TypedDict):
    """A compiled template of text or of a web page."""

    kind: str  # "txt" or "html"
    programs: dict[str, ProgramState]
    findings: list[dict[str, str]]


DECK = "all slides"
OUTLINE = "outline"
