"""Opening an Office package: what it holds, and why it may be refused."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from mkmaterials.errors import TemplateError
from mkmaterials.messages import N_, _
from mkmaterials.office.archive import CONTENT_TYPES
from mkmaterials.office.problems import refuse

if TYPE_CHECKING:
    from lxml import etree

MAX_PARTS = 5_000
MAX_PART_BYTES = 128 * 2**20
MAX_TOTAL_BYTES = 384 * 2**20
MAX_RATIO = 400  # of unpacked to packed size; text of Office files stays below about 100
RATIO_FROM_BYTES = 4 * 2**20

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = {
    f"{_OFFICE}wordprocessingml.document.main+xml": "docx",
    f"{_OFFICE}presentationml.presentation.main+xml": "pptx",
}
_DAMAGED_OFFICE = N_("this is no Word or PowerPoint file, or it is damaged ({reason})")
_SAVE_AS = N_("open it in Word or PowerPoint and save it as an ordinary .docx or .pptx file.")


class Relation(NamedTuple):
    """A relationship. `target` is a part's name, or an address if `external`."""

    id: str
    type: str
    target: str
    external: bool

    def plain(self) -> tuple[str, str, str, bool]:
        """Return the relationship as a plain tuple, for keeping."""
        return self.id, self.type, self.target, self.external

    @property
    def kind(self) -> str:
        """Last step of the type: "slide", "notesSlide", "image", "hyperlink"."""
        return self.type.rsplit("/", 1)[-1]


# What a damaged archive may lead to when it is read.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, EOFError, OSError),
    *(ValueError, LookupError, RuntimeError, OverflowError),
)


class Package:
    """The parts of an Office file.

    Args:
        data: the file.
        where: the file's name, for messages.

    Raises:
        TemplateError: this is no Word or PowerPoint file, or not a harmless one.
    """

    def __init__(self, data: bytes, where: str) -> None:
        self.where = where
        self.parts = unpack(data, where)
        self.defaults: dict[str, str] = {}
        self.overrides: dict[str, str] = {}
        self._read_types()
        self._refuse_dangers()
        self.main, self.kind = self._find_main()
        self.language = ""  # of all text, once somebody has set it throughout

    def tree(self, name: str) -> etree._Element:
        """Parse a part. Comments in the XML are left out."""
        from lxml import etree

        data = self.parts[name]
        if declares_entities(data):
            raise TemplateError(
                # Translators: "document type" and "entities" are terms of XML.
                _(
                    "inside the file, '{name}' holds what Word and PowerPoint never write (a "
                    "document type or entities)",
                    name=name,
                ),
                where=self.where,
                hint=_(
                    "such files can be used for attacks; open it in Word or PowerPoint and save it "
                    "as an ordinary .docx or .pptx file."
                ),
            )
        parser: Any = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
        )
        try:
            root: etree._Element = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise TemplateError(
                _("inside the file, '{name}' is damaged ({reason})", name=name, reason=error),
                where=self.where,
                hint=_(_SAVE_AS),
            ) from error
        return root

    def type_of(self, name: str) -> str:
        """Return the content type of a part, or an empty string."""
        own = self.overrides.get(name)
        return own if own is not None else self.defaults.get(extension(name), "")

    def relations(self, name: str) -> list[Relation]:
        """Return the relationships of a part ("" stands for the package)."""
        source = relations_name(name)
        if source not in self.parts:
            return []
        found = []
        for node in self.tree(source).iter(f"{_RELS}Relationship"):
            target = node.get("Target", "")
            external = node.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), target))
                target = target.lstrip("/")
            found.append(Relation(node.get("Id", ""), node.get("Type", ""), target, external))
        return found

    def _read_types(self) -> None:
        if CONTENT_TYPES not in self.parts:
            raise TemplateError(
                _("this is no Word or PowerPoint file (it has no list of contents)"),
                where=self.where,
                hint=_(_SAVE_AS),
            )
        for node in self.tree(CONTENT_TYPES):
            kind = node.get("ContentType", "")
            if node.tag == f"{_TYPES}Default":
                self.defaults[node.get("Extension", "").lower()] = kind
            elif node.tag == f"{_TYPES}Override":
                self.overrides[node.get("PartName", "").lstrip("/")] = kind

    def _refuse_dangers(self) -> None:
        types = {*self.defaults.values(), *self.overrides.values()}
        macros = any("macroEnabled" in kind or "vbaProject" in kind for kind in types)
        if macros or any(name.lower().endswith("vbaproject.bin") for name in self.parts):
            refuse(
                "file.macros",
                _("the file contains macros"),
                where=self.where,
                hint=_("save it as .docx or .pptx without macros."),
            )
        for name, data in self.parts.items():
            if is_xml(name):
                self._refuse_damage(name)
            if "/media/" in f"/{name}":
                self._refuse_picture(name, data)

    def _refuse_damage(self, name: str) -> None:
        """Refuse a part that is damaged; or note it, for the others can be looked into."""
        try:
            self.tree(name)
        except TemplateError as error:
            if declares_entities(self.parts[name]):
                raise
            refuse("file.unusable", error.message, where=error.where, hint=error.hint)

    def _refuse_picture(self, name: str, data: bytes) -> None:
        from mkmaterials.office.picture_files import MAX_PIXELS, too_large

        dots = too_large(data)
        if dots:
            raise TemplateError(
                _(
                    "the picture '{name}' has {dots} dots; at most {most} million are read",
                    name=name,
                    dots=dots,
                    most=MAX_PIXELS // 10**6,
                ),
                where=self.where,
                hint=_("make the picture smaller in the file."),
            )

    def _find_main(self) -> tuple[str, str]:
        for relation in self.relations(""):
            if relation.kind == "officeDocument" and relation.target in self.parts:
                if "purl.oclc.org" in relation.type:
                    raise TemplateError(
                        _("the file is in the 'Strict Open XML' format"),
                        where=self.where,
                        hint=_(
                            "save it as 'Word Document (.docx)' or "
                            "'PowerPoint Presentation (.pptx)', without 'Strict'."
                        ),
                    )
                kind = KINDS.get(self.type_of(relation.target))
                if kind:
                    return relation.target, kind
        raise TemplateError(
            _("this is neither a Word document (.docx) nor a PowerPoint presentation (.pptx)"),
            where=self.where,
            hint=_(_SAVE_AS),
        )


