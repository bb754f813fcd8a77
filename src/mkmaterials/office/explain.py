"""Saying what went wrong in a program in terms of its template: place, tag, item, operands."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any, Final

from jinja2 import TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import StrictUndefined
from jinja2.utils import missing

from mkmaterials.errors import TemplateError
from mkmaterials.messages import N_, _
from mkmaterials.office import marks, tags
from mkmaterials.office.environment import NotPrintableError, UnknownNameError
from mkmaterials.office.limits import LimitError
from mkmaterials.office.said import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkmaterials.office.compiled import ProgramState
    from mkmaterials.office.environment import Sandbox
    from mkmaterials.office.limits import Budget, Timed

_LOCAL: Final = re.compile(r"l_(\d+)_(\w+)")
_NEAR: Final = 20  # names that are offered at most
_SHORT: Final = 30  # letters of a text that are shown
_LONG: Final = 600  # letters of a message
_CONTROL: Final = re.compile("[\x00-\x1f\x7f\u2028\u2029]")
_FILLINGS: Final = ("chart", "picture")
_KINDS: Final[list[tuple[type[Exception], str, str]]] = [
    (
        SecurityError,
        N_("this is not allowed in a template ({reason})"),
        N_("use plain values and filters."),
    ),
    (LimitError, "{reason}", N_("look for something that repeats too much.")),
    (
        RecursionError,
        N_("this calls itself without an end"),
        N_("look at the macro or loop."),
    ),
    (
        UndefinedError,
        "{reason}",
        N_("check the spelling, or test it with '{% if … is defined %}'."),
    ),
]


class Scene:
    """What was going on when a program failed.

    Args:
        error: what was raised.
        program: that failed.
        template: the same, as Jinja has it.
        values: that the program was given.
        budget: of the program.

    Attributes:
        text: the tag at fault, or "".
        place: where it stands in its part, or "".
        names: what the program's names stood for, those that it made itself among them.
    """

    def __init__(
        self,
        error: Exception,
        program: ProgramState,
        template: Any,
        values: Mapping[str, object],
        budget: Budget,
    ) -> None:
        self.text, self.place = "", ""
        self._own: dict[str, Any] = {}
        trace = error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == program["name"]:
                line = template.get_corresponding_lineno(trace.tb_lineno)
                self.text, self.place = program["lines"].get(line, (self.text, self.place))
                self._own.update(_own_names(trace.tb_frame.f_locals))
            trace = trace.tb_next
        self.names: dict[str, Any] = {**values, **self._own}
        self._loops = [*budget.running, *filter(self._still_at_work, budget.ended.values())]

    def where(self, file: str) -> str:
        """Return the place of the tag, and the items of the loops around it."""
        loops = sorted(self._loops, key=lambda loop: loop.number)
        items = ", ".join(
            # Translators: {item} is what a loop of the template calls its items: "message 2 of 5".
            _(
                "{item} {number} of {count}",
                item=each.called,
                number=self._at(each),
                count=len(each),
            )
            for each in loops
        )
        return file + (f": {self.place}" if self.place else "") + (f" ({items})" if items else "")

    def _still_at_work(self, loop: Timed) -> bool:
        return any(self._is_at(item, loop) for item in loop.items)

    def _at(self, loop: Timed) -> int:
        """Return the number of a loop's item; the loop may have looked ahead."""
        handed_out = reversed(list(enumerate(loop.items, 1))[: loop.at])
        return next((number for number, item in handed_out if self._is_at(item, loop)), loop.at)

    def _is_at(self, item: Any, loop: Timed) -> bool:
        """Tell whether the names of a loop stand for this item."""
        names = loop.called.split(", ")
        parts = [item] if len(names) == 1 else item
        if not isinstance(parts, (list, tuple)) or len(parts) != len(names):
            return False
        return all(
            self._own.get(name, missing) is part for name, part in zip(names, parts, strict=True)
        )


def explain(error: Exception, scene: Scene, where: str, env: Sandbox) -> TemplateError:
    """Return the error in words, with the tag at fault, its place, and what to do.

    Args:
        error: what was raised.
        scene: what was going on.
        where: the template's name.
        env: in which the program ran.
    """
    message, hint = _what_is_wrong(error, scene, _Operands(scene, env))
    message = _on_a_line(message)
    message = about_tag(scene.text, message)
    return TemplateError(message, where=scene.where(where), hint=hint)


