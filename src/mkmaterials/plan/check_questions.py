"""Three questions for before and after a session, made from the facts of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.plan.languages import leading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkmaterials.plan.material import CheckPlan, FactRow, MessagePlan, QuotePlan
    from mkmaterials.wording import Wording

_QUESTIONS: Final = 3
_WRONG: Final = 2  # wrong answers beside the right one
_SHORT: Final = 60  # words that a quotation or fact in a question has at most
_SPEAKERS: Final = 4  # to choose from


def check_questions(
    messages: Sequence[MessagePlan],
    quotes: Sequence[QuotePlan],
    facts: Sequence[FactRow],
    words: Wording,
) -> list[CheckPlan]:
    """Return up to three questions; fewer where the source says next to nothing.

    First what the event said, then who said it, then what is not stated, then other facts.
    """
    making = _Making(words)
    kinds = (
        making.on_messages(messages),
        making.on_speakers(quotes),
        making.on_gaps(facts),
    )
    first = [found for kind in kinds if (found := next(kind, None))]
    rest = [found for kind in (kinds[0], making.on_facts(facts)) for found in kind]
    chosen = [*first, *rest][:_QUESTIONS]
    return [question | {"number": number} for number, question in enumerate(chosen, 1)]


class _Making:
    """Makes questions, the right answer at another place each time."""

    def __init__(self, words: Wording) -> None:
        self._words = words
        self._label = words.label
        self._made = 0

    def on_messages(self, messages: Sequence[MessagePlan]) -> Iterator[CheckPlan]:
        for number, message in enumerate(one for one in messages if not one["own"]):
            first = number % _QUESTIONS * _WRONG + 1
            places = range(first, first + _WRONG)
            wrong = [self._label(f"check.message.wrong-{place}") for place in places]
            text = f"{message['text'].rstrip('.')}."
            yield self._choice("message", [text, *wrong], message["para"])

    def on_speakers(self, quotes: Sequence[QuotePlan]) -> Iterator[CheckPlan]:
        known = [one for one in quotes if one["role_line"]]  # others have no speaker
        speakers = list(dict.fromkeys(_who(one) for one in known))
        if len(speakers) < _WRONG:
            return
        for quote in known:
            said = leading(quote, self._words)
            if len(said.split()) <= _SHORT:
                others = [one for one in speakers if one != _who(quote)][: _SPEAKERS - 1]
                made = self._choice("speaker", [_who(quote), *others], quote["para"])
                yield made | {"quote": said}

    def on_gaps(self, facts: Sequence[FactRow]) -> Iterator[CheckPlan]:
        stated = [row["label"] for row in facts if row["stated"] and not row["own"]]
        for row in facts:
            if not row["stated"] and len(stated) >= _WRONG:
                yield self._choice("open", [row["label"], *stated[-_WRONG:]], "")

    def on_facts(self, facts: Sequence[FactRow]) -> Iterator[CheckPlan]:
        for row in facts:
            if row["stated"] and not row["own"] and len(row["text"].split()) <= _SHORT:
                yield {
                    "number": 0,
                    "question": self._label("check.fact.question").format(label=row["label"]),
                    "quote": "",
                    "options": [],
                    "answer": row["text"],
                    "para": row["para"],
                }

    def _choice(self, key: str, texts: Sequence[str], para: str) -> CheckPlan:
        """Return a question whose right answer is the first text."""
        place = (self._made + 1) % len(texts)
        self._made += 1
        ordered = [*texts[1:]]
        ordered.insert(place, texts[0])
        letters = self._label("check.letters")
        return {
            "number": 0,
            "question": self._label(f"check.{key}.question"),
            "quote": "",
            "options": [
                {"letter": letter, "text": text}
                for letter, text in zip(letters, ordered, strict=False)
            ],
            "answer": self._label("check.answer").format(letter=letters[place], text=texts[0]),
            "para": para,
        }


def _who(quote: QuotePlan) -> str:
    return f"{quote['speaker']}, {quote['role']}" if quote["role"] else quote["speaker"]
