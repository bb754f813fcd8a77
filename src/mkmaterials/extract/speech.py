"""Who said what stands in quotation marks.

Attribution is looked for after the passage, then before it, then in what it continues.
Where the source does not say who speaks, or a pronoun may mean two people, nobody is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.attribution import (
    FAR,
    FRAGMENT,
    OBJECT,
    Credit,
    count_words,
    note_reported,
)
from mkmaterials.extract.credit_after import WordsAfter
from mkmaterials.extract.credit_before import WordsBefore
from mkmaterials.extract.passages import BLANK
from mkmaterials.extract.titles import is_term, is_title

if TYPE_CHECKING:
    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.passages import Paragraph, Place, Reading
    from mkmaterials.extract.people import Cast, Figure

_SENTENCE_ENDS: Final = ".!?…"
_SENTENCE_LIKE: Final = 6  # words that make an unattributed passage more than a term
_PRESENTED: Final = re.compile(r"(?:[A-Z][\w’'-]+ ){1,4}(?:is|was) (?:a|an|one|the)\b")
_NEAR: Final = 30  # characters before a mark in which the word before it stands


@dataclass(slots=True)
class Said:
    """A quotation: one or more segments by one speaker.

    Attributes:
        segments: where the words stand.
        speaker: who said them; ``None`` if the source does not say, or not clearly.
        doubtful: a pronoun stands there that may mean more than one person.
        occasion: such as "opening remarks".
        inferred: the words stand alone; the paragraph before tells who speaks.
    """

    segments: list[Place]
    speaker: Figure | None = None
    doubtful: str = ""
    occasion: Place | None = None
    inferred: bool = False


@dataclass(slots=True)
class Speech:
    """All quotations, and the passages in marks that nobody said.

    Attributes:
        quotations: in order.
        rest: paragraph and passage of titles and terms.
    """

    quotations: list[Said] = field(default_factory=list)
    rest: list[tuple[Paragraph, Quoted]] = field(default_factory=list)


def find_speech(reading: Reading, cast: Cast) -> Speech:
    """Sort the passages in quotation marks into speech and the rest."""
    speech = Speech()
    speech.quotations += _of_the_headline(reading, cast)
    open_end: Said | None = None  # a quotation that the next paragraph may continue
    for paragraph in reading.body:
        note_reported(paragraph, reading, cast)
        reader = _ParagraphReader(reading, cast, paragraph, speech, open_end)
        for index in range(len(paragraph.quoted)):
            reader.take(index)
        open_end = reader.open_end()
    return speech


def _of_the_headline(reading: Reading, cast: Cast) -> list[Said]:
    """Return the quotation of "Gashi: “Trafficking is a crime”", of somebody whom the text names.

    Not if the text prints the same words: they would be printed twice.
    """
    headline = reading.paragraphs[0]
    if len(headline.quoted) != 1:
        return []
    quoted = headline.quoted[0]
    words = headline.text[quoted.start : quoted.end]
    lead = headline.outside[: quoted.outer].rstrip()
    mentions = cast.within(1, 0, quoted.outer)
    named = lead.endswith(":") and len(mentions) == 1 and not lead[mentions[0].until : -1].strip()
    repeated = any(words.strip(".,") in paragraph.text for paragraph in reading.body)
    if not named or repeated or count_words(headline, quoted) < FRAGMENT:
        return []
    return [Said([headline.place(quoted.start, quoted.end)], mentions[0].figure)]


class _ParagraphReader:
    """Reads the passages of one paragraph in order; each may lean on the one before."""

    def __init__(
        self,
        reading: Reading,
        cast: Cast,
        paragraph: Paragraph,
        speech: Speech,
        open_end: Said | None,
    ) -> None:
        self.reading = reading
        self.cast = cast
        self.paragraph = paragraph
        self.speech = speech
        self.continued = open_end
        self.last: Said | None = None  # the quotation of the passage before
        self.last_end = 0  # end of that passage's attribution, or of the passage
        self.words_after = WordsAfter(reading, cast, paragraph)
        self.words_before = WordsBefore(reading, cast, paragraph)
        self.floor = 0  # end of the last passage that is speech

    def take(self, index: int) -> None:
        """Decide what the passage is, and keep it."""
        paragraph = self.paragraph
        quoted = paragraph.quoted[index]
        low = paragraph.quoted[index - 1].after if index else 0
        following = paragraph.quoted[index + 1 : index + 2]
        high = following[0].outer if following else len(paragraph.text)
        part = is_term(paragraph, quoted) and (self._is_part(quoted) or self._is_named(quoted))
        if part or is_title(self.reading, paragraph, quoted, low):
            self._set_aside(quoted)
            self._run_on(quoted, high)
            return
        credit = (
            self.words_after.credit(quoted, high)
            or self.words_before.credit(quoted, self.floor)
            or self._alike(quoted, self.floor)
        )
        if credit:
            if credit.document:
                self._set_aside(quoted)
            elif not (credit.figure is None and self._is_last_part(quoted)):
                self._keep(quoted, credit, quoted.after)
            return
        said = self._continues(quoted, low)
        if said:
            said.segments.append(paragraph.place(quoted.start, quoted.end))
            self.last, self.last_end, self.floor = said, quoted.after, quoted.after
            return
        credit = self._from_sentence_before(quoted, low)
        credit = credit or self.words_before.credit_of_paragraph_before(quoted)
        if credit:
            self._keep(quoted, credit, quoted.after)
        elif self._is_speech(quoted) and not self._documented(quoted, low):
            self._keep(quoted, Credit(None, quoted.outer, quoted.after), quoted.after)
        else:
            self._set_aside(quoted)

    def _is_last_part(self, quoted: Quoted) -> bool:
        """Keep the end of a quotation of several paragraphs with whoever opened it."""
        said = self.continued
        opened = self.paragraph.text[quoted.outer] in '“"«„'
        if said is None or said.speaker is None or quoted.outer or opened:
            return False
        said.segments.append(self.paragraph.place(quoted.start, quoted.end))
        self.last, self.last_end, self.floor = said, quoted.after, quoted.after
        return True

    def _alike(self, quoted: Quoted, low: int) -> Credit | None:
        """She called it “...”, and wished them “...”: the same subject goes on."""
        paragraph = self.paragraph
        if self.last is None or self.last.speaker is None or not low:
            return None
        lead = paragraph.outside[low : quoted.outer]
        same = paragraph.sentence_at(low)[0] == paragraph.sentence_at(quoted.outer)[0]
        goes_on = lead.startswith(self.reading.lexicon.phrases("speech.alike"))
        goes_on = goes_on or self._adds(lead) or self._same_clause(low, quoted)
        if (
            not (same and goes_on)
            or count_words(paragraph, quoted) < FRAGMENT
            or low != self.last_end
        ):
            return None
        return Credit(self.last.speaker, low, quoted.after)

    def _adds(self, lead: str) -> bool:
        """Adding that; and that: a few words without a subject of their own."""
        words = lead.strip(" ,:").split()
        saying = self.reading.lexicon.words("speech.saying")
        verb = any(word.strip(",:") in saying for word in words[:2]) or words == ["and", "that"]
        return verb and len(words) < OBJECT and lead.islower()

    def _same_clause(self, low: int, quoted: Quoted) -> bool:
        """He is “...” because “...”: no name, verb of saying or other subject between."""
        lexicon = self.reading.lexicon
        words = self.paragraph.between(low, quoted.outer)
        lead = self.paragraph.outside[low : quoted.outer]
        keys = ("speech.say", "speech.pronouns", "messages.collective", "participants.people")
        return (
            0 < len(words) <= FAR // 3
            and all(word.text.islower() for word in words)
            and not any(mark in lead for mark in ",:;–—")
            and not any(word.low in lexicon.words(key) for word in words for key in keys)
        )

    def _is_part(self, quoted: Quoted) -> bool:
        """The Association “Lists”: a name right after a capitalised word."""
        words = self.paragraph.between(max(0, quoted.outer - _NEAR), quoted.outer)
        adjacent = words and self.paragraph.outside[words[-1].end : quoted.outer] == " "
        return bool(adjacent) and words[-1].text[0].isupper()

    def _is_named(self, quoted: Quoted) -> bool:
        """In “Gjon Lista” schools: a name after "in" or "of", with what bears it."""
        paragraph = self.paragraph
        words = paragraph.between(max(0, quoted.outer - _NEAR), quoted.outer)
        following = paragraph.between(quoted.after, quoted.after + _NEAR)
        named = all(w[0].isupper() for w in paragraph.text[quoted.start : quoted.end].split())
        if not (named and words and following):
            return False
        near = paragraph.outside[quoted.after : following[0].start] == " "
        return near and words[-1].low in self.reading.lexicon.words("grammar.connect")

    def open_end(self) -> Said | None:
        """Return the quotation that a next paragraph opening with a mark would continue."""
        if self.last is None:
            return None
        tail = self.paragraph.outside[self.last_end :].strip(" .,;–—-")
        return self.last if not tail else None

    def _set_aside(self, quoted: Quoted) -> None:
        self.speech.rest.append((self.paragraph, quoted))

    def _run_on(self, quoted: Quoted, high: int) -> None:
        """“...,” X said on the programme “Today,” adding: the attribution goes on after it."""
        if self.last and self.last_end == quoted.outer:
            end = self.paragraph.sentence_at(quoted.outer)[1]
            self.last_end = max(quoted.after, min(high, end))

    def _keep(self, quoted: Quoted, credit: Credit, end: int) -> None:
        paragraph = self.paragraph
        place = paragraph.place(quoted.start, quoted.end)
        waiting = self._waiting(quoted)
        if waiting and credit.figure:
            waiting.segments.append(place)
            waiting.speaker = credit.figure
            self.last, self.last_end, self.floor = waiting, max(credit.end, end), quoted.after
            self.cast.speaks(paragraph.number, credit.figure)
            return
        said = Said([place], credit.figure, credit.doubtful, inferred=credit.inferred)
        said.occasion = self._occasion(min(credit.start, quoted.outer), max(credit.end, end))
        if credit.figure:
            self.cast.speaks(paragraph.number, credit.figure)
        self.speech.quotations.append(said)
        self.last, self.last_end, self.floor = said, max(credit.end, end), quoted.after

    def _waiting(self, quoted: Quoted) -> Said | None:
        """Return the quotation of the paragraphs before that only now gets its attribution."""
        if quoted.outer > 1 or self.continued is None or self.continued.speaker is not None:
            return None
        before = self.reading.paragraphs[self.paragraph.number - 2].quoted
        return self.continued if before and not before[-1].closed else None

    def _continues(self, quoted: Quoted, low: int) -> Said | None:
        """“A,” said X. “B.” and paragraphs that open with a mark and name nobody."""
        if self.last is not None and low:
            between = self.paragraph.outside[self.last_end : quoted.outer].strip(" .,;–—-")
            joined = not between or between in {"and", "but"}
            return self.last if joined else None
        if quoted.outer <= 1 and self.continued is not None and self._is_speech(quoted):
            return self.continued if not self._is_of_the_next() else None
        return None

    def _is_of_the_next(self) -> bool:
        """Tell whether the next paragraph says who spoke: "Vera Linde is one of the trainees."."""
        paragraph = self.paragraph
        if paragraph.outside.replace(BLANK, "").strip(' “”„«»".') or len(paragraph.quoted) > 1:
            return False
        following = self.reading.paragraphs[paragraph.number : paragraph.number + 1]
        if not following or following[0].quoted:
            return False
        number = following[0].number
        named = [one for one in self.cast.within(number, 0, 1) if one.figure.name.number == number]
        strangers = [one for one in self.cast.strangers.get(number, []) if not one.start]
        run = _PRESENTED.match(following[0].outside)
        return bool(run and (named or strangers))

    def _is_speech(self, quoted: Quoted) -> bool:
        """Tell whether a passage nobody is credited with still reads as somebody's words."""
        paragraph = self.paragraph
        if is_term(paragraph, quoted):
            return False
        words = count_words(paragraph, quoted)
        if self._is_object(quoted):
            return False
        own = slice(*paragraph.sentence_at(quoted.outer))
        around = paragraph.outside[own].replace(BLANK, "").strip(' .,“”„«»"')
        whole = not around  # “...”. stands in a sentence of its own
        alone = quoted.outer == 0 and whole and not paragraph.text[quoted.after :].strip(" .")
        if alone and words >= FRAGMENT and paragraph.text[quoted.end - 1] in _SENTENCE_ENDS:
            return True  # and in a paragraph of its own
        return words >= _SENTENCE_LIKE and (
            whole or paragraph.text[quoted.end - 1] in f"{_SENTENCE_ENDS},"
        )

    def _is_object(self, quoted: Quoted) -> bool:
        """Tell whether "to “fight this scourge more efficiently.”" only quotes what is aimed at.

        Of "charged them to “...”" somebody is the subject.
        """
        before = self.paragraph.between(max(0, quoted.outer - _NEAR), quoted.outer)
        lows = [word.low for word in before[-2:]]
        aimed = lows[-1:] == ["to"] and lows[0] not in self.reading.lexicon.words(
            "messages.addressees"
        )
        return aimed and self.paragraph.text[quoted.start].islower()

    def _from_sentence_before(self, quoted: Quoted, low: int) -> Credit | None:
        speech = self._is_speech(quoted)
        return self.words_before.credit_of_last_sentence(quoted, low) if speech else None

    def _documented(self, quoted: Quoted, low: int) -> bool:
        """The report reads: “...”: words of a document, not of a person."""
        start = max(low, self.paragraph.sentence_at(quoted.outer)[0])
        words = self.paragraph.between(start, quoted.outer)
        return any(word.low in self.reading.lexicon.words("speech.documents") for word in words)

    def _occasion(self, start: int, end: int) -> Place | None:
        """In her opening remarks, ...; during his opening remarks; at the closing ceremony."""
        paragraph = self.paragraph
        lexicon = self.reading.lexicon
        start = paragraph.sentence_at(start)[0]
        words = paragraph.between(start, end)
        for first, second in pairwise(words):
            kinds = first.low in lexicon.words("speech.occasion_first")
            if kinds and second.low in lexicon.words("speech.occasion_noun"):
                return paragraph.place(first.start, second.end)
        return None
