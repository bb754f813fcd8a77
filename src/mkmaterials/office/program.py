"""Compiled programs: running them, and saying what went wrong in terms of the template."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypedDict

from mkmaterials.errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import CodeType, TracebackType

    from jinja2 import TemplateSyntaxError

    from mkmaterials.office.environment import Sandbox
    from mkmaterials.office.source import Source

MAX_OUTPUT = 64 * 2**20  # characters of XML that a program may put out

_LOCAL = re.compile(r"l_\d+_(\w+)")


class ProgramState(TypedDict):
    """A program as it is kept in the cache."""

    name: str
    code: CodeType
    lines: dict[int, tuple[str, str]]  # line: the tag there, and its place
    names: list[str]  # that the program asks for


@lru_cache(maxsize=1)
def sandbox() -> Sandbox:
    """Return the sandbox of all programs; they share no values through it."""
    from mkmaterials.office import environment

    return environment.make()


def compile_source(source: Source, name: str, where: str) -> ProgramState:
    """Compile a Jinja source.

    Args:
        source: source and map of lines.
        name: of the part, for the program.
        where: the template file's name, for messages.

    Raises:
        TemplateError: a tag cannot be read.
    """
    from jinja2 import TemplateSyntaxError, meta

    from mkmaterials.office.limiting import limit
    from mkmaterials.office.problems import collected
    from mkmaterials.office.source import Source

    into = collected()
    if into is not None:  # whoever collects looks into the tags without running them
        into.sources[name] = source
        source = Source()
    env = sandbox()
    file = f"<template part {name}>"
    try:
        tree = env.parse(source.text, name, file)
        names = sorted(meta.find_undeclared_variables(tree) - set(env.globals))
        limit(tree, env)
        code = env.compile(tree, name, file)
    except TemplateSyntaxError as error:
        text, place = source.lines.get(error.lineno, ("", name))
        message, hint = explain_syntax(error, text)
        raise TemplateError(message, where=f"{where}: {place}", hint=hint) from error
    return {"name": file, "code": code, "lines": source.lines, "names": names}


def explain_syntax(error: TemplateSyntaxError, text: str) -> tuple[str, str]:
    """Return what is wrong with the tag `text` that Jinja cannot read, and what to do."""
    said = error.message or ""
    return f"'{text}' cannot be read: {_in_words(said)}", _near_filter(said, sandbox())


def _near_filter(message: str, env: Sandbox) -> str:
    match = re.match(r"No (filter|test) named '(\w+)'", message)
    table = env.tests if match and match[1] == "test" else env.filters
    near = difflib.get_close_matches(match[2], list(table), 1) if match else []
    return f"did you mean '{near[0]}'?" if near else "correct the tag in the template."


def run(program: ProgramState, values: Mapping[str, object], where: str) -> str:
    """Run a program and return what it puts out.

    Raises:
        TemplateError: a tag names something unknown, or cannot be carried out.
    """
    from jinja2 import Template

    from mkmaterials.office.limits import BUDGET, Budget

    env = sandbox()
    template = Template.from_code(env, program["code"], env.globals)
    out: list[str] = []
    size = 0
    try:
        context = template.new_context({**values, BUDGET: Budget()})
        for chunk in template.root_render_func(context):
            out.append(chunk)
            size += len(chunk)
            if size > MAX_OUTPUT:
                break
    except Exception as error:
        raise _explain(error, program, template, values, where) from error
    if size > MAX_OUTPUT:
        raise TemplateError(
            f"the document grows beyond {MAX_OUTPUT // 2**20} million letters",
            where=where,
            hint="look for a loop that repeats too much.",
        )
    return "".join(out)


def _explain(
    error: Exception,
    program: ProgramState,
    template: Any,
    values: Mapping[str, object],
    where: str,
) -> TemplateError:
    text, place, local = "", "", list[str]()
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == program["name"]:
            line = template.get_corresponding_lineno(trace.tb_lineno)
            text, place = program["lines"].get(line, (text, place))
            local = _local_names(trace)
        trace = trace.tb_next
    message, hint = _what_is_wrong(error, [*values, *local])
    return TemplateError(
        f"'{text}': {message}" if text else message,
        where=f"{where}: {place}" if place else where,
        hint=hint,
    )


def _local_names(trace: TracebackType) -> list[str]:
    matches = (_LOCAL.fullmatch(name) for name in trace.tb_frame.f_locals)
    return [match.group(1) for match in matches if match]


def _what_is_wrong(error: Exception, names: list[str]) -> tuple[str, str]:
    from jinja2.exceptions import SecurityError, UndefinedError

    from mkmaterials.office import renamed
    from mkmaterials.office.environment import NotPrintableError, UnknownNameError
    from mkmaterials.office.limits import LimitError

    if isinstance(error, UnknownNameError):
        known = list(error.known) if error.owner else names
        message = f"'{error.name}' is not known here"
        return message, renamed.hint(str(error.name)) or _did_you_mean(str(error.name), known)
    if isinstance(error, NotPrintableError):
        return str(error), error.hint
    table: list[tuple[type[Exception], str, str]] = [
        (SecurityError, "this is not allowed in a template ({})", "use plain values and filters."),
        (LimitError, "{}", "look for something that repeats too much."),
        (RecursionError, "this calls itself without an end", "look at the macro or loop."),
        (UndefinedError, "{}", "check the spelling, or test it with '{% if … is defined %}'."),
    ]
    for kind, message, hint in table:
        if isinstance(error, kind):
            return message.format(_in_words(str(error))), hint
    return f"this cannot be carried out: {_in_words(str(error))}", "correct the tag."


def _did_you_mean(name: str, known: list[str]) -> str:
    known = sorted({each for each in known if each != name and each.isidentifier()})
    near = difflib.get_close_matches(name, known, 1)
    if near:
        return f"did you mean '{near[0]}'?"
    if known:
        return f"known here: {', '.join(known[:20])}{', …' if len(known) > 20 else ''}."  # noqa: PLR2004
    return "check the spelling."


def _in_words(message: str) -> str:
    """Put Jinja's message into words that name no delimiters of ours."""
    message = message.replace("'end of print statement'", "the end of the tag")
    message = message.replace("'end of statement block'", "the end of the tag")
    message = message.replace("end of statement block", "the end of the tag")
    return message.rstrip(".")
