from __future__ import annotations

import http.server
import io
import threading
from typing import TYPE_CHECKING, ClassVar

import pytest

from mkmaterials.app.intake import take_in
from mkmaterials.errors import SourceError
from mkmaterials.readers import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = b"""<!DOCTYPE html><html><head><title>Officers &amp; residents meet</title></head><body>
<nav><a href="/">Home</a></nav><main><article><h1>Officers &amp; residents meet</h1>
<p>PORT ALMA, 3 May 2022 - Some 25 officers met residents of the harbour at a workshop on trust.</p>
<p>"We listen first, and then we act, with those who live here," said Ilse Maron, Head of the
Harbour Unit.</p></article></main></body></html>"""


class _Site(http.server.BaseHTTPRequestHandler):
    pages: ClassVar[dict[str, tuple[int, dict[str, str], bytes]]] = {
        "/news": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE),
        "/moved": (302, {"Location": "/news"}, b""),
        "/round": (302, {"Location": "/round"}, b""),
        "/file": (302, {"Location": "file:///etc/hostname"}, b""),
        "/zip": (200, {"Content-Type": "application/zip"}, b"PK"),
        "/large": (200, {"Content-Type": "text/html"}, b"x" * (11 * 1024 * 1024)),
    }

    def do_GET(self) -> None:
        status, headers, body = self.pages.get(self.path, (404, {}, b"no"))
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:  # the reader has had enough
            return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("page", ["/news", "/moved"])
def test_a_web_page_becomes_a_file_in_seeds_that_knows_its_address(
    site: str, page: str, tmp_path: Path
) -> None:
    path = take_in(site + page, tmp_path, allow_private=True)
    assert path == tmp_path / "seeds" / "officers-residents-meet.html"
    release, _ = read(path)
    assert release.title == "Officers & residents meet"
    assert release.address == site + page
    assert take_in(site + page, tmp_path, allow_private=True) == path


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("/missing", "404"),
        ("/round", "more than 5 redirects"),
        ("/file", "no http or https address"),
        ("/zip", "application/zip"),
        ("/large", "larger than 10 MB"),
    ],
)
def test_what_is_no_page_is_refused(site: str, page: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=said):
        take_in(site + page, tmp_path, allow_private=True)
    assert not (tmp_path / "seeds").exists()


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/",
        "http://localhost:1/",
        "http://[::1]:1/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest",
        "http://0.0.0.0:1/",
        "https://192.168.1.1/",
    ],
)
def test_addresses_of_the_own_network_are_refused_unless_asked_for(
    address: str, tmp_path: Path
) -> None:
    with pytest.raises(SourceError, match="this computer or network") as caught:
        take_in(address, tmp_path)
    assert "--allow-private" in caught.value.hint


def test_a_redirect_into_the_own_network_is_refused(
    site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(_Site.pages, "/inside", (302, {"Location": "http://10.1.2.3/secret"}, b""))
    from mkmaterials.readers import address as reader

    real = reader._connect  # noqa: SLF001 - the one door to the network

    def connect(host: str, port: int, address: str, deadline: float, allow: bool) -> object:  # noqa: FBT001
        return real(host, port, address, deadline, allow or host == "127.0.0.1")

    monkeypatch.setattr(reader, "_connect", connect)
    with pytest.raises(SourceError, match=r"10\.1\.2\.3"):
        take_in(f"{site}/inside", tmp_path)


def test_standard_input_becomes_a_file_in_seeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stdin:
        buffer = io.BytesIO(b"Officers meet\nOn 3 May 2022, officers met residents.")

    monkeypatch.setattr("sys.stdin", Stdin)
    path = take_in("-", tmp_path)
    assert path == tmp_path / "seeds" / "officers-meet.txt"
    assert path.read_bytes().startswith(b"Officers meet\n")


def test_another_text_of_the_same_title_gets_a_name_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, text in enumerate((b"Title\nOne text.", b"Title\nAnother text."), 1):
        stdin = type("Stdin", (), {"buffer": io.BytesIO(text)})
        monkeypatch.setattr("sys.stdin", stdin)
        name = "title.txt" if number == 1 else "title-2.txt"
        assert take_in("-", tmp_path) == tmp_path / "seeds" / name
