"""Languages without rules of their own: quotations by their marks, and nothing else.

Quotation marks need no dictionary. Who spoke, when and where does: that stays not stated.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.marks import Quoted, left_open, pair_marks
from mkmaterials.findings import Finding, at_paragraph, at_quotation
from mkmaterials.messages import _
from mkmaterials.model.release import Span
from mkmaterials.model.summary import Fact, Quotation

if TYPE_CHECKING:
    from mkmaterials.model.release import Release
    from mkmaterials.model.summary import EventSummary

_LONG: Final = 9  # so many words in marks are no name of a project any more
_SHORT: Final = 4  # fewer words are a name or a term, whatever follows them
_ENDS_INSIDE: Final = re.compile(r"[.!?…,]\Z")
# «…», – сказала она; „…“, sagte sie; « … », a déclaré: a comma or dash, then a small letter
# «Слова, – сказала она. – Слова»: in Cyrillic print the attribution stands between dashes,
# within the marks; the first letter after each dash tells where speech goes on
_INSERTED: Final = re.compile(r"(?<=[,!?…])\s+[–—-]\s+(?=[а-яё])[^–—]+?[.,]\s+[–—-]\s+")
# « …, explique Name Name, … »: somebody is named in the middle of what is said
NAMED_INSIDE: Final = re.compile(r",\s[^\W\d_A-Z]+(?:\s[^\W\d_]+)?(?:\s[A-ZÀ-ÝА-ЯЁ][\w’'-]+){2,}")
_LEADS_UP: Final = re.compile(r":[ \u00a0\u202f]?\Z")
_STOP_BEFORE: Final = re.compile(r"[.!?][ \u00a0]\Z")
_GOES_ON: Final = re.compile(r"\s*(?:,\s*[–—-]?|[–—-])\s*[^\W\d_A-Z]")


def with_quotations(summary: EventSummary, release: Release) -> tuple[EventSummary, list[Finding]]:
    """Add what stands in quotation marks: speech as quotations, names as terms.

    Args:
        summary: the summary with the headline.
        release: the press release, in any language.

    Returns:
        The summary, and a finding for each quotation, as nobody is named for it.
    """
    quotations: list[Quotation] = []
    terms: list[Fact] = []
    findings: list[Finding] = []
    for number, text in enumerate(release.paragraphs[1:], 2):
        for quoted in passages(text):
            segments = [
                _fact(release, number, *span) for span in _without_attribution(text, quoted)
            ]
            if not is_speech(text, quoted):
                terms += segments
            elif any(NAMED_INSIDE.search(segment.text) for segment in segments):
                findings.append(named_inside(number))
            else:
                quotations.append(Quotation(segments=segments))
                findings.append(_nobody_named(len(quotations), number))
    return replace(summary, quotations=quotations, terms=terms), findings


def _fact(release: Release, paragraph: int, start: int, end: int) -> Fact:
    place = Span(paragraph, start, end)
    return Fact(text=release.text(place), at=str(place))


def _without_attribution(text: str, quoted: Quoted) -> list[tuple[int, int]]:
    """Cut the attribution between dashes out of a passage: what is left is what was said."""
    spans = []
    start = quoted.start
    for match in _INSERTED.finditer(text, quoted.start, quoted.end):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, quoted.end))
    return [(a, b) for a, b in spans if a < b]


def passages(text: str) -> list[Quoted]:
    """Return the passages in marks; one that is opened after a colon and never closed is one."""
    found, lonely = pair_marks(text)
    first = len(text) - len(text.lstrip())
    last = max((one.after for one in found), default=0)
    opening = next((at for at in lonely if at == first or _may_open(text, at, last)), None)
    if opening is not None and not any(one.outer <= opening < one.after for one in found):
        whole = left_open(text, opening)
        found = [p for p in found if p.outer < opening] + [whole]
    return [one for one in found if one.start < one.end]


def _may_open(text: str, at: int, last: int) -> bool:
    """Tell whether a lonely mark opens speech: after a colon, or as the last mark, after a stop."""
    before = text[max(0, at - 2) : at]
    if _LEADS_UP.search(before):
        return True
    return at >= last and bool(_STOP_BEFORE.search(before)) and text[at + 1 : at + 2].isupper()


def is_speech(text: str, quoted: Quoted) -> bool:
    """Tell speech from the name of a project, a book or a term, by length and punctuation."""
    words = text[quoted.start : quoted.end].split()
    if len(words) < _SHORT:
        return False
    if len(words) >= _LONG or words[0][0].islower():
        return True  # a name begins with a capital; a clause within a sentence does not
    ends = _ENDS_INSIDE.search(text[quoted.start : quoted.end])
    return bool(ends) or bool(_GOES_ON.match(text, quoted.after))


def named_inside(paragraph: int) -> Finding:
    """Return the finding on a passage that is refused, as its speaker is named within."""
    return Finding(
        "quotation.attribution-inside",
        "warning",
        _(
            "a passage in quotation marks seems to name its speaker between the words, so it is "
            "not taken for a quotation"
        ),
        where=at_paragraph(paragraph),
        hint=_("enter what was said as the segments of a quotation, without the words between."),
    )


def _nobody_named(number: int, paragraph: int) -> Finding:
    return Finding(
        "quotation.speaker-not-stated",
        "warning",
        _("the speaker was not looked for: there are no rules for this language yet"),
        where=at_quotation(number, paragraph),
        hint=_("enter the person under 'people', and the person's id as speaker."),
    )
