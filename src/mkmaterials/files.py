"""Files that appear whole or not at all, hashes, and the cache of compiled things."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkmaterials.errors import OutputError, reason_of
from mkmaterials.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_DIGEST = 32  # bytes of the checksum before what is cached
CACHE_VARIABLE = "MKMATERIALS_CACHE"


def sha256(data: bytes) -> str:
    """Return the SHA-256 of `data` as hexadecimal digits."""
    import hashlib

    return hashlib.sha256(data).hexdigest()


def digest(data: bytes) -> bytes:
    """Return the BLAKE2 of `data`, for the cache: at hand at once, while SHA-256 loads OpenSSL."""
    try:
        from _blake2 import blake2b
    except ImportError:  # as `random` does it in the standard library
        from hashlib import blake2b
    return blake2b(data, digest_size=_DIGEST).digest()


def write(path: Path, data: bytes) -> None:
    """Write `data` to `path`, whole or not at all, making folders on the way.

    Raises:
        OutputError: the folder or the file cannot be written.
    """
    import contextlib
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


def cache_folder() -> str:
    """Return the folder for compiled templates; ``MKMATERIALS_CACHE`` overrides it."""
    chosen = os.environ.get(CACHE_VARIABLE)
    if chosen:
        return chosen
    from platformdirs import user_cache_dir

    return user_cache_dir("mkmaterials", appauthor=False)


def cached(key: str, make: Callable[[], bytes]) -> bytes:
    """Return the bytes cached under `key`, making and keeping them if there are none.

    A cache that cannot be read or written, or is damaged, is no error: the bytes are made
    anew.

    Args:
        key: file name made of letters, digits, dots and hyphens; must change with
            everything that the bytes depend on.
        make: makes the bytes.
    """
    path = os.path.join(cache_folder(), key)
    data = _stored(path)
    if data is None:
        import contextlib
        from pathlib import Path

        data = make()
        with contextlib.suppress(OutputError):
            write(Path(path), digest(data) + data)
    return data


def _stored(path: str) -> bytes | None:
    """Return what is in the cache, or None if that is nothing or damaged."""
    try:
        with open(path, "rb") as file:
            stored = file.read()
    except OSError:
        return None
    data = stored[_DIGEST:]
    return data if digest(data) == stored[:_DIGEST] else None
