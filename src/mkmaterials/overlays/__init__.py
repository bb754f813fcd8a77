"""Packs: a field operation's templates and settings as a chain of folders.

A pack is a folder with a ``pack.yaml``. It names the pack it extends and holds only what
differs; what it lacks comes from the next pack in the chain, down to ``base``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkmaterials.errors import ChoiceError, TemplateError
from mkmaterials.messages import _
from mkmaterials.overlays.looks import Looks, check_colours, looks_for
from mkmaterials.overlays.reading import read_labels, read_settings
from mkmaterials.overlays.settings import ANY_LANGUAGE, Contact, Logo, PackSettings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "BASE",
    "KEY",
    "OPERATIONS",
    "SETTINGS",
    "Contact",
    "Logo",
    "Looks",
    "Pack",
    "PackSettings",
    "is_pack",
    "pack_names",
    "resolve",
    "resolve_folder",
    "said_in",
    "template_roots",
]

BASE: Final = "base"
OPERATIONS: Final = "field-operations"
SETTINGS: Final = "pack.yaml"
KEY: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Pack:
    """A field operation's pack with all it inherits.

    Attributes:
        key: its short name, such as ``mission-to-moldova``.
        folders: the chain of folders, nearest first, ``base`` last.
        settings: the chain's settings, nearest first.
    """

    key: str
    folders: tuple[Path, ...]
    settings: tuple[PackSettings, ...] = field(repr=False)

    def find(self, name: str) -> Path:
        """Return the file `name` from the nearest pack that has it.

        Raises:
            TemplateError: no pack of the chain has it; the message lists the paths.
        """
        paths = [folder / name for folder in self.folders]
        for path in paths:
            if path.is_file():
                return path
        raise TemplateError(
            _(
                "the template {name} is missing; looked at: {paths}",
                name=name,
                paths=", ".join(map(str, paths)),
            ),
            # Translators: {key} is the short name of a pack.
            where=_("pack {key}", key=self.key),
            hint=_("put the file back, or take the pack's copy away so that base is used."),
        )

    def all(self, name: str) -> list[Path]:
        """Return every file or folder `name` in the chain, ``base`` first."""
        return [path for path in (f / name for f in reversed(self.folders)) if path.exists()]

    def first(self, setting: str) -> Any:
        """Return the nearest non-empty value of a setting, or its empty value."""
        values = [getattr(settings, setting) for settings in self.settings]
        return next((value for value in values if value), values[-1])

    def by_language(self, setting: str) -> dict[str, Any]:
        """Return a setting that may differ by language; "" is for all other languages."""
        found: dict[str, Any] = {}
        for settings in reversed(self.settings):
            said = getattr(settings, setting)
            found = {**({} if ANY_LANGUAGE in said else found), **said}
        return found

    def text(self, setting: str, language: str = "en") -> str:
        """Return a text in a language, else for all languages, else in English or any."""
        return said_in(self.by_language(setting), language) or ""

    def texts(self, setting: str, language: str = "en") -> tuple[str, ...]:
        """Return texts in a language, else as `text` does."""
        return said_in(self.by_language(setting), language) or ()

    def is_shipped(self) -> bool:
        """Tell whether it came with mkmaterials, and is not a trainer's own."""
        return _shipped() in self.folders[0].resolve().parents

    def logo(self) -> tuple[Path, Logo] | None:
        """Return the nearest logo and the folder of its pack, if there is one."""
        for folder, settings in zip(self.folders, self.settings, strict=True):
            if settings.logo:
                return folder, settings.logo
        return None

    def looks(self, file: Path) -> Looks:
        """Return which colours and fonts hold for a file of the chain."""
        return looks_for(self.settings, self.folders.index(file.parent))

    def labels(self) -> dict[str, str]:
        """Return all labels of the chain, nearer packs overriding.

        Raises:
            TemplateError: a label file is malformed.
        """
        merged: dict[str, str] = {}
        for path in self.all("labels.yaml"):
            merged.update(read_labels(path))
        return merged


