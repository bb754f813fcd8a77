"""Quotation marks whose partner is lost: which words they still enclose.

Each function takes up one way in which press releases lose a mark, and none where the
attribution might be printed as if it had been said.
"""

from __future__ import annotations

import re
from typing import Final

from mkmaterials.extract.marks import Quoted, left_open

LONGEST_SENTENCE: Final = 1500  # characters; keeps time linear in texts without full stops
END_MARKS: Final = ".!?…"


def find_lost(
    text: str, quoted: list[Quoted], lonely: list[int], following: str, say: frozenset[str]
) -> Quoted | None:
    """Return the passage that a mark without a partner opens or closes, or ``None``.

    Args:
        text: the paragraph.
        quoted: its passages with both marks.
        lonely: offsets of marks without a partner.
        following: the next paragraph, or "".
        say: verbs of saying.
    """
    return (
        _closed_by_two_single_marks(text, lonely)
        or _open_to_the_attribution(text, lonely, say)
        or _open_to_the_end(text, quoted, lonely, following, say)
        or _closed_from_the_start(text, quoted, lonely, say)
        or _opened_by_a_single_mark(text, quoted, lonely)
        or _open_to_the_next(text, quoted, lonely, say)
        or _closed_again(text, quoted, lonely, say)
        or _single_mark_alone(text, quoted, lonely, say)
    )


_LOST_CLOSE: Final = re.compile(r", ([a-z]+) (?=[A-Z\u00c0-\u024f]\w)")


_HE_SAID: Final = re.compile(r"[,.!?] (?:he|she|He|She) ([a-z]+)\.?$")


_TAIL: Final = 24  # characters of ", he emphasized."


_OPENING: Final = '“„«"'


_CLOSING: Final = '”"»'


_LEAD_WORDS: Final = 8  # of "He further added"


_FEWEST: Final = 3  # words of a sentence


def without_he_said(text: str, one: Quoted, say: frozenset[str]) -> Quoted:
    """Leave "he said" out of “A, he said”: the mark stands after the attribution by mistake."""
    low = max(one.start, one.end - _TAIL)
    match = _HE_SAID.search(text[low : one.end])
    if match is None or match[1] not in say:
        return one
    end = low + match.start() + 1
    return Quoted(one.outer, one.start, end, end, closed=False)


def _open_to_the_next(
    text: str, quoted: list[Quoted], lonely: list[int], say: frozenset[str]
) -> Quoted | None:
    """Take said, “A. B. He added “C.” up to "He added", the first closing mark being lost.

    Only where the lost mark follows a comma or colon after a verb of saying, and the sentence
    before the next passage is a short one with such a verb.
    """
    following = next((one for one in quoted if lonely and one.outer > lonely[0]), None)
    if following is None:
        return None
    opening = lonely[0]
    lead = text[:opening].rstrip()
    verb = lead.rstrip(",:").rpartition(" ")[2].lower()
    if lead[-1:] not in {",", ":"} or verb not in say:
        return None
    stop = max(text.rfind(f"{mark} ", opening, following.outer) for mark in ".!?")
    between = text[stop + 1 : following.outer].split()
    short = 0 < len(between) <= _LEAD_WORDS and any(w.strip(",:").lower() in say for w in between)
    if stop < 0 or not short or len(text[opening:stop].split()) < _FEWEST:
        return None
    return Quoted(opening, opening + 1, stop + 1, stop + 1, closed=False)


def _closed_again(
    text: str, quoted: list[Quoted], lonely: list[int], say: frozenset[str]
) -> Quoted | None:
    """Take X said: “A”. B.” on to the second closing mark: the first one came too early.

    Only where a colon introduces the passage, the mark ends the paragraph and no verb of
    saying stands between.
    """
    before = quoted[-1] if quoted else None
    if before is None or len(lonely) != 1 or lonely[0] < before.after:
        return None
    closing = lonely[0]
    introduced = text[: before.outer].rstrip().endswith(":")
    start = before.after + len(text[before.after :]) - len(text[before.after :].lstrip(" .,"))
    words = text[start:closing].split()
    if not introduced or text[closing + 1 :].strip(" .") or len(words) < _FEWEST:
        return None
    if any(word.lower().strip(",.:") in say for word in words) or not words[0][0].isupper():
        return None
    return Quoted(start, start, closing, closing + 1, closed=False)


def _open_to_the_end(
    text: str, quoted: list[Quoted], lonely: list[int], following: str, say: frozenset[str]
) -> Quoted | None:
    """Take a mark that nothing closes as a quotation up to the end of the paragraph.

    Only where a press release opens a quotation that way: the mark opens the paragraph,
    follows a colon or takes up a quotation after its attribution; no other mark comes after
    it; and either the next paragraph opens with a mark (the convention for quotations of
    several paragraphs) or no attribution follows that would be printed as if it had been said.
    """
    if not lonely or (quoted and quoted[-1].outer > lonely[-1]):
        return None
    opening = lonely[-1]
    if _is_glued(text, opening, say):
        return None
    before = text[:opening].rstrip()[-1:]
    tail = text[opening + 1 :].strip()
    continues = following[:1] in tuple('“"«„”')
    lead = text[:opening].split()
    goes_on = before in ("“", '"', "«", ":", ",") or (continues and quoted and before == ".")
    goes_on = goes_on or (bool(lead) and lead[-1].lower() in say)
    takes_up = before == "." and any(word.strip(",.:").lower() in say for word in lead)
    goes_on = goes_on or (takes_up and tail[:1].isupper())  # said X. “B, and the text breaks off
    if before and not goes_on:
        return None
    if len(tail.split()) < _FEWEST or (not continues and not tail.endswith(tuple(END_MARKS))):
        return None
    if not continues and any(_credits(clause, say) for clause in tail.split(", ")[1:]):
        return None
    return _without_attribution(text, left_open(text, opening), say)


