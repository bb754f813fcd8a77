"""The role printed beside a name, whole: "Director and Officer-in-Charge of the ...".

A role may run on through "of", "and", commas and brackets. It ends where something else
starts: a verb of saying, another verb, a relative clause, a circumstance, another name.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.passages import BLANK, trim
from mkmaterials.extract.role_edges import (
    bracket_end,
    is_role,
    names_a_role,
    past_honours,
    without_lead,
    without_rank,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.passages import Paragraph, Word

_ENDS_A_ROLE: Final = frozenset(f':;{BLANK}“”„«»"?!\n')
_LONGEST: Final = 60  # words
_GOVERNS: Final = frozenset({"for", "of", "in", "at", "to", "with"})
_WHO: Final = " who "
_SHORT: Final = 12  # words of an apposition that holds no known noun of office
_FEW: Final = 6  # words in which a role names itself


def role_after(  # noqa: PLR0913 - a name and all that is known around it
    paragraph: Paragraph,
    name_end: int,
    people: set[int],
    lexicon: Lexicon,
    *,
    spoken: bool,
    runs: Mapping[int, int] | None = None,
) -> tuple[int, int] | None:
    """Return the role after a name: "X, [the] Head of the Y, said"; "X (Head of Y)".

    Where X speaks, "X, a historian, said" and "said X, Harbour Master of Y." are taken too,
    known noun or not: an article or a capital after the comma shows an apposition.

    Args:
        paragraph: where the name stands.
        name_end: end of the name.
        people: indexes of words at which another person's name starts.
        lexicon: the language's words.
        spoken: a verb of saying stands before the name.
        runs: for each run of capitals that may be a name, the index of its first word and the
            offset of its end.
    """
    name_end = past_honours(paragraph, name_end)
    opening = paragraph.outside[name_end : name_end + 2]
    if opening not in {", ", " ("}:
        return None
    index = paragraph.index_at(name_end)
    words = paragraph.words
    told = opening == ", " and index < len(words) and _opens_apposition(words[index], lexicon)
    while index < len(words) and words[index].low in lexicon.words("grammar.articles"):
        index += 1
    end_of_sentence = paragraph.sentence_at(max(name_end - 1, 0))[1]
    last = index - 1
    for position in range(index, min(len(words), index + _LONGEST)):
        if words[position].end > end_of_sentence or position in people:
            break
        if position > index and _ends_before(paragraph, position, people, lexicon):
            break
        if position > index and _closes_bracket(paragraph, words[index].start, words[position]):
            break
        if position == index and not _may_start(words[position], lexicon):
            return None
        if position == index and _is_participle(words, position, lexicon):
            return None
        last = position
    if _is_of_another(paragraph, index, last, runs or {}, lexicon):
        return None
    known = names_a_role(words[index : last + 1], lexicon)
    told = told and last - index < _SHORT
    told = told and (spoken or _verb_closes(paragraph, words, last, lexicon))
    return _as_role(paragraph, index, last, opening, lexicon) if known or told else None


def _closes_bracket(paragraph: Paragraph, start: int, word: Word) -> bool:
    """Tell whether a bracket that the role has not opened closes before a word."""
    gap = paragraph.outside[start : word.start]
    return gap.count(")") > gap.count("(")


def _is_of_another(
    paragraph: Paragraph, first: int, last: int, runs: Mapping[int, int], lexicon: Lexicon
) -> bool:
    """Tell whether "X, Deputy Head Y" gives the role of Y: a name ends what follows the comma."""
    words = paragraph.words
    for position in range(first + 1, min(last + 2, len(words))):
        if position not in runs or not words[position - 1].text[0].isupper():
            continue
        gap = paragraph.outside[words[position - 1].end : words[position].start]
        office = is_role(words[position - 1], lexicon)
        follows = paragraph.outside[runs[position] :][:5]
        ends = follows[:1] in {",", ".", ";", ":", ""} or follows == " and "
        if gap.strip(" )") == "" and (office or ends):
            return names_a_role(words[first:position], lexicon)
    return False


def role_told(paragraph: Paragraph, name_end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the role in "Hapet Halik is the Mission’s Cyber Crime Adviser who ...".

    Only where an article or owner and a noun of office follow "is" or "was".
    """
    index = paragraph.index_at(name_end)
    words = paragraph.words[index : index + _TOLD]
    if len(words) < _FEWEST or words[0].low not in {"is", "was"}:
        return None
    if paragraph.outside[name_end : words[0].start] != " ":
        return None
    determined = words[1].low in lexicon.words("grammar.articles") | lexicon.words("grammar.owners")
    if not determined or words[1].low == "that":
        return None
    last = index + 1
    end = paragraph.sentence_at(max(name_end - 1, 0))[1]
    for position in range(index + 2, min(len(paragraph.words), index + _LONGEST)):
        if paragraph.words[position].end > end:
            break
        if position > index + 2 and _ends_before(paragraph, position, set(), lexicon):
            break
        last = position
    named = paragraph.words[index + 2 : last + 1]
    if not names_a_role(named[:_TOLD], lexicon):
        return None
    return _as_role(paragraph, index + 2, last, ", ", lexicon)


