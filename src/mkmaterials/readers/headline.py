"""Where the headline stands: below the labels, menus and dates that open a copied page.

Only what is known to be no headline is passed over, and only where a headline follows it:
"Newsroom", "Press release", a date, a path of links that ends in the headline itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEARCHED: Final = 40  # lines in which the headline stands
_LONGEST_LABEL: Final = 8  # words of a line that stands above a headline
_LONGEST: Final = 200  # characters of a headline
_SHORT: Final = 120  # characters of a headline that ends in a full stop
_REPEATED: Final = 4  # words of a line that is known for the headline because it stands twice
_TRAIL: Final = 3  # words of the headline in which a path of links ends

_LINES: Final = 4  # lines below the headline in which keywords stand
_KEYWORDS: Final = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){2,}")  # "police osh training"
_LABEL: Final = re.compile(
    r"(?:(?:press|news|media|media and press|communications?|latest press)[ -]?"
    r"(?:room|office|corner|centre|center|service|desk|statements?|releases?|items?|stor(?:y|ies))"
    r"|(?:the )?(?:latest|all|our|top|more|other|recent|local|regional|global|world|un)"
    r" (?:news|releases|stories|updates|headlines|features)"
    r"|news(?: (?:and|&|from the field|from the ground|archive|details?|article).{0,30})?"
    r"|press|media|stor(?:y|ies)|features?(?: stor(?:y|ies))?|articles?|announcements?|updates?"
    r"|field stories|photo stor(?:y|ies)|web stor(?:y|ies)|success stor(?:y|ies)|highlights?"
    r"|what[’']s new|in focus|blogs?|events?|activities|statements?|publications?|resources?"
    r"|news ?items?|our work|channels?"
    r"|this (?:article|story|post|page|content) (?:was|is|has been) .{0,200}"
    r"|пресс-релизы?|новости|новость|pressemitteilung(?:en)?|nachrichten|aktuelles|meldung(?:en)?"
    r"|communiqués? de presse|actualités?|comunicat[oi] stampa|notizie|notas? de prensa"
    r"|comunicados? de prensa|noticias"
    r"|global|worldwide|english|en|home ?page|back|close|menu|toggle navigation|navigation"
    r"|published|posted|(?:for )?immediate release|for immediate release|embargoed.{0,40}"
    r"|(?:subscribe|sign up|register|log ?in|sign in|follow us|contact us|about us|donate|listen)"
    r"\b.{0,50})(?:[\s:.>»›|/#()\d-]|\bno\b)*",
    re.IGNORECASE,
)
_PIPED: Final = re.compile(r"[^|]{0,40}\| *press release *\|.{0,120}", re.IGNORECASE)
_ENTRY: Final = re.compile(r"[-–•*·]\s+\S+(?:\s\S+){0,4}|[-–•*·]")  # an entry of a menu
_MONTHS: Final = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"  # English page furniture
)
_DATE: Final = re.compile(
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s+{_MONTHS}\.?,?|{_MONTHS}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?)"
    r"\s+\d{4}(?:[\s,|@-]+(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?)?"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)


def under_headline(paragraphs: Sequence[str]) -> tuple[list[str], list[str]]:
    """Bring the headline to the top.

    A date above it is moved below it, for it tells when the release was published; a line that
    prints the headline once more is left out, and so is one of keywords.

    Args:
        paragraphs: the paragraphs that are no furniture by themselves.

    Returns:
        The paragraphs with the headline first, and what was left out.
    """
    at = _headline_at(paragraphs)
    above = paragraphs[:at]
    dates = [line for line in above if _DATE.fullmatch(line)]
    dropped = [line for line in above if not _DATE.fullmatch(line)]
    headline = list(paragraphs[at : at + 1])
    kept = [*headline, *dates]
    for number, line in enumerate(paragraphs[at + 1 :]):
        again = number < _SEARCHED and _is_headline(line) and _same(line, headline[0])
        again = again or (number < _LINES and line.islower() and bool(_KEYWORDS.fullmatch(line)))
        (dropped if again else kept).append(line)
    return kept, dropped


def is_label(line: str) -> bool:
    """Tell whether a first line only says what kind of page this is: "Press release"."""
    return _LABEL.fullmatch(line) is not None


def _headline_at(paragraphs: Sequence[str]) -> int:
    """Return the index of the headline; 0 where no line above another is surely none."""
    head = [line for line in paragraphs[:_SEARCHED] if line]
    at = 0
    while at + 1 < len(head) and _stands_above(head, at):
        at += 1
    if at and not _is_headline(head[at]):
        return 0
    return _printed_twice(head, at)


def _stands_above(head: Sequence[str], at: int) -> bool:
    line, following = head[at], head[at + 1]
    if _PIPED.fullmatch(following) or _PIPED.fullmatch(line):
        return True
    if _LABEL.fullmatch(line) or _DATE.fullmatch(line) or _ENTRY.fullmatch(line):
        return True
    words = following.split()
    text = line.endswith(".") and not line.endswith("...")
    if len(words) < _TRAIL or text or not _is_headline(following) or line == following:
        return False
    return _ends_in_start_of(line, following)


def _ends_in_start_of(line: str, headline: str) -> bool:
    """Tell whether a path of links ends in the headline, whole or cut: "Home News Police..."."""
    cut = line.rstrip(" .…")
    if cut == headline.rstrip(" ."):
        return False
    start = cut.find(" ".join(headline.split()[:_TRAIL]))
    return start > 0 and headline.startswith(cut[start:])


def _printed_twice(head: Sequence[str], at: int) -> int:
    """Return the line that stands twice within the head, if only short ones stand above it."""
    for index in range(at, len(head) - 1):
        line = head[index]
        again = any(_same(line, other) for other in head[index + 1 :])
        if again and _is_headline(line) and len(line.split()) >= _REPEATED:
            return index
        if len(line.split()) > _LONGEST_LABEL or line.endswith((".", ":")):
            return at
    return at


def _is_headline(line: str) -> bool:
    return (
        any(map(str.isalpha, line))
        and len(line) <= _LONGEST
        and not (len(line) > _SHORT and line.endswith("."))
        and not _DATE.fullmatch(line)
        and not _LABEL.fullmatch(line)
        and not _ENTRY.fullmatch(line)
        and len(line.split()) > 1
    )


def _same(line: str, other: str) -> bool:
    return line.strip(" .").casefold() == other.strip(" .").casefold()
