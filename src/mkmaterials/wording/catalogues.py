"""The translations of the product's own text: gettext catalogues of the packs.

A pack keeps them in ``locale/<code>/documents.po`` (labels, and the text of the templates) and
``locale/<code>/activities.po`` (the exercises); what a nearer pack says wins. Read catalogues
are kept in the cache as JSON, under their hash.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mkmaterials import files
from mkmaterials.errors import TemplateError
from mkmaterials.messages import _
from mkmaterials.wording.locales import SOURCE, chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from mkmaterials.wording.po import PoFile

DOCUMENTS: Final = "documents"
ACTIVITIES: Final = "activities"
_FILES: Final = (DOCUMENTS, ACTIVITIES)
LOCALE: Final = "locale"  # folder of a pack's catalogues
CATALOGUES: Final = tuple(f"{name}.po" for name in _FILES)
ANY_PACK: Final = "PACK"  # in commands; whoever knows it puts the pack's name in
_FORMAT: Final = "2"  # raise it when the same files would be read into something else
_COMPLETE: Final = 0.97  # share of the texts that a language must have to be chosen by itself


class Counted(NamedTuple):
    """The plural forms of a text, and gettext's rule that chooses one."""

    forms: tuple[str, ...]
    rule: str


class Source(NamedTuple):
    """A catalogue file that was read.

    Attributes:
        path: the file.
        language: code of its folder.
        read_by: the native speaker who has read it, or "".
        done: number of texts with a translation that counts.
    """

    path: Path
    language: str
    read_by: str
    done: int


@dataclass
class Catalogue:
    """All translations into one language.

    Attributes:
        language: BCP 47 code.
        sources: the files, those that win last.
        texts: of templates, by message.
        labels: of labels, by key and English text.
        counted: plural forms of labels, likewise.
        exercises: of exercises, by id and English text.
        known: all texts that the files list, by file, context and English text.
        digest: changes with the files.
    """

    language: str
    sources: list[Source] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    counted: dict[tuple[str, str], Counted] = field(default_factory=dict)
    exercises: dict[tuple[str, str], str] = field(default_factory=dict)
    known: set[tuple[str, str, str]] = field(default_factory=set)
    digest: str = ""

    def __post_init__(self) -> None:
        self._anywhere: dict[str, str] | None = None

    def exercise(self, identity: str, text: str) -> str | None:
        """Return the translation of a text of an exercise; that of another one's if need be."""
        found = self.exercises.get((identity, text))
        if found is None:
            if self._anywhere is None:
                self._anywhere = {english: new for (__, english), new in self.exercises.items()}
            found = self._anywhere.get(text)
        return found

    @property
    def is_complete(self) -> bool:
        """Tell whether whole kits can be made in the language, exercises included."""
        kinds = {source.path.stem for source in self.sources if source.done}
        done = len(self.texts) + len(self.labels) + len(self.counted) + len(self.exercises)
        return kinds.issuperset(_FILES) and done >= _COMPLETE * len(self.known)


def load_catalogue(folders: Sequence[Path], language: str) -> Catalogue:
    """Return the translations into a language; those of its fallbacks where it has none.

    Args:
        folders: ``locale`` folders of the packs, the nearest last.
        language: BCP 47 code.

    Raises:
        TemplateError: a catalogue is no PO file.
    """
    found = Catalogue(language)
    digests: list[str] = []
    for code in reversed(chain(language)):
        for folder in folders:
            for name in _FILES:
                path = folder / code / f"{name}.po"
                if path.is_file():
                    data = path.read_bytes()
                    digests.append(files.sha256(data))
                    _take(found, path, code, _read(path, data))
    found.digest = files.sha256(" ".join(digests).encode())
    return found


def languages(folders: Iterable[Path]) -> list[str]:
    """Return the codes of the languages that have a catalogue of labels and templates."""
    found = {path.parent.name for each in folders for path in each.glob(f"*/{DOCUMENTS}.po")}
    return [SOURCE, *sorted(found)]


def has_catalogue(folders: Sequence[Path], language: str) -> bool:
    """Tell whether documents can be made in a language."""
    known = languages(folders)
    return language == SOURCE or any(code in known for code in (language, *chain(language)))


def _take(found: Catalogue, path: Path, code: str, plain: dict[str, Any]) -> None:
    found.sources.append(Source(path, code, plain["read_by"], plain["done"]))
    for context, english, forms in plain["texts"]:
        found.known.add((path.stem, context, english))
        if not forms:
            continue
        if path.stem == ACTIVITIES:
            found.exercises[context, english] = forms[0]
        elif not context:
            found.texts[english] = forms[0]
        elif len(forms) > 1:
            found.counted[context, english] = Counted(tuple(forms), plain["rule"])
        else:
            found.labels[context, english] = forms[0]


def _read(path: Path, data: bytes) -> dict[str, Any]:
    key = f"catalogue-{_FORMAT}-{files.sha256(data)}.json"
    found: dict[str, Any] = json.loads(files.cached(key, lambda: _as_json(path, data)))
    return found


def parsed(path: Path, data: bytes) -> PoFile:
    """Return a catalogue.

    Args:
        path: its file, for messages.
        data: what is in it.

    Raises:
        TemplateError: it is no PO file.
    """
    from mkmaterials.wording import po

    try:
        return po.read(data)
    except ValueError as error:
        raise TemplateError(
            _("this is no PO file: {problem}", problem=error),
            where=str(path),
            hint=_("mend that line; programs such as Poedit show what is wrong."),
        ) from error


def _as_json(path: Path, data: bytes) -> bytes:
    from mkmaterials.wording import po

    catalogue = parsed(path, data)
    texts = [
        (message.context or "", po.original(message), [] if message.fuzzy else po.forms(message))
        for message in catalogue
        if message.id
    ]
    plain = {
        "read_by": catalogue.read_by,
        "rule": catalogue.plural_expr,
        "done": sum(bool(forms) for __, __, forms in texts),
        "texts": texts,
    }
    return json.dumps(plain, ensure_ascii=False).encode()
