"""How a style is written down: colours, lines, panels, indents."""

from __future__ import annotations

from dataclasses import dataclass

from theme import COLOURS, HAIRLINE, HAIRLINE_SHADE

# Word's own words for places in the theme.
_PLACES = {"lt1": "background1", "lt2": "background2", "dk1": "text1"}
_BUILT_IN = {
    *("normal", "title", "subtitle", "heading 1", "heading 2", "heading 3", "quote", "caption"),
    *("list bullet", "list number", "header", "footer", "strong", "emphasis", "hyperlink"),
    *("default paragraph font", "list continue", "toc 1", "toc heading"),
}


def colour(place: str) -> str:
    """Return a run colour from the theme."""
    return f'<w:color w:val="{COLOURS[place]}" w:themeColor="{_PLACES.get(place, place)}"/>'


def line(side: str, *, place: str = "", eighths: int = 4, space: int = 0) -> str:
    """Return one border line; a hairline in neutral grey unless `place` names a colour."""
    value = (
        f'w:color="{COLOURS[place]}" w:themeColor="{place}"'
        if place
        else f'w:color="{HAIRLINE}" w:themeColor="background1" w:themeShade="{HAIRLINE_SHADE}"'
    )
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" {value}/>'


def panel(place: str = "lt2") -> str:
    """Return the fill of panels and header rows, pale unless `place` names another colour."""
    return (
        f'<w:shd w:val="clear" w:color="auto" w:fill="{COLOURS[place]}" '
        f'w:themeFill="{_PLACES.get(place, place)}"/>'
    )


@dataclass(frozen=True)
class Style:
    """A paragraph or character style; `size` in half-points, `before` and `after` in twips."""

    identity: str
    name: str
    based_on: str = "Normal"
    following: str = ""
    size: int = 0
    bold: bool = False
    italic: bool = False
    place: str = ""  # its colour in the theme
    before: int = -1
    after: int = -1
    paragraph: str = ""  # more paragraph properties that stand before the spacing
    indent: str = ""
    tail: str = ""  # paragraph properties that stand after the indent
    run: str = ""  # fonts, which stand before everything else
    keep: bool = False  # with the next paragraph
    whole: bool = False  # lines together
    priority: int = 10
    quick: bool = True
    kind: str = "paragraph"

    def xml(self) -> str:
        """Return the style's element."""
        following = f'<w:next w:val="{self.following}"/>' if self.following else ""
        based = f'<w:basedOn w:val="{self.based_on}"/>' if self.based_on else ""
        quick = "<w:qFormat/>" if self.quick else ""
        custom = "" if self.name.lower() in _BUILT_IN else ' w:customStyle="1"'
        default = ' w:default="1"' if self.identity in {"Normal", "DefaultParagraphFont"} else ""
        hidden = "<w:semiHidden/>" if self.identity == "DefaultParagraphFont" else ""
        return (
            f'<w:style w:type="{self.kind}"{default}{custom} w:styleId="{self.identity}">'
            f'<w:name w:val="{self.name}"/>{based}{following}'
            f'<w:uiPriority w:val="{self.priority}"/>{hidden}{quick}'
            f"{self._paragraph()}{self._run()}</w:style>"
        )

    def _paragraph(self) -> str:
        if self.kind != "paragraph":
            return ""
        keep = "<w:keepNext/>" if self.keep else ""
        whole = "<w:keepLines/>" if self.whole else ""
        before = f' w:before="{self.before}"' if self.before >= 0 else ""
        after = f' w:after="{self.after}"' if self.after >= 0 else ""
        spacing = f"<w:spacing{before}{after}/>" if before or after else ""
        inside = f"{keep}{whole}{self.paragraph}{spacing}{self.indent}{self.tail}"
        return f"<w:pPr>{inside}</w:pPr>" if inside else ""

    def _run(self) -> str:
        bold = "<w:b/><w:bCs/>" if self.bold else ""
        italic = "<w:i/><w:iCs/>" if self.italic else ""
        shade = colour(self.place) if self.place else ""
        size = f'<w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/>' if self.size else ""
        inside = f"{self.run}{bold}{italic}{shade}{size}"
        return f"<w:rPr>{inside}</w:rPr>" if inside else ""


HEADING_FONT = (
    '<w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" '
    'w:hAnsiTheme="majorHAnsi" w:cstheme="majorBidi"/>'
)


def borders(*lines: str) -> str:
    """Return the borders of a paragraph."""
    return f"<w:pBdr>{''.join(lines)}</w:pBdr>"


def box(place: str) -> str:
    """Return a panel with a heavy left edge, which survives a black-and-white printer."""
    return (
        borders(
            line("top", space=6),
            line("left", place=place, eighths=36, space=8),
            line("bottom", space=6),
            line("right", space=8),
        )
        + panel()
    )


def indent(left: int, hanging: int = 0, right: int = 0) -> str:
    """Return the indents of a paragraph, in twips."""
    tail = f' w:right="{right}"' if right else ""
    hang = f' w:hanging="{hanging}"' if hanging else ""
    return f'<w:ind w:left="{left}"{tail}{hang}/>'


def numbered(number: int) -> str:
    """Return the link to a numbering."""
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'
