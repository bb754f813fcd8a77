"""LibreOffice as a tool: what it must not do with a stranger's file."""

from __future__ import annotations

import io
import re
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest
from docx import Document
from PIL import Image
from pptx import Presentation

from mkmaterials.app.libreoffice import converted
from support import need_tool

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMS = {"a.docx": "pdf:writer_pdf_Export", "a.pptx": "pdf:impress_pdf_Export"}


@pytest.fixture
def listener() -> Iterator[tuple[int, list[str]]]:
    """A web server on this computer: its port, and what was asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline().decode("latin-1"))

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port, asked
    server.shutdown()
    server.server_close()
    thread.join()


def with_linked_picture(name: str, port: int) -> bytes:
    """Return a file whose picture lies elsewhere."""
    picture, out = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (40, 40)).save(picture, "PNG")
    if name.endswith(".docx"):
        document = Document()
        document.add_picture(picture)
        document.save(out)
    else:
        deck = Presentation()
        deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_picture(picture, 0, 0)
        deck.save(out)
    address = f'Target="http://127.0.0.1:{port}/spy.png" TargetMode="External"'.encode()
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(out.getvalue())) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            if part.endswith(".rels"):
                data = re.sub(rb'Target="[./]*media/image1.png"', address, data)
            new.writestr(part, data.replace(b"r:embed=", b"r:link="))
    return made.getvalue()


@pytest.mark.parametrize("name", FORMS)
def test_nothing_is_fetched_from_outside_a_document(
    name: str, listener: tuple[int, list[str]]
) -> None:
    program = need_tool("soffice")
    port, asked = listener
    data = with_linked_picture(name, port)
    assert f"127.0.0.1:{port}".encode() in b"".join(
        zipfile.ZipFile(io.BytesIO(data)).read(part)
        for part in zipfile.ZipFile(io.BytesIO(data)).namelist()
    )
    made = converted(program, {name: data}, FORMS[name], {})
    assert made[name].startswith(b"%PDF")
    assert asked == []
