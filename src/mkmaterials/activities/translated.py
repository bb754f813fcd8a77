"""The texts of an activity as messages to translators, and the activity in another language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mkmaterials.activities.activity import Question, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkmaterials.activities.activity import Activity

# The fields with text and what they are to a translator. Sources are no text of ours: titles of
# publications stay as they are printed.
_TEXTS: Final = {
    "title": "title",
    "objective": "completes “participants can …” and “I can …”",
    "form": "how people work",
    "case": "an invented case",
    "care": "do no harm",
    "few": "for few people",
    "many": "for many people",
    "adapt": "what to adapt locally",
}
_LISTS: Final = {
    "materials": "what to bring",
    "task": "what the groups are told, on a slide: keep it short",
    "cards": "a card to cut out: keep it short",
    "tips": "a tip for the facilitator",
}
_BEFORE_STEPS: Final = ("title", "objective", "form", "materials", "task", "case", "cards")


class Part(NamedTuple):
    """A text of an activity, and what it is."""

    text: str
    kind: str


def parts(activity: Activity) -> Iterator[Part]:
    """Yield the texts of an activity that are translated, in the order in which they are read."""
    yield from _some(activity, _BEFORE_STEPS)
    for step in activity.steps:
        yield Part(step.text, f"a step, {step.minutes} min")
    for one in activity.debrief:
        yield Part(one.question, "a question of the debrief")
        yield Part(one.answer, "what a good answer contains")
    rest = [name for name in (*_LISTS, *_TEXTS) if name not in _BEFORE_STEPS]
    yield from _some(activity, rest)


def _some(activity: Activity, names: tuple[str, ...] | list[str]) -> Iterator[Part]:
    for name in names:
        value = getattr(activity, name)
        kind = _TEXTS.get(name) or _LISTS[name]
        for text in (value,) if isinstance(value, str) else value:
            if text:
                yield Part(text, kind)


def in_language(activity: Activity, translate: Callable[[str], str]) -> Activity:
    """Return an activity with every text of it put through `translate`."""

    def put(text: str) -> str:
        return translate(text) if text else ""

    new: dict[str, Any] = {name: put(getattr(activity, name)) for name in _TEXTS}
    new |= {name: tuple(map(put, getattr(activity, name))) for name in _LISTS}
    new["steps"] = tuple(Step(step.minutes, put(step.text), step.needs) for step in activity.steps)
    new["debrief"] = tuple(Question(put(one.question), put(one.answer)) for one in activity.debrief)
    return replace(activity, **new)