def about_tag(tag: str, message: str) -> str:
    """Return a message with the tag at fault before it, if there is one."""
    # Translators: {problem} is such as "this is a list, and a loop needs a list".
    return _("'{tag}': {problem}", tag=tag, problem=message) if tag else message


def explain_syntax(error: TemplateSyntaxError, text: str, env: Sandbox) -> tuple[str, str]:
    """Return what is wrong with the tag `text` that Jinja cannot read, and what to do."""
    said = error.message or ""
    message = _("'{tag}' cannot be read: {reason}", tag=text, reason=in_words(said))
    return message, _near_filter(said, env)


class _Operands:
    """The names in a tag, and what they stand for."""

    def __init__(self, scene: Scene, env: Sandbox) -> None:
        self._names = scene.names
        self._env = env
        tree = _read(scene.text, env)
        self._nodes: list[nodes.Getattr | nodes.Getitem] = []
        if tree is not None:
            self._nodes += tree.find_all(nodes.Getattr)
            self._nodes += tree.find_all(nodes.Getitem)
        self._chains = [] if tree is None else list(_longest(tree))

    def said(self) -> str:
        """Say what each operand is: "'event.host' has no value, 'n' is the number 3"."""
        found: dict[str, str] = {}
        for node in self._chains:
            name, value = _spelled(node), self._value(node)
            if name and value is not missing and name not in self._env.globals:
                found.setdefault(name, describe(name, value))
        return ", ".join(filter(None, found.values()))

    def owner(self, error: UnknownNameError) -> str:
        """Return how the tag spells what it asks in vain, or ""."""
        for node in self._nodes:
            asked = node.attr if isinstance(node, nodes.Getattr) else self._value(node.arg)
            if asked == error.name and self._value(node.node) is error.owner:
                return _spelled(node.node)
        return ""

    def _value(self, node: nodes.Node) -> Any:
        """Return what a name, constant or chain of names stands for, or `missing`."""
        if isinstance(node, nodes.Const):
            return node.value
        if isinstance(node, nodes.Name):
            return self._names.get(node.name, missing)
        if not isinstance(node, (nodes.Getattr, nodes.Getitem)):
            return missing
        owner = self._value(node.node)
        key = node.attr if isinstance(node, nodes.Getattr) else self._value(node.arg)
        if owner is missing or key is missing:
            return missing
        try:
            found = self._env.getitem(owner, key)
        except Exception:  # noqa: BLE001 - whatever it is, it says nothing about this operand
            return missing
        return missing if isinstance(found, StrictUndefined) else found


def describe(name: str, value: Any) -> str:
    """Say in words what a value is: "'n' is the number 3"; "" for what no template is given."""
    said, values = "", {}
    if value is None:
        said = N_("'{name}' has no value (not stated)")
    elif isinstance(value, str):
        shown = value if len(value) <= _SHORT else value[: _SHORT - 1].rstrip() + "…"
        said = (
            N_("'{name}' is the text '{text}'") if value else N_("'{name}' is empty (not stated)")
        )
        values = {"text": " ".join(shown.split())}
    elif isinstance(value, bool):
        said = N_("'{name}' is true") if value else N_("'{name}' is false")
    elif isinstance(value, (int, float)):
        said, values = N_("'{name}' is the number {number}"), {"number": str(value)}
    elif isinstance(value, (list, tuple)):
        said, values = N_("'{name}' is a list of {count}"), {"count": str(len(value))}
    elif isinstance(value, dict):
        said = N_("'{name}' is a group of values")
    return _(said, name=name, **values) if said else ""


def _own_names(names: Mapping[str, Any]) -> dict[str, Any]:
    """Return the names that a program made itself, as its template spells them."""
    matches = ((_LOCAL.fullmatch(name), value) for name, value in names.items())
    found = [(int(match[1]), match[2], value) for match, value in matches if match]
    inner_last = sorted(found, key=lambda row: row[0])
    return {name: value for __, name, value in inner_last if value is not missing}


