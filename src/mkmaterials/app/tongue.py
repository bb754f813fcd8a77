"""The language of a kit: which it is, what is translated into it, and what is not."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkmaterials.errors import ChoiceError
from mkmaterials.findings import Finding
from mkmaterials.messages import _, listed, ngettext
from mkmaterials.wording import Wording, wording
from mkmaterials.wording.catalogues import (
    ANY_PACK,
    LOCALE,
    Catalogue,
    has_catalogue,
    languages,
    load_catalogue,
)
from mkmaterials.wording.locales import SOURCE, called, language_name, locale, normalized, with_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from mkmaterials.activities import Activity
    from mkmaterials.office.translating import Translation
    from mkmaterials.overlays import Pack
    from mkmaterials.plan.material import MaterialPlan


@dataclass
class Tongue:
    """The language of a kit and its words.

    Attributes:
        words: labels and formats.
        findings: what a person should know about the language.
        catalogue: translations; `None` for English, in which all is written.
    """

    words: Wording
    findings: list[Finding] = field(default_factory=list)
    catalogue: Catalogue | None = None

    def __post_init__(self) -> None:
        self._missing: dict[str, list[str]] = {}

    @property
    def translation(self) -> Translation | None:
        """The texts of templates, for compiling them."""
        if self.catalogue is None:
            return None
        from mkmaterials.office.translating import Translation

        found = self.catalogue
        return Translation(found.language, found.texts, found.digest)

    @property
    def files(self) -> list[Path]:
        """The catalogues that were read."""
        return [] if self.catalogue is None else [source.path for source in self.catalogue.sources]

    def activities(self, pack: Pack) -> tuple[Activity, ...]:
        """Return the exercise bank in this language.

        Raises:
            TemplateError: an exercise file holds mistakes.
        """
        from mkmaterials.activities import load_activities

        found = load_activities(pack.all("activities"))
        return tuple(map(self._translated, found)) if self.catalogue else found

    def _translated(self, activity: Activity) -> Activity:
        from mkmaterials.activities.translated import in_language

        def translate(text: str) -> str:
            new = self.catalogue.exercise(activity.id, text) if self.catalogue else None
            if new is None:
                self._missing.setdefault(activity.id, []).append(text)
            return new or text

        return in_language(activity, translate)

    def is_missing(self, identity: str, text: str) -> bool:
        """Tell whether a text of an exercise is not translated; known once all were asked for."""
        return text in self._missing.get(identity, ())

    def missing_in(self, plan: MaterialPlan) -> list[Finding]:
        """Return what is not translated of the exercises that a kit prints."""
        blocks = (*plan["session"]["blocks"], *plan["session"]["further"])
        used = [block["id"] for block in blocks if block["id"] in self._missing]
        if not used:
            return []
        from mkmaterials.office.translating import untranslated

        language = self.words.language
        texts = [text for identity in dict.fromkeys(used) for text in self._missing[identity]]
        return [
            Finding(
                "exercise.untranslated",
                "warning",
                untranslated(texts, language),
                where=_("exercises: {names}", names=", ".join(dict.fromkeys(used))),
                hint=_translate_in(f"locale/{language}/activities.po"),
            )
        ]


def tongue_of(pack: Pack, language: str | None) -> Tongue:
    """Return the language of a pack's kits.

    Args:
        pack: the pack.
        language: BCP 47 code; ``None``: the pack's first language if whole kits can be made in it,
            exercises included, else English. Its further languages are not taken unasked: which
            of them a country is addressed in is for people to decide.

    Raises:
        ChoiceError: there is no catalogue of that language.
        TemplateError: a catalogue or a file of labels is malformed.
    """
    folders = pack.all(LOCALE)
    typed = language or ""
    language = None if language is None else normalized(language)
    wanted = list(pack.first("languages")) or [SOURCE]
    if language is not None and not has_catalogue(folders, language):
        raise ChoiceError(
            _("there are no texts in the language {language!r}", language=typed),
            hint=_which(typed, languages(folders)),
        )
    chosen = language or (wanted[0] if _is_complete(folders, wanted[0]) else SOURCE)
    catalogue = None if chosen == SOURCE else load_catalogue(folders, chosen)
    words = wording(chosen, pack.labels(), catalogue)
    findings = (
        _not_chosen(pack, folders, wanted) if language is None and chosen != wanted[0] else []
    )
    return Tongue(words, [*findings, *_about(words, catalogue, pack.key)], catalogue)


def _which(typed: str, known: Sequence[str]) -> str:
    """Return which language to choose: the one that was meant, or all that there are."""
    code = called(typed, known)
    if code:
        return _("write its code: {language}.", language=with_name(code))
    return _("choose one of: {names}.", names=", ".join(map(with_name, known)))


def _is_complete(folders: Sequence[Path], language: str) -> bool:
    if language == SOURCE:
        return True
    return has_catalogue(folders, language) and load_catalogue(folders, language).is_complete


def _not_chosen(pack: Pack, folders: Sequence[Path], wanted: Sequence[str]) -> list[Finding]:
    """Return why the documents are not in the pack's first language, and what to choose from."""
    first, *others = wanted
    hints = []
    if has_catalogue(folders, first):
        hints.append(
            _(
                "'{option}' gives what is there, and the rest in English.",
                option=f"--language {first}",
            )
        )
    whole = [code for code in others if code != SOURCE and _is_complete(folders, code)]
    hints += [_gives(pack, code) for code in whole]
    return [
        Finding(
            "wording.fallback",
            "note",
            _(
                "the documents are in English: not all texts are there in {language} yet",
                language=language_name(first),
            ),
            where=_("pack {pack}", pack=pack.key),
            hint=" ".join(hints),
        )
    ]


