"""Looking at packs: which there are, where each file comes from, who set what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from mkmaterials.app.brand import lacking
from mkmaterials.app.build import DOCUMENTS
from mkmaterials.errors import TemplateError
from mkmaterials.overlays import Pack, pack_names, resolve, template_roots
from mkmaterials.overlays.settings import ANY_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkmaterials.overlays import Contact, Logo

_CODE: Final = 9  # letters of the longest code of a language
SETTINGS_SHOWN: Final = (
    *("name", "seat", "languages", "colours", "fonts", "logo", "page"),
    *("contacts", "referral", "legal", "relevance"),
)


@dataclass(frozen=True)
class PackLine:
    """A pack in a list.

    Attributes:
        key: its short name.
        name: full name; "" in base.
        extends: key of the pack that it extends, or "".
        languages: codes in the order of preference.
        own: whether it is the trainer's own, not one that came with mkmaterials.
        problem: why it cannot be used, in one or more lines, or "".
    """

    key: str
    name: str = ""
    extends: str = ""
    languages: tuple[str, ...] = ()
    own: bool = False
    problem: str = ""


@dataclass(frozen=True)
class FileLine:
    """A file that a pack uses: its name, the pack it comes from, and where it lies."""

    name: str
    pack: str
    path: Path


@dataclass(frozen=True)
class SettingLine:
    """A setting of a pack: what is set, in words, and by which pack of the chain."""

    setting: str
    value: str
    pack: str


@dataclass(frozen=True)
class PackView:
    """A pack in full.

    Attributes:
        key: its short name.
        chain: keys and folders of its chain, nearest first.
        files: templates, labels and exercises that are not all from base.
        settings: what is set, by whom.
        lacking: what it does not say and documents would print.
    """

    key: str
    chain: list[tuple[str, Path]]
    files: list[FileLine] = field(default_factory=list)
    settings: list[SettingLine] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)


def list_packs(folder: Path) -> list[PackLine]:
    """Return all packs in reach of a workspace, base first."""
    roots = template_roots(folder)
    return [_line(key, roots) for key in pack_names(roots)]


def show_pack(key: str, folder: Path) -> PackView:
    """Return a pack in full.

    Raises:
        ChoiceError: there is no such pack.
        TemplateError: it, or a pack of its chain, is malformed.
    """
    pack = resolve(key, template_roots(folder))
    return PackView(
        key,
        [(each.name, each) for each in pack.folders],
        list(_files(pack)),
        [line for each in SETTINGS_SHOWN for line in _settings(pack, each)],
        lacking(pack),
    )


def _line(key: str, roots: list[Path]) -> PackLine:
    try:
        pack = resolve(key, roots)
    except TemplateError as error:
        return PackLine(key, own=True, problem=str(error))
    return PackLine(
        key,
        pack.text("name"),
        pack.settings[0].extends or "",
        tuple(pack.first("languages")),
        own=not pack.is_shipped(),
    )


def _files(pack: Pack) -> list[FileLine]:
    lines = [FileLine(name, *_from(pack.find(name), pack)) for name in DOCUMENTS.values()]
    labels = reversed(pack.all("labels.yaml"))
    lines += [FileLine("labels.yaml", *_from(path, pack)) for path in labels]
    for folder in pack.folders[:-1]:
        for path in sorted((folder / "activities").glob("*.md")):
            if path.stem.lower() != "readme":
                lines.append(FileLine(f"activities/{path.name}", folder.name, path))
    return lines


def _from(path: Path, pack: Pack) -> tuple[str, Path]:
    return next(each.name for each in pack.folders if each == path.parent), path


def _settings(pack: Pack, setting: str) -> list[SettingLine]:
    """Return what is set, nearest first; groups and languages key by key."""
    lines: list[SettingLine] = []
    seen: set[str] = set()
    for folder, settings in zip(pack.folders, pack.settings, strict=True):
        value = getattr(settings, setting)
        if isinstance(value, dict):
            for key, each in value.items():
                if each and key not in seen:
                    called = f"{setting} ({key})" if key != ANY_LANGUAGE else setting
                    lines.append(SettingLine(called, in_words(each), folder.name))
            if ANY_LANGUAGE in value:
                return lines
            seen.update(value)
        elif value:
            return [SettingLine(setting, in_words(value), folder.name)]
    return lines


def in_words(value: Any) -> str:
    """Return a setting's value as a person would say it."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        texts = [in_words(each) for each in value]
        return (", " if all(len(text) <= _CODE for text in texts) else "; ").join(texts)
    if isinstance(value, dict):
        said = {key: in_words(each) for key, each in value.items()}
        return "; ".join(f"{key}: {each}" if key else each for key, each in said.items())
    return _record(value)


def _record(value: Contact | Logo) -> str:
    said: Mapping[str, Any] = vars(value)
    return ", ".join(in_words(each) for each in said.values() if each)
