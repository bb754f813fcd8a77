"""Where a person's name stands in a sentence, and the role printed beside it.

A run of capitalised words counts as a name only with evidence: an honorific, a role before
or after it, or a verb of saying beside it. "Central Asian Youth Network" has none of these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.folding import without_s
from mkmaterials.extract.name_runs import (
    Candidate,
    is_joined,
    is_name_word,
)
from mkmaterials.extract.passages import BLANK, is_adverb
from mkmaterials.extract.role_edges import names_a_role
from mkmaterials.extract.roles import role_after, role_before, role_told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.passages import Paragraph


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name in a paragraph, with what is printed beside it."""

    start: int
    end: int
    honorific: tuple[int, int] | None
    role: tuple[int, int] | None


def find_names(
    paragraph: Paragraph,
    lexicon: Lexicon,
    runs: Sequence[Candidate],
    speaking: frozenset[str] = frozenset(),
) -> list[Named]:
    """Return the persons' names in a paragraph, in order; none lies inside another's role.

    Args:
        paragraph: where to look.
        lexicon: the language's words.
        runs: the runs of capitals in it, of `find_candidates`.
        speaking: words that stand alone beside a verb of saying somewhere in the release
            ("Linde added"): a run of capitals that ends in one is a person's name.
    """
    found: list[Named] = []
    covered = before = 0
    starts = {run.first for run in runs if run.honorific or _stands_apart(paragraph, run, lexicon)}
    ends = {run.first: run.end for run in runs}
    for run in runs:
        if run.start < covered:
            continue
        if paragraph.outside.startswith(" and ", before):
            covered = max(covered, before)  # "Bo Aarnes and the Director, Vera Linde"
        before = run.end
        named = _weigh(paragraph, run, starts, covered, lexicon, ends)
        if named is None and without_s(paragraph.words[run.last].text) in speaking:
            named = Named(run.start, run.end, None, None)
        if named:
            found.append(named)
            covered = max(named.end, named.role[1] if named.role else 0)
    return found


def speaking_words(paragraph: Paragraph, lexicon: Lexicon) -> set[str]:
    """Return single capitalised words beside a verb of saying: "Linde added", "said Linde"."""
    words = paragraph.words
    say = lexicon.words("speech.say")
    found = set()
    for index, word in enumerate(words):
        if word.low in say and word.text.islower():
            for beside in words[max(0, index - 2) : index + 2]:
                apart = paragraph.outside[min(beside.end, word.end) : max(beside.start, word.start)]
                # of "the Director of Open Doors, noted", Doors does not speak
                if "," not in apart and is_name_word(beside, lexicon, ""):
                    found.add(beside.text)
    return found


def _weigh(  # noqa: PLR0913, PLR0917 - a run and all that is known around it
    paragraph: Paragraph,
    run: Candidate,
    starts: set[int],
    covered: int,
    lexicon: Lexicon,
    ends: Mapping[int, int],
) -> Named | None:
    """Return the run as a name if honorific, role or a verb of saying speaks for it."""
    spoken = _said_before(paragraph, run, lexicon)
    after = role_after(paragraph, run.end, starts, lexicon, spoken=spoken, runs=ends)
    before = None if after else role_before(paragraph, run.first, run.end, covered, lexicon)
    role = after or before
    role = role or noun_after_said(paragraph, run.first, lexicon)
    role = role or role_told(paragraph, run.end, lexicon)
    role = role or _role_before_dash(paragraph, run.first, lexicon)
    aged = _AGE.match(paragraph.outside, run.end)  # "For Ion Paladi, 17, the best was"
    if not (role or run.honorific or aged or _beside_saying(paragraph, run, lexicon)):
        return None
    return Named(run.start, run.end, run.honorific, role)


def _beside_saying(paragraph: Paragraph, run: Candidate, lexicon: Lexicon) -> bool:
    """X said; X also noted; said X."""
    words = paragraph.words
    say = lexicon.words("speech.say")
    after = run.last + 1
    while after < len(words) and is_adverb(words[after], lexicon):
        after += 1
    if after < len(words) and words[after].low in say:
        gap = paragraph.outside[run.end : words[after].start]
        if "." not in gap and "," not in gap:
            return True
    return (
        _said_before(paragraph, run, lexicon)
        or noun_after_said(paragraph, run.first, lexicon) is not None
        or _said_after_clause(paragraph, run, lexicon)
        or _said_after_affiliation(paragraph, run, lexicon)
        or _signs(paragraph, run)
    )


def _signs(paragraph: Paragraph, run: Candidate) -> bool:
    """Tell whether a name signs a passage: “...” – Vera Linde, at the end of a paragraph."""
    text = paragraph.outside
    lead = text[max(0, run.start - _SIGNED) : run.start].rstrip()
    marked = lead[-1:] in tuple("–—―-") and lead[:-1].rstrip()[-1:] in tuple('”"»“')
    return marked and text[run.end : run.end + 1] in {"", ",", ".", " ", "\u00a0"}


