"""Reading a program's tags with Jinja, going on after tags that it cannot read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError

from mkmaterials.findings import Finding
from mkmaterials.office import marks
from mkmaterials.office.explain import explain_syntax
from mkmaterials.office.program import sandbox

if TYPE_CHECKING:
    from jinja2 import nodes

    from mkmaterials.office.source import Source

_MOST = 500  # mistakes of one program; more help nobody
_FOR = re.compile(r"for\s+([\w\s,]+?)\s+in\b")
_SET = re.compile(r"set\s+(\w+)")
_MACRO = re.compile(r"macro\s+(\w+)")
_BODY = re.compile(f"[^{marks.BLOCK_END}{marks.VARIABLE_END}]*")
_NOTHING = "[]|first"  # may stand for anything


def read(source: Source) -> tuple[nodes.Template | None, list[Finding]]:
    """Return what Jinja reads, and a finding for each tag that it cannot read.

    Such a tag is taken for one of its kind that says nothing, so that those behind it are
    read. What is read is ``None`` where even that does not help.
    """
    lines = source.text.split("\n")
    findings: dict[int, Finding] = {}
    for _attempt in range(_MOST):
        try:
            return sandbox().parse("\n".join(lines)), list(findings.values())
        except TemplateSyntaxError as error:
            number = error.lineno
            text, place = source.lines.get(number, ("", ""))
            if number in findings or not text:
                break
            message, hint = explain_syntax(error, text, sandbox())
            findings[number] = Finding("template.unreadable-tag", "error", message, place, hint)
            lines[number - 1] = _mended(lines[number - 1])
    return None, list(findings.values())


def _mended(line: str) -> str:
    """Replace the tag at the beginning of a line by one of its kind that says nothing."""
    match = _BODY.match(line)
    body = match.group() if match else ""
    rest = line[len(body) :]
    if rest.startswith(marks.VARIABLE_END):
        return f"{_NOTHING} {rest}"
    head = body.split(None, 1)[0] if body.split() else ""
    names = {"for": _FOR, "set": _SET, "macro": _MACRO}
    found = names[head].match(body) if head in names else None
    name = found[1] if found else "_"
    plain = {
        "for": f"for {name} in []",
        "set": f"set {name} = {_NOTHING}",
        "macro": f"macro {name}()",
        "with": "with",
        "if": "if true",
        "elif": "elif true",
    }
    return f"{plain.get(head, body)} {rest}"
