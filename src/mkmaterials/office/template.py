"""Templates, ready to be rendered many times."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Literal, cast

from mkmaterials.errors import TemplateError, reason_of
from mkmaterials.messages import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkmaterials.findings import Finding
    from mkmaterials.office.brand import Brand
    from mkmaterials.office.compiled import DeckState, DocumentState, TextState
    from mkmaterials.office.slide_refs import SlideRef
    from mkmaterials.office.translating import Translation


class Rendered:
    """A finished file, and what a person should know about it."""

    __slots__ = ("data", "findings")

    def __init__(self, data: bytes, findings: list[Finding]) -> None:
        self.data = data
        self.findings = findings


class Template:
    """A compiled template: Word, PowerPoint, text or web page.

    Args:
        path: the file, for messages.
        state: compiled form.

    Attributes:
        name: the file's name.
        kind: "docx", "pptx", "txt" or "html".
        findings: what a person should know about the template itself.
    """

    def __init__(
        self, path: str | os.PathLike[str], state: DocumentState | DeckState | TextState
    ) -> None:
        self._where = os.fspath(path)
        self.name = os.path.basename(self._where)
        self.findings = _findings(state["findings"], self._where)
        self.kind = cast("Literal['docx', 'pptx', 'txt', 'html']", state["kind"])
        self._state: Any = state

    @property
    def names(self) -> set[str]:
        """The names that the template's tags ask for: ``event``, ``quotes``."""
        programs = self._state["programs"].values()
        return {name for program in programs for name in program["names"]}

    def outline(self, values: Mapping[str, object]) -> list[SlideRef]:
        """Return the slides that would come out; only the slide directives are run.

        Raises:
            TemplateError: a directive names something unknown.
        """
        if self.kind != "pptx":
            return []
        from mkmaterials.office.deck import outline
        from mkmaterials.office.environment import clean
        from mkmaterials.office.slide_refs import SlideRef

        rows = outline(self._state, clean(dict(values)), self._where)
        return [SlideRef(number, *row) for number, row in enumerate(rows, 1)]

    def laid_out(self, values: Mapping[str, object]) -> list[SlideRef]:
        """Return the slides that come out, all of them made and measured.

        There are more than in the outline where a table goes on on further slides.

        Raises:
            TemplateError: a tag names something unknown, or cannot be carried out.
        """
        if self.kind != "pptx":
            return []
        from mkmaterials.office.deck import laid_out
        from mkmaterials.office.environment import clean
        from mkmaterials.office.slide_refs import SlideRef

        rows = laid_out(self._state, clean(dict(values)), self._where)
        return [
            SlideRef(number, name, item, tuple(texts))
            for number, (name, item, texts) in enumerate(rows, 1)
        ]

    def render(
        self,
        values: Mapping[str, object],
        *,
        language: str = "",
        properties: Mapping[str, str] | None = None,
        part_title: str = "",
        source_language: str = "",
    ) -> Rendered:
        """Return the finished file. The same values give the same bytes.

        Args:
            values: for the tags.
            language: of the file and of the runs on slides, as ISO 639 code; "": as the
                template has it.
            properties: of the file: "title", "author" and "subject", where the template's own
                properties hold no tags.
            part_title: how the title of a slide is written whose table goes on on the next:
                "{title} ({part}/{parts})", if nothing else is said.
            source_language: of the texts that templates mark with ``|lang('source')``.

        Raises:
            TemplateError: a tag names something unknown, or cannot be carried out.
        """
        from mkmaterials.office.environment import clean
        from mkmaterials.office.languages import spelled
        from mkmaterials.office.surroundings import SURROUNDINGS, Surroundings

        around = Surroundings(None, language, source_language=source_language)
        cleaned = {**clean(dict(values)), SURROUNDINGS: around}
        if self.kind in {"txt", "html"}:
            from mkmaterials.office.texts import render_text

            return Rendered(render_text(self._state, cleaned, self._where), [*self.findings])
        about = {**(properties or {}), "language": spelled(language)}
        if self.kind == "docx":
            from mkmaterials.office.document import render_document

            data, findings = render_document(self._state, cleaned, self._where, about)
            return Rendered(data, [*self.findings, *findings])
        from mkmaterials.office.deck import PART_TITLE, render_deck

        title = part_title or PART_TITLE
        data, findings = render_deck(self._state, cleaned, self._where, about, title)
        return Rendered(data, [*self.findings, *findings])


def _findings(found: list[dict[str, str]], where: str) -> list[Finding]:
    """Return what was found in a template when it was compiled."""
    if not found:
        return []
    from mkmaterials.findings import Finding

    return [Finding(**cast("Any", each | {"where": f"{where}: {each['where']}"})) for each in found]


def load(
    path: str | os.PathLike[str],
    brand: Brand | None = None,
    *,
    translation: Translation | None = None,
    easy: bool = False,
) -> Template:
    """Return the template in `path`, compiled: from the cache if it is there.

    Args:
        path: the file.
        brand: colours, fonts, page and logo that are put into it; `None`: nothing.
        translation: into the language of the documents; `None`: it stays as it is written.
        easy: with larger type and more space; texts and web pages stay as they are.

    Raises:
        TemplateError: the file cannot be read, or is wrong, or the logo cannot be used.
    """
    where = os.fspath(path)
    try:
        with open(where, "rb") as file:
            data = file.read()
    except OSError as error:
        raise TemplateError(
            _("cannot be read ({reason})", reason=reason_of(error)),
            where=where,
            hint=_("check that the file is there and that you may read it."),
        ) from error
    from mkmaterials.office import lean_jinja

    lean_jinja.load()
    from mkmaterials.office.cache import compiled

    return Template(where, compiled(data, where, brand, translation=translation, easy=easy))
