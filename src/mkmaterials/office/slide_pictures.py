"""Pictures on slides: values that are pictures, cropped so that they fill their place."""

from __future__ import annotations

import re
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mkmaterials.office import marks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
MAX_PIXELS: Final = 100_000_000
TYPES: Final = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif"}
_WHOLE = 100_000  # thousandths of a per cent
_PLACED = re.compile(
    f'r:embed="{marks.FILL_START}(\\d+){marks.FILL_END}"(.*?)'
    f"{marks.FILL_START}(\\d+):(\\d+){marks.FILL_END}",
    re.DOTALL,
)


class Picture(NamedTuple):
    """A picture that a value holds: the file, its suffix, and its size in pixels."""

    data: bytes
    suffix: str
    width: int
    height: int

    @property
    def part(self) -> str:
        """The name of its part; the same file has the same name."""
        return f"ppt/media/picture-{sha256(self.data).hexdigest()[:24]}.{self.suffix}"


def take_up(known: list[Picture], value: Any) -> str:
    """Take up a picture for the slides, and return its number; "" if there is none.

    Args:
        known: the pictures taken up so far.
        value: a group with "picture": the file's bytes; and perhaps "alt".

    Raises:
        TypeError: it is no picture that PowerPoint can show, or an unreasonable one.
    """
    if not value:
        return ""
    data = value.get("picture") if isinstance(value, dict) else value
    if not data:
        return ""
    if not isinstance(data, bytes):
        raise TypeError("this is no picture: a group with 'picture', the file's bytes, is needed")
    for number, picture in enumerate(known):
        if picture.data == data:
            return str(number)
    known.append(_picture(data))
    return str(len(known) - 1)


def _picture(data: bytes) -> Picture:
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            formats = [suffix.upper() for suffix in TYPES]
            with Image.open(BytesIO(data), formats=formats) as image:
                suffix, (width, height) = (image.format or "").lower(), image.size
    except Image.DecompressionBombError:
        width, height, suffix = MAX_PIXELS, MAX_PIXELS, "png"
    except Exception as error:
        raise TypeError("this is no picture: use a PNG, JPEG or GIF file") from error
    if width * height > MAX_PIXELS:
        raise TypeError(f"the picture has more than {MAX_PIXELS // 10**6} million dots")
    if not width or not height:
        raise TypeError("the picture is empty")
    return Picture(data, suffix, width, height)


def place(xml: str, pictures: Sequence[Picture], identify: Callable[[Picture], str]) -> str:
    """Put pictures where they were asked for, cropped evenly so that they fill their place.

    Args:
        xml: a slide, with marks.
        pictures: by number.
        identify: returns the id of the slide's relationship to a picture.
    """

    def put(match: re.Match[str]) -> str:
        picture = pictures[int(match[1])]
        crop = _crop(picture, int(match[3]), int(match[4]))
        return f'r:embed="{identify(picture)}"{match[2]}{crop}'

    return _PLACED.sub(put, xml)


def _crop(picture: Picture, width: int, height: int) -> str:
    """Return how much is cut off on both sides, or above and below."""
    wanted = width / max(height, 1)
    given = picture.width / picture.height
    if given > wanted:
        side = round((1 - wanted / given) / 2 * _WHOLE)
        return f'<a:srcRect l="{side}" r="{side}"/>' if side else ""
    side = round((1 - given / wanted) / 2 * _WHOLE)
    return f'<a:srcRect t="{side}" b="{side}"/>' if side else ""
