"""Lists of bodies: "the OSCE Centre in Bishkek and the Centre for Support to Protection" is two."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.bodies import body_at, is_body, name_in_marks
from mkmaterials.extract.name_runs import is_name_word

if TYPE_CHECKING:
    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.passages import Paragraph

_MOST_IN_A_LIST: Final = 12


_PLURAL: Final = 40  # characters in which "governments" stands
_LEAD_WORDS: Final = 4  # "the non-governmental organizations the Feminist League"


def bodies_at(paragraph: Paragraph, start: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return the bodies listed from `start` on: "the A, the B and the C"; "A and B"."""
    found: list[tuple[int, int]] = []
    body = body_at(paragraph, start, lexicon) or _after_lead(paragraph, start, lexicon)
    if body and _is_no_body(paragraph, body, lexicon):
        body = _after_unreadable(paragraph, body[1], lexicon)
    while body and len(found) < _MOST_IN_A_LIST:
        found.append(body)
        body = _next_in_list(paragraph, body[1], lexicon)
    found = [span for span in found if not _owns(paragraph, span[1])]
    found = _of_countries(paragraph, found, lexicon)
    if found and not _is_country(paragraph, found[0], lexicon):
        found = [span for span in found if not _is_country(paragraph, span, lexicon)]
    if found and _are_adjectives(paragraph, found[-1][1]):
        return []
    return _last_apart(paragraph, found, lexicon)


def _are_adjectives(paragraph: Paragraph, end: int) -> bool:
    """Tell whether "partners" follows: "Somali, Djiboutian and International partners"."""
    following = paragraph.between(end, end + _NOUN_AFTER)[:1]
    near = bool(following) and paragraph.outside[end : following[0].start] == " "
    return near and following[0].low in _COUNTERPARTS


_NOUN_AFTER: Final = 16  # characters of "counterparts"


_COUNTERPARTS: Final = frozenset(
    {"partners", "counterparts", "experts", "officials", "colleagues", "authorities", "officers"}
)


def _is_no_body(paragraph: Paragraph, span: tuple[int, int], lexicon: Lexicon) -> bool:
    """Tell whether a list opens with what only looks like a body: "Mr. X's office", "Polish"."""
    words = paragraph.between(*span)
    if words[-1].text.endswith(("’s", "'s", "’")):
        return True
    first = words[0].low
    if words[-1].low.endswith(tuple(lexicon.phrases("hosts.adjectives"))):
        return True  # "a United Nations-backed programme"
    courtesy = first in lexicon.words("names.honorifics") and words[0].text[0].isupper()
    if first in lexicon.words("names.doubtful_honorifics"):  # "General Police Inspectorate"
        courtesy = courtesy and not any(
            word.low in lexicon.words("names.institutions") for word in words[1:]
        )
    return courtesy or (len(words) == 1 and first in lexicon.words("places.peoples"))


