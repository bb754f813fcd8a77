"""Importing Jinja without what only compiling needs, for that is half of the time it takes.

A warm start runs programs that were compiled long ago. It needs neither Jinja's compiler, lexer,
parser, loaders and cache of bytecode nor the modules that these, and rarely used filters, import:
`inspect`, `ast`, `random`. While Jinja is imported, `Later` stands in for what it asks them for,
and fetches the real thing when it is used. So Jinja does all that it does, and cannot tell.

Where Jinja does something else with it one day, Jinja is imported as usual.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# What Jinja takes out of modules while it is imported: only that is stood in for.
_LATER: Final = {
    "ast": ("literal_eval",),
    "inspect": ("getattr_static",),
    "math": (),
    "numbers": ("Number",),
    "random": ("choice", "randrange"),
    "threading": ("Lock",),
    "urllib.parse": ("quote_from_bytes",),
    "weakref": (),
    "jinja2.bccache": ("BytecodeCache", "FileSystemBytecodeCache", "MemcachedBytecodeCache"),
    "jinja2.compiler": ("CodeGenerator", "generate"),
    "jinja2.lexer": ("Lexer", "TokenStream", "get_lexer"),
    "jinja2.loaders": (
        *("BaseLoader", "ChoiceLoader", "DictLoader", "FileSystemLoader", "FunctionLoader"),
        *("ModuleLoader", "PackageLoader", "PrefixLoader"),
    ),
    "jinja2.parser": ("Parser",),
}


class Later:
    """A function or class that is imported when it is called.

    Args:
        module: name of its module.
        name: its name there.
    """

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self.__name__ = self.__qualname__ = name

    def real(self) -> Any:
        """Return what it stands for."""
        return getattr(real_module(self._module), self.__name__)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call what it stands for."""
        return self.real()(*args, **kwargs)

    def __instancecheck__(self, instance: object) -> bool:
        return isinstance(instance, self.real())

    def __subclasscheck__(self, subclass: type) -> bool:
        return issubclass(subclass, self.real())

    def __mro_entries__(self, _: tuple[object, ...]) -> tuple[Any]:
        return (self.real(),)  # where a class is made of it


class _StandIn(ModuleType):
    """A module that is imported when something is asked of it that `Later` cannot stand in for."""

    def __getattr__(self, name: str) -> Any:
        if name in _LATER[self.__name__]:
            return Later(self.__name__, name)
        if name.startswith("__"):  # what importing asks of any module
            raise AttributeError(name)
        return getattr(real_module(self.__name__), name)


def real_module(name: str) -> ModuleType:
    """Return a module itself, importing it if a stand-in has its place."""
    if isinstance(sys.modules.get(name), _StandIn):
        del sys.modules[name]
    return import_module(name)


def load() -> None:
    """Import Jinja, unless somebody has done so."""
    if "jinja2" in sys.modules:
        return
    standing = {name: _StandIn(name) for name in _LATER if name not in sys.modules}
    sys.modules.update(standing)
    try:
        import jinja2
        import jinja2.sandbox
    except Exception:  # noqa: BLE001 - it does what no stand-in can, whatever that is
        _forget(standing)
        for name in [each for each in sys.modules if each.partition(".")[0] == "jinja2"]:
            del sys.modules[name]
        import_module("jinja2.sandbox")
    else:
        _forget(standing)
        _open(jinja2)


def _forget(standing: Mapping[str, ModuleType]) -> None:
    for name, module in standing.items():
        if sys.modules.get(name) is module:
            del sys.modules[name]


def _open(package: ModuleType) -> None:
    """Give everybody else the real classes of Jinja's package, not their stand-ins."""
    names = dict(_stand_ins(package))
    for name in names:
        delattr(package, name)

    def fetch(name: str) -> Any:
        if name not in names:
            raise AttributeError(f"module {package.__name__!r} has no attribute {name!r}")
        setattr(package, name, names[name].real())
        return vars(package)[name]

    package.__getattr__ = fetch  # type: ignore[method-assign] # as PEP 562 has it


def _stand_ins(package: ModuleType) -> Iterator[tuple[str, Later]]:
    for name, value in vars(package).items():
        if isinstance(value, Later):
            yield name, value
