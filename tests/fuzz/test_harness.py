"""The harness for atheris runs, and what it has found stays mended."""

from __future__ import annotations

import pytest

from fuzz.harness import one_input

WHOLE, EDITED, TEXT = (number.to_bytes(3, "big") for number in range(3))
WORD, DECK = (number.to_bytes(3, "big") for number in range(2))


@pytest.mark.parametrize("kind", [WORD, DECK])
@pytest.mark.parametrize(
    "rest",
    [
        b"",
        WHOLE + b"PK\x03\x04",
        EDITED + b"\0\0\1\0\0\2\0\1\0\0\0\5\0\0\4<a/>" * 2,
        TEXT + b"<p for i in people >&{ i.name }}<p endfor >",
        TEXT + b"&{ a.__class__ }}",
    ],
)
def test_what_atheris_makes_up_is_rendered_or_refused(kind: bytes, rest: bytes) -> None:
    one_input(kind + rest)
