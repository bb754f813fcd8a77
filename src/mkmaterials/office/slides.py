"""Compiling PowerPoint templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkmaterials.office import marks
from mkmaterials.office.archive import CONTENT_TYPES
from mkmaterials.office.boxes import Boxes
from mkmaterials.office.compiled import DECK, OUTLINE
from mkmaterials.office.environment import ITEM_ID
from mkmaterials.office.package import core_part, relations_name
from mkmaterials.office.parts import compile_part, may_hold_tags, part_in_words, weave_part
from mkmaterials.office.presentation import app_xml, notes_master, presentation_xml
from mkmaterials.office.problems import refuse
from mkmaterials.office.program import compile_source
from mkmaterials.office.relations import DECLARATION
from mkmaterials.office.source import Stretch, build, end_of
from mkmaterials.office.tags import Tag

if TYPE_CHECKING:
    from mkmaterials.findings import Finding
    from mkmaterials.office.compiled import BoxState, DeckState, OwnedPart, SlideState
    from mkmaterials.office.package import Package

# What slides share. All else that a slide leads to is its own, and is copied with it.
_SHARED = {
    *("slide", "slideLayout", "slideMaster", "notesMaster", "theme", "tableStyles"),
    *("image", "audio", "video", "media", "font"),
}
_LOOP = re.compile(r"for\s+(\w+)\s+in\b")


class SlideCompiler:
    """Compiles one slide and what it owns."""

    def __init__(self, package: Package, index: int, name: str) -> None:
        self._package = package
        self.number = index + 1
        self.mark = f"{marks.SLIDE}{index}{marks.HEAD}"
        self.name = ""
        self.directives: list[Tag] = []
        self.parts: list[OwnedPart] = []
        self.stretches: list[Stretch] = []
        self.findings: list[Finding] = []
        self.owned = self._own(name)
        for part in self.owned:
            self._compile(part)

    def _own(self, name: str) -> list[str]:
        owned = [name]
        for part in owned:
            for relation in self._package.relations(part):
                target = relation.target
                known = relation.external or target in owned or target not in self._package.parts
                if not known and relation.kind not in _SHARED:
                    owned.append(target)
        return owned

    def _compile(self, part: str) -> None:
        package = self._package
        in_notes = package.type_of(part).endswith("notesSlide+xml")
        place = f"slide {self.number}"
        if in_notes:
            place = f"speaker notes of slide {self.number}"
        elif part != self.owned[0]:
            place = f"{part_in_words(part)} of slide {self.number}"
        data: bytes | None = package.parts[part]
        boxes: list[BoxState] = []
        relations = package.relations(part)
        if may_hold_tags(package, part):
            weaver, kept = weave_part(package, part, place, set())
            relations = relations if kept is None else kept
            self.findings += weaver.findings
            if weaver.slide_directives:
                self._take(weaver.slide_directives, in_notes=in_notes)
            if weaver.found:
                data = None
                if part == self.owned[0]:
                    marked = Boxes(package, part)
                    marked.mark(weaver.root, weaver.placeholders)
                    boxes = marked.boxes
                head = f"{marks.PART}{len(self.parts)}{marks.HEAD}"
                pieces = [head, DECLARATION, *weaver.pieces()]
                self.stretches.append(Stretch(pieces, part))
        self.parts.append(
            {
                "name": part,
                "type": package.overrides.get(part, ""),
                "data": data,
                "relations": [relation.plain() for relation in relations],
                "place": place,
                "boxes": boxes,
            }
        )

    def _take(self, directives: list[Tag], *, in_notes: bool) -> None:
        for tag in directives:
            where = f"{self._package.where}: {tag.place}"
            if not in_notes:
                refuse(
                    "template.slide-directive",
                    f"'{tag.text}' stands on the slide itself",
                    where=where,
                    hint="put it on a line of its own in the speaker notes of the slide.",
                )
            if tag.head != "name":
                self.directives.append(tag)
                continue
            words = tag.body.split()
            if len(words) != 2 or not words[1].isidentifier():  # noqa: PLR2004 - name <name>
                refuse(
                    "template.slide-name",
                    f"'{tag.text}' gives the slide no usable name",
                    where=where,
                    hint="write one word of letters, digits and '_': '{%slide name glance %}'.",
                )
                continue
            self.name = words[1]


def compile_deck(package: Package) -> DeckState:
    """Compile a PowerPoint template.

    Raises:
        TemplateError: a tag, a block or a slide directive is wrong.
    """
    main_relations = notes_master(package)
    listed = presentation_xml(package, main_relations)
    targets = {relation.id: relation.target for relation in main_relations}
    compilers = [
        SlideCompiler(package, index, targets[relation])
        for index, (_, relation) in enumerate(listed.slides)
    ]
    _refuse_same_names(compilers, package.where)
    deck, outline = _flow(compilers)
    programs = {
        DECK: compile_source(build(deck, package.where), DECK, package.where),
        OUTLINE: compile_source(build(outline, package.where), OUTLINE, package.where),
    }
    slides: list[SlideState] = [
        {"id": identity, "relation": relation, "name": each.name, "parts": each.parts}
        for each, (identity, relation) in zip(compilers, listed.slides, strict=True)
    ]
    app_name, app = app_xml(package)
    state: DeckState = {
        "kind": "pptx",
        "parts": [],
        "programs": programs,
        "core": core_part(package),
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


def _refuse_same_names(compilers: list[SlideCompiler], where: str) -> None:
    seen: dict[str, int] = {}
    for each in compilers:
        if each.name and each.name in seen:
            refuse(
                "template.slide-name",
                f"slides {seen[each.name]} and {each.number} are both named '{each.name}'",
                where=where,
                hint="give each slide a name of its own.",
            )
        seen[each.name] = each.number


def _flow(compilers: list[SlideCompiler]) -> tuple[list[Stretch], list[Stretch]]:
    """Order slides and directives: of the whole deck, and of the outline."""
    deck: list[Stretch] = []
    outline: list[Stretch] = []
    ranges = _ranges(compilers)
    loops: list[tuple[Tag, str]] = []
    for each in compilers:
        opening = [tag for tag in each.directives if not tag.head.startswith("end")]
        blocks = [tag for tag in opening if tag.head in {"for", "if"}]
        closing = [end_of(tag) for tag in reversed(blocks) if tag not in ranges]
        loops += [(tag, _loop_name(tag)) for tag in blocks if tag.head == "for"]
        head = Stretch([*opening])
        ends = [tag for tag in each.directives if tag.head.startswith("end")]
        tail = Stretch([*closing, *ends])
        deck += [head, Stretch([each.mark]), *each.stretches, tail]
        item: list[str | Tag] = [each.mark]
        if loops and loops[-1][1]:
            item.append(Tag("{{", "", f"{loops[-1][1]}|{ITEM_ID}", place=loops[-1][0].place))
        outline += [head, Stretch(item), tail]
        closed = [tag for tag in blocks if tag not in ranges]
        closed += [tag for tag in ranges if ranges[tag] in ends]
        loops = [loop for loop in loops if loop[0] not in closed]
    return deck, outline


def _ranges(compilers: list[SlideCompiler]) -> dict[Tag, Tag]:
    """Return the directives that end at one of their own, and not with their slide."""
    ranges: dict[Tag, Tag] = {}
    waiting: list[Tag] = []
    for each in compilers:
        for tag in each.directives:
            if tag.head in {"for", "if"}:
                waiting.append(tag)
            elif tag.head in {"endfor", "endif"}:
                match = next((w for w in reversed(waiting) if w.head == tag.head[3:]), None)
                if match is not None:
                    ranges[match] = tag
                    waiting.remove(match)
    return ranges


def _loop_name(tag: Tag) -> str:
    match = _LOOP.match(tag.body)
    return match.group(1) if match else ""


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
        if name not in needed and name in only_for:
            state["only_for"][name] = only_for[name]
            state["only_for"][relations_name(name)] = only_for[name]
    state["parts"] = [part for part in state["parts"] if part["name"] not in own_relations]
    kept = {part["name"] for part in state["parts"]} | written
    state["overrides"] = [row for row in package.overrides.items() if row[0] in kept]


def _needs(
    package: Package, state: DeckState, owned: set[str]
) -> tuple[set[str], dict[str, list[int]]]:
    """Return the parts that are always needed, and those that only some slides need."""

    def reach(names: list[str]) -> set[str]:
        seen = set(names)
        for name in names:
            for relation in package.relations(name):
                target = relation.target
                if not relation.external and target not in seen and target in package.parts:
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
