"""What a template may use up: steps, letters, time; and the size of what a tag calculates."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from jinja2 import pass_context, pass_eval_context
from jinja2.filters import do_batch, do_indent, do_join, do_replace, do_round, do_slice
from jinja2.runtime import markup_join
from jinja2.utils import Namespace

from mkmaterials.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jinja2.nodes import EvalContext
    from jinja2.runtime import Context

MAX_LOOP_STEPS = 200_000  # of all loops of a program together
MAX_TEXT = 2**20  # characters or items that a calculation within a tag may make
MAX_PRINTED = 64 * 2**20  # characters that the tags of a program may print
MAX_SECONDS = 20.0  # of a program
MAX_PRECISION = 30  # digits behind the point
MAX_DIGITS = 4_096  # binary digits of a whole number
_MAX_WRAPPED = 20_000  # characters; the time that wrapping takes grows with their square
_EVERY = 32  # steps between looks at the clock
BUDGET = "loop budget"  # name of the budget among a program's values; no tag can spell it
JOINED = "_joined"
WEIGHED = "_weighed"


class LimitError(Exception):
    """A template asks for too much."""


class Budget:
    """What one program may still use up.

    Attributes:
        running: loops that have not come to their end.
        ended: loops that have, the last by each name of their items. Their last item may still
            be at work, since ``loop.last`` looks ahead.
    """

    __slots__ = ("_deadline", "_printed", "_steps", "_ticks", "begun", "ended", "running")

    def __init__(self) -> None:
        self.begun = 0  # loops
        self.running: list[Timed] = []
        self.ended: dict[str, Timed] = {}
        self._steps = MAX_LOOP_STEPS
        self._printed = MAX_PRINTED
        self._deadline = time.monotonic() + MAX_SECONDS
        self._ticks = 0

    def tick(self) -> None:
        """Take note of a step.

        Raises:
            LimitError: the time is up.
        """
        self._ticks += 1
        if self._ticks % _EVERY == 0 and time.monotonic() > self._deadline:
            raise LimitError(_("this takes more than {seconds:g} seconds", seconds=MAX_SECONDS))

    def loop(self, steps: int) -> None:
        """Take off the steps of a loop.

        Raises:
            LimitError: there are too many.
        """
        self._steps -= steps
        if self._steps < 0:
            raise LimitError(_("the loops make more than {most} steps", most=MAX_LOOP_STEPS))

    def print(self, letters: int) -> None:
        """Take off what a tag prints.

        Raises:
            LimitError: there is too much, or the time is up.
        """
        self._printed -= letters
        if self._printed < 0:
            most = MAX_PRINTED // 2**20
            raise LimitError(_("the tags print more than {most} million letters", most=most))
        self.tick()


class Timed:
    """A list that a loop runs over, with a look at the clock now and then.

    Attributes:
        items: of the list.
        called: what the loop calls an item: "message".
        at: number of the item that was handed out last, from 1.
        number: of the loop, from 1, in the order in which they begin.
    """

    __slots__ = ("_budget", "at", "called", "items", "number")

    def __init__(self, items: Sequence[Any], budget: Budget, called: str) -> None:
        self.items = items
        self._budget = budget
        self.called = called
        self.at = self.number = 0

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Any]:
        budget, items = self._budget, self.items
        budget.begun += 1
        self.number = budget.begun
        budget.running.append(self)
        for self.at, item in enumerate(items, 1):
            budget.tick()
            yield item
        budget.running.remove(self)  # not reached after an error, which so can be placed
        budget.ended[self.called] = self


def allow(size: int) -> None:
    """Let a text or list of this size pass.

    Raises:
        LimitError: it is too long.
    """
    if size > MAX_TEXT:
        raise LimitError(_("a text or list of {size} elements is too long", size=size))


def weigh(value: Any) -> int:
    """Return how many letters and items a value has, all that it holds counted each time."""
    return _weigh(value, {})


def _weigh(value: Any, known: dict[int, int]) -> int:
    if isinstance(value, str):
        return len(value) + 2
    if isinstance(value, Namespace):
        value = object.__getattribute__(value, "_Namespace__attrs")
    if not isinstance(value, (list, tuple, dict)):
        return 8
    weight = known.get(id(value))
    if weight is None:
        known[id(value)] = 0  # what holds itself is not printed endlessly
        weight = 2
        items: Iterable[Any] = value
        if isinstance(value, dict):
            items = value.values()
            for key in value:
                weight += len(key) + 2 if type(key) is str else _weigh(key, known)
        for item in items:
            weight += len(item) + 2 if type(item) is str else _weigh(item, known)
        known[id(value)] = weight
    return weight


def weighed(value: Any) -> Any:
    """Return a list, tuple or dict that a template makes.

    Raises:
        LimitError: it holds too much.
    """
    allow(weigh(value))
    return value


@pass_context
def joined(context: Context, parts: Sequence[Any]) -> Any:
    """Stand in for ``~``."""
    budget: Budget = context.parent[BUDGET]
    budget.tick()
    allow(weigh(parts))
    return markup_join(parts)


@pass_eval_context
def join(
    eval_ctx: EvalContext, value: Iterable[Any], d: str = "", attribute: str | int | None = None
) -> str:
    """Stand in for Jinja's ``join``."""
    items = list(value)
    allow(weigh(items) + len(str(d)) * len(items))
    text: str = do_join(eval_ctx, items, d, attribute)
    return text