_FEWEST: Final = 3  # words of "is the Head"
_TOLD: Final = 9  # words in which the noun of office stands


def _opens_apposition(word: Word, lexicon: Lexicon) -> bool:
    return word.low in lexicon.words("grammar.articles") or word.text[0].isupper()


def _verb_closes(paragraph: Paragraph, words: list[Word], last: int, lexicon: Lexicon) -> bool:
    """Tell whether an apposition ends in a comma, and a verb of saying follows."""
    if paragraph.outside[words[last].end :][:1] != ",":
        return False
    following = words[last + 1 : last + 3]
    return any(word.low in lexicon.words("speech.say") for word in following)


def role_before(
    paragraph: Paragraph, first: int, name_end: int, covered: int, lexicon: Lexicon
) -> tuple[int, int] | None:
    """Return the role before a name: "Minister of X Anna Y"; "The Head of the X, Anna Y,".

    Args:
        paragraph: where the name stands.
        first: index of the name's first word, honorific included.
        name_end: end of the name.
        covered: end of what belongs to the person before; a role starts after it.
        lexicon: the language's words.
    """
    if not first:
        return None
    words = paragraph.words
    gap = paragraph.outside[words[first - 1].end : words[first].start]
    gap = "," if gap.strip() == ")," else gap  # "Director of the Service (DOS),Dr. Vera Linde"
    if gap.strip() == ",":
        following = paragraph.outside[name_end : name_end + len(_WHO)]
        told = following == _WHO or following[:1] in {",", ":", "."}
        if not told and not _verb_follows(paragraph, name_end, lexicon):
            return None
    elif gap.strip() not in {"", ")"} or words[first - 1].low in _GOVERNS:
        return None
    start = _phrase_start(paragraph, first - 1, covered, lexicon)
    if gap.strip() == ",":
        clause = _clause_of_office(paragraph, first, covered, lexicon)
        start = start if clause is None else min(start, clause)
    start = without_lead(words, start, first, lexicon)
    few = _FEW if gap.strip() == "," else _LONGEST
    if not names_a_role(words[start : min(first, start + few)], lexicon):
        return None
    if start == first - 1 and words[start].low in lexicon.words("names.ranks"):
        office = role_before(paragraph, start, name_end, covered, lexicon)
        if office and paragraph.outside[office[1] : words[start].start] == ", ":
            return office  # "Director of the Academy, Commissioner Vera Linde"
    if start and words[start - 1].low in lexicon.words("names.times"):
        start -= paragraph.outside[words[start - 1].end : words[start].start] == " "
    last = without_rank(words, start, first, lexicon)
    return trim(
        paragraph.outside,
        words[start].start,
        bracket_end(paragraph, words[start].start, words[last - 1].end),
    )


