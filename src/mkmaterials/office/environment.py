"""The sandbox in which templates run: plain values in, harmless text out."""

from __future__ import annotations

import re
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, UndefinedError, pass_context
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from mkmaterials.messages import _
from mkmaterials.office import filters, limits, marks
from mkmaterials.office.limits import (
    BUDGET,
    MAX_DIGITS,
    MAX_LOOP_STEPS,
    Budget,
    LimitError,
    Timed,
    allow,
    allow_replace,
    weigh,
    weighed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2.runtime import Context

    from mkmaterials.wording.foreign import Foreign

MAX_POWER = 64
COUNTED = "counted"
ITEM_ID = "_item_id"
CHART_DATA = "_chart_data"
PICTURE = "_picture"
PICTURE_ALT = "_picture_alt"
PAGE_PICTURE = "_page_picture"
PAGE_CROP = "_page_crop"
TEXTS = "_texts"
EACH_TEXT = "_each_text"
WHOLE = "_whole"
PICTURES = "pictures of the slides"  # name among a program's values, as BUDGET
# What may be asked of plain values; all else either makes texts of any size or is of no use.
_TEXT_METHODS = {
    *("capitalize", "casefold", "count", "endswith", "find", "format", "format_map", "index"),
    *("isalnum", "isalpha", "isdecimal", "isdigit", "islower", "isnumeric", "isspace", "istitle"),
    *("isupper", "join", "lower", "lstrip", "partition", "removeprefix", "removesuffix"),
    *("replace", "rfind", "rindex", "rpartition", "rsplit", "rstrip", "split", "splitlines"),
    *("startswith", "strip", "swapcase", "title", "upper"),
}
_METHODS = ((str, _TEXT_METHODS), (dict, {"get", "items", "keys", "values"}))
_LIST_METHODS = {"count", "index"}
# Patterns as text are compiled when they are needed first: starting is most of the time.
_WIDE = r"\d{4}|:[^}]*\{|%[^a-zA-Z%]*\*"
_SPECIAL = "[\x00-\x1f\ud800-\udfff\ufffe\uffff]"
_ILLEGAL = "[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]"


class NotPrintableError(TypeError):
    """A tag prints what is no text.

    Attributes:
        hint: what to do.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class UnknownNameError(UndefinedError):
    """A tag names something that is not there.

    Attributes:
        name: the name, or an index.
        owner: what it was asked of (``event.nam``), or `missing` if it stood alone.
    """

    def __init__(self, message: str, name: object, owner: Any) -> None:
        super().__init__(message)
        self.name = name
        self.owner = owner


class Unknown(StrictUndefined):
    """What an unknown name stands for: anything done with it is an error."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[Exception] = UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name, exc)  # type: ignore[arg-type] # jinja's own narrow type
        if exc is UndefinedError:
            self._undefined_exception = partial(  # type: ignore[assignment] # called only
                UnknownNameError, name=name, owner=obj
            )


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja without a way out, for plain values: a dict's items win over its methods."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an item of a dict, else an attribute that the sandbox allows."""
        if isinstance(obj, dict):
            try:
                return obj[attribute]
            except KeyError:
                pass
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Refuse what Jinja refuses, and of plain values all but a few methods."""
        for kind, methods in _METHODS:
            if isinstance(obj, kind):
                return attr in methods and super().is_safe_attribute(obj, attr, value)
        if isinstance(obj, (list, tuple)):
            return attr in _LIST_METHODS
        if isinstance(obj, (bytes, bytearray, int, float, complex)):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Any:
        """Let ``"…".format()`` pass unless it could make a text of any size."""
        wrapped = super().wrap_str_format(value)
        if wrapped is None:
            return None
        form = value.__self__
        if re.search(_WIDE, form):
            raise LimitError(_("the widths in this format are too large"))

        def limited(*args: Any, **kwargs: Any) -> Any:
            allow(len(form) + form.count("{") * weigh([args, kwargs]))
            return wrapped(*args, **kwargs)

        return limited

    def call(self, context: Context, function: Any, *args: Any, **kwargs: Any) -> Any:
        """Call a function, unless what it makes would be absurdly large."""
        context.parent[BUDGET].tick()
        owner, name = getattr(function, "__self__", None), getattr(function, "__name__", "")
        if isinstance(owner, str) and name == "join" and args:
            items = list(args[0])
            allow(weigh(items) + len(owner) * len(items))
            args = (items, *args[1:])
        elif isinstance(owner, str) and name == "replace":
            old, new = ([str(arg) for arg in args] + ["", ""])[:2]
            allow_replace(owner, old, new)
        result = super().call(context, function, *args, **kwargs)
        return result if isinstance(result, Markup) else weighed(result)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Calculate, unless the result would be absurdly large."""
        if operator == "**" and (abs(right) > MAX_POWER or abs(left) > MAX_LOOP_STEPS):
            power = f"{left} ** {right}"
            raise LimitError(_("the power {power} is too large", power=power))
        if operator == "*":
            for text, times in ((left, right), (right, left)):
                if isinstance(text, (str, list, tuple)) and isinstance(times, int):
                    allow(weigh(text) * max(times, 0))
        if operator == "%" and isinstance(left, str):
            raise SecurityError(_("'%' formats no texts here; use '~' to join texts"))
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, int) and result.bit_length() > MAX_DIGITS:
            raise LimitError(_("this number is too large"))
        return weighed(result)


