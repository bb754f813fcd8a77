"""Quotation marks: which opens, which closes, and what stands between them.

Nothing here knows what a passage in marks means; `speech` and `titles` decide that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

_STRAIGHT: Final = '"'
_DOUBLE: Final = '“”„«»"‟'
_ANY_DOUBLE: Final = re.compile(f"[{_DOUBLE}]")
_ANY_SINGLE: Final = re.compile("[‘’'‚‹›]")
_DEEPEST: Final = 8  # passages within passages
_DOUBLED: Final = re.compile("''|’’|‘‘|``")  # typed for a double mark
_GUILLEMETS: Final = "«»"
_BEFORE_OPENING: Final = " \t\u00a0\u202f([{—–-/:"
_SINGLE_OPEN: Final = "‘'‚‹"
_SINGLE_CLOSE: Final = "’'‘›"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage in quotation marks, marks of an inner passage left in.

    Attributes:
        outer: first character of the opening mark.
        start: first character of the words.
        end: one past the last character of the words.
        after: one past the closing mark (the end of the paragraph if never closed).
        closed: False if the closing or the opening mark is lost.
        single: True for marks such as ‘ ’.
    """

    outer: int
    start: int
    end: int
    after: int
    closed: bool = True
    single: bool = False


def pair_marks(text: str) -> tuple[list[Quoted], list[int]]:
    """Pair the quotation marks of one paragraph.

    Handles straight, curly, low-high („ “), guillemets either way round, a passage opened
    by one kind and closed by another, marks nested in marks, a doubled opening mark, and a
    space before the closing mark. Apostrophes and inches (6'2") are no marks.

    Returns:
        The outermost passages in order, and the offsets of marks that have no partner.
    """
    plain = _DOUBLED.sub(_as_double, text)
    pairs, lonely = _pair_double(plain)
    outermost = _outermost(pairs)
    singles = _pair_single(plain, outermost)
    doubled = {match.start() for match in _DOUBLED.finditer(text)}
    found = [_whole(_trimmed(plain, a, b), doubled) for a, b in outermost]
    found += [_trimmed(text, a, b, single=True) for a, b in singles]
    kept = [one for one in found if one.start < one.end]
    return sorted(kept, key=lambda one: one.outer), lonely


def _as_double(match: re.Match[str]) -> str:
    """Return a double mark for two single ones, a space on its outer side: no offset moves."""
    before = match.string[match.start() - 1 : match.start()]
    opens = not before or before.isspace() or before in "(["
    return f" {_STRAIGHT}" if opens else f"{_STRAIGHT} "


def _whole(one: Quoted, doubled: set[int]) -> Quoted:
    """Take both characters of a mark made of two single ones, which begin at `doubled`."""
    outer, closing = one.outer, one.after - 1
    return replace(
        one, outer=outer - (outer - 1 in doubled), after=one.after + (closing in doubled)
    )


def left_open(text: str, opening: int) -> Quoted:
    """Return the passage from a never-closed mark at `opening` to the end of the paragraph."""
    start = opening + 1
    while start < len(text) and (text[start].isspace() or text[start] in _DOUBLE):
        start += 1
    end = len(text.rstrip())
    return Quoted(opening, start, max(start, end), len(text), closed=False)


