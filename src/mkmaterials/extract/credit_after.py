"""Whom the words after a passage in quotation marks credit: “...,” said X; “...,” X added."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.attribution import (
    FAR,
    FRAGMENT,
    Credit,
    by_pronoun,
    count_words,
    figure_of,
    holder_of,
    office_before_verb,
    speaker_before,
)
from mkmaterials.extract.bodies import body_at, is_body
from mkmaterials.extract.name_runs import is_name_word

if TYPE_CHECKING:
    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.passages import Paragraph, Reading, Word
    from mkmaterials.extract.people import Cast, Figure, Mention

_LEAD_IN: Final = frozenset(" \t\u00a0\u202f,.;–—―-")
_SENTENCE_ENDS: Final = ".!?…"
_ARTICLE_AND_OFFICE: Final = 2  # words of "the CiO"
_PHRASE: Final = 6  # words before a name, without one that joins


@dataclass(frozen=True, slots=True)
class WordsAfter:
    """Reads what stands after a passage, up to the next one."""

    reading: Reading
    cast: Cast
    paragraph: Paragraph

    def credit(self, quoted: Quoted, high: int) -> Credit | None:
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
        if comma and self._was_the_answer(words):
            return Credit(None, words[0].start, end)
        return (
            self._verb_after(words, end)
            or self._subject_after(quoted, words, gap, end)
            or self._signed(words, gap)
            or self._by_any_verb(quoted, words, end, comma=comma)
            or self._by_office(quoted, words, end)
            or self._unknown(quoted, words, comma=comma)
        )

    def _by_office(self, quoted: Quoted, words: list[Word], end: int) -> Credit | None:
        """“...”, the Director requested; “...”, a participant added: an office, and no name."""
        gap = self.paragraph.outside[quoted.after : words[0].start]
        stopped = self.paragraph.text[quoted.end - 1] in f"{_SENTENCE_ENDS}," or "," in gap
        if count_words(self.paragraph, quoted) < FRAGMENT or not stopped:
            return None
        office = office_before_verb(self.reading, self.paragraph, words, end)
        if office is None:
            return None
        holder = holder_of(self.reading, self.cast, self.paragraph, office)
        return Credit(holder, words[0].start, end)

    def _signed(self, words: list[Word], gap: str) -> Credit | None:
        """“...” – X; “...” — X, role: a dash and a name, and no sentence about X."""
        paragraph = self.paragraph
        mentions = self.cast.within(paragraph.number, words[0].start, words[0].end)
        if not mentions or gap.strip()[-1:] not in tuple("–—―-"):
            return None
        end = len(paragraph.text)
        rest = paragraph.outside[mentions[0].until : end].strip(" .)\u00a0")
        return Credit(mentions[0].figure, words[0].start, end) if not rest else None

    def _verb_after(self, words: list[Word], end: int) -> Credit | None:
        """“...,” said X; “...,” reads the sign; “...,” according to X."""
        lexicon = self.reading.lexicon
        verb = words[0].low if words[0].text[0].islower() else ""
        if words[0].text in {"Said", "Says"} and self._named_next(words):
            verb = words[0].low
        if verb in lexicon.words("speech.read_out"):
            return Credit(None, words[0].start, end, document=True)
        if verb in lexicon.words("speech.say"):
            credit = self._named_after(words[0], end)
            nobody = credit.figure is None and not credit.doubtful
            return None if nobody and verb in lexicon.words("speech.ambiguous") else credit
        according = lexicon.phrases("speech.according")
        if self.paragraph.outside.startswith(according, words[0].start):
            return self._named_after(words[1], end)
        return None

    def _named_next(self, words: list[Word]) -> bool:
        """“...,” Said X: a capital by mistake, a name right after it."""
        mentions = self.cast.within(self.paragraph.number, words[0].end, words[0].end + 2)
        return bool(mentions)

    def _goes_on_with_place(self, verb: Word, end: int) -> bool:
        """“...!” X said on Monday: a circumstance follows, not what X said."""
        after = self.paragraph.between(verb.end, end)[:1]
        return bool(after) and after[0].low in {"on", "in", "at", "during", "of", "to", "with"}

    def _was_the_answer(self, words: list[Word]) -> bool:
        """“...,” was the answer: somebody's words, and it is not said whose."""
        lexicon = self.reading.lexicon
        verb = words[0].low in lexicon.words("speech.answered")
        return verb and any(word.low in lexicon.words("speech.own") for word in words[1:4])

    def _by_any_verb(
        self, quoted: Quoted, words: list[Word], end: int, *, comma: bool
    ) -> Credit | None:
        """“...,” grinned teller X; “...,” X went on: a comma makes any verb one of saying.

        Only where the passage opens its sentence and the name stands right beside the verb.
        """
        paragraph = self.paragraph
        opens = paragraph.sentence_at(quoted.outer)[0] == quoted.outer
        if not (comma and opens) or count_words(paragraph, quoted) < FRAGMENT:
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

    def _unknown(self, quoted: Quoted, words: list[Word], *, comma: bool) -> Credit | None:
        """“...,” Linde said, who is not known: at least it is nobody who spoke before."""
        say = self.reading.lexicon.words("speech.say")
        asked = self.paragraph.text[quoted.end - 1] in "!?"
        name = is_name_word(words[0], self.reading.lexicon, "")
        explicit = (comma and words[0].text[0].isupper()) or (asked and name)
        gap = self.paragraph.outside[quoted.after : words[0].start].strip()
        stopped = self.paragraph.text[quoted.end - 1] in f"{_SENTENCE_ENDS},"
        if name and stopped and gap[-1:] in tuple("–—―") and len(words) <= _PHRASE:
            return Credit(None, words[0].start, words[0].end)  # signed by somebody unknown
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
        owner = bool(mentions) and self._owns(mentions[0])
        apart = self._apart(mentions[owner:], words, end, owner=owner)
        if apart is not None or owner:
            return Credit(apart, verb.start, end)
        capital = next((word.start for word in words[:FAR] if word.text[0].isupper()), end)
        if mentions and (mentions[0].start <= capital or self._one_phrase(verb, mentions[0])):
            before = paragraph.between(verb.end, mentions[0].start)[-1:]
            named = not before or before[0].low not in self.reading.lexicon.words(
                "grammar.governing"
            )
            return Credit(mentions[0].figure if named else None, verb.start, end)
        holder = self._holder_after(words)
        return Credit(holder, verb.start, end) if holder else self._body_after(verb, words, end)

    def _owns(self, mention: Mention) -> bool:
        """Tell whether "Ms. Linde's aide" speaks, and not Ms. Linde."""
        return self.paragraph.outside.startswith(("’s ", "'s "), mention.printed[1])

    def _apart(
        self, mentions: list[Mention], words: list[Word], end: int, *, owner: bool
    ) -> Figure | None:
        """Return who follows the comma: said Ms. Linde's aide, Sergeant Berg; said the CiO, X.

        The owner of "aide" is somebody else; an office that opens the clause is the one of
        who is named behind it.
        """
        outside = self.paragraph.outside
        if not mentions or not outside.endswith(", ", 0, mentions[0].start):
            return None
        lead = outside[words[0].start : mentions[0].start - 2]
        short = len(lead.split()) <= _PHRASE and not any(mark in lead for mark in ",;:–—")
        article = words[0].low == "the" and len(lead.split()) == _ARTICLE_AND_OFFICE
        ends = outside[mentions[0].until : end].strip()[:1] in {"", ".", ","}
        return mentions[0].figure if short and ends and (owner or article) else None

    def _holder_after(self, words: list[Word]) -> Figure | None:
        """“...,” added the minister: the one person named before who has that office."""
        office = words[:1]
        for before, word in pairwise(words[:_PHRASE]):
            if self.paragraph.outside[before.end : word.start].strip():
                break
            office = [*office, word]
        roles = self.reading.lexicon.words("names.roles")
        while office and office[-1].low not in roles:
            office.pop()
        if len(office) <= 1:
            return None
        return holder_of(self.reading, self.cast, self.paragraph, office)

    def _is_named(self, quoted: Quoted, words: list[Word], gap: str) -> bool:
        """“Women and peace” a network, is supported: a name, and what bears it."""
        stopped = "," in gap or self.paragraph.text[quoted.end - 1] in f"{_SENTENCE_ENDS},"
        article = words[0].low in {"a", "an"}
        return article and not stopped and count_words(self.paragraph, quoted) <= _PHRASE

    def _one_phrase(self, verb: Word, mention: Mention) -> bool:
        """Said former Ohio governor X: capitals before a name, and nothing that joins."""
        lexicon = self.reading.lexicon
        words = self.paragraph.between(verb.end, mention.start)
        gap = self.paragraph.outside[verb.end : mention.start]
        joined = any(word.low in lexicon.words("grammar.connect") for word in words)
        return len(words) <= _PHRASE and not joined and not any(mark in gap for mark in ",;:–—")

    def _body_after(self, verb: Word, words: list[Word], end: int) -> Credit:
        body = body_at(self.paragraph, words[0].start, self.reading.lexicon) if words else None
        if body is None:
            return Credit(None, verb.start, end)
        figure = figure_of(self.reading, self.cast, self.paragraph, body)
        if figure and figure.role is None:
            figure.is_body = is_body(self.paragraph, body, self.reading.lexicon)
        return Credit(figure, verb.start, end)

    def _subject_after(
        self, quoted: Quoted, words: list[Word], gap: str, end: int
    ) -> Credit | None:
        """Return the subject in “...,” X said, unless that introduces the next passage."""
        say = self.reading.lexicon.words("speech.say")
        paragraph = self.paragraph
        within = [word for word in words if word.end <= end][:FAR]
        verb = next((word for word in within if word.low in say and word.text.islower()), None)
        if verb is None or verb is within[0] or self._is_named(quoted, words, gap):
            return None
        tail = paragraph.outside[verb.end : end].strip()
        stopped = paragraph.text[quoted.end - 1] in _SENTENCE_ENDS and "," not in gap
        asked = paragraph.text[quoted.end - 1] in "!?" and self._goes_on_with_place(verb, end)
        if stopped and words[0].text[0].isupper() and tail[:1] not in {".", ""} and not asked:
            return None
        if tail[:1] == ":" or (stopped and tail[:4] == "that"):
            return None
        credit = speaker_before(self.reading, self.cast, paragraph, quoted.after, verb)
        if credit is None or (credit.figure is None and not credit.doubtful):
            return None
        return Credit(credit.figure, quoted.after, end, credit.doubtful)
