"""A new pack: a folder with a commented ``pack.yaml``, and copies of templates to edit."""

from __future__ import annotations

import json
import secrets
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkmaterials import files
from mkmaterials.app.brand import check_logo
from mkmaterials.errors import ChoiceError, OutputError, TemplateError, reason_of
from mkmaterials.messages import N_, _
from mkmaterials.model.translation import ORDERS
from mkmaterials.overlays import (
    BASE,
    KEY,
    OPERATIONS,
    SETTINGS,
    Contact,
    Pack,
    pack_names,
    resolve,
    resolve_folder,
    template_roots,
)
from mkmaterials.overlays.looks import merged
from mkmaterials.overlays.settings import COLOURS, FONTS, FORMAT
from mkmaterials.yamlfiles import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SCHEMA: Final = "pack.schema.json"
_GROUPS: Final = ("colours", "fonts")


@dataclass(frozen=True)
class NewPack:
    """What a person wants of a new pack.

    Attributes:
        key: its short name, which is its folder's.
        extends: key of the pack from which all else comes.
        name: full name, or "": as in the pack that it extends.
        languages: codes in the order of preference; empty: likewise.
        colours: by what they are for.
        fonts: for "headings" and "text".
        page: "A4", "Letter" or "".
        logo: a PNG or JPEG file, or ``None``.
        logo_on_dark: the same for dark backgrounds, or ``None``.
        alt: what the logo shows.
        contacts: whom participants can turn to.
        referral: local referral partners.
    """

    key: str
    extends: str = BASE
    name: str = ""
    languages: tuple[str, ...] = ()
    colours: Mapping[str, str] | None = None
    fonts: Mapping[str, str] | None = None
    page: str = ""
    logo: Path | None = None
    logo_on_dark: Path | None = None
    alt: str = ""
    contacts: tuple[Contact, ...] = ()
    referral: tuple[Contact, ...] = ()


def create_pack(wanted: NewPack, folder: Path) -> Path:
    """Make a pack in a workspace; it appears whole or not at all.

    Args:
        wanted: what it says.
        folder: the workspace.

    Returns:
        The pack's folder.

    Raises:
        ChoiceError: its name cannot be used or is taken, or what it is to say is wrong.
        OutputError: it cannot be written.
    """
    target = _free_folder(wanted.key, folder)
    staged = target.with_name(f".{wanted.key}-{secrets.token_hex(4)}")
    with aside(staged, target):
        _write(wanted, staged, folder)
        files.write(folder / "templates" / SCHEMA, pack_schema(folder))
        staged.rename(target)
    return target


