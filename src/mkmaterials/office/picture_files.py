"""Picture files: which are refused, how large they are, and what is cut off to fill a place."""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mkmaterials.messages import _
from mkmaterials.office.rich import FormatError

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_PIXELS: Final = 100_000_000  # an A2 page at 300 dots to the inch has 35 million
ON_PAGES: Final = ("png", "jpeg", "gif", "bmp", "tiff")
ON_SLIDES: Final = ("png", "jpeg", "gif")
TYPES: Final = {suffix: f"image/{suffix}" for suffix in ON_PAGES}
_SCREEN: Final = 72  # dots to the inch where a picture does not say
_MAX_DPI: Final = 20_000
_WHOLE: Final = 100_000  # thousandths of a per cent
_RASTER = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*"),
    b"RIFF",
)


class PictureError(FormatError):
    """A picture cannot be used. The message says why."""


class Measured(NamedTuple):
    """A picture file.

    Attributes:
        suffix: of its name, without the dot.
        width: in pixels, as `height`.
        height: see `width`.
        dots: to the inch, across and down.
    """

    suffix: str
    width: int
    height: int
    dots: tuple[float, float]


def file_of(value: Any) -> bytes:
    """Return the file of a picture that a value holds; nothing if it is blank.

    Args:
        value: a group with "picture": the file's bytes; or the bytes.

    Raises:
        PictureError: it is something else.
    """
    data = value.get("picture") if isinstance(value, dict) else value
    if not data:
        return b""
    if not isinstance(data, bytes):
        raise PictureError(
            _("this is no picture: a group with 'picture', the file's bytes, is needed")
        )
    return data


def measure(data: bytes, suffixes: Sequence[str] = ON_PAGES) -> Measured:
    """Measure a picture.

    Args:
        data: the file.
        suffixes: of the kinds that may be.

    Raises:
        PictureError: it is no picture that the program can show, or an unreasonable one.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=[each.upper() for each in suffixes]) as image:
                kind, (width, height) = image.format or "", image.size
                dpi = image.info.get("dpi")
                image.verify()
    except Image.DecompressionBombError:
        message = _("the picture has more than {most} million dots", most=MAX_PIXELS // 10**6)
        raise PictureError(message) from None
    except Exception as error:
        program = "Word" if "tiff" in suffixes else "PowerPoint"
        *most, last = [each.upper() for each in suffixes]
        message = _(
            "this is no picture that {program} can show: use a {kinds} or {last} file",
            program=program,
            kinds=", ".join(most),
            last=last,
        )
        raise PictureError(message) from error
    if not width or not height:
        raise PictureError(_("the picture is empty"))
    if width * height > MAX_PIXELS:
        raise PictureError(
            _(
                "the picture has {width} × {height} dots: more than {most} million",
                width=width,
                height=height,
                most=MAX_PIXELS // 10**6,
            )
        )
    return Measured(kind.lower(), width, height, _dots(dpi))


def crop(width: int, height: int, place: tuple[int, int]) -> str:
    """Return how much is cut off on both sides, or above and below, so that a place is filled.

    Args:
        width: of the picture, as `height` in any unit.
        height: see `width`.
        place: width and height of the place, in any other unit.
    """
    wanted = place[0] / max(place[1], 1)
    given = width / height
    if given > wanted:
        side = round((1 - wanted / given) / 2 * _WHOLE)
        return f'<a:srcRect l="{side}" r="{side}"/>' if side else ""
    side = round((1 - given / wanted) / 2 * _WHOLE)
    return f'<a:srcRect t="{side}" b="{side}"/>' if side else ""


def _dots(dpi: Any) -> tuple[float, float]:
    try:
        across, down = (round(float(value)) for value in dpi)
    except (TypeError, ValueError, OverflowError):
        return _SCREEN, _SCREEN
    usable = [value if 0 < value < _MAX_DPI else _SCREEN for value in (across, down)]
    return usable[0], usable[1]


def too_large(data: bytes) -> str:
    """Return how many dots a picture of a template has if that is unreasonable, else ""."""
    if not data.startswith(_RASTER):
        return ""
    from PIL import Image

    kinds = [*(each.upper() for each in ON_PAGES), "WEBP"]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=kinds) as image:
                width, height = image.size
    except Image.DecompressionBombError as error:
        sizes = re.search(r"\d+", str(error))
        return sizes.group() if sizes else "?"
    except Exception:  # noqa: BLE001 - a damaged picture harms nobody: it is copied as it is
        return ""
    return f"{width} × {height}" if width * height > MAX_PIXELS else ""
