"""Extraction: a press release becomes an event summary, every fact with its place.

Rules over offsets, no model and no network: what a rule finds is sliced out of the source,
and what none finds stays empty. The words that rules look for are in ``lexicons/``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.findings import Finding
from mkmaterials.messages import _
from mkmaterials.translation.languages import UNKNOWN

if TYPE_CHECKING:
    from mkmaterials.model.release import Release
    from mkmaterials.model.summary import EventSummary


def extract(release: Release) -> tuple[EventSummary, list[Finding]]:
    """Return what a press release states, and what a person should look at.

    Args:
        release: the press release, headline first. A language that has a data file in ``other``
            is read by lighter rules; any other gives the headline and what stands in quotation
            marks. A finding says so.
    """
    from mkmaterials.extract.safeguards import safeguard_findings

    summary, findings = _drafted(release)
    return summary, [*findings, *safeguard_findings(release, summary)]


def _drafted(release: Release) -> tuple[EventSummary, list[Finding]]:
    from mkmaterials.extract.lexicon import languages, lexicon
    from mkmaterials.extract.summarize import bare_summary, summarize

    words = lexicon(release.language)
    if words is not None:
        return summarize(release, words)
    from mkmaterials.extract.other import languages as light_languages
    from mkmaterials.extract.other import read_lightly, words_of

    few = words_of(release.language)
    if few is not None:
        return read_lightly(bare_summary(release), release, few)
    from mkmaterials.extract.other_languages import with_quotations

    summary, findings = with_quotations(bare_summary(release), release)
    known = ", ".join([*languages(), *light_languages()])
    without_rules = Finding(
        "source.language-without-rules",
        "warning",
        _only_quotations(release.language),
        # Translators: {known} are codes of languages, such as en, fr, ru.
        hint=_("fill the summary in by hand. Languages with rules: {known}.", known=known),
    )
    return summary, [without_rules, *findings]


def values_in_words(passage: str) -> list[int]:
    """Return the whole numbers that an English passage gives, in words or in digits."""
    from mkmaterials.extract.lexicon import lexicon
    from mkmaterials.extract.numerals import find_numbers
    from mkmaterials.extract.passages import read_release
    from mkmaterials.model.release import Release

    words = lexicon("en")
    if words is None:  # pragma: no cover - English is always there
        return []
    read = read_release(Release("", (passage,), ""), words)
    return [value for __, __, value in find_numbers(read.paragraphs[0], words)]


def _only_quotations(language: str) -> str:
    if language == UNKNOWN:
        return _(
            "the language of this release could not be told, so only quotations are drawn from "
            "it; who said them, and everything else, is left for you"
        )
    # Translators: {language} is the code of a language, such as tg.
    return _(
        "only quotations are drawn from releases in this language ({language}); who said them, "
        "and everything else, is left for you",
        language=language,
    )
