"""Rewriting a program so that whatever it makes is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from mkmaterials.office.environment import COUNTED
from mkmaterials.office.filter_blocks import rewrite
from mkmaterials.office.limits import JOINED, WEIGHED

if TYPE_CHECKING:
    from jinja2 import Environment


def limit(tree: nodes.Template, environment: Environment) -> None:
    """Let loops count their steps, and joined texts and new lists be measured."""
    _Limiter(environment).visit(tree)


class _Limiter(NodeTransformer):
    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - Jinja's own names
        self.generic_visit(node)
        called = ", ".join(name.name for name in node.target.find_all(nodes.Name))
        called = node.target.name if isinstance(node.target, nodes.Name) else called
        node.iter = self._through(COUNTED, node.iter, nodes.Const(called))
        return node

    def visit_FilterBlock(self, node: nodes.FilterBlock) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        rewrite(node, self._environment)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        parts = nodes.List(node.nodes, lineno=node.lineno, environment=self._environment)
        return self._through(JOINED, parts)

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        return self._literal(node)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802
        return self._literal(node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        return self._literal(node) if node.ctx == "load" else node

    def _literal(self, node: Any) -> nodes.Node:
        self.generic_visit(node)
        plain = not any(True for _ in node.find_all((nodes.Name, nodes.Getattr, nodes.Filter)))
        return node if plain else self._through(WEIGHED, node)

    def _through(self, name: str, node: Any, *more: nodes.Expr) -> nodes.Filter:
        new = nodes.Filter(node, name, list(more), [], None, None)
        new.set_lineno(node.lineno)
        new.set_environment(self._environment)
        return new
