"""What templates may print: every name with what it holds and an example, and the filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkmaterials.app.build import DOCUMENTS
from mkmaterials.app.likely import likely_event, likely_plan
from mkmaterials.messages import _, ngettext
from mkmaterials.overlays import resolve, template_roots

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Tag:
    """A name that templates may use.

    Attributes:
        name: as it is written in a tag.
        type: "text", "number", "yes or no", "list", "list of texts" or "group".
        holds: what it holds, in words.
        example: from the current event, or "".
        loop: the loop within which it is known, such as ``for message in messages``, or "".
    """

    name: str
    type: str
    holds: str
    example: str
    loop: str


@dataclass(frozen=True)
class Filter:
    """A filter that templates may use.

    Attributes:
        name: as it is written behind the bar.
        does: what it gives, in words.
        example: a tag that uses it, or "".
    """

    name: str
    does: str
    example: str


@dataclass(frozen=True)
class Vocabulary:
    """All that templates may use.

    Attributes:
        source: name of the press release from which the examples are.
        tags: the names.
        filters: the filters.
    """

    source: str
    tags: list[Tag]
    filters: list[Filter]


def list_tags(
    folder: Path, *, operation: str, source: Path | None = None, words: Sequence[str] = ()
) -> Vocabulary:
    """Return what templates may use, as far as it has to do with all of the words.

    Args:
        folder: the working folder.
        operation: key of the pack.
        source: press release for the examples; ``None``: the first in ``seeds``, else a typical
            one.
        words: to look for in names, descriptions and examples.

    Raises:
        ChoiceError: there is no such pack.
        TemplateError: a pack or its deck cannot be used.
        SourceError: the press release cannot be read.
        SummaryError: its summary is malformed or misquotes it.
    """
    from mkmaterials.lint.check import slide_names
    from mkmaterials.lint.filters import described
    from mkmaterials.lint.vocabulary import names, vocabulary

    pack = resolve(operation, template_roots(folder))
    event = likely_event(source, folder)
    plan = likely_plan(event, pack, folder)
    values: Mapping[str, Any] = {} if plan is None else plan
    deck = pack.find(DOCUMENTS["deck"])
    known = vocabulary(slide_names(deck.name, deck.read_bytes()))
    tags = [
        Tag(each.path, each.kind.words, each.holds, _example(values, each.keys), each.loop)
        for each in names(known)
    ]
    filters = [Filter(name, *row) for name, row in sorted(described().items())]
    looked_for = [word.casefold() for word in words]
    return Vocabulary(
        event.source.name,
        [t for t in tags if _has(looked_for, t.name, t.type, t.holds, t.example, t.loop)],
        [
            each
            for each in filters
            if _has(looked_for, each.name, each.does, each.example, "filter")
        ],
    )


def _has(words: Sequence[str], *texts: str) -> bool:
    text = "\n".join(texts).casefold()
    return all(word in text for word in words)


def _example(values: Mapping[str, Any], keys: Sequence[str | None]) -> str:
    value: Any = values
    for key in keys:
        if key is None:
            value = value[0] if isinstance(value, list) and value else None
        else:
            value = value.get(key) if isinstance(value, dict) else None
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        counted = ngettext("{number} item", "{number} items", len(value))
        texts = "; ".join(each for each in value if isinstance(each, str))
        return f"{counted}: {texts}" if texts else counted
    return "" if value is None or isinstance(value, dict) else str(value)
