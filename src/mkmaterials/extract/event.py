"""What kind of event it was, and what it was to achieve."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.passages import trim
from mkmaterials.extract.phrases import event_pattern, find_phrases

if TYPE_CHECKING:
    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.passages import Paragraph, Place, Reading

_FIRST: Final = 5  # paragraphs below the headline that introduce the event
_NOUN_PHRASE: Final = 6  # words from the article to the noun
_SUBJECT: Final = 60  # characters of a subject such as "The two-day training course"


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

    The sentence must be about the event itself, not about a project or a campaign it is
    part of. The words after the frame are taken to the end of the sentence.
    """
    phrases = _aim_phrases(reading.lexicon)
    for paragraph in reading.body[:_FIRST]:
        for start, end in find_phrases(paragraph.outside, phrases):
            if _about_event(reading, paragraph, start):
                stop = paragraph.sentence_at(start)[1]
                low, high = trim(paragraph.text, end, stop)
                if low < high:
                    return paragraph.place(low, high)
    return None


@lru_cache(maxsize=8)
def _aim_phrases(lexicon: Lexicon) -> tuple[str, ...]:
    phrases = []
    kinds = ("event", "workshop", "training", "course", "seminar", "conference", "meeting")
    for phrase in lexicon.phrases("event.aims"):
        if "{event}" in phrase:
            phrases += [phrase.replace("{event}", kind) for kind in kinds]
        else:
            phrases.append(phrase)
    return tuple(phrases)


def _about_event(reading: Reading, paragraph: Paragraph, at: int) -> bool:
    start = paragraph.sentence_at(at)[0]
    subject = paragraph.outside[start:at].strip().lower()
    if len(subject) > _SUBJECT or "project" in subject or "part of" in subject:
        return False
    if subject in {"it", "it also", "the", "they", "this"}:
        return True
    ends = event_pattern(reading.lexicon).search(subject)
    return bool(ends) and subject.startswith(("the ", "this ", "a ", "an ", "over "))


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
