"""People of whom one name only is printed, beside their words: “...,” said Vitalia."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mkmaterials.extract.name_runs import is_name_word
from mkmaterials.extract.passages import is_adverb

if TYPE_CHECKING:
    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.passages import Paragraph, Word


def find_single(
    paragraph: Paragraph, quoted: Quoted, lexicon: Lexicon
) -> tuple[tuple[int, int], tuple[int, int] | None] | None:
    """Return the one name, and the role, in “...,” Linde said; “...,” said her aide Vitalia.

    A comma must end the passage or follow it, so that the capital is a name's and not that
    of a sentence.
    """
    follows = paragraph.outside[quoted.after : quoted.after + 2].strip()
    comma = "," in (paragraph.text[quoted.end - 1], follows[:1])
    index = paragraph.index_at(quoted.after)
    words = paragraph.words[index : index + 5]
    if len(words) <= 1 or not words[0].text[0].isalpha():
        return None
    gap = paragraph.outside[quoted.after : words[0].start]
    if gap.strip(" ,\u00a0"):
        return None
    say = lexicon.words("speech.say")
    if words[0].low in lexicon.words("names.honorifics"):
        return None
    if comma and is_name_word(words[0], lexicon, ""):
        verb = next((word for word in words[1:] if not is_adverb(word, lexicon)), words[-1])
        apart = paragraph.outside[words[0].end : verb.start].strip(" abcdefghijklmnopqrstuvwxyz")
        known = verb.low in say and not apart
        return ((words[0].start, words[0].end), None) if known else None
    if words[0].low not in say:
        return None
    return _single_after(paragraph, words, lexicon)


def _single_after(
    paragraph: Paragraph, words: list[Word], lexicon: Lexicon
) -> tuple[tuple[int, int], tuple[int, int] | None] | None:
    """Said Vitalia; complained his classmate Vitalia, 10: nothing may follow but a stop."""
    role = None
    for before, word in pairwise(words):
        if paragraph.outside[before.end : word.start].strip():
            return None
        if word.low in lexicon.words("names.roles") and word.text.islower():
            role = (word.start, word.end)
        elif word.low in lexicon.words("names.honorifics") and word.text[0].isupper():
            return None
        elif is_name_word(word, lexicon, ""):
            follows = paragraph.outside[word.end : word.end + 1]
            return ((word.start, word.end), role) if follows in {",", ".", ";", ""} else None
        elif role or word.low not in lexicon.words("grammar.owners"):
            return None
    return None
