"""From an exercise file, taken apart, to an activity; every mistake is noted with its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mkmaterials.activities.activity import (
    ENERGIES,
    KINDS,
    LEVELS,
    ROOMS,
    SHOWS,
    Activity,
    Question,
    Step,
)
from mkmaterials.messages import N_, _, ngettext
from mkmaterials.model.themes import THEMES
from mkmaterials.yamlfiles import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.activities.markdown import Page, Section, Text

_TEXTS: Final = ("title", "objective", "form")
_CHOICES: Final = {
    "kind": KINDS,
    "shows": SHOWS,
    "level": LEVELS,
    "room": ROOMS,
    "energy": ENERGIES,
}
_MINUTES: Final = ("minimum", "usual", "maximum")
_SWITCHES: Final = ("final", "hide")
_GROUP: Final = {"min": "smallest", "max": "largest"}
KEYS: Final = (*_TEXTS, *_CHOICES, "themes", "group", *_MINUTES, *_SWITCHES)
_LISTS: Final = {
    "Materials": "materials",
    "Task": "task",
    "Cards": "cards",
    "Tips": "tips",
    "Sources": "sources",
}
_PROSE: Final = {
    "Case": "case",
    "Do no harm": "care",
    "Few people": "few",
    "Many people": "many",
    "Adapt locally": "adapt",
}
SECTIONS: Final = (*_LISTS, *_PROSE, "Steps", "Debrief")
# What a second facilitator cannot do without, by kind.
_NEEDED_KEYS: Final = {
    "exercise": ("themes", "objective", "form"),
    "opener": ("form",),
    "energizer": ("form",),
}
_NEEDED_SECTIONS: Final = {
    "exercise": ("Debrief", "Do no harm"),
    "opener": ("Do no harm",),
    "energizer": ("Do no harm",),
}
_STEP: Final = re.compile(r"([0-9]+) min(?:ute)?s?(?:, if (\w+))?: (.+)", re.IGNORECASE)
# Translators: min, if and quotes stay as they are, here and wherever a file is quoted.
_STEP_HINT: Final = N_("write '- 5 min: what to do', or '- 5 min, if quotes: …'.")
_EMPTY: Final = N_("nothing under '## {heading}'")
_EMPTY_HINT: Final = N_("write it, or take the heading out.")
_NOT_THIS: Final = N_("{key!r} cannot be {value!r}")
_ANSWER: Final = re.compile(r"(.+?)\s+Answer:\s*(.+)")
_MARKUP: Final = re.compile(r"\*\*|__|`|\]\(")


def is_hidden(page: Page) -> bool:
    """Tell whether the file takes the activity of its name out of the bank."""
    return page.front.get("hide") is True


def check_page(page: Page, name: str) -> Activity | None:
    """Return the activity on `page`, or ``None`` if there are mistakes; they are noted in it.

    Args:
        page: an exercise file, taken apart.
        name: id of the activity, the file's name without suffix.
    """
    if page.mistakes:
        return None
    front = _front(page)
    sections = _sections(page)
    _check_needed(page)
    _check_minutes(page, sections.get("steps", ()))
    if page.mistakes:
        return None
    return Activity(id=name, **front, **sections)


def _line(page: Page, key: str) -> int:
    return page.front_lines.get(key, 1)


def _front(page: Page) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in page.front.items():
        if key not in KEYS:
            known = _("known keys: {keys}.", keys=", ".join(KEYS))
            hint = did_you_mean(key, KEYS) or known
            page.wrong(_line(page, key), _("unknown key {key!r}", key=key), hint)
        elif value is not None and _is_right(page, key, value):
            values |= _field(key, value)
    return values


def _field(key: str, value: Any) -> dict[str, Any]:
    """Return what a key of the front matter says about the activity."""
    if key == "hide":
        return {}
    if key == "group":
        return {_GROUP[end]: number for end, number in value.items()}
    return {key: tuple(value) if key == "themes" else value}


def _is_right(page: Page, key: str, value: Any) -> bool:
    before = len(page.mistakes)
    line = _line(page, key)
    if key in _TEXTS and not isinstance(value, str):
        message = _("{key!r} must be a text, not {value!r}", key=key, value=value)
        page.wrong(line, message, _("put it in quotation marks."))
    elif key in _CHOICES and value not in _CHOICES[key]:
        hint = _("choose one of: {choices}.", choices=", ".join(_CHOICES[key]))
        page.wrong(line, _(_NOT_THIS, key=key, value=value), hint)
    elif key in _MINUTES and (type(value) is not int or value < 1):
        message = _("{key!r} must be a number of minutes, not {value!r}", key=key, value=value)
        page.wrong(line, message, _("write digits only."))
    elif key in _SWITCHES and not isinstance(value, bool):
        page.wrong(line, _(_NOT_THIS, key=key, value=value), _("write true or false."))
    elif key == "themes":
        _check_themes(page, value, line)
    elif key == "group":
        _check_group(page, value, line)
    return len(page.mistakes) == before


def _check_group(page: Page, value: Any, line: int) -> None:
    hint = _("write the fewest and the most people, as {min: 6, max: 30}.")
    if not isinstance(value, dict) or not value.keys() <= _GROUP.keys():
        message = _("'group' must say 'min' and 'max', not {value!r}", value=value)
        page.wrong(line, message, hint)
    elif any(type(number) is not int or number < 1 for number in value.values()):
        page.wrong(line, _("'group' must give numbers of people, from 1"), hint)
    elif value.get("min", 0) > value.get("max", value.get("min", 0)):
        page.wrong(line, _("'group' has a 'min' above its 'max'"), hint)


def _check_themes(page: Page, value: Any, line: int) -> None:
    if not isinstance(value, list):
        page.wrong(line, _("'themes' must be a list"), _("write it as [trust, referral]."))
        return
    for theme in value:
        if theme not in THEMES:
            near = did_you_mean(str(theme), THEMES)
            choices = _("choose from: {choices}.", choices=", ".join(THEMES))
            page.wrong(line, _("unknown theme {theme!r}", theme=theme), near or choices)


def _sections(page: Page) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for heading, section in page.sections.items():
        if heading not in SECTIONS:
            near = did_you_mean(heading, SECTIONS)
            known = _("known headings: {headings}.", headings=", ".join(SECTIONS))
            message = _("unknown heading '## {heading}'", heading=heading)
            page.wrong(section.line, message, near or known)
        elif heading in _PROSE:
            values[_PROSE[heading]] = _prose(page, heading, section)
        elif heading in _LISTS:
            values[_LISTS[heading]] = tuple(text.text for text in _items(page, heading, section))
        elif heading == "Steps":
            values["steps"] = _steps(page, _items(page, heading, section))
        else:
            values["debrief"] = _debrief(page, _items(page, heading, section))
    return values


def _prose(page: Page, heading: str, section: Section) -> str:
    for item in section.items:
        message = _("a list under '## {heading}'", heading=heading)
        page.wrong(item.line, message, _("write it as running text."))
    if not section.paragraphs:
        page.wrong(section.line, _(_EMPTY, heading=heading), _(_EMPTY_HINT))
    return " ".join(_plain(page, text) for text in section.paragraphs)


def _items(page: Page, heading: str, section: Section) -> list[Text]:
    for text in section.paragraphs:
        message = _("running text under '## {heading}'", heading=heading)
        page.wrong(text.line, message, _("start each entry with '- '."))
    if not section.items and not section.paragraphs:
        page.wrong(section.line, _(_EMPTY, heading=heading), _(_EMPTY_HINT))
    for item in section.items:
        _plain(page, item)
    return section.items


def _plain(page: Page, text: Text) -> str:
    """Note marks that would be printed as they stand."""
    if _MARKUP.search(text.text):
        message = _("marks for bold, code or links are printed as they stand")
        page.wrong(text.line, message, _("take them out."))
    return text.text


def _steps(page: Page, items: Sequence[Text]) -> tuple[Step, ...]:
    steps = []
    for item in items:
        match = _STEP.fullmatch(item.text)
        if match is None or match[1].strip("0") == "":
            message = _("a step without its minutes: {text!r}", text=item.text[:40])
            page.wrong(item.line, message, _(_STEP_HINT))
        elif match[2] and match[2] not in SHOWS[1:]:
            message = _("a step cannot depend on {word!r}", word=match[2])
            page.wrong(item.line, message, _(_STEP_HINT))
        else:
            steps.append(Step(int(match[1]), match[3], match[2] or ""))
    return tuple(steps)


def _debrief(page: Page, items: Sequence[Text]) -> tuple[Question, ...]:
    questions = []
    for item in items:
        match = _ANSWER.fullmatch(item.text)
        if match:
            questions.append(Question(match[1], match[2]))
        else:
            page.wrong(
                item.line,
                _("a question without an answer: {text!r}", text=item.text[:40]),
                _("write 'Answer: …' below it: what a good answer contains."),
            )
    return tuple(questions)


def _check_needed(page: Page) -> None:
    kind = str(page.front.get("kind", ""))
    for key in ("title", "kind", *_MINUTES, *_NEEDED_KEYS.get(kind, ())):
        if page.front.get(key) in (None, "", []):
            hint = _("write '{key}: …' at the top.", key=key)
            page.wrong(_line(page, key), _("{key!r} is missing", key=key), hint)
    for heading in ("Steps", *_NEEDED_SECTIONS.get(kind, ())):
        if heading not in page.sections:
            message = _("the section '## {heading}' is missing", heading=heading)
            page.wrong(1, message, _("write it; README.md shows how."))


def _check_minutes(page: Page, steps: Sequence[Step]) -> None:
    if page.mistakes:  # of minutes or steps, perhaps: what follows would only confuse
        return
    minimum, usual, maximum = (page.front[key] for key in _MINUTES)
    total = sum(step.minutes for step in steps)
    if not minimum <= usual <= maximum:
        # Translators: minimum, usual and maximum are keys and stay as they are.
        message = _(
            "minimum {minimum}, usual {usual} and maximum {maximum} are not in order",
            minimum=minimum,
            usual=usual,
            maximum=maximum,
        )
        page.wrong(_line(page, "usual"), message, _("the smallest first, please."))
    if total != usual:
        page.wrong(
            _line(page, "usual"),
            ngettext(
                "the steps take {number} minute together, but 'usual' is {usual}",
                "the steps take {number} minutes together, but 'usual' is {usual}",
                total,
                usual=usual,
            ),
            _("write 'usual: {total}', or change the minutes of the steps.", total=total),
        )
    if minimum < len(steps):
        page.wrong(
            _line(page, "minimum"),
            ngettext(
                "{steps} steps do not go into {number} minute",
                "{steps} steps do not go into {number} minutes",
                minimum,
                steps=len(steps),
            ),
            _("each takes a minute at least: raise 'minimum', or join steps."),
        )
    if all(step.needs for step in steps):
        page.wrong(
            page.sections["Steps"].line,
            _("every step depends on what the event offers"),
            _("leave ', if …' out of one of them, or set 'shows'."),
        )
