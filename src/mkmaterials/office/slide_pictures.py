"""Pictures on slides: values that are pictures, cropped so that they fill their place."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from mkmaterials.office import marks
from mkmaterials.office.picture_files import ON_SLIDES, crop, file_of, measure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
        PictureError: it is no picture that PowerPoint can show, or an unreasonable one.
    """
    data = file_of(value)
    if not data:
        return ""
    for number, picture in enumerate(known):
        if picture.data == data:
            return str(number)
    suffix, width, height, _ = measure(data, ON_SLIDES)
    known.append(Picture(data, suffix, width, height))
    return str(len(known) - 1)


def place(xml: str, pictures: Sequence[Picture], identify: Callable[[Picture], str]) -> str:
    """Put pictures where they were asked for, cropped evenly so that they fill their place.

    Args:
        xml: a slide, with marks.
        pictures: by number.
        identify: returns the id of the slide's relationship to a picture.
    """

    def put(match: re.Match[str]) -> str:
        picture = pictures[int(match[1])]
        cut = crop(picture.width, picture.height, (int(match[3]), int(match[4])))
        return f'r:embed="{identify(picture)}"{match[2]}{cut}'

    return _PLACED.sub(put, xml)
