"""Compiled programs: running them, and saying what went wrong in terms of the template."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mkmaterials.errors import TemplateError
from mkmaterials.messages import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkmaterials.office.compiled import ProgramState
    from mkmaterials.office.environment import Sandbox
    from mkmaterials.office.source import Source

MAX_OUTPUT = 64 * 2**20  # characters of XML that a program may put out


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
        from mkmaterials.office.explain import explain_syntax

        message, hint = explain_syntax(error, text, env)
        raise TemplateError(message, where=f"{where}: {place}", hint=hint) from error
    return {"name": file, "code": code, "lines": source.lines, "names": names}


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
    budget = Budget()
    try:
        context = template.new_context({**values, BUDGET: budget})
        for chunk in template.root_render_func(context):
            out.append(chunk)
            size += len(chunk)
            if size > MAX_OUTPUT:
                break
    except Exception as error:
        from mkmaterials.office.explain import Scene, explain

        scene = Scene(error, program, template, values, budget)
        raise explain(error, scene, where, env) from error
    if size > MAX_OUTPUT:
        raise TemplateError(
            _("the document grows beyond {most} million letters", most=MAX_OUTPUT // 2**20),
            where=where,
            hint=_("look for a loop that repeats too much."),
        )
    return "".join(out)
