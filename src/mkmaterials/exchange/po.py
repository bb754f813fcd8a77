"""PO files (gettext), as Poedit, Virtaal, OmegaT and translation platforms read and write them."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, Final

from mkmaterials.errors import TranslationError, at_line
from mkmaterials.exchange.bundle import NO_STAMP, Bundle, Entry, State, stamped
from mkmaterials.messages import N_, _
from mkmaterials.wording.po_lines import NO_MARKS, malformed_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from babel.messages.catalog import Catalog, Message

_WIDTH: Final = 92
# Translators: a remark at the top of a file for translators, in lines of 78 characters at most.
_HEADER: Final = N_("""\
Texts of one event for translation. Translate each 'msgstr'; leave 'msgid' and
'msgctxt' as they are. Leave out quotation marks around a whole quotation: the
documents have their own.
""")
_NO_USE: Final = re.compile(
    rb'^"(?:POT-Creation-Date|PO-Revision-Date|Report-Msgid-Bugs-To|Language-Team): [^"]*"\n',
    re.MULTILINE,
)
_PROGRAMS: Final = {"python-format", "python-brace-format"}  # "50% of them" is no program's text
_NOBODY: Final = "FULL NAME"  # what an empty header says
_ESCAPE: Final = re.compile(rb"\\(.)")
_CONTROLS: Final = {b"v": b"\v", b"f": b"\f", b"a": b"\a", b"b": b"\b"}


def write_po(bundle: Bundle) -> bytes:
    """Return a bundle as a PO file."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po as write

    catalog = Catalog(
        project=bundle.source,
        version=NO_STAMP,
        header_comment="\n".join(f"# {line}" for line in _(_HEADER).splitlines()),
        fuzzy=False,
    )
    if bundle.translator:
        catalog.last_translator = bundle.translator
    catalog.locale = bundle.language.replace("-", "_")
    for entry in bundle.entries:
        message = catalog.add(
            entry.original,
            entry.translation,
            flags={"fuzzy"} if entry.state == "unsure" else (),
            auto_comments=[_one_line(note) for note in entry.notes],
            previous_id=entry.before,
            context=entry.id,
        )
        message.flags -= _PROGRAMS
    stream = io.BytesIO()
    write(stream, catalog, width=_WIDTH, include_previous=True)
    return stamped(_NO_USE.sub(b"", stream.getvalue()))


def read_po(data: bytes, where: str) -> Bundle:
    """Read a PO file.

    Args:
        data: the file.
        where: its name, for messages.

    Raises:
        TranslationError: it is no PO file, or a line in it is wrong.
    """
    from babel.messages.pofile import PoFileError
    from babel.messages.pofile import read_po as read

    plain = _ESCAPE.sub(lambda match: _CONTROLS.get(match[1], match[0]), data)
    try:
        catalog = read(
            io.BytesIO(plain.removeprefix(b"\xef\xbb\xbf")),
            ignore_obsolete=True,
            abort_invalid=True,
        )
    except PoFileError as error:
        raise TranslationError(
            _("this is not a valid PO file: a line is no msgctxt, msgid, msgstr or comment"),
            where=at_line(where, error.lineno + 1) if error.lineno else where,
            hint=_("open it in a translator's program, such as Poedit, and save it anew."),
        ) from error
    except (LookupError, ValueError, IndexError, AttributeError) as error:
        undecodable = isinstance(error, UnicodeDecodeError)
        raise TranslationError(
            _("the file is not UTF-8 text")
            if undecodable
            else _("this PO file cannot be read ({reason})", reason=error),
            where=where,
            hint=_("save it as UTF-8 in a translator's program, such as Poedit."),
        ) from error
    _refuse_malformed(data.decode(catalog.charset or "utf-8", "replace"), where)
    return Bundle(
        source=catalog.project or "",
        source_language="",
        language=str(catalog.locale_identifier or "").replace("_", "-"),
        entries=tuple(_entries(catalog)),
        translator=_person(catalog.last_translator),
    )


def _refuse_malformed(text: str, where: str) -> None:
    """Refuse a file with a line of which Babel would drop letters.

    Raises:
        TranslationError: there is one.
    """
    line = malformed_line(text)
    if line is not None:
        raise TranslationError(
            _("a text in this PO file does not begin and end with a quotation mark"),
            where=at_line(where, line),
            hint=_(NO_MARKS),
        )


def _entries(catalog: Catalog) -> Iterable[Entry]:
    for message in catalog:
        if message.id:
            yield _entry(message)


def _entry(message: Message) -> Entry:
    original = _only(message.id)
    made = _only(message.string)
    state: State = "unsure" if message.fuzzy else "done"
    return Entry(
        id=message.context or "",
        original=original,
        translation=made,
        state=state if made.strip() else "empty",
        place=_("line {number}", number=message.lineno) if message.lineno else "",
    )


def _only(text: Any) -> str:
    """Return a text; of plural forms, which we never write, the first."""
    return str(text if isinstance(text, str) else (text or ("",))[0])


def _person(translator: str | None) -> str:
    """Return the name in ``Name <address>``; "" for what an empty header says."""
    name = (translator or "").partition("<")[0].strip()
    return "" if name.startswith(_NOBODY) else name


def _one_line(note: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in note).split())
