"""What a ``pack.yaml`` may say, as plain records."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mkmaterials.messages import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT: Final = 2  # of pack.yaml; 1 had one name, and no colours, fonts, logo, page or legal
ANY_LANGUAGE: Final = ""
PAGES: Final = ("A4", "Letter")
# What each colour is for; where it goes in an Office theme is known to the engine.
COLOURS: Final = {
    # Translators: what a colour of a pack is for, here and in the next ones.
    "main": N_("headings and edges"),
    "second": N_("quotations and small headings"),
    "alert": N_("warnings and questions to the room"),
    "quiet": N_("notes and paragraph numbers"),
    "text": N_("text"),
    "panel": N_("the pale fill of panels and header rows"),
    "link": N_("links"),
}
FONTS: Final = ("headings", "text")


@dataclass(frozen=True)
class Contact:
    """A contact or a local referral partner."""

    name: str
    role: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""


@dataclass(frozen=True)
class Logo:
    """A logo.

    Attributes:
        file: its picture, beside ``pack.yaml``.
        on_dark: the same for dark backgrounds, or "".
        alt: what it shows, by language.
    """

    file: str
    on_dark: str = ""
    alt: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PackSettings:
    """The settings of one ``pack.yaml``; empty means: as in the pack it extends.

    What is "by language" has ISO 639 codes as keys, and "" for all languages.

    Attributes:
        format: version of the form of ``pack.yaml`` for which it was written.
        extends: key of the next pack in the chain; ``None`` in base.
        name: full name of the operation, preposition and all, by language.
        seat: city.
        languages: ISO 639 codes in the order of preference.
        colours: six hexadecimal digits, by what they are for (``COLOURS``).
        fonts: names of fonts, for headings and for text.
        logo: the logo, or ``None``.
        page: "A4" or "Letter", or "".
        contacts: whom participants can turn to.
        referral: local referral partners.
        legal: local laws and rules to refer to, by language.
        relevance: paragraphs on what such events mean for this operation, by language.
        quotations: what is read first of a translated quotation: one of ``ORDERS``, or "".
    """

    format: int = 1
    extends: str | None = "base"
    name: Mapping[str, str] = field(default_factory=dict)
    seat: str = ""
    languages: tuple[str, ...] = ()
    colours: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    logo: Logo | None = None
    page: str = ""
    contacts: tuple[Contact, ...] = ()
    referral: tuple[Contact, ...] = ()
    legal: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    relevance: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    quotations: str = ""
