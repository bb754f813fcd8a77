"""Reporting frames: "agreed to", "focused on", "stressed the importance of", and what follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Final

from mkmaterials.extract.phrases import event_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkmaterials.extract.lexicon import Lexicon
    from mkmaterials.extract.passages import Paragraph, Word

_AHEAD: Final = 60  # characters in which a complement shows of which kind it is
_ENABLED: Final = 5  # words from "helping" to "understand"
_FIRST: Final = 2  # the paragraph below the headline
_DASH: Final = re.compile(r".{3,70}?\)? [–—-] (?=\S)")
_EQUIPPED: Final = 16  # words from "equipped" to "with"
_SHOWN: Final = 5  # words from "presented" to "standards"
_ADDRESSEE: Final = 14  # words from "urged" to the "to" of what is urged


_KINDS: Final = (
    "focus",
    "topics",
    "covers",
    "learn",
    "gains",
    "deeds",
    "calls",
    "urge",
    "placed",
    "leads",
    "of_event",
    "presented",
)


class Use(IntEnum):
    """How useful a message is to people who train: what to do, what works, what was discussed.

    What people agreed to do is a commitment; what they asked others for, a call; what they
    discussed how to do, a way.
    """

    COMMITMENT = 1
    CALL = 2
    WAY = 3
    CLAIM = 4
    TOPIC = 5

    @property
    def to_do(self) -> bool:
        """Whether a message says what to do."""
        return self <= Use.WAY


@dataclass(frozen=True, slots=True)
class Frame:
    """A reporting frame found.

    Attributes:
        start: first character of its verb.
        clause: where the statement starts.
        use: what kind of statement it is.
        noun: the statement is a noun phrase or opens with "how"; no clause of its own.
        event: a course or a session may be its subject ("The course covered ...").
        people: people may be its subject, not only a course ("Journalists covered ...").
        alone: it needs no subject ("Topics included ...", "to discuss ...").
    """

    start: int
    clause: int
    use: Use
    noun: bool = False
    event: bool = False
    people: bool = True
    alone: bool = False


@lru_cache(maxsize=8)
def _by_first_word(lexicon: Lexicon) -> dict[str, list[tuple[str, str]]]:
    """Return the phrases of all kinds by their first word, the longest first."""
    phrases: dict[str, list[tuple[str, str]]] = {}
    for kind in _KINDS:
        for phrase in expanded(lexicon.phrases(f"messages.{kind}")):
            phrases.setdefault(phrase.split(" ", 1)[0], []).append((phrase, kind))
    for found in phrases.values():
        found.sort(key=_longest_first)
    return phrases


class Frames:
    """The frames of one language, found in one release."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Sort the phrases by their first word, longest first."""
        self._lexicon = lexicon
        self._phrases = _by_first_word(lexicon)
        self._report = lexicon.words("messages.report")
        self._importance = _importance(
            lexicon.words("messages.weight"), lexicon.words("messages.qualities")
        )

    def at(self, paragraph: Paragraph, word: Word, end: int) -> Frame | None:
        """Return the frame whose verb is `word` in a sentence that ends at `end`, or ``None``."""
        for phrase, kind in self._phrases.get(word.low, ()):
            low = paragraph.outside[word.start : min(end, word.start + _AHEAD)].lower()
            if kind in {"topics", "learn"} and paragraph.outside.endswith(" to ", 0, word.start):
                continue
            if kind == "of_event" and not self._after_event(paragraph, word):
                continue
            if kind == "gains" and not self._is_gained(paragraph, word):
                continue
            if low.startswith(phrase) and not low[len(phrase) : len(phrase) + 1].isalnum():
                frame = self._of_kind(paragraph, kind, word.start, word.start + len(phrase), end)
                if frame:
                    return frame
        if word.low in self._report and word.text.islower():
            return self._reporting(paragraph, word, end)
        if word.low in self._lexicon.words("messages.equip"):
            return self._equipped(paragraph, word, end)
        return None

    def _equipped(self, paragraph: Paragraph, word: Word, end: int) -> Frame | None:
        """Equipped 92 cadets with the basic skills needed to ...; provided them with tools for."""
        words = paragraph.between(word.end, end)
        given, follows = (self._lexicon.words(f"messages.{key}") for key in ("given", "given_for"))
        how = paragraph.outside.find(" on how to ", word.end, end)
        if how >= 0 and len(paragraph.between(word.end, how)) <= _EQUIPPED:
            return Frame(word.start, how + len(" on "), Use.TOPIC, noun=True, event=True)
        at = next((n for n, one in enumerate(words[:_EQUIPPED]) if one.low == "with"), None)
        if at is None or any(one.low in follows for one in words[:at] if one.low != "of"):
            return None
        thing = next((n for n in range(at, min(at + 5, len(words))) if words[n].low in given), None)
        if thing is None:
            return None
        for number in range(thing + 1, min(thing + 6, len(words))):
            if words[number].low in follows:
                return Frame(word.start, words[number].end, Use.TOPIC, noun=True, event=True)
            if paragraph.outside[words[number - 1].end : words[number].start] != " ":
                return None
        return None

    def after_comma(self, paragraph: Paragraph, word: Word, end: int) -> Frame | None:
        """Return the frame of ", noting that ..." or ", helping people understand how ..."."""
        after = word.end
        if word.low in self._lexicon.words("messages.enabling"):
            known = paragraph.between(word.end, end)[:_ENABLED]
            after = next((w.end for w in known if w.low == "understand"), end)
        return self._claim(paragraph, word.start, after, end, fact=True)

    def passive(self, paragraph: Paragraph, start: int, end: int) -> tuple[Frame, int] | None:
        """Find "The importance of X was stressed" or "X was discussed at a seminar".

        Returns:
            the frame whose clause is X, and X's end; ``None`` if the sentence is none of these.
        """
        important = self._importance.match(paragraph.outside[start:end].lower())
        if not important:
            return self._dealt_with(paragraph, start, end)
        words = paragraph.between(start + important.end(), end)
        for number, word in enumerate(words[:-1]):
            said = {after.low for after in words[number + 1 : number + 3]}
            if word.low in {"was", "were"} and said & self._lexicon.words("messages.stress"):
                use = self._use(important["noun"])
                return Frame(start, start + important.end(), use, noun=True), word.start - 1
        return None

    def _dealt_with(self, paragraph: Paragraph, start: int, end: int) -> tuple[Frame, int] | None:
        """Ways to protect witnesses were the focus of a seminar; ... was discussed at a meeting.

        Only of an event that the sentence names, and only if X is one noun phrase: no pronoun,
        no verb of saying and no comma clause before it.
        """
        match = _dealt(self._lexicon).search(paragraph.outside, start, end)
        if not match or not event_pattern(self._lexicon).search(
            paragraph.outside, match.end(), end
        ):
            return None
        start = _after_dateline(paragraph, start, match.start())
        words = paragraph.between(start, match.start())
        hanging = self._lexicon.words("messages.hanging") | self._report
        finite = self._lexicon.words("messages.finite")
        leads = self._lexicon.words("messages.leads_in")
        if not words or words[0].low in hanging or words[0].low in leads:
            return None
        if any(word.low in finite or word.low in self._report for word in words):
            return None
        return Frame(start, start, Use.TOPIC, noun=True), match.start()

    def _use(self, noun: str) -> Use:
        return Use.CALL if noun in self._lexicon.words("messages.needs") else Use.CLAIM

    def _reporting(self, paragraph: Paragraph, word: Word, end: int) -> Frame | None:
        """Stressed that ...; underlined the importance of ...; said the ..."""
        after = word.end
        if word.low == "pointed" and paragraph.outside.startswith(" out", after):
            after += len(" out")
        frame = self._claim(paragraph, word.start, after, end, fact=True)
        if frame:
            return frame
        rest = paragraph.outside[after : min(end, after + _AHEAD)].lstrip().lower()
        first = rest.split(" ", 1)[0]
        if word.low in {"said", "says"} and first in self._lexicon.words("messages.clause"):
            return Frame(word.start, after, Use.CLAIM)
        if word.low in self._lexicon.words("messages.stress") and first in {"the", "a", "an"}:
            return Frame(word.start, after, Use.CLAIM, noun=True)
        return None

    def _claim(
        self, paragraph: Paragraph, start: int, after: int, end: int, *, fact: bool
    ) -> Frame | None:
        """That ...; how ...; the importance of ..."""
        at = _skip_space(paragraph, after, end)
        low = paragraph.outside[at:end].lower()
        if low.startswith(("that ", "that,")):
            ought = any(f" {word} " in low for word in self._lexicon.words("messages.ought"))
            return Frame(start, at + len("that"), Use.CALL if ought else Use.CLAIM)
        important = self._importance.match(low)
        if important and (important["of"] != "to" or self._use(important["noun"]) is Use.CALL):
            use = self._use(important["noun"])
            return Frame(start, at + important.end(), use, noun=True, event=True)
        if low.startswith("how ") and not low.startswith("how to "):
            return self._how(start, at, low, fact=fact)
        return None

    def _how(self, start: int, at: int, low: str, *, fact: bool) -> Frame | None:
        """Leave "how" off where what follows holds by itself: "joint walks can build trust"."""
        words = low.split(" ", 4)
        modal = self._lexicon.words("messages.modals")
        if " and how " in low:
            return Frame(start, at, Use.TOPIC, noun=True, event=True)
        if len(words) > 3 and words[1] in {"they", "we"}:  # noqa: PLR2004 - "how they can reduce"
            if words[2] not in modal:
                return None
            return Frame(start, at + len(" ".join(words[:3])), Use.WAY, noun=True, event=True)
        if fact or any(f" {word} " in low for word in modal):
            return Frame(start, at + len("how"), Use.CLAIM, event=True)
        return Frame(start, at, Use.TOPIC, noun=True, event=True)

    def _of_kind(
        self, paragraph: Paragraph, kind: str, start: int, after: int, end: int
    ) -> Frame | None:
        if kind == "deeds":
            return self._deed(paragraph, start, after, end)
        if kind == "urge":
            return self._urged(paragraph, start, after, end)
        claim = self._claim(paragraph, start, after, end, fact=False)
        alone = kind in {"placed", "leads", "of_event"}
        if claim:
            use = Use.CALL if kind == "calls" else claim.use
            people = kind != "covers"
            return Frame(start, claim.clause, use, claim.noun, claim.event, people, alone)
        at = self._learned(paragraph, _skip_space(paragraph, after, end), end, kind)
        low = paragraph.outside[at:end].lower()
        if not self._is_topic(kind, paragraph.outside[at:end], low):
            return None
        if kind == "calls":
            return Frame(start, at, Use.CALL, noun=True, event=True)
        leads = self._lexicon.phrases("messages.topic_leads")
        at += next((len(lead) for lead in leads if low.startswith(f"{lead} ")), 0)
        event = kind not in {"learn", "gains", "presented"}
        return Frame(
            start, at, Use.TOPIC, noun=True, event=event, people=kind != "covers", alone=alone
        )

    def _after_event(self, paragraph: Paragraph, word: Word) -> bool:
        """Tell whether "focusing on" follows a kind of event in the lead: "a workshop focusing"."""
        if paragraph.number > _FIRST + 1:
            return False
        before = paragraph.words[paragraph.index_at(word.start) - 1]
        kind = event_pattern(self._lexicon).fullmatch(before.text)
        return bool(kind) and paragraph.outside[before.end : word.start] in {" ", ", "}

    def _is_gained(self, paragraph: Paragraph, word: Word) -> bool:
        """Tell "officers were trained in" from "officers trained in ... were deployed"."""
        if word.low not in self._lexicon.words("messages.passive"):
            return True
        before = paragraph.words[max(0, paragraph.index_at(word.start) - 2) :]
        being = self._lexicon.words("messages.being")
        return any(one.low in being for one in before if one.end <= word.start)

    def _is_topic(self, kind: str, text: str, low: str) -> bool:
        """Tell whether what follows a verb can be what was discussed, learned or asked for."""
        first = low.split(" ", 1)[0]
        if kind == "gains" and text[:1].isupper():
            return False  # "trained in Vienna"
        if kind == "learn" and low.startswith(("how ", "what ", "to ", "about ")):
            return True
        if kind in {"learn", "presented"}:
            shown = self._lexicon.words("messages.shown")
            if shown.isdisjoint(low.split(" ", _SHOWN)[:_SHOWN]):
                return False
        return bool(low) and first not in self._lexicon.words("messages.not_topics")

    def _learned(self, paragraph: Paragraph, at: int, end: int, kind: str) -> int:
        """Return where what was learned starts: "learned at a workshop in Osh today how to ..."."""
        rest = paragraph.outside[at:end]
        if kind != "learn" or rest.split(" ", 1)[0] not in self._lexicon.words("messages.occasion"):
            return at
        starts = [rest.find(f" {word} to ") for word in ("how", "what")]
        return min((at + found + 1 for found in starts if found >= 0), default=at)

    def _deed(self, paragraph: Paragraph, start: int, after: int, end: int) -> Frame | None:
        """Agreed to set up ...; with "and to publish" after it, "to" stays throughout."""
        at = _skip_space(paragraph, after, end)
        first = paragraph.outside[at:end].split(" ", 1)[0].strip(",.")
        if not first.isalpha() or not first.islower():
            return None
        if first in self._lexicon.words("messages.not_deeds"):
            return None
        shared = any(joint in paragraph.outside[at:end] for joint in (", to ", " and to "))
        use = Use.COMMITMENT if self._commits(paragraph, start) else Use.CALL
        return Frame(start, after - len("to") if shared else at, use, noun=True)

    def _commits(self, paragraph: Paragraph, start: int) -> bool:
        """Tell whether a verb binds its subject: "agreed to"; "proposed to" does not."""
        first = paragraph.between(start, len(paragraph.outside))[:1]
        return bool(first) and first[0].low in self._lexicon.words("messages.commits")

    def _urged(self, paragraph: Paragraph, start: int, after: int, end: int) -> Frame | None:
        """Urged States to ratify ...; of "urged them to listen", "listen" remains."""
        words = paragraph.between(after, end)[: _ADDRESSEE + 1]
        to = next((n for n, word in enumerate(words) if word.low == "to"), 0)
        if not to or "," in paragraph.outside[after : words[to].start]:
            return None
        if words[0].low in self._lexicon.words("messages.addressees"):
            return Frame(start, words[to].end, Use.CALL, noun=True)
        return Frame(start, after, Use.CALL, noun=True, event=True)


