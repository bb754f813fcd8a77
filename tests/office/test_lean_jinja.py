"""A warm start imports of Jinja what it needs, and nobody can tell."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

# Each script is a process of its own, as Jinja is imported once only.
LEAN = """
import json, sys
from mkmaterials.office import lean_jinja
before = set(sys.modules)
lean_jinja.load()
print(json.dumps(sorted(set(sys.modules) - before)))
"""
AS_USUAL = """
from mkmaterials.office import lean_jinja
lean_jinja.load()
import inspect, jinja2, random, threading
from jinja2 import BaseLoader, DictLoader, Environment, FileSystemLoader, nodes
from jinja2.lexer import TokenStream
from jinja2.nativetypes import NativeEnvironment

class Loader(BaseLoader):
    def get_source(self, environment, template):
        text = "{{ [x, 3]|max }} {{ (2, 2)|random }} {{ 'a b'|urlencode }} {{ x is number }}"
        return text, None, None

texts = {"a": "{% include 'b' %}!", "b": "{{ x|round }}"}
assert Environment(loader=Loader()).get_template("").render(x=1) == "3 2 a%20b True"
assert Environment(loader=DictLoader(texts)).get_template("a").render(x=1.2) == "1.0!"
assert NativeEnvironment().from_string("{{ [x] }}").render(x=1) == [1]
environment = Environment(extensions=["jinja2.ext.do"])
assert isinstance(environment._tokenize("a", None), TokenStream)
assert isinstance(environment.parse("{{ a }}"), nodes.Template)
assert environment.compile_expression("1 + x")(x=2) == 3
asked = environment.from_string("{{ x|attr('real') }}{{ x|attr('no')|default(7) }}")
assert asked.render(x=1) == "17"
assert jinja2.FileSystemLoader is FileSystemLoader and issubclass(Loader, jinja2.BaseLoader)
assert not any(isinstance(value, lean_jinja.Later) for value in vars(jinja2).values())
assert "<function" in repr(inspect.getattr_static) and random.choice([1]) == 1
try:
    jinja2.nothing
except AttributeError as error:
    print(error)
"""
OTHER_JINJA = """
import sys
from mkmaterials.office import lean_jinja

def refuse(*_):  # as if Jinja had come to do more with what it imports
    raise TypeError

lean_jinja.Later.__init__ = refuse
lean_jinja.load()
import jinja2.lexer
assert jinja2.environment.TokenStream is jinja2.lexer.TokenStream
assert jinja2.Environment().from_string("{{ 1 }}").render() == "1"
print("imported as usual")
"""
FIRST = """
import jinja2.environment
from mkmaterials.office import lean_jinja
lean_jinja.load()
assert "__getattr__" not in vars(jinja2)
print("left alone")
"""


def _run(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def test_a_warm_start_leaves_out_what_only_compiling_needs() -> None:
    imported = set(json.loads(_run(LEAN)))
    assert "jinja2.sandbox" in imported
    left_out = {f"jinja2.{name}" for name in ("compiler", "lexer", "loaders", "parser", "bccache")}
    assert not imported & (left_out | {"ast", "dis", "inspect", "pickle", "random", "tempfile"})


@pytest.mark.parametrize(
    ("script", "says"),
    [
        (AS_USUAL, "module 'jinja2' has no attribute 'nothing'"),
        (OTHER_JINJA, "imported as usual"),
        (FIRST, "left alone"),
    ],
)
def test_jinja_does_all_it_does_for_everybody_else(script: str, says: str) -> None:
    assert _run(script) == says
