"""Names of bodies: ministries, missions, offices, and lists of them.

"the OSCE Centre in Bishkek and the Centre for Support to International Protection" is two
bodies; "Office for Democratic Institutions and Human Rights (ODIHR)" is one.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.gazetteer import known_city

if TYPE_CHECKING:
    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.passages import Paragraph, Word

_LONGEST: Final = 40  # words in a name
_MOST_IN_A_LIST: Final = 12
_LEAD_WORDS: Final = 4  # "the non-governmental organizations the Feminist League"
_BRACKETS: Final = frozenset({" ", "\u00a0", " (", ") ", "/", " & ", "’ ", "' "})


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
    courtesy = first in lexicon.words("names.honorifics") and words[0].text[0].isupper()
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
    plural = paragraph.outside[found[0][0] :][:_LONGEST].split(" ", 1)[0] if found else ""
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


def body_at(paragraph: Paragraph, start: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the one body whose name starts at `start`, article left off, or ``None``."""
    words = paragraph.words
    index = paragraph.index_at(start)
    articles = lexicon.words("hosts.articles")
    if index < len(words) and words[index].low in articles:
        index += 1
    if index >= len(words) or not _may_start(words, index, lexicon):
        return None
    last = index
    while last - index < _LONGEST and (after := _next_part(paragraph, last, lexicon)) is not None:
        last = after
    while last > index and not _is_name_like(words[last], lexicon):
        last -= 1
    end = _with_bracket(paragraph, words[index].start, words[last].end)
    end = _with_country(paragraph, words[index].start, end, lexicon)
    branch = _BRANCH.match(paragraph.outside, end)
    return words[index].start, branch.end() if branch else end


# "UNICEF Libya country office": the noun that ends a body's name in small letters
_BRANCH: Final = re.compile(r" (?:country|regional|field|national) office\b")


def body_at_end(
    paragraph: Paragraph, words: list[Word], lexicon: Lexicon
) -> tuple[int, int] | None:
    """Return the body that a clause consists of, what stands before a comma aside."""
    start = words[0].start
    clause = paragraph.outside[start : words[-1].end]
    start += clause.rfind(", ") + 2 if ", " in clause else 0
    body = body_at(paragraph, start, lexicon)
    if body is None or body[1] < words[-1].end or not is_body(paragraph, body, lexicon):
        return None
    return body


def is_body(paragraph: Paragraph, span: tuple[int, int], lexicon: Lexicon) -> bool:
    """Tell whether a name is surely a body's: an abbreviation, or several capitalised words."""
    words = paragraph.between(*span)
    capital = [word for word in words if word.text[0].isupper()]
    school = any(word.low in lexicon.words("names.institutions") for word in capital)
    if not school and any(word.low in lexicon.words("messages.collective") for word in capital):
        return False  # "Experts"; but "School of Judges"
    acronym = any(len(w.text) > 1 and w.text.isupper() for w in capital)
    known = [w for w in capital if w.low in lexicon.words("names.never")]
    return acronym or (len(capital) > 1 and bool(known))


