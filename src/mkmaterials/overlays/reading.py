"""Reading a ``pack.yaml`` and a ``labels.yaml``; every mistake is told, with its line."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from mkmaterials import yamlfiles
from mkmaterials.colours import from_hex
from mkmaterials.errors import TemplateError, at_line, reason_of
from mkmaterials.messages import N_, _, either
from mkmaterials.model.translation import ORDERS
from mkmaterials.overlays.settings import (
    ANY_LANGUAGE,
    COLOURS,
    FONTS,
    FORMAT,
    PAGES,
    Contact,
    Logo,
    PackSettings,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_PICTURES: Final = (".png", ".jpg", ".jpeg")
_QUOTE: Final = N_("put it in quotes.")
Place = tuple[str | int, ...]


class Mistake(NamedTuple):
    """A mistake in a YAML file: keys that lead to it, what is wrong, what to do."""

    place: Place
    message: str
    hint: str


def read_settings(path: Path, *, is_base: bool) -> PackSettings:
    """Read a ``pack.yaml``.

    Raises:
        TemplateError: not readable, not YAML, an unknown key or a wrong value; it lists every
            mistake with its line.
    """
    mapping = _mapping(path)
    reader = _Reader()
    values = reader.read(mapping)
    if is_base:
        if values.get("extends") is not None:
            reader.wrong(("extends",), _("base extends nothing"), _("take this line out."))
        values["extends"] = None
    raise_mistakes(path, reader.mistakes)
    return PackSettings(**values)


def read_labels(path: Path) -> dict[str, str]:
    """Read a ``labels.yaml``: keys to texts.

    Raises:
        TemplateError: not readable, not YAML, or a value that is no text.
    """
    mapping = _mapping(path)
    raise_mistakes(
        path,
        [
            Mistake((key,), _("the label {key!r} is no text", key=key), _(_QUOTE))
            for key, value in mapping.items()
            if not isinstance(value, str)
        ],
    )
    return cast("dict[str, str]", mapping)


def raise_mistakes(path: Path, mistakes: Sequence[Mistake]) -> None:
    """Raise mistakes, if there are any, as one error.

    Raises:
        TemplateError: there are some.
    """
    if not mistakes:
        return
    data = path.read_bytes()
    first, *others = (
        (yamlfiles.line_of(data, each.place), each.message, each.hint) for each in mistakes
    )
    if others:
        more = [
            # Translators: {message} says what is wrong in the line, and what to do.
            _("line {line}: {message}", line=line, message=_with(hint, message))
            for line, message, hint in others
        ]
        told = "\n  ".join([_with(first[2], first[1]), *more])
        first = (first[0], told, _("mend these lines."))
    raise TemplateError(first[1], where=at_line(path, first[0]), hint=first[2])


def _with(hint: str, message: str) -> str:
    return f"{message} ({hint.rstrip('.')})"


class _Reader:
    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []
        self._readers: dict[str, Callable[[Place, Any], Any]] = {
            "format": self._format,
            "extends": self._text,
            "name": self._by_language(self._text),
            "seat": self._text,
            "languages": self._languages,
            "colours": self._group(tuple(COLOURS), self._colour),
            "fonts": self._group(FONTS, self._font),
            "logo": self._logo,
            "page": self._page,
            "contacts": self._contacts,
            "referral": self._contacts,
            "legal": self._by_language(self._texts),
            "relevance": self._by_language(self._texts),
            "quotations": self._order,
        }

    def wrong(self, place: Place, message: str, hint: str) -> None:
        self.mistakes.append(Mistake(place, message, hint))

    def read(self, mapping: dict[str, Any]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in mapping.items():
            if key not in self._readers:
                self._unknown((key,), self._readers)
            elif value is not None:
                values[key] = self._readers[key]((key,), value)
        return values

    def _unknown(self, place: Place, known: Iterable[str]) -> None:
        names = list(known)
        hint = yamlfiles.did_you_mean(str(place[-1]), names)
        hint = hint or _("known keys: {keys}.", keys=", ".join(names))
        self.wrong(place, _("unknown key {key!r}", key=place[-1]), hint)

    def _format(self, place: Place, value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            hint = _("write 'format: {format}'.", format=FORMAT)
            self.wrong(place, _("'format' is {value!r}", value=value), hint)
        elif value > FORMAT:
            self.wrong(
                place,
                _(
                    "this pack is of format {format}, and this version knows formats up to {most}",
                    format=value,
                    most=FORMAT,
                ),
                _("use a newer mkmaterials, or ask for the pack in an older form."),
            )
        else:
            return value
        return 1

    def _order(self, place: Place, value: Any) -> str:
        if value in ORDERS:
            return str(value)
        hint = _("write one of: {choices}.", choices=", ".join(ORDERS))
        self.wrong(place, _("there is no {value!r}", value=value), hint)
        return ""

    def _text(self, place: Place, value: Any) -> str:
        if isinstance(value, str):
            return value.strip()
        called = place[-1] if isinstance(place[-1], str) else value
        self.wrong(place, _("{key!r} must be a text", key=called), _(_QUOTE))
        return ""

    def _list(self, place: Place, value: Any) -> list[Any]:
        if isinstance(value, list):
            return value
        hint = _("one line each, starting with '- '.")
        self.wrong(place, _("{key!r} must be a list", key=place[-1]), hint)
        return []

    def _texts(self, place: Place, value: Any) -> tuple[str, ...]:
        entries = enumerate(self._list(place, value))
        return tuple(self._text((*place, number), entry) for number, entry in entries)

    def _by_language(self, read: Callable[[Place, Any], Any]) -> Callable[[Place, Any], Any]:
        def read_each(place: Place, value: Any) -> dict[str, Any]:
            if not isinstance(value, dict):
                found = read(place, value)
                return {ANY_LANGUAGE: found} if found else {}
            for code in value:
                self._language((*place, code), code)
            read_values = {
                str(code): read((*place, code), each)
                for code, each in value.items()
                if each is not None
            }
            return {code: each for code, each in read_values.items() if each}

        return read_each

    def _language(self, place: Place, code: Any) -> None:
        if not isinstance(code, str) or not _LANGUAGE.fullmatch(code):
            message = _("{code!r} is no code of a language", code=code)
            self.wrong(place, message, _("write, for example, en or ro."))

    def _languages(self, place: Place, value: Any) -> tuple[str, ...]:
        codes = self._texts(place, value)
        for number, code in enumerate(codes):
            if code:
                self._language((*place, number), code)
        return codes

    def _group(
        self, known: Sequence[str], read: Callable[[Place, Any], Any]
    ) -> Callable[[Place, Any], Any]:
        def read_group(place: Place, value: Any) -> dict[str, Any]:
            found: dict[str, Any] = {}
            for key, each in self._keys(place, value, known).items():
                found[key] = read((*place, key), each)
            return found

        return read_group

    def _keys(self, place: Place, value: Any, known: Sequence[str]) -> dict[str, Any]:
        """Return the known keys of a group, telling of others."""
        if not isinstance(value, dict):
            hint = _("write one line each, indented: {keys}.", keys=", ".join(known))
            self.wrong(place, _("{key!r} must hold keys", key=place[-1]), hint)
            return {}
        for key in value:
            if key not in known:
                self._unknown((*place, key), known)
        return {key: each for key, each in value.items() if key in known}

    def _colour(self, place: Place, value: Any) -> str:
        text = value.removeprefix("#") if isinstance(value, str) else ""
        if from_hex(text) is None:
            said = (
                _("there is no colour here")
                if value is None
                else _("{value!r} is no colour", value=value)
            )
            hint = _(
                'write six digits of 0-9 and A-F in quotes, such as "1F4E79", or take the line out.'
            )
            self.wrong(place, said, hint)
        return text.upper()

    def _font(self, place: Place, value: Any) -> str:
        return self._text(place, value)

    def _page(self, place: Place, value: Any) -> str:
        found = next((page for page in PAGES if str(value).lower() == page.lower()), "")
        if not found:
            message = _("{value!r} is no page size", value=value)
            self.wrong(place, message, _("write {choices}.", choices=either(PAGES)))
        return found

    def _logo(self, place: Place, value: Any) -> Logo | None:
        keys = self._keys(place, value, ("file", "on_dark", "alt"))
        if not keys.get("file"):
            if keys:
                self.wrong(place, _("the logo has no 'file'"), _("write 'file: logo.png'."))
            return None
        names = {key: self._picture((*place, key), keys.get(key)) for key in ("file", "on_dark")}
        alt = self._by_language(self._text)((*place, "alt"), keys.get("alt") or "")
        if not alt:
            hint = _("write 'alt: Emblem of …': it is read out to those who cannot see it.")
            self.wrong(place, _("the logo has no alternative text ('alt')"), hint)
        return Logo(names["file"], names["on_dark"], alt)

    def _picture(self, place: Place, value: Any) -> str:
        name = self._text(place, value or "")
        if name and (name != re.split(r"[/\\:]", name)[-1] or name.startswith(".")):
            message = _("{name!r} is not beside pack.yaml", name=name)
            self.wrong(place, message, _("put the picture there."))
        elif name and not name.lower().endswith(_PICTURES):
            self.wrong(
                place,
                _("Word and PowerPoint do not all show {name!r}", name=name),
                _("save it as a PNG or JPEG file; a PNG of 1000 dots or more is sharp enough."),
            )
        return name

    def _contacts(self, place: Place, value: Any) -> tuple[Contact, ...]:
        entries = enumerate(self._list(place, value))
        found = (self._contact((*place, number), entry) for number, entry in entries)
        return tuple(contact for contact in found if contact)

    def _contact(self, place: Place, entry: Any) -> Contact | None:
        if not isinstance(entry, dict) or not entry.get("name"):
            self.wrong(place, _("a contact needs a name"), _("write '- name: …'."))
            return None
        keys = self._keys(place, entry, [part.name for part in fields(Contact)])
        texts = {
            key: self._text((*place, key), value)
            for key, value in keys.items()
            if value is not None
        }
        return Contact(**texts)


def _mapping(path: Path) -> dict[str, Any]:
    try:
        data = yamlfiles.parse(path.read_bytes())
    except OSError as error:
        message = _("cannot be read ({reason})", reason=reason_of(error))
        raise TemplateError(message, where=str(path)) from error
    except yamlfiles.YamlMistakeError as error:
        raise TemplateError(
            _("this is not valid YAML: {problem}", problem=error),
            where=at_line(path, error.line),
            hint=_("write spaces instead of the tab.")
            if error.is_tab
            else _("mend that line; mind the spaces at its start."),
        ) from error
    if data is None:
        return {}
    if not isinstance(data, dict):
        hint = _("write a line for each setting, such as 'extends: base'.")
        raise TemplateError(
            _("there are no lines such as 'key: value' in it"), where=str(path), hint=hint
        )
    return data
