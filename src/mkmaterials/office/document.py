"""Rendering compiled Word templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkmaterials.office import relations
from mkmaterials.office.archive import CONTENT_TYPES, pack, unpacked
from mkmaterials.office.finish import Links, finish, tidy
from mkmaterials.office.program import run
from mkmaterials.office.properties import fill
from mkmaterials.office.surroundings import SURROUNDINGS, Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkmaterials.findings import Finding
    from mkmaterials.office.compiled import DeckState, DocumentState, Packed


def render_document(
    state: DocumentState,
    values: Mapping[str, object],
    where: str,
    properties: Mapping[str, str],
) -> tuple[bytes, list[Finding]]:
    """Return the document and what a person should know about it.

    Args:
        state: compiled template.
        values: for the tags.
        where: the template's name, for messages.
        properties: of the file, by the names of `properties.ELEMENTS`.

    Raises:
        TemplateError: a tag names something unknown, or cannot be carried out.
    """
    findings: list[Finding] = []
    given = values.get(SURROUNDINGS)
    source = given.source_language if isinstance(given, Surroundings) else ""
    around = Surroundings(state["styles"], properties.get("language", ""), source_language=source)
    values = {**values, SURROUNDINGS: around}
    parts = dict(shared_parts(state, values, where, findings, properties))
    _complete(parts, state, around)
    return pack(parts.items()), findings


def _complete(parts: dict[str, bytes | Packed], state: DocumentState, around: Surroundings) -> None:
    """Set the language, and add what values brought along: pictures, styles, lists."""
    styles, numbering = state["styles"]["part"], state["styles"]["numbering"]
    if around.language:
        from mkmaterials.office.language import set_language

        raw = {name: _raw(part, state, name) for name, part in parts.items()}
        parts.update(set_language(raw, styles, around.language))
    if around.new_lists and numbering in parts:
        from mkmaterials.office.styles import add_lists

        listed = _raw(parts[numbering], state, numbering)
        parts[numbering] = add_lists(listed, around.new_looks, around.new_lists)
    if around.new_styles and styles in parts:
        from mkmaterials.office.styles import add_styles

        listed = _raw(parts[styles], state, styles)
        parts[styles] = add_styles(listed, list(around.new_styles.values()))
    if around.files:
        from mkmaterials.office.picture_files import TYPES

        files = {picture.key: picture.data for picture in around.pictures.values()}
        parts.update({name: files[key] for key, name in around.files.items()})
        suffixes = {name.rpartition(".")[2] for name in around.files.values()}
        types = {suffix: TYPES[suffix] for suffix in sorted(suffixes)}
        parts[CONTENT_TYPES] = _with_types(_raw(parts[CONTENT_TYPES], state, CONTENT_TYPES), types)


def _raw(part: bytes | Packed, state: DocumentState, name: str) -> bytes:
    """Return a part that may have to change; empty if it never has to."""
    if isinstance(part, bytes):
        return part
    return unpacked(part) if name in state["changeable"] else b""


def _with_types(contents: bytes, types: Mapping[str, str]) -> bytes:
    """Name content types in the list of contents, unless they are named already."""
    known = contents.lower()
    rows = "".join(
        f'<Default Extension="{suffix}" ContentType="{kind}"/>'
        for suffix, kind in types.items()
        if f'extension="{suffix}"'.encode() not in known
    )
    first = re.search(rb"<Types\b[^>]*>", contents)
    if first is None:
        return contents
    return contents[: first.end()] + rows.encode() + contents[first.end() :]


def shared_parts(
    state: DocumentState | DeckState,
    values: Mapping[str, object],
    where: str,
    findings: list[Finding],
    properties: Mapping[str, str],
) -> Iterator[tuple[str, bytes | Packed]]:
    """Yield the parts that stand for themselves, rendered where they have tags.

    Args:
        state: compiled template.
        values: for the tags.
        where: the template's name, for messages.
        findings: takes up what a person should know.
        properties: of the file, by the names of `properties.ELEMENTS`.
    """
    around = values.get(SURROUNDINGS)
    for part in state["parts"]:
        name, data, own = part["name"], part["data"], part["relations"]
        if part["packed"] is not None:
            yield name, part["packed"]
            continue
        links = Links(
            [row[0] for row in own or []],
            f"{where}: {part['place']}",
            around if isinstance(around, Surroundings) else None,
        )
        if data is None:
            xml = finish(run(state["programs"][name], values, where), links)
            data = tidy(xml).encode()
        is_core = name == state["core"]
        yield name, fill(data, properties, state["own_properties"]) if is_core else data
        if own is not None:
            added = [*relations.links(links.addresses), *relations.pictures(links.pictures)]
            raw = part["rels"]
            if added or raw is None:
                yield relations.name_for(name), relations.write(name, [*own, *added])
            elif raw:
                yield relations.name_for(name), raw
        findings += links.findings
