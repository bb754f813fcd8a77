"""The slide master and the layouts of the deck: where everything stands, and how large.

The grid, the sizes and the roles of the colours are described in docs/design.md.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from slides import (
    HIGH,
    INCH,
    NAMESPACES,
    WIDE,
    Box,
    Look,
    Place,
    band,
    fill,
    level,
    logo,
    placeholder,
    tree,
)

# The grid, in inches: margins, and the column beside a panel on the left or right edge.
_LEFT, _WIDE = 0.75, 11.83
_TOP, _BOTTOM = 1.8, 6.6  # of what stands below the title
_DEEP = _BOTTOM - _TOP
_PANEL = 4.1  # width of a panel
_BESIDE, _REST = 4.75, 7.83  # the column to the right of it
_PAGE_WIDE, _PAGE_HIGH = WIDE / INCH, HIGH / INCH


def _panel(colour: str, *, right: bool = False) -> str:
    left = _PAGE_WIDE - _PANEL if right else 0
    return band(90, "Panel", Box(left, 0, _PANEL, _PAGE_HIGH), colour)


def _rule(left: float = _LEFT, top: float = 0.5, colour: str = "accent2") -> str:
    """Return the short heavy rule above a title: the one ornament that all slides share."""
    return band(91, "Rule", Box(left, top, 0.9, 0.07), colour)


TITLE = Place(
    "Title", "title", 0, Box(_LEFT, 0.68, _WIDE, 0.95), 34, bold=True, colour="accent1",
    prompt="Title",
)  # fmt: skip
TITLE_BESIDE = replace(TITLE, box=Box(_BESIDE, 0.68, _REST, 0.95))
FOOTER = Place(
    "Footer", "ftr", 11, Box(_LEFT, 6.78, 10.6, 0.45), 14, colour="accent4", anchor="ctr"
)
NUMBER = Place(
    "Slide number", "sldNum", 12, Box(11.7, 6.78, 0.88, 0.45), 14, colour="accent4",
    anchor="ctr", align="r", fit=False,
)  # fmt: skip
FOOTER_BESIDE = replace(FOOTER, box=Box(_BESIDE, 6.78, 6.75, 0.45))
FOOTER_SHORT = replace(FOOTER, box=Box(_LEFT, 6.78, 7.4, 0.45))
BODY = Place(
    "Content", "body", 1, Box(_LEFT, _TOP, _WIDE, _DEEP), prompt="Text", bullets=True, before=10
)

# Title
COVER_TITLE = Place(
    "Title", "ctrTitle", 0, Box(_LEFT, 2.2, 10.0, 2.6), 44, bold=True, colour="bg1",
    anchor="ctr", prompt="Title",
)  # fmt: skip
COVER_KICKER = Place(
    "Kicker", "body", 15, Box(_LEFT, 0.26, 7.0, 1.08), 20, bold=True, colour="accent2",
    anchor="ctr", prompt="Whose training material it is",
)  # fmt: skip
COVER_DATE = Place(
    "Date and place", "subTitle", 1, Box(_LEFT, 5.25, 10.9, 0.55), 28, bold=True,
    colour="accent1", prompt="Date and place",
)  # fmt: skip
COVER_HOSTS = Place(
    "Hosts", "body", 13, Box(_LEFT, 5.82, 10.9, 0.95), 22, before=4, prompt="Hosts and operation"
)
COVER_STATUS = Place(
    "Status", "body", 14, Box(_LEFT, 6.84, 10.9, 0.42), 18, colour="accent3", anchor="b",
    prompt="Draft or reviewed",
)  # fmt: skip

# A panel on the left, and beside it a list or a table
PANEL_LABEL = Place(
    "Label", "body", 13, Box(0.75, 0.68, 3.0, 0.95), 22, bold=True, colour="accent2",
    prompt="Label",
)  # fmt: skip
PANEL_TEXT = Place(
    "Text in the panel", "body", 14, Box(0.75, _TOP, 3.0, _DEEP), 24, before=8, prompt="Text"
)
BESIDE_LIST = Place(
    "Content", "body", 15, Box(_BESIDE, _TOP, _REST, _DEEP), bullets=True, before=14,
    levels=(26, 22, 20), prompt="Text",
)  # fmt: skip
BESIDE_TABLE = Place(
    "Table", "tbl", 15, Box(_BESIDE, _TOP, _REST, _DEEP), 20, prompt="Table", fit=False
)
BIG_BEFORE = Place(
    "Before the number", "body", 13, Box(0.75, 1.4, 2.95, 0.6), 30, colour="bg1", anchor="b",
    prompt="over",
)  # fmt: skip
BIG_NUMBER = Place(
    "Number", "body", 14, Box(0.75, 2.0, 2.95, 2.1), 120, bold=True, colour="bg1",
    anchor="ctr", prompt="60",
)  # fmt: skip
BIG_LABEL = Place(
    "What it is", "body", 16, Box(0.75, 4.15, 2.95, 1.6), 28, bold=True, colour="bg1",
    prompt="What it is",
)  # fmt: skip
TABLE = Place("Table", "tbl", 13, Box(_LEFT, _TOP, _WIDE, _DEEP), 24, prompt="Table", fit=False)

# One message: large on the left, the question to the room on the right
MESSAGE = Place(
    "Message", "title", 0, Box(_LEFT, 1.2, 7.55, 4.2), 38, bold=True, colour="accent1",
    anchor="ctr", prompt="The message in one sentence",
)  # fmt: skip
MESSAGE_LABEL = Place(
    "Label", "body", 13, Box(_LEFT, 0.68, 7.55, 0.45), 22, bold=True, colour="accent2",
    prompt="Label",
)  # fmt: skip
MESSAGE_SAID = Place(
    "Who said it", "body", 14, Box(_LEFT, 5.65, 7.55, 0.85), 20, colour="accent4",
    prompt="Who said it, and where",
)  # fmt: skip
ASK_LABEL = Place(
    "Label of the question", "body", 16, Box(9.65, 1.75, 3.1, 0.6), 22, bold=True,
    colour="accent3", anchor="b", prompt="Ask the room",
)  # fmt: skip
MESSAGE_ASK = Place(
    "Question to the room", "body", 15, Box(9.65, 2.45, 3.1, 3.9), 28,
    prompt="Question to the room",
)  # fmt: skip

# One quotation: its speaker on the left, its words on the right
QUOTE_SPEAKER = Place(
    "Speaker", "title", 0, Box(0.75, 0.68, 3.05, 1.5), 30, bold=True, colour="accent1",
    anchor="b", prompt="Speaker",
)  # fmt: skip
QUOTE_ROLE = Place("Role", "body", 13, Box(0.75, 2.3, 3.05, 2.65), 20, prompt="Role")
QUOTE = Place(
    "Quotation", "body", 14, Box(5.1, 0.85, 7.45, 5.5), 44, anchor="ctr",
    prompt="“Quotation, word for word”",
)  # fmt: skip
QUOTE_OCCASION = Place(
    "Occasion", "body", 15, Box(0.75, 5.05, 3.05, 1.55), 18, colour="accent4", anchor="b",
    prompt="Occasion, event, date",
)  # fmt: skip
LONG_QUOTE = replace(QUOTE, size=30)

# What people do
EXERCISE_MINUTES = Place(
    "Time", "body", 15, Box(0.75, 0.68, 3.0, 1.75), 38, bold=True, colour="bg1", before=4,
    prompt="How long, and until when",
)  # fmt: skip
EXERCISE_FORM = Place(
    "How we work", "body", 13, Box(0.75, 2.75, 3.0, 3.0), 26, colour="bg1",
    prompt="Form, such as groups of four",
)  # fmt: skip
EXERCISE_TASK = Place(
    "What to do", "body", 14, Box(_BESIDE, _TOP, _REST, _DEEP), bullets=True, before=18,
    levels=(30, 24, 20), prompt="What to do, in three or four short lines",
)  # fmt: skip
_CARD_WIDE, _CARD_GAP = 3.7, 0.365
CARDS = tuple(
    Place(
        f"Question {number}", "body", 12 + number,
        Box(_LEFT + (number - 1) * (_CARD_WIDE + _CARD_GAP), 2.0, _CARD_WIDE, 4.3), 36,
        before=12, panel="bg2", prompt="Question",
    )
    for number in (1, 2, 3)
)  # fmt: skip
SMALL_CARDS = tuple(
    replace(card, box=replace(card.box, top=1.75, height=1.6), size=24, before=0) for card in CARDS
)
CLOSING_TABLE = replace(TABLE, index=16, box=Box(_LEFT, 3.6, _WIDE, 3.0))

SOURCE_TEXT = Place(
    "The press release", "body", 14, Box(0.75, _TOP, 3.0, _DEEP), 20, before=8, prompt="Source"
)
SOURCES = replace(BESIDE_LIST, levels=(24, 20, 18), box=Box(_BESIDE, _TOP, _REST, 3.95))
SOURCE_STATUS = Place(
    "Status", "body", 16, Box(_BESIDE, 5.85, _REST, 0.75), 18, anchor="ctr", panel="bg2",
    prompt="Checked or not",
)  # fmt: skip
REFERENCES = replace(
    BODY, name="References", index=13, levels=(24, 20, 18), before=16, prompt="Publications"
)

# Spares for trainers
CONTENT = replace(BODY, kind="obj")
_HALF = 5.72
COLUMN_1 = replace(CONTENT, name="Left column", box=Box(_LEFT, _TOP, _HALF, _DEEP))
COLUMN_2 = replace(
    CONTENT, name="Right column", index=2, box=Box(_LEFT + _WIDE - _HALF, _TOP, _HALF, _DEEP)
)
PICTURE = Place(
    "Picture", "pic", 13, Box(_LEFT, _TOP, 7.6, _DEEP), 20, prompt="Picture: no faces", fit=False
)
CAPTION = Place("Caption", "body", 14, Box(8.65, _TOP, 3.93, _DEEP), 22, prompt="What it shows")
SECTION = Place(
    "Title", "title", 0, Box(_LEFT, 2.1, 10.9, 1.9), 44, bold=True, colour="accent1",
    anchor="b", prompt="Section",
)  # fmt: skip
SECTION_TEXT = Place("Text", "body", 1, Box(_LEFT, 4.4, 10.9, 1.4), 26, prompt="What it is about")
DARK, DARK_TEXT = (replace(place, colour="bg1") for place in (SECTION, SECTION_TEXT))
SMALL_TITLE = replace(TITLE, box=Box(_LEFT, 0.3, _WIDE, 0.6), size=24, anchor="ctr")

_EDGE = 11.5  # where the cover's second colour begins
_COVER = (
    band(90, "Panel", Box(0, 1.58, _EDGE - 0.08, 3.42), "accent1")
    + band(92, "Edge", Box(_EDGE, 1.58, _PAGE_WIDE - _EDGE, 3.42), "accent2")
    + _rule(top=1.98, colour="bg1")
)
_QUOTE_BAR = band(92, "Bar of the quotation", Box(_BESIDE, 0.85, 0.08, 5.5), "accent2")


def _card_rules(cards: tuple[Place, ...]) -> str:
    """Return the rules above cards."""
    tops = (replace(card.box, top=card.box.top - 0.07, height=0.07) for card in cards)
    return "".join(
        band(92 + number, "Rule of a question", top, "accent3") for number, top in enumerate(tops)
    )


@dataclass(frozen=True)
class Layout:
    """A slide layout; `drawn` only decorates, `ground` colours the whole slide."""

    name: str
    kind: str  # PowerPoint's word for it; "" if it has none
    places: tuple[Place, ...]
    drawn: str = ""
    foot: tuple[Place, ...] = (FOOTER, NUMBER)
    ground: str = ""

    def xml(self) -> str:
        """Return the layout part."""
        shapes = [
            placeholder(number, place)
            for number, place in enumerate((*self.places, *self.foot), start=2)
        ]
        kind = f' type="{self.kind}"' if self.kind else ""
        ground = f"<p:bg><p:bgPr>{fill(self.ground)}<a:effectLst/></p:bgPr></p:bg>"
        return (
            f'<p:sldLayout {NAMESPACES}{kind} preserve="1" userDrawn="1">'
            f'<p:cSld name="{self.name}">{ground if self.ground else ""}'
            f"{tree(self.drawn, *shapes)}</p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        )


_RULED = _rule()
_BESIDE_FOOT = (FOOTER_BESIDE, NUMBER)
_LIGHT = _panel("bg2") + _rule() + band(89, "Rule", Box(_BESIDE, 0.5, 0.9, 0.07), "accent2")
_DARK_FOOT = tuple(replace(place, colour="bg1") for place in (FOOTER, NUMBER))


def _dark(colour: str) -> str:
    return (
        _panel(colour)
        + _rule(colour="bg1")
        + band(89, "Rule", Box(_BESIDE, 0.5, 0.9, 0.07), "accent2")
    )


_QUOTED = _panel("bg2") + _rule() + _QUOTE_BAR
_QUOTE_PLACES = (QUOTE_SPEAKER, QUOTE_ROLE, QUOTE, QUOTE_OCCASION)

LAYOUTS = (
    Layout(
        "Title",
        "title",
        (COVER_TITLE, COVER_KICKER, COVER_DATE, COVER_HOSTS, COVER_STATUS),
        _COVER + logo(93, Box(8.2, 0.4, 4.38, 0.8), align="r", anchor="ctr"),
    ),
    Layout("Why we are here", "", (TITLE_BESIDE, PANEL_LABEL, PANEL_TEXT, BESIDE_LIST), _LIGHT,
           _BESIDE_FOOT),
    Layout("Programme", "tbl", (TITLE, TABLE), _RULED),
    Layout("Aim and programme", "", (TITLE_BESIDE, PANEL_LABEL, PANEL_TEXT, BESIDE_TABLE), _LIGHT,
           _BESIDE_FOOT),
    Layout("Event at a glance", "",
           (TITLE_BESIDE, BIG_BEFORE, BIG_NUMBER, BIG_LABEL, BESIDE_TABLE), _dark("accent1"),
           _BESIDE_FOOT),
    Layout("Message", "", (MESSAGE, MESSAGE_LABEL, MESSAGE_SAID, ASK_LABEL, MESSAGE_ASK),
           _RULED + _panel("bg2", right=True), (FOOTER_SHORT, NUMBER)),
    Layout("Messages", "tbl", (TITLE, TABLE), _RULED),
    Layout("Quote", "", _QUOTE_PLACES, _QUOTED, _BESIDE_FOOT),
    Layout("Long quote", "", (QUOTE_SPEAKER, QUOTE_ROLE, LONG_QUOTE, QUOTE_OCCASION), _QUOTED,
           _BESIDE_FOOT),
    Layout("Quotations", "tbl", (TITLE, TABLE), _RULED),
    Layout("Diagram", "titleOnly", (TITLE,), _RULED),
    Layout("Exercise", "", (TITLE_BESIDE, EXERCISE_MINUTES, EXERCISE_FORM, EXERCISE_TASK),
           _dark("accent2"), _BESIDE_FOOT),
    Layout("Discussion", "", (TITLE, *CARDS), _RULED + _card_rules(CARDS)),
    Layout("Commitments", "tbl", (TITLE, TABLE), _RULED),
    Layout("From words to work", "", (TITLE, *SMALL_CARDS, CLOSING_TABLE),
           _RULED + _card_rules(SMALL_CARDS)),
    Layout("References", "", (TITLE, REFERENCES), _RULED),
    Layout("Contacts", "tbl", (TITLE, TABLE), _RULED),
    Layout("Source", "", (TITLE_BESIDE, PANEL_LABEL, SOURCE_TEXT, SOURCES, SOURCE_STATUS), _LIGHT,
           _BESIDE_FOOT),
    Layout("Title and content", "obj", (TITLE, CONTENT), _RULED),
    Layout("Two columns", "twoObj", (TITLE, COLUMN_1, COLUMN_2), _RULED),
    Layout("Picture and text", "", (TITLE, PICTURE, CAPTION), _RULED),
    Layout("Table", "tbl", (TITLE, TABLE), _RULED),
    Layout("Section", "secHead", (SECTION, SECTION_TEXT), _rule(top=4.15)),
    Layout("Section, dark", "", (DARK, DARK_TEXT),
           _rule(top=4.15, colour="bg1")
           + logo(93, Box(_LEFT, 0.45, 5.0, 0.8), "operation.logo_on_dark", "bg1"),
           _DARK_FOOT, "accent1"),
    Layout("Title only", "titleOnly", (TITLE,), _RULED),
    Layout("Blank with title", "", (SMALL_TITLE,)),
)  # fmt: skip


WHOLE_WIDTH = {layout.name for layout in LAYOUTS if layout.foot == (FOOTER, NUMBER)}


def master(layouts: str) -> str:
    """Return the slide master; `layouts`: its list of layout ids."""
    shapes = (
        placeholder(number, place)
        for number, place in enumerate((TITLE, BODY, FOOTER, NUMBER), start=2)
    )
    body = "".join(
        level(number, size, Look(before=10), bullet="–" if number % 2 == 0 else "•")
        for number, size in enumerate((24, 20, 18, 18, 18), start=1)
    )
    other = "".join(level(number, 18) for number in range(1, 6))
    return (
        f'<p:sldMaster {NAMESPACES} preserve="1"><p:cSld><p:bg><p:bgPr>{fill("bg1")}'
        f"<a:effectLst/></p:bgPr></p:bg>{tree(*shapes)}</p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
        'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
        f'folHlink="folHlink"/><p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst>'
        '<p:hf hdr="0" dt="0"/><p:txStyles><p:titleStyle>'
        f"{level(1, 34, Look('accent1', font='mj'), bold=True)}</p:titleStyle>"
        f"<p:bodyStyle>{body}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle></p:txStyles>"
        "</p:sldMaster>"
    )
