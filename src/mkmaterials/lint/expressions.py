"""What an expression in a tag stands for; unknown names, filters and tests in it."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from mkmaterials.findings import Finding
from mkmaterials.lint import filters
from mkmaterials.lint.names import about_attribute, about_name
from mkmaterials.lint.vocabulary import ANY, NUMBER, TEXT, YES_NO, Group, Kind, ListOf, list_of
from mkmaterials.messages import N_, _
from mkmaterials.office import renamed
from mkmaterials.office.explain import about_tag
from mkmaterials.office.program import sandbox
from mkmaterials.yamlfiles import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkmaterials.findings import Level

Scope = ChainMap[str, Kind]
FORGIVING_TESTS = {"defined", "undefined"}
_NOT_CALLABLE = {  # by the kind of the value, in words
    "text": N_("this is a text and nothing that can be called"),
    "number": N_("this is a number and nothing that can be called"),
    "yes or no": N_("this is yes or no and nothing that can be called"),
    "list": N_("this is a list and nothing that can be called"),
    "list of texts": N_("this is a list of texts and nothing that can be called"),
    "group": N_("this is a group and nothing that can be called"),
}


class Expressions:
    """Works out what expressions stand for.

    Args:
        lines: the tag on each line of the program, and its place.
        loops: variables of the program's loops, and the tags that make them.
        doubted: names of which the program asks itself whether they are defined.

    Attributes:
        findings: what is wrong, by code, message and place.
    """

    def __init__(
        self, lines: dict[int, tuple[str, str]], loops: dict[str, str], doubted: set[str]
    ) -> None:
        self.findings: dict[tuple[str, str, str], Finding] = {}
        self._lines = lines
        self._loops = loops
        self._doubted = doubted
        self._env = sandbox()
        self._forgiving = 0
        self._readers: dict[type, Callable[[Any, Scope], Kind]] = {
            nodes.Name: self._name,
            nodes.Getattr: self._getattr,
            nodes.Getitem: self._item,
            nodes.Filter: self._filter,
            nodes.Test: self._test,
            nodes.Call: self._call,
            nodes.CondExpr: self._choice,
            nodes.And: self._either,
            nodes.Or: self._either,
            nodes.List: self._list,
            nodes.Tuple: self._list,
            nodes.Const: _of_constant,
            nodes.Concat: self._joined,
            nodes.Compare: self._condition,
            nodes.Not: self._condition,
        }

    def value(self, node: nodes.Node, scope: Scope) -> Kind:
        """Return what an expression stands for, noting what is wrong in it."""
        return self._readers.get(type(node), self._other)(node, scope)

    def tell(
        self, node: nodes.Node, code: str, message: str, hint: str, level: Level = "error"
    ) -> Kind:
        """Note a finding; return what the expression then stands for."""
        if not self._forgiving:
            text, place = self._lines.get(node.lineno, ("", ""))
            message = about_tag(text, message)
            finding = Finding(code, level, message, place, hint)
            self.findings.setdefault((code, message, place), finding)
        return ANY

    def _other(self, node: nodes.Node, scope: Scope) -> Kind:
        for child in node.iter_child_nodes():
            self.value(child, scope)
        return ANY

    def _joined(self, node: nodes.Concat, scope: Scope) -> Kind:
        self._other(node, scope)
        return TEXT

    def _condition(self, node: nodes.Node, scope: Scope) -> Kind:
        self._other(node, scope)
        return YES_NO

    def _either(self, node: nodes.BinExpr, scope: Scope) -> Kind:
        return filters.together(self.value(node.left, scope), self.value(node.right, scope))

    def _list(self, node: nodes.List | nodes.Tuple, scope: Scope) -> Kind:
        kinds = [self.value(item, scope) for item in node.items]
        return list_of(filters.together(*kinds) if kinds else ANY)

    def _getattr(self, node: nodes.Getattr, scope: Scope) -> Kind:
        return self._attribute(node, self.value(node.node, scope), node.attr)

    def _choice(self, node: nodes.CondExpr, scope: Scope) -> Kind:
        self.value(node.test, scope)
        first = self.value(node.expr1, scope)
        return (
            first if node.expr2 is None else filters.together(first, self.value(node.expr2, scope))
        )

    def _name(self, node: nodes.Name, scope: Scope) -> Kind:
        if node.name in scope or node.name in self._doubted:
            return scope.get(node.name, ANY)
        message, hint = about_name(node.name, scope, self._loops)
        return self.tell(node, "template.unknown-name", message, renamed.hint(node.name) or hint)

    def _item(self, node: nodes.Getitem, scope: Scope) -> Kind:
        owner = self.value(node.node, scope)
        key = node.arg
        if isinstance(key, nodes.Const) and isinstance(key.value, str):
            return self._attribute(node, owner, key.value)
        self.value(key, scope)
        if owner.verbatim:
            message = _("it changes a quotation, which is printed word for word or not at all")
            return self._changes_quotation(node, message)
        if isinstance(key, nodes.Slice):
            return owner
        if isinstance(owner, ListOf):
            return owner.item
        return ANY if isinstance(owner, Group) else owner

    def _attribute(self, node: nodes.Node, owner: Kind, name: str) -> Kind:
        if name.startswith("_"):
            return self.tell(
                node,
                "template.not-allowed",
                _("'{name}' is not allowed in a template", name=name),
                _("use plain values and filters."),
            )
        if owner is ANY:
            return ANY
        if isinstance(owner, Group):
            if name in owner.fields:
                return owner.fields[name]
            if not owner.closed:
                return ANY
        if _is_method(owner, name) or name in self._doubted:
            return ANY
        message, hint = about_attribute(name, owner)
        return self.tell(node, "template.unknown-name", message, renamed.hint(name) or hint)

    def _call(self, node: nodes.Call, scope: Scope) -> Kind:
        found = self.value(node.node, scope)
        self._arguments(node, scope)
        if found is not ANY:
            message = _(_NOT_CALLABLE[found.words])
            self.tell(node, "template.not-callable", message, _("leave out the brackets."))
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        return list_of(NUMBER) if name == "range" else ANY

    def _arguments(self, node: nodes.Call | nodes.Filter | nodes.Test, scope: Scope) -> None:
        for argument in [*node.args, *(pair.value for pair in node.kwargs)]:
            self.value(argument, scope)
        for rest in (node.dyn_args, node.dyn_kwargs):
            if rest is not None:
                self.value(rest, scope)

    def _test(self, node: nodes.Test, scope: Scope) -> Kind:
        self._known_test(node, node.name)
        forgiving = node.name in FORGIVING_TESTS
        self._forgiving += forgiving
        self.value(node.node, scope)
        self._forgiving -= forgiving
        self._arguments(node, scope)
        return YES_NO

    def _filter(self, node: nodes.Filter, scope: Scope) -> Kind:
        self._known_filter(node, node.name)
        forgiving = node.name in filters.FORGIVING
        self._forgiving += forgiving
        given = TEXT if node.node is None else self.value(node.node, scope)
        self._forgiving -= forgiving
        self._arguments(node, scope)
        if given.verbatim and node.name in filters.CHANGING:
            message = _(
                "the filter '{filter}' changes a quotation, which is printed word for word or not "
                "at all",
                filter=node.name,
            )
            return self._changes_quotation(node, message)
        first, second = (_constant(node, number) for number in (0, 1))
        if first and node.name in filters.FIRST_IS_FILTER:
            self._known_filter(node, first)
        if first and node.name in filters.FIRST_IS_TEST:
            self._known_test(node, first)
        if second and node.name in filters.SECOND_IS_TEST:
            self._known_test(node, second)
        path = _keyword(node, "attribute") or (first if node.name in filters.FIRST_IS_VALUE else "")
        return filters.result(node.name, given, self._by_path(node, given, path))

    def _changes_quotation(self, node: nodes.Node, message: str) -> Kind:
        hint = _("take it out; a long quotation is set smaller or carried over by itself.")
        return self.tell(node, "template.quotation-changed", message, hint)

    def _by_path(self, node: nodes.Filter, given: Kind, path: str) -> Kind | None:
        if not path or not isinstance(given, ListOf):
            return None
        kind: Kind = ANY
        for one in path.split(","):
            kind = given.item
            for step in one.strip().split("."):
                kind = ANY if step.isdecimal() else self._attribute(node, kind, step)
        return kind

    def _known_filter(self, node: nodes.Node, name: str) -> None:
        if name not in self._env.filters:
            hint = did_you_mean(name, self._env.filters)
            command = "mkmaterials templates tags"
            hint = hint or _("'{command}' lists the filters.", command=command)
            message = _("there is no filter '{name}'", name=name)
            self.tell(node, "template.unknown-filter", message, hint)

    def _known_test(self, node: nodes.Node, name: str) -> None:
        if name not in self._env.tests:
            hint = did_you_mean(name, self._env.tests) or _("compare with '==' instead.")
            message = _("there is no test '{name}'", name=name)
            self.tell(node, "template.unknown-test", message, hint)


def _constant(node: nodes.Filter, number: int) -> str:
    """Return an argument of a filter if it is a text that stands in the tag, else ""."""
    value = node.args[number] if number < len(node.args) else None
    return value.value if isinstance(value, nodes.Const) and isinstance(value.value, str) else ""


def _keyword(node: nodes.Filter, name: str) -> str:
    values = [pair.value for pair in node.kwargs if pair.key == name]
    return next((str(v.value) for v in values if isinstance(v, nodes.Const)), "")


def _is_method(owner: Kind, name: str) -> bool:
    """Tell whether a template may use this method of what it is used on."""
    example: object = "" if owner.words == "text" else [] if isinstance(owner, ListOf) else 0
    example = {} if isinstance(owner, Group) else example
    method = getattr(example, name, None)
    return method is not None and sandbox().is_safe_attribute(example, name, method)


def _of_constant(node: nodes.Const, _scope: Scope) -> Kind:
    value = node.value
    if isinstance(value, bool):
        return YES_NO
    if isinstance(value, str):
        return TEXT
    return NUMBER if isinstance(value, (int, float)) else ANY
