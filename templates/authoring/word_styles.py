"""Styles and numbering of the Word templates.

Only styles that the documents use, and a few that a trainer will look for. All colours and
fonts point into the theme.
"""

from __future__ import annotations

from theme import COLOURS
from word_format import HEADING_FONT, Style, borders, box, colour, indent, line, numbered, panel

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LANGUAGE = "en-GB"

BULLETS, STEPS, BOXES, RULES = 1, 2, 3, 4  # numbering: see `numbering`

STYLES = (
    Style("Normal", "Normal", "", priority=0),
    Style(
        "Title",
        "Title",
        "Normal",
        "Subtitle",
        size=40,
        bold=True,
        place="accent1",
        before=0,
        after=80,
        run=HEADING_FONT,
        keep=True,
        whole=True,
        tail='<w:jc w:val="left"/>',
        priority=10,
    ),
    Style(
        "Subtitle",
        "Subtitle",
        "Normal",
        "Normal",
        size=24,
        place="accent4",
        before=0,
        after=80,
        keep=True,
        priority=11,
    ),
    Style(
        "Kicker",
        "Kicker",
        "Normal",
        "Title",
        size=20,
        bold=True,
        place="accent2",
        before=0,
        after=40,
        keep=True,
        paragraph=borders(line("top", place="accent1", eighths=24, space=10)),
    ),
    Style(
        "Heading1",
        "heading 1",
        "Normal",
        "Normal",
        size=30,
        bold=True,
        place="accent1",
        before=280,
        after=80,
        keep=True,
        whole=True,
        run=HEADING_FONT,
        tail='<w:outlineLvl w:val="0"/>',
        priority=9,
    ),
    Style(
        "AnnexHeading",
        "Annex Heading",
        "Heading1",
        "Normal",
        before=480,
        after=100,
        paragraph=borders(line("top", place="accent1", eighths=12, space=8)),
        priority=9,
    ),
    Style(
        "Heading2",
        "heading 2",
        "Normal",
        "Normal",
        size=25,
        bold=True,
        place="accent1",
        before=200,
        after=60,
        keep=True,
        whole=True,
        run=HEADING_FONT,
        tail='<w:outlineLvl w:val="1"/>',
        priority=9,
    ),
    Style(
        "Heading3",
        "heading 3",
        "Normal",
        "Normal",
        size=22,
        bold=True,
        place="accent2",
        before=120,
        after=40,
        keep=True,
        whole=True,
        run=HEADING_FONT,
        tail='<w:outlineLvl w:val="2"/>',
        priority=9,
    ),
    Style("Detail", "Detail", following="Normal", before=70, after=60, whole=True),
    Style("Lead", "Lead", following="Normal", size=24, before=160, after=120, whole=True),
    Style(
        "InShort",
        "In Short",
        following="Normal",
        size=23,
        before=160,
        after=160,
        whole=True,
        paragraph=box("accent1"),
        indent=indent(240, right=200),
    ),
    Style(
        "Notice",
        "Notice",
        size=20,
        before=120,
        after=100,
        whole=True,
        indent=indent(200),
        paragraph=borders(line("left", place="accent3", eighths=24, space=8)),
    ),
    Style("Meta", "Meta", size=20, place="accent4", before=0, after=60, keep=True, whole=True),
    Style("Explanation", "Explanation", size=18, place="accent4", before=60, after=60, whole=True),
    Style(
        "Quote",
        "Quote",
        "Normal",
        "Normal",
        before=20,
        after=120,
        whole=True,
        indent=indent(340, right=340),
        priority=29,
        paragraph=borders(line("left", place="accent2", eighths=18, space=10)),
    ),
    Style("Speaker", "Speaker", following="Quote", before=80, after=40, keep=True, whole=True),
    Style(
        "ListBullet",
        "List Bullet",
        paragraph=numbered(BULLETS),
        after=30,
        whole=True,
        priority=12,
    ),
    Style(
        "ListNumber",
        "List Number",
        paragraph=numbered(STEPS),
        after=30,
        whole=True,
        priority=12,
    ),
    Style(
        "ListContinue",
        "List Continue",
        size=19,
        place="accent4",
        after=100,
        whole=True,
        indent=indent(397),
        priority=13,
    ),
    Style(
        "Checklist",
        "Checklist",
        paragraph=numbered(BOXES),
        after=30,
        whole=True,
        priority=13,
    ),
    Style(
        "BoxHeading",
        "Box Heading",
        "Normal",
        "BoxText",
        bold=True,
        place="accent3",
        before=140,
        after=30,
        keep=True,
        whole=True,
        paragraph=box("accent3"),
        indent=indent(240, right=200),
    ),
    Style(
        "BoxText",
        "Box Text",
        size=20,
        before=0,
        after=30,
        whole=True,
        paragraph=box("accent3"),
        indent=indent(240, right=200),
    ),
    Style(
        "CaseText",
        "Case Text",
        size=20,
        after=100,
        whole=True,
        paragraph=borders(*(line(side, space=6) for side in ("top", "left", "bottom", "right"))),
        indent=indent(160, right=160),
    ),
    Style(
        "WritingLine",
        "Writing Line",
        size=17,
        place="accent4",
        before=60,
        after=160,
        paragraph=borders(line("bottom", place="accent4", space=26)),
        priority=13,
    ),
    Style(
        "SourceParagraph",
        "Source Paragraph",
        size=20,
        after=100,
        paragraph='<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs>',
        indent=indent(567, 567),
    ),
    Style("TableText", "Table Text", size=20, before=25, after=25),
    Style("TableSmall", "Table Small", "TableText", size=18, before=10, after=10),
    Style(
        "TimelineText",
        "Timeline Text",
        "TableText",
        size=18,
        bold=True,
        before=0,
        after=0,
        keep=True,
        tail='<w:jc w:val="center"/>',
    ),
    Style("TimelineDark", "Timeline Dark", "TimelineText", place="lt1"),
    Style("TimelineMark", "Timeline Mark", "TableText", size=16, before=0, after=0, keep=True),
    Style("TableHeading", "Table Heading", "TableText", bold=True, place="accent1", keep=True),
    Style("CardText", "Card Text", "TableText", size=23, before=40, after=40),
    Style(
        "TOCHeading",
        "TOC Heading",
        following="Normal",
        size=25,
        bold=True,
        place="accent1",
        before=200,
        after=60,
        keep=True,
        run=HEADING_FONT,
        priority=39,
    ),
    Style(
        "TOC1",
        "toc 1",
        size=19,
        before=0,
        after=0,
        place="accent1",
        whole=True,
        quick=False,
        priority=39,
    ),
    Style("Caption", "caption", size=19, place="accent4", after=80, keep=True, priority=35),
    Style(
        "Header",
        "header",
        size=17,
        place="accent4",
        after=0,
        quick=False,
        priority=99,
        paragraph='<w:tabs><w:tab w:val="right" w:pos="9400"/></w:tabs>',
    ),
    Style(
        "Footer",
        "footer",
        size=17,
        place="accent4",
        after=0,
        quick=False,
        priority=99,
        paragraph=borders(line("top", space=4))
        + '<w:tabs><w:tab w:val="right" w:pos="9400"/></w:tabs>',
    ),
    Style(
        "TemplateTag",
        "Template Tag",
        size=16,
        place="accent3",
        before=0,
        after=0,
        priority=98,
        run='<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>',
    ),
    Style("Logo", "Logo", size=16, place="accent3", before=0, after=60, priority=98, quick=False),
    Style("DefaultParagraphFont", "Default Paragraph Font", "", kind="character", quick=False),
    Style("Strong", "Strong", "DefaultParagraphFont", bold=True, kind="character", priority=22),
    Style("Emphasis", "Emphasis", "DefaultParagraphFont", italic=True, kind="character"),
    Style(
        "Reference", "Source Reference", "DefaultParagraphFont", place="accent4", kind="character"
    ),
    Style(
        "Quiet",
        "Not Stated",
        "DefaultParagraphFont",
        italic=True,
        place="accent4",
        kind="character",
    ),
)


