"""A template in another language: its own text translated before it is compiled.

One template serves all languages. What stands in it is looked up in a catalogue, paragraph by
paragraph, and written back in the looks that it had; so a template is changed once for all
languages. What no catalogue knows stays as written, marked as what it is, and is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from mkmaterials.findings import Finding
from mkmaterials.messages import _, ngettext
from mkmaterials.office.agreement import MARK, disagreements, has_words
from mkmaterials.office.chart_parts import C
from mkmaterials.office.language import default_language
from mkmaterials.office.languages import DEFAULT, WRITTEN, main_language, spelled
from mkmaterials.office.message import Message
from mkmaterials.office.package import is_xml
from mkmaterials.office.parts import part_in_words
from mkmaterials.office.places import P, Places, notes_place, slide_place
from mkmaterials.office.presentation import R
from mkmaterials.office.relations import DECLARATION
from mkmaterials.office.tags import has_tags
from mkmaterials.office.xml_names import PARAGRAPHS, RUNS, A, W
from mkmaterials.wording.catalogues import ANY_PACK
from mkmaterials.wording.locales import language_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lxml import etree

    from mkmaterials.office.package import Package

_DUBLIN: Final = "{http://purl.org/dc/elements/1.1/}"
_CORE: Final = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_KEYWORDS: Final = f"{_CORE}keywords"
_ABOUT: Final = (f"{_DUBLIN}title", f"{_DUBLIN}subject")  # set by who builds, unless tags are there
# What PowerPoint and Word set as the description of a picture that was put in: no text.
_NAME_OF_FILE: Final = re.compile(
    r".*\.(?:png|jpe?g|gif|svg|bmp|tiff?|emf|wmf|webp)", re.IGNORECASE | re.DOTALL
)
_ALT_TEXTS: Final = ("descr", "title")
_DRAWINGS: Final = "docPr", "cNvPr"
_TABLE_TEXTS: Final = (f"{W}tblCaption", f"{W}tblDescription")
_WITHOUT_TEXT: Final = (
    *("theme", "styles", "settings", "webSettings", "fontTable", "numbering", "comments"),
    *("presProps", "viewProps", "tableStyles", "app", "custom", "handoutMaster"),
)
_AFTER_LANGUAGE: Final = {f"{W}{name}" for name in ("eastAsianLayout", "specVanish", "oMath")}
_PROMPTS: Final = {f"{P}{name}" for name in ("sldLayout", "sldMaster", "notesMaster")}
_SHAPES: Final = (f"{P}sp", f"{P}pic", f"{P}graphicFrame")
_TAG: Final = re.compile(r"(?:\{[{%].*?[}%]\})+")
_SCRIPT: Final = 4  # letters of a script's code
_SHOWN: Final = 3  # texts that are named in a finding
_LONGEST: Final = 60  # letters of a text in a finding


@dataclass(frozen=True)
class Translation:
    """The texts of templates in another language.

    Attributes:
        language: BCP 47 code of it.
        texts: translation of each message.
        digest: changes with the texts.
    """

    language: str
    texts: Mapping[str, str] = field(repr=False)
    digest: str


class Text(NamedTuple):
    """A text of a template's own.

    Attributes:
        message: the text, as translators see it.
        place: where it stands, as a person would say it.
        write: puts a translation in its place.
        element: the paragraph, or whatever bears the text.
    """

    message: str
    place: str
    write: Callable[[str], None]
    element: etree._Element


class Untranslated(NamedTuple):
    """A text that stays as written; `why` is "" if no catalogue has it."""

    message: str
    place: str
    why: str


def texts(package: Package) -> Iterator[Text]:
    """Yield every text of a template's own that is printed, without writing any.

    Raises:
        TemplateError: a part is damaged.
    """
    called, headings = _called(package), _headings(package)
    for name in package.parts:
        if _has_texts(name):
            root = package.tree(name)
            yield from _texts(root, Places(root, called[name], headings), "")


def translate(package: Package, translation: Translation) -> list[Untranslated]:
    """Put a template's own text into another language; return what could not be.

    All text is marked as the new language then, and what is not translated as the old one.

    Raises:
        TemplateError: a part is damaged.
    """
    old, new = template_language(package), spelled(translation.language)
    if is_same_language(old, new):  # a pack's own template, written in that language
        return []
    _set_default(package, new)
    called, headings = _called(package), _headings(package)
    missing: list[Untranslated] = []
    for name in [name for name in package.parts if _has_texts(name)]:
        root = package.tree(name)
        kept: set[etree._Element] = set()
        for text in list(_texts(root, Places(root, called[name], headings), new)):
            if is_written_in(text.element, new):
                continue
            problem = _problem(text, translation)
            if problem is None:
                text.write(translation.texts[text.message])
            else:
                kept.add(text.element)
                missing.append(problem)
        _mark(root, old, new, kept)
        _store(package, name, root)
    package.language = new
    return missing


def missing_in(package: Package, translation: Translation) -> list[Untranslated]:
    """Return what of a template could not be translated, without translating it.

    Raises:
        TemplateError: a part is damaged.
    """
    new = spelled(translation.language)
    if is_same_language(template_language(package), new):
        return []
    own = (text for text in texts(package) if not is_written_in(text.element, new))
    problems = (_problem(text, translation) for text in own)
    return [problem for problem in problems if problem is not None]


def is_written_in(element: etree._Element, language: str) -> bool:
    """Tell whether all runs of a paragraph are marked with a language, as if typed in it."""
    runs = [run for run in element.iter(*RUNS) if "".join(run.itertext()).strip()]
    return bool(runs) and all(is_same_language(_language_of(run), language) for run in runs)


def _language_of(run: etree._Element) -> str:
    """Return the language with which a run itself is marked, or ""."""
    mark = run.find(f"{W}rPr/{W}lang")
    look = run.find(f"{A}rPr")
    found = (
        mark.get(f"{W}val") if mark is not None else look.get("lang") if look is not None else ""
    )
    return found or ""


def is_same_language(one: str, other: str) -> bool:
    """Tell whether two languages are the same, whatever their regions; scripts must not differ."""
    (first, *rest), (second, *more) = one.lower().split("-"), other.lower().split("-")
    scripts = {step for step in (*rest, *more) if len(step) == _SCRIPT}
    return first == second and len(scripts) <= 1


def _problem(text: Text, translation: Translation) -> Untranslated | None:
    return problem_of(text.message, text.place, translation)


def problem_of(message: str, place: str, translation: Translation) -> Untranslated | None:
    """Return why a message cannot be translated; `None` if it can."""
    found = translation.texts.get(message)
    wrong = disagreements(message, found) if found else []
    if found and not wrong:
        return None
    return Untranslated(message, place, "; ".join(wrong))


def tell(missing: Sequence[Untranslated], language: str) -> Iterator[Finding]:
    """Yield what a person should know about texts that are not translated."""
    unknown = [each for each in missing if not each.why]
    if unknown:
        yield Finding(
            "template.untranslated",
            "warning",
            untranslated([each.message for each in unknown], language),
            unknown[0].place,
            _(
                "'{command}' lists what there is to do.",
                command=f"mkmaterials templates texts {ANY_PACK} --language {language}",
            ),
        )
    for each in missing:
        if each.why:
            yield Finding(
                "template.wrong-translation",
                "warning",
                _(
                    "the translation into {language} of “{text}” cannot be used: {reason}",
                    language=language_name(language),
                    text=_short(each.message),
                    reason=each.why,
                ),
                each.place,
                _("mend it in {file}.", file=f"locale/{language}/documents.po"),
            )


def untranslated(messages: Sequence[str], language: str) -> str:
    """Return in words that texts are not translated: how many, and the first of them."""
    different = list(dict.fromkeys(messages))
    shown = ", ".join(f"“{_short(text)}”" for text in different[:_SHOWN])
    values = {"language": language_name(language), "texts": shown}
    if len(different) <= _SHOWN:
        return ngettext(
            "{number} text is not translated into {language}: {texts}",
            "{number} texts are not translated into {language}: {texts}",
            len(different),
            **values,
        )
    return ngettext(
        "{number} text is not translated into {language}: {texts} and {more} more",
        "{number} texts are not translated into {language}: {texts} and {more} more",
        len(different),
        more=len(different) - _SHOWN,
        **values,
    )


def _short(text: str) -> str:
    plain = " ".join(_TAG.sub("…", MARK.sub("", text)).split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1].rstrip()}…"


def template_language(package: Package) -> str:
    """Return the language in which a template is written, as Office spells it."""
    if package.kind == "pptx":
        return main_language(
            data for name, data in package.parts.items() if package.type_of(name).endswith(WRITTEN)
        )
    return default_language(package.parts.get(_styles(package), b"")) or DEFAULT


def _styles(package: Package) -> str:
    found = (each.target for each in package.relations(package.main) if each.kind == "styles")
    return next(found, "")


def _has_texts(name: str) -> bool:
    if not is_xml(name) or name.endswith(".rels") or name.startswith(("[", "customXml/")):
        return False
    base = name.rsplit("/", 1)[-1].removesuffix(".xml").rstrip("0123456789")
    return base not in _WITHOUT_TEXT and "/glossary/" not in name


def _called(package: Package) -> dict[str, str]:
    """Return what each part is called by people; "" for a document's body."""
    if package.kind == "docx":
        from mkmaterials.office.word import parts_in_words

        return parts_in_words(package)
    called = {name: part_in_words(name) for name in package.parts}
    targets = {each.id: each.target for each in package.relations(package.main)}
    listed = package.tree(package.main).iter(f"{P}sldId")
    slides = [targets.get(entry.get(f"{R}id", ""), "") for entry in listed]
    for number, slide in enumerate(slides, 1):
        called[slide] = slide_place(number)
        for relation in package.relations(slide):
            if relation.kind == "notesSlide":
                called[relation.target] = notes_place(number)
            elif relation.kind == "chart":
                called[relation.target] = _("chart on slide {slide}", slide=number)
            elif relation.kind == "diagramData":
                called[relation.target] = _("diagram on slide {slide}", slide=number)
    return called


