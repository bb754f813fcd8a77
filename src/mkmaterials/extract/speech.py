"""Who said what stands in quotation marks.

Attribution is looked for after the passage, then before it, then in what it continues.
Where the source does not say who speaks, or a pronoun may mean two people, nobody is named.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.titles import is_title, is_term

if TYPE_CHECKING:
    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.passages import Paragraph, Place, Reading, Word
    from mkmaterials.extract.people import Cast, Figure, Mention

_LEAD_IN: Final = frozenset(" \t\u00a0\u202f,.;–—-")
_SENTENCE_ENDS: Final = ".!?…"
_FAR: Final = 40  # words within which "said" and the speaker's name stand
_JOINT: Final = 6  # characters of " and " between two people who say something together
_SENTENCE_LIKE: Final = 6  # words that make an unattributed passage more than a term
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


@dataclass(frozen=True, slots=True)
class Credit:
    """An attribution found: whom it names, and the passage that holds it."""

    figure: Figure | None
    start: int
    end: int
    doubtful: str = ""
    document: bool = False


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


def speaker_before(
    reading: Reading, cast: Cast, paragraph: Paragraph, start: int, verb: Word
) -> Credit | None:
    """Return who is the subject of a verb of saying: "X, role, said"; "he added".

    Handles adverbs before the verb, "who emphasized", names with role before or after, and
    surnames; of several people before the verb the last one counts.
    """
    words = paragraph.between(start, verb.start)
    adverbs = reading.lexicon.words("speech.adverbs")
    while words and words[-1].low in adverbs:
        words.pop()
    if not words:
        return None
    if words[-1].low in reading.lexicon.words("speech.pronouns"):
        return _by_pronoun(cast, paragraph, words[-1], reading)
    mentions = cast.within(paragraph.number, start, verb.start)
    if mentions:
        subject = find_subject(reading, paragraph, mentions, start, verb.start)
        return Credit(subject.figure if subject else None, start, verb.end)
    from mkmaterials.extract.bodies import body_at_end

    body = body_at_end(paragraph, words, reading.lexicon)
    if body:
        name = paragraph.place(*body)
        return Credit(cast.add_body(name, reading.text(name)), start, verb.end)
    return Credit(None, start, verb.end, document=any(w.low in paragraph.lexicon.words("speech.documents") for w in words))


def find_subject(
    reading: Reading, paragraph: Paragraph, mentions: list[Mention], start: int, verb: int
) -> Mention | None:
    """Return which of the people named before a verb is its subject, if one of them is.

    Whoever opens the sentence is ("Linde, a friend of Berg, said"), else the last one ("In
    a letter to Berg, Linde said"). "X and Y said" has two; "a friend of Berg said" has none
    that is named.
    """
    first = mentions[0]
    opens = not paragraph.outside[start : first.start].strip(' “”"')
    if opens and len(mentions) > 1:
        joint = paragraph.outside[first.until : mentions[1].start].strip(" ,")
        if joint == "and":
            return None
        if _reaches(reading, paragraph, first, verb):
            return first
    last = mentions[-1]
    before = paragraph.between(start, last.start)[-1:]
    governed = before and before[0].low in paragraph.lexicon.words("grammar.governing") and not opens
    relative = paragraph.outside[last.until : verb].lstrip(" ,").startswith("who")
    if (governed and not relative) or not _reaches(reading, paragraph, last, verb):
        return None
    return last




def _reaches(reading: Reading, paragraph: Paragraph, mention: Mention, verb: int) -> bool:
    """Tell whether only what may stand between subject and verb does so."""
    gap = paragraph.outside[mention.until : verb]
    if gap[:2] in {"’s", "'s"}:
        return False
    adverbs = reading.lexicon.words("speech.adverbs")
    words = [word.low for word in paragraph.between(mention.until, verb)]
    if all(word in adverbs for word in words):
        return True
    inserted = gap.lstrip().startswith(",") and gap.rstrip().endswith(",")
    return inserted or gap.strip().startswith(("(", "of ", "from ", "at ", "who ", ", who "))


def note_reported(paragraph: Paragraph, reading: Reading, cast: Cast) -> None:
    """Note who speaks in a paragraph, also without quotation marks ("X said he hoped ...")."""
    say = reading.lexicon.words("speech.say")
    for mention in cast.mentions.get(paragraph.number, []):
        index = paragraph.index_at(mention.until)
        after = paragraph.words[index : index + 3]
        before = paragraph.words[max(0, paragraph.index_at(mention.start) - 2) : index]
        near = [w for w in before if w.end <= mention.start] + after
        if any(word.low in say for word in near):
            cast.speaks(paragraph.number, mention.figure)


def _by_pronoun(cast: Cast, paragraph: Paragraph, word: Word, reading: Reading) -> Credit:
    sex = "he" if word.low in reading.lexicon.words("speech.male") else "she"
    figure = cast.behind_pronoun(paragraph.number, word.start, sex)
    return Credit(figure, word.start, word.end, doubtful="" if figure else word.text)


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
        if is_title(self.reading, paragraph, quoted, low):
            self._set_aside(quoted)
            return
        credit = self._after(quoted, high) or self._before(quoted, low)
        if credit and not credit.document:
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
        elif (credit is None and self._is_speech(quoted)) and not self._documented(quoted, low):
            self._keep(quoted, Credit(None, quoted.outer, quoted.after), quoted.after)
        else:
            self._set_aside(quoted)

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
        said = Said([paragraph.place(quoted.start, quoted.end)], credit.figure, credit.doubtful)
        said.occasion = self._occasion(min(credit.start, quoted.outer), max(credit.end, end))
        if credit.figure:
            self.cast.speaks(paragraph.number, credit.figure)
        self.speech.quotations.append(said)
        self.last, self.last_end = said, max(credit.end, end)

    def _after(self, quoted: Quoted, high: int) -> Credit | None:
        """“...,” said X; “...,” he added; “...,” X noted; “...” – according to X."""
        paragraph = self.paragraph
        words = paragraph.between(quoted.after, high)
        if not words or not quoted.closed:
            return None
        gap = paragraph.outside[quoted.after : words[0].start]
        if any(character not in _LEAD_IN for character in gap):
            return None
        end = min(high, paragraph.sentence_at(words[0].start)[1])
        low_case = words[0].text[0].islower()
        if low_case and words[0].low in self.reading.lexicon.words("speech.say"):
            return self._named_after(words[0], end)
        if paragraph.outside.startswith(
            self.reading.lexicon.phrases("speech.according"), words[0].start
        ):
            return self._named_after(words[1], end)
        return self._subject_after(quoted, words, gap, end)

    def _named_after(self, verb: Word, end: int) -> Credit:
        """Return whom "said" is followed by: the first name within the sentence."""
        paragraph = self.paragraph
        words = paragraph.between(verb.end, end)
        if words and words[0].low in self.reading.lexicon.words("speech.pronouns"):
            return _by_pronoun(self.cast, paragraph, words[0], self.reading)
        mentions = self.cast.within(paragraph.number, verb.end, end)
        capital = next((word.start for word in words[:_FAR] if word.text[0].isupper()), end)
        if mentions and mentions[0].start <= capital:
            before = paragraph.between(verb.end, mentions[0].start)[-1:]
            named = not before or before[0].low not in paragraph.lexicon.words("grammar.governing")
            return Credit(mentions[0].figure if named else None, verb.start, end)
        return self._body_after(verb, words, end)

    def _body_after(self, verb: Word, words: list[Word], end: int) -> Credit:
        from mkmaterials.extract.bodies import body_at

        body = body_at(self.paragraph, words[0].start, self.reading.lexicon) if words else None
        if body is None:
            return Credit(None, verb.start, end)
        name = self.paragraph.place(*body)
        return Credit(self.cast.add_body(name, self.reading.text(name)), verb.start, end)

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
        return self._by_verb(quoted, start, lead, words) or self._by_colon(start, lead, quoted)

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
        """underlined that “; said “; emphasized during his opening remarks that, “."""
        tail = self.paragraph.outside[verb.end : quoted.outer].strip(" ,\u00a0")
        return tail in {"", "that", "how"} or tail.endswith(" that")

    def _by_colon(self, start: int, lead: str, quoted: Quoted) -> Credit | None:
        """X, role: “...”"""
        mentions = self.cast.within(self.paragraph.number, start, quoted.outer)
        if lead.endswith(":") and mentions:
            return Credit(mentions[-1].figure, start, quoted.after)
        return None

    def _paragraph_before(self, quoted: Quoted) -> Credit | None:
        """X, role, added:  - and the words stand in a paragraph of their own."""
        number = self.paragraph.number
        before = self.reading.paragraphs[number - 2]
        if quoted.outer > 1 or number <= 2 or not before.outside.rstrip().endswith(":"):  # noqa: PLR2004 - the headline attributes nothing
            return None
        start, end = before.sentences[-1]
        mentions = self.cast.within(before.number, start, end)
        if mentions:
            return Credit(mentions[-1].figure, 0, quoted.after)
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
        if is_term(self.reading, paragraph, quoted):
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
        return any(word.low in paragraph.lexicon.words("speech.documents") for word in words)

    def _occasion(self, start: int, end: int) -> Place | None:
        """In her opening remarks, ...; during his opening remarks; at the closing ceremony."""
        paragraph = self.paragraph
        lexicon = self.reading.lexicon
        start = paragraph.sentence_at(start)[0]
        words = paragraph.between(start, end)
        for first, second in zip(words, words[1:], strict=False):
            kinds = first.low in lexicon.words("speech.occasion_first")
            if kinds and second.low in lexicon.words("speech.occasion_noun"):
                return paragraph.place(first.start, second.end)
        return None


def _count(paragraph: Paragraph, quoted: Quoted) -> int:
    return len(paragraph.text[quoted.start : quoted.end].split())
