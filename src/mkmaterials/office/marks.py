"""Control characters that stand for something while a document is being made.

None of them may occur in XML, so neither a template's text nor a value (see
`environment.finalize`) can be mistaken for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Delimiters of the Jinja sources that the compiler writes.
BLOCK_START: Final = "\x01"
BLOCK_END: Final = "\x02"
VARIABLE_START: Final = "\x03"
VARIABLE_END: Final = "\x04"
COMMENT_START: Final = "\x05"
COMMENT_END: Final = "\x06"

# Marks in what a program puts out.
PARAGRAPH: Final = "\x07"  # a new paragraph within a value: docxtpl's \\a, as it stands there
PAGE: Final = "\x0c"  # a new page within a value: docxtpl's \\f, as it stands there
FILL_START: Final = "\x08"  # where a chart's series or a picture go: FILL_START <what> FILL_END
FILL_END: Final = "\x0b"
BREAK: Final = "\x0e"  # line break within a value
TAB: Final = "\x0f"  # tabulator within a value
SLIDE: Final = "\x10"  # a slide begins: SLIDE <index> HEAD <item> and its parts
PART: Final = "\x11"  # a part begins: PART <index> HEAD <xml>
HEAD: Final = "\x12"  # end of the head of a slide or part
LINK_START: Final = "\x13"  # a link's address, where a relationship id has to stand
LINK_END: Final = "\x14"
NUMBER: Final = "\x15"  # a number, unique in its document: see `numbering`
KEEP: Final = "\x16"  # KEEP <name> <look> HEAD: what ends here must end with a paragraph
TABLE_START: Final = "\x17"  # a table whose rows or columns come out of a loop
TABLE_END: Final = "\x18"
FIT_START: Final = "\x19"  # text to be fitted: FIT_START <index> HEAD <xml> FIT_END
FIT_END: Final = "\x1a"
BLANK_START: Final = "\x1b"  # a line or row that goes if nothing is printed in it
BLANK_END: Final = "\x1c"
DROP: Final = "\x1d"  # an optional value was blank: the line or row around it goes
RICH_START: Final = "\x1e"  # formatted text: RICH_START <look> HEAD <text> RICH_END
RICH_END: Final = "\x1f"


def within(xml: str, start: str, end: str, change: Callable[[str], str]) -> str:
    """Change what stands between two marks, the innermost first, and take the marks away.

    A mark without its partner stays: a block over two boxes may tear them apart. Texts are cut at
    the marks, which is many times faster than a pattern that looks at each letter.
    """
    head, *rest = xml.split(start)
    open_: list[list[str]] = [[head]]
    for piece in rest:
        first, *others = piece.split(end)
        open_.append([first])
        for other in others:
            if len(open_) > 1:
                inside = "".join(open_.pop())
                open_[-1] += (change(inside), other)
            else:
                open_[-1] += (end, other)
    return start.join("".join(pieces) for pieces in open_)


def without(xml: str, marks: Iterable[str]) -> str:
    """Return the XML without these marks."""
    for mark in marks:
        if mark in xml:
            xml = xml.replace(mark, "")
    return xml