@pass_context  # otherwise Jinja would turn constants into text before they come here
def finalize(context: Context, value: Any) -> Any:
    """Return what is printed for a value.

    Raises:
        NotPrintableError: the value is neither text nor number.
    """
    if value is None:
        return ""
    budget: Budget = context.parent[BUDGET]
    budget.print(len(value) if isinstance(value, str) else 1)
    if isinstance(value, Markup):  # what a macro or block put out: finished already
        return value
    if isinstance(value, str):
        if type(value) is str and (value.isprintable() or re.search(_SPECIAL, value) is None):
            return value
        return _text(context, value)
    if isinstance(value, (int, float, StrictUndefined)):
        return value
    if hasattr(value, "__html__") or (isinstance(value, dict) and "picture" in value):
        from mkmaterials.office.blocks import printed

        formatted = printed(context, value)
        if formatted is not None:
            return formatted
    if isinstance(value, dict):
        names = ", ".join(str(key) for key in islice(value, 12))
        raise NotPrintableError(
            _("only texts and numbers can be printed, and this is a group of values"),
            _("name one of its values: {names}.", names=names),
        )
    if isinstance(value, (list, tuple)):
        raise NotPrintableError(
            _(
                "only texts and numbers can be printed, and this is a list of {count}",
                count=len(value),
            ),
            _("print its items with '{% for … %}', or joined with '|join(\", \")'."),
        )
    raise NotPrintableError(
        _("only texts and numbers can be printed, and this is something else"),
        _("check the spelling."),
    )


def _text(context: Context, value: str) -> Any:
    """Return what is printed for a text with breaks, or in another language."""
    if type(value) is not str:
        from mkmaterials.wording.foreign import Foreign

        if isinstance(value, Foreign):
            return _foreign(context, value)
    return _mark_breaks(value)


def _foreign(context: Context, value: Foreign) -> Any:
    """Return what is printed for a text in another language: marked as such."""
    from mkmaterials.office.blocks import around, printed
    from mkmaterials.office.languages import spelled
    from mkmaterials.office.values import lang

    code = spelled(value.language)
    plain = str(value)
    if not plain.strip() or code == spelled(around(context).language):
        return _mark_breaks(plain)
    return printed(context, lang(context, plain, code))


def clean(value: Any) -> Any:
    """Return a value without the characters that XML cannot hold, lists and dicts included."""
    if not _unclean(value):
        return value
    if isinstance(value, str):
        return re.sub(_ILLEGAL, "", value)
    if isinstance(value, dict):
        return {key: clean(item) for key, item in value.items()}
    return [clean(item) for item in value]


def _unclean(value: Any) -> bool:
    """Tell whether a value holds characters that XML cannot; most do not, and are not copied."""
    if isinstance(value, str):
        return not value.isprintable() and re.search(_ILLEGAL, value) is not None
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, (list, tuple)):
        return False
    for item in value:
        if type(item) is str:  # as most are, without the call
            if not item.isprintable() and re.search(_ILLEGAL, item) is not None:
                return True
        elif _unclean(item):
            return True
    return False


def _mark_breaks(value: str) -> str:
    text = re.sub(_ILLEGAL, "", value).replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\n", marks.BREAK).replace("\t", marks.TAB)


