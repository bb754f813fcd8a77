"""Names that templates of earlier versions use, and what they are called now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mkmaterials.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

# Old name to new, as they are written in a tag: {"operation.partners": "operation.referral"}.
# Whoever renames what the plan's types hold adds a line here. So far nothing was renamed.
NAMES: Final[dict[str, str]] = {}

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class Renaming(NamedTuple):
    """A name that a template uses and that is called otherwise now."""

    place: str
    old: str
    new: str


def hint(name: str) -> str:
    """Return what to do about a name that is not known any more, or "" if it never was."""
    for old, new in NAMES.items():
        if name in {old, old.rpartition(".")[2]}:
            return _(
                "'{old}' is called '{new}' now; '{command}' writes a mended copy of the template "
                "beside it.",
                old=old,
                new=new,
                command="mkmaterials templates upgrade",
            )
    return ""


def rename(
    data: bytes, where: str, names: Mapping[str, str] | None = None
) -> tuple[bytes, list[Renaming]]:
    """Return a template with new names in its tags, and what was renamed.

    Args:
        data: the template.
        where: its name, for messages.
        names: old name to new; ``None``: all that are known.

    Raises:
        TemplateError: it cannot be opened.
    """
    from mkmaterials.office.archive import pack
    from mkmaterials.office.brand_theme import serialized
    from mkmaterials.office.package import Package
    from mkmaterials.office.parts import part_in_words

    table = NAMES if names is None else names
    package = Package(data, where)
    found: list[Renaming] = []
    for name, part in list(package.parts.items()):
        if not table or not name.endswith(".xml") or b"{" not in part:
            continue
        root = package.tree(name)
        renamed = [
            Renaming(part_in_words(name), old, table[old])
            for paragraph in root.iter(f"{_W}p", f"{_A}p")
            for old in _rename_in(paragraph, table)
        ]
        if renamed:
            found += renamed
            package.parts[name] = serialized(root)
    return (pack(package.parts.items()) if found else data), found


def _rename_in(paragraph: etree._Element, names: Mapping[str, str]) -> Iterator[str]:
    """Rename in the tags of a paragraph, which may be split over runs; yield the old names."""
    from mkmaterials.office import tags

    pattern = re.compile(rf"(?<![\w.])({'|'.join(map(re.escape, names))})(?![\w])")
    nodes = list(paragraph.iter(f"{_W}t", f"{_A}t"))
    text = "".join(node.text or "" for node in nodes)
    spans = [(h.start, h.end) for h in tags.find(text, unclosed=lambda _: None) if h.tag]
    for match in reversed(list(pattern.finditer(text))):
        if any(start <= match.start() and match.end() <= end for start, end in spans):
            _replace(nodes, match.start(), match.end(), names[match[1]])
            yield match[1]


def _replace(nodes: list[etree._Element], start: int, end: int, new: str) -> None:
    """Put a text in place of what stands from `start` to `end`, where it begins."""
    position = 0
    for node in nodes:
        text = node.text or ""
        first, last = max(start - position, 0), min(end - position, len(text))
        if first < last:
            put = new if position + first == start else ""
            node.text = text[:first] + put + text[last:]
        position += len(text)
