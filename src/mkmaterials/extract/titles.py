"""Titles and terms: passages in quotation marks that nobody said, and publications."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.body_lists import bodies_at
from mkmaterials.extract.marks import Quoted
from mkmaterials.extract.phrases import event_pattern, find_phrases

if TYPE_CHECKING:
    from mkmaterials.extract.passages import Paragraph, Place, Reading, Word

_FIRST: Final = 4  # paragraphs below the headline in which an event is named
_CUE: Final = 60  # characters before a title in which its kind is named
_SHORT: Final = 3  # words of a term
_LONGEST: Final = 60  # words of a title
_TITLE_WORDS: Final = 4  # words of a title without quotation marks, at least
_TITLE_CASE: Final = 0.6  # share of capitalised words that makes a title
_JOINTS: Final = (" on ", " ", ": ", ", ", " about ", " of ")


def is_title(reading: Reading, paragraph: Paragraph, quoted: Quoted, low: int) -> bool:
    """Tell whether a passage is a title: "a workshop on “...”", "titled “...”", "report “...”".

    So is one that holds the headline: “Press Release: ...,” in a line that tells the source.
    """
    headline = reading.paragraphs[0].text.strip(" .")
    if len(headline.split()) > _SHORT and headline in paragraph.text[quoted.start : quoted.end]:
        return True
    return _kind(reading, paragraph, quoted, low) != ""


def is_term(paragraph: Paragraph, quoted: Quoted) -> bool:
    """Tell whether a passage is a term: “learning-by-doing”, “hot spots”, or a title's capitals."""
    text = paragraph.text[quoted.start : quoted.end]
    words = text.split()
    inside = bool(paragraph.outside[quoted.after :].strip(" .,;:"))
    ended = text[-1:] in ".!?,"
    if len(words) <= _SHORT and (inside or not ended):
        return True
    capital = [w for w in words if w[:1].isupper()]
    return len(words) > 1 and not ended and len(capital) / len(words) >= _TITLE_CASE


def find_event_name(
    reading: Reading, rest: list[tuple[Paragraph, Quoted]]
) -> tuple[Paragraph, Quoted] | None:
    """Return the passage that names the event: "a workshop on “...”", "session, titled “...”"."""
    for paragraph, quoted in rest:
        if paragraph.rank > _FIRST + 1:
            return None
        low = _low(paragraph, quoted)
        if _kind(reading, paragraph, quoted, low) == "event":
            return paragraph, quoted
    return _without_marks(reading)


def _without_marks(reading: Reading) -> tuple[Paragraph, Quoted] | None:
    """Return the name in "The seminar, titled Ten Years On: What We Have Learnt, was ..."."""
    for paragraph in reading.first(_FIRST):
        match = _TITLED.search(paragraph.outside)
        if match and event_pattern(reading.lexicon).fullmatch(match[1]):
            start, end = match.span(2)
            return paragraph, Quoted(start, start, end, end, closed=False)
    return None


_TITLED: Final = re.compile(
    r"\b([a-z-]+),? (?:en)?titled ([A-Z][^“”\"«».;\0]{10,250}?), "
    r"(?=(?:was|is|took|brought|gathered|aimed|focused|drew)\b)"
)


def name_place(paragraph: Paragraph, quoted: Quoted) -> Place:
    """Return a title without the stop or comma that only ends the sentence."""
    end = quoted.end
    while end > quoted.start and paragraph.text[end - 1] in ".,;: ":
        end -= 1
    return paragraph.place(quoted.start, end if end > quoted.start else quoted.end)


def find_publications(
    reading: Reading, rest: list[tuple[Paragraph, Quoted]]
) -> list[tuple[Place, list[Place]]]:
    """Return titles of publications with their publishers.

    In marks: "the report “...”". Without: "the guide on Good Practices in ..., published
    by the Unit", "the Manual on Police and Roma: Good Practices in ...". Nothing is
    completed: the title is what is printed.
    """
    found = [
        (name_place(paragraph, quoted), _publishers(reading, paragraph, quoted.after))
        for paragraph, quoted in rest
        if _kind(reading, paragraph, quoted, _low(paragraph, quoted)) == "publication"
    ]
    seen = {reading.text(place).casefold() for place, _ in found}
    for paragraph in reading.body:
        for place in _unmarked(reading, paragraph):
            title = reading.text(place).casefold()
            if not any(title in known for known in seen):
                seen.add(title)
                found.append((place, _publishers(reading, paragraph, place.end)))
    return sorted(found, key=lambda one: (one[0].number, one[0].start))


def _low(paragraph: Paragraph, quoted: Quoted) -> int:
    index = bisect_left(paragraph.quoted, quoted.outer, key=_outer) - 1
    return paragraph.quoted[index].after if index >= 0 else 0


def _outer(quoted: Quoted) -> int:
    return quoted.outer


