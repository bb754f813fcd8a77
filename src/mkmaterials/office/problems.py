"""Problems of a template: building stops at the first one, checking collects them all.

A problem is raised as an error unless somebody is collecting. Whoever calls `refuse` must
therefore be able to go on after it.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkmaterials.errors import TemplateError
from mkmaterials.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkmaterials.office.source import Source


@dataclass(slots=True)
class Collected:
    """What was found while a template was compiled.

    Attributes:
        findings: the problems, in the order in which they were met.
        sources: Jinja source of each program, by the program's name; not compiled.
    """

    findings: list[Finding] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)


_collected: ContextVar[Collected | None] = ContextVar("collected", default=None)


@contextmanager
def collecting() -> Iterator[Collected]:
    """Collect problems instead of stopping at the first, as long as the block runs."""
    collected = Collected()
    token = _collected.set(collected)
    try:
        yield collected
    finally:
        _collected.reset(token)


def collected() -> Collected | None:
    """Return what is being collected, or None where the first problem stops the work."""
    return _collected.get()


def refuse(code: str, message: str, *, where: str, hint: str) -> None:
    """Raise a problem as an error, or note it if problems are being collected.

    Args:
        code: stable dotted name, such as ``template.unclosed-tag``.
        message: what is wrong, with the value at fault.
        where: file and place within it.
        hint: what to do about it.

    Raises:
        TemplateError: nobody is collecting.
    """
    into = _collected.get()
    if into is None:
        raise TemplateError(message, where=where, hint=hint, code=code)
    into.findings.append(Finding(code, "error", message, where, hint))


def doubt(code: str, message: str, *, where: str, hint: str) -> None:
    """Note what works, but is hardly meant; only if problems are being collected."""
    into = _collected.get()
    if into is not None:
        into.findings.append(Finding(code, "warning", message, where, hint))