def _is_glued(text: str, at: int, say: frozenset[str]) -> bool:
    """Tell whether a mark closes: nature,” he said; abroad.” She; but not in he said,” We hope."""
    if not text[at + 1 : at + 2].isspace():
        return False
    if text[at - 1 : at] in tuple(END_MARKS):
        return True
    return text[at - 1 : at] == "," and text[: at - 1].rpartition(" ")[2].lower() not in say


def _without_attribution(text: str, one: Quoted, say: frozenset[str]) -> Quoted:
    """Leave "Commissioner Linde said." at the end out: “A. B. Linde said."""
    if _HE_SAID.search(text, max(one.start, one.end - _TAIL), one.end):
        return one
    stop = max(text.rfind(f"{mark} ", one.start, one.end - 1) for mark in ".!?")
    last = text[stop + 1 : one.end].split()
    told = last and len(last) <= _LEAD_WORDS and last[-1].strip(END_MARKS).lower() in say
    if stop < 0 or not told or not last[0][0].isupper():
        return one
    return Quoted(one.outer, one.start, stop + 1, stop + 1, closed=False)


def _open_to_the_attribution(text: str, lonely: list[int], say: frozenset[str]) -> Quoted | None:
    """Take “..., said Vera Linde as a quotation up to its comma, the closing mark being lost.

    Only where the mark opens the paragraph and a name follows the verb straight away.
    """
    if not lonely or lonely[0] or text[0] not in _OPENING:
        return None
    match = _LOST_CLOSE.search(text, 1, LONGEST_SENTENCE)
    if match is None or match[1] not in say:
        return None
    end = match.start() + 1
    if any(mark in text[1:end] for mark in _OPENING) or len(text[:end].split()) < _FEWEST:
        return None
    return Quoted(0, 1, end, end, closed=False)


def _closed_from_the_start(
    text: str, quoted: list[Quoted], lonely: list[int], say: frozenset[str]
) -> Quoted | None:
    """Take the words before ,” said X or ,” he said as a quotation, the opening mark being lost.

    Only where the mark is the first of the paragraph, a comma or stop stands before it, and
    a verb of saying straight after it, or after "he", "the speaker" or a name.
    """
    if not lonely or (quoted and quoted[0].outer < lonely[0]):
        return None
    closing = lonely[0]
    after = text[closing + 1 : closing + 40].split()
    stopped = text[closing - 1 : closing] in tuple(",.!?")
    if not stopped or not after or not _is_attribution(after, say):
        return None
    if len(text[:closing].split()) < _FEWEST:
        return None
    return Quoted(0, 0, closing, closing + 1, closed=False)


def _is_attribution(after: list[str], say: frozenset[str]) -> bool:
    """Tell whether "said X", "he said", "the speaker said" or "Vera Linde said" opens `after`."""
    if after[0] in say:
        return True
    verb = next((n for n, word in enumerate(after[:3]) if word.strip(END_MARKS) in say), 0)
    subject = after[:verb]
    named = all(word[0].isupper() and word.isalpha() for word in subject)
    return verb > 0 and (subject in (["he"], ["she"]) or subject[0] == "the" or named)


def _opened_by_a_single_mark(text: str, quoted: list[Quoted], lonely: list[int]) -> Quoted | None:
    """Take said: ‘...” as a quotation: opened by a single mark, closed by a double one."""
    if not lonely or text[lonely[0]] not in _CLOSING:
        return None
    closing = lonely[0]
    low = max((one.after for one in quoted if one.after <= closing), default=0)
    opening = max(text.rfind(f"{m} {s}", low, closing) for m in ":," for s in "‘’'") + 2
    if opening < 2 or len(text[opening:closing].split()) < _FEWEST:  # noqa: PLR2004 - not found
        return None
    return Quoted(opening, opening + 1, closing, closing + 1, closed=False)


_SAID_SINGLE: Final = re.compile(
    r" ([a-z]+): (?:‘([A-Z][^‘’“”\"]{20,}[.!?])$|([A-Z][^‘’“”\"]{20,}[.!?])’(?= |$))"
)


def _single_mark_alone(
    text: str, quoted: list[Quoted], lonely: list[int], say: frozenset[str]
) -> Quoted | None:
    """Take X said: ‘A. B. up to the end, and X said: A. B.’ up to its mark, the other one lost."""
    if lonely or ": " not in text or ("‘" not in text and "’" not in text):
        return None
    match = _SAID_SINGLE.search(text)
    if match is None or match[1] not in say:
        return None
    start, end = match.span(2 if match[2] else 3)
    if any(one.outer < end and start < one.after for one in quoted):
        return None
    return Quoted(start - bool(match[2]), start, end, end + (not match[2]), closed=False)


def _closed_by_two_single_marks(text: str, lonely: list[int]) -> Quoted | None:
    """Take “...,’’ said X as a quotation: two single marks stand for a double one."""
    if not lonely or text[lonely[-1]] not in _OPENING:
        return None
    opening = lonely[-1]
    closing = max(text.find("’’", opening), text.find("''", opening))
    if closing < 0 or len(text[opening:closing].split()) < _FEWEST:
        return None
    return Quoted(opening, opening + 1, closing, closing + 2, closed=False)


def _credits(clause: str, say: frozenset[str]) -> bool:
    """Tell whether a clause after a comma starts like an attribution: "said X", "X added"."""
    return any(word.lower() in say for word in clause.split(" ", 4)[:4])
