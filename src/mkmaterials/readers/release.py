"""What all readers end with: clean paragraphs, without furniture, under a headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkmaterials.errors import SourceError, at_line
from mkmaterials.files import sha256
from mkmaterials.findings import Finding
from mkmaterials.messages import _, ngettext
from mkmaterials.model.release import Release
from mkmaterials.readers.furniture import without_furniture
from mkmaterials.readers.headline import is_label, under_headline
from mkmaterials.readers.language import detect
from mkmaterials.readers.mojibake import repaired

if TYPE_CHECKING:
    from collections.abc import Iterable

_ILLEGAL: Final = re.compile(
    r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ufeff\u200b]"
)
_LONGEST_TITLE: Final = 300
_SHOWN: Final = 3


def make_release(
    name: str, data: bytes, paragraphs: Iterable[str], address: str | None = None
) -> tuple[Release, list[Finding]]:
    """Return the release that these paragraphs make, and what was left out of them.

    White space is made single plain spaces, so that the same text gives the same release
    from every kind of file.

    Args:
        name: file name or address.
        data: the source's bytes, for the hash.
        paragraphs: the text's paragraphs, headline first.
        address: web address of the release, if known.

    Raises:
        SourceError: there is no text, or no headline, or letters are damaged beyond repair.
    """
    paragraphs, findings = repaired(name, list(paragraphs))
    cleaned = [_clean(paragraph) for paragraph in paragraphs]
    illegal = sum(count for __, count in cleaned)
    if illegal:
        findings.append(
            Finding(
                "source.control-characters",
                "note",
                ngettext(
                    "{number} invisible control character was left out; it is no part of any word",
                    "{number} invisible control characters were left out; they are no part of any "
                    "word",
                    illegal,
                ),
                where=name,
            )
        )
    kept, dropped = without_furniture([text for text, __ in cleaned if text])
    kept, above = under_headline(kept)
    if dropped or above:
        findings.append(_furniture_finding(name, [*above, *dropped]))
    _refuse_without_title(name, kept)
    release = Release(name, tuple(kept), sha256(data), detect(" ".join(kept)), address)
    if release.headless or is_label(release.title):
        findings.append(_no_headline_finding(name))
    return release, findings


def _clean(paragraph: str) -> tuple[str, int]:
    text, illegal = _ILLEGAL.subn("", paragraph)
    return " ".join(text.split()), illegal


def _furniture_finding(name: str, dropped: list[str]) -> Finding:
    shown = "; ".join(paragraph[:60] for paragraph in dropped[:_SHOWN])
    if len(dropped) > _SHOWN:
        message = ngettext(
            "these lines look like menus, buttons and addresses, and were left out: {lines} and "
            "{number} more",
            "these lines look like menus, buttons and addresses, and were left out: {lines} and "
            "{number} more",
            len(dropped) - _SHOWN,
            lines=shown,
        )
    else:
        message = _(
            "these lines look like menus, buttons and addresses, and were left out: {lines}",
            lines=shown,
        )
    return Finding(
        "source.furniture",
        "note",
        message,
        where=name,
    )


def _no_headline_finding(name: str) -> Finding:
    return Finding(
        "source.no-headline",
        "warning",
        _("the text has no headline of its own; its first line stands where one should be"),
        where=at_line(name, 1),
        hint=_("put the headline on the first line."),
    )


def _refuse_without_title(name: str, paragraphs: list[str]) -> None:
    if not paragraphs:
        hint = _("paste the press release into it.")
        raise SourceError(_("the file is empty"), where=name, hint=hint)
    title = paragraphs[0]
    if len(paragraphs) == 1 or len(title) > _LONGEST_TITLE or not re.search(r"[^\W\d_]", title):
        raise SourceError(
            _(
                "there is no title: the first line must be the headline, and the text must follow "
                "on lines of its own"
            ),
            where=at_line(name, 1),
            hint=_("put the headline on the first line."),
        )
