"""Rendering compiled Word templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkmaterials.office import relations
from mkmaterials.office.archive import CONTENT_TYPES, pack, stamp
from mkmaterials.office.finish import Links, finish, tidy
from mkmaterials.office.program import run
from mkmaterials.office.surroundings import SURROUNDINGS, Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkmaterials.findings import Finding
    from mkmaterials.office.compiled import DeckState, DocumentState


def render_document(
    state: DocumentState, values: Mapping[str, object], where: str
) -> tuple[bytes, list[Finding]]:
    """Return the document and what a person should know about it.

    Args:
        state: compiled template.
        values: for the tags, and the surroundings.
        where: the template's name, for messages.

    Raises:
        TemplateError: a tag names something unknown, or cannot be carried out.
    """
    findings: list[Finding] = []
    around = values.get(SURROUNDINGS)
    parts = dict(shared_parts(state, values, where, findings))
    if isinstance(around, Surroundings):
        _complete(parts, state, around)
    return pack(list(parts.items())), findings


def _complete(parts: dict[str, bytes], state: DocumentState, around: Surroundings) -> None:
    """Set the language, and add what values brought along: pictures, and lists of their own."""
    if around.language:
        from mkmaterials.office.language import set_language

        texts = [name for name in parts if name.startswith("word/") and name.endswith(".xml")]
        set_language(parts, state["styles"]["part"], texts, around.language)
    numbering = state["styles"]["numbering"]
    if around.new_lists and numbering in parts:
        from mkmaterials.office.styles import add_lists

        parts[numbering] = add_lists(parts[numbering], around.new_looks, around.new_lists)
    if around.new_styles:
        from mkmaterials.office.styles import add_styles

        name = state["styles"]["part"]
        parts[name] = add_styles(parts[name], list(around.new_styles.values()))
    if around.files:
        from mkmaterials.office.pictures import TYPES

        files = {picture.key: picture.data for picture in around.pictures.values()}
        for key, name in around.files.items():
            parts[name] = files[key]
        suffixes = {name.rpartition(".")[2] for name in around.files.values()}
        types = {suffix: TYPES[suffix] for suffix in sorted(suffixes)}
        parts[CONTENT_TYPES] = _with_types(parts[CONTENT_TYPES], types)


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
) -> Iterator[tuple[str, bytes]]:
    """Yield the parts that stand for themselves, rendered where they have tags.

    Args:
        state: compiled template.
        values: for the tags.
        where: the template's name, for messages.
        findings: takes up what a person should know.
    """
    around = values.get(SURROUNDINGS)
    for part in state["parts"]:
        name, data, own = part["name"], part["data"], part["relations"]
        links = Links(
            [row[0] for row in own or []],
            f"{where}: {part['place']}",
            around if isinstance(around, Surroundings) else None,
        )
        if data is None:
            xml = finish(run(state["programs"][name], values, where), links)
            data = tidy(xml).encode()
        if name == state["core"]:
            data = stamp(data)
            if isinstance(around, Surroundings) and around.about:
                from mkmaterials.office.properties import fill

                data = fill(data, around.about)
        yield name, data
        if own is not None:
            added = [*relations.links(links.addresses), *relations.pictures(links.pictures)]
            raw = part["rels"]
            if added or raw is None:
                yield relations.name_for(name), relations.write(name, [*own, *added])
            elif raw:
                yield relations.name_for(name), raw
        findings += links.findings
