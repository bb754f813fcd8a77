"""What translators' files hold, whatever their format."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Final, Literal

State = Literal["empty", "unsure", "done"]
_STAMP: Final = re.compile(rb"(?<=mkmaterials-)[0-9a-f]{16}")
NO_STAMP: Final = f"mkmaterials-{'0' * 16}"


@dataclass(frozen=True)
class Entry:
    """A text for a translator.

    Attributes:
        id: by which it is found again.
        original: the text.
        translation: its translation; "" if there is none.
        state: ``empty``: there is no translation; ``unsure``: it was marked as needing work
            (fuzzy, initial), or was made from other words; ``done``.
        notes: what the translator should know: what the text is, where it stands.
        before: the original from which the translation was made, if that was another one.
        place: where the entry stands in its file, such as "line 12".
    """

    id: str
    original: str
    translation: str = ""
    state: State = "empty"
    notes: tuple[str, ...] = ()
    before: str = ""
    place: str = ""


@dataclass(frozen=True)
class Bundle:
    """A translator's file.

    Attributes:
        source: name of the press release.
        source_language: its language; "" if the file does not say.
        language: language of the translations; "" if the file does not say.
        entries: the texts.
        translator: who translated; "" if the file does not say.
    """

    source: str
    source_language: str
    language: str
    entries: tuple[Entry, ...]
    translator: str = ""


def stamped(data: bytes) -> bytes:
    """Return a file with its own fingerprint in the place of the empty one."""
    return _STAMP.sub(_digest(data), data, count=1)


def is_as_written(data: bytes) -> bool:
    """Tell whether nobody has changed a file since it was written here."""
    stamp = _STAMP.search(data)
    return stamp is not None and _digest(data.replace(b"\r\n", b"\n")) == stamp[0]


def _digest(data: bytes) -> bytes:
    plain = _STAMP.sub(b"0" * 16, data, count=1)
    return hashlib.sha256(plain).hexdigest()[:16].encode()
