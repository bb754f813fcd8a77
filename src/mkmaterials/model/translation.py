"""Translations of an event's own text, as people made them: nothing here is machine-made.

They lie in a file of their own beside the summary, one for each language. Each keeps the
original it was made from, so that a translation of words that have changed since is noticed
and not printed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

from mkmaterials.messages import N_, _
from mkmaterials.model.summary import About, Strict, Text

# What is read first of a quotation that somebody translated; the other one stands beside it. With
# "original", translations of quotations are left out.
ORDERS: Final = ("translation-first", "original-first", "original")
_DIGITS: Final = 10  # of the hash in an id


@dataclass(kw_only=True)
class TranslatedText(Strict):
    """A text of the summary with its translation."""

    what: Annotated[
        Text,
        About(
            N_("What the text is: title, aim, message, quotation, role-NAME, name-NAME and so on.")
        ),
    ]
    original: Annotated[Text, About(N_("The words that were translated, as the summary has them."))]
    translation: Annotated[Text, About(N_("The translation, without quotation marks around it."))]
    by: Annotated[str | None, About(N_("Who translated it; printed with quotations."))] = None
    accepted: Annotated[
        bool, About(N_("true: somebody has looked at what a check found, and it is right so."))
    ] = False


@dataclass(kw_only=True)
class Translation(Strict):
    """All that was translated of one event into one language."""

    version: Annotated[Literal[1], About(N_("Version of this format."))] = 1
    source: Annotated[Text, About(N_("Name of the press release, beside this file."))]
    language: Annotated[Text, About(N_("Language of the translations (ISO 639, such as ru)."))]
    texts: list[TranslatedText] = field(default_factory=list)

    def __post_init__(self) -> None:
        seen = set()
        for text in self.texts:
            key = (text.what, text.original)
            if key in seen:
                message = _(
                    "texts: there are two translations of one text ({what}: {original!r}); take "
                    "one of them out",
                    what=text.what,
                    original=text.original[:60],
                )
                raise ValueError(message)
            seen.add(key)


def text_id(what: str, original: str) -> str:
    """Return the id by which translators' files refer to a text.

    It holds a hash of the text, so that it stays when texts are added, taken out or moved, and
    is another one as soon as the text itself changes.

    Args:
        what: what the text is, such as ``message``.
        original: the text.
    """
    digest = hashlib.sha256(f"{what}\0{original}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{what}.{digest[:_DIGITS]}"
