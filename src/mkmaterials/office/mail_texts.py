"""Templates of text and of web pages in another language: their own text translated first.

As with Word and PowerPoint, what stands in them is looked up in a catalogue, and what no
catalogue knows stays as written and is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkmaterials.messages import _
from mkmaterials.office import passages
from mkmaterials.office.texts import decoded, is_page
from mkmaterials.office.translating import Untranslated, is_same_language, problem_of
from mkmaterials.wording.locales import SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkmaterials.office.passages import Passage
    from mkmaterials.office.translating import Translation

# What a template of plain text begins with if it is not written in English.
_WRITTEN_IN: Final = re.compile(r"\s*\{#-?\s*language:\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\b")


def texts(data: bytes, where: str, language: str = "") -> Iterator[Passage]:
    """Yield every text of a template's own, in the order in which translators see it.

    Args:
        data: the template.
        where: its name.
        language: what is written in it already is left out.

    Raises:
        TemplateError: the file is not in UTF-8.
    """
    text = decoded(data, where)
    for read in _readings(where):
        for passage in read(text):
            if not _is_written_in(passage, text, language):
                yield passage


def translate(
    data: bytes, where: str, translation: Translation
) -> tuple[bytes, list[Untranslated]]:
    """Return a template in another language, and what could not be translated.

    Raises:
        TemplateError: the file is not in UTF-8.
    """
    text = decoded(data, where)
    old = written_in(text)
    missing: list[Untranslated] = []

    def new(passage: Passage) -> str:
        if _is_written_in(passage, text, translation.language):
            return text[passage.start : passage.end]
        problem = problem_of(passage.message, _place(passage), translation)
        if problem is None:
            return passage.write(translation.texts[passage.message])
        missing.append(problem)
        return passage.keep(old)

    for read in _readings(where):
        text = _replaced(text, read(text), new)
    return text.encode(), missing


def missing_in(data: bytes, where: str, translation: Translation) -> list[Untranslated]:
    """Return what of a template could not be translated, without translating it.

    Raises:
        TemplateError: the file is not in UTF-8.
    """
    problems = (
        problem_of(each.message, _place(each), translation)
        for each in texts(data, where, translation.language)
    )
    return [problem for problem in problems if problem is not None]


def written_in(text: str) -> str:
    """Return the language in which a template says that it is written; English if it does not."""
    match = _WRITTEN_IN.match(text)
    return match[1] if match else SOURCE


def _readings(where: str) -> tuple[Callable[[str], Iterable[Passage]], ...]:
    return (passages.attributes, passages.paragraphs) if is_page(where) else (passages.lines,)


def _is_written_in(passage: Passage, text: str, language: str) -> bool:
    return bool(language) and is_same_language(passage.language or written_in(text), language)


def _replaced(text: str, found: Iterable[Passage], new: Callable[[Passage], str]) -> str:
    out, position = [], 0
    for passage in found:
        out += [text[position : passage.start], new(passage)]
        position = passage.end
    return "".join([*out, text[position:]])


def _place(passage: Passage) -> str:
    return _("line {number}", number=passage.line)
