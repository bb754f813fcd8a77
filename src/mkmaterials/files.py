"""Files that appear whole or not at all, hashes, and the cache of compiled things."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkmaterials.errors import OutputError, reason_of
from mkmaterials.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGEST = 32  # bytes of SHA-256 before what is cached
CACHE_VARIABLE = "MKMATERIALS_CACHE"


def sha256(data: bytes) -> str:
    """Return the SHA-256 of `data` as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def write(path: Path, data: bytes) -> None:
    """Write `data` to `path`, whole or not at all, making folders on the way.

    Raises:
        OutputError: the folder or the file cannot be written.
    """
    import secrets

    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(data)
        os.replace(partial, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise OutputError(
            _("cannot be written ({reason})", reason=reason_of(error)),
            where=str(path),
            hint=_(
                "close the file if Word or PowerPoint has it open, and check that you may write "
                "in this folder."
            ),
        ) from error


def cache_folder() -> Path:
    """Return the folder for compiled templates; ``MKMATERIALS_CACHE`` overrides it."""
    chosen = os.environ.get(CACHE_VARIABLE)
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("mkmaterials", appauthor=False)


def cached(key: str, make: Callable[[], bytes]) -> bytes:
    """Return the bytes cached under `key`, making and keeping them if there are none.

    A cache that cannot be read or written, or is damaged, is no error: the bytes are made
    anew.

    Args:
        key: file name made of letters, digits, dots and hyphens; must change with
            everything that the bytes depend on.
        make: makes the bytes.
    """
    path = cache_folder() / key
    with contextlib.suppress(OSError):
        stored = path.read_bytes()
        data = stored[_DIGEST:]
        if hashlib.sha256(data).digest() == stored[:_DIGEST]:
            return data
    data = make()
    with contextlib.suppress(OutputError):
        write(path, hashlib.sha256(data).digest() + data)
    return data
