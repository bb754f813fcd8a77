"""A trainer's workspace: the folder in which press releases, packs and kits are."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mkmaterials import files
from mkmaterials.errors import OutputError, reason_of
from mkmaterials.messages import _

_FOLDERS: Final = ("seeds", "templates/field-operations", "output")
_README: Final = Path(__file__).with_name("workspace.md")


def init_workspace(folder: Path) -> tuple[list[Path], list[Path]]:
    """Make a workspace; what is there already stays as it is.

    Args:
        folder: the workspace; made if need be.

    Returns:
        What was made, and what was there.

    Raises:
        OutputError: a folder or file cannot be written.
    """
    made: list[Path] = []
    there: list[Path] = []
    for name in _FOLDERS:
        path = folder / name
        (there if path.is_dir() else made).append(path)
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(
                _("the folder cannot be made ({reason})", reason=reason_of(error)),
                where=str(path),
                hint=_("choose another place, or take away what is in the way."),
            ) from error
    readme = folder / "README.md"
    if readme.exists():
        there.append(readme)
    else:
        files.write(readme, _README.read_bytes())
        made.append(readme)
    return made, there