def _clause_of_office(
    paragraph: Paragraph, first: int, covered: int, lexicon: Lexicon
) -> int | None:
    """Return the first word of "The head of the Liberian police force, X": small letters too.

    The clause opens its sentence or follows a comma, an article and a noun of office open
    it, and nothing but "of", "in" or "for" phrases goes on to the name.
    """
    words = paragraph.words
    begin = max(covered, paragraph.sentence_at(words[first].start)[0])
    comma = paragraph.outside.rfind(",", begin, words[first - 1].start)
    start = paragraph.index_at(comma + 1 if comma >= 0 else begin)
    clause = words[start:first]
    if not 1 < len(clause) <= _CLAUSE or clause[0].low not in lexicon.words("grammar.articles"):
        return None
    if not names_a_role(clause[1:_OFFICE], lexicon):
        return None
    verbs = lexicon.words("speech.say") | lexicon.words("speech.act")
    stops = {"who", "which", "that", "by", "and"}
    for before, word, after in zip(clause, clause[1:], [*clause[2:], clause[-1]], strict=False):
        joins = word.low == "and" and before.text[0].isupper() and after.text[0].isupper()
        if word.text.islower() and (word.low in verbs or word.low in stops) and not joins:
            return None
    return start


_CLAUSE: Final = 20  # words of an office with all that belongs to it
_OFFICE: Final = 5  # words in which the noun of office stands


def _phrase_start(paragraph: Paragraph, last: int, covered: int, lexicon: Lexicon) -> int:
    """Walk back from word `last` over capitalised and connecting words and nouns of office."""
    words = paragraph.words
    start = last + 1
    for index in range(last, max(-1, last - _LONGEST), -1):
        if words[index].start < covered:
            break
        gap = paragraph.outside[words[index].end : words[index + 1].start].strip()
        dotted = gap == "." and "." in words[index].text  # U.S. Ambassador
        if index < last and gap not in {"", "(", ")"} and not dotted:
            break
        if not _phrase_word(words[index], lexicon):
            return _with_adjectives(paragraph, index, start, covered, lexicon)
        start = index
    return start


def _with_adjectives(
    paragraph: Paragraph, index: int, start: int, covered: int, lexicon: Lexicon
) -> int:
    """Take "human rights" along in "human rights lawyer X": up to three words in lower case."""
    words = paragraph.words
    if start >= len(words) or words[start].low not in lexicon.words("names.roles"):
        return start
    for step in range(4):
        position = index - step
        if position < 0 or words[position].start < covered:
            return start if step == 0 else position + 1
        word = words[position]
        gap = paragraph.outside[word.end : words[position + 1].start]
        if gap.strip() or _is_boundary(word, lexicon):
            return position + 1
    return start


def _is_boundary(word: Word, lexicon: Lexicon) -> bool:
    return (
        word.low in lexicon.words("grammar.articles")
        or word.low in {"by", "that", "when", "while", "as"}
        or word.low in lexicon.words("speech.say")
        or word.low in lexicon.words("speech.act")
    )


def _phrase_word(word: Word, lexicon: Lexicon) -> bool:
    if word.low in lexicon.words("speech.say") and word.text[0].islower():
        return False
    if word.low in lexicon.numbers["dates.months"]:
        return False  # "On 24 February the Director"
    return (
        word.text[0].isupper()
        or word.low in lexicon.words("grammar.connect")
        or word.low in lexicon.words("names.roles")
    )


def _ends_before(paragraph: Paragraph, position: int, people: set[int], lexicon: Lexicon) -> bool:
    words = paragraph.words
    word, before = words[position], words[position - 1]
    gap = paragraph.outside[before.end : word.start]
    if any(character in _ENDS_A_ROLE for character in gap) or " - " in gap or "–" in gap:
        return True
    if "," in gap:
        return not _continues_after_comma(words, position, people, lexicon)
    if word.text[0].isupper():
        return False
    if [w.low for w in words[position : position + 3]] == ["and", "one", "of"]:
        return True  # "Hate Crime Officer with the Department and one of the trainers"
    return _is_verb(words, position, lexicon) or _is_circumstance(words, position, lexicon)


