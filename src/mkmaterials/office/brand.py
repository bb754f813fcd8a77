"""Putting a pack's colours, fonts, page and logo into a template before it is compiled.

A step of compiling: the compiled form is kept under the hash of template and brand, so that
nothing of this is done again in a later build.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkmaterials.office.package import Package


@dataclass(frozen=True)
class Brand:
    """What a pack sets of the looks of its files.

    Attributes:
        colours: six hexadecimal digits, by place in the theme ("accent1").
        fonts: name of a font, by "major" (headings) and "minor" (text).
        mild_colours: likewise, but only where the template has what `reference` has.
        mild_fonts: likewise.
        reference: the file with which a template is compared for that; empty: with itself.
        page: "A4" or "Letter"; "": as the template has it.
        logo: a PNG or JPEG file; empty: none, and its places are taken out.
        logo_on_dark: the same for dark backgrounds; empty: `logo` stands there too.
        alt: what the logo shows, in words.
    """

    colours: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    mild_colours: Mapping[str, str] = field(default_factory=dict)
    mild_fonts: Mapping[str, str] = field(default_factory=dict)
    reference: bytes = field(default=b"", repr=False)
    page: str = ""
    logo: bytes = field(default=b"", repr=False)
    logo_on_dark: bytes = field(default=b"", repr=False)
    alt: str = ""

    @property
    def key(self) -> str:
        """Letters and digits that only this brand has."""
        digest = sha256()
        groups = (self.colours, self.fonts, self.mild_colours, self.mild_fonts)
        said = [sorted(group.items()) for group in groups]
        digest.update(repr((said, self.page, self.alt)).encode())
        for data in (self.reference, self.logo, self.logo_on_dark):
            digest.update(sha256(data).digest())
        return digest.hexdigest()[:16]


PLAIN = Brand()


def apply_brand(package: Package, brand: Brand) -> None:
    """Change an opened template as a brand wants it.

    Raises:
        TemplateError: the logo is no picture that Word can show, or its place has no size.
    """
    if brand.colours or brand.fonts or brand.mild_colours or brand.mild_fonts:
        from mkmaterials.office.brand_theme import set_theme

        set_theme(package, brand)
    if brand.page and package.kind == "docx":
        from mkmaterials.office.brand_page import set_page

        set_page(package, brand.page)
    if any(b"operation.logo" in data for data in package.parts.values()):
        from mkmaterials.office.brand_logo import fill_places

        fill_places(package, brand)


def check_logo(data: bytes, where: str) -> None:
    """Refuse a logo that could not be put into a file.

    Raises:
        TemplateError: not all programs can show it, or it is unreasonably large.
    """
    from mkmaterials.office.brand_logo import look_at

    look_at(data, where)


def branded(data: bytes, where: str, brand: Brand) -> bytes:
    """Return a template as it is compiled for a brand: its tags still in it.

    Raises:
        TemplateError: it cannot be opened, or the logo cannot be used.
    """
    from mkmaterials.office.archive import pack
    from mkmaterials.office.package import Package

    package = Package(data, where)
    apply_brand(package, brand)
    return pack(package.parts.items())