@pass_eval_context
def replace(eval_ctx: EvalContext, s: str, old: str, new: str, count: int | None = None) -> str:
    """Stand in for Jinja's ``replace``."""
    allow_replace(str(s), str(old), str(new))
    return do_replace(eval_ctx, s, old, new, count)


def allow_replace(text: str, old: str, new: str) -> None:
    """Let a replacement pass unless it would make too long a text."""
    allow(len(text) + text.count(old) * len(new))


def indent(s: str, width: int | str = 4, first: bool = False, blank: bool = False) -> str:  # noqa: FBT001, FBT002 - Jinja's own
    """Stand in for Jinja's ``indent``."""
    each = len(width) if isinstance(width, str) else abs(int(width))
    allow(len(s) + (s.count("\n") + 1) * each)
    return do_indent(s, width, first, blank)


def batch(value: Iterable[Any], linecount: int, fill_with: Any = None) -> Iterator[list[Any]]:
    """Stand in for Jinja's ``batch``."""
    allow(abs(linecount))
    return do_batch(value, linecount, fill_with)


def slices(value: Any, slices: int, fill_with: Any = None) -> Iterator[list[Any]]:
    """Stand in for Jinja's ``slice``."""
    allow(abs(slices))
    lists: Iterator[list[Any]] = do_slice(value, slices, fill_with)
    return lists


def rounded(value: float, precision: int = 0, method: Any = "common") -> float:
    """Stand in for Jinja's ``round``."""
    if abs(precision) > MAX_PRECISION:
        raise LimitError(_("{digits} digits are too many to round to", digits=precision))
    return do_round(value, precision, method)


def wordwrap(value: str, width: int = 79) -> str:
    """Stand in for Jinja's ``wordwrap``, which takes more."""
    import textwrap

    if len(value) > _MAX_WRAPPED:
        raise LimitError(_("a text of {size} letters is too long to wrap", size=len(value)))
    lines = (textwrap.wrap(line, max(width, 1)) or [""] for line in value.splitlines())
    return "\n".join("\n".join(line) for line in lines)


FILTERS: Final = {
    JOINED: joined,
    WEIGHED: weighed,
    "join": join,
    "replace": replace,
    "indent": indent,
    "batch": batch,
    "slice": slices,
    "round": rounded,
    "wordwrap": wordwrap,
}
