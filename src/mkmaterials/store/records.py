"""Records read from YAML: every mistake with its line, in words."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final, TypeVar

from mkmaterials import yamlfiles
from mkmaterials.errors import at_line, reason_of
from mkmaterials.messages import N_, _, either

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pydantic import ValidationError

    from mkmaterials.errors import MkmaterialsError

T = TypeVar("T")
_PLACES: Final = {"at", "role_at", "dates_at", "affiliation_at", "women_at", "men_at"}
_CLOCKS: Final = {"start", "lunch", "end"}
_EXPECTED: Final = {  # pydantic's error type, or its first word: what a person should write
    "bool": N_("write true or false"),
    "dataclass": N_("write keys and values here"),
    "date": N_("write a date as 2024-10-30"),
    "dict": N_("write keys and values here"),
    "int": N_("write a whole number"),
    "list": N_("write a list, one line each, starting with '- '"),
    "model": N_("write keys and values here"),
    "string": N_("write a text, in quotation marks if need be"),
    "string_too_short": N_("write a text here; it must not be empty"),
    "too_short": N_("there must be one entry at least"),
}
_PATTERNS: Final = {  # last key: what is wrong with a text that has not the form it must have
    **dict.fromkeys(_PLACES, N_("{value!r} is not a place such as p6 or p6:158-455")),
    **dict.fromkeys(_CLOCKS, N_("{value!r} is not a time of day such as 09:30")),
}
_GLUED: Final = re.compile(r"[a-z_]+:\S")  # "text:Port Alma"
_SHORT_NAME: Final = N_(
    "{value!r} is not a short name: small letters a to z, digits and hyphens between them"
)


def schema_of(record: type[Any]) -> dict[str, Any]:
    """Return the JSON Schema of a record."""
    from pydantic import TypeAdapter

    made = TypeAdapter(record).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def load_record(
    path: Path, record: type[T], error: type[MkmaterialsError], wrong: str, hint: str
) -> T:
    """Read a record.

    Args:
        path: the file.
        record: its type.
        error: what to raise.
        wrong: the beginning of the message that lists mistakes.
        hint: what to do about mistakes.

    Raises:
        MkmaterialsError: the given error: not readable, not YAML, or not such a record; it lists
            every mistake with its line.
    """
    from pydantic import TypeAdapter, ValidationError

    try:
        data = path.read_bytes()
    except OSError as problem:
        message = _("cannot be read ({reason})", reason=reason_of(problem))
        raise error(message, where=str(path)) from problem
    try:
        values = yamlfiles.parse(data)
    except yamlfiles.YamlMistakeError as problem:
        raise error(
            _("this is not valid YAML: {problem}", problem=problem),
            where=at_line(path, problem.line),
            hint=_("mend that line; mind the spaces at its start and the quotation marks."),
        ) from problem
    try:
        return TypeAdapter(record).validate_python(values)
    except ValidationError as problem:
        mistakes = _in_words(data, record, problem)
        raise error(f"{wrong}\n  {mistakes}", where=str(path), hint=hint) from problem


def _in_words(data: bytes, record: Any, error: ValidationError) -> str:
    lines = []
    positions = yamlfiles.Positions(data)
    for place, mistake in _mistakes(record, error):
        name = ".".join(str(part + 1) if isinstance(part, int) else part for part in place)
        # Translators: {key} is the key that is wrong, such as event.starts, or "the whole".
        lines.append(
            _(
                "line {line}, {key}: {mistake}",
                line=positions.line_of(place),
                key=name or _("the whole"),
                mistake=mistake,
            )
        )
    return "\n  ".join(lines)


def _mistakes(record: Any, error: ValidationError) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the keys that lead to each mistake, and the mistake in words."""
    for mistake in error.errors():
        inner = getattr(mistake.get("ctx", {}).get("error"), "mistakes", None)
        if inner is None:
            yield mistake["loc"], _mistake_in_words(mistake, record)
        else:
            yield from (((*mistake["loc"], *place), message) for place, message in inner)


def _mistake_in_words(mistake: Any, record: Any) -> str:
    kind, value = mistake["type"], mistake["input"]
    last = mistake["loc"][-1] if mistake["loc"] else ""
    if kind in {"extra_forbidden", "unexpected_keyword_argument"}:
        return _unknown(str(last), _known_keys(mistake["loc"], record))
    if kind.startswith("missing"):
        return _("this key is missing")
    if kind == "string_pattern_mismatch":
        return _(_PATTERNS.get(last, _SHORT_NAME), value=value)
    message = _expected(kind, mistake)
    if isinstance(value, str):
        if kind.startswith("dataclass") and _GLUED.match(value):
            message = _("a space is missing after the colon")
        return _("{mistake} (found: {value!r})", mistake=message, value=value)
    if isinstance(value, bool | int | float) or value is None:  # as YAML has it: true, 3, null
        return _("{mistake} (found: {value})", mistake=message, value=json.dumps(value))
    return message


def _unknown(key: str, known: list[str]) -> str:
    if key.startswith("-") and key[1:] in known:
        return _("a space is missing after the hyphen (found: {value!r})", value=f"{key}:")
    proposal = yamlfiles.did_you_mean(key, known) or _("known: {keys}", keys=", ".join(known))
    # Translators: {proposal} is "did you mean 'x'?" or "known: x, y, z".
    return _("unknown key {key!r}, {proposal}", key=key, proposal=proposal)


def _expected(kind: str, mistake: Any) -> str:
    limits = mistake.get("ctx", {})
    if kind == "literal_error":
        return _("write {choices}", choices=_choices(limits["expected"]))
    if kind == "greater_than_equal":
        return _("write a number from {least}", least=limits["ge"])
    if kind == "less_than_equal":
        return _("write a number up to {most}", most=limits["le"])
    said = _EXPECTED.get(kind) or _EXPECTED.get(kind.split("_", maxsplit=1)[0])
    return _(said) if said else str(mistake["msg"]).removeprefix("Value error, ")


def _choices(expected: str) -> str:
    """Return pydantic's "'call', 'statement' or 'topic'" in the user's language."""
    return either(re.split(r", | or ", expected))


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
