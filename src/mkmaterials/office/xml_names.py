"""Names of the XML elements that tags stand in and take the place of."""

from __future__ import annotations

from typing import Final

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
FRAME: Final = f"{P}graphicFrame"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

PARAGRAPHS: Final = {f"{W}p", f"{A}p"}
RUNS: Final = {f"{W}r", f"{A}r"}
TEXTS: Final = {f"{W}t", f"{A}t"}
TABLES: Final = {f"{W}tbl", f"{A}tbl"}
# What a tag with a prefix takes the place of.
TARGETS: Final = {
    "p": PARAGRAPHS,
    "tr": {f"{W}tr", f"{A}tr"},
    "tc": {f"{W}tc", f"{A}tc"},
    "r": RUNS,
    "cell": {f"{W}tc"},
}
# What must end with a paragraph, even if a condition takes all its paragraphs away.
ENDS_WITH_PARAGRAPH: Final = {
    *(f"{W}{name}" for name in ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote")),
    f"{W}comment",
    f"{A}txBody",
    f"{P}txBody",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}rich",
}
