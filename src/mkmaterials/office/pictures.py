"""Pictures: how large they are, which ones are refused, and how Word draws them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from mkmaterials.office import marks
from mkmaterials.office.looks import RELATIONS
from mkmaterials.office.rich import FormatError, escaped
from mkmaterials.office.surroundings import MARK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkmaterials.office.surroundings import Surroundings

MAX_PIXELS: Final = 100_000_000  # an A2 page at 300 dots to the inch has 35 million
KEYS: Final = {"picture", "width", "height", "alt", "url", "name"}
_FORMATS: Final = {
    "PNG": "png",
    "JPEG": "jpeg",
    "GIF": "gif",
    "BMP": "bmp",
    "TIFF": "tiff",
}
TYPES: Final = {suffix: f"image/{suffix}" for suffix in _FORMATS.values()}
_EMU_PER_INCH: Final = 914_400
_EMU_PER_MM: Final = 36_000
_SCREEN: Final = 72  # dots to the inch where a picture does not say
_MAX_DPI: Final = 20_000
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_RASTER = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*"),
    b"RIFF",
)


class PictureError(FormatError):
    """A picture cannot be used. The message says why."""


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
        raise PictureError(f"'{unknown[0]}' is nothing that a picture has")
    data = value["picture"]
    suffix, pixels, dots = measure(data)
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
        raise PictureError(f"{name} is '{value}': write millimetres, such as 40")
    return round(length * _EMU_PER_MM)


def measure(data: bytes) -> tuple[str, tuple[int, int], tuple[float, float]]:
    """Return a picture's suffix, width and height in pixels, and dots to the inch.

    Raises:
        PictureError: it is no picture that Word can show, or an unreasonable one.
    """
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=list(_FORMATS)) as image:
                kind, size, dpi = image.format or "", image.size, image.info.get("dpi")
                image.verify()
    except Image.DecompressionBombError:
        raise PictureError(
            f"the picture has more than {MAX_PIXELS // 10**6} million dots"
        ) from None
    except Exception as error:
        raise PictureError(
            "this is no picture that Word can show: use a PNG, JPEG, GIF, BMP or TIFF file"
        ) from error
    if not size[0] or not size[1]:
        raise PictureError("the picture is empty")
    if size[0] * size[1] > MAX_PIXELS:
        raise PictureError(
            f"the picture has {size[0]} × {size[1]} dots: more than {MAX_PIXELS // 10**6} million"
        )
    return _FORMATS[kind], size, _dots(dpi)


def _dots(dpi: Any) -> tuple[float, float]:
    try:
        across, down = (round(float(value)) for value in dpi)
    except (TypeError, ValueError, OverflowError):
        return _SCREEN, _SCREEN
    usable = [value if 0 < value < _MAX_DPI else _SCREEN for value in (across, down)]
    return usable[0], usable[1]


def too_large(data: bytes) -> str:
    """Say how large a picture of a template is if that is unreasonable, else ""."""
    if not data.startswith(_RASTER):
        return ""
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=[*_FORMATS, "WEBP"]) as image:
                width, height = image.size
    except Image.DecompressionBombError as error:
        sizes = re.search(r"\d+", str(error))
        return f"{sizes.group() if sizes else 'too many'} dots"
    except Exception:  # noqa: BLE001 - a damaged picture harms nobody: it is copied as it is
        return ""
    return f"{width} × {height} dots" if width * height > MAX_PIXELS else ""
