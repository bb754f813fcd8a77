"""What the tests of packs share: pictures, themes of finished files, packs of one's own."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def picture(width: int = 900, height: int = 300, kind: str = "PNG", colour: str = "navy") -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, kind)
    return buffer.getvalue()


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def theme_colours(path: Path) -> dict[str, str]:
    """Return the colours of all themes of a file, which must agree."""
    found: dict[str, str] = {}
    for name, data in parts(path).items():
        if "/theme/theme" in name:
            scheme = next(etree.fromstring(data).iter(f"{A}clrScheme"))
            for place in scheme:
                key = etree.QName(place).localname
                assert found.setdefault(key, place[0].get("val", "")) == place[0].get("val")
    return found


def own_pack(workspace: Path, key: str, text: str, **files: bytes) -> Path:
    """Write a pack; `files` by name, with "_" for the dot."""
    folder = workspace / "templates" / "field-operations" / key
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(text, encoding="utf-8")
    for name, data in files.items():
        stem, _, suffix = name.rpartition("_")
        (folder / f"{stem.replace('_', '-')}.{suffix}").write_bytes(data)
    return folder
