"""YAML as plain data, with the line of every mistake; warm reads do not parse YAML at all."""

from __future__ import annotations

import difflib
import json
from typing import TYPE_CHECKING, Any

from mkmaterials.files import cached, sha256

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORMAT = "1"  # part of the cache key: raise it when the data read from the same file changes


class YamlMistakeError(ValueError):
    """A text is not YAML.

    Attributes:
        line: number of the line, from 1.
    """

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def parse(data: bytes) -> Any:
    """Return the plain data (dict, list, str, int, float, bool, None) in YAML 1.2 bytes.

    Dates come out as text (``2024-10-30``).

    Raises:
        YamlMistakeError: the bytes are not UTF-8 or not YAML; it knows the line.
    """
    return json.loads(cached(f"yaml-{_FORMAT}-{sha256(data)}.json", lambda: _as_json(data)))


def line_of(data: bytes, path: Sequence[str | int]) -> int:
    """Return the line (from 1) at which the value under `path` stands, or the nearest known."""
    from ruamel.yaml import YAML

    node: Any = YAML().load(data)
    line = 1
    for key in path:
        marks = getattr(node, "lc", None)
        if marks is None:
            break
        if isinstance(node, dict) and key in node:
            line = marks.key(key)[0] + 1
        elif isinstance(node, list) and isinstance(key, int) and key < len(node):
            line = marks.item(key)[0] + 1
        else:
            break
        node = node[key]
    return line


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``did you mean 'x'?`` for the nearest known word, or an empty string."""
    near = difflib.get_close_matches(word, list(known))
    near.sort(key=lambda one: sorted(one) != sorted(word))  # letters swapped: nearest of all
    return f"did you mean {near[0]!r}?" if near else ""


def _as_json(data: bytes) -> bytes:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise YamlMistakeError("the file is not UTF-8 text", line) from error
    try:
        value = YAML(typ="safe", pure=True).load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlMistakeError(_in_words(error), mark.line + 1 if mark else 1) from error
    except YAMLError as error:
        raise YamlMistakeError(str(error).splitlines()[0], 1) from error
    except ValueError as error:  # such as a date with month 13
        raise YamlMistakeError(str(error), 1) from error
    return json.dumps(value, default=str, ensure_ascii=False).encode()


def _in_words(error: Any) -> str:
    parts = [part for part in (error.context, error.problem) if part]
    return ", ".join(str(part) for part in parts)
