"""What kind of file this is, before it is opened: by its name and by its first bytes."""

from __future__ import annotations

from pathlib import PurePath

from mkmaterials.findings import Finding
from mkmaterials.office.texts import is_text

TEMPLATES = (".docx", ".pptx")
_SAVE_AS = {
    **dict.fromkeys(
        (".doc", ".dot", ".docm", ".dotx", ".dotm", ".odt", ".ott", ".rtf", ".wps", ".pages"),
        "'Word Document (.docx)'",
    ),
    **dict.fromkeys(
        (".ppt", ".pot", ".pps", ".pptm", ".potx", ".potm", ".ppsx", ".ppsm", ".odp", ".key"),
        "'PowerPoint Presentation (.pptx)'",
    ),
}
_MACROS = {".docm", ".dotm", ".pptm", ".potm", ".ppsm"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def is_template_name(name: str) -> bool:
    """Tell whether a file is a template by its name, or meant to be one."""
    suffix = PurePath(name).suffix.lower()
    return suffix in TEMPLATES or suffix in _SAVE_AS


def by_name(name: str) -> list[Finding]:
    """Return what is wrong with a file by its name."""
    suffix = PurePath(name).suffix.lower()
    if suffix in TEMPLATES or is_text(name):
        return []
    save_as = _SAVE_AS.get(suffix)
    hint = (
        f"open it and save it as {save_as}."
        if save_as
        else "give a .docx, .pptx, .txt or .html file."
    )
    said = "may contain macros" if suffix in _MACROS else "is not read as a template"
    return [Finding("file.wrong-type", "error", f"a file of type '{suffix}' {said}", "", hint)]


def by_bytes(data: bytes) -> list[Finding]:
    """Return what is wrong with a file by what it begins with."""
    if not data:
        return [Finding("file.unusable", "error", "the file is empty", "", "save it anew.")]
    if not data.startswith(_OLE):
        return []
    if _ENCRYPTED in data:
        message, hint = "the file is protected with a password", "remove the password from it."
        return [Finding("file.encrypted", "error", message, "", hint)]
    return [
        Finding(
            "file.wrong-type",
            "error",
            "the file is in the format of Office before 2007, whatever its name says",
            "",
            "open it in Word or PowerPoint and save it as .docx or .pptx.",
        )
    ]


def by_content(name: str, kind: str) -> list[Finding]:
    """Return what is wrong with a file whose name and content differ.

    Args:
        name: of the file.
        kind: "docx" or "pptx", by its content.
    """
    if PurePath(name).suffix.lower() == f".{kind}":
        return []
    called = {"docx": "Word document", "pptx": "PowerPoint presentation"}[kind]
    message = f"the file is a {called}, and its name says something else"
    return [Finding("file.wrong-type", "error", message, "", f"rename it to end with '.{kind}'.")]