_JOINTS: Final = (
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


def _with_country(paragraph: Paragraph, start: int, end: int, lexicon: Lexicon) -> int:
    """Take "in Mali" along in "the UN Migration Agency (IOM) in Mali"."""
    if paragraph.outside[end - 1] != ")" or not paragraph.outside.startswith(" in ", end):
        return end
    following = paragraph.between(end + 4, end + 4 + _LONGEST)[:1]
    foreign = {word.low for word in paragraph.between(start, end)} & lexicon.words("hosts.known")
    countries = lexicon.words("places.countries") | lexicon.words("places.more_countries")
    return following[0].end if foreign and following and following[0].low in countries else end


def _next_in_list(paragraph: Paragraph, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    outside = paragraph.outside
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
            return body
    return None


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
    return after.startswith((",", " and ", ".", ";")) or is_body(paragraph, body, lexicon)


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
            continue
        if word.text[0].isupper():
            known = before.low in lexicon.words("hosts.lead_nouns")
            return body_at(paragraph, word.start, lexicon) if known else None
    return None


def _may_start(words: list[Word], index: int, lexicon: Lexicon) -> bool:
    word = words[index]
    if word.text[0].isupper():
        return word.low not in lexicon.numbers["dates.months"]
    lower = word.low in lexicon.words("hosts.lower")
    return lower and index + 1 < len(words) and words[index + 1].low == "of"


def _next_part(paragraph: Paragraph, last: int, lexicon: Lexicon) -> int | None:
    """Return the index of the next word of the name, or ``None`` where the name ends."""
    words = paragraph.words
    if last + 1 >= len(words) or not _close(paragraph, last):
        return None
    word = words[last + 1]
    if word.text[0].isupper() or word.low in lexicon.words("hosts.lower"):
        return None if _is_seated(words, last, lexicon) else last + 1
    target = _capital_after(paragraph, last + 1)
    if target is None:
        return None
    joins = (
        word.low in lexicon.words("hosts.joins")
        or (word.low in lexicon.words("hosts.joins_after_seat") and _is_seat(words[last], lexicon))
        or (word.low == "to" and target == last + 2)
        or (word.low == "in" and _is_mission(words, last, target, lexicon))
        or (word.low == "in" and _is_subject(words[target], lexicon))
        or (word.low == "in" and words[last].low in {"co-operation", "cooperation"})
        or (word.low == "on" and not _is_day(words[target], lexicon))
        or (
            word.low == "and" and target == last + 2 and not _separate(words, last, target, lexicon)
        )
    )
    return target if joins else None


def _close(paragraph: Paragraph, index: int) -> bool:
    words = paragraph.words
    gap = paragraph.outside[words[index].end : words[index + 1].start]
    return gap in _BRACKETS or (gap == ". " and _DOTTED.fullmatch(words[index].text) is not None)


_DOTTED: Final = re.compile(r"[A-Z](?:\.[A-Z])+")  # U.S. Embassy


def _capital_after(paragraph: Paragraph, index: int) -> int | None:
    """Return the capitalised word that follows a connecting word, an article between."""
    words = paragraph.words
    for position in (index + 1, index + 2):
        if position >= len(words) or not _close(paragraph, position - 1):
            return None
        if words[position].text[0].isupper():
            return position
        if words[position].low != "the":
            return None
    return None


def _is_seated(words: list[Word], last: int, lexicon: Lexicon) -> bool:
    """Tell whether a name has reached its seat: "Mission in Kosovo" goes not on to "Vera Linde"."""
    if not last or words[last - 1].low not in lexicon.words("hosts.joins_after_seat"):
        return False
    return words[last].low in lexicon.words("places.countries") or bool(
        known_city([words[last].text])
    )


def _is_seat(word: Word, lexicon: Lexicon) -> bool:
    return word.low in lexicon.words("hosts.seats")


def _is_mission(words: list[Word], last: int, target: int, lexicon: Lexicon) -> bool:
    """Office of the European Union in Pristina: of a foreign body, the seat is in its name."""
    name = words[max(0, last - _MISSION) : last + 1]
    first = next((n for n, word in enumerate(name) if word.low in _MISSIONS), None)
    countries = lexicon.words("places.countries") | lexicon.words("places.more_countries")
    seat = words[target]
    if first is None or not (seat.low in countries or known_city([seat.text])):
        return False
    foreign = {"union", "nations", "europe", "osce", "un", "eu", "undp"}
    return any(word.low in foreign | countries for word in name[first + 1 :])


_MISSION: Final = 6  # words of "Delegation of the European Union"
_MISSIONS: Final = frozenset({"office", "embassy", "delegation", "consulate", "representation"})


def _is_subject(word: Word, lexicon: Lexicon) -> bool:
    """Trafficking in Human Beings: a subject, not a place, follows "in"."""
    places = lexicon.words("places.countries") | lexicon.words("places.cities")
    known = lexicon.words("names.never") | lexicon.words("hosts.subjects")
    return word.low in known and word.low not in places


def _is_day(word: Word, lexicon: Lexicon) -> bool:
    return word.low.endswith("day") or word.low in lexicon.numbers["dates.months"]


def _separate(words: list[Word], last: int, target: int, lexicon: Lexicon) -> bool:
    """OSCE and UNDP, Sweden and Austria: two abbreviations or countries are two bodies."""
    one, other = words[last], words[target]
    countries = lexicon.words("places.countries")
    if one.low in countries and other.low in countries:
        shared = {word.low for word in words[max(0, last - 2) : last]} & {
            "governments",
            "embassies",
        }
        return one.low != "bosnia" and not shared
    if other.low in lexicon.words("hosts.known"):
        return True
    if any(w.text.isupper() and len(w.text) > 2 for w in (one, other)):  # noqa: PLR2004 - "INTERPOL and World Vision"; "US" is a country
        return True
    return _two_institutions(words, last, target, lexicon)


def _two_institutions(words: list[Word], last: int, target: int, lexicon: Lexicon) -> bool:
    """UN Police and Upper Nile State City Council: both sides end in a noun of institution.

    Not where the first is joined by "of" or "for": "Ministry of Police and Border Service".
    """
    institutions = lexicon.words("names.institutions")
    first = last
    while first and words[first - 1].text[0].isupper():
        first -= 1
    joined = first and words[first - 1].low in {"of", "for", "the"} and first > 1
    owner = joined and words[first - 2].text[0].isupper()
    end = target
    while end + 1 < len(words) and words[end + 1].text[0].isupper():
        end += 1
    long = last > first and end > target
    return bool(
        long and not owner and words[last].low in institutions and words[end].low in institutions
    )


def _is_name_like(word: Word, lexicon: Lexicon) -> bool:
    return word.text[0].isupper() or word.low in lexicon.words("hosts.lower")


def _with_bracket(paragraph: Paragraph, start: int, end: int) -> int:
    text = paragraph.outside[start:end]
    opened = text.count("(") > text.count(")")
    return end + 1 if opened and paragraph.outside[end : end + 1] == ")" else end
