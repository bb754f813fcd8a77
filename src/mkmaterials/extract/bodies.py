"""Names of bodies: ministries, missions, offices, and lists of them.

"the OSCE Centre in Bishkek and the Centre for Support to International Protection" is two
bodies; "Office for Democratic Institutions and Human Rights (ODIHR)" is one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.gazetteer import known_city

if TYPE_CHECKING:
    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.passages import Paragraph, Word

_LONGEST: Final = 40  # words in a name
_BRACKETS: Final = frozenset({" ", "\u00a0", " (", ") ", "/", " & ", "’ ", "' "})


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
    while last - index < _LONGEST:
        after = _next_part(paragraph, last, lexicon)
        if after is None:
            after = _over_commas(paragraph, index, last, lexicon)
        if after is None or _crosses_bracket(
            paragraph, words[index].start, words[last : after + 1]
        ):
            break
        last = after
    while last > index and not _is_name_like(words[last], lexicon):
        last -= 1
    end = _with_bracket(paragraph, words[index].start, words[last].end)
    end = _with_country(paragraph, words[index].start, end, lexicon)
    end = _with_house(paragraph, words[index], end, lexicon)
    for tail in (_BRANCH, _ABBREVIATED, _OF_AN_OWNER):
        match = tail.match(paragraph.outside, end)
        end = match.end() if match else end
    return words[index].start, _with_marks(paragraph, words[last], end, lexicon)


def _crosses_bracket(paragraph: Paragraph, start: int, words: list[Word]) -> bool:
    """Tell whether a bracket closes before the last of some words that the name did not open."""
    name = paragraph.outside[start : words[-1].start]
    return name.count(")") > name.count("(")


def _with_marks(paragraph: Paragraph, last: Word, end: int, lexicon: Lexicon) -> int:
    """Take the name in marks along in "NGO “Open Doors”", "Association “Lists”"."""
    kinds = lexicon.words("names.institutions") | lexicon.words("hosts.lead_nouns")
    marked = name_in_marks(paragraph, end) if last.end == end and last.low in kinds else None
    return marked.after if marked else end


def name_in_marks(paragraph: Paragraph, end: int) -> Quoted | None:
    """Return the name that stands in marks right after `end`: short, and with a capital."""
    if paragraph.outside[end : end + 1] != " ":
        return None
    quoted = next((one for one in paragraph.quoted if one.outer == end + 1), None)
    if quoted is None or not quoted.closed:
        return None
    name = paragraph.text[quoted.start : quoted.end]
    short = 0 < len(name.split()) <= _SHORT_NAME and name[:1].isupper()
    return quoted if short and name[-1:] not in ".!?," else None


_SHORT_NAME: Final = 6  # words in marks


def _over_commas(paragraph: Paragraph, first: int, last: int, lexicon: Lexicon) -> int | None:
    """Return the last word of a name that lists what a body is for.

    "Research, Planning and Transformation Directorate"; "National Council on Women, Family and
    Gender Development": one body, not three.
    """
    words = paragraph.words
    match = _LISTED.match(paragraph.outside, words[last].end)
    if match is None:
        return None
    listed = [w for w in paragraph.between(words[last].end, match.end()) if w.low != "and"]
    base = words[first : last + 1]
    nouns = lexicon.words("names.institutions")
    other = lexicon.words("hosts.known") | lexicon.words("places.countries")
    if any(w.low in other or w.text.isupper() for w in listed) or known_city([listed[0].text]):
        return None
    at_end = listed[-1].low in nouns and not any(w.low in nouns for w in [*base, *listed[:-1]])
    connector = next((n for n, w in enumerate(base) if w.low in {"on", "for"}), None)
    before = connector is not None and any(w.low in nouns for w in base[:connector])
    before = before and not any(w.low in nouns for w in [*base[connector or 0 :], *listed])
    short = last - first < _FEW if at_end else len(base[connector or 0 :]) <= _FEW
    return paragraph.index_at(listed[-1].start) if (at_end or before) and short else None


_LISTED: Final = re.compile(
    r"(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?){1,3},? and [A-Z][a-z]+(?: [A-Z][a-z]+){0,2}"
)
_FEW: Final = 3  # words before the first comma


# "UNICEF Libya country office", "UN refugee agency": a name that ends in small letters
_BRANCH: Final = re.compile(
    r" (?:country |regional |field |national )office\b"
    r"|(?: (?!(?:and|as|at|by|for|from|has|in|is|of|on|or|the|to|was|who|with) )[a-z’'-]+)?"
    r" (?:agency|board|fund|team|unit)\b(?: [A-Z]{3,})?"
    r"(?! (?:head|leader|leaders|member|members|of|staff)\b)"
)
_OF_AN_OWNER: Final = re.compile(r"(?<=[’']s) office\b")  # "under the Prosecutor General’s office"
# An abbreviation behind a seat: "Project Co-ordinator in Uzbekistan (PCUz)".
_ABBREVIATED: Final = re.compile(r" \([A-Z][\w-]*[A-Z][\w-]*\)")


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
    acronym = acronym or any(w.low in lexicon.words("hosts.known") for w in capital)
    known = [w for w in capital if w.low in lexicon.words("names.never")]
    return acronym or (len(capital) > 1 and bool(known))


def _with_country(paragraph: Paragraph, start: int, end: int, lexicon: Lexicon) -> int:
    """Take "in Mali" along in "the UN Migration Agency (IOM) in Mali"."""
    if paragraph.outside[end - 1] != ")" or not paragraph.outside.startswith(" in ", end):
        return end
    following = paragraph.between(end + 4, end + 4 + _LONGEST)[:1]
    foreign = {word.low for word in paragraph.between(start, end)} & lexicon.words("hosts.known")
    countries = lexicon.words("places.countries") | lexicon.words("places.more_countries")
    return following[0].end if foreign and following and following[0].low in countries else end


def _with_house(paragraph: Paragraph, first: Word, end: int, lexicon: Lexicon) -> int:
    """Take "at the Customs Institute" along in "Faculty of Training at the Customs Institute"."""
    while first.low in _FACULTIES and paragraph.outside.startswith(" at the ", end):
        house = body_at(paragraph, end + len(" at "), lexicon)
        if house is None or not is_body(paragraph, house, lexicon):
            break
        end = house[1]
    return end


_FACULTIES: Final = frozenset(
    {"faculty", "department", "chair", "institute", "school", "laboratory"}
)


def _may_start(words: list[Word], index: int, lexicon: Lexicon) -> bool:
    word = words[index]
    if word.text[0].isupper():
        adjective = word.low.endswith(tuple(lexicon.phrases("hosts.adjectives")))
        return not adjective and word.low not in lexicon.numbers["dates.months"]
    lower = word.low in lexicon.words("hosts.lower")
    return lower and index + 1 < len(words) and words[index + 1].low == "of"


def _next_part(paragraph: Paragraph, last: int, lexicon: Lexicon) -> int | None:
    """Return the index of the next word of the name, or ``None`` where the name ends."""
    words = paragraph.words
    if last + 1 >= len(words) or not _close(paragraph, last):
        return None
    word = words[last + 1]
    owner = words[last].text.endswith(("’s", "'s"))
    if word.text[0].isupper() or (word.low in lexicon.words("hosts.lower") and not owner):
        return None if _is_seated(words, last, lexicon) else last + 1
    target = _capital_after(paragraph, last + 1)
    if target is None:
        return None
    joins = (
        (word.low in _INNER and words[target].low in lexicon.words("hosts.seats"))
        or (word.low in lexicon.words("hosts.joins") and not _is_of_a_term(word, words, target))
        or (word.low == "and" and words[target].low in lexicon.words("hosts.areas"))
        or (word.low == "in" and _is_taught(words, last, target, lexicon))
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


_INNER: Final = frozenset({"programme", "program", "project", "field", "country", "regional"})


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


def _is_taught(words: list[Word], last: int, target: int, lexicon: Lexicon) -> bool:
    """Centre for Training in Judiciary: what is taught follows "in", not where."""
    taught = words[last].low in _TAUGHT and last and words[last - 1].low in {"for", "of"}
    countries = lexicon.words("places.countries") | lexicon.words("places.more_countries")
    place = words[target].low in countries or known_city([words[target].text])
    return bool(taught and not place)


_TAUGHT: Final = frozenset({"training", "education", "studies", "research", "excellence"})


def _is_of_a_term(word: Word, words: list[Word], target: int) -> bool:
    """Tell whether "under the Swedish Chairmanship" follows: no part of a body's name."""
    term = {one.low for one in words[target : target + 3]}
    return word.low == "under" and not term.isdisjoint(_TERMS)


_TERMS: Final = frozenset({"presidency", "chairmanship", "programme", "program", "project"})


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
    if one.low in countries and one.low != "bosnia":
        return True  # "... of the Republic of Türkiye and Turkish Academy"
    owners = words[target : target + 2]
    if any(w.low[:-2] in countries and w.text.endswith(("’s", "'s")) for w in owners):
        return True  # "... in Persons and Uzbekistan's Ombudsperson"
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
    """Take a bracket that the name has opened to its end: "Programme in Asia (BOMCA 10)"."""
    text = paragraph.outside[start:end]
    if text.count("(") <= text.count(")"):
        return end
    close = _CLOSE.match(paragraph.outside, end)
    return close.end() if close else start + len(text[: text.rindex("(")].rstrip())


_CLOSE: Final = re.compile(r"[^(),.;:\0]{0,20}\)")
