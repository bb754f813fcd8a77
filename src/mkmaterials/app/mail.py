"""The editions for mail in languages in which their templates are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.findings import Finding
from mkmaterials.messages import _
from mkmaterials.office.texts import is_text

if TYPE_CHECKING:
    from mkmaterials.app.tongue import Tongue
    from mkmaterials.overlays import Pack


def in_english_only(file: str, pack: Pack, tongue: Tongue) -> Finding | None:
    """Return a note if a document cannot be made in the language of the kit; else ``None``.

    Templates of text and of web pages are not translated; a pack's own is in its language.

    Raises:
        TemplateError: the template is missing.
    """
    if not is_text(file) or tongue.translation is None:
        return None
    if pack.find(file).parent != pack.folders[-1]:
        return None
    return Finding(
        "wording.mail-in-english-only",
        "note",
        _(
            "{file} was not made: its template is in English, and the kit in {language!r}",
            file=file,
            language=tongue.words.language,
        ),
        where=file,
        hint=_("put a translated copy into your pack if you need it."),
    )