@pass_context
def counted(context: Context, iterable: Iterable[Any], called: str) -> Iterable[Any]:
    """Return what a loop runs over, taking its length off the program's budget.

    Args:
        context: of the program.
        iterable: what the template names.
        called: what the loop calls an item.
    """
    if isinstance(iterable, str):
        raise TypeError(_("this is a text, and a loop needs a list"))
    if not hasattr(iterable, "__len__"):
        iterable = list(islice(iterable, MAX_LOOP_STEPS + 1))
    budget: Budget = context.parent[BUDGET]
    budget.loop(len(iterable))  # type: ignore[arg-type] # has a length by now
    return Timed(iterable, budget, called)  # type: ignore[arg-type] # likewise


def item_id(value: Any) -> str:
    """Return the ``id`` of a loop's item, or an empty string."""
    return str(value.get("id", "")) if isinstance(value, dict) else ""


def chart_data(value: Any) -> str:
    """Return a chart's data as text."""
    from mkmaterials.office import charts

    return charts.chart_data(value)


@pass_context
def picture(context: Context, value: Any) -> str:
    """Take up a picture for the slides, and return its number."""
    from mkmaterials.office.slide_pictures import take_up

    return take_up(context.parent[PICTURES], value)


@pass_context
def page_picture(context: Context, value: Any) -> str:
    """Take up a picture for a page, and return its address."""
    from mkmaterials.office.blocks import around
    from mkmaterials.office.pictures import fill_in

    return fill_in(value, around(context))


def page_crop(value: Any, width: int, height: int) -> Markup:
    """Return how much of a picture is cut off, so that it fills its place on a page."""
    from mkmaterials.office.pictures import crop_of

    return Markup(crop_of(value, width, height))  # noqa: S704 - numbers only


def texts(xml: str) -> Any:
    """Take the texts out of what a filter block put out."""
    from mkmaterials.office import filter_blocks

    return filter_blocks.texts(xml)


@pass_context
def each_text(context: Context, value: Any, name: str, *args: Any, **kwargs: Any) -> Any:
    """Use a filter on each text of a filter block."""
    from mkmaterials.office import filter_blocks

    return filter_blocks.each(context, value, name, args, kwargs)


def whole(value: Any) -> Markup:
    """Put the texts of a filter block back to where they stood."""
    from mkmaterials.office import filter_blocks

    return filter_blocks.whole(value)


def picture_alt(value: Any) -> str:
    """Return what a picture's value says about it in words."""
    return str(value.get("alt") or "") if isinstance(value, dict) else ""


def formatted(value: str, *args: Any, **kwargs: Any) -> str:
    """Stand in for Jinja's ``format``, for widths of at most three digits."""
    if re.search(_WIDE, value):
        raise LimitError(_("the widths in this format are too large"))
    allow(len(value) + value.count("%") * weigh([args, kwargs]))
    return str(value) % (kwargs or args)


def plain(value: Any) -> Any:
    """Stand in for ``safe`` and ``escape``: all values are text, and escaped when printed."""
    return value


def make() -> Sandbox:
    """Make the sandbox; the same for compiling and rendering."""
    sandbox = Sandbox(
        block_start_string=marks.BLOCK_START,
        block_end_string=marks.BLOCK_END,
        variable_start_string=marks.VARIABLE_START,
        variable_end_string=marks.VARIABLE_END,
        comment_start_string=marks.COMMENT_START,
        comment_end_string=marks.COMMENT_END,
        keep_trailing_newline=True,
        autoescape=True,
        undefined=Unknown,
        finalize=finalize,
        cache_size=0,
    )
    for name in ("lipsum", "joiner"):
        sandbox.globals.pop(name, None)
    for name in ("urlize", "xmlattr", "pprint", "tojson", "center", "random"):
        sandbox.filters.pop(name, None)  # for web pages; of any size; other each time
    for name in ("safe", "e", "escape", "forceescape"):
        sandbox.filters[name] = plain
    sandbox.filters.update(limits.FILTERS)
    sandbox.filters.update({TEXTS: texts, EACH_TEXT: each_text, WHOLE: whole})
    sandbox.filters.update(filters.table())
    sandbox.filters["format"] = formatted
    sandbox.filters[COUNTED] = counted
    sandbox.filters[ITEM_ID] = item_id
    sandbox.filters[CHART_DATA] = chart_data
    sandbox.filters[PICTURE] = picture
    sandbox.filters[PICTURE_ALT] = picture_alt
    sandbox.filters[PAGE_PICTURE] = page_picture
    sandbox.filters[PAGE_CROP] = page_crop
    return sandbox
