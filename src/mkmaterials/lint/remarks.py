"""Remarks of a check in a copy of the template: how they look, and how they are known again."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from mkmaterials.findings import Finding
from mkmaterials.lint.codes import CODES
from mkmaterials.lint.opened import A, W
from mkmaterials.messages import N_, _
from mkmaterials.office.package import Package, core_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkmaterials.lint.opened import Opened

AUTHOR: Final = "mkmaterials check"
INITIALS: Final = "mk"
_REMARKS: Final = N_("Remarks of the check: no part of the template. Delete them from here on.")
HEADING: Final = f"––– {_REMARKS} –––"
_IN_ANY_LANGUAGE: Final = re.compile("––– .+ –––")
_REMARK: Final = re.compile(r".+ \[([a-z]+\.[a-z-]+)\]", re.DOTALL)
_MARK: Final = "mkmaterials-check:"
_JOINER: Final = "\u2060"  # without width; Jinja then sees no tag
_BRACES: Final = re.compile(r"(?<=\{)(?=[{%#_])|(?<=[}%#_])(?=\})")


def heading() -> str:
    """Return what stands above the remarks in the notes of a slide."""
    return f"––– {_(_REMARKS)} –––"


def remark(finding: Finding, place: str) -> str:
    """Return a finding as a remark; tags that it quotes are none to the template engine.

    Args:
        finding: what was found.
        place: to be named in the remark; "" where the remark stands at the place itself.
    """
    message = N_("{level}: {message}.")
    if place and finding.hint:
        # Translators: {level} is "Error", "Warning" or "Note"; {place} is such as "paragraph 3".
        message = N_("{level} ({place}): {message}. What to do: {hint}")
    elif place:
        message = N_("{level} ({place}): {message}.")
    elif finding.hint:
        message = N_("{level}: {message}. What to do: {hint}")
    level = {"error": _("Error"), "warning": _("Warning"), "note": _("Note")}[finding.level]
    values = {"message": finding.message, "place": place, "hint": finding.hint}
    return _BRACES.sub(_JOINER, f"{_(message, level=level, **values)} [{finding.code}]")


def mark_of(package: Package) -> str:
    """Return the mark by which a copy that nobody has edited is known again."""
    core = core_part(package)
    digest = sha256()
    for name, part in sorted(package.parts.items()):
        if name != core:
            digest.update(f"{name}\0{len(part)}\0".encode() + part)
    return _MARK + digest.hexdigest()


def is_untouched_copy(data: bytes) -> bool:
    """Tell whether a file is a copy with remarks that nobody has edited since."""
    from mkmaterials.errors import TemplateError

    try:
        package = Package(data, "")
        core = package.parts.get(core_part(package), b"")
        return mark_of(package).encode() in core
    except TemplateError:
        return False


def check_remarks(opened: Opened) -> Iterator[Finding]:
    """Yield a finding if remarks of an earlier check are still in the file."""
    if _has_comments(opened) or _has_notes(opened):
        yield Finding(
            "template.remarks-left",
            "warning",
            _("remarks of an earlier check are still in the file and would be in every document"),
            _("document") if opened.kind == "docx" else _("presentation"),
            _("'Review', 'Delete', 'Delete All Comments'.")
            if opened.kind == "docx"
            else _(
                "delete them from the notes of the slides, from '{heading}' on.",
                heading=heading(),
            ),
        )


def _has_comments(opened: Opened) -> bool:
    name = opened.related(opened.package.main, "comments")
    root = opened.tree(name) if name else None
    comments = [] if root is None else root.iter(f"{W}comment")
    return any(comment.get(f"{W}author") == AUTHOR for comment in comments)


def _has_notes(opened: Opened) -> bool:
    notes = (opened.related(name, "notesSlide") for name in opened.slides)
    roots = (opened.tree(name) for name in notes if name)
    texts = [
        "".join(node.text or "" for node in paragraph.iter(f"{A}t"))
        for root in roots
        if root is not None
        for paragraph in root.iter(f"{A}p")
    ]
    return HEADING in texts or any(map(_is_heading, texts, texts[1:]))


def _is_heading(text: str, following: str) -> bool:
    """Tell whether a line is the heading of remarks, in whatever language they were made."""
    remark_below = _REMARK.fullmatch(following)
    is_framed = _IN_ANY_LANGUAGE.fullmatch(text) is not None
    return is_framed and remark_below is not None and remark_below[1] in CODES
