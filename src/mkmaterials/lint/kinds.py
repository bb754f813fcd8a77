"""What kind of file this is, before it is opened: by its name and by its first bytes."""

from __future__ import annotations

from pathlib import PurePath

from mkmaterials.findings import Finding
from mkmaterials.messages import N_, _
from mkmaterials.office.texts import is_text

TEMPLATES = (".docx", ".pptx")
_SAVE_AS = {
    **dict.fromkeys(
        (".doc", ".dot", ".docm", ".dotx", ".dotm", ".odt", ".ott", ".rtf", ".wps", ".pages"),
        N_("open it and save it as 'Word Document (.docx)'."),
    ),
    **dict.fromkeys(
        (".ppt", ".pot", ".pps", ".pptm", ".potx", ".potm", ".ppsx", ".ppsm", ".odp", ".key"),
        N_("open it and save it as 'PowerPoint Presentation (.pptx)'."),
    ),
}
_OTHERWISE = N_("give a .docx, .pptx, .txt or .html file.")
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
    hint = _(_SAVE_AS.get(suffix, _OTHERWISE))
    if suffix in _MACROS:
        message = _("a file of type '{ending}' may contain macros", ending=suffix)
    else:
        message = _("a file of type '{ending}' is not read as a template", ending=suffix)
    return [Finding("file.wrong-type", "error", message, "", hint)]


def by_bytes(data: bytes) -> list[Finding]:
    """Return what is wrong with a file by what it begins with."""
    if not data:
        message, hint = _("the file is empty"), _("save it anew.")
        return [Finding("file.unusable", "error", message, "", hint)]
    if not data.startswith(_OLE):
        return []
    if _ENCRYPTED in data:
        message = _("the file is protected with a password")
        hint = _("remove the password from it.")
        return [Finding("file.encrypted", "error", message, "", hint)]
    return [
        Finding(
            "file.wrong-type",
            "error",
            _("the file is in the format of Office before 2007, whatever its name says"),
            "",
            _("open it in Word or PowerPoint and save it as .docx or .pptx."),
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
    messages = {
        "docx": N_("the file is a Word document, and its name says something else"),
        "pptx": N_("the file is a PowerPoint presentation, and its name says something else"),
    }
    hint = _("rename it to end with '{ending}'.", ending=f".{kind}")
    return [Finding("file.wrong-type", "error", _(messages[kind]), "", hint)]
