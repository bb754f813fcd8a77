"""What differs between two lists of paragraphs."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from mkmaterials.office import tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Difference(NamedTuple):
    """One difference.

    Attributes:
        kind: what differs: "text", "tag", "style", "colour", "font", "slide", "layout",
            "shape", "picture", "page" or "part".
        place: where, as a person would say it.
        was: in the old file; "" if there was nothing.
        now: in the new one; "" if there is nothing.
    """

    kind: str
    place: str
    was: str = ""
    now: str = ""


class Paragraph(NamedTuple):
    """A paragraph: its place in words, and its text."""

    place: str
    text: str


def differing(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[Difference]:
    """Yield paragraphs that were changed, added or taken out, in order."""
    matcher = SequenceMatcher(None, [p.text for p in old], [p.text for p in new], autojunk=False)
    for kind, start, end, from_, to in matcher.get_opcodes():
        if kind == "equal":
            continue
        gone, come = old[start:end], new[from_:to]
        for number in range(max(len(gone), len(come))):
            was = gone[number] if number < len(gone) else None
            now = come[number] if number < len(come) else None
            place = now.place if now else was.place if was else ""
            yield Difference("text", place, was.text if was else "", now.text if now else "")


def tags_in(paragraphs: Sequence[Paragraph]) -> Counter[str]:
    """Return how often each tag stands in paragraphs, spelled alike."""
    hits = (hit for each in paragraphs for hit in tags.find(each.text, unclosed=lambda _: None))
    return Counter(hit.tag.text for hit in hits if hit.tag is not None)


def tag_differences(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[Difference]:
    """Yield tags that the new paragraphs have and the old ones have not, and the reverse."""
    before, after = tags_in(old), tags_in(new)
    for tag in before - after:
        yield Difference("tag", "", tag, "")
    for tag in after - before:
        yield Difference("tag", "", "", tag)