def _headings(package: Package) -> set[str]:
    if package.kind == "pptx":
        return set()
    from mkmaterials.office.word import document_headings

    return document_headings(package)


def _texts(root: etree._Element, places: Places, language: str) -> Iterator[Text]:
    prompts_only = root.tag in _PROMPTS
    for element in root.iter("*"):
        if prompts_only and _is_placeholder(element):
            continue  # what PowerPoint shows in an empty box, and never prints
        if element.tag in PARAGRAPHS:
            message = Message(element)
            if message.text:
                yield Text(message.text, places.of(element), _writer(message, language), element)
        else:
            yield from _other_texts(element, places)


def _writer(message: Message, language: str) -> Callable[[str], None]:
    return lambda translation: message.write(translation, language)


def _other_texts(element: etree._Element, places: Places) -> Iterator[Text]:
    """Yield alternative texts, captions of tables, properties, and labels of charts."""
    name = str(element.tag).rpartition("}")[2]
    attributes: tuple[str, ...] = ()
    if name in _DRAWINGS:
        attributes = _ALT_TEXTS
    elif element.tag in _TABLE_TEXTS:
        attributes = (f"{W}val",)
    for attribute in attributes:
        value = str(element.get(attribute) or "").strip()
        if value and has_words(value) and not _NAME_OF_FILE.fullmatch(value):
            yield Text(value, _caption(element, places), _setter(element, attribute), element)
    value = (element.text or "").strip() if _bears_text(element) else ""
    if value and has_words(value):
        yield Text(value, places.of(element), _setter(element, ""), element)