def declares_entities(data: bytes) -> bool:
    """Tell whether XML has a document type or declares entities, in any Unicode encoding."""
    return any(
        word.encode(coding) in data
        for coding in ("ascii", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
        for word in ("<!DOCTYPE", "<!ENTITY")
    )


def extension(name: str) -> str:
    """Return what stands behind the last dot of a part's name, in small letters."""
    return name.rsplit("/", 1)[-1].rpartition(".")[2].lower()


def is_xml(name: str) -> bool:
    """Tell whether a part's name is that of an XML part."""
    return extension(name) in {"xml", "rels", "vml", "svg"}


def relations_name(name: str) -> str:
    """Return the name of the part that lists a part's relationships."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def unpack(
    data: bytes, where: str, *, damaged: str = _DAMAGED_OFFICE, mend: str = _SAVE_AS
) -> dict[str, bytes]:
    """Return the files in a zip file, by name; folders are left out.

    Args:
        data: the zip file.
        where: its name, for messages.
        damaged: what to say of a damaged one, in English; its reason is put in.
        mend: what to do about a damaged one.

    Raises:
        TemplateError: it is damaged or encrypted, would unpack to an unreasonable size, or
            holds a file with a name that leads elsewhere.
    """
    if data.startswith(_OLE):
        raise TemplateError(
            _("the file is protected with a password, or in the format of Office before 2007"),
            where=where,
            hint=_("remove the password, or save it as .docx or .pptx."),
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _refuse_bombs(infos, where)
            _refuse_names([info.filename for info in infos], where, mend)
            return {info.filename: _read(archive, info, where, mend) for info in infos}
    except _DAMAGED as error:
        raise TemplateError(_(damaged, reason=error), where=where, hint=_(mend)) from error


def _refuse_bombs(infos: list[zipfile.ZipInfo], where: str) -> None:
    if len(infos) > MAX_PARTS:
        raise TemplateError(
            _(
                "the file has {count} parts; at most {most} are read",
                count=len(infos),
                most=MAX_PARTS,
            ),
            where=where,
            hint=_("use a smaller file."),
        )
    total = sum(info.file_size for info in infos)
    for info in infos:
        packed = max(info.compress_size, 1)
        swollen = info.file_size > RATIO_FROM_BYTES and info.file_size / packed > MAX_RATIO
        if swollen or info.file_size > MAX_PART_BYTES or total > MAX_TOTAL_BYTES:
            raise TemplateError(
                _("inside the file, '{name}' unpacks to an unreasonable size", name=info.filename),
                where=where,
                hint=_("use smaller pictures, or another file."),
            )
        if info.flag_bits & 1:
            raise TemplateError(
                _("the file is encrypted"), where=where, hint=_("remove the password from it.")
            )


def _refuse_names(names: list[str], where: str, mend: str) -> None:
    seen: set[str] = set()
    for name in names:
        steps = name.split("/")
        bad = name.startswith("/") or "\\" in name or ":" in steps[0] or ".." in steps
        if bad or "" in steps or "." in steps or any(ord(letter) < ord(" ") for letter in name):
            message = _("inside the file, something has an impossible name ({name!r})", name=name)
            raise TemplateError(message, where=where, hint=_(mend))
        if name.lower() in seen:
            message = _("inside the file, '{name}' is there twice", name=name)
            raise TemplateError(message, where=where, hint=_(mend))
        seen.add(name.lower())


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str, mend: str) -> bytes:
    with archive.open(info) as part:
        data = part.read(info.file_size + 1)  # never more than the checked size
    if len(data) != info.file_size:
        message = _("inside the file, '{name}' has another size than it should", name=info.filename)
        raise TemplateError(message, where=where, hint=_(mend))
    return data


def core_part(package: Package) -> str:
    """Return the name of the part with title, author and dates, or ""."""
    found = (each.target for each in package.relations("") if each.kind == "core-properties")
    return next(found, "")
