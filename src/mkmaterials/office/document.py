"""Rendering compiled Word templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkmaterials.office import relations
from mkmaterials.office.archive import pack
from mkmaterials.office.finish import Links, finish, tidy
from mkmaterials.office.program import run
from mkmaterials.office.properties import fill

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
    return pack(list(shared_parts(state, values, where, findings, properties))), findings


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
    for part in state["parts"]:
        name, data, own = part["name"], part["data"], part["relations"]
        if part["packed"] is not None:
            yield name, part["packed"]
            continue
        links = Links([row[0] for row in own or []], f"{where}: {part['place']}")
        if data is None:
            xml = finish(run(state["programs"][name], values, where), links)
            data = tidy(xml).encode()
        is_core = name == state["core"]
        yield name, fill(data, properties, state["own_properties"]) if is_core else data
        if own is not None:
            rows = [*own, *relations.links(links.addresses)]
            yield relations.name_for(name), relations.write(name, rows)
        findings += links.findings
