"""Office packages: parts, their types and relations, zipped the same way every time."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold
CREATED = "2024-01-01T00:00:00Z"  # when the templates were "made": fixed, so that bytes are

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
VENDOR = "application/vnd.openxmlformats-officedocument"

CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CORE_RELATION = f"{PACKAGE}/relationships/metadata/core-properties"


@dataclass
class Package:
    """An Office file in the making."""

    _parts: dict[str, tuple[str, str]] = field(default_factory=dict)
    _relations: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)

    def add(self, name: str, content_type: str, xml: str) -> None:
        """Add the part `name` ("word/document.xml") with its content type and its XML."""
        self._parts[name] = (content_type, XML_HEAD + xml)

    def relate(self, source: str, target: str, kind: str) -> str:
        """Relate the part `source` ("" for the package) to `target`; return the relation's id.

        `kind` is the last word of an Office relation type ("slideLayout"), or a whole type.
        """
        relations = self._relations.setdefault(source, [])
        identity = f"rId{len(relations) + 1}"
        relations.append((identity, kind if ":" in kind else f"{OFFICE}/{kind}", target))
        return identity

    def data(self) -> bytes:
        """Return the file: same parts, same bytes."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            _put(archive, "[Content_Types].xml", self._content_types())
            for source in sorted(self._relations):
                _put(archive, _relations_name(source), self._relations_of(source))
            for name, (_, xml) in self._parts.items():
                _put(archive, name, xml)
        return out.getvalue()

    def _content_types(self) -> str:
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, (kind, _) in self._parts.items()
        )
        return (
            f'{XML_HEAD}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
        )

    def _relations_of(self, source: str) -> str:
        folder = posixpath.dirname(source)
        relations = "".join(
            f'<Relationship Id="{identity}" Type="{kind}" '
            f"Target={quoteattr(posixpath.relpath(target, folder or '.'))}/>"
            for identity, kind, target in self._relations[source]
        )
        return (
            f'{XML_HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
        )


def core_properties(*, title: str, subject: str, keywords: str) -> str:
    """Return the core properties part; the texts may hold tags."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject>"
        f"<cp:keywords>{keywords}</cp:keywords>"
        "<dc:creator>{{ operation.name or kit.tool }}</dc:creator>"
        "<dc:language>{{ kit.language }}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{CREATED}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{CREATED}</dcterms:modified>'
        "</cp:coreProperties>"
    )


def _relations_name(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _put(archive: zipfile.ZipFile, name: str, xml: str) -> None:
    info = zipfile.ZipInfo(name, FIXED_TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0
    archive.writestr(info, xml.encode("utf-8"))
