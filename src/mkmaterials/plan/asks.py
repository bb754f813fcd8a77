"""Questions to the room that grow out of this event: its messages, its quotations, its themes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkmaterials.model.release import parse_at
from mkmaterials.plan.languages import leading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.model.summary import EventSummary
    from mkmaterials.plan.material import (
        AskPlan,
        BlockPlan,
        MessagePlan,
        QuotePlan,
        SessionPlan,
    )
    from mkmaterials.wording import Wording

_MOST: Final = 4  # questions of a block; nobody gets through more
_SHORT: Final = 45  # words; a longer quotation is read from its slide
WAYS: Final = 3  # ways to ask about a quotation, and about each kind of message


class Asking:
    """Makes the questions of one event.

    Args:
        messages: its messages.
        quotes: its quotations.
        summary: for the passages in which its themes stand.
        words: wording, with the questions.
    """

    def __init__(
        self,
        messages: Sequence[MessagePlan],
        quotes: Sequence[QuotePlan],
        summary: EventSummary,
        words: Wording,
    ) -> None:
        self._messages = messages
        self._quotes = quotes
        self._words = words
        self._paragraphs = {
            words.label(f"theme.{theme.id}"): {str(parse_at(at)[0]) for at in theme.at}
            for theme in summary.themes
        }
        self._keys = {words.label(f"theme.{theme.id}"): theme.id for theme in summary.themes}

    def fill(self, session: SessionPlan) -> None:
        """Write the questions into the blocks of a session."""
        quoted = any(block["shows"] == "quotes" for block in session["blocks"])
        for block in (*session["blocks"], *session["further"]):
            if block["shows"] == "quotes":
                block["asks"] = self._on_quotes()
            elif block["shows"] == "messages":
                block["asks"] = self._on_messages()
            elif block["kind"] == "input":
                block["asks"] = self._on_messages() or ([] if quoted else self._on_quotes())
            elif block["kind"] == "exercise":
                block["asks"] = self._on_theme(block)

    def _on_messages(self) -> list[AskPlan]:
        """Return a question on each message; the messages themselves stand beside them."""
        return [
            self._ask(f"{one['kind']}-{(one['number'] - 1) % WAYS + 1}", one) | {"said": ""}
            for one in self._messages[:_MOST]
        ]

    def _on_quotes(self) -> list[AskPlan]:
        """Return a question on each quotation; the quotations themselves stand beside them."""
        return [
            self._ask(f"quote-{(one['number'] - 1) % WAYS + 1}", None, one) | {"said": ""}
            for one in self._quotes[:_MOST]
        ]

    def _on_theme(self, block: BlockPlan) -> list[AskPlan]:
        """Return the question on the first theme of the source that an exercise serves."""
        theme = next((one for one in block["themes"] if one in self._keys), "")
        if not theme:
            return []
        places = self._paragraphs[theme]
        message = next((one for one in self._messages if one["para"] in places), None)
        quote = None
        if message is None:
            quote = next((one for one in self._quotes if one["para"] in places), None)
        return [self._ask(self._keys[theme], message, quote)]

    def _ask(
        self, key: str, message: MessagePlan | None, quote: QuotePlan | None = None
    ) -> AskPlan:
        label = self._words.label
        ask: AskPlan = {
            "id": "",
            "said": "",
            "by": "",
            "slide": "",
            "question": label(f"ask.{key}.question"),
            "answer": label(f"ask.{key}.answer"),
        }
        if message:
            by = label("ask.by").format(by=message["said_by"])
            if message["own"]:
                by = label("ask.by-trainer")
            elif not message["said_by"]:
                by = label("ask.by-release")
            ask |= {"id": message["id"], "said": message["text"], "by": by}
        elif quote:
            said = leading(quote, self._words)
            ask |= {
                "id": quote["id"],
                "said": said if len(said.split()) <= _SHORT else "",
                "by": label("ask.by").format(by=quote["speaker"]),
            }
        return ask
