"""How many took part, and which groups; never victims, States, trainers or other numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.groups import find_groups
from mkmaterials.extract.numerals import find_numbers
from mkmaterials.extract.phrases import find_phrases, has_event_noun

if TYPE_CHECKING:
    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.passages import Paragraph, Place, Reading, Word

_REACH: Final = 9  # words from the number to the noun it counts
_FIRST: Final = 8  # paragraphs below the headline that tell who took part
# "17 officers of the Unit and 8 female officers": two groups, and no number of participants
_ANOTHER: Final = re.compile(
    r"^(?:[^,.;:()]|\([A-Za-z]+\)){0,160}? and ([\w-]+)((?: [\w-]+){1,3})\b"
)
_WOMEN_AMONG: Final = re.compile(
    r", (?:also )?including [\w-]+ (?:women|men|girls|boys|female)\b[^,.;]*,?"
)
_LEAST: Final = 3  # points that make a number a number of participants
_OTHERS: Final = ("led by", "delivered by", "trained by", " and", "including", "trained as")
_QUALIFIER: Final = 24  # characters before the number in which "no fewer than" stands
_BACK: Final = 40  # characters before the number (after the noun) in which its verb stands


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people.

    Attributes:
        value: the number.
        qualifier: where "over" or "some" stands, if printed.
        start: first character, qualifier included.
        end: one past the number.
        noun_end: end of the noun counted.
        points: how surely these are the participants.
    """

    paragraph: Paragraph
    value: int
    qualifier: tuple[int, int] | None
    start: int
    end: int
    noun_end: int
    points: int


@dataclass(frozen=True, slots=True)
class Attendance:
    """Number and groups of participants, as far as the source states them.

    Attributes:
        count: the number with the surest signs.
        groups: who took part, each as printed.
        counts: every number that surely counts participants, the chosen one among them.
    """

    count: Count | None
    groups: list[Place]
    counts: list[Count]


def find_participants(reading: Reading) -> Attendance:
    """Return who took part.

    "brought together over 60 participants, including ..."; "Some 25 community leaders, heads
    of councils and youth gathered"; "Nineteen police officers took part"; "a course for 20
    police officers". Of several numbers the one with the surest signs counts; if two are
    equally sure and differ, the first.
    """
    counts = [count for paragraph in reading.first(_FIRST) for count in _counts(reading, paragraph)]
    sure = [count for count in counts if count.points >= _LEAST]
    sure = sure or _of_the_headline(reading)
    best = max(sure, key=lambda count: count.points, default=None)
    return Attendance(best, find_groups(reading, best), sure)


def _of_the_headline(reading: Reading) -> list[Count]:
    """Return the number of "More than 30 police officers in Osh trained", if the text has none."""
    headline = reading.paragraphs[0]
    trained = reading.lexicon.words("participants.took_part") | {"trained"}
    end = len(headline.text)
    return [
        count
        for count in _counts(reading, headline)
        if not headline.outside[: count.start].strip()
        and any(word.low in trained for word in headline.between(count.noun_end, end))
    ]


def _counts(reading: Reading, paragraph: Paragraph) -> list[Count]:
    counts = []
    for start, end, value in find_numbers(paragraph, reading.lexicon):
        noun = _noun(reading.lexicon, paragraph, end)
        if noun and value and not _is_year(reading, paragraph, start, value):
            counts.append(_weighed(reading, paragraph, (start, end), value, noun))
    return counts


def _is_year(reading: Reading, paragraph: Paragraph, start: int, value: int) -> bool:
    """Tell whether "2016" in "in November 2016 as well as media representatives" is a year."""
    if not _YEARS[0] <= value <= _YEARS[1] or paragraph.outside[start + 1 : start + 2] == ",":
        return False
    index = paragraph.index_at(start)
    before = paragraph.words[index - 1].low if index else ""
    return before in reading.lexicon.numbers["dates.months"] or before in {
        "in",
        "since",
        "of",
        "from",
        "until",
        "by",
        "during",
    }


_YEARS: Final = (1900, 2100)


def _noun(lexicon: Lexicon, paragraph: Paragraph, end: int) -> tuple[Word, int] | None:
    """Return the noun that a number counts and the words between, or ``None``."""
    people = lexicon.words("participants.people")
    never = lexicon.words("participants.never")
    index = paragraph.index_at(end)
    limit = paragraph.sentence_at(max(end - 1, 0))[1]
    previous_end = end
    for position, word in enumerate(paragraph.words[index : index + _REACH]):
        gap = paragraph.outside[previous_end : word.start]
        if word.end > limit or gap not in _GAPS or (word.low in never and position < 3):  # noqa: PLR2004 - "57 participating States"
            return None
        if word.text[0].isdigit() or word.low in lexicon.numbers["dates.months"]:
            return None
        if position and word.low in lexicon.numbers["numbers.words"] and word.low != "one":
            return None  # "15 Tajik and ten Afghan officials"
        against = word.low.startswith("anti-")  # "759 anti-personnel mines"
        if not against and (word.low in people or word.low.rpartition("-")[2] in people):
            return word, position
        open_hyphen = gap == "- "  # "mid- to senior-level officials"
        if word.low in lexicon.words("participants.breaks") and not open_hyphen:
            return None
        previous_end = word.end
    return None


