"""The parts of a PowerPoint file around its slides: presentation, layouts, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from deck_layouts import LAYOUTS, master
from package import CORE_RELATION, CORE_TYPE, VENDOR, Package, core_properties
from slides import (
    HIGH,
    NAMESPACES,
    WIDE,
    Box,
    Look,
    Place,
    filled,
    level,
    number_field,
    paragraph,
    placeholder,
    properties,
    table_styles,
    tree,
)
from theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

_TYPE = f"{VENDOR}.presentationml"
_MAIN = "ppt/presentation.xml"
_MASTER = "ppt/slideMasters/slideMaster1.xml"
_NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml"
_COLOUR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
    'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
    'folHlink="folHlink"/>'
)
# A4 upright: notes are printed.
_NOTES_WIDE, _NOTES_HIGH = 6858000, 9906000
_PICTURE = Box(0.75, 0.75, 6.0, 3.375)
_NOTES = Place("Notes", "body", 1, Box(0.75, 4.4, 6.0, 5.6), 12, before=4, fit=False)
_PAGE = Place(
    "Page number", "sldNum", 2, Box(4.0, 10.2, 2.75, 0.4), 10, align="r", anchor="b", fit=False
)

Slides = list[tuple[str, str, list[str]]]  # layout's name, slide's XML, notes


class Laid(Protocol):
    """A slide layout, as far as a file needs to know it."""

    @property
    def name(self) -> str:
        """By which slides ask for it."""

    def xml(self) -> str:
        """Return the layout part."""


def presentation(
    slides: Slides, *, title: str, subject: str, keywords: str, layouts: Sequence[Laid] = LAYOUTS
) -> bytes:
    """Return a PowerPoint file of `slides`."""
    package = Package()
    package.relate("", _MAIN, "officeDocument")
    package.relate("", "docProps/core.xml", CORE_RELATION)
    master_id = package.relate(_MAIN, _MASTER, "slideMaster")
    notes_id = package.relate(_MAIN, _NOTES_MASTER, "notesMaster")
    names = [layout.name for layout in layouts]
    slide_ids = [
        _slide(package, number, names.index(layout) + 1, xml, notes)
        for number, (layout, xml, notes) in enumerate(slides, start=1)
    ]
    for name, xml in _side_parts():
        package.relate(_MAIN, f"ppt/{name}.xml", name)
        package.add(f"ppt/{name}.xml", f"{_TYPE}.{name}+xml", xml)
    _add_theme(package, _MAIN, 1)
    package.add(
        _MAIN, f"{_TYPE}.presentation.main+xml", _presentation(master_id, notes_id, slide_ids)
    )
    _add_master(package, layouts)
    _add_notes_master(package)
    core = core_properties(title=title, subject=subject, keywords=keywords)
    package.add("docProps/core.xml", CORE_TYPE, core)
    return package.data()


def _slide(package: Package, number: int, place: int, xml: str, notes: list[str]) -> str:
    slide, page = f"ppt/slides/slide{number}.xml", f"ppt/notesSlides/notesSlide{number}.xml"
    package.relate(slide, f"ppt/slideLayouts/slideLayout{place}.xml", "slideLayout")
    package.relate(slide, page, "notesSlide")
    package.add(slide, f"{_TYPE}.slide+xml", xml)
    package.relate(page, _NOTES_MASTER, "notesMaster")
    package.relate(page, slide, "slide")
    package.add(page, f"{_TYPE}.notesSlide+xml", _notes(notes))
    return package.relate(_MAIN, slide, "slide")


def _add_theme(package: Package, source: str, number: int) -> None:
    name = f"ppt/theme/theme{number}.xml"
    package.relate(source, name, "theme")
    package.add(name, f"{VENDOR}.theme+xml", theme())


def _add_master(package: Package, layouts: Sequence[Laid]) -> None:
    identities = []
    for number, layout in enumerate(layouts, start=1):
        name = f"ppt/slideLayouts/slideLayout{number}.xml"
        relation = package.relate(_MASTER, name, "slideLayout")
        identities.append(f'<p:sldLayoutId id="{2147483660 + number}" r:id="{relation}"/>')
        package.relate(name, _MASTER, "slideMaster")
        package.add(name, f"{_TYPE}.slideLayout+xml", layout.xml())
    package.relate(_MASTER, "ppt/theme/theme1.xml", "theme")
    package.add(_MASTER, f"{_TYPE}.slideMaster+xml", master("".join(identities)))


def _add_notes_master(package: Package) -> None:
    _add_theme(package, _NOTES_MASTER, 2)
    levels = "".join(level(number, 12, Look(before=4)) for number in range(1, 6))
    shapes = tree(_picture(), placeholder(3, _NOTES), placeholder(4, _PAGE))
    package.add(
        _NOTES_MASTER,
        f"{_TYPE}.notesMaster+xml",
        f'<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgRef idx="1001">'
        f'<a:schemeClr val="bg1"/></p:bgRef></p:bg>{shapes}</p:cSld>{_COLOUR_MAP}'
        f"<p:notesStyle>{levels}</p:notesStyle></p:notesMaster>",
    )


def _picture() -> str:
    return (
        f"<p:sp><p:nvSpPr>{properties(2, 'Slide image', described='The slide')}"
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{_PICTURE.xml()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        '<a:ln w="9525"><a:solidFill><a:schemeClr val="accent4"/></a:solidFill></a:ln></p:spPr>'
        "</p:sp>"
    )


def _notes(texts: list[str]) -> str:
    image = (
        f"<p:sp><p:nvSpPr>{properties(2, 'Slide image', described='The slide')}"
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    )
    body = filled(3, _NOTES, *(paragraph(text) for text in texts))
    return (
        f"<p:notes {NAMESPACES}><p:cSld>{tree(image, body, number_field(4, _PAGE))}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _presentation(master_id: str, notes_id: str, slide_ids: list[str]) -> str:
    slides = "".join(
        f'<p:sldId id="{256 + number}" r:id="{relation}"/>'
        for number, relation in enumerate(slide_ids)
    )
    levels = "".join(level(number, 18) for number in range(1, 6))
    return (
        f'<p:presentation {NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst>'
        f'<p:sldMasterId id="2147483660" r:id="{master_id}"/></p:sldMasterIdLst>'
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes_id}"/></p:notesMasterIdLst>'
        f'<p:sldIdLst>{slides}</p:sldIdLst><p:sldSz cx="{WIDE}" cy="{HIGH}"/>'
        f'<p:notesSz cx="{_NOTES_WIDE}" cy="{_NOTES_HIGH}"/>'
        f"<p:defaultTextStyle>{levels}</p:defaultTextStyle></p:presentation>"
    )


def _side_parts() -> tuple[tuple[str, str], ...]:
    return (
        ("presProps", f"<p:presentationPr {NAMESPACES}/>"),
        ("viewProps", f'<p:viewPr {NAMESPACES}><p:gridSpacing cx="72008" cy="72008"/></p:viewPr>'),
        ("tableStyles", table_styles()),
    )
