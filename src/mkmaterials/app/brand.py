"""What a pack means for the engine: its looks as a brand, its words as values, what it lacks."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

from mkmaterials.errors import TemplateError, reason_of
from mkmaterials.findings import Finding
from mkmaterials.messages import N_, _
from mkmaterials.office.brand import Brand
from mkmaterials.overlays import BASE, SETTINGS, said_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkmaterials.overlays import Contact, Pack
    from mkmaterials.plan.material import ContactPlan, OperationPlan

_PLACES: Final = {  # where the engine puts a pack's colours: names of places in an Office theme
    "main": ("accent1", "dk2"),
    "second": ("accent2",),
    "alert": ("accent3",),
    "quiet": ("accent4",),
    "text": ("dk1",),
    "panel": ("lt2",),
    "link": ("hlink",),
}
_FONTS: Final = {"headings": "major", "text": "minor"}
_WANTED: Final = {
    "contacts": N_("contacts"),
    "referral": N_("local referral partners"),
    "legal": N_("legal references"),
    "relevance": N_("what such events mean for it (relevance)"),
}


def brand_for(pack: Pack, file: Path, language: str) -> Brand:
    """Return what a pack makes of the looks of one of its files.

    Raises:
        TemplateError: the logo, or a file of the chain, cannot be read.
    """
    looks = pack.looks(file)
    first = pack.folders[-1] / file.name
    mild = bool(looks.mild_colours or looks.mild_fonts) and first.is_file()
    found = pack.logo()
    folder, logo = found or (None, None)
    return Brand(
        colours=_themed(looks.colours),
        fonts={_FONTS[key]: font for key, font in looks.fonts.items()},
        mild_colours=_themed(looks.mild_colours),
        mild_fonts={_FONTS[key]: font for key, font in looks.mild_fonts.items()},
        reference=_bytes(first) if mild else b"",
        page=_page(pack),
        logo=_bytes(folder / logo.file) if folder and logo else b"",
        logo_on_dark=_bytes(folder / logo.on_dark) if folder and logo and logo.on_dark else b"",
        alt=alt_text(pack, language),
    )


def check_logo(pack: Pack) -> None:
    """Refuse a logo that cannot be put into the documents.

    Raises:
        TemplateError: a picture of it is missing, or not all programs can show it.
    """
    from mkmaterials.office import brand

    found = pack.logo()
    if found is None:
        return
    folder, logo = found
    for name in filter(None, (logo.file, logo.on_dark)):
        brand.check_logo(_bytes(folder / name), str(folder / name))


def alt_text(pack: Pack, language: str) -> str:
    """Return what the pack's logo shows, in words; "" if it has none."""
    found = pack.logo()
    return "" if found is None else said_in(found[1].alt, language) or ""


def operation_plan(pack: Pack, language: str = "en") -> OperationPlan:
    """Return what templates may print of a pack."""
    return {
        "key": pack.key,
        "name": pack.text("name", language),
        "contacts": [_contact(contact) for contact in pack.first("contacts")],
        "referral": [_contact(contact) for contact in pack.first("referral")],
        "relevance": list(pack.texts("relevance", language)),
        "legal": list(pack.texts("legal", language)),
        "logo": alt_text(pack, language),
        "logo_on_dark": alt_text(pack, language),
    }


def lacking(pack: Pack) -> list[str]:
    """Return in words what a pack does not say and documents would print."""
    wanted = [_(words) for key, words in _WANTED.items() if not pack.first(key)]
    return [*wanted, *([] if pack.logo() else [_("a logo")])]


def lacking_findings(pack: Pack) -> list[Finding]:
    """Return one finding that says what the pack still lacks, if it lacks anything."""
    missing = lacking(pack)
    if pack.key == BASE or not missing:
        return []
    hint = _("put what you can vouch for into {file}.", file=pack.folders[0] / SETTINGS)
    if pack.is_shipped():
        hint = _(
            "put what you can vouch for into a pack of your own: '{command}'.",
            command=f"mkmaterials templates new {_('NAME')} --extends {pack.key}",
        )
    return [
        Finding(
            "pack.lacks",
            "note",
            _(
                "the pack does not say yet: {missing}; the documents close over the gap",
                missing=", ".join(missing),
            ),
            where=_("pack {pack}", pack=pack.key),
            hint=hint,
        )
    ]


def _page(pack: Pack) -> str:
    """Return the page size that a pack sets; what base says describes its own files."""
    return next((each.page for each in pack.settings[:-1] if each.page), "")


def _themed(colours: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in colours.items():
        found.update(dict.fromkeys(_PLACES[key], value))
    return found


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TemplateError(
            _("cannot be read ({reason})", reason=reason_of(error)),
            where=str(path),
            hint=_("put the file there, or take its name out of pack.yaml."),
        ) from error


def _contact(contact: Contact) -> ContactPlan:
    return {
        "name": contact.name,
        "role": contact.role,
        "phone": contact.phone,
        "email": contact.email,
        "hours": contact.hours,
    }


def all_in_check(error: TemplateError, path: Path) -> TemplateError:
    """Return the first error in a template, with the command that lists all that are in it."""
    said = _(
        "'{command}' lists everything that is to be mended in this file.",
        command=f"mkmaterials templates check {shlex.quote(str(path))}",
    )
    hint = f"{error.hint} {said}" if error.hint else said
    return TemplateError(error.message, where=error.where, hint=hint, code=error.code)
