"""Plain text: lines or blank-line blocks become paragraphs; the first is the headline."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from mkmaterials.errors import SourceError
from mkmaterials.files import sha256
from mkmaterials.findings import Finding
from mkmaterials.model.release import Release
from mkmaterials.readers.encoding import decode

_BREAKS: Final = re.compile(r"\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_ILLEGAL: Final = re.compile(r"[\0-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_LONGEST_WRAP: Final = 100  # characters: longer lines are not hard-wrapped
_LONGEST_TITLE: Final = 300


def read_text(name: str, data: bytes) -> tuple[Release, list[Finding]]:
    """Read a plain-text press release.

    Args:
        name: file name.
        data: the file's bytes.

    Raises:
        SourceError: nothing in it, no text, an encoding that is not read, or no headline.
    """
    text = decode(name, data)
    findings = []
    cleaned, dropped = _ILLEGAL.subn("", text)
    if dropped:
        findings.append(
            Finding(
                "source.control-characters",
                "note",
                f"{dropped} control characters were left out; they are no part of any word",
                where=name,
            )
        )
    paragraphs = split_paragraphs(cleaned)
    _refuse_without_title(name, paragraphs)
    return Release(name=name, paragraphs=paragraphs, sha256=sha256(data)), findings


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


def _refuse_without_title(name: str, paragraphs: tuple[str, ...]) -> None:
    if not paragraphs:
        raise SourceError("the file is empty", where=name, hint="paste the press release into it.")
    title = paragraphs[0]
    if len(paragraphs) == 1 or len(title) > _LONGEST_TITLE or not re.search(r"[^\W\d_]", title):
        raise SourceError(
            "there is no title: the first line must be the headline, and the text must follow "
            "on lines of its own",
            where=f"{name}, line 1",
            hint="put the headline on the first line.",
        )
