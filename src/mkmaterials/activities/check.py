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
_STEP_HINT: Final = "write '- 5 min: what to do', or '- 5 min, if quotes: …'."
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
            hint = did_you_mean(key, KEYS) or f"known keys: {', '.join(KEYS)}."
            page.wrong(_line(page, key), f"unknown key {key!r}", hint)
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
        page.wrong(line, f"{key!r} must be a text, not {value!r}", "put it in quotation marks.")
    elif key in _CHOICES and value not in _CHOICES[key]:
        page.wrong(
            line, f"{key!r} cannot be {value!r}", f"choose one of: {', '.join(_CHOICES[key])}."
        )
    elif key in _MINUTES and (type(value) is not int or value < 1):
        page.wrong(
            line, f"{key!r} must be a number of minutes, not {value!r}", "write digits only."
        )
    elif key in _SWITCHES and not isinstance(value, bool):
        page.wrong(line, f"{key!r} cannot be {value!r}", "write true or false.")
    elif key == "themes":
        _check_themes(page, value, line)
    elif key == "group":
        _check_group(page, value, line)
    return len(page.mistakes) == before


def _check_group(page: Page, value: Any, line: int) -> None:
    hint = "write the fewest and the most people, as {min: 6, max: 30}."
    if not isinstance(value, dict) or not value.keys() <= _GROUP.keys():
        page.wrong(line, f"'group' must say 'min' and 'max', not {value!r}", hint)
    elif any(type(number) is not int or number < 1 for number in value.values()):
        page.wrong(line, "'group' must give numbers of people, from 1", hint)
    elif value.get("min", 0) > value.get("max", value.get("min", 0)):
        page.wrong(line, "'group' has a 'min' above its 'max'", hint)


def _check_themes(page: Page, value: Any, line: int) -> None:
    if not isinstance(value, list):
        page.wrong(line, "'themes' must be a list", "write it as [trust, referral].")
        return
    for theme in value:
        if theme not in THEMES:
            near = did_you_mean(str(theme), THEMES)
            page.wrong(
                line, f"unknown theme {theme!r}", near or f"choose from: {', '.join(THEMES)}."
            )


def _sections(page: Page) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for heading, section in page.sections.items():
        if heading not in SECTIONS:
            near = did_you_mean(heading, SECTIONS)
            known = f"known headings: {', '.join(SECTIONS)}."
            page.wrong(section.line, f"unknown heading '## {heading}'", near or known)
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
        page.wrong(item.line, f"a list under '## {heading}'", "write it as running text.")
    if not section.paragraphs:
        page.wrong(
            section.line, f"nothing under '## {heading}'", "write it, or take the heading out."
        )
    return " ".join(_plain(page, text) for text in section.paragraphs)


def _items(page: Page, heading: str, section: Section) -> list[Text]:
    for text in section.paragraphs:
        page.wrong(text.line, f"running text under '## {heading}'", "start each entry with '- '.")
    if not section.items and not section.paragraphs:
        page.wrong(
            section.line, f"nothing under '## {heading}'", "write it, or take the heading out."
        )
    for item in section.items:
        _plain(page, item)
    return section.items


def _plain(page: Page, text: Text) -> str:
    """Note marks that would be printed as they stand."""
    if _MARKUP.search(text.text):
        page.wrong(
            text.line, "marks for bold, code or links are printed as they stand", "take them out."
        )
    return text.text


def _steps(page: Page, items: Sequence[Text]) -> tuple[Step, ...]:
    steps = []
    for item in items:
        match = _STEP.fullmatch(item.text)
        if match is None or match[1].strip("0") == "":
            page.wrong(item.line, f"a step without its minutes: {item.text[:40]!r}", _STEP_HINT)
        elif match[2] and match[2] not in SHOWS[1:]:
            page.wrong(item.line, f"a step cannot depend on {match[2]!r}", _STEP_HINT)
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
                f"a question without an answer: {item.text[:40]!r}",
                "write 'Answer: …' below it: what a good answer contains.",
            )
    return tuple(questions)


def _check_needed(page: Page) -> None:
    kind = str(page.front.get("kind", ""))
    for key in ("title", "kind", *_MINUTES, *_NEEDED_KEYS.get(kind, ())):
        if page.front.get(key) in (None, "", []):
            page.wrong(_line(page, key), f"{key!r} is missing", f"write '{key}: …' at the top.")
    for heading in ("Steps", *_NEEDED_SECTIONS.get(kind, ())):
        if heading not in page.sections:
            page.wrong(
                1, f"the section '## {heading}' is missing", "write it; README.md shows how."
            )


def _check_minutes(page: Page, steps: Sequence[Step]) -> None:
    if page.mistakes:  # of minutes or steps, perhaps: what follows would only confuse
        return
    minimum, usual, maximum = (page.front[key] for key in _MINUTES)
    total = sum(step.minutes for step in steps)
    if not minimum <= usual <= maximum:
        message = f"minimum {minimum}, usual {usual} and maximum {maximum} are not in order"
        page.wrong(_line(page, "usual"), message, "the smallest first, please.")
    if total != usual:
        page.wrong(
            _line(page, "usual"),
            f"the steps take {total} minutes together, but 'usual' is {usual}",
            f"write 'usual: {total}', or change the minutes of the steps.",
        )
    if minimum < len(steps):
        page.wrong(
            _line(page, "minimum"),
            f"{len(steps)} steps do not go into {minimum} minutes",
            "each takes a minute at least: raise 'minimum', or join steps.",
        )
    if all(step.needs for step in steps):
        page.wrong(
            page.sections["Steps"].line,
            "every step depends on what the event offers",
            "leave ', if …' out of one of them, or set 'shows'.",
        )
