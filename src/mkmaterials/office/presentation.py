"""The parts of a presentation that list its slides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkmaterials.office import marks
from mkmaterials.office.measures import whole
from mkmaterials.office.placeholders import Placeholders
from mkmaterials.office.places import P

if TYPE_CHECKING:
    from lxml import etree

    from mkmaterials.office.package import Package, Relation

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SECTION_SLIDE = "{http://schemas.microsoft.com/office/powerpoint/2010/main}sldId"
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_STALE = ("TitlesOfParts", "HeadingPairs", "Words", "Paragraphs")


class Presentation(NamedTuple):
    """The presentation part.

    Attributes:
        xml: with marks: SLIDE for the list of slides, PART <id> HEAD for a slide in a
            section, LINK_START <relationship> HEAD for a slide in a custom show.
        slides: id and relationship id of each slide, in order.
    """

    xml: str
    slides: list[tuple[int, str]]


def notes_master(package: Package) -> list[Relation]:
    """Return the presentation's relationships, one to the notes master among them if any."""
    relations = package.relations(package.main)
    if any(relation.kind == "notesMaster" for relation in relations):
        return relations
    for name in package.parts:
        if not package.type_of(name).endswith("notesSlide+xml"):
            continue
        for relation in package.relations(name):
            if relation.kind == "notesMaster":
                taken = {each.id for each in relations}
                number = next(n for n in range(1, 1 << 20) if f"rId{n}" not in taken)
                return [*relations, relation._replace(id=f"rId{number}")]
    return relations


def presentation_xml(package: Package, relations: list[Relation]) -> Presentation:
    """Return the presentation part with marks for its slides, notes master listed."""
    from lxml import etree

    root = package.tree(package.main)
    kept = Placeholders(package.parts[package.main])
    targets = {each.id for each in relations if each.target in package.parts}
    list_notes_master(root, relations)
    slides: list[tuple[int, str]] = []
    for listing in root.findall(f"{P}sldIdLst"):
        slides += [
            (whole(entry.get("id")), entry.get(f"{R}id", ""))
            for entry in listing.findall(f"{P}sldId")
            if entry.get(f"{R}id") in targets
        ]
        listing[:] = [kept.node(marks.SLIDE)]
    for entry in list(root.iter(_SECTION_SLIDE)):
        mark = f"{marks.PART}{entry.get('id', '')}{marks.HEAD}{entry.prefix}{marks.HEAD}"
        _swap(entry, kept.node(mark))
    for entry in list(root.iterfind(f"{P}custShowLst/{P}custShow/{P}sldLst/{P}sld")):
        mark = f"{marks.LINK_START}{entry.get(f'{R}id', '')}{marks.HEAD}"
        _swap(entry, kept.node(mark))
    xml = "".join(str(piece) for piece in kept.cut(etree.tostring(root, encoding="unicode")))
    return Presentation(xml, slides)


def app_xml(package: Package) -> tuple[str, str]:
    """Return name and XML of the extended properties, with marks for the counts.

    SLIDE stands for the number of slides, PART for the number of slides with notes. The
    list of slide titles would be wrong and is left out.
    """
    from lxml import etree

    for relation in package.relations(""):
        if relation.kind != "extended-properties" or relation.target not in package.parts:
            continue
        root = package.tree(relation.target)
        kept = Placeholders(package.parts[relation.target])
        for name in _STALE:
            for node in root.findall(f"{_APP}{name}"):
                root.remove(node)
        for name, mark in (("Slides", marks.SLIDE), ("Notes", marks.PART)):
            for node in root.findall(f"{_APP}{name}"):
                node.text = kept.text(mark)
        xml = etree.tostring(root, encoding="unicode")
        return relation.target, "".join(str(piece) for piece in kept.cut(xml))
    return "", ""


def list_notes_master(root: etree._Element, relations: list[Relation]) -> None:
    """List the notes master in a presentation part: without that, some programs lose notes."""
    identity = next((each.id for each in relations if each.kind == "notesMaster"), None)
    if identity is None or root.find(f"{P}notesMasterIdLst") is not None:
        return
    listing = root.makeelement(f"{P}notesMasterIdLst")
    entry = listing.makeelement(f"{P}notesMasterId")
    entry.set(f"{R}id", identity)
    listing.append(entry)
    masters = root.find(f"{P}sldMasterIdLst")
    if masters is None:
        root.insert(0, listing)
    else:
        masters.addnext(listing)


def _swap(old: etree._Element, new: etree._Element) -> None:
    parent = old.getparent()
    if parent is not None:
        parent.replace(old, new)
