"""Quotations on slides: whole, or carried over at a sentence where a slide cannot hold them.

How much a slide holds only the deck template knows. So every quotation begins as one slide;
the engine says on which slides it does not fit, and those get a slide more, until all fit.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkmaterials.plan.sentences import sentences, share_out
from mkmaterials.wording.foreign import like

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkmaterials.plan.material import MaterialPlan, QuotePlan, QuoteSlidePlan
    from mkmaterials.translation import Told
    from mkmaterials.wording import Wording


def quote_slides(
    quotes: Sequence[QuotePlan],
    told: Told,
    words: Wording,
    parts: Mapping[str, int],
) -> list[QuoteSlidePlan]:
    """Return the slides of all quotations, without slide numbers.

    Args:
        quotes: the quotations as planned.
        told: the event, with the same quotations and their translations.
        words: wording, for the titles.
        parts: how many slides a quotation is to have, by its id, if more than one.
    """
    plans: list[QuoteSlidePlan] = []
    times: Counter[str] = Counter()
    of_speaker = Counter(quote["speaker"] for quote in quotes)
    for quote, both in zip(quotes, _texts(quotes, told), strict=True):
        times[quote["speaker"]] += 1
        title = quote["speaker"]
        if of_speaker[title] > 1:
            title = words.label("repeat").format(title=title, number=times[title])
        plans += _slides_of(quote, both.parts(parts.get(quote["id"], 1), words), title, words)
    return plans


def _slides_of(
    quote: QuotePlan, parts: Sequence[_Part], title: str, words: Wording
) -> Iterator[QuoteSlidePlan]:
    for number, part in enumerate(parts, 1):
        part_title = words.label("part").format(title=title, part=number, parts=len(parts))
        yield {
            "id": f"{quote['id']}.{number}",
            "text": like(part.text, quote["text"]),
            "title": part_title if len(parts) > 1 else title,
            "speaker": quote["speaker"],
            "role": quote["role"],
            "role_line": quote["role_line"],
            "occasion": quote["occasion"],
            "para": quote["para"],
            "slide": 0,
            "language": quote["language"],
            "role_language": quote["role_language"],
            "translation": part.translation,
            "translated": quote["translated"],
            "translation_first": quote["translation_first"],
            "second": quote["second"],
            "second_label": quote["second_label"],
            "whole": quote["text"],
            "whole_translation": quote["translation"],
        }


def carry_over(
    plan: MaterialPlan,
    told: Told,
    crowded: Iterable[tuple[str, Sequence[str]]],
    parts: dict[str, int],
    words: Wording,
) -> bool:
    """Give quotations that do not fit a slide more, and say whether there were any.

    A quotation is carried over at a sentence, never within one.

    Args:
        plan: the plan, whose `quote_slides` are made anew.
        told: the event, with its quotations and their translations.
        crowded: for each slide on which something does not fit: the id of the item it shows,
            and the texts that do not fit, white space folded.
        parts: how many slides each quotation has, by its id, if more than one; it is changed.
        words: wording, for the titles.
    """
    full: dict[str, list[str]] = {}
    for item, texts in crowded:
        full.setdefault(item, []).extend(text.casefold() for text in texts)
    more = False
    for quote, both in zip(plan["quotes"], _texts(plan["quotes"], told), strict=True):
        now = parts.get(quote["id"], 1)
        for number, part in enumerate(both.parts(now, words), 1):
            if any(part.is_in(each) for each in full.get(f"{quote['id']}.{number}", [])):
                parts[quote["id"]] = now + 1
                more = True
                break
    if more:
        plan["quote_slides"] = quote_slides(plan["quotes"], told, words, parts)
    return more


@dataclass(frozen=True)
class _Part:
    """A slide's worth of a quotation, in quotation marks of its own.

    Attributes:
        text: of the original.
        translation: of the translation, or "".
        length: how many sentences there are in what can be carried over.
    """

    text: str
    translation: str
    length: int

    def is_in(self, crowded: str) -> bool:
        """Tell whether a text that does not fit holds this part, and the part can be shortened."""
        shown = (self.text, self.translation)
        return self.length > 1 and any(
            text and " ".join(text.split()).casefold() in crowded for text in shown
        )


@dataclass(frozen=True)
class _Texts:
    """A quotation and its translation.

    Attributes:
        original: segments, without marks.
        translation: segments, without marks; empty if it is not printed.
        translated: whether the slides show the translation.
    """

    original: Sequence[str]
    translation: Sequence[str]
    translated: bool

    def parts(self, wanted: int, words: Wording) -> list[_Part]:
        """Return at most so many slides: as many as what they show has parts."""
        original = _parts(self.original, wanted, words)
        translation = _parts(self.translation, wanted, words) if self.translation else []
        shown = translation if self.translated else original
        last = len(original) - 1
        return [
            _Part(
                original[min(number, last)][0],
                translation[number][0] if number < len(translation) else "",
                length,
            )
            for number, (_, length) in enumerate(shown)
        ]


def _texts(quotes: Sequence[QuotePlan], told: Told) -> Iterator[_Texts]:
    quotations = zip(quotes, told.summary.quotations, told.renderings, strict=True)
    for quote, quotation, rendering in quotations:
        printed = rendering.segments if rendering and quote["translation"] else ()
        segments = [fact.text for fact in quotation.segments]
        yield _Texts(segments, printed, quote["translation_first"])


def _parts(segments: Sequence[str], wanted: int, words: Wording) -> list[tuple[str, int]]:
    """Return each slide's text, in quotation marks of its own, and its number of sentences."""
    pieces = [
        (number, sentence)
        for number, segment in enumerate(segments)
        for sentence in sentences(segment)
    ]
    if wanted == 1:
        return [(" ".join(in_marks(segment, words) for segment in segments), len(pieces))]
    found = []
    for share in share_out([sentence for _, sentence in pieces], wanted):
        by_segment: dict[int, list[str]] = {}
        for number in share:
            segment, sentence = pieces[number]
            by_segment.setdefault(segment, []).append(sentence)
        texts = [in_marks(" ".join(sentences), words) for sentences in by_segment.values()]
        found.append((" ".join(texts), len(share)))
    return found


def spoken(text: str) -> str:
    """Return a passage without the comma that closes it before an attribution.

    In ``“We listen,” said X`` the comma is the reporter's, not the speaker's. Nothing else is
    ever taken off.
    """
    return text.removesuffix(",")


def in_marks(text: str, words: Wording) -> str:
    """Return a passage in the quotation marks of the document's language."""
    return words.quoted(spoken(text))
