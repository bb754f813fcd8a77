"""Building blocks of the PowerPoint template: shapes, tables, slides, notes, the whole file."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from package import OFFICE

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
NAMESPACES = f'xmlns:a="{A}" xmlns:r="{OFFICE}" xmlns:p="{P}"'
LANGUAGE = "en-GB"
INCH = 914400
WIDE, HIGH = 12192000, 6858000  # a slide of 16:9
HAIRLINE = '<a:schemeClr val="bg1"><a:lumMod val="75000"/></a:schemeClr>'
TABLE_STYLE = "{6F1C2B64-5A0E-4C57-9B8D-2E3D4A7C9051}"

# In tables LibreOffice sets lines closer together than elsewhere.
_LINE = '<a:pPr><a:lnSpc><a:spcPct val="106000"/></a:lnSpc></a:pPr>'
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)


@dataclass(frozen=True)
class Box:
    """Where a shape stands: left, top, width, height in inches."""

    left: float
    top: float
    width: float
    height: float

    def xml(self, element: str = "a:xfrm") -> str:
        """Return the box as a transform."""
        left, top, width, height = (
            round(value * INCH) for value in (self.left, self.top, self.width, self.height)
        )
        inside = f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
        return f"<{element}>{inside}</{element}>"


@dataclass(frozen=True)
class Place:
    """A placeholder of a layout or slide master.

    `size` in points; `bullets`: keep the master's list levels; `panel`: colour of its fill;
    `prompt`: what PowerPoint shows while it is empty.
    """

    name: str
    kind: str  # of placeholder: "title", "body", "tbl", …
    index: int
    box: Box
    size: int = 24
    bold: bool = False
    colour: str = "tx1"
    anchor: str = "t"
    prompt: str = "Text"
    bullets: bool = False
    panel: str = ""
    align: str = "l"
    before: int = 0  # points before a paragraph
    fit: bool = True
    levels: tuple[int, ...] = field(default=(24, 20, 18))  # if it has bullets


def fill(place: str) -> str:
    """Return a fill in a colour of the theme."""
    return f'<a:solidFill><a:schemeClr val="{place}"/></a:solidFill>'


def properties(identity: int, name: str, *, decorative: bool = False, described: str = "") -> str:
    """Return a shape's name and alt text, or its mark as decoration."""
    alt = f" descr={quoteattr(described)}" if described else ""
    start = f'<p:cNvPr id="{identity}" name={quoteattr(name)}{alt}'
    return f"{start}>{_DECORATIVE}</p:cNvPr>" if decorative else f"{start}/>"


