"""The body a person works for, where the role prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.extract.bodies import body_at, is_body

if TYPE_CHECKING:
    from mkmaterials.extract.passages import Paragraph, Place, Reading

_LEADS: Final = frozenset({"of", "at", "from", "with", "for", "in"})
_SHORTEST: Final = 2  # letters; what is longer and all in capitals is an abbreviation


def find_affiliation(reading: Reading, role: Place) -> Place | None:
    """Return the body within a role: "Head of Unit at the OSCE Mission to Serbia", "UNODC Officer".

    Only a name that is surely a body's: "Professor of Criminal Law" has none. Of several the
    last counts, for it is the employer: "Head of the Police Unit at the OSCE Mission".
    """
    paragraph = reading.paragraphs[role.number - 1]
    found = _after_preposition(reading, paragraph, role) or _after_comma(reading, paragraph, role)
    return found or _in_front(reading, paragraph, role)


def _after_preposition(reading: Reading, paragraph: Paragraph, role: Place) -> Place | None:
    last: Place | None = None
    for word in paragraph.between(role.start, role.end):
        within = last is not None and word.start < last.end
        if word.low in _LEADS and word.start > role.start and not within:
            last = _body(reading, paragraph, word.end, role.end) or last
    return last


def _after_comma(reading: Reading, paragraph: Paragraph, role: Place) -> Place | None:
    at = paragraph.outside.find(", ", role.start, role.end)
    while at >= 0:
        place = _body(reading, paragraph, at + 2, role.end)
        if place:
            return place
        at = paragraph.outside.find(", ", at + 2, role.end)
    return None


def _in_front(reading: Reading, paragraph: Paragraph, role: Place) -> Place | None:
    """UNODC Programme Officer: an abbreviation that opens the role, an office after it."""
    first = paragraph.between(role.start, role.end)[:1]
    if not first or not first[0].text.isupper() or len(first[0].text) <= _SHORTEST:
        return None
    known = first[0].low in reading.lexicon.words("names.roles")
    return None if known else paragraph.place(first[0].start, first[0].end)


def _body(reading: Reading, paragraph: Paragraph, start: int, end: int) -> Place | None:
    body = body_at(paragraph, start, reading.lexicon)
    if body is None or body[0] >= end or body[1] > end:
        return None
    words = paragraph.between(*body)
    institutions = reading.lexicon.words("names.institutions")
    known = any(word.low in institutions for word in words)
    abbreviation = any(len(w.text) > _SHORTEST and w.text.isupper() for w in words)
    surely = (known or abbreviation) and is_body(paragraph, body, reading.lexicon)
    return paragraph.place(*body) if surely else None
