"""Web addresses: fetched with a time-out and a size limit, never from inside the own network."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from mkmaterials.errors import SourceError
from mkmaterials.messages import N_, _

MOST_BYTES: Final = 10 * 1024 * 1024
MOST_REDIRECTS: Final = 5
TIMEOUT: Final = 20.0  # seconds, for the whole
_REDIRECTS: Final = {301, 302, 303, 307, 308}
_AGENT: Final = "mkmaterials (reads one press release at a person's request)"
_TRY: Final = N_("check the address in a browser, or save the page and name the file.")


def fetch(address: str, *, allow_private: bool = False) -> tuple[str, str, bytes]:
    """Fetch a page.

    Args:
        address: an http or https address.
        allow_private: allow addresses of the own computer and network.

    Returns:
        The address that answered in the end, its media type, and its bytes.

    Raises:
        SourceError: not found, not reachable, too large, too slow, a redirect to something
            else than http(s), or a private address.
    """
    deadline = time.monotonic() + TIMEOUT
    current = address
    for __ in range(MOST_REDIRECTS + 1):
        parts = _checked(current, address)
        try:
            status, headers, body = _get(parts, address, deadline, allow_private=allow_private)
        except (OSError, http.client.HTTPException) as error:
            raise SourceError(_why(error), where=address, hint=_(_TRY)) from error
        if status in _REDIRECTS and "location" in headers:
            current = urljoin(current, headers["location"])
            continue
        if status != http.client.OK:
            answer = f"{status} {http.client.responses.get(status, '')}".strip()
            raise SourceError(
                # Translators: {answer} is what web sites say, in English: 404 Not Found.
                _("the site answers: {answer}", answer=answer),
                where=address,
                hint=_(_TRY),
            )
        return current, headers.get("content-type", "text/html").partition(";")[0].strip(), body
    message = _("the address leads on and on: more than {number} redirects", number=MOST_REDIRECTS)
    raise SourceError(message, where=address, hint=_(_TRY))


def _why(error: OSError | http.client.HTTPException) -> str:
    """Return in words why a page could not be fetched."""
    if isinstance(error, TimeoutError):
        return _("the page did not answer in time")
    if isinstance(error, socket.gaierror):
        return _("there is no such site, or this computer is not connected to the internet")
    if isinstance(error, ssl.SSLCertVerificationError):
        return _("the site cannot prove that it is what it says: its certificate is not valid")
    if isinstance(error, ConnectionRefusedError):
        return _("there is nothing at this address that answers")
    return _("cannot be fetched ({reason})", reason=error)


def _checked(current: str, address: str) -> SplitResult:
    parts = urlsplit(current)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        message = _("leads to {address!r}, which is no http or https address", address=current)
        raise SourceError(message, where=address)
    return parts


def _get(
    parts: SplitResult, address: str, deadline: float, *, allow_private: bool
) -> tuple[int, dict[str, str], bytes]:
    host = parts.hostname or ""
    secure = parts.scheme == "https"
    connection = _connect(
        host, parts.port or (443 if secure else 80), address, deadline, allow_private
    )
    try:
        sock: socket.socket = connection
        if secure:
            sock = ssl.create_default_context().wrap_socket(connection, server_hostname=host)
        client = http.client.HTTPConnection(host, parts.port, timeout=TIMEOUT)
        client.sock = sock
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        client.request("GET", target, headers={"User-Agent": _AGENT, "Accept-Encoding": "identity"})
        answer = client.getresponse()
        headers = {key.lower(): value for key, value in answer.getheaders()}
        return answer.status, headers, _body(answer, sock, address, deadline)
    finally:
        connection.close()


def _connect(
    host: str,
    port: int,
    address: str,
    deadline: float,
    allow_private: bool,  # noqa: FBT001
) -> socket.socket:
    """Connect to an address that was checked: the name is not looked up a second time."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for one in found:
        number = ipaddress.ip_address(str(one[-1][0]).partition("%")[0])
        if not (allow_private or number.is_global) or number.is_multicast:
            raise SourceError(
                _(
                    "{host} is an address of this computer or network ({number})",
                    host=host,
                    number=number,
                ),
                where=address,
                hint=_("if you mean it, add --allow-private."),
            )
    family, kind, protocol, __, where = found[0]
    sock = socket.socket(family, kind, protocol)
    sock.settimeout(max(0.1, deadline - time.monotonic()))
    sock.connect(where)
    return sock


def _body(
    answer: http.client.HTTPResponse, sock: socket.socket, address: str, deadline: float
) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while True:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        sock.settimeout(left)
        chunk = answer.read1(65536)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
        size += len(chunk)
        if size > MOST_BYTES:
            message = _("the page is larger than {size} MB", size=MOST_BYTES // 1024 // 1024)
            raise SourceError(message, where=address)
