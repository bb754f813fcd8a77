"""Where an office starts and ends among the words beside a name: no article, rank or people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.passages import Paragraph, Word

_HONOURS: Final = re.compile(r" (?:[OMC]BE|K?CMG|[LM]VO|QC|KC|MP|MEP|Ph\.?D\.?|MD)(?=, | \()")
_AGE: Final = re.compile(r", (?:aged? )?\d{1,3}(?=, )| \(\d{1,3}\)(?=, )")
_FEWEST: Final = 3  # words of an office with a rank behind it


def past_honours(paragraph: Paragraph, name_end: int) -> int:
    """Return where a name ends with its honours or age: "Vera Linde, 45", "Bo Aarnes MBE"."""
    for inserted in (_HONOURS, _AGE):
        match = inserted.match(paragraph.outside, name_end)
        name_end = match.end() if match else name_end
    return name_end


def without_lead(words: list[Word], start: int, first: int, lexicon: Lexicon) -> int:
    """Drop what is not part of a role at its start: articles, "In", "at the"."""
    keys = ("grammar.connect", "grammar.articles", "grammar.owners")
    while start < first and (
        words[start].low == "whose" or any(words[start].low in lexicon.words(k) for k in keys)
    ):
        start += 1
    return start


def without_rank(words: list[Word], start: int, first: int, lexicon: Lexicon) -> int:
    """Return the end of an office without what goes with the name: "Inspector", "Serbian"."""
    rank = words[first - 1].low in lexicon.words("names.ranks")
    people = words[first - 1].low in lexicon.words("places.peoples")
    apart = first - start > _FEWEST and (rank or people)
    before = words[first - 2]  # "Chief Constable" is one office, "District Inspector" two
    joined = before.low in lexicon.words("grammar.connect") or is_role(before, lexicon)
    apart = apart and not joined and names_a_role(words[start : first - 1], lexicon)
    return first - 1 if apart else first


def bracket_end(paragraph: Paragraph, start: int, end: int) -> int:
    """Take the closing bracket along when the role ends in one that it opened: "... (KIMEP)"."""
    text = paragraph.outside[start:end]
    opened = text.count("(") > text.count(")")
    return end + (opened and paragraph.outside[end : end + 1] == ")")


def names_a_role(words: list[Word], lexicon: Lexicon) -> bool:
    """Tell whether a noun of office stands among some words."""
    return any(is_role(word, lexicon) for word in words)


def is_role(word: Word, lexicon: Lexicon) -> bool:
    """Tell whether a word is a noun of office, whole or a part of it: Advisor/Trainer."""
    roles = lexicon.words("names.roles")
    parts = word.low.replace("/", "-").split("-")  # Vice-Rector, Advisor/Trainer
    return word.low in roles or any(part in roles for part in parts)
