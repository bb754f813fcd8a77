"""Compiled templates on disk."""

from __future__ import annotations

import marshal
import os
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import jinja2

from mkmaterials import __version__, files, messages

if TYPE_CHECKING:
    from mkmaterials.office.brand import Brand
    from mkmaterials.office.compiled import DeckState, DocumentState, TextState
    from mkmaterials.office.translating import Translation


def compiled(
    data: bytes,
    where: str,
    brand: Brand | None,
    *,
    translation: Translation | None = None,
    easy: bool = False,
) -> DocumentState | DeckState | TextState:
    """Return a compiled template, from the cache if it is there and sound.

    Args:
        data: the template file.
        where: its name, for messages.
        brand: colours, fonts, page and logo that are put into it first; `None`: nothing.
        translation: into the language of the documents; `None`: it stays as it is written.
        easy: with larger type and more space.

    Raises:
        TemplateError: the file is no template, or a tag in it is wrong.
    """

    def make() -> bytes:
        from mkmaterials.office.brand import PLAIN
        from mkmaterials.office.compile import compile_template

        state = compile_template(data, where, brand or PLAIN, translation=translation, easy=easy)
        return marshal.dumps(cast("Any", state))

    form = f"{os.path.splitext(where)[1].lower()[1:]}{'-easy' * easy}"
    look = brand.key if brand else "plain"
    language = f"{translation.language}-{translation.digest[:16]}-" if translation else ""
    tongue = messages.edition()  # a compiled template says where its tags stand
    key = f"template-{files.digest(data).hex()}-{form}-{look}-{language}{tongue}{engine()}"
    state = marshal.loads(files.cached(key, make))  # noqa: S302 - our own cache, as with .pyc
    return cast("DocumentState | DeckState | TextState", state)


@lru_cache(maxsize=1)
def engine() -> str:
    """Return what compiled templates depend on besides the file: this code, Python, Jinja.

    Code is known by the sizes and times of its files, as Python itself knows whether a module
    has to be compiled anew: reading all of it takes longer than rendering.
    """
    said = [__version__]
    for module in (__file__, jinja2.__file__):
        with os.scandir(os.path.dirname(module)) as entries:
            found = sorted((each.name, each) for each in entries if each.name.endswith(".py"))
        for name, entry in found:
            about = entry.stat()
            said.append(f"{name} {about.st_size} {about.st_mtime_ns}")
    tag = sys.implementation.cache_tag or sys.version.split()[0]
    return f"{files.digest(' '.join(said).encode()).hex()[:32]}-{tag}"