def _caption(element: etree._Element, places: Places) -> str:
    """Return the place of a description; that of a table is told by its first cell."""
    table = next(element.iterancestors(f"{W}tbl"), None)
    cell = None if table is None else next(table.iter(f"{W}p"), None)
    if cell is None or element.tag not in _TABLE_TEXTS:
        return places.of(element)
    # Translators: {place} is the place of a table; its description is read out to the blind.
    return _("{place}, its description", place=places.of_table(cell))


def _bears_text(element: etree._Element) -> bool:
    """Tell whether an element holds text that is no paragraph's: a property, a chart's label."""
    if element.tag in _ABOUT:
        return has_tags(element.text or "")
    if element.tag == _KEYWORDS:
        return True
    return element.tag == f"{C}v" and any(
        up.tag == f"{C}strCache" for up in element.iterancestors()
    )


def _setter(element: etree._Element, attribute: str) -> Callable[[str], None]:
    def write(translation: str) -> None:
        if attribute:
            element.set(attribute, translation)
        else:
            element.text = translation

    return write


def _is_placeholder(element: etree._Element) -> bool:
    shape = next((up for up in [element, *element.iterancestors()] if up.tag in _SHAPES), None)
    return shape is not None and next(shape.iter(f"{P}ph"), None) is not None


def _mark(root: etree._Element, old: str, new: str, kept: set[etree._Element]) -> None:
    """Set the language of slides' text that was in the template's own, and of what stays in it."""
    for look in root.iter(f"{A}rPr", f"{A}endParaRPr", f"{A}defRPr"):
        if look.get("lang") == old and not kept.intersection(look.iterancestors()):
            look.set("lang", new)
    for paragraph in kept:
        if paragraph.tag in PARAGRAPHS:
            for run in paragraph.iter(*RUNS):
                _mark_run(run, old)


def _mark_run(run: etree._Element, language: str) -> None:
    """Set the language of a run that is not in the language of its document."""
    name = A if str(run.tag).startswith(A) else W
    look = run.find(f"{name}rPr")
    if look is None:
        look = run.makeelement(f"{name}rPr")
        run.insert(0, look)
    if name == A:
        look.set("lang", language)
        return
    mark = look.find(f"{W}lang")
    if mark is None:
        mark = look.makeelement(f"{W}lang")
        later = next((child for child in look if child.tag in _AFTER_LANGUAGE), None)
        look.append(mark) if later is None else later.addprevious(mark)
    mark.set(f"{W}val", language)


def _set_default(package: Package, new: str) -> None:
    """Set the language of a Word document as a whole."""
    if package.kind == "pptx":
        return
    from mkmaterials.office.language import set_language

    package.parts.update(set_language(package.parts, _styles(package), new))


def _store(package: Package, name: str, root: etree._Element) -> None:
    from lxml import etree

    package.parts[name] = (DECLARATION + etree.tostring(root, encoding="unicode")).encode()