def _kind(reading: Reading, paragraph: Paragraph, quoted: Quoted, low: int) -> str:
    """Return "event", "publication" or "other" for a title, "" for what is none."""
    named = _is_named_after(reading, paragraph, quoted)
    return "publication" if named else _kind_by_lead(reading, paragraph, quoted, low)


def _kind_by_lead(reading: Reading, paragraph: Paragraph, quoted: Quoted, low: int) -> str:
    """Return the kind that the words before a passage say: "titled", "workshop on"."""
    lexicon = reading.lexicon
    start = max(low, paragraph.sentence_at(quoted.outer)[0], quoted.outer - _CUE)
    lead = paragraph.outside[start : quoted.outer].lower().rstrip(" ,:")
    words = lead.replace(",", " ").split()
    if not words:
        return ""
    say = lexicon.words("speech.say")
    if words[-1] in lexicon.words("event.titled"):
        return _named_kind(reading, paragraph.outside[max(0, start - _CUE) : quoted.outer], "other")
    if words[-1] in {"is", "was"} and any(w in lexicon.words("event.name_of") for w in words):
        return _named_kind(reading, lead, "other")
    tail = [word for word in words if word not in {"the", "a", "an"}][-3:]
    while len(tail) > 1 and tail[-1] in reading.lexicon.words("event.name_connect"):
        tail.pop()
    opens = paragraph.text[quoted.start]
    # acknowledged the value of the course: “We learnt a lot.”
    told = paragraph.outside[: quoted.outer].rstrip().endswith(":")
    told = told and paragraph.text[quoted.end - 1] in ".!?"
    if (
        told
        or opens.islower()
        or not tail
        or any(word in say for word in words[-2:])
        or lead.endswith(("that", ":"))
    ):
        return ""
    raw = paragraph.outside[start : quoted.outer].rstrip()
    if raw.endswith(",") and paragraph.text[quoted.end - 1] not in ".!?,":
        said = any(word in say for word in words)
        return "" if said else _named_kind(reading, lead, "")
    return _noun_kind(reading, tail, lead)


def _is_named_after(reading: Reading, paragraph: Paragraph, quoted: Quoted) -> bool:
    """Tell whether "manual" follows: the “Countering Terrorism, Protecting Rights” manual."""
    following = paragraph.between(quoted.after, quoted.after + _NOUN_AFTER)[:1]
    if not following or paragraph.outside[quoted.after : following[0].start] != " ":
        return False
    capital = paragraph.text[quoted.start].isupper()
    stopped = paragraph.text[quoted.end - 1] in ".!?,"
    return (
        capital and not stopped and following[0].low in reading.lexicon.words("publications.nouns")
    )


_NOUN_AFTER: Final = 14  # characters of "manual"


def _noun_kind(reading: Reading, tail: list[str], lead: str) -> str:
    lexicon = reading.lexicon
    noun = tail[-1].removesuffix("s")
    if noun in lexicon.words("publications.nouns") or tail[-1] in lexicon.words(
        "publications.nouns"
    ):
        return "publication"
    events = event_pattern(lexicon)
    ending = lead[max(0, lead.rfind(tail[-1]) - 20) :]
    if events.search(tail[-1]) and events.search(ending):
        return "other" if lead.endswith(_WHO_MET) else "event"
    return "other" if noun in lexicon.words("event.projects") else ""


_WHO_MET: Final = ("meeting of", "meeting of the", "gathering of", "gathering of the")


def _named_kind(reading: Reading, lead: str, otherwise: str) -> str:
    """Return what "titled" or "the theme of ... is" refers to: the last noun that has a title."""
    lexicon = reading.lexicon
    kind = otherwise
    for word in lead.lower().replace(",", " ").replace("’s", "").split():
        single = word.removesuffix("s")
        if word in lexicon.words("publications.nouns"):
            kind = "publication"
        elif single in lexicon.words("event.projects"):
            kind = "other"
        elif event_pattern(lexicon).fullmatch(word):
            kind = "event"
    return kind


def _unmarked(reading: Reading, paragraph: Paragraph) -> list[Place]:
    """Find titles in capitals behind or around a publication's noun."""
    lexicon = reading.lexicon
    nouns = lexicon.words("publications.nouns")
    words = _all_words(paragraph)
    places = []
    done = 0
    for index, word in enumerate(words):
        if word.low not in nouns or word.start < done:
            continue
        span = _title_around(paragraph, words, index, reading)
        if span:
            places.append(paragraph.place(*span))
            done = span[1]
    return places


def _all_words(paragraph: Paragraph) -> list[Word]:
    """Return the words of the paragraph, those in quotation marks too."""
    from mkmaterials.extract.passages import split_words

    return split_words(paragraph.text) if paragraph.quoted else paragraph.words


