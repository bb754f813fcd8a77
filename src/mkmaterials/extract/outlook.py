"""What is announced for the time after the event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.extract.passages import BLANK, trim
from mkmaterials.extract.phrases import find_phrases

if TYPE_CHECKING:
    from mkmaterials.extract.passages import Place, Reading

_KEPT: Final = 4  # sentences
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
            if find_phrases(sentence, announced) and find_phrases(sentence, after):
                low, high = trim(paragraph.text, start, end, " \t\u00a0\u202f")
                found.append(paragraph.place(low, high))
    return found[:_KEPT]
