"""What a stranger's template may bring along: remote parts, embedded objects, programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkmaterials.findings import Finding
from mkmaterials.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkmaterials.lint.opened import Opened
    from mkmaterials.office.package import Relation

_WEB = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_ON_THIS_COMPUTER = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\|//", re.IGNORECASE)
_TAGGED = re.compile(r"\{\{|%7b%7b|\{%|%7b%25", re.IGNORECASE)
_REMOTE = re.compile(r"(?:https?|ftp):|\\\\|file:////?[^/:]+\.[^/:]+/|//", re.IGNORECASE)
_PROGRAMS = (".exe", ".dll", ".com", ".scr", ".bat", ".cmd", ".js", ".vbs", ".ps1", ".hta", ".jar")
_NAMED = (".exe", ".dll", ".scr", ".bat", ".cmd", ".vbs", ".ps1", ".hta")
_MACHINE_CODE = (b"MZ", b"\x7fELF")
_DOS_STUB = b"This program cannot be run in DOS mode"
# What loads something into the page from where the link points to.
_ADDRESSES = N_(
    "addresses for mail merge are not in the file but loaded from '{target}' whenever it is opened"
)
_LOADED = {
    "image": N_("a picture is not in the file but loaded from '{target}' whenever it is opened"),
    "oleObject": N_(
        "an object of another program is not in the file but loaded from '{target}' whenever it is "
        "opened"
    ),
    "package": N_(
        "an embedded file is not in the file but loaded from '{target}' whenever it is opened"
    ),
    "subDocument": N_(
        "a part of the document is not in the file but loaded from '{target}' whenever it is opened"
    ),
    "frame": N_("a frame is not in the file but loaded from '{target}' whenever it is opened"),
    "audio": N_("a sound is not in the file but loaded from '{target}' whenever it is opened"),
    "video": N_("a film is not in the file but loaded from '{target}' whenever it is opened"),
    "media": N_(
        "a film or sound is not in the file but loaded from '{target}' whenever it is opened"
    ),
    "externalLinkPath": N_(
        "figures of a spreadsheet are not in the file but loaded from '{target}' whenever it is "
        "opened"
    ),
    "slideUpdateUrl": N_(
        "a slide is not in the file but loaded from '{target}' whenever it is opened"
    ),
    "recipientData": _ADDRESSES,
    "mailMergeSource": _ADDRESSES,
}
_SOMETHING = N_("something is not in the file but loaded from '{target}' whenever it is opened")
_FILMS = {"audio", "video", "media"}


def check_safety(opened: Opened) -> Iterator[Finding]:
    """Yield what leads out of the file or hides a program in it."""
    for name in opened.package.parts:
        for relation in opened.relations(name):
            yield from _relation(opened, name, relation)
    yield from _programs(opened)


def _relation(opened: Opened, name: str, relation: Relation) -> Iterator[Finding]:
    place = opened.called(name) or _("document")
    target = relation.target
    if relation.kind == "attachedTemplate":
        yield _attached_template(target)
    elif relation.external and relation.kind == "hyperlink":
        yield from _link(target, place)
    elif relation.external and not _TAGGED.search(target):
        yield Finding(
            "file.external-part",
            "warning" if relation.kind in _FILMS else "error",
            _(_LOADED.get(relation.kind, _SOMETHING), target=target),
            place,
            _(
                "break the link ('File', 'Info', 'Edit Links to Files') or insert it anew as a "
                "copy."
            ),
        )
    elif relation.kind == "aFChunk":
        yield _taken_in(relation, place)
    elif not relation.external and _is_object(relation, name):
        yield _object(relation, place)


def _is_object(relation: Relation, name: str) -> bool:
    """Tell whether this is an object put into the file; a chart's workbook is not."""
    embedded_file = relation.kind == "package" and "/charts/" not in f"/{name}"
    return relation.kind in {"oleObject", "control"} or embedded_file


def _attached_template(target: str) -> Finding:
    remote = _REMOTE.match(target) is not None
    return Finding(
        "file.remote-template",
        "error" if remote else "warning",
        _("the document loads the Word template '{target}' whenever it is opened", target=target)
        if remote
        else _(
            "the document is attached to a Word template on somebody's computer: '{target}'",
            target=target,
        ),
        _("document properties"),
        _("in Word, 'Developer', 'Document Template': remove the name, so that Normal is used."),
    )


def _link(target: str, place: str) -> Iterator[Finding]:
    if _TAGGED.search(target) or not target or target.startswith("#"):
        return
    if _WEB.match(target):
        yield Finding(
            "file.external-link",
            "note",
            _("a link leads to '{target}'", target=target),
            place,
            _("check that it is meant to be in every document made from this template."),
        )
    else:
        message = N_("a link leads to no web or mail address: '{target}'")
        if _ON_THIS_COMPUTER.match(target):
            message = N_("a link leads to a file that only one computer has: '{target}'")
        yield Finding(
            "file.local-link",
            "warning",
            _(message, target=target),
            place,
            _("link to a web address instead, or take the link away."),
        )


def _object(relation: Relation, place: str) -> Finding:
    message = N_("the file holds an object of another program (OLE): '{name}'")
    if relation.kind == "control":
        message = N_("the file holds a form control (ActiveX): '{name}'")
    return Finding(
        "file.embedded-object",
        "warning",
        _(message, name=relation.target.rpartition("/")[2]),
        place,
        _("replace it by a picture of it, or by plain text or a table."),
    )


def _taken_in(relation: Relation, place: str) -> Finding:
    return Finding(
        "file.embedded-object",
        "warning",
        _(
            "the file holds another document, '{name}', which Word takes in when the file is "
            "opened: tags in it are not filled",
            name=relation.target.rpartition("/")[2],
        ),
        place,
        _("open the file in Word and save it: its text then stands in the document itself."),
    )


def _programs(opened: Opened) -> Iterable[Finding]:
    for name, data in opened.package.parts.items():
        embedded = name.lower().endswith(".bin") or "/embeddings/" in f"/{name.lower()}"
        holds = data.startswith(_MACHINE_CODE) or (embedded and _DOS_STUB in data)
        if name.lower().endswith(_PROGRAMS) or holds or (embedded and _names_program(data)):
            yield Finding(
                "file.embedded-program",
                "error",
                _("the file holds a program: '{name}'", name=name),
                _("document") if opened.kind == "docx" else _("presentation"),
                _("do not open the file; ask for one without it."),
            )


def _names_program(data: bytes) -> bool:
    """Tell whether a packaged object carries a file whose name is that of a program."""
    text = data[:65536].lower()
    return any(f"{suffix}\0".encode() in text for suffix in _NAMED)
