"""Compiling PowerPoint templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.messages import _
from mkmaterials.office import marks
from mkmaterials.office.archive import CONTENT_TYPES
from mkmaterials.office.boxes import Boxes
from mkmaterials.office.chart_parts import take_series
from mkmaterials.office.compiled import DECK, OUTLINE
from mkmaterials.office.fillings import data_of, feed_chart, feed_picture
from mkmaterials.office.fit import DESIGNED, FLOOR
from mkmaterials.office.languages import WRITTEN, main_language, mark
from mkmaterials.office.order import arrange, flow
from mkmaterials.office.package import core_part, relations_name
from mkmaterials.office.parts import compile_part, may_hold_tags, part_in_words, weave_part
from mkmaterials.office.places import PART_OF_SLIDE, notes_place, slide_place
from mkmaterials.office.presentation import app_xml, notes_master, presentation_xml
from mkmaterials.office.problems import refuse
from mkmaterials.office.program import compile_source
from mkmaterials.office.properties import with_tags
from mkmaterials.office.relations import DECLARATION
from mkmaterials.office.source import Stretch, build

if TYPE_CHECKING:
    from lxml import etree

    from mkmaterials.findings import Finding
    from mkmaterials.office.compiled import BoxState, ChartState, DeckState, OwnedPart, SlideState
    from mkmaterials.office.package import Package, Relation
    from mkmaterials.office.tags import Tag
    from mkmaterials.office.weave import Weaver

# What slides share. All else that a slide leads to is its own, and is copied with it.
_SHARED = {
    *("slide", "slideLayout", "slideMaster", "notesMaster", "theme", "tableStyles"),
    *("image", "audio", "video", "media", "font"),
}
_EXAMPLES = {"name": "glance", "choose": "quotation"}
_LEAST_FLOOR, _MOST_FLOOR = 8, 96  # points


class SlideCompiler:
    """Compiles one slide and what it owns.

    Attributes:
        number: of the template's slide, from 1.
        mark: what stands before the slide in what the program puts out.
        name: from ``{%slide name … %}``, or "".
        choice: from ``{%slide choose … %}``, or "": name of the group of sample slides.
        sample: number of that group from 1 and place in it from 0, or (0, 0).
        directives: the tags that repeat or drop slides.
        parts: the slide and what it owns, once `compile` was called.
        stretches: of the program.
        findings: what a person should know.
    """

    def __init__(self, package: Package, index: int, name: str, language: str) -> None:
        self._package = package
        self._language = language
        self._floor: float | None = None
        self.number = index + 1
        self.mark = f"{marks.SLIDE}{index}{marks.HEAD}"
        self.name = ""
        self.choice = ""
        self.sample = (0, 0)
        self.directives: list[Tag] = []
        self.parts: list[OwnedPart] = []
        self.stretches: list[Stretch] = []
        self.findings: list[Finding] = []
        self._charts: dict[str, Tag] = {}  # what each chart shows, by its part
        self._woven: list[tuple[str, str, Weaver | None, list[Relation]]] = []
        self._owned = self._own(name)
        for part in self._owned:
            self._weave(part)

    def _own(self, name: str) -> list[str]:
        owned = [name]
        for part in owned:
            for relation in self._package.relations(part):
                target = relation.target
                known = relation.external or target in owned or target not in self._package.parts
                if not known and relation.kind not in _SHARED:
                    owned.append(target)
        return owned

    def _weave(self, part: str) -> None:
        """Take the tags and directives out of a part."""
        package = self._package
        in_notes = package.type_of(part).endswith("notesSlide+xml")
        place = slide_place(self.number)
        if in_notes:
            place = notes_place(self.number)
        elif part != self._owned[0]:
            place = _(PART_OF_SLIDE, part=part_in_words(part), slide=self.number)
        relations = package.relations(part)
        weaver = None
        if part in self._charts or may_hold_tags(package, part):
            weaver, kept = weave_part(package, part, place, set())
            relations = relations if kept is None else kept
            self.findings += weaver.findings
            weaver.found = weaver.found or part in self._charts
            for tag in weaver.slide_directives:
                self._take(tag, in_notes=in_notes)
            fillings = weaver.fillings
            unused = {self._feed(element, tag, part, weaver) for element, tag in fillings}
            relations = [relation for relation in relations if relation.id not in unused]
        self._woven.append((part, place, weaver, relations))

    def compile(self, *, last_sample: bool) -> None:
        """Fill in parts and stretches.

        Args:
            last_sample: there is no further sample slide for a text that is too long.
        """
        floor = self._floor if self._floor is not None else FLOOR if last_sample else DESIGNED
        for part, place, weaver, relations in self._woven:
            data: bytes | None = self._data(part, weaver)
            boxes: list[BoxState] = []
            chart: ChartState | None = None
            if weaver is not None and weaver.found:
                data = None
                if part == self._owned[0]:
                    marked = Boxes(self._package, part, floor)
                    marked.mark(weaver.root, weaver.placeholders)
                    boxes = marked.boxes
                pieces: list[str | Tag] = [f"{marks.PART}{len(self.parts)}{marks.HEAD}"]
                if part in self._charts:
                    tag = self._charts[part]
                    chart = self._chart(part, weaver, f"{self._package.where}: {tag.place}")
                    pieces += [data_of(tag), marks.FILL_END]
                self.stretches.append(Stretch([*pieces, DECLARATION, *weaver.pieces()], part))
            self.parts.append(
                {
                    "name": part,
                    "type": self._package.overrides.get(part, ""),
                    "data": data,
                    "relations": [relation.plain() for relation in relations],
                    "place": place,
                    "boxes": boxes,
                    "chart": chart,
                }
            )

    def _feed(self, element: etree._Element, tag: Tag, part: str, weaver: Weaver) -> str:
        """Note what fills a chart or picture, and return the relationship that is not needed."""
        if tag.head == "picture":
            extent = Boxes(self._package, part, FLOOR).extent
            old = feed_picture(element, tag, weaver, extent)
            from lxml import etree

            return "" if f'"{old}"' in etree.tostring(weaver.root, encoding="unicode") else old
        relations = self._package.relations(part)
        chart = feed_chart(element, tag, weaver, relations, self._owned)
        if chart:
            self._charts[chart] = tag
        return ""

    def _chart(self, part: str, weaver: Weaver, where: str) -> ChartState:
        relations = self._package.relations(part)
        book = next((r.target for r in relations if r.kind == "package" and not r.external), "")
        return take_series(weaver.root, weaver.placeholders, book, where)

    def _data(self, part: str, weaver: Weaver | None) -> bytes:
        """Return a part as it stands, with the language of every run set if it has text."""
        data = self._package.parts[part]
        if not self._package.type_of(part).endswith(WRITTEN):
            return data
        root = self._package.tree(part) if weaver is None else weaver.root
        if not mark(root, self._language):
            return data
        from lxml import etree

        return (DECLARATION + etree.tostring(root, encoding="unicode")).encode()

    def _take(self, tag: Tag, *, in_notes: bool) -> None:
        where = f"{self._package.where}: {tag.place}"
        if not in_notes:
            refuse(
                "template.slide-directive",
                _("'{tag}' stands on the slide itself", tag=tag.text),
                where=where,
                hint=_("put it on a line of its own in the speaker notes of the slide."),
            )
        word = tag.body.removeprefix(tag.head).strip()
        if tag.head in {"name", "choose"}:
            if not word.isidentifier():
                refuse(
                    "template.slide-name",
                    _("'{tag}' gives the slide no usable name", tag=tag.text),
                    where=where,
                    hint=_(
                        "write one word of letters, digits and '_': '{example}'.",
                        example=f"{{%slide {tag.head} {_EXAMPLES[tag.head]} %}}",
                    ),
                )
                return
            self.name = word if tag.head == "name" else self.name
            self.choice = word if tag.head == "choose" else self.choice
        elif tag.head == "floor":
            if not word.isdecimal() or not _LEAST_FLOOR <= int(word) <= _MOST_FLOOR:
                refuse(
                    "template.slide-directive",
                    _("'{tag}' gives no usable font size", tag=tag.text),
                    where=where,
                    hint=_(
                        "write the smallest size in points, from {least} to {most}: '{example}'.",
                        least=_LEAST_FLOOR,
                        most=_MOST_FLOOR,
                        example="{%slide floor 24 %}",
                    ),
                )
                return
            self._floor = float(word)
        else:
            self.directives.append(tag)


def compile_deck(package: Package) -> DeckState:
    """Compile a PowerPoint template.

    Raises:
        TemplateError: a tag, a block or a slide directive is wrong.
    """
    main_relations = notes_master(package)
    listed = presentation_xml(package, main_relations)
    targets = {relation.id: relation.target for relation in main_relations}
    written = (name for name in package.parts if package.type_of(name).endswith(WRITTEN))
    language = package.language or main_language(package.parts[name] for name in written)
    compilers = [
        SlideCompiler(package, index, targets[relation], language)
        for index, (__, relation) in enumerate(listed.slides)
    ]
    groups = arrange(compilers, package.where)
    for group in groups:
        for each in group:
            each.compile(last_sample=each is group[-1])
    deck, outline = flow(groups)
    programs = {
        DECK: compile_source(build(deck, package.where), DECK, package.where),
        OUTLINE: compile_source(build(outline, package.where), OUTLINE, package.where),
    }
    slides: list[SlideState] = [
        {
            "id": identity,
            "relation": relation,
            "name": each.name,
            "sample": each.sample,
            "parts": each.parts,
        }
        for each, (identity, relation) in zip(compilers, listed.slides, strict=True)
    ]
    app_name, app = app_xml(package)
    state: DeckState = {
        "kind": "pptx",
        "parts": [],
        "programs": programs,
        "core": core_part(package),
        "own_properties": with_tags(package.parts.get(core_part(package), b"")),
        "language": language,
        "findings": [finding.as_dict() for each in compilers for finding in each.findings],
        "slides": slides,
        "only_for": {},
        "defaults": list(package.defaults.items()),
        "overrides": [],
        "main": package.main,
        "main_xml": listed.xml,
        "main_relations": [r.plain() for r in main_relations if r.kind != "slide"],
        "slide_type": next((r.type for r in main_relations if r.kind == "slide"), ""),
        "app": app,
        "app_name": app_name,
    }
    _add_shared(package, state)
    return state


def _add_shared(package: Package, state: DeckState) -> None:
    """Add what no slide owns: masters, layouts, pictures, properties."""
    owned = {part["name"] for slide in state["slides"] for part in slide["parts"]}
    needed, only_for = _needs(package, state, owned)
    written = {package.main, state["app_name"], CONTENT_TYPES}
    written |= {relations_name(name) for name in {package.main, *owned}}
    own_relations = set()
    for name in package.parts:
        if name in written or name in owned or name in own_relations:
            continue
        if package.type_of(name).endswith(("slide+xml", "notesSlide+xml")):
            own_relations.add(relations_name(name))  # a slide that is in no list
            continue
        part = compile_part(package, name, part_in_words(name), set(), state)
        state["parts"].append(part)
        if part["relations"] is not None:
            own_relations.add(relations_name(name))
        if name in needed or name.endswith(".rels"):
            continue
        for each in (name, relations_name(name)):
            state["only_for"][each] = only_for.get(name, [])  # nothing leads there: never
    state["parts"] = [part for part in state["parts"] if part["name"] not in own_relations]
    kept = {part["name"] for part in state["parts"]} | written
    state["overrides"] = [row for row in package.overrides.items() if row[0] in kept]


def _needs(
    package: Package, state: DeckState, owned: set[str]
) -> tuple[set[str], dict[str, list[int]]]:
    """Return the parts that are always needed, and those that only some slides need."""
    of_slides = {
        part["name"]: part["relations"] for slide in state["slides"] for part in slide["parts"]
    }

    def reach(names: list[str]) -> set[str]:
        seen = set(names)
        for name in names:
            rows = of_slides.get(name)
            rows = [r.plain() for r in package.relations(name)] if rows is None else rows
            for *_named, target, external in rows:
                if not external and target not in seen and target in package.parts:
                    if target not in owned:
                        names.append(target)
                    seen.add(target)
        return seen - owned

    always = reach([""]) | {package.main}
    only_for: dict[str, list[int]] = {}
    for index, slide in enumerate(state["slides"]):
        for name in reach([part["name"] for part in slide["parts"]]) - always:
            only_for.setdefault(name, []).append(index)
    return always, only_for
