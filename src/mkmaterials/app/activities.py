"""The exercise bank: search it, look at one activity, check files of one's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mkmaterials import messages
from mkmaterials.activities import (
    KINDS,
    LEVELS,
    Activity,
    check_files,
    exercise_files,
)
from mkmaterials.app.tongue import Tongue, tongue_of
from mkmaterials.errors import ChoiceError
from mkmaterials.messages import N_, _, ngettext
from mkmaterials.model.themes import THEMES
from mkmaterials.overlays import BASE, pack_names, resolve, template_roots
from mkmaterials.wording.catalogues import LOCALE, has_catalogue
from mkmaterials.wording.locales import SOURCE
from mkmaterials.yamlfiles import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from mkmaterials.activities import FileCheck
    from mkmaterials.findings import Finding
    from mkmaterials.overlays import Pack

_FOLDER: Final = "activities"


@dataclass(frozen=True)
class Search:
    """What a trainer looks for; what is ``None`` or empty does not matter.

    Attributes:
        words: each stands somewhere in the activity; parts of words count.
        theme: one of ``THEMES``.
        kind: one of ``KINDS``.
        level: one of ``LEVELS``.
        minutes: time that there is for it.
        people: size of the group.
    """

    words: tuple[str, ...] = ()
    theme: str | None = None
    kind: str | None = None
    level: str | None = None
    minutes: int | None = None
    people: int | None = None


@dataclass(frozen=True)
class CheckedFile:
    """An exercise file that was checked.

    Attributes:
        path: the file.
        effect: what it does to the bank: ``adds``, ``replaces`` or ``hides`` an activity.
        findings: what is wrong or would jar; empty if nothing.
    """

    path: Path
    effect: str
    findings: list[Finding]


def find_activities(
    search: Search, operation: str, folder: Path, language: str | None = None
) -> list[Activity]:
    """Return the activities that fit, in the order in which a session uses their kinds.

    Within a kind, those with the words in the title come first, then those with the words
    in the objective.

    Args:
        search: what is looked for; its words are of that language.
        operation: key of the pack whose bank it is.
        folder: the working folder.
        language: BCP 47 code; ``None``: that of the messages, if exercises are translated into it.

    Raises:
        ChoiceError: there is no such pack, theme, kind, level or language.
        TemplateError: an exercise of the bank cannot be used.
    """
    for message, value, known in (
        (N_("there is no theme {value!r}"), search.theme, THEMES),
        (N_("there is no kind {value!r}"), search.kind, KINDS),
        (N_("there is no level {value!r}"), search.level, LEVELS),
    ):
        if value is not None and value not in known:
            hint = did_you_mean(value, known) or _choose_one(known)
            raise ChoiceError(_(message, value=value), hint=hint)
    words = [word.casefold() for word in search.words]
    found = [one for one in _bank(operation, folder, language) if _fits(one, search, words)]
    return sorted(found, key=lambda one: (KINDS.index(one.kind), _distance(one, words), one.id))


def get_activity(
    name: str,
    operation: str,
    folder: Path,
    *,
    minutes: int | None = None,
    language: str | None = None,
) -> Activity:
    """Return one activity, its steps fitted to `minutes` if given.

    Args:
        name: its short name or title, or a part that no other has.
        operation: key of the pack whose bank it is.
        folder: the working folder.
        minutes: how long it shall take; ``None``: its usual time.
        language: BCP 47 code; ``None``: that of the messages, if exercises are translated into it.

    Raises:
        ChoiceError: there is no such pack, activity or language, or it cannot take so long.
        TemplateError: an exercise of the bank cannot be used.
    """
    found = _named(name, _bank(operation, folder, language))
    return _fitted(found, minutes) if minutes is not None else found


def _named(name: str, bank: Sequence[Activity]) -> Activity:
    """Return the activity of that name or title, or the only one with it in its name or title."""
    wanted = name.casefold().removesuffix(".md")
    names = [(one, (one.id, one.title.casefold())) for one in bank]
    exact = [one for one, both in names if wanted in both]
    near = exact or [one for one, (short, title) in names if wanted in short or wanted in title]
    if len(near) == 1:
        return near[0]
    if near:
        hint = _choose_one(one.id for one in near)
    else:
        hint = did_you_mean(wanted, [one.id for one in bank])
        hint = hint or _("'activities list' lists them all.")
    raise ChoiceError(_("there is no activity {name!r}", name=name), hint=hint)


def _choose_one(known: Iterable[str]) -> str:
    return _("choose one of: {names}.", names=", ".join(known))


def check_activities(paths: Sequence[Path], folder: Path) -> list[CheckedFile]:
    """Check exercise files, each by itself.

    Args:
        paths: files, folders of files, or packs' folders; empty: all exercises in the
            trainer's own ``templates``.
        folder: the working folder.

    Raises:
        ChoiceError: there is nothing of that name, or no exercise in it.
        TemplateError: the pack in which a file lies is malformed.
    """
    by_folder: dict[Path, list[Path]] = {}
    for path in paths or _own_folders(folder):
        for file in _files(path):
            by_folder.setdefault(file.parent, []).append(file)
    roots = template_roots(folder)
    return [
        CheckedFile(path, _effect(path, check, inherited), check.findings)
        for parent, files in by_folder.items()
        for inherited in [_inherited(parent, roots)]
        for path, check in check_files(dict.fromkeys(files), inherited).items()
    ]


def foreign_objectives(operation: str, folder: Path, language: str | None = None) -> set[str]:
    """Return which activities have an objective that is not in the language of the messages.

    Args:
        operation: key of the pack whose bank it is.
        folder: the working folder.
        language: as for `find_activities`.

    Raises:
        ChoiceError: there is no such pack or language.
        TemplateError: an exercise of the bank cannot be used.
    """
    pack = resolve(operation, template_roots(folder))
    tongue = _tongue(pack, language)
    bank = tongue.activities(pack)
    if tongue.words.language != messages.language():
        return {one.id for one in bank}
    return {one.id for one in bank if tongue.is_missing(one.id, one.objective)}


def bank_in_words_of_messages(pack: Pack) -> tuple[Activity, ...]:
    """Return a pack's bank in the language of the messages; in English if it is not translated.

    Raises:
        TemplateError: an exercise of the bank cannot be used.
    """
    return _tongue(pack, None).activities(pack)


def _bank(operation: str, folder: Path, language: str | None) -> tuple[Activity, ...]:
    pack = resolve(operation, template_roots(folder))
    return _tongue(pack, language).activities(pack)


def _tongue(pack: Pack, language: str | None) -> Tongue:
    if language is None:
        is_there = has_catalogue(pack.all(LOCALE), messages.language())
        language = messages.language() if is_there else SOURCE
    return tongue_of(pack, language)


def _fits(one: Activity, search: Search, words: Sequence[str]) -> bool:
    return (
        search.theme in {None, *one.themes}
        and search.kind in {None, one.kind}
        and search.level in {None, one.level}
        and (search.minutes is None or one.minimum <= search.minutes)
        and (search.people is None or one.takes(search.people))
        and _distance(one, words) is not None
    )


def _distance(one: Activity, words: Sequence[str]) -> int | None:
    """Return how deep all words are found: 0 in the title, 1 in the objective, 2 elsewhere."""
    fields = (one.title, one.objective, " ".join((one.id, *one.themes, *one.texts())))
    text = ""
    for depth, more in enumerate(fields):
        text = f"{text} {more.casefold()}"
        if all(word in text for word in words):
            return depth
    return None


def _fitted(one: Activity, minutes: int) -> Activity:
    from mkmaterials.plan.minutes import fit_steps

    if not one.minimum <= minutes <= one.maximum:
        raise ChoiceError(
            ngettext(
                "{title!r} cannot take {number} minute",
                "{title!r} cannot take {number} minutes",
                minutes,
                title=one.title,
            ),
            hint=ngettext(
                "choose {least} to {number} minutes.",
                "choose {least} to {number} minutes.",
                one.maximum,
                least=one.minimum,
            ),
        )
    return replace(one, usual=minutes, steps=fit_steps(one.steps, minutes))


def _own_folders(folder: Path) -> list[Path]:
    own = folder / "templates"
    found = [path for path in sorted(own.glob(f"**/{_FOLDER}")) if path.is_dir()]
    found = [path for path in found if exercise_files(path)]
    if not found:
        raise ChoiceError(
            _("there are no exercises of your own here; looked at: {folder}", folder=own),
            hint=_("name the files or the folder to check."),
        )
    return found


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    inner = path / _FOLDER
    try:
        files = exercise_files(inner if inner.is_dir() else path)
    except OSError as error:
        raise ChoiceError(
            _("there is no file or folder {path!r} that can be read", path=str(path)),
            hint=_(
                "check the name; without any, all exercises in your folder templates are checked."
            ),
        ) from error
    if not files:
        raise ChoiceError(
            _("there is no exercise in {path!r}", path=str(path)),
            hint=_("exercises are files that end in .md; README.md is none."),
        )
    return files


def _inherited(folder: Path, roots: Sequence[Path]) -> set[str]:
    """Return the short names of the activities that a folder's files add to."""
    pack = _pack_of(folder, roots)
    others = [one for one in pack.all(_FOLDER) if one.resolve() != folder.resolve()]
    return {path.stem for one in others for path in exercise_files(one)}


def _pack_of(folder: Path, roots: Sequence[Path]) -> Pack:
    key = folder.resolve().parent.name
    if key in pack_names(roots):
        pack = resolve(key, roots)
        if pack.folders[0].resolve() == folder.resolve().parent:
            return pack
    return resolve(BASE, roots)


def _effect(path: Path, check: FileCheck, inherited: set[str]) -> str:
    if check.hides:
        return "hides"
    return "replaces" if path.stem in inherited else "adds"