def _read(text: str, env: Sandbox) -> nodes.Node | None:
    """Return what a tag is made of; ``None`` where it cannot be told."""
    hits = tags.find(text, unclosed=lambda __: None)
    tag = hits[0].tag if hits else None
    if tag is None:
        return None
    head = tag.head
    body = tag.body.removeprefix(head) if head in _FILLINGS else tag.body
    if tag.kind == "{{" or head in _FILLINGS:
        source = f"{marks.VARIABLE_START}{body}{marks.VARIABLE_END}"
    else:
        body = f"if {body.removeprefix(head)}" if head == "elif" else body
        source = f"{marks.BLOCK_START}{body}{marks.BLOCK_END}"
        if not (head == "set" and "=" in body):
            end = f"end{body.split(None, 1)[0]}" if body else ""
            source += f"{marks.BLOCK_START}{end}{marks.BLOCK_END}"
    try:
        return env.parse(source)
    except TemplateSyntaxError:
        return None


def _longest(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield names and chains of names, none of them a part of another."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Name):
            if child.ctx == "load":
                yield child
        elif isinstance(child, (nodes.Getattr, nodes.Getitem)) and _spelled(child):
            yield child
        else:
            yield from _longest(child)


def _spelled(node: nodes.Node) -> str:
    """Return a chain of names as a template spells it, or ""."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, (nodes.Getattr, nodes.Getitem)):
        owner = _spelled(node.node)
        if isinstance(node, nodes.Getattr):
            return f"{owner}.{node.attr}" if owner else ""
        key = repr(node.arg.value) if isinstance(node.arg, nodes.Const) else _spelled(node.arg)
        return f"{owner}[{key}]" if owner and key else ""
    return ""


def _what_is_wrong(error: Exception, scene: Scene, operands: _Operands) -> tuple[str, str]:
    if isinstance(error, UnknownNameError):
        return _unknown(error, scene.names, operands)
    if isinstance(error, NotPrintableError):
        return str(error), error.hint
    reason = in_words(str(error))
    for kind, message, hint in _KINDS:
        if isinstance(error, kind):
            return _(message, reason=reason), _(hint)
    said = operands.said()
    message = _("this cannot be carried out: {reason}", reason=reason)
    return f"{message} ({said})" if said else message, _("correct the tag.")


def _unknown(error: UnknownNameError, names: Iterable[str], operands: _Operands) -> tuple[str, str]:
    """Say what is not there; and where nothing could be, since what it is asked of is none."""
    from mkmaterials.office import renamed

    message = _("'{name}' is not known here", name=error.name)
    if hint := renamed.hint(str(error.name)):
        return message, hint
    if error.owner is missing:
        return message, _did_you_mean(str(error.name), names)
    if isinstance(error.owner, dict):
        return message, _did_you_mean(str(error.name), map(str, error.owner))
    owner = operands.owner(error)
    said = describe(owner, error.owner)
    if not owner or not said:
        return message, _("check the spelling.")
    hint = _("check the spelling.")
    if error.owner is None or error.owner == "":
        tags_around = {"start": f"{{% if {owner} %}}", "end": "{% endif %}"}
        hint = _("put the tag between '{start}' and '{end}'.", **tags_around)
    # Translators: {what} is such as "'event.host' has no value (not stated)".
    return _("{what}, and so it has no '{name}'", what=said, name=error.name), hint


def _on_a_line(message: str) -> str:
    """Return a message without what values may bring along: line breaks, marks, great length."""
    plain = " ".join(_CONTROL.sub(" ", message).split(" "))
    plain = re.sub(" {2,}", " ", plain)
    return plain if len(plain) <= _LONG else f"{plain[:_LONG]}…"


def _near_filter(message: str, env: Sandbox) -> str:
    match = re.match(r"No (filter|test) named '(\w+)'", message)
    table = env.tests if match and match[1] == "test" else env.filters
    near = difflib.get_close_matches(match[2], list(table), 1) if match else []
    if near:
        return _("did you mean '{name}'?", name=near[0])
    return _("correct the tag in the template.")


def _did_you_mean(name: str, names: Iterable[str]) -> str:
    known = sorted({each for each in names if each != name and each.isidentifier()})
    near = difflib.get_close_matches(name, known, 1)
    if near:
        return _("did you mean '{name}'?", name=near[0])
    if known:
        names = ", ".join([*known[:_NEAR], *["…"] * (len(known) > _NEAR)])
        return _("known here: {names}.", names=names)
    return _("check the spelling.")
