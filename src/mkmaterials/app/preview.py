"""Pictures of a pack's documents, made by LibreOffice from a likely event."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkmaterials import files
from mkmaterials.app.build import DOCUMENTS, BuildOptions, Kit, Workshop
from mkmaterials.app.intake import slug
from mkmaterials.app.libreoffice import environment
from mkmaterials.app.likely import TYPICAL
from mkmaterials.app.sources import find_sources
from mkmaterials.errors import ChoiceError, MkmaterialsError, OutputError
from mkmaterials.messages import N_, _
from mkmaterials.office.texts import is_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkmaterials.findings import Finding

SHEET: Final = "sheet.png"
_DOTS: Final = 60  # to the inch: to be looked at, not to be read
_SECONDS: Final = 180
_THUMB: Final = 360  # width on the sheet, in pixels
_COLUMNS: Final = 5
_GAP: Final = 12
_GROUND: Final = (128, 128, 128)
_PROGRAMS: Final = {
    "soffice": N_("LibreOffice (soffice) is not there, and only it can draw the pages"),
    "pdftoppm": N_("pdftoppm is not there, which turns pages into pictures"),
}
_PACKAGES: Final = {
    "soffice": "LibreOffice",
    "pdftoppm": N_("poppler (on Debian: poppler-utils)"),
}


@dataclass(frozen=True)
class Preview:
    """Pictures of a pack.

    Attributes:
        folder: where they are.
        sheet: all of them on one sheet.
        pages: a picture for each page or slide, in order.
        findings: what building the kit remarked.
    """

    folder: Path
    sheet: Path
    pages: list[Path]
    findings: list[Finding]


def preview_pack(
    key: str,
    folder: Path,
    *,
    source: Path | None = None,
    output: Path = Path("output"),
    grey: bool = False,
) -> Preview:
    """Build a kit for a likely event and draw its pages.

    Args:
        key: of the pack.
        folder: the workspace.
        source: press release; ``None``: the first in ``seeds``, or a typical one.
        output: folder for ``previews/KEY``.
        grey: draw in black and white, as an office printer does.

    Raises:
        ChoiceError: LibreOffice or pdftoppm is missing, or there is no such pack.
        MkmaterialsError: the kit cannot be built, or a picture not be written.
    """
    programs = {name: _program(name) for name in _PROGRAMS}
    with tempfile.TemporaryDirectory(prefix="mkmaterials-") as place:
        room = Path(place)
        kit = _build(key, folder, source, room)
        drawn = _draw(kit, room, programs)
        target = output / "previews" / slug(key)
        _clear(target)
        pages = [_keep(picture, target, grey=grey) for picture in drawn]
    sheet = target / SHEET
    files.write(sheet, _sheet(pages))
    return Preview(target, sheet, pages, kit.findings)


def _program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise ChoiceError(
            _(_PROGRAMS[name]),
            hint=_(
                "install {program}, or open the documents of 'mkmaterials build' in Word and "
                "PowerPoint instead.",
                program=_(_PACKAGES[name]),
            ),
        )
    return path


def _build(key: str, folder: Path, source: Path | None, room: Path) -> Kit:
    drawn = tuple(name for name, file in DOCUMENTS.items() if not is_text(file))
    options = BuildOptions(key, only=drawn, output=room / "kits", working_folder=folder)
    if source is None:
        try:
            source = find_sources(folder)[0]
        except MkmaterialsError:
            source = TYPICAL
    return Workshop(options).build(source)


def _draw(kit: Kit, room: Path, programs: dict[str, str]) -> list[Path]:
    documents = [output.path for output in kit.outputs]
    profile = (room / "profile").as_uri()
    _run(
        [
            *(programs["soffice"], f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(room), *map(str, documents)),
        ]
    )
    pictures: list[Path] = []
    for document in documents:
        pdf = room / f"{document.stem}.pdf"
        if not pdf.exists():
            raise OutputError(
                _("LibreOffice did not draw {file}", file=document.name),
                where=str(document.name),
                hint=_("open it in LibreOffice and see what it says."),
            )
        _run([programs["pdftoppm"], "-png", "-r", str(_DOTS), str(pdf), str(pdf.with_suffix(""))])
        pictures += sorted(room.glob(f"{document.stem}-[0-9]*.png"))
    return pictures


def _run(command: Sequence[str]) -> None:
    try:
        subprocess.run(  # noqa: S603 - programs found by name, files of our own
            command, check=True, capture_output=True, timeout=_SECONDS, env=environment()
        )
    except (OSError, subprocess.SubprocessError) as error:
        name = Path(command[0]).name
        raise OutputError(
            _(
                "{program} could not draw the pages ({reason})",
                program=name,
                reason=type(error).__name__,
            ),
            hint=_("start {program} by itself once, and try again.", program=name),
        ) from error


def _clear(folder: Path) -> None:
    """Take away the pictures of an earlier preview, and nothing else."""
    for path in [*folder.glob("*-[0-9]*.png"), folder / SHEET]:
        path.unlink(missing_ok=True)


def _keep(picture: Path, folder: Path, *, grey: bool) -> Path:
    from PIL import Image

    path = folder / picture.name
    if not grey:
        files.write(path, picture.read_bytes())
        return path
    with Image.open(picture) as image:
        files.write(path, _png(image.convert("L")))
    return path


def _sheet(pages: Sequence[Path]) -> bytes:
    """Return all pages on one sheet, a document after the other."""
    from PIL import Image

    rows: list[list[Any]] = []
    stem = ""
    for page in pages:
        document = page.stem.rpartition("-")[0]
        if document != stem or len(rows[-1]) == _COLUMNS:
            rows.append([])
        stem = document
        with Image.open(page) as image:
            high = round(image.height * _THUMB / image.width)
            rows[-1].append(image.convert("RGB").resize((_THUMB, high), Image.Resampling.LANCZOS))
    heights = [max(image.height for image in row) + _GAP for row in rows]
    size = (_COLUMNS * (_THUMB + _GAP) + _GAP, sum(heights) + _GAP)
    sheet = Image.new("RGB", size, _GROUND)
    top = _GAP
    for row, high in zip(rows, heights, strict=True):
        for number, image in enumerate(row):
            sheet.paste(image, (_GAP + number * (_THUMB + _GAP), top))
        top += high
    return _png(sheet)


def _png(image: Any) -> bytes:
    from io import BytesIO

    buffer = BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
