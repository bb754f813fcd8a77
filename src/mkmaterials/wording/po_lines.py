"""Lines of PO files that Babel reads although they are malformed, losing letters without a word."""

from __future__ import annotations

import re
from typing import Final

from mkmaterials.messages import N_

NO_MARKS: Final = N_(
    'set a " at both ends of the text in this line, and write \\" for one within the text.'
)
# A keyword, a text in quotation marks from end to end, or one that goes on from the line before.
_WELL_FORMED: Final = re.compile(
    r'(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d+\])[ \t]*)?"(?:[^"\\]|\\.)*"', re.DOTALL
)


def malformed_line(text: str) -> int | None:
    """Return the number of the first line whose text does not stand in quotation marks.

    Blank lines, comments and obsolete entries are never malformed.

    Args:
        text: a PO file.
    """
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        bare = line.strip(" \t\r")
        if bare and not bare.startswith("#") and not _WELL_FORMED.fullmatch(bare):
            return number
    return None