def _pair_double(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    pairs: list[tuple[int, int]] = []
    stack: list[int] = []
    lonely: list[int] = []
    for match in _ANY_DOUBLE.finditer(text):
        at = match.start()
        if _is_inches(text, at):
            continue
        if stack and text[at - 1 : at] in _DOUBLE and stack[-1] == at - 1 and _opens(text, at):
            lonely.append(stack.pop())  # a doubled opening mark: the second one counts
            stack.append(at)
        elif stack and _closes(text, at, text[stack[-1]]):
            _close(text, at, stack, pairs, lonely)
        elif _opens(text, at) or (not stack and _opens_with_space(text, at)):
            stack.append(at)
        else:
            lonely.append(at)
    return pairs, sorted(lonely + stack)


def _close(
    text: str, at: int, stack: list[int], pairs: list[tuple[int, int]], lonely: list[int]
) -> None:
    """Close the innermost open mark; » also closes past curly marks that stayed open."""
    if text[at] in _GUILLEMETS and text[stack[-1]] not in _GUILLEMETS:
        inner = enumerate(islice(reversed(stack), _DEEPEST))
        depth = next((n for n, a in inner if text[a] in _GUILLEMETS), None)
        if depth is None:
            lonely.append(at)
            return
        lonely += [stack.pop() for _ in range(depth)]
    pairs.append((stack.pop(), at))


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    boundary = before in _BEFORE_OPENING or before.isspace() or before in _DOUBLE
    boundary = boundary or (before == "‘" and not text[at - 2 : at - 1].isalnum())
    if text[at] in "„«":
        return True
    if text[at] == "“" and before in ",:" and after.isalpha():
        return True  # said,“We
    if before == ":" and text[at - 2 : at - 1].isalpha() and text[at + 1 :].strip():
        return True  # said:” We: an opening mark typed wrong
    return boundary and not (after.isspace() and text[at] not in "“»")


def _opens_with_space(text: str, at: int) -> bool:
    """Tell whether a mark between spaces opens: entitled " A Manual", the next mark closing it."""
    if text[at] != _STRAIGHT or not (
        text[at - 1 : at].isspace() and text[at + 1 : at + 2].isspace()
    ):
        return False
    following = text.find(_STRAIGHT, at + 1)
    return following > 0 and not text[following - 1].isspace() and _closes(text, following, '"')


def _closes(text: str, at: int, opened_by: str) -> bool:
    """Tell whether the mark at `at` can close a passage opened by `opened_by`."""
    mark = text[at]
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if mark in "”»":
        return not (opened_by == "”" and _opens(text, at)) or after.isspace()
    if mark == "“":
        return opened_by == "„" or not _opens(text, at)
    if mark == "«":
        return opened_by == "»"
    if mark == "„":
        return False
    if before.isspace():
        return not (after.isalnum() or after in _SINGLE_OPEN)
    return not after.isalnum() or before in ".,!?…"


def _is_inches(text: str, at: int) -> bool:
    """6'2" and 12" are measures: a digit before a straight mark that no letter precedes."""
    if text[at] != _STRAIGHT or not at or not text[at - 1].isdigit():
        return False
    start = at - 1
    while start > 0 and text[start - 1].isdigit():
        start -= 1
    return start > 0 and text[start - 1] in "'’′"


def _outermost(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(pairs):
        if not kept or start > kept[-1][1]:
            kept.append((start, end))
    return kept


def _pair_single(text: str, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pair single marks outside double ones: ‘Hate Crime Indicators’, 'Our role'."""
    pairs: list[tuple[int, int]] = []
    bounds = [*taken, (len(text), len(text))]
    at = 0
    for start, end in bounds:
        _pair_single_within(text, at, start, pairs)
        at = end + 1
    return pairs


def _pair_single_within(text: str, low: int, high: int, pairs: list[tuple[int, int]]) -> None:
    opening: int | None = None
    candidate: int | None = None
    for match in _ANY_SINGLE.finditer(text, low, high):
        at, mark = match.start(), match[0]
        if mark in _SINGLE_OPEN and _opens_single(text, at):
            if opening is not None and candidate is not None:
                pairs.append((opening, candidate))
            opening, candidate = at, None
        elif opening is not None and mark in _SINGLE_CLOSE and _closes_single(text, at):
            candidate = at
            if not _maybe_possessive(text, at):
                pairs.append((opening, at))
                opening, candidate = None, None
    if opening is not None and candidate is not None:
        pairs.append((opening, candidate))


def _opens_single(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in "([—–") and after.isalpha()


def _closes_single(text: str, at: int) -> bool:
    after = text[at + 1] if at + 1 < len(text) else " "
    return not after.isalnum()


def _maybe_possessive(text: str, at: int) -> bool:
    """States’ obligations: an s before, and a word straight after."""
    return text[at - 1 : at].lower() == "s" and text[at + 1 : at + 3].strip()[:1].isalpha()


def _trimmed(text: str, opening: int, closing: int, *, single: bool = False) -> Quoted:
    start, end = opening + 1, closing
    if text[opening - 1 : opening] == "‘" and text[end - 1 : end] == "’":
        end -= 1  # ‘“A’”: the inner mark closes after the outer one
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quoted(opening, start, end, closing + 1, single=single)
