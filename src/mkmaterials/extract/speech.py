"""Who said what stands in quotation marks.

Attribution is looked for after the passage, then before it, then in what it continues.
Where the source does not say who speaks, or a pronoun may mean two people, nobody is named.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.attribution import (
    Credit,
    by_pronoun,
    clause_subject,
    note_reported,
    speaker_before,
)
from mkmaterials.extract.bodies import body_at, is_body
from mkmaterials.extract.titles import is_term, is_title

if TYPE_CHECKING:
    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.passages import Paragraph, Place, Reading, Word
    from mkmaterials.extract.people import Cast, Figure

_LEAD_IN: Final = frozenset(" \t\u00a0\u202f,.;–—-")
_SENTENCE_ENDS: Final = ".!?…"
_FAR: Final = 40  # words within which "said" and the speaker's name stand
_SENTENCE_LIKE: Final = 6  # words that make an unattributed passage more than a term
_NEAR: Final = 30  # characters before a mark in which the word before it stands
_OBJECT: Final = 5  # words of "telling the reporters present,"
_FRAGMENT: Final = 4  # words that make a fragment worth quoting


@dataclass(slots=True)
class Said:
    """A quotation: one or more segments by one speaker.

    Attributes:
        segments: where the words stand.
        speaker: who said them; ``None`` if the source does not say, or not clearly.
        doubtful: a pronoun stands there that may mean more than one person.
        occasion: such as "opening remarks".
    """

    segments: list[Place]
    speaker: Figure | None = None
    doubtful: str = ""
    occasion: Place | None = None


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
    open_end: Said | None = None  # a quotation that the next paragraph may continue
    for paragraph in reading.body:
        note_reported(paragraph, reading, cast)
        reader = _ParagraphReader(reading, cast, paragraph, speech, open_end)
        for index in range(len(paragraph.quoted)):
            reader.take(index)
        open_end = reader.open_end()
    return speech


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

    def take(self, index: int) -> None:
        """Decide what the passage is, and keep it."""
        paragraph = self.paragraph
        quoted = paragraph.quoted[index]
        low = paragraph.quoted[index - 1].after if index else 0
        following = paragraph.quoted[index + 1 : index + 2]
        high = following[0].outer if following else len(paragraph.text)
        part = is_term(paragraph, quoted) and self._is_part(quoted)
        if part or is_title(self.reading, paragraph, quoted, low):
            self._set_aside(quoted)
            return
        credit = self._after(quoted, high) or self._before(quoted, low) or self._alike(quoted, low)
        if credit:
            if credit.document:
                self._set_aside(quoted)
            else:
                self._keep(quoted, credit, quoted.after)
            return
        said = self._continues(quoted, low)
        if said:
            said.segments.append(paragraph.place(quoted.start, quoted.end))
            self.last, self.last_end = said, quoted.after
            return
        credit = self._sentence_before(quoted, low)
        if credit:
            self._keep(quoted, credit, quoted.after)
        elif self._is_speech(quoted) and not self._documented(quoted, low):
            self._keep(quoted, Credit(None, quoted.outer, quoted.after), quoted.after)
        else:
            self._set_aside(quoted)

    def _alike(self, quoted: Quoted, low: int) -> Credit | None:
        """She called it “...”, and wished them “...”: the same subject goes on."""
        paragraph = self.paragraph
        if self.last is None or self.last.speaker is None or not low:
            return None
        lead = paragraph.outside[low : quoted.outer]
        same = paragraph.sentence_at(low)[0] == paragraph.sentence_at(quoted.outer)[0]
        goes_on = lead.startswith(self.reading.lexicon.phrases("speech.alike"))
        goes_on = goes_on or self._adds(lead)
        if not (same and goes_on) or _count(paragraph, quoted) < _FRAGMENT or low != self.last_end:
            return None
        return Credit(self.last.speaker, low, quoted.after)

    def _adds(self, lead: str) -> bool:
        """Adding that; and that: a few words without a subject of their own."""
        words = lead.strip(" ,:").split()
        saying = self.reading.lexicon.words("speech.saying")
        verb = any(word.strip(",:") in saying for word in words[:2]) or words == ["and", "that"]
        return verb and len(words) < _OBJECT and lead.islower()

    def _is_part(self, quoted: Quoted) -> bool:
        """The Association “Lists”: a name right after a capitalised word."""
        words = self.paragraph.between(max(0, quoted.outer - _NEAR), quoted.outer)
        adjacent = words and self.paragraph.outside[words[-1].end : quoted.outer] == " "
        return bool(adjacent) and words[-1].text[0].isupper()

    def open_end(self) -> Said | None:
        """Return the quotation that a next paragraph opening with a mark would continue."""
        if self.last is None:
            return None
        tail = self.paragraph.outside[self.last_end :].strip(" .,;–—-")
        return self.last if not tail else None

    def _set_aside(self, quoted: Quoted) -> None:
        self.speech.rest.append((self.paragraph, quoted))

    def _keep(self, quoted: Quoted, credit: Credit, end: int) -> None:
        paragraph = self.paragraph
        place = paragraph.place(quoted.start, quoted.end)
        waiting = self._waiting(quoted)
        if waiting and credit.figure:
            waiting.segments.append(place)
            waiting.speaker = credit.figure
            self.last, self.last_end = waiting, max(credit.end, end)
            self.cast.speaks(paragraph.number, credit.figure)
            return
        said = Said([place], credit.figure, credit.doubtful)
        said.occasion = self._occasion(min(credit.start, quoted.outer), max(credit.end, end))
        if credit.figure:
            self.cast.speaks(paragraph.number, credit.figure)
        self.speech.quotations.append(said)
        self.last, self.last_end = said, max(credit.end, end)

    def _waiting(self, quoted: Quoted) -> Said | None:
        """Return the quotation of the paragraphs before that only now gets its attribution."""
        if quoted.outer > 1 or self.continued is None or self.continued.speaker is not None:
            return None
        before = self.reading.paragraphs[self.paragraph.number - 2].quoted
        return self.continued if before and not before[-1].closed else None

    def _after(self, quoted: Quoted, high: int) -> Credit | None:
        """“...,” said X; “...,” he added; “...,” X noted; “...” – according to X."""
        paragraph = self.paragraph
        words = paragraph.between(quoted.after, high)
        if not words:
            return None
        gap = paragraph.outside[quoted.after : words[0].start]
        introduces = paragraph.outside[words[0].end : words[0].end + 2].lstrip()[:1] == ":"
        if introduces or any(character not in _LEAD_IN for character in gap):
            return None
        end = min(high, paragraph.sentence_at(words[0].start)[1])
        comma = "," in (paragraph.text[quoted.end - 1], *gap)
        low_case = words[0].text[0].islower()
        if low_case and words[0].low in self.reading.lexicon.words("speech.read_out"):
            return Credit(None, words[0].start, end, document=True)
        if low_case and words[0].low in self.reading.lexicon.words("speech.say"):
            return self._named_after(words[0], end)
        if paragraph.outside.startswith(
            self.reading.lexicon.phrases("speech.according"), words[0].start
        ):
            return self._named_after(words[1], end)
        return (
            self._subject_after(quoted, words, gap, end)
            or self._by_any_verb(quoted, words, end, comma=comma)
            or self._unknown(words, comma=comma)
        )

    def _by_any_verb(
        self, quoted: Quoted, words: list[Word], end: int, *, comma: bool
    ) -> Credit | None:
        """“...,” grinned teller X; “...,” X went on: a comma makes any verb one of saying.

        Only where the passage opens its sentence and the name stands right beside the verb.
        """
        paragraph = self.paragraph
        opens = paragraph.sentence_at(quoted.outer)[0] == quoted.outer
        if not (comma and opens) or _count(paragraph, quoted) < _FRAGMENT:
            return None
        mentions = self.cast.within(paragraph.number, quoted.after, end)
        if not mentions:
            return None
        if mentions[0].start == words[0].start:
            after = paragraph.between(mentions[0].until, end)[:1]
            verb = after[0] if after and self._may_be_verb(after[0]) else None
            direct = verb and not paragraph.outside[mentions[0].until : verb.start].strip()
            return Credit(mentions[0].figure, quoted.after, end) if direct else None
        beside = words[1:2] and mentions[0].start == words[1].start
        beside = beside and not paragraph.outside[words[0].end : words[1].start].strip()
        if beside and self._may_be_verb(words[0]):
            return Credit(mentions[0].figure, quoted.after, end)
        return None

    def _may_be_verb(self, word: Word) -> bool:
        """Tell whether a word in lower case is none that joins, relates or names an office."""
        lexicon = self.reading.lexicon
        keys = ("grammar.connect", "grammar.governing", "grammar.articles", "grammar.owners")
        stops = any(word.low in lexicon.words(key) for key in keys)
        stops = stops or word.low in lexicon.words("speech.role_stops")
        office = word.low in lexicon.words("names.roles") or word.low.endswith("ing")
        return word.text.islower() and not stops and not office

    def _unknown(self, words: list[Word], *, comma: bool) -> Credit | None:
        """“...,” Linde said, who is not known: at least it is nobody who spoke before."""
        say = self.reading.lexicon.words("speech.say")
        explicit = comma and words[0].text[0].isupper()
        if explicit and any(word.low in say for word in words[1:3]):
            return Credit(None, words[0].start, words[0].end)
        return None

    def _named_after(self, verb: Word, end: int) -> Credit:
        """Return whom "said" is followed by: the first name within the sentence."""
        paragraph = self.paragraph
        words = paragraph.between(verb.end, end)
        if words and words[0].low in self.reading.lexicon.words("speech.pronouns"):
            return by_pronoun(self.cast, paragraph, words[0], self.reading)
        mentions = self.cast.within(paragraph.number, verb.end, end)
        capital = next((word.start for word in words[:_FAR] if word.text[0].isupper()), end)
        if mentions and mentions[0].start <= capital:
            before = paragraph.between(verb.end, mentions[0].start)[-1:]
            named = not before or before[0].low not in self.reading.lexicon.words(
                "grammar.governing"
            )
            return Credit(mentions[0].figure if named else None, verb.start, end)
        return self._body_after(verb, words, end)

    def _body_after(self, verb: Word, words: list[Word], end: int) -> Credit:
        body = body_at(self.paragraph, words[0].start, self.reading.lexicon) if words else None
        if body is None:
            return Credit(None, verb.start, end)
        name = self.paragraph.place(*body)
        figure = self.cast.add_body(name, self.reading.text(name))
        figure.is_body = is_body(self.paragraph, body, self.reading.lexicon)
        return Credit(figure, verb.start, end)

    def _subject_after(
        self, quoted: Quoted, words: list[Word], gap: str, end: int
    ) -> Credit | None:
        """Return the subject in “...,” X said, unless that introduces the next passage."""
        say = self.reading.lexicon.words("speech.say")
        paragraph = self.paragraph
        within = [word for word in words if word.end <= end][:_FAR]
        verb = next((word for word in within if word.low in say and word.text.islower()), None)
        if verb is None or verb is within[0]:
            return None
        tail = paragraph.outside[verb.end : end].strip()
        stopped = paragraph.text[quoted.end - 1] in _SENTENCE_ENDS and "," not in gap
        if stopped and words[0].text[0].isupper() and tail[:1] not in {".", ""}:
            return None
        if tail[:1] == ":" or (stopped and tail[:4] == "that"):
            return None
        credit = speaker_before(self.reading, self.cast, paragraph, quoted.after, verb)
        if credit is None or (credit.figure is None and not credit.doubtful):
            return None
        return Credit(credit.figure, quoted.after, end, credit.doubtful)

    def _before(self, quoted: Quoted, low: int) -> Credit | None:
        """X, role, said: “...”; X underlined that “...”; according to X, “...”."""
        paragraph = self.paragraph
        start = max(low, paragraph.sentence_at(quoted.outer)[0])
        lead = paragraph.outside[start : quoted.outer].rstrip()
        if not lead.strip():
            return self._paragraph_before(quoted)
        words = paragraph.between(start, quoted.outer)
        return (
            self._by_verb(quoted, start, lead, words)
            or self._by_participle(quoted, start, words)
            or self._by_colon(start, lead, quoted)
        )

    def _by_participle(self, quoted: Quoted, start: int, words: list[Word]) -> Credit | None:
        """X opened the seminar, saying “...”; X left, telling reporters that “...”."""
        saying = self.reading.lexicon.words("speech.saying")
        for word in words[-_OBJECT:]:
            if word.low in saying and word is not words[0]:
                before = self.paragraph.outside[start : word.start].rstrip()
                if not before.endswith((",", " and", " by")):
                    continue
                credit = clause_subject(
                    self.reading, self.cast, self.paragraph, start, word.start
                )
                known = credit.figure is not None or credit.doubtful
                if known and (
                    self._leads_in(word, quoted) or not self._clause_between(word, quoted)
                ):
                    return Credit(credit.figure, start, quoted.after, credit.doubtful)
        return None

    def _clause_between(self, word: Word, quoted: Quoted) -> bool:
        """Tell whether more than whom somebody tells something stands before the mark."""
        paragraph = self.paragraph
        tail = paragraph.outside[word.end : quoted.outer].rstrip()
        return not tail.endswith((",", ":")) or len(tail.split()) >= _OBJECT

    def _by_verb(self, quoted: Quoted, start: int, lead: str, words: list[Word]) -> Credit | None:
        say = self.reading.lexicon.words("speech.say")
        verbs = [word for word in words if word.low in say and word.text.islower()]
        for verb in reversed(verbs):
            credit = speaker_before(self.reading, self.cast, self.paragraph, start, verb)
            if credit is None:
                continue
            direct = lead.endswith(":") or self._leads_in(verb, quoted)
            known = credit.figure is not None or bool(credit.doubtful)
            if direct or (known and _count(self.paragraph, quoted) >= _FRAGMENT):
                return Credit(credit.figure, start, quoted.after, credit.doubtful, credit.document)
        if self._starts_with_according(words):
            mentions = self.cast.within(self.paragraph.number, start, quoted.outer)
            return Credit(mentions[-1].figure if mentions else None, start, quoted.after)
        return None

    def _starts_with_according(self, words: list[Word]) -> bool:
        lead = " ".join(word.low for word in words[:2])
        return lead in self.reading.lexicon.phrases("speech.according")

    def _leads_in(self, verb: Word, quoted: Quoted) -> bool:
        """Underlined that “; said “; emphasized during his opening remarks that, “."""
        tail = self.paragraph.outside[verb.end : quoted.outer].strip(" ,\u00a0")
        return tail in {"", "that", "how"} or tail.endswith(" that")

    def _by_colon(self, start: int, lead: str, quoted: Quoted) -> Credit | None:
        """Return whom "X, role: “...”" names."""
        if not lead.endswith(":"):
            return None
        credit = self._of_colon(self.paragraph, start, quoted.outer)
        return Credit(credit, start, quoted.after) if credit else None

    def _of_colon(self, paragraph: Paragraph, start: int, end: int) -> Figure | None:
        """Return whom "X, role:" or "X had a message for Y:" names; nobody if that is unsure."""
        mentions = self.cast.within(paragraph.number, start, end)
        if not mentions:
            return None
        last = mentions[-1]
        before = paragraph.between(start, last.start)[-1:]
        governing = self.reading.lexicon.words("grammar.governing") - {"by", "from"}
        governed = bool(before) and before[0].low in governing
        direct = paragraph.outside[last.until : end].strip() == ":"
        if (direct or len(mentions) == 1) and not governed:
            return last.figure
        return clause_subject(self.reading, self.cast, paragraph, start, end).figure

    def _paragraph_before(self, quoted: Quoted) -> Credit | None:
        """X, role, added:  - and the words stand in a paragraph of their own."""
        number = self.paragraph.number
        before = self.reading.paragraphs[number - 2]
        if quoted.outer > 1 or number <= 2 or not before.outside.rstrip().endswith(":"):  # noqa: PLR2004 - the headline attributes nothing
            return None
        start, end = before.sentences[-1]
        figure = self._of_colon(before, start, end)
        if figure:
            return Credit(figure, 0, quoted.after)
        say = self.reading.lexicon.words("speech.say")
        for verb in before.between(start, end):
            if verb.low in say:
                credit = speaker_before(self.reading, self.cast, before, start, verb)
                if credit:
                    return Credit(credit.figure, 0, quoted.after, credit.doubtful, credit.document)
        return None

    def _continues(self, quoted: Quoted, low: int) -> Said | None:
        """“A,” said X. “B.” and paragraphs that open with a mark and name nobody."""
        if self.last is not None and low:
            between = self.paragraph.outside[self.last_end : quoted.outer].strip(" .,;–—-")
            joined = not between or between in {"and", "but"}
            return self.last if joined else None
        if quoted.outer <= 1 and self.continued is not None and self._is_speech(quoted):
            return self.continued
        return None

    def _sentence_before(self, quoted: Quoted, low: int) -> Credit | None:
        """X stressed the need for training. “...”: reported speech goes over into direct."""
        paragraph = self.paragraph
        own = paragraph.sentence_at(quoted.outer)[0]
        if own < quoted.outer or not self._is_speech(quoted) or low >= own:
            return None
        start = max(low, paragraph.sentence_at(max(own - 2, 0))[0])
        say = self.reading.lexicon.words("speech.say")
        for verb in paragraph.between(start, own):
            if verb.low in say and verb.text.islower():
                credit = speaker_before(self.reading, self.cast, paragraph, start, verb)
                if credit and credit.figure and not credit.figure.is_body:
                    return Credit(credit.figure, start, quoted.after)
        return None

    def _is_speech(self, quoted: Quoted) -> bool:
        """Tell whether a passage nobody is credited with still reads as somebody's words."""
        paragraph = self.paragraph
        if is_term(paragraph, quoted):
            return False
        words = _count(paragraph, quoted)
        whole = quoted.outer <= 1 and not paragraph.outside[quoted.after :].strip(" .,")
        return words >= _SENTENCE_LIKE and (
            whole or paragraph.text[quoted.end - 1] in f"{_SENTENCE_ENDS},"
        )

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


def _count(paragraph: Paragraph, quoted: Quoted) -> int:
    return len(paragraph.text[quoted.start : quoted.end].split())
