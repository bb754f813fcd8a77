"""Rendering compiled PowerPoint templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkmaterials.office import marks, relations
from mkmaterials.office.archive import CONTENT_TYPES, pack
from mkmaterials.office.compiled import DECK, OUTLINE
from mkmaterials.office.document import shared_parts
from mkmaterials.office.instances import instances
from mkmaterials.office.languages import WRITTEN, set_language
from mkmaterials.office.program import run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkmaterials.findings import Finding
    from mkmaterials.office.compiled import DeckState, OwnedPart, Packed, Relation
    from mkmaterials.office.instances import Instance
    from mkmaterials.office.slide_pictures import Picture

PART_TITLE = "{title} ({part}/{parts})"
_FIRST_ID = 256
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def outline(state: DeckState, values: Mapping[str, object], where: str) -> list[tuple[str, str]]:
    """Return name and loop item of each slide that would come out."""
    out = run(state["programs"][OUTLINE], values, where)
    rows = []
    for slide in out.split(marks.SLIDE)[1:]:
        index, _, item = slide.partition(marks.HEAD)
        rows.append((state["slides"][int(index)]["name"], _plain(item.strip())))
    return rows


def render_deck(
    state: DeckState,
    values: Mapping[str, object],
    where: str,
    properties: Mapping[str, str],
    part_title: str,
) -> tuple[bytes, list[Finding]]:
    """Return the deck and what a person should know about it.

    Args:
        state: compiled template.
        values: for the tags.
        where: the template's name, for messages.
        properties: of the file, by the names of `properties.ELEMENTS`; the language is that of
            the slides as well.
        part_title: how the title of a slide is written whose table goes on on the next.

    Raises:
        TemplateError: a tag names something unknown, or cannot be carried out.
    """
    return _Deck(state, values, where, part_title).render(properties)


def laid_out(
    state: DeckState, values: Mapping[str, object], where: str
) -> list[tuple[str, str, list[str]]]:
    """Return name, loop item and the texts that do not fit, of each slide that comes out."""
    rows = iter(outline(state, values, where))
    found: list[tuple[str, str, list[str]]] = []
    row = "", ""
    for instance in _Deck(state, values, where, PART_TITLE).instances:
        row = row if instance.page else next(rows)
        found.append((*row, [overflow.text for overflow in instance.overflows]))
    return found


class _Deck:
    def __init__(
        self, state: DeckState, values: Mapping[str, object], where: str, part_title: str
    ) -> None:
        self._state = state
        self._values = values
        self._where = where
        self._types = dict(state["overrides"])
        self._findings: list[Finding] = []
        from mkmaterials.office.environment import PICTURES

        self._pictures: list[Picture] = []  # that values hold
        self._shown: set[str] = set()  # those on slides, by part
        out = run(state["programs"][DECK], {**values, PICTURES: self._pictures}, where)
        self.instances = list(instances(state, out, where, self._pictures, part_title))
        for instance in self.instances:
            self._findings += instance.findings
        self._first: dict[str, str] = {}
        for instance in reversed(self.instances):
            old = state["slides"][instance.number]["parts"][0]["name"]
            self._first[old] = instance.names[old]

    def render(self, properties: Mapping[str, str]) -> tuple[bytes, list[Finding]]:
        parts = list(self._shared(properties))
        for number, instance in enumerate(self.instances, 1):
            parts += self._slide(number, instance, properties.get("language", ""))
        parts += [(p.part, p.data) for p in self._pictures if p.part in self._shown]
        parts += self._lists()
        return pack(parts), self._findings

    def _shared(self, properties: Mapping[str, str]) -> Iterator[tuple[str, bytes | Packed]]:
        used = {instance.number for instance in self.instances}
        shared = shared_parts(self._state, self._values, self._where, self._findings, properties)
        for name, data in shared:
            needed = self._state["only_for"].get(name)
            if needed is None or used.intersection(needed):
                yield name, data
            else:
                self._types.pop(name, None)

    def _slide(self, number: int, instance: Instance, language: str) -> Iterator[tuple[str, bytes]]:
        main = self._state["language"]
        for key, part in enumerate(self._state["slides"][instance.number]["parts"]):
            if part["name"] in instance.gone:
                continue
            name = instance.names[part["name"]]
            rows, lost = self._relations(part, instance)
            text = instance.texts.get(key)
            data = instance.files.get(part["name"], part["data"])
            if text is not None:
                rows += relations.links(text.links)
                rows += [(each, relations.IMAGE, part, False) for each, part in text.pictures]
                self._shown.update(part for _, part in text.pictures)
                xml = _unlink(text.xml, lost) if lost else text.xml
                data = set_language(xml, main, language).encode()
            elif data is not None and part["type"].endswith(WRITTEN):
                xml = _unlink(data.decode(), lost) if lost else data.decode()
                data = set_language(xml, main, language).encode()
            if data is None:
                raise AssertionError(f"slide {number} came out without {part['name']}")
            if part["type"]:
                self._types[name] = part["type"]
            yield name, data
            if rows:
                yield relations.name_for(name), relations.write(name, rows)

    def _relations(self, part: OwnedPart, instance: Instance) -> tuple[list[Relation], list[str]]:
        """Return the relationships of a copy, and the ids of links to dropped slides."""
        slides = {slide["parts"][0]["name"] for slide in self._state["slides"]}
        rows: list[Relation] = []
        lost: list[str] = []
        for identity, kind, target, external in part["relations"]:
            if target in instance.gone:
                continue
            new = target
            if not external:
                new = instance.names.get(target, self._first.get(target, target))
                if new == target and target in slides and target not in self._first:
                    lost.append(identity)
                    continue
            rows.append((identity, kind, new, external))
        return rows, lost

    def _lists(self) -> Iterator[tuple[str, bytes]]:
        """Yield the parts that list slides or parts."""
        state = self._state
        rows, by_id, by_relation = self._entries()
        listed = list(state["main_relations"])
        entries = []
        for (identity, relation), instance in zip(rows, self.instances, strict=True):
            name = instance.names[state["slides"][instance.number]["parts"][0]["name"]]
            listed.append((relation, state["slide_type"], name, False))
            entries.append(f'<p:sldId id="{identity}" r:id="{relation}"/>')
        xml = _fill_lists(state["main_xml"], "".join(entries), by_id, by_relation)
        yield state["main"], (relations.DECLARATION + xml).encode()
        yield relations.name_for(state["main"]), relations.write(state["main"], listed)
        if state["app"]:
            notes = sum(any("notesSlide" in name for name in i.names) for i in self.instances)
            app = state["app"].replace(marks.SLIDE, str(len(self.instances)))
            app = app.replace(marks.PART, str(notes))
            yield state["app_name"], (relations.DECLARATION + app).encode()
        yield CONTENT_TYPES, self._content_types()

    def _entries(self) -> tuple[list[tuple[int, str]], dict[str, list[int]], dict[str, list[str]]]:
        """Return id and relationship id of each slide, and those that came of each old one."""
        slides = self._state["slides"]
        used_ids = {slide["id"] for slide in slides}
        used_relations = {slide["relation"] for slide in slides}
        used_relations |= {row[0] for row in self._state["main_relations"]}
        next_id = max([_FIRST_ID - 1, *used_ids]) + 1
        next_relation = 1
        rows: list[tuple[int, str]] = []
        by_id: dict[str, list[int]] = {}
        by_relation: dict[str, list[str]] = {}
        seen: set[int] = set()
        for instance in self.instances:
            slide = slides[instance.number]
            identity, relation = slide["id"], slide["relation"]
            if instance.number in seen:
                identity, next_id = next_id, next_id + 1
                while f"rId{next_relation}" in used_relations:
                    next_relation += 1
                relation = f"rId{next_relation}"
                used_relations.add(relation)
            seen.add(instance.number)
            rows.append((identity, relation))
            by_id.setdefault(str(slide["id"]), []).append(identity)
            by_relation.setdefault(slide["relation"], []).append(relation)
        return rows, by_id, by_relation

    def _content_types(self) -> bytes:
        known = {suffix.lower() for suffix, _ in self._state["defaults"]}
        suffixes = sorted({name.rpartition(".")[2] for name in self._shown} - known)
        more = [(suffix, f"image/{suffix}") for suffix in suffixes]
        defaults = "".join(
            f'<Default Extension="{relations.escape(suffix)}" ContentType="{relations.escape(k)}"/>'
            for suffix, k in [*self._state["defaults"], *more]
        )
        overrides = "".join(
            f'<Override PartName="/{relations.escape(name)}" ContentType="{relations.escape(k)}"/>'
            for name, k in self._types.items()
        )
        text = f'{relations.DECLARATION}<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>'
        return text.encode()


def _fill_lists(
    xml: str, entries: str, by_id: dict[str, list[int]], by_relation: dict[str, list[str]]
) -> str:
    """Put the slides in place of the marks in the presentation part."""

    def section(match: re.Match[str]) -> str:
        return "".join(f'<{match[2]}:sldId id="{i}"/>' for i in by_id.get(match[1], []))

    def show(match: re.Match[str]) -> str:
        return "".join(f'<p:sld r:id="{relation}"/>' for relation in by_relation.get(match[1], []))

    text = rf"([^{marks.HEAD}]*){marks.HEAD}"
    xml = re.sub(f"{marks.PART}{text}{text}", section, xml)
    xml = re.sub(f"{marks.LINK_START}{text}", show, xml)
    return xml.replace(marks.SLIDE, entries)


def _unlink(xml: str, lost: list[str]) -> str:
    """Take out links to slides that were dropped."""
    for identity in lost:
        pattern = (
            rf'<a:(hlink\w+)(?= )[^<>]*\br:id="{re.escape(identity)}"[^<>]*?(?:/>|>.*?</a:\1>)'
        )
        xml = re.sub(pattern, "", xml, flags=re.DOTALL)
    return xml


def _plain(text: str) -> str:
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'")):
        text = text.replace(entity, letter)
    return text.replace("&amp;", "&")
