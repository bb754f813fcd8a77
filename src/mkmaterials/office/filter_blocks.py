"""``{% filter upper %} … {% endfilter %}``: filters for all text that stands in a block.

What a block puts out is XML, so the filters get its texts, one after the other, and never its
elements. A stretch of text in one look is one text: words in bold within a sentence are three.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jinja2 import TemplateAssertionError, nodes
from markupsafe import Markup, escape

from mkmaterials.messages import _
from mkmaterials.office import marks
from mkmaterials.office.environment import EACH_TEXT, TEXTS, WHOLE
from mkmaterials.office.limits import weighed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import Environment
    from jinja2.runtime import Context

# Elements, and marks with what belongs to them. A line break and a tabulator are part of a text.
_OTHER: Final = re.compile(
    f"(<[^<>]*>|[{marks.SLIDE}{marks.PART}{marks.KEEP}{marks.FIT_START}{marks.RICH_START}]"
    f"[^{marks.HEAD}]*{marks.HEAD}|[\x07\x08\x0b\x0c\x12-\x1f])"
)
_TEXT_BEGINS: Final = re.compile(r"<[wam]:t[ >]")


class Texts(NamedTuple):
    """What a block put out: XML, and at odd places the texts in it."""

    pieces: list[Any]


def rewrite(block: nodes.FilterBlock, environment: Environment) -> None:
    """Let the filters of a block be used on each of its texts.

    Raises:
        TemplateAssertionError: there is no such filter.
    """
    chain: list[nodes.Filter] = []
    filtered: Any = block.filter
    while filtered is not None:
        chain.insert(0, filtered)
        filtered = filtered.node
    made = _filter(None, TEXTS, [], block)
    for each in chain:
        if each.name not in environment.filters:
            raise TemplateAssertionError(f"No filter named {each.name!r}.", block.lineno)
        args = [nodes.Const(each.name), *each.args]
        made = _filter(made, EACH_TEXT, args, block, each)
    block.filter = _filter(made, WHOLE, [], block)
    for node in block.filter.find_all(nodes.Node):
        node.set_environment(environment)
    block.filter.set_environment(environment)


def _filter(
    node: nodes.Expr | None,
    name: str,
    args: list[nodes.Expr],
    block: nodes.FilterBlock,
    like: nodes.Filter | None = None,
) -> nodes.Filter:
    kwargs = [] if like is None else like.kwargs
    rest = (None, None) if like is None else (like.dyn_args, like.dyn_kwargs)
    return nodes.Filter(node, name, args, kwargs, *rest, lineno=block.lineno)


def texts(xml: str) -> Texts:
    """Take the texts out of what a block put out."""
    pieces: list[Any] = [""]
    in_text = True  # a block begins within a text, or before an element
    for number, piece in enumerate(_OTHER.split(xml)):
        if number % 2 and piece.startswith("<"):
            in_text = _TEXT_BEGINS.match(piece) is not None
        if number % 2 or not in_text or not piece:
            pieces[-1] += piece
        else:
            plain = unescape(piece).replace(marks.BREAK, "\n").replace(marks.TAB, "\t")
            pieces += [plain, ""]
    return Texts(pieces)


def each(
    context: Context, value: Texts, name: str, args: Sequence[Any], kwargs: Mapping[str, Any]
) -> Texts:
    """Use a filter on each text.

    Raises:
        TypeError: what it gives is no text.
    """
    pieces = list(value.pieces)
    for number in range(1, len(pieces), 2):
        found = context.environment.call_filter(
            name, pieces[number], args, kwargs, context, context.eval_ctx
        )
        if not isinstance(found, (str, int, float)):
            raise TypeError(
                _("'{name}' makes something else of a text, and a text is needed", name=name)
            )
        pieces[number] = weighed(str(found))
    return Texts(pieces)


def whole(value: Texts) -> Markup:
    """Put the texts back to where they stood."""
    return Markup("".join(_back(value.pieces)))  # noqa: S704 - the texts are escaped again


def _back(pieces: Sequence[Any]) -> list[str]:
    return [
        str(escape(piece)).replace("\n", marks.BREAK).replace("\t", marks.TAB)
        if number % 2
        else piece
        for number, piece in enumerate(pieces)
    ]
