"""An event in other languages than its source's: translations, and what is not translated.

Quotations are never replaced: the original stays, and a translation stands beside it with words
that say what it is. Everything else is printed as somebody translated it, or in the source's
language and marked so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from mkmaterials.model.translation import ORDERS
from mkmaterials.plan.facts import event_plan, fact_rows
from mkmaterials.plan.quote_slides import in_marks
from mkmaterials.translation.languages import language_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mkmaterials.model.summary import Event, Fact
    from mkmaterials.plan.material import (
        EventPlan,
        FactRow,
        MaterialPlan,
        MessagePlan,
        QuotePlan,
    )
    from mkmaterials.translation import Rendering, Told
    from mkmaterials.wording import Wording

_ROWS: Final[Mapping[str, Callable[[Event], Sequence[Fact | None]]]] = {
    "name": lambda event: [event.name],
    "type": lambda event: [event.type],
    "place": lambda event: [event.place],
    "hosts": lambda event: event.hosts,
    "partners": lambda event: event.partners,
    "groups": lambda event: event.participants.groups if event.participants else [],
    "aim": lambda event: [event.aim],
}


@dataclass(frozen=True)
class Second:
    """The second language of bilingual documents.

    Attributes:
        told: the event in it.
        words: wording in it, or ``None`` if there is none yet: labels and dates are then left
            out.
    """

    told: Told
    words: Wording | None


class Languages:
    """Fills in what a plan says of languages.

    Args:
        told: the event in the language of the documents.
        second: the second language, or ``None``.
        words: wording of the documents.
        order: of a quotation and its translation, one of ``ORDERS``.
    """

    def __init__(
        self, told: Told, second: Second | None, words: Wording, order: str = ORDERS[0]
    ) -> None:
        self._told = told
        self._second = second
        self._words = words
        self._order = order
        self._second_words = (second.words if second else None) or words
        self.source_language = self._name(told.source_language) if told.is_translation else ""
        self.second_language = self._name(second.told.language) if second else ""

    def of(self, *facts: str | None) -> str:
        """Return the language of texts that are printed, if one of them is not translated."""
        return self.source_language if any(f in self._told.foreign for f in facts) else ""

    def mark_event(self, event: EventPlan) -> None:
        """Say of the event's heading in which language it is; add it in the second one."""
        event["language"] = self.of(event["heading"])
        for step in event["follow_up"]:
            step["language"] = self.of(step["text"])
        if self._second:
            about = self._second.told.summary.event
            heading = about.name.text if about.name else about.title.text
            event["second"] = self._in_second(heading, event["heading"])

    def mark_facts(self, rows: Sequence[FactRow]) -> None:
        """Say of each row in which language it is; add it in the second one."""
        event = self._told.summary.event
        facts = {self._words.label(f"fact.{key}"): of(event) for key, of in _ROWS.items()}
        for row in rows:
            row["language"] = self.of(*_texts(facts.get(row["label"], [])))
            if row["label"] == self._words.label("fact.participants"):
                row["language"] = self.of(row["text"].rstrip(" 0123456789"))  # as in "over 60"
        if self._second and self._second.words:
            for row, other in zip(rows, self._second_rows(self._second.words), strict=True):
                row["second"] = other

    def mark_messages(self, messages: Sequence[MessagePlan]) -> None:
        """Say of each message in which language it is; add it in the second one."""
        told = self._told.summary.messages
        for number, (message, one) in enumerate(zip(messages, told, strict=True)):
            message["language"] = self.of(one.text)
            if self._second:
                text = self._in_second(self._second.told.summary.messages[number].text, one.text)
                message["second"] = text[:1].upper() + text[1:]

    def mark_quotes(self, quotes: Sequence[QuotePlan]) -> None:
        """Add translations to the quotations."""
        for quote, rendering in zip(quotes, self._told.renderings, strict=True):
            quote["language"] = self.source_language
            quote["role_language"] = self.of(quote["role"])
            if rendering and self._order != "original":
                quote["translation"] = _in_marks(rendering.segments, self._words)
                quote["translated"] = self._translated("translated", rendering, quote["language"])
                quote["translation_first"] = self._order == "translation-first"
        if self._second:
            self._add_second(quotes, self._second.told)

    def untranslated(self, plan: MaterialPlan) -> frozenset[str]:
        """Return every text as a plan prints it that nobody has translated."""
        event = self._told.summary.event
        groups = event.participants.groups if event.participants else []
        lines = [
            self._words.join(texts)
            for texts in (_texts(event.hosts), _texts(event.partners), _texts(groups))
            if texts and self._told.foreign.issuperset(texts)
        ]
        raised = [f"{text[:1].upper()}{text[1:]}" for text in self._told.foreign]
        said = [quote["text"] for quote in plan["quotes"]]
        names = self._told.foreign.intersection(one.name for one in self._told.summary.people)
        speakers = (quote["speaker"] for quote in plan["quotes"])
        said += [one for one in speakers if one.endswith(tuple(names))]
        return self._told.foreign.union(lines, raised, said)

    def _add_second(self, quotes: Sequence[QuotePlan], second: Told) -> None:
        """Add translations into the second language; what was said is printed anyway."""
        for quote, rendering in zip(quotes, second.renderings, strict=True):
            if rendering:
                words = self._second_words
                quote["second"] = _in_marks(rendering.segments, words)
                label = self._translated("second.translated", rendering, self.second_language)
                quote["second_label"] = label

    def _translated(self, label: str, rendering: Rendering, language: str) -> str:
        key = f"{label}.by" if rendering.by else label
        return self._words.label(key).format(language=language, translator=rendering.by)

    def _in_second(self, text: str, printed: str) -> str:
        """Return a text of the second language; "" if it is not translated or printed anyway."""
        lacking = self._second is None or text in self._second.told.foreign
        return "" if lacking or text == printed else text

    def _second_rows(self, words: Wording) -> list[str]:
        second = self._second
        assert second is not None  # noqa: S101 - the caller has asked
        summary = second.told.summary
        event = event_plan(summary, words)
        facts = {words.label(f"fact.{key}"): of(summary.event) for key, of in _ROWS.items()}
        label = words.label("second.fact")
        return [
            label.format(label=row["label"], text=row["text"])
            if row["stated"] and not set(_texts(facts.get(row["label"], []))) & second.told.foreign
            else ""
            for row in fact_rows(summary, event, words)
        ]

    def _name(self, code: str) -> str:
        return language_name(code, self._words.language)


def leading(quote: Any, words: Wording) -> str:
    """Return what is read first of a quotation; a translation says in brackets that it is one."""
    if not quote["translation_first"]:
        return str(quote["text"])
    label = words.label("translated.inline")
    return label.format(text=quote["translation"], label=quote["translated"])


def _in_marks(segments: Iterable[str], words: Wording) -> str:
    return " ".join(in_marks(segment, words) for segment in segments)


def _texts(facts: Iterable[Fact | None]) -> list[str]:
    return [fact.text for fact in facts if fact]