def _after_unreadable(paragraph: Paragraph, start: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Go on with the list behind its first member: "..., the A and the B"."""
    match = _NEXT.search(paragraph.outside, start, start + _UNREADABLE)
    return body_at(paragraph, match.end(), lexicon) if match else None


_UNREADABLE: Final = 60  # characters of a first member


_NEXT: Final = re.compile(r"(?:,| and) (?=the )")


def _owns(paragraph: Paragraph, end: int) -> bool:
    """Tell whether a name goes on after "(UNODC)’s": the whole name or none."""
    return paragraph.outside[end : end + 2] in {"’s", "'s"}


def _is_country(paragraph: Paragraph, span: tuple[int, int], lexicon: Lexicon) -> bool:
    """Tell whether a name is a country's: in "the College in Kincardine, the United Kingdom"."""
    known = lexicon.words("places.countries") | lexicon.words("hosts.of_countries")
    return all(word.low in known for word in paragraph.between(*span))


def _of_countries(
    paragraph: Paragraph, found: list[tuple[int, int]], lexicon: Lexicon
) -> list[tuple[int, int]]:
    """Keep "governments of Finland and Norway" in one piece: "Norway" alone supports nothing."""
    plural = paragraph.outside[found[0][0] :][:_PLURAL].split(" ", 1)[0] if found else ""
    if plural.lower() not in lexicon.words("hosts.plural"):
        return found
    last = 0
    while last + 1 < len(found) and _is_country(paragraph, found[last + 1], lexicon):
        last += 1
    return [(found[0][0], found[last][1]), *found[last + 1 :]]


def _last_apart(
    paragraph: Paragraph, found: list[tuple[int, int]], lexicon: Lexicon
) -> list[tuple[int, int]]:
    """In "the A, the B of C and D." the last "and" is the list's: D is a body of its own.

    Only where no other "and" joins the list and D is one word that no name of a body ends in.
    """
    if len(found) <= 1:
        return found
    if paragraph.outside[found[-2][1] : found[-1][0]].strip() not in {",", ", the"}:
        return found
    start, end = found[-1]
    joint = paragraph.outside.rfind(" and ", start, end)
    last = paragraph.outside[joint + len(" and ") : end]
    if joint < 0 or " " in last or last.lower() in lexicon.words("names.never"):
        return found
    return [*found[:-1], (start, joint), (joint + len(" and "), end)]


_JOINTS: Final = (
    " and other ",
    ", as well as ",
    " as well as ",
    ", together with ",
    " together with ",
    " jointly with ",
    " and by ",
    ", and ",
    " and ",
    ", ",
)


def _next_in_list(paragraph: Paragraph, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    outside = paragraph.outside
    end = _after_origin(paragraph, end, lexicon)
    end += outside.startswith("*", end)  # "Office in Kosovo* and the Academy"
    for joint in _JOINTS:
        if outside.startswith(joint, end):
            start = end + len(joint)
            start = _after_leaders(paragraph, start)
            body = body_at(paragraph, start, lexicon) or _after_noun(paragraph, start, lexicon)
            if body is None or _is_owner(paragraph, body[1], lexicon):
                return None
            if joint == " and by " and not is_body(paragraph, body, lexicon):
                return None
            if joint == ", " and not _goes_on(paragraph, body, lexicon):
                return None
            acts = _acts(paragraph, body[1], lexicon)
            if joint == ", " and (acts or _holds_office(paragraph, end, body, lexicon)):
                return None
            return body
    return None


def _after_origin(paragraph: Paragraph, end: int, lexicon: Lexicon) -> int:
    """Skip "from Norway" in "the A from Norway and the B": where a body is at home."""
    match = _ORIGIN.match(paragraph.outside, end)
    countries = lexicon.words("places.countries") | lexicon.words("places.more_countries")
    return match.end() if match and match[1].lower() in countries else end


_ORIGIN: Final = re.compile(r" from ([A-Z]\w+)(?= and |, )")


def _after_leaders(paragraph: Paragraph, start: int) -> int:
    """Skip "leadership of" in "UNDP and the leadership of the Academy": the Academy is meant."""
    match = _LEADERS.match(paragraph.outside, start)
    return match.end() if match else start


_LEADERS: Final = re.compile(r"(?:the )?(?:leadership|management|staff) of ")


def _is_owner(paragraph: Paragraph, end: int, lexicon: Lexicon) -> bool:
    """In "as well as the OSCE guide on ..." the body only says whose guide it is."""
    following = paragraph.between(end, end + 24)[:1]
    nouns = lexicon.words("publications.nouns") | lexicon.words("event.projects")
    return bool(following) and following[0].low in nouns and following[0].start == end + 1


def _goes_on(paragraph: Paragraph, body: tuple[int, int], lexicon: Lexicon) -> bool:
    """After a comma a list goes on, unless a clause of its own starts there."""
    after = paragraph.outside[body[1] : body[1] + 5]
    marked = paragraph.outside[body[1] - 1] in '”"»“'  # "the Academy “Lists”"
    return marked or after.startswith((",", " and ", ".", ";")) or is_body(paragraph, body, lexicon)


def _holds_office(paragraph: Paragraph, end: int, body: tuple[int, int], lexicon: Lexicon) -> bool:
    """Tell whether "the Minister of Labour, Vera Linde" goes on with who holds the office."""
    start = paragraph.sentence_at(max(end - 1, 0))[0]
    before = paragraph.outside[start:end].rpartition(", ")[2].rpartition(" by ")[2].split()
    offices = lexicon.words("names.roles") - lexicon.words("names.shared_offices")
    office = any(word.lower() in offices for word in before)
    words = paragraph.between(*body)
    named = all(is_name_word(word, lexicon, "" if word is words[0] else "-") for word in words)
    return office and named and 1 < len(words) <= _NAME


_NAME: Final = 4  # words of a person's name


def _acts(paragraph: Paragraph, end: int, lexicon: Lexicon) -> bool:
    """In "With the support of A, B organized a course" a new subject follows the comma."""
    following = paragraph.between(end, end + _VERB)[:1]
    near = bool(following) and paragraph.outside[end : following[0].start] == " "
    return near and following[0].low in lexicon.words("hosts.active")


_VERB: Final = 16  # characters of "co-organized"


# A name behind what it is: the local organization for the protection of women, Ruke tek Ruka.
_DESCRIBED: Final = re.compile(
    r"the (?:[A-Z][a-z]+ )?(?:[a-z-]+ ){0,3}(?:organi[sz]ation|association|charity|network|NGO)"
    r"(?: [a-z]+){0,6}(?: \([A-Z]+\))?, (?=[A-Z])"
)
_NAMED: Final = re.compile(r"[A-Z]\w+ (?!and |of |for |in )[a-z]+ [A-Z]\w+(?=[.,;])")


def _after_lead(paragraph: Paragraph, start: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Skip a lead such as "the non-governmental organizations" before the first name."""
    index = paragraph.index_at(start)
    for number, word in enumerate(paragraph.words[index : index + _LEAD_WORDS]):
        if any(mark in paragraph.outside[start : word.start] for mark in ",.;:"):
            return None
        if word.low in {"from", "of"} or word.low in lexicon.words("participants.people"):
            return None  # "external experts from the Ministry": people, not the Ministry
        if word.low == "the" and not number:
            continue
        if word.low in {"the", "on", "in", "at"} and word.start > start:
            return body_at(paragraph, word.start, lexicon) if word.low == "the" else None
    return _after_noun(paragraph, start, lexicon)


def _after_noun(paragraph: Paragraph, start: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the name after "the non-profit" or "the publisher", or ``None``."""
    described = _DESCRIBED.match(paragraph.outside, start)
    if described:
        name = _NAMED.match(paragraph.outside, described.end())
        body = body_at(paragraph, described.end(), lexicon)
        return (name.start(), name.end()) if name and body and body[1] < name.end() else body
    index = paragraph.index_at(start)
    words = paragraph.words[index : index + _LEAD_WORDS]
    if not words or words[0].low not in lexicon.words("hosts.articles"):
        return None
    for before, word in pairwise(words):
        gap = paragraph.outside[before.end : word.start]
        named = gap == ", " and before.low in {"partner", "partners"}
        if gap != " " and not named:
            return None
        if word.low in lexicon.words("hosts.lead_nouns"):
            marked = name_in_marks(paragraph, word.end)
            if marked:
                return words[1].start, marked.after  # "charity “Open Doors”"
            continue
        if word.text[0].isupper():
            known = before.low in lexicon.words("hosts.lead_nouns")
            return body_at(paragraph, word.start, lexicon) if known else None
    return None
