"""A language that nobody speaks: every text of our own in ⟦brackets⟧, and a good deal longer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkmaterials.office import tags
from mkmaterials.office.agreement import MARK, printed_words
from mkmaterials.wording import po
from mkmaterials.wording.locales import locale

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Message

CODE = "eo"
_LETTER = re.compile(r"[^\W\d_]")
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_PLACEHOLDER = re.compile(r"(\{\w+\})")


def bracketed(text: str) -> str:
    """Return a text in brackets, a third longer; blanks at its edges stay outside."""
    edges = _EDGES.fullmatch(text)
    assert edges
    before, inner, after = edges.groups()
    if not _LETTER.search(inner):
        return text
    return f"{before}⟦{inner}{'~' * (len(inner) // 3)}⟧{after}"


def template_text(text: str) -> str:
    """Return a template's text with all words between tags and marks in brackets."""
    out, position = [], 0
    for hit in [*tags.find(text), None]:
        end = len(text) if hit is None else hit.start
        plain = text[position:end]
        marks = [match.group() for match in MARK.finditer(plain)]
        pieces = [bracketed(piece) for piece in MARK.sub("\0", plain).split("\0")]
        out.append(pieces[0] + "".join(map("".join, zip(marks, pieces[1:], strict=True))))
        if hit is None:
            break
        tag = text[hit.start : hit.end]
        for word in printed_words(hit.tag) if hit.tag else ():
            tag = tag.replace(f"'{word}'", f"'⟦{word}⟧'")
        out.append(tag)
        position = hit.end
    return "".join(out)


def label_text(text: str) -> str:
    """Return a label with all words between placeholders in brackets."""
    return "".join(
        piece if _PLACEHOLDER.fullmatch(piece) else bracketed(piece)
        for piece in _PLACEHOLDER.split(text)
    )


def write_pseudo(templates: Path, folder: Path, code: str = CODE) -> None:
    """Write the catalogues of the language that nobody speaks.

    Args:
        templates: folder with the POT files.
        folder: ``locale`` folder to write to.
        code: under which they are written.
    """
    for name in ("documents", "activities"):
        catalogue = po.read((templates / f"{name}.pot").read_bytes())
        new = po.PoFile(locale=locale(code), fuzzy=False)
        new.own[po.READ_BY] = "no"
        for message in catalogue:
            if message.id:
                _add(new, message, is_exercise=name == "activities")
        path = folder / code / f"{name}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(po.written(new))


def _add(new: po.PoFile, message: Message, *, is_exercise: bool) -> None:
    if message.context == "check.letters":  # letters of answers, not a word
        new.add(message.id, str(message.id), context=message.context)
        return
    make = bracketed if is_exercise else label_text if message.context else template_text
    if isinstance(message.id, (list, tuple)):
        several = (make(str(message.id[-1])),) * new.num_plurals
        new.add(message.id, several, context=message.context)
    else:
        new.add(message.id, make(str(message.id)), context=message.context)
