"""What is announced for the time after the event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.extract.passages import BLANK, trim
from mkmaterials.extract.phrases import event_pattern, find_phrases

if TYPE_CHECKING:
    from mkmaterials.extract.passages import Paragraph, Place, Reading

_KEPT: Final = 4  # sentences
_NOUN: Final = 4  # words from "more" to "workshop"
_LONGEST: Final = 60  # words


def find_follow_up(reading: Reading) -> list[Place]:
    """Return the sentences that announce what follows the event, whole and verbatim.

    "A follow-up workshop will take place in Osh in May."; "The course will be followed by
    five more, to be held in the regions."; "The next module is planned for autumn". Both a
    word for what follows and one that announces must stand in the sentence: "a follow-up to
    last year's course" announces nothing. Sentences with words in quotation marks are left to
    the quotations; the lead tells of the event itself ("will be held in Osh next week").
    """
    found: list[Place] = []
    after = reading.lexicon.phrases("event.follow_up")
    announced = reading.lexicon.phrases("event.announced")
    for paragraph in reading.body[1:]:
        for start, end in paragraph.sentences:
            sentence = paragraph.outside[start:end]
            if BLANK in sentence or len(sentence.split()) > _LONGEST:
                continue
            if not find_phrases(sentence, announced):
                continue
            if find_phrases(sentence, after) or _is_another(reading, paragraph, start, end):
                low, high = trim(paragraph.text, start, end, " \t\u00a0\u202f")
                found.append(paragraph.place(low, high))
    return found[:_KEPT]


def _is_another(reading: Reading, paragraph: Paragraph, start: int, end: int) -> bool:
    """Tell whether a sentence names another event: "one more workshop", "a third course"."""
    nexts = reading.lexicon.words("event.next")
    words = paragraph.between(start, end)
    for number, word in enumerate(words):
        if word.low in nexts:
            stop = words[min(number + _NOUN, len(words) - 1)].end
            phrase = paragraph.outside[word.end : stop].partition(",")[0]
            if event_pattern(reading.lexicon).search(phrase):
                return True
    return False
