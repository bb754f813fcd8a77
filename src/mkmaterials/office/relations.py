"""Writing relationships."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkmaterials.office.compiled import Relation

IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
IMAGE = HYPERLINK.replace("hyperlink", "image")
_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def escape(text: str) -> str:
    """Escape text for an attribute."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def write(source: str, relations: Iterable[Relation]) -> bytes:
    """Return the XML that lists the relationships of the part `source`."""
    folder = posixpath.dirname(source)
    rows = []
    for identity, kind, target, external in relations:
        mode = ' TargetMode="External"' if external else ""
        address = target if external else _relative(target, folder)
        rows.append(
            f'<Relationship Id="{escape(identity)}" Type="{escape(kind)}" '
            f'Target="{escape(address)}"{mode}/>'
        )
    text = f'{DECLARATION}<Relationships xmlns="{_NAMESPACE}">{"".join(rows)}</Relationships>'
    return text.encode()


@lru_cache(maxsize=4096)
def _relative(target: str, folder: str) -> str:
    return posixpath.relpath(f"/{target}", f"/{folder}")


def links(addresses: Iterable[tuple[str, str]]) -> list[Relation]:
    """Return relationships for links to `addresses`, pairs of id and address."""
    return [(identity, HYPERLINK, address, True) for identity, address in addresses]


def pictures(files: Iterable[tuple[str, str]]) -> list[Relation]:
    """Return relationships to pictures, pairs of id and part."""
    return [(identity, IMAGE, name, False) for identity, name in files]


def name_for(part: str) -> str:
    """Return the name of the part that lists a part's relationships."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")
