"""Build: from sources to kits in the output folder."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkmaterials import __version__, files
from mkmaterials.app import outputs
from mkmaterials.app.activities import bank_in_words_of_messages
from mkmaterials.app.brand import all_in_check, brand_for, lacking_findings, operation_plan
from mkmaterials.app.holding import hold_document
from mkmaterials.app.intake import slug
from mkmaterials.app.laying_out import lay_out, length_findings
from mkmaterials.app.libreoffice import need_libreoffice
from mkmaterials.app.own_words import wording_findings
from mkmaterials.app.protecting import protecting_findings
from mkmaterials.app.review import review_findings
from mkmaterials.app.sources import Event, fingerprint, reviewed_or_draft
from mkmaterials.app.tongue import of_pack, tongue_of
from mkmaterials.app.translations import Spoken, second_language, spoken_in
from mkmaterials.errors import ChoiceError, TemplateError
from mkmaterials.messages import _
from mkmaterials.model.translation import ORDERS
from mkmaterials.overlays import BASE, resolve, template_roots
from mkmaterials.plan.lengths import USUAL
from mkmaterials.plan.wishes import Override

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkmaterials.activities import Activity
    from mkmaterials.findings import Finding
    from mkmaterials.model.summary import EventSummary
    from mkmaterials.office import Rendered, Template
    from mkmaterials.plan.languages import Second
    from mkmaterials.plan.material import MaterialPlan
    from mkmaterials.plan.session import Session
    from mkmaterials.wording import Wording

DOCUMENTS: Final = {
    "briefing": "briefing.docx",
    "deck": "deck.pptx",
    "handout": "handout.docx",
    "participants": "handout-participants.docx",
    "briefing-text": "briefing.txt",
    "briefing-html": "briefing.html",
}
CARD: Final = "card.pptx"
TEMPLATES: Final = {**DOCUMENTS, "card": CARD}  # all that a pack may have
_EASY: Final = "-easy-to-read"


@dataclass(frozen=True)
class BuildOptions:
    """What the person asked for.

    Attributes:
        operation: key of the field operation's pack.
        language: BCP 47 code; ``None``: the pack's first language if whole kits can be made in
            it, else English.
        only: names of the documents to build, of ``DOCUMENTS``.
        output: folder for the kits.
        session: hours, group and room of the session, where they win over the summary.
        slides: how long the deck is to be: "short", "standard", "long", or a number of slides.
        overwrite: write over files that a person has edited.
        pdf: make a PDF of each Word and PowerPoint file as well, through LibreOffice.
        easy: with larger type and more space, in a folder of its own.
        prepared: date to print as the day of making; ``None``: none is printed.
        working_folder: where ``seeds`` and the trainer's own ``templates`` are.
        second_language: language to print beside the first, where a document has a place for it;
            ``None``: none.
        quotations: what is read first of a translated quotation; ``None``: as the pack says.
    """

    operation: str = BASE
    language: str | None = None
    only: tuple[str, ...] = tuple(DOCUMENTS)
    output: Path = Path("output")
    session: Override = field(default_factory=Override)
    slides: str = USUAL
    overwrite: bool = False
    pdf: bool = False
    easy: bool = False
    prepared: dt.date | None = None
    working_folder: Path = field(default_factory=Path)
    second_language: str | None = None
    quotations: str | None = None


@dataclass(frozen=True)
class Kit:
    """A kit that was built.

    Attributes:
        source: the press release.
        saved: the reviewed summary that was used, or ``None``.
        folder: where the documents are.
        outputs: what became of each.
        findings: what a person should look at.
        slides: number of slides in the deck.
        minutes: length of the session.
        exercises: number of exercises in the session plan.
    """

    source: Path
    saved: Path | None
    folder: Path
    outputs: list[outputs.Output]
    findings: list[Finding]
    slides: int
    minutes: int
    exercises: int


class Workshop:
    """Everything that several kits share: pack, wording, exercises, compiled templates.

    Args:
        options: what the person asked for.

    Raises:
        ChoiceError: there is no such pack or language, or no LibreOffice for PDFs.
        TemplateError: a pack, a template or an exercise cannot be used.
    """

    def __init__(self, options: BuildOptions) -> None:
        self.options = options
        self._office = need_libreoffice("--pdf") if options.pdf else ""
        self.roots = template_roots(options.working_folder)
        self.pack = resolve(options.operation, self.roots)
        self._tongue = tongue_of(self.pack, options.language)
        self.words: Wording = self._tongue.words
        self.findings = [*self._tongue.findings, *lacking_findings(self.pack)]
        self.activities: Sequence[Activity] = self._tongue.activities(self.pack)
        self.second = second_language(options.second_language, self.words.language)
        self._templates: dict[str, Template] = {}

    def build(self, source: Path) -> Kit:
        """Build one kit; its files appear only when all of them are made and verified.

        Raises:
            MkmaterialsError: the source, its summary or a template cannot be used, a
                document is not true to the source, or a file cannot be written.
        """
        event = reviewed_or_draft(source)
        spoken = spoken_in(event, self.words.language, self.second)
        plan, documents, findings = self._documents(event, spoken)
        findings = [
            *event.findings,
            *review_findings(event),
            *protecting_findings(event),
            *self.findings,
            *spoken.findings,
            *findings,
        ]
        folder = self.folder_of(source)
        placed = self._place(folder, documents, findings)
        record = self.record(event, spoken, plan["session"]["minutes"], findings)
        outputs.write_manifest(folder, record, placed)
        return Kit(
            source=source,
            saved=event.saved,
            folder=folder,
            outputs=placed,
            findings=findings,
            slides=plan["slide_count"],
            minutes=plan["session"]["minutes"],
            exercises=sum(block["kind"] == "exercise" for block in plan["session"]["blocks"]),
        )

    def _place(
        self, folder: Path, documents: Mapping[str, bytes], findings: list[Finding]
    ) -> list[outputs.Output]:
        """Put the documents into their folder, and their PDFs beside them."""
        overwrite = self.options.overwrite
        if not self._office:
            return outputs.place(folder, documents, overwrite=overwrite)
        from mkmaterials.app.pdf import place_with_pdfs

        language = self.words.language
        placed, told = place_with_pdfs(
            self._office, folder, documents, language, overwrite=overwrite
        )
        findings += told
        return placed

    def folder_of(self, source: Path) -> Path:
        """Return the folder of the kit of a source."""
        languages = f"{self.words.language}+{self.second}" if self.second else self.words.language
        edition = f"{languages}{_EASY * self.options.easy}"
        return self.options.output / slug(source.stem) / self.pack.key / edition

    def _documents(
        self, event: Event, spoken: Spoken
    ) -> tuple[MaterialPlan, dict[str, bytes], list[Finding]]:
        plan = self.plan(event, spoken)
        documents: dict[str, bytes] = {}
        findings = [
            *wording_findings(plan, self.activities),
            *self._tongue.missing_in(plan),
            *length_findings(plan, self.options.slides),
        ]
        for name in self.options.only:
            file = DOCUMENTS[name]
            rendered = self.rendered(file, plan, event)
            documents[file] = rendered.data
            findings += of_pack(rendered.findings, self.pack.key)
            hold_document(file, rendered.data, plan, spoken, self.words)
        return plan, documents, findings

    def rendered(self, file: str, plan: MaterialPlan, event: Event) -> Rendered:
        """Return a document made from the pack's template `file`, not yet verified.

        Raises:
            TemplateError: the template is missing or cannot be used.
        """
        return self.template(file).render(
            plan,
            language=self.words.language,
            properties=self._properties(plan),
            part_title=self.words.label("part"),
            source_language=event.summary.source.language,
        )

    def _properties(self, plan: MaterialPlan) -> dict[str, str]:
        """Return what the files' own properties say."""
        return {
            "title": plan["event"]["heading"],
            "author": self.pack.text("name", self.words.language) or plan["kit"]["tool"],
            "subject": plan["event"]["title"],
        }

    def plan(self, event: Event, spoken: Spoken | None = None) -> MaterialPlan:
        """Return the plan of a kit, with the slide numbers of the pack's deck.

        Args:
            event: the event.
            spoken: the same in the languages of the kit; ``None``: look for its translations.

        Raises:
            ChoiceError: the session cannot be planned as wanted.
            TemplateError: the deck template cannot be used.
        """
        from mkmaterials.plan.kit import KitOptions, make_plan
        from mkmaterials.plan.session_view import session_plan

        summary = event.summary
        themes = [theme.id for theme in summary.themes]
        try:
            session = self._session(self.activities, summary)
        except ChoiceError:  # the same again, with the names of exercises in the messages' language
            self._session(bank_in_words_of_messages(self.pack), summary)
            raise
        spoken = spoken or spoken_in(event, self.words.language, self.second)
        prepared = self.options.prepared
        plan = make_plan(
            summary,
            event.release,
            session_plan(session, self.words, themes),
            operation_plan(self.pack, self.words.language),
            self.words,
            KitOptions(
                tool=f"mkmaterials {__version__}",
                prepared=self.words.date(prepared) if prepared else "",
                told=spoken.told,
                second=self._second(spoken),
                quotations=self.options.quotations or self.pack.first("quotations") or ORDERS[0],
            ),
        )
        deck = self.template(DOCUMENTS["deck"])
        lay_out(deck, plan, spoken.told, self.words, self.options.slides)
        return plan

    def _session(self, activities: Sequence[Activity], summary: EventSummary) -> Session:
        from mkmaterials.plan.session import plan_session
        from mkmaterials.plan.wishes import wishes_of

        return plan_session(
            activities,
            [theme.id for theme in summary.themes],
            wishes_of(summary.session, self.options.session),
            has_quotes=bool(summary.quotations),
            has_messages=bool(summary.messages),
        )

    def _second(self, spoken: Spoken) -> Second | None:
        from mkmaterials.plan.languages import Second

        if spoken.second is None:
            return None
        code = spoken.second.language
        return Second(spoken.second, tongue_of(self.pack, code).words)

    def template(self, file: str) -> Template:
        """Return the pack's template `file`, compiled.

        Raises:
            TemplateError: it is missing or cannot be used.
        """
        from mkmaterials.office import load

        if file not in self._templates:
            path = self.pack.find(file)
            brand = brand_for(self.pack, path, self.words.language)
            try:
                self._templates[file] = load(
                    path, brand, translation=self._tongue.translation, easy=self.options.easy
                )
            except TemplateError as error:
                raise all_in_check(error, path) from error
        return self._templates[file]

    @cached_property
    def _inputs(self) -> dict[str, str]:
        """The hashes of all files of the packs, by name: the same for every kit."""
        templates = [self.pack.find(name) for name in DOCUMENTS.values()]
        settings = [folder / "pack.yaml" for folder in self.pack.folders]
        labels = self.pack.all("labels.yaml")
        found = self.pack.logo()
        names = [found[1].file, found[1].on_dark] if found else []
        logos = [found[0] / name for name in names if found and name]
        bank = [
            path for folder in self.pack.all("activities") for path in sorted(folder.glob("*.md"))
        ]
        return {
            _shown(path, self.roots): files.sha256(path.read_bytes())
            for path in (*templates, *settings, *labels, *logos, *bank, *self._tongue.files)
        }

    def record(
        self,
        event: Event,
        spoken: Spoken,
        minutes: int,
        findings: Iterable[Finding],
        more: Sequence[str] = (),
    ) -> dict[str, Any]:
        """Return what the manifest says about a kit.

        Args:
            event: of the kit.
            spoken: the same in the languages of the kit.
            minutes: length of the session.
            findings: what a person should look at.
            more: names of templates that were used beside the kit's own.
        """
        inputs = {**fingerprint(event), **self._inputs}
        for path in spoken.files(event.source):
            inputs[path.name] = files.sha256(path.read_bytes())
        for path in map(self.pack.find, more):
            inputs[_shown(path, self.roots)] = files.sha256(path.read_bytes())
        return {
            "tool": f"mkmaterials {__version__}",
            "event": event.summary.event.title.text,
            "operation": self.pack.key,
            "language": self.words.language,
            "easy_to_read": self.options.easy,
            "minutes": minutes,
            "inputs": [{"name": name, "sha256": digest} for name, digest in inputs.items()],
            "findings": [finding.as_dict() for finding in findings],
        }


def source_date() -> dt.date | None:
    """Return the date in ``SOURCE_DATE_EPOCH``, if that is set.

    Raises:
        ChoiceError: it is not a number of seconds.
    """
    value = os.environ.get("SOURCE_DATE_EPOCH")
    if not value:
        return None
    try:
        return dt.datetime.fromtimestamp(int(value), dt.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ChoiceError(
            _("{variable} is {value!r}", variable="SOURCE_DATE_EPOCH", value=value),
            hint=_("set it to a number of seconds, or unset it."),
        ) from error


def _shown(path: Path, roots: Sequence[Path]) -> str:
    """Return a template's path without the part that belongs to this computer."""
    for root in roots:
        if path.is_relative_to(root):
            return f"templates/{path.relative_to(root).as_posix()}"
    return path.name
