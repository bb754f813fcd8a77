"""A pack as one file for a colleague, and a colleague's file as a pack: checked as a stranger's."""

from __future__ import annotations

import json
import re
import secrets
import zipfile
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from mkmaterials import __version__, files
from mkmaterials.app.brand import check_logo
from mkmaterials.app.build import TEMPLATES
from mkmaterials.app.new_pack import SCHEMA, aside, own_folder, pack_schema
from mkmaterials.errors import ChoiceError, OutputError, TemplateError, reason_of
from mkmaterials.findings import Finding
from mkmaterials.messages import N_, _, placed
from mkmaterials.overlays import (
    BASE,
    KEY,
    OPERATIONS,
    SETTINGS,
    pack_names,
    resolve,
    resolve_folder,
    template_roots,
)
from mkmaterials.wording.catalogues import CATALOGUES, LOCALE, parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

_CONTENTS: Final = "mkmaterials-pack.json"
_FORMAT: Final = 1  # of the zip file
_DATE: Final = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can hold
_PICTURES: Final = (".png", ".jpg", ".jpeg")
_TEXTS: Final = (SETTINGS, "labels.yaml")
_CODE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")  # of a language
_MAX_FILE: Final = 64 * 2**20
_MAKE_ANEW: Final = N_("ask for it again, made with 'mkmaterials templates export'.")


@dataclass(frozen=True)
class Imported:
    """What came of a colleague's file.

    Attributes:
        folders: the packs that were installed.
        findings: what to look at, with file and place; none of them an error.
    """

    folders: list[Path]
    findings: list[Finding] = field(default_factory=list)


def export_pack(key: str, folder: Path, target: Path | None = None) -> Path:
    """Write a pack, and those of the workspace that it extends, into a zip file.

    The same packs give the same bytes.

    Args:
        key: of the pack.
        folder: the workspace.
        target: the zip file; ``None``: ``KEY.zip`` in the workspace.

    Raises:
        ChoiceError: there is no such pack, or it came with mkmaterials.
        TemplateError: the pack cannot be used.
        OutputError: the file cannot be written, or something else is there.
    """
    pack = resolve(key, template_roots(folder))
    own = (folder / "templates").resolve()
    folders = [each for each in pack.folders if own in each.resolve().parents]
    folders = [each for each in folders if each.name != BASE]
    if not folders or folders[0] != pack.folders[0]:
        raise ChoiceError(
            _("the pack {pack!r} came with mkmaterials: your colleague has it too", pack=key),
            hint=_("export a pack of your own."),
        )
    contents = {"format": _FORMAT, "packs": [f.name for f in folders], "made_with": __version__}
    parts = {_CONTENTS: json.dumps(contents, indent=2).encode()}
    for each in folders:
        refusal = N_("nothing was exported, for it is not to be used as it is:{mistakes}")
        _check(each, folder, str(each), refusal, _("mend it first."))
        for path in sorted(each.rglob("*")):
            name = path.relative_to(each).as_posix()
            if path.is_file() and _belongs(name) and not _is_by_product(path):
                parts[f"{each.name}/{name}"] = path.read_bytes()
    data = _zipped(parts)
    path = target or folder / f"{key}.zip"
    if path.exists() and not _is_ours(path):
        raise OutputError(
            _("something else is there"),
            where=str(path),
            hint=_("give another name with {option}.", option="--output"),
        )
    files.write(path, data)
    return path


