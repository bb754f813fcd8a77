"""The layout of an exercise file: front matter, then sections of text or of list items."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from mkmaterials import yamlfiles
from mkmaterials.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FENCE: Final = "---"
_ITEM: Final = re.compile(r"[-*]\s+(.*)")
_HEADING: Final = re.compile(r"##\s*(.*?)\s*#*")


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something in an exercise file that a person has to mend.

    Attributes:
        line: number of the line, from 1.
        message: what is wrong.
        hint: what to do.
    """

    line: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, list item or value of the front matter, its lines joined.

    Attributes:
        text: the text, lines joined by a space.
        line: number of the line on which it starts, from 1.
        is_item: it is a list item.
        in_front: it is a value of the front matter.
        breaks: offsets in `text` at which its further lines start.
    """

    text: str
    line: int
    is_item: bool
    in_front: bool = False
    breaks: tuple[int, ...] = ()

    def line_at(self, offset: int) -> int:
        """Return the number of the line on which `offset` of the text stands."""
        return self.line + bisect_right(self.breaks, offset)


@dataclass(slots=True)
class Section:
    """A section: its heading's line, and its list items and paragraphs in order."""

    line: int
    texts: list[Text] = field(default_factory=list)

    @property
    def items(self) -> list[Text]:
        """The list items."""
        return [text for text in self.texts if text.is_item]

    @property
    def paragraphs(self) -> list[Text]:
        """What is no list item."""
        return [text for text in self.texts if not text.is_item]


@dataclass(slots=True)
class Page:
    """An exercise file, taken apart.

    Attributes:
        front: front matter, key to plain value.
        front_lines: key to line.
        sections: heading as printed to section.
        mistakes: what is wrong with the layout.
    """

    front: dict[str, Any] = field(default_factory=dict)
    front_lines: dict[str, int] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def front_texts(self, keys: Sequence[str]) -> Iterator[Text]:
        """Yield the values of the front matter under `keys` that are texts."""
        for key in keys:
            value = self.front.get(key)
            if isinstance(value, str):
                yield Text(value, self.front_lines.get(key, 1), is_item=False, in_front=True)

    def wrong(self, line: int, message: str, hint: str) -> None:
        """Note a mistake."""
        self.mistakes.append(Mistake(line, message, hint))


def read_page(data: bytes) -> Page:
    """Take the bytes of an exercise file apart; mistakes are noted, never raised."""
    page = Page()
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        hint = _("save it anew with the encoding UTF-8.")
        page.wrong(line, _("the file is not UTF-8 text"), hint)
        return page
    end = _end_of_front(lines)
    if end is None:
        page.wrong(
            1,
            _("the file does not start with front matter, the lines that describe the exercise"),
            _("put the lines 'title: …', 'kind: …' and so on between two lines of '---'."),
        )
        return page
    _read_front(page, lines[1:end])
    _read_sections(page, lines, end + 1)
    return page


def _end_of_front(lines: list[str]) -> int | None:
    if not lines or lines[0].rstrip() != _FENCE:
        return None
    return next((n for n, line in enumerate(lines) if n and line.rstrip() == _FENCE), None)


def _read_front(page: Page, lines: list[str]) -> None:
    data = "\n".join(lines).encode()
    try:
        front = yamlfiles.parse(data)
    except yamlfiles.YamlMistakeError as error:
        page.wrong(
            error.line + 1,
            # Translators: front matter are the lines between two lines of '---'.
            _("the front matter is not valid YAML: {problem}", problem=error),
            _("write 'key: value'; put a value that contains ': ' or '#' in quotation marks."),
        )
        return
    if not isinstance(front, dict):
        hint = _("write 'title: …', 'kind: …' and so on.")
        page.wrong(2, _("the front matter has no keys"), hint)
        return
    page.front = {str(key): value for key, value in front.items()}
    # Keys stand at the start of a line: no second, slow YAML pass for their lines is needed.
    for number, line in enumerate(lines, 2):
        key = line.partition(":")[0].strip("\"' ")
        if key in page.front and not line.startswith((" ", "#")):
            page.front_lines[key] = number


def _read_sections(page: Page, lines: list[str], start: int) -> None:
    section: Section | None = None
    joins = False  # whether the next line goes on with the paragraph or item before it
    for number, line in enumerate(lines[start:], start + 1):
        text = line.strip()
        heading = _HEADING.fullmatch(text)
        if not text:
            joins = False
        elif heading:
            section = _open(page, heading[1], number)
            joins = False
        elif section is None:
            message = _("text before the first heading: {text!r}", text=text)
            page.wrong(number, message, _("put it under '## Steps'."))
        else:
            _add(section, text, number, joins=joins)
            joins = True


def _open(page: Page, heading: str, number: int) -> Section:
    section = Section(number)
    if heading in page.sections:
        message = _("a second section '## {heading}'", heading=heading)
        page.wrong(number, message, _("make the two one."))
    else:
        page.sections[heading] = section
    return section


def _add(section: Section, text: str, number: int, *, joins: bool) -> None:
    item = _ITEM.fullmatch(text)
    if item:
        section.texts.append(Text(item[1], number, is_item=True))
    elif joins:
        last = section.texts[-1]
        breaks = (*last.breaks, len(last.text) + 1)
        section.texts[-1] = replace(last, text=f"{last.text} {text}", breaks=breaks)
    else:
        section.texts.append(Text(text, number, is_item=False))