def _table_style(
    identity: str, name: str, borders: str, conditions: str, *, side: int = 100
) -> str:
    """Return a table style; `side`: room left and right in a cell, in twips."""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{identity}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/>'
        f"<w:qFormat/><w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>"
        f'<w:top w:w="20" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="20" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr>{conditions}</w:style>"
    )


def _condition(kind: str, borders: str, *, filled: bool = False) -> str:
    inside = f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""
    return (
        f'<w:tblStylePr w:type="{kind}"><w:rPr><w:b/><w:bCs/>{colour("accent1")}</w:rPr>'
        f"<w:tcPr>{inside}{panel() if filled else ''}</w:tcPr></w:tblStylePr>"
    )


def _table_styles() -> str:
    heavy_top = line("top", place="accent1", eighths=12)
    heavy_bottom = line("bottom", place="accent1", eighths=8)
    rules = heavy_top + line("bottom", place="accent1", eighths=8) + line("insideH")
    grid = "".join(
        line(side, place="accent4") for side in ("top", "left", "bottom", "right")
    ) + "".join(line(side, place="accent4") for side in ("insideH", "insideV"))
    dashes = "".join(
        f'<w:{side} w:val="dashed" w:sz="6" w:space="0" w:color="{COLOURS["accent4"]}" '
        'w:themeColor="accent4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    header = _condition("firstRow", heavy_bottom, filled=True)
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"
        + _table_style(
            "KitTable",
            "Kit Table",
            rules,
            header
            + _condition("lastRow", line("top", place="accent1", eighths=8))
            + _condition("firstCol", ""),
        )
        + _table_style("KitForm", "Kit Form", grid, header)
        + _table_style("KitColumns", "Kit Columns", "", "")
        + _table_style("KitCards", "Kit Cards", dashes, "")
        + _table_style("KitTimeline", "Kit Timeline", grid, "", side=0)
    )


def styles() -> str:
    """Return the style part."""
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" '
        'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
        '<w:sz w:val="21"/><w:szCs w:val="21"/>'
        f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        '<w:spacing w:after="80" w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:latentStyles w:defLockedState="0" w:defUIPriority="99" '
        'w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
        f"{''.join(style.xml() for style in STYLES)}{_table_styles()}</w:styles>"
    )


def _level(kind: str, text: str, font: str = "", style: str = "") -> str:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{linked}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr>'
        f"<w:rPr>{fonts if font else ''}{'' if font else '<w:b/><w:bCs/>'}{colour('accent2')}"
        "</w:rPr></w:lvl>"
    )


def numbering() -> str:
    """Return the numbering part: bullets, numbers, boxes to tick, and numbered rules."""
    levels = (
        _level("bullet", "•", "Calibri", "ListBullet"),
        _level("decimal", "%1.", style="ListNumber"),
        _level("bullet", "☐", "Segoe UI Symbol", "Checklist"),
        _level("decimal", "%1."),
    )
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f"{level}</w:abstractNum>"
        for number, level in enumerate(levels)
    )
    numbers = "".join(
        f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in range(len(levels))
    )
    return f'<w:numbering xmlns:w="{W}">{abstract}{numbers}</w:numbering>'
