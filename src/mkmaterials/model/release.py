"""The press release as every reader hands it on, and places in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkmaterials.messages import _

_SENTENCE = 140  # characters from which on a first line that ends in a full stop is text
_AT = re.compile(r"p([1-9][0-9]*)(?::([0-9]+)-([0-9]+))?")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a release: paragraph and characters.

    Attributes:
        paragraph: number of the paragraph, from 1; the title is paragraph 1.
        start: first character within the paragraph, from 0 (code points).
        end: one past the last character.
    """

    paragraph: int
    start: int
    end: int

    def __str__(self) -> str:
        return f"p{self.paragraph}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Release:
    """A press release as text.

    Attributes:
        name: file name or address, as a person knows it.
        paragraphs: the paragraphs in order, title first; none is blank.
        sha256: hash of the source's bytes, hexadecimal.
        language: ISO 639 code, such as ``en``.
        address: web address of the release, where one is known.
    """

    name: str
    paragraphs: tuple[str, ...]
    sha256: str
    language: str = "en"
    address: str | None = None

    @property
    def title(self) -> str:
        """The headline: the first paragraph."""
        return self.paragraphs[0]

    @property
    def headless(self) -> bool:
        """True if no headline is printed: the first paragraph is a sentence of the text."""
        title = self.title.rstrip(' "”’»)')
        return len(title) >= _SENTENCE and title.endswith((".", "…"))

    def text(self, span: Span) -> str:
        """Return the text at `span`.

        Raises:
            ValueError: the span does not lie in this release.
        """
        if not 1 <= span.paragraph <= len(self.paragraphs):
            raise ValueError(_("there is no paragraph {number}", number=span.paragraph))
        paragraph = self.paragraphs[span.paragraph - 1]
        if not 0 <= span.start < span.end <= len(paragraph):
            # Translators: {place} is such as p6:158-455.
            message = _("{place} reaches past the end of its paragraph", place=span)
            raise ValueError(message)
        return paragraph[span.start : span.end]

    def whole(self, paragraph: int) -> Span:
        """Return the span of a whole paragraph (number from 1)."""
        return Span(paragraph, 0, len(self.paragraphs[paragraph - 1]))


def parse_at(at: str) -> tuple[int, int | None, int | None]:
    """Split an ``at`` value (``p6`` or ``p6:158-455``) into paragraph, start and end.

    Raises:
        ValueError: `at` is not of that form.
    """
    match = _AT.fullmatch(at)
    if not match:
        raise ValueError(_("{place!r} is not a place such as p6 or p6:158-455", place=at))
    paragraph, start, end = match.groups()
    return int(paragraph), start and int(start), end and int(end)  # type: ignore[return-value]
