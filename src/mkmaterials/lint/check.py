"""Checking one template: everything that is wrong with it, at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from mkmaterials.errors import TemplateError
from mkmaterials.findings import Finding
from mkmaterials.lint import kinds
from mkmaterials.lint.opened import DAMAGE, Opened
from mkmaterials.lint.vocabulary import vocabulary
from mkmaterials.messages import _
from mkmaterials.office.compile import compile_package, compile_template
from mkmaterials.office.problems import collecting
from mkmaterials.office.template import Template
from mkmaterials.office.texts import is_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mkmaterials.lint.vocabulary import Group
    from mkmaterials.office.compiled import DeckState, DocumentState, SlideState, TextState
    from mkmaterials.office.package import Package
    from mkmaterials.office.source import Source

    State = DocumentState | DeckState | TextState

T = TypeVar("T")
_LEVELS = ("error", "warning", "note")


@dataclass(frozen=True)
class Use:
    """What a template is used for.

    Attributes:
        languages: codes of the languages in which it is used.
        slides: names that the pack's deck gives its slides; ``None``: not known.
        values: of a likely event, to try whether texts fit; empty: not tried.
    """

    languages: Sequence[str] = ("en",)
    slides: Sequence[str] | None = None
    values: Mapping[str, object] = field(default_factory=dict)


def check_template(name: str, data: bytes, use: Use) -> list[Finding]:
    """Return everything that is wrong with a template.

    Args:
        name: of the file.
        data: the file.
        use: what it is used for.

    Returns:
        Findings whose places are within the file; errors first.
    """
    first = kinds.by_name(name) or kinds.by_bytes(data)
    findings = first or _Check(name, data, use).run()
    unique = {(each.code, each.message, each.where): each for each in findings}
    return sorted(unique.values(), key=lambda finding: _LEVELS.index(finding.level))


def slide_names(name: str, data: bytes) -> list[str]:
    """Return the names that a deck gives its slides; none if it cannot be read."""
    try:
        with collecting():
            state = compile_template(data, name)
    except (TemplateError, *DAMAGE):
        return []
    return _slide_names(state)


class _Check:
    def __init__(self, name: str, data: bytes, use: Use) -> None:
        self._name = name
        self._data = data
        self._use = use
        self._findings: list[Finding] = []

    def run(self) -> list[Finding]:
        if is_text(self._name):
            return self._run_text()
        package = self._tried(self._open)
        opened = None if package is None else self._tried(lambda: Opened(package))
        if package is None or opened is None:
            return self._findings
        self._findings += kinds.by_content(self._name, package.kind)
        self._tried(lambda: self._compile(partial(compile_package, package)))
        for check in self._checks(opened):
            self._tried(partial(self._add, check))
        if self._may_be_tried:
            self._tried(lambda: self._try_out(opened))
        return self._findings

    def _run_text(self) -> list[Finding]:
        """Check text or a web page, which has neither pictures nor boxes to look into."""
        compile_it = partial(compile_template, self._data, self._name)
        self._tried(lambda: self._compile(compile_it))
        if self._may_be_tried:
            made = Template(Path(self._name), compile_it())
            self._tried(lambda: self._take(made.render(self._use.values).findings))
        return self._findings

    @property
    def _may_be_tried(self) -> bool:
        wrong = any(finding.level == "error" for finding in self._findings)
        return bool(self._use.values) and not wrong

    def _checks(self, opened: Opened) -> list[Callable[[], Iterable[Finding]]]:
        from mkmaterials.lint.contrast import check_document
        from mkmaterials.lint.contrast_slides import check_deck
        from mkmaterials.lint.fields import check_fields
        from mkmaterials.lint.fonts import check_fonts
        from mkmaterials.lint.pictures import check_pictures
        from mkmaterials.lint.remarks import check_remarks
        from mkmaterials.lint.revisions import check_revisions
        from mkmaterials.lint.safety import check_safety
        from mkmaterials.lint.styles import check_styles

        contrast = check_document if opened.kind == "docx" else check_deck
        plain = (check_safety, check_remarks, check_revisions, check_fields, check_pictures)
        return [
            *(partial(check, opened) for check in (*plain, check_styles, contrast)),
            partial(check_fonts, opened, self._use.languages),
        ]

    def _tried(self, work: Callable[[], T]) -> T | None:
        """Do a step of the check; what stops it is a finding."""
        try:
            return work()
        except TemplateError as error:
            where = _within(error.where, self._name)
            code = error.code or "file.unusable"
            finding = Finding(code, "error", error.message, where, error.hint)
            if finding not in self._findings:  # two steps may stumble over the same part
                self._findings.append(finding)
        except DAMAGE as error:
            message = _("something in the file is not as it should be ({reason})", reason=error)
            hint = _("open it in Word or PowerPoint and save it anew.")
            self._findings.append(Finding("file.unusable", "error", message, "", hint))
        return None

    def _open(self) -> Package:
        from mkmaterials.office.package import Package

        with collecting() as collected:
            package = Package(self._data, self._name)
        self._take(collected.findings)
        return package

    def _compile(self, compile_it: Callable[[], State]) -> None:
        """Compile the template and look into its tags."""
        with collecting() as collected:
            try:
                state = compile_it()
            finally:
                self._take(collected.findings)
        self._take([Finding(**each) for each in cast("Any", state["findings"])])
        known = self._known(state)
        for source in _programs(collected.sources):
            self._findings += _check_source(source, known)

    def _known(self, state: State) -> Group:
        names = self._use.slides
        return vocabulary(None if names is None else [*names, *_slide_names(state)])

    def _try_out(self, opened: Opened) -> None:
        from mkmaterials.lint.room import check_room

        self._take(check_room(opened, self._data, self._use.values))

    def _add(self, check: Callable[[], Iterable[Finding]]) -> None:
        self._findings.extend(check())

    def _take(self, findings: Iterable[Finding]) -> None:
        self._findings += [
            replace(each, where=_within(each.where, self._name)) for each in findings
        ]


def _opened(package: Package) -> Opened:

    return Opened(package)


def _within(where: str, name: str) -> str:
    """Return a place without the file's name before it."""
    return where.removeprefix(name).removeprefix(": ")


def _slide_names(state: State) -> list[str]:
    slides: list[SlideState] = cast("Any", state).get("slides", [])
    return [slide["name"] for slide in slides if slide["name"]]


def _programs(sources: Mapping[str, Source]) -> list[Source]:
    """Return the sources of the programs; the outline repeats what is in the deck."""
    from mkmaterials.office.compiled import OUTLINE

    return [source for name, source in sources.items() if name != OUTLINE]


def _check_source(source: Source, known: Group) -> list[Finding]:
    from mkmaterials.lint.reading import read
    from mkmaterials.lint.tags import check_tags

    tree, findings = read(source)
    return findings if tree is None else [*findings, *check_tags(tree, source.lines, known)]