def _said_after_clause(paragraph: Paragraph, run: Candidate, lexicon: Lexicon) -> bool:
    """Tell whether "X, who ..., said" or "X, 70, said" opens a sentence."""
    text = paragraph.outside
    start, end = paragraph.sentence_at(run.start)
    opening = text[run.end : run.end + 24]
    inserted = opening.startswith(", who ") or _AGE.match(opening) or _ACTING.match(opening)
    if run.start != start or not inserted:
        return False
    closing = text.find(",", run.end + 2, end)
    following = paragraph.words[paragraph.index_at(closing) :][:1] if closing > 0 else []
    return bool(following) and following[0].low in lexicon.words("speech.say")


def _said_after_affiliation(paragraph: Paragraph, run: Candidate, lexicon: Lexicon) -> bool:
    """Tell whether "X from the Y said" or "X, of the Y, which ..., added" opens a sentence."""
    text = paragraph.outside
    start, end = paragraph.sentence_at(run.start)
    joint = _AFFILIATED.match(text, run.end)
    quoted = bool(text[start : run.start]) and not text[start : run.start].strip(_AROUND)
    if not (run.start == start or quoted) or joint is None:
        return False
    words = paragraph.between(joint.end(), end)[:_CLAUSE]
    verb = next(
        (w for w in words if w.low in lexicon.words("speech.say") and w.text.islower()), None
    )
    if verb is None:
        return False
    between = text[joint.end() : verb.start].rstrip()
    return between.endswith(",") or "," not in between


_AROUND: Final = f'{BLANK} ,.“”"«»„'  # a passage in marks that opens the sentence
_AFFILIATED: Final = re.compile(r",? (?:of|from|at|with|representing) (?:the )?(?=[A-Z])")
_CLAUSE: Final = 30  # words between a name and its verb
_SIGNED: Final = 8  # characters before a name in which mark and dash stand
_ACTING: Final = re.compile(r", (?:speaking|representing|standing in|acting|attending) ")
_AGE: Final = re.compile(r", (?:aged? )?\d\d?,")


def noun_after_said(paragraph: Paragraph, first: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return "swimming coach" in “...,” said swimming coach Lani Tauro; nouns without article."""
    words = paragraph.words
    start = first
    while start and first - start < _NOUNS and _is_plain_noun(paragraph, start - 1, lexicon):
        start -= 1
    verb = words[start - 1] if start else None
    if start == first or verb is None or verb.low not in lexicon.words("speech.say"):
        return None
    quoted = paragraph.outside[: verb.start].rstrip()[-1:]
    opens = quoted in tuple("”\"»“'’,") and paragraph.outside[verb.end : words[start].start] == " "
    return (words[start].start, words[first - 1].end) if opens else None


def _is_plain_noun(paragraph: Paragraph, index: int, lexicon: Lexicon) -> bool:
    word = paragraph.words[index]
    keys = (
        "grammar.connect",
        "grammar.articles",
        "grammar.owners",
        "speech.adverbs",
        "speech.say",
        "speech.pronouns",
        "speech.clauses",
        "speech.role_stops",
        "dates.today",
    )
    known = any(word.low in lexicon.words(key) for key in keys)
    joined = is_joined(paragraph, index, lexicon)
    return joined and word.text.islower() and not known and not word.low.endswith("ly")


_NOUNS: Final = 3  # words of "swimming coach"
_OFFICE: Final = 5  # words in which the noun of office stands


def _role_before_dash(paragraph: Paragraph, first: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the role in “...,” said the special representative of the office – Vera Linde."""
    words = paragraph.words
    if not first or paragraph.outside[words[first - 1].end : words[first].start].strip() not in {
        *("–", "—", "-"),
    }:
        return None
    start = paragraph.sentence_at(words[first].start)[0]
    begin = max(paragraph.index_at(start), first - _CLAUSE)
    verb = next(
        (n for n in range(first - 1, begin - 1, -1) if words[n].low in lexicon.words("speech.say")),
        None,
    )
    if verb is None or words[verb + 1].low not in lexicon.words("grammar.articles"):
        return None
    clause = words[verb + 2 : first]
    if not names_a_role(clause[:_OFFICE], lexicon):
        return None
    return clause[0].start, clause[-1].end


def _said_before(paragraph: Paragraph, run: Candidate, lexicon: Lexicon) -> bool:
    words = paragraph.words
    before, first = run.first - 1, run.first
    if before > 0 and words[before].text.endswith(("’s", "'s")) and words[before].text[0].isupper():
        before, first = before - 1, before  # says IOM's Vera Linde
    if before < 0 or words[before].low not in lexicon.words("speech.say"):
        return False
    gap = paragraph.outside[words[before].end : words[first].start]
    return gap.isspace() or gap == "."  # added.Vera Linde: a stop by mistake


def _stands_apart(paragraph: Paragraph, run: Candidate, lexicon: Lexicon) -> bool:
    """Tell whether a run is followed like a person: by a verb of saying or ", role"."""
    if _beside_saying(paragraph, run, lexicon):
        return True
    if paragraph.outside[run.end : run.end + 2] != ", ":
        return False
    following = paragraph.words[run.last + 1 : run.last + 4]
    return any(word.low in lexicon.words("names.roles") for word in following)