def template_roots(working_folder: Path) -> list[Path]:
    """Return the folders that hold packs: the trainer's own first, then the shipped ones."""
    shipped = _shipped()
    own = working_folder / "templates"
    return [shipped] if own.resolve() == shipped else [own, shipped]


def _shipped() -> Path:
    package = Path(__file__).resolve().parents[1]
    installed = package / "_templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"  # a checkout


def pack_names(roots: Sequence[Path]) -> list[str]:
    """Return the keys of all packs, ``base`` first."""
    found = {
        path.parent.name for root in roots for path in (root / OPERATIONS).glob(f"*/{SETTINGS}")
    }
    return [BASE, *sorted(filter(KEY.fullmatch, found))]


def resolve(key: str, roots: Sequence[Path]) -> Pack:
    """Return the pack `key` with its chain.

    Raises:
        ChoiceError: there is no such pack.
        TemplateError: a pack of the chain is malformed or missing, or the chain is a circle.
    """
    folders: list[Path] = []
    settings: list[PackSettings] = []
    keys: list[str] = []
    next_key: str | None = key
    while next_key is not None:
        if next_key in keys:
            raise TemplateError(
                _(
                    "packs extend each other in a circle: {packs}",
                    packs=" → ".join([*keys, next_key]),
                ),
                where=str(folders[-1] / SETTINGS),
                hint=_("let one of them extend base."),
            )
        folder = _folder(next_key, roots, parent=folders[-1] if folders else None)
        found = read_settings(folder / SETTINGS, is_base=next_key == BASE)
        keys.append(next_key)
        folders.append(folder)
        settings.append(found)
        next_key = found.extends
    check_colours(folders, settings)
    return Pack(key, tuple(folders), tuple(settings))


def resolve_folder(folder: Path, roots: Sequence[Path]) -> Pack:
    """Return the pack in a folder, wherever that is, with its chain.

    Raises:
        TemplateError: it, or a pack of its chain, is malformed or missing.
    """
    settings = read_settings(folder / SETTINGS, is_base=folder.name == BASE)
    if settings.extends is None:
        return Pack(folder.name, (folder,), (settings,))
    beside = [folder.parent.parent] if folder.parent.name == OPERATIONS else []
    try:
        rest = resolve(settings.extends, [*beside, *roots])
    except ChoiceError as error:
        raise _no_such_base(settings.extends, roots, folder) from error
    pack = Pack(folder.name, (folder, *rest.folders), (settings, *rest.settings))
    check_colours(pack.folders, pack.settings)
    return pack


def said_in(said: Mapping[str, Any], language: str) -> Any:
    """Return what is said in a language: itself, its base language, all, English, any."""
    wanted = (language, language.partition("-")[0], ANY_LANGUAGE, "en", next(iter(said), ""))
    return next((said[code] for code in wanted if code in said), None)


def is_pack(folder: Path) -> bool:
    """Tell whether a folder holds a pack."""
    return (folder / SETTINGS).is_file()


def _folder(key: str, roots: Sequence[Path], parent: Path | None) -> Path:
    places = [root / key if key == BASE else root / OPERATIONS / key for root in roots]
    if KEY.fullmatch(key):
        for place in places:
            if (place / SETTINGS).is_file():
                return place
    if parent is not None:
        raise _no_such_base(key, roots, parent)
    raise ChoiceError(
        _(
            "there is no field operation pack {key!r}; looked at: {paths}",
            key=key,
            paths=_listed(places),
        ),
        hint=_("choose one of: {choices}.", choices=", ".join(pack_names(roots))),
    )


def _no_such_base(key: str, roots: Sequence[Path], pack: Path) -> TemplateError:
    known = [root for root in roots if not root.name.startswith(".")]  # what is not in place yet
    names = [name for name in pack_names(known) if name != pack.name]
    return TemplateError(
        _(
            "it extends {key!r}, and there is no such pack; looked at: {paths}",
            key=key,
            paths=_listed([root / OPERATIONS / key for root in known]),
        ),
        where=str(pack / SETTINGS),
        hint=_("let it extend one of: {choices}.", choices=", ".join(names)),
    )


def _listed(folders: Sequence[Path]) -> str:
    return ", ".join(str(folder / SETTINGS) for folder in folders)
