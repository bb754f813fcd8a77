"""Text and web page templates: the same tags, sandbox and errors as in Word and PowerPoint.

A line that holds nothing but a statement or a remark is no line of the finished file. Text is
wrapped, with the lines of a list item or an indented paragraph set below each other; a web page
is held against `web_page`, before and after its tags are carried out.
"""

from __future__ import annotations

import html
import re
import textwrap
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, cast

from mkmaterials.errors import TemplateError
from mkmaterials.messages import _
from mkmaterials.office import marks
from mkmaterials.office.problems import doubt, refuse
from mkmaterials.office.program import compile_source, run
from mkmaterials.office.rich import read_look
from mkmaterials.office.source import build_text
from mkmaterials.office.tags import Hit, Tag, find
from mkmaterials.office.web_page import doubts_of, problems_of
from mkmaterials.wording.locales import direction

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkmaterials.office.compiled import TextState

SUFFIXES: Final = {".txt": "txt", ".html": "html"}
WIDTH: Final = 72  # characters of a line, as mail is usually wrapped
_PROGRAM: Final = "text"
_RICH: Final = re.compile(
    f"{marks.RICH_START}([^{marks.HEAD}]*){marks.HEAD}([^{marks.RICH_END}]*){marks.RICH_END}"
)
# Where there can be no elements: in a title, and within an element's own brackets.
_BARE: Final = re.compile(r"<title>.*?</title>|<[^<>]*>", re.DOTALL)
_DROPPED: Final = re.compile(f"[^\n]*{marks.DROP}[^\n]*\n?")
_BLANK_LINES: Final = re.compile(r"\n{3,}")
_HEAD: Final = re.compile(r" *(?:(?:[-*•–]|\d{1,3}[.)]|¶ \d{1,3}) +)?")
_LANGUAGE: Final = re.compile(r"""<[^<>]*?\slang="([^"<>]+)"[^<>]*>""")
_UNDERLINE: Final = re.compile(r"([=\-~_*])\1{2,}")
_LEFT: Final = re.compile("[\x00-\x08\x0b-\x1f]")


def is_text(name: str) -> bool:
    """Tell by a file's name whether it is a template of text or of a web page."""
    return PurePath(name).suffix.lower() in SUFFIXES


def is_page(name: str) -> bool:
    """Tell by a file's name whether it is a web page."""
    return PurePath(name).suffix.lower() == ".html"


def compile_text(data: bytes, where: str) -> TextState:
    """Compile a template of text or of a web page.

    Args:
        data: the file, in UTF-8.
        where: its name, for messages.

    Raises:
        TemplateError: it is no text, a tag in it is wrong, or a web page holds what is not
            allowed in one.
    """
    kind = SUFFIXES[PurePath(where).suffix.lower()]
    text = decoded(data, where)
    hits = _hits(text, where)
    if kind == "html":
        _check_page(_without_tags(text, hits), where)
    pieces = list(_pieces(text, hits, escape=kind == "txt"))
    source = build_text(pieces, where)
    return {
        "kind": kind,
        "programs": {_PROGRAM: compile_source(source, _PROGRAM, where)},
        "findings": [],
    }


def render_text(state: TextState, values: Mapping[str, object], where: str) -> bytes:
    """Return the finished text or web page, in UTF-8.

    Raises:
        TemplateError: a tag names something unknown, cannot be carried out, or puts into a web
            page what is not allowed in one.
    """
    made = _DROPPED.sub("", run(state["programs"][_PROGRAM], values, where))
    if state["kind"] == "txt":
        return _laid_out(html.unescape(_plain(made))).encode()
    page = _LANGUAGE.sub(_directed, _BLANK_LINES.sub("\n\n", _page(made))).strip() + "\n"
    problem = next(problems_of(page), None)
    if problem is not None:
        raise TemplateError(
            # Translators: {problem} is such as "'<form>' is nothing that a page for mail may hold".
            _("in the finished page, {problem}", problem=problem.message),
            where=where,
            hint=_("look for the value that brings it in, and print it as text."),
            code=problem.code,
        )
    return page.encode()


def _check_page(page: str, where: str) -> None:
    """Refuse what a page must not hold; doubt what some of its readers would miss."""
    for told, problems in ((refuse, problems_of(page)), (doubt, doubts_of(page))):
        for problem in problems:
            place = f"{where}: {problem.place}"
            told(problem.code, problem.message, where=place, hint=problem.hint)


def decoded(data: bytes, where: str) -> str:
    """Return a template as text, its lines ended as here.

    Raises:
        TemplateError: the file is not in UTF-8.
    """
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise TemplateError(
            _("the file is not in UTF-8"),
            where=where,
            hint=_("save it anew with the encoding UTF-8 (in Notepad: 'Save as', 'Encoding')."),
            code="file.unusable",
        ) from error


