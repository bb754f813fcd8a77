"""Tags held against the vocabulary: unknown names, filters and tests, and what cannot be printed.

Works on what Jinja reads in the tags, without running them: what each expression stands for
is worked out from the plan's types, through loops, assignments, filters and macros.
"""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from mkmaterials.lint.expressions import FORGIVING_TESTS, Expressions
from mkmaterials.lint.vocabulary import ANY, NUMBER, TEXT, YES_NO, Group, Kind, ListOf
from mkmaterials.messages import N_, _
from mkmaterials.office.program import sandbox
from mkmaterials.yamlfiles import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, MutableMapping

    from mkmaterials.findings import Finding
    from mkmaterials.lint.expressions import Scope

_LOOP = Group(
    fields={
        **dict.fromkeys(("index", "index0", "revindex", "revindex0", "length"), NUMBER),
        **dict.fromkeys(("depth", "depth0"), NUMBER),
        **dict.fromkeys(("first", "last"), YES_NO),
        **dict.fromkeys(("previtem", "nextitem", "cycle", "changed"), ANY),
    }
)
_IN_MACROS = ("caller", "varargs", "kwargs")
_NO_LIST = {  # by the kind of the value, in words
    "text": N_("this is a text, and a loop needs a list"),
    "number": N_("this is a number, and a loop needs a list"),
    "yes or no": N_("this is yes or no, and a loop needs a list"),
}


def check_tags(
    tree: nodes.Template, lines: dict[int, tuple[str, str]], known: Group
) -> list[Finding]:
    """Hold the tags of a program against the vocabulary.

    Args:
        tree: what Jinja read.
        lines: the tag on each line, and its place.
        known: all names that templates may use.

    Returns:
        A finding for each tag that names what is not there or cannot be printed.
    """
    return _Checker(tree, lines, known).check()


