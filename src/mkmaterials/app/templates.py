"""Checking templates: which files are meant, what each is used for, copies with remarks."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkmaterials import files
from mkmaterials.app.brand import brand_for, check_logo, operation_plan
from mkmaterials.app.build import CARD, DOCUMENTS, TEMPLATES
from mkmaterials.app.likely import likely_event, likely_plan
from mkmaterials.errors import (
    ChoiceError,
    MkmaterialsError,
    OutputError,
    TemplateError,
    reason_of,
)
from mkmaterials.findings import Finding
from mkmaterials.messages import _
from mkmaterials.overlays import (
    BASE,
    SETTINGS,
    Pack,
    is_pack,
    pack_names,
    resolve,
    resolve_folder,
    template_roots,
)
from mkmaterials.yamlfiles import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkmaterials.lint.check import Use
    from mkmaterials.office.translating import Translation, Untranslated

_FILES: Final = tuple(TEMPLATES.values())
_CHECKED: Final = ".checked"
_MOST_COPIES: Final = 1000


@dataclass
class FileReport:
    """What was found in one file.

    Attributes:
        path: the file.
        packs: keys of the packs that use it, among those that were checked.
        findings: what is wrong; places are within the file.
        copy: the copy with remarks, or ``None``.
    """

    path: Path
    packs: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    copy: Path | None = None


def check_templates(
    wanted: Sequence[str], folder: Path, *, source: Path | None = None, annotate: bool = False
) -> list[FileReport]:
    """Check templates.

    Args:
        wanted: files, packs' keys or packs' folders; empty: all packs in reach.
        folder: the working folder.
        source: press release with which it is tried whether texts fit.
        annotate: write copies with remarks beside the files that have problems.

    Raises:
        ChoiceError: there is no such file or pack.
        SourceError: the given press release cannot be read.
        SummaryError: its summary is malformed or misquotes it.
        OutputError: a copy cannot be written.
    """
    from mkmaterials.lint.kinds import TEMPLATES

    reports = _Checker(folder, source).check(wanted)
    for report in reports:
        remarks = [each for each in report.findings if not each.code.startswith("pack.")]
        if annotate and remarks and report.path.suffix.lower() in TEMPLATES:
            report.copy = _annotate(report.path, remarks)
    return reports


class _Checker:
    def __init__(self, folder: Path, source: Path | None) -> None:
        self._folder = folder
        self._source = source
        self._roots = template_roots(folder)
        self._reports: dict[Path, FileReport] = {}
        self._done: dict[tuple[Path, frozenset[str]], list[Finding]] = {}
        self._named: dict[Path, list[str]] = {}
        if source is not None:
            __ = self._event  # a wrong source is told before anything is checked

    def check(self, wanted: Sequence[str]) -> list[FileReport]:
        meant = [each for one in wanted or pack_names(self._roots) for each in self._meant(one)]
        packs = [pack for __, pack in meant]
        languages = {code for pack in packs for code in pack.first("languages")}
        for path, pack in meant:
            for each in [path] if path else self._files(pack):
                self._add(each, pack, sorted(languages) if path is None else _languages(pack))
        return list(self._reports.values())

    def _meant(self, wanted: str) -> Iterator[tuple[Path | None, Pack]]:
        """Yield the file and its pack; or no file, and the pack whose files are all meant."""
        path = Path(wanted)
        try:
            if path.is_file():
                in_pack = is_pack(path.parent)
                yield path, self._pack(path.parent) if in_pack else resolve(BASE, self._roots)
            elif path.is_dir() and is_pack(path):
                yield None, self._pack(path)
            elif wanted in pack_names(self._roots):
                yield None, resolve(wanted, self._roots)
            else:
                raise _not_there(wanted, pack_names(self._roots))
        except TemplateError as error:
            self._fail(error, path)

    def _pack(self, folder: Path) -> Pack:
        return resolve_folder(folder, self._roots)

    def _files(self, pack: Pack) -> Iterator[Path]:
        """Yield the templates of a pack, telling what is missing or used by nothing."""
        for name in _FILES:
            try:
                yield pack.find(name)
            except TemplateError as error:
                self._fail(error, pack.folders[0] / name)
        try:
            check_logo(pack)
        except TemplateError as error:
            self._fail(error, pack.folders[0] / SETTINGS)
        for folder in pack.folders:
            self._tell_unused(folder, pack)
        try:
            from mkmaterials.activities import load_activities

            load_activities(pack.all("activities"))
            pack.labels()
        except TemplateError as error:
            self._fail(error, pack.folders[0] / "activities")

    def _fail(self, error: MkmaterialsError, path: Path) -> None:
        finding = Finding("pack.unusable", "error", error.message, error.where, error.hint)
        self._report(path).findings.append(finding)

    def _tell_unused(self, folder: Path, pack: Pack) -> None:
        from mkmaterials.lint.kinds import is_template_name

        for path in sorted(folder.glob("*.*")):
            name = path.name
            ours = f"{_CHECKED}." in name or f"{_CHECKED}-" in name or name.startswith(("~$", "."))
            if ours or name in _FILES:
                continue
            hint = did_you_mean(name, _FILES)
            if not (hint or is_template_name(name)):
                continue
            report = self._report(path)
            report.packs += [pack.key] if pack.key not in report.packs else []
            if not report.findings:
                report.findings.append(
                    Finding(
                        "pack.file-not-used",
                        "warning",
                        _("nothing uses this file of the pack"),
                        "",
                        hint or _("templates are called {names}.", names=", ".join(_FILES)),
                    )
                )

    def _add(self, path: Path, pack: Pack, languages: Sequence[str]) -> None:
        report = self._report(path)
        if pack.key not in report.packs:
            report.packs.append(pack.key)
        names = self._slide_names(pack)
        key = path, frozenset(names)
        if key in self._done:
            return
        from mkmaterials.lint.check import Use, check_template

        use = Use(tuple(languages), tuple(names), self._values(pack, names, path))
        self._done[key] = self._read_and(check_template, path, use, pack)
        if path.parent == pack.folders[0] and pack.key != BASE:
            self._done[key] += self._untranslated(path, pack)
        known = set(report.findings)
        report.findings += [each for each in self._done[key] if each not in known]

    @staticmethod
    def _read_and(check: Any, path: Path, use: Use, pack: Pack) -> list[Finding]:
        try:
            data = _as_built(path, pack)
        except OSError as error:
            message = _("the file cannot be read ({reason})", reason=reason_of(error))
            hint = _("check that you may read it.")
            return [Finding("file.unusable", "error", message, "", hint)]
        found: list[Finding] = check(path.name, data, use)
        return found

    @staticmethod
    def _untranslated(path: Path, pack: Pack) -> list[Finding]:
        """Return what the pack's own template says that is not there in the pack's languages."""
        from mkmaterials.app.tongue import of_pack, tongue_of
        from mkmaterials.office.translating import tell

        found: list[Finding] = []
        for language in pack.first("languages"):
            try:
                translation = tongue_of(pack, language).translation
                if translation is not None and translation.texts:
                    found += of_pack(tell(_missing_in(path, translation), language), pack.key)
            except (ChoiceError, TemplateError, OSError):  # no catalogue; or told elsewhere
                continue
        return found

    def _slide_names(self, pack: Pack) -> list[str]:
        from mkmaterials.lint.check import slide_names

        try:
            deck = pack.find(DOCUMENTS["deck"])
            if deck not in self._named:  # most packs share one deck
                self._named[deck] = slide_names(deck.name, deck.read_bytes())
        except (TemplateError, OSError):
            return []
        return self._named[deck]

    @cached_property
    def _event(self) -> Any:
        return likely_event(self._source, self._folder)

    @cached_property
    def _plan(self) -> dict[str, Any] | None:
        plan = likely_plan(self._event, resolve(BASE, self._roots), self._folder)
        return None if plan is None else dict(plan)

    def _values(self, pack: Pack, names: Sequence[str], path: Path) -> dict[str, Any]:
        if self._plan is None:
            return {}
        numbers = {name: number for number, name in enumerate(names, 1)}
        values = {**self._plan, "operation": operation_plan(pack), "slides": numbers}
        if path.name == CARD:  # it is made of one quotation, and of none that is too long
            values["quotes"] = sorted(values["quotes"], key=lambda quote: len(quote["text"]))[:1]
        return values

    def _report(self, path: Path) -> FileReport:
        return self._reports.setdefault(path.resolve(), FileReport(path))


def _missing_in(path: Path, translation: Translation) -> list[Untranslated]:
    from mkmaterials.office import mail_texts
    from mkmaterials.office.package import Package
    from mkmaterials.office.texts import is_text
    from mkmaterials.office.translating import missing_in

    data = path.read_bytes()
    if is_text(path.name):
        return mail_texts.missing_in(data, str(path), translation)
    return missing_in(Package(data, str(path)), translation)


def _as_built(path: Path, pack: Pack) -> bytes:
    """Return a template with its pack's looks, if it is a pack's and can take them."""
    from mkmaterials.office.brand import branded

    data = path.read_bytes()
    if path.parent not in pack.folders or path.name not in _FILES:
        return data
    try:
        return branded(data, path.name, brand_for(pack, path, (_languages(pack) or ["en"])[0]))
    except TemplateError:
        return data  # what is wrong with it, the check itself tells in full


def _languages(pack: Pack) -> list[str]:
    return list(pack.first("languages"))


def _not_there(wanted: str, packs: Sequence[str]) -> ChoiceError:
    path = Path(wanted)
    if path.is_dir():
        hint = _("give a folder with a pack.yaml in it, or a file.")
        return ChoiceError(_("the folder {folder!r} is no pack", folder=wanted), hint=hint)
    hint = did_you_mean(wanted, packs) or _("packs are: {packs}.", packs=", ".join(packs))
    return ChoiceError(_("there is no file and no pack {name!r}", name=wanted), hint=hint)


def _annotate(path: Path, findings: Sequence[Finding]) -> Path | None:
    """Write the copy with remarks; none if the file cannot be opened at all."""
    from mkmaterials.lint.annotate import annotate

    try:
        data = annotate(path.read_bytes(), findings)
    except (TemplateError, OSError):
        return None
    copy = _free(path, data)
    if not (copy.exists() and copy.read_bytes() == data):
        files.write(copy, data)
    return copy


def _free(path: Path, data: bytes) -> Path:
    """Return where the copy goes: never over a file that a person may have changed."""
    from mkmaterials.lint.remarks import is_untouched_copy

    for number in range(1, _MOST_COPIES):
        mark = _CHECKED if number == 1 else f"{_CHECKED}-{number}"
        beside = path.with_name(f"{path.stem}{mark}{path.suffix}")
        if not beside.exists():
            return beside
        if beside.is_file():
            old = beside.read_bytes()
            if old == data or is_untouched_copy(old):
                return beside
    raise OutputError(
        _("there are too many copies with remarks beside it"),
        where=str(path),
        hint=_("take away those whose names hold '{mark}'.", mark=_CHECKED),
    )