def _hits(text: str, where: str) -> list[Hit]:
    """Return the tags of a text, each with its line as its place."""

    def unclosed(beginning: str) -> None:
        refuse(
            "template.unclosed-tag",
            _("'{tag}' is never closed", tag=beginning[:40].splitlines()[0]),
            where=f"{where}: {_line_place(text, text.find(beginning))}",
            hint=_("close it with the same kind of braces."),
        )

    hits = find(text, unclosed=unclosed)
    return [
        hit._replace(tag=replace(hit.tag, place=_line_place(text, hit.start))) if hit.tag else hit
        for hit in hits
    ]


def _line_place(text: str, position: int) -> str:
    return _("line {number}", number=text.count("\n", 0, position) + 1)


def _without_tags(text: str, hits: list[Hit]) -> str:
    """Return a page without its tags, each line where it was."""
    out, position = [], 0
    for hit in hits:
        out += [text[position : hit.start], "\n" * text.count("\n", hit.start, hit.end)]
        position = hit.end
    return "".join([*out, text[position:]])


def _pieces(text: str, hits: list[Hit], *, escape: bool) -> Iterator[str | Tag]:
    """Yield static text and tags, with the white space between them set right."""
    position = 0
    strip = False
    for hit in hits:
        start, end, tag = hit.start, hit.end, hit.tag
        if tag is not None and tag.kind != "{{" and _alone(text, start, end):
            start = text.rfind("\n", 0, start) + 1
            end = text.find("\n", end) + 1 or len(text)
        before = text[position:start] if start > position else ""
        before = before.lstrip() if strip else before
        before = before.rstrip() if tag is not None and tag.left else before
        before += hit.literal
        if before:
            yield html.escape(before, quote=False) if escape else before
        if tag is not None and tag.kind != "{#":
            yield replace(tag, prefix="", left=False, right=False) if tag.prefix != "slide" else tag
        strip = tag is not None and tag.right
        position = max(position, end)
    rest = text[position:].lstrip() if strip else text[position:]
    yield html.escape(rest, quote=False) if escape else rest


def _alone(text: str, start: int, end: int) -> bool:
    """Tell whether nothing else stands on the lines of a tag."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    after = text[end : text.find("\n", end)] if "\n" in text[end:] else text[end:]
    return not before.strip() and not after.strip()


def _plain(text: str) -> str:
    """Return what was printed with formatted text as plain text."""
    text = _RICH.sub(lambda match: match[2], text)
    text = text.replace(marks.BREAK, "\n").replace(marks.PARAGRAPH, "\n\n")
    return _LEFT.sub("", text.replace(marks.TAB, " "))


def _page(text: str) -> str:
    """Return what was printed with formatted text as elements of a web page."""
    text = _BARE.sub(lambda match: _RICH.sub(lambda rich: rich[2], match[0]), text)
    text = _RICH.sub(lambda match: _element(read_look(match[1]), match[2]), text)
    text = text.replace(marks.BREAK, "<br>").replace(marks.PARAGRAPH, "<br><br>")
    return _LEFT.sub("", text.replace(marks.TAB, " "))


def _element(look: Mapping[str, str], text: str) -> str:
    """Return a text within elements for its look; colours and sizes are the page's own."""
    if "lang" in look:
        text = f'<span lang="{look["lang"]}">{text}</span>'
    for name, element in (("bold", "strong"), ("italic", "em")):
        if name in look:
            text = f"<{element}>{text}</{element}>"
    return f'<a href="{look["url"]}">{text}</a>' if "url" in look else text


def _directed(match: re.Match[str]) -> str:
    """Return an element's tag, which says its language, with the direction of its script."""
    tag = match[0]
    if " dir=" in tag:
        return tag
    end = match.end(1) + 1 - match.start()
    return f'{tag[:end]} dir="{direction(match[1])}"{tag[end:]}'


def _laid_out(text: str) -> str:
    """Return text in lines of at most `WIDTH` characters, unless a word is longer.

    A line of hyphens or the like below a line of text is as long as that: headings have another
    length in each language.
    """
    lines: list[str] = []
    printed_length = 0
    for line in text.split("\n"):
        rule = _UNDERLINE.fullmatch(line.strip())
        if rule and lines and lines[-1]:
            lines.append(rule[1] * min(printed_length, WIDTH))
            continue
        lines += _wrapped(line.rstrip())
        printed_length = len(line.strip())
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n") + "\n"


def _wrapped(line: str) -> list[str]:
    if len(line) <= WIDTH:
        return [line]
    head = cast("re.Match[str]", _HEAD.match(line)).group()
    return textwrap.wrap(
        line,
        WIDTH,
        subsequent_indent=" " * len(head),
        break_long_words=False,
        break_on_hyphens=False,
    )