def _gives(pack: Pack, code: str) -> str:
    """Say what there is in a language in which whole kits of the base can be made."""
    from mkmaterials.app.catalogues import own_texts_left

    option, language = f"--language {code}", language_name(code)
    left = own_texts_left(pack, code)
    if not left:
        return _("'{option}' gives all in {language}.", option=option, language=language)
    return ngettext(
        "'{option}' gives all in {language} but for {number} text of the pack's own.",
        "'{option}' gives all in {language} but for {number} texts of the pack's own.",
        left,
        option=option,
        language=language,
    )


def _about(words: Wording, catalogue: Catalogue | None, key: str) -> list[Finding]:
    """Return what a person should know of the translations."""
    if catalogue is None:
        return []
    language = catalogue.language
    name = language_name(language)
    found: list[Finding] = []
    if words.missing:
        from mkmaterials.office.translating import untranslated

        found.append(
            Finding(
                "wording.untranslated",
                "warning",
                untranslated(words.missing, language),
                where="labels.yaml",
                hint=_(
                    "'{command}' lists what there is to do.",
                    command=f"mkmaterials templates texts {key} --language {language}",
                ),
            )
        )
    others = {each.language for each in catalogue.sources if each.done}
    if others and locale(language) not in map(locale, others):
        found.append(
            Finding(
                "wording.fallback",
                "note",
                _(
                    "there are no texts of their own in {language}: those in {others} are used",
                    language=name,
                    others=listed(map(language_name, sorted(others))),
                ),
                where=_("language {language}", language=language),
            )
        )
    unread = [source for source in catalogue.sources if not source.read_by and source.done]
    if unread:
        found.append(
            Finding(
                "wording.not-read",
                "note",
                _("no native speaker has read the texts in {language} yet", language=name),
                where=", ".join(
                    dict.fromkeys(f"{each.language}/{each.path.name}" for each in unread)
                ),
                hint=_("let somebody read the documents before use, and tell us what is wrong."),
            )
        )
    return found


def of_pack(findings: Iterable[Finding], key: str) -> list[Finding]:
    """Return findings about templates with the name of the pack in what there is to do."""
    return [replace(each, hint=each.hint.replace(f" {ANY_PACK} ", f" {key} ")) for each in findings]


def _translate_in(file: str) -> str:
    return _("translate them in {file} of the pack.", file=file)