_GAPS: Final = frozenset({" ", "-", "- ", ", ", "\u00a0", "/", " (", ") "})


def _weighed(
    reading: Reading,
    paragraph: Paragraph,
    span: tuple[int, int],
    value: int,
    noun: tuple[Word, int],
) -> Count:
    start, end = span
    qualifier = _qualifier(reading.lexicon, paragraph, start)
    first = qualifier[0] if qualifier else start
    points = _points(reading, paragraph, first, noun[0])
    return Count(paragraph, value, qualifier, first, end, noun[0].end, points)


def _other_event(reading: Reading, before: str, after: str) -> bool:
    """Tell whether others are counted: "another 15", "80 officers will also receive"."""
    lexicon = reading.lexicon
    return bool(
        find_phrases(before, lexicon.phrases("participants.not_event_before"))
        or find_phrases(after, lexicon.phrases("participants.not_event_after"))
    )


def _is_subject(paragraph: Paragraph, start: int, noun: Word) -> bool:
    """Tell whether the number opens its sentence and its people do something there."""
    lead = paragraph.outside[paragraph.sentence_at(start)[0] : start].rstrip()
    dateline = paragraph.rank <= 3 and lead.endswith(("–", "-", "—"))  # noqa: PLR2004 - the lead
    if lead and not dateline and not lead.endswith((",", "The", "the")):
        return False
    passive = {"were", "was", "have", "had", "has", "will", "would", "are"}
    return not any(w.low in passive for w in paragraph.between(noun.end, noun.end + _BACK))


def _is_of_trainers(reading: Reading, words: list[Word]) -> bool:
    """Tell whether "two experts from the Bureau will deliver the course" counts who teaches."""
    taught = reading.lexicon.words("participants.taught")
    verbs = taught | reading.lexicon.words("participants.took_part")
    first = next((word.low for word in words if word.low in verbs), "")
    return first in taught


def _is_partial(reading: Reading, after: str) -> bool:
    """Tell whether another number is added: "seven men and seven women", "25 a and 12 b"."""
    after = _WOMEN_AMONG.sub("", after).partition(" of whom ")[0]
    rest = after.lstrip()
    numbers = reading.lexicon.numbers["numbers.words"]
    for match in _ANOTHER.finditer(after):
        parts = match[1].lower().split("-")
        counts = match[1].isdigit() or all(part in numbers for part in parts)
        people = reading.lexicon.words("participants.people")
        if counts and not people.isdisjoint(match[2].lower().split()):
            return True
    for joint in reading.lexicon.phrases("participants.partly"):
        if rest.startswith(f"{joint} "):
            word = rest[len(joint) + 1 :].split(" ", 1)[0].strip(",.")
            return word.isdigit() or all(part in numbers for part in word.split("-"))
    return False


def _qualifier(lexicon: Lexicon, paragraph: Paragraph, start: int) -> tuple[int, int] | None:
    base = max(0, start - _QUALIFIER)
    low = paragraph.outside[base:start].lower().rstrip()
    for phrase in lexicon.phrases("participants.qualifiers"):
        if low.endswith(phrase) and not low[: -len(phrase)][-1:].isalpha():
            return base + len(low) - len(phrase), base + len(low)
    return None


def _points(reading: Reading, paragraph: Paragraph, start: int, noun: Word) -> int:
    """Weigh the signs that a number counts this event's participants."""
    lexicon = reading.lexicon
    begin, end = paragraph.sentence_at(start)
    before = paragraph.outside[max(begin, start - _BACK) : start].lower().rstrip()
    sentence = paragraph.outside[begin:end].lower()
    after = paragraph.outside[noun.end : end].lower()
    near = paragraph.between(noun.end, end)
    points = 0
    points += 3 * (noun.low == "participants")
    points += 3 * before.endswith(tuple(lexicon.phrases("participants.together")))
    points += 3 * any(w.low in lexicon.words("participants.took_part") for w in near)
    points += 3 * any(one in after for one in lexicon.phrases("participants.now_taking_part"))
    points += 2 * (before.endswith("in total") or after.startswith(" in total"))
    points += 2 * (before.endswith((" for", " to")) and has_event_noun(reading, sentence))
    points += 1 * (paragraph.rank <= 3)  # noqa: PLR2004 - the lead and the paragraph after it
    points -= 6 * _other_event(reading, before, after[:_BACK])
    points -= 6 * any(one in sentence for one in lexicon.phrases("event.before_this"))
    points += 2 * before.endswith("a total of")
    points -= 4 * before.endswith(_OTHERS)
    points -= 6 * _is_of_trainers(reading, near)
    points += 3 * _is_subject(paragraph, start, noun)
    points -= 6 * _is_partial(reading, after)
    return points
