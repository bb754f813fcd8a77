"""The looks of a pack: which colours and fonts hold for a file, and whether they can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mkmaterials.colours import (
    LEAST,
    WHITE,
    Colour,
    contrast,
    from_hex,
    nearest_paper,
    nearest_readable,
)
from mkmaterials.messages import _
from mkmaterials.overlays.reading import Mistake, raise_mistakes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mkmaterials.overlays.settings import PackSettings

_PAPER: Final = "panel"


class Looks(NamedTuple):
    """Colours and fonts for one file of a pack.

    Attributes:
        colours: by what they are for; they hold in any case.
        fonts: likewise.
        mild_colours: they hold only where the file has the colours of base: what somebody
            changed in the Office file itself stays.
        mild_fonts: likewise.
    """

    colours: Mapping[str, str]
    fonts: Mapping[str, str]
    mild_colours: Mapping[str, str]
    mild_fonts: Mapping[str, str]


def looks_for(settings: Sequence[PackSettings], level: int) -> Looks:
    """Return what holds for a file.

    Args:
        settings: of the chain, nearest first, base last.
        level: number of the pack in the chain that the file is from; 0 for the nearest.
    """
    nearer, others = settings[:level], settings[level:-1]  # base describes its files as they are
    colours = merged([each.colours for each in nearer])
    fonts = merged([each.fonts for each in nearer])
    mild_colours = merged([each.colours for each in others])
    mild_fonts = merged([each.fonts for each in others])
    return Looks(
        colours,
        fonts,
        {key: value for key, value in mild_colours.items() if key not in colours},
        {key: value for key, value in mild_fonts.items() if key not in fonts},
    )


def merged(nearest_first: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Return the mappings as one; where several have a key, the nearest holds."""
    found: dict[str, str] = {}
    for mapping in reversed(nearest_first):
        found.update({key: value for key, value in mapping.items() if value})
    return found


def check_colours(folders: Sequence[Path], settings: Sequence[PackSettings]) -> None:
    """Refuse colours that cannot be read on each other.

    Args:
        folders: of the chain, nearest first.
        settings: of the same packs.

    Raises:
        TemplateError: text would have a contrast below 4.5:1; it names the nearest good colour.
    """
    named = merged([each.colours for each in settings])
    colours = {key: colour for key, value in named.items() if (colour := from_hex(value))}
    panel = colours.pop(_PAPER, WHITE)
    for folder, each in zip(folders, settings, strict=True):
        own = set(each.colours)
        papers = [WHITE] if _PAPER in own else [WHITE, panel]  # a pack's own panel gives way
        mistakes = [
            _pale(key, colour, papers)
            for key, colour in colours.items()
            if key in own and min(contrast(colour, paper) for paper in papers) < LEAST
        ]
        if _PAPER in own and not mistakes:
            mistakes = _dark_panel(panel, list(colours.values()))
        raise_mistakes(folder / "pack.yaml", mistakes)


def _pale(key: str, colour: Colour, papers: list[Colour]) -> Mistake:
    worst = min(papers, key=lambda paper: contrast(colour, paper))
    good = nearest_readable(colour, papers)
    values = {
        "key": key,
        "colour": colour.hex,
        "contrast": int(contrast(colour, worst) * 10) / 10,
        "least": LEAST,
    }
    message = (
        # Translators: {contrast:g}:1 is a ratio such as 3.2:1; {colour} is such as 1F4E79.
        _(
            "the colour of '{key}', #{colour}, is hard to read on white paper: its contrast is "
            "{contrast:g}:1, and {least:g}:1 is needed",
            **values,
        )
        if worst == WHITE
        else _(
            "the colour of '{key}', #{colour}, is hard to read on the panels (#{panel}): its "
            "contrast is {contrast:g}:1, and {least:g}:1 is needed",
            panel=worst.hex,
            **values,
        )
    )
    hint = _('write "{colour}", the nearest that can be read.', colour=good.hex)
    return Mistake(("colours", key), message, hint)


def _dark_panel(panel: Colour, texts: list[Colour]) -> list[Mistake]:
    worst = min(contrast(text, panel) for text in texts) if texts else LEAST
    if worst >= LEAST:
        return []
    good = nearest_paper(panel, texts)
    message = _(
        "on panels of the colour #{colour} not all text can be read: the contrast is "
        "{contrast:g}:1, and {least:g}:1 is needed",
        colour=panel.hex,
        contrast=int(worst * 10) / 10,
        least=LEAST,
    )
    hint = _('write "{colour}", the nearest that is pale enough.', colour=good.hex)
    return [Mistake(("colours", _PAPER), message, hint)]