def _title_around(
    paragraph: Paragraph, words: list[Word], index: int, reading: Reading
) -> tuple[int, int] | None:
    noun = words[index]
    capital = noun.text[0].isupper()
    first = index if capital else _title_start(paragraph.text, words, index)
    if first is None:
        return None
    while capital and first and _belongs_before(paragraph, words, first - 1, reading):
        first -= 1
    last = _title_end(paragraph, words, index if capital else first, reading)
    count = last - first + 1
    if _is_conference(words, first, reading) or (
        capital and _is_no_title(words, index, first, reading)
    ):
        return None
    if count < _TITLE_WORDS or (capital and last == index):
        return None
    if words[last].end - words[first].start < 2:  # noqa: PLR2004 - not empty
        return None
    if _runs_on(paragraph, words, last, reading):
        return None
    return words[first].start, words[last].end


def _is_conference(words: list[Word], first: int, reading: Reading) -> bool:
    """Tell whether "Conference on" stands before: what it was about is no publication."""
    before = [word.low for word in words[max(0, first - 2) : first]]
    return before[1:] == ["on"] and event_pattern(reading.lexicon).fullmatch(before[0]) is not None


def _is_no_title(words: list[Word], index: int, first: int, reading: Reading) -> bool:
    """Tell whether a noun says what a body is for, or what a session was about.

    "The Institute for Study of Civil Society"; "Recommendations and Good Practices".
    """
    following = {word.low for word in words[index + 1 : index + 2]}
    if first == index and following & {"and", "or"}:
        return True
    before = [word.low for word in words[max(0, index - 2) : index]]
    institutions = reading.lexicon.words("names.institutions")
    return len(before) > 1 and before[1] in {"for", "of"} and before[0] in institutions


def _runs_on(paragraph: Paragraph, words: list[Word], last: int, reading: Reading) -> bool:
    """Tell whether a title may go on in lower case: "An Analysis of Bias-motivated incidents".

    A title cut in the middle is worse than none. It has ended where a stop, a verb, a relative
    clause or a circumstance ("in 2015", "with the support") follows.
    """
    following = words[last + 1 : last + 3]
    if not following or paragraph.text[words[last].end : following[0].start] != " ":
        return False
    word = following[0]
    lexicon = reading.lexicon
    keys = ("publications.after", "speech.say", "speech.act", "grammar.connect")
    if word.text[0].isupper() or word.text[0].isdigit():
        return False
    if word.low in _CIRCUMSTANCES and len(following) > 1:
        determined = following[1].low in lexicon.words("hosts.articles")
        return not (determined or following[1].text[0].isdigit() or following[1].text[0].isupper())
    return not any(word.low in lexicon.words(key) for key in keys)


_CIRCUMSTANCES: Final = frozenset(
    {"in", "on", "with", "during", "from", "at", "for", "of", "against", "about"}
)


def _title_start(text: str, words: list[Word], index: int) -> int | None:
    """Return the first word of a title after "report" or "guide on"."""
    position = index + 1
    if position < len(words) and words[position].low in {"on", "titled", "entitled", "called"}:
        position += 1
    if position >= len(words) or not words[position].text[0].isupper():
        return None
    gap = text[words[position - 1].end : words[position].start]
    return position if gap.strip(" ,:") == "" else None


def _belongs_before(paragraph: Paragraph, words: list[Word], index: int, reading: Reading) -> bool:
    """Anti-Human Trafficking Manual: capitals before the noun, up to an article or owner."""
    word = words[index]
    gap = paragraph.text[word.end : words[index + 1].start]
    owner = word.text.endswith(("’s", "'s", "’"))
    article = word.low in reading.lexicon.words("hosts.articles")
    article = article or word.low.endswith(tuple(reading.lexicon.phrases("hosts.adjectives")))
    return gap == " " and word.text[0].isupper() and not owner and not article


def _title_end(paragraph: Paragraph, words: list[Word], index: int, reading: Reading) -> int:
    """Go on over capitals, small words between them, and a colon or comma before a capital."""
    small = reading.lexicon.words("publications.small")
    last = index
    position = index + 1
    while position < min(len(words), index + _LONGEST):
        gap = paragraph.text[words[position - 1].end : words[position].start]
        capital = words[position].text[0].isupper()
        if gap not in {" ", ", ", ": ", " – ", " - "}:
            break
        if capital:
            last = position
        elif gap != " " or words[position].low not in small:
            break
        elif words[position].low == "and" and _next_is(words, position, "The"):
            break  # "The A Guidelines and The B Recommendations" are two titles
        position += 1
    return last


def _next_is(words: list[Word], position: int, text: str) -> bool:
    return position + 1 < len(words) and words[position + 1].text == text


def _publishers(reading: Reading, paragraph: Paragraph, start: int) -> list[Place]:
    """..., published by the A and the B."""
    end = paragraph.sentence_at(start)[1]
    spans = find_phrases(
        paragraph.outside[start : min(end, start + 40)],
        reading.lexicon.phrases("publications.published"),
    )
    if not spans or paragraph.outside[start : start + spans[0][0]].strip(' ,”"’jointly'):
        return []
    bodies = bodies_at(paragraph, start + spans[0][1], reading.lexicon)
    return [paragraph.place(*body) for body in bodies]
