"""Records read from YAML: every mistake with its line, in words."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final, TypeVar

from mkmaterials import yamlfiles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pydantic import ValidationError

    from mkmaterials.errors import MkmaterialsError

T = TypeVar("T")
_EXPECTED: Final = {  # first word of pydantic's error type: what a person should write
    "date": "write a date as 2024-10-30",
    "int": "write a whole number",
    "string": "write a text, in quotation marks if need be",
    "list": "write a list, one line each, starting with '- '",
    "model": "write keys and values here",
}


def schema_of(record: type[Any]) -> dict[str, Any]:
    """Return the JSON Schema of a record."""
    from pydantic import TypeAdapter

    made = TypeAdapter(record).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def load_record(
    path: Path, record: type[T], error: type[MkmaterialsError], name: str, hint: str
) -> T:
    """Read a record.

    Args:
        path: the file.
        record: its type.
        error: what to raise.
        name: what the file should be, for messages.
        hint: what to do about mistakes.

    Raises:
        MkmaterialsError: the given error: not readable, not YAML, or not such a record; it lists
            every mistake with its line.
    """
    from pydantic import TypeAdapter, ValidationError

    try:
        data = path.read_bytes()
    except OSError as problem:
        raise error(f"cannot be read ({problem.strerror})", where=str(path)) from problem
    try:
        values = yamlfiles.parse(data)
    except yamlfiles.YamlMistakeError as problem:
        raise error(
            f"this is not valid YAML: {problem}",
            where=f"{path}, line {problem.line}",
            hint="mend that line; mind the spaces at its start and the quotation marks.",
        ) from problem
    try:
        return TypeAdapter(record).validate_python(values)
    except ValidationError as problem:
        mistakes = _in_words(data, record, problem)
        raise error(
            f"this is not a valid {name}:\n  {mistakes}", where=str(path), hint=hint
        ) from problem


def _in_words(data: bytes, record: Any, error: ValidationError) -> str:
    lines = []
    for mistake in error.errors():
        place = mistake["loc"]
        name = ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
        line = yamlfiles.line_of(data, place)
        lines.append(f"line {line}, {name or 'the whole'}: {_mistake_in_words(mistake, record)}")
    return "\n  ".join(lines)


def _mistake_in_words(mistake: Any, record: Any) -> str:
    kind, value = mistake["type"], mistake["input"]
    if kind in {"extra_forbidden", "unexpected_keyword_argument"}:
        known = _known_keys(mistake["loc"], record)
        return f"unknown key {mistake['loc'][-1]!r}, " + (
            yamlfiles.did_you_mean(str(mistake["loc"][-1]), known) or f"known: {', '.join(known)}"
        )
    if kind.startswith("missing"):
        return "this key is missing"
    if kind == "string_pattern_mismatch" and mistake["loc"][-1] in {"at", "role_at", "dates_at"}:
        return f"{value!r} is not a place such as p6 or p6:158-455"
    message = _EXPECTED.get(kind.split("_")[0]) or str(mistake["msg"]).removeprefix("Value error, ")
    simple = isinstance(value, str | int | float | bool) or value is None
    return f"{message} (found: {value!r})" if simple else message


def _known_keys(place: Sequence[str | int], record: Any) -> list[str]:
    """Return the keys that are known where an unknown one stands."""
    from typing import get_type_hints

    for part in place[:-1]:
        if isinstance(part, str):
            record = _record_in(get_type_hints(record)[part])
    return [known.name for known in fields(record)]


def _record_in(annotation: Any) -> Any:
    """Return the record in ``list[Record]``, ``Record | None`` or ``Record``."""
    from typing import get_args

    inner = [part for part in get_args(annotation) if part is not type(None)]
    return _record_in(inner[0]) if inner else annotation
