"""What a pack changes against its base: settings, labels, exercises, Office files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkmaterials.app.build import TEMPLATES
from mkmaterials.app.packs import SETTINGS_SHOWN, in_words
from mkmaterials.messages import _
from mkmaterials.overlays import Pack, resolve, template_roots
from mkmaterials.overlays.looks import merged
from mkmaterials.overlays.reading import read_labels
from mkmaterials.overlays.settings import ANY_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mkmaterials.compare import Difference


class Change(NamedTuple):
    """A file that a pack has of its own, and what it changes.

    Attributes:
        name: of the file within the pack.
        base: key of the pack with whose file it is compared; "" if no other has one.
        lines: what differs, a line each; empty if nothing does.
    """

    name: str
    base: str
    lines: list[str]


def differences(key: str, folder: Path) -> list[Change]:
    """Return what a pack changes against the packs that it extends.

    Raises:
        ChoiceError: there is no such pack.
        TemplateError: a file of the chain cannot be read.
    """
    pack = resolve(key, template_roots(folder))
    if len(pack.folders) == 1:
        return []
    rest = Pack(pack.settings[0].extends or "", pack.folders[1:], pack.settings[1:])
    changes = [Change("pack.yaml", rest.key, list(_settings(pack, rest)))]
    own = pack.folders[0]
    changes += [
        _document(own / name, rest) for name in TEMPLATES.values() if (own / name).is_file()
    ]
    if (own / "labels.yaml").is_file():
        changes.append(Change("labels.yaml", rest.key, list(_labels(own, rest))))
    changes += [_exercise(path, rest) for path in sorted((own / "activities").glob("*.md"))]
    return changes


def _settings(pack: Pack, rest: Pack) -> Iterator[str]:
    for setting in SETTINGS_SHOWN:
        was, now = _said(rest, setting), _said(pack, setting)
        keys = [key for key in {**was, **now} if key]
        for key in keys or [ANY_LANGUAGE]:
            old, new = _in(was, key), _in(now, key)
            if old != new:
                yield in_line(f"{setting}, {key}" if key else setting, old, new)


def _in(said: Mapping[str, str], key: str) -> str:
    """Return what is said under a key, or in all languages."""
    return said.get(key, said.get(ANY_LANGUAGE, ""))


def _said(pack: Pack, setting: str) -> dict[str, str]:
    if setting in {"name", "legal", "relevance"}:
        return {key: in_words(value) for key, value in pack.by_language(setting).items()}
    if setting in {"colours", "fonts"}:
        return merged([getattr(settings, setting) for settings in pack.settings])
    if setting == "logo":
        logo = pack.logo()
        return {"": in_words(logo[1])} if logo else {}
    value = pack.first(setting)
    return {"": in_words(value)} if value else {}


def _document(path: Path, rest: Pack) -> Change:
    from mkmaterials.compare import compare

    base = rest.find(path.name)
    found = compare(path.name, base.read_bytes(), path.read_bytes())
    return Change(path.name, base.parent.name, [_in_words(each) for each in found])


def _labels(own: Path, rest: Pack) -> Iterator[str]:
    before = rest.labels()
    for key, text in read_labels(own / "labels.yaml").items():
        if before.get(key) != text:
            yield in_line(key, before.get(key, ""), text)


def _exercise(path: Path, rest: Pack) -> Change:
    from mkmaterials.compare.texts import Paragraph, differing

    name = f"activities/{path.name}"
    others = [folder / name for folder in rest.folders if (folder / name).is_file()]
    if not others:
        return Change(name, "", [_("an exercise of its own")])
    pages = [
        [
            Paragraph(_("line {number}", number=number), line.strip())
            for number, line in enumerate(each.read_text(encoding="utf-8").splitlines(), 1)
            if line.strip()
        ]
        for each in (others[0], path)
    ]
    lines = [in_line(each.place, each.was, each.now) for each in differing(*pages)]
    return Change(name, others[0].parents[1].name, lines)


def _in_words(difference: Difference) -> str:
    place, was, now = difference.place, difference.was, difference.now
    if difference.kind == "tag":
        # Translators: {{ event.title }} and the like in a template.
        place = _("tag")
    elif difference.kind == "picture":
        place = _("picture {place}", place=place)
    if was == "there":
        return _("{place}: taken out", place=place)
    if now == "added":
        return _("{place}: added", place=place)
    if now == "moved":
        return _("{place}: moved (was {before})", place=place, before=was)
    if was == "as before":
        # Translators: {looks} is what has changed, such as "other sizes or looks"
        return _("{place}: {looks} changed", place=place, looks=now)
    return in_line(place, was, now)


def in_line(place: str, was: str, now: str) -> str:
    """Return a difference as one line."""
    if not was:
        return _("{place}: added '{text}'", place=place, text=now)
    if not now:
        return _("{place}: taken out '{text}'", place=place, text=was)
    return _("{place}: '{before}' → '{after}'", place=place, before=was, after=now)
