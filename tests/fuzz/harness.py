"""Feeds the engine with what atheris makes up: files, parts and tags. Whatever it is, it is
rendered or refused with a reason.

    pip install atheris        # in a virtual environment of its own, with the run-time dependencies
    PYTHONPATH=src python tests/fuzz/harness.py -max_total_time=600 [FOLDER OF FINDINGS]

What was found is an input of a test once it is mended: see test_harness.py.
"""

from __future__ import annotations

import os
import sys
import tempfile
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any

import docx
import pptx
from lxml import etree

from mkmaterials.errors import TemplateError
from mkmaterials.office.archive import pack
from mkmaterials.office.compile import compile_template
from mkmaterials.office.template import Template

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUES: dict[str, Any] = {
    "a": "Trust & <safety>\n\t{{ x }}",
    "b": "",
    "n": 7,
    "items": ["x", "", "**y**"],
    "people": [{"name": "Ana", "tasks": ["one"]}, {"name": "", "tasks": []}],
    "rich": [{"text": "r", "bold": True}],
}
_LINES = (
    "{{ a }} and {{ items|join(', ') }}",
    "{%p for i in people %}",
    "{{ i.name }}: {{r rich }} {{ i.tasks|and_list }}",
    "{%p endfor %}",
    "{% if b %}x{% else %}{{ n + 1 }}{% endif %}",
)
_WHOLE, _EDITED, _TEXT = range(3)


class Pieces:
    """Hands out parts of an input, as atheris's own provider does."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def number(self, most: int) -> int:
        """Return a number from 0 to `most`."""
        taken, self._data = self._data[:3], self._data[3:]
        return int.from_bytes(taken, "big") % (most + 1)

    def some(self, most: int) -> bytes:
        """Return up to so many bytes."""
        count = self.number(most)
        taken, self._data = self._data[:count], self._data[count:]
        return taken

    def rest(self) -> bytes:
        """Return what is left."""
        return self._data


def one_input(data: bytes) -> None:
    """Make a template of an input, and render it.

    Raises:
        AssertionError: the file that comes out is not sound. Any other error is a find as well.
    """
    pieces = Pieces(data)
    kind = ("docx", "pptx")[pieces.number(1)]
    way = pieces.number(2)
    if way == _WHOLE:
        _try(pieces.rest(), kind)
        return
    parts = dict(_sound(kind))
    if way == _TEXT:
        name = "word/document.xml" if kind == "docx" else "ppt/slides/slide1.xml"
        text = pieces.rest().decode("utf-8", "replace").replace("<", "{%").replace("&", "{{")
        text = "".join(letter for letter in text if letter.isprintable() or letter == " ")
        parts[name] = parts[name].replace(_LINES[0].encode(), text.replace(">", "%}").encode())
    else:
        names = sorted(name for name in parts if name.endswith((".xml", ".rels")))
        for _ in range(1 + pieces.number(3)):
            name = names[pieces.number(len(names) - 1)]
            at = pieces.number(len(parts[name]))
            end = at + pieces.number(40)
            parts[name] = parts[name][:at] + pieces.some(60) + parts[name][end:]
    _try(pack(parts.items()), kind)


def _try(data: bytes, kind: str) -> None:
    path = Path(f"t.{kind}")
    try:
        out = Template(path, compile_template(data, str(path))).render(VALUES).data
    except TemplateError as error:
        refused = error
    else:
        _read(out)
        return
    assert refused.message, "a refusal says what is wrong"
    assert refused.hint, "a refusal says what to do"


def _read(out: bytes) -> None:
    with zipfile.ZipFile(BytesIO(out)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))


@cache
def _sound(kind: str) -> dict[str, bytes]:
    made: Any
    if kind == "docx":
        made = docx.Document()
        for line in _LINES:
            made.add_paragraph(line)
        made.add_table(1, 2).rows[0].cells[0].text = "{%tr for i in items %}{{ i }}"
    else:
        made = pptx.Presentation()
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = _LINES[0]
        slide.placeholders[1].text = "\n".join(_LINES[1:])
        slide.notes_slide.notes_text_frame.text = "{%slide for p in people %}\n{{ p.name }}"
    buffer = BytesIO()
    made.save(buffer)
    with zipfile.ZipFile(buffer) as package:
        return {name: package.read(name) for name in package.namelist()}


def _functions() -> Iterator[FunctionType]:
    """Yield the engine's functions and methods."""
    for name, module in sorted(sys.modules.items()):
        if name.startswith("mkmaterials.office"):
            owners = [module, *(each for each in vars(module).values() if isinstance(each, type))]
            for owner in owners:
                found = [each for each in vars(owner).values() if isinstance(each, FunctionType)]
                yield from (each for each in found if each.__module__ == name)


def main() -> None:
    """Let atheris make up inputs until it finds something or its time is up."""
    import atheris

    os.environ["MKMATERIALS_CACHE"] = tempfile.mkdtemp()
    for kind in range(2):  # so that what is imported late is there
        one_input(kind.to_bytes(3, "big") + _TEXT.to_bytes(3, "big") + b"{{ a|date }}")
    for function in _functions():  # of all other modules, the time is better spent
        atheris.instrument_func(function)
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
