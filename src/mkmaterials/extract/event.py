"""What kind of event it was, and what it was to achieve."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.passages import trim
from mkmaterials.extract.phrases import event_pattern, find_phrases

if TYPE_CHECKING:
    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.passages import Paragraph, Place, Reading

_FIRST: Final = 8  # paragraphs below the headline that introduce the event
_NOUN_PHRASE: Final = 6  # words from the article to the noun
_SUBJECT: Final = 60  # characters of a subject such as "The two-day training course"
_DATELINE: Final = re.compile(r"^.{3,60}? [–—-] (?=\S)")
_AIM: Final = re.compile(r"\b(?:was|were|is|are) (?:also )?to\b")


def find_type(reading: Reading) -> Place | None:
    """Return the kind of event as printed: "workshop", "training course".

    The lead decides, then the paragraph after it, then the headline. "a course" comes before
    "to provide training"; words that fit any event ("event", "meeting") come last.
    """
    vague = reading.lexicon.words("event.vague")
    best: tuple[int, Place] | None = None
    for paragraph in [*reading.body[:2], reading.paragraphs[0]]:
        for match in event_pattern(reading.lexicon).finditer(paragraph.outside):
            if _is_adjective(paragraph, match.end()):
                continue
            article = _has_article(paragraph, match.start())
            rank = 0 if match[0].lower() in vague else 2 if article else 1
            if best is None or rank > best[0]:
                best = (rank, paragraph.place(match.start(), match.end()))
        if best and best[0]:
            return best[1]
    return best[1] if best else None


def find_aim(reading: Reading) -> Place | None:
    """Return what the event was to achieve: "The event aimed to ..."; "The goal was to ...".

    "One of the main objectives of the three-day course is to ..." and "A seminar aimed at
    improving X was held in Osh" (X, without the verb of the clause) as well. The sentence must
    be about the event itself, not about a project or a campaign it is part of. Else the words
    after the frame are taken to the end of the sentence.
    """
    phrases = reading.lexicon.phrases("event.aims")
    named = _named_aim(reading.lexicon)
    for paragraph in reading.body[:_FIRST]:
        aims = [
            (start, end)
            for start, end in find_phrases(paragraph.outside, phrases)
            if _about_event(reading, paragraph, start)
        ]
        if _AIM.search(paragraph.outside):
            aims += [
                match.span()
                for start, end in paragraph.sentences
                if (match := named.match(paragraph.outside, start, end))
            ]
        for start, end in sorted(aims):
            stop = _aim_end(reading, paragraph, start, end)
            low, high = trim(paragraph.text, end, stop)
            if low < high:
                return paragraph.place(low, high)
    return None


def _aim_end(reading: Reading, paragraph: Paragraph, start: int, end: int) -> int:
    """Return where an aim ends: with its sentence, or before "was held in Osh today"."""
    stop = paragraph.sentence_at(start)[1]
    if not paragraph.outside.startswith("aimed at", start):
        return stop
    held = reading.lexicon.words("event.held")
    helpers = reading.lexicon.words("event.held_helpers")
    under_way = reading.lexicon.words("event.under_way")
    words = paragraph.between(end, stop)
    for before, word in pairwise(words):
        if word.low in held and word.low.endswith("ed") and before.text.islower():
            return before.start if before.low in helpers else word.start
        if word.low in under_way and before.low in helpers | {"took"}:
            return before.start
        if word.low == "began":
            return word.start
    return stop


@lru_cache(maxsize=8)
def _named_aim(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of "The overall aim of the two-day training course was to"."""
    kinds = event_pattern(lexicon).pattern
    nouns = "|".join(sorted(lexicon.words("event.aim_nouns")))
    return re.compile(
        rf"(?:One of )?(?:The|An?|Its|Another|Our)(?: [\w-]+){{0,2}} (?:{nouns})"
        rf"(?: of (?:the|this|these)(?: [\w-]+){{0,5}}? {kinds}(?:, [^,]{{1,80}},)?)?"
        r" (?:was|were|is|are) (?:also )?to\b",
        re.IGNORECASE,
    )


def _about_event(reading: Reading, paragraph: Paragraph, at: int) -> bool:
    start = paragraph.sentence_at(at)[0]
    subject = _DATELINE.sub("", paragraph.outside[start:at]).strip().lower()
    if paragraph.outside.startswith(("which ", "that "), at):
        last = paragraph.words[max(0, paragraph.index_at(at) - 1)]
        return bool(event_pattern(reading.lexicon).fullmatch(last.text))
    if len(subject) > _SUBJECT or "project" in subject or "part of" in subject:
        return False
    if subject in {"it", "it also", "the", "they", "this"}:
        return True
    ends = event_pattern(reading.lexicon).search(subject)
    return bool(ends) and subject.startswith(("the ", "this ", "these ", "a ", "an ", "over "))


def _has_article(paragraph: Paragraph, start: int) -> bool:
    """Tell whether "a" or "an" introduces the noun: "a two-day regional workshop"."""
    before = paragraph.words[max(0, paragraph.index_at(start) - _NOUN_PHRASE) :]
    lead = [word for word in before if word.end <= start]
    starts = [word.start for word in lead if word.low in {"a", "an"}]
    return bool(starts) and not set(paragraph.outside[starts[-1] : start]) & set(",.;:()")


def _is_adjective(paragraph: Paragraph, end: int) -> bool:
    """Workshop participants, training needs: the noun serves another one."""
    rest = paragraph.outside[end : end + 14].lower()
    return rest.startswith((" participant", " material", " need", " programme", "-", " system"))