def _continues_after_comma(
    words: list[Word], position: int, people: set[int], lexicon: Lexicon
) -> bool:
    """Management, Economics and ...: capitals go on; ", who", ", opening", ", X said" do not."""
    word = words[position]
    if word.low == "and" and position + 1 < len(words):
        return position + 1 not in people and (
            words[position + 1].text[0].isupper() or is_role(words[position + 1], lexicon)
        )
    if word.text[0].isupper():
        return word.low not in lexicon.words("speech.pronouns")
    return is_role(word, lexicon)


def _is_verb(words: list[Word], position: int, lexicon: Lexicon) -> bool:
    word, before = words[position], words[position - 1]
    if word.low in lexicon.words("speech.say"):
        following = words[position + 1].low if position + 1 < len(words) else ""
        return word.low not in lexicon.words("speech.nouns_too") or following in {"that", "how"}
    if word.low in lexicon.words("speech.adverbs"):
        return True
    joined = before.low in lexicon.words("grammar.connect")
    done = before.low == "and" and word.low.endswith("ed")  # "Director and discussed"
    return word.low in lexicon.words("speech.act") and (done or not joined)


def _is_circumstance(words: list[Word], position: int, lexicon: Lexicon) -> bool:
    """Tell whether a circumstance starts: during; at the opening; in her address; today."""
    word = words[position]
    if word.low in lexicon.words("speech.role_stops") or word.low in lexicon.words("dates.today"):
        return True
    if word.low not in {"at", "in", "on"}:
        return False
    following = [w.low for w in words[position + 1 : position + 4]]
    owners = lexicon.words("grammar.articles") | lexicon.words("grammar.owners")
    if following and following[0] in lexicon.words("grammar.owners"):
        return True
    while following and following[0] in owners:
        following.pop(0)
    kinds = lexicon.words("speech.circumstance") | lexicon.words("speech.occasion_first")
    return bool(following) and following[0] in kinds


def _may_start(word: Word, lexicon: Lexicon) -> bool:
    said = word.text.islower() and word.low in lexicon.words("speech.say")  # "State Secretary"
    acts = word.text.islower() and word.low in lexicon.words("speech.act")  # "X, visited Osh"
    if said or acts or word.low in lexicon.words("speech.role_stops"):
        return False
    return word.low not in {"and", "but", "of", "from", "with", "by", "to", "in", "at", "on"}


def _is_participle(words: list[Word], position: int, lexicon: Lexicon) -> bool:
    """Standing in for the Director; but "investigating judge" and "acting head" are offices."""
    word = words[position]
    if not word.text.islower() or not word.low.endswith("ing"):
        return False
    following = words[position + 1 : position + 2]
    return not (following and is_role(following[0], lexicon))


def _verb_follows(paragraph: Paragraph, name_end: int, lexicon: Lexicon) -> bool:
    index = paragraph.index_at(name_end)
    words = paragraph.words[index : index + 2]
    adverbs = lexicon.words("speech.adverbs")
    return any(word.low in lexicon.words("speech.say") for word in words if word.low not in adverbs)


def _as_role(
    paragraph: Paragraph, first: int, last: int, opening: str, lexicon: Lexicon
) -> tuple[int, int] | None:
    if last < first:
        return None
    words = paragraph.words
    while last > first and words[last].low in lexicon.words("grammar.connect"):
        last -= 1
    start = words[first].start
    end = words[last].end
    end = end if opening == " (" else bracket_end(paragraph, start, end)
    return words[first].start, _with_name_in_marks(paragraph, words[last], end)


def _with_name_in_marks(paragraph: Paragraph, last: Word, end: int) -> int:
    """Take the name along in "President of the Association “Lists”"."""
    if not last.text[0].isupper() or paragraph.outside[end : end + 1] != " ":
        return end
    index = bisect_left(paragraph.quoted, end + 1, key=_outer)
    quoted = paragraph.quoted[index] if index < len(paragraph.quoted) else None
    if quoted is None or quoted.outer != end + 1 or not quoted.closed:
        return end
    name = paragraph.text[quoted.start : quoted.end]
    short = len(name.split()) < _FEW and name[:1].isupper() and name[-1:] not in ".!?,"
    return quoted.after if short else end


def _outer(quoted: Quoted) -> int:
    return quoted.outer