class _Checker:
    def __init__(
        self, tree: nodes.Template, lines: dict[int, tuple[str, str]], known: Group
    ) -> None:
        self._tree = tree
        self._known = known
        loops = {
            target.name: lines.get(loop.lineno, ("", ""))[0]
            for loop in tree.find_all(nodes.For)
            for target in _targets(loop.target)
        }
        self._expressions = Expressions(lines, loops, _doubted(tree))
        self._readers: dict[type, Callable[[Any, Scope], None]] = {
            nodes.Output: self._output,
            nodes.For: self._loop,
            nodes.If: self._if,
            nodes.Assign: self._set,
            nodes.AssignBlock: self._set_block,
            nodes.With: self._with,
            nodes.Macro: self._macro,
            nodes.CallBlock: self._call_block,
            nodes.FilterBlock: self._filter_block,
        }

    def check(self) -> list[Finding]:
        known: dict[str, Kind] = dict.fromkeys(sandbox().globals, ANY)
        self._statements(self._tree.body, ChainMap({**known, **self._known.fields}))
        return list(self._expressions.findings.values())

    def _statements(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        self._readers.get(type(node), self._other)(node, scope)

    def _other(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.Expr):
            self._expressions.value(node, scope)
        else:
            self._statements(node.iter_child_nodes(), scope)

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for child in node.nodes:
            if not isinstance(child, nodes.TemplateData):
                self._printed(child, self._expressions.value(child, scope))

    def _if(self, node: nodes.If, scope: Scope) -> None:
        self._expressions.value(node.test, scope)
        self._statements([*node.body, *node.elif_, *node.else_], scope)

    def _set(self, node: nodes.Assign, scope: Scope) -> None:
        self._assign(node.target, self._expressions.value(node.node, scope), scope)

    def _set_block(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self._statements(node.body, scope.new_child())
        self._assign(node.target, TEXT, scope)

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inner = scope.new_child()
        for target, value in zip(node.targets, node.values, strict=True):
            self._assign(target, self._expressions.value(value, scope), inner)
        self._statements(node.body, inner)

    def _call_block(self, node: nodes.CallBlock, scope: Scope) -> None:
        self._expressions.value(node.call, scope)
        self._body_of(node, scope)

    def _filter_block(self, node: nodes.FilterBlock, scope: Scope) -> None:
        inner = scope.new_child()
        self._statements(node.body, inner)
        first: nodes.Filter = node.filter
        while isinstance(first.node, nodes.Filter):
            first = first.node
        outputs = node.find_all(nodes.Output)
        printed = [each for output in outputs for each in output.nodes]
        values = [each for each in printed if not isinstance(each, nodes.TemplateData)]
        for value in values or [nodes.Const("")]:
            first.node = value  # as if the filters stood behind each value that is printed
            self._expressions.value(node.filter, inner)

    def _macro(self, node: nodes.Macro, scope: Scope) -> None:
        scope[node.name] = ANY
        self._body_of(node, scope)

    def _body_of(self, node: nodes.Macro | nodes.CallBlock, scope: Scope) -> None:
        for default in node.defaults:
            self._expressions.value(default, scope)
        arguments = [argument.name for argument in node.args]
        own: MutableMapping[str, Kind] = dict.fromkeys([*arguments, *_IN_MACROS], ANY)
        self._statements(node.body, scope.new_child(own))

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        over = self._expressions.value(node.iter, scope)
        item: Kind = ANY
        if isinstance(over, ListOf):
            item = over.item
        elif not isinstance(over, Group) and over is not ANY:
            message = _(_NO_LIST[over.words])
            self._expressions.tell(
                node, "template.loop-over-no-list", message, self._lists_hint(node)
            )
        inner = scope.new_child({"loop": _LOOP})
        self._assign(node.target, item, inner)
        if node.test is not None:
            self._expressions.value(node.test, inner)
        self._statements(node.body, inner)
        self._statements(node.else_, scope.new_child())

    def _lists_hint(self, node: nodes.For) -> str:
        asked = node.iter.attr if isinstance(node.iter, nodes.Getattr) else ""
        lists = [name for name, kind in self._known.fields.items() if isinstance(kind, ListOf)]
        examples = ", ".join(lists[:6])
        return did_you_mean(asked, lists) or _("lists are, for example: {names}.", names=examples)

    def _assign(self, target: nodes.Node, kind: Kind, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = kind
        elif isinstance(target, nodes.Tuple):
            fields = list(kind.fields.values()) if isinstance(kind, Group) else []
            for number, part in enumerate(target.items):
                self._assign(part, fields[number] if number < len(fields) else ANY, scope)

    def _printed(self, node: nodes.Node, kind: Kind) -> None:
        if isinstance(kind, ListOf):
            self._expressions.tell(
                node,
                "template.not-printable",
                _("this is a list, and only texts and numbers can be printed"),
                _("print its items with '{% for … %}', or joined with '|join(\", \")'."),
            )
        elif isinstance(kind, Group):
            names = ", ".join(list(kind.fields)[:12])
            self._expressions.tell(
                node,
                "template.not-printable",
                _("this is a group of values, and only texts and numbers can be printed"),
                _("name one of its values: {names}.", names=names)
                if names
                else _("name one of its values."),
            )
        elif kind == YES_NO:
            self._expressions.tell(
                node,
                "template.prints-yes-no",
                _("this prints the word 'True' or 'False'"),
                _("use it in a condition: '{% if … %}…{% endif %}'."),
                "warning",
            )


def _doubted(tree: nodes.Template) -> set[str]:
    """Return the names of which a program asks whether they are defined."""
    tested = [test.node for test in tree.find_all(nodes.Test) if test.name in FORGIVING_TESTS]
    names = {node.name for node in tested if isinstance(node, nodes.Name)}
    return names | {node.attr for node in tested if isinstance(node, nodes.Getattr)}


def _targets(target: nodes.Node) -> list[nodes.Name]:
    return [target] if isinstance(target, nodes.Name) else list(target.find_all(nodes.Name))
