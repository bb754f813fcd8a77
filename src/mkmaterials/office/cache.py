"""Compiled templates on disk."""

from __future__ import annotations

import marshal
import sys
from functools import lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mkmaterials import files, messages

if TYPE_CHECKING:
    from mkmaterials.office.brand import Brand
    from mkmaterials.office.compiled import DeckState, DocumentState, TextState
    from mkmaterials.office.translating import Translation


def compiled(
    data: bytes,
    where: str,
    brand: Brand,
    *,
    translation: Translation | None = None,
    easy: bool = False,
) -> DocumentState | DeckState | TextState:
    """Return a compiled template, from the cache if it is there and sound.

    Args:
        data: the template file.
        where: its name, for messages.
        brand: colours, fonts, page and logo that are put into it first.
        translation: into the language of the documents; `None`: it stays as it is written.
        easy: with larger type and more space.

    Raises:
        TemplateError: the file is no template, or a tag in it is wrong.
    """

    def make() -> bytes:
        from mkmaterials.office.compile import compile_template

        state = compile_template(data, where, brand, translation=translation, easy=easy)
        return marshal.dumps(cast("Any", state))

    form = f"{Path(where).suffix.lower()[1:]}{'-easy' * easy}"
    language = f"{translation.language}-{translation.digest[:16]}-" if translation else ""
    tongue = messages.edition()  # a compiled template says where its tags stand
    key = f"template-{sha256(data).hexdigest()}-{form}-{brand.key}-{language}{tongue}{engine()}"
    state = marshal.loads(files.cached(key, make))  # noqa: S302 - our own cache, as with .pyc
    return cast("DocumentState | DeckState | TextState", state)


@lru_cache(maxsize=1)
def engine() -> str:
    """Return what compiled templates depend on besides the file: this code, Python, Jinja.

    Files are read rather than versions asked for, as asking costs more than all the rest.
    """
    digest = sha256()
    folders = [Path(__file__).parent]
    found = find_spec("jinja2")
    if found is not None and found.origin:
        folders.append(Path(found.origin).parent)
    for folder in folders:
        for file in sorted(folder.glob("*.py")):
            digest.update(file.read_bytes())
    tag = sys.implementation.cache_tag or sys.version.split()[0]
    return f"{digest.hexdigest()[:32]}-{tag}"
