"""Plain text: lines or blank-line blocks become paragraphs; the first is the headline."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mkmaterials.readers.encoding import decode
from mkmaterials.readers.release import make_release

if TYPE_CHECKING:
    from mkmaterials.findings import Finding
    from mkmaterials.model.release import Release

_BREAKS: Final = re.compile(r"\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_LONGEST_WRAP: Final = 100  # characters: longer lines are not hard-wrapped


def read_text(name: str, data: bytes) -> tuple[Release, list[Finding]]:
    """Read a plain-text press release.

    Args:
        name: file name.
        data: the file's bytes.

    Raises:
        SourceError: nothing in it, no text, an encoding that is not read, or no headline.
    """
    return make_release(name, data, split_paragraphs(decode(name, data)))


def split_paragraphs(text: str) -> tuple[str, ...]:
    """Split plain text into paragraphs.

    Every line is a paragraph, except in blocks between blank lines whose lines were
    wrapped by an editor or a mail program: these are joined again.
    """
    lines = [" ".join(line.split("\t")).strip() for line in _BREAKS.split(text)]
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    paragraphs: list[str] = []
    for block in blocks:
        paragraphs += [" ".join(block)] if _is_wrapped(block) else block
    return tuple(paragraphs)


def _is_wrapped(block: list[str]) -> bool:
    """Tell whether each line ended only because its next word did not fit any more."""
    width = max((len(line) for line in block), default=0)
    if len(block) < 2 or not 40 <= width <= _LONGEST_WRAP:  # noqa: PLR2004 - see docstring
        return False
    return all(
        len(line) + 1 + len(after.split(" ", 1)[0]) > width for line, after in pairwise(block)
    )
