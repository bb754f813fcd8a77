"""Lists of a pack's own texts, for translators: as gettext catalogues."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkmaterials import files
from mkmaterials.app.build import TEMPLATES as FILES
from mkmaterials.errors import ChoiceError
from mkmaterials.messages import _
from mkmaterials.overlays import BASE, resolve, template_roots
from mkmaterials.overlays.reading import read_labels
from mkmaterials.wording.catalogues import ACTIVITIES, Catalogue, load_catalogue, parsed
from mkmaterials.wording.catalogues import DOCUMENTS as TEXTS
from mkmaterials.wording.locales import SOURCE, has_words, language_name, locale, normalized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from babel.messages.catalog import Message

    from mkmaterials.overlays import Pack
    from mkmaterials.wording.po import PoFile

_ONE: Final = ".one"  # ending of the key of a label's singular
_LICENCE: Final = "# Translations of mkmaterials, under the same licence as mkmaterials.\n#"
_KINDS: Final = (
    ("speaker notes", "speaker notes"),
    ("alt text", "alternative text, for those who cannot see it"),
    ("its description", "description of a table, for those who cannot see it"),
    ("document properties", "property of the file"),
    ("table", "table cell"),
    ("page ", "page header or footer"),
    ("slide", "slide"),
)


@dataclass(frozen=True)
class TextsReport:
    """What became of a catalogue of a pack's texts.

    Attributes:
        path: the catalogue.
        left: number of texts in it that are not translated yet.
        total: number of texts in it.
    """

    path: Path
    left: int
    total: int


def write_texts(key: str, language: str, folder: Path) -> list[TextsReport]:
    """Write what a pack says otherwise than its base into catalogues, to be translated.

    Translations that are there already stay; what base has translated is left out.

    Args:
        key: of the pack.
        language: BCP 47 code.
        folder: the working folder.

    Returns:
        The catalogues; none if the pack has no text of its own that is not translated.

    Raises:
        ChoiceError: there is no such pack or language.
        TemplateError: a file of the pack cannot be used.
        OutputError: a catalogue cannot be written.
    """
    pack = resolve(key, template_roots(folder))
    code = normalized(language)
    _refuse(code, language)
    own = pack.folders[0]
    known = load_catalogue([path for path in pack.all("locale") if path.parent != own], code)
    reports = []
    for name, template in (
        (TEXTS, documents_template(own, code)),
        (ACTIVITIES, activities_template(own)),
    ):
        report = _write(own / "locale" / code / f"{name}.po", template, known, code)
        reports += [report] if report else []
    return reports


def own_texts_left(pack: Pack, language: str) -> int:
    """Return how many texts of their own a pack, and those that it extends, have untranslated.

    Args:
        pack: the pack; what base says is not counted.
        language: the code of the language.

    Raises:
        TemplateError: a file of the pack cannot be used.
    """
    known = load_catalogue(pack.all("locale"), language)
    templates = (
        template
        for folder in pack.folders
        if folder.name != BASE
        for template in (documents_template(folder, language), activities_template(folder))
    )
    left = {
        (message.context, str(message.id))
        for template in templates
        for message in template
        if message.id and not _is_known(known, message)
    }
    return len(left)


def _refuse(code: str, language: str) -> None:
    try:
        locale(code)
    except ValueError as error:
        hint = _("give a code such as ru, sq or sr-Latn.")
        raise ChoiceError(
            _("there is no language {language!r}", language=language), hint=hint
        ) from error
    if code == SOURCE:
        raise ChoiceError(
            _("all texts are written in English already"), hint=_("choose another language.")
        )


def _write(path: Path, template: PoFile, known: Catalogue, code: str) -> TextsReport | None:
    from mkmaterials.wording import po

    for message in [message for message in template if message.id and _is_known(known, message)]:
        template.delete(message.id, message.context)
    if path.is_file():
        catalogue = parsed(path, path.read_bytes())
    elif len(template):
        catalogue = begun(template, code)
    else:
        return None
    catalogue.update(template)
    files.write(path, po.written(catalogue))
    left = sum(bool(each.id) and (each.fuzzy or not po.forms(each)) for each in catalogue)
    return TextsReport(path, left, len(catalogue))


def _is_known(known: Catalogue, message: Message) -> bool:
    from mkmaterials.wording import po

    text, context = po.original(message), str(message.context or "")
    if not context:
        return text in known.texts
    label = (context, text)
    is_label = label in known.labels or label in known.counted
    return is_label or known.exercise(context, text) is not None


def begun(template: PoFile, code: str) -> PoFile:
    """Return a catalogue of a language without translations yet."""
    from mkmaterials.wording import po

    catalogue = po.PoFile(
        locale=locale(code),
        project=template.project,
        version=template.version,
        header_comment=f"# {language_name(code, SOURCE)}\n{_LICENCE}",
        charset="utf-8",
        creation_date=template.creation_date,
        revision_date=template.creation_date,
        fuzzy=False,
    )
    catalogue.own[po.READ_BY] = "no"
    return catalogue


def documents_template(pack: Path, language: str = "") -> PoFile:
    """Return the texts of the labels and templates in a pack's folder.

    Args:
        pack: the folder.
        language: what is typed in it already is left out.

    Raises:
        TemplateError: one of these files cannot be used.
    """
    catalogue = new_template(TEXTS)
    labels = read_labels(pack / "labels.yaml") if (pack / "labels.yaml").is_file() else {}
    for key, text in labels.items():
        if not has_words(text) or key.endswith(_ONE):
            continue
        one = labels.get(f"{key}{_ONE}")
        message = text if one is None else (one, text)
        catalogue.add(message, locations=[("labels.yaml", 0)], context=key)
    for name in FILES.values():
        for message, kind in _texts_of(pack / name, language):
            catalogue.add(message, locations=[(name, 0)], auto_comments=[kind])
    return catalogue


def _texts_of(path: Path, language: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of a template and what each is; those typed in `language` are left out."""
    from mkmaterials.office import mail_texts
    from mkmaterials.office.languages import spelled
    from mkmaterials.office.package import Package
    from mkmaterials.office.texts import is_text
    from mkmaterials.office.translating import is_written_in, texts

    if not path.is_file():
        return
    if is_text(path.name):
        for passage in mail_texts.texts(path.read_bytes(), str(path), language):
            yield passage.message, "text"
        return
    for each in texts(Package(path.read_bytes(), str(path))):
        if not (language and is_written_in(each.element, spelled(language))):
            yield (
                each.message,
                next((words for mark, words in _KINDS if mark in each.place), "text"),
            )


def activities_template(pack: Path) -> PoFile:
    """Return the texts of the exercises in a pack's folder.

    Raises:
        TemplateError: an exercise file holds mistakes.
    """
    from mkmaterials.activities import load_activities
    from mkmaterials.activities.translated import parts

    catalogue = new_template(ACTIVITIES)
    folder = pack / "activities"
    for activity in load_activities([folder]) if folder.is_dir() else ():
        for part in parts(activity):
            catalogue.add(
                part.text,
                locations=[(f"activities/{activity.id}.md", 0)],
                auto_comments=[part.kind],
                context=activity.id,
            )
    return catalogue


TEMPLATES: Final[dict[str, Callable[[Path], PoFile]]] = {
    TEXTS: documents_template,
    ACTIVITIES: activities_template,
}


def new_template(name: str) -> PoFile:
    """Return an empty list of texts, called `name` in its head."""
    from mkmaterials.wording import po

    return po.PoFile(
        project="mkmaterials",
        version=name,
        header_comment=_LICENCE,
        charset="utf-8",
        creation_date=dt.datetime.now(dt.UTC),
        fuzzy=False,
    )
