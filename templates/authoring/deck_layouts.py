"""The slide master and the layouts of the deck: where everything stands, and how large."""

from __future__ import annotations

from dataclasses import dataclass, replace

from slides import (
    HIGH,
    INCH,
    NAMESPACES,
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

_LEFT, _WIDE = 0.85, 11.63  # inches: the column that all layouts share
_BAND = Box(0, 0, 0.28, HIGH / INCH)

TITLE = Place(
    "Title", "title", 0, Box(_LEFT, 0.5, _WIDE, 1.0), 32, bold=True, colour="accent1", anchor="b",
    prompt="Title",
)  # fmt: skip
FOOTER = Place(
    "Footer", "ftr", 11, Box(_LEFT, 6.74, 10.4, 0.58), 14, colour="accent4", anchor="ctr"
)
NUMBER = Place(
    "Slide number", "sldNum", 12, Box(11.6, 6.74, 0.88, 0.58), 14, colour="accent4",
    anchor="ctr", align="r", fit=False,
)  # fmt: skip
BODY = Place(
    "Content", "body", 1, Box(_LEFT, 1.75, _WIDE, 4.8), prompt="Text", bullets=True, before=8
)

COVER_TITLE = Place(
    "Title", "ctrTitle", 0, Box(_LEFT, 1.35, 11.2, 2.4), 40, bold=True, colour="accent1",
    anchor="b", prompt="Title",
)  # fmt: skip
COVER_DATE = Place(
    "Date and place", "subTitle", 1, Box(_LEFT, 4.0, 11.2, 0.55), 24, colour="accent4",
    prompt="Date and place",
)  # fmt: skip
COVER_HOSTS = Place(
    "Hosts", "body", 13, Box(_LEFT, 4.6, 11.2, 1.4), 20, prompt="Hosts and operation"
)
COVER_STATUS = Place(
    "Status", "body", 14, Box(_LEFT, 6.1, 11.2, 0.5), 18, colour="accent3", anchor="b",
    prompt="Draft or reviewed",
)  # fmt: skip
FACTS = Place("Facts", "tbl", 13, Box(_LEFT, 1.6, _WIDE, 5.0), 20, prompt="Table", fit=False)
MESSAGE_LABEL = Place(
    "Label", "body", 13, Box(_LEFT, 0.55, _WIDE, 0.45), 20, bold=True, colour="accent2",
    prompt="Label",
)  # fmt: skip
MESSAGE = Place(
    "Message", "title", 0, Box(_LEFT, 1.05, _WIDE, 2.75), 36, bold=True, colour="accent1",
    anchor="b", prompt="The message in one sentence",
)  # fmt: skip
MESSAGE_SAID = Place(
    "Who said it", "body", 14, Box(_LEFT, 3.95, _WIDE, 0.5), 20, colour="accent4",
    prompt="Who said it, and where",
)  # fmt: skip
MESSAGE_ASK = Place(
    "Question to the room", "body", 15, Box(_LEFT, 4.85, _WIDE, 1.6), 28, anchor="ctr",
    prompt="Question to the room", panel="bg2",
)  # fmt: skip
QUOTE_SPEAKER = Place(
    "Speaker", "title", 0, Box(_LEFT, 0.5, _WIDE, 0.65), 32, bold=True, colour="accent1",
    anchor="b", prompt="Speaker",
)  # fmt: skip
QUOTE_ROLE = Place(
    "Role", "body", 13, Box(_LEFT, 1.18, _WIDE, 0.8), 20, colour="accent4", prompt="Role"
)
QUOTE = Place(
    "Quotation", "body", 14, Box(1.25, 2.15, 11.0, 3.75), 40, anchor="ctr",
    prompt="“Quotation, word for word”",
)  # fmt: skip
QUOTE_OCCASION = Place(
    "Occasion", "body", 15, Box(_LEFT, 6.1, _WIDE, 0.5), 18, colour="accent4", anchor="b",
    prompt="Occasion, event, date",
)  # fmt: skip
LONG_ROLE = replace(QUOTE_ROLE, box=Box(_LEFT, 1.13, _WIDE, 0.75), size=18)
LONG_QUOTE = replace(QUOTE, box=Box(1.15, 1.9, 11.3, 4.2), size=28)
QUESTIONS = Place(
    "Questions", "body", 13, Box(_LEFT, 1.85, _WIDE, 4.5), bullets=True, before=32,
    levels=(36, 28, 24), prompt="Questions",
)  # fmt: skip
SOURCES = Place(
    "Sources", "body", 13, Box(_LEFT, 1.65, _WIDE, 4.1), bullets=True, before=8,
    levels=(22, 20, 18), prompt="Sources",
)  # fmt: skip
SOURCE_STATUS = Place(
    "Status", "body", 14, Box(_LEFT, 5.85, _WIDE, 0.75), 18, anchor="ctr", panel="bg2",
    prompt="Checked or not",
)  # fmt: skip
EXERCISE_FORM = Place(
    "How we work", "body", 13, Box(_LEFT, 1.58, _WIDE, 0.5), 22, colour="accent2",
    prompt="Form, such as groups of four",
)  # fmt: skip
EXERCISE_TASK = Place(
    "What to do", "body", 14, Box(_LEFT, 2.3, _WIDE, 3.35), bullets=True, before=14,
    levels=(30, 24, 20), prompt="What to do, in three or four short lines",
)  # fmt: skip
EXERCISE_TIME = Place(
    "Time", "body", 15, Box(_LEFT, 5.8, _WIDE, 0.75), 28, bold=True, anchor="ctr", panel="bg2",
    prompt="How long, and until when",
)  # fmt: skip
CONTENT = replace(BODY, kind="obj")
COLUMN_1 = Place("Left column", "obj", 1, Box(_LEFT, 1.75, 5.6, 4.8), bullets=True, before=8)
COLUMN_2 = Place("Right column", "obj", 2, Box(6.88, 1.75, 5.6, 4.8), bullets=True, before=8)
SECTION = Place(
    "Title", "title", 0, Box(_LEFT, 2.2, _WIDE, 1.6), 40, bold=True, colour="accent1",
    anchor="b", prompt="Section",
)  # fmt: skip
SECTION_TEXT = Place(
    "Text", "body", 1, Box(_LEFT, 3.95, _WIDE, 1.2), 24, colour="accent4", prompt="What it is about"
)
SMALL_TITLE = Place(
    "Title", "title", 0, Box(_LEFT, 0.3, _WIDE, 0.6), 24, bold=True, colour="accent1",
    anchor="ctr", prompt="Title",
)  # fmt: skip

# A title on a dark slide, with the logo's variant for that.
DARK = Place(
    "Title", "title", 0, Box(_LEFT, 2.2, _WIDE, 1.6), 40, bold=True, colour="bg1", anchor="b",
    prompt="Section",
)  # fmt: skip
DARK_TEXT = Place(
    "Text", "body", 1, Box(_LEFT, 3.95, _WIDE, 1.2), 24, colour="bg1", prompt="What it is about"
)

_LOGO = logo(93, Box(_LEFT, 0.45, 5.0, 0.8))
_DARK_LOGO = logo(93, Box(_LEFT, 0.45, 5.0, 0.8), "operation.logo_on_dark", "bg1")
_RULE = band(90, "Rule of the title", Box(_LEFT, 3.85, 1.6, 0.05), "accent2")
_QUOTE_BAR = band(90, "Bar of the quotation", Box(_LEFT, 2.15, 0.08, 3.75), "accent2")
_LONG_BAR = band(90, "Bar of the quotation", Box(_LEFT, 1.9, 0.08, 4.2), "accent2")
_LONG_QUOTE_PLACES = (QUOTE_SPEAKER, LONG_ROLE, LONG_QUOTE, QUOTE_OCCASION)


@dataclass(frozen=True)
class Layout:
    """A slide layout; `band` colours its left edge, `drawn` only decorates."""

    name: str
    kind: str  # PowerPoint's word for it; "" if it has none
    places: tuple[Place, ...]
    band: str = "accent1"
    drawn: str = ""
    ground: str = ""  # colour of the background, if it is not the master's

    def xml(self) -> str:
        """Return the layout part."""
        shapes = [
            placeholder(number, place)
            for number, place in enumerate((*self.places, FOOTER, NUMBER), start=2)
        ]
        kind = f' type="{self.kind}"' if self.kind else ""
        edge = band(91, "Edge", _BAND, self.band)
        ground = f"<p:bg><p:bgPr>{fill(self.ground)}<a:effectLst/></p:bgPr></p:bg>"
        return (
            f'<p:sldLayout {NAMESPACES}{kind} preserve="1" userDrawn="1">'
            f'<p:cSld name="{self.name}">{ground if self.ground else ""}'
            f"{tree(edge, self.drawn, *shapes)}</p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        )


LAYOUTS = (
    Layout(
        "Title", "title", (COVER_TITLE, COVER_DATE, COVER_HOSTS, COVER_STATUS), drawn=_RULE + _LOGO
    ),
    Layout("Event at a glance", "tbl", (TITLE, FACTS)),
    Layout("Message", "", (MESSAGE, MESSAGE_LABEL, MESSAGE_SAID, MESSAGE_ASK)),
    Layout("Quote", "", (QUOTE_SPEAKER, QUOTE_ROLE, QUOTE, QUOTE_OCCASION), "accent2", _QUOTE_BAR),
    Layout(
        "Long quote",
        "",
        (QUOTE_SPEAKER, LONG_ROLE, LONG_QUOTE, QUOTE_OCCASION),
        "accent2",
        _LONG_BAR,
    ),
    Layout("Exercise", "", (TITLE, EXERCISE_FORM, EXERCISE_TASK, EXERCISE_TIME), "accent2"),
    Layout("Discussion", "", (TITLE, QUESTIONS), "accent3"),
    Layout("Source", "", (TITLE, SOURCES, SOURCE_STATUS), "accent4"),
    Layout("Title and content", "obj", (TITLE, CONTENT)),
    Layout("Two columns", "twoObj", (TITLE, COLUMN_1, COLUMN_2)),
    Layout("Section", "secHead", (SECTION, SECTION_TEXT)),
    Layout("Section, dark", "", (DARK, DARK_TEXT), "accent2", _DARK_LOGO, ground="accent1"),
    Layout("Title only", "titleOnly", (TITLE,)),
    Layout("Blank with title", "", (SMALL_TITLE,)),
)


def master(layouts: str) -> str:
    """Return the slide master; `layouts`: its list of layout ids."""
    shapes = (
        placeholder(number, place)
        for number, place in enumerate((TITLE, BODY, FOOTER, NUMBER), start=2)
    )
    body = "".join(
        level(number, size, Look(before=8), bullet="–" if number % 2 == 0 else "•")
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
        f"{level(1, 32, Look('accent1', font='mj'), bold=True)}</p:titleStyle>"
        f"<p:bodyStyle>{body}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle></p:txStyles>"
        "</p:sldMaster>"
    )