def band(identity: int, name: str, box: Box, colour: str) -> str:
    """Return a plain rectangle that only decorates."""
    return (
        f"<p:sp><p:nvSpPr>{properties(identity, name, decorative=True)}<p:cNvSpPr/>"
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{box.xml()}<a:prstGeom prst="rect">'
        f"<a:avLst/></a:prstGeom>{fill(colour)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def placeholder(identity: int, place: Place) -> str:
    """Return a placeholder with all that the slides take from it."""
    kind = f' type="{place.kind}"' if place.kind != "obj" else ""
    index = f' idx="{place.index}"' if place.index else ""
    inset = "180000" if place.panel else "0"
    top = inset if place.panel and place.anchor == "t" else "45720" if place.panel else "0"
    panel = fill(place.panel) if place.panel else ""
    fit = "<a:normAutofit/>" if place.fit else "<a:noAutofit/>"
    body = (
        f'<a:bodyPr vert="horz" wrap="square" lIns="{inset}" tIns="{top}" '
        f'rIns="{inset}" bIns="45720" anchor="{place.anchor}">{fit}</a:bodyPr>'
    )
    return (
        f"<p:sp><p:nvSpPr>{properties(identity, place.name)}"
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph{kind}{index}/></p:nvPr></p:nvSpPr>"
        f'<p:spPr>{place.box.xml()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{panel}</p:spPr>'
        f"<p:txBody>{body}<a:lstStyle>{_levels(place)}</a:lstStyle>{_prompt(place)}</p:txBody></p:sp>"
    )


def logo(  # noqa: PLR0913 - a shape is all that
    identity: int,
    box: Box,
    tag: str = "operation.logo",
    colour: str = "accent3",
    *,
    align: str = "l",
    anchor: str = "t",
) -> str:
    """Return the place for a logo: a box that goes if there is none."""
    text = paragraph(run(f"{{{{ {tag} }}}}", size=18, colour=colour))
    text = text.replace("<a:p>", f'<a:p><a:pPr algn="{align}"/>')
    return (
        f"<p:sp><p:nvSpPr>{properties(identity, 'Logo', described='Place for the logo')}"
        f'<p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{box.xml()}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
        '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>{text}</p:txBody></p:sp>'
    )


def paragraph(*runs: str) -> str:
    """Return a paragraph; a run is a text, or finished XML that begins with an angle bracket."""
    inside = "".join(item if item.startswith("<a:") else run(item) for item in runs)
    return f"<a:p>{inside}</a:p>"


def run(text: str, *, size: int = 0, bold: bool | None = None, colour: str = "") -> str:
    """Return a run of text; size in points, if it differs from the placeholder's.

    A sign of a paragraph stays on the line of its number.
    """
    text = text.replace("¶ {", "¶\N{NO-BREAK SPACE}{")
    attributes = f' sz="{size * 100}"' if size else ""
    attributes += "" if bold is None else f' b="{int(bold)}"'
    return (
        f'<a:r><a:rPr lang="{LANGUAGE}"{attributes} dirty="0">{fill(colour) if colour else ""}'
        f"</a:rPr><a:t>{escape(text)}</a:t></a:r>"
    )


def filled(identity: int, place: Place, *paragraphs: str) -> str:
    """Return a slide's shape that fills the placeholder `place` of its layout."""
    kind = f' type="{place.kind}"' if place.kind != "obj" else ""
    index = f' idx="{place.index}"' if place.index else ""
    fit = "<a:normAutofit/>" if place.fit else ""
    return (
        f"<p:sp><p:nvSpPr>{properties(identity, place.name)}"
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph{kind}{index}/></p:nvPr></p:nvSpPr><p:spPr/>"
        f"<p:txBody><a:bodyPr>{fit}</a:bodyPr><a:lstStyle/>{''.join(paragraphs)}</p:txBody></p:sp>"
    )


def number_field(identity: int, place: Place) -> str:
    """Return the slide number, which PowerPoint counts."""
    return filled(identity, place, f"<a:p>{slide_number()}</a:p>")


def slide_number() -> str:
    """Return the field that shows the number of the slide or page."""
    return (
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        f'<a:rPr lang="{LANGUAGE}"/><a:t>‹#›</a:t></a:fld>'
    )


def table_frame(
    identity: int, place: Place, described: str, widths: tuple[float, ...], *rows: str
) -> str:
    """Return a table that fills a table placeholder; `widths` in inches."""
    grid = "".join(f'<a:gridCol w="{round(width * INCH)}"/>' for width in widths)
    return (
        "<p:graphicFrame><p:nvGraphicFramePr>"
        f"{properties(identity, place.name, described=described)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f'<p:nvPr><p:ph type="tbl" idx="{place.index}"/></p:nvPr></p:nvGraphicFramePr>'
        f"{place.box.xml('p:xfrm')}<a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
        f'<a:tblPr firstRow="1" firstCol="1"><a:tableStyleId>{TABLE_STYLE}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{grid}</a:tblGrid>{''.join(rows)}</a:tbl></a:graphicData>"
        "</a:graphic></p:graphicFrame>"
    )


def table_row(*cells: str, size: int = 20, height: float = 0.42, anchor: str = "t") -> str:
    """Return a table row of texts or finished paragraphs."""
    inside = "".join(
        "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>"
        f"{cell if cell.startswith('<a:p>') else line(cell, size=size)}</a:txBody>"
        f'<a:tcPr marL="72000" marR="108000" marT="64800" marB="64800" anchor="{anchor}"/></a:tc>'
        for cell in cells
    )
    return f'<a:tr h="{round(height * INCH)}">{inside}</a:tr>'


def line(*texts: str, size: int = 20, bold: bool | None = None, colour: str = "") -> str:
    """Return a paragraph of a table cell, of texts or finished runs."""
    runs = (
        text if text.startswith("<a:r>") else run(text, size=size, bold=bold, colour=colour)
        for text in texts
        if text
    )
    return f"<a:p>{_LINE}{''.join(runs) or end(size)}</a:p>"


def end(size: int) -> str:
    """Return the end of an empty paragraph."""
    return f'<a:endParaRPr lang="{LANGUAGE}" sz="{size * 100}" dirty="0"/>'


def table_tag(text: str, columns: int) -> str:
    """Return a row that holds nothing but a tag, and goes when the tag is read."""
    merged = '<a:tc hMerge="1"><a:txBody><a:bodyPr/><a:lstStyle/><a:p/></a:txBody><a:tcPr/></a:tc>'
    return (
        f'<a:tr h="300000"><a:tc gridSpan="{columns}"><a:txBody><a:bodyPr/><a:lstStyle/>'
        f"{paragraph(run(text, size=12, colour='accent3'))}</a:txBody><a:tcPr/></a:tc>"
        f"{merged * (columns - 1)}</a:tr>"
    )


def table_styles() -> str:
    """Return the one table style: rules, a pale header row, bold first column."""
    heavy = f'<a:ln w="19050">{fill("accent1")}</a:ln>'
    hair = f'<a:ln w="9525"><a:solidFill>{HAIRLINE}</a:solidFill></a:ln>'
    bold = '<a:tcTxStyle b="on"><a:fontRef idx="minor"/><a:schemeClr val="accent1"/></a:tcTxStyle>'
    return (
        f'<a:tblStyleLst xmlns:a="{A}" def="{TABLE_STYLE}"><a:tblStyle styleId="{TABLE_STYLE}" '
        'styleName="Kit table"><a:wholeTbl><a:tcTxStyle><a:fontRef idx="minor"/>'
        f'<a:schemeClr val="tx1"/></a:tcTxStyle><a:tcStyle><a:tcBdr><a:top>{heavy}</a:top>'
        f"<a:bottom>{heavy}</a:bottom><a:insideH>{hair}</a:insideH></a:tcBdr>"
        "<a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
        f"<a:firstCol>{bold}<a:tcStyle><a:tcBdr/></a:tcStyle></a:firstCol>"
        f"<a:firstRow>{bold}<a:tcStyle><a:tcBdr><a:bottom>{heavy}</a:bottom></a:tcBdr>"
        f"<a:fill>{fill('bg2')}</a:fill></a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>"
    )


def tree(*shapes: str) -> str:
    """Return a shape tree."""
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{"".join(shapes)}</p:spTree>'
    )