@contextmanager
def aside(staged: Path, target: Path) -> Iterator[None]:
    """Let packs be made in a folder aside, of which nothing stays there, and moved to a target.

    Raises:
        OutputError: something cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise OutputError(
            _("cannot be written ({reason})", reason=reason_of(error)),
            where=str(target),
            hint=_("check that you may write in this folder."),
        ) from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def check_new(wanted: NewPack, folder: Path) -> None:
    """Refuse what `create_pack` would refuse, and make nothing.

    Raises:
        ChoiceError: the pack's name cannot be used or is taken, or what it is to say is wrong.
    """
    _free_folder(wanted.key, folder)
    with tempfile.TemporaryDirectory(prefix="mkmaterials-") as place:
        _write(wanted, Path(place) / wanted.key, folder)


def _free_folder(key: str, folder: Path) -> Path:
    target = own_folder(key, folder)
    if target.exists():
        raise ChoiceError(
            _("there is a pack {pack!r} already: {folder}", pack=key, folder=target),
            hint=_("choose another name, or edit its pack.yaml."),
        )
    return target


def _write(wanted: NewPack, staged: Path, folder: Path) -> None:
    """Write a new pack, and try whether it can be used."""
    roots = template_roots(folder)
    base = resolve(wanted.extends, roots)
    if wanted.extends == wanted.key:
        raise ChoiceError(
            _("a pack cannot extend itself"),
            hint=_("choose another name, such as {name}.", name=f"my-{wanted.key}"),
        )
    _refuse_unknown(N_("there is no colour for {use!r}"), wanted.colours or {}, tuple(COLOURS))
    _refuse_unknown(N_("there is no font for {use!r}"), wanted.fonts or {}, FONTS)
    names = _copy_logos(wanted, staged)
    files.write(staged / SETTINGS, settings_text(wanted, base, names).encode())
    try:
        check_logo(resolve_folder(staged, roots))
    except TemplateError as error:
        raise ChoiceError(error.message, hint=error.hint) from error


def _refuse_unknown(message: str, said: Mapping[str, str], known: Sequence[str]) -> None:
    for use in said:
        if use not in known:
            choices = ", ".join(known)
            hint = did_you_mean(use, known) or _("choose from {names}.", names=choices)
            raise ChoiceError(_(message, use=use), hint=hint)


def own_folder(key: str, folder: Path) -> Path:
    """Return where a pack of the workspace lies.

    Raises:
        ChoiceError: the name cannot be a pack's.
    """
    if not KEY.fullmatch(key) or key == BASE:
        raise ChoiceError(
            _("a pack cannot be called {name!r}", name=key),
            hint=_("use small letters a to z, digits and hyphens, such as my-office."),
        )
    return folder / "templates" / OPERATIONS / key


def copy_template(key: str, name: str, folder: Path) -> Path:
    """Copy a template or an exercise into a pack of the workspace, for a person to edit.

    Args:
        key: of the pack.
        name: of the file, such as ``deck.pptx`` or ``activities/trust-ladder.md``.
        folder: the workspace.

    Returns:
        The copy.

    Raises:
        ChoiceError: there is no such pack or file, or the pack has it already.
        OutputError: the copy cannot be written.
    """
    roots = template_roots(folder)
    pack = resolve(key, roots)
    target = own_folder(key, folder)
    if pack.folders[0].resolve() != target.resolve():
        raise ChoiceError(
            _("{pack!r} is a pack that came with mkmaterials, and stays as it is", pack=key),
            hint=_(
                "make one of your own: '{command}'.",
                command=f"mkmaterials templates new {_('NAME')} --extends {key}",
            ),
        )
    source = _find(pack, name)
    copy = target / source.relative_to(next(f for f in pack.folders if f in source.parents))
    if copy.exists():
        raise ChoiceError(
            _("the pack has it already: {file}", file=copy), hint=_("edit that file.")
        )
    files.write(copy, source.read_bytes())
    return copy


def _find(pack: Pack, name: str) -> Path:
    from mkmaterials.app.build import TEMPLATES

    named = TEMPLATES.get(name, name)
    known = [*TEMPLATES.values(), "labels.yaml"]
    known += sorted(
        {f"activities/{path.name}" for each in pack.all("activities") for path in each.glob("*.md")}
    )
    for each in (named, f"activities/{named}", f"activities/{named}.md"):
        if each in known:
            return pack.find(each)
    hint = did_you_mean(name, known)
    raise ChoiceError(
        _("no pack of the chain has a file {name!r}", name=name),
        hint=hint
        or _(
            "choose {templates}, labels.yaml or an exercise.",
            templates=", ".join(TEMPLATES.values()),
        ),
    )


def settings_text(wanted: NewPack, base: Pack, logos: Sequence[str] = ()) -> str:
    """Return a commented ``pack.yaml``; what is not wanted shows what holds in `base`."""
    inherited = {key: merged([getattr(s, key) for s in base.settings]) for key in _GROUPS}
    parts = (
        f"# yaml-language-server: $schema=../../{SCHEMA}",
        "# Your pack. Lines that begin with # are explanations or examples: take the # and the",
        "# space away to use one. What is not said here comes from the pack that it extends.",
        f"format: {FORMAT}",
        f"extends: {wanted.extends}",
        "",
        "# Full name, as it is printed; by language if it differs (en: …, ro: …).",
        _line("name", wanted.name, "name: OSCE Mission to …"),
        "",
        "# Languages of your material, the one to be used first at the head.",
        f"languages: [{', '.join(wanted.languages)}]"
        if wanted.languages
        else "# languages: [ro, ru, en]",
        "",
        "# Colours: six digits of 0-9 and A-F in quotes. They go into the theme of all documents,",
        "# and are refused if text in them could not be read.",
        *_group("colours", COLOURS, wanted.colours or {}, inherited["colours"]),
        "",
        "# Fonts that are installed where the documents are opened.",
        *_group("fonts", dict.fromkeys(FONTS, ""), wanted.fonts or {}, inherited["fonts"]),
        "",
        "# A logo: a PNG or JPEG file in this folder, with a text for those who do not see it.",
        *_logo(logos, wanted.alt),
        "",
        "# Size of the pages of the Word documents: A4 or Letter.",
        _line("page", wanted.page, "page: A4"),
        "",
        "# Whom participants can turn to. Only what you can vouch for: it is printed.",
        *_contacts("contacts", wanted.contacts),
        "",
        "# Local referral partners, in the same form. Without any, an empty table is printed.",
        *_contacts("referral", wanted.referral),
        "",
        "# Local laws and rules to refer to, one a line.",
        "legal: []",
        "",
        "# What such events mean for your operation: paragraphs for the briefing.",
        "relevance: []",
        "",
        f"# What is read first of a translated quotation: {', '.join(ORDERS)}.",
        f"# quotations: {ORDERS[0]}",
    )
    return "\n".join(parts) + "\n"


def _line(key: str, value: str, example: str) -> str:
    return f"{key}: {_quoted(value)}" if value else f"# {example}"


def _group(
    key: str, uses: Mapping[str, str], said: Mapping[str, str], inherited: Mapping[str, str]
) -> list[str]:
    lines = [f"{key}:" if said else f"# {key}:"]
    for name, use in uses.items():
        remark = f"   # {use}" if use else ""
        mark = "" if name in said else "# "
        value = said.get(name, inherited.get(name, ""))
        lines.append(f"{mark}  {name}: {_quoted(value)}{remark}")
    return lines


def _logo(names: Sequence[str], alt: str) -> list[str]:
    if not names:
        return ["# logo:", "#   file: logo.png", "#   alt: Emblem of …"]
    keys = ("file", "on_dark")
    lines = [f"  {key}: {_quoted(name)}" for key, name in zip(keys, names, strict=False)]
    return ["logo:", *lines, f"  alt: {_quoted(alt)}"]


def _contacts(key: str, contacts: Sequence[Contact]) -> list[str]:
    if not contacts:
        example = ("  - name: …", "    role: …", "    phone: '…'", "    email: …", "    hours: …")
        return [f"{key}: []", f"# {key}:", *(f"# {line}" for line in example)]
    lines = [f"{key}:"]
    for contact in contacts:
        said = {name: value for name, value in vars(contact).items() if value}
        for number, (name, value) in enumerate(said.items()):
            lines.append(f"  {'- ' if number == 0 else '  '}{name}: {_quoted(value)}")
    return lines


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _copy_logos(wanted: NewPack, staged: Path) -> list[str]:
    names = []
    for path in filter(None, (wanted.logo, wanted.logo_on_dark)):
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ChoiceError(
                _(
                    "the logo {file!r} cannot be read ({reason})",
                    file=str(path),
                    reason=reason_of(error),
                ),
                hint=_("check its name, and that you may read it."),
            ) from error
        name = path.name if path.name not in names else f"on-dark-{path.name}"
        files.write(staged / name, data)
        names.append(name)
    return names


def pack_schema(folder: Path) -> bytes:
    """Return the JSON Schema of ``pack.yaml``."""
    return (template_roots(folder)[-1] / BASE / SCHEMA).read_bytes()


def known_packs(folder: Path) -> list[str]:
    """Return the keys of all packs in reach."""
    return pack_names(template_roots(folder))
