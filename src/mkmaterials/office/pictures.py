"""Pictures on pages: how large they are set, and how Word draws them."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from mkmaterials.messages import _
from mkmaterials.office import marks
from mkmaterials.office.looks import RELATIONS
from mkmaterials.office.picture_files import PictureError, crop, file_of, measure
from mkmaterials.office.rich import escaped
from mkmaterials.office.surroundings import MARK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkmaterials.office.surroundings import Surroundings

KEYS: Final = {"picture", "width", "height", "alt", "url", "name"}
_EMU_PER_INCH: Final = 914_400
_EMU_PER_MM: Final = 36_000
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a value holds.

    Attributes:
        data: the file.
        suffix: of its file name, without the dot.
        size: on the page, in English metric units (914,400 to the inch).
        alt: what it shows, in words.
        url: where a click on it leads, or "".
        name: of the file.
    """

    data: bytes
    suffix: str
    size: tuple[int, int]
    alt: str
    url: str
    name: str

    @property
    def key(self) -> str:
        """A name that only this file has."""
        return f"{sha256(self.data).hexdigest()[:24]}.{self.suffix}"

    def drawing_in(self, place: Surroundings) -> str:
        """Return the drawing, and let the document take up the file."""
        place.add_picture(self)
        return self.drawing()

    def drawing(self) -> str:
        """Return the drawing, with marks for its number and its relationships."""
        width, height = self.size
        extent = f'cx="{width}" cy="{height}"'
        alt = f' descr="{escaped(self.alt)}"' if self.alt else ""
        link = f"{marks.LINK_START}{escaped(self.url)}{marks.LINK_END}"
        click = f'<a:hlinkClick xmlns:r="{RELATIONS}" r:id="{link}"/>' if self.url else ""
        file = f"{marks.LINK_START}{MARK}{self.key}{marks.LINK_END}"
        return (
            f'<w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
            f'xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture">'
            f'<wp:extent {extent}/><wp:docPr id="{marks.NUMBER}" name="Picture {marks.NUMBER}"'
            f"{alt}>{click}</wp:docPr>"
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
            f'</wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="0" name="{escaped(self.name)}">{click}</pic:cNvPr>'
            f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{RELATIONS}" '
            f'r:embed="{file}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
            f'<a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"/>'
            "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        )


def fill_in(value: Any, place: Surroundings) -> str:
    """Take up the picture of a value that takes the place of a sample; return its address."""
    data = file_of(value)
    if not data:
        return ""
    picture = picture_of(value if isinstance(value, dict) else {"picture": data})
    place.add_picture(picture)
    return f"{MARK}{picture.key}"


def crop_of(value: Any, width: int, height: int) -> str:
    """Return how much of a value's picture is cut off, so that it fills its place."""
    measured = measure(file_of(value))
    return crop(measured.width, measured.height, (width, height))


def is_picture(value: object) -> bool:
    """Tell whether a value is meant as a picture."""
    return isinstance(value, dict) and isinstance(value.get("picture"), bytes)


def picture_of(value: Mapping[str, Any]) -> Picture:
    """Return the picture that a value holds.

    Args:
        value: "picture": the file's bytes; "width" and "height" in millimetres, one or none of
            which may be left out; "alt", "url" and "name" if wanted.

    Raises:
        PictureError: it is no picture that Word can show, or an unreasonable one.
    """
    unknown = [str(key) for key in value if key not in KEYS]
    if unknown:
        raise PictureError(_("'{name}' is nothing that a picture has", name=unknown[0]))
    data = file_of(value)
    suffix, *pixels, dots = measure(data)
    native = [round(n * _EMU_PER_INCH / dpi) for n, dpi in zip(pixels, dots, strict=True)]
    asked = [_length(value.get(name), name) for name in ("width", "height")]
    if asked[0] is None and asked[1] is None:
        size = (native[0], native[1])
    elif asked[1] is None:
        size = (asked[0] or 0, round(native[1] * (asked[0] or 0) / native[0]))
    elif asked[0] is None:
        size = (round(native[0] * asked[1] / native[1]), asked[1])
    else:
        size = (asked[0], asked[1])
    name = str(value.get("name") or f"image.{suffix.replace('jpeg', 'jpg')}")
    return Picture(
        data, suffix, size, str(value.get("alt") or ""), str(value.get("url") or ""), name
    )


def _length(value: object, name: str) -> int | None:
    longest = 2_000
    if value is None or value == "":
        return None
    try:
        length = float(str(value))
    except ValueError:
        length = 0.0
    if not 0 < length <= longest:
        # Translators: {name} is "width" or "height", as it is written in a template.
        message = _("{name} is '{value}': write millimetres, such as 40", name=name, value=value)
        raise PictureError(message)
    return round(length * _EMU_PER_MM)