def import_pack(file: Path, folder: Path, called: str | None = None) -> Imported:
    """Install the packs of a zip file, if all of them can be used.

    Args:
        file: the zip file.
        folder: the workspace.
        called: another name for the first pack; ``None``: as in the file.

    Raises:
        ChoiceError: a pack of that name is there already, and differs.
        TemplateError: the file is no exported pack, or holds what is not to be trusted; nothing
            is installed.
        OutputError: the packs cannot be written.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ChoiceError(
            _("{file!r} cannot be read ({reason})", file=str(file), reason=reason_of(error)),
            hint=_("check its name."),
        ) from error
    packs = _unpacked(data, file.name)
    if called is not None:
        keys = list(packs)
        own_folder(called, folder)  # raises
        if called in keys[1:]:
            raise ChoiceError(
                _("another pack in the file is called {name!r}", name=called),
                hint=_("choose another name."),
            )
        packs = {(called if key == keys[0] else key): packs[key] for key in keys}
    return _install(packs, folder, file.name)


def _unpacked(data: bytes, where: str) -> dict[str, dict[str, bytes]]:
    """Return the files of each pack in a zip file."""
    from mkmaterials.office.package import unpack

    damaged = N_("this is no exported pack, or it is damaged ({reason})")
    anew = _(_MAKE_ANEW)
    parts = unpack(data, where, damaged=damaged, mend=anew)
    keys = _contents(parts, where)
    packs: dict[str, dict[str, bytes]] = {key: {} for key in keys}
    for name, content in parts.items():
        key, __, rest = name.partition("/")
        if name == _CONTENTS:
            continue
        if key not in packs or not _belongs(rest) or len(content) > _MAX_FILE:
            raise TemplateError(
                _("it holds {name!r}, which has no place in a pack", name=name),
                where=where,
                hint=anew,
            )
        packs[key][rest] = content
    lacking = [key for key, found in packs.items() if SETTINGS not in found]
    if lacking:
        raise TemplateError(
            _("the pack {pack!r} in it has no pack.yaml", pack=lacking[0]), where=where, hint=anew
        )
    return packs


def _contents(parts: Mapping[str, bytes], where: str) -> list[str]:
    try:
        contents: Any = json.loads(parts[_CONTENTS])
        keys = [str(key) for key in contents["packs"]]
        number = int(contents["format"])
    except (KeyError, ValueError, TypeError) as error:
        raise TemplateError(
            _("this is no exported pack (it has no list of contents)"),
            where=where,
            hint=_(_MAKE_ANEW),
        ) from error
    if number > _FORMAT:
        raise TemplateError(
            _("it was made with a newer version"),
            where=where,
            hint=_("use a newer mkmaterials."),
        )
    bad = [key for key in keys if not KEY.fullmatch(key) or key == BASE]
    if bad or not keys:
        raise TemplateError(
            _("a pack in it has an impossible name ({name!r})", name=bad[0] if bad else ""),
            where=where,
            hint=_(_MAKE_ANEW),
        )
    return keys


def _install(packs: Mapping[str, dict[str, bytes]], folder: Path, where: str) -> Imported:
    """Write packs into a folder of their own, check them there, and move them into place."""
    target = folder / "templates" / OPERATIONS
    new = {key: found for key, found in packs.items() if not _is_there(key, found, folder)}
    staged = folder / "templates" / f".import-{secrets.token_hex(4)}"
    with aside(staged, target):
        for key, found in new.items():
            for name, content in found.items():
                files.write(staged / OPERATIONS / key / name, content)
        findings = [
            finding
            for key in new
            for finding in _check(
                *(staged / OPERATIONS / key, folder, where),
                N_("nothing was installed, for it is not to be used as it is:{mistakes}"),
                _("ask for a mended one."),
            )
        ]
        target.mkdir(parents=True, exist_ok=True)
        files.write(folder / "templates" / SCHEMA, pack_schema(folder))
        for key in new:
            (staged / OPERATIONS / key).rename(target / key)
    return Imported([target / key for key in new], findings)


def _is_there(key: str, found: Mapping[str, bytes], folder: Path) -> bool:
    """Tell whether the very same pack is there; another one of its name stops the import."""
    existing = own_folder(key, folder)
    if not existing.exists() and key not in pack_names(template_roots(folder)):
        return False
    same = existing.is_dir() and all(
        (existing / name).is_file() and (existing / name).read_bytes() == content
        for name, content in found.items()
    )
    if same:
        return True
    raise ChoiceError(
        _("there is a pack {pack!r} already, and it differs", pack=key),
        hint=_(
            "move the old one away first, or give the new one another name with --as (the one "
            "that was exported; those that it extends keep theirs)."
        ),
    )


def _check(pack: Path, folder: Path, where: str, refusal: str, hint: str) -> list[Finding]:
    """Return what to look at in a pack that is not in place yet, or is to be sent.

    Raises:
        TemplateError: something in it is an error; the refusal says what follows.
    """
    from mkmaterials.app.templates import check_templates

    _in_terms_of(where, lambda: check_logo(resolve_folder(pack, template_roots(folder))))
    for path in sorted((pack / LOCALE).glob("*/*.po")):
        _in_terms_of(where, partial(parsed, path, path.read_bytes()))
    reports = check_templates([str(pack)], folder)
    own = [report for report in reports if pack.resolve() in report.path.resolve().parents]
    found = [
        Finding(each.code, each.level, each.message, _place(report.path, pack, each), each.hint)
        for report in own
        for each in report.findings
    ]
    errors = [each for each in found if each.level == "error"]
    if errors:
        lines = "".join(f"\n  {placed(each.where, each.message)}" for each in errors)
        raise TemplateError(_(refusal, mistakes=lines), where=where, hint=hint)
    return found


def _place(path: Path, pack: Path, finding: Finding) -> str:
    name = path.resolve().relative_to(pack.resolve()).as_posix()
    return f"{pack.name}/{name}" + (f", {finding.where}" if finding.where else "")


def _in_terms_of(where: str, work: Callable[[], object]) -> None:
    """Do some work; what it refuses is told of the zip file, not of a folder that goes again."""
    try:
        work()
    except TemplateError as error:
        inner = error.where.rpartition("/")[2]
        message = placed(inner, error.message)
        raise TemplateError(message, where=where, hint=error.hint) from error


def _belongs(name: str) -> bool:
    """Tell whether a file of this name has a place in a pack."""
    steps = name.split("/")
    if steps[0] == LOCALE:
        return len(steps) == 3 and bool(_CODE.fullmatch(steps[1])) and steps[2] in CATALOGUES  # noqa: PLR2004
    if steps[0] == "activities":
        return len(steps) == 2 and name.lower().endswith(".md") and not steps[1].startswith(".")  # noqa: PLR2004
    known = name in _TEXTS or name in TEMPLATES.values() or name.lower() == "readme.md"
    return len(steps) == 1 and (known or (name.lower().endswith(_PICTURES) and name[0] != "."))


def _is_by_product(path: Path) -> bool:
    return path.name.startswith((".", "~$")) or ".checked" in path.name or ".new." in path.name


def _is_ours(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return _CONTENTS in archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in _ordered(list(parts)):
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, parts[name], compresslevel=6)
    return buffer.getvalue()


def _ordered(names: Sequence[str]) -> list[str]:
    return [_CONTENTS, *sorted(name for name in names if name != _CONTENTS)]