@dataclass(frozen=True)
class Look:
    """How the text of a placeholder looks; `before` in points."""

    colour: str = "tx1"
    align: str = "l"
    before: int = 0
    font: str = "mn"  # "mj": the theme's font for headings

    def fonts(self) -> str:
        """Return the theme's fonts for all scripts."""
        pairs = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
        return "".join(f'<a:{place} typeface="+{self.font}-{end}"/>' for place, end in pairs)


def level(
    number: int, size: int, look: Look = Look(), *, bullet: str = "", bold: bool = False
) -> str:
    """Return the properties of a list level; size in points."""
    indent = 285750
    left, hang = (indent * number, -indent) if bullet else (0, 0)
    mark = (
        '<a:buClr><a:schemeClr val="accent2"/></a:buClr><a:buFont typeface="Arial"/>'
        f'<a:buChar char="{bullet}"/>'
        if bullet
        else "<a:buNone/>"
    )
    return (
        f'<a:lvl{number}pPr marL="{left}" indent="{hang}" algn="{look.align}" '
        'defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{look.before * 100}"/></a:spcBef>'
        f'{mark}<a:defRPr sz="{size * 100}" b="{int(bold)}" kern="1200">'
        f"{fill(look.colour)}{look.fonts()}</a:defRPr></a:lvl{number}pPr>"
    )


def _levels(place: Place) -> str:
    font = "mj" if place.kind in {"title", "ctrTitle"} else "mn"
    look = Look(place.colour, place.align, place.before, font)
    if place.bullets:
        return "".join(
            level(number, size, look, bullet="–" if number == 2 else "•")
            for number, size in enumerate(place.levels, start=1)
        )
    return level(1, place.size, look, bold=place.bold)


def _prompt(place: Place) -> str:
    if place.kind == "sldNum":
        return f"<a:p>{slide_number()}</a:p>"
    if place.kind == "ftr":
        return paragraph(" ")  # LibreOffice takes the looks from a run
    return paragraph(place.prompt)
