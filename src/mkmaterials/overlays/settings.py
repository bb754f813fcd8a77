"""What a ``pack.yaml`` and a ``labels.yaml`` may say, and what is wrong with one that does not."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final, cast

from mkmaterials import yamlfiles
from mkmaterials.errors import TemplateError
from mkmaterials.model.translation import ORDERS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Contact:
    """A contact or a local referral partner."""

    name: str
    role: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""


@dataclass(frozen=True)
class PackSettings:
    """The settings of one ``pack.yaml``; empty means: as in the pack it extends.

    Attributes:
        extends: key of the next pack in the chain; ``None`` in base.
        name: full name of the operation, preposition and all.
        seat: city.
        languages: ISO 639 codes in the order of preference.
        contacts: whom participants can turn to.
        referral: local referral partners.
        relevance: paragraphs on what such events mean for this operation.
        quotations: what is read first of a translated quotation: one of ``ORDERS``, or "".
    """

    extends: str | None = "base"
    name: str = ""
    seat: str = ""
    languages: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    referral: tuple[Contact, ...] = ()
    relevance: tuple[str, ...] = ()
    quotations: str = ""


_TEXTS: Final = ("extends", "name", "seat", "quotations")
_LISTS: Final = ("languages", "relevance")
_CONTACTS: Final = ("contacts", "referral")


def read_settings(path: Path, *, is_base: bool) -> PackSettings:
    """Read a ``pack.yaml``.

    Raises:
        TemplateError: not readable, not YAML, an unknown key or a wrong type.
    """
    mapping = _mapping(path)
    known = [setting.name for setting in fields(PackSettings)]
    values: dict[str, Any] = {"extends": None} if is_base else {}
    for key, value in mapping.items():
        if key not in known:
            raise _mistake(path, [key], f"unknown key {key!r}", _hint(key, known))
        if value is not None:
            values[key] = _value(path, key, value)
    if is_base and values["extends"] is not None:
        raise _mistake(path, ["extends"], "base extends nothing", "take this line out.")
    return PackSettings(**values)


def read_labels(path: Path) -> dict[str, str]:
    """Read a ``labels.yaml``: keys to texts.

    Raises:
        TemplateError: not readable, not YAML, or a value that is no text.
    """
    mapping = _mapping(path)
    for key, value in mapping.items():
        if not isinstance(value, str):
            raise _mistake(path, [key], f"the label {key!r} is no text", "put it in quotes.")
    return cast("dict[str, str]", mapping)


def _mapping(path: Path) -> dict[str, Any]:
    try:
        data = yamlfiles.parse(path.read_bytes())
    except OSError as error:
        raise TemplateError(f"cannot be read ({error.strerror})", where=str(path)) from error
    except yamlfiles.YamlMistakeError as error:
        raise TemplateError(
            f"this is not valid YAML: {error}",
            where=f"{path}, line {error.line}",
            hint="mend that line; mind the spaces at its start.",
        ) from error
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise TemplateError("there are no keys in it", where=str(path), hint="write 'key: value'.")
    return data


def _value(path: Path, key: str, value: Any) -> Any:
    if key in _TEXTS:
        if not isinstance(value, str):
            raise _mistake(path, [key], f"{key!r} must be a text", "put it in quotes.")
        if key == "quotations" and value not in ORDERS:
            raise _mistake(
                path, [key], f"there is no {value!r}", f"write one of: {', '.join(ORDERS)}."
            )
        return value
    if not isinstance(value, list):
        raise _mistake(path, [key], f"{key!r} must be a list", "one line each, starting with '- '.")
    if key in _CONTACTS:
        return tuple(_contact(path, [key, place], entry) for place, entry in enumerate(value))
    for place, entry in enumerate(value):
        if not isinstance(entry, str):
            raise _mistake(path, [key, place], f"{entry!r} must be a text", "put it in quotes.")
    return tuple(value)


def _contact(path: Path, place: Sequence[str | int], entry: Any) -> Contact:
    known = [part.name for part in fields(Contact)]
    if not isinstance(entry, dict) or not entry.get("name"):
        raise _mistake(path, place, "a contact needs a name", "write '- name: …'.")
    for key, value in entry.items():
        if key not in known:
            raise _mistake(path, [*place, key], f"unknown key {key!r}", _hint(key, known))
        if value is not None and not isinstance(value, str):
            raise _mistake(path, [*place, key], f"{key!r} must be a text", "put it in quotes.")
    return Contact(**{key: value for key, value in entry.items() if value is not None})


def _hint(key: str, known: Sequence[str]) -> str:
    return yamlfiles.did_you_mean(key, known) or f"known keys: {', '.join(known)}."


def _mistake(path: Path, place: Sequence[str | int], message: str, hint: str) -> TemplateError:
    line = yamlfiles.line_of(path.read_bytes(), place)
    return TemplateError(message, where=f"{path}, line {line}", hint=hint)
