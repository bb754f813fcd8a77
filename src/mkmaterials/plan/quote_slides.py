"""Quotations on slides: whole, or carried over at a sentence where a slide cannot hold them.

How much a slide holds only the deck template knows. So every quotation begins as one slide;
the engine says on which slides it does not fit, and those get a slide more, until all fit.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkmaterials.plan.sentences import sentences, share_out
from mkmaterials.wording.foreign import like

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkmaterials.model.summary import Quotation
    from mkmaterials.plan.material import MaterialPlan, QuotePlan, QuoteSlidePlan
    from mkmaterials.wording import Wording


def quote_slides(
    quotes: Sequence[QuotePlan],
    quotations: Sequence[Quotation],
    words: Wording,
    parts: Mapping[str, int],
) -> list[QuoteSlidePlan]:
    """Return the slides of all quotations, without slide numbers.

    Args:
        quotes: the quotations as planned.
        quotations: the same, as the summary has them.
        words: wording, for the titles.
        parts: how many slides a quotation is to have, by its id, if more than one.
    """
    plans: list[QuoteSlidePlan] = []
    times: Counter[str] = Counter()
    of_speaker = Counter(quote["speaker"] for quote in quotes)
    for quote, quotation in zip(quotes, quotations, strict=True):
        times[quote["speaker"]] += 1
        title = quote["speaker"]
        if of_speaker[title] > 1:
            title = words.label("repeat").format(title=title, number=times[title])
        texts = [text for text, _ in _parts(quotation, parts.get(quote["id"], 1), words)]
        for number, text in enumerate(texts, 1):
            part_title = words.label("part").format(title=title, part=number, parts=len(texts))
            plans.append(
                {
                    "id": f"{quote['id']}.{number}",
                    "text": like(text, quote["text"]),
                    "title": part_title if len(texts) > 1 else title,
                    "speaker": quote["speaker"],
                    "role": quote["role"],
                    "role_line": quote["role_line"],
                    "occasion": quote["occasion"],
                    "para": quote["para"],
                    "slide": 0,
                }
            )
    return plans


def carry_over(
    plan: MaterialPlan,
    quotations: Sequence[Quotation],
    crowded: Iterable[tuple[str, Sequence[str]]],
    parts: dict[str, int],
    words: Wording,
) -> bool:
    """Give quotations that do not fit a slide more, and say whether there were any.

    A quotation is carried over at a sentence, never within one.

    Args:
        plan: the plan, whose `quote_slides` are made anew.
        quotations: as the summary has them.
        crowded: for each slide on which something does not fit: the id of the item it shows,
            and the texts that do not fit, white space folded.
        parts: how many slides each quotation has, by its id, if more than one; it is changed.
        words: wording, for the titles.
    """
    full: dict[str, list[str]] = {}
    for item, texts in crowded:
        full.setdefault(item, []).extend(text.casefold() for text in texts)
    more = False
    for quote, quotation in zip(plan["quotes"], quotations, strict=True):
        now = parts.get(quote["id"], 1)
        for number, (text, length) in enumerate(_parts(quotation, now, words), 1):
            wanted = " ".join(text.split()).casefold()
            if length > 1 and any(
                wanted in each for each in full.get(f"{quote['id']}.{number}", [])
            ):
                parts[quote["id"]] = now + 1
                more = True
                break
    if more:
        plan["quote_slides"] = quote_slides(plan["quotes"], quotations, words, parts)
    return more


def _parts(quotation: Quotation, wanted: int, words: Wording) -> list[tuple[str, int]]:
    """Return each slide's text, in quotation marks of its own, and its number of sentences."""
    pieces = [
        (segment, sentence)
        for segment, fact in enumerate(quotation.segments)
        for sentence in sentences(fact.text)
    ]
    if wanted == 1:
        return [(" ".join(in_marks(fact.text, words) for fact in quotation.segments), len(pieces))]
    found = []
    for share in share_out([sentence for _, sentence in pieces], wanted):
        segments: dict[int, list[str]] = {}
        for number in share:
            segment, sentence = pieces[number]
            segments.setdefault(segment, []).append(sentence)
        texts = [in_marks(" ".join(sentences), words) for sentences in segments.values()]
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
