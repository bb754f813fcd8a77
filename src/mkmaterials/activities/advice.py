"""What is no mistake in an exercise file, but would jar when it is printed or read aloud."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkmaterials.errors import at_line
from mkmaterials.findings import Finding
from mkmaterials.messages import _, ngettext
from mkmaterials.model.avoided import find_avoided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkmaterials.activities.markdown import Page, Text

_TEXTS: Final = ("title", "objective", "form")
_MINUTES: Final = re.compile(
    r"\b(?:\d+|two|three|four|five|ten|fifteen|twenty|thirty) min(?:ute)?s?\b", re.IGNORECASE
)
_STEP_HEAD: Final = re.compile(r"[^:]*:")
_INVENTED: Final = "invented"
_PERSONAL: Final = re.compile(r"\b(?:their|my)\b", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[^.!?…;:]+")  # a voice also rests at a semicolon
_LONGEST: Final = 40  # words; nobody can say more aloud at one go


def advice(page: Page, where: str) -> list[Finding]:
    """Return what to look at in an exercise file, in the order of its lines.

    Args:
        page: the file, taken apart; it need not be free of mistakes.
        where: its name, for the places of the findings.
    """
    found = [*_avoided(page), *_objective(page), *_case(page), *_steps(page), *_long(page)]
    return [
        Finding(code, "warning", message, at_line(where, line), hint)
        for line, code, message, hint in sorted(found)
    ]


_Remark = tuple[int, str, str, str]  # line, code, message, hint


def _avoided(page: Page) -> Iterator[_Remark]:
    for text in _texts(page):
        for hit in find_avoided(text.text):
            shown = text.text[hit.start : hit.end]
            # Translators: {reason} is why the words are not to be used.
            message = _("“{words}”: {reason}", words=shown, reason=hit.entry.why)
            # Translators: {words} are the better words, in English.
            hint = _("write instead: {words}.", words=hit.entry.prefer)
            yield text.line_at(hit.start), "wording.avoid", message, hint


def _texts(page: Page) -> Iterator[Text]:
    yield from page.front_texts(_TEXTS)
    for section in page.sections.values():
        yield from section.texts


def _objective(page: Page) -> Iterator[_Remark]:
    for text in page.front_texts(("objective",)):
        words = text.text.strip()
        if words.endswith(".") or _PERSONAL.search(words) or words[:1].isupper():
            yield (
                text.line,
                "exercise.objective",
                _("the objective does not complete “participants can …” and “I can …”"),
                _("begin with a verb in small letters; no ‘their’, no ‘my’, no full stop."),
            )


def _case(page: Page) -> Iterator[_Remark]:
    case = page.sections.get("Case")
    if case and not any(_INVENTED in text.text.casefold() for text in case.texts):
        yield (
            case.line,
            "exercise.case-not-marked",
            _("the case does not say that it is invented"),
            _("make sure that it is, and begin it with: This case is invented."),
        )


def _steps(page: Page) -> Iterator[_Remark]:
    steps = page.sections.get("Steps")
    for text in steps.items if steps else ():
        head = _STEP_HEAD.match(text.text)
        match = _MINUTES.search(text.text, head.end() if head else 0)
        if match:
            yield (
                text.line_at(match.start()),
                "exercise.minutes-in-text",
                _("the step names minutes in its text: “{words}”", words=match[0]),
                _("leave them out: the steps are fitted to the length of the session."),
            )


def _long(page: Page) -> Iterator[_Remark]:
    for text in _texts(page):
        for match in _SENTENCE.finditer(text.text):
            count = len(match[0].split())
            if count > _LONGEST and not text.in_front:
                yield (
                    text.line_at(match.start()),
                    "exercise.long-sentence",
                    ngettext(
                        "{number} word without a stop: hardly anybody can say it aloud",
                        "{number} words without a stop: hardly anybody can say them aloud",
                        count,
                    ),
                    _("make two sentences of them."),
                )
