"""PO files as gettext has them, read and written with Babel."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileParser, write_po

from mkmaterials.messages import _
from mkmaterials.wording.po_lines import NO_MARKS, malformed_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from babel.messages.catalog import Message

READ_BY: Final = "X-Read-By-Native-Speaker"


class PoFile(Catalog):
    """A catalogue that keeps headers of its own, which Babel would drop.

    Attributes:
        own: those headers that begin with ``X-``, by name.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.own: dict[str, str] = {}
        super().__init__(*args, **kwargs)

    @property
    def read_by(self) -> str:
        """Name of the native speaker who has read the catalogue; "" if nobody has."""
        name = self.own.get(READ_BY, "no").strip()
        return "" if name.lower() in {"", "no"} else name

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        rows = [row for row in super()._get_mime_headers() if _is_filled(*row)]
        *most, (name, value) = [*rows, *self.own.items()]
        return [*most, (name, f"{value}\n")]

    def _set_mime_headers(self, headers: Iterable[tuple[str, str]]) -> None:
        rows = list(headers)
        self.own.update({name: value.strip() for name, value in rows if name.startswith("X-")})
        super()._set_mime_headers(rows)

    mime_headers = property(_get_mime_headers, _set_mime_headers)


def _is_filled(name: str, value: str) -> bool:
    """Tell whether a header says something that Babel has not made up."""
    return name != "Generated-By" and "EMAIL@ADDRESS" not in value and "<LL@li.org>" not in value


def read(data: bytes) -> PoFile:
    """Read a PO file.

    Raises:
        ValueError: it is none; the message says where.
    """
    from babel.messages.pofile import PoFileError

    catalogue = PoFile(charset="utf-8")
    try:
        PoFileParser(catalogue, abort_invalid=True).parse(BytesIO(data))
    except PoFileError as error:
        # Translators: msgctxt, msgid and msgstr stay as they are.
        message = _("line {line} is no msgctxt, msgid, msgstr or comment", line=error.lineno + 1)
        raise ValueError(message) from error
    except UnicodeDecodeError as error:
        raise ValueError(_("the file is not UTF-8 text")) from error
    line = malformed_line(data.decode(catalogue.charset or "utf-8", "replace"))
    if line is not None:
        message = _(
            "the text in line {line} does not begin and end with a quotation mark", line=line
        )
        raise ValueError(f"{message}; {_(NO_MARKS).rstrip('.')}")
    return catalogue


def written(catalogue: PoFile, *, template: bool = False, braces: bool = False) -> bytes:
    """Return a catalogue as a PO file; the same catalogue gives the same bytes.

    Args:
        catalogue: the catalogue.
        template: it is a POT file, without obsolete entries.
        braces: values stand in braces in texts without a context, too.
    """
    for message in catalogue:  # Babel takes every per cent and brace for a format
        plain = not (message.context or braces)
        message.flags -= {"python-format", *(("python-brace-format",) if plain else ())}
    out = BytesIO()
    write_po(out, catalogue, width=92, include_lineno=False, ignore_obsolete=template)
    return out.getvalue()


def original(message: Message) -> str:
    """Return a message's text; of one with a number, that for several."""
    return str(message.id[-1] if isinstance(message.id, (list, tuple)) else message.id)


def forms(message: Message) -> list[str]:
    """Return a message's translations, one for each plural form; nothing if one is missing."""
    strings = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    found = [str(each) for each in strings if each]
    return found if len(found) == len(strings) else []
