"""One theme for all documents: colours and fonts stand here and nowhere else.

Re-branding a document means changing its theme part. The documents name the colours by
their place in the theme; the values beside them are for programs that do not read themes.
"""

from __future__ import annotations

NAME = "Training kit"
FONT = "Calibri"

COLOURS = {
    "dk1": "1B232C",  # text
    "lt1": "FFFFFF",  # paper
    "dk2": "233B57",  # as accent1: for what Office colours by itself
    "lt2": "EEF1F4",  # panels and header rows
    "accent1": "233B57",  # dark blue: headings, the colour to re-brand
    "accent2": "0F6B66",  # teal: quotations, small headings
    "accent3": "A34A12",  # rust: warnings and questions to the room
    "accent4": "5A6472",  # grey: notes, paragraph numbers
    "accent5": "6A4C7D",
    "accent6": "4F6B2E",
    "hlink": "1F5A8C",
    "folHlink": "6A4C7D",
}
HAIRLINE = "BFBFBF"  # rules of tables and footers: white, a quarter darker, in any brand
HAIRLINE_SHADE = "BF"  # three quarters of white's light, as Word writes it

# The gradients, effects and lines that the format demands three of each; all plain.
_FILLS = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
_LINES = "".join(
    f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">'
    '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:prstDash val="solid"/></a:ln>'
    for width in (6350, 12700, 19050)
)
_EFFECTS = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3


def theme() -> str:
    """Return the theme part."""
    colours = "".join(
        f'<a:{place}><a:srgbClr val="{value}"/></a:{place}>' for place, value in COLOURS.items()
    )
    fonts = "".join(
        f'<a:{place}Font><a:latin typeface="{FONT}"/><a:ea typeface=""/>'
        f'<a:cs typeface=""/></a:{place}Font>'
        for place in ("major", "minor")
    )
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'name="{NAME}"><a:themeElements><a:clrScheme name="{NAME}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{NAME}">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="{NAME}"><a:fillStyleLst>{_FILLS}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINES}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECTS}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILLS}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )
