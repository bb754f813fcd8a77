"""Whom the words before a passage in quotation marks credit: X said: “...”; in her view, “...”."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.attribution import (
    FAR,
    FRAGMENT,
    OBJECT,
    Credit,
    by_pronoun,
    clause_subject,
    count_words,
    holders_of,
    speaker_before,
)
from mkmaterials.extract.folding import without_s
from mkmaterials.extract.passages import BLANK, split_words

if TYPE_CHECKING:
    from mkmaterials.extract.marks import Quoted
    from mkmaterials.extract.passages import Paragraph, Reading, Word
    from mkmaterials.extract.people import Cast, Figure

_LEAD: Final = 3  # number of the first paragraph that may continue what another one told
_ACCORDING: Final = 3  # words: "according to" and an article


@dataclass(frozen=True, slots=True)
class WordsBefore:
    """Reads what stands before a passage: its sentence, or the one before it."""

    reading: Reading
    cast: Cast
    paragraph: Paragraph

    def credit(self, quoted: Quoted, low: int) -> Credit | None:
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
            or self._by_owner(quoted, lead, words)
            or self._by_colon(start, lead, quoted)
        )

    def _by_participle(self, quoted: Quoted, start: int, words: list[Word]) -> Credit | None:
        """X opened the seminar, saying “...”; X left, telling reporters that “...”."""
        lexicon = self.reading.lexicon
        saying = lexicon.words("speech.saying") | lexicon.words("speech.naming")
        for word in words[1:][-FAR // 3 :]:
            if word.low in saying:
                before = self.paragraph.outside[start : word.start].rstrip()
                if not before.endswith((",", " and", " by")):
                    continue
                credit = clause_subject(self.reading, self.cast, self.paragraph, start, word.start)
                known = credit.figure is not None or credit.doubtful
                if known and (
                    self._leads_in(word, quoted) or not self._clause_between(word, quoted)
                ):
                    return Credit(credit.figure, start, quoted.after, credit.doubtful)
        return None

    def _by_owner(self, quoted: Quoted, lead: str, words: list[Word]) -> Credit | None:
        """In her view, “...”; His advice to participants: “...”."""
        lexicon = self.reading.lexicon
        led = words[1:] if words and words[0].low == "in" else words
        if len(led) < 2 or not lead.endswith((",", ":")):  # noqa: PLR2004 - owner and noun
            return None
        owner = led[0].low in {"his", "her"} and led[1].low in lexicon.words("speech.own")
        if not owner or (lead.endswith(",") and len(led) > 2):  # noqa: PLR2004 - as above
            return None
        credit = by_pronoun(self.cast, self.paragraph, led[0], self.reading)
        return Credit(credit.figure, led[0].start, quoted.after, credit.doubtful)

    def _clause_between(self, word: Word, quoted: Quoted) -> bool:
        """Tell whether somebody else may be the subject of what stands before the mark."""
        paragraph = self.paragraph
        own = self.cast.within(paragraph.number, word.end, quoted.outer)
        words = paragraph.between(word.end, quoted.outer)
        told = paragraph.outside[word.end : quoted.outer].rstrip().endswith((",", ":"))
        if told and len(words) < OBJECT:
            return False
        relative = any(w.low in {"who", "which", "whom", "and", "but"} for w in words)
        return bool(own) or relative or count_words(paragraph, quoted) < FRAGMENT

    def _by_verb(self, quoted: Quoted, start: int, lead: str, words: list[Word]) -> Credit | None:
        say = self.reading.lexicon.words("speech.say")
        verbs = [word for word in words if word.low in say and word.text.islower()]
        verbs = [verb for verb in verbs if not self._is_noun(verb)]
        for verb in reversed(verbs):
            credit = speaker_before(self.reading, self.cast, self.paragraph, start, verb)
            if credit is None:
                continue
            direct = lead.endswith(":") or self._leads_in(verb, quoted)
            if lead.endswith(":") and credit.figure is None and (holder := self._of_office(lead)):
                return Credit(holder, start, quoted.after)
            known = credit.figure is not None or bool(credit.doubtful)
            if direct or (known and count_words(self.paragraph, quoted) >= FRAGMENT):
                return Credit(credit.figure, start, quoted.after, credit.doubtful, credit.document)
        if self._starts_with_according(words):
            return Credit(self._source(start, quoted.outer), start, quoted.after)
        return None

    def _is_noun(self, verb: Word) -> bool:
        """Tell whether "reports" in "said that, according to reports, “...”" is a noun."""
        before = self.paragraph.words[self.paragraph.index_at(verb.start) - 1]
        nouns = self.reading.lexicon.words("speech.nouns_too")
        governing = self.reading.lexicon.words("grammar.governing")
        return verb.low in nouns and before.low in governing

    def _source(self, start: int, end: int) -> Figure | None:
        """Return whom "according to" names: who follows it, or the only one of the sentence."""
        mentions = self.cast.within(self.paragraph.number, start, end)
        if not mentions:
            return None
        follows = len(self.paragraph.between(start, mentions[0].start)) <= _ACCORDING
        return mentions[0].figure if follows or len(mentions) == 1 else None

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

    def _of_office(self, lead: str) -> Figure | None:
        """Return who holds the office in "As stated by the Academy’s Director:"."""
        words = split_words(lead.rpartition(" by ")[2])
        office = {without_s(word.low) for word in words}
        if " by " not in lead or office.isdisjoint(self.reading.lexicon.words("names.roles")):
            return None
        holders = holders_of(self.reading, self.cast, office)
        return holders[0] if len(holders) == 1 else None

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

    def credit_of_paragraph_before(self, quoted: Quoted) -> Credit | None:
        """X stressed the need for training. - and the words stand in a paragraph of their own.

        Only if that paragraph's last sentence has one person, who is the subject of a verb of
        saying, and nothing but the quotation stands in this one.
        """
        paragraph = self.paragraph
        alone = not paragraph.outside.replace(BLANK, "").strip(' “”„«»".,;')
        if not alone or quoted.outer > 1 or paragraph.number <= _LEAD:
            return None
        before = self.reading.paragraphs[paragraph.number - 2]
        if before.quoted or not before.sentences:
            return None
        start, end = before.sentences[-1]
        mentions = self.cast.within(before.number, start, end)
        if (
            mentions
            and mentions[0].until >= len(before.text.rstrip(" .:"))
            and mentions[0].start <= start + 1
        ):
            return Credit(mentions[0].figure, 0, quoted.after, inferred=True)  # "Vera Linde, Mayor"
        if len({mention.figure.number for mention in mentions}) != 1:
            return None
        say = self.reading.lexicon.words("speech.say") | self.reading.lexicon.words("speech.hope")
        for verb in before.between(start, end):
            if verb.low in say and verb.text.islower():
                credit = speaker_before(self.reading, self.cast, before, start, verb)
                if credit and credit.figure and not credit.figure.is_body:
                    return Credit(credit.figure, 0, quoted.after, inferred=True)
        return None

    def credit_of_last_sentence(self, quoted: Quoted, low: int) -> Credit | None:
        """X stressed the need for training. “...”: reported speech goes over into direct."""
        paragraph = self.paragraph
        own = paragraph.sentence_at(quoted.outer)[0]
        if own < quoted.outer or low >= own:
            return None
        start = max(low, paragraph.sentence_at(max(own - 2, 0))[0])
        if self._starts_with_according(paragraph.between(start, own)):
            return Credit(self._source(start, own), start, quoted.after)
        say = self.reading.lexicon.words("speech.say")
        for verb in paragraph.between(start, own):
            if verb.low in say and verb.text.islower():
                credit = (
                    self._said_by(verb, own)
                    or self._passive(verb, own)
                    or speaker_before(self.reading, self.cast, paragraph, start, verb)
                )
                if credit and credit.figure and not credit.figure.is_body:
                    inner = self._in_clause(credit.figure, start, verb)
                    return None if inner else Credit(credit.figure, start, quoted.after)
        return None

    def _in_clause(self, figure: Figure, start: int, verb: Word) -> bool:
        """After X spoke, ...; when X asked, ...: what X said is not what the sentence tells."""
        mentions = self.cast.within(self.paragraph.number, start, verb.start)
        own = next((m for m in reversed(mentions) if m.figure is figure), None)
        before = self.paragraph.between(start, own.start)[-1:] if own else []
        return bool(before) and before[0].low in self.reading.lexicon.words("speech.clauses")

    def _passive(self, verb: Word, end: int) -> Credit | None:
        """Return whom "This was echoed by X, role. “...”" names."""
        mentions = self.cast.within(self.paragraph.number, verb.end, end)
        direct = mentions and self.paragraph.outside[verb.end : mentions[0].start] == " by "
        return Credit(mentions[0].figure, verb.start, end) if direct else None

    def _said_by(self, verb: Word, end: int) -> Credit | None:
        """..., said X, role. “...”: the name right after the verb."""
        mentions = self.cast.within(self.paragraph.number, verb.end, end)
        before = self.paragraph.outside[verb.start - 2 : verb.start]
        if not mentions or before != ", ":
            return None
        gap = self.paragraph.outside[verb.end : mentions[0].start]
        return Credit(mentions[0].figure, verb.start, end) if gap == " " else None
