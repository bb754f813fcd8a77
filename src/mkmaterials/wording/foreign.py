"""Text that is in another language than the document in which it is printed."""

from __future__ import annotations

from typing import Self


class Foreign(str):
    """A text of the source, and the language in which it is: otherwise a text like any other.

    Where it is printed as it stands, it is marked with its language, so that spell-checkers and
    screen readers know it. What is made of it, such as a part of it, is plain text again.

    Attributes:
        language: BCP 47 code.
    """

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> Self:
        """Return `text` as one in `language`."""
        new = super().__new__(cls, text)
        new.language = language
        return new


def like(text: str, other: str) -> str:
    """Return `text` as one in the language of `other`, if that is in a language of its own."""
    return Foreign(text, other.language) if isinstance(other, Foreign) else text