@lru_cache(maxsize=8)
def _dealt(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of "were the focus of", "was discussed at"."""
    phrases = sorted(expanded(lexicon.phrases("messages.dealt")), key=len, reverse=True)
    return re.compile(
        rf" (?:is|are|was|were|will be) (?:also |being |all )?(?:{'|'.join(phrases)})\b",
        re.IGNORECASE,
    )


def _after_dateline(paragraph: Paragraph, start: int, end: int) -> int:
    """Return where the lead's first sentence starts after "OSH, 9 May 2023 - "."""
    dash = _DASH.match(paragraph.outside, start, end)
    return dash.end() if dash and paragraph.number <= _FIRST else start


def expanded(phrases: Iterable[str]) -> list[str]:
    """Return phrases with each choice made: "shared|presented tools" gives two."""
    return [
        " ".join(words)
        for phrase in phrases
        for words in product(*(word.split("|") for word in phrase.split(" ")))
    ]


def _skip_space(paragraph: Paragraph, at: int, end: int) -> int:
    while at < end and paragraph.outside[at].isspace():
        at += 1
    return at


def _longest_first(pair: tuple[str, str]) -> int:
    return -len(pair[0])


@lru_cache(maxsize=8)
def _importance(weight: frozenset[str], qualities: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of "the urgent need for", "the importance of"."""
    adjectives = "|".join(sorted(weight))
    nouns = "|".join(sorted(qualities))
    return re.compile(
        rf"(?:the |an? )?(?:(?:{adjectives}) )*(?P<noun>{nouns})(?: and (?:{nouns}))? "
        r"(?P<of>of|for|to) "
    )
