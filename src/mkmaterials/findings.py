"""Findings: problems and reminders as data. Checkers return them; only the faces print them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from mkmaterials.messages import _

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a person should know.

    Attributes:
        code: stable dotted name for machines, such as ``quotation.speaker-not-stated``.
        level: ``error`` (the output must not be used), ``warning`` (look at it) or
            ``note`` (good to know).
        message: what is the case, one sentence.
        where: place as a person would say it: file, paragraph, page, slide, shape.
        hint: what to do; empty where nothing needs doing.
    """

    code: str
    level: Level
    message: str
    where: str = ""
    hint: str = ""

    def as_dict(self) -> dict[str, str]:
        """Return the finding as plain strings, for JSON."""
        return asdict(self)


def at_paragraph(number: int) -> str:
    """Return the place of a finding in a press release: "paragraph 6"."""
    # Translators: a place in the press release.
    return _("paragraph {number}", number=number)


def at_quotation(number: int, paragraph: int) -> str:
    """Return the place of a finding on a quotation: "quotation 2, paragraph 6"."""
    # Translators: a place: the second quotation of the press release, in its sixth paragraph.
    return _("quotation {number}, paragraph {paragraph}", number=number, paragraph=paragraph)
