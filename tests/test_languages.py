"""Kits in other languages: all text of our own is translated, and nothing else is."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import zipfile
from html import unescape
from typing import TYPE_CHECKING

import pytest

from mkmaterials import __version__
from mkmaterials.activities import load_activities
from mkmaterials.app.build import BuildOptions, Workshop
from mkmaterials.overlays import resolve, template_roots
from mkmaterials.readers import read
from mkmaterials.wording import wording
from pseudo import CODE, write_pseudo
from support import SEED

if TYPE_CHECKING:
    from pathlib import Path

    from mkmaterials.app.build import Kit

_PARAGRAPH = re.compile(r"<(w|a):p[ >].*?</\1:p>", re.DOTALL)
_TEXT = re.compile(r"<(?:w|a):t(?: [^>]*)?>([^<]*)</(?:w|a):t>|<(?:w|a):(?:br|tab)\b[^>]*/>")
_ATTRIBUTE = re.compile(r'<(?:wp:docPr|p:cNvPr)\b[^>]*?\b(?:descr|title)="([^"]*)"')
_CAPTION = re.compile(r'<w:tbl(?:Caption|Description) w:val="([^"]*)"')
_PROPERTY = re.compile(r"<(?:dc:title|cp:keywords)>([^<]*)<")
_READ = re.compile(
    r"word/(document|header\d*|footer\d*|footnotes)\.xml|ppt/(slides|notesSlides)/\w+\.xml"
    r"|docProps/core\.xml"
)
_BRACKETED = re.compile("⟦[^⟦⟧]*⟧")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with a pack that has the catalogues of a language that nobody speaks."""
    folder = tmp_path_factory.mktemp("pseudo")
    pack = folder / "templates" / "field-operations" / "pseudo"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text(f"extends: base\nlanguages: [{CODE}]\n", "utf-8")
    base = resolve("base", template_roots(folder)).folders[-1]
    write_pseudo(base / "locale", pack / "locale")
    shutil.copy(SEED, folder)
    return folder


@pytest.fixture(scope="module")
def kit(folder: Path) -> Kit:
    options = BuildOptions(
        operation="pseudo", working_folder=folder, output=folder / "output", language=None
    )
    return Workshop(options).build(folder / SEED.name)


def _texts(path: Path) -> dict[str, list[str]]:
    """Return all text of a finished file, by part."""
    found: dict[str, list[str]] = {}
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if not _READ.fullmatch(name):
                continue
            xml = package.read(name).decode()
            own = [
                "".join(
                    text[1] if text[1] is not None else " " for text in _TEXT.finditer(match[0])
                )
                for match in _PARAGRAPH.finditer(xml)
            ]
            for pattern in (_ATTRIBUTE, _CAPTION, _PROPERTY):
                own += pattern.findall(xml)
            found[name] = [unescape(text) for text in own if text.strip()]
    return found


def test_a_language_that_is_complete_is_chosen_by_itself(kit: Kit) -> None:
    assert kit.folder.name == CODE
    assert [each.code for each in kit.findings if "untranslated" in each.code] == []
    assert [each.code for each in kit.findings if each.code == "wording.not-read"] != []


def test_no_text_of_our_own_is_left_in_english(kit: Kit, folder: Path) -> None:
    """What is not in brackets is of the source, or a number, a time, or a date of CLDR's."""
    release, _ = read(folder / SEED.name)
    words = wording(CODE, {})
    bank = load_activities(resolve("base", template_roots(folder)).all("activities"))
    given = [
        *release.paragraphs,
        *(source for one in bank for source in one.sources),
        *(words.dates(first, last) for first, last in _days()),
        f"{SEED.name} mkmaterials {__version__} {CODE} ABCDEF",
    ]
    known = "\n".join(given).casefold()
    left = [
        f"{output.path.name}, {part}: {piece!r} in {text!r}"
        for output in kit.outputs
        for part, texts in _texts(output.path).items()
        for text in texts
        for piece in _pieces(text, words.join(["1", "2"]).strip(" 12"))
        if piece.casefold() not in known
    ]
    assert left == []


def _pieces(text: str, joined_by: str) -> list[str]:
    """Return what stands outside of brackets, cut where our own punctuation may join things."""
    rest = _BRACKETED.sub("\n", text).replace(f" {joined_by} ", "\n")
    return [
        piece.strip(" 0123456789.,–-")
        for piece in re.split(r"[\n·;:¶()“”]|, |   ", rest)
        if re.search(r"[^\W\d_]", piece)
    ]


def _days() -> list[tuple[dt.date, dt.date]]:
    day = dt.date(2024, 10, 30)
    return [(day, day), (day, day + dt.timedelta(1))]
